"""Set phrases of harm, one line each: "fell victim to", "breathed his last", "pumped bullets into", "riddled with bullets"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.sayings import SAYINGS
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, name_group, state, whom
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Effect

MODIFIERS = "aTASxJzDVHCe'pPL"
MODIFIERS_MAX = 4
"""How many tokens "…" of a saying stands for, and their letters."""
ANY = frozenset(("…",))
PEOPLE = frozenset(("_",))


class Who(Enum):
    """Where those harmed stand."""

    SUBJECT = "subject"
    PASSIVE = "passive"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Saying:
    """One set phrase: the words that may stand at each place, which of them a sentence is searched for, who is harmed and how."""

    words: tuple[frozenset[str], ...]
    pivot: int
    who: Who
    effect: Effect
    kind: str
    """Of whom alone it is said: "combatant", "family"; "calm" where it needs a word of violence beside it."""


def _read(line: str) -> Saying:
    """The saying that one line of the table tells."""
    phrase, who, effect, *kind = (part.strip() for part in line.split(";"))
    parts = phrase.split()
    words = tuple(listed(part.strip("^").replace("|", " ")) for part in parts)
    pivot = next(n for n, part in enumerate(parts) if part.startswith("^"))
    return Saying(words, pivot, Who(who), Effect(effect), kind[0] if kind else "")


BY_WORD: dict[str, list[Saying]] = {}
for _saying in map(_read, SAYINGS.strip().splitlines()):
    for _word in _saying.words[_saying.pivot]:
        BY_WORD.setdefault(_word, []).append(_saying)


def said(c: Clause, i: int, word: str) -> list[Stated]:
    """Who is harmed by the set phrase that token ``i`` belongs to."""
    for saying in BY_WORD[word]:
        before, behind = saying.words[: saying.pivot], saying.words[saying.pivot + 1 :]
        first, last = _match(c, i - 1, before[::-1], -1), _match(c, i + 1, behind, 1)
        if first is None or last is None or (saying.effect is Effect.CAPTURED and _killed_after(c, last)):
            continue
        at = i + 1 if PEOPLE in behind else last
        people = [group for group in _people(c, saying, first + 1, at) if _told(c, group, saying)]
        if not people and word == "life" and saying.who is Who.OBJECT and c.tag(last) == "C":
            end = skip_right(c, last, "C")
            people = [name_group(c, last, end)] if c.tag(end) in ".,;Iz&" else []  # "ended the life of Omar Said"
        if people:
            rule = "saying.calm" if saying.kind == "calm" else "saying"
            return [state(c, saying.effect, group, rule, min(first + 1, group.first), last, i) for group in people]
    return []


def _killed_after(c: Clause, at: int) -> bool:
    """Whether the sentence goes on to say that somebody was killed: who was pulled off a bus and shot was no captive."""
    return any(c.tags[k] == "K" and g.EFFECT_OF.get(c.lowers[k]) == "killed" for k in range(at, c.last))


def _match(c: Clause, at: int, words: tuple[frozenset[str], ...], step: int) -> int | None:
    """The token behind ``words``, read from token ``at`` on in steps of 1 or -1; None where others stand there."""
    if not words:
        return at
    if words[0] == PEOPLE:
        people = objects(c, at, loose=True)
        return _match(c, people[-1].last, words[1:], step) if people else None
    if words[0] != ANY:
        return _match(c, at + step, words[1:], step) if c.low(at) in words[0] else None
    for skipped in range(MODIFIERS_MAX + 1):
        found = _match(c, at + skipped * step, words[1:], step)
        if found is not None or c.tag(at + skipped * step) not in MODIFIERS:
            return found
    return None


def _people(c: Clause, saying: Saying, first: int, last: int) -> list[Group]:
    if saying.who is Who.OBJECT:
        return objects(c, last, loose=True)
    start, aux = aux_start(c, first)
    if "m" in aux or "f" in aux or (saying.who is Who.PASSIVE and "B" not in aux):
        return []
    whose = whom(c, start)
    return [whose[0]] if whose else subjects(c, start)


def _told(c: Clause, group: Group, saying: Saying) -> bool:
    """Whether the people are counted, and of the kind of whom alone the phrase is said."""
    if not group.low or (group.guessed and saying.kind) or (group.kind == "bare" and group.definite):
        return False
    if saying.who is Who.OBJECT and c.low(group.last) in ("'s", "’s"):
        return False  # "did away with a clerk's stock"
    head = c.low(group.head)
    if saying.kind == "combatant" and group.alone and c.low(group.last - 1) == "them":
        return True  # "accounted for five of them"
    if saying.kind == "family":
        return head in FAMILY
    return saying.kind in ("", "calm") or saying.kind in (g.PLURAL_PEOPLE.get(head), g.SINGULAR_PEOPLE.get(head))


FAMILY = listed(
    """husband wife son sons daughter daughters father mother brother brothers sister sisters children child parents uncle uncles aunt
    aunts cousin cousins nephew nephews niece nieces grandson grandsons granddaughter granddaughters grandfather grandmother
    grandparents grandchild grandchildren twins relatives siblings in-laws family"""
)
WORDS = frozenset(BY_WORD)
"""The words a sentence is searched for."""
