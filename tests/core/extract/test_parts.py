"""Which counts are parts of others, each way beside one that is not."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def parts(text: str) -> list[tuple[int, bool]]:
    return [(claim.count.low, claim.subset) for claim in extract(text).claims]


LEAD = "Nine people were killed in Dalem province on Friday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} The road was closed. Three farmers were killed in Sorvi. A driver was killed in Marn.", [(9, False), (3, True), (1, True)]),
        (f"{LEAD} The road was closed. Seven farmers were killed in Sorvi. Five drivers were killed in Marn.", [(9, False), (7, False), (5, False)]),
        (f"{LEAD} The road was closed. A week earlier, three farmers were killed in Sorvi.", [(9, False), (3, False)]),
        (f"{LEAD} The road was closed. Eight farmers were killed in Sorvi.", [(9, False), (8, False)]),
        (f"{LEAD} The road was closed. The ministry said three farmers were killed in Sorvi.", [(9, False), (3, True)]),
        ("The army said nine people were killed on Friday. The ministry said three farmers were killed in Sorvi.", [(9, False), (3, False)]),
        ("Nine Dalemi rebels were killed on Friday. It rained. Three Sorvian farmers were killed in Marn.", [(9, False), (3, False)]),
        ("Nine people and two guards were killed on Friday. It rained. Three farmers were killed in Marn.", [(9, False), (2, False), (3, False)]),
        ("Dozens of people were killed on Friday. It rained. Three farmers were killed in Marn.", [(24, False), (3, False)]),
    ],
)  # fmt: skip
def test_a_lead_sums_up_what_is_told_below(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


def test_a_list_of_bullets_below_as_follows_is_parts() -> None:
    total = "The drones of the year left 62 people dead. "
    listed = "\n- Dalem: raids left 40 farmers dead.\n- Sorvi: raids left 30 drivers dead.\n"
    assert parts(f"{total}They are distributed as follows:{listed}") == [(62, False), (40, True), (30, True)]
    assert parts(f"{total}They are feared.{listed}") == [(62, False), (40, False), (30, False)]


def test_some_of_the_wounded_are_parts_and_others_are_not() -> None:
    assert parts("Doctors said 13 people suffered injuries but 11 were still in hospital.") == [(13, False), (11, True)]
    assert parts("Doctors said 38 people were wounded, while some sustained serious injuries.") == [
        (38, False),
        (2, True),
    ]
    assert parts("Doctors said 38 people were wounded, while others sustained burns.") == [(38, False), (2, False)]


def test_what_is_denied_has_no_parts() -> None:
    denied = "The ministry denied that 40 soldiers were killed. The ministry said two soldiers were killed."
    assert parts(denied) == [(40, False), (2, False)]
    assert parts(denied.replace("denied", "said")) == [(40, False), (2, True)]


TOTAL = "The army said nearly 60 rebels were killed in two battles."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TOTAL} Omar Sadik said 43 rebels were killed in Marn. The mayor said 15 rebels were killed in Dalem.", [(60, False), (43, True), (15, True)]),
        (f"{TOTAL} Omar Sadik said 23 rebels were killed in Marn. The mayor said 15 rebels were killed in Dalem.", [(60, False), (23, False), (15, False)]),
        ("Four soldiers were killed, a monitor said. State television said three were killed. Omar Sadik said one man was killed in Marn.", [(4, False), (3, False), (1, False)]),
    ],
)  # fmt: skip
def test_counts_near_enough_are_parts_of_a_total_that_is_near_itself(
    text: str, expected: list[tuple[int, bool]]
) -> None:
    assert parts(text) == expected


def test_a_total_over_several_attacks_sums_up_what_follows_wherever_it_stands() -> None:
    lead = "The vote went on. It was late. The roads were closed. "
    below = " In Marn, three voters were killed, they said. In Dalem, a driver was killed, they said."
    assert parts(f"{lead}Eleven people were killed in attacks on Friday, residents said.{below}") == [
        (11, False),
        (3, True),
        (1, True),
    ]
    assert parts(f"{lead}Eleven people were killed at the port on Friday, residents said.{below}") == [
        (11, False),
        (3, False),
        (1, False),
    ]


def test_what_is_told_apart_is_no_part_of_the_lead() -> None:
    assert parts(f"{LEAD} In a separate incident, three farmers were killed in Sorvi.") == [(9, False), (3, False)]
    assert parts(f"{LEAD} In one incident, three farmers were killed in Sorvi.") == [(9, False), (3, True)]


def test_the_wounded_told_with_parts_are_parts_of_the_wounded() -> None:
    total = "Nearly 100 farmers were killed and 200 wounded in three nights, the mayor said. "
    first = "The first night left 80 farmers dead and 150 wounded. The second killed 16 farmers."
    assert parts(total + first) == [(100, False), (200, False), (80, True), (150, True), (16, True)]
    assert parts("Nearly 100 farmers were killed and 90 wounded in three nights, the mayor said. " + first) == [
        (100, False), (90, False), (80, True), (150, False), (16, True),
    ]  # fmt: skip


def test_a_total_may_close_what_it_sums_up() -> None:
    told = "Gunmen killed two guards in Marn. Gunmen killed a driver in Dalem. "
    assert parts(f"{told}3 fatalities.") == [(2, True), (1, True), (3, False)]
    assert parts(f"{told}5 fatalities.") == [(2, False), (1, False), (5, False)]


def test_of_which_some_are_parts() -> None:
    text = "The clinic said 50 people were injured, out of which six were taken to a hospital."
    assert parts(text) == [(50, False), (6, True)]


def test_a_toll_that_is_brought_to_a_number_counts_what_stands_before() -> None:
    told = "Doctors said at least 745 farmers were killed, as well as about 125 guards. 148 rebels were killed, they added, taking the death toll to "
    assert parts(f"{told}1,018.") == [(745, True), (125, True), (148, True), (1018, False)]
    assert parts(f"{told}2,018.") == [(745, False), (125, False), (148, False), (2018, False)]


def test_a_separate_incident_within_a_sentence_is_apart() -> None:
    assert parts(f"{LEAD} The capital is calm, but in a separate incident soldiers killed two men.") == [
        (9, False),
        (2, False),
    ]


def test_what_is_told_before_in_total_is_part_of_it() -> None:
    told = "At least 29 children were killed in the raid. Omar Sadik says that"
    assert parts(f"{told} in total at least 50 people died.") == [(29, True), (50, False)]
    assert parts(f"{told} at least 50 people died.") == [(29, False), (50, False)]


def test_what_fell_far_away_is_no_part_of_the_lead() -> None:
    lead = "Nine people were killed in Aleppo on Friday. The road was closed."
    assert parts(f"{lead} Three farmers were killed in Damascus.") == [(9, False), (3, False)]
    assert parts(f"{lead} Three farmers were killed in Azaz.") == [(9, False), (3, True)]


def test_nearly_all_is_another_count_of_all() -> None:
    text = "Some 3,300 people were killed in two raids. Omar Sadik said 180 men were killed in Marn. The mayor said {} people were killed in Dalem."
    assert parts(text.format("3,000")) == [(3300, False), (180, True), (3000, False)]
    assert parts(text.format("2,000") + " Some 1,000 people were killed in Sorvi.") == [
        (3300, False),
        (180, True),
        (2000, True),
        (1000, True),
    ]


def test_few_are_no_sum_of_counts_that_are_not_exact() -> None:
    text = "A bomb killed four people, while another killed {0} two drivers in Marn. It rained. A mine killed {0} two guards."
    assert parts(text.format("at least")) == [(4, False), (2, False), (2, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raids killed 62 people, nine boys and 14 girls among them.", [(62, False), (9, True), (14, True)]),
        ("Shelling left 30 dead, five police officers among them.", [(30, False), (5, True)]),
        ("The raids killed 62 people, nine boys and 14 girls in Dalem.", [(62, False), (9, False), (14, False)]),
    ],
)
def test_among_them_may_close_the_list_of_parts(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} It rained. Two militants were killed in Sorvi.", [(9, False), (2, True)]),
        ("Nine soldiers were killed on Friday. It rained. Two militants were killed in Sorvi.", [(9, False), (2, False)]),
        ("Nine soldiers were killed on Friday. It rained. Two policemen were killed in Sorvi.", [(9, False), (2, False)]),
        ("Nine soldiers were killed on Friday. It rained. Two officers were killed in Sorvi.", [(9, False), (2, True)]),
        ("Nine soldiers were killed on Friday. ISIS also lost three members in these clashes.", [(9, False), (3, False)]),
    ],
)  # fmt: skip
def test_the_dead_of_one_body_are_no_part_of_anothers(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the nine slain, six were police officers and three were farmers.", [(9, False), (6, True), (3, True)]),
        ("Of the 14 dead, eight were soldiers while six were farmers.", [(14, False), (8, True), (6, True)]),
        ("Of the 191 people who died in Dalem, 142 were Spanish.", [(191, False), (142, True)]),
        ("He spoke of the 191 people who died in Dalem.", [(191, False)]),
        ("Later, 12 bodies, including of five women and a child, were found.", [(12, False), (5, True), (1, True)]),
        ("Nine people died in a raid. Those killed in the raid also include a girl.", [(9, False), (1, True)]),
        ("Of those killed, 12 were soldiers and four were fighters of Hezbollah.", [(12, True), (4, True)]),
        ("Nine people died in a raid. Of them, five were children.", [(9, False), (5, True)]),
        ("Nine people died in a raid. Of these, six were policemen and three farmers.", [(9, False), (6, True), (3, True)]),
        ("Nine people died in a raid. Three of the victims were girls.", [(9, False), (3, True)]),
        ("Nine people died in a raid. They were six policemen and three farmers.", [(9, False), (6, True), (3, True)]),
        ("Nine people died in a raid. They included three children and a nurse.", [(9, False), (3, True), (1, True)]),
        ("Nine people died in a raid. All of them were foreigners.", [(9, False)]),
        ("Nine people died in a raid. They were found by two nurses.", [(9, False)]),
        ("Nine people died in a raid. Twelve of them were farmers.", [(9, False)]),
        ("Nine people died in a raid. The dead also included three nurses.", [(9, False), (3, True)]),
    ],
)  # fmt: skip
def test_those_counted_among_others_are_parts(text: str, expected: list[tuple[int, bool]]) -> None:
    assert sorted(parts(text), reverse=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed three people: a weaver, his wife and their son.", [(3, False), (1, True), (1, True), (1, True)]),
        ("The raid killed two people, a guard and a driver, the mayor said.", [(2, False), (1, True), (1, True)]),
        ("Two pilgrims, a Nepali and a Thai, were injured.", [(2, False), (1, True), (1, True)]),
        ("The raid killed two soldiers, a child and a woman and wounded three.", [(2, False), (1, False), (1, False), (3, False)]),
    ],
)  # fmt: skip
def test_those_counted_may_be_named_right_after(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


def test_so_many_of_a_number_are_counted_and_not_the_number() -> None:
    assert parts("An air raid killed 12 of one family in Dalem.") == [(12, False)]
    assert parts("Three of four gunmen were killed.") == [(3, False)]
    assert parts("He was one of two farmers killed in the raid.") == [(2, False)]
    assert parts("The governor gave no figure for those who died.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were injured: a 14-year-old boy and a shepherd.", [(2, False), (1, True), (1, True)]),
        ("Raids left 12 people: two children and ten fighters, dead.", [(12, False), (2, True), (10, True)]),
        ("A raid killed nine people (five men, three women and a child).", [(9, False), (5, True), (3, True), (1, True)]),
        ("Nine people, namely five soldiers and four policemen, were killed.", [(9, False), (5, True), (4, True)]),
        ("Two civilians, a man and his son, were killed.", [(2, False), (1, True), (1, True)]),
        ("Two civilians, a soldier and a guard were killed.", [(2, False), (1, False), (1, False)]),
        ("In all, 17 people were killed: 11 in Aleppo, four in Homs and two in Hama.", [(17, False), (11, True), (4, True), (2, True)]),
        ("A raid killed two people from one family, among them a child.", [(2, False), (1, True)]),
        ("Four guards and six rebels were killed, bringing the total to ten.", [(4, True), (6, True), (10, False)]),
        ("Four guards and six rebels were killed, bringing the total to 30.", [(4, False), (6, False), (30, False)]),
        ("Among the dead were nine guards, including a captain, three women and ten children.", [(9, True), (1, True), (3, True), (10, True)]),
    ],
)  # fmt: skip
def test_a_list_right_behind_a_total_is_its_parts(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty people were wounded in the blast, with five in critical condition.", [(30, False), (5, True)]),
        ("Nine policemen were hurt in the blast. The condition of two of the injured was stated to be critical.", [(9, False), (2, True)]),
        ("Nine people were hurt in the blast. The condition of three injured persons is serious.", [(9, False), (3, True)]),
        ("Nine people were hurt in the blast. The condition of three houses is serious.", [(9, False)]),
        ("Nine people were hurt in the blast. The condition of three of them is good.", [(9, False)]),
        ("Raids killed nine rebels in Dalem. Among the dead rebels, three were commanders and two were guards.", [(9, False), (3, True), (2, True)]),
    ],
)  # fmt: skip
def test_those_in_danger_are_parts_of_the_wounded(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("A wave of bombings in Dalem killed 23 people, the mayor said.", True),
        ("A bombing in Dalem killed 23 people, the mayor said.", False),
    ],
)
def test_what_several_attacks_cost_counts_what_other_voices_tell_of_each(lead: str, part: bool) -> None:
    told = f"{lead} The shops were closed. Nine grocers were killed in Sorvi. Police said seven nurses were killed in Marn."
    assert parts(told) == [(23, False), (9, part), (7, part)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A farmer was killed, six were hurt and a nurse among them is fighting for her life.",
            [(1, False), (6, False), (1, True)],
        ),
        ("Raids killed one farmer and wounded nine others, among them a nurse.", [(1, False), (9, False), (1, True)]),
        (
            "Raids killed two men in Marn and three in Sorvi, bringing the dead to five.",
            [(2, True), (3, True), (5, False)],
        ),
        ("Number of civilian injuries climbs to twelve.", [(12, False)]),
        ("A blast hit Marn. As many as 14 of the 60 injured were in critical condition.", [(14, True), (60, False)]),
        ("A blast hit Marn. Ten of the 60 injured were discharged.", [(60, False)]),
        ("Six people, four of one family, were killed in the raid.", [(6, False), (4, True)]),
    ],
)
def test_who_is_among_them_and_what_a_number_comes_to(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} Three were soldiers and two civilians.", [(9, False), (3, True), (2, True)]),
        (f"{LEAD} One was a doctor.", [(9, False), (1, True)]),
        (f"{LEAD} Four were women, and one was a child.", [(9, False), (4, True), (1, True)]),
        (f"{LEAD} Two were arrested.", [(9, False)]),
        (f"{LEAD} Two were bombs left behind.", [(9, False)]),
    ],
)
def test_bare_counts_of_the_next_sentence_are_parts_where_they_name_people(
    text: str, expected: list[tuple[int, bool]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two more guards died on Friday, bringing the death toll to nine.", [(2, True), (9, False)]),
        ("Two more martyrs were recovered, which raises the toll to 9 martyrs.", [(2, True), (9, False)]),
        ("The death toll rose to 19 after two of the wounded died.", [(19, False), (2, True)]),
        ("The number of people killed climbed to 12 when three policemen died in hospital.", [(12, False), (3, True)]),
        ("Two farmers died in Sorvi, while the toll of the raid in Marn rose to 12.", [(2, False), (12, False)]),
    ],
)
def test_those_who_raise_a_toll_are_among_it(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers clashed with rebels near Sorvi. Three of the rebels were killed.", [(3, False)]),
        ("The rebels attacked a post and seven of them were killed.", [(7, False)]),
        (f"{LEAD} Three of them were killed in Sorvi.", [(9, False), (3, True)]),
        ("A blast killed ten guards and wounded 23 others. In Marn, a mine wounded a farmer.", [(10, False), (23, False), (1, False)]),
        ("Raids:\n- Homs: four men were killed.\n- Hama: a boy was killed.", [(4, False), (1, False)]),
    ],
)  # fmt: skip
def test_of_whom_nobody_counted_the_whole_is_no_part(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Some 17 guards were killed, as compared to 33 the previous year.", [17, 33]),
        ("Rebels killed 50 farmers last year, as against 81 farmers and 305 soldiers in 2009.", [50, 81, 305]),
        ("Rebels killed four farmers, including a teacher (head of the village), in 2016 as against six in 2015.", [4, 1, 6]),
        ("Ninety people were wounded in June, as opposed to 140 people in May.", [90, 140]),
        ("Two rebels were killed in operations against three militants.", [2]),
        ("In Dalem 19 farmers were killed in raids against 41 villages.", [19]),
    ],
)  # fmt: skip
def test_the_number_of_another_year_is_told_beside_this_one(text: str, counts: list[int]) -> None:
    assert [low for low, _ in parts(text)] == counts
