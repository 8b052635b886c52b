"""Which feeds there are, and how each was left after its last poll."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from tocsin.core.decision import Decision, Forget, Memory
from tocsin.schemas import Feed, FeedState

FEED = "feed/"
STATE = "state/"


class PollReason(StrEnum):
    """What became of a word about a feed."""

    LISTED = "listed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    POLLED = "polled"
    UNKNOWN_FEED = "unknown_feed"
    """The state of a feed that was removed while it was polled."""


def decide_poll(memory: Memory, item: Feed | FeedState | Forget, now: datetime) -> Decision:  # noqa: ARG001
    """Remember the feed, or how its poll went; forget both when it is removed."""
    if isinstance(item, Forget):
        return Decision(PollReason.REMOVED, {FEED + item.key: None, STATE + item.key: None})
    if isinstance(item, Feed):
        if memory.get(FEED + item.feed_id, Feed) == item:
            return Decision(PollReason.UNCHANGED)
        return Decision(PollReason.LISTED, {FEED + item.feed_id: item})
    if memory.get(FEED + item.feed_id, Feed) is None:
        return Decision(PollReason.UNKNOWN_FEED)
    return Decision(PollReason.POLLED, {STATE + item.feed_id: item})
