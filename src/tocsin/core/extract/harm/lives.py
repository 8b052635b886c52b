"""Deaths told by the word "lives": "claimed nine lives", "lost his life", "cost three guards their lives"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.nobody import zero
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.peaceful import CAUSES
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import find_qualifier, qualify, read_quantity
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect

COST = listed("cost costs costing")
CLAIMING = COST | listed("claimed claiming claims claim took taking taken takes")
GIVING = listed("lost losing lose gave sacrificed down laid")


def _lives(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "claimed nine lives", "lost his life", "cost three guards their lives"."""
    before = [c.low(i - k) for k in range(1, 5)]
    if before[0] in ("'s", "’s", "'", "’") and (whose := c.ends.get(i - 1)) is not None:
        taken = any(c.low(k) in CLAIMING for k in range(whose.first - 2, whose.first))
        return [state(c, Effect.KILLED, whose, "lives.of", whose.first - 1, i + 1, i)] if taken else []
    if c.tag(i + 1) == "o" and (of := _whose_lives(c, i)):
        return of
    if lost_lives := _lives_lost(c, i):
        return lost_lives
    if c.tag(i + 1) == "o" and (before[0] in CLAIMING or (before[0] in ("the", "") and before[1] in CLAIMING)):
        return [state(c, Effect.KILLED, group, "lives.of", i - 2, i + 1, i) for group in objects(c, i + 2)]
    if before[0] in ("their", "his", "her") and (cost := _cost_at(c, i - 2)) is not None:
        return [
            state(c, Effect.KILLED, group, "lives.cost", cost, i + 1, i) for group in objects(c, cost + 1, loose=True)
        ]
    if before[0] in ("their", "his", "her", "its") and before[1] in GIVING:
        if before[1] == "down" and before[2] not in ("laid", "lay"):
            return []
        first, aux = aux_start(c, i - 3 if before[1] == "down" else i - 2)
        if c.low(first) == "have" and c.low(first - 1) == "to" and c.low(first - 2) in THOUGHT:
            first = skip_left(c, first - 3, "a")  # "are thought to have lost their lives"
        if "m" in aux or "f" in aux:
            return []
        people = subjects(c, first)
        return [state(c, Effect.KILLED, group, "lives.lost", group.first, i + 1, i) for group in people]
    if before[0] in ("lost", "losing") and c.tag(i + 1) != "o":  # "ten people lost lives when"
        first, aux = aux_start(c, i - 1)
        people = [] if "m" in aux or "f" in aux else subjects(c, first)
        return [state(c, Effect.KILLED, group, "lives.lost", group.first, i + 1, i) for group in people]
    for k in range(max(c.sentence.first, i - LIVES_REACH), i):
        if c.low(k) in CLAIMING:
            return _claimed_lives(c, k, i)
    return []


THOUGHT = listed("thought believed feared estimated said reported known presumed")
GONE = listed("lost claimed taken snuffed ended")
GONE_REACH = 14


def _whose_lives(c: Clause, i: int) -> list[Stated]:
    """Such as "the lives of nine cooks were lost", "the lives of 12 had been claimed by the raids"."""
    people = objects(c, i + 2)
    at = people[-1].last if people else c.last
    gone = next((k for k in range(at, min(at + GONE_REACH, c.last)) if c.low(k) in GONE), None)
    if gone is None or "B" not in aux_start(c, gone)[1]:
        return []
    return [state(c, Effect.KILLED, group, "lives.of", i, gone + 1, i) for group in people]


def _lives_lost(c: Clause, i: int) -> list[Stated]:
    """Such as "12 lives were lost", "the loss of at least 12 lives"."""
    last = skip_right(c, i + 1, "haB")
    gone = last > i + 1 and c.low(last) in ("lost", "claimed", "taken") and "B" in c.tags[i + 1 : last]
    of = next((k for k in range(i - 1, max(c.first, i - LIVES_REACH), -1) if c.tag(k) == "o"), None)
    if not gone and (of is None or c.low(of - 1) not in ("loss", "losses")):
        return []
    return _claimed_lives(c, max(c.first - 1, i - LIVES_REACH) if of is None else of, i)


COST_REACH = 16


def _cost_at(c: Clause, last: int) -> int | None:
    """The "cost" before token ``last`` of "cost nine policemen their lives"."""
    for k in range(last, max(c.first, last - COST_REACH) - 1, -1):
        if c.low(k) in COST:
            return k
        if c.tags[k] in ".;:" or (c.tags[k] in "KdBk" and k != last):
            return None
    return None


LIVES_REACH = 6


def _claimed_lives(c: Clause, verb: int, i: int) -> list[Stated]:
    if c.low(skip_left(c, verb - 1, "ha")) in CAUSES:
        return []  # "cholera has claimed another 2,100 lives"
    if c.low(i - 1) == "no" and verb < i - 1:
        return [state(c, Effect.KILLED, zero(i - 1, i + 1), "lives.claimed", verb, i + 1, i)]
    for k in range(verb + 1, i):
        if c.tags[k] in "DHV":
            begin, kind = find_qualifier(c.doc.lowers, k, verb + 1)
            quantity = read_quantity(
                [word for word in c.doc.words[k:i] if word.lower() not in ("civilian", "innocent", "human", "more")]
            )
            if quantity is None:
                return []
            quantity = qualify(quantity, kind)
            group = Group(
                begin, i + 1, i, quantity.low, quantity.high, quantity.qualifier, (begin, i), "count", alone=True
            )
            return [state(c, Effect.KILLED, group, "lives.claimed", verb, i + 1, i)]
    return []


FRAMES = dict.fromkeys(("lives", "life"), _lives)
"""The frame a word begins."""
