"""What to ask of a feed's server, and which of its answers to believe: validators, moves, and goodbyes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from tocsin.schemas import FeedState

VALIDATOR_CHARS_MAX = 512
"""Real ETags are below 100 characters; a longer one is a mistake or an attack on our memory."""
PROBE_EVERY = timedelta(hours=24)
"""Once a day the whole feed is asked for: some servers say 304 for ever (Media Cloud, NewsBlur)."""
DISTRUST_FOR = timedelta(days=7)
"""A server caught lying gets another chance a week later: servers are repaired."""
MOVE_SIGHTINGS = 3
MOVE_AFTER = timedelta(hours=72)
"""A permanent redirect is believed after this long: maintenance pages answer 301 for a day."""
GONE_AFTER = timedelta(hours=24)
"""410 must be repeated this much later: deployments answer it by accident."""


class Asking(StrEnum):
    """How a feed is asked for, and why."""

    FIRST = "first"
    CONDITIONAL = "conditional"
    PROBE = "probe"
    DISTRUSTED = "distrusted"
    NO_VALIDATORS = "no_validators"
    PUSHED = "pushed"
    """Not asked at all: a hub brought it."""


class Move(StrEnum):
    """What a chain of redirects means for the address that is polled."""

    NONE = "none"
    TEMPORARY = "temporary"
    WATCHED = "watched"
    UPGRADED = "upgraded"
    MOVED = "moved"
    NOT_A_FEED = "not_a_feed"


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: ``status`` sent the client from ``url`` to ``to``."""

    url: str
    status: int
    to: str

    @property
    def is_permanent(self) -> bool:
        return self.status in (301, 308)


def decide_asking(state: FeedState, now: datetime) -> tuple[Asking, dict[str, str]]:
    """How to ask for the feed now: the reason and the conditional headers it means."""
    headers = {}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    if state.last_success_at is None:
        return Asking.FIRST, {}
    if not headers:
        return Asking.NO_VALIDATORS, {}
    if not state.validators_trusted and state.distrusted_at is not None and now - state.distrusted_at < DISTRUST_FOR:
        return Asking.DISTRUSTED, {}
    if state.last_unconditional_at is None or now - state.last_unconditional_at >= PROBE_EVERY:
        return Asking.PROBE, {}
    return Asking.CONDITIONAL, headers


def read_validator(value: str | None) -> str | None:
    """A validator that can be sent back as it is, or None: no controls, not empty, not absurdly long."""
    value = (value or "").strip()
    if not value or len(value) > VALIDATOR_CHARS_MAX or not (value.isascii() and value.isprintable()):
        return None
    return None if value in ('""', 'W/""', "0", "-1") else value


def remember_validators(state: FeedState, etag: str | None, last_modified: str | None) -> FeedState:
    """Keep an answer's validators, also when its body was the same: servers may change them alone.

    A 304 that names none leaves the old ones standing; a 200 passes what it named, None included.
    """
    return replace(state, etag=read_validator(etag), last_modified=read_validator(last_modified))


def caught_lying(
    state: FeedState, asking: Asking, etag: str | None, last_modified: str | None, *, has_news: bool
) -> bool:
    """True when an unconditional probe brought news under the very validators that would have meant 304."""
    if asking is not Asking.PROBE or not has_news:
        return False
    same_etag = bool(state.etag) and read_validator(etag) == state.etag
    same_modified = bool(state.last_modified) and read_validator(last_modified) == state.last_modified
    if state.etag and not same_etag:
        return False
    return same_etag or same_modified


def decide_move(state: FeedState, hops: tuple[Hop, ...], now: datetime, *, is_feed: bool) -> tuple[Move, FeedState]:
    """Whether a feed has moved: what to remember of its redirects, ``url`` rewritten only for a lasting move.

    302, 303 and 307 never rewrite. 301 and 308 do when every hop was permanent, the target held a feed, and the
    same target was seen MOVE_SIGHTINGS times over MOVE_AFTER. http to https on the same host is believed at once.
    """
    forgotten = state
    if state.redirect_to:
        forgotten = replace(state, redirect_to="", redirect_since=None, redirect_sightings=0)
    if not hops:
        return Move.NONE, forgotten
    target = _permanent_target(hops)
    if not target:
        return Move.TEMPORARY, forgotten
    if not is_feed:
        return Move.NOT_A_FEED, state
    if _is_upgrade(state.url, target):
        return Move.UPGRADED, replace(forgotten, url=target)
    same = state.redirect_to == target and state.redirect_since is not None
    since = state.redirect_since if same and state.redirect_since else now
    sightings = state.redirect_sightings + 1 if same else 1
    if sightings >= MOVE_SIGHTINGS and now - since >= MOVE_AFTER:
        return Move.MOVED, replace(forgotten, url=target)
    return Move.WATCHED, replace(state, redirect_to=target, redirect_since=since, redirect_sightings=sightings)


def _permanent_target(hops: tuple[Hop, ...]) -> str:
    """Where the unbroken run of permanent hops from the start leads; "" when the first is temporary."""
    target = ""
    for hop in hops:
        if not hop.is_permanent:
            break
        target = hop.to
    return target


def _is_upgrade(old: str, new: str) -> bool:
    was, now = urlsplit(old), urlsplit(new)
    return (was.scheme, now.scheme) == ("http", "https") and (was.hostname, was.path, was.query) == (
        now.hostname,
        now.path,
        now.query,
    )


def decide_gone(state: FeedState, now: datetime) -> tuple[bool, FeedState]:
    """Whether a 410 means gone: yes when the row of them began GONE_AFTER ago; remembers when it began."""
    since = state.gone_since or now
    return now - since >= GONE_AFTER, replace(state, gone_since=since)
