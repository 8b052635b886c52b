"""Which place of its name each name found in a text is, the ones with one meaning speaking for the rest."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from collections import Counter
from math import log10

from tocsin.core.places import cues
from tocsin.core.places.gazetteer import Candidate, Row
from tocsin.core.places.mention import PlaceMention
from tocsin.core.places.names import AFTER, Found, norm_all
from tocsin.schemas.event import Place
from tocsin.schemas.words import PlacePrecision, PlaceRole

NEAR_CHARS = 80
"""An unknown village takes its country from a known place this close."""
STRAY_POPULATION_MAX = 400_000
MAIN_VOTES_MIN = 7


class Resolver:
    """The names of one text. ``maybe`` are those taken only if the text calls them places elsewhere (``known``)."""

    def __init__(
        self, text: str, found: list[Found], maybe: list[Found], known: set[str], countries: Counter[str]
    ) -> None:
        self.text = text
        self.found = found
        self.maybe = maybe
        self.known = known
        self.countries = countries

    def resolved(self) -> tuple[PlaceMention, ...]:
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
        near = {item.end for item in self.found if item.role is PlaceRole.LITERAL and not _wide(item)}
        for item in self.maybe:
            known = norm_all(self.text[item.start : item.end]) in self.known
            beside = any(item.start - gap in ends for gap in (2, 5)) and self.text[item.start - 2] in ",d"
            ahead = any(item.end + gap in starts for gap in (2, 5)) and self.text[item.end : item.end + 2] in (
                ", ",
                " a",
            )
            if known or beside or ahead or self._in_list(item, near):
                item.kind = PlacePrecision.CITY
                ends.add(item.end)
                near.add(item.end)
                taken.append(item)
        if taken:
            self.found = sorted(self.found + taken, key=lambda item: item.start)

    def _in_list(self, item: Found, ends: set[int]) -> bool:
        """As in "Tawilah, Umm Al-Kif and Al-Kouzliyah in …": named after a place, and the list goes on or ends there."""
        for gap in LIST_LINKS:
            if item.start - len(gap) in ends and self.text.startswith(gap, item.start - len(gap)):
                return LIST_GOES_ON.match(self.text, item.end) is not None
        return False

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

    def _listed(self, here: Found, after: Found) -> bool:
        return after.kind is here.kind and self.text[here.end : after.start] in cues.LIST_LINKS

    def _called_unit(self, end: int) -> bool:
        """As in "Jamrud tehsil": the unit that bears the name of the town."""
        after = AFTER.match(self.text, end)
        return after is not None and (after.group(1) or "").lower() in UNITS

    def _country_near(self, k: int, chosen: list[tuple[Row, ...]], main: str | None) -> Row | None:
        """The known place nearest to an unknown one, looking ahead first: "at Udanti near Devbhog"."""
        found = self.found
        here = found[k]
        for j in (*range(k + 1, min(k + 4, len(found))), *range(k - 1, max(k - 4, -1), -1)):
            if chosen[j] and abs(found[j].start - here.start) <= NEAR_CHARS and chosen[j][0].precision != "country":
                row: Row = chosen[j][0]
                return row
        return Row("", PlacePrecision.COUNTRY, main, None, 0.0, 0.0, 0, None, hand=False) if main else None

    def _mention(self, item: Found, rows: tuple[Row, ...], near: Row | None) -> PlaceMention:
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
        if precision is PlacePrecision.CITY and item.kind is PlacePrecision.DISTRICT and self._called_unit(item.end):
            precision = PlacePrecision.DISTRICT
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


UNITS = frozenset("district tehsil taluk taluka mandal block subdivision county subdistrict".split())
"""Units that bear the name of their chief town; an "area" is about as fine as the town itself."""


LIST_LINKS = (", ", " and ", ", and ")
LIST_GOES_ON = re.compile(
    r",? and (?=[A-Z]|al-|el-|as-)|, (?=[A-Z]|al-|el-)|\s+(?:in|of|near|on|at|villages?|towns?|areas?|neighbou?rhoods?|districts?|provinces?|countryside|camps?)\b|[.;)]|\s*\Z"
    r"|,? (?:killing|leaving|wounding|injuring|killed|wounded|injured|left|destroying|causing)\b| (?:on|after|during|since|early|late|overnight|when)\b"
)
"""What follows the name of a place in a list; a verb of speech after it would make it a source ("in Aleppo, Reuters reported")."""


def _wide(item: Found) -> bool:
    """A country, beside which a list names countries rather than villages."""
    return bool(item.candidates) and item.candidates[0].row.precision is PlacePrecision.COUNTRY


def _apart(found: list[Found]) -> list[Found]:
    """In order and without overlap: of two names that share words, the first."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _stray(item: Found, row: Row, countries: Counter[str]) -> bool:
    """A small town of a country the text never speaks of, in a text that is all about another one."""
    if (
        row.population >= STRAY_POPULATION_MAX
        or row.precision in (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)
        or item.dateline
    ):
        return False
    main = max(countries.values(), default=0)
    return countries[row.country or ""] <= 2 and main >= MAIN_VOTES_MIN


def _ranked(item: Found, countries: Counter[str], total: int, admin1: Counter[str]) -> tuple[Row, ...]:
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
