"""Who else the same befell, told by number or by a turn alone: "and five in Homs", "as were nine guards", "against 41 the year before"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import number_value
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Effect, Qualifier

CAUSED = frozenset(("by", "in", "at", "during", "near", "outside", "inside", "from"))
"""What may stand behind a number that the verb before it counts as well: "three were killed by the bomb and four by gunfire"."""


def elsewhere(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "two people were killed in Mangazi, five in Matadi and three others in Mamove"."""
    out: list[Stated] = []
    told = {item.group.number[0] for item in stated}
    for item in stated:
        if (
            (item.subset and item.rule not in ("of_them", "including"))
            or item.group.kind != "count"
            or not {"I", "z"} & {c.tag(item.last), c.tag(skip_right(c, item.last, "az"))}
        ):
            continue
        for group in c.groups:
            if group.first < item.last or group.number[0] in told:
                continue
            between = c.tags[item.last : group.first]
            if any(letter in "vsBhmKkgdn.;:" for letter in between):
                break
            placed = c.low(group.last) == "on" and c.tag(group.last + 1) == "z"
            placed = placed or (
                c.low(group.last) in ("in", "at", "near") and c.tag(skip_right(c, group.last + 1, "TJx")) == "C"
            )
            bare = group.alone or c.tags[group.head] == "O"
            if group.alone and item.passive and c.tags[group.first - 1] == "&" and c.low(group.last) in CAUSED:
                end = skip_right(c, group.last + 1, "TASCxJUDonw")
                placed = placed or c.tag(end) in ".,;" or c.tag(end - 1) in "nw"
            if (
                not bare
                and placed
                and item.passive
                and item.effect is not Effect.CAPTURED
                and c.tags[group.first - 1] == "&"
            ):
                end = skip_right(c, group.last + 1, "ITSCxJUDoz")
                bare = not group.definite and c.tag(end) in ".,;" and item.group.kind in ("count", "single")
            if bare and group.kind in ("count", "single") and c.tags[group.first - 1] in ",&CP" and placed:
                told.add(group.number[0])
                out.append(replace(item, group=group, rule="elsewhere", last=max(item.last, group.last)))
    return out


COMPARED_REACH = 24
COMPARING = frozenset(("to", "with", "from"))
"""Behind "compared", "up" or "down" and one of these stands the number of another year."""
COMPARES = frozenset(("compared", "up", "down", "opposed"))


def compared(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "19 civilians were killed against 41 in 2011", "17 soldiers died, as compared to 33 guards the year before"."""
    if c.doc.vocabulary.isdisjoint(COMPARISONS):
        return []
    out: list[Stated] = []
    told = {item.group.number[0] for item in stated}
    for item in stated:
        at = 0 if item.subset else _comparison(c, max(item.last, item.trigger + 1))
        if not at:
            continue
        sure = c.low(at) != "against" or c.low(at - 1) == "as"
        for group in objects(c, at + 1) or _before_a_time(c, at + 1):
            if group.kind == "count" and (group.alone or sure) and group.number[0] not in told:
                told.add(group.number[0])
                out.append(replace(item, group=group, rule="compared", last=max(item.last, group.last)))
            if not sure:
                break
    return out


def _before_a_time(c: Clause, at: int) -> list[Group]:
    """Such as the number of "compared to 33 the previous year"."""
    value = number_value(c.low(at)) if c.tag(at) == "D" and c.low(at + 1) == "the" else None
    if value is None or c.low(at + 2) not in TIMES:
        return []
    return [Group(at, at + 1, at, value, value, Qualifier.EXACT, (at, at + 1), "count", alone=True)]


TIMES = listed("previous preceding prior last same corresponding year month week quarter day")
COMPARISONS = frozenset(("against", "compared", "up", "down", "opposed", "versus"))


def _comparison(c: Clause, behind: int) -> int:
    """Where, behind a statement and what stands in brackets there, "against" or "compared to" is; 0 for nowhere."""
    at = behind
    while at < min(behind + COMPARED_REACH, c.last):
        if c.tags[at] == "(":
            close = c.tags.find(")", at, c.last)
            at = close + 1 if close > 0 else c.last
            continue
        if c.tags[at] in "BhvsKkgd.;:w" and c.low(at) not in COMPARES:
            return 0
        if c.low(at) in ("against", "versus") or (c.low(at) in COMPARING and c.low(at - 1) in COMPARES):
            return at
        at += 1
    return 0


def as_were(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "90 civilians were wounded, as were seventeen soldiers", "as was their driver"."""
    out: list[Stated] = []
    for item in stated:
        behind = _same_befell(c, skip_right(c, item.last, "azxJCITU"))
        if item.subset or behind is None:
            continue
        told = {other.group.number[0] for other in stated}
        people = [group for group in objects(c, behind) if group.kind != "bare" and group.number[0] not in told]
        out += [replace(item, group=group, rule="as_were", last=max(item.last, group.last)) for group in people]
    return out


def _same_befell(c: Clause, at: int) -> int | None:
    """Where those begin of whom the same is told: ", as were", "and so was", "; so too were", ", and with him"."""
    if c.tag(at) not in ",;&":
        return None
    at = skip_right(c, at, ",;&")
    at = at if c.low(at) == "so" else skip_right(c, at, "a")
    if c.low(at) == "with" and c.low(at + 1) in ("him", "her", "them") and c.tag(at - 1) == "&":
        return at + 2
    if c.low(at) not in ("as", "so"):
        return None
    be = skip_right(c, at + 1, "a")
    return be + 1 if c.tag(be) in "Bh" or c.low(be) == "did" else None


WELL_REACH = 18


def as_well(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "745 villagers have been killed in the town since Friday, as well as about 125 soldiers"."""
    out: list[Stated] = []
    told = {item.group.number[0] for item in stated}
    for item in stated:
        at = next(
            (k + 2 for k in range(item.last, item.last + WELL_REACH) if c.low(k) == "well" and c.low(k + 1) == "as"), 0
        )
        between = c.tags[item.last : at]
        if not at or not item.passive or item.subset or any(letter in "vsBhmKkgdPpL" for letter in between):
            continue
        people = [
            group for group in objects(c, at) if group.kind in ("count", "single") and group.number[0] not in told
        ]
        out += [replace(item, group=group, rule="as_well", last=max(item.last, group.last)) for group in people]
    return out
