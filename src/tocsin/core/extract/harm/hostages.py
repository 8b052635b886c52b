"""Who is told to be a captive: "took 30 people hostage", "hundreds of hostages were held", "freed four hostages"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.objects import objects, told_at
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import find_qualifier, qualify, read_quantity
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Effect, Qualifier

TAKING = listed("taken took taking held holding hold holds take seized takes capturing seizing")
FREEING = listed("freed frees freeing rescued rescuing released releasing liberated liberating")
HELD = listed("hostages captives abductees hostage captive prisoner")
VERB_REACH = 3
TAKEN_REACH = 16


def captive(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "took 30 people hostage", "were taken prisoner", "hundreds of hostages"."""
    if word in ("hostage", "captive", "prisoner"):
        return _made_captive(c, i)
    if c.low(i - 1) == "as" and (led := c.ends.get(i - 1)) is not None and led.kind != "bare":
        return [_taken(c, led, i)] if _takers(c, led.first) else []
    group = c.inside.get(i)
    taken = c.low(skip_right(c, i + 1, "Bha")) in ("taken", "seized") and c.tag(i + 1) in "Bh"
    if group is not None and group.kind == "count" and (taken or _takers(c, group.first)):
        return [_taken(c, group, i)]
    if word == "hostages" and c.low(i - 1) in ("taking", "took"):
        group = Group(i, i + 1, i, 2, None, Qualifier.VAGUE, (i, i + 1), "bare")
        return [_taken(c, group, i)]
    return []


def _made_captive(c: Clause, i: int) -> list[Stated]:
    """Who is taken where "hostage" follows the people or the verb."""
    for k in range(i - 1, max(c.first, i - TAKEN_REACH) - 1, -1):
        if c.low(k) in TAKING and c.tag(k - 1) not in "Bh":
            people = objects(c, k + 1, loose=True)
            people = [*people[:-1], _without(people[-1], i)] if people else []
            if people and told_at(c, people[-1].last, HELD) == i and "m" not in aux_start(c, k)[1]:
                return [_taken(c, one, i) for one in people]
            break
    if (number := _number_before(c, i)) is not None and _takers(c, number.first):
        return [_taken(c, number, i)]
    if c.low(i - 1) in ("taken", "held") and (led := c.ends.get(i - 1)) is not None:
        return [state(c, Effect.CAPTURED, led, "hostage", led.first, i + 1, i)]
    if c.low(i - 1) not in TAKING:
        return []
    if c.tag(i - 2) in "Bha":
        first = aux_start(c, i - 1)[0]
        whose = c.ends.get(first - 1) if c.tag(first - 1) == "r" else None
        people = [whose] if whose is not None else subjects(c, first)  # "10 soldiers they have held hostage"
        return [state(c, Effect.CAPTURED, group, "hostage", group.first, i + 1, i) for group in people]
    return [state(c, Effect.CAPTURED, group, "hostage", i - 1, i + 1, i) for group in objects(c, i + 1)]


def _without(group: Group, i: int) -> Group:
    """The boy of "took a 12-year-old boy hostage", who was read as one with the word at ``i`` that tells what became of him."""
    return replace(group, last=i, head=i - 1) if group.head == i and group.first < i - 1 else group


def _number_before(c: Clause, i: int) -> Group | None:
    """The 250 of "took about 250 hostage"."""
    at = i
    while c.tag(at - 1) in "DH":
        at -= 1
    quantity = read_quantity(c.doc.words[at:i]) if at < i else None
    if quantity is None:
        return None
    first, kind = find_qualifier(c.lowers, at, c.first)
    quantity = qualify(quantity, kind)
    return Group(first, i, i - 1, quantity.low, quantity.high, quantity.qualifier, (first, i), "count", alone=True)


def _takers(c: Clause, first: int) -> bool:
    """Whether a verb of taking that tells what was done stands right before token ``first``."""
    for k in range(first - 1, max(c.first, first - VERB_REACH) - 1, -1):
        if c.low(k) in TAKING:
            return "m" not in aux_start(c, k)[1]
    return False


def _taken(c: Clause, group: Group, i: int) -> Stated:
    return state(c, Effect.CAPTURED, group, "hostage", group.first - 1, i + 1, i)


def freed(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "freed four hostages", "rescued 12 kidnapped girls", "106 hostages were freed": they had been taken."""
    first, aux = aux_start(c, i)
    if "m" in aux or "f" in aux or (c.tag(first - 1) == "t" and "B" not in aux):
        return []
    people = objects(c, i + 1) if "B" not in aux else subjects(c, first)
    if not people and "B" not in aux and i in c.ends:
        people = [c.ends[i]] if c.low(skip_right(c, i + 1, "a")) in ("by", "in", "after", ".") else []
    people = [group for group in people if group.kind == "count" and _was_held(c, group)]
    return [state(c, Effect.CAPTURED, group, "hostage.freed", min(i, group.first), i + 1, i) for group in people]


def _was_held(c: Clause, group: Group) -> bool:
    """Whether the people are hostages by their own words."""
    words = c.lowers[group.first : group.last]
    return not HELD.isdisjoint(words) or any(g.EFFECT_OF.get(word) == "captured" for word in words)


FRAMES = {
    **dict.fromkeys(("hostage", "captive", "prisoner", "captives", "prisoners", "hostages"), captive),
    **dict.fromkeys(FREEING, freed),
}
"""The frame a word begins."""
