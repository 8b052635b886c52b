"""Who is told to be dead or missing by what others lose or hear: "cost the rebels four men", "the double murder"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.core.extract.sources.tellers import MOURNING
from tocsin.schemas.words import Effect, Qualifier

FIGHTING_MEN = listed("men fighters members targets elements operatives leaders commanders gunmen")


def _counted(people: list[Group]) -> list[Group]:
    return [group for group in people if group.kind in ("count", "single") and group.low and not group.guessed]


def _fighters(c: Clause, people: list[Group]) -> list[Group]:
    """Those of ``people`` who bear arms: only these a side loses."""
    return [
        group
        for group in _counted(people)
        if not group.alone
        and (
            g.PLURAL_PEOPLE.get(c.low(group.head)) == "combatant"
            or g.SINGULAR_PEOPLE.get(c.low(group.head)) == "combatant"
            or c.low(group.head) in FIGHTING_MEN
        )
    ]


COSTING = frozenset(("cost", "costs", "costing"))


def cost(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "a firefight which cost the rebels four men"."""
    at = skip_right(c, i + 1, "TCJPxpL")
    group = c.begins.get(at)
    if group is None:
        side = c.begins.get(i + 1)
        group = c.begins.get(side.last) if side is not None and side.kind == "bare" else None
    if group is None or group.kind != "count" or group.first == i + 1:
        return []
    return [state(c, Effect.KILLED, item, "lost.people", i, i + 1, i) for item in _fighters(c, [group])]


def loss_of(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the army admitted the loss of three men"."""
    if c.tag(i + 1) != "o":
        return []
    people = [group for group in _fighters(c, objects(c, i + 2)) if group.kind == "count" or c.tag(group.first) == "A"]
    return [state(c, Effect.KILLED, group, "lost.people", i, i + 1, i) for group in people]


def heard(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "nothing has been heard of the five fishermen since"."""
    if c.low(i + 1) not in ("of", "from") or c.low(skip_left(c, aux_start(c, i)[0] - 1, "a")) not in (
        "nothing",
        "word",
    ):
        return []
    return [state(c, Effect.MISSING, group, "whereabouts", i, i + 2, i) for group in _counted(objects(c, i + 2))]


MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
DEEDS = listed("murder murders killing killings homicide homicides execution executions assassination slaying slayings")


def multiple(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "the double murder": as many as the word before the deed at ``i`` says."""
    count = MULTIPLE.get(c.low(i - 1))
    if count is None or word not in DEEDS or c.tag(i + 1) == "o" or c.tag(i + 1) in "xpU":
        return []
    group = Group(i - 1, i + 1, i, count, count, Qualifier.EXACT, (i - 1, i), "count", alone=True)
    return [state(c, Effect.KILLED, group, "noun.count", i - 1, i + 1, i)]


SIDES = listed("forces troops rebels fighters militants")
CROWDS = listed("thousands hundreds dozens scores nation country world crowd crowds city town village family families")
"""Crowds mourn those long known to be dead; these tell of their own."""


def mourned(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the party mourned two of its fighters": whom an armed side or its pages mourn, not whom a crowd does."""
    teller = skip_left(c, i - 1, "aBh")
    if (
        teller < c.first
        or c.tag(teller) in "rwtT,&"
        or c.low(teller) in CROWDS
        or (c.tag(teller) == "P" and c.low(teller) not in SIDES)
    ):
        return []
    people = [group for group in _fighters(c, objects(c, i + 1)) if group.kind == "count" or c.tag(group.first) == "A"]
    return [state(c, Effect.KILLED, group, "mourned", i, i + 1, i) for group in people]


Frame = Callable[[Clause, int, str], list[Stated]]
FRAMES: dict[str, Frame] = {
    **dict.fromkeys(COSTING, cost),
    "loss": loss_of,
    "heard": heard,
    **dict.fromkeys(MOURNING, mourned),
}
"""The frame a word begins."""
