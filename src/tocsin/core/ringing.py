"""How one article's events, or what a tick lets go, become alerts: grouped, weighed, numbered, put in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tocsin.core import held as held_rows
from tocsin.core.conflict import claim_sides, conflict_name
from tocsin.core.desk_words import is_muted
from tocsin.core.forget import enqueue
from tocsin.core.ids import make_id
from tocsin.core.judge import SILENCES, Judged, Verdict, best_of, is_news, judge, rung_of, scope_id, silence_of_old
from tocsin.core.listening import Listening
from tocsin.core.policy import severity_rank
from tocsin.core.quotes import timings_of, with_quotes
from tocsin.core.rung import AlertRow, Waiting
from tocsin.core.severity import Weight, score_parts, severity_of, total
from tocsin.core.surge import find_surge
from tocsin.core.theatre import theatre_words
from tocsin.core.wording import (
    alert_headline,
    claimant_words,
    denial_words,
    incident_headline,
    taken_back_headline,
    why_sentence,
)
from tocsin.schemas import Alert, EnrichedEvent, ScorePart
from tocsin.schemas.words import AlertKind, AlertReason, Effect, EventStatus, Severity

SCOPES_MAX = 24
EVENTS_MAX = 48
HELD_WORDS = {
    Verdict.QUIET_HOURS: "during quiet hours",
    Verdict.SNOOZED: "while it was snoozed",
    Verdict.COOLING_DOWN: "",
}
"""The silences that only put off, and what a late alert says of them; ten minutes are not worth a word."""

REASON_ORDER = (
    AlertReason.NEW_ACTOR_PAIR,
    AlertReason.FIRST_OF_KIND,
    AlertReason.NEW_STRIKE,
    AlertReason.RAISED_CLAIM,
    AlertReason.CONTESTED,
    AlertReason.NEW_CLAIM,
    AlertReason.CORRECTION,
)
"""Where an article brings several reasons, the alert names the first of these."""


@dataclass(slots=True)
class Ringing:
    """One article's events being weighed; nothing here outlives the decision."""

    ear: Listening
    judged: list[Judged] = field(default_factory=list)
    silences: list[Verdict] = field(default_factory=list)
    verdict: Verdict = Verdict.REPEAT

    def run(self, events: list[EnrichedEvent]) -> list[Alert]:
        for event in events:
            self._judge(event)
        alerts = [alert for group in self._groups() if (alert := self._ring(*group)) is not None]
        surge = find_surge(self.ear, events)
        if surge is not None:
            alerts.append(surge)
        self.verdict = self._verdict(alerts)
        return alerts

    def release(self, waiting: list[Waiting]) -> list[Alert]:
        """What rings of that which was kept back until now; what may still not ring is kept again, or let go."""
        held = held_rows.take(self.ear, [one.scope for one in waiting])
        for one in held:
            row = self.ear.scope(one.scope)
            if not is_muted(self.ear.draft, one.event, row.places, self.ear.now):
                self.judged.append(one)
        kept_for = HELD_WORDS.get(Verdict(waiting[0].silence), "") if waiting else ""
        return [alert for group in self._groups() if (alert := self._ring(*group, kept_for=kept_for)) is not None]

    def _verdict(self, alerts: list[Alert]) -> Verdict:
        if alerts:
            kinds = {AlertKind.UPDATE: Verdict.UPDATED, AlertKind.CORRECTION: Verdict.CORRECTED}
            return kinds.get(alerts[0].kind, Verdict.RANG)
        return min(self.silences, key=SILENCES.index, default=Verdict.REPEAT)

    def _judge(self, event: EnrichedEvent) -> None:
        """Judge one event against what was heard before it, then hear it."""
        scope = scope_id(event)
        row = self.ear.scope(scope)
        old = silence_of_old(event, self.ear.policy, self.ear.now)
        if is_news(event) and event.strike is not None and event.status is EventStatus.NEW:
            row = self.ear.novelty(row, event.strike)
        if event.strike is not None and event.status is EventStatus.RETRACTED:
            held_rows.take_back(self.ear, scope, event)
            row = self.ear.scope(scope)
        found = judge(event, row, self.ear.policy)
        if isinstance(found, AlertReason) and old is not None:
            found = old
        elif isinstance(found, AlertReason) and is_muted(self.ear.draft, event, row.places, self.ear.now):
            found = Verdict.MUTED
        if isinstance(found, AlertReason):
            self.judged.append(Judged(event, scope, found))
        else:
            self.judged.append(Judged(event, scope, None, found))
            self.silences.append(found)
        if is_news(event):
            self.ear.hear(scope, row, event)

    def _groups(self) -> Iterator[tuple[str, list[Judged]]]:
        """What rings, by the alert it belongs to: the live one of its scope, else one for all the rest."""
        rings = [j for j in self.judged if j.reason is not None]
        live = {scope: self._live(scope) for scope in dict.fromkeys(j.scope for j in self.judged)}
        fallback = next((alert for alert in live.values() if alert), "")
        groups: dict[str, list[Judged]] = {}
        for ring in rings:
            whole = ring.event.incident_id is None
            groups.setdefault(live[ring.scope] or (fallback if whole else ""), []).append(ring)
        if "" in groups and all(ring.reason is AlertReason.CORRECTION for ring in groups[""]):
            del groups[""]
        yield from groups.items()

    def _live(self, scope: str) -> str:
        """The alert that covers ``scope`` and still takes updates."""
        alert_id = self.ear.scope(scope).alert
        row = self._alert(alert_id)
        if row is None:
            return ""
        last = max(row.rung_at, min(row.snoozed_until or row.rung_at, self.ear.now))
        if last < self.ear.now - timedelta(hours=self.ear.policy.thread_hours):
            return ""
        return alert_id

    def _ring(self, alert_id: str, rings: list[Judged], *, kept_for: str = "") -> Alert | None:
        """The alert or its next revision, or None with the silence noted; ``kept_for`` says why it comes late."""
        known = self._alert(alert_id)
        scopes = self._scopes(known, rings)
        weight = self.ear.weight(scopes, known, rings)
        parts = score_parts(weight)
        silence = self._silence(known, rings, total(parts))
        if silence is not None:
            self._hold(rings, silence, alert_id or scopes[0], known)
            return None
        kept = held_rows.take(self.ear, scopes)
        if kept:
            rings = _with_kept(rings, kept)
            weight = self.ear.weight(scopes, known, rings)
            parts = score_parts(weight)
        if known is None:
            alert_id = make_id("alr", self.ear.theatre, scopes[0], self.ear.scope(scopes[0]).threads)
            enqueue(self.ear.draft, self.ear.at("q", "r"), alert_id, self.ear.now)
        row = self._next(known, scopes, rings, weight, severity_of(total(parts)))
        self.ear.draft.put(self.ear.at("r", alert_id), row)
        self._mark_rung(alert_id, rings)
        return self._alert_noun(alert_id, row, rings, parts, weight, kept_for)

    def _alert(self, alert_id: str) -> AlertRow | None:
        return self.ear.draft.get(self.ear.at("r", alert_id), AlertRow) if alert_id else None

    def _scopes(self, known: AlertRow | None, rings: list[Judged]) -> tuple[str, ...]:
        """The incidents an alert covers; it is named after the first: for a new alert the worst new attack."""
        told = tuple(dict.fromkeys(ring.scope for ring in rings))
        if known is not None:
            return tuple(dict.fromkeys((*known.scopes, *told)))[:SCOPES_MAX]
        struck = [scope for scope in told if self.ear.scope(scope).struck] or list(told)
        worst = min(struck, key=lambda s: (-total(score_parts(self.ear.weight((s,), None, rings))), s))
        return tuple(dict.fromkeys((worst, *told)))[:SCOPES_MAX]

    def _next(
        self, known: AlertRow | None, scopes: tuple[str, ...], rings: list[Judged], weight: Weight, severity: Severity
    ) -> AlertRow:
        """The alert's next revision, as it is remembered."""
        row = known or AlertRow(
            revision=0,
            scopes=scopes,
            severity=severity,
            rung_at=self.ear.now,
            first_at=min(ring.event.article.fetched_at for ring in rings),
        )
        return replace(
            row,
            revision=row.revision + 1,
            scopes=scopes,
            severity=severity,
            rung_at=self.ear.now,
            events=tuple(dict.fromkeys((*row.events, *(ring.event.event_id for ring in rings))))[-EVENTS_MAX:],
            quotes=with_quotes(row.quotes, (ring.event for ring in _by_weight(rings))),
            words=weight.words,
        )

    def _alert_noun(
        self,
        alert_id: str,
        row: AlertRow,
        rings: list[Judged],
        parts: tuple[ScorePart, ...],
        weight: Weight,
        kept_for: str,
    ) -> Alert:
        policy, ranked = self.ear.policy, _by_weight(rings)
        reason = min((ring.reason for ring in rings if ring.reason), key=REASON_ORDER.index)
        kind = AlertKind.ALERT if row.revision == 1 else AlertKind.UPDATE
        lead = next((ring.event for ring in rings if ring.scope == row.scopes[0]), rings[0].event)
        news = ((ring.reason, ring.event) for ring in ranked if ring.reason)
        return Alert(
            alert_id=alert_id,
            revision=row.revision,
            kind=AlertKind.CORRECTION if reason is AlertReason.CORRECTION else kind,
            reason=reason,
            severity=row.severity,
            score=total(parts),
            score_parts=parts,
            headline=self._headline(row.scopes[0], ranked),
            why=why_sentence(
                news, first_days=policy.first_of_kind_days, pair_days=policy.actor_pair_days, kept_for=kept_for
            ),
            theatre=self.ear.theatre,
            incident_id=lead.incident_id,
            conflict_id=lead.conflict_id,
            places=weight.places,
            event_ids=tuple(ring.event.event_id for ring in rings),
            evidence=row.quotes,
            sources=max(ring.event.sources for ring in rings),
            independent_sources=max(ring.event.independent_sources for ring in rings),
            first_seen_at=row.first_at,
            timings=timings_of(lead, self.ear.now),
            sample=lead.article.sample,
        )

    def _headline(self, primary: str, ranked: list[Judged]) -> str:
        """The incident this revision tells most of, its highest claim, and the highest for the whole conflict."""
        local = [r.scope for r in ranked if r.event.incident_id is not None]
        row = self.ear.scope(primary if primary in local or not local else local[0])
        named = row.struck or row.places
        what = incident_headline(row.modes, row.attackers, row.targets, row.places) if named and local else ""
        back = [r.event for r in ranked if r.event.status is EventStatus.RETRACTED]
        if back and len(back) == len(ranked):
            return taken_back_headline(what, back)
        told = [
            (r.event, r.event.claim)
            for r in ranked
            if r.event.claim and not r.event.claim.denied and r.event not in back
        ]
        here = [
            (c, e.article.outlet) for e, c in told if e.incident_id is not None and self.ear.scope(scope_id(e)) == row
        ]
        whole = [(c, e.article.outlet) for e, c in told if e.incident_id is None]
        denied = next((e for e in (r.event for r in ranked) if e.claim and e.claim.denied), None)
        if what and not here and not whole and denied is not None and denied.claim is not None:
            return f"{what}: {denial_words(denied.claim, claimant_words(denied.claim, denied.article.outlet))}"
        if not what and not here and whole:
            sides = claim_sides(whole[0][0])
            what = conflict_name(self.ear.theatre, sides) if len(sides) == 2 else theatre_words(self.ear.theatre)
            here, whole = whole, []
        return alert_headline(what, here, whole, denied)

    def _silence(self, known: AlertRow | None, rings: list[Judged], score: float) -> Verdict | None:
        """Why an alert that has a reason still does not ring."""
        severity = severity_of(score)
        worse = known is not None and severity_rank(severity) > severity_rank(known.severity)
        if known is not None and known.wrong:
            return Verdict.MARKED_WRONG
        if known is not None and known.snoozed_until and self.ear.now < known.snoozed_until and not worse:
            return Verdict.SNOOZED
        if known is None and score < self.ear.policy.score_min:
            return Verdict.BELOW_THRESHOLD
        loud = severity_rank(severity) >= severity_rank(self.ear.policy.quiet_severity_min)
        if self.ear.policy.quiet_at(self.ear.now) and not loud:
            return Verdict.QUIET_HOURS
        cooling = known is not None and self.ear.now < known.rung_at + self.ear.policy.cooldown
        if cooling and not worse and not any(self._at_a_step(ring) for ring in rings):
            return Verdict.COOLING_DOWN
        return None

    def _at_a_step(self, ring: Judged) -> bool:
        """True for what is never held back by the last update: a step crossed, a correction, a contradiction."""
        claim = ring.event.claim
        if ring.reason is not AlertReason.RAISED_CLAIM or claim is None:
            return ring.reason is not AlertReason.NEW_CLAIM
        before = max(rung_of(self.ear.scope(ring.scope), ring.event), 0)
        return self.ear.policy.crosses_step(before or (ring.event.known_low or 0), best_of(claim))

    def _hold(self, rings: list[Judged], silence: Verdict, home: str, known: AlertRow | None) -> None:
        """Note the silence; what it only puts off is kept until it ends, and rings then or when it is heard again."""
        self.silences.append(silence)
        if silence not in HELD_WORDS:
            return
        for ring in rings:
            row = self.ear.scope(ring.scope)
            if ring.event.strike is not None and ring.reason is not AlertReason.CORRECTION:
                row = replace(row, held=row.held or ring.reason)
            entry = ring.event.entry_id
            tolls = tuple(replace(t, held=ring.reason) if entry and t.entry == entry else t for t in row.tolls)
            self.ear.put_scope(ring.scope, replace(row, tolls=tolls))
        held_rows.hold(self.ear, rings, home, self._until(silence, known), silence)

    def _until(self, silence: Verdict, known: AlertRow | None) -> datetime:
        """When a silence that only puts off ends."""
        if silence is Verdict.QUIET_HOURS or known is None:
            return self.ear.policy.quiet_until(self.ear.now)
        if silence is Verdict.SNOOZED:
            return known.snoozed_until or self.ear.now
        return known.rung_at + self.ear.policy.cooldown

    def _mark_rung(self, alert_id: str, rings: list[Judged]) -> None:
        for scope in dict.fromkeys(ring.scope for ring in rings):
            row = self.ear.scope(scope)
            rung = {ring.event.entry_id for ring in rings if ring.scope == scope}
            contested = row.contested_rung or row.contested
            tolls = tuple(replace(t, rung=t.best, held=None) if t.entry in rung else t for t in row.tolls)
            threads = row.threads + (row.alert != alert_id)
            row = replace(row, alert=alert_id, threads=threads, tolls=tolls, contested_rung=contested, held=None)
            self.ear.put_scope(scope, row)


def _with_kept(rings: list[Judged], kept: list[Judged]) -> list[Judged]:
    """``rings`` with what was kept back: instead of a mere repetition stands what was first said."""
    told = {_what(one) for one in kept}
    fresh = [ring for ring in rings if not (ring.event.status is EventStatus.REPEAT and _what(ring) in told)]
    mine = {ring.event.event_id for ring in fresh}
    return [*fresh, *(one for one in kept if one.event.event_id not in mine)]


def _what(ring: Judged) -> tuple[str, str, str]:
    return ring.scope, ring.event.kind, ring.event.entry_id or ""


def _by_weight(rings: list[Judged]) -> list[Judged]:
    """The most telling first: strikes, higher tolls, first claims, corrections; a denial last; then by how many people."""
    rank = {AlertReason.RAISED_CLAIM: 1, AlertReason.CONTESTED: 2, AlertReason.NEW_CLAIM: 2, AlertReason.CORRECTION: 3}
    return sorted(
        rings,
        key=lambda r: (
            rank.get(r.reason, 0) if r.reason else 9,
            r.event.claim is not None and r.event.claim.denied,
            r.event.claim is not None and r.event.claim.effect is not Effect.KILLED,
            -(best_of(r.event.claim) if r.event.claim else 0),
            r.event.batch_index,
        ),
    )
