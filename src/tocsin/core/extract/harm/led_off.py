"""Who is told to be led off, caught or held without a verb of capture: "led off at gunpoint", "five rebels were caught"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm import idioms, taken
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.harmed import pronoun, those_whom
from tocsin.core.extract.harm.objects import after_group, objects
from tocsin.core.extract.harm.subjects import first_of_two, subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect

GUNPOINT = frozenset(("gunpoint", "gun-point", "knifepoint"))
LED = taken.TAKING | listed("escorted forced pulled bundled walked ordered removed offloaded lifted")
"""What is done to people at gunpoint so that they are gone afterwards."""
GUNPOINT_REACH = 14
BY_REACH = 10


def people_of(groups: list[Group]) -> list[Group]:
    """Those of ``groups`` that are so many or one, and were not guessed."""
    return [group for group in groups if group.kind in ("count", "single") and group.low and not group.guessed]


END = 1_000_000
"""As the first token of a statement that begins with its people."""


def captured(c: Clause, groups: list[Group], rule: str, first: int, last: int, trigger: int) -> list[Stated]:
    return [state(c, Effect.CAPTURED, group, rule, min(first, group.first), last, trigger) for group in groups]


def away(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "took two labourers away"; "took away two labourers" is told elsewhere."""
    if c.low(i - 1) in taken.TAKING:
        return taken.away(c, i, word)
    return captured(c, _objects_before(c, i), "taken_away", END, i + 1, i)


def _led(c: Clause, verb: int) -> list[Group]:
    """Who was led away: the subject of the passive at ``verb``."""
    first, aux = aux_start(c, verb)
    if "m" in aux or "f" in aux:
        return []
    if "B" in aux:
        people = people_of(subjects(c, first))
        return people_of(those_whom(c, people[0], first)) if len(people) == 1 and c.tag(first - 1) == "w" else people
    two = first_of_two(c, verb - 1, c.first) if c.tag(verb - 1) == "&" else 0
    return people_of(subjects(c, two)) if two else []


def _objects_before(c: Clause, end: int) -> list[Group]:
    """The people that end at token ``end`` and that a verb of taking right before them takes."""
    last = c.ends.get(end)
    if last is None:
        return [pronoun(end - 1)] if c.low(end - 1) in ("him", "her") and c.low(end - 2) in taken.TAKING else []
    verb = skip_left(c, last.first - 1, "a")
    return people_of([last]) if c.low(verb) in taken.TAKING else []


def taken_by(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "his wife and two nephews were taken from home by the attackers"."""
    if "B" not in aux_start(c, i)[1] or c.tag(i + 1) == "t":
        return []
    for k in range(i + 1, min(i + BY_REACH, c.last)):
        if c.lowers[k] == "by":
            return captured(c, _led(c, i), "taken_away", END, k + 1, i) if idioms.captor(c, k + 1) else []
        if c.tags[k] in "t.,;KkgdvsB":
            return []
    return []


def carried_off(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "carried off dozens of women", "two herders were dragged off"."""
    verb = i - 1
    if c.low(verb) not in CARRYING_OFF or not taken.HELPERS.isdisjoint(c.lowers[c.first : c.last]):
        return []
    people = _led(c, verb) if "B" in aux_start(c, verb)[1] else people_of(objects(c, i + 1))
    return captured(c, people, "taken_away", verb, i + 1, i)


CARRYING_OFF = listed("carried carry carries carrying dragged dragging hauled marched")


def at_gunpoint(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "led him off at gunpoint", "three traders were forced into a car at gunpoint"."""
    if c.low(i - 1) != "at":
        return []
    for k in range(i - 2, max(c.first, i - GUNPOINT_REACH) - 1, -1):
        if c.lowers[k] in LED and c.tags[k] != "N":
            if passive := _led(c, k):
                return captured(c, passive, "taken_away", END, i + 1, i)
            if c.low(k + 1) in ("him", "her"):
                return captured(c, [pronoun(k + 1)], "taken_away", k, i + 1, i)
            return captured(c, people_of(objects(c, skip_right(c, k + 1, "a"))), "taken_away", k, i + 1, i)
        if c.tags[k] in ".;":
            return []
    return []


NOT_CAUGHT = listed("in on up off fire unawares between red-handed by stealing taking cheating carrying")
"""What is caught so is no prisoner: "caught in the crossfire", "caught fire"."""


def caught(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "five rebels were caught", "caught two militants alive": fighters alone, since police catch thieves."""
    if "B" in aux_start(c, i)[1]:
        people = [] if c.low(i + 1) in NOT_CAUGHT else _led(c, i)
    else:
        people = people_of(objects(c, i + 1))
        people = [] if people and c.low(people[-1].last) in NOT_CAUGHT else people
    return captured(c, [group for group in people if fights(c, group)], "caught", i, i + 1, i)


def fights(c: Clause, group: Group) -> bool:
    """Whether the people of ``group`` are fighters by their own word."""
    head = c.low(group.head)
    return g.PLURAL_PEOPLE.get(head) == "combatant" or g.SINGULAR_PEOPLE.get(head) == "combatant"


WHILES = listed("while time hours hour days day minutes weeks week months month night nights")


def held(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "held by the rebels", "held 13 workers for a while", "held a teacher overnight"."""
    if found := idioms.held(c, i, word):
        return found
    people = people_of(objects(c, i + 1))
    if not people or not _raiders(c, i):
        return []
    at = after_group(c, people[-1])
    time = c.low(at) == "for" and any(c.low(k) in WHILES for k in range(at + 1, at + 5))
    if not time and c.low(at) not in ("overnight", "captive") and c.low(at + 1) not in GUNPOINT:
        return []
    return captured(c, people, "held", i, at + 1, i)


LAW = listed("police authorities jail prison court custody trial charges")


def holding(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "rebels are holding six policemen"."""
    captors = not idioms.CAPTORS.isdisjoint(c.lowers[c.first : i])
    if c.tag(skip_left(c, i - 1, "a")) != "B" or not captors or not LAW.isdisjoint(c.lowers[c.first : c.last]):
        return []
    people = [group for group in people_of(objects(c, i + 1)) if not group.alone]
    return captured(c, people, "held", i, i + 1, i)


def _raiders(c: Clause, verb: int) -> bool:
    """Whether those who hold are told as raiders before the verb, or merely as "they"."""
    return any(c.lowers[k] in idioms.CAPTORS or c.lowers[k] == "they" for k in range(c.first, verb))


Frame = Callable[[Clause, int, str], list[Stated]]
FRAMES: dict[str, Frame] = {
    "away": away,
    "taken": taken_by,
    "off": carried_off,
    "caught": caught,
    "held": held,
    "holding": holding,
    **dict.fromkeys(GUNPOINT, at_gunpoint),
}
"""The frame a word begins, where its letter does not tell."""
