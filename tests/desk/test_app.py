"""The desk's web app: what it serves, what it refuses, and what it puts on the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from tests.desk.stories import LIVORNO, NOW, TARRAGONA, Story, record

from tocsin.core.ids import make_id
from tocsin.desk.app import create_desk
from tocsin.desk.serving import serving
from tocsin.desk.view import View
from tocsin.errors import OperatorError, Retryable
from tocsin.schemas import Directive
from tocsin.streams.clock import Clock

ALERT = make_id("alr", "tarragona")
OURS = {"X-Tocsin-Desk": "1", "Content-Type": "application/json", "Origin": "http://localhost", "Host": "localhost"}


class FixedClock(Clock):
    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 100.0


@dataclass
class Log:
    """Takes directives as the log would; ``broken`` makes it fail."""

    written: list[Directive] = field(default_factory=list)
    broken: bool = False

    async def send(self, directive: Directive) -> None:
        if self.broken:
            raise Retryable("the broker does not answer")
        self.written.append(directive)


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def app(log: Log, story: Story) -> Starlette:
    made = create_desk(View(), send=log.send, clock=FixedClock(), epoch="e1", by="the desk")
    for value in story.all():
        made.state.desk.apply(*record(value))
    return made


def client_of(app: Starlette, base_url: str = "http://localhost") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=base_url)


async def post(app: Starlette, said: Any, **headers: str) -> httpx.Response:
    async with client_of(app) as client:
        body = said if isinstance(said, bytes) else None
        sent = {key: value for key, value in {**OURS, **headers}.items() if value}
        return await client.post("/api/directives", content=body, json=None if body is not None else said, headers=sent)


def acknowledge(**more: Any) -> dict[str, Any]:
    return {"verb": "acknowledge", "target_kind": "alert", "target": ALERT, **more}


# --- what it serves


async def test_every_answer_carries_the_strict_policy(app: Starlette) -> None:
    async with client_of(app) as client:
        for path in (
            "/",
            "/feeds",
            "/incident/x",
            "/static/js/main.js",
            "/api/snapshot",
            "/api/incident/none",
            "/none",
        ):
            answer = await client.get(path)
            assert answer.headers["content-security-policy"].startswith("default-src 'self';"), path
            assert "unsafe" not in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/api/snapshot", "cursor"),
        ("/api/health", "held"),
        ("/api/alerts?limit=2", "alerts"),
        ("/api/events?limit=5", "events"),
        ("/api/incidents", "incidents"),
        (f"/api/incident/{TARRAGONA}", "matrix"),
        (f"/api/conflict/{make_id('con', 'Spain', 'Italy')}", "matrix"),
        ("/api/feeds", "feeds"),
    ],
)
async def test_the_api_answers_in_json(app: Starlette, path: str, key: str) -> None:
    async with client_of(app) as client:
        answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert key in answer.json()


async def test_limits_are_kept(app: Starlette) -> None:
    async with client_of(app) as client:
        assert len((await client.get("/api/alerts?limit=2")).json()["alerts"]) == 2
        assert len((await client.get("/api/events?limit=5")).json()["events"]) == 5
        assert len((await client.get("/api/events?limit=-1")).json()["events"]) == 12


async def test_what_is_not_held_is_not_found_and_says_why(app: Starlette) -> None:
    async with client_of(app) as client:
        answer = await client.get("/api/incident/inc-none")
    assert answer.status_code == 404
    assert "aged out" in answer.json()["error"]


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"])
async def test_nothing_beside_the_pages_own_files_is_served(app: Starlette, path: str) -> None:
    async with client_of(app) as client:
        assert (await client.get(path)).status_code == 404


async def test_the_stream_says_how_it_wants_to_be_passed_on(app: Starlette) -> None:
    async with serving(app, on_stop=app.state.desk.journal.close) as url, httpx.AsyncClient() as client:  # noqa: SIM117
        async with client.stream("GET", f"{url}/api/stream", headers={"Last-Event-ID": "e1-2"}) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["x-accel-buffering"] == "no"
            assert answer.headers["cache-control"] == "no-store"
            text = ""
            async with asyncio.timeout(5):
                async for part in answer.aiter_text():
                    text += part
                    if "id: e1-3\n" in text:
                        break
    assert text.startswith("retry: ")


# --- who may come


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8420", "", "[::2]"])
async def test_a_foreign_host_name_is_turned_away(app: Starlette, host: str) -> None:
    async with client_of(app) as client:
        for path in ("/", "/api/snapshot"):
            assert (await client.get(path, headers={"Host": host})).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8420", "127.0.0.1:8420", "[::1]:8420", "LOCALHOST"])
async def test_loopback_names_are_its_own(app: Starlette, host: str) -> None:
    async with client_of(app) as client:
        assert (await client.get("/api/health", headers={"Host": host})).status_code == 200


async def test_named_hosts_and_the_public_address_are_its_own() -> None:
    app = create_desk(View(), hosts=["desk.lan"], public_url="https://desk.example/")
    async with client_of(app) as client:
        for host, status in (("desk.lan", 200), ("desk.example", 200), ("other.example", 421)):
            assert (await client.get("/api/health", headers={"Host": host})).status_code == status


@pytest.mark.parametrize(
    "wrong",
    [
        {"X-Tocsin-Desk": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_post_from_another_site_is_refused(app: Starlette, log: Log, wrong: dict[str, str]) -> None:
    answer = await post(app, acknowledge(), **wrong)
    assert answer.status_code == 403
    assert log.written == []


async def test_a_desk_behind_a_public_address_takes_its_own_posts(log: Log, story: Story) -> None:
    app = create_desk(View(), send=log.send, public_url="https://desk.example")
    for value in story.all():
        app.state.desk.apply(*record(value))
    answer = await post(app, acknowledge(), Origin="https://desk.example")
    assert answer.status_code == 202


# --- what people say


async def test_an_acknowledgement_goes_on_the_log_with_its_theatre(app: Starlette, log: Log) -> None:
    answer = await post(app, acknowledge(by=" Night shift ", note="seen"))
    assert answer.status_code == 202
    (said,) = log.written
    assert (said.verb, said.target, said.theatre, said.by, said.note, said.at) == (
        "acknowledge", ALERT, "europe", "Night shift", "seen", NOW,
    )  # fmt: skip
    assert Directive.decode(answer.content) == said


async def test_who_gives_no_name_is_the_desk(app: Starlette, log: Log) -> None:
    await post(app, acknowledge())
    assert log.written[0].by == "the desk"


def until(hours: float) -> str:
    return (NOW + timedelta(hours=hours)).isoformat()


def split(targets: list[Any]) -> dict[str, Any]:
    return {"verb": "split", "target_kind": "incident", "target": TARRAGONA, "targets": targets}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b"", "not JSON"),
        ({"verb": "launch"}, "verb is one of"),
        ({"verb": None}, "verb is one of"),
        (acknowledge(target_kind="place"), "acknowledge is said of alert"),
        (acknowledge(target="alr-none"), "not on the desk any more"),
        (acknowledge(target=""), "target is missing"),
        (acknowledge(note="x" * 501), "note is a text of at most"),
        (acknowledge(by=7), "by is a text"),
        ({"verb": "snooze", "target_kind": "alert", "target": ALERT}, "until is missing"),
        ({"verb": "snooze", "target_kind": "alert", "target": ALERT, "until": "soon"}, "until is a time"),
        ({"verb": "snooze", "target_kind": "alert", "target": ALERT, "until": until(-1)}, "between now and 7 days"),
        ({"verb": "snooze", "target_kind": "alert", "target": ALERT, "until": until(169)}, "between now and 7 days"),
        ({"verb": "mute", "target_kind": "place", "target": "Livorno"}, "theatre is missing"),
        ({"verb": "mute", "target_kind": "alert", "target": ALERT}, "mute is said of"),
        ({"verb": "merge", "target_kind": "incident", "target": TARRAGONA}, "into is missing"),
        ({"verb": "merge", "target_kind": "incident", "target": TARRAGONA, "into": TARRAGONA}, "into itself"),
        ({"verb": "merge", "target_kind": "incident", "target": TARRAGONA, "into": "inc-none"}, "not one of this"),
        (split([]), "choose from 1"),
        (split(["evt-none"]), "takes some of the incident's claims"),
        (split([{"a": 1}]), "takes some of the incident's claims"),
    ],
)
async def test_what_cannot_be_said_is_refused_with_the_reason(app: Starlette, log: Log, said: Any, why: str) -> None:
    answer = await post(app, said)
    assert (answer.status_code, log.written) == (422, [])
    assert why in answer.json()["error"]


async def test_a_body_too_long_is_refused(app: Starlette, log: Log) -> None:
    answer = await post(app, b'{"pad": "' + b"x" * 20_000 + b'"}')
    assert (answer.status_code, log.written) == (413, [])


async def test_each_verb_becomes_its_directive(app: Starlette, log: Log, story: Story) -> None:
    event = story.events["forty"].event_id
    for said in (
        {"verb": "snooze", "target_kind": "incident", "target": TARRAGONA, "until": until(4)},
        {"verb": "mute", "target_kind": "outlet", "target": "Bay Radio", "theatre": "europe"},
        {"verb": "unmute", "target_kind": "outlet", "target": "Bay Radio", "theatre": "europe"},
        {"verb": "wrong", "target_kind": "event", "target": event, "note": "a football match"},
        {"verb": "merge", "target_kind": "incident", "target": LIVORNO, "into": TARRAGONA},
        split([event, event]),
    ):
        assert (await post(app, said)).status_code == 202, said
    assert [one.verb for one in log.written] == ["snooze", "mute", "unmute", "wrong", "merge", "split"]
    assert log.written[0].until == NOW + timedelta(hours=4)
    assert log.written[4].into == TARRAGONA
    assert log.written[5].targets == (event,)
    assert len({one.directive_id for one in log.written}) == 6


async def test_a_split_leaves_at_least_one_claim(app: Starlette, story: Story) -> None:
    every = [event.event_id for event in story.events.values() if event.incident_id == TARRAGONA]
    assert (await post(app, split(every))).status_code == 422
    assert (await post(app, split(every[1:]))).status_code == 202


async def test_what_could_not_be_written_is_said_so(app: Starlette, log: Log) -> None:
    log.broken = True
    answer = await post(app, acknowledge())
    assert answer.status_code == 503
    assert "the broker does not answer" in answer.json()["error"]


async def test_a_desk_without_a_log_to_write_to_only_shows() -> None:
    app = create_desk(View())
    answer = await post(app, acknowledge())
    assert answer.status_code == 403
    async with client_of(app) as client:
        assert (await client.get("/api/snapshot")).json()["read_only"] is True


# --- how it reads


@dataclass
class Rec:
    topic: str
    key: bytes | None
    value: bytes | None


async def until_true(check: Any) -> None:
    async with asyncio.timeout(10):
        while not check():
            await asyncio.sleep(0.01)


async def test_it_reads_the_topics_it_is_given(story: Story) -> None:
    async def records() -> AsyncIterator[Rec]:
        for value in story.all():
            yield Rec(*record(value))
        await asyncio.Event().wait()

    app = create_desk(View(), records=records)
    async with app.router.lifespan_context(app), client_of(app) as client:
        await until_true(lambda: len(app.state.desk.view.held.alerts) == 3)
        assert (await client.get("/api/health")).status_code == 200


async def test_a_long_log_does_not_keep_the_page_waiting(story: Story) -> None:
    feed = record(next(iter(story.feeds())))

    async def records() -> AsyncIterator[Rec]:
        while True:
            yield Rec(*feed)

    app = create_desk(View(), records=records)
    async with app.router.lifespan_context(app), client_of(app) as client, asyncio.timeout(5):
        assert (await client.get("/api/snapshot")).status_code == 200


async def test_a_broken_read_is_shown_and_health_says_so() -> None:
    async def records() -> AsyncIterator[Rec]:
        raise Retryable("no broker at 127.0.0.1:1")
        yield  # pragma: no cover - makes it a generator

    app = create_desk(View(), records=records)
    async with app.router.lifespan_context(app), client_of(app) as client:
        await until_true(lambda: app.state.desk.reading.startswith("cannot"))
        answer = await client.get("/api/health")
    assert answer.status_code == 503
    assert "no broker at 127.0.0.1:1" in answer.json()["reading"]


async def test_a_taken_port_is_said_with_what_to_do() -> None:
    async with serving(create_desk(View())) as url:
        port = int(url.rpartition(":")[2])
        with pytest.raises(OperatorError, match=f"port {port}.*choose another port"):
            async with serving(create_desk(View()), port=port):
                pass
