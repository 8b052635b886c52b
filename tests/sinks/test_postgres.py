"""PostgreSQL: many writers and readers, a server that goes away, and errors that show no password."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import asyncpg
import orjson
import pytest
from tests.sinks.story import ALERT, ARTICLE, INCIDENT, stored
from tests.sinks.warehouses import InPostgres

from tocsin.errors import Retryable, SettingsError, StoreError
from tocsin.schemas import Incident
from tocsin.sinks import PostgresSink, Stored, open_postgres
from tocsin.sinks.postgres import LAYOUT, rows_text
from tocsin.sinks.tables import INCIDENTS


@pytest.fixture
async def place(tmp_path: Path, postgres_server: Callable[[], str]) -> InPostgres:
    place = InPostgres(tmp_path, postgres_server())
    await place.prepare()
    return place


async def test_two_writers_at_once_leave_the_newest(place: InPostgres) -> None:
    first, second = place.sink(), place.sink()
    await asyncio.gather(first.open(), second.open())
    writes = [
        sink.write(stored(replace(INCIDENT, revision=revision)), {})
        for sink in (first, second)
        for revision in (3, 9, 5, 1)
    ]
    await asyncio.gather(*writes)
    await first.close()
    await second.close()
    assert [row["revision"] for row in (await place.rows())["incidents"]] == [9]


async def test_after_the_server_cut_the_connection_the_next_try_makes_a_new_one(place: InPostgres) -> None:
    sink = place.sink()
    await sink.open()
    admin = await asyncpg.connect(place.url)
    await admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tocsin' AND datname = $1",
        place.name,
    )
    with pytest.raises(Retryable):
        await sink.write(stored(ARTICLE), {("t", 0): 1})
    await sink.write(stored(ARTICLE), {("t", 0): 1})
    await sink.close()
    await admin.close()
    assert len((await place.rows())["articles"]) == 1


async def test_nobody_there_is_retryable_and_shows_no_password() -> None:
    sink = PostgresSink("postgresql://tocsin:hunter2@127.0.0.1:9/none")
    with pytest.raises(Retryable) as caught:
        await sink.open()
    assert "hunter2" not in str(caught.value) + repr(sink)


async def test_a_user_that_may_not_write_is_told_to_the_operator(place: InPostgres) -> None:
    admin = await asyncpg.connect(place.url)
    await admin.execute(f"CREATE ROLE guest_{place.name} LOGIN")
    sink = PostgresSink(place.url.replace("tocsin@", f"guest_{place.name}@"))
    with pytest.raises(StoreError, match="permission denied"):
        await sink.open()
    await sink.close()
    await admin.close()


async def test_a_schema_of_another_layout_says_what_to_do(place: InPostgres) -> None:
    sink = place.sink()
    await sink.open()
    admin = await asyncpg.connect(place.url)
    await admin.execute("UPDATE tocsin.layout SET layout = $1", LAYOUT + 1)
    with pytest.raises(StoreError, match="rename it"):
        await sink.open()
    await admin.close()
    await sink.close()


async def test_a_column_of_a_later_release_is_added_to_old_tables(place: InPostgres) -> None:
    sink = place.sink()
    await sink.open()
    admin = await asyncpg.connect(place.url)
    await admin.execute("ALTER TABLE tocsin.articles DROP COLUMN sample")
    await sink.open()
    await sink.write(stored(replace(ARTICLE, sample=True)), {})
    assert [row["sample"] for row in (await place.rows())["articles"]] == [True]
    await admin.close()
    await sink.close()


async def test_the_view_shows_the_newest_revision_of_each_alert(place: InPostgres) -> None:
    sink = place.sink()
    await sink.open()
    await sink.write(stored(replace(ALERT, revision=3), ALERT, replace(ALERT, alert_id="other", revision=1)), {})
    admin = await asyncpg.connect(place.url)
    found = await admin.fetch("SELECT revision FROM tocsin.alerts_now ORDER BY revision")
    assert [row[0] for row in found] == [1, 3]
    await admin.close()
    await sink.close()


TEXTS = {"\x00": "�", "a\x00b": "a�b", "\\u0000": "\\u0000", "\\\x00": "\\�", "\\\\u0000": "\\\\u0000"}


@pytest.mark.parametrize("text", TEXTS)
def test_the_character_postgresql_has_not_is_replaced_and_no_other(text: str) -> None:
    row = INCIDENTS.row(replace(INCIDENT, headline=text, tolls=(replace(INCIDENT.tolls[0], outlet=text),)))
    (told,) = orjson.loads(rows_text(INCIDENTS, [row]))
    assert told["headline"] == TEXTS[text]
    assert orjson.loads(told["tolls"])[0]["outlet"] == TEXTS[text]


async def test_a_tombstone_with_that_character_finds_its_row(place: InPostgres) -> None:
    sink = place.sink()
    await sink.open()
    await sink.write(stored(replace(INCIDENT, incident_id="a\0b")), {})
    await sink.write([Stored(Incident, "a\0b", None)], {})
    await sink.close()
    assert (await place.rows())["incidents"] == []


def test_an_address_of_something_else_is_refused_without_being_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        open_postgres("mysql://root:hunter2@host/db")
    assert "postgresql://user@host/database" in str(caught.value)
    assert "hunter2" not in str(caught.value)
