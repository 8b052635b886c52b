"""One poll of one feed: ask, look at the answer, read what is new, and say when to ask again."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from tocsin.core.conditional import (
    Asking,
    Move,
    caught_lying,
    decide_asking,
    decide_gone,
    decide_move,
    remember_validators,
)
from tocsin.core.identity import remembered
from tocsin.core.schedule import (
    Next,
    Trouble,
    When,
    decide_gone_poll,
    decide_next_poll,
    decide_retry,
    read_cache_s,
    read_retry_after,
)
from tocsin.core.urls import absolute
from tocsin.schemas import Article, Feed, FeedState
from tocsin.streams.poll.articles import to_article
from tocsin.streams.poll.fetch import Answer, FetchesFeeds, FetchFault
from tocsin.streams.poll.health import TROUBLES, Outcome, decide_health, looks_like_challenge, outcome_of_status
from tocsin.streams.poll.job import ParseAnswer, ParseJob
from tocsin.streams.poll.parse import Kind
from tocsin.streams.poll.pool import ParseFailed, ParsesFeeds
from tocsin.streams.poll.robots import tidy_signals

OTHER_ADDRESSES_AFTER = 3
"""Failures in a row before https for http, and the configured address for a moved one, are tried in turn."""
OUR_FAULT_RETRY_S = 120
"""When most feeds fail at once the network is ours to wait for: ask again soon and blame no feed."""
ERROR_CHARS_MAX = 300
ARTICLES_A_TURN = 100
"""Made before the event loop turns: about five milliseconds."""

FullText = Callable[[Feed, Article], Awaitable[Article]]
"""Gives an article its page's text, or gives it back as it is."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one poll came to. ``state`` is to be saved after ``articles`` are durable."""

    feed_id: str
    state: FeedState
    outcome: Outcome
    asking: Asking
    articles: tuple[Article, ...] = ()
    move: Move = Move.NONE
    next_reason: When = When.DEFAULT
    same: int = 0
    wire_bytes: int = 0
    seconds: float = 0.0
    problems: tuple[str, ...] = ()
    reached: bool = True
    """Whether a server answered at all."""


def fresh_state(feed: Feed, state: FeedState | None) -> FeedState:
    """The state to poll ``feed`` with: a new one, or ``state``, reset where the configured address changed."""
    if state is None:
        return FeedState(feed_id=feed.feed_id, url=feed.url, configured_url=feed.url)
    if state.configured_url == feed.url:
        return state
    return replace(
        state, url=feed.url, configured_url=feed.url, etag=None, last_modified=None, body_hash=None, failures=0,
        redirect_to="", redirect_since=None, redirect_sightings=0, gone_since=None, next_poll_at=None, last_unconditional_at=None,
    )  # fmt: skip


class Visitor:
    """Polls one feed at a time; holds no memory between polls."""

    def __init__(self, fetcher: FetchesFeeds, parser: ParsesFeeds, full_text: FullText | None = None) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._full_text = full_text

    async def visit(self, feed: Feed, state: FeedState, now: datetime, chance: float) -> Visit:
        """Poll ``feed`` at ``now``; ``chance`` in [0, 1) jitters the next poll. Raises nothing a feed can cause."""
        address = _address(feed, state)
        asking, headers = decide_asking(state, now) if address == state.url else (Asking.FIRST, {})
        try:
            answer = await self._fetcher.get(address, headers, http2="http1" not in feed.tags)
        except FetchFault as fault:
            return _failed(
                feed, state, now, chance, Outcome(fault.fault.value), asking, error=str(fault), reached=False
            )
        step = _Step(feed, replace(state, last_status=answer.status), now, chance, asking, address, answer)
        if answer.status == 304 and headers:
            return step.not_modified()
        if looks_like_challenge(answer.status, dict(answer.headers), answer.body):
            return step.failed(Outcome.CHALLENGE, f"{answer.status} with a bot check")
        if not 200 <= answer.status < 300:
            return step.failed(outcome_of_status(answer.status), f"HTTP {answer.status}")
        body_hash = blake2b(answer.body, digest_size=12).hexdigest()
        if body_hash == state.body_hash and answer.body:
            return step.same_body()
        return await self._read(step, body_hash)

    async def pushed(self, feed: Feed, state: FeedState, now: datetime, body: bytes, content_type: str | None) -> Visit:
        """Take in ``body``, pushed by a hub whose signature was checked.

        Nothing the schedule or the validators rest on changes, but for the backup poll, which may wait: a push
        says nothing about the feed's own server.
        """
        headers = {"content-type": content_type} if content_type else {}
        answer = Answer(url=state.url, status=200, headers=headers, body=body)
        step = _Step(feed, state, now, 0.5, Asking.PUSHED, state.url, answer)
        try:
            parsed = await self._parser.parse(step.job(), body)
        except ParseFailed as failure:
            return Visit(
                feed_id=feed.feed_id, state=state, outcome=Outcome(failure.trouble.value), asking=Asking.PUSHED
            )
        if parsed.items == 0:
            return Visit(feed_id=feed.feed_id, state=state, outcome=Outcome.NOT_A_FEED, asking=Asking.PUSHED)
        articles = tuple(to_article(one, feed, state, now) for one in parsed.news)
        kept = replace(
            state,
            memory=parsed.memory,
            body_hash=None,
            items_new=len(articles),
            newest_item_at=parsed.newest_item_at or state.newest_item_at,
        )
        outcome = Outcome.NEWS if articles else Outcome.NO_NEWS
        return Visit(
            feed_id=feed.feed_id, state=kept, outcome=outcome, asking=Asking.PUSHED, articles=articles, same=parsed.same
        )

    async def _read(self, step: _Step, body_hash: str) -> Visit:
        try:
            parsed = await self._parser.parse(step.job(), step.answer.body)
        except ParseFailed as failure:
            return step.failed(Outcome(failure.trouble.value), str(failure))
        return await self.take_in(step, parsed, body_hash)

    async def take_in(self, step: _Step, parsed: ParseAnswer, body_hash: str) -> Visit:
        """Turn a parsed document into articles and the feed's next state."""
        bad = _not_a_feed(parsed, step.state)
        if bad is not None:
            return step.failed(
                bad, "; ".join(parsed.parsed.problems)[:ERROR_CHARS_MAX] or bad.value, empty=bad is Outcome.EMPTIED
            )
        articles = []
        for one in parsed.news:
            articles.append(to_article(one, step.feed, step.state, step.now))
            if len(articles) % ARTICLES_A_TURN == 0:
                await asyncio.sleep(0)
        if self._full_text is not None and step.feed.full_text:
            articles = [await self._full_text(step.feed, article) for article in articles]
        return step.read(parsed, tuple(articles), body_hash)


def _not_a_feed(parsed: ParseAnswer, state: FeedState) -> Outcome | None:
    had_items = remembered(state.memory) > 0
    if parsed.parsed.kind is Kind.HTML:
        return Outcome.HTML_PAGE
    if parsed.parsed.kind is Kind.OTHER:
        return Outcome.NOT_A_FEED
    if parsed.items == 0 and had_items:
        return Outcome.EMPTIED
    return Outcome.NOT_A_FEED if parsed.parsed.kind is Kind.EMPTY else None


def _address(feed: Feed, state: FeedState) -> str:
    """Where to ask: the current address, and after failures others in turn.

    The configured one, where the feed moved; the https twin, where no server answered: old http ports die one by one.
    """
    if state.failures < OTHER_ADDRESSES_AFTER:
        return state.url
    others = [state.url]
    if state.url.startswith("http://") and state.last_status is None:
        others.append("https://" + state.url.removeprefix("http://"))
    if feed.url not in others:
        others.append(feed.url)
    return others[state.failures % len(others)]


@dataclass(slots=True)
class _Step:
    """An answer in hand, and the ways it can be taken."""

    feed: Feed
    state: FeedState
    now: datetime
    chance: float
    asking: Asking
    address: str
    answer: Answer

    def job(self) -> ParseJob:
        return ParseJob(
            feed_id=self.feed.feed_id,
            url=self.answer.url,
            now=self.now,
            memory=self.state.memory,
            content_type=self.answer.header("content-type"),
            country=self.feed.country,
        )

    def failed(self, outcome: Outcome, error: str, *, empty: bool = False) -> Visit:
        retry_after = read_retry_after(self.answer.header("retry-after"), self.now)
        state = replace(self.state, empty_polls=self.state.empty_polls + 1) if empty else self.state
        return _failed(
            self.feed,
            state,
            self.now,
            self.chance,
            outcome,
            self.asking,
            error=error,
            retry_after_s=retry_after,
            answer=self.answer,
        )

    def not_modified(self) -> Visit:
        """304: nothing new; a validator it names replaces the old one, the others stand."""
        state = self._succeeded()
        etag, modified = self.answer.header("etag"), self.answer.header("last-modified")
        state = remember_validators(state, etag or state.etag, modified or state.last_modified)
        return self._done(replace(state, items_new=0), Outcome.NOT_MODIFIED, self.state)

    def same_body(self) -> Visit:
        """200 with the body we know: its validators may still be new, and are kept."""
        state = self._with_validators(self._succeeded(), has_news=False)
        return self._done(replace(state, items_new=0), Outcome.SAME_BODY, self.state)

    def read(self, parsed: ParseAnswer, articles: tuple[Article, ...], body_hash: str) -> Visit:
        document = parsed.parsed
        state = self._with_validators(self._succeeded(), has_news=bool(articles))
        state = replace(
            state,
            body_hash=body_hash,
            memory=parsed.memory,
            newest_item_at=parsed.newest_item_at or state.newest_item_at,
            rhythm_s=parsed.rhythm_s or state.rhythm_s,
            items_last=parsed.items,
            items_new=len(articles),
            title=document.title,
            declared_language=document.language,
            ttl_s=document.ttl_s,
            update_period_s=document.update_period_s,
            skip_hours=document.skip_hours,
            skip_days=document.skip_days,
            content_signal=self._signal(articles),
            hub=document.hub or _link_header(self.answer, "hub"),
            topic=document.topic or _link_header(self.answer, "self") or self.answer.url,
        )
        outcome = Outcome.NEWS if articles else (Outcome.NO_NEWS if parsed.items else Outcome.EMPTY)
        return self._done(state, outcome, self.state, articles, same=parsed.same, problems=document.problems)

    def _signal(self, articles: tuple[Article, ...]) -> str:
        """The feed's own Content-Signal, else the last its pages had, else the one known."""
        own = tidy_signals(self.answer.header("content-signal") or "")
        return own or next((a.content_signal for a in articles if a.content_signal), self.state.content_signal)

    def _succeeded(self) -> FeedState:
        """What every good answer means."""
        headers = self.answer
        cache_s = read_cache_s(
            headers.header("cache-control"), headers.header("expires"), headers.header("date"), self.now
        )
        unconditional = self.now if self.answer.status != 304 else self.state.last_unconditional_at
        return replace(
            self.state,
            polls=self.state.polls + 1,
            failures=0,
            last_error=None,
            last_polled_at=self.now,
            last_success_at=self.now,
            gone_since=None,
            empty_polls=0,
            cache_s=cache_s,
            last_unconditional_at=unconditional
            if self.asking is not Asking.CONDITIONAL
            else self.state.last_unconditional_at,
        )

    def _with_validators(self, state: FeedState, *, has_news: bool) -> FeedState:
        etag, modified = self.answer.header("etag"), self.answer.header("last-modified")
        if caught_lying(self.state, self.asking, etag, modified, has_news=has_news):
            state = replace(state, validators_trusted=False, distrusted_at=self.now)
        elif self.asking is Asking.PROBE and not state.validators_trusted:
            state = replace(state, validators_trusted=True, distrusted_at=None)
        return remember_validators(state, etag, modified)

    def _done(
        self,
        state: FeedState,
        outcome: Outcome,
        before: FeedState,
        articles: tuple[Article, ...] = (),
        *,
        same: int = 0,
        problems: tuple[str, ...] = (),
    ) -> Visit:
        if self.address != before.url and not self.answer.hops:
            state = replace(state, url=self.address)
        move, state = decide_move(state, self.answer.hops, self.now, is_feed=True)
        planned = decide_next_poll(state, self.now, self.chance, fixed_s=self.feed.interval_s)
        state = decide_health(_planned(state, planned), outcome, self.now)
        return Visit(
            feed_id=self.feed.feed_id, state=state, outcome=outcome, asking=self.asking, articles=articles, move=move,
            next_reason=planned.reason, same=same, wire_bytes=self.answer.wire_bytes, seconds=self.answer.seconds, problems=problems,
        )  # fmt: skip


def _failed(
    feed: Feed,
    state: FeedState,
    now: datetime,
    chance: float,
    outcome: Outcome,
    asking: Asking,
    *,
    error: str,
    retry_after_s: int | None = None,
    answer: Answer | None = None,
    reached: bool = True,
) -> Visit:
    """The state after a poll that brought no feed."""
    if outcome is Outcome.GONE_ONCE:
        is_gone, state = decide_gone(state, now)
        outcome = Outcome.GONE if is_gone else outcome
    elif reached:
        state = replace(state, gone_since=None)
    trouble = TROUBLES[outcome][0]
    state = replace(
        state,
        polls=state.polls + 1,
        failures=state.failures + 1,
        last_polled_at=now,
        last_status=answer.status if answer else None,
        last_error=error[:ERROR_CHARS_MAX],
        items_new=0,
    )
    if outcome is Outcome.GONE:
        planned = decide_gone_poll(now, chance)
    elif outcome is Outcome.GONE_ONCE:
        planned = _tomorrow(state, now, chance)
    else:
        planned = decide_retry(
            state.failures, trouble, now, chance, retry_after_s=_asked_to_wait(outcome, retry_after_s)
        )
    state = decide_health(_planned(state, planned), outcome, now)
    return Visit(
        feed_id=feed.feed_id, state=state, outcome=outcome, asking=asking, next_reason=planned.reason, reached=reached,
        wire_bytes=answer.wire_bytes if answer else 0, seconds=answer.seconds if answer else 0.0,
    )  # fmt: skip


def _tomorrow(state: FeedState, now: datetime, chance: float) -> Next:
    """A first 410 is looked at again a little over a day after it began."""
    seconds = int(timedelta(hours=24, minutes=10).total_seconds() + 1_800 * chance)
    since = state.gone_since or now
    at = max(since + timedelta(seconds=seconds), now + timedelta(hours=1))
    return Next(at, int((at - now).total_seconds()), When.BACKOFF)


def _asked_to_wait(outcome: Outcome, retry_after_s: int | None) -> int | None:
    """Retry-After means something on 429 and 503 (RFC 9110), and beside a bot check."""
    return retry_after_s if outcome in (Outcome.TOO_MANY_REQUESTS, Outcome.UNAVAILABLE, Outcome.CHALLENGE) else None


def _planned(state: FeedState, planned: Next) -> FeedState:
    return replace(state, next_poll_at=planned.at, interval_s=planned.interval_s, interval_reason=planned.reason.value)


def our_fault(visit: Visit, before: FeedState, now: datetime, chance: float) -> Visit:
    """The same visit when the network on our side is down: the feed is not blamed and is asked again soon."""
    seconds = round(OUR_FAULT_RETRY_S * (0.5 + chance))
    planned = Next(now + timedelta(seconds=seconds), seconds, When.SOON)
    state = replace(
        visit.state,
        failures=before.failures,
        health=before.health,
        health_since=before.health_since,
        advice=before.advice,
    )
    return replace(visit, state=_planned(state, planned), next_reason=When.SOON)


def crashed(feed: Feed, state: FeedState, now: datetime, chance: float, error: BaseException) -> Visit:
    """A visit that met a fault of our own."""
    text = f"{type(error).__name__}: {error}"
    return _failed(feed, state, now, chance, Outcome.INTERNAL, Asking.FIRST, error=text)


def trouble_of(outcome: Outcome) -> Trouble | None:
    """How bad ``outcome`` is; None for a success."""
    return None if outcome.is_success else TROUBLES[outcome][0]


_LINK_VALUE = re.compile(r"<([^>]{1,2048})>((?:\s*;\s*[\w*-]+\s*=\s*(?:\"[^\"]{0,500}\"|[^\s;,\"]{0,500}))*)")


def _link_header(answer: Answer, rel: str) -> str:
    """The address an HTTP Link header (RFC 8288) gives for ``rel``; "" without one."""
    for found in _LINK_VALUE.finditer((answer.header("link") or "")[:8_000]):
        named = re.search(r"\brel\s*=\s*\"?([^\";,]+)", found[2], re.IGNORECASE)
        if named and rel in named[1].lower().split():
            return absolute(answer.url, found[1])
    return ""
