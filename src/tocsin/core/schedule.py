"""When to ask a feed again, and why then: the publisher's wishes, the feed's own rhythm, and its failures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from statistics import median

from tocsin.core.dates import read_http_date
from tocsin.core.ids import make_id
from tocsin.schemas import FeedState

INTERVAL_DEFAULT_S = 15 * 60
"""For a feed whose rhythm is not known yet."""
INTERVAL_MIN_S = 5 * 60
"""Faster polling of a stranger's server is rude, and conditional GET or WebSub serve better."""
INTERVAL_MAX_S = 6 * 3_600
"""The longest a healthy news feed waits, whatever it or its rhythm asks."""
FIXED_MIN_S = 1
"""The shortest interval an operator may fix, for feeds of their own."""
UPDATE_PERIOD_MAX_S = 3_600
"""sy:updatePeriod is a default nobody set in most blog software: it may slow us to an hour, no more."""
JITTER = 0.1
"""Each interval is stretched or shrunk by up to this share, so that feeds do not march in step."""
RETRY_AFTER_MAX_S = 24 * 3_600
BACKOFF_MAX_S = 24 * 3_600
GONE_INTERVAL_S = 7 * 24 * 3_600
"""A gone feed is looked at once a week: a surprising number come back."""
SLEEPY_AFTER = timedelta(days=31)
"""A feed with nothing new for this long is asked at INTERVAL_MAX_S."""
RHYTHM_ITEMS = 20
RHYTHM_DATES_MIN = 4
RHYTHM_SHARE = 0.5
"""Poll at half the median gap between items: the mean delay is then a quarter of the gap."""


class When(StrEnum):
    """Why a feed is polled again at that moment and not sooner or later."""

    DEFAULT = "default"
    FIXED = "fixed"
    RHYTHM = "rhythm"
    SLEEPY = "sleepy"
    TTL = "ttl"
    CACHE = "cache_control"
    UPDATE_PERIOD = "update_period"
    SKIP_HOURS = "skip_hours"
    SKIP_DAYS = "skip_days"
    RETRY_AFTER = "retry_after"
    BACKOFF = "backoff"
    GONE = "gone"
    SOON = "soon"
    """The fault is probably on our side (most feeds failed at once): try again soon."""


class Trouble(StrEnum):
    """How bad a failed poll was: decides how fast its feed is given time."""

    PASSING = "passing"
    """Timeouts, resets, 5xx, 429: often over in minutes."""
    SOFT = "soft"
    """404, TLS, DNS, blocked: often over in hours."""
    HARD = "hard"
    """Not a feed, refused by our guard, 401: a person has to look."""


BACKOFF_FIRST_S = {Trouble.PASSING: 5 * 60, Trouble.SOFT: 20 * 60, Trouble.HARD: 60 * 60}


@dataclass(frozen=True, slots=True)
class Next:
    """``at`` is when, ``interval_s`` the wait behind it, ``reason`` the one rule that decided."""

    at: datetime
    interval_s: int
    reason: When


def decide_next_poll(state: FeedState, now: datetime, chance: float, *, fixed_s: int | None = None) -> Next:
    """When to ask a feed that answered well; ``chance`` in [0, 1) is the jitter.

    An interval the operator fixed beats rhythm and hints. Otherwise the base is the rhythm (or the default), the
    publisher's ttl, Cache-Control, Expires and sy:updatePeriod raise it, all within INTERVAL_MIN_S and
    INTERVAL_MAX_S. skipHours and skipDays (RSS 2.0; hours in GMT) move the moment behind the pause.
    """
    seconds, reason = _wait(state, now, fixed_s)
    seconds = _jittered(seconds, chance)
    if fixed_s is None:
        return _after_pauses(state, now, seconds, reason)
    return Next(now + timedelta(seconds=seconds), seconds, reason)


def _wait(state: FeedState, now: datetime, fixed_s: int | None) -> tuple[int, When]:
    if fixed_s is not None:
        return max(fixed_s, FIXED_MIN_S), When.FIXED
    seconds, reason = INTERVAL_DEFAULT_S, When.DEFAULT
    if state.rhythm_s is not None:
        seconds, reason = int(state.rhythm_s * RHYTHM_SHARE), When.RHYTHM
    if state.newest_item_at is not None and now - state.newest_item_at > SLEEPY_AFTER:
        seconds, reason = INTERVAL_MAX_S, When.SLEEPY
    seconds = _clamp(seconds)
    hints = [(state.ttl_s, When.TTL), (state.cache_s, When.CACHE)]
    if state.rhythm_s is None and state.update_period_s:
        hints.append((min(state.update_period_s, UPDATE_PERIOD_MAX_S), When.UPDATE_PERIOD))
    for hint, why in hints:
        if hint and _clamp(hint) > seconds:
            seconds, reason = _clamp(hint), why
    return seconds, reason


def _clamp(seconds: int) -> int:
    return min(max(seconds, INTERVAL_MIN_S), INTERVAL_MAX_S)


def _jittered(seconds: int, chance: float) -> int:
    return max(1, round(seconds * (1 + JITTER * (2 * chance - 1))))


def _after_pauses(state: FeedState, now: datetime, seconds: int, reason: When) -> Next:
    """Move the moment behind the publisher's skip hours and days; a feed that skips everything skips nothing."""
    at = (now + timedelta(seconds=seconds)).astimezone(UTC)
    hours, days = set(state.skip_hours), set(state.skip_days)
    if len(hours) >= 24 or len(days) >= 7:
        return Next(at, seconds, reason)
    for _ in range(24 * 7):
        if at.hour in hours:
            reason = When.SKIP_HOURS
        elif _weekday(at) in days:
            reason = When.SKIP_DAYS
        else:
            break
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1, seconds=at.second % 60)
    return Next(at, int((at - now).total_seconds()), reason)


def _weekday(at: datetime) -> str:
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[at.weekday()]


def decide_retry(
    failures: int, trouble: Trouble, now: datetime, chance: float, *, retry_after_s: int | None = None
) -> Next:
    """When to ask a feed that failed ``failures`` (>= 1) times in a row.

    The wait doubles from BACKOFF_FIRST_S to BACKOFF_MAX_S, half of it by chance; Retry-After is a floor.
    """
    full = min(BACKOFF_FIRST_S[trouble] * 2 ** min(failures - 1, 16), BACKOFF_MAX_S)
    seconds = max(1, round(full * (0.75 + 0.5 * chance)))
    if retry_after_s is not None and min(retry_after_s, RETRY_AFTER_MAX_S) > seconds:
        seconds = min(retry_after_s, RETRY_AFTER_MAX_S) + round(60 * chance)
        return Next(now + timedelta(seconds=seconds), seconds, When.RETRY_AFTER)
    return Next(now + timedelta(seconds=seconds), seconds, When.BACKOFF)


def decide_gone_poll(now: datetime, chance: float) -> Next:
    """When to look at a gone feed again."""
    seconds = _jittered(GONE_INTERVAL_S, chance)
    return Next(now + timedelta(seconds=seconds), seconds, When.GONE)


def first_poll_at(feed_id: str, now: datetime, spread_s: int) -> datetime:
    """A feed never polled starts somewhere in the first ``spread_s`` seconds, the same place in every run."""
    share = int(make_id("start", feed_id)[-8:], 16) / 0xFFFFFFFF
    return now + timedelta(seconds=share * spread_s)


def read_retry_after(value: str | None, now: datetime) -> int | None:
    """Retry-After in seconds from either of its forms (RFC 9110 10.2.3), capped; None when unreadable or past."""
    text = (value or "").strip()
    if re.fullmatch(r"\d{1,9}", text):
        return min(int(text), RETRY_AFTER_MAX_S)
    at = read_http_date(text)
    if at is None or at <= now:
        return None
    return min(int((at - now).total_seconds()) + 1, RETRY_AFTER_MAX_S)


def read_cache_s(cache_control: str | None, expires: str | None, date: str | None, now: datetime) -> int | None:
    """How long an answer says it stays fresh: max-age, else Expires less Date; None when it does not or must not."""
    directives = _directives(cache_control or "")
    if "no-cache" in directives or "no-store" in directives:
        return None
    age = directives.get("max-age", "").strip('"')
    if re.fullmatch(r"\d{1,10}", age):
        return int(age) or None
    until = read_http_date(expires)
    if until is None:
        return None
    seconds = int((until - (read_http_date(date) or now)).total_seconds())
    return seconds if seconds > 0 else None


def _directives(text: str) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in text[:1_000].split(","))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


_PERIODS = {
    "hourly": 3_600,
    "daily": 86_400,
    "dayly": 86_400,
    "weekly": 604_800,
    "monthly": 2_592_000,
    "yearly": 31_536_000,
    "always": 1,
}


def read_update_period(period: str | None, frequency: str | None) -> int | None:
    """Seconds between updates of the RSS syndication module; "daily" and frequency 4 is six hours."""
    seconds = _PERIODS.get((period or "").strip().lower())
    if seconds is None:
        return None
    times = (frequency or "").strip()
    return max(seconds // max(int(times), 1), 1) if re.fullmatch(r"\d{1,6}", times) else seconds


def read_ttl(text: str | None) -> int | None:
    """RSS ``ttl`` in seconds (written in minutes); None when absent, zero or absurd."""
    value = (text or "").strip()
    minutes = int(value) if re.fullmatch(r"\d{1,6}", value) else 0
    return minutes * 60 or None


def learn_rhythm(dates: Sequence[datetime]) -> int | None:
    """Median seconds between the newest RHYTHM_ITEMS items; None below RHYTHM_DATES_MIN different dates."""
    newest = sorted(set(dates), reverse=True)[: RHYTHM_ITEMS + 1]
    if len(newest) < RHYTHM_DATES_MIN:
        return None
    gaps = [(later - earlier).total_seconds() for later, earlier in itertools.pairwise(newest)]
    return max(1, int(median(gaps)))
