"""What the desk remembers: the newest of everything on the topics, in bounded memory."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from tocsin.desk.shelf import Library
from tocsin.schemas import (
    Alert,
    Conflict,
    Delivery,
    DestinationState,
    Directive,
    EnrichedEvent,
    Feed,
    FeedState,
    Incident,
)
from tocsin.schemas.words import FeedHealth, Verb
from tocsin.streams.poll.health import fleet_down_since

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the desk remembers; what was touched longest ago leaves first."""

    alerts_max: int = 500
    revisions_max: int = 30
    """Of one alert; the newest stay."""
    incidents_max: int = 2_000
    incidents_shown_max: int = 300
    """In what a page begins with; the others are found by their addresses."""
    conflicts_max: int = 200
    events_max: int = 20_000
    articles_max: int = 4_000
    articles_bytes_max: int = 64_000_000
    waiting_max: int = 1_000
    """Articles without events yet: about 80 s of the world's news."""
    waiting_bytes_max: int = 16_000_000
    feeds_max: int = 20_000
    deliveries_max: int = 5_000
    destinations_max: int = 200
    directives_max: int = 2_000


@dataclass(frozen=True, slots=True)
class Tally:
    """The feeds in a few numbers. ``sample`` is True where any of them belongs to the sample story."""

    feeds: int
    health: dict[str, int]
    last_polled_at: datetime | None
    sample: bool
    down_since: datetime | None = None
    """Since when most feeds of several hosts get no answer at all: the fault is near us."""


class Newest(Generic[ValueT]):
    """Values by key; what was touched longest ago leaves first."""

    def __init__(self, size_max: int) -> None:
        self._rows: OrderedDict[str, ValueT] = OrderedDict()
        self._size_max = size_max

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def get(self, key: str) -> ValueT | None:
        """The value under ``key``."""
        return self._rows.get(key)

    def put(self, key: str, value: ValueT) -> list[ValueT]:
        """Remember ``value``; returns what had to leave for it."""
        self._rows[key] = value
        self._rows.move_to_end(key)
        left = []
        while len(self._rows) > self._size_max:
            left.append(self._rows.popitem(last=False)[1])
        return left

    def drop(self, key: str) -> ValueT | None:
        """Forget ``key``."""
        return self._rows.pop(key, None)

    def values(self) -> Iterable[ValueT]:
        """All of them, the longest untouched first."""
        return self._rows.values()

    def newest_first(self) -> Iterator[ValueT]:
        """All of them, the last touched first."""
        return reversed(self._rows.values())


class Grouped(Newest[ValueT]):
    """The same, with the values of one group found at once."""

    def __init__(self, size_max: int, group: Callable[[ValueT], str]) -> None:
        super().__init__(size_max)
        self._group = group
        self._keys: dict[str, dict[str, None]] = {}

    def put(self, key: str, value: ValueT) -> list[ValueT]:
        """Remember ``value`` under ``key`` and in its group; returns what had to leave for it."""
        self._keys.setdefault(self._group(value), {})[key] = None
        left = super().put(key, value)
        for one in left:
            self._forget(self._group(one))
        return left

    def _forget(self, group: str) -> None:
        keys = {key: None for key in self._keys.get(group, {}) if key in self}
        if keys:
            self._keys[group] = keys
        else:
            self._keys.pop(group, None)

    def of(self, group: str) -> list[ValueT]:
        """The values of one group, in the order they first came."""
        found = (self.get(key) for key in self._keys.get(group, ()))
        return [value for value in found if value is not None]


class Holdings:
    """The nouns the desk holds, and what belongs to what."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.alerts: Newest[dict[int, Alert]] = Newest(limits.alerts_max)
        self.incidents: Newest[Incident] = Newest(limits.incidents_max)
        self.conflicts: Newest[Conflict] = Newest(limits.conflicts_max)
        self.events: Newest[EnrichedEvent] = Newest(limits.events_max)
        self.feeds: Newest[Feed] = Newest(limits.feeds_max)
        self.feed_states: Newest[FeedState] = Newest(limits.feeds_max)
        self.destinations: Newest[DestinationState] = Newest(limits.destinations_max)
        self.deliveries: Grouped[Delivery] = Grouped(limits.deliveries_max, lambda one: one.alert_id)
        self.directives: Grouped[Directive] = Grouped(
            limits.directives_max, lambda one: f"{one.target_kind} {one.target}"
        )
        self.library = Library(
            articles_max=limits.articles_max,
            bytes_max=limits.articles_bytes_max,
            waiting_max=limits.waiting_max,
            waiting_bytes_max=limits.waiting_bytes_max,
        )
        self._events_of: dict[str, dict[str, None]] = {}
        self._moved: Newest[str] = Newest(limits.events_max)
        """The incident each event is in now: incidents say so, also after a split or a merge."""

    def put_incident(self, incident: Incident) -> None:
        """Remember ``incident``; the events it names are in it from now on, wherever they were before."""
        self.incidents.put(incident.incident_id, incident)
        for event_id in incident.event_ids:
            if self._moved.get(event_id) == incident.incident_id:
                continue
            event = self.events.get(event_id)
            if event is not None:
                self._unlink(event)
            self._moved.put(event_id, incident.incident_id)
            if event is not None:
                self._link(event)

    def put_event(self, event: EnrichedEvent) -> None:
        """Remember ``event`` under its incident (or its conflict, where it has none) and its article."""
        known = self.events.get(event.event_id)
        if known is not None:
            self._unlink(known)
        self.library.want((event.article.article_id, event.article.revision))
        for left in self.events.put(event.event_id, event):
            self._unlink(left)
        self._link(event)

    def _link(self, event: EnrichedEvent) -> None:
        for home in self._homes(event):
            self._events_of.setdefault(home, {})[event.event_id] = None

    def _unlink(self, event: EnrichedEvent) -> None:
        for home in self._homes(event):
            members = self._events_of.get(home, {})
            members.pop(event.event_id, None)
            if not members:
                self._events_of.pop(home, None)

    def _homes(self, event: EnrichedEvent) -> tuple[str, str]:
        return (self._moved.get(event.event_id) or event.incident_id or event.conflict_id, event.article.article_id)

    def events_of(self, home: str) -> list[EnrichedEvent]:
        """The events of one incident, one conflict as a whole, or one article, in the order they came."""
        found = (self.events.get(event_id) for event_id in self._events_of.get(home, ()))
        return [event for event in found if event is not None]

    def newest_alert(self, alert_id: str) -> Alert | None:
        """The newest revision of one alert."""
        revisions = self.alerts.get(alert_id)
        return revisions[max(revisions)] if revisions else None

    def said_of(self, target_kind: str, target: str) -> list[Directive]:
        """What people said of one thing, in the order they said it."""
        return self.directives.of(f"{target_kind} {target}")

    def deliveries_of(self, alert_id: str) -> list[Delivery]:
        """Every attempt to bring one alert somewhere, in the order they were made."""
        return self.deliveries.of(alert_id)

    def wrong_events(self) -> list[str]:
        """The events a person marked wrong."""
        return sorted(
            {one.target for one in self.directives.values() if one.verb is Verb.WRONG and one.target_kind == "event"}
        )

    def mutes(self) -> list[Directive]:
        """What is muted: for each thing the newest of mute and unmute wins."""
        newest: dict[tuple[str, str], Directive] = {}
        for one in self.directives.values():
            place = (one.target_kind, one.target)
            if one.verb in (Verb.MUTE, Verb.UNMUTE) and (place not in newest or newest[place].at <= one.at):
                newest[place] = one
        return [one for one in newest.values() if one.verb is Verb.MUTE]

    def theatre_of(self, target_kind: str, target: str) -> str | None:
        """The theatre an alert, an incident or an event belongs to; None where it is not held."""
        if target_kind == "alert":
            alert = self.newest_alert(target)
            return alert.theatre if alert else None
        held = self.incidents.get(target) if target_kind == "incident" else self.events.get(target)
        return held.theatre if held else None

    def tally(self, now: datetime | None = None) -> Tally:
        """How the feeds are, in a few numbers."""
        states = [self._state_of(feed) for feed in self.feeds.values()]
        polled = [state.last_polled_at for state in states if state and state.last_polled_at]
        return Tally(
            feeds=len(states),
            health=dict(Counter(str(state.health if state else FeedHealth.UNKNOWN) for state in states)),
            last_polled_at=max(polled, default=None),
            sample=any(feed.sample for feed in self.feeds.values()),
            down_since=None if now is None else fleet_down_since((s for s in states if s is not None), now),
        )

    def _state_of(self, feed: Feed) -> FeedState | None:
        """Its state; of a paused feed, that it is paused, whatever it was before."""
        state = self.feed_states.get(feed.feed_id)
        if feed.enabled:
            return state
        return FeedState(feed_id=feed.feed_id, url=feed.url, health=FeedHealth.PAUSED)

    def counts(self) -> dict[str, int]:
        """How much of each is held."""
        return {
            "alerts": len(self.alerts),
            "incidents": len(self.incidents),
            "conflicts": len(self.conflicts),
            "events": len(self.events),
            "articles": len(self.library.kept),
            "articles_waiting": len(self.library.waiting),
            "article_bytes": self.library.kept.bytes_held + self.library.waiting.bytes_held,
            "feeds": len(self.feeds),
            "deliveries": len(self.deliveries),
            "directives": len(self.directives),
        }
