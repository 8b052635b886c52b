"""Where the dead of an attack lie: where any mention of it tells, the finest place told of it."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def places(text: str) -> list[list[str]]:
    return [[place.name for place in claim.places] for claim in extract(text).claims]


def test_the_attack_spoken_of_again_lies_where_it_was_told_to() -> None:
    told = (
        "A car bomb went off in Jableh on Monday. Officials in Damascus met in the evening, and families queued in Homs. "
        "The bombing killed nine people, medics said."
    )
    assert places(told)[-1] == ["Jableh"]


def test_the_only_attack_of_an_article_places_its_dead() -> None:
    told = (
        "Warplanes bombed Sarmin on Monday. The wounded asked for help from Antakya in Turkey. "
        "Eight people were killed, the mayor said."
    )
    assert places(told)[-1] == ["Sarmin"]


@pytest.mark.parametrize("wide", ["northern Syria", "Syria"])
def test_what_a_country_is_all_a_sentence_names_is_told_closer_by_its_attack(wide: str) -> None:
    told = f"Warplanes bombed Sarmin on Monday. The attack killed eight people in {wide}."
    assert places(told)[-1][0] == "Sarmin"


def test_two_attacks_do_not_share_their_places() -> None:
    told = "Rebels shelled Jableh on Monday. Warplanes bombed Sarmin on Tuesday, killing six people."
    assert places(told)[-1] == ["Sarmin"]


def test_an_embassy_is_somewhere() -> None:
    assert places("A bomber struck near the Indian consulate in Jalalabad on Monday, killing two guards.") == [
        ["Jalalabad"]
    ]


def test_attacks_of_all_times_lie_in_the_country_not_in_the_last_town_told_of() -> None:
    told = (
        "A bomb killed two in Lashkar Gah in Afghanistan on Monday. Nobody slept. Shops stayed shut. Schools did too. "
        "Rain fell. The Taliban have carried out dozens of suicide attacks."
    )
    last = extract(told).strikes[-1]
    assert [place.name for place in last.places] == ["Afghanistan"]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Gunmen attacked a post in Kunduz on Monday. Two rockets fell in Imam Sahib. Some 40 people have been killed in the city this month.", "Kunduz"),
        ("A drone struck a car in Sinjar on Monday. The Kurdistan Region's Counter-Terrorism Directorate said that three fighters were killed.", "Sinjar"),
        ("Rebels shelled Kunduz on Friday. A doctor said that nine people were wounded, noting that a mine had gone off near Herat.", "Kunduz"),
        ("A bomb went off at a shop in Homs. Later a drone struck a makeshift clinic in the village of Sarmin in Idlib. Eight nurses were killed.", "Sarmin"),
        ("A bomb went off in Marib on Monday. A grenade was thrown at a house in Taiz on Tuesday. No one was hurt.", "Taiz"),
        ("Raids of the day:\n- Hama: two raids. A boy was killed.\n- Sarmin: four raids. Six people were killed.", "Sarmin"),
        ("Two men were shot dead in Rafah in the southern Gaza Strip. The death toll since October 7 in the Gaza Strip has risen.\n\nThe death toll since October 7, 2023 has risen to 43,000.", "Gaza Strip"),
    ],
)  # fmt: skip
def test_what_only_points_to_a_place_lies_in_the_one_it_means(told: str, place: str) -> None:
    assert place in places(told)[-1]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Gunmen attacked a post in Kunduz on Monday. Two people were killed in the city of Herat.", "Herat"),
        ("A raid on Sinjar was told of. In the Kurdistan Region's north, three fighters were killed.", "Kurdistan Region"),
        ("A doctor in Kunduz said that nine people were wounded, adding that the blast happened near Herat.", "Herat"),
    ],
)  # fmt: skip
def test_what_names_its_place_needs_no_other(told: str, place: str) -> None:
    assert place in places(told)[-1]


def test_a_site_lies_in_the_town_told_right_before() -> None:
    told = "Gunmen attacked Goma on Monday. At the Sabri Star hotel, two guards were killed."
    assert places(told)[-1][-1] == "Goma"
    told = "Gunmen attacked Goma on Monday. In Bukavu, two guards were killed."
    assert places(told)[-1] == ["Bukavu"]


def test_a_village_nobody_knows_comes_before_the_town_it_is_near() -> None:
    told = "Warplanes bombed Idlib on Monday. In the village of Tal Zarmin, two farmers were killed."
    assert places(told)[-1] == ["Tal Zarmin", "Idlib"]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Bombs went off on the island of Bali, killing 40 people.", "Bali"),
        ("Police said that 12 rebels were killed in Bastar Division on Monday.", "Bastar"),
    ],
)
def test_words_that_tell_what_a_place_is_make_it_one(told: str, place: str) -> None:
    assert place in places(told)[-1]


def test_a_division_of_troops_is_none() -> None:
    assert places("The Homs Division killed two rebels near Idlib on Monday.")[-1] == ["Idlib"]


def test_what_is_looked_back_on_lies_in_the_country_its_sentence_names() -> None:
    told = "A bomb killed two people in Kabul on Monday. It rained. Shops shut. Schools shut. Last year, 1,600 farmers were killed in Afghanistan."
    assert places(told)[-1] == ["Afghanistan"]
    told = "A bomb killed two people in Kabul on Monday. It rained. Six people were wounded in Afghanistan on Monday."
    assert places(told)[-1] == ["Kabul"]
