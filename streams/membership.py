"""Whether this worker is still in its group: one that was held up too long must not write to a memory that is another's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

LOOK_S = 0.05


class Membership:
    """What the group last said to us; without a group (the embedded log) nothing is ever said, and all is ours."""

    def __init__(self, session_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._session_s = session_s
        self._clock = clock
        self._heard_at: float | None = None
        self._out = False
        self.times_out = 0
        """How often we were thrown out: what was begun before may be another's now."""

    def heard(self) -> None:
        """The group knows us."""
        self._out = False
        self._heard_at = self._clock()

    def thrown_out(self) -> None:
        """The group does not know us any more."""
        self._out = True
        self.times_out += 1

    async def is_since(self, times_out: int) -> bool:
        """True if we have been in the group since ``times_out`` was read; waits for word where we heard none for a session."""
        while not self._out and self._is_stale():  # noqa: ASYNC110
            await asyncio.sleep(LOOK_S)  # looked at, not signalled: the word comes on another thread
        return not self._out and self.times_out == times_out

    def _is_stale(self) -> bool:
        return self._heard_at is not None and self._clock() - self._heard_at > self._session_s
