"""How a feed is doing, since when, and what a person should do about it; and whether the fault is ours."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tocsin.core.schedule import Trouble
from tocsin.core.urls import host_of
from tocsin.schemas import FeedState
from tocsin.schemas.words import FeedHealth

FAILING_AFTER = 3
"""Failures in a row before a live feed is called failing: single ones are weather."""
QUIET_MIN = timedelta(hours=24)
QUIET_RHYTHMS = 5
"""A feed is quiet when its newest item is older than this many of its usual gaps, and QUIET_MIN."""
STALE_MIN = timedelta(days=14)
STALE_RHYTHMS = 20
FLEET_POLLS_MIN = 20
FLEET_HOSTS_MIN = 5
FLEET_SHARE = 0.8
FLEET_STATES_WINDOW = timedelta(minutes=30)
"""The same told from the feeds' states: failing feeds are asked less often, so it looks back longer."""
FLEET_WINDOW_S = 300.0
"""When most feeds of several hosts fail within five minutes, the fault is near us."""


class Outcome(StrEnum):
    """What one poll came to: the log's word, the metric's label, the desk's tooltip."""

    NEWS = "news"
    NO_NEWS = "no_news"
    SAME_BODY = "same_body"
    NOT_MODIFIED = "not_modified"
    EMPTY = "empty"
    EMPTIED = "emptied"
    HTML_PAGE = "html_page"
    CHALLENGE = "challenge"
    NOT_A_FEED = "not_a_feed"
    PARSE_TIMEOUT = "parse_timeout"
    PARSE_CRASHED = "parse_crashed"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    PAYMENT = "payment_required"
    LEGAL = "unavailable_for_legal_reasons"
    NOT_FOUND = "not_found"
    GONE_ONCE = "gone_once"
    GONE = "gone"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNAVAILABLE = "unavailable"
    SERVER_ERROR = "server_error"
    ODD_STATUS = "odd_status"
    DNS = "dns"
    REFUSED = "refused_address"
    CONNECT = "connect"
    TLS = "tls"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    DRIP = "drip"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    CUT_SHORT = "cut_short"
    PROTOCOL = "protocol"
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_HOPS = "too_many_hops"
    BAD_REDIRECT = "bad_redirect"
    BAD_URL = "bad_url"
    PROXY = "proxy"
    INTERNAL = "internal"

    @property
    def is_success(self) -> bool:
        return self in _SUCCESSES


_SUCCESSES = frozenset({Outcome.NEWS, Outcome.NO_NEWS, Outcome.SAME_BODY, Outcome.NOT_MODIFIED, Outcome.EMPTY})

_PASSING, _SOFT, _HARD = Trouble.PASSING, Trouble.SOFT, Trouble.HARD
TROUBLES: dict[Outcome, tuple[Trouble, FeedHealth | None, str]] = {
    Outcome.EMPTIED: (_SOFT, FeedHealth.ZOMBIE, "it answers 200 but holds nothing; look for its successor on the site"),
    Outcome.HTML_PAGE: (
        _HARD,
        FeedHealth.MALFORMED,
        "its address shows a web page; `tocsin feeds add` with the site's address finds the feed",
    ),
    Outcome.CHALLENGE: (
        _SOFT,
        FeedHealth.BLOCKED,
        "a bot check stands before it; ask the publisher to let our user agent through",
    ),
    Outcome.NOT_A_FEED: (_HARD, FeedHealth.MALFORMED, "its address holds no feed; check the address"),
    Outcome.PARSE_TIMEOUT: (
        _HARD,
        FeedHealth.MALFORMED,
        "it takes too long to parse; look for a smaller feed of the site",
    ),
    Outcome.PARSE_CRASHED: (_HARD, FeedHealth.MALFORMED, "its content breaks the parser; please report the address"),
    Outcome.UNAUTHORIZED: (
        _HARD,
        FeedHealth.BLOCKED,
        "it asks for a password; put it in the address or remove the feed",
    ),
    Outcome.FORBIDDEN: (_SOFT, FeedHealth.BLOCKED, "the publisher refuses us; ask them, or remove the feed"),
    Outcome.PAYMENT: (_HARD, FeedHealth.BLOCKED, "it asks for payment; remove the feed or license it"),
    Outcome.LEGAL: (_HARD, FeedHealth.BLOCKED, "withheld for legal reasons where this machine stands"),
    Outcome.NOT_FOUND: (_SOFT, None, "404: check the address on the publisher's site"),
    Outcome.GONE_ONCE: (_SOFT, None, "410: asked again tomorrow before it is believed"),
    Outcome.GONE: (_HARD, FeedHealth.GONE, "410 Gone; remove it from feeds.toml, or find its new address"),
    Outcome.TOO_MANY_REQUESTS: (_PASSING, None, "429: we ask too often; raise its interval"),
    Outcome.UNAVAILABLE: (_PASSING, None, "503: the server is overloaded or in maintenance; nothing to do"),
    Outcome.SERVER_ERROR: (_PASSING, None, "the server has an error of its own; nothing to do yet"),
    Outcome.ODD_STATUS: (_SOFT, None, "an unexpected status; look at the address in a browser"),
    Outcome.DNS: (_SOFT, None, "its host name has no address; check the spelling, or the domain is gone"),
    Outcome.REFUSED: (
        _HARD,
        FeedHealth.BLOCKED,
        "its address is inside a private network; add it to allow_private if it is yours",
    ),
    Outcome.CONNECT: (_PASSING, None, "its server does not answer"),
    Outcome.TLS: (_SOFT, None, "it speaks no TLS that we do; tell the publisher"),
    Outcome.CERTIFICATE: (
        _SOFT,
        None,
        "its certificate is not valid; tell the publisher, or set ca_file in [poll] where your own network reissues them",
    ),
    Outcome.TIMEOUT: (_PASSING, None, "its server is too slow"),
    Outcome.DRIP: (_PASSING, None, "its server sends a few bytes a second"),
    Outcome.TOO_LARGE: (
        _HARD,
        FeedHealth.MALFORMED,
        "it is larger than the limit; look for a smaller feed of the site",
    ),
    Outcome.ENCODING: (_SOFT, FeedHealth.MALFORMED, "its Content-Encoding is wrong; tell the publisher"),
    Outcome.CUT_SHORT: (_PASSING, None, "its answer breaks off"),
    Outcome.PROTOCOL: (_PASSING, None, "its server breaks HTTP"),
    Outcome.REDIRECT_LOOP: (_SOFT, None, "it redirects in a circle; check the address"),
    Outcome.TOO_MANY_HOPS: (_SOFT, None, "too many redirects; use the address they end at"),
    Outcome.BAD_REDIRECT: (_SOFT, None, "it redirects to no web address; check the address"),
    Outcome.BAD_URL: (_HARD, FeedHealth.MALFORMED, "its address is no http or https address; correct it"),
    Outcome.PROXY: (_PASSING, None, "our proxy refuses or fails; check poll.proxy"),
    Outcome.INTERNAL: (_HARD, None, "a fault of tocsin's own; please report it with the log"),
}
"""For each failure: how fast to try again, the health it means at once (None: failing after three), and the advice."""

_CHALLENGE_MARKS = (
    b"just a moment...", b"cf-chl", b"challenge-platform", b"attention required! | cloudflare", b"ddos-guard",
    b"_incapsula_resource", b"captcha", b"awswafcookiedomainlist", b"checking your browser", b"sucuri website firewall",
    b"perimeterx", b"datadome", b"verify you are human", b"enable javascript and cookies",
)  # fmt: skip


def looks_like_challenge(status: int, headers: dict[str, str], body: bytes) -> bool:
    """A bot check in place of the feed, whatever its status: Cloudflare, Incapsula, AWS WAF, DataDome and kin."""
    if headers.get("cf-mitigated") == "challenge" or "x-amzn-waf-action" in headers:
        return True
    if "html" not in headers.get("content-type", "html").lower():
        return False
    head = body[:20_000].lower()
    return (status in (202, 401, 403, 405, 429, 503) or b"<html" in head) and any(
        mark in head for mark in _CHALLENGE_MARKS
    )


def outcome_of_status(status: int) -> Outcome:
    """The outcome a status means, for those that carry no feed."""
    fixed = {
        401: Outcome.UNAUTHORIZED, 402: Outcome.PAYMENT, 403: Outcome.FORBIDDEN, 404: Outcome.NOT_FOUND, 410: Outcome.GONE_ONCE,
        429: Outcome.TOO_MANY_REQUESTS, 451: Outcome.LEGAL, 503: Outcome.UNAVAILABLE,
    }  # fmt: skip
    if status in fixed:
        return fixed[status]
    return Outcome.SERVER_ERROR if status >= 500 else Outcome.ODD_STATUS


def decide_health(state: FeedState, outcome: Outcome, now: datetime) -> FeedState:
    """``state`` (already updated by the poll) with its health, since when, and the advice."""
    if outcome.is_success:
        health, advice = _freshness(state, now)
    else:
        _, at_once, advice = TROUBLES[outcome]
        health = at_once or (FeedHealth.FAILING if state.failures >= FAILING_AFTER else state.health)
        if at_once is None and state.failures < FAILING_AFTER:
            advice = ""
    since = state.health_since if health is state.health and state.health_since else now
    return replace(state, health=health, health_since=since, advice=advice)


def _freshness(state: FeedState, now: datetime) -> tuple[FeedHealth, str]:
    if state.newest_item_at is None:
        return (FeedHealth.LIVE, "") if state.items_last else (FeedHealth.QUIET, "it has never held an item")
    age = now - state.newest_item_at
    gap = timedelta(seconds=state.rhythm_s or 0)
    if age > max(STALE_MIN, gap * STALE_RHYTHMS):
        return FeedHealth.STALE, f"nothing new for {age.days} days; check whether the publisher moved"
    if age > max(QUIET_MIN, gap * QUIET_RHYTHMS):
        return FeedHealth.QUIET, ""
    return FeedHealth.LIVE, ""


def fleet_down_since(states: Iterable[FeedState], now: datetime) -> datetime | None:
    """Since when most feeds of several hosts get no answer of any kind: the last one that got any; None while they do.

    For those who see only the feeds' states (the desk). An error that a server sends is an answer: the network works.
    """
    recent = [s for s in states if s.last_polled_at is not None and now - s.last_polled_at <= FLEET_STATES_WINDOW]
    silent = [s for s in recent if s.failures and s.last_status is None]
    hosts = {host_of(s.url) for s in silent}
    if len(hosts) < FLEET_HOSTS_MIN or len(silent) < FLEET_SHARE * len(recent):
        return None
    begun = [s.last_success_at or s.health_since or s.last_polled_at for s in silent]
    return max((at for at in begun if at is not None), default=now)


@dataclass(slots=True)
class _Poll:
    at: float
    host: str
    ok: bool


class FleetWatch:
    """Tells a bad day of ours (network, DNS, proxy) from bad feeds: most of several hosts failing at once."""

    def __init__(self) -> None:
        self._polls: deque[_Poll] = deque(maxlen=2_000)

    def saw(self, host: str, at: float, *, ok: bool) -> None:
        """Note one poll at monotonic second ``at``; an HTTP answer of any kind counts as ok: the network works."""
        self._polls.append(_Poll(at, host, ok))

    def is_down(self, at: float) -> bool:
        """True while FLEET_SHARE of the polls of the last FLEET_WINDOW_S failed on FLEET_HOSTS_MIN hosts or more."""
        while self._polls and at - self._polls[0].at > FLEET_WINDOW_S:
            self._polls.popleft()
        if len(self._polls) < FLEET_POLLS_MIN:
            return False
        failed = [poll for poll in self._polls if not poll.ok]
        if len({poll.host for poll in failed}) < FLEET_HOSTS_MIN:
            return False
        return len(failed) >= FLEET_SHARE * len(self._polls)
