"""What is shown of an incident or a conflict: who claims what, side by side, never one true number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tocsin.core.book import Book
from tocsin.core.conflict import conflict_name
from tocsin.core.ledger import contradicts, count_sources, fold, span_of
from tocsin.core.rows import ConflictRow, EntryRow, IncidentRow
from tocsin.core.wording import incident_headline
from tocsin.schemas import Conflict, Incident, Toll, When
from tocsin.schemas.words import TimePrecision

TOLLS_MAX = 64
"""Rows of the matrix on the wire; the latest heard of are kept."""


def toll_of(entry: EntryRow) -> Toll | None:
    """One cell of the contested view, or None where nothing said still stands."""
    current = entry.current
    if current is None:
        return None
    sources, independent = count_sources(current.sources)
    since = next(v for v in entry.versions if (v.low, v.high) == (current.low, current.high) and not v.void)
    return Toll(
        effect=entry.effect,
        victim_side=entry.side,
        category=entry.category,
        claimant=current.speaker,
        claimant_side=entry.claimant_side,
        own_side=fold(entry.side) == fold(entry.claimant_side) if entry.side and entry.claimant_side else None,
        low=current.low,
        best=span_of(current).best,
        high=current.high,
        since=since.published,
        event_id=current.event_id,
        evidence=current.evidence,
        url=current.url,
        outlet=current.outlet,
        sources=max(sources, 1),
        independent_sources=max(independent, 1),
        denied=bool(entry.denied_by),
    )


def matrix(entries: Iterable[EntryRow]) -> tuple[Toll, ...]:
    """The tolls, whole counts before parts, the largest first."""
    rows = sorted(entries, key=lambda e: (e.part, e.effect, -(e.current.low if e.current else 0), e.claimant))
    tolls = (toll_of(entry) for entry in rows if not entry.part)
    return tuple(toll for toll in tolls if toll is not None)[:TOLLS_MAX]


def is_contested(entries: list[EntryRow], denied_by: tuple[str, ...] = ()) -> bool:
    """True where two sides' numbers contradict each other, or a side denies what another says."""
    if denied_by or any(entry.denied_by for entry in entries):
        return True
    return any(contradicts(a, b) for n, a in enumerate(entries) for b in entries[n + 1 :])


def incident_view(book: Book, incident_id: str, row: IncidentRow) -> Incident:
    """The message on ``incidents``."""
    sources, independent = count_sources(row.sources)
    when = None
    if row.start is not None:
        when = When(start=row.start, end=row.end, precision=TimePrecision.RANGE, text=row.when_text, span=(0, 0))
    return Incident(
        incident_id=incident_id,
        revision=row.revision,
        theatre=book.theatre,
        conflict_id=row.conflict,
        headline=incident_headline(row.modes, row.attackers, row.targets, row.places),
        modes=row.modes,
        places=row.places,
        attackers=row.attackers,
        targets=row.targets,
        when=when,
        first_seen_at=row.first_at,
        last_seen_at=row.last_at,
        articles=row.articles,
        sources=max(sources, 1),
        independent_sources=max(independent, 1),
        tolls=matrix(entry for _, entry in book.entries(row.entries)),
        contested=row.contested,
        sample=row.sample,
        merged_into=row.merged_into,
        event_ids=row.events,
    )


def conflict_view(book: Book, conflict_id: str, row: ConflictRow) -> Conflict:
    """The message on ``conflicts``: what is said of the whole, and for the rest its incidents' largest."""
    return Conflict(
        conflict_id=conflict_id,
        revision=row.revision,
        theatre=book.theatre,
        name=conflict_name(book.theatre, row.sides),
        sides=tuple(sorted(row.sides, key=fold)),
        first_seen_at=row.first_at,
        last_seen_at=row.last_at,
        incidents=row.incidents,
        tolls=matrix(conflict_entries(book, row)),
        contested=row.contested,
        sample=row.sample,
    )


def conflict_entries(book: Book, row: ConflictRow) -> list[EntryRow]:
    """The conflict's own entries, and where a claimant gave no number for the whole, its largest for an incident."""
    chosen = {_cell(entry): entry for _, entry in book.entries(row.entries)}
    own = set(chosen)
    for entry in book.entries_at(row.incident_entries):
        cell = _cell(entry)
        if cell not in own and (cell not in chosen or _low(entry) > _low(chosen[cell])):
            chosen[cell] = entry
    return list(chosen.values())


def _cell(entry: EntryRow) -> tuple[str, ...]:
    return (entry.claimant, entry.effect, fold(entry.side), entry.category, str(entry.part))


def _low(entry: EntryRow) -> int:
    return entry.current.low if entry.current else -1


def refresh_incident(book: Book, incident_id: str, row: IncidentRow) -> IncidentRow:
    """``row`` with its next revision number and whether it is contested now, written down."""
    entries = [entry for _, entry in book.entries(row.entries)]
    row = replace(row, revision=row.revision + 1, contested=is_contested(entries, row.denied_by))
    book.put_incident(incident_id, row)
    return row


def refresh_conflict(book: Book, conflict_id: str, row: ConflictRow) -> ConflictRow:
    """The same for a conflict."""
    own = [entry for _, entry in book.entries(row.entries)]
    last_at = max(row.last_at, book.now)
    denied = any(entry.denied_by for entry in conflict_entries(book, row))
    row = replace(row, revision=row.revision + 1, last_at=last_at, contested=denied or is_contested(own))
    book.put_conflict(conflict_id, row)
    return row
