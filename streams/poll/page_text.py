"""The article's text out of its web page, what the page says of itself, and whether a paywall stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tocsin.core.feedtext import clean, one_line, plain_text
from tocsin.core.urls import absolute
from tocsin.schemas import Value
from tocsin.streams.poll.clean import to_text

PAGE_BYTES_MAX = 2_000_000
"""The largest news pages are near 1 MB; trafilatura takes seconds beyond this."""
SHORT_CHARS = 250
"""Fewer are a teaser or a consent banner, not an article."""
PAYWALL_RATIO = 1.5
"""A page whose text is hardly longer than the feed's summary is showing a teaser."""


class PageReason(StrEnum):
    """What came of reading a page."""

    READ = "read"
    PAYWALL = "paywall"
    TOO_SHORT = "too_short"
    NO_EXTRACTOR = "no_extractor"
    NOT_HTML = "not_html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob(Value):
    """What a worker needs besides the page."""

    url: str
    content_type: str | None = None
    feed_text_chars: int = 0
    """How much text the feed itself gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText(Value):
    """``text`` is "" unless ``reason`` is READ."""

    reason: PageReason
    text: str = ""
    title: str = ""
    canonical: str = ""
    """The address the page names as its own."""


def read_page(job: PageJob, body: bytes) -> PageText:
    """Read the article out of ``body``; CPU time is bounded by the pool this runs in."""
    if "html" not in (job.content_type or "html").lower():
        return PageText(reason=PageReason.NOT_HTML)
    markup, _ = to_text(body[:PAGE_BYTES_MAX], job.content_type)
    canonical = _canonical(markup, job.url)
    try:
        import trafilatura  # noqa: PLC0415 - optional, and slow to import
    except ImportError:
        return PageText(reason=PageReason.NO_EXTRACTOR, canonical=canonical)
    text = (
        trafilatura.extract(clean(markup), url=job.url, include_comments=False, include_tables=False, deduplicate=False)
        or ""
    )
    text = plain_text(text.replace("<", "&lt;").replace("\n", "<p>"))
    title = _title(markup)
    if _is_paywalled(markup) or (
        job.feed_text_chars and len(text) < PAYWALL_RATIO * job.feed_text_chars and _smells_of_paywall(markup)
    ):
        return PageText(reason=PageReason.PAYWALL, canonical=canonical, title=title)
    if len(text) < SHORT_CHARS:
        return PageText(reason=PageReason.TOO_SHORT, canonical=canonical, title=title)
    return PageText(reason=PageReason.READ, text=text, title=title, canonical=canonical)


_LINK = re.compile(r"<link\b[^>]{0,1000}>", re.IGNORECASE)


def _canonical(markup: str, url: str) -> str:
    for tag in _LINK.findall(markup[:200_000]):
        if re.search(r"rel\s*=\s*[\"']?canonical\b", tag, re.IGNORECASE):
            href = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", tag, re.IGNORECASE)
            return absolute(url, href[1].replace("&amp;", "&")) if href else ""
    return ""


def _title(markup: str) -> str:
    found = re.search(r"<title[^>]{0,200}>([^<]{1,1000})", markup[:200_000], re.IGNORECASE)
    return one_line(plain_text(found[1])) if found else ""


def _is_paywalled(markup: str) -> bool:
    """schema.org's own word for it."""
    return bool(re.search(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", markup, re.IGNORECASE))


def _smells_of_paywall(markup: str) -> bool:
    return bool(
        re.search(r"paywall|subscribe to (?:read|continue)|premium-content|piano-|metered", markup, re.IGNORECASE)
    )
