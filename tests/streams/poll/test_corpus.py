"""Feed files read through parser processes: one line each, in order, whatever one of them does to its parser."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from tests.fakes.feeds import NOW, entries, rss

from tocsin.streams.poll.corpus import parse_files
from tocsin.streams.poll.pool import ParserPool


async def answers(paths: Sequence[Path], pool: ParserPool) -> list[dict[str, Any]]:
    return [orjson.loads(line) async for line in parse_files(paths, pool, now=NOW)]


async def test_answers_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = []
    for number in range(1, 25):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(rss(entries(number if number % 5 else 300)))
        paths.append(path)
    async with ParserPool(2) as pool:
        found = await answers(paths, pool)
    assert [answer["file"] for answer in found] == [str(path) for path in paths]
    assert [len(answer["articles"]) for answer in found] == [n if n % 5 else 300 for n in range(1, 25)]


async def test_a_file_that_hangs_its_parser_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    """A pipe that nobody writes to: reading it never ends by itself."""
    paths = [tmp_path / name for name in ("a.xml", "hangs.xml", "b.xml")]
    for path in (paths[0], paths[2]):
        path.write_bytes(rss(entries(2)))
    os.mkfifo(paths[1])
    async with ParserPool(1, seconds_max=20.0) as pool:
        assert len(await answers(paths[:1], pool)) == 1
        pool.seconds_max, start = 2.0, time.monotonic()
        found = await answers(paths, pool)
        assert time.monotonic() - start < 15
        assert pool.killed == 1
    assert [len(answer["articles"]) for answer in found] == [2, 0, 2]
    assert found[1]["problems"] == ["not parsed within 2 s"]
    assert found[1]["format"] == ""


async def test_a_file_name_that_is_no_text_is_read_and_shown_without_lone_surrogates(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xff\xed\xa0\x80.xml"))
    path.write_bytes(rss(entries(1)))
    async with ParserPool(1) as pool:
        (answer,) = await answers([path], pool)
    assert len(answer["articles"]) == 1
    answer["file"].encode()
    assert answer["file"].startswith(str(tmp_path / "f"))
