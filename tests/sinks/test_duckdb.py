"""The DuckDB file: shared with readers, safe from kill -9, and foreign files are left alone."""

from __future__ import annotations

import asyncio
import random
import signal
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from tests.sinks.story import ALERT, ARTICLE, INCIDENT, stored

from tocsin.errors import Retryable, StoreError
from tocsin.sinks import DuckDBSink, open_duckdb
from tocsin.sinks.duckdb import LAYOUT

KILLS = 5

# A writer in a process of its own: batch n stores articles n*10 … n*10+9 and the position n+1.
WRITER = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from tocsin.schemas import Article
from tocsin.schemas.jsonschema import example_path
from tocsin.sinks import DuckDBSink, Stored

async def main():
    article = Article.decode(example_path(Article).read_bytes())
    sink = DuckDBSink(Path(sys.argv[1]))
    await sink.open()
    batch = (await sink.positions()).get(("t", 0), 0)
    while True:
        rows = [Stored(Article, "", replace(article, article_id=f"art-{batch * 10 + i}")) for i in range(10)]
        batch += 1
        await sink.write(rows, {("t", 0): batch})
        print(batch, flush=True)

asyncio.run(main())
"""


async def test_killed_at_any_moment_rows_and_positions_agree(tmp_path: Path) -> None:
    path, chance, seen = tmp_path / "w.duckdb", random.Random(11), 0
    for _ in range(KILLS):
        writer = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(path), stdout=asyncio.subprocess.PIPE
        )
        assert writer.stdout is not None
        told = [int(await writer.stdout.readline()) for _ in range(chance.randint(1, 4))]
        await asyncio.sleep(chance.uniform(0.0, 0.06))
        writer.send_signal(signal.SIGKILL)
        await writer.wait()
        sink = DuckDBSink(path)
        await sink.open()
        position = (await sink.positions()).get(("t", 0), 0)
        await sink.close()
        with duckdb.connect(path, read_only=True) as database:
            (rows,) = database.execute("SELECT count(*) FROM articles").fetchall()[0]
        assert rows == position * 10
        assert position >= told[-1] > seen
        seen = position


async def test_other_programs_can_read_between_batches(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sink = DuckDBSink(path)
    await sink.open()
    await sink.write(stored(ARTICLE), {})
    with duckdb.connect(path, read_only=True) as database:
        assert database.execute("SELECT title FROM articles").fetchall() == [(ARTICLE.title,)]
    await sink.write(stored(replace(ARTICLE, revision=2)), {})
    await sink.close()


async def test_while_another_program_holds_the_file_a_batch_waits(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sink = DuckDBSink(path)
    await sink.open()
    holder = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()",
        str(path),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert await holder.stdout.readline() == b"held\n"
    with pytest.raises(Retryable, match="is open in another program"):
        await sink.write(stored(ARTICLE), {})
    holder.stdin.close()
    await holder.wait()
    await sink.write(stored(ARTICLE), {})
    await sink.close()


async def test_a_file_of_something_else_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photo.duckdb"
    path.write_bytes(b"\x89PNG not a warehouse" * 1_000)
    sink = DuckDBSink(path)
    with pytest.raises(StoreError, match=r"photo.duckdb cannot be used: .*left untouched"):
        await sink.open()
    await sink.close()
    assert path.read_bytes() == b"\x89PNG not a warehouse" * 1_000


async def test_a_file_of_another_layout_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sink = DuckDBSink(path)
    await sink.open()
    with duckdb.connect(path) as database:
        database.execute("UPDATE tocsin_layout SET layout = ?", [LAYOUT + 1])
    with pytest.raises(StoreError, match="move it away"):
        await sink.open()
    await sink.close()


async def test_a_column_of_a_later_release_is_added_to_an_old_file(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sink = DuckDBSink(path)
    await sink.open()
    await sink.write(stored(ARTICLE), {})
    with duckdb.connect(path) as database:
        database.execute("DROP VIEW alerts_now")
        database.execute('ALTER TABLE articles DROP COLUMN "sample"')
    await sink.open()
    await sink.write(stored(replace(ARTICLE, article_id="art-2", sample=True)), {})
    await sink.close()
    with duckdb.connect(path, read_only=True) as database:
        assert database.execute('SELECT "sample" FROM articles ORDER BY ALL').fetchall() == [(True,), (None,)]


async def test_the_view_shows_the_newest_revision_of_each_alert(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    sink = open_duckdb(path)
    await sink.open()
    await sink.write(stored(replace(ALERT, revision=3), ALERT, replace(ALERT, alert_id="other", revision=1)), {})
    await sink.close()
    with duckdb.connect(path, read_only=True) as database:
        assert sorted(database.execute("SELECT revision FROM alerts_now").fetchall()) == [(1,), (3,)]


async def test_the_query_in_the_docs_answers_who_claims_what(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "sinks.md"
    query = docs.read_text().split("```sql\n")[1].split("```")[0].replace("now()", "TIMESTAMPTZ '2026-02-28T07:00:00Z'")
    sink = DuckDBSink(tmp_path / "w.duckdb")
    await sink.open()
    await sink.write(stored(INCIDENT), {})
    await sink.close()
    with duckdb.connect(tmp_path / "w.duckdb", read_only=True) as database:
        assert database.execute(query).fetchall() == [
            ("Air strikes on Kabul and Kandahar", "Hamdullah Fitrat", "killed", "19", None)
        ]
