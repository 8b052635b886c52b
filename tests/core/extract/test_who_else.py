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
)
NOBODY = (
    "The army said there was no indication that any civilians were harmed.",
    "The coalition had no evidence that any civilians were wounded.",
    "The group denied that any of its fighters were injured.",
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
