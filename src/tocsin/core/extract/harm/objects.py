"""Whom a verb speaks of: the list of people that begins at a word."""

from __future__ import annotations

from collections.abc import Container

from tocsin.core.extract.harm.fitting import fitting
from tocsin.core.extract.harm.subjects import HOUSEHOLDS, REDUCED
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_right


def objects(c: Clause, i: int, *, loose: bool = False, closed: bool = False) -> list[Group]:
    """The object list that begins at token ``i``, in reading order; [] when no group begins there.

    ``loose`` lets a verb follow the last of the list, as it does in an insertion before the verb; ``closed`` ends
    the list with the group after the first "and".
    """
    group = group_at(c, i)
    if group is None:
        return []
    found = [group]
    while True:
        following = _listed_after(c, found[-1], loose=loose)
        if following is None:
            return found
        found.append(following)
        if closed and any(letter in "&|" for letter in c.tags[found[-2].last : following.first]):
            return found


def group_at(c: Clause, i: int) -> Group | None:
    """The group that begins at token ``i``, adverbs, quotation marks and "among others" before it aside."""
    if c.lowers[i : i + 3] == [",", "among", "others"]:
        i += 3 + (c.tag(i + 3) == ",")
    if c.low(i) == "all" and c.low(i + 1) == "of" and i not in c.begins:
        i += 2  # "killing all of its crew"
    while i < c.sentence.last:
        group = c.begins.get(i)
        if group is not None:
            return group
        if c.tags[i] not in "a\"'":
            return None
        i += 1
    return None


SETTING_TOKENS_MAX = 10
NEXT_CLAUSE = frozenset("KkdBhmvs")


def beyond_setting(c: Clause, i: int) -> Group | None:
    """Those told after the time and place of the verb that ends before token ``i``: "killed in Idlib dozens of fighters"."""
    if c.tag(i) not in "Iza":
        return None
    for k in range(i, min(i + SETTING_TOKENS_MAX, c.last)):
        group = c.begins.get(k)
        if group is not None and k > i and c.tags[k - 1] in "CUxza":
            told = group.kind == "count" or (group.kind == "single" and c.tags[k] == "A")
            return group if told and c.tag(group.last) not in NEXT_CLAUSE else None
        if group is not None or c.tags[k] not in "IzaTSCUxJo":
            return None
    return None


DESCRIBED = frozenset(("identified", "named", "known", "aged", "also", "called", "alias"))
DESCRIBED_REACH = 20


def _closing(c: Clause, i: int) -> int:
    """The comma before "and" that closes ", identified as A alias B, also called C"; 0 where another clause begins first."""
    for k in range(i, min(i + DESCRIBED_REACH, c.last)):
        if c.tags[k] == "," and c.tag(k + 1) == "&":
            return k
        if c.tags[k] in ".;:Bhdgnw&":
            return 0
    return 0


def _told_more(c: Clause, i: int) -> int:
    """The comma that closes ", who are brothers, and a guard" before more people; 0 where none does."""
    close = next((k for k in range(i, min(i + DESCRIBED_REACH, c.last)) if c.tags[k] in ",.;:"), 0)
    return close if close and c.tags[close] == "," and c.tag(close + 1) == "&" and close + 2 in c.begins else 0


BRACKET_TOKENS_MAX = 12


def _behind_bracket(c: Clause, i: int) -> int:
    """The token after the bracket that opens at token ``i``; ``i`` where none does or it is too long."""
    if c.tag(i) != "(":
        return i
    close = c.tags.find(")", i, min(i + BRACKET_TOKENS_MAX, c.last))
    return close + 1 if close > 0 else i


def after_group(c: Clause, group: Group) -> int:
    """The token after ``group`` and what belongs to it: brackets, a name in apposition, "of ..." phrases."""
    i = group.last
    for _ in range(4):
        letter = c.tag(i)
        if letter == "(":
            i = max(i + 1, _behind_bracket(c, i))
            continue
        if (
            letter == ","
            and group.kind == "single"
            and c.tag(i + 1) == "C"
            and c.tag(skip_right(c, i + 1, "C")) in ",&"
        ):
            i = skip_right(c, i + 1, "C")
            continue
        if letter in "'\"" and any(mark in "'\"" for mark in c.tags[group.first : group.head]):
            i += 1  # "a 'zonal commander' of the outfit"
            continue
        if letter == "," and c.low(i + 1) in ("who", "whose") and (closing := _told_more(c, i + 2)):
            return closing
        if letter == "," and group.kind == "single" and c.low(i + 1) in DESCRIBED and (closing := _closing(c, i + 2)):
            return closing
        if letter == "C" and c.tags[group.head] == "p":
            i = skip_right(c, i, "C")
            if c.tag(i) == "," and c.tag(i + 1) in "zD" and c.tag(i + 2) in ",.&":
                i += 3 if c.tag(i + 2) == "," and c.tag(i + 3) == "&" else 2  # "driver Omar Said, 23, and"
            continue
        inner = c.begins.get(i + 1) if letter == "o" and group.kind == "count" else None
        if inner is not None and inner.definite and inner.kind == "bare" and c.tag(inner.last) in ",&":
            i = inner.last  # "three members of the security forces, nine civilians and"
            continue
        if inner is not None and c.low(inner.head) in HOUSEHOLDS and c.tag(inner.last) in ",&":
            i = inner.last  # "five members of one family and a nurse"
            continue
        if c.low(i) in EQUIPPED and c.tag(i + 1) in "It":
            end = skip_right(c, i + 2, "TSAxCJeUDo")
            if c.tag(end) in ",&":
                i = end  # "33 rebels armed with rifles and 18 soldiers"
                continue
        if letter == "o" or (
            letter == "I" and c.low(i) in ("from", "aboard", "onboard", "in", "with", "at", "of", "near")
        ):
            end = _behind_bracket(c, skip_right(c, i + 1, 'TSAxCJo"DUp'))
            if end > i + 1 and end not in c.begins:
                nxt = c.tag(end)
                if nxt in ",&" or (c.low(end) in ("along", "together") and c.low(end + 1) == "with"):
                    i = end
                    continue
            return i
        return i
    return i


INSERTED_TOKENS_MAX = 14
NAMING = frozenset(("identified", "named", "known", "called", "alias", "aged"))


def told_at(c: Clause, at: int, stops: Container[str]) -> int:
    """Where one of ``stops`` stands behind what is told of the people before token ``at``, else ``at``.

    Such as "left two members of the Home Guard dead", "shot a cook, Omar Said (48), dead", "took a man named Omar Said hostage".
    """
    if c.low(at) in stops or not (c.tag(at) in "o(C," or c.tag(at - 1) == "," or c.low(at) in NAMING):
        return at
    for k in range(at, min(at + INSERTED_TOKENS_MAX, c.last)):
        if c.low(k) in stops and c.low(k - 1) != "known":
            return k
        if (c.tags[k] not in "oTASxCJUpPLGez(),D'I\"" and c.low(k) not in NAMING) or (
            k in c.begins and c.begins[k].kind == "count" and c.tag(k - 1) != "o"
        ):
            return at
    return at


def _listed_after(c: Clause, group: Group, *, loose: bool = False) -> Group | None:
    i = _after_names(c, after_parts(c, after_group(c, group), group))
    had_comma = c.tag(i) == "," or (c.tag(i) == ";" and _counted_on(c, i + 1))
    if had_comma:
        i += 1
    joined = False
    if c.tag(i) in "&|":
        joined = True
        i += 1
    elif c.low(i) == "as" and c.low(i + 1) == "well" and c.low(i + 2) == "as":
        joined = True
        i += 3
    elif c.low(i) in ("along", "together") and c.low(i + 1) == "with":
        joined = True
        i += 2
    elif c.low(i) == "but" and c.low(i + 1) in ("also", "as"):
        joined = True
        i = skip_right(c, i + 1, "a")
    elif c.low(i) == "besides" or (c.low(i) == "in" and c.low(i + 1) == "addition" and c.low(i + 2) == "to"):
        joined = True
        i += 1 if c.low(i) == "besides" else 3
    following = c.begins.get(i)
    if following is None:
        return None
    if not joined and not had_comma and not (group.kind == following.kind == "count" and not following.alone):
        return None
    if not loose and has_own_verb(c, following):
        return None
    if (
        had_comma
        and not joined
        and (following.alone or c.doc.lowers[following.first : following.first + 2] == ["one", "of"])
    ):
        return None
    named = c.tag(i - 2) == "C" and i - 2 >= group.last
    if had_comma and not joined and group.kind == "count" and _pair_of_names(c, group, following):
        return None
    if had_comma and not joined and following.kind == "single" and named and c.tag(following.first) in "AT":
        return None  # "two sons of Omar Said, a lawmaker"
    if had_comma and not joined and group.kind == following.kind == "single" and following.number[0] == following.head:
        end = skip_right(c, following.last, "C")
        if (
            c.tag(group.first) in "AT"
            and following.last < end
            and c.tag(end) == ","
            and c.tag(end + 1) not in "&pACSTzD"
        ):
            return None  # "the deputy chairman of the group, Mufti Omar Said, was"
    if had_comma and not joined and following.kind in ("bare", "single"):
        known = following.definite and c.tag(following.first) == "T"
        return None if known or not _list_goes_on(c, following) else following
    return following


def _pair_of_names(c: Clause, group: Group, first: Group) -> bool:
    """Whether a title and name and another name tell who ``group`` were: "two cadres, Maulvi Saleem and Omar Said"."""
    if group.low != PAIR or first.kind != "single" or first.number[0] != first.head or c.tag(first.last) != "C":
        return False
    end = skip_right(c, first.last, "CIx")
    return c.tag(end) == "&" and c.tag(end + 1) == "C" and c.tag(skip_right(c, end + 1, "C")) in ".,;"


PAIR = 2
EQUIPPED = frozenset(("armed", "equipped", "clad", "loyal", "belonging", "linked", "affiliated", "hailing"))
NAMED = frozenset(("identified", "named", "also", "alias", "known", "called"))
NAMES_REACH = 24


def _after_names(c: Clause, i: int) -> int:
    """The last comma of ", identified as Omar Said, also known as Saad," where such words stand at ``i``; else ``i``."""
    while c.tag(i) == "," and c.low(i + 1) in NAMED:
        end = skip_right(c, i + 2, "IsvCxJTa'\"z(D)&")
        if c.tag(end) != "," or end - i > NAMES_REACH:
            return i
        i = end
    return i


def _counted_on(c: Clause, i: int) -> bool:
    """Whether a list goes on with a count after the semicolon before token ``i``: "14 rebels; ten civilians; and six others"."""
    following = c.begins.get(i + 1 if c.tag(i) in "&|" else i)
    return following is not None and following.kind == "count" and c.tag(following.last) in ".;"


def after_parts(c: Clause, i: int, whole: Group | None = None) -> int:
    """The token after ", including a child and two women" where that stands at ``i``; else ``i``."""
    at = i + 1 if c.tag(i) == "," else i
    if c.tag(at) != "i":
        return i
    parts = objects(c, at + 1, loose=True, closed=True)
    if whole is not None:
        parts = fitting(c, whole, parts)
    return after_group(c, parts[-1]) if parts else i


def _list_goes_on(c: Clause, group: Group) -> bool:
    i = after_group(c, group)
    joint = skip_right(c, i, ",&a")
    if group.kind == "bare" and joint > i and c.tag(joint) in "KkgvdB" and joint not in c.inside:
        return False  # "killed eight Hazaras, members of the community, and injured six"
    return c.tag(i) in ",&" or c.tag(i) == "."


def has_own_verb(c: Clause, group: Group) -> bool:
    """Whether ``group`` is followed by a verb of its own: "and two others were wounded", "three injured"."""
    i = skip_right(c, group.last, "az")
    letter = c.tag(i)
    if letter in "BhdsmK":
        return True
    if letter == "v" and c.low(i) not in ("including", "following"):
        return c.low(i) not in REDUCED
    if letter == "w":
        return False
    return False


def counted(c: Clause, at: int) -> list[tuple[Group, Group | None]]:
    """The counts from token ``at``, each with whom its "were" names."""
    out: list[tuple[Group, Group | None]] = []
    group = c.begins.get(at)
    while group is not None and group.kind == "count":
        be = skip_right(c, group.last, "a")
        named = c.begins.get(skip_right(c, be + 1, "a")) if group.alone and c.tag(be) == "B" else None
        if group.alone and named is None:
            break
        out.append((group, named))
        at = skip_right(c, named.last if named is not None else group.last, ",&")
        group = c.begins.get(at + 1 if c.low(at) in ("while", "whereas") else at)
    return out
