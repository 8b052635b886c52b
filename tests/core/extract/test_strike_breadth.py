"""Attacks told in many wordings: harm alone, habits, other days, other places of one sentence."""

from __future__ import annotations

import pytest

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes


def told(text: str) -> list[tuple[str, str]]:
    """Mode and scope of each attack of ``text``, in the order in which it tells of them."""
    return [(s.mode.value, s.scope.value) for s in find_strikes(read_doc(text))]


def modes(text: str) -> list[str]:
    """How each attack of ``text`` was made, in their order."""
    return [mode for mode, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A trader was killed by unidentified gunmen in Mach town of Bolan District.", ["shooting"]),
        ("The bullet-riddled bodies of four labourers were found near Turbat.", ["shooting"]),
        ("Police found the beheaded body of a guard in Miranshah.", ["unspecified"]),
        ("Maoists slit the throat of a villager in Kanker.", ["unspecified"]),
        ("Armed men shot a lawyer in Peshawar.", ["shooting"]),
        ("A man was killed by a sniper of the regime in Saqba.", ["shooting"]),
        ("Fighters of the group executed five shepherds in the Homs desert.", ["unspecified"]),
        ("Militants blew up a gas pipeline in Dera Bugti.", ["bomb"]),
        ("Maoists torched six vehicles in Lohardaga.", ["unspecified"]),
        ("A man survived an assassination attempt by unidentified gunmen in Inkhil.", ["shooting"]),
        ("A claymore attack near Trincomalee killed seven sailors.", ["bomb"]),
        ("A suicide squad of the rebels blew up a ship off Galle, killing three sailors.", ["suicide"]),
        ("Barrels filled with chlorine gas were dropped on Saraqib, killing two.", ["chemical"]),
        ("Several shells launched by the factions fell on the town of Harem.", ["shelling"]),
    ],
)
def test_harm_is_an_attack_without_its_word(text: str, found: list[str]) -> None:
    assert modes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The crew shot a documentary in Peshawar.",
        "The club executed a plan to buy the stadium in Homs.",
        "A gas pipeline blew up in Dera Bugti because of an electrical fault.",
        "Flares were fired on the frontlines of Saraqib.",
        "Security forces launched a raid on a warehouse in Thoubal and seized 20 kilos of heroin.",
        "The body of a drowned man was found near Turbat.",
    ],
)
def test_what_is_no_attack(text: str) -> None:
    assert modes(text) == []


def test_arson_is_told_only_where_nothing_worse_is() -> None:
    text = "Maoists shot dead a contractor in Lohardaga on Monday. They also set ablaze two of his vehicles."
    assert modes(text) == ["shooting"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A blast killed six in Taji on Tuesday. The group is known to use car bombs.",
            [("bomb", "current"), ("bomb", "background")],
        ),
        (
            "A blast killed six in Taji on Tuesday, the fourth big explosion this month in the town.",
            [("bomb", "current")],
        ),
        (
            "Gunmen killed two police in Taji. There have been sporadic attacks on army bases in Basra.",
            [("shooting", "current"), ("unspecified", "background")],
        ),
        (
            "Gunmen shot dead two guards in Taji. It followed a deadly bombing last month.",
            [("shooting", "current"), ("bomb", "background")],
        ),
        (
            "A shell killed a boy in Taji. Since late April, more than 60 people have been killed in air strikes in Basra.",
            [("shelling", "current"), ("air", "background")],
        ),
        (
            "A clash broke out in Taji on Tuesday. The blasts in Nairobi, Kenya and Mombasa, Kenya on Aug. 7, 1998, killed 200 people.",
            [("clash", "current"), ("bomb", "background")],
        ),
    ],
)
def test_what_lies_back_is_told_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "An air strike on Taji killed six on Saturday. Air strikes that hit two markets there on Monday killed ten.",
            2,
        ),
        ("An air strike on Taji killed six on Saturday. The strike hit a market.", 1),
        ("Jets bombed the village of Hass while helicopters dropped barrel bombs on the town of Binnish.", 2),
        ("Jets dropped bombs on the village of Hass, followed by shelling of the village.", 2),
        ("Jets bombed the village of Hass while people slept, dropping two bombs.", 1),
    ],
)
def test_another_day_or_clause_is_another_attack(text: str, count: int) -> None:
    assert len(modes(text)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jets bombed Raqqa on Monday in retaliation for mortar fire on the town of Kilis.",
            [("air", "current"), ("shelling", "current")],
        ),
        (
            "A bomb blast on a road in Arauca and an ambush killed three soldiers.",
            [("bomb", "current"), ("shooting", "current")],
        ),
        ("The army said that the explosion of a mine in Hass killed two.", [("bomb", "current")]),
        (
            "A court in Davao sentenced two men for the bus bombing in Davao. The bomb killed four people.",
            [("bomb", "background")],
        ),
        (
            "A blast killed six in Taji. Soldiers have been under mortar fire in Basra since the occupation in March 2018.",
            [("bomb", "current"), ("shelling", "background")],
        ),
        (
            "Clashes in Mopti killed two. The region of Gao has seen an increase in ambushes as well as raids by militants.",
            [("clash", "current"), ("shooting", "background")],
        ),
        (
            "A bomb killed two in Afrin. Turkey launched an operation against the Kurdish YPG there.",
            [("bomb", "current"), ("clash", "current")],
        ),
    ],
)
def test_turns_of_a_text(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_who_acts_is_known_and_what_they_did_is_not() -> None:
    assert len(modes("The troops shot dead a man in Tikrit. The troops shot dead a boy in Mosul.")) == 2


def test_each_line_of_a_statistic_is_background() -> None:
    text = "A blast killed two in Homs on Monday.\n\nHasakah: 12 attacks left 9 dead.\n\nHama: Six attacks left 3 dead."
    assert told(text) == [("bomb", "current"), ("unspecified", "background"), ("unspecified", "background")]


def test_a_killing_after_which_an_attack_came_is_another_one() -> None:
    text = "A bomb killed a guard in Jolo. The blast came two days after gunmen killed a soldier in Patikul."
    assert told(text) == [("bomb", "current"), ("shooting", "background")]


def test_news_without_a_place_was_where_the_last_news_was() -> None:
    text = (
        "Gunmen shot dead a guard in Tulkarm on Monday. Last month, a bomb killed two in Hebron. "
        "The militants hurled grenades at soldiers."
    )
    places = [[place.text for place in s.places] for s in find_strikes(read_doc(text))]
    assert places == [["Tulkarm"], ["Hebron"], ["Tulkarm"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Militants set fire to the fields of Menagh. They bombarded the town of Tal Rifat with shells, killing two.",
            [("shelling", "current")],
        ),
        (
            "Jets bombed Magway on Friday, killing two. The day before, soldiers raided the town of Pakokku and shot dead a monk.",
            [("air", "current"), ("shooting", "background")],
        ),
        (
            "A roadside bomb killed a driver in Farah. Roadside bombs are the weapon of choice of the militants.",
            [("bomb", "current"), ("bomb", "background")],
        ),
        ("A bomber was caught in Kunduz before blowing himself up.", []),
        (
            "Days after 14 people were shot dead in Jos, gunmen killed a pastor in Bauchi.",
            [("shooting", "background"), ("shooting", "current")],
        ),
    ],
)
def test_more_that_a_text_tells_in_passing(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A guard was shot dead in Orangi Town. Men riding a motorbike fired at him, police said.",
            [("shooting", "current")],
        ),
        (
            "Fighters stormed Tel Abyad on Monday, two days after the city of Raqqa was hit by coalition air strikes.",
            [("unspecified", "current"), ("air", "background")],
        ),
        (
            "Three died in an explosion in Ankara. Initial reports pointed to a suicide bombing.",
            [("suicide", "current")],
        ),
        (
            "Rebels fought the army over Gwer on Sunday, despite a monthslong air campaign by the coalition.",
            [("clash", "current"), ("air", "background")],
        ),
        (
            "Air strikes hit Tel Abyad on Thursday, killing six. Two strikes also hit the town of Hasakah.",
            [("air", "current"), ("air", "current")],
        ),
    ],
)
def test_what_is_told_again_and_what_is_not(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The union called a strike in Karachi over wages.",
        "A controlled explosion was carried out on a suspicious package in Belfast.",
        "Rangers carried out raids in Lyari and arrested 12 suspects, seizing weapons.",
        "The shooting of the film began in Srinagar on Monday, the director said.",
    ],
)
def test_what_only_sounds_like_an_attack(text: str) -> None:
    assert modes(text) == []


def test_a_grenade_from_a_launcher_is_a_rocket() -> None:
    assert modes("An RPG was fired at a police post in Bannu.") == ["rocket"]


def test_a_threat_to_bomb_is_of_a_bomb() -> None:
    found = find_strikes(read_doc("The group threatened to bomb schools in Swat if girls attend classes."))
    assert [(s.mode.value, s.status.value) for s in found] == [("bomb", "threatened")]


def test_what_opens_a_sentence_as_past_does_not_make_its_news_past() -> None:
    text = "Turkey steps up its pressure. After deadly attacks in recent days, Turkish forces bombed Tal Rifat on Friday, killing two."
    assert ("shelling", "current") in told(text) or ("air", "current") in told(text)
