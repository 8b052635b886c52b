"""A labelled stream is read as docs/alerts.md says, and its score is what its alerts were worth."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from bench.alert_stream import Label, Labelled, read_stream
from bench.alerts import score
from tests.core.newsroom import article, claim, strike

HIT = strike("air", "Pakistan", "Afghanistan", "Kabul")


def line(minutes: float, number: str, *nuggets: str) -> Labelled:
    item = article(f"outlet {minutes}", minutes, HIT, claim(number, by="Fitrat/Afghanistan", at="Kabul"))
    return Labelled(item, tuple(Label(nugget) for nugget in nuggets))


def test_what_rings_first_gains_and_a_repeat_costs_nothing() -> None:
    result = score([line(0, "19", "attack"), line(30, "19", "attack"), line(60, "40", "attack", "attack/40")])
    assert (result.alerts, result.duplicates, result.irrelevant) == (2, 0, 0)
    assert result.miss_rate(5) == 0.0
    assert dict(result.rows())["expected gain per revision"] == "1.000"


def test_what_never_rings_is_missed() -> None:
    result = score([line(0, "200", "attack"), line(30, "204", "attack", "attack/204")])
    assert result.alerts == 1
    assert result.miss_rate(60) == 0.5


def test_an_alert_for_an_article_without_a_label_is_irrelevant() -> None:
    result = score([line(0, "19")])
    assert (result.alerts, result.irrelevant) == (1, 1)


def test_a_second_alert_for_what_was_known_is_a_duplicate() -> None:
    result = score([line(0, "19", "attack"), line(60, "80", "attack")])
    assert (result.alerts, result.duplicates) == (2, 1)


def test_a_stream_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "stream.jsonl"
    rows = [
        {
            "id": "a",
            "at": "2026-02-28T06:00:00Z",
            "text": "Nothing happened.",
            "labels": [{"nugget": "x", "importance": 0.5}],
        },
        {"extraction": orjson.loads(article("wire", 5, HIT).encode())},
    ]
    path.write_bytes(b"\n".join(orjson.dumps(row) for row in rows) + b"\n\n")
    first, second = read_stream(path)
    assert first.labels == (Label("x", 0.5),)
    assert second.labels == ()
    assert second.item == article("wire", 5, HIT)


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stream.jsonl"
    path.write_bytes(b'{"id": "a", "text": "no time"}\n')
    with pytest.raises(SystemExit, match=r"stream\.jsonl:1: .*docs/alerts\.md"):
        list(read_stream(path))
