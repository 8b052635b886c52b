"""Places, sides, ways of attack and times that agree, and those that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.newsroom import PLACES, START, hours, place

from tocsin.core.incident import (
    FAMILIES,
    REACH_KM,
    cells_of,
    distance_km,
    home_cell,
    modes_fit,
    place_score,
    places_score,
    told_time,
)
from tocsin.schemas import Place, When
from tocsin.schemas.words import Mode, PlacePrecision, TimePrecision


def at(lat: float, lon: float, precision: PlacePrecision = PlacePrecision.DISTRICT) -> Place:
    return replace(place("Kabul"), lat=lat, lon=lon, geonameid=None, precision=precision, country=None, admin1=None)


def test_every_way_of_attack_has_a_family() -> None:
    assert set(FAMILIES) == set(Mode)


@pytest.mark.parametrize(
    ("known", "told", "fit"),
    [
        (Mode.AIR, Mode.MISSILE, True),
        (Mode.ROCKET, Mode.SHELLING, True),
        (Mode.AIR, Mode.BOMB, False),
        (Mode.SHOOTING, Mode.CLASH, True),
        (Mode.SHOOTING, Mode.AIR, False),
        (Mode.UNSPECIFIED, Mode.SUICIDE, True),
    ],
)
def test_ways_of_attack_that_reports_confuse(known: Mode, told: Mode, fit: bool) -> None:
    assert modes_fit((known,), told) is fit


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Kabul", "Kābul", 1.0, 1.0),
        ("Kabul", "Kaboul", 0.9, 0.95),
        ("Kabul", "Shahr-e Naw", 0.5, 0.95),
        ("Kabul", "Bagram air base", 0.0, 0.0),
        ("Kabul", "Kandahar", 0.0, 0.0),
        ("Rafah", "Khan Younis", 0.0, 0.0),
        ("Khost", "Khost city", 0.5, 0.5),
        ("Khost", "Paktika", 0.0, 0.0),
        ("Kabul", "Afghanistan", 0.2, 0.2),
        ("Quetta", "Afghanistan", 0.0, 0.0),
    ],
)
def test_how_well_two_places_agree(one: str, other: str, least: float, most: float) -> None:
    assert least <= place_score(place(one), place(other)) <= most
    assert place_score(place(one), place(other)) == place_score(place(other), place(one))


def test_a_country_named_beside_a_city_does_not_count() -> None:
    assert places_score((place("Kabul"), place("Afghanistan")), (place("Kandahar"), place("Afghanistan"))) == 0.0


def test_a_place_without_coordinates_is_known_by_its_name() -> None:
    nameless = replace(place("Kabul"), lat=None, lon=None, geonameid=None)
    assert place_score(nameless, replace(nameless, name="KĀBUL")) == 0.9
    assert place_score(nameless, replace(nameless, name="Herat")) == 0.0


def test_the_distance_is_right() -> None:
    apart = distance_km(place("Kabul"), place("Kandahar"))
    assert apart is not None
    assert abs(apart - 456) < 5


@given(st.floats(-75, 75), st.floats(-179, 179), st.floats(-1, 1), st.floats(-1, 1))
def test_what_is_within_reach_is_in_a_searched_cell(lat: float, lon: float, dy: float, dx: float) -> None:
    one = at(lat, lon)
    other = at(lat + dy * 0.3, min(max(lon + dx * 0.3, -180), 180))
    apart = distance_km(one, other)
    if apart is not None and apart <= REACH_KM[PlacePrecision.DISTRICT]:
        assert home_cell(other) in cells_of(one)


def test_a_long_when_tells_no_time() -> None:
    assert told_time(hours(0, 5)) == (hours(0, 5).start, hours(0, 5).end)
    assert told_time(hours(0, 100)) == (None, None)
    assert told_time(None) == (None, None)
    month = When(start=START, end=START, precision=TimePrecision.MONTH, text="in February", span=(0, 0))
    assert told_time(month) == (None, None)


def test_the_places_of_the_stories_are_real() -> None:
    assert all(-90 <= (lat or 0) <= 90 and -180 <= (lon or 0) <= 180 for _, _, lat, lon, _, _ in PLACES.values())
