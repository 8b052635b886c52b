"""WebSub, the subscriber's side: hubs tell us of news between polls; polling goes on as if they did not (W3C WebSub, 2018)."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from tocsin.core.urls import canonical_url, shown
from tocsin.schemas import Feed, FeedState
from tocsin.streams.poll.fetch import Answer, FetchFault

LEASE_ASKED_S = 7 * 86_400
LEASE_MAX_S = 14 * 86_400
"""A hub that promises longer is renewed after two weeks all the same."""
LEASE_MIN_S = 300
RENEW_SHARE = 2 / 3
"""Renew when this much of the lease is over, so that a bad day of the hub loses nothing."""
VERIFY_WITHIN_S = 600.0
RETRY_FIRST_S = 900.0
RETRY_MAX_S = 86_400.0
BODY_BYTES_MAX = 5_000_000
SIGNATURE_METHODS = ("sha1", "sha256", "sha384", "sha512")
"""Those the standard names. HMAC with SHA-1 is not broken, and the biggest hub uses nothing else."""

Take = Callable[[str, bytes, str | None], Awaitable[object]]
"""Takes in a pushed document: feed id, body, content type. Raises when our own log refuses it."""


class Asked(StrEnum):
    """What came of asking a hub."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NO_HUB = "no_hub"


class Pushed(StrEnum):
    """What came of a hub's request; the status we answer with is in PUSH_STATUS."""

    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNKNOWN = "unknown"
    TAKEN = "taken"
    BAD_SIGNATURE = "bad_signature"
    TOO_LARGE = "too_large"
    NOT_TAKEN = "not_taken"


PUSH_STATUS = {
    Pushed.CONFIRMED: 200,
    Pushed.DENIED: 200,
    Pushed.UNKNOWN: 404,
    Pushed.TAKEN: 202,
    # The standard lets us say yes and forget it: a forger learns nothing.
    Pushed.BAD_SIGNATURE: 202,
    Pushed.TOO_LARGE: 413,
    # Ours to repair: the hub should send it again.
    Pushed.NOT_TAKEN: 503,
}


class PostsForms(Protocol):
    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        """Raises FetchFault."""


@dataclass(slots=True)
class Subscription:
    """One feed's standing with its hub; seconds are monotonic."""

    feed_id: str
    hub: str
    topic: str
    asked_at: float | None = None
    """Set while the hub's verification is awaited."""
    mode: str = "subscribe"
    lease_until: float | None = None
    renew_at: float = 0.0
    failures: int = 0
    denied: str = ""
    pushes: int = 0
    bad_signatures: int = 0

    def is_active(self, now: float) -> bool:
        return self.lease_until is not None and self.lease_until > now


@dataclass(slots=True)
class Subscriptions:
    """Every subscription of this process.

    Callback addresses and secrets are derived from ``key``, so that nothing secret is stored, and a push that
    arrives after a restart is still known by its signature. ``base`` is our address as hubs reach it.
    """

    base: str
    key: bytes
    http: PostsForms
    take: Take
    by_feed: dict[str, Subscription] = field(default_factory=dict)

    # Asking.

    def learn(self, feed: Feed, state: FeedState) -> None:
        """Note the hub a poll found; a feed without one, or removed, is forgotten."""
        if not state.hub or not state.topic or not feed.enabled:
            self.by_feed.pop(feed.feed_id, None)
            return
        known = self.by_feed.get(feed.feed_id)
        if known is None or (known.hub, known.topic) != (state.hub, state.topic):
            self.by_feed[feed.feed_id] = Subscription(feed.feed_id, state.hub, state.topic)

    def due(self, now: float) -> list[Subscription]:
        """Those to ask for now: new ones, leases near their end, and hubs that never verified."""
        for one in self.by_feed.values():
            if one.asked_at is not None and now - one.asked_at > VERIFY_WITHIN_S:
                one.asked_at = None
                self._failed(one, now)
        return [one for one in self.by_feed.values() if one.asked_at is None and one.renew_at <= now]

    async def ask(self, one: Subscription, now: float, mode: str = "subscribe") -> Asked:
        """Ask the hub to (un)subscribe; it answers by calling back."""
        one.asked_at, one.mode = now, mode
        form = {
            "hub.mode": mode,
            "hub.topic": one.topic,
            "hub.callback": self.callback(one),
            "hub.secret": self.secret(one),
            "hub.lease_seconds": str(LEASE_ASKED_S),
        }
        try:
            answer = await self.http.post(one.hub, form)
        except FetchFault:
            one.asked_at = None
            self._failed(one, now)
            return Asked.UNREACHABLE
        if not 200 <= answer.status < 300:
            one.asked_at = None
            one.denied = f"{shown(one.hub)} answered {answer.status}"
            self._failed(one, now)
            return Asked.REFUSED
        return Asked.ACCEPTED

    def _failed(self, one: Subscription, now: float) -> None:
        one.failures += 1
        one.renew_at = now + min(RETRY_FIRST_S * 2 ** min(one.failures - 1, 12), RETRY_MAX_S)

    # Names only we and the hub know.

    def callback(self, one: Subscription) -> str:
        """The address this hub calls for this feed; not to be guessed."""
        return f"{self.base.rstrip('/')}/push/{one.feed_id}/{self.token(one.feed_id, one.topic)}"

    def token(self, feed_id: str, topic: str) -> str:
        return self._derived("callback", feed_id, topic)[:32]

    def secret(self, one: Subscription) -> str:
        return self._derived("secret", one.feed_id, one.topic)

    def _derived(self, *parts: str) -> str:
        return hmac.new(self.key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()

    # Being called.

    def _find(self, feed_id: str, token: str) -> Subscription | None:
        one = self.by_feed.get(feed_id)
        if one is None or not hmac.compare_digest(
            self.token(one.feed_id, one.topic).encode(), token.encode("utf-8", "replace")
        ):
            return None
        return one

    def verify(self, feed_id: str, token: str, query: Mapping[str, str], now: float) -> tuple[Pushed, str]:
        """Answer a hub's GET: confirms only what we asked for; returns the body to answer with."""
        one = self._find(feed_id, token)
        mode, topic = query.get("hub.mode", ""), query.get("hub.topic", "")
        if one is None or not _same_topic(topic, one.topic):
            return Pushed.UNKNOWN, ""
        if mode == "denied":
            one.denied = query.get("hub.reason", "")[:200] or "the hub gave no reason"
            one.asked_at, one.lease_until = None, None
            self._failed(one, now)
            return Pushed.DENIED, ""
        challenge = query.get("hub.challenge", "")
        if mode not in ("subscribe", "unsubscribe") or one.asked_at is None or mode != one.mode or not challenge:
            return Pushed.UNKNOWN, ""
        self._confirmed(one, mode, query.get("hub.lease_seconds", ""), now)
        return Pushed.CONFIRMED, challenge

    def _confirmed(self, one: Subscription, mode: str, lease: str, now: float) -> None:
        one.asked_at, one.failures, one.denied = None, 0, ""
        if mode == "unsubscribe":
            one.lease_until = None
            one.renew_at = float("inf")
            return
        seconds = int(lease) if re.fullmatch(r"\d{1,10}", lease) else LEASE_ASKED_S
        seconds = min(max(seconds, LEASE_MIN_S), LEASE_MAX_S)
        one.lease_until = now + seconds
        one.renew_at = now + seconds * RENEW_SHARE

    async def receive(self, feed_id: str, token: str, headers: Mapping[str, str], body: bytes) -> Pushed:
        """Take a hub's POST: only with the signature our secret makes, compared in constant time."""
        one = self._find(feed_id, token)
        if one is None:
            return Pushed.UNKNOWN
        if len(body) > BODY_BYTES_MAX:
            return Pushed.TOO_LARGE
        if not signature_matches(headers.get("x-hub-signature", ""), self.secret(one), body):
            one.bad_signatures += 1
            return Pushed.BAD_SIGNATURE
        try:
            await self.take(feed_id, body, headers.get("content-type"))
        except Exception:  # noqa: BLE001 - whatever our log refuses with, the hub keeps the document for us
            return Pushed.NOT_TAKEN
        one.pushes += 1
        return Pushed.TAKEN


def signature_matches(header: str, secret: str, body: bytes) -> bool:
    """Whether ``header`` (X-Hub-Signature, ``method=hex``) is the HMAC of ``body``; takes the same time either way."""
    method, _, given = header.strip().partition("=")
    if method.lower() not in SIGNATURE_METHODS:
        return False
    made = hmac.new(secret.encode(), body, method.lower()).hexdigest()
    return hmac.compare_digest(made.encode(), given.strip().lower().encode("utf-8", "replace"))


def _same_topic(one: str, other: str) -> bool:
    return one == other or (canonical_url(one) == canonical_url(other) != "")
