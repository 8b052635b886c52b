"""The rows a warehouse gets: flat columns, one row per id, made from the nouns. Every sink writes these tables.

Article ──► articles        EnrichedEvent ──► events, and strikes or claims        Incident ──► incidents
Conflict ──► conflicts      Alert ──► alerts        Delivery ──► deliveries        Directive ──► directives
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from tocsin.schemas import (
    Alert,
    Article,
    Conflict,
    Delivery,
    Directive,
    EnrichedEvent,
    Incident,
    Value,
)


class Kind(StrEnum):
    """What a column holds; each sink has its own word for it."""

    TEXT = "text"
    WHOLE = "whole"
    """64-bit integer."""
    NUMBER = "number"
    FLAG = "flag"
    TIME = "time"
    """UTC, RFC 3339 on the way in."""
    TEXTS = "texts"
    """A list of texts."""
    JSON = "json"
    """A nested value as its JSON text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``of`` takes its value out of the noun, None for SQL's null."""

    name: str
    kind: Kind
    of: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Of two rows with the same key the one with the higher ``revision`` stays, of equals the later."""

    name: str
    noun: type[Value]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    revision: str | None = None
    """The guarding column; None where a key never changes its row."""
    about: str = ""
    when: Callable[[Any], bool] = lambda _noun: True
    """Which of the nouns have a row here."""

    def row(self, noun: Value) -> dict[str, Any]:
        """The row of ``noun``: column name to a value JSON can hold."""
        return {column.name: column.of(noun) for column in self.columns}


def _path(path: str) -> Callable[[Any], Any]:
    """Follow attributes; None as soon as one is None."""
    names = path.split(".")

    def follow(noun: Any) -> Any:
        for name in names:
            noun = getattr(noun, name)
            if noun is None:
                return None
        return noun

    return follow


def _nested(path: str) -> Callable[[Any], Any]:
    follow = _path(path)

    def dump(noun: Any) -> str | None:
        value = follow(noun)
        return (
            None
            if value is None
            else orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATACLASS).decode()
        )

    return dump


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return orjson.Fragment(value.encode())
    raise TypeError(type(value).__name__)


def _columns(kind: Kind, *specs: str) -> Iterator[Column]:
    """Columns of one kind from ``name`` or ``name=path.to.it``."""
    take = _nested if kind is Kind.JSON else _path
    for spec in specs:
        name, _, path = spec.partition("=")
        yield Column(name, kind, take(path or name))


def _list_of(name: str, path: str, part: str) -> Column:
    """A list of one attribute of each element, e.g. the names of the places."""
    follow, take = _path(path), _path(part)
    return Column(name, Kind.TEXTS, lambda noun: [text for text in map(take, follow(noun) or ()) if text is not None])


def _first_place(path: str) -> tuple[Column, ...]:
    """The first literal place, flat, for maps and filters; all of them are in the JSON column."""
    follow = _path(path)

    def of(attribute: str) -> Callable[[Any], Any]:
        def take(noun: Any) -> Any:
            literal = [place for place in follow(noun) or () if place.role == "literal"]
            return getattr(literal[0], attribute) if literal else None

        return take

    return (
        Column("place", Kind.TEXT, of("name")),
        Column("country", Kind.TEXT, of("country")),
        Column("admin1", Kind.TEXT, of("admin1")),
        Column("lat", Kind.NUMBER, of("lat")),
        Column("lon", Kind.NUMBER, of("lon")),
        Column("place_precision", Kind.TEXT, of("precision")),
    )


T, W, N, F, M, L, J = Kind.TEXT, Kind.WHOLE, Kind.NUMBER, Kind.FLAG, Kind.TIME, Kind.TEXTS, Kind.JSON

ARTICLES = Table(
    "articles",
    Article,
    ("article_id",),
    (
        *_columns(T, "article_id"),
        *_columns(W, "revision"),
        *_columns(T, "sighting", "feed_id", "outlet", "url", "canonical_url", "guid", "title", "summary", "text"),
        *_columns(T, "text_source", "language"),
        *_columns(M, "published_at", "fetched_at"),
        *_columns(L, "date_flags"),
        *_columns(F, "backfill", "sample"),
        *_columns(T, "content_hash"),
    ),
    revision="revision",
    about="Each article as it last was.",
)

EVENTS = Table(
    "events",
    EnrichedEvent,
    ("event_id",),
    (
        *_columns(T, "event_id"),
        *_columns(W, "revision=article.revision"),
        *_columns(T, "kind", "theatre", "incident_id", "conflict_id", "status", "reason"),
        *_columns(W, "sources", "independent_sources", "known_low", "known_high"),
        *_columns(T, "supersedes", "article_id=article.article_id", "outlet=article.outlet", "url=article.url"),
        *_columns(T, "title=article.title", "language=article.language"),
        *_columns(M, "published_at=article.published_at", "fetched_at=article.fetched_at"),
        *_columns(F, "backfill=article.backfill", "sample=article.sample"),
        *_columns(T, "plover_event=codes.plover_event", "plover_mode=codes.plover_mode"),
        *_columns(T, "acled_event_type=codes.acled_event_type", "acled_sub_event_type=codes.acled_sub_event_type"),
    ),
    revision="revision",
    about="Each strike and claim: where it belongs and what was new about it.",
)

STRIKES = Table(
    "strikes",
    EnrichedEvent,
    ("event_id",),
    (
        *_columns(T, "event_id"),
        *_columns(W, "revision=article.revision"),
        *_columns(T, "strike_id=strike.strike_id", "mode=strike.mode", "attacker=strike.attacker.name"),
        *_columns(
            T, "attacker_side=strike.attacker.side", "target=strike.target.name", "target_side=strike.target.side"
        ),
        *_columns(T, "weapon=strike.weapon", "strike_status=strike.status", "scope=strike.scope"),
        *_first_place("strike.places"),
        _list_of("places", "strike.places", "name"),
        *_columns(M, "when_start=strike.when.start", "when_end=strike.when.end"),
        *_columns(T, "when_precision=strike.when.precision", "evidence=strike.evidence.text"),
        *_columns(W, "evidence_start=strike.evidence.start", "evidence_end=strike.evidence.end"),
        *_columns(J, "strike"),
    ),
    revision="revision",
    about="What each strike event says, beside its row in events.",
    when=lambda event: event.strike is not None,
)

CLAIMS = Table(
    "claims",
    EnrichedEvent,
    ("event_id",),
    (
        *_columns(T, "event_id"),
        *_columns(W, "revision=article.revision"),
        *_columns(T, "claim_id=claim.claim_id", "effect=claim.effect"),
        *_columns(W, "low=claim.count.low", "high=claim.count.high"),
        *_columns(T, "qualifier=claim.count.qualifier", "count_text=claim.count.text"),
        *_columns(T, "victims=claim.victims.text", "category=claim.victims.category", "victim_side=claim.victims.side"),
        *_columns(T, "claimant=claim.claimant.name", "claimant_role=claim.claimant.role"),
        *_columns(T, "claimant_side=claim.claimant.side", "claimant_kind=claim.claimant.kind"),
        *_columns(T, "perpetrator=claim.perpetrator.name", "perpetrator_side=claim.perpetrator.side"),
        *_first_place("claim.places"),
        _list_of("places", "claim.places", "name"),
        *_columns(M, "when_start=claim.when.start", "when_end=claim.when.end"),
        *_columns(T, "when_precision=claim.when.precision", "scope=claim.scope", "subset_of=claim.subset_of"),
        *_columns(F, "subset=claim.subset", "cumulative=claim.cumulative", "denied=claim.denied"),
        *_columns(T, "evidence=claim.evidence.text"),
        *_columns(W, "evidence_start=claim.evidence.start", "evidence_end=claim.evidence.end"),
        *_columns(J, "claim"),
    ),
    revision="revision",
    about="What each claim event says, beside its row in events. Never add claims up: see subset, cumulative, supersedes.",
    when=lambda event: event.claim is not None,
)

INCIDENTS = Table(
    "incidents",
    Incident,
    ("incident_id",),
    (
        *_columns(T, "incident_id"),
        *_columns(W, "revision"),
        *_columns(T, "theatre", "conflict_id", "headline"),
        *_columns(L, "modes", "attackers", "targets"),
        *_first_place("places"),
        _list_of("place_names", "places", "name"),
        *_columns(M, "when_start=when.start", "when_end=when.end", "first_seen_at", "last_seen_at"),
        *_columns(W, "articles", "sources", "independent_sources"),
        *_columns(F, "contested", "sample"),
        *_columns(T, "merged_into"),
        *_columns(J, "places", "tolls"),
    ),
    revision="revision",
    about="What is known of each incident now; tolls is who claims what.",
)

CONFLICTS = Table(
    "conflicts",
    Conflict,
    ("conflict_id",),
    (
        *_columns(T, "conflict_id"),
        *_columns(W, "revision"),
        *_columns(T, "theatre", "name"),
        *_columns(L, "sides"),
        *_columns(M, "first_seen_at", "last_seen_at"),
        *_columns(W, "incidents"),
        *_columns(F, "contested", "sample"),
        *_columns(J, "tolls"),
    ),
    revision="revision",
    about="What is claimed over each whole conflict now.",
)

ALERTS = Table(
    "alerts",
    Alert,
    ("alert_id", "revision"),
    (
        *_columns(T, "alert_id"),
        *_columns(W, "revision"),
        *_columns(T, "kind", "reason", "severity"),
        *_columns(N, "score"),
        *_columns(T, "headline", "why", "theatre", "incident_id", "conflict_id"),
        *_first_place("places"),
        _list_of("place_names", "places", "name"),
        *_columns(L, "event_ids"),
        *_columns(W, "sources", "independent_sources"),
        *_columns(M, "first_seen_at", "published_at=timings.published_at", "fetched_at=timings.fetched_at"),
        *_columns(M, "decided_at=timings.decided_at"),
        *_columns(F, "sample"),
        *_columns(J, "score_parts", "evidence"),
    ),
    about="Every revision of every alert; the newest of each is in alerts_now.",
)

DELIVERIES = Table(
    "deliveries",
    Delivery,
    ("delivery_id", "attempt"),
    (
        *_columns(T, "delivery_id"),
        *_columns(W, "attempt"),
        *_columns(T, "alert_id"),
        *_columns(W, "revision"),
        *_columns(T, "destination", "destination_kind", "outcome"),
        *_columns(W, "status_code"),
        *_columns(T, "error"),
        *_columns(M, "attempted_at", "next_attempt_at"),
        *_columns(W, "latency_ms"),
    ),
    about="Every attempt to bring an alert to a destination.",
)

DIRECTIVES = Table(
    "directives",
    Directive,
    ("directive_id",),
    (
        *_columns(T, "directive_id", "verb", "theatre", "target_kind", "target", "into", "note", "by"),
        *_columns(L, "targets"),
        *_columns(M, "until", "at"),
    ),
    about="What people at the desk said.",
)

TABLES: tuple[Table, ...] = (
    ARTICLES,
    EVENTS,
    STRIKES,
    CLAIMS,
    INCIDENTS,
    CONFLICTS,
    ALERTS,
    DELIVERIES,
    DIRECTIVES,
)


def tables_of(noun: type[Value]) -> tuple[Table, ...]:
    """The tables a noun has rows in; () for one that no warehouse keeps."""
    return tuple(table for table in TABLES if table.noun is noun)


STORED_NOUNS: tuple[type[Value], ...] = tuple(dict.fromkeys(table.noun for table in TABLES))
