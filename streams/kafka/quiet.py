"""Keeps aiokafka from filling the log while a broker is away: each complaint once in a while, with how often it came."""

from __future__ import annotations

import logging
from collections import Counter

EVERY_S = 30.0
LOGGERS = (
    "aiokafka",
    "aiokafka.conn",
    "aiokafka.consumer.fetcher",
    "aiokafka.consumer.group_coordinator",
    "aiokafka.producer.sender",
)


class OnceInAWhile(logging.Filter):
    """Lets a message through when its like was not in the last EVERY_S seconds; says how many were held back."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_at: dict[str, float] = {}
        self._held: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Judge by the message's template, so that "node 1" and "node 2" are alike."""
        like = str(record.msg)
        if record.created - self._shown_at.get(like, -EVERY_S) < EVERY_S:
            self._held[like] += 1
            return False
        self._shown_at[like] = record.created
        if held := self._held.pop(like, 0):
            record.msg = f"{record.getMessage()} (and {held} more like it)"
            record.args = ()
        return True


_once_in_a_while = OnceInAWhile()


def quieten() -> None:
    """Put the filter on aiokafka's loggers; a second call does nothing."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_once_in_a_while)
