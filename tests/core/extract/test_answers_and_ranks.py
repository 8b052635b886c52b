"""Attacks that are answered, ranks before names, parties named between quotation marks, words that a scraper ran together."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        (
            "Rebels fired rockets at Dalem, killing two clerks. The army answered the attack by shelling posts in Varna, killing a number of rebels.",
            ["Rebels", "The army"],
        ),
        ("Nine shells hit Dalem. Gunmen of the league responded by shelling posts in Varna.", [None, "Gunmen"]),
    ],
)
def test_an_answer_is_an_attack_of_its_own(text: str, attackers: list[str | None]) -> None:
    told = [strike.attacker.text.removeprefix("The ") if strike.attacker else None for strike in extract(text).strikes]
    assert told == [name.removeprefix("The ") if name else None for name in attackers]


def test_those_who_answer_did_the_harm_told_behind_it() -> None:
    told = "Rebels fired rockets at Dalem, killing two clerks. The army answered the attack by shelling posts in Varna, killing nine rebels."
    clerks, rebels = extract(told).claims
    assert clerks.perpetrator is not None
    assert clerks.perpetrator.text == "Rebels"
    assert rebels.perpetrator is not None
    assert rebels.perpetrator.text == "army"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Mercenaries of “Al-Samra” opened fire on reapers near Dalem, wounding two.", "Mercenaries of “Al-Samra”"),
        (
            "Factions of the “Clear Dawn” operations room shelled Dalem, killing two clerks.",
            "Factions of the “Clear Dawn” operations room",
        ),
        (
            "Three clerks were kidnapped on the night of May 9 from their camp near Nengkhra in Garo Hills District by cadres of the Peoples Liberation Front of India.",
            "Peoples Liberation Front of India",
        ),
    ],
)
def test_a_party_is_told_with_whose_it_is(text: str, doer: str) -> None:
    (claim,) = extract(text).claims
    assert claim.perpetrator is not None
    assert claim.perpetrator.text == doer


def test_those_forces_are_the_ones_named_before() -> None:
    told = (
        "Israeli forces entered Kuwayyah and took two men. Later those forces fired three shells at fields near Jamlah."
    )
    (strike,) = extract(told).strikes
    assert strike.attacker is not None
    assert strike.attacker.side == "Israel"


def test_houses_that_are_raided_are_searched() -> None:
    assert extract("Soldiers raided several houses in Dalem and left at noon.").strikes == ()
    (strike,) = extract("Gunmen raided several houses in Konduga, killing four people.").strikes
    assert strike.places[0].text == "Konduga"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Brig. Gen. Hossam Sahl was killed.", [("killed", 1, "combatant")]),
        ("Lt. Col. Omar Said was killed in Hama.", [("killed", 1, "combatant")]),
        ("Sgt. Omar Said and Pvt. Ali Noor were killed.", [("killed", 2, "combatant")]),
        ("Brig. Gen. Hossam Sahl and his driver were killed.", [("killed", 2, "combatant")]),
        ("Dr. Omar Said and his driver were killed.", [("killed", 2, "civilian")]),
        (
            "Two members of Village Guards and a passer-by were killed in Dalem.",
            [("killed", 2, "combatant"), ("killed", 1, "civilian")],
        ),
        (
            "Gunmen stormed a post killing 14 soldiers and wounding nine others medics said.",
            [("killed", 14, "combatant"), ("wounded", 9, "combatant")],
        ),
        ("Its hospitals have admitted 11 civilians after the air raid on Dalem.", [("wounded", 11, "civilian")]),
        ("The hospital admitted three clerks to its school of nursing.", []),
    ],
)
def test_who_was_harmed(text: str, claims: list[tuple[str, int, str]]) -> None:
    told = [(claim.effect.value, claim.count.low, claim.victims.category.value) for claim in extract(text).claims]
    assert told == claims


def test_another_toll_of_the_same_dead_is_no_part() -> None:
    told = "Seven civilians were killed in Dalem. Yesterday, other sources put the toll at five dead."
    assert [(claim.count.low, claim.subset) for claim in extract(told).claims] == [(7, False), (5, False)]


def test_an_item_of_a_list_may_tell_of_its_own_dead() -> None:
    told = (
        "The number of people killed in the desert this year rose to 53, distributed as follows:\n"
        "• 22 fighters of the cell, including three who were killed in air strikes.\n"
        "• 31 civilians."
    )
    assert sorted((claim.count.low, claim.subset) for claim in extract(told).claims) == [
        (3, True),
        (22, True),
        (31, True),
        (53, False),
    ]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Fighting goes on, residents sayEgypt lost two soldiers in Rafah on Sunday.", None),
        ("Three men face chargesProsecutors said the men had killed two guards in Ramadi.", "Prosecutors"),
        ("A mine killed two guards in DalemMilitants have turned to mines, residents say.", None),
    ],
)
def test_a_capital_run_on_opens_a_sentence(text: str, claimant: str | None) -> None:
    (claim,) = extract(text).claims
    assert (claim.claimant.text if claim.claimant else None) == claimant


def test_in_years_tells_no_past() -> None:
    told = "The army lost one of its most senior officers in Sinai in years on Sunday."
    (claim,) = extract(told).claims
    assert claim.scope.value == "current"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A transport helicopter was taken under fire near Amedi.", "shooting"),
        ("Two helicopters were fired at near Amedi.", "shooting"),
        ("Two helicopters fired at a village near Amedi.", "air"),
    ],
)
def test_what_is_under_fire_does_not_tell_the_mode(text: str, mode: str) -> None:
    (strike,) = extract(text).strikes
    assert strike.mode.value == mode


def test_a_killing_on_the_ground_is_not_the_air_forces() -> None:
    told = "In May, a colonel was killed near Rafah. The raids go on. Israeli aircraft have also carried out strikes on Dalem."
    assert extract(told).claims[0].perpetrator is None
