"""JSON Feed 1.0 and 1.1, read forgivingly (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item as written; markup still in it."""

    guid: str = ""
    link: str = ""
    title: str = ""
    title_is_plain: bool = False
    bodies: tuple[tuple[str, bool], ...] = ()
    """Each body field's value, and whether it is plain text."""
    summary: str = ""
    dates: tuple[str, ...] = ()
    """Raw dates, the one that says most about publication first."""
    language: str | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A document as written."""

    format: str = ""
    title: str = ""
    language: str | None = None
    base: str = ""
    items: tuple[RawItem, ...] = ()
    items_total: int = 0
    ttl: str | None = None
    update_period: str | None = None
    update_frequency: str | None = None
    skip_hours: tuple[str, ...] = ()
    skip_days: tuple[str, ...] = ()
    hub: str = ""
    topic: str = ""
    problems: tuple[str, ...] = field(default=())


_TELLING = frozenset({"id", "url", "title", "content_html", "content_text"})
"""One of these makes an item of a document that does not call itself a JSON Feed."""


def read_json_feed(text: str, items_max: int) -> RawFeed | None:
    """The feed in ``text``, or None when it is no JSON Feed."""
    document = _load(text)
    if not isinstance(document, dict):
        return None
    entries = document.get("items")
    version = _text(document.get("version"))
    is_named = "jsonfeed.org" in version
    if not isinstance(entries, list):
        return RawFeed(format=_format(version), title=_text(document.get("title"))) if is_named else None
    if not is_named and not any(isinstance(entry, dict) and _TELLING & entry.keys() for entry in entries):
        return None
    items = tuple(_item(entry) for entry in entries[:items_max] if isinstance(entry, dict))
    hub, topic = _hub(document)
    return RawFeed(
        format=_format(version),
        title=_text(document.get("title")),
        language=_text(document.get("language")) or None,
        items=items,
        items_total=sum(isinstance(entry, dict) for entry in entries),
        hub=hub,
        topic=topic,
    )


def _load(text: str) -> Any:
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeError):
        pass
    try:
        # Raw line breaks inside strings are the commonest fault of hand-made JSON.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _format(version: str) -> str:
    return "json11" if version.rstrip("/").endswith("1.1") else "json1"


def _item(entry: dict[str, Any]) -> RawItem:
    html, plain = _text(entry.get("content_html")), _text(entry.get("content_text"))
    bodies = tuple((value, is_plain) for value, is_plain in ((html, False), (plain, True)) if value)
    return RawItem(
        guid=_text(entry.get("id")),
        link=_text(entry.get("url")) or _text(entry.get("external_url")),
        title=_text(entry.get("title")),
        title_is_plain=True,
        bodies=bodies,
        summary=_text(entry.get("summary")),
        dates=tuple(filter(None, (_text(entry.get("date_published")), _text(entry.get("date_modified"))))),
        language=_text(entry.get("language")) or None,
        author=_author(entry),
    )


def _author(entry: dict[str, Any]) -> str:
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = [_text(author.get("name")) for author in authors or () if isinstance(author, dict)]
    return ", ".join(filter(None, names))


def _hub(document: dict[str, Any]) -> tuple[str, str]:
    hubs = document.get("hubs")
    for hub in hubs if isinstance(hubs, list) else ():
        if isinstance(hub, dict) and _text(hub.get("type")).lower() == "websub":
            return _text(hub.get("url")), _text(document.get("feed_url"))
    return "", ""


def _text(value: Any) -> str:
    """Strings as they are; numbers as text (ids are often numbers); anything else is nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
