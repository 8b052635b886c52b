"""The one place that asks the machine what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """The machine's clock: ``now`` for records, ``monotonic`` for durations."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)  # noqa: TID251

    def monotonic(self) -> float:
        """Seconds that only ever grow."""
        return time.monotonic()
