"""How the commands read articles: plain text, JSON lines, or what a broker holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import click
import orjson

from tocsin.core.ids import make_id
from tocsin.errors import InputError
from tocsin.schemas.base import parse_time, utc

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to extract from, with what is known of it."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    language: str | None = None
    published_at: datetime | None = None


def read_path(path: Path) -> Iterator[Reading]:
    """The articles in ``path``: one per line of a .jsonl file, else the whole file is one text.

    Raises InputError that names the file and the line.
    """
    try:
        if path.suffix in {".jsonl", ".ndjson"}:
            with path.open("rb") as lines:
                yield from _json_lines(lines, str(path))
        else:
            yield Reading(id=path.stem, text=path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text ({error.reason} at byte {error.start}); convert it first") from error


def read_stream(stream: TextIO) -> Iterator[Reading]:
    """Standard input: JSON lines when its first character is a brace, else one plain text."""
    text = stream.read()
    if text.lstrip().startswith("{"):
        yield from _json_lines((line.encode() for line in text.splitlines()), "standard input")
    elif text.strip():
        yield Reading(id=make_id("text", text), text=text)


def _json_lines(lines: Iterable[bytes], where: str) -> Iterator[Reading]:
    everything = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    order = _slash_order(line for _, line in everything)
    for number, line in everything:
        yield _reading(line, f"{where} line {number}", order)


SLASHED = re.compile(rb'"(?:date|published_at)":\s*"(\d{1,2})/(\d{1,2})/\d{4}"')


def _slash_order(lines: Iterable[bytes]) -> str:
    """How a file writes dates like 11/21/2016: "%m/%d/%Y" or "%d/%m/%Y" where one of its dates can be only that, else ""."""
    pairs = [(int(m[1]), int(m[2])) for line in lines if (m := SLASHED.search(line))]
    month_first, day_first = any(b > MONTHS for _, b in pairs), any(a > MONTHS for a, _ in pairs)
    if month_first == day_first:
        return ""
    return "%m/%d/%Y" if month_first else "%d/%m/%Y"


def _reading(line: bytes, where: str, order: str) -> Reading:
    try:
        table = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error}") from error
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise InputError(f'{where}: an article is an object with at least "text"')
    name = table.get("id") or table.get("article_id") or make_id("text", table["text"])
    return Reading(
        id=str(name),
        text=table["text"],
        title=table.get("title") or "",
        outlet=table.get("outlet") or table.get("publisher") or "",
        language=table.get("language"),
        published_at=_time(table.get("published_at") or table.get("date"), where, order),
    )


def _time(value: Any, where: str, order: str) -> datetime | None:
    """The time ``value`` names, or None with a word on standard error: a wrong date is worse than none."""
    if not value:
        return None
    text = str(value)
    try:
        when = utc(datetime.strptime(text, order)) if order and "/" in text else parse_time(text)  # noqa: DTZ007 - utc() follows
    except ValueError:
        click.echo(f"{where}: date {value!r} is left out; write 2026-02-28 or 2026-02-28T10:00:00Z", err=True)
        return None
    # a date without a time: the end of that day, so that "on Saturday" said that day is that day
    return when.replace(hour=23, minute=59, tzinfo=UTC) if len(text) <= len("2026-02-28") else when
