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
    origin: str = ""
    """"desk" where somebody added it on the desk: feeds.toml has no say in it. "" for feeds.toml and the sample."""
    listed: bool | None = None
    """What feeds.toml says of ``enabled``. Where ``enabled`` differs, somebody at the desk said so; it stands until the
    file changes its mind."""
    said_by: str = ""
    """Who at the desk added, paused or resumed it last."""
    said_at: datetime | None = None


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
    """The feed's own name for itself, as last read."""
    declared_language: str | None = None
    distrusted_at: datetime | None = None
    """When its validators were caught lying; they are tried again a week later."""
    configured_url: str = ""
    """The address it was configured with when ``url`` was set; another one resets ``url``."""
    redirect_to: str = ""
    """A permanent redirect under observation: it becomes ``url`` when it lasts."""
    redirect_since: datetime | None = None
    redirect_sightings: int = 0
    gone_since: datetime | None = None
    """First 410 of an unbroken row; a second one a day later means gone."""
    empty_polls: int = 0
    """Answers in a row that said 200 and held no item though there used to be some."""
    ttl_s: int | None = None
    """RSS ``ttl``, remembered so that a 304 is scheduled by it too."""
    update_period_s: int | None = None
    """``sy:updatePeriod`` divided by its frequency."""
    cache_s: int | None = None
    """Cache-Control max-age, or Expires, of the last answer."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day in UTC in which the publisher asks not to be polled."""
    skip_days: tuple[str, ...] = ()
    """Weekdays likewise, as ``mon`` … ``sun``."""
    rhythm_s: int | None = None
    """Median time between its items; None until it has shown three dates."""
    hub: str = ""
    """WebSub hub it advertises."""
    topic: str = ""
    """The address its hub knows it by."""
    lease_until: datetime | None = None
    """Until when its hub promised to push."""
    memory: str = ""
    """What is remembered of its items, packed: core/identity.py says how."""
    extra: dict[str, str] = field(default_factory=dict)
    """Small facts of the poller's own."""
    content_signal: str = ""
    """How the publisher says its texts may be used (contentsignals.org), e.g. "search=yes, ai-train=no": the feed's
    last word, else that of the last page read of it; "" when it says nothing."""
