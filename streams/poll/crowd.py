"""How many polls at once leave the event loop time for everything else that runs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

FEEL_EVERY_S = 0.025
LATE_S = 0.02
"""A loop that is later than this is felt by the agents and the desk beside the poller."""
AT_ONCE_MIN = 16
"""Never fewer: at half a second a feed these are still 10,000 feeds in five minutes."""


@dataclass(slots=True)
class Crowd:
    """``at_once`` polls may be under way: fewer by an eighth each time the loop is late, one more each time it is not.

    Answers of far servers come one by one, and ``most`` stay allowed. Where they come all together (after an outage,
    on a busy machine), every turn would otherwise have all of them to read.
    """

    most: int
    at_once: int = field(init=False)

    def __post_init__(self) -> None:
        self.at_once = min(AT_ONCE_MIN, self.most)  # a start has everything due at once

    def felt(self, late_s: float) -> None:
        """Take note of how late a sleep ended."""
        if late_s > LATE_S:
            self.at_once = max(min(AT_ONCE_MIN, self.most), self.at_once - max(1, self.at_once // 8))
        else:
            self.at_once = min(self.most, self.at_once + 1)
