"""What a compacted topic holds, as commands read it: the newest of each key, whatever else lies there."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tocsin.schemas import Feed
from tocsin.settings import Settings
from tocsin.streams.compacted import newest, said
from tocsin.streams.embedded.log import Log
from tocsin.streams.topics import FEEDS


def feed(feed_id: str, url: str = "https://a.example/feed") -> bytes:
    return Feed(feed_id=feed_id, url=url, outlet="A").encode()


async def written(home: Path, *records: tuple[bytes, bytes | None]) -> Settings:
    settings = Settings(home=home)
    settings.data_path.mkdir(parents=True)
    log = Log(settings.data_path / "tocsin.db")
    topic = await log.create("tocsin.feeds", 1)
    for key, value in records:
        log.append(topic.partitions[0], key, value, timestamp_ms=0)
    await log.flush()
    log.close()
    return settings


async def test_the_newest_value_of_each_key_is_held_and_a_tombstone_removes_it(tmp_path: Path) -> None:
    settings = await written(
        tmp_path, (b"a", feed("a")), (b"b", feed("b")), (b"a", feed("a", "https://new.example/feed")), (b"b", None),
        (b"c", None), (b"c", feed("c")),
    )  # fmt: skip
    held = await newest(settings, FEEDS, Feed)
    assert {key: value.url for key, value in held.items()} == {
        "a": "https://new.example/feed",
        "c": "https://a.example/feed",
    }
    assert [(key, value is None) async for key, value in said(settings, FEEDS, Feed)] == [
        ("a", False), ("b", False), ("a", False), ("b", True), ("c", True), ("c", False),
    ]  # fmt: skip


async def test_a_record_that_is_no_noun_is_passed_over_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = await written(tmp_path, (b"a", feed("a")), (b"\xff", b"{"), (b"a", b'{"feed_id": 5}'))
    with caplog.at_level(logging.WARNING):
        assert list(await newest(settings, FEEDS, Feed)) == ["a"]
    assert [line.split(" passed")[0] for line in caplog.messages] == ["tocsin.feeds/0/1", "tocsin.feeds/0/2"]


async def test_a_log_that_is_not_made_yet_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert await newest(settings, FEEDS, Feed) == {}
    assert list(tmp_path.iterdir()) == []
