"""What every kind of destination must do; tests/delivery/kinds.py lists them."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from tests.delivery.kinds import ALL_KINDS, HTTP_KINDS, PATH, SECRET, Opened
from tests.delivery.outside import ALERT, a_row
from tests.fakes import chat_server as fake
from tests.fakes.chat_server import ChatServer, Reply
from tests.schemas import values

from tocsin.core.retry import OutboxRow, Verdict
from tocsin.delivery import KINDS, Dispatcher, Http
from tocsin.schemas import Alert, Delivery

Build = Callable[[ChatServer, Http, Callable[[], datetime]], Opened]
EVERY = pytest.mark.parametrize("build", ALL_KINDS.values(), ids=list(ALL_KINDS))
OVER_HTTP = pytest.mark.parametrize("build", HTTP_KINDS.values(), ids=list(HTTP_KINDS))


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251


def test_every_kind_is_in_the_suite() -> None:
    assert set(ALL_KINDS) == set(KINDS)


@EVERY
async def test_an_alert_arrives_once_and_says_what_is_new(build: Build, chat: ChatServer, http: Http) -> None:
    opened = build(chat, http, now)
    result = await opened.sender.send(a_row())
    assert result.verdict is Verdict.DELIVERED
    (taken,) = opened.taken()
    assert b"19 civilians" in taken


@EVERY
async def test_representation_and_records_show_no_secret(
    build: Build, chat: ChatServer, http: Http, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    opened = build(chat, http, now)
    told = [repr(opened.sender)]
    for reply in (
        Reply(500),
        Reply(302, (("Location", chat.url + PATH),)),
        fake.RESET,
        fake.LOSE,
        Reply(403),
        fake.NONSENSE,
    ):
        chat.script(PATH, reply)
        told.append(repr(await opened.sender.send(a_row())))
    shown = "".join(told) + "".join(
        record.getMessage() for record in caplog.records if record.name.startswith("tocsin")
    )
    assert "SECRETPATH" not in shown
    assert SECRET.removeprefix("whsec_") not in shown


FAULTS: dict[str, tuple[Reply, Verdict]] = {
    "too many": (fake.limited("7"), Verdict.RATE_LIMITED),
    "its own error": (Reply(500), Verdict.SERVER_ERROR),
    "overloaded": (Reply(503), Verdict.SERVER_ERROR),
    "wrong secret": (Reply(401), Verdict.REFUSED),
    "no such hook": (Reply(404), Verdict.REFUSED),
    "gone": (Reply(410), Verdict.GONE),
    "elsewhere": (Reply(302, (("Location", "/other"),)), Verdict.REDIRECTED),
    "connection cut": (fake.RESET, Verdict.NETWORK),
    "reply lost": (fake.LOSE, Verdict.NETWORK),
    "nonsense": (fake.NONSENSE, Verdict.NETWORK),
    "endless body": (fake.FLOOD, Verdict.DELIVERED),
    "dripping body": (fake.DRIP, Verdict.DELIVERED),
}


@OVER_HTTP
@pytest.mark.parametrize("name", FAULTS)
async def test_bad_manners_are_judged_right(build: Build, name: str, chat: ChatServer, http: Http) -> None:
    reply, verdict = FAULTS[name]
    chat.script(PATH, reply)
    result = await build(chat, http, now).sender.send(a_row())
    assert result.verdict is verdict
    assert (result.retry_after_s == 7.0) is (name == "too many")
    assert verdict is Verdict.DELIVERED or result.error


@OVER_HTTP
async def test_a_redirect_is_not_followed(build: Build, chat: ChatServer, http: Http) -> None:
    chat.script(PATH, Reply(307, (("Location", "/elsewhere"),)))
    await build(chat, http, now).sender.send(a_row())
    assert [request.path for request in chat.received] == [PATH]


@OVER_HTTP
async def test_nobody_listening_is_a_network_fault(build: Build, chat: ChatServer, http: Http) -> None:
    chat.url = "http://127.0.0.1:9"
    result = await build(chat, http, now).sender.send(a_row())
    assert result.verdict is Verdict.NETWORK
    assert str(result.error).startswith("cannot connect to http://127.0.0.1:9")


@OVER_HTTP
async def test_a_receiver_that_hangs_is_given_up_in_time(build: Build, chat: ChatServer) -> None:
    http = Http(post_s_max=0.2)
    chat.script(PATH, fake.HANG)
    result = await asyncio.wait_for(build(chat, http, now).sender.send(a_row()), 5)
    assert result.verdict is Verdict.TIMEOUT
    await http.close()


@EVERY
async def test_any_alert_at_all_can_be_sent(build: Build, chat: ChatServer, http: Http) -> None:
    opened = build(chat, http, now)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(values.noun(Alert))
    def collect(alert: Alert) -> None:
        alerts.append(alert)

    alerts: list[Alert] = [replace(ALERT, headline="\n\x1b[2J" * 500 + "x" * 9_000, why="<!channel> " * 2_000)]
    collect()
    for alert in alerts:
        result = await opened.sender.send(replace(a_row(), alert=alert))
        assert result.verdict is Verdict.DELIVERED
    assert len(opened.taken()) == len(alerts)


class Shortest(random.Random):
    """Chance that always draws the shortest wait."""

    def uniform(self, a: float, b: float) -> float:
        return a


@OVER_HTTP
async def test_an_alert_gets_through_a_storm_of_faults(build: Build, chat: ChatServer, http: Http) -> None:
    """End to end over the real clock: 429 with Retry-After, an error, a lost reply."""
    chat.script(PATH, fake.limited("0.2"), Reply(500), fake.LOSE)
    records: list[Delivery] = []
    done = asyncio.Event()

    async def report(delivery: Delivery, after: OutboxRow | None) -> None:
        records.append(delivery)
        if after is None:
            done.set()

    dispatcher = Dispatcher({"desk": build(chat, http, now).sender}, report, now=now, chance=Shortest())
    running = asyncio.create_task(dispatcher.run())
    row = replace(a_row(), queued_at=now(), next_attempt_at=now())
    dispatcher.add(row)
    await asyncio.wait_for(done.wait(), 60)
    await dispatcher.stop()
    await running
    assert [record.outcome.value for record in records] == ["retry", "retry", "retry", "delivered"]
    assert [record.status_code for record in records] == [429, 500, None, 200]
    assert len({record.delivery_id for record in records}) == 1
    bodies = {request.body for request in chat.received}
    assert len(bodies) == 1
