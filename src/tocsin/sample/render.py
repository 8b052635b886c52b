"""How the sample story looks on the wire: RSS 2.0, Atom 1.0, and a page for each article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree as ET

from tocsin.sample.story import DISCLAIMER, Item, SampleFeed, Version

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
Shown = list[tuple[Item, Version]]
When = Callable[[int], datetime]

ET.register_namespace("content", CONTENT)


def render_feed(feed: SampleFeed, shown: Shown, base_url: str, started_at: datetime, pace_s: float) -> bytes:
    """The feed's XML; ``base_url`` has no slash at its end."""
    render = _atom if feed.format == "atom" else _rss
    return render(feed, shown, base_url, lambda beat: started_at + timedelta(seconds=beat * pace_s))


def guid(item: Item) -> str:
    """The same in every run, so that a restart finds its items again."""
    return f"tag:tocsin.invalid,2026:sample/{item.item_id}"


def _html(version: Version) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in version.paragraphs)


def _rss(feed: SampleFeed, shown: Shown, base_url: str, when: When) -> bytes:
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _put(channel, "title", f"{feed.title} (sample)")
    _put(channel, "link", f"{base_url}/")
    _put(channel, "description", DISCLAIMER)
    _put(channel, "language", "en")
    for item, version in shown:
        entry = ET.SubElement(channel, "item")
        _put(entry, "title", escape(version.title, quote=False))
        _put(entry, "link", base_url + item.path)
        _put(entry, "guid", guid(item), isPermaLink="false")
        _put(entry, "pubDate", format_datetime(when(item.versions[0].beat), usegmt=True))
        _put(entry, "description", escape(version.paragraphs[0]))
        _put(entry, f"{{{CONTENT}}}encoded", _html(version))
    return _bytes(root)


def _atom(feed: SampleFeed, shown: Shown, base_url: str, when: When) -> bytes:
    root = ET.Element("feed", xmlns=ATOM)
    root.set("xml:lang", "en")
    _put(root, "id", f"tag:tocsin.invalid,2026:sample/feed/{feed.feed_id}")
    _put(root, "title", f"{feed.title} (sample)")
    _put(root, "subtitle", DISCLAIMER)
    _put(root, "updated", when(max((version.beat for _, version in shown), default=0)).isoformat())
    ET.SubElement(root, "link", rel="self", href=base_url + feed.path)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = feed.outlet
    for item, version in shown:
        entry = ET.SubElement(root, "entry")
        _put(entry, "id", guid(item))
        _put(entry, "title", version.title, type="text")
        ET.SubElement(entry, "link", rel="alternate", href=base_url + item.path)
        _put(entry, "published", when(item.versions[0].beat).isoformat())
        _put(entry, "updated", when(version.beat).isoformat())
        _put(entry, "summary", version.paragraphs[0], type="text")
        _put(entry, "content", _html(version), type="html")
    return _bytes(root)


def _put(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _bytes(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def render_page(item: Item, version: Version, feed: SampleFeed) -> str:
    """The article's own page, as its outlet would have it."""
    return _page(
        escape(version.title),
        f"<p class=outlet>{escape(feed.outlet)}</p><article><h1>{escape(version.title)}</h1>{_html(version)}</article>"
        f"<p class=shows>In the sample story this article shows: {escape(item.shows)}.</p>",
    )


def render_index(feeds: tuple[SampleFeed, ...]) -> str:
    """What a person who opens the server's root sees."""
    rows = "".join(f'<li><a href="{feed.path}">{escape(feed.title)}</a> ({feed.format})</li>' for feed in feeds)
    return _page("tocsin sample story", f"<h1>tocsin sample story</h1><p>Feeds:</p><ul>{rows}</ul>")


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="robots" content="noindex"><meta name="viewport" content="width=device-width"><style>'
        "body{font:18px/1.6 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fdfcf9}"
        ".sample{font:600 15px/1.4 system-ui,sans-serif;background:#ffe9a8;padding:.6rem 1rem;border-radius:6px}"
        ".outlet,.shows{font:14px/1.4 system-ui,sans-serif;color:#666}</style></head><body>"
        f"<p class=sample>{escape(DISCLAIMER)}</p>{body}</body></html>"
    )
