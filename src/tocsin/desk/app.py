"""The desk's web app: the page, its live stream, what it asks for, and what people at it say."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tocsin.desk import pages
from tocsin.desk.body import BODY_BYTES_MAX, RefusedError
from tocsin.desk.directives import read_directive
from tocsin.desk.feedwords import FeedTopic, FeedWords, Find
from tocsin.desk.guard import LOOPBACK_HOSTS, Guard, refusal
from tocsin.desk.running import Desk, Records
from tocsin.desk.stream import PING_S
from tocsin.desk.view import View
from tocsin.errors import InputError, TocsinError
from tocsin.schemas import Directive
from tocsin.streams.clock import Clock

log = logging.getLogger(__name__)

STATIC = Path(str(files("tocsin.desk") / "static"))
PAGES = ("/", "/feeds", "/incidents", "/incident/{id}", "/conflict/{id}", "/alert/{id}", "/article/{id}")
"""Addresses a person may have kept: each opens the page, which shows what the address names."""
PAGES_MAX = 500
"""Open pages; one more is told to come back later."""

Send = Callable[[Directive], Awaitable[None]]
Word = Callable[[Mapping[str, Any], datetime], Awaitable[list[str]]]
"""Carries out one post at a time; raises InputError with what the person can do about it."""


class Site:
    """What the desk answers, address by address."""

    def __init__(
        self,
        desk: Desk,
        *,
        send: Send | None,
        feed_words: FeedWords | None,
        words: Mapping[str, Word],
        public_url: str,
        by: str,
    ) -> None:
        self._desk = desk
        self._held = desk.view.held
        self._send = send
        self._feed_words = feed_words
        self._words = dict(words)
        self._public_url = public_url
        self._by = by

    def routes(self) -> list[Route]:
        """Every address but the page's own files."""
        return [
            *(Route(path, self.page) for path in PAGES),
            Route("/api/snapshot", self.snapshot),
            Route("/api/stream", self.stream),
            Route("/api/health", self.health),
            Route("/api/alerts", self.alerts),
            Route("/api/incidents", self.incidents),
            Route("/api/incident/{id}", self.incident),
            Route("/api/conflict/{id}", self.conflict),
            Route("/api/events", self.events),
            Route("/api/article/{id}", self.article),
            Route("/api/feeds", self.feeds),
            Route("/api/directives", self.directive, methods=["POST"]),
            Route("/api/feeds", self.feed_word, methods=["POST"]),
            *(Route(f"/api/{name}", self.word, methods=["POST"], name=name) for name in self._words),
        ]

    async def page(self, request: Request) -> Response:
        """The page itself; what it shows is decided by its address."""
        del request
        return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})

    async def snapshot(self, request: Request) -> Response:
        """All a page needs to begin, and the id to follow the stream from."""
        del request
        return _json(self._desk.snapshot())

    async def health(self, request: Request) -> Response:
        """How the desk is."""
        del request
        return _json(self._desk.pulse(), status=503 if self._desk.reading else 200)

    async def alerts(self, request: Request) -> Response:
        """The newest alerts; ``?limit=`` as many as that."""
        limit = _number(request, "limit") or self._held.limits.alerts_max
        return _json(pages.as_json(alerts=pages.alerts(self._held, limit)))

    async def events(self, request: Request) -> Response:
        """The newest strikes and claims; ``?limit=`` as many as that."""
        limit = _number(request, "limit") or 200
        return _json(pages.as_json(events=pages.events(self._held, limit)))

    async def feeds(self, request: Request) -> Response:
        """Every feed and how it is doing."""
        del request
        return _json(pages.as_json(feeds=pages.feeds(self._held)))

    async def incidents(self, request: Request) -> Response:
        """The newest incidents, the last touched first; ``?limit=`` as many as that."""
        limit = _number(request, "limit") or self._held.limits.incidents_shown_max
        return _json(pages.as_json(incidents=pages.incidents(self._held, limit)))

    async def incident(self, request: Request) -> Response:
        """One incident whole."""
        return _found(pages.incident(self._held, request.path_params["id"]), "incident")

    async def conflict(self, request: Request) -> Response:
        """One conflict whole."""
        return _found(pages.conflict(self._held, request.path_params["id"]), "conflict")

    async def article(self, request: Request) -> Response:
        """One article's text and what points into it; ``?revision=`` for an earlier one."""
        article_id = request.path_params["id"]
        return _found(pages.article(self._held, article_id, _number(request, "revision")), "article")

    async def stream(self, request: Request) -> Response:
        """What changes, as it changes; resumed by Last-Event-ID, or from ``?since=``."""
        if self._desk.pages_open >= PAGES_MAX:
            return _json(pages.as_json(error="too many open pages; close some"), status=503)
        cursor = request.headers.get("last-event-id") or request.query_params.get("since")
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._desk.follow(cursor), media_type="text/event-stream", headers=headers)

    async def directive(self, request: Request) -> Response:
        """Put what a person said on the log; 202 once it is durable there."""
        body = await self._said(request, may=self._send is not None)
        if isinstance(body, Response):
            return body
        try:
            said = read_directive(body, self._held, by=self._by, now=self._desk.clock.now())
        except RefusedError as error:
            return _json(pages.as_json(error=str(error)), status=422)
        try:
            if self._send is not None:
                await self._send(said)
        except (TocsinError, OSError, TimeoutError) as error:
            return _not_written(said.directive_id, error)
        return _json(said.encode(), status=202)

    async def feed_word(self, request: Request) -> Response:
        """Add, pause, resume or remove a feed; 202 once it is durable on the log, 200 with several to choose from."""
        body = await self._said(request, may=self._feed_words is not None)
        if isinstance(body, Response) or self._feed_words is None:
            return body if isinstance(body, Response) else _json(b"{}", status=403)
        try:
            said = await self._feed_words.say(body, self._desk.clock.now())
        except RefusedError as error:
            return _json(pages.as_json(error=str(error)), status=422)
        except (TocsinError, OSError, TimeoutError) as error:
            return _not_written("of a feed", error)
        return _json(pages.as_json(**said.as_json()), status=200 if said.choose else 202)

    async def word(self, request: Request) -> Response:
        """Carry out one of the further words; 202 with lines that say what was done."""
        body = await self._said(request, may=True)
        if isinstance(body, Response):
            return body
        try:
            said = orjson.loads(body)
            done = await self._words[request.url.path.rpartition("/")[2]](said, self._desk.clock.now())
        except (orjson.JSONDecodeError, AttributeError) as error:
            return _json(pages.as_json(error=f"the body is not a JSON object: {error}"), status=422)
        except InputError as error:
            return _json(pages.as_json(error=str(error)), status=422)
        except (TocsinError, OSError, TimeoutError) as error:
            return _not_written("of the operator", error)
        return _json(pages.as_json(done=done), status=202)

    async def _said(self, request: Request, *, may: bool) -> bytes | Response:
        """The body of a post from the desk's own page, else the refusal."""
        refused = refusal(request, self._public_url)
        if refused is not None:
            return _json(pages.as_json(error=f"only the desk's own page may post: {refused}"), status=403)
        if not may:
            return _json(pages.as_json(error="this desk only shows; open the one that may speak"), status=403)
        body = await _body(request)
        if body is None:
            return _json(pages.as_json(error=f"a directive is at most {BODY_BYTES_MAX} bytes long"), status=413)
        return body


def _not_written(what: str, error: BaseException) -> Response:
    log.warning("desk: directive %s was not written: %s", what, error)
    return _json(pages.as_json(error=f"it was not written to the log: {error}; try again"), status=503)


def create_desk(
    view: View,
    *,
    send: Send | None = None,
    feeds: FeedTopic | None = None,
    find: Find | None = None,
    words: Mapping[str, Word] | None = None,
    records: Records | None = None,
    hosts: Iterable[str] = (),
    public_url: str = "",
    by: str = "desk",
    clock: Clock | None = None,
    ping_s: float = PING_S,
    epoch: str | None = None,
) -> Starlette:
    """The desk as an ASGI app; its ``state.desk`` is the running ``Desk``.

    ``records`` is called for an iterator over the topics from their beginning, with logical topic names, and again
    after it breaks; without it the caller feeds ``state.desk.apply``. ``send`` returns once a directive is durable;
    without it the desk is read only. ``feeds`` takes feeds, ``find`` looks for them at an address; without both the
    desk only shows them. ``words`` are further posts, by the last part of their address. ``hosts`` are names it answers to besides loopback and ``public_url``'s; "*" is
    any. ``by`` names a person who gave no name. ``epoch`` names this run; by default it is a random one.
    """
    desk = Desk(
        view,
        records=records,
        clock=clock or Clock(),
        epoch=epoch or secrets.token_hex(6),
        read_only=send is None,
        ping_s=ping_s,
    )
    feed_words = FeedWords(view.held, feeds, find, by=by) if feeds is not None and find is not None else None
    site = Site(desk, send=send, feed_words=feed_words, words=words or {}, public_url=public_url, by=by)
    public = urlsplit(public_url).hostname
    app = Starlette(
        routes=[*site.routes(), Mount("/static", _Static(directory=STATIC))],
        middleware=[Middleware(Guard, hosts=[*LOOPBACK_HOSTS, *hosts, *([public] if public else [])])],
        lifespan=_lifespan,
    )
    app.state.desk = desk
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    reading = asyncio.create_task(desk.read())
    try:
        yield
    finally:
        desk.journal.close()
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading


class _Static(StaticFiles):
    """The page's own files; a browser asks each time whether they changed, so that a new version shows at once."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """One file."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "no-cache"
        return response


def _json(body: bytes, status: int = 200) -> Response:
    return Response(body, status_code=status, media_type="application/json", headers={"Cache-Control": "no-store"})


def _found(body: bytes | None, what: str) -> Response:
    if body is None:
        return _json(pages.as_json(error=f"this {what} is not on the desk; it may have aged out"), status=404)
    return _json(body)


def _number(request: Request, name: str) -> int | None:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


async def _body(request: Request) -> bytes | None:
    """The body; None where it is longer than a directive may be."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES_MAX:
            return None
    return body
