"""An alert as one line of text on a stream: for a terminal, a pipe, or a first look."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from typing import TextIO

from tocsin.core.retry import AttemptResult, OutboxRow, Verdict
from tocsin.delivery.line import one_line
from tocsin.schemas import Alert
from tocsin.schemas.words import AlertKind

MARKS = {AlertKind.ALERT: "", AlertKind.UPDATE: "update: ", AlertKind.CORRECTION: "correction: "}
LINE_CHARS_MAX = 2_000


@dataclass(frozen=True, slots=True)
class Stdout:
    """The way out to one stream of text."""

    stream: TextIO = field(default_factory=lambda: sys.stdout, repr=False)
    host: str = ""
    pace_s: float = 0.0

    async def send(self, row: OutboxRow) -> AttemptResult:
        """Write one line, off the event loop: a terminal can be stopped, a pipe full."""
        try:
            await asyncio.to_thread(self._write, render(row.alert) + "\n")
        except (OSError, ValueError) as error:
            return AttemptResult(Verdict.NETWORK, error=f"cannot write to the stream: {type(error).__name__}")
        return AttemptResult(Verdict.DELIVERED)

    def _write(self, line: str) -> None:
        self.stream.write(line)
        self.stream.flush()


def render(alert: Alert) -> str:
    """``2026-02-28T06:14:31Z HIGH update: headline | why | address``, on one line whatever the feed wrote."""
    at = alert.timings.decided_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    source = alert.evidence[0].url if alert.evidence else ""
    sample = "[sample] " if alert.sample else ""
    words = f"{at} {alert.severity.upper()} {sample}{MARKS[alert.kind]}{alert.headline} | {alert.why} | {source}"
    return one_line(words)[:LINE_CHARS_MAX]
