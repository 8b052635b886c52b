"""The [alerts] table is sound as it is, and what is wrong in it is named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tocsin.core.policy import Policy, load_policy
from tocsin.errors import SettingsError


def test_an_empty_table_is_the_defaults() -> None:
    assert load_policy({}) == Policy()


def test_what_is_set_is_taken() -> None:
    policy = load_policy({"score_min": 4, "ladder": [100, 10], "quiet_hours": "22:00-06:30", "cooldown_minutes": 0})
    assert (policy.score_min, policy.ladder, policy.quiet_hours) == (4.0, (10, 100), "22:00-06:30")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"scoremin": 1}, "did you mean score_min?"),
        ({"score_min": "high"}, "score_min must be a number, not 'high'"),
        ({"cooldown_minutes": True}, "cooldown_minutes must be a whole number"),
        ({"cooldown_minutes": -1}, "cooldown_minutes must not be negative"),
        ({"ladder": [1, "two"]}, "ladder must be a list of whole numbers above 0"),
        ({"ladder": []}, "ladder must be a list of whole numbers above 0"),
        ({"quiet_hours": "late"}, 'quiet_hours must read like "23:00-06:00"'),
        ({"quiet_hours": "25:00-06:00"}, 'quiet_hours must read like "23:00-06:00"'),
        ({"quiet_hours": "06:00-06:00"}, 'quiet_hours must read like "23:00-06:00"'),
        ({"quiet_timezone": "Mars/Olympus"}, "is not a time zone; write e.g. Europe/Berlin"),
        ({"quiet_severity_min": "loud"}, "quiet_severity_min must be one of low, medium, high, critical"),
    ],
)
def test_what_is_wrong_is_named(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_policy(table, "my.toml")
    assert message in str(error.value)
    assert str(error.value).startswith("my.toml: [alerts] ")


@pytest.mark.parametrize(
    ("hours", "moment", "quiet"),
    [
        ("", "2026-02-28T02:00", False),
        ("23:00-06:00", "2026-02-28T02:00", True),
        ("23:00-06:00", "2026-02-28T23:00", True),
        ("23:00-06:00", "2026-02-28T06:00", False),
        ("12:00-14:00", "2026-02-28T13:00", True),
        ("12:00-14:00", "2026-02-28T02:00", False),
    ],
)
def test_quiet_hours_go_over_midnight(hours: str, moment: str, quiet: bool) -> None:
    policy = Policy(quiet_hours=hours)
    assert policy.quiet_at(datetime.fromisoformat(moment).replace(tzinfo=UTC)) is quiet


def test_quiet_hours_follow_summer_time() -> None:
    policy = Policy(quiet_hours="23:00-06:00", quiet_timezone="Europe/Berlin")
    assert policy.quiet_at(datetime(2026, 1, 15, 4, 30, tzinfo=UTC))  # 05:30 in Berlin
    assert not policy.quiet_at(datetime(2026, 7, 15, 4, 30, tzinfo=UTC))  # 06:30 in Berlin


@pytest.mark.parametrize(
    ("before", "after", "crosses"), [(0, 1, True), (19, 20, True), (20, 21, False), (49, 200, True), (20, 20, False)]
)
def test_a_step_is_crossed_once(before: int, after: int, crosses: bool) -> None:
    assert Policy().crosses_step(before, after) is crosses
