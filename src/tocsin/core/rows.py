"""What the link stage remembers of one theatre, and under which keys: every look-up is one direct get.

{theatre}/a/{article_id}          ArticleRow    what one article said, to see what a revision changes
{theatre}/i/{incident_id}         IncidentRow   one incident
{theatre}/k/{conflict_id}         ConflictRow   one conflict
{theatre}/l/{scope_id}/{entry}    EntryRow      one ledger entry of an incident or conflict
{theatre}/b/{day}/{bucket}        Bucket        incidents of a day in a map cell, region or conflict
{theatre}/e/{event_id}            EventRow      where an event is, for split, merge and "wrong"
{theatre}/q/…                                   queues of what to forget when (core/forget.py)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.core.forget import Row
from tocsin.schemas import Claim, Evidence, Place, Strike
from tocsin.schemas.words import Category, Effect, Mode, Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Row):
    """An outlet that carries something; copies of one wire story share a ``group``."""

    outlet: str
    group: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow(Row):
    """One event of an article: its nouns are kept where it made news, since only those are ever taken back."""

    event_id: str
    scope: str = ""
    entry: str = ""
    strike: Strike | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow(Row):
    """``signature`` and ``lead`` only where the article is the first of its group."""

    revision: int
    at: datetime
    outlet: str
    group: str
    content_hash: str = ""
    signature: str = ""
    lead: str = ""
    said: tuple[SaidRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRef(Row):
    """A ledger entry as its incident or conflict lists it."""

    key: str
    claimant: str
    effect: Effect
    side: str | None = None
    category: Category = Category.UNKNOWN
    part: bool = False
    place: str = ""
    """The places it counts for, where these are only some of the incident's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Row):
    """One statement of an entry's number: never changed, only followed by the next, or voided."""

    event_id: str
    low: int
    high: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    text: str
    speaker: str | None = None
    article: str
    outlet: str
    url: str
    published: datetime
    evidence: Evidence
    sources: tuple[Source, ...] = ()
    void: bool = False
    """Taken back by its article, or marked wrong at the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow(Row):
    scope: str
    claimant: str
    claimant_name: str | None = None
    claimant_side: str | None = None
    effect: Effect
    side: str | None = None
    category: Category = Category.UNKNOWN
    part: bool = False
    first_at: datetime
    last_at: datetime
    versions: tuple[Version, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def current(self) -> Version | None:
        """The newest statement that still stands."""
        return next((v for v in reversed(self.versions) if not v.void), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow(Row):
    conflict: str
    revision: int = 0
    modes: tuple[Mode, ...] = ()
    places: tuple[Place, ...] = ()
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    when_text: str = ""
    published: datetime
    first_at: datetime
    last_at: datetime
    articles: int = 0
    sources: tuple[Source, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    events: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    contested: bool = False
    sample: bool = False
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow(Row):
    revision: int = 0
    sides: tuple[str, ...] = ()
    first_at: datetime
    last_at: datetime
    incidents: int = 0
    sources: tuple[Source, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    """Of the conflict as a whole."""
    incident_entries: tuple[str, ...] = ()
    """The keys of the newest of its incidents' entries: a conflict's row is written often, so it stays small."""
    events: tuple[str, ...] = ()
    contested: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownConflict(Row):
    conflict: str
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsRow(Row):
    """A theatre's conflicts, the latest spoken of last."""

    conflicts: tuple[KnownConflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket(Row):
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """Where an event is; a strike's own facts are kept, so that an incident can be told again without it."""

    scope: str
    entry: str = ""
    article: str = ""
    mode: Mode | None = None
    attacker: str | None = None
    target: str | None = None
    places: tuple[Place, ...] = ()
