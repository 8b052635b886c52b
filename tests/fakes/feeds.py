"""Feed documents for tests, said in few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""When tests take place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item; empty fields are left out."""

    title: str = "A strike hit Kabul"
    link: str = "https://news.example/1"
    guid: str = ""
    published: str = "Sun, 22 Nov 2026 11:00:00 GMT"
    body: str = "<p>Officials said 13 people were killed.</p>"


def entries(
    count: int, *, start: datetime = NOW - timedelta(hours=1), gap: timedelta = timedelta(hours=1)
) -> list[Entry]:
    """``count`` items, newest first."""
    return [
        Entry(
            f"Headline {n}",
            f"https://news.example/{n}",
            f"guid-{n}",
            f"{start - n * gap:%a, %d %b %Y %H:%M:%S} GMT",
            f"<p>Body {n}</p>",
        )
        for n in range(count)
    ]


def rss(items: Sequence[Entry] = (Entry(),), channel: str = "", *, encoding: str = "utf-8") -> bytes:
    """An RSS 2.0 document; ``channel`` is more markup for its head."""
    told = "".join(_item(item) for item in items)
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Example</title><link>https://news.example/</link>{channel}{told}</channel></rss>'
    return text.encode(encoding)


def _item(item: Entry) -> str:
    fields = {"title": item.title, "link": item.link, "pubDate": item.published, "description": item.body}
    told = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items() if value)
    guid = f'<guid isPermaLink="false">{escape(item.guid)}</guid>' if item.guid else ""
    return f"<item>{told}{guid}</item>"


def atom(items: Sequence[Entry] = (Entry(published="2026-11-22T11:00:00Z"),)) -> bytes:
    """An Atom 1.0 document."""
    told = "".join(
        f'<entry><title>{escape(i.title)}</title><link href="{escape(i.link)}"/><id>{escape(i.guid or i.link)}</id>'
        f"<updated>{i.published}</updated><content type='html'>{escape(i.body)}</content></entry>"
        for i in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>{told}</feed>'.encode()
