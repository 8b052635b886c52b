"""A hub pushes what a feed has, long before the next poll would find it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.faults.world import free_port
from tocsin.desk.serving import serving
from tocsin.schemas import Article
from tocsin.streams.tail import read_all


class Hub:
    """A hub and the one feed it speaks for."""

    def __init__(self) -> None:
        self.base = ""
        self.asked: dict[str, str] = {}

    def document(self, *numbers: int) -> bytes:
        now = format_datetime(datetime.now(UTC))  # noqa: TID251
        items = "".join(
            f"<item><title>Item {n}</title><link>{self.base}/{n}</link><pubDate>{now}</pubDate></item>" for n in numbers
        )
        return (
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title>'
            f'<atom:link rel="hub" href="{self.base}/hub"/><atom:link rel="self" href="{self.base}/feed"/>{items}</channel></rss>'
        ).encode()

    async def feed(self, _: Request) -> Response:
        return Response(self.document(1), media_type="application/rss+xml")

    async def hub(self, request: Request) -> Response:
        self.asked = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        return Response(status_code=202)


async def test_a_push_brings_an_article_at_once(tmp_path: Path) -> None:
    hub, port = Hub(), free_port()
    app = Starlette(routes=[Route("/feed", hub.feed), Route("/hub", hub.hub, methods=["POST"])])
    async with serving(app) as hub.base, httpx.AsyncClient() as client:
        (tmp_path / "tocsin.toml").write_text(
            f'[poll]\nallow_private = ["127.0.0.1"]\npush_url = "http://127.0.0.1:{port}"\n[worker]\nport = {port}\n'
        )
        (tmp_path / "feeds.toml").write_text(
            f'[[feed]]\nid = "f"\nurl = "{hub.base}/feed"\noutlet = "F"\ninterval = "1h"\n'
        )
        log = tmp_path / "log"
        process = subprocess.Popen(
            [sys.executable, "-m", "tocsin.cli", "worker"], cwd=tmp_path, env=dict(os.environ), stderr=log.open("wb")
        )
        try:
            async with asyncio.timeout(90):
                while not hub.asked:
                    assert process.poll() is None, log.read_text()
                    await asyncio.sleep(0.1)
            challenge = {
                "hub.mode": "subscribe",
                "hub.topic": hub.asked["hub.topic"],
                "hub.challenge": "abc",
                "hub.lease_seconds": "600",
            }
            reply = await client.get(hub.asked["hub.callback"], params=challenge)
            assert (reply.status_code, reply.text) == (200, "abc")

            body = hub.document(1, 2)
            signature = hmac.new(hub.asked["hub.secret"].encode(), body, hashlib.sha256).hexdigest()
            headers = {"Content-Type": "application/rss+xml", "X-Hub-Signature": f"sha256={signature}"}
            forged = await client.post(hub.asked["hub.callback"], content=hub.document(3), headers=headers)
            pushed = await client.post(hub.asked["hub.callback"], content=body, headers=headers)
            assert pushed.status_code < 300
            assert forged.status_code < 500
        finally:
            process.terminate()
            process.wait(30)

    broker = f"embedded://{tmp_path}/data/tocsin.db"
    titles = [Article.decode(r.value or b"").title async for r in read_all(broker, ["tocsin.articles.unique"])]
    assert sorted(titles) == ["Item 1", "Item 2"], "the pushed one came, the forged one did not"
