"""Every scenario gives its ledger and its alerts, and the same again when replayed."""

from __future__ import annotations

import pytest
from tests.core.newsroom import Newsroom
from tests.core.scenarios import bell, incidents, ledger, quiet
from tests.core.scenarios.scenario import Scenario, alerts_of, ledger_of

SCENARIOS: tuple[Scenario, ...] = (*incidents.SCENARIOS, *ledger.SCENARIOS, *bell.SCENARIOS, *quiet.SCENARIOS)
TOLD = [pytest.param(scenario, id=scenario.name) for scenario in SCENARIOS]


@pytest.mark.parametrize("scenario", TOLD)
def test_the_ledger_and_the_alerts_are_as_told(scenario: Scenario) -> None:
    room = scenario.tell()
    found = ledger_of(room)
    assert len(found) == len(scenario.ledger), found
    for line, expected in zip(found, scenario.ledger, strict=True):
        assert line.startswith(expected), found
    assert tuple(alerts_of(room)) == scenario.alerts
    if scenario.verdicts:
        assert tuple(room.verdicts) == scenario.verdicts
    if scenario.why:
        assert room.alerts[-1].why.startswith(scenario.why), room.alerts[-1].why
    if scenario.incidents is not None:
        assert len(room.incidents) == scenario.incidents
    if scenario.contested is not None:
        assert any(i.contested for i in room.incidents.values()) is scenario.contested


@pytest.mark.parametrize("scenario", TOLD)
def test_a_replay_is_byte_identical(scenario: Scenario) -> None:
    first, again = scenario.tell(), scenario.tell()
    assert _bytes(first) == _bytes(again)


def _bytes(room: Newsroom) -> list[bytes]:
    return [value.encode() for value in (*room.sent, *room.alerts)]


def test_there_are_enough_scenarios_and_no_two_share_a_name() -> None:
    assert len(SCENARIOS) >= 40
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS)
