"""Counts are intervals, and words like "dozens" are soft."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.core.newsroom import count

from tocsin.core.interval import Change, Interval, compare, disjoint, interval_of
from tocsin.schemas.words import Qualifier

TABLE = [
    ("19", "19", Change.SAME),
    ("19", "at least 19", Change.WITHIN),
    ("at least 19", "19", Change.NARROWED),
    ("19", "more than 20", Change.RAISED),
    ("19", "more than 19", Change.RAISED),
    ("at least 19", "at least 19", Change.SAME),
    ("at least 19", "25", Change.RAISED),
    ("at least 19", "15", Change.LOWERED),
    ("30", "dozens", Change.WITHIN),
    ("12", "dozens", Change.RAISED),
    ("dozens", "30", Change.NARROWED),
    ("dozens", "60", Change.RAISED),
    ("dozens", "15", Change.NARROWED),
    ("dozens", "5", Change.LOWERED),
    ("dozens", "at least 10", Change.WITHIN),
    ("several", "dozens", Change.RAISED),
    ("28", "about 30", Change.WITHIN),
    ("28", "about 40", Change.RAISED),
    ("10 to 15", "12", Change.NARROWED),
    ("10 to 15", "at least 12", Change.WITHIN),
    ("10 to 15", "18", Change.RAISED),
    ("12", "10 to 15", Change.WITHIN),
    ("20", "10 to 15", Change.LOWERED),
    ("20", "up to 15", Change.LOWERED),
    ("20", "up to 30", Change.WITHIN),
    ("up to 30", "25", Change.NARROWED),
    ("up to 30", "35", Change.RAISED),
    ("20", "fewer than 10", Change.LOWERED),
    ("0", "5", Change.RAISED),
    ("5", "0", Change.LOWERED),
]


@pytest.mark.parametrize(("known", "new", "change"), TABLE, ids=[f"{new} after {known}" for known, new, _ in TABLE])
def test_a_count_after_another(known: str, new: str, change: Change) -> None:
    assert compare(interval_of(count(known)), interval_of(count(new))) is change


intervals = st.builds(
    lambda low, more, qualifier: Interval(low, None if more is None else low + more, qualifier),
    st.integers(0, 500),
    st.one_of(st.none(), st.integers(0, 50)),
    st.sampled_from(Qualifier),
)


@given(intervals)
def test_an_interval_is_the_same_as_itself(interval: Interval) -> None:
    assert compare(interval, interval) is Change.SAME
    assert not disjoint(interval, interval)


@given(intervals, intervals)
@example(Interval(0, None, Qualifier.VAGUE), Interval(0, 0, Qualifier.EXACT))
def test_what_is_raised_has_a_higher_low_bound(known: Interval, new: Interval) -> None:
    if compare(known, new) is Change.RAISED:
        assert new.low > known.low
    if compare(known, new) is Change.LOWERED:
        assert new.high is not None
        assert new.high < known.low


@given(intervals, intervals)
def test_a_contradiction_is_mutual(one: Interval, other: Interval) -> None:
    assert disjoint(one, other) is disjoint(other, one)


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("13", "297", True),
        ("at least 19", "297", False),
        ("at least 19", "5", True),
        ("dozens", "20", False),
        ("about 30", "28", False),
        ("10 to 15", "12", False),
        ("10 to 15", "16", True),
    ],
)
def test_two_counts_that_cannot_both_be_right(one: str, other: str, contradict: bool) -> None:
    assert disjoint(interval_of(count(one)), interval_of(count(other))) is contradict


@pytest.mark.parametrize(("text", "best"), [("19", 19), ("10 to 15", 12), ("up to 30", 30), ("more than 20", 21)])
def test_the_one_number_to_show(text: str, best: int) -> None:
    assert interval_of(count(text)).best == best
