"""What an article's strikes and claims are against all that is known of their theatre.

    seen this revision?        yes: nothing changes
    each strike                joins an incident (core/incident.py) or begins one (core/placing.py)
    each claim                 belongs to an incident or to its whole conflict, by the rules below
    the article                copies a wire story, or is a source of its own (core/copies.py)
    each claim                 is ruled against its ledger entry (core/ledger.py, core/entering.py)
    what a revision left out   is retracted

A claim belongs to the incident of a strike of its article at the same place; else to the incident
its places, sides and time find; else, with no place told, to the article's one local incident;
else to the conflict as a whole, as every running total does ("since Thursday").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import chain

from tocsin.core.book import Book
from tocsin.core.codes import claim_codes, strike_codes
from tocsin.core.conflict import article_pair
from tocsin.core.copies import group_of
from tocsin.core.decision import Decision, Memory
from tocsin.core.entering import enter_claim, take_back
from tocsin.core.incident import is_local, places_of
from tocsin.core.ledger import LinkReason, count_sources, with_source
from tocsin.core.placing import place_claim, place_strike
from tocsin.core.rows import ArticleRow, ConflictRow, IncidentRow, SaidRow
from tocsin.core.told import Linking, Told
from tocsin.core.undo import decide_directive
from tocsin.core.views import conflict_view, incident_view, refresh_conflict, refresh_incident
from tocsin.core.wording import count_words
from tocsin.schemas import Codes, Directive, EnrichedEvent, Extraction, Value
from tocsin.schemas.words import EventKind, EventStatus, Mode

SAID_MAX = 64
"""Events of one article that a revision can take back."""
CONFLICT_SOURCES_MAX = 24
"""Of a conflict the newest sources are kept: copies come within hours."""


def decide_link(memory: Memory, item: Extraction | Directive, now: datetime) -> Decision:
    """Decide what ``item`` changes of what is known of its theatre.

    Sends an EnrichedEvent for each strike and claim in their order, then each Incident and Conflict
    that changed. Rows are keyed by the theatre; ``now`` is the record's own time, aware UTC.
    """
    if isinstance(item, Directive):
        return decide_directive(memory, item, now)
    book = Book(memory, item.theatre, now)
    seen = book.article(item.article.article_id)
    if seen is not None and item.article.revision <= seen.revision:
        return Decision(LinkReason.SEEN_BEFORE)
    if seen is None and not item.strikes and not item.claims:
        return Decision(LinkReason.NOTHING_SAID)
    book.forget()
    linking = Linking(book, item, seen, article_pair(item))
    _link(linking)
    return Decision(LinkReason.LINKED, book.changes, _sent(linking))


def _link(linking: Linking) -> None:
    for strike in linking.item.strikes:
        place_strike(linking, strike)
    claims_told = linking.item.claims
    for claim in sorted(claims_told, key=lambda claim: not is_local(places_of(claim))):
        place_claim(linking, claim)  # those without a place go where the others say that it was
    order = {linking.event_id(claim.claim_id): n for n, claim in enumerate(claims_told)}
    linking.told.sort(key=lambda told: order.get(told.event_id, -1))
    linking.group = _group(linking)
    claims = [(told, told.claim) for told in linking.told if told.claim is not None and told.scope]
    for told, claim in sorted(claims, key=lambda pair: pair[1].denied):  # a denial may come before what it denies
        enter_claim(linking, told, claim)
    take_back(linking)
    _count(linking)
    _remember(linking)


def _group(linking: Linking) -> str:
    """The wire story this article copies, looked for among those told of the same incidents."""
    if linking.seen is not None:
        return linking.seen.group
    rows = [linking.book.scope(scope) for scope in linking.touched]
    conflicts = sorted({told.conflict for told in linking.told})
    known = chain(
        (source for row in rows if row for source in row.sources),
        (source for found in conflicts for source in linking.book.conflict(found).sources),
    )
    return group_of(linking.item.article, linking.book.firsts(known))


def _count(linking: Linking) -> None:
    """Count the article as a source of all it speaks of."""
    book, source = linking.book, linking.source
    for scope_id in linking.touched:
        row = book.scope(scope_id)
        if isinstance(row, IncidentRow):
            spoke = linking.seen is not None and any(said.scope == scope_id for said in linking.seen.said)
            row = replace(row, articles=row.articles + (not spoke), last_at=max(row.last_at, book.now))
            book.put_incident(scope_id, replace(row, sources=with_source(row.sources, source)))
    for conflict in dict.fromkeys(told.conflict for told in linking.told if told.scope == told.conflict):
        whole = book.conflict(conflict)
        if not any(s.article == source.article for s in whole.sources):
            newest = (*whole.sources, source)[-CONFLICT_SOURCES_MAX:]
            book.put_conflict(conflict, replace(whole, sources=newest))


def _remember(linking: Linking) -> None:
    article = linking.item.article
    said = tuple(_said(told) for told in linking.told if told.scope and told.ruling.reason is not LinkReason.WITHDRAWN)
    row = ArticleRow(
        revision=article.revision,
        at=linking.book.now,
        outlet=article.outlet,
        group=linking.group,
        content_hash=article.content_hash,
        signature="" if linking.is_copy else article.signature,
        lead="" if linking.is_copy else article.lead_signature,
        said=said[:SAID_MAX],
    )
    linking.book.put_article(article.article_id, row)


def _said(told: Told) -> SaidRow:
    """What is kept of an event; its noun only where it made news, since only that is ever taken back."""
    news = told.ruling.replaces or told.ruling.status in (EventStatus.NEW, EventStatus.CONTESTED)
    claim = replace(told.claim, rules=()) if told.claim and news else None
    strike = replace(told.strike, rules=()) if told.strike and news else None
    return SaidRow(event_id=told.event_id, scope=told.scope, entry=told.entry, strike=strike, claim=claim)


def _sent(linking: Linking) -> tuple[Value, ...]:
    """The events in their order, then the views of what they changed."""
    book, views = linking.book, list[Value]()
    scopes = dict.fromkeys((*linking.touched, *linking.changed))
    for scope_id in scopes:
        row = book.scope(scope_id)
        if isinstance(row, IncidentRow):
            views.append(incident_view(book, scope_id, refresh_incident(book, scope_id, row)))
    for scope_id in scopes:
        row = book.scope(scope_id)
        if isinstance(row, ConflictRow):
            views.append(conflict_view(book, scope_id, refresh_conflict(book, scope_id, row)))
    events = (_event(linking, told, index) for index, told in enumerate(linking.told))
    return (*events, *views)


def _event(linking: Linking, told: Told, index: int) -> EnrichedEvent:
    scope = linking.book.scope(told.incident or told.conflict)
    sources, independent = count_sources(told.sources or (scope.sources if scope and told.scope else ()))
    before = told.before
    replaced = told.ruling.replaces or told.ruling.status is EventStatus.RETRACTED
    return EnrichedEvent(
        event_id=told.event_id,
        kind=EventKind.STRIKE if told.strike else EventKind.CLAIM,
        theatre=linking.item.theatre,
        incident_id=told.incident,
        conflict_id=told.conflict,
        status=told.ruling.status,
        reason=told.ruling.reason,
        article=linking.item.article,
        strike=told.strike,
        claim=told.claim,
        sources=max(sources, 1),
        independent_sources=max(independent, 1),
        supersedes=before.event_id if before and replaced else None,
        known_low=before.low if before else None,
        known_high=before.high if before else None,
        known_text=count_words(before.low, before.high, before.qualifier, before.text) if before else None,
        before=before.evidence if before else None,
        before_article_id=before.article if before else None,
        before_url=before.url if before else None,
        before_outlet=before.outlet if before else None,
        entry_id=told.entry.rpartition("/")[2] or None,
        denies=told.denies,
        contested=bool(scope and scope.contested),
        batch=linking.item.extraction_id,
        batch_index=index,
        batch_size=len(linking.told),
        codes=_codes(told, scope.modes if isinstance(scope, IncidentRow) else ()),
    )


def _codes(told: Told, modes: tuple[Mode, ...]) -> Codes:
    if told.strike is not None:
        return strike_codes(told.strike)
    return claim_codes(told.claim, modes) if told.claim is not None else Codes()
