"""Whether one event is a reason to ring, or the reason why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tocsin.core.interval import interval_of
from tocsin.core.ledger import fold, told_at
from tocsin.core.policy import Policy
from tocsin.core.rung import RUNG_NEVER, ScopeRow
from tocsin.schemas import Claim, EnrichedEvent
from tocsin.schemas.words import AlertReason, EventStatus, Scope, StrikeStatus


class Verdict(StrEnum):
    """What a decision of the alert stage came to; the silences from the most to the least telling."""

    RANG = "rang"
    UPDATED = "updated"
    CORRECTED = "corrected"
    GATHERED = "gathered"
    """An article's events are weighed together, when its last has come."""
    MUTED = "muted"
    SNOOZED = "snoozed"
    MARKED_WRONG = "marked_wrong"
    QUIET_HOURS = "quiet_hours"
    COOLING_DOWN = "cooling_down"
    BELOW_THRESHOLD = "below_threshold"
    BACKFILL = "backfill"
    STALE = "stale"
    NOT_HIGHER = "not_higher"
    """A number no higher than what was already rung."""
    NOT_RUNG = "not_rung"
    """A correction of what never rang."""
    NARROWED = "narrowed"
    PART = "part"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    SYNDICATED = "syndicated"
    REPEAT = "repeat"
    BACKGROUND = "background"
    ACKNOWLEDGED = "acknowledged"
    NOTED = "noted"
    UNKNOWN_TARGET = "unknown_target"
    NOT_FOR_ALERT = "not_for_alert"
    RELEASED = "released"
    """A tick decided what of it rings; the next one sends it."""
    NO_LONGER_STANDS = "no_longer_stands"
    """What was kept back was taken back, replaced or rung meanwhile."""
    NOTHING_DUE = "nothing_due"


SILENCES = tuple(Verdict)
"""In this order a decision that rings nothing names its reason."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An event with the reason to ring for it, or the silence."""

    event: EnrichedEvent
    scope: str
    reason: AlertReason | None
    silence: Verdict = Verdict.RANG


def scope_id(event: EnrichedEvent) -> str:
    """The incident an event belongs to, or its conflict."""
    return event.incident_id or event.conflict_id


def is_news(event: EnrichedEvent) -> bool:
    """True for a strike or claim of the article's own news, reported as a fact."""
    if event.strike is not None:
        return event.strike.scope is Scope.CURRENT and event.strike.status is StrikeStatus.REPORTED
    return event.claim is not None and event.claim.scope is Scope.CURRENT


def silence_of_old(event: EnrichedEvent, policy: Policy, now: datetime) -> Verdict | None:
    """History that comes late never rings: it is kept, so that later news is weighed against it."""
    if event.article.backfill:
        return Verdict.BACKFILL
    if told_at(event.article) < now - timedelta(hours=policy.stale_hours):
        return Verdict.STALE
    return None


def judge(event: EnrichedEvent, row: ScopeRow, policy: Policy) -> AlertReason | Verdict:
    """What ``event`` is worth, against what was heard and rung of its incident or conflict."""
    if event.strike is not None:
        return _judge_strike(event, row)
    if event.claim is not None:
        return _judge_claim(event, event.claim, row, policy)
    return Verdict.REPEAT


def _judge_strike(event: EnrichedEvent, row: ScopeRow) -> AlertReason | Verdict:
    strike = event.strike
    if strike is None or strike.scope is Scope.BACKGROUND:
        return Verdict.BACKGROUND
    if strike.status is StrikeStatus.DENIED:
        return Verdict.DENIED
    if strike.status is not StrikeStatus.REPORTED:
        return Verdict.HYPOTHETICAL
    if event.status is EventStatus.RETRACTED:
        return AlertReason.CORRECTION if row.alert else Verdict.NOT_RUNG
    if event.status is EventStatus.NEW and not row.struck:
        if row.new_pair:
            return AlertReason.NEW_ACTOR_PAIR
        return AlertReason.FIRST_OF_KIND if row.first_of_kind else AlertReason.NEW_STRIKE
    return row.held or _repeat(event)


def _judge_claim(event: EnrichedEvent, claim: Claim, row: ScopeRow, policy: Policy) -> AlertReason | Verdict:
    if claim.scope is Scope.BACKGROUND:
        return Verdict.BACKGROUND
    if event.status is EventStatus.DENIED:
        contested = event.denies and row.alert and not row.contested_rung
        return AlertReason.CONTESTED if contested else Verdict.DENIED
    if claim.subset or claim.subset_of is not None:
        return Verdict.PART
    if event.status in (EventStatus.LOWERED, EventStatus.RETRACTED):
        return _judge_lower(event, claim, row)
    if event.status is EventStatus.RAISED:
        return AlertReason.RAISED_CLAIM if _raises(event, claim, row, policy) else Verdict.NOT_HIGHER
    if event.status in (EventStatus.NEW, EventStatus.CONTESTED):
        return _judge_first(event, claim, row, policy)
    held = held_of(row, event, claim)
    if held is not None:
        return held
    return Verdict.NARROWED if event.status is EventStatus.NARROWED else _repeat(event)


def _judge_lower(event: EnrichedEvent, claim: Claim, row: ScopeRow) -> AlertReason | Verdict:
    """A number corrected: it takes the place of one that is kept back, else it corrects what was rung."""
    toll = next((toll for toll in row.tolls if toll.entry == event.entry_id), None)
    rung, best = rung_of(row, event), 0 if event.status is EventStatus.RETRACTED else best_of(claim)
    if toll is not None and toll.held is not None and best > max(rung, 0):
        return toll.held
    if toll is not None and toll.held is not None and best == rung:
        return Verdict.NOT_HIGHER
    return AlertReason.CORRECTION if rung > 0 else Verdict.NOT_RUNG


def _judge_first(event: EnrichedEvent, claim: Claim, row: ScopeRow, policy: Policy) -> AlertReason | Verdict:
    """A claimant's first number: news where it is higher than all rung, or where it contradicts."""
    if event.status is EventStatus.CONTESTED and not row.contested_rung:
        return AlertReason.CONTESTED
    best, rung = best_of(claim), rung_of_others(row, claim)
    return AlertReason.NEW_CLAIM if rises(policy, rung, best) else Verdict.NOT_HIGHER


def _raises(event: EnrichedEvent, claim: Claim, row: ScopeRow, policy: Policy) -> bool:
    """Against the number last rung of the same entry, else against what the claimant said before."""
    rung = rung_of(row, event)
    if rung == RUNG_NEVER:
        rung = min(event.known_low or 0, rung_of_others(row, claim)) if row.alert else 0
    return rises(policy, rung, best_of(claim))


def rises(policy: Policy, before: int, after: int) -> bool:
    """True where ``after`` is enough above ``before``: by a share, or over a step."""
    if after <= before:
        return False
    return after - before >= policy.raise_share_min * before or policy.crosses_step(before, after)


def best_of(claim: Claim) -> int:
    """The one number a claim is weighed by."""
    return interval_of(claim.count).best


def held_of(row: ScopeRow, event: EnrichedEvent, claim: Claim) -> AlertReason | None:
    """The reason kept back for this very number, or None."""
    toll = next((toll for toll in row.tolls if toll.entry == event.entry_id), None)
    return toll.held if toll is not None and toll.best == best_of(claim) else None


def rung_of(row: ScopeRow, event: EnrichedEvent) -> int:
    """The number last rung of an event's ledger entry, or RUNG_NEVER."""
    return next((toll.rung for toll in row.tolls if toll.entry == event.entry_id), RUNG_NEVER)


def rung_of_others(row: ScopeRow, claim: Claim) -> int:
    """The highest number rung of the same effect on victims who may be the same."""
    side = fold(claim.victims.side)
    rung = [
        toll.rung
        for toll in row.tolls
        if toll.effect is claim.effect and not toll.part and (not side or not toll.side or toll.side == side)
    ]
    return max([0, *rung])


def _repeat(event: EnrichedEvent) -> Verdict:
    return Verdict.SYNDICATED if event.reason == "wire_copy" else Verdict.REPEAT
