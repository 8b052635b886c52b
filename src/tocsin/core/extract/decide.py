"""Which theatres an article speaks of, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.extract import extract
from tocsin.core.forget import Row, enqueue, minute_of, overdue
from tocsin.core.ids import make_id
from tocsin.core.theatre import split_by_theatre
from tocsin.schemas import Article, Extraction
from tocsin.schemas.article import ref

TOLD_WINDOW_DAYS = 30
"""As long as dedupe knows an article, a revision of it may come."""
QUEUE = "forget"


class ExtractReason(StrEnum):
    """What an article turned out to hold."""

    EVENTS = "events"
    NO_EVENTS = "no_events"
    TAKEN_BACK = "taken_back"
    """A revision no longer says what the one before it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Row):
    """Where an article's events went, so that a revision is told to the same theatres."""

    theatres: tuple[str, ...]
    minute: int


def decide_extract(memory: Memory, article: Article, now: datetime) -> Decision:
    """One Extraction per theatre the article speaks of, and an empty one where it no longer does."""
    found = extract(
        article.text,
        article_id=article.article_id,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published_at=article.published_at,
    )
    parts = split_by_theatre(found.strikes, found.claims)
    draft = Draft(memory)
    told = draft.get(article.article_id, Told)
    theatres = tuple(dict.fromkeys((*parts, *(told.theatres if told else ()))))
    if not theatres:
        return Decision(ExtractReason.NO_EVENTS)
    _remember(draft, article.article_id, tuple(parts), now)
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
    return Decision(ExtractReason.EVENTS if parts else ExtractReason.TAKEN_BACK, draft.changes, sends)


def _remember(draft: Draft, article_id: str, theatres: tuple[str, ...], now: datetime) -> None:
    """Note where the article was told, and forget articles that no revision can come of any more."""
    keep = timedelta(days=TOLD_WINDOW_DAYS)
    horizon = minute_of(now - keep)
    for key in overdue(draft, QUEUE, now, keep):
        row = draft.get(key, Told)
        if row is not None and row.minute < horizon:
            draft.drop(key)
        elif row is not None:
            enqueue(draft, QUEUE, key, now)
    if draft.get(article_id, Told) is None:
        enqueue(draft, QUEUE, article_id, now)
    draft.put(article_id, Told(theatres=theatres, minute=minute_of(now)))
