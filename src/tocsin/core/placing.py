"""Which incident each strike and claim of an article belongs to, or begins."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.conflict import choose_sides, claim_sides, conflict_id, strike_sides
from tocsin.core.ids import make_id
from tocsin.core.incident import (
    LOCAL_SCORE,
    PLACES_MAX,
    SIDES_MAX,
    Probe,
    finest,
    is_local,
    place_score,
    places_of,
    places_score,
    side_of,
    time_score,
    told_time,
)
from tocsin.core.interval import interval_of
from tocsin.core.ledger import LinkReason, Ruling, fold
from tocsin.core.rows import EventRow, IncidentRow
from tocsin.core.told import Linking, Told
from tocsin.schemas import Claim, Place, Strike
from tocsin.schemas.words import Effect, EventStatus, Mode, Scope, StrikeStatus

_UNREPORTED = {
    StrikeStatus.DENIED: LinkReason.DENIED_STRIKE,
    StrikeStatus.THREATENED: LinkReason.THREATENED,
    StrikeStatus.HYPOTHETICAL: LinkReason.HYPOTHETICAL,
}
_UNRULED = Ruling(EventStatus.NEW, LinkReason.FIRST_CLAIM)


def place_strike(linking: Linking, strike: Strike) -> None:
    """Join ``strike`` to its incident or begin one; history, threats and denials make none."""
    book, event_id = linking.book, linking.event_id(strike.strike_id)
    sides = choose_sides(strike_sides(strike), linking.pair, book.known_conflicts())
    attacker, target = side_of(strike.attacker), side_of(strike.target)
    target = None if fold(target) == fold(attacker) else target
    probe = _probe(linking, strike, strike.mode, attacker, target)
    if strike.scope is Scope.BACKGROUND or strike.status is not StrikeStatus.REPORTED:
        _set_aside(linking, event_id, sides, strike, probe)
        return
    conflict = book.open_conflict(sides, linking.item.article.sample)
    found = _find(linking, probe, conflict, sides)
    incident_id = found or _begin(linking, probe, conflict, sides)
    refined = _refine(linking, incident_id, probe, conflict) if found else True
    status, reason = EventStatus.REPEAT, LinkReason.REFINED if refined else LinkReason.KNOWN_INCIDENT
    if not found:
        status, reason = EventStatus.NEW, LinkReason.NEW_INCIDENT
    row = linking.incident(incident_id)
    if refined:
        event = EventRow(scope=incident_id, mode=probe.mode, attacker=attacker, target=target, places=probe.places)
        book.put_incident(incident_id, book.listed_event(row, event_id, event))
        linking.changed[incident_id] = None
    linking.touched[incident_id] = None
    told = Told(event_id, incident_id, incident_id, row.conflict, Ruling(status, reason), strike=strike)
    linking.told.append(told)


def _set_aside(linking: Linking, event_id: str, sides: tuple[str, ...], strike: Strike, probe: Probe) -> None:
    """A denial marks the incident it denies; the rest is only passed on."""
    conflict = conflict_id(linking.book.theatre, sides)
    reason = LinkReason.BACKGROUND if strike.scope is Scope.BACKGROUND else _UNREPORTED[strike.status]
    status = EventStatus.DENIED if reason is LinkReason.DENIED_STRIKE else EventStatus.REPEAT
    incident = _find(linking, probe, conflict, sides) if status is EventStatus.DENIED else None
    if incident is not None:
        row = linking.incident(incident)
        who = probe.attacker or linking.item.article.outlet
        denied_by = tuple(dict.fromkeys((*row.denied_by, who)))[:SIDES_MAX]
        linking.book.put_incident(incident, replace(row, denied_by=denied_by))
        linking.touched[incident] = linking.changed[incident] = None
    linking.told.append(Told(event_id, "", incident, conflict, Ruling(status, reason), strike=strike))


def place_claim(linking: Linking, claim: Claim) -> None:
    """Find the incident ``claim`` speaks of, else give it to its whole conflict."""
    book, event_id = linking.book, linking.event_id(claim.claim_id)
    sides = choose_sides(claim_sides(claim), linking.pair, book.known_conflicts())
    if claim.scope is Scope.BACKGROUND:
        ruling = Ruling(EventStatus.REPEAT, LinkReason.BACKGROUND)
        conflict = conflict_id(book.theatre, sides)
        linking.told.append(Told(event_id, "", None, conflict, ruling, claim=claim))
        return
    conflict = book.open_conflict(sides, linking.item.article.sample)
    incident = None if claim.cumulative else _incident_of(linking, claim, conflict, sides)
    if incident is not None:
        conflict = linking.incident(incident).conflict
    told = Told(event_id, incident or conflict, incident, conflict, _UNRULED, claim=claim)
    linking.touched[told.scope] = None
    linking.told.append(told)


def _incident_of(linking: Linking, claim: Claim, conflict: str, sides: tuple[str, ...]) -> str | None:
    """The one incident a claim speaks of, by the rules at the top of ``core/link.py``."""
    places, ours = places_of(claim), linking.own_incidents()
    probe = _probe(linking, claim, Mode.UNSPECIFIED, side_of(claim.perpetrator), None)
    if not is_local(places):
        return _without_place(linking, probe, ours, conflict, sides)
    scored = [(places_score(linking.incident(i).places, probe.places), i) for i in ours]
    near = [(score, i) for score, i in scored if score >= LOCAL_SCORE or (score and len(ours) == 1)]
    found = max(near)[1] if near else _find(linking, probe, conflict, sides)
    if found is None:
        return None if claim.denied else _begin(linking, probe, conflict, sides)
    if _refine(linking, found, probe, conflict):
        linking.changed[found] = None
    return found


def _without_place(
    linking: Linking, probe: Probe, ours: tuple[str, ...], conflict: str, sides: tuple[str, ...]
) -> str | None:
    """The article's one incident; where not even the sides are known, an incident known by its numbers."""
    if len(ours) == 1 and (is_local(linking.incident(ours[0]).places) or len(sides) < 2):
        return ours[0]
    if len(sides) >= 2 or ours:
        return None
    return _find(linking, probe, conflict, sides) or _begin(linking, probe, conflict, sides)


def _probe(linking: Linking, event: Strike | Claim, mode: Mode, attacker: str | None, target: str | None) -> Probe:
    start, end = told_time(event.when)
    text = event.when.text if event.when and start else ""
    return Probe(places_of(event), mode, attacker, target, start, end, linking.published, text)


def _find(linking: Linking, probe: Probe, conflict: str, sides: tuple[str, ...]) -> str | None:
    """The incident ``probe`` speaks of: the surest; without a local place, only one without rivals."""
    if not probe.places and len(sides) < 2:
        return _find_by_numbers(linking, probe, conflict)
    found = sorted(linking.book.candidates(probe, conflict), key=lambda c: (-c[0], -len(c[2].sources), c[1]))
    if probe.local:
        return found[0][1] if found else None
    begun = linking.book.incident(_incident_id(linking, probe, conflict, probe.day, 0))
    if begun is not None and time_score(begun[1], probe):
        return begun[0]  # begun by a report that told no more and no less
    if len(found) == 1:
        return found[0][1]
    here = [c for c in found if _is_scene(linking, c[2].places)]  # it may have had no place when this was first told
    coarse = [c for c in found if not is_local(c[2].places)]
    return next((c[1] for c in (*here, *coarse)), None)


def _is_scene(linking: Linking, places: tuple[Place, ...]) -> bool:
    """Whether some event of the article is told to have been at one of ``places``, finer than a country."""
    told = [*map(places_of, linking.item.strikes), *map(places_of, linking.item.claims)]
    return is_local(places) and any(is_local(those) and places_score(places, those) >= LOCAL_SCORE for those in told)


def _find_by_numbers(linking: Linking, probe: Probe, conflict: str) -> str | None:
    """Neither place nor sides: only a report with the same numbers, that day or the day before, is the same."""
    for day in (probe.day, probe.day - 1):
        incident_id = _incident_id(linking, probe, conflict, day, 0, numbers=_numbers(linking))
        if linking.book.get(linking.book.at("i", incident_id), IncidentRow) is not None:
            found = linking.book.incident(incident_id)
            return found[0] if found else None
    return None


def _numbers(linking: Linking) -> str:
    """An article's highest claim: what is left to know a nameless incident by."""
    claims = [c for c in linking.item.claims if c.scope is Scope.CURRENT and not c.subset and not c.denied]
    top = max(claims, key=lambda c: (c.effect is Effect.KILLED, interval_of(c.count).best), default=None)
    return f"{top.effect} {interval_of(top.count).best}" if top else ""


def _incident_id(linking: Linking, probe: Probe, conflict: str, day: int, count: int, numbers: str = "") -> str:
    """What an incident begun by ``probe`` is called; ``count`` tells apart those begun alike on one day."""
    where = sorted(f"{p.geonameid or fold(p.name)}" for p in finest(probe.places))
    mode = "" if numbers else probe.mode
    who = (fold(probe.attacker), fold(probe.target))
    return make_id("inc", linking.book.theatre, conflict, day, mode, *who, *where, numbers, count)


def _begin(linking: Linking, probe: Probe, conflict: str, sides: tuple[str, ...]) -> str:
    book = linking.book
    numbers = _numbers(linking) if not probe.places and len(sides) < 2 else ""
    count = 0
    while book.get(book.at("i", _incident_id(linking, probe, conflict, probe.day, count, numbers)), IncidentRow):
        count += 1
    incident_id = _incident_id(linking, probe, conflict, probe.day, count, numbers)
    row = IncidentRow(
        conflict=conflict,
        modes=(probe.mode,) if probe.mode is not Mode.UNSPECIFIED else (),
        places=probe.places[:PLACES_MAX],
        attackers=(probe.attacker,) if probe.attacker else (),
        targets=(probe.target,) if probe.target else (),
        start=probe.start,
        end=probe.end,
        when_text=probe.when_text,
        published=probe.published,
        first_at=book.now,
        last_at=book.now,
        sample=linking.item.article.sample,
    )
    book.put_incident(incident_id, row)
    whole = book.conflict(conflict)
    book.put_conflict(conflict, replace(whole, incidents=whole.incidents + 1))
    linking.changed[incident_id] = linking.changed[conflict] = None
    return incident_id


def _refine(linking: Linking, incident_id: str, probe: Probe, conflict: str) -> bool:
    """Add what ``probe`` tells and the incident did not yet know; True when there was something."""
    row = linking.incident(incident_id)
    places = tuple(p for p in probe.places if not any(_same_place(p, known) for known in row.places))
    mode = None if probe.mode is Mode.UNSPECIFIED or probe.mode in row.modes else probe.mode
    better = replace(
        row,
        conflict=_better_conflict(linking, row.conflict, conflict),
        modes=(*row.modes, mode) if mode else row.modes,
        places=(*row.places, *places)[:PLACES_MAX],
        attackers=_more_sides(row.attackers, probe.attacker),
        targets=_more_sides(row.targets, probe.target),
        start=row.start or probe.start,
        end=row.end or probe.end,
        when_text=row.when_text or probe.when_text,
    )
    if better == row:
        return False
    linking.book.put_incident(incident_id, better)
    return True


def _better_conflict(linking: Linking, known: str, told: str) -> str:
    """An incident whose sides were not known moves to their conflict once they are."""
    book = linking.book
    if known == told or len(book.conflict(known).sides) >= 2 or len(book.conflict(told).sides) < 2:
        return known
    for conflict, step in ((known, -1), (told, 1)):
        row = book.conflict(conflict)
        book.put_conflict(conflict, replace(row, incidents=max(row.incidents + step, 0)))
        linking.changed[conflict] = None
    return told


def _same_place(one: Place, other: Place) -> bool:
    if one.precision is not other.precision:
        return False
    return place_score(one, other) >= 1.0 or (fold(one.name), one.country) == (fold(other.name), other.country)


def _more_sides(sides: tuple[str, ...], side: str | None) -> tuple[str, ...]:
    if not side or fold(side) in {fold(s) for s in sides}:
        return sides
    return (*sides, side)[:SIDES_MAX]
