"""Whom "he", "his body" and "their bodies" stand for: people told of in the statements before."""

from __future__ import annotations

from tocsin.core.extract.harm.found import Found
from tocsin.core.extract.harm.frames import Stated
from tocsin.schemas.words import Effect

OBJECT_OF = frozenset(("gerund", "active", "verb.perfect"))
PRONOUN_REACH = 3
"""Statements back in which those a pronoun stands for are looked for."""
SURVIVED = (Effect.WOUNDED, Effect.CAPTURED, Effect.MISSING)
"""What may have befallen somebody of whom it is told next that he was killed."""


def resolved(item: Stated, found: list[Found]) -> bool:
    """Whether the pronoun stands for people told of before; the words of the victims are then theirs."""
    if item.group.low > 1:
        return _several(item, found)
    before = next((other.stated for other in reversed(found[-PRONOUN_REACH:]) if other.stated.group.low == 1), None)
    if before is None and item.effect is Effect.KILLED and item.rule in OBJECT_OF:
        return True  # "hit the governor's car, killing him and two guards"
    if before is None or (item.effect is not Effect.CAPTURED and before.effect not in SURVIVED):
        return False
    item.victims = (before.group.first, before.group.last)
    return True


def _several(item: Stated, found: list[Found]) -> bool:
    """Whether "their bodies" are those of people taken before; there are as many then."""
    for other in reversed(found[-PRONOUN_REACH:]):
        before = other.stated
        if before.effect in (Effect.CAPTURED, Effect.MISSING) and before.group.low > 1 and not before.subset:
            item.group.low, item.group.high = before.group.low, before.group.high
            item.group.qualifier = before.group.qualifier
            item.victims = (before.group.first, before.group.last)
            return True
    return False
