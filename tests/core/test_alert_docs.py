"""docs/alerts.md and docs/ledger.md say what the code does."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from tocsin.core.judge import Verdict
from tocsin.core.ledger import LinkReason
from tocsin.core.policy import Policy, load_policy
from tocsin.schemas.words import AlertReason

DOCS = Path(__file__).resolve().parents[2] / "docs"
ALERTS = (DOCS / "alerts.md").read_text(encoding="utf-8")
LEDGER = (DOCS / "ledger.md").read_text(encoding="utf-8")
OUTCOMES = {
    "rang",
    "updated",
    "corrected",
    "gathered",
    "repeat",
    "acknowledged",
    "noted",
    "unknown_target",
    "not_for_alert",
    "released",
    "no_longer_stands",
    "nothing_due",
}
RULINGS = (
    "first_claim", "contradicts", "same_number", "wire_copy", "within_known", "older_number", "other_speaker_lower",
    "second_number", "tighter", "higher_low", "lower_number", "revised_higher", "revised_lower", "withdrawn", "denial",
    "denial_of_unknown",
)  # fmt: skip


def test_the_policy_shown_is_the_default() -> None:
    [block] = re.findall(r"```toml\n(.*?)```", ALERTS, re.DOTALL)
    table = tomllib.loads(block)["alerts"]
    assert load_policy(table) == Policy()
    assert set(table) == set(asdict(Policy()))


@pytest.mark.parametrize("reason", list(AlertReason))
def test_every_reason_to_ring_is_described(reason: AlertReason) -> None:
    assert f"`{reason}`" in ALERTS


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in OUTCOMES])
def test_every_silence_is_described(verdict: Verdict) -> None:
    assert f"`{verdict}`" in ALERTS


@pytest.mark.parametrize("reason", RULINGS)
def test_every_ruling_is_described(reason: str) -> None:
    assert LinkReason(reason)
    assert f"`{reason}`" in LEDGER
