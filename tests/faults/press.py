"""A press that keeps publishing: feeds on loopback with more news at every look, and a webhook that remembers."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

import orjson
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from tocsin.desk.serving import serving

TOWNS = (
    "Kharkiv", "Odesa", "Kherson", "Idlib", "Aleppo", "Homs", "Mosul", "Kirkuk", "Khartoum", "El Fasher", "Goma", "Bukavu",
    "Mandalay", "Lashio", "Peshawar", "Quetta", "Kabul", "Kandahar", "Sanaa", "Hodeidah", "Mogadishu", "Kismayo",
    "Maiduguri", "Gao", "Timbuktu", "Tripoli", "Benghazi", "Rafah", "Beirut", "Tyre",
)  # fmt: skip
ATTACKS = ("shells hit", "an air strike hit", "gunmen attacked", "a car bomb exploded at", "a drone struck")
ITEMS_SHOWN = 480
"""A feed shows its newest items only, and the poller reads 500: in a hundred short lives some feeds are never polled, and what
left their window meanwhile nobody could have read."""


@dataclass
class Item:
    number: int
    feed: int
    title: str
    text: str
    at: datetime

    @property
    def is_attack(self) -> bool:
        """Two in three are."""
        return self.number % 3 != 2

    def path(self) -> str:
        return f"/articles/{self.number}"


def write_item(number: int, feeds: int) -> Item:
    """Article ``number``: two strikes in three tell of a toll of its own, every third is about something else."""
    town = TOWNS[number % len(TOWNS)]
    title, text = f"Bakery {number} opens in {town}", f"A bakery opened in {town}. It sells bread number {number}."
    item = Item(number, number % feeds, title, text, datetime.now(UTC))  # noqa: TID251
    if not item.is_attack:
        return item
    attack = ATTACKS[number // len(TOWNS) % len(ATTACKS)]
    return replace(
        item,
        title=f"{number + 2} killed in {town}",
        text=f"At least {number + 2} civilians were killed when {attack} a market in {town} on Sunday, "
        f"the regional governor said. Report number {number}.",
    )


@dataclass
class Press:
    """Feeds 0 … n-1, and /hook."""

    feeds: int = 12
    items: list[Item] = field(default_factory=list)
    hooks: Counter[tuple[str, int]] = field(default_factory=Counter)
    """(alert, revision) to how often its webhook came."""
    hook_ids: Counter[str] = field(default_factory=Counter)
    served: dict[int, float] = field(default_factory=dict)
    """When each item was first in an answer, monotonic seconds."""
    rung: dict[int, float] = field(default_factory=dict)
    """When the first webhook came that quotes an item."""
    hook_fails: deque[int] = field(default_factory=deque)
    """Status codes to answer with, one each, before 204."""

    def publish(self, number: int) -> None:
        """Add ``number`` more articles."""
        for _ in range(number):
            self.items.append(write_item(len(self.items), self.feeds))

    async def feed(self, request: Request) -> Response:
        which = int(request.path_params["n"])
        base = str(request.base_url).rstrip("/")
        shown = [item for item in self.items if item.feed == which][-ITEMS_SHOWN:]
        now = time.monotonic()
        for item in shown:
            self.served.setdefault(item.number, now)
        entries = "".join(
            f"<item><title>{escape(i.title)}</title><link>{base}{i.path()}</link><guid>{base}{i.path()}</guid>"
            f"<pubDate>{format_datetime(i.at)}</pubDate><description>{escape(i.text)}</description></item>"
            for i in reversed(shown)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {which}</title>{entries}</channel></rss>'
        return Response(body, media_type="application/rss+xml")

    async def hook(self, request: Request) -> Response:
        try:
            body = orjson.loads(await request.body())
        except ClientDisconnect:  # the worker was killed while it spoke
            return Response(status_code=400)
        if self.hook_fails:
            return Response(status_code=self.hook_fails.popleft())
        self.hooks[body["data"]["alert_id"], body["data"]["revision"]] += 1
        self.hook_ids[request.headers["webhook-id"]] += 1
        for quote in body["data"]["evidence"]:
            self.rung.setdefault(int(quote["url"].rpartition("/")[2]), time.monotonic())
        return Response(status_code=204)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """Serve while the context lasts; yields the base URL."""
        app = Starlette(routes=[Route("/feed/{n}", self.feed), Route("/hook", self.hook, methods=["POST"])])
        async with serving(app) as url:
            yield url
