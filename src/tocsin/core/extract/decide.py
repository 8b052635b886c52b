"""Which theatres an article speaks of, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.core.decision import Decision, Memory
from tocsin.core.extract import extract
from tocsin.core.ids import make_id
from tocsin.core.theatre import split_by_theatre
from tocsin.schemas import Article, Extraction, Value
from tocsin.schemas.article import ref


class ExtractReason(StrEnum):
    """What an article turned out to hold."""

    EVENTS = "events"
    NO_EVENTS = "no_events"
    TAKEN_BACK = "taken_back"
    """A revision no longer says what the one before it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Value):
    """Where an article's events went, so that a revision is told to the same theatres."""

    theatres: tuple[str, ...]


def decide_extract(memory: Memory, article: Article, now: datetime) -> Decision:  # noqa: ARG001
    """One Extraction per theatre the article speaks of, and an empty one where it no longer does."""
    found = extract(
        article.text,
        article_id=article.article_id,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published_at=article.published_at,
    )
    told = memory.get(article.article_id, Told)
    before = told.theatres if told else ()
    parts = split_by_theatre(found.strikes, found.claims)
    theatres = (*parts, *(t for t in before if t not in parts))
    if not theatres:
        return Decision(ExtractReason.NO_EVENTS)
    source = ref(article)
    sends = tuple(
        Extraction(
            extraction_id=make_id("ext", article.article_id, article.revision, theatre),
            theatre=theatre,
            article=source,
            strikes=tuple(parts[theatre][0]) if theatre in parts else (),
            claims=tuple(parts[theatre][1]) if theatre in parts else (),
        )
        for theatre in theatres
    )
    reason = ExtractReason.EVENTS if parts else ExtractReason.TAKEN_BACK
    remember: dict[str, Value | None] = {article.article_id: Told(theatres=tuple(parts)) if parts else None}
    if told is not None and told.theatres == tuple(parts):
        remember = {}
    return Decision(reason, remember, sends)
