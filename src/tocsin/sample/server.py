"""Where the sample story is served: real HTTP on loopback, a little more of it with every beat."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import blake2b

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from tocsin.desk.serving import serving
from tocsin.sample.render import render_feed, render_index, render_page
from tocsin.sample.story import DISCLAIMER, PACE_S, Story, load_story
from tocsin.schemas import Feed

SAMPLE_INTERVAL_S = 1
"""As short as a beat, so that what answers something is read after it, also from another feed."""
FEED_TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


class _Teller:
    """Tells the story: its clock starts with the first look at a feed."""

    def __init__(self, story: Story, pace_s: float, clock: Callable[[], float], *, complete: bool) -> None:
        self.story = story
        self.feeds = {feed.path: feed for feed in story.feeds}
        self.items = {item.path: item for item in story.items}
        self.pace_s = pace_s
        self._clock = clock
        self._complete = complete
        self._first_look_at: float | None = None

    @property
    def started_at(self) -> datetime:
        """When the first feed was asked for; now, while none has been."""
        return datetime.fromtimestamp(self._first_look_at or self._clock(), UTC)

    def look(self) -> None:
        """A feed is asked for."""
        if self._first_look_at is None:
            early_s = self.story.beats * self.pace_s if self._complete else 0.0
            self._first_look_at = self._clock() - early_s

    @property
    def beat(self) -> float:
        """How far the story has come."""
        if self._first_look_at is None:
            return 0.0
        return (self._clock() - self._first_look_at) / self.pace_s

    async def feed(self, request: Request) -> Response:
        """One feed as it stands, or 304 where the reader has it already."""
        feed = self.feeds.get(request.url.path)
        if feed is None:
            raise HTTPException(404)
        self.look()
        shown = self.story.visible(feed.feed_id, self.beat)
        body = render_feed(feed, shown, str(request.base_url).rstrip("/"), self.started_at, self.pace_s)
        etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if etag in [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=FEED_TYPES[feed.format], headers=headers)

    async def page(self, request: Request) -> Response:
        """One article's own page; nothing before it is published."""
        item = self.items.get(request.url.path)
        version = item.at(self.beat) if item else None
        if item is None or version is None:
            raise HTTPException(404)
        feed = next(feed for feed in self.story.feeds if feed.feed_id == item.feeds[0])
        return HTMLResponse(render_page(item, version, feed))

    async def index(self, request: Request) -> Response:
        """What this server is."""
        del request
        return HTMLResponse(render_index(self.story.feeds))


def create_sample(
    *, pace_s: float = PACE_S, complete: bool = False, clock: Callable[[], float] = time.time
) -> Starlette:
    """The sample's web app; ``complete`` shows the whole story at once, for a log that has heard it already."""
    teller = _Teller(load_story(datetime.fromtimestamp(clock(), UTC)), pace_s, clock, complete=complete)
    return Starlette(
        routes=[
            Route("/", teller.index),
            Route("/robots.txt", lambda _: PlainTextResponse("User-agent: *\nAllow: /\n")),
            Route("/feeds/{name}", teller.feed),
            Route("/articles/{name}", teller.page),
        ]
    )


@asynccontextmanager
async def serve(
    host: str = "127.0.0.1", port: int = 0, *, pace_s: float = PACE_S, complete: bool = False
) -> AsyncIterator[str]:
    """Serve the sample story while the context lasts; yields its base URL.

    The story starts with the first poll of any of its feeds, and shows one beat every ``pace_s`` seconds.
    """
    async with serving(create_sample(pace_s=pace_s, complete=complete), host=host, port=port) as base_url:
        yield base_url


def sample_feeds(base_url: str) -> tuple[Feed, ...]:
    """The sample's feeds as tocsin polls them: marked as sample, once a second."""
    story = load_story(datetime.fromtimestamp(0, UTC))
    return tuple(
        Feed(
            feed_id=feed.feed_id,
            url=base_url.rstrip("/") + feed.path,
            outlet=feed.outlet,
            title=f"{feed.title} (sample)",
            language="en",
            kind=feed.kind,
            interval_s=SAMPLE_INTERVAL_S,
            tags=("sample",),
            terms=DISCLAIMER,
            sample=True,
        )
        for feed in story.feeds
    )
