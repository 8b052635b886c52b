"""Whether two places of attacks are one, or the one lies in the other."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tocsin.core.places.keys import place_key
from tocsin.schemas.words import PlacePrecision

if TYPE_CHECKING:
    from tocsin.schemas.event import Place

FINE = frozenset({PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT})


def meet(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """They share a place that is the finest of one of them: two villages of one district are two places."""
    if not ours or not theirs:
        return False
    return any(same_place(ours[0], b) for b in theirs) or any(same_place(a, theirs[0]) for a in ours)


def vague(place: Place) -> bool:
    """A whole country, or a part of it told by a direction."""
    return place.precision is PlacePrecision.COUNTRY or (
        place.precision is PlacePrecision.ADMIN1 and place.admin1 is None and DIRECTION.match(place.name) is not None
    )


DIRECTION = re.compile(r"(?i)(?:north|south|east|west|central|the (?:north|south|east|west))")


def core(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places of a chain without the town, region or country that the others lie in."""
    fine = [p for p in places if p.precision in FINE]
    inner = [p for p in fine if p.name != p.admin1]
    return tuple(inner or fine)


def of_province(a: Place, b: Place) -> bool:
    """``a`` is a town the gazetteer lacks, which may well lie in the province ``b``."""
    return b.precision is PlacePrecision.ADMIN1 and a.geonameid is None and a.admin1 is None and a.country == b.country


def telling(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """``places`` without "the north of" a country where a finer one is told."""
    if not core(places):
        return places
    return tuple(p for p in places if not vague(p) or p.precision is PlacePrecision.COUNTRY)


def inside(a: Place, b: Place) -> bool:
    """``a`` lies in ``b``: a quarter or site of an unknown town counts as one of the town told of."""
    if within(a, b) or namesake(b, a) or _of_district(a, b):
        return True
    return (
        a.precision in (PlacePrecision.SITE, PlacePrecision.DISTRICT)
        and a.geonameid is None
        and b.precision is PlacePrecision.CITY
        and a.admin1 in (None, b.admin1)
    )


def _of_district(a: Place, b: Place) -> bool:
    """``a`` may lie in the district ``b``: nothing the gazetteer knows speaks against it."""
    if b.precision is not PlacePrecision.DISTRICT or a.precision not in (PlacePrecision.SITE, PlacePrecision.CITY):
        return False
    return a.geonameid is None or (a.admin1 == b.admin1 and a.country == b.country)


def same_place(a: Place, b: Place) -> bool:
    """One place, whatever the spelling: "Maarat Al-Na’asan", "Maarat al-Naasan"."""
    return a.name == b.name or skeleton(a.name) == skeleton(b.name)


def within(a: Place, b: Place) -> bool:
    """``a`` is or lies in ``b``, as far as their regions tell."""
    if same_place(a, b):
        return True
    if vague(b):
        return a.geonameid is None or a.country == b.country  # of a name the gazetteer lacks, the country is a guess
    if b.precision is PlacePrecision.ADMIN1 and b.admin1 and not b.name.endswith(b.admin1):
        return False  # a range or a lake within a region, not the region
    if b.precision is PlacePrecision.ADMIN1:
        return a.admin1 is not None and (a.admin1 == b.admin1) and a.country == b.country
    return False


KM_PER_DEGREE = 111.2


def km_between(a: Place, b: Place) -> float:
    """How far apart two places are, in kilometres; on a plane, which does for towns of one country. 0 where one is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north = a.lat - b.lat
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return KM_PER_DEGREE * math.hypot(north, east)


def namesake(town: Place, place: Place) -> bool:
    """As in "Idlib" for the region around it: the town bears the name of the region the other place lies in."""
    return town.precision is PlacePrecision.CITY and town.name == place.admin1 == town.admin1


@lru_cache(4096)
def skeleton(name: str) -> str:
    """The consonants of a name without its article."""
    key = place_key(name)
    parts = [part for part in key.split() if part not in ("al", "el", "as", "ar", "ad", "an", "at", "ash", "az", "the")]
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", "".join(parts))) or key
