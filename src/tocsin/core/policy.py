"""When the bell may ring: the [alerts] table of tocsin.toml as one frozen value, sound as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.errors import SettingsError
from tocsin.schemas.words import Severity

SEVERITIES = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
"""From the least to the worst."""

_HOURS = re.compile(r"(?P<start>([01]\d|2[0-3]):[0-5]\d)-(?P<end>([01]\d|2[0-3]):[0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Policy:
    """When to ring. Every field can be set in [alerts]; what is left out keeps its default."""

    score_min: float = 2.5
    """Below this severity score nothing rings: an air strike alone scores 2.5, a shooting with one dead 2.25."""
    raise_share_min: float = 0.10
    """A higher toll rings when it is at least this much above what was rung, or crosses a step."""
    ladder: tuple[int, ...] = (1, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
    """Steps a toll crosses; each crossing rings, however small the rise."""
    cooldown_minutes: int = 10
    """Between two updates of one alert that cross no step and are no more severe."""
    first_of_kind_days: int = 30
    """A way of attack not heard of in a region for this long is told as the first of its kind."""
    actor_pair_days: int = 30
    """An attacker and target not heard of together for this long are told as a new pair."""
    thread_hours: int = 48
    """After this long without news a further alert on the same incident or conflict is a new one."""
    stale_hours: int = 48
    """News published longer ago than this is history when it comes: it is kept and does not ring."""
    surge_sigmas: float = 4.0
    """New attacks in six hours this far above the theatre's own mean ring as a surge."""
    surge_min: int = 8
    """... and at least this many."""
    surge_baseline_windows: int = 28
    """Six-hour windows to watch before a surge can be told from a usual day: a week."""
    quiet_hours: str = ""
    """Local time in which only the worst rings, e.g. "23:00-06:00"; what was held rings when they end."""
    quiet_timezone: str = "UTC"
    quiet_severity_min: str = "critical"
    """The least severity that rings in quiet hours."""

    def quiet_at(self, moment: datetime) -> bool:
        """True where ``moment`` lies in the quiet hours of their time zone."""
        if not self.quiet_hours:
            return False
        start, end = (_minutes(part) for part in self.quiet_hours.split("-"))
        local = moment.astimezone(ZoneInfo(self.quiet_timezone))
        minute = local.hour * 60 + local.minute
        return start <= minute < end if start <= end else minute >= start or minute < end

    def quiet_until(self, moment: datetime) -> datetime:
        """The next end of the quiet hours after ``moment``, in UTC; an end that summer time skips comes an hour later."""
        end = _minutes(self.quiet_hours.split("-")[1])
        local = moment.astimezone(ZoneInfo(self.quiet_timezone))
        for days in range(3):
            day = (local + timedelta(days=days)).date()
            at = datetime.combine(day, time(end // 60, end % 60), ZoneInfo(self.quiet_timezone)).astimezone(UTC)
            if at > moment:
                return at
        raise AssertionError("a day has an end")  # pragma: no cover

    def crosses_step(self, before: int, after: int) -> bool:
        """True where a step of the ladder lies above ``before`` and not above ``after``."""
        return any(before < step <= after for step in self.ladder)

    @property
    def cooldown(self) -> timedelta:
        return timedelta(minutes=self.cooldown_minutes)


def severity_rank(severity: Severity | str) -> int:
    """0 for low to 3 for critical."""
    return SEVERITIES.index(Severity(severity))


def load_policy(table: Mapping[str, Any], where: str = "tocsin.toml") -> Policy:
    """The policy an [alerts] table sets; raises SettingsError that names the key and what is wrong."""
    known = {f.name: f for f in fields(Policy)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
            raise SettingsError(f"{where}: [alerts] {key} is not a setting; {hint}")
        values[key] = _convert(key, value, known[key].default, where)
    return _checked(Policy(**values), where)


def _convert(key: str, value: Any, default: Any, where: str) -> Any:
    if isinstance(default, tuple):
        if isinstance(value, list | tuple) and value and all(type(step) is int and step > 0 for step in value):
            return tuple(sorted(set(value)))
        raise SettingsError(f"{where}: [alerts] {key} must be a list of whole numbers above 0, not {value!r}")
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        wanted = {str: "a text in quotes", int: "a whole number", float: "a number"}[type(default)]
        raise SettingsError(f"{where}: [alerts] {key} must be {wanted}, not {value!r}")
    return value


def _checked(policy: Policy, where: str) -> Policy:
    for f in fields(Policy):
        value = getattr(policy, f.name)
        if isinstance(value, int | float) and value < 0:
            raise SettingsError(f"{where}: [alerts] {f.name} must not be negative, not {value!r}")
    if policy.quiet_severity_min not in set(SEVERITIES):
        names = ", ".join(SEVERITIES)
        raise SettingsError(
            f"{where}: [alerts] quiet_severity_min must be one of {names}, not {policy.quiet_severity_min!r}"
        )
    try:
        ZoneInfo(policy.quiet_timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(
            f"{where}: [alerts] quiet_timezone {policy.quiet_timezone!r} is not a time zone; write e.g. Europe/Berlin"
        ) from None
    if policy.quiet_hours:
        _check_hours(policy.quiet_hours, where)
    return policy


def _check_hours(text: str, where: str) -> None:
    match = _HOURS.fullmatch(text)
    if match is None or match["start"] == match["end"]:
        raise SettingsError(f'{where}: [alerts] quiet_hours must read like "23:00-06:00", not {text!r}')


def _minutes(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)
