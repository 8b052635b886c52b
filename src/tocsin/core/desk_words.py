"""What the desk says of alerts: acknowledged, snoozed, muted, wrong; each is a record, so that it replays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tocsin.core import held
from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.judge import Verdict, scope_id
from tocsin.core.ledger import fold, split_id
from tocsin.core.rung import AlertRow, DeskRow, Mute, ScopeRow
from tocsin.schemas import Directive, EnrichedEvent, Place
from tocsin.schemas.words import PlacePrecision, Verb

MUTES_MAX = 256
"""Of one theatre; the oldest leave first. A desk that needs more should raise score_min instead."""


def decide_desk_words(memory: Memory, item: Directive) -> Decision:
    """Carry out what concerns alerts; it sends nothing, later alerts obey it."""
    draft = Draft(memory)
    verdict = _carry_out(draft, item)
    return Decision(verdict, draft.changes)


def _carry_out(draft: Draft, item: Directive) -> Verdict:
    if item.verb in (Verb.MUTE, Verb.UNMUTE):
        return _mute(draft, item)
    if item.verb is Verb.MERGE:
        return _merge(draft, item)
    if item.verb is Verb.SPLIT:
        return _split(draft, item)
    if item.verb is Verb.WRONG:
        _let_go(draft, item)
    found = _alert_of(draft, item)
    if found is None:
        return Verdict.UNKNOWN_TARGET
    key, row = found
    if item.verb is Verb.ACKNOWLEDGE:
        draft.put(key, replace(row, acknowledged_by=item.by))
        return Verdict.ACKNOWLEDGED
    if item.verb is Verb.SNOOZE:
        draft.put(key, replace(row, snoozed_until=item.until))
        return Verdict.SNOOZED
    draft.put(key, replace(row, wrong=True))
    return Verdict.MARKED_WRONG


def _let_go(draft: Draft, item: Directive) -> None:
    """What was kept back and is marked wrong, by itself or with its incident, never rings."""
    if item.target_kind == "incident":
        held.drop_where(draft, item.theatre, item.target)
    elif item.target_kind == "event":
        for one in held.wait_of(draft, item.theatre).waiting:
            if item.target in one.keys:
                held.drop_where(draft, item.theatre, one.scope, event_id=item.target)


def _merge(draft: Draft, item: Directive) -> Verdict:
    """What was rung of the one incident was rung of both: its alert goes on under the other's name."""
    one_key, into_key = (f"{item.theatre}/s/{scope}" for scope in (item.target, item.into))
    one, into = draft.get(one_key, ScopeRow), draft.get(into_key, ScopeRow)
    if one is None or not item.into:
        return Verdict.UNKNOWN_TARGET
    into = into or replace(one, tolls=(), alert="", threads=0)
    tolls = {toll.entry: toll for toll in (*one.tolls, *into.tolls)}
    merged = replace(
        into,
        struck=one.struck or into.struck,
        alert=into.alert or one.alert,
        contested=one.contested or into.contested,
        contested_rung=one.contested_rung or into.contested_rung,
        tolls=tuple(tolls.values()),
    )
    draft.put(into_key, merged)
    held.move(draft, item.theatre, item.target, item.into)
    alert = draft.get(f"{item.theatre}/r/{merged.alert}", AlertRow)
    if alert is not None:
        scopes = tuple(item.into if s == item.target else s for s in alert.scopes)
        draft.put(f"{item.theatre}/r/{merged.alert}", replace(alert, scopes=tuple(dict.fromkeys(scopes))))
    return Verdict.NOTED


def _split(draft: Draft, item: Directive) -> Verdict:
    """What left an incident was heard and rung before: only what is worse than that rings for it."""
    old = draft.get(f"{item.theatre}/s/{item.target}", ScopeRow)
    if old is None:
        return Verdict.UNKNOWN_TARGET
    draft.put(f"{item.theatre}/s/{split_id(item)}", replace(old, alert="", threads=0, held=None))
    return Verdict.NOTED


def _alert_of(draft: Draft, item: Directive) -> tuple[str, AlertRow] | None:
    """The alert a directive speaks of, by itself or by its incident."""
    alert_id = item.target
    if item.target_kind == "incident":
        scope = draft.get(f"{item.theatre}/s/{item.target}", ScopeRow)
        alert_id = scope.alert if scope else ""
    elif item.target_kind != "alert":
        return None
    key = f"{item.theatre}/r/{alert_id}"
    row = draft.get(key, AlertRow) if alert_id else None
    return (key, row) if row else None


def _mute(draft: Draft, item: Directive) -> Verdict:
    key = f"{item.theatre}/x"
    known = (draft.get(key, DeskRow) or DeskRow()).mutes
    target = item.target if item.target_kind in ("incident", "alert", "event") else fold(item.target)
    kept = tuple(m for m in known if (m.kind, m.target) != (item.target_kind, target))
    live = tuple(m for m in kept if m.until is None or m.until > item.at)
    if item.verb is Verb.MUTE:
        live = (*live, Mute(kind=item.target_kind, target=target, until=item.until))
    draft.put(key, DeskRow(mutes=live[-MUTES_MAX:]))
    return Verdict.NOTED


def is_muted(draft: Draft, event: EnrichedEvent, places: tuple[Place, ...], now: datetime) -> bool:
    """True where the desk muted the incident, the outlet, a party, or every place the event names."""
    row = draft.get(f"{event.theatre}/x", DeskRow)
    if row is None:
        return False
    muted = {(m.kind, m.target) for m in row.mutes if m.until is None or m.until > now}
    if not muted:
        return False
    scope = draft.get(f"{event.theatre}/s/{scope_id(event)}", ScopeRow)
    if ("incident", scope_id(event)) in muted or (scope and ("alert", scope.alert) in muted):
        return True
    if ("outlet", fold(event.article.outlet)) in muted:
        return True
    if any(("actor", name) in muted for name in _actors(event)):
        return True
    return _places_muted(event, places, muted)


def _actors(event: EnrichedEvent) -> set[str]:
    strike, claim = event.strike, event.claim
    actors = [strike.attacker, strike.target] if strike else [claim.perpetrator] if claim else []
    names = {fold(text) for actor in actors if actor for text in (actor.name, actor.side) if text}
    if claim and claim.claimant:
        names.add(fold(claim.claimant.name))
    return names


def _places_muted(event: EnrichedEvent, known: tuple[Place, ...], muted: set[tuple[str, str]]) -> bool:
    told = event.strike or event.claim
    places = (told.places if told else ()) or known
    finer = [p for p in places if p.precision is not PlacePrecision.COUNTRY] or list(places)
    return bool(finer) and all(_place_names(place) & {t for kind, t in muted if kind == "place"} for place in finer)


def _place_names(place: Place) -> set[str]:
    """What a place can be muted by: its name, its region, its country, its gazetteer id."""
    names = {fold(place.name), fold(place.admin1), fold(place.country), str(place.geonameid)}
    return names - {"", "none"}
