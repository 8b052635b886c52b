"""What a scenario is, and how it is told: items in, the ledger's words and the alerts out."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.core.newsroom import Newsroom

from tocsin.core.policy import Policy
from tocsin.schemas import Directive, EnrichedEvent, Extraction


@dataclass(frozen=True)
class Scenario:
    """``ledger`` has a line for each event in order: kind and status, and where it matters the reason.

    ``alerts`` has a line for each revision: the alert (A, B, … in the order they first rang), its
    revision, and the reason. ``verdicts`` (where given) has one for each item, ``incidents`` their number.
    """

    name: str
    rule: str
    items: tuple[Extraction | Directive, ...]
    ledger: tuple[str, ...]
    alerts: tuple[str, ...]
    verdicts: tuple[str, ...] = ()
    incidents: int | None = None
    contested: bool | None = None
    policy: Policy = field(default_factory=Policy)
    wait: float = 0
    """Minutes after the story's beginning at which it is looked at; 0 for right after the last item."""
    why: str = ""
    """How the last alert's sentence begins."""

    def tell(self) -> Newsroom:
        room = Newsroom(policy=self.policy)
        room.ring(*self.items)
        if self.wait:
            room.wait(self.wait)
        return room


def ledger_of(room: Newsroom) -> list[str]:
    return [line_of(event) for event in room.events]


def line_of(event: EnrichedEvent) -> str:
    return f"{event.kind} {event.status} {event.reason}"


def alerts_of(room: Newsroom) -> list[str]:
    names: dict[str, str] = {}
    lines = []
    for alert in room.alerts:
        name = names.setdefault(alert.alert_id, chr(ord("A") + len(names)))
        lines.append(f"{name}{alert.revision} {alert.reason}")
    return lines
