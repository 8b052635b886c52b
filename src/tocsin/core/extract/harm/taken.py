"""Who is told to be carried off without a word of capture: "took away five passengers", "took two workers with them"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.objects import after_group, objects
from tocsin.core.extract.harm.subjects import first_of_two, subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Effect

BY_FORCE = frozenset(("whisked", "spirited", "marched", "dragged", "led", "taken", "herded", "bundled"))
TAKING = BY_FORCE | {"took", "takes", "taking"}
"""Before "away"; without one of these it says nothing of people."""
GONE = frozenset(("drove", "fled", "escaped"))
TAKEN = TAKING | GONE
"""The same before "with"."""
OFF = frozenset(("off", "away"))
HELPERS = listed(
    """ambulance ambulances hospital hospitals clinic medics rescuers rescue bus buses helicopter safety shelter treatment plane
    train boat part"""
)
"""Who takes people beside one of these helps them, or drives."""


def away(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "took away five passengers"."""
    if c.low(i - 1) not in TAKING:
        return []
    first, aux = aux_start(c, i - 1)
    if "m" not in aux and ("B" in aux or c.tag(i - 2) == "&") and c.low(i - 1) in BY_FORCE:
        verb = first if "B" in aux else first_of_two(c, i - 2, c.first)
        people = _told(subjects(c, verb)) if verb else []
        return [state(c, Effect.CAPTURED, group, "taken_away", group.first, i + 1, i) for group in people]
    people = [group for group in _told(objects(c, i + 1)) if not group.guessed]
    return [state(c, Effect.CAPTURED, group, "taken_away", i - 1, i + 1, i) for group in people]


def with_them(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "took two workers with them", "fled with seven hostages", "drove off with four of the passengers"."""
    if c.low(i + 1) in ("them", "him"):
        verb = next((k for k in range(i - 2, max(c.first, i - WITH_REACH), -1) if c.low(k) in TOOK), 0)
        people = _told(objects(c, verb + 1)) if verb else []
        if not people or after_group(c, people[-1]) != i or not HELPERS.isdisjoint(c.lowers[c.first : c.last]):
            return []
        return [state(c, Effect.CAPTURED, group, "taken_away", verb, i + 2, verb) for group in people]
    if c.low(i - 1 - (c.low(i - 1) in OFF)) not in GONE:
        return []
    people = [group for group in objects(c, i + 1) if group.kind == "count"]
    return [
        state(c, Effect.CAPTURED, group, "taken_away", i - 1, i + 1, i)
        for group in people
        if c.low(i - 1) in OFF or c.low(group.head) in ("hostages", "captives")
    ]


TOOK = frozenset(("took", "taken", "taking"))
WITH_REACH = 12


def took(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "they took more than 30 women and girls", "took three aid workers from their car at gunpoint"."""
    people = [group for group in objects(c, i + 1) if group.kind == "count" and not group.alone and not group.guessed]
    if not people or c.low(people[-1].head) in ("hostages", "prisoners", "captives", "passengers"):
        return []
    after = after_group(c, people[-1])
    if c.tag(after) not in ".;," and c.low(after) not in ("from", "at"):
        return []
    words = c.lowers[c.first : c.last]
    if not HELPERS.isdisjoint(words):
        return []
    return [state(c, Effect.CAPTURED, group, "taken_away", i, i + 1, i) for group in people]


def _told(people: list[Group]) -> list[Group]:
    return [group for group in people if group.kind in ("count", "single")]


FRAMES = {"with": with_them, "took": took}
"""The frame a word begins."""
