"""A log to store: the golden messages, and some revisions of them, as records of topics."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from typing import Any

from tocsin.schemas import Alert, Article, Conflict, Delivery, Directive, EnrichedEvent, Incident, Strike, Value
from tocsin.schemas.jsonschema import example_path
from tocsin.schemas.words import DeliveryOutcome, EventKind
from tocsin.sinks import Stored

NOUNS: dict[str, type[Value]] = {
    "t.articles.unique": Article,
    "t.events.enriched": EnrichedEvent,
    "t.incidents": Incident,
    "t.conflicts": Conflict,
    "t.alerts.raised": Alert,
    "t.deliveries": Delivery,
    "t.directives": Directive,
}


@dataclass(frozen=True)
class Kept:
    """A record as the log holds it."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None


def golden(noun: type[Any]) -> Any:
    return noun.decode(example_path(noun).read_bytes())


ARTICLE: Article = golden(Article)
EVENT: EnrichedEvent = golden(EnrichedEvent)
INCIDENT: Incident = golden(Incident)
ALERT: Alert = golden(Alert)
DELIVERY: Delivery = golden(Delivery)
STRIKE_EVENT = replace(EVENT, event_id="event-strike", kind=EventKind.STRIKE, claim=None, strike=golden(Strike))


def stored(*nouns: Value) -> list[Stored]:
    return [Stored(type(noun), "", noun) for noun in nouns]


def log(partitions: int = 2, times: int = 20) -> list[Kept]:
    """Many articles, events, incidents and alerts with rising revisions, over a few partitions."""
    records: list[Kept] = []
    ends: dict[tuple[str, int], int] = {}

    def add(topic: str, key: str, noun: Value | None) -> None:
        partition = sum(key.encode()) % partitions
        offset = ends.get((topic, partition), 0)
        ends[topic, partition] = offset + 1
        records.append(Kept(topic, partition, offset, key.encode(), None if noun is None else noun.encode()))

    for i in range(times):
        who, revision = f"{i % 7}", 1 + i // 7
        article = replace(ARTICLE, article_id=f"art-{who}", revision=revision, title=f"Told {revision} times")
        add("t.articles.unique", article.article_id, article)
        for event in (replace(EVENT, event_id=f"event-{i}"), replace(STRIKE_EVENT, event_id=f"strike-{i % 3}")):
            add("t.events.enriched", event.theatre, replace(event, article=replace(event.article, revision=revision)))
        add("t.incidents", f"inc-{who}", replace(INCIDENT, incident_id=f"inc-{who}", revision=i + 1, articles=i))
        if i % 9 == 8:
            add("t.incidents", f"inc-{who}", None)
        add("t.alerts.raised", f"alert-{who}", replace(ALERT, alert_id=f"alert-{who}", revision=revision))
        add(
            "t.deliveries", f"alert-{who}", replace(DELIVERY, delivery_id=f"msg-{i}", outcome=DeliveryOutcome.DELIVERED)
        )
    add("t.conflicts", "con", golden(Conflict))
    add("t.directives", "south-asia", golden(Directive))
    return records


async def stream(records: Iterable[Kept], since: dict[tuple[str, int], int] | None = None) -> AsyncIterator[Kept]:
    """The records from ``since`` on, as a reader of the log gives them."""
    for record in records:
        if record.offset >= (since or {}).get((record.topic, record.partition), 0):
            yield record
