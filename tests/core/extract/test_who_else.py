"""People told by turns that stand beside the main ones: what they lost, whom they held, who lies under the rubble."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract

TOLD: tuple[tuple[str, list[tuple[str, int]]], ...] = (
    ("A porter lost his left foot when he stepped on a landmine.", [("wounded", 1)]),
    ("Jets hit a convoy and killed seven of those who were on board.", [("killed", 7)]),
    ("Gunmen opened fire on a bus and wounded six of those aboard.", [("wounded", 6)]),
    ("They executed ten rebels they had captured in Dalem.", [("killed", 10), ("captured", 10)]),
    ("Militants killed two of the five villagers they had abducted.", [("killed", 2)]),
    ("Four hostages were freed while more than 20 others are still held.", [("captured", 4), ("captured", 21)]),
    ("One of the deceased, Omar Karo, was a farmer.", [("killed", 1)]),
    ("Eleven of the dead were from Nusra, it said.", [("killed", 11)]),
    (
        "A member of the council, who had been threatened, and his driver were shot dead.",
        [("killed", 1), ("killed", 1)],
    ),
    ("Rescuers recovered two other bodies, and three people are still missing.", [("killed", 2), ("missing", 3)]),
    ("The number of people killed in the city this month has crossed 90.", [("killed", 91)]),
    ("The number of wounded has reached 90.", [("wounded", 90)]),
    ("The raid injured three children of the Sahl family and a foreign worker.", [("wounded", 3), ("wounded", 1)]),
    ("A priest was abducted in Dalem on Sunday along with his cook.", [("captured", 1), ("captured", 1)]),
    ("A U.S. Navy SEAL also died in the raid.", [("killed", 1)]),
    ("A seal died in the zoo after the raid.", []),
    ("A raid killed two and dozens are believed to be buried under the debris.", [("killed", 2), ("missing", 24)]),
    ("A raid killed two, and a boy was pulled alive from under the rubble.", [("killed", 2)]),
    ("The group executed by firing squad five former officers in Dalem.", [("killed", 5)]),
    ("The blast threw him down, said Omar Karo, 34, who was hit by shrapnel in the leg.", [("wounded", 1)]),
    ("The chlorine attack suffocated 13 people in the town.", [("wounded", 13)]),
    ("Six persons from one family fell between dead and wounded in the strike.", [("killed_or_wounded", 6)]),
)
NOBODY = (
    "The army said there was no indication that any civilians were harmed.",
    "The coalition had no evidence that any civilians were wounded.",
)


@pytest.mark.parametrize(("text", "people"), TOLD)
def test_who_is_told_beside_the_main_turns(text: str, people: list[tuple[str, int]]) -> None:
    assert sorted((claim.effect.value, claim.count.low) for claim in extract(text).claims) == sorted(people)


@pytest.mark.parametrize("text", NOBODY)
def test_any_behind_a_denial_is_nobody(text: str) -> None:
    (claim,) = extract(text).claims
    assert (claim.effect.value, claim.count.low, claim.count.high) == ("killed_or_wounded", 0, 0)
    assert not claim.denied


def test_whether_any_were_harmed_is_a_question() -> None:
    assert extract("A reporter asked the army whether any civilians were killed.").claims == ()


NO_WEATHER = (
    "The Volcano of Rage operation said four people died in Gharyan.",
    "Tornado jets killed four people in the village.",
    "Since the start of Operation Al-Aqsa Flood four people have been killed.",
    "The Jazeera Storm campaign killed four people.",
)
WEATHER = (
    "Four people died when Storm Daniel hit Derna.",
    "Hurricane Katrina killed four people.",
    "Tropical Storm Ana killed four people.",
    "Storms killed four people in the region on Monday.",
)


def test_what_a_campaign_or_a_jet_is_named_after_is_no_disaster() -> None:
    assert [[claim.count.low for claim in extract(text).claims] for text in NO_WEATHER] == [[4]] * len(NO_WEATHER)
    assert [extract(text).claims for text in WEATHER] == [()] * len(WEATHER)


def test_a_number_behind_a_month_or_a_colon_counts_people_where_people_follow() -> None:
    for text, lows in (
        ("In February 19 people were killed by a suicide bomber.", [19]),
        ("The death toll has risen to 64: 51 civilians and 13 fighters.", [13, 51, 64]),
        ("A bomb that went off at 20:12 killed two.", [2]),
        ("The war has killed more than a quarter of a million people.", [250_001]),
        ("The war has killed nearly half a million people.", [500_000]),
    ):
        assert sorted(claim.count.low for claim in extract(text).claims) == lows


SIGNS = """City News

🔴 The army said 6 people, among them a woman, were killed in the bombing of a tent in the camp at dawn.
🔴 A young man, Omar Karo, was killed by artillery shelling of the eastern district
🔴 Civil Defence: our crews recovered 4 martyrs from under the rubble of a house

Urgent | two killed in the bombing of a car in the north of the city
"""


def test_a_channels_short_items_are_news_without_full_stops_too() -> None:
    assert [claim.count.low for claim in extract(SIGNS).claims] == [6, 1, 1, 4, 2]


def test_a_number_ends_a_sentence_where_no_full_stops_are_set() -> None:
    text = (
        "The rebels beat back the offensive killing at least 25 soldiers and wounding more than 60 The army also spoke"
    )
    assert [claim.count.low for claim in extract(text).claims] == [25, 61]


NO_COMMAS = (
    ("The Army shot dead Rongmon Asom alias Mecuri a sergeant major of the outfit.", [1]),
    ("Shellfire had killed Badie Kamal 29 who was grazing his cattle.", [1]),
    ("Walid Saadi 53 was killed by machine-gun fire.", [1]),
    ("In Deir Ezzor 12 were killed.", [12]),
    ("The raid killed eight civilians and wounded 18 he said and a third raid left two dead.", [2, 8, 18]),
    ("Gunmen opened fire on a post killing three officials said.", [3]),
    ("At least 29 children some as young as six were killed.", [29]),
    ("There were eight women a 10-year-old girl and four men injured.", [1, 4, 8]),
)


@pytest.mark.parametrize(("text", "lows"), NO_COMMAS)
def test_people_are_told_apart_where_commas_are_left_out(text: str, lows: list[int]) -> None:
    assert sorted(claim.count.low for claim in extract(text).claims) == lows
