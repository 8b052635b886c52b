"""What one claim is against what its claimant said before: the ledger's rules, append-only.

One entry holds what one claimant says of one effect on one group of victims in one incident or
conflict. Its versions are only ever followed by the next one:

    nothing known                        new
    the same number                      repeat     (wire_copy when a copy carries it)
    a number it leaves possible          repeat
    the same low bound, said tighter     narrowed
    a higher low bound                   raised
    a lower number, same speaker, later  lowered
    a lower number otherwise             repeat     an older number still going round
    changed by the article's revision    raised, lowered or narrowed, whoever spoke
    gone from the article's revision     retracted  when no other article carries it
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from tocsin.core.ids import make_id
from tocsin.core.interval import Change, Interval, compare, disjoint, interval_of
from tocsin.core.rows import EntryRef, EntryRow, Source, Version
from tocsin.schemas import ArticleRef, Claim, Claimant, Directive
from tocsin.schemas.words import Category, ClaimantKind, EventStatus

VERSIONS_MAX = 12
"""A toll that rises hourly for half a day; the oldest versions leave first."""
SOURCES_MAX = 48
"""Beyond this many outlets one more says nothing."""
BELLIGERENT_KINDS = frozenset(
    {ClaimantKind.OFFICIAL, ClaimantKind.MILITARY, ClaimantKind.MILITANT, ClaimantKind.UNNAMED}
)
"""Those who, where their side is known, speak for it ("Islamabad said"): its spokesmen and ministries are one
claimant, and each version names its speaker."""
OWN_LOSSES_FACTOR = 2
STEM_MIN = 4
"""Letters a people's name must share with its country's: Iran, Iranian."""
VOICE = "voice"
"""The articles' own voice is one claimant, whichever outlet: else each outlet's retelling were a new claim."""
_OPEN_CATEGORIES = (Category.UNKNOWN, Category.MIXED)


class LinkReason(StrEnum):
    """Why an event has its status, and what a decision of the link stage came to."""

    LINKED = "linked"
    SEEN_BEFORE = "seen_before"
    NOTHING_SAID = "nothing_said"
    NEW_INCIDENT = "new_incident"
    KNOWN_INCIDENT = "known_incident"
    FIRST_CLAIM = "first_claim"
    SAME_NUMBER = "same_number"
    WIRE_COPY = "wire_copy"
    WITHIN_KNOWN = "within_known"
    OLDER_NUMBER = "older_number"
    OTHER_SPEAKER_LOWER = "other_speaker_lower"
    SECOND_NUMBER = "second_number"
    HIGHER_LOW = "higher_low"
    LOWER_NUMBER = "lower_number"
    TIGHTER = "tighter"
    REVISED_HIGHER = "revised_higher"
    REVISED_LOWER = "revised_lower"
    WITHDRAWN = "withdrawn"
    REFINED = "refined"
    CONTRADICTS = "contradicts"
    DENIAL = "denial"
    DENIAL_OF_UNKNOWN = "denial_of_unknown"
    BACKGROUND = "background"
    HYPOTHETICAL = "hypothetical"
    THREATENED = "threatened"
    DENIED_STRIKE = "denied_strike"
    MARKED_WRONG = "marked_wrong"
    SPLIT = "split"
    MERGED = "merged"
    UNKNOWN_TARGET = "unknown_target"
    NOT_FOR_LINK = "not_for_link"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a claim is: its status, why, and the version it replaces or is compared with."""

    status: EventStatus
    reason: LinkReason
    known: Version | None = None
    replaces: bool = False
    """True where the claim becomes the entry's current version."""


@lru_cache(maxsize=16_384)
def fold(text: str | None) -> str:
    """``text`` without case, accents and outer space: spellings of one name meet here."""
    if not text:
        return ""
    stripped = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in stripped if not unicodedata.combining(c)).split())


def claimant_key(claimant: Claimant | None) -> str:
    """Whose entry a claim belongs to: a side, a named body, or the article's own voice."""
    if claimant is None:
        return VOICE
    if claimant.side and claimant.kind in BELLIGERENT_KINDS:
        return f"side:{fold(claimant.side)}"
    return f"{claimant.kind}:{fold(claimant.name) or fold(claimant.side)}"


def same_speaker(one: str | None, other: str | None) -> bool:
    """True for one person or body in two spellings: "Zaidi" and "Mosharraf Zaidi"."""
    left, right = fold(one).split(), fold(other).split()
    return bool(left and right) and (left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left))


def claim_ref(claim: Claim, key: str = "") -> EntryRef:
    """The entry ``claim`` belongs to, within its incident or conflict."""
    return EntryRef(
        key=key,
        claimant=claimant_key(claim.claimant),
        effect=claim.effect,
        side=claim.victims.side,
        category=claim.victims.category,
        part=claim.subset or claim.subset_of is not None,
    )


def find_entry(refs: tuple[EntryRef, ...], wanted: EntryRef, *, loose: bool) -> tuple[EntryRef, ...]:
    """The entries ``wanted`` may speak of, the exact one first.

    ``loose`` (within one incident) also finds those whose victims are told less or more exactly
    ("19 people", then "19 civilians"); within a whole conflict groups of victims stay apart.
    """
    same = [r for r in refs if (r.claimant, r.effect, r.part) == (wanted.claimant, wanted.effect, wanted.part)]
    exact = [r for r in same if is_exact(r, wanted)]
    if not loose:
        return tuple(exact)
    near = [r for r in same if r not in exact and _victims_compatible(r, wanted) and _places_compatible(r, wanted)]
    return (*exact, *near)


def is_exact(ref: EntryRef, wanted: EntryRef) -> bool:
    """True where both name the same victims at the same places."""
    return (fold(ref.side), ref.category, ref.place) == (fold(wanted.side), wanted.category, wanted.place)


def _places_compatible(one: EntryRef, other: EntryRef) -> bool:
    return not one.place or not other.place or one.place == other.place


def _victims_compatible(one: EntryRef | EntryRow, other: EntryRef | EntryRow) -> bool:
    sides = not one.side or not other.side or fold(one.side) == fold(other.side)
    open_category = one.category in _OPEN_CATEGORIES or other.category in _OPEN_CATEGORIES
    return sides and (open_category or one.category is other.category)


def more_exact(ref: EntryRef | EntryRow, wanted: EntryRef) -> tuple[str | None, Category]:
    """The victims' side and category after both have been heard."""
    category = ref.category
    if category is Category.UNKNOWN or (category is Category.MIXED and wanted.category is not Category.UNKNOWN):
        category = wanted.category
    return ref.side or wanted.side, category


def named_side(words: str, sides: Iterable[str]) -> str | None:
    """The one of ``sides`` whose people ``words`` name: "Afghan troops" are Afghanistan's."""
    tokens = fold(words).replace("-", " ").split()
    found = [side for side in sides if any(_is_of(token, fold(side)) for token in tokens)]
    return found[0] if len(found) == 1 else None


def _is_of(token: str, side: str) -> bool:
    """True where ``token`` looks like the adjective of ``side``: Pakistani, Ukrainian, Afghan, Turkish."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(token, side, strict=False)))
    return shared >= STEM_MIN and (shared >= len(side) - 3 or shared == len(token))


def told_at(article: ArticleRef) -> datetime:
    """When an article was published: never later than it was fetched, whatever its feed says."""
    return min(article.published_at or article.fetched_at, article.fetched_at)


def version_of(claim: Claim, event_id: str, article: ArticleRef) -> Version:
    """The statement ``claim`` makes, as its entry keeps it."""
    counted = interval_of(claim.count)
    return Version(
        event_id=event_id,
        low=counted.low,
        high=counted.high,
        qualifier=counted.qualifier,
        text=claim.count.text,
        speaker=claim.claimant.name if claim.claimant else None,
        article=article.article_id,
        outlet=article.outlet,
        url=article.url,
        published=told_at(article),
        evidence=claim.evidence,
    )


def span_of(version: Version) -> Interval:
    """The people a version leaves possible."""
    return Interval(version.low, version.high, version.qualifier)


_CHANGES: dict[Change, tuple[EventStatus, LinkReason]] = {
    Change.SAME: (EventStatus.REPEAT, LinkReason.SAME_NUMBER),
    Change.WITHIN: (EventStatus.REPEAT, LinkReason.WITHIN_KNOWN),
    Change.RAISED: (EventStatus.RAISED, LinkReason.HIGHER_LOW),
    Change.NARROWED: (EventStatus.NARROWED, LinkReason.TIGHTER),
    Change.LOWERED: (EventStatus.LOWERED, LinkReason.LOWER_NUMBER),
}


def rule_claim(entry: EntryRow | None, new: Version, *, is_copy: bool, earlier: Version | None, whole: bool) -> Ruling:
    """Rule what ``new`` is to ``entry``.

    ``earlier`` is what the same article's earlier revision said in this entry; ``is_copy`` is true
    where the article copies one already heard; ``whole`` where the entry is a whole conflict's.
    """
    known = entry.current if entry else None
    if known is None:
        return Ruling(EventStatus.NEW, LinkReason.FIRST_CLAIM, replaces=True)
    change = compare(span_of(known), span_of(new))
    if earlier is not None and compare(span_of(earlier), span_of(new)) is not Change.SAME:
        return _rule_revision(known, earlier, new, change)
    status, reason = _CHANGES[change]
    if status is EventStatus.REPEAT:
        return Ruling(status, LinkReason.WIRE_COPY if is_copy else reason, known)
    if change is Change.LOWERED:
        return _rule_lower(entry, known, new, whole=whole)
    if known.article == new.article and earlier is None:
        return _rule_second(known, change)
    return Ruling(status, reason, known, replaces=True)


def _rule_revision(known: Version, earlier: Version, new: Version, change: Change) -> Ruling:
    """An article changed its number: a correction, unless the ledger has moved past the article."""
    if known.event_id != earlier.event_id and change is not Change.RAISED:
        return Ruling(EventStatus.REPEAT, LinkReason.WITHIN_KNOWN, known)
    if change is Change.LOWERED or (new.low < earlier.low and known.event_id == earlier.event_id):
        return Ruling(EventStatus.LOWERED, LinkReason.REVISED_LOWER, known, replaces=True)
    if change is Change.RAISED:
        return Ruling(EventStatus.RAISED, LinkReason.REVISED_HIGHER, known, replaces=True)
    status, reason = _CHANGES[change]
    return Ruling(status, reason, known, replaces=status is not EventStatus.REPEAT)


def _rule_lower(entry: EntryRow | None, known: Version, new: Version, *, whole: bool) -> Ruling:
    """A lower number is a correction only from the same mouth, later, and never said before.

    Of a whole conflict it never is: a day's losses after another day's are no correction of them.
    """
    said_before = entry is not None and any((v.low, v.high) == (new.low, new.high) for v in entry.versions)
    if whole or said_before or new.published <= known.published:
        return Ruling(EventStatus.REPEAT, LinkReason.OLDER_NUMBER, known)
    if known.article == new.article:
        return Ruling(EventStatus.REPEAT, LinkReason.SECOND_NUMBER, known)
    if not same_speaker(known.speaker, new.speaker):
        return Ruling(EventStatus.REPEAT, LinkReason.OTHER_SPEAKER_LOWER, known)
    return Ruling(EventStatus.LOWERED, LinkReason.LOWER_NUMBER, known, replaces=True)


def _rule_second(known: Version, change: Change) -> Ruling:
    """Two numbers of one claimant in one article ("12 killed", then "risen to 19"): the higher stands."""
    if change is Change.RAISED:
        return Ruling(EventStatus.RAISED, LinkReason.SECOND_NUMBER, known, replaces=True)
    return Ruling(EventStatus.REPEAT, LinkReason.SECOND_NUMBER, known, replaces=change is Change.NARROWED)


def with_source(sources: tuple[Source, ...], source: Source) -> tuple[Source, ...]:
    """``sources`` and one more; one outlet's articles of one group count once."""
    if len(sources) >= SOURCES_MAX or any(s.outlet == source.outlet and s.group == source.group for s in sources):
        return sources
    return (*sources, source)


def count_sources(sources: tuple[Source, ...]) -> tuple[int, int]:
    """How many outlets, and how many that do not copy one another or themselves."""
    outlets: set[str] = set()
    groups: set[str] = set()
    independent = 0
    for source in sources:
        if source.outlet not in outlets and source.group not in groups:
            independent += 1
        outlets.add(source.outlet)
        groups.add(source.group)
    return len(outlets), independent


def add_version(entry: EntryRow, version: Version) -> EntryRow:
    """``entry`` with one more statement at its end."""
    return replace(entry, versions=(*entry.versions, version)[-VERSIONS_MAX:])


def void_version(entry: EntryRow, event_id: str) -> EntryRow:
    """``entry`` without relying on one statement; it stays in the record."""
    versions = tuple(replace(v, void=True) if v.event_id == event_id else v for v in entry.versions)
    return replace(entry, versions=versions)


def contradicts(one: EntryRow, other: EntryRow) -> bool:
    """True where two sides' numbers of the same people cannot both be right."""
    left, right = one.current, other.current
    if left is None or right is None or one.effect is not other.effect or one.part or other.part:
        return False
    if not one.side or not _victims_compatible(one, other) or not disjoint(span_of(left), span_of(right)):
        return False
    if one.claimant_side and other.claimant_side:
        return fold(one.claimant_side) != fold(other.claimant_side)
    return _disputes_own_losses(one, other) or _disputes_own_losses(other, one)


def _disputes_own_losses(own: EntryRow, other: EntryRow) -> bool:
    """A side's word on its own fighters, against at least twice as many by a named speaker of no known side."""
    if own.category is not Category.COMBATANT or other.category is not Category.COMBATANT:
        return False
    if other.claimant_side or other.claimant == VOICE or not own.side or fold(own.claimant_side) != fold(own.side):
        return False
    return _low(other) >= OWN_LOSSES_FACTOR * max(_low(own), 1)


def _low(entry: EntryRow) -> int:
    return entry.current.low if entry.current else 0


def new_entry(claim: Claim, ref: EntryRef, scope: str, now: datetime) -> EntryRow:
    """An empty entry for ``claim``'s claimant, effect and victims."""
    return EntryRow(
        scope=scope,
        claimant=ref.claimant,
        claimant_name=claim.claimant.name if claim.claimant else None,
        claimant_side=claim.claimant.side if claim.claimant else None,
        effect=ref.effect,
        side=ref.side,
        category=ref.category,
        part=ref.part,
        first_at=now,
        last_at=now,
    )


def split_id(item: Directive) -> str:
    """The incident that the events named in a split directive leave for; both stages know it by this."""
    return make_id("inc", "split", item.directive_id)
