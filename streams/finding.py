"""One thing `tocsin doctor` looked at, whoever looked: what was seen, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen, and what to do unless it is good."""

    level: Level
    what: str
    advice: str = ""
