"""feeds.toml and the desk, both with a say: whose word stands, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tocsin.core.feedlist import DESK, FeedReason, FeedVerb, decide_feed_word, in_step
from tocsin.schemas import Feed

NOW = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
WIRE = Feed(feed_id="wire", url="https://wire.example/rss", outlet="Wire")
HERE = Feed(feed_id="here", url="https://here.example/rss", outlet="Here", origin=DESK)


def topic_after(file: list[Feed], topic: dict[str, Feed]) -> dict[str, Feed]:
    """The topic after it was brought in step with the file."""
    changed, gone = in_step({feed.feed_id: feed for feed in file}, topic)
    after = {**topic, **{feed.feed_id: feed for feed in changed}}
    return {feed_id: feed for feed_id, feed in after.items() if feed_id not in gone}


def said(topic: dict[str, Feed], verb: FeedVerb, feed_id: str) -> dict[str, Feed]:
    reason, after = decide_feed_word(verb, topic[feed_id], by="Ana", now=NOW)
    assert reason is FeedReason.DONE
    left = {key: feed for key, feed in topic.items() if key != feed_id}
    return left if after is None else {**left, feed_id: after}


def test_the_topic_follows_the_file() -> None:
    topic = topic_after([WIRE], {})
    assert topic["wire"].listed is True
    assert in_step({"wire": WIRE}, topic) == ([], [])
    assert topic_after([], topic) == {}


def test_what_was_added_on_the_desk_outlives_every_look_at_the_file() -> None:
    assert topic_after([WIRE], {"here": HERE}).keys() == {"wire", "here"}
    assert topic_after([], {"here": HERE}) == {"here": HERE}


def test_a_pause_on_the_desk_holds_until_the_file_changes_its_mind() -> None:
    topic = said(topic_after([WIRE], {}), FeedVerb.PAUSE, "wire")
    assert not topic["wire"].enabled
    assert (topic["wire"].said_by, topic["wire"].said_at) == ("Ana", NOW)

    topic = topic_after([replace(WIRE, title="Renamed")], topic)
    assert (topic["wire"].enabled, topic["wire"].title) == (False, "Renamed")
    off = topic_after([replace(WIRE, enabled=False)], topic)
    assert not off["wire"].enabled
    assert topic_after([WIRE], off)["wire"].enabled, "the file said off, then on again: its latest word stands"


def test_a_feed_that_the_file_pauses_can_be_resumed_on_the_desk() -> None:
    paused = replace(WIRE, enabled=False)
    topic = said(topic_after([paused], {}), FeedVerb.RESUME, "wire")
    assert topic["wire"].enabled
    assert topic_after([paused], topic)["wire"].enabled
    assert said(topic, FeedVerb.PAUSE, "wire")["wire"].enabled is False


def test_what_stands_in_the_file_is_removed_there_and_what_was_added_here_is_removed_here() -> None:
    topic = topic_after([WIRE], {"here": HERE})
    assert decide_feed_word(FeedVerb.REMOVE, topic["wire"], by="Ana", now=NOW) == (FeedReason.STANDS_IN_FILE, None)
    assert said(topic, FeedVerb.REMOVE, "here").keys() == {"wire"}


def test_a_feed_the_file_lists_too_is_the_file_s_from_then_on() -> None:
    mine = replace(WIRE, origin=DESK, enabled=False)
    assert topic_after([WIRE], {"wire": mine})["wire"] == replace(WIRE, listed=True)
    twin = replace(HERE, url="http://wire.example/rss/")
    assert topic_after([WIRE], {"here": twin}).keys() == {"wire"}, "one address is polled once"


def test_saying_again_what_is_so_changes_nothing() -> None:
    assert decide_feed_word(FeedVerb.RESUME, HERE, by="Ana", now=NOW) == (FeedReason.AS_IT_WAS, None)


def test_a_topic_of_an_earlier_version_takes_the_file_s_word() -> None:
    old = replace(WIRE, listed=None)
    assert topic_after([replace(WIRE, enabled=False)], {"wire": old})["wire"].enabled is False
