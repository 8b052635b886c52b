"""The command line knows the feeds that were added on the desk, and speaks over what was said there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from tocsin.cli import main
from tocsin.commands.desk import desk_app
from tocsin.commands.feedlist import FeedList
from tocsin.commands.speaker import speaker
from tocsin.core.feedlist import DESK
from tocsin.schemas import DestinationState, Feed
from tocsin.settings import Settings, load_settings
from tocsin.streams.clock import Clock
from tocsin.streams.compacted import newest
from tocsin.streams.topics import DESTINATIONS, FEEDS

HERE = Feed(feed_id="here", url="https://here.example/rss", outlet="Here", origin=DESK, said_by="Ana")
OURS = {"X-Tocsin-Desk": "1", "Origin": "http://localhost"}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    Path("feeds.toml").write_text('[[feed]]\nid = "wire"\nurl = "https://wire.example/rss"\noutlet = "Wire"\n')
    return load_settings(environ={})


async def tocsin(*args: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, main, list(args), env={"COLUMNS": "200"})


async def on_the_desk(settings: Settings, *feeds: Feed) -> None:
    """The topic as the file has it, and what was said on the desk."""
    async with speaker(settings) as sender:
        await FeedList(settings, sender).update()
        for feed in feeds:
            await (await sender.send(FEEDS, feed))


async def topic(settings: Settings) -> dict[str, Feed]:
    return await newest(settings, FEEDS, Feed)


async def test_feeds_of_the_desk_are_listed_paused_and_removed(settings: Settings) -> None:
    await on_the_desk(settings, HERE)
    listed = (await tocsin("feeds", "list")).output
    assert "desk (Ana)" in listed
    assert "wire" in listed

    assert (await tocsin("feeds", "pause", "here")).exit_code == 0
    assert (await topic(settings))["here"].enabled is False
    assert (await tocsin("feeds", "pause", "here", "--resume")).exit_code == 0
    assert (await topic(settings))["here"].enabled is True
    assert (await tocsin("feeds", "remove", "here")).exit_code == 0
    assert (await topic(settings)).keys() == {"wire"}


async def test_a_look_at_the_file_leaves_them_be(settings: Settings) -> None:
    await on_the_desk(settings, HERE)
    await on_the_desk(settings)
    assert (await topic(settings)).keys() == {"wire", "here"}
    Path("feeds.toml").unlink()
    await on_the_desk(settings)
    assert (await topic(settings)).keys() == {"wire", "here"}, "a file that is gone says nothing"


async def test_resumed_on_the_command_line_a_pause_of_the_desk_is_over(settings: Settings) -> None:
    await on_the_desk(settings)
    wire = (await topic(settings))["wire"]
    await on_the_desk(settings, replace(wire, enabled=False, said_by="Ana"))
    assert "paused on the desk" in (await tocsin("feeds", "list")).output

    assert (await tocsin("feeds", "pause", "wire", "--resume")).exit_code == 0
    await on_the_desk(settings)
    assert (await topic(settings))["wire"].enabled is True


async def test_the_desk_speaks_for_the_command_line_and_for_nobody_else(settings: Settings) -> None:
    async with speaker(settings) as sender:
        gone = DestinationState(destination="hook", disabled=True, reason="410: gone", at=Clock().now())
        await (await sender.send(DESTINATIONS, gone))
        app = desk_app(settings, send=sender)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as page:
            said = {"resume": "hook", "by": "Ana"}
            assert (await page.post("/api/destinations", json=said)).status_code == 403
            foreign = {**OURS, "Origin": "https://evil.example"}
            assert (await page.post("/api/destinations", json=said, headers=foreign)).status_code == 403
            assert (await page.post("/api/dead", json={"ids": ["dead-x"]}, headers=foreign)).status_code == 403
            answer = await page.post("/api/destinations", json=said, headers=OURS)
            assert (answer.status_code, answer.json()["done"][0]) == (202, "hook is resumed")
            assert (await page.post("/api/destinations", json=said, headers=OURS)).status_code == 422
            assert (await page.post("/api/dead", json={"ids": ["dead-x"]}, headers=OURS)).status_code == 422
            assert (await page.post("/api/dead", json=["dead-x"], headers=OURS)).status_code == 422
        states = await newest(settings, DESTINATIONS, DestinationState)
    assert (states["hook"].disabled, states["hook"].by) == (False, "Ana")
