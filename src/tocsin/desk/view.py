"""What changes on the desk with each record of the topics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from tocsin.desk import pages
from tocsin.desk.holdings import Holdings, Limits
from tocsin.errors import WrongShape
from tocsin.schemas import (
    Alert,
    Article,
    Conflict,
    Delivery,
    DestinationState,
    Directive,
    EnrichedEvent,
    Feed,
    FeedState,
    Incident,
    Value,
)

NounT = TypeVar("NounT", bound=Value)


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that changed: ``data`` is its JSON, ready to send."""

    kind: str
    key: str
    data: bytes


class View:
    """Everything the page shows. A record taken twice changes nothing, so a log can be read again from any point."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.held = Holdings(limits or Limits())
        self.records = 0
        self.wrong = 0
        """Records that were not the noun their topic carries."""
        self.wrong_last = ""
        self._takes: dict[str, Callable[[bytes], list[Update]]] = {
            "feeds": _taking(Feed, self._feed),
            "feeds.polled": _taking(FeedState, self._feed_state),
            "articles.unique": _taking(Article, self._article),
            "events.enriched": _taking(EnrichedEvent, self._event),
            "incidents": _taking(Incident, self._incident),
            "conflicts": _taking(Conflict, self._conflict),
            "alerts.raised": _taking(Alert, self._alert),
            "deliveries": _taking(Delivery, self._delivery),
            "destinations": _taking(DestinationState, self._destination),
            "directives": _taking(Directive, self._directive),
        }

    @property
    def topics(self) -> tuple[str, ...]:
        """The logical names of the topics it reads."""
        return tuple(self._takes)

    def apply(self, topic: str, key: bytes | None, value: bytes | None) -> list[Update]:
        """Take one record in; returns what changed. A value of None is a tombstone.

        A record of another topic, or one that is not its topic's noun, changes nothing but the counters.
        """
        self.records += 1
        if value is None:
            return self._forget(topic, (key or b"").decode("utf-8", "replace"))
        take = self._takes.get(topic)
        if take is None:
            return []
        try:
            return take(value)
        except WrongShape as error:
            self.wrong += 1
            self.wrong_last = f"{topic}: {error}"
            return []

    def _forget(self, topic: str, key: str) -> list[Update]:
        held = self.held
        if topic == "feeds" and held.feeds.drop(key) is not None:
            held.feed_states.drop(key)
            return [Update("feed_gone", key, pages.as_json(feed_id=key))]
        if topic == "incidents" and held.incidents.drop(key) is not None:
            return [Update("incident_gone", key, pages.as_json(incident_id=key))]
        return []

    def _feed(self, feed: Feed) -> list[Update]:
        if self.held.feeds.get(feed.feed_id) == feed:
            return []
        self.held.feeds.put(feed.feed_id, feed)
        return [self._feed_update(feed.feed_id)]

    def _feed_state(self, state: FeedState) -> list[Update]:
        slim = replace(state, memory="", extra={})  # the poller's own memory: nothing for people, and most of the bytes
        known = self.held.feed_states.get(state.feed_id)
        if known is not None and (known == slim or known.polls > slim.polls):
            return []
        self.held.feed_states.put(state.feed_id, slim)
        return [self._feed_update(state.feed_id)] if known is None or _concerns(known) != _concerns(slim) else []

    def _feed_update(self, feed_id: str) -> Update:
        return Update("feed", feed_id, pages.feed_summary(self.held, feed_id))

    def _article(self, article: Article) -> list[Update]:
        if not self.held.library.put(article):
            return []
        name = pages.as_json(article_id=article.article_id, revision=article.revision)
        return [Update("article", article.article_id, name)]

    def _event(self, event: EnrichedEvent) -> list[Update]:
        known = self.held.events.get(event.event_id)
        if known == event:
            return []
        self.held.put_event(event)
        changed = [Update("event", event.event_id, event.encode())]
        if known is not None and known.incident_id and known.incident_id != event.incident_id:
            changed.append(_touched(known.incident_id))
        return changed

    def _incident(self, incident: Incident) -> list[Update]:
        known = self.held.incidents.get(incident.incident_id)
        if known is not None and (known == incident or known.revision > incident.revision):
            return []
        self.held.put_incident(incident)
        return [Update("incident", incident.incident_id, pages.incident_summary(incident))]

    def _conflict(self, conflict: Conflict) -> list[Update]:
        known = self.held.conflicts.get(conflict.conflict_id)
        if known is not None and (known == conflict or known.revision > conflict.revision):
            return []
        self.held.conflicts.put(conflict.conflict_id, conflict)
        return [Update("conflict", conflict.conflict_id, pages.conflict_summary(conflict))]

    def _alert(self, alert: Alert) -> list[Update]:
        known = self.held.alerts.get(alert.alert_id) or {}
        if known.get(alert.revision) == alert:
            return []
        revisions = sorted({**known, alert.revision: alert}.items())[-self.held.limits.revisions_max :]
        self.held.alerts.put(alert.alert_id, dict(revisions))
        return [self._alert_update(alert.alert_id)]

    def _alert_update(self, alert_id: str) -> Update:
        revisions = self.held.alerts.get(alert_id) or {}
        return Update("alert", alert_id, pages.alert_summary(self.held, revisions))

    def _delivery(self, delivery: Delivery) -> list[Update]:
        key = f"{delivery.delivery_id} {delivery.attempt}"
        if self.held.deliveries.get(key) == delivery:
            return []
        self.held.deliveries.put(key, delivery)
        return [self._alert_update(delivery.alert_id)] if delivery.alert_id in self.held.alerts else []

    def _destination(self, state: DestinationState) -> list[Update]:
        if self.held.destinations.get(state.destination) == state:
            return []
        self.held.destinations.put(state.destination, state)
        return [Update("destination", state.destination, state.encode())]

    def _directive(self, directive: Directive) -> list[Update]:
        if self.held.directives.get(directive.directive_id) == directive:
            return []
        self.held.directives.put(directive.directive_id, directive)
        changed = [Update("directive", directive.directive_id, directive.encode())]
        if directive.target_kind == "alert" and directive.target in self.held.alerts:
            changed.append(self._alert_update(directive.target))
        if directive.target_kind == "incident":
            changed.append(_touched(directive.target))
        return changed


def _taking(noun: type[NounT], take: Callable[[NounT], list[Update]]) -> Callable[[bytes], list[Update]]:
    return lambda value: take(noun.decode(value))


def _concerns(state: FeedState) -> tuple[object, ...]:
    """What a person wants to hear of at once; a mere poll is not."""
    return (state.health, state.advice, state.url, state.failures > 0)


def _touched(incident_id: str) -> Update:
    return Update("incident_touched", incident_id, pages.as_json(incident_id=incident_id))
