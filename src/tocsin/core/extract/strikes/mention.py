"""One mention of an attack, and what two mentions have in common."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.actors.find import ActorMention
from tocsin.core.extract.reading.doc import Sentence
from tocsin.core.extract.strikes.words import Rule
from tocsin.schemas.event import Place, Span
from tocsin.schemas.words import Mode, Scope, StrikeStatus

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
BURSTS = frozenset({"strike.explosion", "strike.car-explosion", "strike.detonated"})
"""Say that something burst, not whether it was planted or came from the air."""
NEAR_SENTENCES = 6
MUNITIONS = frozenset(
    "strike.missiles strike.missile-hit strike.rockets strike.rocket-hit strike.ied strike.barrel-bombs".split()
)
"""What aircraft fire and drop."""
CARRIERS = frozenset(
    "drone drones helicopter helicopters jet jets warplane warplanes aircraft plane planes uav uavs gunships".split()
)


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
    habit: bool
    """"are often shelled", "attacks in recent months": many over time."""
    many: bool
    """A bare plural: "suicide attacks"."""
    another: bool
    """"another bombing", "a second strike": none of those told of."""
    day: str
    """The day of a month that its sentence dates it with: "2 december"; empty where there is none."""
    turned: bool
    """Behind "while", "followed by" or the like: its sentence told of another attack before."""
    split: bool
    """Behind "in retaliation for", or "and a" behind another name of an attack: surely another one."""
    weekday: str
    """The weekday it is told for; empty where none is."""
    named: str
    """"the September 11 attacks": the day that names it; empty where none does."""
    headline: bool
    gas: bool
    """Names the gas itself, not an attack with it."""
    answers: bool
    """"…, prompting air strikes": another attack than the one it answers."""
    counted: bool
    """"at least 20 raids so far this year": a tally, none of the attacks of the news."""
    since: bool
    """"… since the group attacked the town": another attack than what goes on since then."""
    mourned: bool
    """"the funeral of the victims of the blast": no older attack, where the news told of one there."""
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
    """Its sentence begins with "Meanwhile", "Elsewhere", "Separately" or the like, or it counts all attacks so far."""


LED_BY = {"International Coalition": "United States"}
"""A coalition and who leads it: the texts speak of the one and the other for the same attack."""


def side_of(trigger: Trigger) -> str | None:
    """The side of its attacker, None where it names none."""
    side = trigger.attacker.actor.side if trigger.attacker else None
    return LED_BY.get(side, side) if side else None


def sides_of(event: list[Trigger]) -> set[str]:
    """The sides named as attackers; in a clash nobody is."""
    return {named for t in event if t.mode is not Mode.CLASH and (named := side_of(t))}


def same_side(event: list[Trigger], trigger: Trigger) -> bool:
    """Names no side, or one the event names too."""
    side = side_of(trigger)
    return side is None or side in sides_of(event)


def same_doer(one: Trigger, other: Trigger) -> bool:
    """The same words name who did both."""
    return one.attacker is not None and other.attacker is not None and one.attacker.span == other.attacker.span


def named_alike(event: list[Trigger], trigger: Trigger) -> bool:
    """Both name the attacker, and it is one side."""
    return side_of(trigger) in sides_of(event)


def same_kind(event: list[Trigger], trigger: Trigger) -> bool:
    """Of a family the event was told in."""
    return FAMILIES.get(trigger.mode) in {FAMILIES.get(t.mode) for t in event}


def burst(event: list[Trigger]) -> bool:
    """Only the explosion is told so far, not what exploded."""
    return all(t.rule.id in BURSTS for t in event)


def only_named(event: list[Trigger]) -> bool:
    """Nothing but "the attack" was said so far, not how."""
    return all(t.definite and t.mode is Mode.UNSPECIFIED for t in event)


def dropped(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a drone killed two. It fired two missiles at the car": what the aircraft told of fired or dropped."""
    doer = trigger.attacker
    return (
        trigger.rule.id in MUNITIONS
        and trigger.sentence.index - event[-1].sentence.index <= 2
        and not trigger.apart
        and not (trigger.rule.id == "strike.ied" and trigger.own and trigger.indefinite)
        and {FAMILIES.get(t.mode) for t in event} <= {"air", None}
        and (
            doer is None
            or named_alike(event, trigger)
            or doer.actor.name.rpartition(" ")[2].lower() in CARRIERS
            or any(t.attacker and t.attacker.first == doer.first for t in event)
        )
    )
