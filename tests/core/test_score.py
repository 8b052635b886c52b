"""The measures of ``tocsin score``."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.core.score import score

TEXT = "Five soldiers were killed and ten wounded in Kabul, the army said."


def claim(**changes: Any) -> dict[str, Any]:
    base = {
        "effect": "killed", "low": 5, "high": 5, "qualifier": "exact", "victims": "soldiers", "category": "combatant",
        "claimant": "the army", "perpetrator": None, "places": ["Kabul"], "subset": False, "scope": "current",
        "denied": False, "evidence": "Five soldiers were killed",
    }  # fmt: skip
    return base | changes


def strike(**changes: Any) -> dict[str, Any]:
    base = {
        "mode": "air",
        "attacker": None,
        "places": ["Kabul"],
        "status": "reported",
        "scope": "current",
        "evidence": "x",
    }
    return base | changes


def document(claims: list[dict[str, Any]], strikes: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"id": "d", "text": TEXT, "claims": claims, "strikes": strikes or []}


def test_a_prediction_equal_to_the_labels_is_perfect() -> None:
    gold = document([claim()], [strike()])
    found = score([gold], [gold])
    assert (found.claims_core.f1, found.claims_full.f1, found.strikes.f1) == (1.0, 1.0, 1.0)
    assert found.missed == found.invented == ()


def test_a_wrong_slot_costs_full_but_not_core() -> None:
    found = score([document([claim()])], [document([claim(category="civilian")])])
    assert found.claims_core.f1 == 1.0
    assert found.claims_full.f1 == 0.0
    assert found.slot("category") == 0.0


@pytest.mark.parametrize("change", [{"effect": "wounded"}, {"low": 6, "high": 6}])
def test_another_effect_or_low_bound_is_a_miss_and_an_invention(change: dict[str, Any]) -> None:
    found = score([document([claim()])], [document([claim(**change)])])
    assert (len(found.missed), len(found.invented)) == (1, 1)
    assert found.claims_core.hits == 0


def test_pairs_are_one_to_one() -> None:
    found = score([document([claim()])], [document([claim(), claim()])])
    assert (found.claims_core.hits, found.claims_core.predicted) == (1, 2)


def test_the_published_shape_is_read_as_well_as_the_flat_one() -> None:
    nested = claim(
        count={"low": 5, "high": 5}, victims={"text": "soldiers", "category": "combatant"}, claimant={"text": "the army"},
        places=[{"text": "Kabul"}], evidence={"start": 0, "end": 25, "text": TEXT[:25]},
    )  # fmt: skip
    del nested["low"], nested["high"], nested["category"]
    assert score([document([claim()])], [document([nested])]).claims_full.f1 == 1.0


def test_strikes_pair_by_family_and_place() -> None:
    gold = document([], [strike(mode="air")])
    assert score([gold], [document([], [strike(mode="drone")])]).strikes.f1 == 1.0
    assert score([gold], [document([], [strike(mode="bomb")])]).strikes.f1 == 0.0
    assert score([gold], [document([], [strike(places=["Herat"], evidence="y")])]).strikes.f1 == 0.0


def test_a_document_without_prediction_counts_as_empty() -> None:
    found = score([document([claim()])], [])
    assert found.without_output == 1
    assert found.claims_core.recall == 0.0
    assert found.missed[0].words == "Five soldiers were killed"
