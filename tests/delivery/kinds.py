"""Each kind of destination, opened against the scripted receiver: add a new kind here and the whole suite runs on it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.chat_server import ChatServer

from tocsin.delivery import KINDS, Destination, Http, Now, Sender
from tocsin.delivery.stdout import Stdout

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PATH = "/services/T0/B0/SECRETPATH"


@dataclass(frozen=True)
class Opened:
    """A sender, and a look at what the receiver took of it."""

    sender: Sender
    taken: Callable[[], list[bytes]]


def over_http(kind: str) -> Callable[[ChatServer, Http, Now], Opened]:
    def build(chat: ChatServer, http: Http, now: Now) -> Opened:
        environ = {"HOOK_URL": chat.url + PATH, "HOOK_SECRET": SECRET}
        secret_ref = "env:HOOK_SECRET" if kind == "webhook" else ""
        destination = Destination("desk", kind, url="env:HOOK_URL", secret_ref=secret_ref, allow_private=True)
        sender = KINDS[kind](destination, http, now, environ)
        return Opened(sender, lambda: [request.body for request in chat.received if request.accepted])

    return build


def to_a_stream(_chat: ChatServer, _http: Http, _now: Now) -> Opened:
    stream = io.StringIO()
    return Opened(Stdout(stream), lambda: [line.encode() for line in stream.getvalue().splitlines()])


HTTP_KINDS = {kind: over_http(kind) for kind in ("webhook", "slack")}
ALL_KINDS = {**HTTP_KINDS, "stdout": to_a_stream}
