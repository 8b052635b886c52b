"""Whose attack harmed whom: told in the sentence, right before it, anywhere if it is the only one, or not at all."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def doers(text: str) -> list[str | None]:
    return [claim.perpetrator.text if claim.perpetrator else None for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Israel bombed a house in Rafah on Friday. Nine people were killed.", "Israel"),
        ("A house burnt down in Rafah on Friday. Nine people were killed in a blast.", None),
        ("Israel bombed a house in Rafah on Friday, leaving nine people dead.", "Israel"),
        ("Israel may bomb a house in Rafah on Friday. Nine people were killed in Gaza.", None),
        ("Israel bombed a house in Rafah. It was night. Rain fell. Nine people were killed in Gaza.", None),
        ("Israel bombed a house in Rafah on Friday. Nine Israeli soldiers were killed.", None),
        ("Israel bombed a house in Rafah on Friday. Clashes killed nine people on both sides.", None),
    ],
)
def test_the_attack_told_beside_a_claim_names_its_doer(text: str, doer: str | None) -> None:
    assert doers(text)[-1] == doer


def test_a_second_mention_of_an_attack_names_its_doer_too() -> None:
    told = "Turkish jets bombed Sarmin on Monday. It rained. Nobody came. The bombing killed four people."
    assert doers(told)[-1] == "Turkish jets"


def test_the_only_attack_of_an_article_names_the_doer_of_all_its_dead() -> None:
    told = "Israel bombed a house in Rafah on Friday. It was night. Rain fell. Nine people were killed."
    assert doers(told)[-1] == "Israel"
    assert doers(told.replace("Rain fell", "Rebels shelled Hama"))[-1] != "Israel"


def test_in_a_fight_the_other_side_did_it() -> None:
    told = "A clash broke out between rebels and soldiers near Dara. Two rebels were killed. A soldier was wounded."
    assert doers(told)[0] == "soldiers"


def test_who_is_named_after_the_harm_alone_did_not_do_it() -> None:
    told = "Ninety civilians were wounded in a blast in Jolo, as were five from the Armed Forces, the rebels said."
    assert doers(told)[0] is None


def test_those_harmed_together_were_harmed_by_one() -> None:
    told = "One man was killed by Israeli fire in Rafah and 12 others were injured, the Red Crescent said."
    assert doers(told) == ["Israeli", "Israeli"]
    assert doers("A raid by Turkish jets on Sarmin killed nine people, including four children.")[-1] == "Turkish jets"


def test_nobody_is_told_to_have_left_somebody_unhurt() -> None:
    assert doers("Rebels shelled a camp near Hama on Monday. All the nurses escaped unhurt.")[-1] is None


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("France has been on alert since militants attacked Paris, killing 130 people.", "militants"),
        ("A blast in Manbij, northern Syria, killed two men.", None),
        ("The military wing of a party met in Homs. A blast in Homs killed two men.", None),
        (
            "A group of Karbi Hill Tiger (KHT) militants shot dead a worker in Diphu.",
            "Karbi Hill Tiger (KHT) militants",
        ),
        ("GNLA militants shot dead two men in Tura.", "GNLA militants"),
        ("The militant group Hamas fired rockets at Sderot, killing two people.", "Hamas"),
        ("Security Forces (SFs) killed two militants in Kupwara.", "Security Forces (SFs)"),
        ("Guerillas from the southern Philippines staged an assault in Sabah, leaving dozens dead.", "Guerillas"),
        ("Two policemen were shot in Srinagar on Friday. Three militants were killed in Shopian.", None),
    ],
)
def test_the_doer_is_who_attacked_in_the_words_of_the_text(text: str, doer: str | None) -> None:
    assert doers(text)[-1] == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen raided Dalem on Friday. Israel said it later killed two drivers.", "Israel"),
        ("Gunmen raided Dalem. Hamas, which rules Marn, said it had shelled a post and killed nine drivers.", "Hamas"),
        ("Hamas said it was told that Israel killed nine drivers.", "Israel"),
    ],
)
def test_who_says_to_have_killed_did_it(text: str, doer: str) -> None:
    assert doers(text)[-1] == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Four villagers were killed in the Taliban's fire in Dalem.", "Taliban"),
        ("Four villagers were killed in the Taliban's village of Dalem.", None),
        ("Four villagers were wounded by the bullets of the Syrian army.", "Syrian army"),
        ("Four villagers were killed by settlers in Dalem.", "settlers"),
        ("Hamas fired rockets at Sderot. There were no casualties.", "Hamas"),
        ("Hamas fired rockets at Sderot. All the guards escaped unhurt.", None),
        ("Hamas and soldiers clashed in Sderot. There were no casualties.", None),
    ],
)
def test_whose_fire_it_was_and_whose_attack_hurt_nobody(text: str, doer: str | None) -> None:
    assert doers(text)[-1] == doer
