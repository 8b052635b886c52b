"""Which people right behind a total are its parts: "nine people: five men …", "bringing the total to ten"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause


def listed_parts(c: Clause, whole: Group, i: int) -> list[Group]:
    """The people listed from token ``i`` behind a colon, dash or bracket, where they are no more than ``whole``'s."""
    people = [group for group in objects(c, i, loose=True) if group.kind in ("count", "single")]
    if people and all_named(c, people):
        return []
    if sum(group.low for group in people) < whole.low and c.begins.get(i) is not None:
        placed = _to_the_sum(c, whole, i)
        people = placed or people
    return people if people and sum(group.low for group in people) <= whole.low else []


def all_named(c: Clause, people: list[Group]) -> bool:
    """Whether names only tell who was counted: "two guards - Constable Omar Said and Constable Ali Noor -"."""
    return all(group.number[0] == group.head and c.tag(group.last) == "C" for group in people)


def _to_the_sum(c: Clause, whole: Group, i: int) -> list[Group]:
    """The counts from token ``i`` that sum to ``whole``, whatever stands between: "11 in Aleppo, four in Homs"."""
    people: list[Group] = []
    total = 0
    for group in c.groups:
        if group.first < i or group.kind != "count":
            continue
        people.append(group)
        total += group.low
        if total >= whole.low:
            break
    return people if total == whole.low and len(people) > 1 else []


def after_list(c: Clause, i: int) -> int:
    """The token after ": two children and ten fighters," where such a list stands at ``i``; else ``i``."""
    if c.tag(i) not in ":-(":
        return i
    people = objects(c, i + 1, loose=True)
    if not people or people[-1].kind == "bare":
        return i
    end = people[-1].last
    return end + 1 if c.tag(end) in ",-)" else end


RAISING = listed("bringing brings brought raising raises raised taking takes took pushing pushes pushed")


def sum_before(c: Clause, stated: list[Stated]) -> None:
    """Make what "…, bringing the total to ten" sums up parts of the ten."""
    for whole in stated:
        if whole.rule not in ("toll", "number.of", "total", "stands_at") or whole.subset:
            continue
        if RAISING.isdisjoint(c.lowers[c.first : whole.group.first]):
            continue
        parts = [
            part
            for part in stated
            if part.group.last <= whole.group.first and part.effect is whole.effect and not part.subset
        ]
        if len(parts) > 1 and sum(part.group.low for part in parts) == whole.group.low:
            for part in parts:
                part.subset, part.subset_of = True, whole
