"""Whose attack harmed whom: told in the sentence, right before it, or not at all."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def doers(text: str) -> list[str | None]:
    return [claim.perpetrator.text if claim.perpetrator else None for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Israel bombed a house in Rafah on Friday. Nine people were killed.", "Israel"),
        ("A house burnt down in Rafah on Friday. Nine people were killed in a blast.", None),
        ("Israel bombed a house in Rafah on Friday, leaving nine people dead.", "Israel"),
        ("Israel may bomb a house in Rafah on Friday. Nine people were killed in Gaza.", None),
        ("Israel bombed a house in Rafah. It was night. Rain fell. Nine people were killed in Gaza.", None),
        ("Israel bombed a house in Rafah on Friday. Nine Israeli soldiers were killed.", None),
    ],
)
def test_the_attack_told_beside_a_claim_names_its_doer(text: str, doer: str | None) -> None:
    assert doers(text)[-1] == doer
