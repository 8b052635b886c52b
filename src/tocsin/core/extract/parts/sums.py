"""Counts that add up: which statements of a sentence, or of those after it, are together as many as a total."""

from __future__ import annotations

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.kinds.category import ARMED
from tocsin.core.extract.people.people import Group
from tocsin.schemas.words import Qualifier


def add_up_within(lowers: list[str], stated: list[Stated]) -> None:
    """Within a sentence, a count followed by counts that sum to it: "ten, seven officers and three constables"."""
    for n, whole in enumerate(stated):
        if whole.group.low > 2 and not whole.subset:
            tie(lowers, whole, [item for item in stated[n + 1 :] if item.effect is whole.effect])


ONE_KIND = listed("woman women man men child children girl girls boy boys student students")
"""Words whose parts bear the same word: of five women none is a child."""


def may_hold(lowers: list[str], whole: Stated, part: Stated) -> bool:
    """Whether the people of ``part`` may be among those of ``whole``: soldiers are no part of civilians."""
    outer, inner = lowers[whole.group.head], lowers[part.group.head]
    if part.rule in TOLLS and not FORMERLY.isdisjoint(
        lowers[max(0, part.group.first - FORMERLY_REACH) : part.group.first]
    ):
        return False  # "earlier, it had put the toll at 37"
    if part.group.alone or outer == inner:
        return True
    if outer in ONE_KIND:
        return False
    bodies = _bodies(lowers, whole)
    if bodies and bodies.isdisjoint(_bodies(lowers, part) or bodies):
        return False
    kinds = [g.PLURAL_PEOPLE.get(head) or g.SINGULAR_PEOPLE.get(head) or "unknown" for head in (outer, inner)]
    if kinds == ["unknown", "civilian"] and not ARMED.isdisjoint(lowers[whole.group.first : whole.group.head]):
        return False  # "three rebel members"
    return "unknown" in kinds or kinds[0] == kinds[1]


TOLLS = frozenset(("toll", "figure", "stands_at", "number.of"))
FORMERLY = listed("earlier initially previously originally initial previous provisional preliminary")
FORMERLY_REACH = 10
"""A count so told was given before, and is none of a part."""
APART = (
    listed("soldier soldiers troop troops trooper troopers army regime sepoy sepoys jawan jawans"),
    listed("policeman policemen police constable constables"),
    listed(
        """rebel rebels militant militants insurgent insurgents terrorist terrorists jihadist jihadists jihadi jihadis extremist extremists
        maoist maoists naxal naxals naxalite naxalites guerrilla guerrillas cadre cadres tigers ltte taliban talib isis isil daesh"""
    ),
)
"""Words of bodies of which nobody is in two."""
LOST = frozenset(("lost", "lose", "losing"))
LOSER_TOKENS = 4


def _bodies(lowers: list[str], item: Stated) -> set[frozenset[str]]:
    """The bodies named where ``item`` counts its people, or as the one that lost them."""
    words = lowers[item.group.first : item.group.last]
    if lowers[item.trigger] in LOST:
        words = words + lowers[max(0, item.trigger - LOSER_TOKENS) : item.trigger]
    return {body for body in APART if not body.isdisjoint(words)}


EXACT = frozenset((Qualifier.EXACT,))
COUNTED = frozenset((Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT))
NEARLY_ALL_SHARE = 0.85
"""A count so near to a total that is no exact one counts the same people."""
SLACK_SHARE = 0.1
"""How far parts may miss a total that is itself no exact count."""


def tie(lowers: list[str], whole: Stated, rest: list[Stated], *, loose: bool = False) -> bool:
    """Make the statements that open ``rest`` parts of ``whole`` where they sum to it; whether they do.

    ``loose`` lets counts that are not exact miss the sum by little.
    """
    if whole.group.kind != "count" or whole.group.low < 2:
        return False
    goal, total, slack = _least(whole.group), 0, 0
    if loose and whole.group.qualifier is not Qualifier.EXACT and whole.group.low >= 1 / SLACK_SHARE:
        slack = int(goal * SLACK_SHARE)
    exact = False
    parts: list[Stated] = []
    for item in rest:
        if item.subset or (loose and item.group.qualifier is Qualifier.VAGUE):
            continue
        if item.group.qualifier not in (COUNTED if loose else EXACT) or item.group.low == 0:
            break
        if total + _least(item.group) > goal + slack or not may_hold(lowers, whole, item):
            break
        parts.append(item)
        total += _least(item.group)
        exact = exact or total == goal
        if exact and not slack:
            break
    if abs(total - goal) > slack or len(parts) < 2:
        return False
    if not exact and max(_least(part.group) for part in parts) > goal * NEARLY_ALL_SHARE:
        return False
    for part in parts:
        part.subset, part.subset_of = True, whole
    return True


def _least(group: Group) -> int:
    """The number that is told: "more than 50" tells 50."""
    return group.low - (group.qualifier is Qualifier.MORE_THAN)
