"""How the commands read articles: plain text, JSON lines, or what a broker holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import orjson

from tocsin.core.ids import make_id
from tocsin.errors import InputError
from tocsin.schemas.base import parse_time


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


def _json_lines(lines: Any, where: str) -> Iterator[Reading]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _reading(line, f"{where} line {number}")


def _reading(line: bytes, where: str) -> Reading:
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
        published_at=_time(table.get("published_at") or table.get("date"), where),
    )


def _time(value: Any, where: str) -> datetime | None:
    if not value:
        return None
    try:
        when = parse_time(str(value))
    except ValueError as error:
        raise InputError(f"{where}: {value!r} is not a date; write 2026-02-28 or 2026-02-28T10:00:00Z") from error
    # a date without a time: the end of that day, so that "on Saturday" said that day is that day
    return when.replace(hour=23, minute=59, tzinfo=UTC) if len(str(value)) <= len("2026-02-28") else when
