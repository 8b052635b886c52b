"""What the alert stage has heard of a theatre: each incident's tolls and places, and what is the first of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tocsin.core.decision import Draft
from tocsin.core.forget import enqueue, overdue
from tocsin.core.incident import side_of
from tocsin.core.judge import Judged, best_of, rung_of
from tocsin.core.ledger import fold
from tocsin.core.policy import Policy
from tocsin.core.rung import AlertRow, HeardToll, LastRow, RateRow, ScopeRow
from tocsin.core.severity import Weight
from tocsin.schemas import Claim, EnrichedEvent, Place, Strike
from tocsin.schemas.words import Category, Effect, EventStatus, Mode, PlacePrecision

STATE_KEEP = timedelta(days=12)
"""After the last news of an incident; longer than the link stage keeps it, so that nothing rings anew."""
KIND_KEEP = timedelta(days=90)
PLACES_MAX = 8
SIDES_MAX = 6
TOLLS_MAX = 48
WORDS_MAX = 2_000
"""Characters of evidence read for what was hit."""


@dataclass(slots=True)
class Listening:
    """One theatre's memory in the alert stage, opened for one decision."""

    draft: Draft
    theatre: str
    now: datetime
    policy: Policy

    def at(self, kind: str, name: str) -> str:
        """The key of a row of one kind."""
        return f"{self.theatre}/{kind}/{name}"

    def scope(self, scope: str) -> ScopeRow:
        """What was heard of an incident or conflict."""
        row = self.draft.get(self.at("s", scope), ScopeRow)
        return row or ScopeRow(last_at=self.now, first_at=self.now)

    def put_scope(self, scope: str, row: ScopeRow) -> None:
        key = self.at("s", scope)
        if self.draft.get(key, ScopeRow) is None:
            enqueue(self.draft, self.at("q", "s"), scope, self.now)
        self.draft.put(key, row)

    def hear(self, scope: str, row: ScopeRow, event: EnrichedEvent) -> None:
        """Remember what an event tells of its incident or conflict."""
        row = replace(row, last_at=self.now, contested=row.contested or event.contested)
        retracted = event.status is EventStatus.RETRACTED
        if event.strike is not None and event.incident_id is not None and not retracted:
            row = _with_strike(row, event.strike)
        if event.claim is not None and event.entry_id is not None and not event.claim.denied:
            row = _with_toll(row, event, event.claim, event.entry_id)
        self.put_scope(scope, row)

    def novelty(self, row: ScopeRow, strike: Strike) -> ScopeRow:
        """Whether a new strike is the first of its kind here, or of its pair; remembered from now on."""
        kind = [self.at("f", f"{region}/{strike.mode}") for region in _regions(strike.places)]
        pair = _pair(strike)
        first = strike.mode is not Mode.UNSPECIFIED and self._unheard(kind, self.policy.first_of_kind_days)
        met = [self.at("p", "/".join(pair))] if pair else []
        new_pair = self._unheard(met, self.policy.actor_pair_days)
        for key in (*kind, *met):
            if self.draft.get(key, LastRow) is None:
                enqueue(self.draft, self.at("q", "f"), key, self.now)
            self.draft.put(key, LastRow(at=self.now))
        return replace(row, first_of_kind=first, new_pair=new_pair)

    def _unheard(self, keys: list[str], days: int) -> bool:
        """True where none was heard for ``days``, by somebody who has listened that long."""
        rate = self.draft.get(self.at("n", ""), RateRow)
        horizon = self.now - timedelta(days=days)
        if not keys or rate is None or rate.since > horizon:
            return False
        rows = [self.draft.get(key, LastRow) for key in keys]
        return all(row is None or row.at < horizon for row in rows)

    def weight(self, scopes: tuple[str, ...], known: AlertRow | None, rings: list[Judged]) -> Weight:
        """What the severity of news on ``scopes`` is judged by."""
        rows = [self.scope(scope) for scope in scopes]
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
            places=all_places(rows),
            words=" ".join(dict.fromkeys(text for text in texts if text))[:WORDS_MAX],
            first_of_kind=any(row.first_of_kind for row in rows),
            new_pair=any(row.new_pair for row in rows),
            contested=any(row.contested for row in rows),
            named=any(row.places or row.attackers or row.targets for row in rows),
        )


def _with_toll(row: ScopeRow, event: EnrichedEvent, claim: Claim, entry: str) -> ScopeRow:
    """``row`` with the latest number of an entry; what is only repeated changes nothing."""
    known = any(toll.entry == entry for toll in row.tolls)
    if known and event.status is EventStatus.REPEAT:
        return row
    retracted = event.status is EventStatus.RETRACTED
    if not retracted and not row.places and event.incident_id is not None:
        row = replace(row, places=claim.places[:PLACES_MAX])
    toll = HeardToll(
        entry=entry,
        effect=claim.effect,
        side=fold(claim.victims.side),
        category=claim.victims.category,
        part=claim.subset or claim.subset_of is not None,
        best=0 if retracted else best_of(claim),
        rung=rung_of(row, event),
    )
    return replace(row, tolls=(*(t for t in row.tolls if t.entry != entry), toll)[-TOLLS_MAX:])


def _with_strike(row: ScopeRow, strike: Strike) -> ScopeRow:
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


def all_places(rows: Iterable[ScopeRow]) -> tuple[Place, ...]:
    """The places of several incidents, each once."""
    return _distinct_places(place for row in rows for place in row.places)[:PLACES_MAX]


def _regions(places: tuple[Place, ...]) -> list[str]:
    """The regions a strike is the first of its kind in: admin1 where told, else the country."""
    finer = [p for p in places if p.precision is not PlacePrecision.COUNTRY] or list(places)
    return list(dict.fromkeys(f"{p.country or ''}:{fold(p.admin1)}" for p in finer))


def _pair(strike: Strike) -> tuple[str, str] | None:
    first, second = sorted((fold(side_of(strike.attacker)), fold(side_of(strike.target))))
    return (first, second) if first and first != second else None


def forget(draft: Draft, theatre: str, now: datetime) -> None:
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
