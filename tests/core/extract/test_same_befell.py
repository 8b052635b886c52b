"""Harm told once and said of others by few words: "so were", "and with him", "14 in hospital"."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> list[tuple[str, int]]:
    return [(claim.effect.value, claim.count.low) for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards were wounded, and so were three farmers.", [("wounded", 2), ("wounded", 3)]),
        ("The mayor was killed; so too were his two guards.", [("killed", 1), ("killed", 2)]),
        ("The mayor died in the raid, and with him two guards.", [("killed", 1), ("killed", 2)]),
        ("Nine guards were killed and so the road was closed.", [("killed", 9)]),
        ("Nine guards were killed and with them the hope of a truce.", [("killed", 9)]),
        ("Killed alongside the mayor were his driver and two guards.", [("killed", 1), ("killed", 2)]),
        ("Nine dead and 14 in hospital after a blast in Marn.", [("killed", 9), ("wounded", 14)]),
        ("A raid killed nine in Marn. The 14 in hospital for a cold went home.", [("killed", 9)]),
        ("A raid killed 20 in Marn. Nine men on the bus did not survive it.", [("killed", 20), ("killed", 9)]),
        ("The families of the nine farmers killed in the blast held a sit-in.", [("killed", 9)]),
    ],
)
def test_the_same_befell_others(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected
