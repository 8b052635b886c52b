"""Which places a text names, and which place of that name each one is."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from math import log10

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import Candidate, Gazetteer, Row, gazetteer, word_list
from tocsin.core.places.keys import place_key
from tocsin.core.places.mention import PlaceMention
from tocsin.schemas.event import Place
from tocsin.schemas.words import PlacePrecision, PlaceRole

WORD = r"[A-ZÀ-Þʿ](?:\.(?:[A-Z]\.)+|[\w’'ʿʼ`&-]*)"
CAPITALISED = re.compile(WORD)
"""Starts with one set of letters, so that the scan over small letters is quick; articles before it are added after."""
ARTICLE = re.compile(r"(?:al?|e[lzstn]?|a[dhrstznl][hz]?|u[lmr]|bet|de)[-‑]\Z", re.IGNORECASE)
LINKS = frozenset("of the and de da du do ez al el ul i e wa la".split())
LINK_GAPS = frozenset({f" {word} " for word in LINKS} | {" of the "})
WORDS_MAX = 6
UNKNOWN_WORDS_MAX = 4
MENTIONS_MAX = 3_000
"""A text that names more places is no article; the rest of it is not read."""
MEMO_WORDS_MAX = 30_000
BIG_TOWN = 100_000
"""A single-word name of this size needs no other sign that it is a place."""
NEAR_CHARS = 80
"""An unknown village takes its country from a known place this close."""
STRAY_POPULATION_MAX = 400_000
MAIN_VOTES_MIN = 7
DATELINE = re.compile(
    r"(?:\s*[,/]\s*[\w .]{2,40})?\s*(?:\([^)\n]{2,60}\)\s*)?[—–-]+\s|\s*\([A-Z][^)\n]{1,40}\)\s*[:.]?\s"
)
AFTER = re.compile(r"[ ]?(?:[’']s\b)?[ ]?([a-zA-Z-]+)?")
CAPITALS = frozenset(
    "kabul islamabad moscow kyiv kiev beijing tehran washington damascus baghdad ankara riyadh cairo khartoum jerusalem "
    "beirut amman sanaa doha london paris berlin brussels new delhi seoul pyongyang tokyo taipei kigali kinshasa "
    "addis ababa asmara mogadishu nairobi juba tripoli tunis algiers rabat bamako niamey ouagadougou abuja caracas "
    "bogota havana minsk baku yerevan tbilisi ramallah naypyidaw dhaka bangkok manila hanoi phnom penh warsaw vilnius "
    "the kremlin kremlin delhi tel aviv".split()
) | {"new delhi", "addis ababa", "phnom penh", "tel aviv", "washington dc"}


@lru_cache(MEMO_WORDS_MAX)
def _norm(word: str) -> str:
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    return place_key(word.rstrip("’'&-"))


@cache
def dull_words() -> frozenset[str]:
    """Words that alone are never a place: everyday words and adjectives of countries."""
    return frozenset((word_list("common") | DEMONYMS.keys()) - cues.ACRONYMS - {"us"})


class _Found:
    """A name accepted while the text is read; resolved when all are known."""

    __slots__ = ("candidates", "dateline", "end", "kind", "part", "role", "start")

    def __init__(self, start: int, end: int, candidates: tuple[Candidate, ...], kind: PlacePrecision | None) -> None:
        self.start = start
        self.end = end
        self.candidates = candidates
        self.kind = kind
        self.role = PlaceRole.LITERAL
        self.dateline = False
        self.part = False
        """"eastern Syria": a part of the place named, told by a direction."""


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every place ``text`` names, in order, each resolved against the others.

    Adjectives ("Afghan") are actors, not places. Deterministic, linear in the length of ``text``, never raises.
    """
    reader = _Reader(text)
    start = end = -1
    for match in CAPITALISED.finditer(text):
        at = match.start()
        if at and text[at - 1] in "-‑":
            article = ARTICLE.search(text, max(end, at - 5, 0), at)
            at = article.start() if article else at
        if start >= 0:
            gap = text[end:at]
            if gap == " " or gap in LINK_GAPS:
                end = match.end()
                continue
            reader.read_run(start, text[start:end])
            if len(reader.found) >= MENTIONS_MAX:
                break
        start, end = at, match.end()
    if start >= 0:
        reader.read_run(start, text[start:end])
    return reader.resolve()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.names: Gazetteer = gazetteer()
        self.stop = word_list("stop")
        self.common = word_list("common")
        self.dull = dull_words()
        self.found: list[_Found] = []
        self.maybe: list[_Found] = []
        """Unknown names after a word of place: places if the text calls them so elsewhere."""
        self.known: set[str] = set()
        self.people: set[str] = set()
        """Last words of names that turned out to be people's or bodies'."""
        self.countries: Counter[str] = Counter()

    def read_run(self, start: int, run: str) -> None:
        """Find the names in one run of capitalised words."""
        if " " not in run:
            norm = _norm(run)
            if norm in self.dull:
                code = DEMONYMS.get(norm)
                if code:
                    self.countries[code] += 1
                return
        words = run.split(" ")
        count = len(words)
        norms = [_norm(word) for word in words]
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
                    self._unknown(words, norms, starts, loose, i)
                    loose = -1
                i += n
                while i < count and norms[i] in cues.KINDS and not words[i].islower():
                    i += 1
                continue
            if n == 0:
                code = DEMONYMS.get(norms[i])
                if code:
                    self.countries[code] += 1
            if loose < 0:
                loose = i
            i += max(1, n)
        if loose >= 0:
            self._unknown(words, norms, starts, loose, count)

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
        if first in names or _bare(first) in names:
            return 1
        return 1 if first.endswith("s") and self._possessed(first[:-1]) else 0

    def _possessed(self, key: str) -> bool:
        """As in "Syrias Idlib": scraped text drops the apostrophe of a well-known place."""
        if len(key) < 4 or key not in self.names or f"{key}s" in cues.NEVER_PLACES:
            return False
        row = self.names.find(key)[0].row
        return row.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1) or row.population >= BIG_TOWN * 4

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
        candidates = self.names.find(key) or self.names.find(_bare(key))
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
        kind = cues.KINDS.get(next_word)
        top = candidates[0].row
        if kind is PlacePrecision.SITE and follow.islower() and next_word in ("post", "road", "park", "plant", "gate"):
            kind = None
        if n == 1:
            word = words[i]
            if (key in self.stop or (key in self.common and key not in cues.ACRONYMS)) and not (
                kind and kind is not PlacePrecision.SITE and (follow.islower() or prev in cues.LOCATIVES)
            ):
                return False
            if key in self.people and prev not in cues.STRONG_LOCATIVES and not kind:
                return False
            if word.isupper() and len(word) <= 5 and key not in cues.ACRONYMS and not self._dateline(start, end):
                return False
            if key in cues.ACRONYMS and not word.isupper() and "." not in word:
                return False
        strong = kind is not None or prev in cues.STRONG_LOCATIVES or prev in cues.DIRECTIONS
        dateline = self._dateline(start, end)
        if not dateline and not self._guard(words, norms, i, n, prev, strong, top):
            return False
        if n == 1 and not (strong or dateline) and not self._weighty(candidates, prev):
            return False
        found = _Found(start, end, candidates, kind)
        found.dateline = dateline
        if next_word in cues.BODIES and follow[:1].isupper() and not (kind and next_word not in ("division", "agency")):
            found.role = PlaceRole.ASSOCIATIVE
            found.kind = None
        elif (
            (prev in ("in", "to") and len(before) > 1 and before[-2].lower() in cues.POSTED)
            or (
                prev in ("in", "of", "the")
                and any(word in ("State", "Qaeda", "al-Qaeda", "Al-Qaeda", "Emirate") for word in before[-3:-1])
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
        elif next_word in cues.SPEECH and prev not in cues.STRONG_LOCATIVES:
            found.role = PlaceRole.ASSOCIATIVE
        if kind is PlacePrecision.SITE and follow[:1].isupper():
            found.end = after.end(1) if after else end
        self.found.append(found)
        if (len({c.row.country for c in candidates[:3]}) == 1 and top.country) or (
            top.precision is PlacePrecision.COUNTRY and top.country
        ):
            self.countries[top.country] += 2
        return True

    def _guard(self, words: list[str], norms: list[str], i: int, n: int, prev: str, strong: bool, top: Row) -> bool:
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
                return strong and (top.precision is not PlacePrecision.CITY or top.population >= BIG_TOWN * 3)
        return True

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
            or (_bare(norm) in self.names and norm not in self.stop)
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
        self, found: _Found, prev: str, next_word: str, possessive: bool, follow: str, dateline: bool
    ) -> PlaceRole:
        """A country or capital: where it happened, or who did it."""
        if dateline:
            return PlaceRole.LITERAL
        if possessive:
            key = _norm(follow) if follow[:1].isupper() else ""
            literal = bool(key) and (key in self.names or key[:3] in ("al ", "el ")) and key not in cues.BODIES
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
        if next_word in cues.SPEECH or prev in ("with", "against", "between", "by", "versus", "vs"):
            return PlaceRole.ASSOCIATIVE
        if next_word in cues.DEEDS and prev not in cues.LOCATIVES:
            return PlaceRole.ASSOCIATIVE
        return PlaceRole.LITERAL

    def _dateline(self, start: int, end: int) -> bool:
        """The name opens a paragraph and a dash or an agency follows."""
        text = self.text
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
        if text[start:end].isupper() and end - start > 3:
            return rest.startswith((",", "\n", ":")) or not rest.strip()
        return False

    def _unknown(self, words: list[str], norms: list[str], starts: list[int], first: int, last: int) -> None:
        """Take names no gazetteer knows where the words around them say that they are places."""
        while first < last:
            while first < last and (words[first] in LINKS or self._idle(norms[first], words[first])):
                first += 1
            stop = first
            while stop < last and not self._idle(norms[stop], words[stop]) and stop - first < UNKNOWN_WORDS_MAX + 1:
                stop += 1
                if words[stop - 1].endswith(("'s", "’s")):
                    break
            if first < stop <= first + UNKNOWN_WORDS_MAX:
                self._weigh_unknown(words, norms, starts, first, stop)
            first = max(stop, first + 1)

    def _weigh_unknown(self, words: list[str], norms: list[str], starts: list[int], first: int, stop: int) -> None:
        text = self.text
        start, end = starts[first], starts[stop - 1] + len(words[stop - 1])
        if words[stop - 1].endswith(("'s", "’s")):
            end -= 2
        if norms[first] in cues.NEVER_PLACES or norms[stop - 1] in cues.BODIES or norms[stop - 1] in cues.NEVER_PLACES:
            return
        if any(norms[k] in cues.TITLES for k in range(first, stop)) or (
            text[start:end].isupper() and " " not in text[start:end]
        ):
            return
        personal = any(norms[k] in cues.GIVEN_NAMES for k in range(first, stop))
        before = text[max(0, start - 40) : start].split() if start and text[start - 1] in " \n" else []
        prev = before[-1].lower() if before else ""
        if prev.rstrip(".") in cues.TITLES:
            return
        after = AFTER.match(text, end)
        follow = (after.group(1) or "") if after and text[end : end + 1] not in ",." else ""
        kind = self._kind_of_unknown(before, prev, follow, end)
        if personal and (
            kind is None or kind is PlacePrecision.SITE or prev not in ("of", "in", "at", "near", *cues.KINDS)
        ):
            return
        if kind is None:
            if prev in cues.LOCATIVES or prev == "," or text[max(0, start - 2) : start] == ", " or prev == "and":
                self.maybe.append(_Found(start, end, (), None))
            return
        found = _Found(start, end, (), kind)
        if kind is PlacePrecision.SITE and follow and after:
            found.end = after.end(1)
        self.known.add(" ".join(norms[first:stop]))
        self.found.append(found)

    def _kind_of_unknown(self, before: list[str], prev: str, follow: str, end: int) -> PlacePrecision | None:
        """What the words around an unknown name say it is; None when nothing says that it is a place."""
        ahead = cues.KINDS.get(follow.lower())
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
            if kind is None and (word in cues.DIRECTIONS or word in ("sides", "side")):
                kind = PlacePrecision.CITY
            return None if kind is PlacePrecision.SITE else kind
        if prev in cues.KINDS and cues.KINDS[prev] in (PlacePrecision.CITY, PlacePrecision.DISTRICT):
            return cues.KINDS[prev]
        return PlacePrecision.CITY if self._placed(prev, end) else None

    def _idle(self, norm: str, word: str) -> bool:
        return norm in self.common or norm in cues.KINDS or norm in DEMONYMS or word in LINKS or not norm

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
        key = _norm(match.group(1))
        return (key in self.names and key not in self.stop) or rest.startswith((" near", " in ", " under"))

    def resolve(self) -> tuple[PlaceMention, ...]:
        """Choose a place for each name, the ones with one meaning speaking for the rest."""
        self._recall()
        self.found = found = _apart(self.found)
        self._spread_kinds()
        countries = self.countries
        total = sum(countries.values()) or 1
        admin1: Counter[str] = Counter()
        chosen: list[tuple[Row, ...]] = []
        for item in found:
            rows = _ranked(item, countries, total, admin1) if item.candidates else ()
            if rows and _stray(item, rows[0], countries):
                rows, item.kind = (), item.kind or PlacePrecision.CITY
            chosen.append(rows)
            if rows and rows[0].admin1:
                admin1[rows[0].admin1] += 1
        main = min(countries, key=lambda c: (-countries[c], c)) if countries else None
        if main and not any(rows and rows[0].country == main for rows in chosen):
            main = None
        return tuple(
            self._mention(item, rows, None if rows else self._country_near(k, chosen, main))
            for k, (item, rows) in enumerate(zip(found, chosen, strict=True))
        )

    def _recall(self) -> None:
        """Take the doubtful names that the text elsewhere calls a village, a district or the like, or lists beside one."""
        taken = []
        ends = {item.end for item in self.found if item.kind}
        starts = {item.start for item in self.found if item.kind}
        for item in self.maybe:
            known = _norm_all(self.text[item.start : item.end]) in self.known
            beside = any(item.start - gap in ends for gap in (2, 5)) and self.text[item.start - 2] in ",d"
            ahead = any(item.end + gap in starts for gap in (2, 5)) and self.text[item.end : item.end + 2] in (
                ", ",
                " a",
            )
            if known or beside or ahead:
                item.kind = PlacePrecision.CITY
                ends.add(item.end)
                taken.append(item)
        if taken:
            self.found = sorted(self.found + taken, key=lambda item: item.start)

    def _spread_kinds(self) -> None:
        """As in "Khost and Paktika provinces": the plural goes for each name of the list."""
        found = self.found
        for k in range(len(found) - 1, 0, -1):
            here, left = found[k], found[k - 1]
            if here.kind and left.kind is None and self.text[left.end : here.start] in cues.LIST_LINKS:
                after = AFTER.match(self.text, here.end)
                word = (after.group(1) or "").lower() if after else ""
                if word in cues.PLURAL_KINDS or (k + 1 < len(found) and self._listed(here, found[k + 1])):
                    left.kind = here.kind

    def _listed(self, here: _Found, after: _Found) -> bool:
        return after.kind is here.kind and self.text[here.end : after.start] in cues.LIST_LINKS

    def _country_near(self, k: int, chosen: list[tuple[Row, ...]], main: str | None) -> Row | None:
        """The known place nearest to an unknown one, looking ahead first: "at Udanti near Devbhog"."""
        found = self.found
        here = found[k]
        for j in (*range(k + 1, min(k + 4, len(found))), *range(k - 1, max(k - 4, -1), -1)):
            if chosen[j] and abs(found[j].start - here.start) <= NEAR_CHARS and chosen[j][0].precision != "country":
                row: Row = chosen[j][0]
                return row
        return Row("", PlacePrecision.COUNTRY, main, None, 0.0, 0.0, 0, None, hand=False) if main else None

    def _mention(self, item: _Found, rows: tuple[Row, ...], near: Row | None) -> PlaceMention:
        text = self.text[item.start : item.end]
        if not rows:
            place = Place(
                text=text,
                span=(item.start, item.end),
                name=text,
                country=near.country if near else None,
                admin1=near.admin1 if near else None,
                precision=item.kind or PlacePrecision.CITY,
                role=item.role,
            )
            return PlaceMention(place, (), item.dateline)
        row = rows[0]
        site = item.kind is PlacePrecision.SITE and item.end - item.start > len(row.name)
        precision = PlacePrecision.SITE if site else row.precision
        part = item.part and precision is PlacePrecision.COUNTRY
        if part:
            precision = PlacePrecision.ADMIN1
        place = Place(
            text=text,
            span=(item.start, item.end),
            name=text if site else f"{text.split()[0].lower()} {row.name}" if part else row.name,
            country=row.country,
            admin1=row.admin1,
            lat=row.lat,
            lon=row.lon,
            precision=precision,
            geonameid=row.geonameid,
            role=item.role,
        )
        return PlaceMention(place, rows, item.dateline)


def _apart(found: list[_Found]) -> list[_Found]:
    """In order and without overlap: of two names that share words, the first."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _stray(item: _Found, row: Row, countries: Counter[str]) -> bool:
    """A small town of a country the text never speaks of, in a text that is all about another one."""
    if (
        row.population >= STRAY_POPULATION_MAX
        or row.precision in (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)
        or item.dateline
    ):
        return False
    main = max(countries.values(), default=0)
    return countries[row.country or ""] <= 2 and main >= MAIN_VOTES_MIN


def key_is_acronym(text: str) -> bool:
    """As in "US", "U.S.", "UK": more often an adjective than a place."""
    return text.isupper() and len(text) <= 4


def _norm_all(text: str) -> str:
    return " ".join(_norm(word) for word in text.split(" "))


def _bare(key: str) -> str:
    """``al salehia`` without its article, for a second look."""
    return key[3:] if key[:3] in ("al ", "el ", "as ", "ar ", "ad ", "an ", "at ", "ash") else key


def _ranked(item: _Found, countries: Counter[str], total: int, admin1: Counter[str]) -> tuple[Row, ...]:
    """The rows of a name, likeliest first."""
    candidates = item.candidates
    if len(candidates) == 1:
        return (candidates[0].row,)

    def score(candidate: Candidate) -> float:
        row = candidate.row
        points = 0.5 * log10(row.population + 10) + (2.5 if candidate.exact else 0.0) + (0.6 if row.hand else 0.0)
        if row.country:
            points += 4.0 * countries[row.country] / total
        if row.admin1 and admin1[row.admin1]:
            points += 0.8
        if row.precision is PlacePrecision.COUNTRY:
            points += 1.0
        kind = item.kind
        if kind is row.precision:
            points += 3.0
        elif kind is PlacePrecision.ADMIN1 or (row.precision is PlacePrecision.ADMIN1 and kind is not None):
            points -= 1.0
        elif row.precision is PlacePrecision.ADMIN1:
            points -= 0.7
        return points

    return tuple(c.row for c in sorted(candidates, key=score, reverse=True))
