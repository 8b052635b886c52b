"""Patterns for texts in small letters find what they would find with case ignored."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.small import in_small, small


@given(st.text())
def test_every_character_stays_where_it_is(text: str) -> None:
    assert len(in_small(text)) == len(text)


def test_a_letter_that_would_become_two_stays_as_it_is() -> None:
    assert in_small("In İdlib, UAVs") == "in İdlib, uavs"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bIEDs?\b", "Two IEDs"),
        (r"(?P<day>Mon|Tues)day\Z", "On MONDAY"),
        (r"\W[A-Z]+\Z", "by Ukraine"),
        (r"\S\sNo\B", "Is North"),
    ],
)
def test_a_pattern_finds_what_it_finds_with_case_ignored(pattern: str, text: str) -> None:
    ours, theirs = small(pattern).search(in_small(text)), re.compile(pattern, re.IGNORECASE).search(text)
    assert ours is not None
    assert theirs is not None
    assert ours.span() == theirs.span()
