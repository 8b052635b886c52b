"""Who is told to be wounded by a state alone: "remain in critical condition", "on life support", "have bullet wounds"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state, whom
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect

GRAVITY = listed(
    "critical serious grave stable unstable fair guarded precarious life-threatening satisfactory severe moderate delicate"
)
HOLDING = listed("remain remained remains lay lie lies listed left arrived hospitalised hospitalized admitted")
"""Verbs that may stand for "are" before "in critical condition"."""
TOLD = frozenset(("said", "reported", "stated", "believed", "described", "known"))
STEPS_MAX = 5


def condition(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "three remain in critical condition", "with two in serious or critical condition"."""
    if c.low(i + 1) == "of":
        return _of(c, i)
    k = i - 1
    while k > i - STEPS_MAX and (c.low(k) in GRAVITY or c.tag(k) in "AT&|,a" or c.low(k) in ("but", "very")):
        k -= 1
    grave = any(c.low(n) in GRAVITY for n in range(k + 1, i))
    return _those_in(c, k, i) if grave and c.low(k) == "in" else []


STATED_TOKENS_MAX = 12
DANGER = listed("critical serious grave precarious")


def _of(c: Clause, i: int) -> list[Stated]:
    """Such as "the condition of two of the injured is stated to be critical"."""
    group = c.begins.get(skip_right(c, i + 2, "a"))
    if group is None or group.kind != "count" or group.low == 0:
        return []
    if DANGER.isdisjoint(c.lowers[group.last : min(group.last + STATED_TOKENS_MAX, c.last)]):
        return []
    stated = state(c, Effect.WOUNDED, group, "condition", i, group.last, i)
    stated.subset = True
    return [stated]


def intensive(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "two of them are in intensive care"."""
    return _those_in(c, i - 1, i + 1) if c.low(i + 1) == "care" and c.low(i - 1) == "in" else []


def support(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "a girl was on life support"."""
    return _those_in(c, i - 2, i) if c.low(i - 1) == "life" and c.low(i - 2) == "on" else []


def fighting(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "four were fighting for their lives", "two are battling for life"."""
    life = i + 2 + (c.tag(i + 2) == "S")
    if c.low(i + 1) != "for" or c.low(life) not in ("life", "lives"):
        return []
    return _those_in(c, i, life)


def _those_in(c: Clause, into: int, last: int) -> list[Stated]:
    """Who is in the state that begins at token ``into``: the people right before it, or those its verb speaks of."""
    verb = skip_left(c, into - 1, "az")
    if c.low(verb) == "be" and c.low(verb - 1) == "to" and c.low(verb - 2) in TOLD and c.tag(verb - 3) == "B":
        verb -= 3  # "were said to be in critical condition"
    people = [c.ends[verb + 1]] if verb + 1 in c.ends else []
    if not people:
        if c.tag(verb) != "B" and c.low(verb) not in HOLDING:
            return []
        first, aux = aux_start(c, verb)
        if "m" in aux or "f" in aux:
            return []
        whose = whom(c, first)
        people = [whose[0]] if whose else subjects(c, first)
    out = [
        state(c, Effect.WOUNDED, group, "condition", group.first, last + 1, verb)
        for group in people
        if _counted(group) or _one_of_two(c, group)
    ]
    for stated in out:
        stated.subset = stated.group.alone or stated.group.partitive or _one_of_two(c, stated.group)
    return out


def _counted(group: Group) -> bool:
    """Whether the people are told by number, or are one: "the wounded are stable" counts nobody."""
    return group.low > 0 and (group.kind == "count" or (group.kind == "single" and not group.definite))


def _one_of_two(c: Clause, group: Group) -> bool:
    """As in "the older son", "the other girl": one of those told of before."""
    return group.kind == "single" and group.definite and c.low(group.first + 1) in OF_SEVERAL


OF_SEVERAL = listed("older elder younger eldest youngest other second third")
FRAMES = {
    "condition": condition,
    "situation": condition,
    "intensive": intensive,
    "support": support,
    "fighting": fighting,
    "battling": fighting,
    "struggling": fighting,
}
"""The frame a word begins."""
