"""How parts are told beside their whole: in brackets, behind a comma, with "of them" or closed by "among them"."""

from __future__ import annotations

from tocsin.core.extract.harm.objects import objects, told_at
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import number_value
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Qualifier


def counts(group: Group) -> bool:
    return group.kind in ("count", "single") and not (group.kind == "count" and group.low == 0)


def of_them(c: Clause, i: int) -> list[tuple[Group, str]]:
    """Such as "two of whom were children", "eight of them women and 15 of them children"."""
    out: list[tuple[Group, str]] = []
    while True:
        group = c.inside.get(i)
        if group is None:
            return out
        named = c.begins.get(skip_right(c, i + 3, "Ba"))
        alike = named is not None and named.kind == ("single" if group.low == 1 and group.high == 1 else "bare")
        if named is None or not alike:
            return [*out, (group, "of_them")]
        merged = Group(
            group.first,
            named.last,
            named.head,
            group.low,
            group.high,
            group.qualifier,
            group.number,
            "count",
            partitive=True,
        )
        out.append((merged, "of_them"))
        i = named.last + 1
        if c.tag(named.last) not in "&," or c.low(i + 1) != "of" or c.low(i + 2) not in ("them", "whom"):
            return [*out, *_and_others(c, named.last)]


REMAINING = frozenset(("remaining", "other", "rest"))
KINDS = frozenset(("women", "men", "children", "girls", "boys", "minors"))


def _and_others(c: Clause, at: int) -> list[tuple[Group, str]]:
    """The second kind of "four of them children and one a woman", "six of them riflemen and the remaining two sergeants"."""
    comma = c.tag(at) == ","
    at = skip_right(c, at, ",")
    if c.tag(at) == "&":
        at += 1
    elif not comma:
        return []
    named = c.begins.get(at + 1)
    if c.tag(at) == "D" and named is not None and (value := number_value(c.low(at))) and named.kind != "count":
        group = Group(at, named.last, named.head, value, value, Qualifier.EXACT, (at, at + 1), "count", partitive=True)
        return [(group, "of_them")] if named.kind == ("single" if value == 1 else "bare") else []
    rest = c.tag(at) == "T" and c.low(at + 1) in REMAINING
    found = c.inside.get(at + 2 if rest else at)
    if found is None or found.kind != "count" or found.alone:
        return []
    alike = not comma and c.low(found.head) in KINDS
    return [(found, "of_them")] if (rest or alike) and c.tag(found.last) in ".,;&I" else []


def among_them(c: Clause, i: int) -> list[tuple[Group, str]]:
    """Such as "42 people died, six children and a nurse among them", "42 people, six children included, died"."""
    people = objects(c, i, loose=True)
    at = told_at(c, people[-1].last, ("among", "included")) if people else 0
    among = c.low(at) == "among" and c.low(at + 1) in ("them", "whom")
    if not among and not (c.low(at) == "included" and c.tag(at + 1) in ",.-"):
        return []
    return [(group, "including") for group in people if counts(group)]


BRACKET_TOKENS_MAX = 16


def in_brackets(c: Clause, i: int) -> list[tuple[Group, str]]:
    """Such as "seven people (three of them women) were killed", "four Afghans (including a child)"."""
    closing = next((k for k in range(i, min(i + BRACKET_TOKENS_MAX, c.last)) if c.tags[k] == ")"), 0)
    if not closing:
        return []
    if c.tag(i) == "i":
        people = [group for group in objects(c, i + 1, loose=True) if counts(group)]
        return [(group, "including") for group in people if group.last <= closing]
    if c.low(i + 1) == "of" and c.low(i + 2) in ("them", "whom"):
        return of_them(c, i)
    return []


def _each_of(c: Clause, whole: Group, i: int) -> list[tuple[Group, str]]:
    """Such as "two militants, one each of LeT and JeM,": so many of each side named."""
    number = c.inside.get(i) or c.begins.get(i)
    low = number.low if number is not None else number_value(c.low(i)) or 0
    at = i + 3
    sides: list[Group] = []
    while c.tag(at) == "C":
        end = skip_right(c, at, "C")
        sides.append(Group(at, end, end - 1, low, low, Qualifier.EXACT, (i, i + 1), "count"))
        at = end + 1 if c.tag(end) in ",&" else end
        at += c.tag(at) == "&"
    return [(side, "breakdown") for side in sides] if low and low * len(sides) == whole.low else []


def apposed(c: Clause, whole: Group, i: int) -> list[tuple[Group, str]]:
    """Such as "two pilgrims, a Nepali and a Thai, were injured": people behind a comma who are as many as those before."""
    if whole.kind != "count" or whole.low > APPOSED_MAX or c.tag(i) not in "ASDpJx":
        return []
    if c.low(i + 1) == "each" and c.low(i + 2) in ("of", "from", "belonging"):
        return _each_of(c, whole, i)
    people = objects(c, i, loose=True)
    if len(people) < 2 or sum(group.low for group in people) != whole.low:
        return []
    closed = c.tag(people[-1].last) in ",."
    return [(group, "breakdown") for group in people] if closed and all(map(counts, people)) else []


APPOSED_MAX = 9
