"""Turns of notes from the field: deaths told in a roundabout way, wounds by their kind, whose drone it was, seats and borders."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A shell hit a school near Dalem on Friday, leading to kill three pupils.", [("killed", 3, "civilian")]),
        ("A shell hit the car of a commander near Dalem, which caused his death.", [("killed", 1, "combatant")]),
        ("A shell hit the car of a commander near Dalem, which caused a delay.", []),
        ("None of the guards sustained any injury in the attack near Dalem.", [("killed_or_wounded", 0, "combatant")]),
        ("The home of the family of a teacher was hit by a shell in Dalem.", []),
        ("A trader was killed with his wife in Dalem.", [("killed", 1, "civilian"), ("killed", 1, "civilian")]),
        ("Two dozens of rebels were killed near Dalem.", [("killed", 24, "combatant")]),
        ("Two soldiers laid down their lives near Dalem.", [("killed", 2, "combatant")]),
        ("Two men were battling for life after a blast in Dalem.", [("wounded", 2, "civilian")]),
        ("Four villagers were treated for splinter and bullet injuries in Dalem.", [("wounded", 4, "civilian")]),
        ("Four villagers suffered burn and shrapnel wounds in Dalem.", [("wounded", 4, "civilian")]),
        (
            "Four passengers – up to three people of one family – and the driver were killed in Dalem.",
            [("killed", 4, "civilian"), ("killed", 3, "civilian"), ("killed", 1, "civilian")],
        ),
        (
            "Nine people were killed in Dalem. They were two children, a woman and six men.",
            [("killed", 9, "civilian"), ("killed", 2, "civilian"), ("killed", 1, "civilian"), ("killed", 6, "civilian")],
        ),
        ("The army killed in Dalem on Friday dozens of rebels.", [("killed", 24, "combatant")]),
        ("Gunmen killed in the village of Dalem three farmers and two shepherds.", [("killed", 3, "civilian"), ("killed", 2, "civilian")]),
        ("12 rebels killed in Dalem two soldiers wounded", [("killed", 12, "combatant"), ("wounded", 2, "combatant")]),
        ("Omar Said, Jan Noor and Gul Jan were killed by a shell in Dalem on 3 Jan 2012.", [("killed", 3, "civilian")]),
        (
            "The army shelled Dalem. Officials were not aware of any civilian casualties.",
            [("killed_or_wounded", 0, "civilian")],
        ),
    ],
)  # fmt: skip
def test_who_was_harmed(text: str, claims: list[tuple[str, int, str]]) -> None:
    assert [(c.effect.value, c.count.low, c.victims.category.value) for c in extract(text).claims] == claims


def test_children_and_men_of_a_toll_are_its_parts() -> None:
    whole, *parts = extract("Nine people were killed in Dalem. They were two children, a woman and six men.").claims
    assert whole.subset_of is None
    assert {part.subset_of for part in parts} == {whole.claim_id}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Six people died near Dalem, according to another official.", "another official"),
        (
            "The governor of Kunduz, Ahmad Noor, said the rebels had used explosives adding that four villagers were killed.",
            "The governor of Kunduz, Ahmad Noor",
        ),
        ("Police shot dead two men after checking their identity documents, a resident said.", "a resident"),
        ("Our monitors have documented shelling on Dalem which killed two villagers.", "Our monitors"),
    ],
)
def test_who_says_so(text: str, claimant: str) -> None:
    (claim,) = extract(text).claims
    assert claim.claimant is not None
    assert claim.claimant.text == claimant
    assert claim.scope.value == "current"


def test_six_others_captured_were_taken_by_nobody_named() -> None:
    found = extract("Two rebels were killed and six others captured alive near Dalem.")
    assert [(c.effect.value, c.count.low, c.perpetrator) for c in found.claims] == [
        ("killed", 2, None),
        ("captured", 6, None),
    ]
    assert not found.strikes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shelling hit Xirbet Şeir on Friday.", ["Xirbet Şeir"]),
        ("A shell hit Kherbet al Jouz on Friday.", ["Kherbet al Jouz"]),
        ("A shell hit Um al Krameel on Friday.", ["Um al Krameel"]),
    ],
)
def test_names_of_villages(text: str, places: list[str]) -> None:
    (strike,) = extract(text).strikes
    assert [place.text for place in strike.places] == places


def test_whoever_governs_tells_of_where_he_governs() -> None:
    (claim,) = extract("The governor of Kunduz said the attack killed four villagers.").claims
    assert [place.text for place in claim.places] == ["Kunduz"]


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("Militants attacked a post near the Myanmar border on Friday.", "Militants", None),
        ("A drone, believed to be Israeli, struck a car near Dalem.", "Israeli", None),
        ("Saudi Arabia carried out a Nov. 12 airstrike on Dalem.", "Saudi Arabia", None),
        ("The Russians bombed Aleppo on Friday.", "Russians", None),
        ("Troops killed two rebels and captured six others near Dalem.", "Troops", "two rebels"),
    ],
)
def test_whose_attack_it_was(text: str, attacker: str, target: str | None) -> None:
    (strike,) = extract(text).strikes
    assert strike.attacker is not None
    assert strike.attacker.text == attacker
    assert (strike.target.text if strike.target else None) == target


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("A gas pipeline was blown up near Dalem on Friday.", ["current"]),
        ("A gas pipeline blew up near Dalem on Friday because of a fault.", []),
        ("The hospital treats blast injuries in Dalem.", []),
        ("In January 2015, after a long siege, the army shelled Dalem, killing nine villagers.", ["background"]),
        ("Troops shelled Dalem on Friday morning. Later on Friday, jets bombed Varna, killing two men.", ["current", "current"]),
    ],
)  # fmt: skip
def test_what_is_an_attack_and_of_when(text: str, scopes: list[str]) -> None:
    assert [strike.scope.value for strike in extract(text).strikes] == scopes


MARKET = "A suicide bomber killed 20 people at a market in Kano on Friday. "


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        (
            MARKET + "In March, two bombings in Maiduguri killed 30 people. The Islamic State claimed the bombings.",
            {"current": "suicide bomber", "background": "Islamic State"},
        ),
        (
            MARKET + "In March, two bombings in Maiduguri killed 30 people, attacks claimed by Islamic State.",
            {"current": "suicide bomber", "background": "Islamic State"},
        ),
        (
            MARKET
            + "In March, two bombings in Maiduguri killed 30 people. The Islamic State claimed the attack in Kano.",
            {"current": "Islamic State", "background": None},
        ),
        (
            MARKET + "No group claimed the attack, but the Islamic State has carried out similar bombings in the city.",
            {"current": "suicide bomber", "background": "Islamic State"},
        ),
    ],
)
def test_who_claims_older_attacks_claims_not_the_news(text: str, attackers: dict[str, str | None]) -> None:
    strikes = extract(text).strikes
    assert {s.scope.value: s.attacker.text if s.attacker else None for s in strikes} == attackers
    assert len(strikes) == 2


def test_who_is_blamed_for_an_attack_was_not_struck_by_it() -> None:
    (strike,) = extract("A bomb killed 20 people in Kano on Friday, an attack blamed on Boko Haram.").strikes
    assert strike.attacker is not None
    assert strike.attacker.text == "Boko Haram"
    assert strike.target is None


def test_the_doer_of_the_news_did_not_do_what_lay_before_it() -> None:
    older = "In March, two bombings in Maiduguri killed 30 people."
    doers = {c.scope.value: c.perpetrator.text if c.perpetrator else None for c in extract(MARKET + older).claims}
    assert doers == {"current": "suicide bomber", "background": None}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In 1992, rebels attacked Lunsar, killing 60 people. Soldiers then shot nine villagers dead.", "background"),
        ("On 4 March 1992, rebels attacked Lunsar, killing 60 people. Soldiers then shot nine villagers dead.", "background"),
        ("Thirty years ago, rebels attacked Lunsar, killing 60 people. Soldiers then shot nine villagers dead.", "background"),
        ("The army, which took power in 2021, shelled Lunsar. Soldiers then shot nine villagers dead.", "current"),
        ("In 2021, the army took power. On Friday soldiers shelled Lunsar, and shot nine villagers dead.", "current"),
    ],
)  # fmt: skip
def test_an_article_that_opens_long_ago_is_history(text: str, scope: str) -> None:
    claims = extract(text, published_at=datetime(2026, 3, 6, tzinfo=UTC)).claims
    assert {claim.scope.value for claim in claims} == {scope}
