"""The link stage's memory of one theatre, opened for one decision: look up, write down, forget what has aged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from tocsin.core.conflict import CONFLICTS_MAX, Sides, conflict_id
from tocsin.core.decision import Draft, Memory
from tocsin.core.forget import enqueue, overdue
from tocsin.core.incident import Probe, buckets_of, day_of, match_score, searched_buckets
from tocsin.core.rows import (
    ArticleRow,
    Bucket,
    ConflictRow,
    ConflictsRow,
    EntryRef,
    EntryRow,
    EventRow,
    IncidentRow,
    KnownConflict,
    Source,
)
from tocsin.schemas import Value

ARTICLE_KEEP = timedelta(hours=72)
"""How long a revision of an article is compared with what it said before."""
INCIDENT_KEEP = timedelta(days=10)
"""After its last mention; reports of one attack rarely go on longer."""
CONFLICT_KEEP = timedelta(days=60)
CONFLICT_HEARD_EVERY = timedelta(minutes=10)
"""How exactly a conflict knows when it was last heard of; writing it down for each article would cost more."""
BUCKET_IDS_MAX = 48
"""Incidents of one day in one map cell, region or conflict; beyond it the oldest are no longer found."""
EVENTS_MAX = 96
"""Events of an incident that the desk can still split off."""
ENTRIES_MAX = 96
TOLD_DAYS = (0, -1, 1, 2)
"""Days searched for a report that tells a time: others may be known only by a publication up to 36 hours later."""
UNTOLD_DAYS = (0, -1, -2, 1)
"""For one that tells none: what it speaks of may have happened up to 36 hours before it was published."""
MERGES_FOLLOWED_MAX = 8

RowT = TypeVar("RowT", bound=Value)
ScopeT = TypeVar("ScopeT", bound=IncidentRow | ConflictRow)


class Book(Draft):
    """A draft of one theatre's rows; each row is read from memory once."""

    def __init__(self, memory: Memory, theatre: str, now: datetime) -> None:
        super().__init__(memory)
        self.theatre = theatre
        self.now = now
        self._read: dict[str, Value | None] = {}

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        """The row under ``key`` as drafted, else as remembered."""
        if key not in self.changes:
            if key not in self._read:
                self._read[key] = self._memory.get(key, kind)
            row = self._read[key]
            return row if isinstance(row, kind) else None
        return super().get(key, kind)

    def at(self, kind: str, name: str) -> str:
        """The key of a row of one kind."""
        return f"{self.theatre}/{kind}/{name}"

    # articles

    def article(self, article_id: str) -> ArticleRow | None:
        return self.get(self.at("a", article_id), ArticleRow)

    def put_article(self, article_id: str, row: ArticleRow) -> None:
        key = self.at("a", article_id)
        if self.get(key, ArticleRow) is None:
            enqueue(self, self.at("q", "a"), article_id, self.now)
        self.put(key, row)

    # incidents

    def incident(self, incident_id: str) -> tuple[str, IncidentRow] | None:
        """The incident, or the one it was merged into."""
        for _ in range(MERGES_FOLLOWED_MAX):
            row = self.get(self.at("i", incident_id), IncidentRow)
            if row is None or row.merged_into is None:
                return (incident_id, row) if row else None
            incident_id = row.merged_into
        return None

    def put_incident(self, incident_id: str, row: IncidentRow) -> None:
        """Write an incident down and list it where reports of it will be looked for."""
        key = self.at("i", incident_id)
        old = self.get(key, IncidentRow)
        if old is None:
            enqueue(self, self.at("q", "i"), incident_id, self.now)
        listed = set(_listings(old)) if old else set()
        for day, bucket in _listings(row):
            if (day, bucket) not in listed:
                self._list(f"{day}/{bucket}", incident_id)
        self.put(key, row)

    def _list(self, name: str, incident_id: str) -> None:
        key = self.at("b", name)
        bucket = self.get(key, Bucket)
        if bucket is None:
            enqueue(self, self.at("q", "b"), name, self.now)
            bucket = Bucket()
        if incident_id not in bucket.ids:
            self.put(key, Bucket(ids=(*bucket.ids, incident_id)[-BUCKET_IDS_MAX:]))

    def candidates(self, probe: Probe, conflict: str) -> Iterator[tuple[float, str, IncidentRow]]:
        """The incidents ``probe`` may speak of, with how surely."""
        seen: set[str] = set()
        for day in TOLD_DAYS if probe.start else UNTOLD_DAYS:
            for name in searched_buckets(probe, conflict):
                bucket = self.get(self.at("b", f"{probe.day + day}/{name}"), Bucket)
                for incident_id in bucket.ids if bucket else ():
                    if incident_id in seen:
                        continue
                    seen.add(incident_id)
                    row = self.get(self.at("i", incident_id), IncidentRow)
                    score = match_score(row, probe) if row else 0.0
                    if row and score:
                        yield score, incident_id, row

    # conflicts

    def known_conflicts(self) -> tuple[KnownConflict, ...]:
        row = self.get(self.at("k", ""), ConflictsRow)
        return row.conflicts if row else ()

    def open_conflict(self, sides: Sides, sample: bool) -> str:
        """The conflict of ``sides``, begun if this is the first that is heard of it."""
        found = conflict_id(self.theatre, sides)
        key = self.at("k", found)
        row = self.get(key, ConflictRow)
        if row is None:
            row = ConflictRow(sides=sides, first_at=self.now, last_at=self.now, sample=sample)
            enqueue(self, self.at("q", "k"), found, self.now)
        if row.last_at <= self.now - CONFLICT_HEARD_EVERY or self.get(key, ConflictRow) is None:
            row = replace(row, last_at=self.now)
            self.put(key, row)
        known = self.known_conflicts()
        if not known or known[-1].conflict != found:
            others = tuple(k for k in known if k.conflict != found)
            listed = (*others, KnownConflict(conflict=found, sides=sides))[-CONFLICTS_MAX:]
            self.put(self.at("k", ""), ConflictsRow(conflicts=listed))
        return found

    def conflict(self, found: str) -> ConflictRow:
        row = self.get(self.at("k", found), ConflictRow)
        return row or ConflictRow(first_at=self.now, last_at=self.now)

    def put_conflict(self, found: str, row: ConflictRow) -> None:
        self.put(self.at("k", found), row)

    # what an incident and a conflict have in common: entries and events

    def scope(self, scope_id: str) -> IncidentRow | ConflictRow | None:
        """The incident or conflict of this id."""
        return self.get(self.at("i", scope_id), IncidentRow) or self.get(self.at("k", scope_id), ConflictRow)

    def put_scope(self, scope_id: str, row: IncidentRow | ConflictRow) -> None:
        if isinstance(row, IncidentRow):
            self.put_incident(scope_id, row)
        else:
            self.put_conflict(scope_id, row)

    def entry(self, key: str) -> EntryRow | None:
        return self.get(key, EntryRow)

    def entries(self, refs: Iterable[EntryRef]) -> Iterator[tuple[EntryRef, EntryRow]]:
        for ref in refs:
            row = self.entry(ref.key)
            if row is not None:
                yield ref, row

    def entries_at(self, keys: Iterable[str]) -> Iterator[EntryRow]:
        """The entries under ``keys`` that are still there."""
        rows = (self.entry(key) for key in keys)
        return (row for row in rows if row is not None)

    def listed_entry(self, row: ScopeT, ref: EntryRef) -> ScopeT:
        """``row`` with ``ref`` among its entries; past the limit the oldest leaves, and is forgotten."""
        refs = (*(r for r in row.entries if r.key != ref.key), ref)
        for gone in refs[:-ENTRIES_MAX]:
            self.drop(gone.key)
        return replace(row, entries=refs[-ENTRIES_MAX:])

    def listed_event(self, row: ScopeT, event_id: str, event: EventRow) -> ScopeT:
        """``row`` with one more event that can be split off again."""
        self.put(self.at("e", event_id), event)
        events = (*(e for e in row.events if e != event_id), event_id)
        for gone in events[:-EVENTS_MAX]:
            self.drop(self.at("e", gone))
        return replace(row, events=events[-EVENTS_MAX:])

    def firsts(self, sources: Iterable[Source]) -> Iterator[tuple[str, ArticleRow | None]]:
        """The first article of each wire story among ``sources``."""
        for group in dict.fromkeys(source.group for source in sources):
            yield group, self.article(group)

    # forgetting

    def forget(self) -> None:
        """Drop what has aged, a bounded number of rows."""
        for article_id in overdue(self, self.at("q", "a"), self.now, ARTICLE_KEEP):
            self._forget_article(article_id)
        for name in overdue(self, self.at("q", "b"), self.now, INCIDENT_KEEP):
            self.drop(self.at("b", name))
        for incident_id in overdue(self, self.at("q", "i"), self.now, INCIDENT_KEEP):
            self._forget_scope("i", incident_id, self.get(self.at("i", incident_id), IncidentRow), INCIDENT_KEEP)
        for found in overdue(self, self.at("q", "k"), self.now, CONFLICT_KEEP):
            self._forget_scope("k", found, self.get(self.at("k", found), ConflictRow), CONFLICT_KEEP)

    def _forget_article(self, article_id: str) -> None:
        row = self.article(article_id)
        if row is not None and row.at > self.now - ARTICLE_KEEP:
            enqueue(self, self.at("q", "a"), article_id, self.now)
        elif row is not None:
            self.drop(self.at("a", article_id))

    def _forget_scope(self, kind: str, scope_id: str, row: IncidentRow | ConflictRow | None, keep: timedelta) -> None:
        if row is None:
            return
        last = row.last_at if isinstance(row, ConflictRow) or not row.merged_into else row.first_at
        if last > self.now - keep:
            enqueue(self, self.at("q", kind), scope_id, self.now)
            return
        for ref in row.entries:
            self.drop(ref.key)
        for event_id in row.events:
            self.drop(self.at("e", event_id))
        self.drop(self.at(kind, scope_id))


def _listings(row: IncidentRow) -> Iterator[tuple[int, str]]:
    day = day_of(row.start or row.published)
    return ((day, bucket) for bucket in buckets_of(row.places, row.conflict))
