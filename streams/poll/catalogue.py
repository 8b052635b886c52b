"""Which feeds to poll: feeds.toml read with errors that name the line, and written so that a person can edit it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tocsin.core.ids import make_id
from tocsin.core.schedule import FIXED_MIN_S
from tocsin.core.urls import canonical_url, host_of, shown, split
from tocsin.errors import SettingsError
from tocsin.schemas import Feed

FEEDS_MAX = 50_000
ID_CHARS_MAX = 80
INTERVAL_MAX_S = 7 * 24 * 3_600

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_KEYS = frozenset(
    {"id", "url", "outlet", "title", "language", "country", "kind", "enabled", "full_text", "interval", "tags", "terms"}
)
_HEADER = """\
# The feeds tocsin polls. One [[feed]] a feed; only url is needed. Changes are taken up while tocsin runs.
#   id         stays the same for ever: it names the feed on the topics (made from the outlet when absent)
#   outlet     who publishes it: what counts as one source
#   language   BCP 47, e.g. "ps"; country ISO 3166-1, e.g. "AF": settles time zones such as IST
#   interval   "15m", "1h": fixes how often it is polled; leave it out and tocsin learns it
#   full_text  true fetches the page of items about conflict (needs the fulltext extra)
#   enabled    false keeps it in the list without polling it
"""


class FeedsError(SettingsError):
    """A feed list is wrong; the message says file, line or feed, and what to do."""


def load_feeds_toml(path: Path) -> tuple[Feed, ...]:
    """Read feeds.toml; raises FeedsError with the file and line of the first thing wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FeedsError(f"{path}: there is no such file; `tocsin feeds add URL` makes it") from error
    except (OSError, UnicodeDecodeError) as error:
        raise FeedsError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return read_feeds(text, str(path))


def read_feeds(text: str, name: str = "feeds.toml") -> tuple[Feed, ...]:
    """Read the text of a feeds.toml; raises FeedsError."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FeedsError(f"{name}: not valid TOML: {error}") from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*feed\s*\]\]", line)]
    tables = _tables(document, name)
    defaults = _checked_keys(document.get("defaults", {}), f"{name}: [defaults]", _KEYS - {"id", "url"})
    feeds: dict[str, Feed] = {}
    seen: dict[str, str] = {}
    for number, table in enumerate(tables):
        where = _Where(name, lines[number] if number < len(lines) else 0, number + 1)
        feed = _feed({**defaults, **_checked_keys(table, where.text(table), _KEYS)}, where)
        key = canonical_url(feed.url)
        if key in seen:
            raise where.error(f"has the same address as feed {seen[key]!r}; remove one of them", table)
        if feed.feed_id in feeds:
            raise where.error(f"id {feed.feed_id!r} is used twice; give one of them another id", table)
        feeds[feed.feed_id], seen[key] = feed, feed.feed_id
    return tuple(feeds.values())


@dataclass(frozen=True, slots=True)
class _Where:
    """Which feed of which file, for a person."""

    name: str
    line: int
    number: int

    def text(self, table: Mapping[str, Any]) -> str:
        label = table.get("id") or table.get("outlet") or shown(str(table.get("url", "")))
        named = f"feed {label!r}" if label else f"feed {self.number}"
        return f"{self.name} line {self.line}: {named}" if self.line else f"{self.name}: {named}"

    def error(self, problem: str, table: Mapping[str, Any]) -> FeedsError:
        return FeedsError(f"{self.text(table)}: {problem}")


def _tables(document: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    extra = sorted(document.keys() - {"feed", "defaults"})
    if extra:
        near = " (each feed begins with [[feed]])" if get_close_matches(extra[0], ["feed", "feeds"]) else ""
        raise FeedsError(f"{name}: {extra[0]!r} is not known here; use [[feed]] and [defaults]{near}")
    tables = document.get("feed", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise FeedsError(f"{name}: each feed begins with a line [[feed]], in double brackets")
    if len(tables) > FEEDS_MAX:
        raise FeedsError(f"{name}: {len(tables)} feeds; one list may hold {FEEDS_MAX:,}")
    return tables


def _checked_keys(table: Any, where: str, known: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise FeedsError(f"{where}: must be a table")
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(known))}"
            raise FeedsError(f"{where}: {key!r} is no setting of a feed{hint}")
    return table


def _feed(table: Mapping[str, Any], where: _Where) -> Feed:
    url = _word(table, "url", where)
    if not url:
        raise where.error('has no url; add url = "https://…"', table)
    if split(url) is None:
        raise where.error(f"url {shown(url)!r} is no http or https address; correct it", table)
    outlet = _word(table, "outlet", where) or host_of(url).removeprefix("www.")
    feed_id = _word(table, "id", where) or feed_id_of(outlet, url)
    if not _ID.fullmatch(feed_id):
        raise where.error(
            f"id {feed_id!r} must be small letters, digits, '.', '_' and '-', at most {ID_CHARS_MAX}", table
        )
    return Feed(
        feed_id=feed_id,
        url=url,
        outlet=outlet,
        title=_word(table, "title", where),
        language=_matching(
            table, "language", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", 'a language tag such as "ps" or "pt-BR"', where
        ),
        country=_matching(table, "country", r"[A-Z]{2}", 'two capital letters such as "AF"', where),
        kind=_word(table, "kind", where),
        enabled=_flag(table, "enabled", where, default=True),
        full_text=_flag(table, "full_text", where, default=False),
        interval_s=_interval(table, where),
        tags=_tags(table, where),
        terms=_word(table, "terms", where),
    )


def _word(table: Mapping[str, Any], key: str, where: _Where) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise where.error(f"{key} must be text in quotes, not {value!r}", table)
    return value.strip()


def _matching(table: Mapping[str, Any], key: str, pattern: str, what: str, where: _Where) -> str | None:
    value = _word(table, key, where)
    if value and not re.fullmatch(pattern, value):
        raise where.error(f"{key} {value!r} must be {what}", table)
    return value or None


def _flag(table: Mapping[str, Any], key: str, where: _Where, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise where.error(f"{key} must be true or false, not {value!r}", table)
    return value


def _tags(table: Mapping[str, Any], where: _Where) -> tuple[str, ...]:
    value = table.get("tags", [])
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise where.error('tags must be a list of words, e.g. ["wire", "asia"]', table)
    return tuple(value)


def _interval(table: Mapping[str, Any], where: _Where) -> int | None:
    value = table.get("interval")
    if value is None or value == "":
        return None
    seconds = value if isinstance(value, int) and not isinstance(value, bool) else _duration(str(value))
    if seconds is None or not FIXED_MIN_S <= seconds <= INTERVAL_MAX_S:
        raise where.error(f'interval {value!r} must be a time from "{FIXED_MIN_S}s" to "7d", e.g. "15m"', table)
    return seconds


def _duration(text: str) -> int | None:
    found = re.fullmatch(r"(\d{1,7})\s*([smhd])", text.strip())
    return int(found[1]) * _UNITS[found[2]] if found else None


def feed_id_of(outlet: str, url: str) -> str:
    """An id for a feed that names none: its outlet's letters and a short hash of its address; always the same."""
    slug = re.sub(r"[^a-z0-9]+", "-", outlet.lower()).strip("-")[:48] or "feed"
    return f"{slug}-{make_id('f', canonical_url(url) or url)[2:8]}"


def write_feeds(feeds: Iterable[Feed]) -> str:
    """The text of a feeds.toml that ``read_feeds`` reads back into the same feeds."""
    return _HEADER + "".join("\n" + _table(feed) for feed in feeds)


def _table(feed: Feed) -> str:
    values: list[tuple[str, Any, Any]] = [
        ("id", feed.feed_id, None), ("url", feed.url, None), ("outlet", feed.outlet, ""), ("title", feed.title, ""),
        ("language", feed.language, None), ("country", feed.country, None), ("kind", feed.kind, ""), ("enabled", feed.enabled, True),
        ("full_text", feed.full_text, False), ("interval", f"{feed.interval_s}s" if feed.interval_s else None, None),
        ("tags", list(feed.tags), []), ("terms", feed.terms, ""),
    ]  # fmt: skip
    lines = [f"{key} = {_toml(value)}" for key, value, default in values if value != default]
    return "[[feed]]\n" + "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """TOML basic strings are JSON strings but for DEL; booleans and lists are JSON's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def append_feed(path: Path, feed: Feed) -> None:
    """Add ``feed`` at the end of feeds.toml, which is made when absent; raises FeedsError when it is there already."""
    old = path.read_text(encoding="utf-8") if path.exists() else _HEADER
    text = old.rstrip("\n") + "\n\n" + _table(feed)
    read_feeds(text, str(path))
    _replace(path, text)


def remove_feed(path: Path, feed_id: str) -> None:
    """Take the feed out of feeds.toml and leave the rest, comments included, as it is; raises FeedsError when unknown."""
    text, (start, end) = _block(path, feed_id)
    _replace(path, text[:start].rstrip("\n") + "\n\n" + text[end:].lstrip("\n") if start else text[end:])


def set_enabled(path: Path, feed_id: str, *, enabled: bool) -> None:
    """Pause or resume a feed in feeds.toml; raises FeedsError when unknown."""
    text, (start, end) = _block(path, feed_id)
    block = re.sub(r"(?m)^\s*enabled\s*=.*\n?", "", text[start:end])
    word = "true" if enabled else "false"
    block = re.sub(r"(\[\[\s*feed\s*\]\][^\n]*\n)", rf"\1enabled = {word}\n", block, count=1)
    changed = text[:start] + block + text[end:]
    read_feeds(changed, str(path))
    _replace(path, changed)


def _block(path: Path, feed_id: str) -> tuple[str, tuple[int, int]]:
    """The file's text and the span of the feed's table in it."""
    feeds = load_feeds_toml(path)
    number = next((n for n, feed in enumerate(feeds) if feed.feed_id == feed_id), None)
    if number is None:
        near = get_close_matches(feed_id, [feed.feed_id for feed in feeds], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "; `tocsin feeds list` shows those there are"
        raise FeedsError(f"{path}: has no feed {feed_id!r}{hint}")
    text = path.read_text(encoding="utf-8")
    starts = [found.start() for found in re.finditer(r"(?m)^[ \t]*\[\[\s*feed\s*\]\]", text)]
    following = [*starts[number + 1 :], len(text)]
    after = re.search(r"(?m)^[ \t]*\[(?!\[)", text[starts[number] : following[0]])
    return text, (starts[number], starts[number] + after.start() if after else following[0])


def _replace(path: Path, text: str) -> None:
    """Write beside, then rename: a reader never sees half a list."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
