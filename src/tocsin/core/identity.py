"""Which item of a feed is this: one created once, updated when its words change, whatever happens to its guid and link."""

from __future__ import annotations

import binascii
import struct
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from urllib.parse import urlsplit

from tocsin.core.ids import ID_BYTES, make_id
from tocsin.core.urls import canonical_url
from tocsin.schemas import Value

ROWS_GONE_MAX = 400
"""Items remembered after they left the feed, newest first."""
REMEMBER_GONE = timedelta(days=14)
"""How long: an item that comes back later is told apart by its article_id further down the line."""
REVISIONS_MAX = 60_000
"""Fits the row; an item that changes this often is a clock, and stops being an update."""

_ROW = struct.Struct(f">6s6s{ID_BYTES}s8sHI")
"""A remembered item: guid key, URL key, article id, content hash, revision, minutes since 1970 it was last in the feed."""
_NO_KEY = b"\0" * 6


class Sameness(StrEnum):
    """What an item is to what is remembered of its feed."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    TWIN = "twin"
    """The same item a second time in one document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Value):
    """One item as the parser read it: plain text, absolute link, dates read."""

    guid: str = ""
    link: str = ""
    canonical: str = ""
    title: str = ""
    summary: str = ""
    body: str = ""
    language: str | None = None
    author: str = ""
    published_at: datetime | None = None
    published_raw: str | None = None
    date_flags: tuple[str, ...] = ()
    content_hash: str = ""
    """Hex; equal for items that say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted(Value):
    """An item with its identity."""

    item: Item
    article_id: str
    revision: int
    sameness: Sameness
    signature: str = ""
    """MinHash signatures of the article's text; only news is signed."""
    lead_signature: str = ""


@dataclass(slots=True)
class _Row:
    guid_key: bytes
    url_key: bytes
    article: bytes
    content: bytes
    revision: int
    minute: int


@dataclass(slots=True)
class _Index:
    """Remembered rows, found by guid or by URL."""

    by_guid: dict[bytes, _Row] = field(default_factory=dict)
    by_url: dict[bytes, _Row] = field(default_factory=dict)

    def find(self, guid_key: bytes, url_key: bytes) -> _Row | None:
        # _NO_KEY is never stored, so it never finds.
        return self.by_guid.get(guid_key) or self.by_url.get(url_key)

    def add(self, row: _Row) -> None:
        if row.guid_key != _NO_KEY:
            self.by_guid[row.guid_key] = row
        if row.url_key != _NO_KEY:
            self.by_url[row.url_key] = row


def decide_items(memory: str, feed_id: str, items: Sequence[Item], now: datetime) -> tuple[list[Sorted], str]:
    """Sort a document's ``items`` into new, changed, same and twins; returns them in order, and the new memory.

    An item is found by its guid first, then by its URL: a guid whose URL changes keeps its id, and so does a URL
    whose guid changes. A guid several different links share, and a link several different guids share (a home
    page), name nothing and are not used. A guid that is an address counts in its canonical form, so ``#0`` and
    ``#3`` at its end are one. Memory holds every item of this document and the ROWS_GONE_MAX newest gone.
    """
    rows = unpack(memory)
    index = _Index()
    for old in rows:
        index.add(old)
    guid_of, url_of = _usable_keys(items)
    met: dict[int, Sameness] = {}
    kept: list[_Row] = []
    answer: list[Sorted] = []
    minute = max(0, int(now.timestamp() // 60))
    for number, item in enumerate(items):
        guid_key, url_key = guid_of[number], url_of[number]
        row = index.find(guid_key, url_key)
        content = bytes.fromhex(item.content_hash)[:8].ljust(8, b"\0")
        if row is None:
            row = _Row(guid_key, url_key, _new_id(feed_id, item, guid_key, url_key), content, 1, minute)
            sameness = Sameness.NEW
        elif id(row) in met:
            sameness = Sameness.TWIN
        else:
            sameness = Sameness.SAME if row.content == content or row.revision >= REVISIONS_MAX else Sameness.CHANGED
            _refresh(row, guid_key, url_key, content, sameness, minute)
        if id(row) not in met:
            met[id(row)] = sameness
            kept.append(row)
        index.add(row)
        answer.append(
            Sorted(item=item, article_id=f"art-{row.article.hex()}", revision=row.revision, sameness=sameness)
        )
    return answer, pack(kept + _gone(rows, met, minute))


def _refresh(row: _Row, guid_key: bytes, url_key: bytes, content: bytes, sameness: Sameness, minute: int) -> None:
    row.guid_key = guid_key if guid_key != _NO_KEY else row.guid_key
    row.url_key = url_key if url_key != _NO_KEY else row.url_key
    row.minute = minute
    if sameness is Sameness.CHANGED:
        row.content = content
        row.revision += 1


def _gone(rows: Sequence[_Row], met: Mapping[int, Sameness], minute: int) -> list[_Row]:
    oldest = minute - int(REMEMBER_GONE.total_seconds() // 60)
    gone = [row for row in rows if id(row) not in met and row.minute >= oldest]
    gone.sort(key=lambda row: row.minute, reverse=True)
    return gone[:ROWS_GONE_MAX]


def _usable_keys(items: Sequence[Item]) -> tuple[list[bytes], list[bytes]]:
    """The guid key and URL key of each item; _NO_KEY where the guid or URL does not tell items apart."""
    guids = [_guid_name(item) for item in items]
    links_of_guid: dict[str, set[str]] = {}
    guids_of_link: dict[str, set[str]] = {}
    for guid, item in zip(guids, items, strict=True):
        if guid:
            links_of_guid.setdefault(guid, set()).add(item.canonical or item.title)
        if item.canonical:
            guids_of_link.setdefault(item.canonical, set()).add(guid)
    guid_keys, url_keys = [], []
    for guid, item in zip(guids, items, strict=True):
        guid_is_shared = len(links_of_guid.get(guid, ())) > 1
        link_is_shared = len(guids_of_link.get(item.canonical, ())) > 1 and not guid_is_shared
        is_home = urlsplit(item.canonical).path in ("", "/") and not urlsplit(item.canonical).query
        guid_keys.append(_key("g", guid) if guid and not guid_is_shared else _NO_KEY)
        usable = bool(item.canonical) and not link_is_shared and not (is_home and guid)
        url_keys.append(_key("u", item.canonical) if usable else _NO_KEY)
    for number, item in enumerate(items):
        if guid_keys[number] == url_keys[number] == _NO_KEY:
            guid_keys[number] = _key("t", "\0".join((guids[number], item.canonical, item.title or item.content_hash)))
    return guid_keys, url_keys


def _guid_name(item: Item) -> str:
    """The guid in its canonical form: an address loses its fragment, scheme and campaign parameters."""
    guid = item.guid.strip()
    return canonical_url(guid) or guid if guid.lower().startswith(("http://", "https://")) else guid


def _key(kind: str, name: str) -> bytes:
    key = blake2b(f"{kind}:{name}".encode("utf-8", "replace"), digest_size=6).digest()
    return key if key != _NO_KEY else b"\0\0\0\0\0\1"


def _new_id(feed_id: str, item: Item, guid_key: bytes, url_key: bytes) -> bytes:
    """The article's id: of its canonical URL where that names it, else of the feed and what names it there."""
    made = make_id("art", item.canonical) if url_key != _NO_KEY else make_id("art", feed_id, guid_key.hex())
    return bytes.fromhex(made.removeprefix("art-"))


def pack(rows: Sequence[_Row]) -> str:
    """Rows as base64, 48 characters each."""
    return b64encode(
        b"".join(
            _ROW.pack(r.guid_key, r.url_key, r.article, r.content, min(r.revision, 0xFFFF), r.minute) for r in rows
        )
    ).decode()


def unpack(memory: str) -> list[_Row]:
    """The rows of a packed memory; a damaged one is empty, since ids further down the line catch repeats."""
    try:
        raw = b64decode(memory, validate=True)
    except (binascii.Error, ValueError):
        return []
    if len(raw) % _ROW.size:
        return []
    return [_Row(*fields) for fields in _ROW.iter_unpack(raw)]


def remembered(memory: str) -> int:
    """How many items are remembered."""
    return len(memory) * 3 // 4 // _ROW.size


def newest_seen(memory: str) -> datetime | None:
    """When the feed was last seen to hold an item."""
    rows = unpack(memory)
    return datetime.fromtimestamp(max(row.minute for row in rows) * 60, UTC) if rows else None


def tally(answer: Sequence[Sorted]) -> Counter[Sameness]:
    """How many of each."""
    return Counter(one.sameness for one in answer)
