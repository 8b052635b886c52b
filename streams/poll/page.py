"""An article's whole text from its web page: only where robots.txt allows, never around a paywall, the feed's text kept as the fall-back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from tocsin.core.urls import canonical_url, host_of
from tocsin.schemas import Article, Feed
from tocsin.streams.poll.articles import with_page
from tocsin.streams.poll.fetch import ACCEPT_PAGE, Answer, FetchesFeeds, FetchFault
from tocsin.streams.poll.page_text import PAGE_BYTES_MAX, PageJob, PageReason, PageText
from tocsin.streams.poll.pool import ParseFailed, ParsesFeeds
from tocsin.streams.poll.robots import Robots, forbids_ai_input, tidy_signals

FEED_TEXT_ENOUGH_CHARS = 2_500
"""A feed that gives this much gives the article; its page would cost a request and add nothing."""
HOST_SPACING_S = 1.0
CRAWL_DELAY_S_MAX = 10.0
"""A longer Crawl-delay is honoured by not fetching pages of that site at all."""
PAYWALL_STATUSES = frozenset({401, 402, 403, 451})


class Monotonic(Protocol):
    def monotonic(self) -> float: ...


class PageReader:
    """Gives articles their page's text. ``counts`` says what came of it, by reason."""

    def __init__(
        self,
        fetcher: FetchesFeeds,
        parser: ParsesFeeds,
        clock: Monotonic,
        *,
        wants: Callable[[Feed, Article], bool] | None = None,
        honour_ai_input: bool = True,
        spacing_s: float = HOST_SPACING_S,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._fetcher = fetcher
        self._parser = parser
        self._clock = clock
        self._wants = wants
        self._robots = Robots(fetcher)
        self._honour_ai_input = honour_ai_input
        self._spacing_s = spacing_s
        self._hosts: dict[str, tuple[asyncio.Lock, float]] = {}

    async def enrich(self, feed: Feed, article: Article) -> Article:
        """``article`` with its page's text, or as it is; never raises for anything a page may do."""
        if not article.url or len(article.text) >= FEED_TEXT_ENOUGH_CHARS:
            return self._kept(article, "feed_is_enough")
        if self._wants is not None and not self._wants(feed, article):
            return self._kept(article, "not_wanted")
        word = await self._robots.ask(article.url, self._clock.monotonic())
        article = replace(article, content_signal=word.signals)
        if not word.may_fetch:
            return self._kept(article, f"robots_{word.reason.value}")
        if forbids_ai_input(word.signals) and self._honour_ai_input:
            return self._kept(article, "content_signal")
        if (word.crawl_delay_s or 0.0) > CRAWL_DELAY_S_MAX:
            return self._kept(article, "crawl_delay")
        answer = await self._fetch(article, max(self._spacing_s, word.crawl_delay_s or 0.0))
        if isinstance(answer, str):
            return self._kept(article, answer)
        if signals := tidy_signals(answer.header("content-signal") or ""):
            # What is said with the page itself stands before what is said of the whole site.
            article = replace(article, content_signal=signals)
        if forbids_ai_input(article.content_signal) and self._honour_ai_input:
            return self._kept(article, "content_signal")
        page = await self._read(article, answer)
        if isinstance(page, str):
            return self._kept(article, page)
        self.counts[page.reason.value] += 1
        enriched = with_page(article, page)
        canonical = canonical_url(page.canonical)
        if canonical and not article.canonical_url:
            enriched = replace(enriched, canonical_url=canonical)
        return enriched

    def _kept(self, article: Article, why: str) -> Article:
        self.counts[why] += 1
        return article

    async def _fetch(self, article: Article, spacing_s: float) -> Answer | str:
        """The site's answer, or the word for why there is none."""
        host = host_of(article.url)
        lock, _ = self._hosts.setdefault(host, (asyncio.Lock(), 0.0))
        async with lock:
            wait = self._hosts[host][1] - self._clock.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                return await self._fetcher.get(article.url, accept=ACCEPT_PAGE)
            except FetchFault as fault:
                return fault.fault.value
            finally:
                self._hosts[host] = (lock, self._clock.monotonic() + spacing_s)

    async def _read(self, article: Article, answer: Answer) -> PageText | str:
        """The page's text, or the word for why there is none."""
        if answer.status in PAYWALL_STATUSES:
            return PageReason.PAYWALL.value
        if answer.status != 200 or len(answer.body) > PAGE_BYTES_MAX:
            return "no_page"
        job = PageJob(url=answer.url, content_type=answer.header("content-type"), feed_text_chars=len(article.text))
        try:
            return await self._parser.page(job, answer.body)
        except ParseFailed as failure:
            return failure.trouble.value
