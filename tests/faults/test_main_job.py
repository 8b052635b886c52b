"""The main job on real input: an article with five claimants as a feed item over HTTP, all the way to a phone, a page and a table."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

import duckdb
import httpx
import orjson
import pytest
from standardwebhooks.webhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.faults.world import free_port
from tocsin.desk.serving import serving

SEED = (Path(__file__).parents[1] / "agents" / "seed.txt").read_text(encoding="utf-8")
TITLE = "Washington stands by Pakistan as it bombs Afghan cities"
SECRET = "whsec_dG9jc2luLXRlc3Qtc2VjcmV0LTAxMjM0NTY3ODk="


@dataclass
class Newsroom:
    """Two outlets with a feed each, and a chat that checks signatures."""

    items: dict[str, list[str]] = field(default_factory=lambda: {"wire": ["/wire/seed"], "paper": []})
    polls: Counter[str] = field(default_factory=Counter)
    rung: list[dict[str, Any]] = field(default_factory=list)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))  # noqa: TID251 - news is of today, or it is history

    async def feed(self, request: Request) -> Response:
        name = request.path_params["name"]
        self.polls[name] += 1
        base = str(request.base_url).rstrip("/")
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in SEED.split("\n\n"))
        entries = "".join(
            f"<item><title>{escape(TITLE)}</title><link>{base}{path}</link><guid>{base}{path}</guid>"
            f"<pubDate>{format_datetime(self.at)}</pubDate><description>{escape(paragraphs)}</description></item>"
            for path in self.items[name]
        )
        return Response(
            f'<rss version="2.0"><channel><title>{name}</title>{entries}</channel></rss>',
            media_type="application/rss+xml",
        )

    async def hook(self, request: Request) -> Response:
        body = await request.body()
        Webhook(SECRET).verify(body, dict(request.headers))
        self.rung.append(orjson.loads(body))
        return Response(status_code=204)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        app = Starlette(routes=[Route("/feed/{name}", self.feed), Route("/hook", self.hook, methods=["POST"])])
        async with serving(app) as url:
            yield url


async def until(done: Any, timeout_s: float, what: str) -> None:
    for _ in range(int(timeout_s / 0.1)):
        if await done():
            return
        await asyncio.sleep(0.1)
    pytest.fail(f"not within {timeout_s} s: {what}")


async def test_the_seed_article_is_polled_read_linked_rung_shown_and_stored(tmp_path: Path) -> None:
    newsroom = Newsroom()
    desk, health = free_port(), free_port()
    async with newsroom.open() as base, httpx.AsyncClient(base_url=f"http://127.0.0.1:{desk}") as page:
        (tmp_path / "tocsin.toml").write_text(
            f'[poll]\nallow_private = ["127.0.0.1"]\nhost_spacing_s = 0.02\n[desk]\nport = {desk}\n[worker]\nport = {health}\n'
            f'[store]\nduckdb = "store.duckdb"\n[[destinations]]\nname = "phone"\n'
            f'kind = "webhook"\nurl = "{base}/hook"\nsecret_ref = "env:SECRET"\nallow_private = true\n'
        )
        (tmp_path / "feeds.toml").write_text(
            "".join(
                f'[[feed]]\nid = "{n}"\nurl = "{base}/feed/{n}"\noutlet = "The {n}"\ninterval = "1s"\n'
                for n in newsroom.items
            )
        )
        log = tmp_path / "log"
        process = subprocess.Popen(
            [sys.executable, "-m", "tocsin.cli", "run"],
            cwd=tmp_path,
            env=dict(os.environ, SECRET=SECRET),
            stdout=log.open("wb"),
            stderr=subprocess.STDOUT,
        )
        try:

            async def rung() -> bool:
                assert process.poll() is None, log.read_text()
                return len(newsroom.rung) > 0

            await until(rung, 60, "the webhook")
            again = newsroom.polls["wire"] + 2

            async def polled_again() -> bool:
                return newsroom.polls["wire"] >= again

            await until(polled_again, 20, "two more polls")
            newsroom.items["paper"].append("/paper/the-same-story")

            async def copy_seen() -> bool:
                events = (await page.get("/api/events")).json()["events"]
                return any(e["article"]["outlet"] == "The paper" for e in events)

            await until(copy_seen, 20, "the copy under another address on the desk")
            await asyncio.sleep(1.5)
            alerts = (await page.get("/api/alerts")).json()["alerts"]
            words = (await page.get(f"/api/article/{alerts[0]['alert']['evidence'][0]['article_id']}")).json()
        finally:
            process.terminate()
            process.wait(30)

    assert [body["type"] for body in newsroom.rung] == ["alert.raised"], "it rings once"
    assert len(alerts) == 1
    quote = alerts[0]["alert"]["evidence"][0]["evidence"]
    assert words["article"]["text"][quote["start"] : quote["end"]] == quote["text"]
    rows = duckdb.connect(str(tmp_path / "store.duckdb"), read_only=True)
    stored = dict(
        rows.execute("SELECT low, claimant FROM claims WHERE scope = 'current' AND effect = 'killed'").fetchall()
    )
    assert {55, 13, 297, 12, 19} <= stored.keys()
    assert "Mujahid" in stored[55]
    assert "Fitrat" in stored[19]
    assert rows.execute("SELECT count(DISTINCT alert_id) FROM alerts").fetchone() == (1,)
