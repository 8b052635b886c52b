"""Whose attack it was, where more is told of them: insertions, brackets, companies, claims and blame in another sentence, answers."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("The Taliban, who hold much of Helmand, shelled a post in Herat.", "Taliban"),
        ("The PKK, listed as a terrorist group by Turkey, shelled a post in Hakkari on Friday.", "PKK"),
        ("ISIL (also known as ISIS) shelled a village near Kirkuk.", "ISIL"),
        (
            "A splinter faction of the Pakistani Taliban attacked a post in Bajaur, killing two guards.",
            "Pakistani Taliban",
        ),
        ("The armed wing of Hamas attacked a checkpoint near Jenin, killing two guards.", "Hamas"),
        ("Two guards were killed in an attack by a group of about 50 rebels on a post near Dalem.", "rebels"),
        ("Two guards have been shot dead by Somalia's al-Shabaab militants in Mogadishu.", "al-Shabaab militants"),
        ("Frontier Corps (FC) personnel killed six militants in Kech.", "Frontier Corps (FC)"),
        ("Nine people died in Idlib in a strike that the monitor said was carried out by Russia.", "Russia"),
        ("Nine people died in Lebanon in what their family called an Israeli strike.", "Israeli"),
    ],
)
def test_who_acts_whatever_is_told_of_them(text: str, attacker: str) -> None:
    (strike,) = extract(text).strikes
    assert strike.attacker is not None
    assert strike.attacker.text == attacker


@pytest.mark.parametrize(
    ("after", "attacker"),
    [
        ("Islamic State, which has seized large parts of Iraq and Syria, claimed the attack.", "Islamic State"),
        ("Islamic State, a group that seized Mosul in June 2014, claimed the attack.", "Islamic State"),
        ("Islamic State said one of its members had carried out the bombing.", "Islamic State"),
        ("Islamic State has said it was behind Friday's bombing.", "Islamic State"),
        ("Baghdad accused the Islamic State of the bombing.", "Islamic State"),
        ("Police said the Islamic State was suspected in the bombing.", "Islamic State"),
    ],
)
def test_who_claims_it_or_is_blamed_for_it(after: str, attacker: str) -> None:
    (strike,) = extract(f"A car bomb killed nine people in Kirkuk on Friday. {after}").strikes
    assert strike.attacker is not None
    assert strike.attacker.text == attacker
    assert [place.text for place in strike.places] == ["Kirkuk"]


def test_an_attack_told_only_by_who_made_it() -> None:
    (strike,) = extract(
        "Nine people were killed in Borno. Boko Haram was behind the attack, the governor said."
    ).strikes
    assert strike.attacker is not None
    assert (strike.attacker.text, strike.mode.value) == ("Boko Haram", "unspecified")


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        (
            "Israel carried out air strikes on Gaza after militants fired rockets into southern Israel.",
            ["Israel", "militants"],
        ),
        ("Israel bombed Gaza after rockets were fired from the enclave.", ["Israel", None]),
        ("Militants shelled the village of Dalem. In response, the army shelled the outskirts.", ["Militants", "army"]),
    ],
)
def test_what_an_attack_answers_is_another(text: str, attackers: list[str | None]) -> None:
    found = [strike.attacker.text if strike.attacker else None for strike in extract(text).strikes]
    assert found == attackers
