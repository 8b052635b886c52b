"""Which words tell of an attack, and which only seem to."""

from __future__ import annotations

import pytest

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes


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
        ("Police in Amara said a grenade had gone off in Kut.", ["bomb"]),
        ("Two mines have gone off near Herat, killing a boy.", ["bomb"]),
        ("Militants killed forty cows near Barkin.", ["unspecified"]),
        ("Rebels killed a lion tamer in Homs.", ["unspecified"]),
        ("Troops came under mortar fire in Saraqib.", ["shelling"]),
        ("Troops came under fire in Saraqib.", ["shooting"]),
        ("The army responded with artillery fire on the town of Kfar Kila.", ["shelling"]),
        ("A guided bomb fell on a school in Zaporizhzhia and killed two people.", ["air"]),
        ("A rocket launcher that fired at Sderot was found.", ["rocket"]),
        ("On 12 May, rebels killed 11 civilians in Mangina.", ["unspecified"]),
        ("The army rained shells on Misrata.", ["shelling"]),
        ("Shells crashed into the old town of Mocha.", ["shelling"]),
        ("Gunmen raked a cafe with automatic fire in Erbil.", ["shooting"]),
        ("A sniper's bullet killed a boy in Taiz.", ["shooting"]),
        ("Cartel gunmen executed five policemen in Guanajuato.", ["unspecified"]),
        ("The bishop was murdered in Guatemala City by death squads.", ["unspecified"]),
        ("Heavy weapons fire was reported in Khartoum, killing five.", ["shooting"]),
        ("Six people were killed when a hospital in Goma came under attack.", ["unspecified"]),
        ("Insurgents bombed a school in Bara.", ["bomb"]),
        ("Troops carried out reprisal killings in Sweida.", ["unspecified"]),
        ("Two guards were shot in the Nowgam area of Srinagar.", ["shooting"]),
        ("Armed men shot indiscriminately in the streets of Altamirano.", ["shooting"]),
        ("Rebels shot down an army helicopter over Homs.", ["unspecified"]),
        ("The army downed two enemy drones over Belgorod.", ["drone"]),
        ("Government forces retook Palmyra on Sunday.", ["clash"]),
        ("Boko Haram attacked voters in Gombe. In the village of Shole, two people were killed.", ["unspecified"] * 2),
        ("The guards were killed in Manila by communist rebels.", ["unspecified"]),
        ("Police said a bomb planted near Kamakhya station in Guwahati was defused.", ["bomb"]),
    ],
)
def test_how_an_attack_is_told(text: str, found: list[str]) -> None:
    assert modes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "No clash was reported in Kurram on Monday.",
        "The early settlers killed buffalo.",
        "Soldiers posted in the park killed two elephants for their tusks.",
        "The militants killed wild deer in the hills.",
        "His father had gone off to war in Herat.",
        "The coalition came to Iraq to fight the jihadists.",
        "A man died in Chittagong on the second day of the hartal (a general strike) in April.",
        "It is unclear whether the damage in Homs was caused by an air strike.",
        "The army said the men had been planning to attack the nearby village of Qadim.",
        "He ordered the air force to blast its way to Gaza.",
        "Police fired tear gas shells at the crowd in Srinagar.",
        "The town of Daquq is within shelling range of the front.",
        "The photographer captured Palmyra at dusk.",
        "Shares fell in Tokyo after the attack on inflation by the bank.",
        "A would-be suicide bomber was arrested in Helmand.",
        "Seven wounded men with explosives remain barricaded in a hospital in Kandahar.",
        "Police found 58 detonating caps in a house in Valle.",
        "Troops destroyed vehicles, VBIEDs and caches near Raqqa.",
        "A woman who joined her husband while fighting in Iraq was sentenced by a court.",
        "The men detained in Lahore include suicide bombers.",
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


@pytest.mark.parametrize(
    "text",
    [
        "The town of Tel Tamr has been under constant attack by Turkish forces.",
        "Residents of Homs suffer daily shelling.",
        "The group has repeatedly attacked mosques in Afghanistan.",
        "Bandits often attack villages in Zamfara.",
        "The Taliban have increased their attacks on security forces.",
        "The line was cut by repeated attacks on pylons in Deraa.",
        "Suicide bombings are common in Dagestan.",
        "The group has also carried out bloody attacks in Libya in recent months.",
    ],
)
def test_attacks_told_of_as_a_habit_are_background(text: str) -> None:
    (strike,) = find_strikes(read_doc(text))
    assert strike.scope.value == "background"


def test_a_habit_is_not_the_attack_of_the_news() -> None:
    told = "Rockets hit a school in Aleppo and killed two. The city is often shelled by rebels."
    assert [s.scope.value for s in find_strikes(read_doc(told))] == ["current", "background"]
    told = "Rockets hit a school in Aleppo and killed two. The school was shelled by rebels."
    assert len(find_strikes(read_doc(told))) == 1


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Troops foiled an attempt by the rebels to storm the town of Flita.", "clash"),
        ("The army repelled an attempt by Hezbollah militias to infiltrate into Flita.", "clash"),
        ("A woman was killed by explosive bullets of terrorist snipers in Homs.", "shooting"),
        ("The kidnappers fired a few rounds and fled into the jungle near Imphal.", "shooting"),
        ("Rebels seized the post at Nasib after four days of fighting.", "clash"),
        ("Long-range bombers struck targets near Raqqa, where a car bomb went off in May.", "air"),
        ("The shelling of the Russian warplanes on the market of Idlib with vacuum missiles killed ten.", "air"),
        ("The Air Force bombed a suspected artillery position at Pallai.", "air"),
        ("Two mortar mines fired by militants exploded near the embassy in Damascus.", "shelling"),
        ("A child was wounded by a cluster bomb of the remnants of war in Saada.", "bomb"),
        ("Israeli gunboats opened fire at fishermen off Khan Younis.", "shooting"),
    ],
)
def test_who_fights_flies_or_fires_tells_the_mode(text: str, mode: str) -> None:
    assert modes(text)[0] == mode


def test_targets_that_are_counted_are_no_second_attack() -> None:
    (strike,) = find_strikes(read_doc("Turkish jets struck 23 Daesh targets in al-Bab."))
    assert strike.attacker is not None
    assert "Daesh" not in strike.attacker.text
