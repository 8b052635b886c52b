"""Each rule of the ledger and of the alerts shows in the sample story, told to the real decisions in its order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.agents.pipeline import decisions
from tocsin.agents.replay import Replay
from tocsin.core.feedtext import article_text
from tocsin.core.ids import make_id
from tocsin.core.policy import Policy
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.sample import load_story
from tocsin.sample.story import Item, SampleFeed, Version
from tocsin.schemas import Alert, Article, EnrichedEvent, Incident
from tocsin.schemas.words import EventStatus, Sighting, TextSource
from tocsin.streams.topics import ARTICLES_POLLED

NOW = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
STORY = load_story(NOW)


def as_polled(item: Item, version: Version, feed: SampleFeed) -> Article:
    """The article as a poll of ``feed`` brings it."""
    revision = item.versions.index(version) + 1
    at = NOW + timedelta(seconds=version.beat)
    text = article_text(version.title, version.text)
    url = f"http://127.0.0.1:8422{item.path}"
    return Article(
        article_id=make_id("art", item.item_id),
        revision=revision,
        sighting=Sighting.CREATED if revision == 1 else Sighting.UPDATED,
        feed_id=feed.feed_id,
        outlet=feed.outlet,
        url=url,
        canonical_url=url,
        title=version.title,
        summary="",
        text=text,
        text_source=TextSource.FEED,
        language="en",
        published_at=NOW + timedelta(seconds=item.versions[0].beat),
        fetched_at=at,
        sample=True,
        content_hash=content_hash(version.title, text),
        signature=signature(text),
        lead_signature=lead_signature(text),
    )


def polled() -> list[Article]:
    feeds = {feed.feed_id: feed for feed in STORY.feeds}
    articles = [
        as_polled(item, version, feeds[feed_id])
        for item in STORY.items
        for version in item.versions
        for feed_id in item.feeds
    ]
    return sorted(articles, key=lambda article: article.fetched_at)


class Told:
    def __init__(self) -> None:
        self.events: list[EnrichedEvent] = []
        self.alerts: list[Alert] = []
        self.incidents: dict[str, Incident] = {}
        replay = Replay(decisions(Policy()))
        for article in polled():
            for _, noun in replay.put(ARTICLES_POLLED, article, article.fetched_at):
                if isinstance(noun, EnrichedEvent):
                    self.events.append(noun)
                elif isinstance(noun, Alert):
                    self.alerts.append(noun)
                elif isinstance(noun, Incident):
                    self.incidents[noun.incident_id] = noun
        self.reasons = replay.reasons

    def of(self, item_id: str) -> list[EnrichedEvent]:
        return [event for event in self.events if event.article.article_id == make_id("art", item_id)]

    def statuses(self, item_id: str) -> set[EventStatus]:
        return {event.status for event in self.of(item_id)}


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.mark.parametrize("item_id", ["rovers-late-strike", "teachers-walkout", "bus-crash"])
def test_unrelated_news_says_nothing(told: Told, item_id: str) -> None:
    assert told.of(item_id) == []


def test_one_article_in_two_feeds_is_told_once(told: Told) -> None:
    twice = sum(len(item.feeds) - 1 for item in STORY.items)
    assert twice == 4
    assert told.reasons["dedupe", "repeat"] == twice
    harbour = [event.event_id for event in told.of("tarragona-harbour")]
    assert len(harbour) == len(set(harbour))


def test_a_new_strike_rings_with_its_claim(told: Told) -> None:
    assert told.statuses("tarragona-strikes") == {EventStatus.NEW}
    first = told.alerts[0]
    assert "Tarragona" in first.headline
    assert "12" in first.headline


def test_a_wire_copy_and_a_second_report_are_repeats(told: Told) -> None:
    assert told.statuses("tarragona-wire-copy") == {EventStatus.REPEAT}
    assert told.statuses("tarragona-harbour") == {EventStatus.REPEAT}
    assert "wire_copy" in {event.reason for event in told.of("tarragona-wire-copy")}


def test_a_raised_toll_rings(told: Told) -> None:
    assert EventStatus.RAISED in told.statuses("tarragona-toll-rises")
    assert any("22" in alert.headline + alert.why for alert in told.alerts)


def test_two_sides_contradict_each_other_in_one_incident(told: Told) -> None:
    assert {EventStatus.DENIED, EventStatus.CONTESTED} <= told.statuses("tarragona-denial")
    (incident,) = [one for one in told.incidents.values() if one.contested]
    said = {(toll.claimant_side, toll.victim_side, toll.best) for toll in incident.tolls}
    assert {("Italy", "Spain", 40), ("Spain", "Spain", 2), ("Italy", "Italy", 3), ("Spain", "Italy", 25)} <= said


def test_a_correction_lowers_the_number_with_both_words(told: Told) -> None:
    (lowered,) = [event for event in told.of("livorno-drones") if event.status is EventStatus.LOWERED]
    assert lowered.before is not None
    assert "seven" in lowered.before.text
    assert any(alert.kind == "correction" for alert in told.alerts)


def test_a_running_total_belongs_to_no_incident(told: Told) -> None:
    assert [event.incident_id for event in told.of("weekly-totals") if event.claim] == [None]


@pytest.mark.parametrize("item_id", ["santander-history", "santander-threat"])
def test_history_and_threats_do_not_ring(told: Told, item_id: str) -> None:
    events = {event.event_id for event in told.of(item_id)}
    assert not [alert for alert in told.alerts if events & set(alert.event_ids)]


def test_all_of_it_is_marked_as_sample(told: Told) -> None:
    assert told.alerts
    assert all(alert.sample for alert in told.alerts)
    assert all(incident.sample for incident in told.incidents.values())
