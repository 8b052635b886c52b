"""tocsin score --live, over a log made here and over what a running desk wrote."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import httpx
import orjson
import pytest
from click.testing import CliRunner, Result
from tests.desk.stories import THEATRE, Story, record

from tocsin.cli import main
from tocsin.commands.speaker import speaker
from tocsin.desk.app import create_desk
from tocsin.desk.view import View
from tocsin.schemas import Alert, Article, Directive, EnrichedEvent, Value
from tocsin.schemas.words import Fault, Verb
from tocsin.settings import Settings, load_settings
from tocsin.streams.send import Sender
from tocsin.streams.topics import DIRECTIVES, TOPICS

OURS = {"X-Tocsin-Desk": "1", "Origin": "http://localhost"}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return load_settings(environ={})


def tocsin(*args: str) -> Result:
    result = CliRunner().invoke(main, list(args))
    assert result.exit_code == 0, result.output
    return result


async def put(sender: Sender, *values: Value) -> None:
    """Put what the audit reads on its topic."""
    for value in values:
        name = "articles.unique" if isinstance(value, Article) else ""
        topic = next(topic for topic in TOPICS if topic.name == name or (not name and topic.noun is type(value)))
        await (await sender.send(topic, value))


def told() -> list[Value]:
    return [value for value in Story().all() if isinstance(value, Article | EnrichedEvent | Alert)]


def a_claim(values: list[Value]) -> EnrichedEvent:
    return next(value for value in values if isinstance(value, EnrichedEvent) and value.claim is not None)


async def test_a_made_log_gives_shares_words_and_labels(settings: Settings) -> None:

    values = told()
    event = a_claim(values)
    assert event.claim is not None
    ruled = replace(event, claim=replace(event.claim, rules=("claim.number-killed",)))
    mark = Directive(
        directive_id="d1", verb=Verb.WRONG, theatre=THEATRE, target_kind="event", target=event.event_id,
        by="night desk", at=event.article.fetched_at, fault=Fault.NUMBER, note="the count is of another town",
    )  # fmt: skip
    async with speaker(settings) as sender:
        await put(sender, *(ruled if value is event else value for value in values), mark)

    shown = await asyncio.to_thread(tocsin, "score", "--live", "--labels", "marked")
    table = orjson.loads((await asyncio.to_thread(tocsin, "score", "--live", "--json")).stdout)

    assert "claim.number-killed" in shown.stdout
    assert f"wrong | event | number | killed {event.claim.count.low} | {event.claim.evidence.text}" in shown.stdout
    assert "night desk: the count is of another town" in shown.stdout
    assert table["rules"]["claim.number-killed"] == {"published": 1, "wrong": 1, "share": 1.0}
    events = {value.event_id for value in values if isinstance(value, EnrichedEvent)}
    assert table["kinds"]["event"] == {"published": len(events), "wrong": 1, "share": round(1 / len(events), 6)}
    scored = await asyncio.to_thread(tocsin, "score", "marked/gold.jsonl", "marked/found.jsonl", "--errors", "5")
    assert f"killed {event.claim.count.low} | {event.claim.evidence.text}" in scored.stdout
    assert "invented |" in scored.stdout
    assert "missed |" not in scored.stdout


async def test_what_is_marked_on_a_running_desk_counts(settings: Settings) -> None:

    values = told()
    event, alert = a_claim(values), next(value for value in values if isinstance(value, Alert))
    async with speaker(settings) as sender:
        await put(sender, *values)

        async def send(directive: Directive) -> None:
            await (await sender.send(DIRECTIVES, directive, at=directive.at))

        app = create_desk(View(), send=send)
        for value in values:
            app.state.desk.apply(*record(value))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as page:
            for kind, target, fault in (("event", event.event_id, "claimant"), ("alert", alert.alert_id, "repeat")):
                said = {
                    "verb": "wrong",
                    "target_kind": kind,
                    "target": target,
                    "fault": fault,
                    "note": "no",
                    "by": "Ana",
                }
                assert (await page.post("/api/directives", json=said, headers=OURS)).status_code == 202
            unknown = {"verb": "wrong", "target_kind": "event", "target": event.event_id, "fault": "weather"}
            assert (await page.post("/api/directives", json=unknown, headers=OURS)).status_code == 422

    table = orjson.loads((await asyncio.to_thread(tocsin, "score", "--live", "--json")).stdout)
    assert table["faults"]["claimant"]["wrong"] == 1
    assert table["reasons"][alert.reason]["wrong"] == 1
    assert {(one["kind"], one["by"]) for one in table["marked"]} == {("event", "Ana"), ("alert", "Ana")}


def test_without_a_log_it_says_what_to_do(settings: Settings) -> None:
    result = CliRunner().invoke(main, ["score", "--live"])
    assert result.exit_code == 2
    assert "start tocsin first" in result.stderr
