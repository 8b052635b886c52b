"""Who was harmed, told by a turn of its own: women who fight, lists with a clause between, one of the dead, flying glass."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract

BLAST = "A bomb exploded in Kirkuk on Friday. "


def told(text: str) -> list[tuple[str, int, bool]]:
    """Effect, low bound and whether a part, of each claim of ``text``."""
    return [(c.effect.value, c.count.low, c.subset or c.subset_of is not None) for c in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Three women militants were killed in a gun battle in Kupwara.", [("killed", 3, False)]),
        ("Two women cadres of the CPI (Maoist) were shot dead near Gaya.", [("killed", 2, False)]),
        ("Three suspectedLashkar militants were shot dead in Quetta.", [("killed", 3, False)]),
        ("Two men who had guided the families were shot dead near Hawija.", [("killed", 2, False)]),
        (
            BLAST + "Two nurses were killed. Outside, a taxi driver was cut by flying glass.",
            [("killed", 2, False), ("wounded", 1, False)],
        ),
        (
            BLAST + "Seven people were killed. Four of the dead were students, and three were pensioners.",
            [("killed", 7, False), ("killed", 4, True), ("killed", 3, True)],
        ),
        (
            BLAST + "The toll has reached three people: two girls, who are sisters, and an old man.",
            [("killed", 3, False), ("killed", 2, True), ("killed", 1, True)],
        ),
        (
            BLAST + "The two sons of a baker were wounded. The older son, 19, is in critical condition.",
            [("wounded", 2, False), ("wounded", 1, True)],
        ),
        (
            BLAST + "Nine troopers were injured. One of the injured, a sub inspector, was flown to Baghdad.",
            [("wounded", 9, False), ("wounded", 1, True)],
        ),
        (
            BLAST
            + "Two died and seven others, one of them critical, were admitted to the Institute of Medical Sciences.",
            [("killed", 2, False), ("wounded", 7, False), ("wounded", 1, True)],
        ),
        (
            "A mayor, identified as Omar Sahl, and his aide were shot dead while four people, among them a cook and a boy, were hurt.",
            [
                ("killed", 1, False),
                ("killed", 1, False),
                ("wounded", 4, False),
                ("wounded", 1, True),
                ("wounded", 1, True),
            ],
        ),
        (
            "Jets bombed a gathering of militants near Mosul killing at least 15 of them the army announced.",
            [("killed", 15, False)],
        ),
        (
            "Raiders shot dead a guard in Sinjar and carried off dozens of women.",
            [("killed", 1, False), ("captured", 24, False)],
        ),
        (
            "After the airstrike they are looking for a worker who is believed to be under the rubble.",
            [("missing", 1, False)],
        ),
        ("A rocket hit a house in Sderot and another fell in a field.", []),
        (
            "Two militants, including a self styled commander, and a police officer were killed in a gunfight at Sopore.",
            [("killed", 2, False), ("killed", 1, True), ("killed", 1, False)],
        ),
        (
            "Gunmen attacked a mission. A watchman and his son were among those who lost their lives.",
            [("killed", 1, True), ("killed", 1, True)],
        ),
        (
            "A coal trader, identified as Omar Sahl (46), and his driver Ali Noor, who were kidnapped at gunpoint, are free.",
            [("captured", 1, False), ("captured", 1, False)],
        ),
        ("Jets fired three missiles at Koya without causing human losses.", [("killed_or_wounded", 0, False)]),
        (
            "More than 8600 people have been killed since the coalition stepped in while cholera has claimed another 2100 lives.",
            [("killed", 8601, False)],
        ),
    ],
)
def test_who_was_harmed(text: str, claims: list[tuple[str, int, bool]]) -> None:
    assert sorted(told(text)) == sorted(claims)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Nine people were killed in Noney. Two workers have been missing since the attack.", "current"),
        (
            "Nine people were killed in Noney. Two workers have been missing since the attack on the dam in May.",
            "background",
        ),
    ],
)
def test_missing_since_the_attack_is_news(text: str, scope: str) -> None:
    assert [c.scope.value for c in extract(text).claims if c.effect.value == "missing"] == [scope]


def test_people_hurt_as_well_are_no_part_of_those_before() -> None:
    text = (
        BLAST
        + "Four fighters were killed and two others wounded. The owner of the house and his wife were also injured."
    )
    assert [part for effect, _, part in told(text) if effect == "wounded"] == [False, False, False]


def test_a_statement_of_several_paragraphs() -> None:
    text = (
        "The Women's Council issued a written statement on the raids on Sinjar.\n"
        "The statement made public on Tuesday includes the following:\n"
        "“Yesterday a drone bombed the town hall. Three of our people were martyred.\n"
        "In the evening warplanes struck a village. Two mothers lost their lives.”"
    )
    assert {c.claimant and c.claimant.text for c in extract(text).claims} == {"The Women's Council"}


def test_where_a_government_speaks_is_not_where_it_was() -> None:
    text = "A bomb wounded nine people in Antwerp. In Berlin, a Foreign Ministry spokeswoman said one German was among the injured."
    assert [[p.text for p in c.places] for c in extract(text).claims] == [["Antwerp"], ["Antwerp"]]


def test_the_evening_is_no_verb() -> None:
    (strike,) = extract("On Sunday evening the Turkish army bombed the town hall in Sinjar.").strikes
    assert strike.attacker is not None
    assert strike.attacker.text == "Turkish army"


def test_the_capital_is_where_they_fought() -> None:
    (strike,) = extract("He was killed in fighting with peacekeepers in Mogadishu, the document said.").strikes
    assert strike.attacker is None or strike.attacker.text != "Mogadishu"
    assert [place.text for place in strike.places] == ["Mogadishu"]
