"""Which item of a feed is this: one created once, updated when its words change, whatever happens to its guid and link."""

from __future__ import annotations

import binascii
import struct
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from itertools import count
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


def decide_items(memory: str, feed_id: str, items: Sequence[Item], now: datetime) -> tuple[list[Sorted], str]:
    """Sort a document's ``items`` into new, changed, same and twins; returns them in order, and the new memory.

    An item is found by its guid first, then by its URL: a guid whose URL changes keeps its id, and so does a URL
    whose guid changes. A guid several different links share, and a link several different guids share (a home
    page), name nothing and are not used. A guid that is an address counts in its canonical form, so ``#0`` and
    ``#3`` at its end are one. Memory holds every item of this document and the ROWS_GONE_MAX newest gone.
    """
    rows = unpack(memory)
    minute = max(0, int(now.timestamp() // 60))
    keys = _usable_keys(items)
    match = _claim(rows, keys)
    used = {row.article for row in rows}
    kept: list[_Row] = []
    answer: list[Sorted] = []
    for number, item in enumerate(items):
        row, content = match.rows[number], bytes.fromhex(item.content_hash)[:8].ljust(8, b"\0")
        sameness = Sameness.TWIN
        if row is None:
            article = _new_id(feed_id, item, keys[number], used)
            used.add(article)
            row = _Row(*keys[number], article, content, 1, minute)
            match.settle(number, row)
            sameness = Sameness.NEW
        elif number not in match.twins:
            sameness = Sameness.SAME if row.content == content or row.revision >= REVISIONS_MAX else Sameness.CHANGED
            _refresh(row, keys[number], content, sameness, minute)
        if sameness is not Sameness.TWIN:
            kept.append(row)
        answer.append(
            Sorted(item=item, article_id=f"art-{row.article.hex()}", revision=row.revision, sameness=sameness)
        )
    met = {id(row) for row in kept}
    return answer, pack(kept + _gone(rows, met, minute))


_Keys = tuple[bytes, bytes]
"""An item's guid key and URL key; _NO_KEY where it has none that tells items apart."""


@dataclass(slots=True)
class _Match:
    """The row of each item, None where it is new; ``twins`` are items whose row another item of the document has."""

    rows: list[_Row | None]
    twins: set[int]
    same_new: dict[int, list[int]]
    """New item to the later items that are the same one."""

    def settle(self, number: int, row: _Row) -> None:
        """A new item has its row now; so do its twins."""
        for twin in self.same_new.get(number, ()):
            self.rows[twin] = row
            self.twins.add(twin)


def _claim(rows: Sequence[_Row], keys: Sequence[_Keys]) -> _Match:
    """Give each item its remembered row: by guid first, then, among rows no guid claimed, by URL.

    In two passes, so that an item that took over another's address cannot take its memory as well.
    """
    match = _Match([None] * len(keys), set(), {})
    owner: dict[int, int] = {}
    for kind in (0, 1):
        known = _known(rows, kind, owner, keys)
        for number, key in enumerate(keys):
            row = known.get(key[kind]) if key[kind] != _NO_KEY else None
            if row is None or match.rows[number] is not None:
                continue
            first = owner.setdefault(id(row), number)
            if first == number:
                match.rows[number] = row
            elif keys[first][kind] == key[kind]:
                match.rows[number] = row
                match.twins.add(number)
    _pair_new(match, keys)
    return match


def _known(rows: Sequence[_Row], kind: int, owner: Mapping[int, int], keys: Sequence[_Keys]) -> dict[bytes, _Row]:
    """Rows by their guid or URL key, the newest first; one claimed already no longer has an address its item left."""
    known = {}
    for row in reversed(rows):
        name, first = _row_key(row, kind), owner.get(id(row))
        if first is None or keys[first][kind] == name:
            known[name] = row
    return known


def _row_key(row: _Row, kind: int) -> bytes:
    return row.url_key if kind else row.guid_key


def _pair_new(match: _Match, keys: Sequence[_Keys]) -> None:
    """Find items that are new and the same."""
    first_of: dict[tuple[int, bytes], int] = {}
    for number, pair in enumerate(keys):
        if match.rows[number] is not None:
            continue
        named = [(kind, key) for kind, key in enumerate(pair) if key != _NO_KEY]
        first = next((first_of[name] for name in named if name in first_of), None)
        if first is not None:
            match.same_new.setdefault(first, []).append(number)
        for name in named:
            first_of.setdefault(name, number if first is None else first)


def _refresh(row: _Row, keys: _Keys, content: bytes, sameness: Sameness, minute: int) -> None:
    row.guid_key = keys[0] if keys[0] != _NO_KEY else row.guid_key
    row.url_key = keys[1] if keys[1] != _NO_KEY else row.url_key
    row.minute = minute
    if sameness is Sameness.CHANGED:
        row.content = content
        row.revision += 1


def _gone(rows: Sequence[_Row], met: AbstractSet[int], minute: int) -> list[_Row]:
    oldest = minute - int(REMEMBER_GONE.total_seconds() // 60)
    gone = [row for row in rows if id(row) not in met and row.minute >= oldest]
    gone.sort(key=lambda row: row.minute, reverse=True)
    return gone[:ROWS_GONE_MAX]


def _usable_keys(items: Sequence[Item]) -> list[_Keys]:
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
    return list(zip(guid_keys, url_keys, strict=True))


def _guid_name(item: Item) -> str:
    """The guid in its canonical form: an address loses its fragment, scheme and campaign parameters."""
    guid = item.guid.strip()
    return canonical_url(guid) or guid if guid.lower().startswith(("http://", "https://")) else guid


def _key(kind: str, name: str) -> bytes:
    key = blake2b(f"{kind}:{name}".encode("utf-8", "replace"), digest_size=6).digest()
    return key if key != _NO_KEY else b"\0\0\0\0\0\1"


def _new_id(feed_id: str, item: Item, keys: _Keys, used: AbstractSet[bytes]) -> bytes:
    """The article's id: of its canonical URL where that names it, else of the feed and what names it there.

    An address whose article moved on to another one may come back with another story: that story gets an id of
    its own.
    """
    made = make_id("art", item.canonical) if keys[1] != _NO_KEY else make_id("art", feed_id, keys[0].hex())
    for again in count():
        article = bytes.fromhex(made.removeprefix("art-"))
        if article not in used:
            return article
        made = make_id("art", feed_id, item.canonical, keys[0].hex(), item.content_hash, *([again] if again else ()))
    raise AssertionError("count() has no end")


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


def tally(answer: Sequence[Sorted]) -> Counter[Sameness]:
    """How many of each."""
    return Counter(one.sameness for one in answer)
