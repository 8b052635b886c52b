"""Turns of phrase gathered from news of many regions and genres, each with what a careful reader notes."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract

COUNTED = (
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
)


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_turns_from_many_newsrooms_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(claim.effect.value, claim.count.low) for claim in extract(text, article_id="x").claims]
    assert sorted(found) == sorted(expected)
