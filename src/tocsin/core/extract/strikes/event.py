"""One strike from the mentions of one event: the fullest words, the clearest mode, the places, the side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.actors.find import ActorMention
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.strikes.mention import BURSTS, FAMILIES, Trigger
from tocsin.core.extract.strikes.mode import AIR_POWERS
from tocsin.core.extract.strikes.told import weapon_of
from tocsin.core.ids import make_id
from tocsin.core.small import small
from tocsin.core.when import find_when
from tocsin.schemas.event import Evidence, Strike
from tocsin.schemas.words import ActorKind, Mode, Scope, StrikeStatus


@dataclass(frozen=True, slots=True)
class Told:
    """A strike and the mentions of it: sentence by number, and where in the text its word of attack begins."""

    strike: Strike
    mentions: tuple[tuple[int, int], ...]
    placed: bool
    """Whether a sentence that speaks of it names its place."""


def told_of(doc: Doc, event: list[Trigger], published_at: datetime | None, article_id: str) -> Told:
    """The strike of ``event`` with where the text speaks of it."""
    return Told(
        strike=strike_of(doc, event, published_at, article_id),
        mentions=tuple((trigger.sentence.index, trigger.span[0]) for trigger in event),
        placed=any(trigger.own for trigger in event),
    )


KILLED_IN = "strike.killed-in"
UNDER_FIRE = "strike.under-fire"
"""Tells of fire, not of what kind where other words do."""
EVIDENCE_CHARS_MAX = 180


def as_the_rest(events: list[list[Trigger]]) -> list[list[Trigger]]:
    """Killings told by place alone are attacks of the kind told of before them; where none is told, they are left out."""
    modes: list[Mode] = []
    kept = []
    for event in events:
        if any(t.rule.id != KILLED_IN or t.attacker is not None for t in event):
            modes += [t.mode for t in event if t.mode is not Mode.UNSPECIFIED and not t.rule.weak]
            kept.append(event)
            continue
        if not kept:
            continue
        kept.append(event)
        if len({FAMILIES[mode] for mode in modes}) == 1:
            doers = [t.attacker for other in kept[:-1] for t in other if t.attacker and t.mode is modes[-1]]
            alone = len({doer.actor.name for doer in doers}) == 1 and FAMILIES.get(modes[-1]) in ("air", "fire")
            for trigger in event:
                trigger.mode = modes[-1]
                trigger.attacker = doers[0] if alone else None
    return kept


def share_attackers(events: list[list[Trigger]]) -> None:
    """Where an article names one side for its attacks of a kind, the others of that kind and time are its too."""
    named: dict[Scope, dict[str | None, ActorMention]] = {}
    for event in events:
        for trigger in event:
            if trigger.attacker and trigger.attacker.form:
                named.setdefault(trigger.scope, {}).setdefault(trigger.attacker.actor.side, trigger.attacker)
    _name_carriers(events)
    for event in events:
        sides = named.get(event[0].scope, {})
        if (
            FAMILIES.get(event[0].mode) != "bomb"
            and event[0].mode is not Mode.CLASH
            and len(sides) == 1
            and not any(t.attacker for t in event)
        ):
            side = next(iter(sides.values()))
            if event[0].mode is Mode.UNSPECIFIED and CARRIERS.search(side.actor.name):
                continue  # a killing that nobody says came from the air
            if any(t.target is not None and t.target.actor.side == side.actor.side for t in event):
                continue  # what was fired at its own people
            if event[0].split or event[0].answers:
                continue  # what it answered, or was answered with
            if event[0].mode is not Mode.AIR or side.actor.kind is not ActorKind.GROUP or side.actor.side in AIR_POWERS:
                event[0].attacker = side


CARRIERS = small(r"(?:warplanes?|jets|helicopters?|aircraft|bombers?|gunships?|drones?|fighter jets?)\Z")


def _name_carriers(events: list[list[Trigger]]) -> None:
    """Where an article names one state that strikes from the air, "helicopters" and "warplanes" are its."""
    states = {
        trigger.attacker.actor.side: trigger.attacker
        for event in reversed(events)
        for trigger in reversed(event)
        if trigger.attacker is not None
        and trigger.attacker.form is not None
        and FAMILIES.get(trigger.mode) == "air"
        and trigger.attacker.actor.kind.value in ("state", "force")
    }
    unnamed = any(
        trigger.attacker is not None
        and trigger.attacker.form is None
        and not CARRIERS.search(trigger.attacker.actor.name)
        for event in events
        for trigger in event
        if FAMILIES.get(trigger.mode) == "air"
    )
    if len(states) != 1 or unnamed:
        return
    for event in events:
        for trigger in event:
            if (
                trigger.attacker is not None
                and trigger.attacker.form is None
                and CARRIERS.search(trigger.attacker.actor.name)
            ):
                trigger.attacker = next(iter(states.values()))


def strike_of(doc: Doc, event: list[Trigger], published_at: datetime | None, article_id: str) -> Strike:
    """The strike that the mentions of ``event`` tell of together."""
    best = max(event, key=lambda t: (t.status is StrikeStatus.REPORTED, _told(t), -t.first))
    specific = [t for t in event if t.mode is not Mode.UNSPECIFIED]
    told = [t for t in specific if t.rule.id not in BURSTS]
    if {FAMILIES[t.mode] for t in told} & {"air", "fire"}:
        specific = told  # the explosion of the headline was a drone's
    if {FAMILIES[t.mode] for t in told if t.rule.id != UNDER_FIRE} & {"air", "fire"}:
        specific = [t for t in specific if t.rule.id != UNDER_FIRE] or specific
    sure = [t for t in specific if not t.rule.weak] or specific
    mode = sure[0].mode if sure else Mode.UNSPECIFIED
    if mode is Mode.AIR and {t.rule.id for t in sure if t.mode is Mode.AIR} <= FROM_ABOVE:
        mode = next((t.mode for t in sure if t.mode is Mode.DRONE), mode)
    if mode in (Mode.MISSILE, Mode.ROCKET) and any(
        t.attacker and FLIES.search(t.attacker.actor.text.lower()) for t in event
    ):
        mode = next((t.mode for t in specific if t.mode in (Mode.AIR, Mode.DRONE)), mode)
    if mode is Mode.BOMB and any(t.mode is Mode.SUICIDE for t in sure):
        mode = Mode.SUICIDE
    if any(t.mode is Mode.CHEMICAL for t in event):
        mode = Mode.CHEMICAL
    if any(t.mode is Mode.CLASH for t in event) and mode is Mode.SHOOTING:
        mode = Mode.CLASH
    attacker = _best_attacker(event)
    target = next((t.target for t in event if t.target), None)
    places = _union(event)
    evidence = _evidence(doc, best)
    tellers = (best,) if best is event[0] else (best, event[0])
    when = next((at for t in tellers if (at := find_when(doc, t.span, t.sentence, published_at))), None)
    scope = Scope.CURRENT if any(t.scope is Scope.CURRENT for t in event) else Scope.BACKGROUND
    return Strike(
        strike_id=make_id("strike", article_id, mode.value, evidence.text, *(p.name for p in places[:3])),
        mode=mode,
        attacker=attacker.actor if attacker else None,
        target=target.actor if target else None,
        places=places,
        when=when,
        weapon=next(
            (w for t in tellers if (w := weapon_of(doc, t.sentence.start, t.sentence.end, t.span[0]))),
            None,
        ),
        status=best.status,
        scope=scope
        if len({t.scope for t in event}) == 1
        else next((t for t in event if not t.headline), event[0]).scope,
        evidence=evidence,
        rules=tuple(dict.fromkeys(t.rule.id for t in event)),
    )


def _best_attacker(event: list[Trigger]) -> ActorMention | None:
    """The first named one in its fullest wording; else the first unnamed one."""
    named = [t.attacker for t in event if t.attacker and t.attacker.form]
    if named:
        return max((m for m in named if m.actor.name == named[0].actor.name), key=lambda m: m.last - m.first)
    return next((t.attacker for t in event if t.attacker), None)


def _told(trigger: Trigger) -> int:
    """How much one mention tells."""
    return (
        2 * bool(trigger.attacker)
        + 2 * bool(trigger.own)
        + (not trigger.rule.weak)
        + (not trigger.definite)
        + (trigger.mode is not Mode.UNSPECIFIED)
        - 2 * trigger.headline
    )


FROM_ABOVE = frozenset(("strike.aerial", "strike.airstrike", "strike.strikes"))
"""Told from the air, and maybe told closer as a drone's."""
FLIES = small(r"\b(?:drones?|unmanned|uavs?|aircraft|(?:war)?planes?|jets?|helicopters?)\b")
"""Whose missiles are those of an air strike."""
PLACES_MAX = 12
CLAUSE_END = re.compile(r"[,;.]|\Z")


def _union(event: list[Trigger]) -> tuple:  # type: ignore[type-arg]
    seen: dict[str, object] = {}
    ordered = sorted(event, key=lambda t: (not t.own, t.headline, t.first))
    for trigger in ordered:
        if not trigger.own and seen:
            continue
        for place in trigger.places:
            seen.setdefault(place.name.lower(), place)
    return tuple(list(seen.values())[:PLACES_MAX])


def _evidence(doc: Doc, trigger: Trigger) -> Evidence:
    """The clause that tells of it: from the attacker or the trigger to the place or the end of the clause."""
    text, sentence = doc.text, trigger.sentence
    start, end = trigger.span
    attacker = trigger.attacker
    if attacker and sentence.start <= attacker.span[0] < start and end - attacker.span[0] <= EVIDENCE_CHARS_MAX:
        start = attacker.span[0]
    for span in [p.span for p in trigger.own] + ([attacker.span] if attacker else []):
        if end < span[1] <= min(sentence.end, start + EVIDENCE_CHARS_MAX):
            end = span[1]
    if end == trigger.span[1]:
        stop = CLAUSE_END.search(text, end, min(sentence.end, start + 90))
        end = stop.start() if stop else end
    while end > trigger.span[1] and text[end - 1].isspace():
        end -= 1
    return Evidence(start=start, end=end, text=text[start:end])
