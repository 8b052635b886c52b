"""Deaths told by who did not live: "none of the five survived", "no survivors among the 11 passengers"."""

from __future__ import annotations

from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Effect

NONE = frozenset(("none", "nobody"))
NONE_REACH = 12


def survived(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "none of the five men in the car survived": all five died."""
    for k in range(i - 1, max(c.first - 1, i - NONE_REACH), -1):
        if c.low(k) in NONE and c.low(k + 1) == "of":
            return _all(c, k, k + 2, i)
        if c.tags[k] in ",;:KdvB":
            return []
    return []


def no_survivors(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "there were no survivors among the 11 passengers"."""
    told = c.low(i - 1) == "no" and c.low(i + 1) in ("among", "from", "of")
    return _all(c, i - 1, i + 2, i) if told else []


def _all(c: Clause, first: int, at: int, trigger: int) -> list[Stated]:
    """The counted people whom token ``at`` begins, of whom none lives."""
    group = c.begins.get(at)
    if group is None or group.kind != "count" or not group.low:
        return []
    return [state(c, Effect.KILLED, group, "no_survivor", first, max(trigger + 1, group.last), trigger)]


FRAMES = {"survived": survived, "survive": survived, "survivor": no_survivors, "survivors": no_survivors}
"""The frame a word begins."""
