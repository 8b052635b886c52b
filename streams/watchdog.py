"""Ends a process that no longer gets on: a decision without end, or a partition that stands still."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from pathlib import Path
from typing import Any

from tocsin.settings import StreamSettings
from tocsin.streams.stage import EXIT_STUCK

log = logging.getLogger("tocsin.watchdog")

LOOK_EVERY_S = 1.0
TAKE_UP_S_MAX = 180.0
"""From a rebalance to owning partitions with their memory: a million rows take a few seconds; a dead peer's session, 15."""
SUSPECTS_MAX = 100
"""Records remembered as suspects; older ones have long been set aside."""


class Watchdog:
    """Watches from a thread of its own, since a stuck event loop cannot watch itself."""

    def __init__(self, app: Any, settings: StreamSettings, suspects_path: Path) -> None:
        self.app = app
        self.settings = settings
        self.path = suspects_path
        self.suspects = _read_suspects(suspects_path)
        self._busy: tuple[str, str, int, int] | None = None
        self._beat = time.monotonic()
        self._standing: dict[Any, tuple[int, float]] = {}
        self._rebalance: tuple[int, float] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def busy(self, record: tuple[str, str, int, int] | None) -> None:
        """Say which record is being decided now: stage, topic, partition, offset; None when it is done."""
        self._busy = record

    def beat(self) -> None:
        """Say that the event loop turns."""
        self._beat = time.monotonic()

    @property
    def still_s(self) -> float:
        """How long ago the event loop was last known to turn."""
        return time.monotonic() - self._beat

    def start(self) -> None:
        """Begin to watch."""
        self._beat = time.monotonic()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _watch(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            still = self.still_s
            if still > self.settings.decision_s_max:
                self._end_for_decision(still)

    def _end_for_decision(self, still: float) -> None:
        """The loop has not turned: whatever record was being decided is the suspect."""
        busy = self._busy
        if busy is not None:
            stage, topic, partition, offset = busy
            known = [*self.suspects, (topic, partition, offset)][-SUSPECTS_MAX:]
            self.path.write_text(json.dumps(known))
            log.critical(
                "stage %s: the decision on %s/%d/%d has not ended for %.0f s. The process ends; after the restart that "
                "record is set aside undecided, see dead.letters",
                stage,
                topic,
                partition,
                offset,
                still,
            )
        else:
            log.critical("the event loop has not turned for %.0f s; the process ends, a restart goes on", still)
        logging.shutdown()
        os._exit(EXIT_STUCK)

    def look_at_partitions(self, now: float | None = None) -> str | None:
        """What stands still; None if all is well.

        That is a rebalance without end, or a partition whose offset has not moved while there is more to read.
        """
        consumer = self.app.consumer
        now = time.monotonic() if now is None else now
        if (waited := self._taking_up_s(now)) > TAKE_UP_S_MAX:
            return (
                f"a rebalance has been going on for {waited:.0f} s: the partitions that are ours are not taken up; "
                "the process ends, a restart begins anew"
            )
        for tp in consumer.assignment():
            if tp.topic not in self.app.topics.acking_topics:
                continue
            committed = consumer._committed_offset.get(tp)  # noqa: SLF001 - Faust offers no other way
            end = consumer.highwater(tp)
            if committed is None or end is None or committed >= end:
                self._standing.pop(tp, None)
                continue
            before, since = self._standing.get(tp, (committed, now))
            if before != committed:
                since = now
            self._standing[tp] = (committed, since)
            if now - since > self.settings.stuck_after_s:
                return (
                    f"{tp.topic}/{tp.partition} stands at {committed} of {end} for {now - since:.0f} s; "
                    "the process ends, a restart goes on from there"
                )
        return None

    def _taking_up_s(self, now: float) -> float:
        """How long the rebalance that is going on has taken; one that the next overtakes counts from its own start."""
        if not self.app.rebalancing:
            self._rebalance = None
            return 0.0
        number = self.app.rebalancing_count
        if self._rebalance is None or self._rebalance[0] != number:
            self._rebalance = (number, now)
        return now - self._rebalance[1]


def _read_suspects(path: Path) -> frozenset[tuple[str, int, int]]:
    try:
        return frozenset((topic, partition, offset) for topic, partition, offset in json.loads(path.read_text()))
    except (FileNotFoundError, ValueError):
        return frozenset()
