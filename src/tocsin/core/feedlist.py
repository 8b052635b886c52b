"""Which feeds are polled, when feeds.toml and the people at the desk both have a say.

feeds.toml               what stands in it is on the topic; what leaves it leaves the topic
added on the desk        stands on the topic alone: the file has no say, until it lists the same feed; then it takes it over
paused, resumed there    stands over the file's ``enabled`` until the file changes its mind about that feed
removed on the desk      only what was added there; what stands in the file is removed in the file
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from tocsin.core.urls import canonical_url
from tocsin.schemas import Feed

DESK = "desk"


class FeedVerb(StrEnum):
    """What a person at the desk can say of a feed."""

    ADD = "add"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


class FeedReason(StrEnum):
    """What became of a word about a feed."""

    DONE = "done"
    AS_IT_WAS = "as_it_was"
    STANDS_IN_FILE = "stands_in_file"
    """It can only be removed where it stands."""


def in_step(wanted: Mapping[str, Feed], known: Mapping[str, Feed]) -> tuple[list[Feed], list[str]]:
    """What to send so that the topic (``known``) follows the file (``wanted``): feeds, and ids to forget."""
    changed = [told for feed in wanted.values() if (told := _told(feed, known.get(feed.feed_id))) is not None]
    addresses = {canonical_url(feed.url) for feed in wanted.values()}
    gone = [
        feed.feed_id
        for feed in known.values()
        if feed.feed_id not in wanted and (feed.origin != DESK or canonical_url(feed.url) in addresses)
    ]
    return changed, sorted(gone)


def _told(feed: Feed, known: Feed | None) -> Feed | None:
    """``feed`` as it should stand on the topic; None where it does."""
    told = replace(feed, listed=feed.enabled)
    if known is not None and known.origin != DESK and known.listed == feed.enabled:
        told = replace(told, enabled=known.enabled, said_by=known.said_by, said_at=known.said_at)
    return None if told == known else told


def decide_feed_word(verb: FeedVerb, feed: Feed, *, by: str, now: datetime) -> tuple[FeedReason, Feed | None]:
    """The feed as it stands after what was said; None where it is to be forgotten, or where nothing changes."""
    if verb is FeedVerb.REMOVE:
        return (FeedReason.DONE if feed.origin == DESK else FeedReason.STANDS_IN_FILE), None
    enabled = verb is not FeedVerb.PAUSE
    if verb is not FeedVerb.ADD and feed.enabled is enabled:
        return FeedReason.AS_IT_WAS, None
    return FeedReason.DONE, replace(feed, enabled=enabled, said_by=by, said_at=now)
