"""Attacks told one after another: planes that return, a third shell, the raid before, and what only sounds like one more."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> list[tuple[str, list[str], str]]:
    """Mode, places and scope of each strike of ``text``."""
    return [
        (strike.mode.value, [place.text for place in strike.places], strike.scope.value)
        for strike in extract(text).strikes
    ]


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        (
            "Two shells fell on Azaz, killing a baker, while a third landed near Marea.",
            [("shelling", ["Azaz"]), ("shelling", ["Marea"])],
        ),
        (
            "A bomb exploded outside the court in Kirkuk and another went off in Mosul, killing nine.",
            [("bomb", ["Kirkuk"]), ("bomb", ["Mosul"])],
        ),
        (
            "A rocket hit a house in Sderot and a second one fell in Ashkelon.",
            [("rocket", ["Sderot"]), ("rocket", ["Ashkelon"])],
        ),
        (
            "A volley of rockets fell on Sderot on Monday. Another salvo of missiles hit Ashkelon hours later.",
            [("rocket", ["Sderot"]), ("missile", ["Ashkelon"])],
        ),
        ("The striker hit the bar and another hit the post in Madrid.", []),
    ],
)
def test_the_next_of_a_kind(text: str, strikes: list[tuple[str, list[str]]]) -> None:
    assert [(mode, places) for mode, places, _ in told(text)] == strikes


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("The planes came back a second time as people dug for the missing.", 2),
        ("A teacher said the jets returned and bombed the road to the clinic.", 2),
        ("The jets returned safely to their base.", 1),
        ("It was the heaviest of the raids.", 1),
    ],
)
def test_planes_that_return(after: str, count: int) -> None:
    strikes = told(f"Warplanes bombed a market in Ariha on Monday, killing six people. {after}")
    assert [mode for mode, _, _ in strikes] == ["air"] * count


@pytest.mark.parametrize(
    "before",
    ["In the previous raid in June a nurse was killed.", "In November a raid on the same market killed 18 people."],
)
def test_the_raid_before(before: str) -> None:
    strikes = told(f"Warplanes bombed a market in Ariha on Monday, killing six people. {before}")
    assert [(mode, scope) for mode, _, scope in strikes] == [("air", "current"), ("air", "background")]


@pytest.mark.parametrize(
    "after",
    [
        "A number of missiles hit a bakery and the house beside it.",
        "A second missile fell in a field.",
    ],
)
def test_what_the_planes_fired_is_their_raid(after: str) -> None:
    assert [mode for mode, _, _ in told(f"Warplanes raided Hajin on Friday. {after}")] == ["air"]


def test_missiles_of_a_drone_told_with_whose_it_is() -> None:
    (strike,) = extract("A drone, thought to be American, has fired two missiles at a car near Idlib.").strikes
    assert strike.mode.value == "drone"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In May, rebel fighters overran a base in Bulo Gadud manned by peacekeepers.", "background"),
        ("The army has been fighting to clear the villages around Qayyarah since March.", "background"),
        ("Rebel forces took the town of Khokha from the Houthis.", "current"),
        ("Troops foiled an infiltration attempt by the militants near Manbij, killing three of them.", "current"),
    ],
)
def test_ground_won_and_held(text: str, scope: str) -> None:
    assert [(mode, told_as) for mode, _, told_as in told(text)] == [("clash", scope)]


@pytest.mark.parametrize(
    "text",
    [
        "Troops raided a house in Daraa and arrested three men.",
        "Police raided several suspected hideouts in Assam.",
        "Villagers heard drones that hover over Idlib at night.",
        "The hospital treated a man with a gunshot wound.",
        "The town hears the same two drones, which circled until dawn.",
    ],
)
def test_no_attack(text: str) -> None:
    assert told(text) == []


def test_armed_men_who_burst_in() -> None:
    ((mode, places, _),) = told("Nine people died when armed men burst into a chapel in Nassougou village.")
    assert (mode, places) == ("unspecified", ["Nassougou"])


def test_a_frigate_that_is_struck_has_not_fired() -> None:
    (strike,) = extract(
        "A frigate was struck by a boat packed with explosives off the Yemeni port of Hodeidah."
    ).strikes
    assert (strike.mode.value, strike.attacker) == ("bomb", None)


def test_names_run_together_with_the_next_sentence() -> None:
    assert [places for _, places, _ in told("A bomb killed four soldiers in SinaiMilitants have moved west.")] == [
        ["Sinai"]
    ]


def test_militants_who_fight_the_state_are_no_fight() -> None:
    strikes = told("A mine killed six in Farah. Taliban militants, fighting the Afghan state, often plant mines.")
    assert "clash" not in [mode for mode, _, _ in strikes]


def test_grenades_thrown_in_a_gun_battle_are_part_of_it() -> None:
    strikes = told("A gunfight in Sopore left two militants dead. Asked to surrender, they lobbed grenades and fired.")
    assert [mode for mode, _, _ in strikes] == ["clash"]


def test_troops_who_answer_have_an_attack_of_their_own() -> None:
    strikes = extract(
        "Five armed terrorists launched an anti-tank missile toward a tank in Jabaliya. "
        "The troops eliminated four of the terrorists by tank fire."
    ).strikes
    assert [(s.mode.value, s.attacker and s.attacker.text) for s in strikes] == [
        ("missile", "Five armed terrorists"),
        ("shelling", "troops"),
    ]
