"""Set phrases of harm, each beside one that looks like it and harms nobody."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.english.sayings import SAYINGS
from tocsin.core.extract.harm.sayings import BY_WORD


def told(text: str) -> list[tuple[str, int]]:
    return [(claim.effect.value, claim.count.low) for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "effect", "low"),
    [
        ("Four grocers fell victim to a car bomb in Marn.", "killed", 4),
        ("Two drivers who had been hit by gunfire breathed their last in the clinic.", "killed", 2),
        ("Seven farmers were done to death by gunmen in Marn.", "killed", 7),
        ("The gunmen did to death seven farmers in Marn.", "killed", 7),
        ("The mine tore two shepherds to pieces after the raid.", "killed", 2),
        ("Two shepherds were blown to bits when a mine went off in the raid.", "killed", 2),
        ("Gunmen pumped several bullets into two headmen.", "killed", 2),
        ("Two headmen were riddled with bullets by gunmen.", "killed", 2),
        ("The guards accounted for nine rebels in the gunfight.", "killed", 9),
        ("The bomb snuffed out the lives of 14 pilgrims.", "killed", 14),
        ("Masked gunmen bundled three clerks into a van.", "captured", 3),
        ("After the ambush the army lost contact with two soldiers.", "missing", 2),
        ("The blast cost nine cooks their lives.", "killed", 9),
        ("The mine took two soldiers' lives in the ambush.", "killed", 2),
        ("The lives of nine cooks in Marn had been claimed by raids.", "killed", 9),
        ("Medics now put at nine the dead of the raids.", "killed", 9),
        ("Raids killed nine men. Near the post, four guards fell in the raids.", "killed", 4),
        ("A missile hit the bus. None of the 11 men in it survived.", "killed", 11),
        ("There were no survivors among the 11 passengers of the bus hit by a missile.", "killed", 11),
        ("Among those who died in the blast were two nurses and a cook.", "killed", 2),
        ("No fewer than four Levies Force men dead in Marn blast", "killed", 4),
        ("Two pilots fell into enemy hands after the clash.", "captured", 2),
        ("At least nine lives were lost in the blast.", "killed", 9),
        ("The raid resulted in the loss of nine lives.", "killed", 9),
        ("Nine cooks reached martyrdom in the raid.", "killed", 9),
        ("Deep wounds were sustained by nine cooks in the raid.", "wounded", 9),
        ("There are wounded civilians in the village after the shelling.", "wounded", 2),
        ("The raid left nine members of the Home Guard dead.", "killed", 9),
        ("The shelling of Marn claimed no lives.", "killed", 0),
        ("The raid on Marn did not result in any human casualties.", "killed_or_wounded", 0),
        ("Not a single person was hurt in the bombing of Marn.", "killed_or_wounded", 0),
        ("Neither side suffered casualties in the clash.", "killed_or_wounded", 0),
        ("A raid hit a house in Marn. One cook had been pulled dead from it.", "killed", 1),
        ("Five cooks joined the caravan of martyrs when a bus was bombed.", "killed", 5),
        ("The bombardment of Marn has not resulted in any casualties so far.", "killed_or_wounded", 0),
        ("A bomb hit a car. The driver perished, and his passenger was brought to hospital.", "wounded", 1),
        ("A bomb hit a bus. Six badly hurt cooks were flown to Marn.", "wounded", 6),
        ("Two khwarij were killed in the operation.", "killed", 2),
        ("A shell hit Marn. Eleven cooks were wounded there; seven of them are women.", "wounded", 7),
        ("None of the foreign staff came to any harm in the attack.", "killed_or_wounded", 0),
        ("Three rebels have fallen in the Marn operation, which killed a guard.", "killed", 3),
        ("The raid left shrapnel wounds on two cooks.", "wounded", 2),
        ("Two of the soldiers holding the bridge were killed.", "killed", 2),
        ("Nine farmers, of whom three were women, were wounded in the barrage.", "wounded", 9),
        ("The three wounded troopers were flown out after the ambush.", "wounded", 3),
    ],
)
def test_a_set_phrase_tells_of_harm(text: str, effect: str, low: int) -> None:
    assert (effect, low) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Four grocers fell victim to their own success.",
        "Police shot at thieves. Two seasons were done in a day.",
        "Police shot at thieves. The wind tore two tents to pieces.",
        "Police shot at thieves. The town accounted for nine workers of the mill.",
        "Police shot at thieves. The band could be blown to bits by the critics.",
        "Police shot at thieves. The clerks bundled three letters into a van.",
        "Police shot at thieves. There were wounded feelings in the village.",
        "Police shot at thieves. Nine of the 11 men in the car survived.",
        "Police shot at thieves. Among those who took part were two nurses and a cook.",
        "Police shot at thieves. Four shares fell in the trading.",
        "The director was done to death by bad reviews.",
        "A tiger tore two villagers to pieces.",
        "Two players were struck down by injury.",
        "A crash on the road cost a family of cooks their holiday.",
    ],
)
def test_what_looks_like_it_harms_nobody(text: str) -> None:
    assert told(text) == []


def test_those_hurt_are_not_told_twice_when_they_are_named_again() -> None:
    text = "A bomb wounded two guards in Marn. The road was shut. The two injured guards were flown out."
    assert told(text) == [("wounded", 2)]


def test_each_line_of_the_table_is_found_by_a_word_of_its_own() -> None:
    lines = SAYINGS.strip().splitlines()
    read = {id(saying) for found in BY_WORD.values() for saying in found}
    assert [line for line in lines if line.count("^") != 1] == []
    assert len(read) == len(lines)
