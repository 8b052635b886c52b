"""Is this host worth trying now? Opens after failures in a row, then lets one attempt through to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES_TO_OPEN = 5
OPEN_S = 30.0


@dataclass(slots=True)
class Breaker:
    """One host's. Waiting for it to close burns no attempt of any row."""

    failures: int = 0
    """In a row; 0 after a success."""
    open_until: datetime | None = None
    probing: bool = False
    """While open: one attempt is under way to see whether the host is back."""

    def wait_s(self, now: datetime) -> float | None:
        """0 to try now, seconds to wait, or None to wait for the probe under way."""
        if self.open_until is None:
            return 0.0
        if self.probing:
            return None
        return max(0.0, (self.open_until - now).total_seconds())

    def start(self) -> None:
        """An attempt begins."""
        self.probing = self.open_until is not None

    def end(self, *, down: bool, now: datetime) -> bool:
        """An attempt ended; ``down`` when it speaks against the host. True when the host has just come back."""
        was_open = self.open_until is not None
        self.probing = False
        self.failures = self.failures + 1 if down else 0
        self.open_until = now + timedelta(seconds=OPEN_S) if self.failures >= FAILURES_TO_OPEN else None
        return was_open and self.open_until is None
