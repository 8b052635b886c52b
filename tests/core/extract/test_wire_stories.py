"""What news stories tell besides their news: trials, older attacks, the state of the wounded, people by name."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> list[tuple[str, int]]:
    return sorted((c.effect.value, c.count.low) for c in extract(text).claims)


def scopes(text: str) -> list[str]:
    return [claim.scope.value for claim in extract(text).claims]


NEWS, BEFORE = "current", "background"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A driver was found guilty on Tuesday of killing 12 worshippers in Dalem.", [BEFORE]),
        ("Three men were jailed for life over the murder of nine women.", [BEFORE]),
        ("The gunman who killed 19 pupils in Marn pleaded guilty on Thursday.", [BEFORE]),
        ("The trial of six men accused of a hotel siege that left 20 dead opened on Tuesday.", [BEFORE]),
        ("A court in Dalem has sentenced a baker to life in prison.\nThe bomb at the port killed eight, the judge said.", [BEFORE]),
        ("A man convicted of fraud was shot dead by gunmen in Dalem.", [NEWS]),
        ("Gunmen killed nine women outside the court in Marn.", [NEWS]),
        ("Six years after the siege in Dalem, the country's largest trial has begun.\nNine guards were killed in the siege.", [BEFORE]),
        ("A coroner ruled on Monday that ten people shot dead by soldiers in Dalem were innocent.", [BEFORE]),
        ("A jury found a baker guilty of theft. Separately, a bomb killed nine guards at the port.", [NEWS]),
    ],
)  # fmt: skip
def test_what_a_court_hears_of_is_background(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two men. The last big attack was on a bus, where nine farmers died.", [NEWS, BEFORE]),
        ("A bomb killed two men. The last of the attackers shot nine farmers dead.", [NEWS, NEWS]),
        ("A bomb killed two men. The group is best known for a raid that left 130 tourists dead.", [NEWS, BEFORE]),
        ("A bomb killed two men. It was the worst attack since gunmen stormed a hotel, killing 38 tourists.", [NEWS, BEFORE]),
        ("A bomb killed two men. A wave of raids that has left 90 farmers dead goes on.", [NEWS, BEFORE]),
        ("A bomb killed two men. Omar was a boy of six when he was wounded. His father was killed by soldiers when he was six.", [NEWS, BEFORE]),
        ("A bomb killed two men. Nearly 3,600 people died in three decades of violence.", [NEWS, BEFORE]),
        ("At least nine clerks have been killed since gunmen opened fire at a hotel on Friday.", [NEWS]),
        ("A bomb killed nine clerks on Friday, surpassing a raid in June that left four dead.", [NEWS, BEFORE]),
        ("A bomb killed two men. The group was blamed for a series of raids, one of which left 67 clerks dead.", [NEWS, BEFORE]),
        ("A bomb killed two men. They recall the siege in 2013 that killed 67 clerks.", [NEWS, BEFORE]),
        ("A bomb killed two men. Some 312 clerks were killed in Dalem from 2012 to 2014.", [NEWS, BEFORE]),
        ("A bomb killed two men. Her three sisters were killed in the genocide.", [NEWS, BEFORE]),
        ("A bomb killed two men in Dalem. The September 2016 attack killed 48 clerks.", [NEWS, BEFORE]),
    ],
)  # fmt: skip
def test_an_older_event_without_a_date_is_background(text: str, expected: list[str]) -> None:
    assert scopes(text)[: len(expected)][:1] == expected[:1]
    assert scopes(text)[-1] == expected[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb hurt 12 clerks. Three of them remain in critical condition.", [("wounded", 3), ("wounded", 12)]),
        ("A bomb hurt 12 clerks, with two in serious or grave condition.", [("wounded", 2), ("wounded", 12)]),
        ("A bomb hurt 12 clerks, and three are fighting for their lives.", [("wounded", 3), ("wounded", 12)]),
        ("A bomb hurt 12 clerks. The wounded are in stable condition.", [("wounded", 12)]),
        ("A bomb hurt 12 clerks. Prisoners live in appalling conditions.", [("wounded", 12)]),
        ("A clerk who was shot in the leg said that he heard gunfire.", [("wounded", 1)]),
        ("A bomb hurt nine clerks. Two underwent surgery.", [("wounded", 2), ("wounded", 9)]),
        ("A bomb hurt nine clerks. Those hurt, including two girls, are well.", [("wounded", 2), ("wounded", 9)]),
        ("Dozens of protesters have gunshot wounds.", [("wounded", 24)]),
        ("A guard suffered injuries in the bombing that proved fatal.", [("killed", 1)]),
        ("Three guards suffered fatal injuries in the ambush.", [("killed", 3)]),
        ("The number of guards killed fell from 84 to 50.", [("killed", 50)]),
    ],
)  # fmt: skip
def test_the_state_of_the_wounded_is_counted(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Lopez and Juan Perez were killed when gunmen fired on their car.", [("killed", 2)]),
        ("Maria Lopez, 24, and Juan Perez, 31, were killed in the blast.", [("killed", 2)]),
        ("In Dalem, Omar Said, Ali Noor and Hasan Bey were killed in the raid.", [("killed", 3)]),
        ("Omar Said and his brother were killed in the raid.", [("killed", 2)]),
        ("Killed in the blast were Omar Said, Ali Noor and Hasan Bey.", [("killed", 3)]),
        ("The blast hit the convoy of Governor Said, killing him and two guards.", [("killed", 1), ("killed", 2)]),
        ("Gunmen shot the mayor at home, killing him and two others.", [("killed", 1), ("killed", 2)]),
        ("A priest who was helping the wounded and a nurse were among those killed.", [("killed", 1), ("killed", 1)]),
        ("About 2,000 farmers, 1,000 members of the security forces and 600 rebels died in the war.", [("killed", 600), ("killed", 1000), ("killed", 2000)]),
        ("Dalem and Marn were hurt by the war.", []),
        ("The crew of eight was killed when a missile hit the plane.", [("killed", 8)]),
    ],
)  # fmt: skip
def test_people_told_by_name_or_pronoun_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided the farm and took two workers with them.", [("captured", 2)]),
        ("Gunmen killed a guard and fled with seven hostages.", [("captured", 7), ("killed", 1)]),
        ("Soldiers freed four hostages after a gun battle.", [("captured", 4)]),
        ("Some 106 hostages were rescued after a gun battle.", [("captured", 106)]),
        ("The raid freed 12 kidnapped girls.", [("captured", 12)]),
        ("The regime released 556 prisoners.", []),
        ("The gunmen may have taken nine soldiers hostage.", []),
        ("The gunmen seized two armoured cars.", []),
        ("More than 300 people were detained during the protests.", []),
        ("Gunmen killed a guard. They took more than 30 women.", [("captured", 31), ("killed", 1)]),
        ("Gunmen killed a guard. A bus took more than 30 women from the village.", [("killed", 1)]),
    ],
)  # fmt: skip
def test_people_carried_off_are_captured(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bombs hit the port. They raised to at least 306 the number of clerks killed.", [("killed", 306)]),
        ("It was the worst fighting in Dalem, with at least ten clerks -- mostly women -- among the dead.", [("killed", 10)]),
        ("Six of those wounded in the blast were police officers and 11 were clerks.", [("wounded", 6), ("wounded", 11)]),
        ("Among the dead were 14 rebels; ten clerks; and six others.", [("killed", 6), ("killed", 10), ("killed", 14)]),
        ("The bomb killed two clerks; two others were wounded.", [("killed", 2), ("wounded", 2)]),
        ("The bomber set it off, killing herself, a driver and two guards.", [("killed", 1), ("killed", 2)]),
        ("A bomber blew himself up, killing, among others, the local police chief.", [("killed", 1)]),
        ("The war had already claimed at least 30 civilian lives.", [("killed", 30)]),
        ("The bomb wounded a visiting journalist.", [("wounded", 1)]),
        ("Twelve clerks were killed in the raid. Four of the gunmen were killed and one arrested.", [("killed", 4), ("killed", 12)]),
    ],
)  # fmt: skip
def test_counts_stand_behind_dashes_semicolons_and_other_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_attackers_who_fell_are_no_part_of_their_victims() -> None:
    claims = extract(
        "At least 147 people died when militants stormed a college. Four of the gunmen were killed."
    ).claims
    assert [(claim.count.low, claim.subset) for claim in claims] == [(147, False), (4, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands marked the tenth anniversary of the bombing that killed 168 clerks.", [BEFORE]),
        ("Gunmen attacked a rally on the anniversary of the coup, killing nine clerks.", [NEWS]),
        ("A bomber killed 14 clerks at a memorial service on Friday.", [NEWS]),
        ("Crowds gathered on Sunday to remember the 29 people who were killed in a bombing. The blast hurt 200.", [BEFORE, BEFORE]),
        ("Rebels have struck often.\n*October 2002: Rebels killed nine clerks in Dalem.\n*May 2004: Shells killed six guards.", [BEFORE, BEFORE]),
        ("August 3, 2014: Gunmen killed six clerks in Dalem.\nAugust 4, 2014: Gunmen killed nine guards.", [NEWS, NEWS]),
        ("Raids have killed at least 224 clerks in Dalem since rebels entered the town on June 6, a monitor said.", [NEWS]),
        ("Raids have killed hundreds of clerks since the start of the war in 2011, a monitor said.", [BEFORE]),
        ("The army raided Dalem. The raid follows the killing on Monday of a judge.", [BEFORE]),
        ("September 20, 2009 The town of Dalem is calm. The Aug. 17 suicide bombing at a post killed 24 guards.", [BEFORE]),
    ],
)  # fmt: skip
def test_what_is_remembered_or_listed_by_years_is_background(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards were killed in an attack and three died in a road accident.", [("killed", 2)]),
        ("Rebels attacked after the deaths of 13 guards in a helicopter collision.", []),
        ("Two guards were killed in a helicopter crash after rebels shot down the aircraft.", [("killed", 2)]),
        ("The bomb killed Alice Horn and wounded 111 others.", [("killed", 1), ("wounded", 111)]),
        ("The war goes on. A bureau puts the death toll at between 2,640 and 4,734.", [("killed", 2640)]),
        ("The bodies of an officer, a commander and four clerks were found after the ambush.", [("killed", 1), ("killed", 1), ("killed", 4)]),
        ("The state has seen more than 420 homicides this year.", [("killed", 421)]),
        ("The army lost one member and two guards were wounded.", [("killed", 1), ("wounded", 2)]),
    ],
)  # fmt: skip
def test_deaths_are_told_by_what_caused_them_or_by_a_noun(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_others_told_right_after_a_count_are_besides_it() -> None:
    claims = extract("Gunmen ambushed a convoy, killing six officers. At least two other people died.").claims
    assert [(claim.count.low, claim.subset) for claim in claims] == [(6, False), (2, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two men. Police came. Last year a siege left nine clerks dead. Six guards were shot as they fled.", [NEWS, BEFORE, BEFORE]),
        ("A bomb killed two men. Police came. Last year a siege left nine clerks dead. Six guards were shot on Friday.", [NEWS, BEFORE, NEWS]),
        ("A bomb killed two men. Police came. Last year a siege left nine clerks dead.\nSix guards were shot as they fled.", [NEWS, BEFORE, NEWS]),
        ("A bomb killed two men. Police came. Last year a siege left nine clerks dead. Separately, six guards were shot.", [NEWS, BEFORE, NEWS]),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on_with_its_background(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If the missile had hit the stadium, hundreds could have died, the mayor said.",
        "The visitors were killed off by two late goals.",
        "In the drill a mock bomb injured ten clerks.",
        "Six people died when a bus fell into a gorge near the border, where troops recovered the bodies.",
        "Three miners were killed when a shaft collapsed.",
        "Four people have died of the fever, the health minister said.",
    ],
)
def test_what_did_not_happen_or_was_no_violence_is_no_claim(text: str) -> None:
    assert told(text) == []
