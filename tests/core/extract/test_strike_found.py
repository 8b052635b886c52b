"""Which words tell of an attack, and which only seem to."""

from __future__ import annotations

import pytest

from tocsin.core.extract.strikes import find_strikes
from tocsin.core.extract.tokens import read_doc


def modes(text: str) -> list[str]:
    """How each attack of ``text`` was made, in their order."""
    return [s.mode.value for s in find_strikes(read_doc(text))]


def statuses(text: str) -> list[str]:
    """Whether each attack of ``text`` is told as done."""
    return [s.status.value for s in find_strikes(read_doc(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A trader was hacked to death in Pabna on Monday.", ["unspecified"]),
        ("They beat him to death near Raigarh.", ["unspecified"]),
        ("A sniper killed a soldier near Baiji.", ["shooting"]),
        ("A stray bullet killed a girl in Sidon.", ["shooting"]),
        ("Guerrillas dynamited a pipeline near Orito.", ["bomb"]),
        ("Troops came under mortar fire in Saraqib.", ["shelling"]),
        ("Troops came under fire in Saraqib.", ["shooting"]),
        ("The army responded with artillery fire on the town of Kfar Kila.", ["shelling"]),
        ("A guided bomb fell on a school in Zaporizhzhia and killed two people.", ["air"]),
        ("A rocket launcher that fired at Sderot was found.", ["rocket"]),
        ("On 12 May, rebels killed 11 civilians in Mangina.", ["unspecified"]),
    ],
)
def test_how_an_attack_is_told(text: str, found: list[str]) -> None:
    assert modes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "No clash was reported in Kurram on Monday.",
        "The coalition came to Iraq to fight the jihadists.",
        "A man died in Chittagong on the second day of the hartal (a general strike) in April.",
        "It is unclear whether the damage in Homs was caused by an air strike.",
        "The army said the men had been planning to attack the nearby village of Qadim.",
        "He ordered the air force to blast its way to Gaza.",
    ],
)
def test_what_only_seems_an_attack(text: str) -> None:
    assert modes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The group would continue attacks on the police in Bannu, he said.", ["threatened"]),
        ("The president vowed revenge for the attack on a parade in Ahvaz.", ["reported"]),
        ("The militia threatened rocket attacks on Haifa.", ["threatened"]),
        ("Police said men planned to attack a mosque in Multan.", []),
        ("Police said men planned a suicide bombing at a mosque in Multan.", ["hypothetical"]),
    ],
)
def test_whether_an_attack_was_made(text: str, found: list[str]) -> None:
    assert statuses(text) == found
