"""Several people known by their names alone: "Omar Said, Ali Noor and Hasan Bey were killed" counts three."""

from __future__ import annotations

import re

from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Qualifier

NAME = r"(?:C{1,5}(?:,[zD](?=,)|\(z\))?)"
ROW = re.compile(rf"{NAME}(?:,{NAME})*,?&{NAME},?$")
"""A row that ends where the verb begins."""
OBJECTS = re.compile(r"C{2,4}(?:,C{2,4})*,?&C{2,4}(?=[.,;IzB]|$)")
"""A row after a verb: each name has two words, so that no places and no sides are taken for people."""
FULL_ROW = re.compile(r"C{2,4}(?:,C{2,4})*,?&C{2,4}$")
REACH_TOKENS = 40
SINCE_WHEN = frozenset(("when", "where", "while", "after", "as", "because", "before"))
PLURAL = frozenset(("were", "are", "have"))


def named_row(c: Clause, verb: int) -> list[Group]:
    """The people named in a row right before the plural verb at token ``verb``."""
    if c.low(verb) not in PLURAL:
        return []
    match = ROW.search(c.tags, max(c.first, verb - REACH_TOKENS), verb)
    if match is None:
        return []
    first = match.start()
    before = c.tag(first - 1)
    if before == "I" and c.low(first - 1) not in SINCE_WHEN:  # "In Homs, Omar Said and Ali Noor were"
        comma = c.tags.find(",", first, verb)
        if comma < 0 or c.tag(comma + 1) != "C":
            return []
        first, before = comma + 1, ","
    if before not in '.;:n"sIz,&':
        return []
    return _row(c, first, verb)


def row_ending(c: Clause, last: int) -> Group | None:
    """The people named in full in a row that ends before token ``last``: "Omar Said and Ali Noor, who were killed"."""
    match = FULL_ROW.search(c.tags, max(c.first, last - REACH_TOKENS), last)
    found = _row(c, match.start(), last) if match is not None else []
    return found[0] if found else None


def with_relative(c: Clause, people: list[Group], verb: int) -> list[Group]:
    """``people`` with the name that a relative of one is told with: "Omar Said and his brother were killed"."""
    if len(people) != 1 or people[0].kind != "single" or c.tag(people[0].first) != "S" or c.low(verb) not in PLURAL:
        return people
    joint = people[0].first - 1
    if c.tag(joint) != "&" or c.tag(joint - 1) != "C":
        return people
    first = joint - 1
    while c.tag(first - 1) == "C":
        first -= 1
    if c.tag(first - 1) == "I" and c.low(first - 1) not in SINCE_WHEN:
        return people
    return [_of_so_many(first, people[0].last, 2)]


def named_after(c: Clause, at: int) -> list[Group]:
    """The people named in a row from token ``at`` on: "killed were Omar Said and Ali Noor"."""
    match = OBJECTS.match(c.tags, at, c.last)
    return _row(c, at, match.end()) if match is not None else []


def _row(c: Clause, first: int, last: int) -> list[Group]:
    """The names from token ``first`` up to ``last`` as one group; none where nothing tells that they are people."""
    tags = c.tags[first:last].rstrip(",")
    starts = [n for n, letter in enumerate(tags) if letter == "C" and tags[n - 1 : n] != "C"]
    full = any(tags[n + 1 : n + 2] == "C" for n in starts)
    if len(starts) < PAIR or not full:
        return []
    return [_of_so_many(first, first + len(tags), len(starts))]


PAIR = 2


def _of_so_many(first: int, last: int, count: int) -> Group:
    return Group(first, last, last - 1, count, count, Qualifier.EXACT, (first, last), "count", alone=True)
