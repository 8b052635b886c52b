"""Feed files read as the poller would read them: one answer a file, whatever is in it."""

from __future__ import annotations

import asyncio
import gzip
import os
import zlib
from collections import deque
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from tocsin.core.identity import Item
from tocsin.schemas.words import DateFlag
from tocsin.streams.poll.job import FileJob
from tocsin.streams.poll.parse import Kind, Parsed, parse_feed
from tocsin.streams.poll.pool import ParseFailed, ParserPool

FILE_BYTES_MAX = 50_000_000
FILE_ITEMS_MAX = 5_000
"""More than the poller reads of a feed: archives and exports are long."""


def parse_file(path: Path | str, *, now: datetime, url: str = "", items_max: int = FILE_ITEMS_MAX) -> dict[str, Any]:
    """Read one feed file; never raises for what the file holds.

    Returns ``file``, ``format`` (rss20, atom10, json11 …; "" when it is no feed), ``articles`` in the
    document's order, and ``problems`` in words. ``url`` is the base of relative links; a ``Content-Type`` or
    ``Content-Location`` line at the top of a saved answer is not looked for. ``published`` is RFC 3339 in UTC;
    ``date_flags`` says missing, unreadable, guessed, future or too_old; ``published_raw`` is what was written.
    """
    try:
        body = _read(Path(path))
    except (OSError, EOFError, zlib.error) as error:
        return _answer(path, Parsed(kind=Kind.OTHER, problems=(f"cannot be read: {error}",)))
    if len(body) > FILE_BYTES_MAX:
        return _answer(path, Parsed(kind=Kind.OTHER, problems=(f"larger than {FILE_BYTES_MAX:,} bytes",)))
    return _answer(path, parse_feed(body, url=url, now=now, items_max=items_max))


def answer_file(job: FileJob, path: bytes) -> bytes:
    """The answer for one file as a line of JSON; what a parser process does."""
    return _line(parse_file(os.fsdecode(path), now=job.now, url=job.url, items_max=job.items_max))


async def parse_files(paths: Iterable[Path | str], pool: ParserPool, *, now: datetime) -> AsyncIterator[bytes]:
    """Read many files in ``pool``, one line of JSON each, in order.

    A file whose parse passes the pool's deadline, or ends its process, has that as its problem.
    """
    waiting: deque[asyncio.Task[bytes]] = deque()
    job = FileJob(now=now, items_max=FILE_ITEMS_MAX)
    try:
        for path in paths:
            waiting.append(asyncio.create_task(_through(pool, job, path)))
            if len(waiting) > AHEAD * pool.size:
                yield await waiting.popleft()
        while waiting:
            yield await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()


AHEAD = 4
"""Files asked for per parser process before the first of them is answered: one slow file does not hold up the rest."""


async def _through(pool: ParserPool, job: FileJob, path: Path | str) -> bytes:
    try:
        return await pool.file(job, os.fsencode(path))
    except ParseFailed as failure:
        return _line(_answer(path, Parsed(kind=Kind.OTHER, problems=(str(failure),))))


def _line(answer: dict[str, Any]) -> bytes:
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        if file.read(2) == b"\x1f\x8b":
            file.seek(0)
            with gzip.open(file) as unpacked:
                return unpacked.read(FILE_BYTES_MAX + 1)
        file.seek(0)
        return file.read(FILE_BYTES_MAX + 1)


def _answer(path: Path | str, parsed: Parsed) -> dict[str, Any]:
    return {
        "file": os.fsencode(path).decode("utf-8", "replace"),
        "format": parsed.format,
        "title": parsed.title,
        "language": parsed.language,
        "articles": [_article(item) for item in parsed.items],
        "problems": list(parsed.problems),
    }


def _article(item: Item) -> dict[str, Any]:
    flags = [flag for flag in item.date_flags if flag != DateFlag.MISSING]
    return {
        "title": item.title,
        "link": item.link,
        "guid": item.guid,
        "published": item.published_at.isoformat().replace("+00:00", "Z") if item.published_at else None,
        "published_raw": item.published_raw,
        "date_flags": flags,
        "language": item.language,
        "author": item.author,
        "summary": item.summary,
        "text": item.body,
    }
