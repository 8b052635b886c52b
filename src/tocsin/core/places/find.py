"""Which places a text names, and which place of that name each one is."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.joints import split_point
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import Candidate, Gazetteer, Row, gazetteer, word_list
from tocsin.core.places.introduced import introduced
from tocsin.core.places.leading import OF_FIGHTERS
from tocsin.core.places.mention import PlaceMention
from tocsin.core.places.names import AFTER, LINKS, MEMO_WORDS_MAX, WORD, Found, bare, norm
from tocsin.core.places.resolve import Resolver
from tocsin.core.places.shouting import calmed, is_shouted, is_whispered
from tocsin.core.places.unknown import Unknowns, is_idle, names_a_group, never_unknown
from tocsin.schemas.words import PlacePrecision, PlaceRole

CAPITALISED = re.compile(WORD)
"""Starts with one set of letters, so that the scan over small letters is quick; articles before it are added after."""
ARTICLE = re.compile(r"(?:al?|e[lzstn]?|a[dhrstznl][hz]?|u[lmr]|bet|de)[-‑]\Z", re.IGNORECASE)
LINK_GAPS = frozenset({f" {word} " for word in LINKS} | {" of the "})
WORDS_MAX = 6
MENTIONS_MAX = 3_000
"""A text that names more places is no article; the rest of it is not read."""
BIG_TOWN = 100_000
"""A single-word name of this size needs no other sign that it is a place."""
FILED = re.compile(
    r"(?:, [A-Z][\w .]{2,24})? \((?:Sputnik|AFP|Reuters|REUTERS|AP|SANA|Xinhua|dpa|DPA|RIA Novosti|TASS|IRNA|UPI|CNN|BBC|RT|AA|ANHA|ARA News|UrduPoint[^)]{0,20})\)"
)
"""As in "DAMASCUS (Sputnik)" in the middle of a text whose line breaks were lost."""
BOTH_SAID = re.compile(r" and [A-Z][\w’'-]+ (?:have |has )?([a-z]+)")
"""As in "Moscow and Kyiv reported": two that speak."""
OWN_BODY = re.compile(
    r"[’']s (?:[A-Z][\w-]+ ){1,3}(?:Force|Forces|Army|Guard|Guards|Corps|Ministry|Council|Agency|Brigade|Police|Party|Movement|Front|Authority)\b"
)
"""As in "Iran's Quds Force": a body of the state, not a town of it."""
DATELINE = re.compile(
    r"(?:\s*[,/]\s*[\w .]{2,40})?\s*(?:\([^)\n]{2,60}\)\s*)?(?:[—–-]+\s|—(?=[A-Z“]))|\s*\([A-Z][^)\n]{1,40}\)\s*[:.]?\s"
)
OPENS = re.compile(r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?: (?=[A-Z])")
"""As in "Capital: Two men", "Capital, June 28: Two men", where nothing but a headline stands before."""
HEADLINE_CHARS_MAX = 200
CAPITALS = frozenset(
    "kabul islamabad moscow kyiv kiev beijing tehran washington damascus baghdad ankara riyadh cairo khartoum jerusalem "
    "beirut amman sanaa doha london paris berlin brussels new delhi seoul pyongyang tokyo taipei kigali kinshasa "
    "addis ababa asmara mogadishu nairobi juba tripoli tunis algiers rabat bamako niamey ouagadougou abuja caracas "
    "bogota havana minsk baku yerevan tbilisi ramallah naypyidaw dhaka bangkok manila hanoi phnom penh warsaw vilnius "
    "the kremlin kremlin delhi tel aviv".split()
) | {"new delhi", "addis ababa", "phnom penh", "tel aviv", "washington dc"}


@cache
def dull_words() -> frozenset[str]:
    """Words that alone are never a place: everyday words and adjectives of countries."""
    return word_list("common").union(DEMONYMS) - cues.ACRONYMS - {"us"}


def find_places(text: str, vocabulary: AbstractSet[str] | None = None) -> tuple[PlaceMention, ...]:
    """Every place ``text`` names, in order; see ``_find``. A text all in capitals is calmed first.

    ``vocabulary`` holds its words in small letters, where somebody has them: what it lacks need not be looked for.
    """
    if not (is_shouted(text) or is_whispered(text)):
        return _find(text, vocabulary)
    found = _find(calmed(text))
    return tuple(replace(m, place=replace(m.place, text=text[m.span[0] : m.span[1]])) for m in found)


def _find(text: str, vocabulary: AbstractSet[str] | None = None) -> tuple[PlaceMention, ...]:
    """Every place ``text`` names, in order, each resolved against the others.

    Adjectives ("Afghan") are actors, not places. Deterministic, linear in the length of ``text``, never raises.
    """
    reader = _Reader(text)
    start = end = -1
    for match in CAPITALISED.finditer(text):
        at, stop = match.span()
        if not text[at + 1 : stop].islower() and (cut := split_point(match.group())):
            if start >= 0 and text[end:at] != " ":
                reader.read_run(start, text[start:end])
                start = -1
            start = at if start < 0 else start
            reader.read_run(start, text[start : at + cut])  # "in SinaiMilitants have": what a scraper ran together
            start, end = at + cut, stop
            continue
        if at and text[at - 1] in "-‑":
            article = ARTICLE.search(text, max(end, at - 5, 0), at)
            at = article.start() if article else at
        if start >= 0:
            gap = text[end:at]
            if gap == " " or gap in LINK_GAPS:
                end = stop
                continue
            if (run := text[start:end]) not in IDLE:
                reader.read_run(start, run)
                if len(reader.found) >= MENTIONS_MAX:
                    break
        start, end = at, stop
    if start >= 0:
        reader.read_run(start, text[start:end])
    unknowns = reader.unknowns
    if new := _besides(list(introduced(text, vocabulary)), reader.found):
        reader.found = sorted(reader.found + new, key=lambda item: item.start)
    return Resolver(text, reader.found, unknowns.maybe, unknowns.known, reader.countries).resolved()


IDLE: set[str] = set()
"""Single words with a capital that are no place and speak for no country, whatever stands around them; emptied past a bound."""


def _besides(new: list[Found], found: list[Found]) -> list[Found]:
    """Those of ``new`` that none of ``found`` overlaps; these stand in the order they were found in."""
    if not new:
        return new
    starts = [item.start for item in found]
    kept = []
    for item in new:
        at = bisect_left(starts, item.end)
        if all(other.end <= item.start for other in found[max(0, at - NEIGHBOURS) : at]):
            kept.append(item)
    return kept


NEIGHBOURS = 4


@lru_cache(MEMO_WORDS_MAX)
def _says_nothing(word: str) -> bool:
    """Whether ``word``, alone and with a capital, is no place whatever stands around it."""
    key = norm(word)
    if key in dull_words():
        return True
    if _known(key, gazetteer()):
        return False
    name = word[:-2] if word.endswith(("'s", "’s")) else word
    return name.isupper() or is_idle(key, word, word_list("common")) or never_unknown(key)


def _known(key: str, names: Gazetteer) -> bool:
    """Whether the gazetteer knows one word, with or without its article."""
    if not key:
        return False
    return key in names or bare(key) in names or (key.endswith("s") and _possessed(key[:-1], names))


def _possessed(key: str, names: Gazetteer) -> bool:
    """As in "Syrias Idlib": scraped text drops the apostrophe of a well-known place."""
    if len(key) < 4 or key not in names or f"{key}s" in cues.NEVER_PLACES:
        return False
    row = names.find(key)[0].row
    return row.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1) or row.population >= BIG_TOWN * 4


BY_ITS_ATTACK = re.compile(r" (?:bombings?|attacks?|shootings?|massacre|blasts?|siege)\b")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.names: Gazetteer = gazetteer()
        self.stop = word_list("stop")
        self.common = word_list("common")
        self.found: list[Found] = []
        self.unknowns = Unknowns(text, self.found)
        self.people: set[str] = set()
        """Last words of names that turned out to be people's or bodies'."""
        self.countries: Counter[str] = Counter()

    def read_run(self, start: int, run: str) -> None:
        """Find the names in one run of capitalised words."""
        if " " not in run and _says_nothing(run):
            key = norm(run)
            self._count_adjective(key)
            if key not in DEMONYMS:
                if len(IDLE) > MEMO_WORDS_MAX:
                    IDLE.clear()
                IDLE.add(run)
            return
        words = run.split(" ")
        count = len(words)
        norms = [norm(word) for word in words]
        starts = []
        at = start
        for word in words:
            starts.append(at)
            at += len(word) + 1
        if self._is_all_caps_heading(words):
            return
        i = 0
        loose = -1
        while i < count:
            if words[i] in LINKS:
                i += 1
                continue
            n = self._match(words, norms, i, count)
            if n and self._accept(words, norms, starts, i, n):
                if loose >= 0:
                    self.unknowns.read(words, norms, starts, loose, i)
                    loose = -1
                i += n
                while i < count and norms[i] in cues.KINDS and not words[i].islower():
                    i += 1
                continue
            if n == 0:
                self._count_adjective(norms[i])
            if loose < 0:
                loose = i
            i += max(1, n)
        if loose >= 0:
            self.unknowns.read(words, norms, starts, loose, count)

    def _count_adjective(self, norm: str) -> None:
        """An adjective of a country speaks for that country."""
        code = DEMONYMS.get(norm)
        if code:
            self.countries[code] += 1

    def _is_all_caps_heading(self, words: list[str]) -> bool:
        return len(words) > 4 and all(w.isupper() for w in words[:5])

    def _match(self, words: list[str], norms: list[str], i: int, count: int) -> int:
        """How many words from ``i`` on are the longest name the gazetteer knows; 0 for none."""
        names = self.names
        first = norms[i]
        if not first:
            return 0
        longest = names.words_max.get(first.partition(" ")[0], 1)
        for n in range(min(longest, count - i, WORDS_MAX), 1, -1):
            if words[i + n - 1] not in LINKS and " ".join(norms[i : i + n]) in names:
                return n
        return 1 if _known(first, names) else 0

    def _accept(self, words: list[str], norms: list[str], starts: list[int], i: int, n: int) -> bool:
        """Take words ``i`` to ``i + n`` as a place unless what stands around them speaks against it."""
        text = self.text
        start, end = starts[i], starts[i + n - 1] + len(words[i + n - 1])
        last = words[i + n - 1]
        possessive = last.endswith(("'s", "’s"))
        if possessive:
            end -= 2
        else:
            end -= len(last) - len(last.rstrip("’'&-"))
        key = " ".join(norms[i : i + n])
        candidates = self.names.find(key) or self.names.find(bare(key))
        if not candidates:
            candidates, possessive, end = self.names.find(key[:-1]), True, end - 1
            key = key[:-1]
        before = text[max(0, start - 24) : start].split()
        prev = before[-1].lower().lstrip("(\"“'‘") if before and text[start - 1] in ' (\n"“' else ""
        if i and words[i - 1] not in LINKS:
            prev = words[i - 1].lower()
        after = AFTER.match(text, end)
        follow = after.group(1) or "" if after else ""
        next_word = follow.lower()
        if next_word in cues.BETWEEN_SPEECH and (verb := AFTER.match(text, after.end() if after else end)):
            next_word = (verb.group(1) or "").lower() if (verb.group(1) or "").lower() in cues.SPEECH else next_word
        of_fighters = next_word == "division" and after is not None and OF_FIGHTERS.match(text, after.end(1))
        kind = None if of_fighters else cues.KINDS.get(next_word)  # "the Hamza Division faction"
        top = candidates[0].row
        if follow.startswith("Police") and kind is not None and prev not in cues.STATIONED:
            kind, next_word = None, "police"
        if kind is PlacePrecision.SITE and follow.islower() and next_word in ("post", "road", "park", "plant", "gate"):
            kind = None
        if n == 1:
            word = words[i]
            if (
                (
                    key in self.stop
                    or (key in self.common and key not in cues.ACRONYMS)
                    or names_a_group(text[start:end])
                )
                and not (kind and kind is not PlacePrecision.SITE and (follow.islower() or prev in cues.LOCATIVES))
                and not _of_a_kind(prev, before)
            ):
                return False
            if key in self.people and prev not in cues.STRONG_LOCATIVES and not kind:
                return False
            if word.isupper() and len(word) <= 5 and key not in cues.ACRONYMS and not self._dateline(start, end):
                return False
            if key in cues.ACRONYMS and not word.isupper() and "." not in word:
                return False
            if possessive and next_word in cues.KIN and prev not in cues.STRONG_LOCATIVES:
                self._note_person(key, top)
                return False
        strong = kind is not None or prev in cues.WHERE_WORDS or (prev == "the" and next_word in cues.FOUGHT_THERE)
        dateline = self._dateline(start, end)
        if not dateline and not self._guard(words, norms, i, n, prev, strong, top, starts[-1] + len(words[-1])):
            return False
        if n == 1 and not (strong or dateline) and not self._weighty(candidates, prev):
            return False
        found = Found(start, end, candidates, kind)
        found.dateline = dateline
        if prev not in cues.STRONG_LOCATIVES and not kind and _begins_a_body(words, norms, i + n):
            found.role = PlaceRole.ASSOCIATIVE
        elif next_word == "range" or self._of_a_body(prev, follow, next_word, kind, after.end() if after else end):
            found.role = PlaceRole.ASSOCIATIVE
            found.kind = None
        elif (
            (prev in ("in", "to") and _posted(text, start, before))
            or (
                prev in ("in", "of", "the")
                and any(word in ("Qaeda", "al-Qaeda", "Al-Qaeda", "Emirate") for word in before[-3:-1])
            )
            or (
                prev in ("in", "of", "the", "state")
                and "State" in before[-3:]
                and "Islamic State" in text[max(0, start - 24) : start]
            )
            or (prev == "of" and len(before) > 1 and before[-2].lower() in cues.BODY_OF)
        ):
            found.role = PlaceRole.ASSOCIATIVE
        elif prev in cues.DIRECTIONS and text[start - 1] in " \n":
            found.start = (
                text.rfind(before[-1].lstrip("(\"“'‘"), 0, start)
                if not (i and words[i - 1] not in LINKS)
                else starts[i - 1]
            )
            found.part = True
        elif top.precision is PlacePrecision.COUNTRY or key in CAPITALS:
            found.role = self._role(found, prev, next_word, possessive, follow, dateline)
        elif (
            next_word in cues.SPEECH and prev not in cues.STRONG_LOCATIVES and not _is_named(prev, before)
        ) or next_word in cues.ORIGINS:
            found.role = PlaceRole.ASSOCIATIVE
        if kind is PlacePrecision.SITE and follow[:1].isupper():
            found.end = after.end(1) if after else end
        self.found.append(found)
        if (len({c.row.country for c in candidates[:3]}) == 1 and top.country) or (
            top.precision is PlacePrecision.COUNTRY and top.country
        ):
            self.countries[top.country] += 2
        return True

    def _of_a_body(self, prev: str, follow: str, next_word: str, kind: PlacePrecision | None, end: int) -> bool:
        """As in "Homs Police"; "in Bastar Division", "the Karbala Division of Iraq" are places."""
        if next_word not in cues.BODIES or not follow[:1].isupper():
            return False
        if kind is None:
            return True
        unit = next_word in ("division", "agency") and prev not in cues.STRONG_LOCATIVES
        return unit and not self.text.startswith(" of ", end)

    def _guard(
        self, words: list[str], norms: list[str], i: int, n: int, prev: str, strong: bool, top: Row, end: int
    ) -> bool:
        """False where the name is a part of a person's or a thing's longer name."""
        if i and words[i - 1] not in LINKS:
            left = norms[i - 1]
            if left in cues.TITLES or left in cues.GIVEN_NAMES:
                self._note_person(norms[i], top)
                return False
            if not self._plain(left, words[i - 1]):
                self._note_person(norms[i], top)
                return False
        elif prev.rstrip(".") in cues.TITLES or prev in cues.GIVEN_NAMES:
            self._note_person(norms[i], top)
            return False
        j = i + n
        if j < len(words) and words[j] not in LINKS and not words[j - 1].endswith(("'s", "’s")):
            right = norms[j]
            if not self._plain(right, words[j]) and right not in cues.BODIES:
                if j == len(words) - 1 and BY_ITS_ATTACK.match(self.text, end):
                    return True  # "the Boston Marathon bombing"
                return strong and (top.precision is not PlacePrecision.CITY or top.population >= BIG_TOWN * 3)
            if not strong and words[j].istitle() and self._only_a_place(right):
                return top.precision is not PlacePrecision.CITY or top.population >= BIG_TOWN  # "Mohan Shahi was"
        return True

    def _only_a_place(self, norm: str) -> bool:
        """Whether the word is nothing but the name of a place: not an everyday word, a direction, a people."""
        plain = norm in self.common or norm in cues.KINDS or norm in DEMONYMS or norm in cues.DIRECTIONS
        return not plain and norm in self.names

    def _note_person(self, norm: str, top: Row) -> None:
        """Remember the end of a longer name, unless it is a country's or a well-known place's."""
        if top.precision not in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1) and top.population < BIG_TOWN * 4:
            self.people.add(norm)

    def _plain(self, norm: str, word: str) -> bool:
        """A capital letter on this word does not make it a part of a name."""
        return (
            norm in self.common
            or norm in cues.KINDS
            or norm in DEMONYMS
            or norm in cues.DIRECTIONS
            or (norm in self.names and norm not in self.stop)
            or (bare(norm) in self.names and norm not in self.stop)
            or (norm.endswith("s") and _possessed(norm[:-1], self.names))
            or (word.isupper() and len(word) > 1)
            or not norm
        )

    def _weighty(self, candidates: tuple[Candidate, ...], prev: str) -> bool:
        """A bare one-word name needs to be well known, or to stand after a word of place."""
        top = candidates[0]
        row = top.row
        if row.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1) or row.hand:
            return top.exact
        if top.exact and (row.population >= BIG_TOWN or prev in cues.LOCATIVES):
            return True
        return row.population >= BIG_TOWN and prev in cues.LOCATIVES

    def _role(
        self, found: Found, prev: str, next_word: str, possessive: bool, follow: str, dateline: bool
    ) -> PlaceRole:
        """A country or capital: where it happened, or who did it."""
        if dateline:
            return PlaceRole.LITERAL
        if possessive:
            key = norm(follow) if follow[:1].isupper() else ""
            literal = bool(key) and (key in self.names or key[:3] in ("al ", "el ")) and key not in cues.BODIES
            literal = literal and OWN_BODY.match(self.text, found.end) is None
            literal = literal or next_word in cues.KINDS or next_word in cues.DIRECTIONS or next_word == "capital"
            if literal and next_word not in ("embassy", "consulate"):
                return PlaceRole.LITERAL
            if prev in ("in", "near", "across", "inside", "into"):
                return PlaceRole.LITERAL
            return PlaceRole.ASSOCIATIVE
        if prev in cues.DIRECTIONS or prev in cues.STRONG_LOCATIVES or prev in ("from", "into", "on", "over", "to"):
            return PlaceRole.LITERAL
        if follow[:1].isupper() and key_is_acronym(self.text[found.start : found.end]):
            return PlaceRole.ASSOCIATIVE
        if key_is_acronym(self.text[found.start : found.end]) and follow.islower() and next_word not in cues.LINKING:
            return PlaceRole.ASSOCIATIVE
        if (both := BOTH_SAID.match(self.text, found.end)) is not None and both.group(1) in cues.SPEECH:
            return PlaceRole.ASSOCIATIVE
        if next_word in cues.RULERS:
            return PlaceRole.ASSOCIATIVE
        if next_word in cues.SPEECH or prev in ("with", "against", "between", "by", "versus", "vs"):
            return PlaceRole.ASSOCIATIVE
        if next_word in cues.DEEDS and prev not in cues.LOCATIVES:
            return PlaceRole.ASSOCIATIVE
        return PlaceRole.LITERAL

    def _dateline(self, start: int, end: int) -> bool:
        """The name opens a paragraph and a dash or an agency follows."""
        text = self.text
        if text[start:end].isupper() and end - start > 3 and FILED.match(text, end):
            return True
        if text[start:end].isupper() and end - start > 3 and RUN_ON_DATE.search(text, 0, start) is not None:
            return text[end + 1 : end + 2].isupper()  # "updated Nov 27 2017 BEIRUT Rebels fired"
        line = text.rfind("\n", max(0, start - 60), start) + 1
        if line == 0 and start > 60:
            return False
        if text[line:start].strip() and not text[line:start].strip().endswith((",", "/")):
            return False
        if start - line > 40:
            return False
        rest = text[end : end + 90]
        if DATELINE.match(rest):
            return True
        if start <= HEADLINE_CHARS_MAX and "." not in text[:start] and OPENS.match(rest):
            return True
        if text[start:end].isupper() and end - start > 3:
            return rest.startswith((",", "\n", ":")) or not rest.strip()
        return False


RUN_ON_DATE = re.compile(r"(?:19|20)\d\d \Z")


def _begins_a_body(words: list[str], norms: list[str], at: int) -> bool:
    """As in "Manipur Naga People's Front": a few words with capitals on, the name of a body ends."""
    if at >= len(words) or words[at - 1].endswith(("'s", "’s")):
        return False
    for j in range(at, min(at + BODY_WORDS_MAX, len(words))):
        if words[j] in LINKS or norms[j] in DEMONYMS:
            return False
        if norms[j] in cues.BODIES:
            return True
    return False


BODY_WORDS_MAX = 4


def _posted(text: str, start: int, before: list[str]) -> bool:
    """Whether a body has its seat at the place at ``start``: "the UN office in X", not "a bomb outside an office in X"."""
    if len(before) < 2 or before[-2].lower() not in cues.POSTED:
        return False
    return cues.STRUCK_THERE.isdisjoint(text[max(0, start - STRUCK_CHARS) : start].lower().split())


STRUCK_CHARS = 50


def _of_a_kind(prev: str, before: list[str]) -> bool:
    """As in "the island of Bali", "the town of Young": an everyday word that is told to be a place."""
    return prev == "of" and len(before) > 1 and before[-2].lower() in ISLES


ISLES = frozenset("island islands isle islet city town village province district peninsula".split())


def _is_named(prev: str, before: list[str]) -> bool:
    """As in "the city of Daraa has claimed": what is said of it is that it is a city."""
    return prev == "of" and len(before) > 1 and before[-2].lower() in cues.KINDS


def key_is_acronym(text: str) -> bool:
    """As in "US", "U.S.", "UK": more often an adjective than a place."""
    return text.isupper() and len(text) <= 4
