"""Which conflict an event belongs to: the pair of sides it names, else its article's, else the one known for its side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tocsin.core.ids import make_id
from tocsin.core.incident import side_of
from tocsin.core.ledger import BELLIGERENT_KINDS, fold
from tocsin.core.rows import KnownConflict
from tocsin.core.theatre import theatre_words
from tocsin.schemas import Claim, Extraction, Strike
from tocsin.schemas.words import Scope

CONFLICTS_MAX = 64
"""Conflicts remembered for a theatre when looking for the other side; the longest silent leave first."""

Sides = tuple[str, ...]


def strike_sides(strike: Strike) -> Sides:
    """The parties a strike names, attacker first."""
    return _distinct((side_of(strike.attacker), side_of(strike.target)))


def claim_sides(claim: Claim) -> Sides:
    """The parties a claim names: who did it, to whom, and the side that says so."""
    speaker = claim.claimant
    says = speaker.side if speaker and speaker.kind in BELLIGERENT_KINDS else None
    return _distinct((side_of(claim.perpetrator), claim.victims.side, says))


def _distinct(names: Iterable[str | None]) -> Sides:
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())[:2]


def article_pair(extraction: Extraction) -> Sides:
    """The two sides an article is mostly about, or what little it names."""
    named = [strike_sides(s) for s in extraction.strikes if s.scope is Scope.CURRENT]
    named += [claim_sides(c) for c in extraction.claims if c.scope is Scope.CURRENT]
    pairs = Counter(tuple(sorted(sides, key=fold)) for sides in named if len(sides) == 2)
    if pairs:
        return max(pairs, key=lambda pair: (pairs[pair], pair))
    single = Counter(side for sides in named for side in sides)
    ranked = sorted(single, key=lambda side: (-single[side], side))
    return tuple(ranked[:2]) if len(ranked) == 2 else tuple(ranked[:1])


def choose_sides(named: Sides, pair: Sides, known: tuple[KnownConflict, ...]) -> Sides:
    """The sides of an event's conflict: named, or filled up from its article and from what is known."""
    if len(named) == 2:
        return named
    if not named or fold(named[0]) in {fold(side) for side in pair}:
        named = pair or named
    if len(named) == 1:
        for conflict in reversed(known):
            if len(conflict.sides) == 2 and fold(named[0]) in {fold(side) for side in conflict.sides}:
                return conflict.sides
    return named


def conflict_id(theatre: str, sides: Sides) -> str:
    """The same for every order and spelling of case of the sides."""
    return make_id("con", theatre, *sorted(fold(side) for side in sides))


def conflict_name(theatre: str, sides: Sides) -> str:
    """What people call it here: "Afghanistan - Pakistan"."""
    where = theatre_words(theatre)
    return " – ".join(sorted(sides, key=fold)) or f"{where[:1].upper()}{where[1:]}: sides not named"
