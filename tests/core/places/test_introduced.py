"""Places nobody listed, which a text introduces by what it says of them."""

from __future__ import annotations

import pytest

from tocsin.core.places.find import find_places


def named(text: str) -> list[str]:
    return [mention.text for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two men were killed in Qorvai Police Station area.", "Qorvai Police Station"),
        ("A bomb went off in Al Zorvah, a village in western Aleppo province.", "Al Zorvah"),
        ("Jets hit Sabvoura, an area outside Damascus.", "Sabvoura"),
        ("The blast took place in an area known as Gold Morven.", "Gold Morven"),
        ("Shells fell on villages named Natir Mandor and Madarvur.", "Madarvur"),
        ("Rebels were killed in the town of Al Tabvah on Monday.", "Al Tabvah"),
        ("A guard was shot in Manvas National Park.", "Manvas National Park"),
        ("Rockets fell on Camp Hurvia at night.", "Camp Hurvia"),
        ("Shells hit the Palestinian Yarvuk camp.", "Yarvuk camp"),
        ("The army shelled Flivta as it advanced.", "Flivta"),
        ("Flivta was hit by several air strikes on Sunday.", "Flivta"),
        ("Reporters said that Flivta too had come under rocket shells.", "Flivta"),
        ("A drone fell on the market of Flivta.", "Flivta"),
        ("At night Morvan slept. Al-Flivta came under heavy shelling.", "Al-Flivta"),
    ],
)
def test_a_text_introduces_its_places(text: str, place: str) -> None:
    assert place in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers of Qorvai Police Station said so.",
        "He spoke to Marvin, a man from a village in Aleppo province.",
        "A man known as Gold Morven was arrested.",
        "The army shelled Hezbollah on Monday.",
        "They met the Palestinian Yarvuk team.",
    ],
)
def test_people_and_bodies_are_no_places(text: str) -> None:
    assert [name for name in named(text) if name != "Aleppo"] == []


def test_a_place_the_gazetteer_knows_is_found_once() -> None:
    assert named("The army shelled Idlib on Monday.") == ["Idlib"]


def test_a_text_without_capitals_names_places_too() -> None:
    told = (
        "the toll in gujarat has gone up to nine, an official said in ahmedabad on friday night. "
        "more reports of violence come from the villages around the city, where the police were late."
    )
    assert named(told) == ["gujarat", "ahmedabad"]


def test_an_attack_is_known_by_its_place() -> None:
    assert named("The victims of the Boston Marathon bombings were remembered.") == ["Boston"]
    assert named("The winners of the Boston Marathon medals were remembered.") == []
