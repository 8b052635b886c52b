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
        ("The rebels sought the release of a leader, and six were killed near Dalem.", None),
    ],
)
def test_a_release_speaks(text: str, claimant: str | None) -> None:
    source = extract(text).claims[0].claimant
    assert (source.text if source else None) == claimant


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A girl was killed in firing by Pakistani troops near Poonch.", "Pakistani troops"),
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
