"""What is known of one incident, or of one conflict: who claims what, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.schemas.base import Value
from tocsin.schemas.event import Evidence, Place, When
from tocsin.schemas.words import Category, Effect, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Value):
    """One cell of the contested view: what one claimant says of one group of victims."""

    effect: Effect
    victim_side: str | None
    category: Category
    claimant: str | None
    claimant_side: str | None
    own_side: bool | None
    """True where the claimant speaks of its own losses, False of the enemy's, None where not known."""
    low: int
    best: int
    high: int | None
    since: datetime
    """When this claimant first gave this number."""
    event_id: str
    evidence: Evidence
    url: str
    outlet: str
    sources: int
    independent_sources: int
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Value):
    """The compacted view of one incident: the message on ``incidents``."""

    schema: str = "tocsin.incident/1"
    incident_id: str
    revision: int
    theatre: str
    conflict_id: str
    headline: str
    modes: tuple[Mode, ...]
    places: tuple[Place, ...]
    attackers: tuple[str, ...]
    targets: tuple[str, ...]
    when: When | None
    first_seen_at: datetime
    last_seen_at: datetime
    articles: int
    sources: int
    independent_sources: int
    tolls: tuple[Toll, ...]
    contested: bool
    sample: bool = False
    merged_into: str | None = None
    event_ids: tuple[str, ...] = ()
    """The newest events that belong to it; after a split or merge these say where each one is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Value):
    """The compacted view of one conflict: the message on ``conflicts``."""

    schema: str = "tocsin.conflict/1"
    conflict_id: str
    revision: int
    theatre: str
    name: str
    sides: tuple[str, ...]
    first_seen_at: datetime
    last_seen_at: datetime
    incidents: int
    tolls: tuple[Toll, ...]
    contested: bool
    sample: bool = False
