"""WebSub: only what we asked for is confirmed, only what is signed is taken, and polling never depends on it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest
from tests.fakes.feed_server import Reply
from tests.fakes.feeds import rss
from tests.streams.poll.conftest import Desk

from tocsin.schemas import Feed, FeedState
from tocsin.streams.poll.fetch import Answer, Fault, FetchFault
from tocsin.streams.poll.push import LEASE_MAX_S, Asked, Pushed, Subscription, Subscriptions, signature_matches
from tocsin.streams.poll.push_page import push_app
from tocsin.streams.poll.push_service import look_once

FEED = Feed(feed_id="f", url="https://news.example/feed", outlet="N")
STATE = FeedState(feed_id="f", url=FEED.url, hub="https://hub.example/", topic="https://news.example/feed")


@dataclass(slots=True)
class Hub:
    """A hub that answers as told and remembers what it was asked."""

    status: int = 202
    forms: list[dict[str, str]] = field(default_factory=list)
    away: bool = False

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        if self.away:
            raise FetchFault(Fault.TIMEOUT, "away")
        self.forms.append(dict(form))
        return Answer(url, self.status, {}, b"")


@dataclass(slots=True)
class Taken:
    bodies: list[tuple[str, bytes, str | None]] = field(default_factory=list)
    broken: bool = False

    async def take(self, feed_id: str, body: bytes, content_type: str | None) -> None:
        if self.broken:
            raise ConnectionError("the log is away")
        self.bodies.append((feed_id, body, content_type))


@dataclass(slots=True)
class World:
    hub: Hub = field(default_factory=Hub)
    taken: Taken = field(default_factory=Taken)
    now: float = 1_000.0
    subscriptions: Subscriptions = field(init=False)

    def __post_init__(self) -> None:
        self.subscriptions = Subscriptions("https://us.example/", b"key", self.hub, self.taken.take)
        self.subscriptions.learn(FEED, STATE)

    @property
    def one(self) -> Subscription:
        return self.subscriptions.by_feed["f"]

    async def call(self, method: str, url: str, **more: object) -> httpx.Response:
        app = push_app(self.subscriptions, lambda: self.now)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
            return await client.request(method, url, **more)  # type: ignore[arg-type]

    async def verify(self, **query: str) -> httpx.Response:
        given = {
            "hub.mode": "subscribe",
            "hub.topic": STATE.topic,
            "hub.challenge": "<b>42</b>",
            "hub.lease_seconds": "86400",
        }
        given |= {name.replace("_", ".", 1): value for name, value in query.items()}
        return await self.call("GET", self.subscriptions.callback(self.one), params=given)

    async def subscribed(self) -> None:
        assert await self.subscriptions.ask(self.one, self.now) is Asked.ACCEPTED
        assert (await self.verify()).status_code == 200

    def signed(self, body: bytes, method: str = "sha256", secret: str = "") -> dict[str, str]:
        made = hmac.new((secret or self.subscriptions.secret(self.one)).encode(), body, method).hexdigest()
        return {"X-Hub-Signature": f"{method}={made}", "Content-Type": "application/rss+xml"}


@pytest.fixture
def world() -> World:
    return World()


async def test_a_hub_is_asked_with_callback_secret_and_lease(world: World) -> None:
    await world.subscriptions.ask(world.one, world.now)
    (form,) = world.hub.forms
    assert form["hub.callback"].startswith("https://us.example/push/f/")
    assert (form["hub.mode"], form["hub.topic"]) == ("subscribe", STATE.topic)
    assert len(form["hub.secret"]) == 64
    assert form["hub.secret"] not in form["hub.callback"]


async def test_the_challenge_is_echoed_as_plain_text(world: World) -> None:
    await world.subscriptions.ask(world.one, world.now)
    response = await world.verify()
    assert (response.status_code, response.text) == (200, "<b>42</b>")
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert world.one.is_active(world.now + 86_000)


@pytest.mark.parametrize(
    "query",
    [{"hub_topic": "https://other.example/"}, {"hub_mode": "unsubscribe"}, {"hub_mode": "x"}, {"hub_challenge": ""}],
    ids=str,
)
async def test_what_we_did_not_ask_for_is_not_confirmed(world: World, query: dict[str, str]) -> None:
    await world.subscriptions.ask(world.one, world.now)
    assert (await world.verify(**query)).status_code == 404
    assert not world.one.is_active(world.now)


async def test_a_verification_nobody_waits_for_is_refused(world: World) -> None:
    assert (await world.verify()).status_code == 404
    await world.subscribed()
    assert (await world.verify()).status_code == 404


async def test_a_guessed_callback_is_not_found(world: World) -> None:
    await world.subscribed()
    body = rss()
    response = await world.call(
        "POST", "https://us.example/push/f/" + "0" * 32, content=body, headers=world.signed(body)
    )
    assert (response.status_code, world.taken.bodies) == (404, [])


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_a_signed_document_is_taken(world: World, method: str) -> None:
    await world.subscribed()
    body = rss()
    response = await world.call(
        "POST", world.subscriptions.callback(world.one), content=body, headers=world.signed(body, method)
    )
    assert response.status_code == 202
    assert world.taken.bodies == [("f", body, "application/rss+xml")]


@pytest.mark.parametrize("header", ["", "sha256=00", "sha256=é", "md5=0", "sha256", "=abc", "sha256=" + "0" * 64])
async def test_an_unsigned_document_is_ignored_without_a_word(world: World, header: str) -> None:
    await world.subscribed()
    response = await world.call(
        "POST",
        world.subscriptions.callback(world.one),
        content=rss(),
        headers={"X-Hub-Signature": header.encode("utf-8")},
    )
    assert (response.status_code, world.taken.bodies) == (202, [])
    assert world.one.bad_signatures == 1


async def test_a_document_signed_with_another_secret_is_ignored(world: World) -> None:
    await world.subscribed()
    await world.call(
        "POST", world.subscriptions.callback(world.one), content=rss(), headers=world.signed(rss(), secret="wrong")
    )
    assert world.taken.bodies == []


async def test_a_push_after_a_restart_is_still_known(world: World) -> None:
    await world.subscribed()
    body, callback, headers = rss(), world.subscriptions.callback(world.one), world.signed(rss())
    world.subscriptions = Subscriptions("https://us.example/", b"key", world.hub, world.taken.take)
    world.subscriptions.learn(FEED, STATE)
    assert (await world.call("POST", callback, content=body, headers=headers)).status_code == 202
    assert len(world.taken.bodies) == 1


async def test_when_our_log_is_away_the_hub_is_asked_to_come_again(world: World) -> None:
    await world.subscribed()
    world.taken.broken = True
    body = rss()
    assert (
        await world.call("POST", world.subscriptions.callback(world.one), content=body, headers=world.signed(body))
    ).status_code == 503


async def test_a_huge_push_is_refused(world: World) -> None:
    await world.subscribed()
    body = b"x" * 5_000_001
    assert (
        await world.call("POST", world.subscriptions.callback(world.one), content=body, headers=world.signed(body))
    ).status_code == 413


async def test_a_lease_is_renewed_before_it_ends(world: World) -> None:
    await world.subscribed()
    assert world.subscriptions.due(world.now + 50_000) == []
    assert world.subscriptions.due(world.now + 60_000) == [world.one]


@pytest.mark.parametrize("lease", ["99999999999", "9999999999", "", "-1", "soon", "0"])
async def test_an_absurd_lease_is_bounded(world: World, lease: str) -> None:
    await world.subscriptions.ask(world.one, world.now)
    await world.verify(hub_lease_seconds=lease)
    assert world.now < (world.one.lease_until or 0) <= world.now + LEASE_MAX_S


async def test_a_denial_is_remembered_and_tried_again_later(world: World) -> None:
    await world.subscriptions.ask(world.one, world.now)
    assert (await world.verify(hub_mode="denied", hub_reason="not for you")).status_code == 200
    assert world.one.denied == "not for you"
    assert world.subscriptions.due(world.now + 60) == []
    assert world.subscriptions.due(world.now + 1_000) == [world.one]


async def test_a_hub_that_never_verifies_is_asked_again_ever_more_rarely(world: World) -> None:
    waits = []
    for _ in range(4):
        await world.subscriptions.ask(world.one, world.now)
        world.now += 601
        assert world.subscriptions.due(world.now) == []
        waits.append(world.one.renew_at - world.now)
        world.now = world.one.renew_at
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]


@pytest.mark.parametrize(
    ("status", "away", "asked"),
    [(500, False, Asked.REFUSED), (404, False, Asked.REFUSED), (202, True, Asked.UNREACHABLE)],
)
async def test_a_hub_that_refuses_or_is_away_is_left_alone_for_a_while(
    world: World, status: int, away: bool, asked: Asked
) -> None:
    world.hub.status, world.hub.away = status, away
    assert await world.subscriptions.ask(world.one, world.now) is asked
    assert world.subscriptions.due(world.now + 60) == []


async def test_a_removed_feed_is_confirmed_no_more(world: World) -> None:
    await world.subscribed()
    callback = world.subscriptions.callback(world.one)
    world.subscriptions.learn(FEED, FeedState(feed_id="f", url=FEED.url))
    assert (await world.call("POST", callback, content=rss())).status_code == 404


def test_a_signature_is_case_blind_in_its_hex_only() -> None:
    made = hmac.new(b"secret", b"body", hashlib.sha256).hexdigest()
    assert signature_matches(f"sha256={made.upper()}", "secret", b"body")
    assert not signature_matches(f"sha256={made}", "secret", b"body2")


async def test_the_hub_a_poll_found_is_asked_and_its_lease_noted(desk: Desk) -> None:
    channel = (
        "<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://news.example/self'/>"
    )
    desk.server.serve("/feed", Reply(200, rss(channel=channel)))
    world = World()
    desk.poller.add(desk.feed(), (await desk.poll()).state)
    assert await look_once(world.subscriptions, desk.poller, desk.clock) == [Asked.ACCEPTED]
    assert world.hub.forms[-1]["hub.topic"] == "https://news.example/self"
    assert "f" not in world.subscriptions.by_feed
    one = world.subscriptions.by_feed["feed/feed"]
    given = {"hub.mode": "subscribe", "hub.topic": one.topic, "hub.challenge": "x", "hub.lease_seconds": "3600"}
    token = world.subscriptions.token(one.feed_id, one.topic)
    assert world.subscriptions.verify(one.feed_id, token, given, desk.clock.monotonic())[0] is Pushed.CONFIRMED
    assert await look_once(world.subscriptions, desk.poller, desk.clock) == []
    ((_, state),) = desk.poller.states()
    assert state.lease_until == desk.clock.now() + timedelta(hours=1)
    desk.poller.remove("feed/feed")
    await look_once(world.subscriptions, desk.poller, desk.clock)
    assert world.subscriptions.by_feed == {}
