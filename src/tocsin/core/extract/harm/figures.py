"""Numbers told for those spoken of right before: "the government put the figure at nine", "the real number was 20"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.harm.tolls import DEATHS, FIGURE_REACH, INJURIES, PUTTING, figure_includes
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Effect

BE = listed("was is were stood stands")
OF_WHAT = listed("higher lower different new total real true final actual official revised provisional similar death")
"""What makes a figure one of people: "a higher figure of 20", "the real number was 20"."""
PUT_TOKENS_MAX = 4


def figure(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "put the figure at nine", "the real figure was 20", "gave a higher figure of 20"; else its parts, "the figure includes"."""
    group = _put_at(c, i) or _was(c, i) or _of(c, i)
    if group is None or c.tag(group.last) in "U%$" or not group.alone:
        return figure_includes(c, i, word)
    effect = _effect_before(c, i)
    return [] if effect is None else [state(c, effect, group, "figure", i, group.last, i)]


def _put_at(c: Clause, i: int) -> Group | None:
    """The number behind "put the figure at"."""
    put = any(
        c.low(k) in PUTTING or c.low(k) in ("gave", "give") for k in range(max(c.sentence.first, i - PUT_TOKENS_MAX), i)
    )
    return _number(c, i + 2) if put and c.low(i + 1) in ("at", "as") else None


def _was(c: Clause, i: int) -> Group | None:
    """The number behind "the real figure was"."""
    if c.low(i - 1) not in OF_WHAT or c.low(i + 1) not in BE:
        return None
    at = skip_right(c, i + 2, "a")
    return _number(c, at + (c.low(at) == "at"))


def _of(c: Clause, i: int) -> Group | None:
    """The number behind "a higher figure of"."""
    return _number(c, i + 2) if c.low(i - 1) in OF_WHAT and c.low(i + 1) == "of" else None


def _number(c: Clause, at: int) -> Group | None:
    group = c.begins.get(at) or c.inside.get(at)
    return group if group is not None and group.kind == "count" and group.first >= at - 1 else None


def _effect_before(c: Clause, i: int) -> Effect | None:
    """What was told of the people counted right before the figure at token ``i``."""
    for k in range(i - 1, max(-1, i - FIGURE_REACH), -1):
        word = c.doc.lowers[k]
        if word in DEATHS:
            return Effect.KILLED
        if word in INJURIES:
            return Effect.WOUNDED
        if word in ("casualties", "casualty"):
            return Effect.KILLED_OR_WOUNDED
    return None
