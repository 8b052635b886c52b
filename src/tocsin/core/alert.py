"""When the bell rings, for what, and why not: one alert for an incident, revised as the news gets worse.

an article's events      are weighed together when the last has come: they ring once
a reason to ring         core/judge.py, event by event
muted, snoozed, wrong    as the desk said
the alert                the one that already covers an incident the article tells of, else a new one
a new alert              needs a severity score of at least ``score_min``
an update                needs a step crossed, a rise in severity, or ten minutes since the last
quiet hours              hold back all but the worst; what was held rings with the next news after them
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tocsin.core.conflict import claim_sides, conflict_name
from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.desk_words import decide_desk_words, is_muted
from tocsin.core.forget import enqueue, overdue
from tocsin.core.ids import make_id
from tocsin.core.incident import side_of
from tocsin.core.judge import (
    SILENCES,
    Judged,
    Verdict,
    best_of,
    is_news,
    judge,
    rung_of,
    scope_id,
    silence_of_old,
)
from tocsin.core.ledger import fold
from tocsin.core.policy import Policy, severity_rank
from tocsin.core.rung import AlertRow, HeardToll, LastRow, RateRow, ScopeRow
from tocsin.core.severity import Weight, score_parts, severity_of, total
from tocsin.core.wording import alert_headline, claimant_words, denial_words, incident_headline, why_sentence
from tocsin.schemas import Alert, Directive, EnrichedEvent, Evidence, Place, Quote, Strike, Timings
from tocsin.schemas.words import (
    AlertKind,
    AlertReason,
    Category,
    Effect,
    EventStatus,
    Mode,
    PlacePrecision,
    Severity,
)

STATE_KEEP = timedelta(days=12)
"""After the last news of an incident; longer than the link stage keeps it, so that nothing rings anew."""
KIND_KEEP = timedelta(days=90)
PLACES_MAX = 8
SIDES_MAX = 6
TOLLS_MAX = 48
SCOPES_MAX = 24
EVENTS_MAX = 48
QUOTES_MAX = 12
WORDS_MAX = 2_000
BATCH_EVENTS_MAX = 200
"""Events of one article that are weighed together; what comes after them is weighed by itself."""
RATE_WINDOW = timedelta(hours=6)
RATE_FADE = 1 / 28
RATE_CATCH_UP_MAX = 56
"""Empty windows counted after a silence: two weeks of silence are as good as any longer one."""

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


def decide_alert(memory: Memory, item: EnrichedEvent | Directive, now: datetime, policy: Policy) -> Decision:
    """Decide whether ``item`` rings the bell.

    Events come one by one, in the order the link stage sent them; rows are keyed by the theatre.
    Sends at most a few Alerts, each one revision; the reason says what rang or why nothing did.
    """
    if isinstance(item, Directive):
        return decide_desk_words(memory, item)
    draft = Draft(memory)
    events = _gathered(draft, item)
    if events is None:
        return Decision(Verdict.GATHERED, draft.changes)
    _forget(draft, item.theatre, now)
    ringing = _Ringing(draft, item.theatre, now, policy)
    alerts = ringing.run(events)
    return Decision(ringing.verdict, draft.changes, tuple(alerts))


def _gathered(draft: Draft, event: EnrichedEvent) -> list[EnrichedEvent] | None:
    """All events of an article once its last has come; None while more are to follow."""
    if event.batch is None or event.batch_size <= 1 or event.batch_index >= BATCH_EVENTS_MAX:
        return [event]
    prefix = f"{event.theatre}/g/{event.batch}"
    last = min(event.batch_size, BATCH_EVENTS_MAX) - 1
    if event.batch_index < last:
        draft.put(f"{prefix}/{event.batch_index}", event)
        return None
    events = []
    for index in range(last):
        row = draft.get(f"{prefix}/{index}", EnrichedEvent)
        if row is not None:
            events.append(row)
            draft.drop(f"{prefix}/{index}")
    return [*events, event]


@dataclass(slots=True)
class _Ringing:
    """One article's events being weighed; nothing here outlives the decision."""

    draft: Draft
    theatre: str
    now: datetime
    policy: Policy
    judged: list[Judged] = field(default_factory=list)
    silences: list[Verdict] = field(default_factory=list)
    verdict: Verdict = Verdict.REPEAT

    def run(self, events: list[EnrichedEvent]) -> list[Alert]:
        for event in events:
            self._judge(event)
        alerts = [alert for group in self._groups() if (alert := self._ring(*group)) is not None]
        surge = self._surge(events)
        if surge is not None:
            alerts.append(surge)
        self.verdict = self._verdict(alerts)
        return alerts

    def _verdict(self, alerts: list[Alert]) -> Verdict:
        if alerts:
            kinds = {AlertKind.UPDATE: Verdict.UPDATED, AlertKind.CORRECTION: Verdict.CORRECTED}
            return kinds.get(alerts[0].kind, Verdict.RANG)
        return min(self.silences, key=SILENCES.index, default=Verdict.REPEAT)

    # judging and hearing

    def _judge(self, event: EnrichedEvent) -> None:
        """Judge one event against what was heard before it, then hear it."""
        scope = scope_id(event)
        row = self._scope(scope)
        old = silence_of_old(event, self.policy, self.now)
        if is_news(event) and event.strike is not None and event.status is EventStatus.NEW:
            row = self._novelty(row, event.strike)
        found = judge(event, row, self.policy)
        if isinstance(found, AlertReason) and old is not None:
            found = old
        elif isinstance(found, AlertReason) and is_muted(self.draft, event, row.places, self.now):
            found = Verdict.MUTED
        if isinstance(found, AlertReason):
            self.judged.append(Judged(event, scope, found))
        else:
            self.judged.append(Judged(event, scope, None, found))
            self.silences.append(found)
        if is_news(event):
            self._hear(scope, row, event)

    def _scope(self, scope: str) -> ScopeRow:
        row = self.draft.get(self._at("s", scope), ScopeRow)
        return row or ScopeRow(last_at=self.now, first_at=self.now)

    def _put_scope(self, scope: str, row: ScopeRow) -> None:
        key = self._at("s", scope)
        if self.draft.get(key, ScopeRow) is None:
            enqueue(self.draft, self._at("q", "s"), scope, self.now)
        self.draft.put(key, row)

    def _hear(self, scope: str, row: ScopeRow, event: EnrichedEvent) -> None:
        """Remember what an event tells of its incident or conflict."""
        row = replace(row, last_at=self.now, contested=row.contested or event.contested)
        if event.strike is not None and event.incident_id is not None:
            row = _with_strike(row, event.strike, withdrawn=event.status is EventStatus.RETRACTED)
        claim = event.claim
        if claim is not None and event.entry_id is not None and not claim.denied:
            retracted = event.status is EventStatus.RETRACTED
            if not retracted and not row.places and event.incident_id is not None:
                row = replace(row, places=claim.places[:PLACES_MAX])
            toll = HeardToll(
                entry=event.entry_id,
                effect=claim.effect,
                side=fold(claim.victims.side),
                category=claim.victims.category,
                part=claim.subset or claim.subset_of is not None,
                best=0 if retracted else best_of(claim),
                rung=rung_of(row, event),
            )
            if event.status is not EventStatus.REPEAT or all(t.entry != toll.entry for t in row.tolls):
                row = replace(row, tolls=(*(t for t in row.tolls if t.entry != toll.entry), toll)[-TOLLS_MAX:])
        self._put_scope(scope, row)

    def _novelty(self, row: ScopeRow, strike: Strike) -> ScopeRow:
        """Whether a new strike is the first of its kind here, or of its pair; remembered from now on."""
        kind = [self._at("f", f"{region}/{strike.mode}") for region in _regions(strike.places)]
        pair = _pair(strike)
        first = strike.mode is not Mode.UNSPECIFIED and self._unheard(kind, self.policy.first_of_kind_days)
        met = [self._at("p", "/".join(pair))] if pair else []
        new_pair = self._unheard(met, self.policy.actor_pair_days)
        for key in (*kind, *met):
            if self.draft.get(key, LastRow) is None:
                enqueue(self.draft, self._at("q", "f"), key, self.now)
            self.draft.put(key, LastRow(at=self.now))
        return replace(row, first_of_kind=first, new_pair=new_pair)

    def _unheard(self, keys: list[str], days: int) -> bool:
        """True where none was heard for ``days``, by somebody who has listened that long."""
        rate = self.draft.get(self._at("n", ""), RateRow)
        horizon = self.now - timedelta(days=days)
        if not keys or rate is None or rate.since > horizon:
            return False
        rows = [self.draft.get(key, LastRow) for key in keys]
        return all(row is None or row.at < horizon for row in rows)

    # ringing

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
        alert_id = self._scope(scope).alert
        row = self.draft.get(self._at("r", alert_id), AlertRow) if alert_id else None
        if row is None or row.rung_at < self.now - timedelta(hours=self.policy.thread_hours):
            return ""
        return alert_id

    def _ring(self, alert_id: str, rings: list[Judged]) -> Alert | None:
        """The alert or its next revision, or None with the silence noted."""
        known = self.draft.get(self._at("r", alert_id), AlertRow) if alert_id else None
        scopes = tuple(dict.fromkeys((*(known.scopes if known else ()), *(ring.scope for ring in rings))))[:SCOPES_MAX]
        weight = self._weight(scopes, known, rings)
        parts = score_parts(weight)
        score = total(parts)
        severity = severity_of(score)
        silence = self._silence(known, rings, score, severity)
        if silence is not None:
            self._hold(rings, silence)
            return None
        primary = self._primary(scopes, rings, known)
        if not alert_id:
            threads = self._scope(primary).threads
            alert_id = make_id("alr", self.theatre, primary, threads)
        reason = min((r.reason for r in rings if r.reason), key=REASON_ORDER.index)
        quotes = _with_quotes(known.quotes if known else (), rings)
        lead = next((r.event for r in rings if r.scope == primary), rings[0].event)
        row = AlertRow(
            revision=known.revision + 1 if known else 1,
            scopes=scopes,
            severity=severity,
            rung_at=self.now,
            first_at=known.first_at if known else min(r.event.article.fetched_at for r in rings),
            events=tuple(dict.fromkeys((*(known.events if known else ()), *(r.event.event_id for r in rings))))[
                -EVENTS_MAX:
            ],
            quotes=quotes,
            words=weight.words,
            snoozed_until=known.snoozed_until if known else None,
            acknowledged_by=known.acknowledged_by if known else "",
        )
        if known is None:
            enqueue(self.draft, self._at("q", "r"), alert_id, self.now)
        self.draft.put(self._at("r", alert_id), row)
        self._mark_rung(alert_id, rings)
        kind = AlertKind.ALERT if known is None else AlertKind.UPDATE
        return Alert(
            alert_id=alert_id,
            revision=row.revision,
            kind=AlertKind.CORRECTION if reason is AlertReason.CORRECTION else kind,
            reason=reason,
            severity=severity,
            score=score,
            score_parts=parts,
            headline=self._headline(primary, rings),
            why=why_sentence(
                ((r.reason, r.event) for r in _by_weight(rings) if r.reason),
                first_days=self.policy.first_of_kind_days,
                pair_days=self.policy.actor_pair_days,
            ),
            theatre=self.theatre,
            incident_id=lead.incident_id,
            conflict_id=lead.conflict_id,
            places=weight.places,
            event_ids=tuple(r.event.event_id for r in rings),
            evidence=quotes,
            sources=max(r.event.sources for r in rings),
            independent_sources=max(r.event.independent_sources for r in rings),
            first_seen_at=row.first_at,
            timings=Timings(
                published_at=lead.article.published_at, fetched_at=lead.article.fetched_at, decided_at=self.now
            ),
            sample=lead.article.sample,
        )

    def _headline(self, primary: str, rings: list[Judged]) -> str:
        """The incident this revision tells most of, its highest claim, and the highest for the whole conflict."""
        ranked = _by_weight(rings)
        local = [r.scope for r in ranked if r.event.incident_id is not None]
        row = self._scope(primary if primary in local or not local else local[0])
        named = row.struck or row.places
        what = incident_headline(row.modes, row.attackers, row.targets, row.places) if named and local else ""
        told = [(r.event, r.event.claim) for r in ranked if r.event.claim and not r.event.claim.denied]
        here = [(c, e.article.outlet) for e, c in told if e.incident_id is not None and self._scope(scope_id(e)) == row]
        whole = [(c, e.article.outlet) for e, c in told if e.incident_id is None]
        denied = next((e for e in (r.event for r in ranked) if e.claim and e.claim.denied), None)
        if what and not here and not whole and denied is not None and denied.claim is not None:
            return f"{what}: {denial_words(denied.claim, claimant_words(denied.claim, denied.article.outlet))}"
        if not what and not here and whole:
            sides = claim_sides(whole[0][0])
            what = conflict_name(self.theatre, sides) if len(sides) == 2 else ""
            return alert_headline(what, whole, ())
        return alert_headline(what, here, whole)

    def _silence(self, known: AlertRow | None, rings: list[Judged], score: float, severity: Severity) -> Verdict | None:
        """Why an alert that has a reason still does not ring."""
        worse = known is not None and severity_rank(severity) > severity_rank(known.severity)
        if known is not None and known.wrong:
            return Verdict.MARKED_WRONG
        if known is not None and known.snoozed_until and self.now < known.snoozed_until and not worse:
            return Verdict.SNOOZED
        if known is None and score < self.policy.score_min:
            return Verdict.BELOW_THRESHOLD
        loud = severity_rank(severity) >= severity_rank(self.policy.quiet_severity_min)
        if self.policy.quiet_at(self.now) and not loud:
            return Verdict.QUIET_HOURS
        cooling = known is not None and self.now < known.rung_at + self.policy.cooldown
        if cooling and not worse and not any(self._at_a_step(ring) for ring in rings):
            return Verdict.COOLING_DOWN
        return None

    def _at_a_step(self, ring: Judged) -> bool:
        """True for what is never held back by the last update: a step crossed, a correction, a contradiction."""
        claim = ring.event.claim
        if ring.reason is not AlertReason.RAISED_CLAIM or claim is None:
            return ring.reason is not AlertReason.NEW_CLAIM
        before = max(rung_of(self._scope(ring.scope), ring.event), 0)
        return self.policy.crosses_step(before or (ring.event.known_low or 0), best_of(claim))

    def _hold(self, rings: list[Judged], silence: Verdict) -> None:
        self.silences.append(silence)
        if silence not in (Verdict.QUIET_HOURS, Verdict.SNOOZED, Verdict.COOLING_DOWN):
            return
        for ring in rings:
            row = self._scope(ring.scope)
            if ring.event.strike is not None:
                row = replace(row, held=row.held or ring.reason)
            entry = ring.event.entry_id
            tolls = tuple(replace(t, held=ring.reason) if entry and t.entry == entry else t for t in row.tolls)
            self._put_scope(ring.scope, replace(row, tolls=tolls))

    def _mark_rung(self, alert_id: str, rings: list[Judged]) -> None:
        for scope in dict.fromkeys(ring.scope for ring in rings):
            row = self._scope(scope)
            rung = {ring.event.entry_id for ring in rings if ring.scope == scope}
            contested = row.contested_rung or row.contested
            tolls = tuple(replace(t, rung=t.best, held=None) if t.entry in rung else t for t in row.tolls)
            threads = row.threads + (row.alert != alert_id)
            row = replace(row, alert=alert_id, threads=threads, tolls=tolls, contested_rung=contested, held=None)
            self._put_scope(scope, row)

    def _primary(self, scopes: tuple[str, ...], rings: list[Judged], known: AlertRow | None) -> str:
        """The incident an alert is named after: the worst new strike, else the first."""
        if known is not None:
            return known.scopes[0]
        struck = [scope for scope in scopes if self._scope(scope).struck]
        ranked = sorted(struck or scopes, key=lambda s: (-total(score_parts(self._weight((s,), None, rings))), s))
        return ranked[0]

    def _weight(self, scopes: tuple[str, ...], known: AlertRow | None, rings: list[Judged]) -> Weight:
        rows = [self._scope(scope) for scope in scopes]
        tolls: dict[Effect, int] = {}
        for toll in (t for row in rows for t in row.tolls if not t.part):
            tolls[toll.effect] = max(tolls.get(toll.effect, 0), toll.best)
        civilians = [
            t.best
            for row in rows
            for t in row.tolls
            if t.category is Category.CIVILIAN and t.effect in (Effect.KILLED, Effect.KILLED_OR_WOUNDED)
        ]
        texts = [known.words if known else "", *(r.event.strike.evidence.text for r in rings if r.event.strike)]
        texts += [r.event.claim.evidence.text for r in rings if r.event.claim]
        return Weight(
            tolls=tolls,
            civilians=max(civilians, default=0),
            modes=tuple(dict.fromkeys(m for row in rows if row.struck for m in row.modes or (Mode.UNSPECIFIED,))),
            places=_all_places(rows),
            words=" ".join(dict.fromkeys(text for text in texts if text))[:WORDS_MAX],
            first_of_kind=any(row.first_of_kind for row in rows),
            new_pair=any(row.new_pair for row in rows),
            contested=any(row.contested for row in rows),
            named=any(row.places or row.attackers or row.targets for row in rows),
        )

    # surges

    def _surge(self, events: list[EnrichedEvent]) -> Alert | None:
        """Ring once when new attacks come far more often than this theatre is used to."""
        fresh = [
            e
            for e in events
            if e.strike is not None
            and is_news(e)
            and e.status is EventStatus.NEW
            and silence_of_old(e, self.policy, self.now) is None
        ]
        key = self._at("n", "")
        row = _rolled(self.draft.get(key, RateRow), self.now)
        row = replace(row, count=row.count + len(fresh))
        usual = max(row.variance**0.5, row.mean**0.5, 1.0)
        surges = (
            bool(fresh)
            and row.windows >= self.policy.surge_baseline_windows
            and row.count >= self.policy.surge_min
            and row.count >= row.mean + self.policy.surge_sigmas * usual
            and row.rung_window < row.window
        )
        if not surges:
            self.draft.put(key, row)
            return None
        alert = self._surge_alert(fresh[-1], row)
        quiet = self.policy.quiet_at(self.now)
        if quiet and severity_rank(alert.severity) < severity_rank(self.policy.quiet_severity_min):
            self.draft.put(key, row)
            return None
        self.draft.put(key, replace(row, rung_window=row.window))
        return alert

    def _surge_alert(self, event: EnrichedEvent, row: RateRow) -> Alert:
        weight = Weight(tolls={}, surge=row.count)
        parts = score_parts(weight)
        score = total(parts)
        return Alert(
            alert_id=make_id("alr", self.theatre, "surge", row.window),
            revision=1,
            kind=AlertKind.ALERT,
            reason=AlertReason.SURGE,
            severity=severity_of(score),
            score=score,
            score_parts=parts,
            headline=f"Surge of attacks: {self.theatre}",
            why=f"{row.count} new attacks in six hours, where {row.mean:.1f} are usual.",
            theatre=self.theatre,
            incident_id=None,
            conflict_id=event.conflict_id,
            places=event.strike.places[:PLACES_MAX] if event.strike else (),
            event_ids=(event.event_id,),
            evidence=tuple(_quotes_of(event)),
            sources=event.sources,
            independent_sources=event.independent_sources,
            first_seen_at=event.article.fetched_at,
            timings=Timings(
                published_at=event.article.published_at, fetched_at=event.article.fetched_at, decided_at=self.now
            ),
            sample=event.article.sample,
        )

    def _at(self, kind: str, name: str) -> str:
        return f"{self.theatre}/{kind}/{name}"


def _rolled(row: RateRow | None, now: datetime) -> RateRow:
    """``row`` with every window that has ended counted into the mean."""
    window = int(now.timestamp() // RATE_WINDOW.total_seconds())
    if row is None:
        return RateRow(since=now, window=window)
    for _ in range(min(window - row.window, RATE_CATCH_UP_MAX)):
        fade = max(RATE_FADE, 1 / (row.windows + 1))
        off = row.count - row.mean
        mean = row.mean + fade * off
        variance = (1 - fade) * (row.variance + fade * off * off)
        row = replace(row, mean=round(mean, 6), variance=round(variance, 6), windows=row.windows + 1, count=0)
    return replace(row, window=max(window, row.window))


def _with_strike(row: ScopeRow, strike: Strike, *, withdrawn: bool) -> ScopeRow:
    if withdrawn:
        return row
    attacker, target = side_of(strike.attacker), side_of(strike.target)
    modes = () if strike.mode is Mode.UNSPECIFIED else (strike.mode,)
    return replace(
        row,
        struck=True,
        modes=tuple(dict.fromkeys((*row.modes, *modes))),
        places=_distinct_places((*row.places, *strike.places))[:PLACES_MAX],
        attackers=tuple(dict.fromkeys((*row.attackers, *([attacker] if attacker else []))))[:SIDES_MAX],
        targets=tuple(dict.fromkeys((*row.targets, *([target] if target else []))))[:SIDES_MAX],
    )


def _distinct_places(places: Iterable[Place]) -> tuple[Place, ...]:
    found: dict[tuple[object, ...], Place] = {}
    for place in places:
        found.setdefault((place.geonameid or fold(place.name), place.precision), place)
    return tuple(found.values())


def _all_places(rows: Iterable[ScopeRow]) -> tuple[Place, ...]:
    return _distinct_places(place for row in rows for place in row.places)[:PLACES_MAX]


def _regions(places: tuple[Place, ...]) -> list[str]:
    """The regions a strike is the first of its kind in: admin1 where told, else the country."""
    finer = [p for p in places if p.precision is not PlacePrecision.COUNTRY] or list(places)
    return list(dict.fromkeys(f"{p.country or ''}:{fold(p.admin1)}" for p in finer))


def _pair(strike: Strike) -> tuple[str, str] | None:
    first, second = sorted((fold(side_of(strike.attacker)), fold(side_of(strike.target))))
    return (first, second) if first and first != second else None


def _by_weight(rings: list[Judged]) -> list[Judged]:
    """The most telling first: strikes, higher tolls, first claims, corrections; then by how many people."""
    rank = {AlertReason.RAISED_CLAIM: 1, AlertReason.CONTESTED: 2, AlertReason.NEW_CLAIM: 2, AlertReason.CORRECTION: 3}
    return sorted(
        rings,
        key=lambda r: (
            rank.get(r.reason, 0) if r.reason else 9,
            r.event.claim is not None and r.event.claim.effect is not Effect.KILLED,
            -(best_of(r.event.claim) if r.event.claim else 0),
            r.event.batch_index,
        ),
    )


def _with_quotes(known: tuple[Quote, ...], rings: list[Judged]) -> tuple[Quote, ...]:
    """The words behind an alert, this revision's first."""
    new = [quote for ring in _by_weight(rings) for quote in _quotes_of(ring.event)]
    return tuple(dict.fromkeys((*new, *known)))[:QUOTES_MAX]


def _quotes_of(event: EnrichedEvent) -> Iterator[Quote]:
    article = event.article
    told = event.strike or event.claim
    if told is None:
        return
    speaker = event.claim.claimant.name if event.claim and event.claim.claimant else None
    yield _quote(event, article.article_id, article.outlet, article.url, speaker, told.evidence)
    before = event.before
    if before is not None and event.status in (EventStatus.LOWERED, EventStatus.RAISED):
        yield _quote(
            event,
            event.before_article_id or article.article_id,
            event.before_outlet or article.outlet,
            event.before_url or article.url,
            speaker,
            before,
        )


def _quote(
    event: EnrichedEvent, article_id: str, outlet: str, url: str, claimant: str | None, evidence: Evidence
) -> Quote:
    same = article_id == event.article.article_id
    return Quote(
        article_id=article_id,
        revision=event.article.revision,
        outlet=outlet,
        url=url,
        title=event.article.title if same else "",
        claimant=claimant,
        evidence=evidence,
    )


def _forget(draft: Draft, theatre: str, now: datetime) -> None:
    """Drop what has aged, a bounded number of rows."""
    for scope in overdue(draft, f"{theatre}/q/s", now, STATE_KEEP):
        row = draft.get(f"{theatre}/s/{scope}", ScopeRow)
        if row is not None and row.last_at > now - STATE_KEEP:
            enqueue(draft, f"{theatre}/q/s", scope, now)
        elif row is not None:
            draft.drop(f"{theatre}/s/{scope}")
    for alert_id in overdue(draft, f"{theatre}/q/r", now, STATE_KEEP):
        alert = draft.get(f"{theatre}/r/{alert_id}", AlertRow)
        if alert is not None and alert.rung_at > now - STATE_KEEP:
            enqueue(draft, f"{theatre}/q/r", alert_id, now)
        elif alert is not None:
            draft.drop(f"{theatre}/r/{alert_id}")
    for key in overdue(draft, f"{theatre}/q/f", now, KIND_KEEP):
        last = draft.get(key, LastRow)
        if last is not None and last.at > now - KIND_KEEP:
            enqueue(draft, f"{theatre}/q/f", key, now)
        elif last is not None:
            draft.drop(key)
