"""The words behind an alert, each with its outlet and where to read it, and when the news passed each gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from tocsin.schemas import EnrichedEvent, Evidence, Quote, Timings
from tocsin.schemas.words import EventStatus

QUOTES_MAX = 12


def timings_of(event: EnrichedEvent, now: datetime) -> Timings:
    """By the clock of the records themselves."""
    article = event.article
    return Timings(published_at=article.published_at, fetched_at=article.fetched_at, decided_at=now)


def with_quotes(known: tuple[Quote, ...], events: Iterable[EnrichedEvent]) -> tuple[Quote, ...]:
    """The words of this revision's events first, then those of earlier ones."""
    new = [quote for event in events for quote in quotes_of(event)]
    return tuple(dict.fromkeys((*new, *known)))[:QUOTES_MAX]


def quotes_of(event: EnrichedEvent) -> Iterator[Quote]:
    """An event's own words, and for a changed number the words it replaces."""
    article = event.article
    told = event.strike or event.claim
    if told is None:
        return
    speaker = event.claim.claimant.name if event.claim and event.claim.claimant else None
    yield _quote(event, article.article_id, article.outlet, article.url, speaker, told.evidence)
    before = event.before
    if before is not None and event.status in (EventStatus.LOWERED, EventStatus.RAISED):
        yield _quote(
            event,
            event.before_article_id or article.article_id,
            event.before_outlet or article.outlet,
            event.before_url or article.url,
            speaker,
            before,
        )


def _quote(
    event: EnrichedEvent, article_id: str, outlet: str, url: str, claimant: str | None, evidence: Evidence
) -> Quote:
    same = article_id == event.article.article_id
    return Quote(
        article_id=article_id,
        revision=event.article.revision,
        outlet=outlet,
        url=url,
        title=event.article.title if same else "",
        claimant=claimant,
        evidence=evidence,
    )
