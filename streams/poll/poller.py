"""Ten thousand feeds in one process: each asked when it is due, none asked too hard, nothing forgotten on the way."""

from __future__ import annotations

import asyncio
import heapq
import logging
import random as randomness
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from tocsin.core.schedule import first_poll_at
from tocsin.core.urls import host_of
from tocsin.schemas import Article, Feed, FeedState
from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.crowd import FEEL_EVERY_S, Crowd
from tocsin.streams.poll.fetch import FetchesFeeds
from tocsin.streams.poll.health import FleetWatch, Outcome
from tocsin.streams.poll.hosts import HostGates
from tocsin.streams.poll.pool import ParsesFeeds
from tocsin.streams.poll.visit import FullText, Visit, Visitor, crashed, fresh_state, our_fault

log = logging.getLogger("tocsin.poll")

PARKED_LOOK_S = 60.0

Publish = Callable[[Sequence[Article]], Awaitable[None]]
Save = Callable[[FeedState], Awaitable[None]]
PollResult = Visit


class Clock(Protocol):
    """What time it is: ``now`` for records, ``monotonic`` for waiting."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


@dataclass(frozen=True, slots=True)
class PollLimits:
    """How hard one process polls."""

    concurrency: int = 64
    """Feeds asked at once, at most: fewer while the event loop is late (crowd.py)."""
    host_at_once: int = 1
    host_spacing_s: float = 2.0
    """Between the starts of two requests to one host."""
    spread_s: int = 300
    """Feeds never polled start spread over this long; a small fleet starts within a second a feed."""
    stall_retry_s: float = 15.0
    """Wait after our own log refused an article or a state."""
    stalls_max: int = 20
    """Refusals in a row before the poller stops and says so."""


@dataclass(slots=True)
class _Slot:
    """One feed of ours."""

    feed: Feed
    state: FeedState
    ticket: int = 0
    """Heap entries with an older ticket are void."""
    lock: asyncio.Lock | None = None
    removed: bool = False

    @property
    def host(self) -> str:
        return host_of(self.state.url) or self.feed.feed_id


@dataclass(slots=True)
class PollStats:
    """Counts since the start."""

    polls: int = 0
    articles: int = 0
    wire_bytes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    next_reasons: Counter[str] = field(default_factory=Counter)


class Poller:
    """Polls the feeds it was given until stopped.

    For each poll the articles are published (awaited: they are durable), then the state with the new
    validators is saved; a crash between the two publishes the same articles with the same ids again.
    """

    def __init__(
        self,
        *,
        fetcher: FetchesFeeds,
        parser: ParsesFeeds,
        clock: Clock,
        publish: Publish,
        save: Save,
        random: randomness.Random | None = None,
        limits: PollLimits | None = None,
        full_text: FullText | None = None,
        observe: Callable[[Visit], None] | None = None,
    ) -> None:
        self.limits = limits or PollLimits()
        self.stats = PollStats()
        self._visitor = Visitor(fetcher, parser, full_text)
        self._clock = clock
        self._publish = publish
        self._save = save
        self._random = random or randomness.Random()
        self._observe = observe
        self._gates = HostGates(at_once=self.limits.host_at_once, spacing_s=self.limits.host_spacing_s)
        self._fleet = FleetWatch()
        self._slots: dict[str, _Slot] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._crowd = Crowd(self.limits.concurrency)
        self._ticket = 0
        self._stalls = 0
        self._broken: BaseException | None = None
        self._stopping = False

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def fleet_is_down(self) -> bool:
        """True while most feeds of several hosts fail at once: the fault is on our side."""
        return self._fleet.is_down(self._clock.monotonic())

    def states(self) -> Iterable[tuple[Feed, FeedState]]:
        """Every feed with its present state."""
        return [(slot.feed, slot.state) for slot in self._slots.values()]

    def add(self, feed: Feed, state: FeedState | None = None) -> None:
        """Begin to poll ``feed``, or take on its new settings; a disabled one is kept and not polled.

        Of the state given and the one already held the later is kept: what comes back by a topic may be old.
        """
        slot = self._slots.get(feed.feed_id)
        if slot is None:
            slot = self._slots[feed.feed_id] = _Slot(feed, fresh_state(feed, state))
        else:
            later = slot.state if state is None or slot.state.polls >= state.polls else state
            slot.feed, slot.state = feed, fresh_state(feed, later)
            if feed.enabled and slot.state.health is FeedHealth.PAUSED:
                slot.state = replace(slot.state, health=FeedHealth.UNKNOWN, health_since=None, next_poll_at=None)
        self._schedule(slot)

    def remove(self, feed_id: str) -> None:
        """Stop polling; a poll under way publishes what it found and saves nothing."""
        slot = self._slots.pop(feed_id, None)
        if slot is not None:
            slot.removed = True
            self._gates.forget_parked(slot.host, feed_id)

    def poll_soon(self, feed_id: str) -> bool:
        """Poll ``feed_id`` as soon as its host allows; False when it is not ours or disabled."""
        slot = self._slots.get(feed_id)
        if slot is None or not slot.feed.enabled:
            return False
        self._push(slot, self._clock.monotonic())
        return True

    def leased(self, feed_id: str, until: datetime | None) -> None:
        """Note until when a hub promised to push; it is saved with the feed's next poll."""
        slot = self._slots.get(feed_id)
        if slot is not None and slot.state.lease_until != until:
            slot.state = replace(slot.state, lease_until=until)

    async def run(self) -> None:
        """Poll until ``stop``; raises what our own log kept refusing with, when it does so stalls_max times in a row."""
        self._stopping = False
        feeling = asyncio.create_task(self._feel(), name="poll crowd")
        try:
            while not self._stopping:
                self._wake.clear()
                wait = self._start_due()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._wake.wait()
                if self._broken is not None:
                    raise self._broken
        finally:
            feeling.cancel()
            await self._end_tasks()

    async def _feel(self) -> None:
        """Feel how late the event loop is, and poll fewer at once while it is."""
        while True:
            due = self._clock.monotonic() + FEEL_EVERY_S
            await asyncio.sleep(FEEL_EVERY_S)
            self._crowd.felt(self._clock.monotonic() - due)

    async def stop(self) -> None:
        """Begin no more polls; those under way are cancelled where they stand: a replay repeats nothing but work."""
        self._stopping = True
        self._wake.set()
        await self._end_tasks()

    async def poll_once(self, feed: Feed, state: FeedState | None = None) -> PollResult:
        """Poll ``feed`` now, publish what is new, save its state; raises only what publish or save raise."""
        before = fresh_state(feed, state)
        return await self._settle(await self._visit(feed, before), lambda: True)

    async def ingest(self, feed_id: str, body: bytes, content_type: str | None = None) -> PollResult | None:
        """Take in a document a hub pushed, as if it had been fetched; None when the feed is not ours."""
        slot = self._slots.get(feed_id)
        if slot is None or not slot.feed.enabled:
            return None
        async with self._locked(slot):
            visit = await self._visitor.pushed(slot.feed, slot.state, self._clock.now(), body, content_type)
            visit = await self._settle(visit, lambda: not slot.removed)
            slot.state = visit.state
            return visit

    # The schedule.

    def _schedule(self, slot: _Slot) -> None:
        """Put the slot on the heap for its next poll; a paused one for having that said."""
        now = self._clock.now()
        if not slot.feed.enabled:
            if slot.state.health is not FeedHealth.PAUSED:
                self._push(slot, self._clock.monotonic())
            else:
                self._void(slot)
            return
        at = slot.state.next_poll_at
        if at is None:
            at = first_poll_at(slot.feed.feed_id, now, min(self.limits.spread_s, len(self._slots)))
        self._push(slot, self._clock.monotonic() + max(0.0, (at - now).total_seconds()))

    def _push(self, slot: _Slot, due: float) -> None:
        self._void(slot)
        heapq.heappush(self._heap, (due, slot.ticket, slot.feed.feed_id))
        if self._heap[0][1] == slot.ticket:
            self._wake.set()

    def _void(self, slot: _Slot) -> None:
        self._ticket += 1
        slot.ticket = self._ticket

    def _start_due(self) -> float | None:
        """Start what is due and allowed; returns seconds until more is, None when only an event can tell."""
        now = self._clock.monotonic()
        while self._heap and len(self._tasks) < self._crowd.at_once:
            due, ticket, feed_id = self._heap[0]
            slot = self._slots.get(feed_id)
            if slot is None or slot.ticket != ticket:
                heapq.heappop(self._heap)
                continue
            if due > now:
                return due - now
            heapq.heappop(self._heap)
            self._start(slot, now)
        return None

    def _start(self, slot: _Slot, now: float) -> None:
        host = slot.host
        wait = self._gates.enter(host, slot.feed.feed_id, now)
        if wait is None:
            task = asyncio.create_task(self._poll(slot, host), name=f"poll {slot.feed.feed_id}")
            self._tasks.add(task)
            task.add_done_callback(self._ended)
        else:
            # A parked feed is woken when its turn comes; it looks again by itself too, should that turn be lost.
            self._push(slot, now + PARKED_LOOK_S if wait == float("inf") else wait)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._broken = task.exception()
        self._wake.set()

    async def _end_tasks(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _locked(self, slot: _Slot) -> asyncio.Lock:
        if slot.lock is None:
            slot.lock = asyncio.Lock()
        return slot.lock

    # One poll.

    async def _poll(self, slot: _Slot, host: str) -> None:
        try:
            async with self._locked(slot):
                await self._poll_slot(slot, host)
        finally:
            freed = self._gates.leave(host, self._clock.monotonic())
            if freed is not None:
                parked = self._slots.get(freed[0])
                if parked is not None:
                    self._push(parked, freed[1])

    async def _poll_slot(self, slot: _Slot, host: str) -> None:
        if not slot.feed.enabled:
            await self._pause(slot)
            return
        feed, before = slot.feed, slot.state
        visit = await self._visit(feed, before)
        self._tell_gates(host, visit)
        try:
            visit = await self._settle(visit, lambda: not slot.removed)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever our log refuses with, the feed is asked again
            self._stalled(slot, error)
            return
        self._stalls = 0
        if slot.feed is feed and not slot.removed:
            slot.state = visit.state
        elif not slot.removed:
            slot.state = fresh_state(slot.feed, visit.state)
        if not slot.removed:
            self._schedule(slot)

    async def _visit(self, feed: Feed, before: FeedState) -> Visit:
        now, chance = self._clock.now(), self._random.random()
        try:
            visit = await self._visitor.visit(feed, before, now, chance)
        except Exception as error:
            log.exception("feed %r: a fault of ours while polling it", feed.feed_id)
            visit = crashed(feed, before, now, chance, error)
        at = self._clock.monotonic()
        self._fleet.saw(host_of(before.url), at, ok=visit.reached)
        if not visit.reached and self._fleet.is_down(at):
            visit = our_fault(visit, before, now, chance)
        return visit

    async def _settle(self, visit: Visit, wanted: Callable[[], bool]) -> Visit:
        """Publish, then save: the order that loses nothing."""
        if visit.articles:
            await self._publish(visit.articles)
        if wanted():
            await self._save(visit.state)
        self.stats.polls += 1
        self.stats.articles += len(visit.articles)
        self.stats.wire_bytes += visit.wire_bytes
        self.stats.outcomes[visit.outcome.value] += 1
        self.stats.next_reasons[visit.next_reason.value] += 1
        if self._observe is not None:
            self._observe(visit)
        return visit

    async def _pause(self, slot: _Slot) -> None:
        state = replace(
            slot.state, health=FeedHealth.PAUSED, health_since=self._clock.now(), advice="", next_poll_at=None
        )
        await self._save(state)
        slot.state = state

    def _stalled(self, slot: _Slot, error: Exception) -> None:
        """Our log refused: the feed keeps its old state and is polled again; nothing is lost, nothing remembered."""
        self._stalls += 1
        log.error("feed %r: what it brought could not be written (%s); trying again", slot.feed.feed_id, error)
        if self._stalls >= self.limits.stalls_max:
            raise error
        if not slot.removed:
            self._push(slot, self._clock.monotonic() + self.limits.stall_retry_s)

    def _tell_gates(self, host: str, visit: Visit) -> None:
        if visit.outcome in (Outcome.TOO_MANY_REQUESTS, Outcome.UNAVAILABLE):
            held = self._gates.complained(
                host, visit.feed_id, self._clock.monotonic(), float(visit.state.interval_s or 0)
            )
            if held:
                log.info("host %s: two feeds were told to wait; the whole host is left alone", host)
        elif visit.outcome.is_success:
            self._gates.content(host, visit.feed_id)
