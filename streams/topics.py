"""Every topic tocsin has: what it carries, by which key, how long, who writes it and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tocsin.schemas import (
    Alert,
    Article,
    Conflict,
    DeadLetter,
    Delivery,
    DestinationState,
    Directive,
    EnrichedEvent,
    Extraction,
    Feed,
    FeedState,
    Incident,
    Tick,
    Value,
)
from tocsin.settings import StreamSettings


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. ``key`` gives the record's key, and so its partition: what must meet shares a key."""

    name: str
    noun: type[Value]
    key: Callable[[Any], str]
    about: str
    written_by: str
    read_by: tuple[str, ...]
    compact: bool = False
    """Keep the newest record of each key for ever; else keep every record for the retention time."""


FEEDS = Topic(
    "feeds", Feed, lambda f: f.feed_id, "The feeds to poll.", "command line, desk", ("poll", "desk"), compact=True
)
FEEDS_POLLED = Topic(
    "feeds.polled",
    FeedState,
    lambda s: s.feed_id,
    "What each poll found: the feed's state afterwards.",
    "poll",
    ("poll", "desk"),
    compact=True,
)
ARTICLES_POLLED = Topic(
    "articles.polled",
    Article,
    lambda a: a.article_id,
    "Every new or changed item of every feed.",
    "poll",
    ("dedupe",),
)
ARTICLES_UNIQUE = Topic(
    "articles.unique",
    Article,
    lambda a: a.article_id,
    "The same, each revision of each article once.",
    "dedupe",
    ("extract", "desk", "store"),
)
EVENTS_EXTRACTED = Topic(
    "events.extracted",
    Extraction,
    lambda e: e.theatre,
    "Strikes and claims of one article about one theatre.",
    "extract",
    ("link",),
)
EVENTS_ENRICHED = Topic(
    "events.enriched",
    EnrichedEvent,
    lambda e: e.theatre,
    "Each strike and claim with its incident and what is new about it.",
    "link",
    ("alert", "desk", "store"),
)
INCIDENTS = Topic(
    "incidents",
    Incident,
    lambda i: i.incident_id,
    "What is known of each incident.",
    "link",
    ("desk", "store"),
    compact=True,
)
CONFLICTS = Topic(
    "conflicts",
    Conflict,
    lambda c: c.conflict_id,
    "Who claims what, over a whole conflict.",
    "link",
    ("desk", "store"),
    compact=True,
)
ALERTS_RAISED = Topic(
    "alerts.raised",
    Alert,
    lambda a: a.alert_id,
    "The bell: each revision of each alert once.",
    "alert",
    ("deliver", "desk", "store"),
)
DELIVERIES = Topic(
    "deliveries",
    Delivery,
    lambda d: d.alert_id,
    "Each attempt to bring an alert to a destination.",
    "deliver",
    ("deliver", "desk", "store"),
)
DESTINATIONS = Topic(
    "destinations",
    DestinationState,
    lambda s: s.destination,
    "Which destinations said that they want no more, until somebody resumes them.",
    "deliver, desk, command line",
    ("deliver", "desk"),
    compact=True,
)
DIRECTIVES = Topic(
    "directives",
    Directive,
    lambda d: d.theatre,
    "What people at the desk said.",
    "desk",
    ("link", "alert", "desk", "store"),
)
TICKS = Topic(
    "ticks",
    Tick,
    lambda t: t.theatre,
    "A moment at which something held back may ring.",
    "worker",
    ("alert",),
)
DEAD_LETTERS = Topic(
    "dead.letters",
    DeadLetter,
    lambda d: d.dead_letter_id,
    "Records that could not be used, whole, with the reason.",
    "every stage",
    ("people",),
)

TOPICS: tuple[Topic, ...] = (
    FEEDS,
    FEEDS_POLLED,
    ARTICLES_POLLED,
    ARTICLES_UNIQUE,
    EVENTS_EXTRACTED,
    EVENTS_ENRICHED,
    INCIDENTS,
    CONFLICTS,
    ALERTS_RAISED,
    DELIVERIES,
    DESTINATIONS,
    DIRECTIVES,
    TICKS,
    DEAD_LETTERS,
)


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """What a broker must hold. ``retention_s`` None keeps records for ever."""

    name: str
    partitions: int
    retention_s: float | None
    compact: bool
    replication: int
    max_bytes: int


def spec_of(topic: Topic, settings: StreamSettings) -> TopicSpec:
    """How ``topic`` is to be declared under ``settings``."""
    return TopicSpec(
        name=settings.prefix + topic.name,
        partitions=settings.partitions,
        retention_s=None if topic.compact else settings.retention_days * 86400.0,
        compact=topic.compact,
        replication=settings.replication,
        max_bytes=settings.record_bytes_max,
    )


def changelog_spec(stage: str, settings: StreamSettings) -> TopicSpec:
    """The topic that holds what ``stage`` remembers."""
    return TopicSpec(
        name=changelog_name(stage, settings),
        partitions=settings.partitions,
        retention_s=None,
        compact=True,
        replication=settings.replication,
        max_bytes=settings.record_bytes_max,
    )


def app_id(settings: StreamSettings) -> str:
    """The consumer group, and what the memory topics begin with."""
    return settings.prefix.rstrip(".-") or "tocsin"


def changelog_name(stage: str, settings: StreamSettings) -> str:
    """Faust's name for the changelog of ``stage``'s table."""
    return f"{app_id(settings)}-{stage}-changelog"
