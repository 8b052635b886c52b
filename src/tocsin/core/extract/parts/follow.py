"""Which people a sentence without a word of harm counts among those told right before: "seven of them were policemen"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.found import Found
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.harm.objects import counted, objects
from tocsin.core.extract.harm.part_lists import listed_parts
from tocsin.core.extract.kinds.category import category_of
from tocsin.core.extract.people.groups import find_groups
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.schemas.words import Category, Effect

FOLLOWING = listed("them these they whom victims which distributed follows slain deceased")
"""One of these opens every such sentence."""
THOSE = frozenset(("them", "these", "whom", "which"))
OPENING_TOKENS_MAX = 6
INCLUDED = frozenset(("include", "included", "includes", "comprise", "comprised"))
COPULAS = frozenset(("were", "was", "are", "is"))
WHOLLY = frozenset(("all", "both", "most", "many", "some"))


def follow_on(doc: Doc, tags: str, sentence: Sentence, found: list[Found]) -> list[Found]:
    """The parts that ``sentence``, which states no harm itself, counts among the last of ``found``."""
    if not found or found[-1].stated.sentence < sentence.index - 1:
        return []
    opening = doc.lowers[sentence.first : sentence.first + OPENING_TOKENS_MAX]
    bare = tags[sentence.first] in "DO" and opening[1:2] in BARELY
    if FOLLOWING.isdisjoint(opening) and not bare:
        return []
    whole = _whole(found, sentence)
    if whole is None:
        return []
    groups = find_groups(doc, tags, sentence.first, sentence.last)
    c = Clause(doc, tags, sentence, groups)
    out = [
        _part(c, whole, group, named)
        for group, named in (_counts_alone(c) if bare else [])
        or _of_them(c)
        or _among_them(c)
        or _they_include(c)
        or _as_follows(c, whole)
    ]
    stated = whole.stated
    if sum(item.stated.group.low for item in out) > stated.group.low or any(
        item.stated.group.low == stated.group.low for item in out
    ):
        return []
    return out


def whose_victims(doc: Doc, stated: list[Stated], found: list[Found]) -> None:
    """Give "the victims include two women" the harm told right before, where nobody was told to be killed there."""
    for item in stated:
        if item.subset and doc.lowers[item.trigger] == "victims":
            before = {one.stated.effect for one in found if one.stated.sentence >= item.sentence - 1}
            if len(before) == 1:
                item.effect = before.pop()


def _whole(found: list[Found], sentence: Sentence) -> Found | None:
    """Those told of in the sentence before, where they are several: the last of them that is no part."""
    told = [item for item in found if item.stated.sentence == sentence.index - 1]
    return next(
        (
            item
            for item in reversed(told)
            if not item.stated.subset and item.stated.group.low > 1 and not item.stated.denied
        ),
        None,
    )


def _of_them(c: Clause) -> list[tuple[Group, Group | None]]:
    """Such as "Of them, five were children and two women", "Seven of them were policemen"."""
    first = skip_right(c, c.first, "a&")
    if c.low(first) == "of" and c.low(first + 1) in THOSE:
        return counted(c, skip_right(c, first + 2, ",a"))
    group = c.begins.get(first)
    at = first + 1
    while at < first + OPENING_TOKENS_MAX and c.low(at) != "of":
        at += 1
    slain = c.low(at + 1) == "the" and c.low(at + 2) in ("slain", "deceased")
    of_them = c.low(at) == "of" and (
        slain or c.low(at + 1) in THOSE or (c.low(at + 1), c.low(at + 2)) == ("the", "victims")
    )
    if group is None or not of_them or group.kind != "count" or c.low(group.first) in WHOLLY:
        return []
    be = skip_right(c, at + 2 if c.low(at + 1) in THOSE else at + 3, "pxPCa" if slain else "a")
    if c.low(be) not in COPULAS:
        return []
    named = c.begins.get(skip_right(c, be + 1, "a"))
    return [(group, named)] if named is not None and named.kind in ("bare", "single") else []


def _counts_alone(c: Clause) -> list[tuple[Group, Group | None]]:
    """Such as "Three were soldiers and two civilians", "One was a doctor": up to the end, all of it counted."""
    out = counted(c, c.first)
    end = max((named or group).last for group, named in out) if out else c.last
    return out if c.tag(end) in ".,;&w" else []


BARELY = (["were"], ["was"], ["are"], ["is"])


def _among_them(c: Clause) -> list[tuple[Group, Group | None]]:
    """Such as "Among them were three women and a child"."""
    first = skip_right(c, c.first, "a&")
    if c.low(first) != "among" or c.low(first + 1) not in THOSE:
        return []
    be = skip_right(c, first + 2, "a,")
    people = objects(c, be + 1) if c.low(be) in COPULAS else []
    return [(group, None) for group in people if group.kind in ("count", "single") and not group.alone]


def _they_include(c: Clause) -> list[tuple[Group, Group | None]]:
    """Such as "They include three children", "The victims were two women and a man"."""
    first = skip_right(c, c.first, "a&")
    the = c.low(first) == "the" and c.low(first + 1) == "victims"
    if c.low(first) != "they" and not the:
        return []
    verb = skip_right(c, first + 2 if the else first + 1, "a")
    if c.low(verb) not in INCLUDED and not (c.low(first) == "they" and c.low(verb) in COPULAS):
        return []
    people = objects(c, verb + 1)
    if any(group.kind not in ("count", "single") or group.alone for group in people):
        return []
    if c.low(verb) in COPULAS and len(people) < 2:
        return []
    return [(group, None) for group in people]


def _as_follows(c: Clause, whole: Found) -> list[tuple[Group, Group | None]]:
    """Such as "They are distributed as follows: 20 soldiers and ten civilians"."""
    colon = c.tags.find(":", c.first, c.last - 1)
    if colon < 0 or c.low(colon - 1) != "follows":
        return []
    return [(group, None) for group in listed_parts(c, whole.stated.group, colon + 1)]


def opens_list(doc: Doc, sentence: Sentence, found: list[Found]) -> Found | None:
    """The total whose parts a list of bullets below "The dead are distributed as follows:" tells, if that is ``sentence``."""
    if doc.words[sentence.last - 1] != ":" or doc.lowers[sentence.last - 2] != "follows" or not found:
        return None
    words = doc.lowers[sentence.first : sentence.last]
    wanted = Effect.WOUNDED if "wounded" in words or "injured" in words else Effect.KILLED
    for item in reversed(found):
        if item.stated.sentence < sentence.index - 1:
            return None
        if item.stated.effect is wanted and not item.stated.subset and item.stated.group.low > 1:
            return item
    return None


def _part(c: Clause, whole: Found, group: Group, named: Group | None) -> Found:
    stated = Stated(
        effect=whole.stated.effect, group=group, rule="of_them", first=group.first, last=named.last if named else group.last,
        trigger=group.head, sentence=c.sentence.index, subset=True, subset_of=whole.stated,
        victims=(named.first, named.last) if named is not None else None,
    )  # fmt: skip
    category = category_of(c, group, stated.victims) if not group.alone or named is not None else Category.UNKNOWN
    return Found(stated=stated, source=whole.source, category=category, scope=whole.scope, rules=["follow_on"])
