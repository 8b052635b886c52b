"""How many of those harmed some people are: "figured among the dead", "made up 64 of the injured", "12 of the 30 killed"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import find_qualifier, qualify, read_quantity
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Effect

FIGURING = listed(
    "figured figure figures figuring numbered featured feature features ranked counted listed found appeared appear appears reported named included"
)
"""Verbs that stand for "were" before "among the dead"."""
MAKING_UP = listed("constituted constitute constitutes formed form represented represent represents comprised comprise")
MADE = {"up": listed("made make makes making"), "for": listed("accounted account accounts accounting")}


def figuring(c: Clause, verb: int) -> list[Group]:
    """The people that the verb at ``verb``, right before "among the dead", counts there."""
    if c.tag(verb) == "B":
        return subjects(c, verb)
    return subjects(c, aux_start(c, verb)[0]) if c.low(verb) in FIGURING else []


def made_up(c: Clause, i: int, harm: int, effect: Effect) -> list[Stated]:
    """Such as "women and children made up 64 of the injured": "of" stands at ``i``, the word of harm at ``harm``."""
    number = i - 1
    while c.tag(number - 1) in "DH":
        number -= 1
    start, kind = find_qualifier(c.doc.lowers, number, c.first)
    verb = start - 1
    if c.low(verb) in MADE:
        first = verb - 1 if c.low(verb - 1) in MADE[c.low(verb)] else 0
    else:
        first = verb if c.low(verb) in MAKING_UP or (c.tag(verb) == "B" and c.low(verb) != "been") else 0
    quantity = read_quantity(c.doc.words[number:i])
    if not first or quantity is None:
        return []
    quantity = qualify(quantity, kind)
    people = subjects(c, aux_start(c, first)[0])
    group = Group(start, i, i - 1, quantity.low, quantity.high, quantity.qualifier, (start, i), "count", alone=True)
    stated = state(c, effect, group, "of_those", people[0].first if people else start, harm + 1, harm)
    stated.subset = True
    if people:
        stated.victims = (people[0].first, people[-1].last)
    return [stated]
