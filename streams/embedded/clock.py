"""A clock for retention that a jump of the system's clock cannot fool."""

import time
from collections.abc import Callable

JUMP_S = 300.0  # wall and monotonic clocks that part by more than this have jumped, not drifted
TRUST_S = 3600.0  # after standing this long, a jumped clock is taken to be right


class TrustedClock:
    """Milliseconds since the epoch, going on by the monotonic clock across a jump of the wall clock.

    A wrong date must not delete a fortnight of records in one sweep, so a jump counts only once
    the new time has stood for an hour.
    """

    def __init__(self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._ahead = wall() - monotonic()
        self._jumped_at: float | None = None

    def now_ms(self) -> int:
        """Return the trusted time."""
        steady = self._monotonic()
        ahead = self._wall() - steady
        if abs(ahead - self._ahead) <= JUMP_S:
            self._ahead, self._jumped_at = ahead, None
        elif self._jumped_at is None:
            self._jumped_at = steady
        elif steady - self._jumped_at >= TRUST_S:
            self._ahead, self._jumped_at = ahead, None
        return int((steady + self._ahead) * 1000)
