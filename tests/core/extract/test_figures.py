"""Numbers told for the people counted right before them, by another voice or the same."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> list[tuple[str, int, str | None]]:
    return [(c.effect.value, c.count.low, c.claimant.text if c.claimant else None) for c in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The monitor said 14 people died but the army put the figure at nine.", ("killed", 9, "the army")),
        ("Medics said 14 were wounded; the army gave a lower figure of nine.", ("wounded", 9, "the army")),
        (
            "Medics said 14 people were killed, though residents said the real figure was 20.",
            ("killed", 20, "residents"),
        ),
        ("Police counted 14 dead. The governor put the number at 12.", ("killed", 12, "The governor")),
    ],
)
def test_a_figure_counts_those_told_right_before(text: str, second: tuple[str, int, str | None]) -> None:
    assert told(text)[1:] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "Medics said 14 people were killed; the army put the price at nine.",
        "Medics said 14 people were killed. The damage, officials said, came to a total figure of 9 million dollars.",
        "Medics said 14 people were killed. The number of tents was 40.",
    ],
)
def test_other_figures_count_nobody(text: str) -> None:
    assert [low for _, low, _ in told(text)] == [14]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The ministry put at 16 the number of those killed.", 16),
        ("The number of wounded was more than 40, medics said.", 41),
        ("The number of dead is at least 12.", 12),
    ],
)
def test_the_number_of_the_hurt_stands_before_it_or_behind_its_qualifier(text: str, low: int) -> None:
    assert [low for _, low, _ in told(text)] == [low]


def test_a_count_given_earlier_is_no_part_of_the_new_one() -> None:
    text = "The toll of the raid is 40. Earlier, the ministry had put the toll at 37. Three more died in hospital."
    assert [(c.count.low, c.subset) for c in extract(text).claims] == [(40, False), (37, False), (3, True)]


def test_a_toll_that_may_rise_has_no_number_yet() -> None:
    rising = "A raid hit Marn. The death toll could rise, the mayor warned, as 14 of the 60 injured are in a coma."
    assert ("killed", 14) not in [(effect, low) for effect, low, _ in told(rising)]
    assert ("killed", 14) in [(effect, low) for effect, low, _ in told("A raid hit Marn. The death toll was 14.")]


def test_so_many_taken_hostage_need_no_noun() -> None:
    assert told("Gunmen killed nine guards and took about 250 hostage.")[1] == ("captured", 250, None)
