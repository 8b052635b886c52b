"""What is news and what was before it, each way beside its opposite."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.scope.news_day import Day, first_day, in_full, nearest_day


def scopes(text: str) -> list[str]:
    return [claim.scope.value for claim in extract(text).claims]


NEWS, BEFORE = "current", "background"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23 May 2016 A bomb killed two men in Dalem. On May 11th shells killed nine farmers.", [NEWS, BEFORE]),
        ("23 May 2016 A bomb killed two men in Dalem. On May 21 shells killed nine farmers.", [NEWS, NEWS]),
        ("A bomb killed two men on January 3. The road was closed. On December 12 shells killed nine farmers.", [NEWS, BEFORE]),
        ("A bomb killed two men on January 9. The road was closed. On January 12 shells killed nine farmers.", [NEWS, NEWS]),
        ("A bomb killed two men on January 9. A guard had shot dead nine farmers on January 9, 2009.", [NEWS, NEWS]),
        ("A bomb killed two men on January 9. A guard had shot dead nine farmers on July 23, 2009.", [NEWS, BEFORE]),
        ("Soldiers have shot dead two men. The road was closed. On May 11 shells killed nine farmers.", [NEWS, BEFORE]),
    ],
)  # fmt: skip
def test_a_date_well_before_that_of_the_news_is_background(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid killed two men. A raid killed nine farmers there a month ago.", [NEWS, BEFORE]),
        ("A raid killed two men. The capital was calm. A man died in shelling a day earlier on the camp.", [NEWS, NEWS]),
        ("A raid killed two men. In the past two weeks shells have killed 200 farmers.", [NEWS, NEWS]),
        ("The ministry said 300 farmers have been killed since the army resumed its raids.", [NEWS]),
        ("The ministry said 300 farmers have been killed since the rebels took the town.", [BEFORE]),
        ("A raid killed two men, taking the toll since the war began to 300 dead.", [NEWS, BEFORE]),
        ("A raid killed two men. It was retaliation for a bombing that left nine guards dead.", [NEWS, BEFORE]),
        ("A raid killed two men. The town had seen a 1996 hostage siege in which 90 people died.", [NEWS, BEFORE]),
    ],
)  # fmt: skip
def test_a_running_count_is_news_and_what_went_before_is_not(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bombs hit the port. Last week raids killed two women in Marn. The raids wounded nine farmers.", [BEFORE, BEFORE]),
        ("Bombs hit the port. Last week raids killed two women in Marn. The bombs wounded nine farmers.", [BEFORE, NEWS]),
        ("A bomb hit the port a month after the murder of a judge. A guard was killed and another guard wounded.", [BEFORE, NEWS, NEWS]),
        ("Bombs hit the port. A crowd rallied against the killing of a teacher.", [BEFORE]),
        ("Bombs hit the port. A crowd rallied and police shot dead a teacher.", [NEWS]),
        ("Bombs hit the port. Police held two men for the abduction of a judge.", [BEFORE]),
    ],
)  # fmt: skip
def test_an_event_keeps_its_scope(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


def test_a_court_report_speaks_of_the_court_from_its_start() -> None:
    court = "They say a village court sentenced him. The court was not a court of law."
    assert scopes(f"Rebels killed a teacher in Dalem. {'It rained all day in Marn. ' * 30}{court}") == [NEWS]
    assert scopes(f"{court} Rebels killed a teacher in Dalem.") == [BEFORE]


def test_a_suspect_before_a_judge_is_news_and_a_trial_is_not() -> None:
    bomb = "The bomb killed nine people, the court heard."
    assert scopes(f"The suspect is due in court, the defendant's lawyer said. {bomb}") == [NEWS]
    assert scopes(f"The trial of the defendant opened in court on Monday. {bomb}") == [BEFORE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels executed a guard, a man who had fought them in the 1990's.", [NEWS]),
        ("Rebels freed 200 farmers, whose sons were killed, beaten and robbed when they took Marn last summer.", [BEFORE, BEFORE]),
        ("The town is calm. Many still speak of the kidnapping of 300 girls last April.", [BEFORE]),
    ],
)  # fmt: skip
def test_what_dates_one_clause_dates_no_other(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raids went on in Dalem on Friday, a day after shells killed nine men.", [NEWS]),
        ("Raids went on in Dalem on Friday, two days after shells killed nine men.", [BEFORE]),
        ("A raid hit Dalem. The army fights an insurgency that has killed scores of guards.", [BEFORE]),
        ("A raid hit Dalem. The army fights a band that has killed scores of guards.", [NEWS]),
        ("A raid hit Dalem. The king was deposed in May 2011. Since then 900 people died in clashes.", [BEFORE]),
        ("A raid hit Dalem on Friday. The fighting has killed hundreds of farmers.", [BEFORE]),
        ("Fighting in Dalem leaves hundreds dead. The fighting has killed hundreds of farmers.", [NEWS]),
    ],
)  # fmt: skip
def test_what_a_whole_war_cost_is_background_unless_it_is_the_news(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed 12 men in Dalem. The town is calm. Omar Sadik condemned the bombing that killed 12 men.", [NEWS]),
        ("A bomb killed 12 men in Dalem. The town is calm. Omar Sadik condemned the bombing that killed 30 men.", [NEWS, BEFORE]),
        ("A raid hit Dalem. The war in Marn has killed 900 guards.", [BEFORE]),
        ("Curfew has been in place since November 2015. Marn saw attacks in 2015. In addition, a raid on a hotel killed 38 men.", [BEFORE]),
        ("Curfew has been in place since November 2015. Marn saw attacks on Friday. In addition, a raid on a hotel killed 38 men.", [NEWS]),
    ],
)  # fmt: skip
def test_what_was_told_as_news_stays_news_and_the_older_goes_on(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


def test_who_remembers_speaks_of_what_was() -> None:
    told = "Omar Sadik spoke of the 184 men who died in Marn."
    assert scopes(f"Crowds paused in remembrance in the towns of Dalem, three months after the attacks. {told}") == [
        BEFORE
    ]
    assert scopes(f"Crowds paused in the streets of Dalem, hours after the attacks began. {told}") == [NEWS]
    bomb = "A bomb killed nine people at a ceremony of remembrance in Dalem on Friday."
    assert scopes(bomb) == [NEWS]


def test_what_a_suspect_is_before_the_judge_for_is_news_where_it_opens() -> None:
    title = "Suspect before a judge in Marn\n\n"
    assert scopes(
        f"{title}A man suspected of shooting dead three drivers in Marn was due before a judge on Monday."
    ) == [NEWS]
    assert scopes(
        f"{title}A man arrested for the murder of three drivers in Marn was due before a judge on Monday."
    ) == [BEFORE]


def test_days_count_over_the_turn_of_a_year() -> None:
    news = Day(1, 3, 2017)
    assert news.days_after(Day(12, 27, None)) == 7
    assert news.days_after(Day(1, 4, None)) == -1
    assert news.days_after(Day(12, 27, 2015)) == 372


def test_days_are_read_in_both_orders() -> None:
    assert first_day("on the 11th of january, a raid") == Day(1, 11, None)
    assert first_day("sept. 19, 2016") == Day(9, 19, 2016)
    assert first_day("may 45 and 0 june") is None
    assert nearest_day("on may 3 a bomb; on june 4 a raid", 25) == Day(6, 4, None)
    assert in_full(Day(5, 3, None), "page of 3 june 2015, may 3, 2016") == Day(5, 3, 2016)
    assert in_full(Day(5, 3, None), "page of 3 june 2015") == Day(5, 3, None)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("About 50 rebels have died in three months of feuding between the two.", [False, True]),
        ("About 50 rebels died in three hours of fighting.", [False, False]),
        ("Other recent strikes have killed five farmers in Marn.", [False, True]),
        ("Other strikes killed five farmers in Marn.", [False, False]),
        ("The week before, nine farmers were killed in Marn.", [False, True]),
        ("One of them had a hand in the killing of seven policemen.", [False, True]),
    ],
)
def test_what_went_before_is_background_without_a_date(text: str, background: list[bool]) -> None:
    assert [scope == BEFORE for scope in scopes(f"A raid killed 12 people in Dalem on Friday. {text}")] == background


def test_the_first_week_of_a_month_is_over_later_in_it() -> None:
    text = "A raid killed 12 people in Dalem on Friday. Two farmers were killed in the first week of March."
    for day, scope in ((5, NEWS), (20, BEFORE)):
        assert extract(text, published_at=datetime(2024, 3, day, tzinfo=UTC)).claims[1].scope.value == scope


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("A month before, a bus bomb killed nine people there.", BEFORE),
        ("The town has seen many such attacks: a bus bomb killed nine people there in spring.", BEFORE),
        ("It was the second attack in a week, after a bus bomb killed nine people.", BEFORE),
        ("In 2014 nine people were killed there.", BEFORE),
        ("Hundreds have been killed in attacks blamed on the group.", BEFORE),
        ("The group is blamed for the killing of hundreds of people.", BEFORE),
        ("Dalem was the scene of a massacre in which nine people were killed.", BEFORE),
        ("Every year dozens of people are killed by mines there.", BEFORE),
        ("Under the old regime, nine people were killed there.", BEFORE),
        ("During the uprising, nine people were killed there.", BEFORE),
        ("The bombing recalled one that killed nine people at a school.", BEFORE),
        ("Nine of the wounded have since died.", NEWS),
        ("Hours later, a mine killed nine people on the road to the town.", NEWS),
        ("It was the deadliest day of the week, with nine people killed in the north as well.", NEWS),
        ("In a separate attack, nine people were killed in the north.", NEWS),
    ],
)
def test_older_harm_below_a_lead_of_this_week(told: str, expected: str) -> None:
    assert scopes(f"A car bomb killed eleven people in Dalem on Monday, police said.\n\n{told}")[1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed 12 men in Dalem on Monday. The blast came a day after two raids in Marn killed 19 people. A second blast wounded eight others.", [NEWS, BEFORE, NEWS]),
        ("A bomb killed 12 men in Dalem on Monday. It struck two weeks after a raid on Marn killed 19 people. Doctors spoke of 40 wounded.", [NEWS, BEFORE, NEWS]),
        ("A bomb killed 12 men in Dalem on Monday. In 2015 a blast came months after a raid killed 30 people. Another 14 people died in hospital.", [NEWS, BEFORE, BEFORE]),
    ],
)  # fmt: skip
def test_news_that_only_names_what_came_before_it_goes_on_as_news(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


LEAD = "DALEM — A bomber struck a checkpoint in Dalem on Friday, killing nine policemen, officials said. No group claimed the attack. "


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("In mid-March, five farmers were killed.", BEFORE),
        ("Over the past year, five farmers were killed.", BEFORE),
        ("Over the past 24 hours, five farmers were killed.", NEWS),
        ("In the past, five farmers were killed there.", BEFORE),
        ("In the past few hours, five farmers were killed there.", NEWS),
        ("A few weeks back, five farmers were killed.", BEFORE),
        ("In the first half of the year, five farmers were killed.", BEFORE),
        ("Between January and March, five farmers were killed.", BEFORE),
        ("In all of 2009, five farmers were killed.", BEFORE),
        ("Since the start of the operation, five farmers were killed.", NEWS),
        ("Since the start of the conflict, five farmers were killed.", BEFORE),
        ("The slain man was involved in an attack in which five farmers were killed.", BEFORE),
        ("He was wanted for an ambush in which five farmers were killed.", BEFORE),
        ("In the wake of a March attack in which five farmers were killed, guards were posted.", BEFORE),
        ("Security has been tight since March, when five farmers were killed.", BEFORE),
        ("It may be recalled that five farmers were killed there.", BEFORE),
        ("It may be noted that five farmers were killed there.", NEWS),
        ("Prior to this, five farmers were killed in a raid on March 3.", BEFORE),
        ("In a similar incident on March 3, five farmers were killed.", BEFORE),
        ("In a similar incident on Friday, five farmers were killed.", NEWS),
    ],
)
def test_turns_that_look_back_are_told_from_those_that_go_on(second: str, expected: str) -> None:
    assert scopes(LEAD + second)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid killed two men. A farmer died today of wounds he had sustained in a blast last week.", [NEWS, NEWS]),
        ("A raid killed two men. A farmer died last week of wounds from a mine.", [NEWS, BEFORE]),
        ("A raid killed two men. No deaths were reported because most families had left last week.", [NEWS, NEWS]),
        ("A raid killed two men. Nine farmers died last week because the clinic was shut.", [NEWS, BEFORE]),
        ("A raid killed two men. The front has fought since 2009 and nine farmers were killed on Monday.", [NEWS, NEWS]),
        ("A raid killed two men. The front has fought since 2009 and has killed nine farmers.", [NEWS, BEFORE]),
        ("A raid killed two men. The feud has gone on since 2009. It has killed 350 people.", [NEWS, BEFORE]),
        ("A raid killed two men. The bomb, planted last week, killed nine farmers.", [NEWS, NEWS]),
        ("A raid killed two men. The mayor, elected in 2015, said nine farmers were killed.", [NEWS, NEWS]),
        ("A raid killed two men. Nine farmers, abducted last month, were killed on Monday.", [NEWS, NEWS]),
        ("A raid killed two men. Rebels stormed Dalem, killed nine farmers last week, and left.", [NEWS, BEFORE]),
        ("A raid killed two men. Nine farmers were killed there a fortnight ago.", [NEWS, BEFORE]),
        ("A raid killed two men. In May 2019, jets struck a clinic. Nine farmers were killed in that attack.", [NEWS, BEFORE]),
    ],
)  # fmt: skip
def test_what_dates_one_clause_does_not_date_another(text: str, expected: list[str]) -> None:
    assert scopes(text) == expected


WIKI = (
    "The bombing occurred on 11 December 2009, when a car bomb killed 34 people in Dalem.==Background==Dalem had been struck "
    "by a wave of bombings. On 28 October, a car bomb killed 137 people.==Attack==At around 7:40 pm a bomb was set off. "
    "Six guests of a wedding were among the dead. A hospital said that it had received 27 bodies."
)


def test_a_heading_ends_the_background_before_it() -> None:
    assert [(claim.count.low, claim.scope.value) for claim in extract(WIKI).claims] == [
        (34, "current"),
        (137, "background"),
        (6, "current"),
        (27, "current"),
    ]


def test_what_all_attacks_of_a_year_did_is_background() -> None:
    text = (
        "A drone killed four in Dalem on Monday. It was the 17th drone attack of the year in the area, with a total of "
        "118 persons killed."
    )
    assert [claim.scope.value for claim in extract(text).claims] == ["current", "background"]
