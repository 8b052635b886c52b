"""Which sayings tell of the dead, the taken and of nobody hurt, and which only sound like one."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> set[tuple[str, int, int | None]]:
    return {(c.effect.value, c.count.low, c.count.high) for c in extract(text).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the drivers did not survive the blast at the murder scene.", {("killed", 2, 2)}),
        ("Nine were hurt in the raid. Three others could not be saved.", {("wounded", 9, 9), ("killed", 3, 3)}),
        ("One guard breathed his last in the ambulance after the bombing, the wounded man said.", {("killed", 1, 1)}),
        ("Rebels did away with a village elder and buried the body at night.", {("killed", 1, 1)}),
        ("Six insurgents were taken out by a drone, the wounded man said.", {("killed", 6, 6)}),
        ("The ambush accounted for nine rebels, the wounded man said.", {("killed", 9, 9)}),
        ("The firefight cost the rebels four men and left a soldier hurt.", {("killed", 4, 4), ("wounded", 1, 1)}),
        ("The shelling cost a widow and her two sons their lives.", {("killed", 1, 1), ("killed", 2, 2)}),
        ("The blast snuffed out the lives of 16 weavers.", {("killed", 16, 16)}),
        ("A mine tore two shepherds to pieces near the dead river.", {("killed", 2, 2)}),
        ("Nine villagers were put to the sword by the raiders, a wounded boy said.", {("killed", 9, 9)}),
        ("Three clerks fell victim to a roadside bomb.", {("killed", 3, 3)}),
        ("The army admitted the loss of seven soldiers.", {("killed", 7, 7)}),
        ("Police blame the gang for the double murder.", {("killed", 2, 2)}),
        ("The bomb went off at noon, leaving dead two bakers.", {("killed", 2, 2)}),
        ("Masked men made off with two surveyors after the killing.", {("captured", 2, 2)}),
        ("Rebels are holding six bakers hurt in the raid.", {("captured", 6, 6), ("wounded", 6, 6)}),
        ("Five conscripts fell into the hands of the rebels on the day of the murder.", {("captured", 5, 5)}),
        ("Flying glass cut nine bakers when the killers' rocket struck.", {("wounded", 9, 9)}),
        ("A farmer met his death when a mine went off.", {("killed", 1, 1)}),
    ],
)
def test_sayings_tell_of_the_dead_the_hurt_and_the_taken(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two of the banks did not survive the dead season.",
        "The shop did away with a sales clerk's dead stock.",
        "The team took out a loan for the wounded.",
        "Cotton accounted for nine exports in a dead market.",
        "The war memorial cost the town four million.",
        "The singer made off with two awards after Murder in the Mill.",
        "Banks are holding six villages hostage to their dead loans.",
        "The mayor fell victim to a rumour of death.",
        "The club admitted the loss of seven matches to the Martyrs.",
        "A double murder mystery opens at the theatre.",
        "The dead season left six shops gasping for trade.",
        "The deputy head of the council, Karim Saleh, was late for the funeral of the war dead.",
        "Twelve of the dead trees belonged to the council.",
        "The mine could have killed hundreds, he said.",
        "The law forbids the killing of prisoners.",
        "Number of fatalities in the war.",
        "Six bakers met the same fate as the dead mill.",
        "A body of opposition politicians met.",
        "The bank claims 12 of its dead accounts.",
    ],
)
def test_what_only_sounds_like_such_a_saying_is_left_alone(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The shell burst in a field, hurting nobody.",
        "The mortar bomb hurt no one.",
        "The rocket landed at night without injuring anyone.",
        "The shells did not hurt anybody.",
        "The staff came to no harm when the bomb went off.",
        "The patrol came through the ambush without a scratch.",
        "The governor survived the bombing unscathed.",
        "There was no human toll after the shelling.",
        "The bomb claimed no victims.",
        "The blast caused neither deaths nor injuries.",
        "Neither dead nor wounded were reported after the raid.",
        "The rocket left nobody wounded.",
    ],
)
def test_nobody_hurt_is_told_in_many_words(text: str) -> None:
    assert told(text) == {("killed_or_wounded", 0, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "No victim support was offered after the attack.",
        "There was no human cost estimate for the bombing campaign.",
        "The car was sold without a scratch, the killer's lawyer wrote.",
        "It is not known whether the shelling hurt anyone.",
    ],
)
def test_a_no_that_denies_no_harm_states_nothing(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three nurses figured among the wounded.", {("wounded", 3, 3)}),
        ("Women made up 40 of the injured.", {("wounded", 40, 40)}),
        ("Pupils accounted for 12 of the 30 killed.", {("killed", 12, 12), ("killed", 30, 30)}),
        (
            "Eight guards were hurt, six of them riflemen and the remaining two sergeants.",
            {("wounded", 8, 8), ("wounded", 6, 6), ("wounded", 2, 2)},
        ),
        (
            "Nine bakers were hurt in that raid, four of them boys and one a girl.",
            {("wounded", 9, 9), ("wounded", 4, 4), ("wounded", 1, 1)},
        ),
        ("Two guards were killed in Dalem and a baker in Aleppo.", {("killed", 2, 2), ("killed", 1, 1)}),
        ("Dead and wounded number around 25.", {("killed_or_wounded", 25, 25)}),
        ("Soldiers finished off dozens of Daesh.", {("killed", 24, None)}),
        ("All but one of the nine bakers were killed.", {("killed", 8, 8)}),
        ("A dozen or so weavers were killed.", {("killed", 12, 12)}),
        ("Thirty or more were hurt.", {("wounded", 30, None)}),
        ("The rebels lost four of their number in the raid.", {("killed", 4, 4)}),
        ("The bomb killed not only the commander but also three guards.", {("killed", 1, 1), ("killed", 3, 3)}),
        ("Found dead were two weavers.", {("killed", 2, 2)}),
        ("With him died two of his weavers.", {("killed", 2, 2)}),
        ("Three pilots are still in rebel hands since the murder of a fourth.", {("captured", 3, 3), ("killed", 1, 1)}),
        ("Afghan guards, 20 of them, were killed.", {("killed", 20, 20)}),
        ("Six of a family were killed.", {("killed", 6, 6)}),
        ("Three were killed by the bomb and four by the gunfire that followed.", {("killed", 3, 3), ("killed", 4, 4)}),
        ("The deputy head of the council, Karim Saleh, was murdered.", {("killed", 1, 1)}),
        ("A car was hit by a rocket; both men in it were killed.", {("killed", 2, 2)}),
        ("Deaths: 12. Injuries: 30.", {("killed", 12, 12), ("wounded", 30, 30)}),
        ("Light injuries were sustained by a driver and two guards.", {("wounded", 1, 1), ("wounded", 2, 2)}),
        ("Three guards came away injured when grenades were thrown at their post.", {("wounded", 3, 3)}),
        ("The shells left six weavers gasping after the deadly attack.", {("wounded", 6, 6)}),
        ("Eleven of the wounded belonged to the police.", {("wounded", 11, 11)}),
        ("After the bombing the list of the dead has grown to 20.", {("killed", 20, 20)}),
        ("The slaughter of 18 weavers was reported.", {("killed", 18, 18)}),
        (
            "Ten weavers were hurt, two of them fatally, when a shell hit a bus.",
            {("wounded", 10, 10), ("killed", 2, 2)},
        ),
        ("A trooper laid down his life in the ambush.", {("killed", 1, 1)}),
        ("Two jawans attained veergati in the encounter.", {("killed", 2, 2)}),
        ("Police officer among three dead in blast.", {("killed", 1, 1), ("killed", 3, 3)}),
        ("Bus blast claims 12. The killers fled.", {("killed", 12, 12)}),
        ("Gunmen snatch four nurses in murder town.", {("captured", 4, 4)}),
        ("Body of missing baker found in Dalem.", {("killed", 1, 1)}),
        ("Gunmen on motorbike shoot dead two brothers.", {("killed", 2, 2)}),
        ("Rocket hits base, none hurt.", {("killed_or_wounded", 0, 0)}),
        ("Nine guards perished, with a captain in their number.", {("killed", 9, 9), ("killed", 1, 1)}),
        ("Six martyrs and 18 wounded had been counted.", {("killed", 6, 6), ("wounded", 18, 18)}),
        ("A potter a nun and a boy were wounded.", {("wounded", 1, 1)}),
        ("Four bakers were taken to the operating theatre with wounds.", {("wounded", 4, 4)}),
        ("There are many bakers whose whereabouts are unknown after the raid.", {("missing", 2, None)}),
        ("After the raid the dead in Homs, Hama and Rif Dimashq now stand at 29.", {("killed", 29, 29)}),
        ("The blast wounded three of their bricklayers.", {("wounded", 3, 3)}),
        ("A gunfight with police ended the life of Abdullah.", {("killed", 1, 1)}),
        ("Gunmen abducted seven men. A further five met the same fate.", {("captured", 7, 7), ("captured", 5, 5)}),
        ("Six bakers were forced off a bus by the killers.", {("captured", 6, 6)}),
        ("Rebels abducted Omar Said, a clerk, along with three bakers.", {("captured", 1, 1), ("captured", 3, 3)}),
    ],
)
def test_shares_and_ellipses_are_counted(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("A raid hit Dalem. Omar Sadik, who lost two cousins, wept.", [2]),
        ("A raid hit Dalem. A nurse who had lost three sons wept.", [3]),
        ("A raid hit Dalem. Omar Sadik, who lost two coats, wept.", []),
    ],
)
def test_who_lost_kin_tells_of_dead(text: str, lows: list[int]) -> None:
    assert [claim.count.low for claim in extract(text).claims] == lows
