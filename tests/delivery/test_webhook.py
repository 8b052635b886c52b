"""The webhook is one that any Standard Webhooks library accepts."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError
from tests.delivery.kinds import SECRET
from tests.delivery.outside import ALERT, a_row
from tests.fakes import chat_server as fake
from tests.fakes.chat_server import ChatServer, Reply

from tocsin.core.retry import Verdict
from tocsin.delivery import Destination, Http
from tocsin.delivery.webhook import BODY_BYTES_MAX, Webhook, open_webhook, render
from tocsin.schemas import Alert
from tocsin.schemas.words import AlertKind

OTHER = "whsec_" + "B" * 40


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251


def hook(chat: ChatServer, http: Http, secret: str = SECRET) -> Webhook:
    destination = Destination("desk", "webhook", url=chat.url + "/hook", secret_ref="env:S", allow_private=True)
    return open_webhook(destination, http, now, {"S": secret})


async def test_an_independent_library_verifies_what_arrived(chat: ChatServer, http: Http) -> None:
    row = a_row()
    await hook(chat, http).send(row)
    (request,) = chat.received
    told = Verifier(SECRET).verify(request.body, request.headers)
    assert told["type"] == "alert.updated"
    assert told["timestamp"] == "2026-02-28T06:14:31.377902Z"
    assert Alert.decode(orjson.dumps(told["data"])) == row.alert
    assert request.headers["webhook-id"] == request.headers["idempotency-key"] == row.delivery_id
    assert request.headers["content-type"] == "application/json"
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(request.body + b" ", request.headers)


async def test_while_a_secret_changes_old_and_new_both_verify(chat: ChatServer, http: Http) -> None:
    await hook(chat, http, f"{OTHER} {SECRET}").send(a_row())
    (request,) = chat.received
    for secret in (OTHER, SECRET):
        Verifier(secret).verify(request.body, request.headers)


async def test_each_attempt_has_the_same_id_and_body_and_is_signed_anew(chat: ChatServer, http: Http) -> None:
    moments = iter([datetime(2026, 2, 28, 6, 0, tzinfo=UTC), datetime(2026, 2, 28, 7, 0, tzinfo=UTC)])
    destination = Destination("desk", "webhook", url=chat.url + "/hook", secret_ref="env:S", allow_private=True)
    sender = open_webhook(destination, http, lambda: next(moments), {"S": SECRET})
    chat.script("/hook", Reply(500))
    await sender.send(a_row())
    await sender.send(a_row())
    first, second = chat.received
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 3600


async def test_a_lost_reply_makes_a_second_delivery_under_the_same_id(chat: ChatServer, http: Http) -> None:
    """At least once, said plainly: the receiver tells the two apart by the id."""
    chat.script("/hook", fake.LOSE)
    sender = hook(chat, http)
    assert (await sender.send(a_row())).verdict is Verdict.NETWORK
    assert (await sender.send(a_row())).verdict is Verdict.DELIVERED
    assert chat.accepted_ids("/hook") == [a_row().delivery_id] * 2


async def test_without_a_secret_nothing_is_signed(chat: ChatServer, http: Http) -> None:
    destination = Destination("desk", "webhook", url=chat.url + "/hook", allow_private=True)
    await open_webhook(destination, http, now, {}).send(a_row())
    assert "webhook-signature" not in chat.received[0].headers


async def test_a_message_too_large_is_given_up_and_never_sent(chat: ChatServer, http: Http) -> None:
    row = replace(a_row(), alert=replace(ALERT, why="x" * BODY_BYTES_MAX))
    assert (await hook(chat, http).send(row)).verdict is Verdict.TOO_LARGE
    assert chat.received == []


@pytest.mark.parametrize("kind", AlertKind)
def test_the_type_says_what_kind_of_alert_it_is(kind: AlertKind) -> None:
    types = {"alert": "alert.raised", "update": "alert.updated", "correction": "alert.corrected"}
    assert orjson.loads(render(replace(ALERT, kind=kind)))["type"] == types[kind]


async def test_a_host_inside_a_private_network_is_not_reached_unless_allowed(chat: ChatServer) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.7"]

    http = Http(look_up=look_up)
    destination = Destination("desk", "webhook", url="https://hooks.example/x")
    result = await open_webhook(destination, http, now, {}).send(a_row())
    assert result.verdict is Verdict.BLOCKED_ADDRESS
    assert "https://hooks.example" in str(result.error)
    assert "allow_private" in str(result.error)
    await http.close()


async def test_the_loopback_written_as_a_number_is_blocked_too(chat: ChatServer, http: Http) -> None:
    destination = Destination("desk", "webhook", url=chat.url.replace("http:", "https:") + "/x")
    result = await open_webhook(destination, http, now, {}).send(a_row())
    assert result.verdict is Verdict.BLOCKED_ADDRESS
    assert chat.received == []


def test_the_secret_can_come_from_a_file(tmp_path: Path, http: Http) -> None:
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")
    destination = Destination("desk", "webhook", url="https://hooks.example/x", secret_ref=f"file:{file}")
    assert len(open_webhook(destination, http, now, os.environ).keys) == 1
