"""Which attacks are news, and which are told of as past, as common or as known before."""

from __future__ import annotations

import pytest

from tocsin.core.extract.strikes import find_strikes
from tocsin.core.extract.tokens import read_doc
from tocsin.schemas.words import Scope

NEWS = "Rebels shelled Jableh on Monday, wounding two men. "
FILLED = NEWS + "Nobody slept. Shops stayed shut. Schools did too. Rain fell. "


def scopes(text: str) -> list[Scope]:
    return [strike.scope for strike in find_strikes(read_doc(text))]


@pytest.mark.parametrize(
    "told",
    [
        NEWS + "Suicide bombings are common in Ramadi.",
        NEWS + "Kidnappings and drone strikes have become commonplace in Khost.",
        FILLED + "Turkey has carried out dozens of drone strikes in Kobani.",
        FILLED + "The group has claimed several car bombings in Kabul.",
        NEWS + "He lost his job after the October 7 attack in Sderot.",
        NEWS + "The man was wounded in earlier US air strikes in Kandahar.",
        NEWS + "Over the past week, Israel carried out several air strikes in Damascus.",
        FILLED + "It rained all day long. " * 30 + "In 2015, a suicide bombing killed 30 people in Tunis.",
    ],
)
def test_what_is_common_or_known_before_is_background(told: str) -> None:
    assert scopes(told) == [Scope.CURRENT, Scope.BACKGROUND]


@pytest.mark.parametrize(
    "told",
    [
        NEWS + "Suicide bombings followed in Ramadi.",
        FILLED + "Turkey has carried out drone strikes in Kobani since this morning.",
        NEWS + "Two men died in the worst car bombing this year in Kabul.",
        NEWS + "A car bomb went off in Kabul a day earlier.",
        NEWS + "That came five hours after a car bombing in Kabul.",
    ],
)
def test_what_happened_within_a_day_or_breaks_a_record_is_news(told: str) -> None:
    assert scopes(told) == [Scope.CURRENT, Scope.CURRENT]


def test_a_court_named_at_the_end_of_a_report_does_not_make_it_one_of_a_court() -> None:
    told = (
        NEWS * 14 + "A court in Cairo later sentenced nine rioters; the trial had lasted a year and two were convicted."
    )
    assert scopes("The trial opened on Monday. " + told)[0] is Scope.BACKGROUND
    assert scopes(told)[0] is Scope.CURRENT
