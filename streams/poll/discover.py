"""The feeds a web page names as its own: what to poll when all a person has is the address of a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from tocsin.core.feedtext import one_line
from tocsin.core.urls import absolute, canonical_url, shown, split
from tocsin.errors import Retryable, TocsinError
from tocsin.streams.poll.clean import to_text
from tocsin.streams.poll.fetch import Answer, FetchesFeeds, FetchFault
from tocsin.streams.poll.health import looks_like_challenge
from tocsin.streams.poll.job import ParseJob
from tocsin.streams.poll.parse import Kind
from tocsin.streams.poll.pool import ParseFailed, ParsesFeeds

CANDIDATES_MAX = 12
GUESSES = ("/feed/", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/all.atom.xml", "/?feed=rss2")
"""Where blog and news software puts its feed, the commonest first; tried only when the page names none."""
GUESSES_MAX = 5
PAGE_CHARS_MAX = 500_000

_FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json|text/xml|application/xml", re.IGNORECASE
)
_TAG = re.compile(r"<(link|a)\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Found(StrEnum):
    """How a feed was found."""

    ITSELF = "itself"
    LINKED = "linked"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that was fetched and parsed: its address, its own title, how many items it holds."""

    url: str
    title: str
    language: str | None
    items: int
    how: Found


class NothingThere(TocsinError):
    """No feed was found; the message says what was tried and what to do."""


async def discover(url: str, fetcher: FetchesFeeds, parser: ParsesFeeds, job: ParseJob) -> tuple[Discovered, ...]:
    """Find the feeds of ``url``: itself when it is one, else those its page links, else the usual places of its site.

    ``job`` gives the time and limits of parsing. Each feed returned was fetched and parsed. Raises
    NothingThere, or Retryable when the address did not answer.
    """
    if split(url) is None:
        url = f"https://{url}" if split(f"https://{url}") else url
    answer = await _get(url, fetcher)
    itself = await _as_feed(answer, parser, job, Found.ITSELF)
    if itself is not None:
        return (itself,)
    found: dict[str, Discovered] = {}
    links = linked_feeds(answer)
    tries = [(link, Found.LINKED) for link in links[:CANDIDATES_MAX]]
    for address, how in tries or [(absolute(answer.url, guess), Found.GUESSED) for guess in GUESSES[:GUESSES_MAX]]:
        feed = await _try(address, fetcher, parser, job, how)
        if feed is not None:
            found.setdefault(canonical_url(feed.url), feed)
            if how is Found.GUESSED:
                break
    if not found:
        tried = f"its page names {len(links)}" if links else "its page names none, and the usual places hold none"
        raise NothingThere(
            f"{shown(url)}: no feed found ({tried}); look for an RSS link on the site, and give its address"
        )
    return tuple(found.values())


async def _get(url: str, fetcher: FetchesFeeds) -> Answer:
    try:
        answer = await fetcher.get(url)
    except FetchFault as fault:
        raise Retryable(f"{shown(url)}: {fault}; check the address and try again") from fault
    if looks_like_challenge(answer.status, dict(answer.headers), answer.body):
        raise NothingThere(f"{shown(url)}: a bot check stands before the site; ask the publisher for a feed address")
    if answer.status != 200:
        raise NothingThere(f"{shown(url)}: answers {answer.status}; check the address in a browser")
    return answer


async def _try(url: str, fetcher: FetchesFeeds, parser: ParsesFeeds, job: ParseJob, how: Found) -> Discovered | None:
    try:
        answer = await fetcher.get(url)
    except FetchFault:
        return None
    return await _as_feed(answer, parser, job, how) if answer.status == 200 else None


async def _as_feed(answer: Answer, parser: ParsesFeeds, job: ParseJob, how: Found) -> Discovered | None:
    try:
        parsed = await parser.parse(
            ParseJob(feed_id="discover", url=answer.url, now=job.now, content_type=answer.header("content-type")),
            answer.body,
        )
    except ParseFailed:
        return None
    document = parsed.parsed
    if document.kind is not Kind.FEED:
        return None
    return Discovered(answer.url, document.title, document.language, parsed.items, how)


def linked_feeds(answer: Answer) -> list[str]:
    """The feeds a page links: HTTP Link headers first, then link elements, then anchors that look like feeds."""
    text, _ = to_text(answer.body, answer.header("content-type"))
    strong, weak = [], []
    base = answer.url
    for tag in _TAG.finditer(text[:PAGE_CHARS_MAX]):
        attributes = _attributes(tag[2])
        href = absolute(base, attributes.get("href", ""))
        if not href:
            continue
        if tag[1].lower() == "link":
            if "alternate" in attributes.get("rel", "").lower().split() and _FEED_TYPES.fullmatch(
                attributes.get("type", "").strip()
            ):
                strong.append((_is_comments(attributes, href), href))
        elif re.search(r"(?:/|\.|=)(?:rss|feed|atom)(?:2|\.xml|\.php|\.aspx|/|$)", href, re.IGNORECASE):
            weak.append(href)
    # Comment feeds last: they are named beside the real one on every blog.
    ordered = [href for _, href in sorted(strong, key=lambda pair: pair[0])]
    return list(dict.fromkeys(ordered or weak))


def _is_comments(attributes: Mapping[str, str], href: str) -> bool:
    return "comment" in (attributes.get("title", "") + href).lower()


def _attributes(text: str) -> dict[str, str]:
    found = {}
    for match in _ATTRIBUTE.finditer(text):
        found[match[1].lower()] = one_line(unescape(match[2] or match[3] or match[4] or ""), 2_000)
    return found
