"""Which mentions of attacks are one event."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.core.extract.strike_places import core, finest, inside, meet, namesake, same_place, skeleton, vague, within
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
ANAPHORS = frozenset(
    "strike.attack strike.attacked strike.targeted strike.explosion strike.bombing strike.raid strike.killed-by strike.strikes strike.detonated "
    "strike.car-explosion".split()
)
"""Words that may speak again of an attack told of in another way: "the strike", "the blast"."""
LOOSE_RULES = ANAPHORS | frozenset(
    "strike.bombed strike.ied strike.missiles strike.rockets strike.with-drones strike.by-warplanes strike.barrel-bombs".split()
)
"""Words that beside a clearer one in the same sentence only tell more of it: the weapon, the burst."""
BLASTS = frozenset({"strike.car-explosion"})
SUMMARY_MENTIONS_MAX = 4
NEAR_SENTENCES = 6
EVENTS_LOOKED_AT_MAX = 16
SUMMARIES_AHEAD_MAX = 12
MENTIONS_LOOKED_AT_MAX = 8
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
    definite: bool
    indefinite: bool
    headline: bool
    gas: bool
    """Names the gas itself, not an attack with it."""
    answers: bool
    """"…, prompting air strikes": another attack than the one it answers."""
    located: bool
    """"the blast took place at X": tells where the attack told of before was."""
    ordinal: str
    """"first", "second": which of several attacks; empty where the text does not count them."""
    sums: bool
    """In a first sentence that speaks of separate attacks."""
    lead: bool
    """Told in the first sentence of a report of one paragraph, which sums up what follows."""
    specified: bool
    """"the shelling of X", "the attack on Y": told anew however definite."""
    apart: bool
    """Its sentence begins with "Meanwhile", "Elsewhere", "Separately" or the like."""


def merge_triggers(triggers: list[Trigger]) -> list[list[Trigger]]:
    """Events in the order of their first mention, each a list of its mentions."""
    events: list[list[Trigger]] = []
    for trigger in triggers:
        best: tuple[int, list[Trigger]] | None = None
        for event in events[-EVENTS_LOOKED_AT_MAX:]:
            points = _fit(
                event if len(event) <= MENTIONS_LOOKED_AT_MAX else event[:2] + event[2 - MENTIONS_LOOKED_AT_MAX :],
                trigger,
            )
            if points and (best is None or points >= best[0]):
                best = (points, event)
        if best is not None:
            best[1].append(trigger)
        else:
            events.append([trigger])
    standing = [event for event in events if _stands(event)]
    if len(standing) > 1:
        standing = [event for event in standing if not _echoes(event)]
    return _without_summaries(standing)


def _without_summaries(events: list[list[Trigger]]) -> list[list[Trigger]]:
    """Leave out a mention of several places at once where the attacks on each are told of after it."""
    kept = []
    for number, event in enumerate(events):
        if all(t.sums for t in event) and len(later := _later(events, number, event)) > 1:
            for other in later:
                if other[0].ordinal and other[0].mode is Mode.UNSPECIFIED:
                    other[0].mode = event[0].mode  # "two grenade attacks … the first attack took place"
            continue
        places = core(event[0].own) if len(event) <= SUMMARY_MENTIONS_MAX else ()
        if len(places) < 2:
            kept.append(event)
            continue
        told = [
            other
            for other in events[number + 1 : number + 1 + SUMMARIES_AHEAD_MAX]
            if other[0].first > event[0].first and FAMILIES.get(other[0].mode) == FAMILIES.get(event[0].mode)
        ]
        covered = [
            p for p in places if any(namesake(p, q) or same_place(p, q) for other in told for t in other for q in t.own)
        ]
        if len(places) < 2 or len(covered) < 2:
            kept.append(event)
    return kept


def _later(events: list[list[Trigger]], number: int, event: list[Trigger]) -> list[list[Trigger]]:
    """The next events of the same kind, told of at places of their own."""
    ahead = events[number + 1 : number + 1 + SUMMARIES_AHEAD_MAX]
    told = {FAMILIES.get(t.mode) for t in event} - {None}
    return [
        other
        for other in ahead
        if (not told or _same_kind(event, other[0]) or other[0].ordinal) and any(t.places for t in other)
    ]


def _echoes(event: list[Trigger]) -> bool:
    """A bare "bombing" among other attacks, of nobody named, speaks of those rather than of one more."""
    return len(event) == 1 and event[0].rule.id == "strike.bombing" and event[0].attacker is None


def _stands(event: list[Trigger]) -> bool:
    """An event told only by "the attack" and the like, with no place, party or weapon, says too little."""
    return any(t.own or t.attacker or (not t.rule.weak and not t.definite) for t in event) or any(
        t.places and not t.definite for t in event
    )


def _fit(event: list[Trigger], trigger: Trigger) -> int:
    """How well a mention fits an event; 0 when it must be another one."""
    if not _parties_fit(event, trigger) or not _status_fit(event, trigger):
        return 0
    same_sentence = event[-1].sentence.index == trigger.sentence.index
    if trigger.ordinal and any(t.ordinal and t.ordinal != trigger.ordinal for t in event):
        return 0
    if trigger.sentence.index and all(t.sums for t in event):
        return 0
    if (
        same_sentence
        and trigger.mode is not Mode.CLASH
        and trigger.answers
        and any(t.attacker for t in event)
        and trigger.attacker
    ):
        return 0
    place = _place_fit(event, trigger)
    if place < 0 or not _modes_fit(event, trigger, place):
        return 0
    if place < 2 and not same_sentence and not trigger.definite and not _close(event, trigger):
        return 0
    if trigger.rule.id == "strike.offensive" and any(t.mode is Mode.CLASH for t in event):
        return 0
    if event[0].scope is not trigger.scope and not same_sentence and not (trigger.definite and not trigger.own):
        return 0
    exact = any(t.mode is trigger.mode for t in event)
    return 1 + 3 * place + 2 * exact + same_sentence


def _close(event: list[Trigger], trigger: Trigger) -> bool:
    """Told in one breath, or by the headline, or of the same side in the same way."""
    if trigger.sentence.index - event[-1].sentence.index <= NEAR_SENTENCES or all(t.headline for t in event):
        return True
    return trigger.attacker is not None and trigger.attacker.actor.side is not None and _same_side(event, trigger)


def _modes_fit(event: list[Trigger], trigger: Trigger, place: int) -> bool:
    near = trigger.sentence.index - event[-1].sentence.index
    families = {FAMILIES.get(t.mode) for t in event} - {None}
    family = FAMILIES.get(trigger.mode)
    if family in families or (family is None and not families):
        return True
    headed = all(t.headline for t in event)
    if headed and (trigger.headline or (trigger.attacker is not None and _same_side(event, trigger))):
        return True
    if family is None or not families:
        return (
            trigger.definite
            or near == 0
            or headed
            or (near <= 1 and not trigger.indefinite)
            or (place == 2 and not trigger.apart)
            or (
                not trigger.own
                and not trigger.indefinite
                and not trigger.apart
                and near <= (NEAR_SENTENCES if family is None else 2)
            )
        )
    if near == 0 and trigger.span[1] > trigger.span[0] and _by_gas(event, trigger):
        return True
    if near == 0 and (family == "ground" or families == {"ground"}):
        return trigger.rule.id in ANAPHORS and trigger.definite
    if near == 0 and (event[0].scope is trigger.scope or event[0].sentence.index == trigger.sentence.index):
        return trigger.rule.id in LOOSE_RULES - BLASTS or all(t.rule.id in LOOSE_RULES - BLASTS for t in event)
    if trigger.attacker is not None and not _same_side(event, trigger):
        return False
    return trigger.rule.id in ANAPHORS and trigger.definite


def _by_gas(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a helicopter struck the quarter with chlorine gas": the gas is the weapon of that attack."""
    return trigger.rule.id == "strike.chemical" and trigger.gas and all(t.mode is not Mode.CHEMICAL for t in event)


def _sides(event: list[Trigger]) -> set[str]:
    return {t.attacker.actor.side for t in event if t.attacker and t.attacker.actor.side and t.mode is not Mode.CLASH}


def _same_side(event: list[Trigger], trigger: Trigger) -> bool:
    side = trigger.attacker.actor.side if trigger.attacker else None
    return side is None or side in _sides(event)


def _parties_fit(event: list[Trigger], trigger: Trigger) -> bool:
    side = trigger.attacker.actor.side if trigger.attacker else None
    if side is None or trigger.mode is Mode.CLASH:
        return True
    sides = _sides(event)
    return not sides or side in sides


def _status_fit(event: list[Trigger], trigger: Trigger) -> bool:
    return any(t.status is trigger.status for t in event)


def _place_fit(event: list[Trigger], trigger: Trigger) -> int:
    """2 the same fine place, 1 nothing against it, 0 the one place within the other, -1 somewhere else."""
    near = trigger.sentence.index - _last(event)
    if not trigger.own:
        begun_here = event[0].sentence.index == trigger.sentence.index
        soon = near <= 1 and FAMILIES.get(trigger.mode) == "ground"
        if (
            trigger.indefinite
            and not begun_here
            and not soon
            and not all(t.headline for t in event)
            and not trigger.rule.weak
        ):
            return -1
        return 1
    theirs = [place for t in event for place in (t.own or t.places)]
    if not theirs:
        return 0
    same_attack = (
        near == 0
        and any(t.mode is trigger.mode for t in event)
        and _same_side(event, trigger)
        and trigger.attacker is not None
        and not any(
            t.attacker and t.attacker.form is None and t.attacker.first != trigger.attacker.first for t in event
        )
    )
    if same_attack:
        return 1
    ours = trigger.own
    if (
        trigger.apart
        and near
        and trigger.indefinite
        and trigger.mode is not Mode.UNSPECIFIED
        and not all(t.headline for t in event)
    ):
        return -1
    mine = core(ours)
    if any(meet(mine, core(t.own or t.places)) for t in event):
        again = trigger.indefinite and near > NEAR_SENTENCES and not all(t.headline for t in event)
        return -1 if again else 2
    if trigger.apart and near and not trigger.definite:
        return -1
    if not mine and near <= NEAR_SENTENCES and _same_region(event, trigger):
        return 1
    if trigger.located and trigger.definite and near <= NEAR_SENTENCES and _same_kind(event, trigger):
        return 1
    if (
        _still_lead(event)
        and _same_kind(event, trigger)
        and all(vague(p) and p.country == ours[0].country for p in theirs)
    ):
        return 1
    if not (
        (trigger.definite and not trigger.specified)
        or all(t.headline for t in event)
        or (_still_lead(event) and _same_kind(event, trigger))
        or near == 0
        or _wide(event, trigger)
        or _narrows(event, trigger, near)
    ):
        return -1
    if any(inside(b, a) or inside(a, b) for a in ours for b in theirs):
        return 1
    if not mine or not core(tuple(theirs)):
        return 1 if any(within(a, b) or within(b, a) for a in ours for b in theirs) else -1
    if (
        trigger.definite
        and not trigger.specified
        and near <= 2
        and event[-1].own != trigger.own
        and not _plural(trigger)
    ):
        return 0
    return -1


def _same_region(event: list[Trigger], trigger: Trigger) -> bool:
    """Both name the same province and no finer place, for the same kind of attack."""
    theirs = [p for t in event for p in (t.own or t.places)]
    if core(tuple(theirs)) or not _same_kind(event, trigger) or trigger.mode is Mode.UNSPECIFIED:
        return False
    return any(same_place(a, b) and a.precision is PlacePrecision.ADMIN1 for a in trigger.own for b in theirs)


def _still_lead(event: list[Trigger]) -> bool:
    """Summed up in the first sentence, and told of in no finer place since."""
    if not event[0].lead:
        return False
    summed = {skeleton(place.name) for t in event if t.lead for place in t.own}
    return all(skeleton(place.name) in summed for t in event if not t.lead for place in t.own)


def _same_kind(event: list[Trigger], trigger: Trigger) -> bool:
    return FAMILIES.get(trigger.mode) in {FAMILIES.get(t.mode) for t in event}


def _last(event: list[Trigger]) -> int:
    """The sentence in which the event was last told of by itself, not merely as "this attack"."""
    return next((t.sentence.index for t in reversed(event) if not t.definite or t.own), event[0].sentence.index)


def _wide(event: list[Trigger], trigger: Trigger) -> bool:
    """One of the two names a whole country, and the side and the mode are the same."""
    places = {finest(trigger.own), finest(tuple(p for t in event for p in (t.own or t.places)))}
    named = trigger.attacker is not None and trigger.attacker.actor.side is not None and _same_side(event, trigger)
    exact = trigger.mode is not Mode.UNSPECIFIED and any(t.mode is trigger.mode for t in event)
    if PlacePrecision.COUNTRY not in places:
        return False
    if trigger.mode is Mode.UNSPECIFIED:
        return trigger.sentence.index - event[-1].sentence.index <= 2 and not trigger.indefinite
    return exact and (named or trigger.attacker is None)


def _narrows(event: list[Trigger], trigger: Trigger, near: int) -> bool:
    """First the town, then the quarter of it, or the other way round, in one breath and of the same side."""
    if (
        near > 2
        or trigger.indefinite
        or not any(t.mode is trigger.mode for t in event)
        or not _same_side(event, trigger)
    ):
        return False
    theirs = tuple(p for t in event for p in (t.own or t.places))
    if len({p.name for p in core(theirs)}) > 1 or (near > 1 and len(event) > 2):
        return False
    return all(any(inside(a, b) for b in theirs) for a in core(trigger.own)) or (
        near <= 1 and all(any(inside(b, a) for a in trigger.own) for b in core(theirs))
    )


def _plural(trigger: Trigger) -> bool:
    return (
        trigger.rule.id in ("strike.airstrike", "strike.attack")
        and trigger.span[1] - trigger.span[0] > 0
        and trigger.mode is Mode.AIR
    )
