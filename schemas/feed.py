"""A feed that is polled, and how it has been doing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tocsin.schemas.base import Value
from tocsin.schemas.words import FeedHealth


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Value):
    """One feed as configured: the message on the compacted topic ``feeds``; a tombstone removes it."""

    schema: str = "tocsin.feed/1"
    feed_id: str
    url: str
    outlet: str
    title: str = ""
    language: str | None = None
    country: str | None = None
    kind: str = ""
    """News agency, newspaper, humanitarian, monitor, official …: free words for people."""
    enabled: bool = True
    full_text: bool = False
    """Fetch the page of an item that passes the conflict gate."""
    interval_s: int | None = None
    """A fixed poll interval; None lets tocsin learn one."""
    tags: tuple[str, ...] = ()
    terms: str = ""
    """What a person should check before polling it: licence, robots, contact."""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Value):
    """What is remembered of one item of a feed, so that it is created once and updated when it changes."""

    article_id: str
    revision: int
    content_hash: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState(Value):
    """How one feed has been doing: the message on ``feeds.polled``, one a poll, newest wins."""

    schema: str = "tocsin.feed_state/1"
    feed_id: str
    url: str
    """Where it is polled now; differs from the configured one after a lasting redirect."""
    health: FeedHealth = FeedHealth.UNKNOWN
    health_since: datetime | None = None
    advice: str = ""
    """What a person should do about it; "" when nothing."""
    polls: int = 0
    failures: int = 0
    """In a row; 0 after a success."""
    last_status: int | None = None
    last_error: str | None = None
    last_polled_at: datetime | None = None
    last_success_at: datetime | None = None
    newest_item_at: datetime | None = None
    next_poll_at: datetime | None = None
    interval_s: int | None = None
    interval_reason: str = ""
    etag: str | None = None
    last_modified: str | None = None
    validators_trusted: bool = True
    last_unconditional_at: datetime | None = None
    body_hash: str | None = None
    items_last: int = 0
    items_new: int = 0
    title: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    """Small facts of the poller's own."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """What is remembered of its items, by canonical guid or URL."""
