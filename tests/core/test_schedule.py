"""When a feed is asked again, and the one reason for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.schedule import (
    BACKOFF_MAX_S,
    FIXED_MIN_S,
    INTERVAL_DEFAULT_S,
    INTERVAL_MAX_S,
    INTERVAL_MIN_S,
    JITTER,
    RETRY_AFTER_MAX_S,
    Trouble,
    When,
    decide_next_poll,
    decide_retry,
    first_poll_at,
    learn_rhythm,
    read_cache_s,
    read_retry_after,
    read_ttl,
    read_update_period,
)
from tocsin.schemas import FeedState

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # a Sunday
PLAIN = FeedState(feed_id="f", url="https://a.example/")
MIDDLE = 0.5
"""The chance that jitters nothing."""

CASES = {
    "nothing_known": (PLAIN, None, INTERVAL_DEFAULT_S, When.DEFAULT),
    "operator": (replace(PLAIN, ttl_s=7_200, rhythm_s=60), 60, 60, When.FIXED),
    "operator_too_fast": (PLAIN, 0, FIXED_MIN_S, When.FIXED),
    "busy_feed": (replace(PLAIN, rhythm_s=60), None, INTERVAL_MIN_S, When.RHYTHM),
    "hourly_feed": (replace(PLAIN, rhythm_s=3_600), None, 1_800, When.RHYTHM),
    "slow_feed": (replace(PLAIN, rhythm_s=10**6), None, INTERVAL_MAX_S, When.RHYTHM),
    "ttl": (replace(PLAIN, ttl_s=3_600), None, 3_600, When.TTL),
    "ttl_below_the_base": (replace(PLAIN, ttl_s=60), None, INTERVAL_DEFAULT_S, When.DEFAULT),
    "absurd_ttl": (replace(PLAIN, ttl_s=10**7), None, INTERVAL_MAX_S, When.TTL),
    "cache": (replace(PLAIN, cache_s=1_200, ttl_s=600), None, 1_200, When.CACHE),
    "update_period": (replace(PLAIN, update_period_s=86_400), None, 3_600, When.UPDATE_PERIOD),
    "rhythm_beats_update_period": (replace(PLAIN, update_period_s=86_400, rhythm_s=1_200), None, 600, When.RHYTHM),
    "asleep": (replace(PLAIN, rhythm_s=60, newest_item_at=NOW - timedelta(days=40)), None, INTERVAL_MAX_S, When.SLEEPY),
    "skip_hours": (replace(PLAIN, skip_hours=(12, 13, 14)), None, 3 * 3_600, When.SKIP_HOURS),
    "skip_days": (replace(PLAIN, skip_days=("sun",)), None, 12 * 3_600, When.SKIP_DAYS),
    "skips_everything": (replace(PLAIN, skip_hours=tuple(range(24))), None, INTERVAL_DEFAULT_S, When.DEFAULT),
}


@pytest.mark.parametrize(("state", "fixed", "seconds", "reason"), CASES.values(), ids=CASES)
def test_interval_and_its_reason(state: FeedState, fixed: int | None, seconds: int, reason: When) -> None:
    planned = decide_next_poll(state, NOW, MIDDLE, fixed_s=fixed)
    assert planned.reason is reason
    assert abs(planned.interval_s - seconds) < 60
    assert planned.at == NOW + timedelta(seconds=planned.interval_s)


states = st.builds(
    lambda **fields: replace(PLAIN, **fields),
    ttl_s=st.none() | st.integers(0, 10**7),
    cache_s=st.none() | st.integers(0, 10**7),
    update_period_s=st.none() | st.integers(1, 10**8),
    rhythm_s=st.none() | st.integers(1, 10**8),
    skip_hours=st.sets(st.integers(0, 23)).map(tuple),
    skip_days=st.sets(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).map(tuple),
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(states, st.floats(0, 1, exclude_max=True))
def test_a_healthy_feed_is_asked_within_its_bounds(state: FeedState, chance: float) -> None:
    planned = decide_next_poll(state, NOW, chance)
    assert planned.interval_s >= INTERVAL_MIN_S * (1 - JITTER) - 1
    if planned.reason in (When.SKIP_HOURS, When.SKIP_DAYS):
        assert planned.interval_s <= INTERVAL_MAX_S * (1 + JITTER) + 8 * 86_400
    else:
        assert planned.interval_s <= INTERVAL_MAX_S * (1 + JITTER) + 1


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(states, st.floats(0, 1, exclude_max=True))
def test_a_skipped_hour_or_day_is_never_chosen(state: FeedState, chance: float) -> None:
    planned = decide_next_poll(state, NOW, chance)
    if len(state.skip_hours) < 24 and len(state.skip_days) < 7 and not (state.skip_hours and state.skip_days):
        assert planned.at.hour not in state.skip_hours
        assert planned.at.strftime("%a").lower() not in state.skip_days


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(1, 200), st.sampled_from(Trouble), st.floats(0, 1, exclude_max=True))
def test_backoff_grows_and_ends(failures: int, trouble: Trouble, chance: float) -> None:
    planned = decide_retry(failures, trouble, NOW, chance)
    later = decide_retry(failures + 4, trouble, NOW, chance)
    assert 200 <= planned.interval_s <= BACKOFF_MAX_S * 1.25
    assert later.interval_s >= planned.interval_s


def test_worse_trouble_waits_longer() -> None:
    waits = [
        decide_retry(1, trouble, NOW, MIDDLE).interval_s for trouble in (Trouble.PASSING, Trouble.SOFT, Trouble.HARD)
    ]
    assert waits == sorted(set(waits))


def test_retry_after_below_the_backoff_changes_nothing() -> None:
    assert decide_retry(5, Trouble.PASSING, NOW, MIDDLE, retry_after_s=1).reason is When.BACKOFF


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120), (" 0 ", 0), ("Sun, 22 Nov 2026 12:10:00 GMT", 601), ("Sun, 22 Nov 2026 11:00:00 GMT", None), ("soon", None),
     ("", None), (None, None), ("-5", None), ("1e9", None), ("999999999", RETRY_AFTER_MAX_S)],
)  # fmt: skip
def test_retry_after_is_read_in_both_forms(text: str | None, seconds: int | None) -> None:
    assert read_retry_after(text, NOW) == seconds


@pytest.mark.parametrize(
    ("cache", "expires", "seconds"),
    [("max-age=600", None, 600), ('public, Max-Age="60"', None, 60), ("no-cache, max-age=600", None, None), ("no-store", "x", None),
     ("max-age=0", "Sun, 22 Nov 2026 13:00:00 GMT", None), (None, "Sun, 22 Nov 2026 12:30:00 GMT", 1_800), (None, "0", None),
     (None, "Thu, 01 Jan 1970 00:00:00 GMT", None), ("", "", None), ("s-maxage=900", None, None)],
)  # fmt: skip
def test_freshness_is_read_from_cache_headers(cache: str | None, expires: str | None, seconds: int | None) -> None:
    assert read_cache_s(cache, expires, "Sun, 22 Nov 2026 12:00:00 GMT", NOW) == seconds


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=100), st.text(max_size=60), st.text(max_size=60))
def test_any_header_is_read_or_ignored(cache: str, expires: str, date: str) -> None:
    assert (read_cache_s(cache, expires, date, NOW) or 1) > 0
    assert 0 <= (read_retry_after(expires, NOW) or 0) <= RETRY_AFTER_MAX_S
    assert (read_ttl(date) or 1) > 0
    assert (read_update_period(cache, expires) or 1) > 0


def test_update_period_is_divided_by_its_frequency() -> None:
    assert read_update_period("daily", "4") == 21_600
    assert read_update_period(" Hourly ", "0") == 3_600
    assert read_update_period("dayly", None) == 86_400
    assert read_update_period("sometimes", "1") is None


def test_rhythm_is_the_median_gap_of_the_newest_items() -> None:
    dates = [NOW - timedelta(minutes=10 * n) for n in range(30)]
    assert learn_rhythm(dates) == 600
    assert learn_rhythm([*dates[:5], NOW - timedelta(days=400)]) == 600
    assert learn_rhythm([NOW] * 9) is None


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=30), st.integers(1, 3_600))
def test_a_first_poll_has_the_same_place_in_every_run(feed_id: str, spread_s: int) -> None:
    at = first_poll_at(feed_id, NOW, spread_s)
    assert at == first_poll_at(feed_id, NOW, spread_s)
    assert NOW <= at <= NOW + timedelta(seconds=spread_s)


def test_first_polls_are_spread_evenly() -> None:
    places = [int((first_poll_at(f"feed-{n}", NOW, 100) - NOW).total_seconds() // 10) for n in range(10_000)]
    counts = [places.count(tenth) for tenth in range(10)]
    assert min(counts) > 850
