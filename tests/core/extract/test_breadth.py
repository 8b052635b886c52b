"""Turns of phrase gathered from news of many regions and genres, each with what a careful reader notes."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract
from tocsin.schemas.words import Effect

COUNTED: tuple[tuple[str, list[tuple[str, int]]], ...] = (
    ("Shrapnel injured Tomas Adeyo and his two young sons, who were riding home.", [("wounded", 1), ("wounded", 2)]),
    (
        "The raiders killed the village head identified as Malam Dauri and 11 other victims.",
        [("killed", 1), ("killed", 11)],
    ),
    ("A gunman shot and fatally wounded the guard at the monument.", [("killed", 1)]),
    (
        "So far 17 medics from various teams have been killed, along with two nurses, and 63 health workers have been injured.",
        [("killed", 17), ("killed", 2), ("wounded", 63)],
    ),
    ("There are at least 35 innocent men, women, and children dead and 40 injured.", [("killed", 35), ("wounded", 40)]),
    ("The two attacks resulted in the death and injury of dozens of civilians.", [("killed", 24), ("wounded", 24)]),
    (
        "He said the bodies of 14 children and three women had been recovered from the rubble.",
        [("killed", 14), ("killed", 3)],
    ),
    ("The raid ended with the abduction of two sons of Musa Tankari, a state lawmaker.", [("captured", 2)]),
    ("The director of a clinic was killed.", [("killed", 1)]),
    ("At least 16 people attending a wedding are reported to have been killed.", [("killed", 16)]),
    ("Three from the rescue service were killed.", [("killed", 3)]),
    ("A soldier shot at the memorial has died.", [("killed", 1)]),
    ("A truck bomb in the same market killed 21 people and injured 60 last month.", [("killed", 21), ("wounded", 60)]),
    ("The losses raised the number of coalition troops who have died this year to 143.", [("killed", 143)]),
    (
        "A German soldier was killed in the north, bringing the total number of NATO fatalities to five in two days.",
        [("killed", 1), ("killed", 5)],
    ),
    (
        "Thousands have been killed, including 6,200 members of the security forces, 4,100 civilians and 900 medics.",
        [("killed", 2000), ("killed", 6200), ("killed", 4100), ("killed", 900)],
    ),
    (
        "The bomb killed Rahim Sadat, chief of the district, as well as a police officer and two of his bodyguards.",
        [("killed", 1), ("killed", 1), ("killed", 2)],
    ),
    ("Another soldier, Sergeant Kerem Aydin, was announced killed on Friday.", [("killed", 1)]),
    ("The strike killed one (1) fighter and wounded three (3) others.", [("killed", 1), ("wounded", 3)]),
    (
        "The toll has reached 7,340. The number includes 2,900 children and 1,800 women.",
        [("killed", 7340), ("killed", 2900), ("killed", 1800)],
    ),
    ("At least 13 people have lost their lives and 70 been hurt.", [("killed", 13), ("wounded", 70)]),
    ("The army named nine men who had lost their lives.", [("killed", 9)]),
    ("Many more could lose their lives, he warned.", []),
    ("Three rockets landed near the base without causing any casualties.", [("killed_or_wounded", 0)]),
    ("There are no reports of any tourists killed today.", []),
    ("His wife and two nephews were taken by the attackers.", [("captured", 1), ("captured", 2)]),
    ("Two boys were taken by bus to the school.", []),
    ("The troops recovered two enemy cadavers.", [("killed", 2)]),
)


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_turns_from_many_newsrooms_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(claim.effect.value, claim.count.low) for claim in extract(text, article_id="x").claims]
    assert sorted(found) == sorted(expected)


SOURCES = (
    ("At least 30 people were killed, according to a UN report.", "a UN report"),
    ("Nine men were killed, according to the report.", "the report"),
    ("The raid killed nine civilians, the army claimed.", "the army"),
    ("The gun battle, General Anton claimed, left four rebels dead.", "General Anton"),
    ("The ministry said there were at least 14 people confirmed dead and 20 wounded.", "The ministry"),
)


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_tells_is_read_past_words_that_look_like_speech(text: str, source: str) -> None:
    found = [claim.claimant and claim.claimant.text for claim in extract(text, article_id="x").claims]
    assert found
    assert set(found) == {source}


@pytest.mark.parametrize(
    "word",
    [
        "havildar",
        "migrant",
        "devotee",
        "pharmacist",
        "patwari",
        "sapper",
        "goatherd",
        "missionary",
        "fireman",
        "sheriff",
    ],
)
def test_one_of_many_callings_is_a_person(word: str) -> None:
    [first, second] = extract(f"Gunmen shot dead three people and a {word} in Dalem on Sunday.").claims
    assert (first.count.low, second.count.low, second.victims.text) == (3, 1, f"a {word}")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb killed nine in Dalem. The elder, who led the watch, died along with three of his men.", [9, 1, 3]),
        ("Shells hit the bus in Dalem and the driver died alongside four passengers.", [1, 4]),
        ("Shells hit Dalem, killing nine. The driver died and his helper was hurt.", [9, 1]),
        ("The driver died and his helper was sad.", []),
        ("Both men were killed in the blast.", [2]),
    ],
)
def test_who_died_with_others_or_where_others_were_killed_is_counted(text: str, killed: list[int]) -> None:
    assert [claim.count.low for claim in extract(text).claims if claim.effect is Effect.KILLED] == killed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks on the recovery of four kidnapped officials went on.", [("captured", 4)]),
        ("Militants released 11 abducted villagers on Sunday.", [("captured", 11)]),
        ("The bodies of two kidnapped policemen were found in Dalem.", [("killed", 2)]),
        ("The kidnapped trader was freed.", []),
        ("Two militants were injured in the raid and later died of their wounds.", [("killed", 2)]),
    ],
)
def test_a_participle_before_the_noun_or_a_second_verb_tells_of_harm(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(claim.effect.value, claim.count.low) for claim in extract(text).claims] == expected


def test_one_named_behind_what_he_was_is_counted_by_what_he_was() -> None:
    for named in ("named", "identified as", "called"):
        [claim] = extract(f"A rebel {named} Hari Banu alias Sura was shot dead.").claims
        assert claim.victims.text == "A rebel"


def test_a_given_name_that_is_a_towns_too_is_no_place() -> None:
    [claim] = extract("Two rebels, Hari Banu and Mohan Shahi, were shot dead in Kohima.").claims
    assert [place.text for place in claim.places] == ["Kohima"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man from the town of Dalem killed by gunshots", [("killed", 1, "A man")]),
        ("Two members of the council wounded in a blast in Dalem", [("wounded", 2, "Two members of the council")]),
        ("Two children from one family wounded by shelling in Dalem", [("wounded", 2, "Two children")]),
        ("A man from Dalem killed two soldiers in a raid.", [("killed", 2, "two soldiers")]),
        ("Ten men detained by the army were killed.", [("captured", 10, "Ten men"), ("killed", 10, "Ten men")]),
        ("Four soldiers sent to Dalem were wounded.", [("wounded", 4, "Four soldiers")]),
    ],
)
def test_whose_verb_it_is_over_what_describes_them(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(claim.effect.value, claim.count.low, claim.victims.text) for claim in extract(text).claims] == expected


@pytest.mark.parametrize(
    ("verb", "effect"),
    [
        ("slaughtered", "killed"), ("decapitated", "killed"), ("mowed down", "killed"), ("blown to pieces", "killed"), ("torn apart", "killed"),
        ("gassed to death", "killed"), ("found dead", "killed"), ("disfigured", "wounded"), ("lacerated", "wounded"), ("snatched", "captured"),
    ],
)  # fmt: skip
def test_words_of_harm_with_and_without_an_auxiliary(verb: str, effect: str) -> None:
    for text in (f"Three villagers were {verb} in Dalem on Sunday.", f"Three villagers {verb} in Dalem"):
        assert [(claim.effect.value, claim.count.low) for claim in extract(text).claims] == [(effect, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of fallen fighters has increased to four.", [("killed", 4)]),
        ("A civilian called Faris Ahmad was held by the YPG in Dalem.", [("captured", 1)]),
        ("A suspect called Faris Ahmad was held by the police in Dalem.", []),
    ],
)
def test_the_fallen_and_those_a_side_holds_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim.effect.value, claim.count.low) for claim in extract(text).claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized a town and nine soldiers were killed.",
        "Rebels captured a town and nine soldiers were killed.",
        "Police found a bomb and nine soldiers were killed.",
        "Gunmen made their way in and nine soldiers were killed.",
    ],
)
def test_who_acts_is_not_who_the_next_clause_says_was_killed(text: str) -> None:
    assert [(claim.count.low, claim.victims.text) for claim in extract(text).claims] == [(9, "nine soldiers")]


@pytest.mark.parametrize(
    "text",
    [
        "The butcher slaughtered 20 sheep for the feast.",
        "The number of fallen trees has increased to 40.",
        "Forty people were poisoned by mushrooms.",
        "Three climbers were blinded by snow on the peak.",
        "Two teenagers drowned in the river on Sunday.",
    ],
)
def test_words_of_harm_that_tell_of_peace_claim_nothing(text: str) -> None:
    assert extract(text).claims == ()
