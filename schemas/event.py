"""Strikes and casualty claims as an article words them, and what they are against everything known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.schemas.article import ArticleRef
from tocsin.schemas.base import Value
from tocsin.schemas.words import (
    ActorKind,
    Category,
    ClaimantKind,
    Effect,
    EventKind,
    EventStatus,
    Mode,
    PlacePrecision,
    PlaceRole,
    Qualifier,
    Scope,
    StrikeStatus,
    TimePrecision,
)

Span = tuple[int, int]
"""Half-open character offsets into the article's text: ``text[span[0]:span[1]]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Value):
    """The very words: ``article.text[start:end] == text``, always."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Value):
    """A place an event is said to have happened at. ``lat`` and ``lon`` are WGS 84 degrees."""

    text: str
    span: Span
    name: str
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision
    geonameid: int | None = None
    role: PlaceRole = PlaceRole.LITERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Value):
    """Who did it, or to whom. ``side`` names the party to the conflict it fights for."""

    text: str
    span: Span
    name: str
    side: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant(Value):
    """Who says so. An article's own voice has no claimant at all."""

    text: str
    span: Span
    name: str
    role: str | None = None
    side: str | None = None
    kind: ClaimantKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims(Value):
    text: str
    span: Span
    category: Category
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Value):
    """How many people, as an interval. ``high`` None means no upper bound was given."""

    low: int
    high: int | None
    qualifier: Qualifier
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Value):
    """When it happened, as a half-open UTC interval."""

    start: datetime | None
    end: datetime | None
    precision: TimePrecision
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike(Value):
    """One attack an article speaks of; its mentions are merged."""

    schema: str = "tocsin.strike/1"
    strike_id: str
    mode: Mode
    attacker: Actor | None = None
    target: Actor | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    weapon: str | None = None
    status: StrikeStatus = StrikeStatus.REPORTED
    scope: Scope = Scope.CURRENT
    evidence: Evidence
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Value):
    """One statement of how many people came to harm, by one claimant."""

    schema: str = "tocsin.claim/1"
    claim_id: str
    effect: Effect
    count: Count
    victims: Victims
    claimant: Claimant | None = None
    perpetrator: Actor | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    scope: Scope = Scope.CURRENT
    subset_of: str | None = None
    """The claim_id of the whole this is a part of; a part is never added to its whole."""
    subset: bool = False
    """True for a part, also where its whole is not stated in the article."""
    cumulative: bool = False
    """True for a running total over a campaign or a time ("since Thursday"), not one incident's toll."""
    denied: bool = False
    evidence: Evidence
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Value):
    """What one revision of one article says of one theatre: the message on ``events.extracted``.

    An empty one says that a revision took back all the article had said of this theatre.
    """

    schema: str = "tocsin.extraction/1"
    extraction_id: str
    theatre: str
    article: ArticleRef
    strikes: tuple[Strike, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes(Value):
    """The same event in two public vocabularies: PLOVER, and the ACLED event-type names."""

    plover_event: str | None = None
    plover_mode: str | None = None
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichedEvent(Value):
    """A strike or a claim with what it is against everything known: the message on ``events.enriched``."""

    schema: str = "tocsin.enriched_event/1"
    event_id: str
    kind: EventKind
    theatre: str
    incident_id: str | None
    """None where the event belongs to the conflict as a whole, not to one incident."""
    conflict_id: str
    status: EventStatus
    reason: str
    """Why it has this status: one word from the ledger's rules."""
    article: ArticleRef
    strike: Strike | None = None
    claim: Claim | None = None
    sources: int = 1
    """Outlets that carry it."""
    independent_sources: int = 1
    """The same, counting copies of one wire story once."""
    supersedes: str | None = None
    """The event_id of the claim this one replaces in the ledger."""
    known_low: int | None = None
    """What the ledger held before, where there was something: the low bound it is compared with."""
    known_high: int | None = None
    known_text: str | None = None
    """The earlier count as a person would say it: "at least 19"."""
    before: Evidence | None = None
    """The words of the claim this one replaces or takes back, for a correction that shows both."""
    before_article_id: str | None = None
    before_url: str | None = None
    before_outlet: str | None = None
    entry_id: str | None = None
    """The ledger entry: one claimant, one effect, one group of victims, one incident or conflict."""
    denies: tuple[str, ...] = ()
    """The event_ids of the claims this one denies or contradicts."""
    contested: bool = False
    """True where claimants of different sides contradict each other on this incident or conflict."""
    batch: str | None = None
    """The extraction this event came with; its events travel one after another, in order."""
    batch_index: int = 0
    batch_size: int = 1
    codes: Codes = Codes()
