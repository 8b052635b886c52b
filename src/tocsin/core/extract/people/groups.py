"""Which phrases of a text name people, and how many: "at least 13 Afghan civilians", "his brother", "dozens"."""

from __future__ import annotations

import re

from tocsin.core.extract.english import words as w
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.people.numbers_alone import BARE, BEFORE_SPEAKER, alone_quantity, behind, number_alone
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import between, find_qualifier, half, number_value, qualify, read_quantity
from tocsin.core.extract.reading.doc import Doc
from tocsin.schemas.words import Qualifier

MODIFIER = r"(?:(?<=D)\(z\)|e(?=[PpJC])|[xJCYpLGaUO\"']|\([CxPpoJLUeITSa]{1,8}\)|(?<=C)o(?=C)|S(?=[xJCpPL])|(?<=[CJxpL])[&|](?=[CJ][PpxCL])|-(?=[CxP]))"


NUMBER = r"(?:A?[VJx]?#o|(?:A?H|D(?:[t|]?D)?H*(?:&D)?|A?VH?)(?:\|O)?(?:oH)?(?:o(?:[TS]D?|D(?!o)|A(?=G))?)?)"


GROUP = re.compile(
    r"(?=[TSAODVHf#aKexJCYpPLGU\"'(&o-])"  # no other letter opens one: told at once
    rf"(?P<det>(?:[TS]O?)?{NUMBER}|OD(?:o[TS])?|[ATS]+O?|O|f)?(?P<mods>(?:O(?=a?[Ke][PpxJC]))?(?:a?[Ke][&|]?){{0,2}}{MODIFIER}{{0,12}})"
    r"(?P<head>[PG]|[pL](?!p)|(?<=[DHVAT])O(?!D)|(?<=[DH]J)O)"
)


HEADS = "PGpLO"
"""Letters a group ends with; a pattern looks one letter further."""


NAME = re.compile(r"C(?:C|oC|\"C+\"|-C)*")


def _behind_others(doc: Doc, match: re.Match[str]) -> int:
    """Where those end who are called "others": whoever speaks next is none of them, "wounding nine others medics said"."""
    words = doc.lowers[match.start() : match.end() - 1] if "O" in match.group("mods") else []
    return match.start() + words.index("others") + 1 if "others" in words else 0


def find_groups(doc: Doc, tags: str, first: int, last: int) -> list[Group]:
    """The groups of people named in tokens ``first`` up to ``last``, in order, not overlapping."""
    groups: list[Group] = []
    at = first
    heads_last = max([tags.rfind(letter, first, last) for letter in HEADS])
    while at < last:
        match = GROUP.search(tags, at, min(last, heads_last + 2)) if at <= heads_last else None
        end = match.start() if match else last
        bare_at = at
        while bare_at < end:
            bare = BARE.search(tags, bare_at, end if match is None else min(last, end + 1))
            if bare is None:
                bare = BEFORE_SPEAKER.search(tags, bare_at, last)
            if bare is None or bare.start() >= end:
                break
            group = number_alone(doc, tags, bare, at)
            if group:
                groups.append(group)
            bare_at = max(bare.end(), bare_at + 1)
        if match is None:
            break
        joint = _second_of_two(tags, match) if "p" in match.group("mods") else _behind_others(doc, match)
        if joint and (one := GROUP.search(tags, at, joint)) is not None:
            match = one
        group = _group(doc, tags, match, first)
        if group:
            groups.append(group)
        at = max(match.end(), joint + 1) if joint else match.end()
    for n, group in enumerate(groups):
        if n and group.qualifier is Qualifier.VAGUE and (over := _says_over(doc, group)) is not None:
            _as_many(groups[n - 1], group, over)
        _count_names(tags, group)
        _all_but(doc, group)
    return _folded(doc, tags, groups)


def _second_of_two(tags: str, match: re.Match[str]) -> int:
    """Where "and" stands in "Constable Omar Said and Head Constable", which are two; 0 where there are no two."""
    joint = tags.find("C&C", match.start("mods"), match.start("head")) + 1
    return joint if tags[match.start("head")] == "p" and "p" in tags[match.start("mods") : joint] else 0


EQUAL = listed("equal like same similar")
AS_MANY = listed("and while whereas & , ; with just almost nearly")
"""What stands before "as many" where it says a number over again, and is no "twice as many"."""


def _says_over(doc: Doc, group: Group) -> int | None:
    """Where "as many wounded", "an equal number of troopers" begins, which says over a number told right before."""
    for at in range(max(group.number[0], 2), group.head + 1):
        word, before = doc.lowers[at], doc.lowers[at - 1]
        if word == "number":
            return min(at - 2, group.first) if before in EQUAL else None
        if word == "many" and before == "as":
            return at - 1 if doc.lowers[at + 1 : at + 2] != ["as"] and doc.lowers[at - 2] in AS_MANY else None
    return None


def _as_many(before: Group, group: Group, first: int) -> None:
    if before.kind == "count":
        group.low, group.high, group.qualifier = before.low, before.low, Qualifier.EXACT
        group.first, group.number, group.kind = first, (first, group.number[1]), "count"


def _all_but(doc: Doc, group: Group) -> None:
    """Such as "all but one of the nine passengers": eight."""
    at = group.number[0]
    if group.kind != "count" or at < 2 or doc.lowers[at - 2 : at] != ["all", "but"]:
        return
    of_all = next((k for k in range(at, group.last - 1) if doc.lowers[k] == "of"), at)
    values = [number_value(word) for word in doc.lowers[of_all : group.last]]
    whole = next((value for value in values if value), 0)
    left = whole - group.low
    group.low, group.high = (left, left) if of_all > at and left > 0 else (2, None)
    group.qualifier = Qualifier.EXACT if group.high else Qualifier.VAGUE


NAMES = re.compile(r"C{1,4}(?:,C{1,4}){0,6},?&C{1,4}(?=[Bhkdv,.])")


def _count_names(tags: str, group: Group) -> None:
    """Such as "Officers Omar Galdino and Carlos Tocaria": as many as are named."""
    if group.kind != "bare" or group.definite or group.head + 1 != group.last:
        return
    match = NAMES.match(tags, group.last)
    if match is not None:
        named = (
            sum(letter in ",&" and match.group()[n + 1 : n + 2] == "C" for n, letter in enumerate(match.group())) + 1
        )
        group.low = group.high = named
        group.qualifier, group.kind = Qualifier.EXACT, "count"


MEN_WOMEN = re.compile(",P,?&P")
SAID_BY_BOTH = re.compile(",P,?&Pa?h?s")
"""As in "killing ten people, officials and activists said": those tell it."""
"""The rest of a row of kinds that one number counts."""


NOR = re.compile(r"(?:[|][CJxPev-]*)?")


def _counted_beside(doc: Doc, tags: str, whole: Group, group: Group) -> int:
    """Where "20 of them", "14 in all" end that count the people right before: "Afghan soldiers, 20 of them, were"; 0 for none."""
    if whole.kind != "bare" or whole.definite or group.kind != "count" or not group.alone:
        return 0
    if tags[whole.last : group.first] not in (",", "-"):
        return 0
    end = group.last
    if doc.lowers[end : end + 2] in (["in", "all"], ["in", "total"], ["in", "number"]):
        end += 2
    elif doc.lowers[end : end + 1] in (["altogether"], ["overall"]):
        end += 1
    elif doc.lowers[end - 2 : end] != ["of", "them"]:
        return 0
    return end if tags[end : end + 1] in (",", "-") else 0


def _folded(doc: Doc, tags: str, groups: list[Group]) -> list[Group]:
    """Groups that are one: "25 soldiers and fighters", "a family of six"."""
    out: list[Group] = []
    for group in groups:
        last = out[-1] if out else None
        if last is not None and (end := _counted_beside(doc, tags, last, group)):
            last.low, last.high, last.qualifier, last.number = group.low, group.high, group.qualifier, group.number
            last.last, last.kind = end + 1, "count"
            continue
        if (
            last is not None
            and last.kind == "family"
            and tags[last.last : group.first] == "o"
            and group.kind == "count"
            and (group.alone or tags[last.first] in "ADH")  # not "relatives of two men who were killed"
        ):
            group.first, group.head, group.alone, group.partitive = last.first, last.head, False, False
            out[-1] = group
            continue
        if (
            last is not None
            and last.kind == "bare"
            and tags[last.head] == "L"
            and tags[last.last : group.first] == "o"
            and group.kind == "count"
            and group.alone
        ):  # "the crew of eight"
            group.first, group.head, group.alone, group.partitive = last.first, last.head, False, False
            out[-1] = group
            continue
        if (
            last is not None
            and last.kind == "zero"
            and group.kind == "bare"
            and NOR.fullmatch(tags, last.last, group.first)
        ):
            last.last, last.head = group.last, group.head
            continue
        if (
            last is not None
            and group.kind == last.kind == "bare"
            and tags[last.last : group.first] == "&"
            and not (last.definite or group.definite or group.low == 1)
            and tags[last.head] in "PG"
            and tags[group.head] in "PGO"
        ):
            last.last = group.last
            continue
        if (
            last is not None
            and last.kind == "bare"
            and not last.definite
            and (group.low, group.high) == (2, None)
            and tags[last.last : group.last] == "&O"  # "figures and others"
        ):
            last.last = group.last
            continue
        if (
            last is not None
            and group.kind == "bare"
            and group.head == group.first
            and last.kind == "count"
            and not last.alone
            and MEN_WOMEN.match(tags, last.last)
            and not SAID_BY_BOTH.match(tags, last.last)
            and group.first == last.last + 1
        ):
            last.last = group.last  # "at least 30 men, women and children"
            continue
        if last is not None and group.kind == "bare" and last.kind == "count" and not last.alone and not group.definite:
            object_of = last.first > 0 and tags[last.first - 1] in "KkgvI"
            joint = tags[last.last : group.first]
            if (joint in ("&", "|") or (joint == ",&" and tags[last.last - 2 : last.last] == ",P")) and not (
                object_of and tags[group.last : group.last + 1] in "Bhvs"
            ):
                last.last = group.last
                continue
        out.append(group)
    return out


def _after_participle(doc: Doc, tags: str, first: int, head: int) -> int:
    """Where the people begin in "Aleppo showing civilians": what a name does is no part of them; 0 if nothing is done."""
    for at in range(head - 1, first, -1):
        if tags[at] == "e" and tags[at - 1] == "C" and doc.lowers[at].endswith("ing"):
            return at + 1
    return 0


def _after_verb(tags: str, first: int, head: int) -> int:
    """Where the people begin in "the shelling killed civilians": what follows a noun is a verb, what follows "the" tells who they are."""
    killed = tags.rfind("K", first + 2, head)
    before = killed - 1
    while before > first and tags[before] == "a":
        before -= 1
    return killed + 1 if killed > 0 and before > first and tags[before] in "exUC" and tags[first] == "T" else first


def _group(doc: Doc, tags: str, match: re.Match[str], floor: int) -> Group | None:
    first, last = match.span()
    head = match.start("head")
    lowers = doc.lowers
    det = match.group("det") or ""
    while not det and first < head and tags[first] in "KeYa&|'\"":
        first += 1
    if not det and tags[first] == "C" and lowers[first + 1] in WHOSE:
        first += 1  # "told Reuters his son was killed"
    if not det and (cut := _after_participle(doc, tags, first, head)):
        first = cut
    if (cut := _after_verb(tags, first, head)) > first:
        first, det = cut, ""
    if (
        tags[head] in "pL"
        and last < len(tags)
        and tags[last] in "xU"
        and lowers[last] not in NO_HEADS
        and doc.starts[last] == doc.ends[head] + 1
    ):
        return None
    group = Group(
        first=first,
        last=last,
        head=head,
        low=2,
        high=None,
        qualifier=Qualifier.VAGUE,
        number=(head, head + 1),
        kind="bare",
    )
    one = lowers[head] in w.MIXED_NUMBER or lowers[head].endswith("ese")
    plural = tags[head] in "PL" and not (one and det[:1] == "A" and "V" not in det)
    if det[:1] == "A" and lowers[first - 1 : first] == ["not"] and lowers[first + 1] in ("single", "soul"):
        first, det = first - 1, "f" + det  # "not a single soldier"
        group.first = first
    if "f" in det:
        if lowers[head] in ("figure", "figures"):  # "gave no figure for the dead"
            return None
        group.low, group.high, group.qualifier, group.kind = 0, 0, Qualifier.EXACT, "zero"
        group.number = (first, first + 1)
        return group
    number_last = match.end("det") if det else first
    if det and det[-1] == "H" and lowers[number_last - 1] in w.VAGUE_SCALES:
        alone = alone_quantity(doc, first, number_last, floor)
        if alone is not None and tags[head] == "O" and head == number_last:  # "dozens more"
            alone.last, alone.head = last, head
        return alone
    if "#" in det and (det[0] == "T" or lowers[first - 1 : first] in (["the"], ["total"], ["overall"])):
        return None
    if any(letter in "DHV#" for letter in det):
        skip = len(det) - len(det.lstrip("TSO"))
        counted = number_last
        if det[-1:] == "D" and len(det) > skip + 3 and det[-3] == "o" and det[-2] in "TS":  # "eight of its 30 men"
            counted -= 3
        elif det.endswith("oD") and tags[last : last + 1] not in ("K", "k") and tags[first - 1 : first] != "B":
            counted -= 2  # "12 of one family", but "he was one of two men killed"
        elif "o" in det and lowers[head] in ("family", "household", "clan"):
            counted = first + det.index("o")  # "three of a family", "four of the same family"
        quantity = read_quantity(doc.words[first + skip : counted])
        if first and lowers[first - 1] == "between":
            quantity = between(lowers[first:number_last]) or quantity
        if quantity is None:
            return None
        first = half(lowers, first, floor, quantity)
        start, kind = find_qualifier(lowers, first, floor)
        if first > floor and lowers[first - 1] == "between" and quantity.qualifier is Qualifier.RANGE:
            start = first - 1
        if lowers[start:first] == ["some"] and quantity.qualifier is Qualifier.EXACT:
            kind = "about"
        kind = behind(lowers, first, number_last) or kind
        quantity = qualify(quantity, kind)
        group.first = start
        group.low, group.high, group.qualifier = quantity.low, quantity.high, quantity.qualifier
        group.number = (start if kind != "exact" else first, number_last)
        group.kind = "count"
        group.definite = (start < first and lowers[start] in ("the", "these", "those")) or det[0] in "TS"
        group.partitive = "oT" in det or det.endswith("o")
        return group
    if plural:
        if det[:1] in ("T", "S") and det:
            group.definite = True
        if lowers[first] == "both":
            group.high, group.qualifier = 2, Qualifier.EXACT
        if "O" in det and lowers[first] == "another":
            group.low, group.high = 1, 1
        return group
    group.low, group.high, group.qualifier, group.kind = 1, 1, Qualifier.EXACT, "single"
    if tags[head] == "G":
        group.low, group.high, group.qualifier = 2, None, Qualifier.VAGUE
        group.kind = "family"
        if (size := _size_of(lowers, last)) is not None:
            group.low, group.high, group.qualifier = size, size, Qualifier.EXACT
    group.number = (first, first + 1) if det else (head, head + 1)
    group.definite = det[:1] in ("T", "S") and det != ""
    return group


WHOSE = frozenset(("his", "her", "their", "my", "our"))
NO_HEADS = frozenset(
    ("but", "present", "alive", "nearby", "asleep", "alone", "indoors", "outdoors", "outside", "inside")
)
"""Behind one person these name no other thing: "a farmer present there", but "a police van"."""


CONSISTING = (
    ["consisting", "of"],
    ["–"],
    ["—"],
    ["-"],
    [",", "of"],
    ["composed", "of"],
    ["comprised", "of"],
    ["made", "up"],
    ["numbering"],
    ["("],
)


def _size_of(lowers: list[str], at: int) -> int | None:
    """How many the family told up to token ``at`` is: "a family consisting of seven people", "a family (7 persons)"."""
    for words in CONSISTING:
        if lowers[at : at + len(words)] == words:
            at += len(words) + (words == ["made", "up"])
            while lowers[at : at + 2] in UP_TO:
                at += 2
            return number_value(lowers[at]) if at < len(lowers) and lowers[at + 1 : at + 2] in PERSONS else None
    return None


UP_TO = (["up", "to"], ["at", "least"], ["all", "of"], ["more", "than"])
PERSONS = (["people"], ["persons"], ["members"], ["individuals"], ["children"])
