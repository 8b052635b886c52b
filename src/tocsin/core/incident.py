"""Whether two reports speak of one incident: by sides, way of attack, place within its precision, and time.

    place     the same gazetteer id, or as near as both precisions allow; a region holds its towns; a
              country holds everything, so it decides only where one candidate is left
    sides     an attacker named on both sides must be the same; one not named fits any
    way       air, drone, missile and rocket are told apart badly; a car bomb is none of them
    time      told times within six hours of each other; a told time and a publication within 36 hours;
              two publications within 18, since what strikes a city daily strikes it again after 24

Spelling never decides: names are compared only where neither place has an id or coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt

from tocsin.core.ledger import fold
from tocsin.core.rows import IncidentRow
from tocsin.schemas import Actor, Claim, Place, Strike, When
from tocsin.schemas.words import ActorKind, Mode, PlacePrecision, PlaceRole, TimePrecision

CELL_DEGREES = 0.5
"""Side of a map cell, about 55 km: larger than any reach below, so a few cells hold every candidate."""
REACH_KM = {PlacePrecision.SITE: 3.0, PlacePrecision.CITY: 5.0, PlacePrecision.DISTRICT: 30.0}
"""How far two different places of this precision may lie apart and still be one."""
SITE_IN_CITY_KM = 15.0
"""A site named in one report, its city in the other."""
GAP_MAX = timedelta(hours=6)
"""Between two told times; "overnight" and "early on Friday" need it."""
TOLD_TO_PUBLISHED_MAX = timedelta(hours=36)
"""Between the told time of one report and the publication of another that tells none."""
UNTOLD_GAP_MAX = timedelta(hours=18)
"""Between two publications that tell no time."""
TOLD_SPAN_MAX = timedelta(hours=48)
"""A longer "when" ("since Thursday", "in February") does not tell one incident's time."""
LOCAL_SCORE = 0.5
"""Places that agree less (a country, or none told) need the same attacker or the same way of attack besides."""
PLACES_MAX = 16
SIDES_MAX = 8

FINE = frozenset({PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT})

FAMILIES: dict[Mode, frozenset[str]] = {
    Mode.AIR: frozenset({"air"}),
    Mode.DRONE: frozenset({"air"}),
    Mode.MISSILE: frozenset({"air"}),
    Mode.ROCKET: frozenset({"air", "guns"}),
    Mode.SHELLING: frozenset({"guns"}),
    Mode.BOMB: frozenset({"bomb"}),
    Mode.SUICIDE: frozenset({"bomb"}),
    Mode.CHEMICAL: frozenset({"chemical", "air", "guns"}),
    Mode.SHOOTING: frozenset({"ground"}),
    Mode.CLASH: frozenset({"ground", "guns"}),
    Mode.UNSPECIFIED: frozenset({"air", "guns", "bomb", "chemical", "ground"}),
}
"""Ways of attack that reports of one incident confuse with each other share a family."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What one event tells of the incident it belongs to. ``start`` and ``end`` are set where it tells a time."""

    places: tuple[Place, ...]
    mode: Mode
    attacker: str | None
    target: str | None
    start: datetime | None
    end: datetime | None
    published: datetime
    when_text: str = ""

    @property
    def local(self) -> bool:
        """True where some place is finer than a country."""
        return is_local(self.places)

    @property
    def day(self) -> int:
        """The day it is looked for under, counted from 1970."""
        return day_of(self.start or self.published)


def day_of(moment: datetime) -> int:
    """Whole UTC days since 1970."""
    return int(moment.timestamp()) // 86_400


def literal(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places where something happened; "Kabul said" is none."""
    return tuple(p for p in places if p.role is PlaceRole.LITERAL)


def places_of(event: Strike | Claim) -> tuple[Place, ...]:
    """Where an event happened: its literal places, without a name that is only part of who says so."""
    speaker = event.claimant.span if isinstance(event, Claim) and event.claimant else (0, 0)
    return tuple(p for p in literal(event.places) if not (speaker[0] <= p.span[0] < speaker[1]))


def side_of(actor: Actor | None) -> str | None:
    """The party an actor fights for, or the state or group it is; "forces" alone are nobody's."""
    if actor is None:
        return None
    return actor.side or (actor.name if actor.kind in (ActorKind.STATE, ActorKind.GROUP) else None)


def told_time(when: When | None) -> tuple[datetime | None, datetime | None]:
    """The interval ``when`` tells, if it is short enough to tell one incident from the next."""
    if when is None or when.start is None or when.precision in (TimePrecision.MONTH, TimePrecision.YEAR):
        return None, None
    end = when.end or when.start
    return (when.start, end) if end - when.start <= TOLD_SPAN_MAX else (None, None)


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance, or None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12_742.0 * asin(sqrt(min(half, 1.0)))  # the Earth's mean diameter


def place_score(one: Place, other: Place) -> float:
    """How well two places agree: 1 the same, 0.5 one within the other, 0.2 only the country, 0 not at all."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return 1.0 if one.precision is not PlacePrecision.COUNTRY else 0.3
    if one.country and other.country and one.country != other.country:
        return 0.0
    if PlacePrecision.COUNTRY in (one.precision, other.precision):
        return _country_score(one, other)
    if one.precision in FINE and other.precision in FINE:
        return _fine_score(one, other)
    return _region_score(one, other)


def _country_score(one: Place, other: Place) -> float:
    if one.precision is other.precision:
        return 0.3 if one.country and one.country == other.country else 0.0
    return 0.2 if one.country and one.country == other.country else 0.0


def _fine_score(one: Place, other: Place) -> float:
    apart = distance_km(one, other)
    if apart is None:
        return 0.9 if fold(one.name) == fold(other.name) else 0.0
    reach = max(REACH_KM[one.precision], REACH_KM[other.precision])
    if one.precision is not other.precision and PlacePrecision.SITE in (one.precision, other.precision):
        reach = max(reach, SITE_IN_CITY_KM)
    return 0.95 - 0.4 * apart / reach if apart <= reach else 0.0


def _region_score(one: Place, other: Place) -> float:
    """At least one is an admin1 region."""
    left, right = _region_name(one), _region_name(other)
    if not left or left != right:
        return 0.0
    return 0.9 if one.precision is other.precision else 0.5


def _region_name(place: Place) -> str:
    return fold(place.admin1 or (place.name if place.precision is PlacePrecision.ADMIN1 else ""))


def is_local(places: tuple[Place, ...]) -> bool:
    """True where some place is finer than a country."""
    return any(p.precision is not PlacePrecision.COUNTRY for p in places)


def finest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without the country where something finer is told: "Kabul, Afghanistan" is Kabul."""
    return tuple(p for p in places if p.precision is not PlacePrecision.COUNTRY) or places


def places_score(row: tuple[Place, ...], probe: tuple[Place, ...]) -> float:
    """The best agreement of any two places; 0.1 where one side tells none."""
    if not row or not probe:
        return 0.1
    return max(place_score(a, b) for a in finest(row) for b in finest(probe))


def modes_fit(modes: tuple[Mode, ...], mode: Mode) -> bool:
    """True where ``mode`` may be a wording for one of ``modes``."""
    return not modes or any(FAMILIES[known] & FAMILIES[mode] for known in modes)


def sides_fit(row: IncidentRow, probe: Probe) -> bool:
    """True unless both name attackers and none is the same; in a clash either may be either.

    Targets decide only where an attacker is not named: reports name them loosely.
    """
    attackers, targets = {fold(a) for a in row.attackers}, {fold(t) for t in row.targets}
    attacker, target = fold(probe.attacker), fold(probe.target)
    if Mode.CLASH in (*row.modes, probe.mode):
        parties = attackers | targets
        return all(not side or len(parties) < 2 or side in parties for side in (attacker, target))
    if attacker and attackers:
        return attacker in attackers
    return not target or not targets or target in targets


def time_score(row: IncidentRow, probe: Probe) -> float:
    """1 for the same time, falling to 0.5 at the end of what is allowed, 0 beyond it."""
    if row.start is not None and row.end is not None and probe.start is not None and probe.end is not None:
        gap = max(row.start - probe.end, probe.start - row.end, timedelta())
        return 1.0 - 0.5 * (gap / GAP_MAX) if gap <= GAP_MAX else 0.0
    most = TOLD_TO_PUBLISHED_MAX if row.end or probe.start else UNTOLD_GAP_MAX
    gap = abs((probe.start or probe.published) - (row.end or row.published))
    return 0.9 - 0.4 * (gap / most) if gap <= most else 0.0


def match_score(row: IncidentRow, probe: Probe) -> float:
    """How surely ``probe`` speaks of ``row``: 0 not at all, to 3."""
    if row.merged_into or not modes_fit(row.modes, probe.mode) or not sides_fit(row, probe):
        return 0.0
    place, time = places_score(row.places, probe.places), time_score(row, probe)
    if not place or not time:
        return 0.0
    named = bool(probe.attacker) and fold(probe.attacker) in {fold(a) for a in row.attackers}
    if place < LOCAL_SCORE and not named and probe.mode not in row.modes:
        return 0.0
    return place + time + 0.5 * named + 0.5 * (probe.mode in row.modes)


def cells_of(place: Place) -> tuple[str, ...]:
    """The map cells within reach of ``place``: up to four, more beyond the 60th parallel."""
    if place.lat is None or place.lon is None:
        return (f"n:{fold(place.name)}",)
    reach_lat = REACH_KM[PlacePrecision.DISTRICT] / 111.2
    reach_lon = reach_lat / max(cos(radians(place.lat)), 0.1)
    rows = range(int((place.lat - reach_lat) // CELL_DEGREES), int((place.lat + reach_lat) // CELL_DEGREES) + 1)
    columns = range(int((place.lon - reach_lon) // CELL_DEGREES), int((place.lon + reach_lon) // CELL_DEGREES) + 1)
    return tuple(f"{y}:{x}" for y in rows for x in columns)


def home_cell(place: Place) -> str:
    """The cell ``place`` itself lies in."""
    if place.lat is None or place.lon is None:
        return f"n:{fold(place.name)}"
    return f"{int(place.lat // CELL_DEGREES)}:{int(place.lon // CELL_DEGREES)}"


def buckets_of(places: tuple[Place, ...], conflict: str) -> tuple[str, ...]:
    """Where an incident is listed: its cells and regions, its country if nothing finer is told, its conflict."""
    found = [f"k:{conflict}", *(() if places else (f"p:{conflict}",))]
    for place in finest(places):
        if place.precision is PlacePrecision.COUNTRY:
            found.append(_country_bucket(place))
            continue
        found.append(_region_bucket(place))
        if place.precision in FINE:
            found.append(home_cell(place))
    return tuple(dict.fromkeys(found))


def searched_buckets(probe: Probe, conflict: str) -> tuple[str, ...]:
    """Where a probe's incident may be listed."""
    if not probe.local:
        return (f"k:{conflict}",)
    found: list[str] = []
    for place in finest(probe.places):
        cells = cells_of(place) if place.precision in FINE else ()
        found += [*cells, _region_bucket(place), _country_bucket(place)]
    return tuple(dict.fromkeys([*found, f"p:{conflict}"]))


def _region_bucket(place: Place) -> str:
    return f"r:{place.country or ''}:{_region_name(place)}"


def _country_bucket(place: Place) -> str:
    return f"c:{place.country or fold(place.name)}"
