"""Severity adds up in the open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.newsroom import place

from tocsin.core.severity import (
    EFFECT_WEIGHTS,
    MODE_POINTS,
    Weight,
    is_capital,
    score_parts,
    severity_of,
    struck_target,
    total,
)
from tocsin.schemas.words import Effect, Mode


def score(weight: Weight) -> float:
    return total(score_parts(weight))


def test_every_effect_and_every_way_of_attack_has_points() -> None:
    assert set(EFFECT_WEIGHTS) == set(Effect)
    assert set(MODE_POINTS) == set(Mode)


def test_nothing_known_scores_nothing() -> None:
    assert score_parts(Weight(tolls={})) == ()


def test_an_air_strike_alone_reaches_the_threshold_and_one_shot_dead_does_not() -> None:
    assert score(Weight(tolls={}, modes=(Mode.AIR,))) == 2.5
    assert score(Weight(tolls={Effect.KILLED: 1}, modes=(Mode.SHOOTING,))) == 2.25


def test_an_attack_with_neither_place_nor_party_has_only_its_numbers() -> None:
    assert score(Weight(tolls={}, modes=(Mode.AIR,), named=False)) == 0
    assert score(Weight(tolls={Effect.KILLED: 7}, modes=(Mode.AIR,), named=False)) == 3.0


def test_more_dead_is_never_less_severe() -> None:
    scores = [score(Weight(tolls={Effect.KILLED: n})) for n in (0, 1, 5, 19, 55, 297, 2000)]
    assert scores == sorted(scores)


def test_each_circumstance_adds_its_part() -> None:
    plain = Weight(tolls={Effect.KILLED: 5}, modes=(Mode.DRONE,), places=(place("Kandahar"),))
    for worse in (
        replace(plain, civilians=3),
        replace(plain, places=(place("Kabul"),)),
        replace(plain, words="struck a hospital"),
        replace(plain, first_of_kind=True),
        replace(plain, new_pair=True),
        replace(plain, contested=True),
        replace(plain, modes=(Mode.CHEMICAL,)),
    ):
        assert score(worse) > score(plain)
        assert len({part.part for part in score_parts(worse)}) == len(score_parts(worse))


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("two rockets hit a maternity ward and a school", "maternity"),
        ("the Zaporizhzhia nuclear plant", "nuclear"),
        ("the damaged road", None),
        ("schooling", None),
        ("two schools", "school"),
        ("a checkpoint", None),
    ],
)
def test_what_was_struck_is_read_from_the_evidence(words: str, target: str | None) -> None:
    assert struck_target(words) == target


def test_capitals_are_known_by_country() -> None:
    assert is_capital(place("Kābul"))
    assert not is_capital(place("Kandahar"))
    assert not is_capital(replace(place("Kabul"), country="IN"))


@pytest.mark.parametrize(("points", "severity"), [(0, "low"), (3.5, "medium"), (5.5, "high"), (8, "critical")])
def test_a_score_stands_for_a_severity(points: float, severity: str) -> None:
    assert severity_of(points) == severity
