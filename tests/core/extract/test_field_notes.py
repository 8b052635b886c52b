"""Turns of notes from the field: deaths told in a roundabout way, wounds by their kind, whose drone it was, seats and borders."""

from __future__ import annotations

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
