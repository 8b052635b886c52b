"""Whom a verb of harm harms, where no plain list of people follows it: names, pronouns, those harmed as well."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, name_group
from tocsin.core.extract.harm.named_rows import named_after
from tocsin.core.extract.harm.objects import has_own_verb, objects
from tocsin.core.extract.harm.subjects import coordinated_left
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

SELVES = frozenset(("himself", "herself", "themselves", "itself"))


BESIDE = frozenset(("along", "alongside", "together"))


def along_with(c: Clause, at: int) -> list[Group]:
    """Who was harmed as well: "was killed along with his wife"."""
    at = skip_right(c, at, ",")
    end = at if c.low(at) == "by" else skip_right(c, at, "ITCxJUz,")
    at = next((k for k in range(at, end) if c.low(k) in BESIDE), at)  # "was shot in Dalem along with his driver"
    if c.low(at) == "alongside":
        return objects(c, at + 1)
    if c.low(at) == "with" and c.tag(at + 1) == "S" and (family := objects(c, at + 1)):
        kin = [group for group in family if not KIN.isdisjoint(c.lowers[group.first : group.last])]
        return family if len(kin) == len(family) else []  # "was killed with his wife", not "with his own gun"
    together = c.low(at) in ("along", "together") and c.low(at + 1) == "with"
    return objects(c, at + 2) if together else []


KIN = listed(
    """wife husband son sons daughter daughters child children brother brothers sister sisters mother father parents baby grandchildren
    grandson granddaughter grandmother grandfather nephew nephews niece nieces cousin cousins uncle aunt family driver bodyguard bodyguards"""
)


def besides_self(c: Clause, at: int) -> list[Group]:
    """The others harmed with the doer: "killing himself and three others"."""
    if c.low(at) in ("him", "her", "them") and c.tag(at + 1) == "&":
        others = objects(c, at + 2)
        return [pronoun(at), *others] if c.low(at) != "them" and others else others
    if c.low(at) not in SELVES:
        return []
    following = skip_right(c, at + 1, ",a")
    if c.tag(at + 1) == "," and (listed_after := objects(c, following)) and len(listed_after) > 1:
        return listed_after  # "killing herself, a driver and two others"
    if c.tag(following) == "&":
        return objects(c, following + 1)
    return along_with(c, following)


AS_WELL_REACH = 12


def _as_well(c: Clause, at: int) -> list[Group]:
    """The others behind a name and its role: "killed Omar Said, chief of the district, as well as two guards"."""
    for k in range(at, min(at + AS_WELL_REACH, c.last)):
        if c.lowers[k : k + 3] == ["as", "well", "as"]:
            return objects(c, k + 3)
        if c.low(k) in ("along", "together") and c.low(k + 1) == "with":
            return objects(c, k + 2)
        if c.tags[k] in "KkgdBhvs.;":
            break
    return []


ROLES_OPEN = frozenset(("a", "an", "the", "head", "leader", "commander", "chief", "who", "aged"))
"""What may follow a name that is a person's: "killed Ali Omar, head of the council"."""


def _is_person(c: Clause, at: int, end: int) -> bool:
    """Whether the name in tokens ``at`` to ``end`` is a person's: nothing else that ends so is killed or wounded."""
    if c.tag(end) == "," and c.low(end + 1) in ROLES_OPEN:
        return True
    if end - at <= NAME_WORDS_MAX + 1 and c.low(end) in ("a", "an", "who") and c.tag(end + 1) not in "zU.":
        return True  # "killed Omar Said a former militant", where commas are left out
    words = c.doc.words[at:end]
    return (
        end - at <= NAME_WORDS_MAX
        and (c.tag(end) in ".,;Iz" or (c.tag(end) == "&" and c.tag(skip_right(c, end + 1, "a")) in "Kkgv"))
        and not any(word.isupper() or not word.isalpha() for word in words)
    )


NAME_WORDS_MAX = 3
KIDNAPPED = frozenset(("abducted", "kidnapped", "abducting", "kidnapping"))
"""Done to people alone, so that a name behind one is a person's."""


def named_objects(c: Clause, effect: Effect, at: int) -> list[Group]:
    """People known by name and age after a verb of harm: "injured Arif Ali (26) and Tahir (28)"."""
    found: list[Group] = []
    at = skip_right(c, at, "a")
    at += c.low(at) == "one" and c.tag(at + 1) == "C"  # "killed one Omar Said"
    role = skip_right(c, at, "TSxUJC")
    if c.low(role) in ("identified", "named", "known") and c.low(role + 1) == "as":
        at = role + 2  # "killed the village head identified as Omar Said"
    if effect is not Effect.CAPTURED and (row := named_after(c, at)):
        return row
    if c.low(at - 1) in KIDNAPPED:
        end = skip_right(c, at, "C")
        return [name_group(c, at, end), *_as_well(c, end)] if end - at >= 2 and _is_person(c, at, end) else []
    while effect is not Effect.CAPTURED:
        end = skip_right(c, at, "C")
        if end - at >= 2 and not found and c.tag(end) == "&" and (others := objects(c, end + 1)):
            return [name_group(c, at, end), *others]  # "injured Arif Ali and his two sons"
        if end - at >= 2 and not found and _is_person(c, at, end):
            return [name_group(c, at, end), *_as_well(c, end)]
        if end == at or c.tag(end) != "(" or c.tag(end + 1) not in "zD" or c.tag(end + 2) != ")":
            break
        found.append(name_group(c, at, end))
        at = skip_right(c, end + 3, ",&")
    if len(found) > 1:  # names in a row are one claim of so many
        first, last, count = found[0].first, found[-1].last, len(found)
        return [Group(first, last, last - 1, count, count, Qualifier.EXACT, (first, last), "count", alone=True)]
    return found


def each(c: Clause, stated: list[Stated], i: int, last: int) -> list[Stated]:
    """``stated`` with both effects of "killed and injured residents": each verb has its own among people not counted."""
    if "&" not in c.tags[i:last]:
        return stated
    both = (Effect.KILLED, Effect.WOUNDED)
    out: list[Stated] = []
    for item in stated:
        uncounted = (
            item.effect is Effect.KILLED_OR_WOUNDED
            and item.group.qualifier is Qualifier.VAGUE
            and item.group.low == UNCOUNTED
        )
        out += [replace(item, effect=effect) for effect in both] if uncounted else [item]
    return out


UNCOUNTED = 2
"""The low bound of people without a number."""


def meant(c: Clause, effect: Effect, verb: int, at: int) -> list[Group]:
    """The people "him", "her" or "them" right after a verb of killing stands for: the nearest new ones before the verb."""
    word = c.low(at)
    if effect is not Effect.KILLED or word not in ("him", "her", "them", "both") or c.tag(at + 1) in "xJCpP":
        return []
    for i in range(verb - 1, c.sentence.first - 1, -1):
        group = c.inside.get(i)
        if group is not None:
            if group.kind == "bare" or (group.low == 1) != (word in ("him", "her")) or group.definite:
                continue
            if group.kind == "single" and c.tags[verb] != "g" and AND_OR_WHO.isdisjoint(c.tags[group.last : verb]):
                continue  # "one of them beheaded him": who does it
            return [group]
    return _met_by_name(c, verb) if word in ("him", "her") else []


AND_OR_WHO = frozenset(",;&w-")
"""Between people and a verb these make the verb another's."""


def _met_by_name(c: Clause, verb: int) -> list[Group]:
    """Whom the clause before the verb meets by name: "opened fire at Omar Said, killing him"."""
    end = next((i for i in range(verb - 1, c.sentence.first, -1) if c.tag(i) == "C" and c.tag(i + 1) != "C"), 0)
    start = skip_left(c, end, "C") + 1
    met = c.low(skip_left(c, start - 1, "TAzJ"))
    full = end - start >= 1 or met in SEIZING
    return [name_group(c, start, end + 1)] if full and end and met in MEETING | SEIZING else []


SEIZING = frozenset(("took", "dragged", "abducted", "kidnapped", "picked", "seized"))
MEETING = frozenset(
    ("at", "on", "attacked", "ambushed", "shot", "targeted", "stopped", "intercepted", "stabbed", "beat")
)


def those_whom(c: Clause, group: Group, verb: int) -> list[Group]:
    """All whom a relative clause tells of where its verb is plural: "a trader and his driver Ali Noor, who were abducted"."""
    if c.low(verb) not in ("were", "are") or group.kind not in ("single", "name"):
        return [group]
    at = group.first - (c.tag(group.first - 1) == ",")
    one = c.ends.get(at) if group.kind == "name" else group
    listed_left = coordinated_left(c, one) if one is not None and one.kind == "single" else []
    return listed_left if len(listed_left) > 1 else [group]


def own(c: Clause, group: Group, people: list[Group]) -> bool:
    """Whether the last of a list belongs to the verb after it: "killed three and two others were hurt"."""
    return group is people[-1] and len(people) > 1 and has_own_verb(c, group)


def pronoun(at: int) -> Group:
    return Group(at, at + 1, at, 1, 1, Qualifier.EXACT, (at, at + 1), "pronoun", alone=True)
