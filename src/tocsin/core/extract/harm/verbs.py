"""Which verbs and participles state that people came to harm, with their people: "were killed", "killing", "left dead"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.harm.actives import BEATEN, LEAVING, acted_to_death, died, finite, gerund, left_dead, to_death
from tocsin.core.extract.harm.frames import Stated, chain_end, state
from tocsin.core.extract.harm.participles import BEFORE_NOUN, participle
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Effect

WORKING = frozenset("Kgvkd")
"""Letters of the words a frame of a verb begins at."""


def verb_frames(c: Clause) -> list[Stated]:
    """Statements of the sentence whose word of harm is a verb or a participle."""
    return [item for item in _verb_frames(c) if not _dead_already(c, item)]


def _dead_already(c: Clause, item: Stated) -> bool:
    """Whether the people a verb of hurting reaches are dead ones of its list: "seven dead people and six wounded"."""
    if item.effect is Effect.KILLED:
        return False
    return any(c.low(k) in ("dead", "killed") for k in range(item.group.number[1], item.group.head))


def _verb_frames(c: Clause) -> list[Stated]:
    out: list[Stated] = []
    tags = c.tags
    spots = [n for n in range(c.first, c.last) if tags[n] in WORKING or c.lowers[n] in BEATEN]
    past = c.first
    for i in spots:
        if i < past:
            continue  # taken in by the chain before
        letter = tags[i]
        if letter == "K" and not _modifier(c, i):
            last = chain_end(c, i)
            told = participle(c, i, last)
            if c.lowers[i] in BEATEN:
                told = acted_to_death(c, i) or told or to_death(c, i)
            out += told + _captured_first(c, i, last, told)
            past = last
            continue
        if letter == "g":
            last = _gerund_end(c, i)
            out += gerund(c, i, last)
            past = last
            continue
        if c.lowers[i] in BEATEN:
            out += to_death(c, i)
        if letter == "v" and c.low(i) in LEAVING:
            out += left_dead(c, i)
        elif letter == "k":
            out += finite(c, i)
        elif letter == "d":
            out += died(c, i)
    return out


def _captured_first(c: Clause, i: int, last: int, told: list[Stated]) -> list[Stated]:
    """Such as "abducted and killed": the same people, captured as well."""
    taken = any(g.EFFECT_OF.get(c.low(k)) == "captured" and c.low(k) not in g.HELD for k in range(i, last))
    if not taken or "|" in c.tags[i:last]:
        return []
    return [
        replace(item, effect=Effect.CAPTURED, trigger=i)
        for item in told
        if item.effect in (Effect.KILLED, Effect.WOUNDED)
    ]


def _modifier(c: Clause, i: int) -> bool:
    """Whether the participle stands inside a group of people ("two wounded soldiers", "the dead man")."""
    group = c.inside.get(i)
    return group is not None and i < group.head


def _gerund_end(c: Clause, i: int) -> int:
    last = i + 1
    while c.tag(last) in "&|," and c.tag(last + 1) == "g":
        last += 2
    return last


def adjective_frames(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "another wounded child", "three injured people": harm told by a participle before the noun."""
    taken = {item.group.first for item in stated}
    out = []
    for group in c.groups:
        if (
            group.first in taken
            or (group.definite and group.kind != "count")
            or group.kind not in ("count", "single")
            or group.alone
            or group.partitive
        ):
            continue
        for i in range(group.number[1], group.head):
            if c.tags[i] == "K" and c.low(i) in BEFORE_NOUN:
                out.append(state(c, BEFORE_NOUN[c.low(i)], group, "adjective", group.first, group.last, i))
                break
    return out
