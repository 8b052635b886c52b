"""What a headline and the text below it have in common: the lead tells its attack again, the body takes its sum apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.mention import FAMILIES, same_side
from tocsin.core.extract.strikes.places import namesake, same_place, vague, within

if TYPE_CHECKING:
    from tocsin.core.extract.strikes.mention import Trigger
    from tocsin.schemas.event import Place

LEAD_SENTENCES = 2
"""The lead follows at once, or behind a line that names the agency and the day."""


def is_headline(event: list[Trigger]) -> bool:
    """Told by the headline alone so far."""
    return all(t.headline for t in event)


def tells_headline_again(event: list[Trigger], trigger: Trigger) -> bool:
    """The lead, of the same kind of attack and of no other side: "Strike on the road", then "a drone bombed a car near X"."""
    if trigger.headline or not is_headline(event) or trigger.another or trigger.apart:
        return False
    if trigger.sentence.index - event[-1].sentence.index > LEAD_SENTENCES:
        return False
    kinds = {FAMILIES.get(t.mode) for t in event} - {None}
    kind = FAMILIES.get(trigger.mode)
    return (not kinds or kind is None or kind in kinds) and (
        trigger.attacker is None or same_side(event, trigger) or not _sided(event)
    )


def _sided(event: list[Trigger]) -> bool:
    return any(t.attacker is not None and t.attacker.actor.side is not None for t in event)


def summed(trigger: Trigger) -> tuple[Place, ...]:
    """The places of a headline that lie apart from each other: "in Daraa, Idlib and Homs"."""
    places = tuple(p for p in trigger.own if not vague(p))
    return tuple(p for p in places if not any(p is not q and (within(q, p) or namesake(p, q)) for q in places))


def takes_apart(event: list[Trigger], trigger: Trigger) -> bool:
    """The headline sums up several places, and the text tells of one of them."""
    if trigger.headline or not trigger.own or not is_headline(event):
        return False
    places = summed(event[0])
    if len(places) < 2:
        return False
    covered = [p for p in places if any(same_place(p, q) or within(q, p) or namesake(p, q) for q in trigger.own)]
    return 0 < len(covered) < len(places)
