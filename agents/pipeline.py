"""The whole pipeline in one place: which stages there are, and in which order a record meets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.agents.alert import Ticker, alert
from tocsin.agents.dedupe import dedupe
from tocsin.agents.deliver import Outbox, deliver
from tocsin.agents.extract import extract
from tocsin.agents.link import link
from tocsin.agents.poll import PollDesk, poll
from tocsin.core.policy import Policy
from tocsin.delivery.destination import Destination
from tocsin.streams.stage import Stage

STAGE_NAMES = ("poll", "dedupe", "extract", "link", "alert", "deliver")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages, and the three services that act on their rows."""

    stages: tuple[Stage, ...]
    poll_desk: PollDesk
    outbox: Outbox
    ticker: Ticker


def pipeline(policy: Policy, destinations: Sequence[Destination]) -> Pipeline:
    """Every stage of a worker."""
    poll_desk, outbox, ticker = PollDesk(), Outbox(), Ticker()
    stages = (
        poll(poll_desk),
        dedupe(),
        extract(),
        link(),
        alert(policy, ticker),
        deliver(tuple(destinations), outbox),
    )
    return Pipeline(stages, poll_desk, outbox, ticker)


def decisions(policy: Policy) -> tuple[Stage, ...]:
    """The stages between an article and its alert: what a replay runs."""
    return (dedupe(), extract(), link(), alert(policy))
