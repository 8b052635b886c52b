"""The nouns on the wire: frozen values, their JSON Schemas and one golden example each."""

from tocsin.schemas.alert import Alert, Delivery, DestinationState, Directive, Quote, ScorePart, Tick, Timings
from tocsin.schemas.article import Article, ArticleRef
from tocsin.schemas.base import Value
from tocsin.schemas.dead import DeadLetter
from tocsin.schemas.event import (
    Actor,
    Claim,
    Claimant,
    Codes,
    Count,
    EnrichedEvent,
    Evidence,
    Extraction,
    Place,
    Span,
    Strike,
    Victims,
    When,
)
from tocsin.schemas.feed import Feed, FeedState
from tocsin.schemas.incident import Conflict, Incident, Toll

__all__ = [
    "Actor",
    "Alert",
    "Article",
    "ArticleRef",
    "Claim",
    "Claimant",
    "Codes",
    "Conflict",
    "Count",
    "DeadLetter",
    "Delivery",
    "DestinationState",
    "Directive",
    "EnrichedEvent",
    "Evidence",
    "Extraction",
    "Feed",
    "FeedState",
    "Incident",
    "Place",
    "Quote",
    "ScorePart",
    "Span",
    "Strike",
    "Tick",
    "Timings",
    "Toll",
    "Value",
    "Victims",
    "When",
]

TOP_NOUNS: tuple[type[Value], ...] = (
    Feed,
    FeedState,
    Article,
    Strike,
    Claim,
    Extraction,
    EnrichedEvent,
    Incident,
    Conflict,
    Alert,
    Delivery,
    DestinationState,
    Directive,
    Tick,
    DeadLetter,
)
"""The nouns that travel by themselves; each has a JSON Schema and a golden example."""
