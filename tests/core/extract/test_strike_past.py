"""Which attacks are news, and which are told of as past, as common or as known before."""

from __future__ import annotations

import pytest

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes
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


@pytest.mark.parametrize(
    "told",
    [
        NEWS + "The March 1 attack on Rann left 11 dead.",
        NEWS + "Many recalled the 2015 car bombing in Beirut.",
        "Rebels shelled Jableh, wounding two men. A car bomb killed 40 people in Kabul in 2014.",
        NEWS + "In 2014 the group killed 40 people in an assault on Gwoza.",
        NEWS + "In addition to that, 12 men were jailed for shooting nine policemen in Tunis.",
        NEWS + "A concert in memory of the 13 people shot dead in Derry was put off.",
        FILLED + "Israel carried out 300 air strikes in Homs.",
        NEWS + "The army has been attacking villages in Kordofan.",
        NEWS + "Saudi warplanes continue to bomb the town of Hodeida.",
        NEWS + "The two armies have clashed at Torkham three times since the border was closed.",
        NEWS + "It was the worst day there since gunmen attacked a market in Tunis.",
        NEWS + "The state of emergency was imposed in the wake of suicide bombings in Tunis.",
        NEWS + "Nobody slept. Shops stayed shut. Russian troops are firing missiles at Kharkiv.",
    ],
)
def test_what_is_known_by_its_day_tried_mourned_counted_or_going_on_is_background(told: str) -> None:
    assert scopes(told) == [Scope.CURRENT, Scope.BACKGROUND]


@pytest.mark.parametrize(
    "told",
    [
        "Rebels shelled Jableh on March 3, wounding two men. The March 2 attack on Rann left 11 dead.",
        "Rebels shelled Jableh, officials said on Monday. On Sunday, a car bomb went off in Kabul.",
        "The army bombed Kassala days after a long siege had ended. A car bomb went off in Kabul.",
        "Iran fired missiles at Erbil on Monday in revenge for the raids of last year. A car bomb went off in Kabul.",
        NEWS + "On Monday, too, Saudi warplanes continued to bomb the town of Hodeida.",
        NEWS + "Yesterday, a car bomb went off in Kabul.",
        NEWS + "Since the start of the offensive, warplanes carried out 120 air strikes in Kobani.",
    ],
)
def test_what_lies_a_day_from_the_news_or_answers_the_past_is_news(told: str) -> None:
    assert scopes(told) == [Scope.CURRENT, Scope.CURRENT]


def test_an_attack_of_another_weekday_is_background() -> None:
    assert scopes(NEWS + "On Thursday, a car bomb went off in Kabul.") == [Scope.CURRENT, Scope.BACKGROUND]


def test_what_goes_on_from_the_past_is_past() -> None:
    told = NEWS + "In 2015, gunmen killed 22 people in an attack in Tunis. They also bombed a bus in Sousse."
    assert scopes(told) == [Scope.CURRENT, Scope.BACKGROUND, Scope.BACKGROUND]
