"""Feed lists as other programs write and read them: OPML 1.0 and 2.0, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tocsin.core.feedtext import one_line
from tocsin.core.urls import absolute, canonical_url, host_of
from tocsin.schemas import Feed
from tocsin.streams.poll.catalogue import FEEDS_MAX, FeedsError, feed_id_of
from tocsin.streams.poll.clean import clean_xml, to_text

OPML_BYTES_MAX = 20_000_000
DEPTH_MAX = 50


def read_opml(path: Path) -> tuple[Feed, ...]:
    """Read the feeds of an OPML file, each once; folders become tags. Raises FeedsError."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise FeedsError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_opml(body, str(path))


def parse_opml(body: bytes, name: str = "OPML") -> tuple[Feed, ...]:
    """The feeds in an OPML document; raises FeedsError that says what is wrong with it."""
    if len(body) > OPML_BYTES_MAX:
        raise FeedsError(f"{name}: larger than {OPML_BYTES_MAX:,} bytes; split it")
    outlines = _Outlines()
    text, _ = to_text(body)
    try:
        _feed_parser(outlines, clean_xml(text))
    except expat.ExpatError as error:
        raise FeedsError(f"{name}: not well-formed XML: {error}; export it again") from error
    if not outlines.is_opml:
        raise FeedsError(f"{name}: is XML, but no OPML; a feed's own address goes to `tocsin feeds add`")
    feeds: dict[str, Feed] = {}
    for feed in outlines.feeds:
        feeds.setdefault(canonical_url(feed.url), feed)
    if not feeds:
        raise FeedsError(f"{name}: holds no feed: no outline has an xmlUrl")
    return tuple(feeds.values())


def _feed_parser(outlines: _Outlines, text: str) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = outlines.start
    parser.EndElementHandler = outlines.end
    # Entities are for attacks here: OPML has no use for them.
    parser.EntityDeclHandler = _no_entities
    parser.Parse(text.encode("utf-8", "replace"), True)


def _no_entities(*_: object) -> None:
    raise expat.ExpatError("declares entities")


class _Outlines:
    """Collects feeds as the outline is walked."""

    def __init__(self) -> None:
        self.feeds: list[Feed] = []
        self.is_opml = False
        self._folders: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.lower()
        self.is_opml |= tag == "opml"
        if tag != "outline" or not self.is_opml:
            return
        found = {key.lower(): value for key, value in attributes.items()}
        url = absolute(
            "",
            found.get("xmlurl", "")
            or (found.get("url", "") if found.get("type", "").lower() in ("rss", "atom") else ""),
        )
        if url and len(self.feeds) < FEEDS_MAX:
            self.feeds.append(_feed(url, found, self._folders))
            self._folders.append("")
        else:
            if len(self._folders) >= DEPTH_MAX:
                raise expat.ExpatError("outlines nested too deep")
            self._folders.append(one_line(found.get("text") or found.get("title") or "", 100))

    def end(self, tag: str) -> None:
        if tag.lower() == "outline" and self._folders:
            self._folders.pop()


def _feed(url: str, found: dict[str, str], folders: list[str]) -> Feed:
    title = one_line(found.get("title") or found.get("text") or "", 200)
    outlet = title or host_of(url).removeprefix("www.")
    language = found.get("language", "")
    return Feed(
        feed_id=feed_id_of(outlet, url),
        url=url,
        outlet=outlet,
        title=title,
        language=language if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else None,
        tags=tuple(folder for folder in folders if folder),
    )


def write_opml(feeds: Iterable[Feed], *, title: str = "tocsin feeds", at: datetime | None = None) -> str:
    """An OPML 2.0 document of ``feeds``, in folders by their first tag; ``at`` becomes dateCreated."""
    folders: dict[str, list[Feed]] = {}
    for feed in feeds:
        folders.setdefault(feed.tags[0] if feed.tags else "", []).append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{escape(title)}</title>",
    ]
    if at is not None:
        lines.append(f"    <dateCreated>{at:%a, %d %b %Y %H:%M:%S} GMT</dateCreated>")
    lines += ["  </head>", "  <body>"]
    for folder, members in folders.items():
        indent = "    "
        if folder:
            lines.append(f"{indent}<outline text={quoteattr(folder)}>")
            indent += "  "
        lines += [indent + _outline(feed) for feed in members]
        if folder:
            lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outline(feed: Feed) -> str:
    name = feed.title or feed.outlet
    pairs = {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url, "language": feed.language or ""}
    return "<outline " + " ".join(f"{key}={quoteattr(value)}" for key, value in pairs.items() if value) + "/>"
