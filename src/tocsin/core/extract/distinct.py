"""Which statements of a sentence are one: the same people told twice, by two frames or by a turn that holds another."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.reading.doc import Doc
from tocsin.schemas.words import Effect

TOLLS = frozenset(("toll", "number.of"))


def distinct(doc: Doc, stated: list[Stated]) -> list[Stated]:
    """One statement for each effect and group, in reading order; a toll told with its effect gives way to that."""
    seen: set[tuple[Effect, int]] = set()
    told = {item.group.number[0] for item in stated if item.rule not in TOLLS}
    counted = {item.trigger for item in stated if item.rule in TOLLS}
    dead = {item.group.head for item in stated if item.effect is Effect.KILLED and item.group.kind != "bare"}
    wholes = [item for item in stated if item.rule == "of_whole"]
    idioms = {item.group.head: item.effect for item in stated if item.rule.startswith("saying")}
    out: list[Stated] = []
    for item in stated:
        if item.rule in TOLLS and item.group.number[0] in told:
            continue
        if item.effect is Effect.KILLED_OR_WOUNDED and item.group.head in dead and item.group.low:
            continue  # "shot by gunmen, he died"
        if _in_apposition(doc, item, out) or _described(doc, item, out) or _her_name(doc, item, stated):
            continue
        if item.rule != "of_whole" and any(
            other.group.first <= item.group.head < other.group.last
            or item.group.first < other.group.first < item.group.last
            for other in wholes
            if other.effect is item.effect
        ):
            continue  # "the families of the nine farmers killed"
        if idioms.get(item.group.head, item.effect) is not item.effect:
            continue  # "riddled with bullets" hits nobody with a bullet alone
        if item.rule not in TOLLS and item.group.first in counted:
            continue  # "Number of injuries climbs to twelve" is no number of injuries
        key = (item.effect, item.group.number[0] if item.group.kind == "count" else item.group.head)
        if key not in seen:
            seen.add(key)
            out.append(item)
    spans = [(item.effect, item.group.first, item.group.last) for item in out if item.group.kind == "count"]
    out = [
        item
        for item in out
        if item.group.kind != "bare"
        or not any(effect is item.effect and first < item.group.head < last for effect, first, last in spans)
    ]
    out = [item for item in out if not _family_of(doc, item, out)]
    return sorted(out, key=lambda item: (item.group.first, item.trigger))


def _in_apposition(doc: Doc, item: Stated, before: list[Stated]) -> bool:
    """Whether they are told of whom a name told right before: "Omar Said, headmaster of a school, and his son"."""
    group = item.group
    bare = group.kind == "single" and not group.definite and group.number[1] <= group.number[0] + 1
    if not bare or not before or doc.lowers[group.first] in ARTICLES or doc.words[group.first - 1] != ",":
        return False
    named = before[-1].group
    return named.kind == "name" and named.last == group.first - 1 and before[-1].trigger == item.trigger


def _her_name(doc: Doc, item: Stated, stated: list[Stated]) -> bool:
    """Whether it is only the name of one who is told as well: "The woman, Zeinab Said, a nurse, was killed"."""
    group = item.group
    if doc.words[group.first - 1] != "," or doc.words[group.last : group.last + 1] != [","]:
        return False
    if not all(word[:1].isupper() for word in doc.words[group.first : group.last]):
        return False
    return any(
        other.effect is item.effect
        and other.group.kind == "single"
        and doc.lowers[other.group.first] == "the"
        and other.group.last == group.first - 1
        for other in stated
    )


def _family_of(doc: Doc, item: Stated, told: list[Stated]) -> bool:
    """Whether it is but the family of those counted right before: "four members of the same family"."""
    group = item.group
    if group.kind != "family" or doc.lowers[group.first - 1] != "of":
        return False
    return any(other.group.last == group.first - 1 and other.effect is item.effect for other in told)


DESCRIBING = listed(
    "resident residents native natives inhabitant inhabitants national nationals citizen citizens son daughter"
)
NAME_TOKENS = 6


def _described(doc: Doc, item: Stated, before: list[Stated]) -> bool:
    """Whether they only describe those told right before: "two youths, residents of Dalem, were", "a clerk, son of Omar Said,"."""
    group = item.group
    beside = not before or before[-1].effect is not item.effect or group.kind not in ("single", "bare")
    if beside or doc.lowers[group.head] not in DESCRIBING or doc.words[group.first - 1] != ",":
        return False
    if doc.lowers[group.head + 1 : group.head + 2] not in (["of"], ["from"]) or doc.lowers[group.first] in KIN:
        return False
    told = before[-1].group
    named = doc.words[told.last : group.first - 1]
    return told.last <= group.first - 1 <= told.last + NAME_TOKENS and all(word[:1].isupper() for word in named)


KIN = frozenset(("his", "her", "their", "another"))
ARTICLES = listed("a an one another the his her their its")
