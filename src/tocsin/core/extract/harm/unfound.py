"""Who lies under the rubble and was not found: "12 people are feared trapped under the rubble", "families are still under it"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state, whom
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left
from tocsin.schemas.words import Effect

RUBBLE = listed("rubble debris wreckage ruins")
UNDER = listed("under beneath underneath below")
TRAPPED = listed("trapped buried stuck pinned entombed caught lying")
SUPPOSED = listed("feared believed thought said reported presumed remain remains remained")
FOUND = listed(
    """rescued freed saved pulled retrieved recovered extracted unearthed alive survived survivor survivors escaped dug
    bodies body corpses corpse removed pulling"""
)
"""Where the sentence tells of one of these, those under the rubble are no longer sought, or were not."""


def under_rubble(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "many people are still trapped under the rubble", "there are still families under the debris"."""
    under = skip_left(c, i - 1, "TAJxe")
    if c.low(under) not in UNDER:
        return []
    at = skip_left(c, under - 1, "a")
    if c.low(at) in TRAPPED:
        at = skip_left(c, at - 1, "a")
    people = _who(c, at, still="still" in c.lowers[max(c.first, at - 1) : under])
    if not FOUND.isdisjoint(c.lowers[people[0].first : i] if people else ()):
        return []
    return [
        state(c, Effect.MISSING, group, "under_rubble", group.first, i + 1, under)
        for group in people
        if group.kind in ("count", "single", "family", "bare") and not group.definite and group.high != 0
    ]


def _who(c: Clause, at: int, *, still: bool) -> list[Group]:
    """The people whose verb, or whose last word, stands at token ``at``: who still lies there, or is feared to."""
    supposed = c.low(at) in SUPPOSED
    if supposed and c.tag(skip_left(c, at - 1, "a")) == "B":
        at = skip_left(c, at - 1, "a")
    if c.low(at) == "be" and c.low(at - 1) == "to" and c.low(at - 2) in SUPPOSED:
        at, supposed = skip_left(c, at - 3, "a"), True
    if supposed and c.tag(at) != "B" and (led := c.ends.get(at + 1)) is not None:
        return [led]  # "searching for two people believed to be trapped"
    if c.tag(at) == "B" and supposed and (one := whom(c, at)) is not None:
        return [one[0]]  # "looking for a worker who is believed to be under"
    if c.tag(at) == "B" or supposed:
        return subjects(c, aux_start(c, at + 1)[0] if c.tag(at) == "B" else at) if still or supposed else []
    led = c.ends.get(at + 1)
    there = led is not None and c.lowers[led.first - 3 : led.first] == ["there", "are", "still"]
    return [led] if led is not None and there else []
