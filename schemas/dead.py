"""A record that could not be used, kept whole with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.schemas.base import Value
from tocsin.schemas.words import DeadReason


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter(Value):
    """The message on ``dead.letters``: the original bytes, the stage, the error and the position."""

    schema: str = "tocsin.dead_letter/1"
    dead_letter_id: str
    stage: str
    reason: DeadReason
    error: str
    topic: str
    partition: int
    offset: int
    key: str | None
    """Base64 of the original key."""
    value: str | None
    """Base64 of the original bytes."""
    headers: dict[str, str]
    at: datetime
    replayed_at: datetime | None = None
    """When somebody put it back; a letter with this repeats an earlier one that had not."""
