"""Names that no gazetteer knows, taken for places where the words around them say so."""

from __future__ import annotations

import re
from functools import cache

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.actors.table import entries
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import gazetteer, word_list
from tocsin.core.places.leading import (
    AIMED,
    ALONE_BEHIND,
    AND_ANOTHER,
    ARABIC,
    ARTICLES,
    CLOSE,
    FIGHTERS,
    GOES_ON,
    HELD,
    HILLS,
    LIVING,
    MEASURES,
    NAME_ENDS,
    OF_FIGHTERS,
    PAIRED,
    PEOPLES,
    PUBLIC,
    RAIDS_ON,
    REPELLED,
    REPORTS,
    RESIDES,
    ROADS,
    SHEIKHS,
    SHELLING_OF,
    STRUCK,
    THERE,
    TOWARDS,
    UMM,
    WEAPONS,
)
from tocsin.core.places.names import AFTER, LINKS, WORD, Found, norm, norm_all
from tocsin.schemas.words import ActorKind, PlacePrecision

UNKNOWN_WORDS_MAX = 4
NEAR_A_SITE = frozenset(("of", "in", "at", "near")).union(cues.KINDS)


def is_idle(norm: str, word: str, common: frozenset[str]) -> bool:
    """Whether a word belongs to no name: an everyday word, a kind of place, an adjective of a country."""
    if norm in PEOPLES or ("-" in word and HELD.search(word)):
        return True
    return norm in common or norm in cues.KINDS or norm in DEMONYMS or word in LINKS or not norm


def never_unknown(norm: str) -> bool:
    """Whether a word that no gazetteer knows is none of a place, whatever stands around it."""
    return norm in cues.NEVER_PLACES or norm in cues.BODIES or norm in cues.TITLES


class Unknowns:
    """The unknown names of one text: ``found`` are places, ``maybe`` are if the text calls them so elsewhere."""

    def __init__(self, text: str, found: list[Found]) -> None:
        self.text = text
        self.names = gazetteer()
        self.stop = word_list("stop")
        self.common = word_list("common")
        self.found = found
        self.maybe: list[Found] = []
        """Unknown names after a word of place: places if the text calls them so elsewhere."""
        self.known: set[str] = set()

    def read(self, words: list[str], norms: list[str], starts: list[int], first: int, last: int) -> None:
        """Take names no gazetteer knows where the words around them say that they are places."""
        while first < last:
            while first < last and (words[first] in LINKS or self._idle(norms[first], words[first])):
                if self._plain_name(words, norms, starts, first, last):
                    first += 1
                first += 1
            if first > 0 and first < last and words[first - 1] in ARTICLES:
                first -= 1  # "in El Baraf"
            stop = first + (first < last and words[first] in ARTICLES)
            while (
                stop < last
                and (not self._idle(norms[stop], words[stop]) or self._links(words, norms, first, stop, last))
                and stop - first < UNKNOWN_WORDS_MAX + 1
            ):
                stop += 1
                if words[stop - 1].endswith(("'s", "’s")):
                    break
            if first < stop <= first + UNKNOWN_WORDS_MAX:
                self._weigh_unknown(words, norms, starts, first, stop)
            first = max(stop, first + 1)

    def _links(self, words: list[str], norms: list[str], first: int, at: int, last: int) -> bool:
        """Whether the article at ``at`` stands inside a name: "Kherbet al Jouz"."""
        behind = at + 1 < last and not self._idle(norms[at + 1], words[at + 1])
        return words[at] in ("al", "el") and at == first + 1 and norms[first] in HILLS and behind

    def _plain_name(self, words: list[str], norms: list[str], starts: list[int], at: int, last: int) -> bool:
        """Take an everyday word with a capital kind of place after it: "in Model Colony", "at Clock Tower"."""
        if at + 1 >= last or words[at] in LINKS or norms[at] in cues.KINDS or norms[at] in DEMONYMS:
            return False
        kind = cues.KINDS.get(norms[at + 1])
        if kind is None or kind is PlacePrecision.ADMIN1 or not words[at + 1][:1].isupper() or len(words[at]) < 3:
            return False
        start, end = starts[at], starts[at + 1] + len(words[at + 1])
        before = self.text[max(0, start - 24) : start].split()
        if norms[at] in cues.BODIES or not before or before[-1].lower() not in cues.STRONG_LOCATIVES:
            return False
        self.found.append(Found(start, end, (), kind))
        return True

    def _weigh_unknown(self, words: list[str], norms: list[str], starts: list[int], first: int, stop: int) -> None:
        text = self.text
        start, end = starts[first], starts[stop - 1] + len(words[stop - 1])
        if words[stop - 1].endswith(("'s", "’s")):
            end -= 2
        if norms[first] in cues.NEVER_PLACES or norms[stop - 1] in cues.BODIES or norms[stop - 1] in cues.NEVER_PLACES:
            return
        titled = any(norms[k] in cues.TITLES for k in range(first, stop))
        if titled and norms[first] in SHEIKHS and stop - first > 1 and not self._called_a_place(start, end):
            self.maybe.append(Found(start, end, (), None))  # "Harbal, Sheikh Issa and Tal Madiq"
            return
        if (titled and norms[first] not in SHEIKHS) or (text[start:end].isupper() and " " not in text[start:end]):
            return
        personal = any(norms[k] in cues.GIVEN_NAMES for k in range(first, stop)) and not UMM.match(text, start)
        before = text[max(0, start - 40) : start].split() if start and text[start - 1] in " \n" else []
        prev = before[-1].lower() if before else ""
        if prev.rstrip(".") in cues.TITLES:
            return
        after = AFTER.match(text, end)
        follow = (after.group(1) or "") if after and text[end : end + 1] not in ",." else ""
        kind = self._kind_of_unknown(before, prev, follow, start, end)
        listed = prev in (",", "and") or text[max(0, start - 2) : start] == ", "
        if personal and listed and kind is None and stop - first > 1:
            self.maybe.append(Found(start, end, (), None))
            return
        if personal and (kind is None or kind is PlacePrecision.SITE or prev not in NEAR_A_SITE):
            return
        if kind is None:
            if prev in cues.LOCATIVES or listed:
                self.maybe.append(Found(start, end, (), None))
            return
        found = Found(start, end, (), kind)
        if kind is PlacePrecision.SITE and follow and after:
            found.end = after.end(1)
        self.known.add(" ".join(norms[first:stop]))
        self.found.append(found)

    def _kind_of_unknown(
        self, before: list[str], prev: str, follow: str, start: int, end: int
    ) -> PlacePrecision | None:
        """What the words around an unknown name say it is; None when nothing says that it is a place."""
        ahead = cues.KINDS.get(follow.lower()) if not follow.startswith("Police") else None
        if ahead is not None and OF_FIGHTERS.match(self.text, end + len(follow) + 1) is not None:
            return None
        if prev == "the" and PAIRED.match(self.text, end):
            return PlacePrecision.DISTRICT
        if ahead is PlacePrecision.SITE:
            placed = prev in cues.LOCATIVES or (
                prev == "the" and len(before) > 1 and before[-2].lower() in cues.LOCATIVES
            )
            return ahead if placed else None
        if ahead is not None:
            return ahead if follow.islower() or prev in cues.LOCATIVES or prev in ("of", "the") else None
        if prev == "of" and len(before) > 1:
            word = before[-2].lower().strip("(,.")
            kind = cues.KINDS.get(word)
            if kind is None and (word in cues.DIRECTIONS or word in cues.PARTS or word in ("sides", "side")):
                kind = PlacePrecision.CITY
            if kind is None and (
                self._is_levantine(start, end, prev) or (word in LIVING and self._lived_in(start, end))
            ):
                return PlacePrecision.CITY
            if word in SHELLING_OF and FIGHTERS.match(self.text, end) is None and self._a_town(start, end):
                return PlacePrecision.CITY
            if kind is PlacePrecision.SITE:
                return PlacePrecision.CITY if word in PUBLIC and self._ends_a_name(start, end) else None
            return kind
        if prev in cues.KINDS and cues.KINDS[prev] in (PlacePrecision.CITY, PlacePrecision.DISTRICT):
            return cues.KINDS[prev]
        if prev in TOWARDS and self._is_levantine(start, end, prev):
            return PlacePrecision.CITY
        placed = self._placed(prev, end) or self._alone(prev, start, end) or self._beside(before, start, end)
        return PlacePrecision.CITY if placed else None

    def _is_levantine(self, start: int, end: int, prev: str) -> bool:
        """As in "raids on Kafr Zayn", "in Rajm al-Tawil": its first word means hill, village or house, or its last has an article."""
        words = self.text[start:end].split(" ")
        if len(words) > 1 and norm(words[0]) in HILLS:
            return True
        article = ARABIC.match(words[-1]) is not None
        return article and prev in THERE and self.text[start:end].lower() not in _groups()

    def _called_a_place(self, start: int, end: int) -> bool:
        """As in "Sheikh Issa village", "the town of Sheikh Zayed"."""
        after = AFTER.match(self.text, end)
        follow = (after.group(1) or "") if after else ""
        before = self.text[max(0, start - 30) : start].split()
        of_one = len(before) > 1 and before[-1] == "of" and before[-2].lower() in cues.KINDS
        return of_one or (follow.islower() and follow in cues.KINDS) or follow in ("Village", "Town", "City")

    def _idle(self, norm: str, word: str) -> bool:
        return is_idle(norm, word, self.common)

    def _placed(self, prev: str, end: int) -> bool:
        """An unknown name after "in", "at" or "near", and a wider place right after it."""
        if prev not in ("in", "at", "near", "on", "between", "outside"):
            return False
        rest = self.text[end : end + 40]
        match = re.match(
            r"(?:,| in| near| of| under| and|, near|, in) (?:the )?(?:[a-z]+ (?:of )?){0,2}(" + WORD + ")", rest
        )
        if not match:
            return False
        key = norm(match.group(1))
        return (key in self.names and key not in self.stop) or rest.startswith((" near", " in ", " under"))

    def _alone(self, prev: str, start: int, end: int) -> bool:
        """As in "near Tal Tamir after …": an unknown name behind a word of place and before a word that ends a name."""
        return prev in ALONE_BEHIND and self._ends_a_name(start, end)

    def _beside(self, before: list[str], start: int, end: int) -> bool:
        """As in "close to Tal Tamir", "a few kilometres from Tal Tamir", "in Hasakah's Tal Tamir"."""
        if len(before) < 2:
            return False
        first, last = before[-2].lower(), before[-1].lower()
        if last.endswith(("'s", "’s")):
            owner = any(norm_all(" ".join(before[-n:])) in self.names for n in range(1, min(3, len(before)) + 1))
            there = not THERE.isdisjoint(before[-4:-1]) or "outskirts" in before[-4:]
            return owner and there and self._ends_a_name(start, end)
        if last == "between" and first in ROADS:
            return AND_ANOTHER.match(self.text, end) is not None and self.text[start:end].lower() not in _groups()
        if last == "on" and (first in RAIDS_ON or REPELLED.match(self.text, end)):
            return FIGHTERS.match(self.text, end) is None and self._a_town(start, end)
        two = " " in self.text[start:end]
        if first in WEAPONS and (last in STRUCK or (two and last in AIMED)):
            return self._ends_a_name(start, end)
        if last == "from" and first in REPORTS:
            return self._lived_in(start, end)
        near = (last == "to" and first in CLOSE) or (last == "from" and first in MEASURES)
        return near and self._ends_a_name(start, end)

    def _a_town(self, start: int, end: int) -> bool:
        """No group, and no name goes on behind it."""
        return GOES_ON.match(self.text, end) is None and self.text[start:end].lower() not in _groups()

    def _lived_in(self, start: int, end: int) -> bool:
        """As in "residents of Tal Tamir", "residents of Tal Tamir in Hasakah said"."""
        return self._ends_a_name(start, end) or RESIDES.match(self.text, end) is not None

    def _ends_a_name(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        return NAME_ENDS.match(self.text, end) is not None and name.lower() not in _groups() and len(name) > 3


def names_a_group(name: str) -> bool:
    """Whether an armed group is called so: "al-Shabab" is a town in Bahrain too, of which no news tells."""
    return name.lower() in _armed_groups()


@cache
def _armed_groups() -> frozenset[str]:
    listed = (entry for rows in entries().values() for entry in rows)
    return frozenset(" ".join(entry.words) for entry in listed if entry.kind is ActorKind.GROUP)


@cache
def _groups() -> frozenset[str]:
    """The names of states, forces and groups in small letters: "in Hamas" is no place."""
    return frozenset(" ".join(entry.words) for rows in entries().values() for entry in rows)
