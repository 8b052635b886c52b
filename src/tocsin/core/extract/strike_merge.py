"""Which mentions of attacks are one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.schemas.words import Mode, PlacePrecision, Scope, StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention
    from tocsin.core.extract.strike_words import Rule
    from tocsin.core.extract.tokens import Sentence
    from tocsin.schemas.event import Place, Span

FAMILIES = {
    Mode.AIR: "air",
    Mode.DRONE: "air",
    Mode.MISSILE: "fire",
    Mode.ROCKET: "fire",
    Mode.SHELLING: "fire",
    Mode.BOMB: "bomb",
    Mode.SUICIDE: "bomb",
    Mode.CHEMICAL: "chemical",
    Mode.SHOOTING: "ground",
    Mode.CLASH: "ground",
}
LOOSE_RULES = frozenset(
    "strike.attack strike.attacked strike.targeted strike.explosion strike.bombing strike.bombed strike.raid strike.killed-by "
    "strike.strikes strike.bombardment strike.detonated strike.missiles strike.rockets strike.with-drones strike.shelling "
    "strike.opened-fire strike.offensive strike.fighting strike.ied".split()
)
"""Words that may speak again of an attack of another mode: "the strike", "the blast"."""
FINE = frozenset({PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT})
EVENTS_LOOKED_AT_MAX = 40
"""The latest events a mention is compared with, so that the work stays linear."""


@dataclass(slots=True)
class Trigger:
    """One mention of an attack. ``own`` are the places of its sentence, ``places`` those or the inherited ones."""

    rule: Rule
    first: int
    last: int
    span: Span
    sentence: Sentence
    mode: Mode
    attacker: ActorMention | None
    target: ActorMention | None
    own: tuple[Place, ...]
    places: tuple[Place, ...]
    scope: Scope
    status: StrikeStatus
    weapon: str | None
    definite: bool
    headline: bool


def merge_triggers(triggers: list[Trigger]) -> list[list[Trigger]]:
    """Events in the order of their first mention, each a list of its mentions."""
    events: list[list[Trigger]] = []
    for trigger in triggers:
        best: tuple[int, list[Trigger]] | None = None
        for event in events[-EVENTS_LOOKED_AT_MAX:]:
            points = _fit(event, trigger)
            if points and (best is None or points >= best[0]):
                best = (points, event)
        if best is not None:
            best[1].append(trigger)
        else:
            events.append([trigger])
    return [event for event in events if _stands(event)]


def _stands(event: list[Trigger]) -> bool:
    """An event told only by "the attack" and the like, with no place, party or weapon, says too little."""
    return any(t.own or t.attacker or (not t.rule.weak and not t.definite) for t in event) or any(
        t.places and not t.definite for t in event
    )


def _fit(event: list[Trigger], trigger: Trigger) -> int:
    """How well a mention fits an event; 0 when it must be another one."""
    if not _modes_fit(event, trigger) or not _parties_fit(event, trigger) or not _status_fit(event, trigger):
        return 0
    same_sentence = event[-1].sentence.index == trigger.sentence.index
    place = _place_fit(event, trigger)
    if place < 0:
        return 0
    if event[0].scope is not trigger.scope and not same_sentence and not (trigger.definite and not trigger.own):
        return 0
    if place == 0 and not (trigger.definite or trigger.rule.weak or event[0].headline or same_sentence or trigger.own == ()):
        return 0
    exact = any(t.mode is trigger.mode for t in event)
    return 1 + 3 * place + 2 * exact + same_sentence


def _modes_fit(event: list[Trigger], trigger: Trigger) -> bool:
    families = {FAMILIES.get(t.mode) for t in event} - {None}
    family = FAMILIES.get(trigger.mode)
    if family is None or not families or family in families:
        return True
    if trigger.rule.id in LOOSE_RULES and (trigger.definite or event[-1].sentence.index == trigger.sentence.index):
        return True
    return all(t.rule.id in LOOSE_RULES for t in event) and (trigger.sentence.index - event[-1].sentence.index <= 1 or event[0].headline)


def _parties_fit(event: list[Trigger], trigger: Trigger) -> bool:
    side = trigger.attacker.actor.side if trigger.attacker else None
    if side is None or trigger.mode is Mode.CLASH:
        return True
    sides = {t.attacker.actor.side for t in event if t.attacker and t.attacker.actor.side and t.mode is not Mode.CLASH}
    return not sides or side in sides


def _status_fit(event: list[Trigger], trigger: Trigger) -> bool:
    return any(t.status is trigger.status for t in event)


def _names(places: tuple[Place, ...], *, fine: bool) -> set[str]:
    return {p.name.lower() for p in places if not fine or p.precision in FINE}


def _place_fit(event: list[Trigger], trigger: Trigger) -> int:
    """2 the same fine place, 1 nothing against it, 0 no telling, -1 somewhere else."""
    if not trigger.own:
        return 1 if trigger.definite or trigger.rule.weak else 0
    fine = _names(trigger.own, fine=True)
    theirs = {name for t in event for name in _names(t.own or t.places, fine=True)}
    if fine and theirs:
        return 2 if fine & theirs else -1
    ours = _names(trigger.own, fine=False)
    others = {name for t in event for name in _names(t.own or t.places, fine=False)}
    if not others:
        return 0
    return 1 if ours & others else -1
