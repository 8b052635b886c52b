"""Which counts are parts of others, each way beside one that is not."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def parts(text: str) -> list[tuple[int, bool]]:
    return [(claim.count.low, claim.subset) for claim in extract(text).claims]


LEAD = "Nine people were killed in Dalem province on Friday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} The road was closed. Three farmers were killed in Sorvi. A driver was killed in Marn.", [(9, False), (3, True), (1, True)]),
        (f"{LEAD} The road was closed. Seven farmers were killed in Sorvi. Five drivers were killed in Marn.", [(9, False), (7, False), (5, False)]),
        (f"{LEAD} The road was closed. Eight farmers were killed in Sorvi.", [(9, False), (8, False)]),
        (f"{LEAD} The road was closed. The ministry said three farmers were killed in Sorvi.", [(9, False), (3, True)]),
        ("The army said nine people were killed on Friday. The ministry said three farmers were killed in Sorvi.", [(9, False), (3, False)]),
        ("Nine Dalemi rebels were killed on Friday. It rained. Three Sorvian farmers were killed in Marn.", [(9, False), (3, False)]),
        ("Nine people and two guards were killed on Friday. It rained. Three farmers were killed in Marn.", [(9, False), (2, False), (3, False)]),
        ("Dozens of people were killed on Friday. It rained. Three farmers were killed in Marn.", [(24, False), (3, False)]),
    ],
)  # fmt: skip
def test_a_lead_sums_up_what_is_told_below(text: str, expected: list[tuple[int, bool]]) -> None:
    assert parts(text) == expected


def test_a_list_of_bullets_below_as_follows_is_parts() -> None:
    total = "The drones of the year left 62 people dead. "
    listed = "\n- Dalem: raids left 40 farmers dead.\n- Sorvi: raids left 30 drivers dead.\n"
    assert parts(f"{total}They are distributed as follows:{listed}") == [(62, False), (40, True), (30, True)]
    assert parts(f"{total}They are feared.{listed}") == [(62, False), (40, False), (30, False)]


def test_some_of_the_wounded_are_parts_and_others_are_not() -> None:
    assert parts("Doctors said 13 people suffered injuries but 11 were still in hospital.") == [(13, False), (11, True)]
    assert parts("Doctors said 38 people were wounded, while some sustained serious injuries.") == [
        (38, False),
        (2, True),
    ]
    assert parts("Doctors said 38 people were wounded, while others sustained burns.") == [(38, False), (2, False)]


def test_what_is_denied_has_no_parts() -> None:
    denied = "The ministry denied that 40 soldiers were killed. The ministry said two soldiers were killed."
    assert parts(denied) == [(40, False), (2, False)]
    assert parts(denied.replace("denied", "said")) == [(40, False), (2, True)]
