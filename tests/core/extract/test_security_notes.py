"""Turns of security notes and short reports: who died of wounds, along with whom, what a release says, whose fire it was."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def harmed(text: str) -> list[tuple[str, int, str]]:
    return [(c.effect.value, c.count.low, c.victims.category.value) for c in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two more wounded succumbed to their injuries in the town of Dalem.", [("killed", 2, "unknown")]),
        ("Two more soldiers were wounded in the town of Dalem.", [("wounded", 2, "combatant")]),
        ("Captain Noor attained martyrdom along with three soldiers.", [("killed", 1, "combatant"), ("killed", 3, "combatant")]),
        (
            "Two policemen were wounded near Dalem. Both were flown out, and one of them succumbed to his wounds.",
            [("wounded", 2, "combatant"), ("killed", 1, "combatant")],
        ),
        ("Two policemen were killed and three of their colleagues hurt in Dalem.", [("killed", 2, "combatant"), ("wounded", 3, "combatant")]),
        ("A teacher was killed and a colleague hurt in Dalem.", [("killed", 1, "civilian"), ("wounded", 1, "civilian")]),
        ("A rebel commander named Mullah Noor was killed.", [("killed", 1, "combatant")]),
        ("A driver and three rescue workers were killed.", [("killed", 1, "civilian"), ("killed", 3, "civilian")]),
        ("They helped rescue workers, and a driver was killed.", [("killed", 1, "civilian")]),
        ("An Army Major and three rebels were killed in a gunfight.", [("killed", 1, "combatant"), ("killed", 3, "combatant")]),
        (
            "One person was killed and nine others, including four policemen, were hurt.",
            [("killed", 1, "unknown"), ("wounded", 9, "mixed"), ("wounded", 4, "combatant")],
        ),
        ("Two Missing Persons were found dead near Dalem.", [("killed", 2, "unknown")]),
        ("Four bodies were found near Dalem. All four had been shot in the head.", [("killed", 4, "unknown")]),
        ("Twelve more passengers remain in Taliban captivity.", [("captured", 12, "civilian")]),
        ("Six potters were killed at a camp. The potters were lined up and shot.", [("killed", 6, "civilian")]),
        (
            "Troops killed 12 insurgents in Dalem. Five of the slain insurgents were foreigners.",
            [("killed", 12, "combatant"), ("killed", 5, "combatant")],
        ),
    ],
)  # fmt: skip
def test_who_was_harmed_in_a_note(text: str, claims: list[tuple[str, int, str]]) -> None:
    assert harmed(text) == claims


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Six rebels were killed near Dalem, an official release said.", "an official release"),
        ("According to a press release, six rebels were killed near Dalem.", "a press release"),
        ("According to rights body Varna, nine villagers were killed this year.", "rights body Varna"),
        ("According to the police, a body was found near Dalem.", "the police"),
        ("The Voice for Varna Missing Persons said two men were killed.", "The Voice for Varna Missing Persons"),
        ("A tribal elder, Said Marjan, was killed near Dalem.", None),
        ("The rebels sought the release of a leader, and six were killed near Dalem.", None),
    ],
)
def test_a_release_or_a_body_speaks(text: str, claimant: str | None) -> None:
    source = extract(text).claims[0].claimant
    assert (source.text if source else None) == claimant


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A girl was killed in firing by Pakistani troops near Poonch.", "Pakistani troops"),
        ("A raid killed four guards near Dalem. The Jundullah, a splinter of the Pakistani Taliban, claimed responsibility.", "Jundullah"),
        ("Four policemen were killed in a Taliban attack near Kunduz.", "Taliban"),
        ("Two Indian soldiers were killed when Pakistani troops shelled their post.", "Pakistani troops"),
        ("Two soldiers were killed in a raid by the National Liberation Front of Tripura.", "National Liberation Front of Tripura"),
    ],
)  # fmt: skip
def test_whose_fire_it_was(text: str, doer: str) -> None:
    found = extract(text)
    attacker, perpetrator = found.strikes[0].attacker, found.claims[0].perpetrator
    assert attacker is not None
    assert attacker.text == doer
    assert perpetrator is not None
    assert perpetrator.text == doer


def test_both_areas_of_a_pair_are_places() -> None:
    (claim,) = extract("Two guards were killed in the Tormala and Zarin areas of Swat District.").claims
    assert {place.text for place in claim.places} == {"Tormala", "Zarin", "Swat"}


def test_who_claims_to_have_killed_did_it() -> None:
    (claim,) = extract("The army claimed to have killed nine rebels near Dalem.").claims
    assert claim.perpetrator is not None
    assert claim.perpetrator.text == "army"
