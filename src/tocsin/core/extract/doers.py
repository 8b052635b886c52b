"""Who did what a claim tells, where only the attack told beside it names the attacker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.extract.tokens import Doc
from tocsin.schemas.event import Actor, Claim, Strike
from tocsin.schemas.words import StrikeStatus


def with_doers(doc: Doc, claims: Sequence[Claim], strikes: Sequence[Strike]) -> tuple[Claim, ...]:
    """``claims``, those without a doer given the attacker of the attack told in their sentence, else right before it."""
    if not strikes or all(claim.perpetrator is not None for claim in claims):
        return tuple(claims)
    told: dict[int, list[Strike]] = {}
    for strike in strikes:
        told.setdefault(doc.sentence_at(strike.evidence.start).index, []).append(strike)
    return tuple(claim if claim.perpetrator is not None else _with_doer(doc, claim, told) for claim in claims)


def _with_doer(doc: Doc, claim: Claim, told: dict[int, list[Strike]]) -> Claim:
    at = doc.sentence_at(claim.evidence.start).index
    here = told.get(at)
    near = here if here is not None else told.get(at - 1, [])
    fitting = [strike for strike in near if _fits(claim, strike)]
    if not fitting:
        return claim
    nearest = min(fitting, key=lambda strike: abs(strike.evidence.start - claim.evidence.start))
    return replace(claim, perpetrator=nearest.attacker)


def _fits(claim: Claim, strike: Strike) -> bool:
    """Whether the attack may be the one the claim tells of: no plan, of the same time, by others than its victims."""
    attacker = strike.attacker
    if attacker is None or strike.scope is not claim.scope or strike.status is not StrikeStatus.REPORTED:
        return False
    return not _among_victims(attacker, claim)


def _among_victims(attacker: Actor, claim: Claim) -> bool:
    start, end = claim.victims.span
    if attacker.span[0] < end and start < attacker.span[1]:
        return True
    if attacker.side is not None and attacker.side == claim.victims.side:
        return True
    return not set(attacker.text.lower().split()).isdisjoint(claim.victims.text.lower().split())
