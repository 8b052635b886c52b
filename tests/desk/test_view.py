"""What the desk remembers, and what it says changed."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import orjson
from tests.desk.stories import LIVORNO, NOW, TARRAGONA, Story, article, record

from tocsin.core.ids import make_id
from tocsin.desk import pages
from tocsin.desk.holdings import Limits
from tocsin.desk.view import Update, View
from tocsin.schemas import Directive, FeedState, Value
from tocsin.schemas.words import FeedHealth, Verb


def told(limits: Limits | None = None) -> tuple[View, Story]:
    view, story = View(limits), Story()
    for value in story.all():
        view.apply(*record(value))
    return view, story


def apply(view: View, value: Value) -> list[Update]:
    return view.apply(*record(value))


def said(verb: Verb, kind: str, target: str, minutes: int = 0) -> Directive:
    return Directive(
        directive_id=f"dir-{verb}-{target}-{minutes}",
        verb=verb,
        theatre="europe",
        target_kind=kind,  # type: ignore[arg-type]
        target=target,
        by="night shift",
        at=NOW + timedelta(minutes=minutes),
    )


def say(view: View, directive: Directive) -> list[str]:
    return [one.kind for one in view.apply("directives", b"europe", directive.encode())]


def test_a_log_read_twice_changes_nothing_the_second_time() -> None:
    view, story = told()
    before = pages.snapshot(view.held)
    again = Story()
    changed = [one for value in again.all() for one in view.apply(*record(value))]
    assert changed == []
    assert pages.snapshot(view.held) == before
    assert view.records == 2 * sum(1 for _ in Story().all())
    assert story.events


def test_an_incident_comes_with_its_claims_its_alerts_and_its_contested_view() -> None:
    view, story = told()
    page = orjson.loads(pages.incident(view.held, TARRAGONA) or b"")
    shown = [event["event_id"] for event in page["events"]]
    assert shown == [e.event_id for e in story.events.values() if e.incident_id == TARRAGONA]
    assert len(page["alerts"]) == 2
    assert page["incident"]["contested"] is True
    assert {row["clash"] for row in page["matrix"]["rows"]} == {"none", "numbers", "denied"}


def test_the_newest_revision_of_an_alert_is_shown_and_the_earlier_ones_are_kept() -> None:
    view, _ = told()
    rows = orjson.loads(pages.snapshot(view.held))["alerts"]
    raised = next(row for row in rows if row["alert"]["reason"] == "raised_claim")
    assert raised["alert"]["revision"] == 2
    assert [one["revision"] for one in raised["revisions"]] == [1, 2]
    assert [one["outcome"] for one in raised["deliveries"]] == ["retry", "delivered"]


def test_an_earlier_revision_that_comes_late_does_not_hide_the_newest() -> None:
    view, story = View(), Story()
    values = list(story.all())
    for value in reversed(values):
        view.apply(*record(value))
    rows = orjson.loads(pages.snapshot(view.held))["alerts"]
    assert {row["alert"]["headline"][:10]: row["alert"]["revision"] for row in rows}["Italian ai"] == 2
    incident = orjson.loads(pages.incident(view.held, TARRAGONA) or b"")
    assert incident["incident"]["revision"] == 3


def test_events_may_come_before_their_article() -> None:
    view, story = View(), Story()
    articles: list[Value] = []
    others: list[Value] = []
    for value in story.all():
        (articles if type(value).__name__ == "Article" else others).append(value)
    for value in others:
        view.apply(*record(value))
    source = story.articles["tarragona-toll-rises"]
    assert pages.article(view.held, source.article_id, 1) is None
    changed = [one.kind for value in articles for one in view.apply(*record(value))]
    assert changed == ["article"] * len(articles)
    page = orjson.loads(pages.article(view.held, source.article_id, 1) or b"")
    assert page["article"]["text"] == source.text
    assert len(page["events"]) == 1


def test_both_revisions_of_an_article_stay_readable() -> None:
    view, story = told()
    article_id = story.articles["livorno-drones"].article_id
    first, newest = (orjson.loads(pages.article(view.held, article_id, one) or b"") for one in (1, None))
    assert "seven people" in first["article"]["text"]
    assert "four people" in newest["article"]["text"]
    assert newest["revisions"] == [1, 2]


def test_every_shown_evidence_is_the_very_words_of_the_text() -> None:
    view, story = told()
    for event in story.events.values():
        page = orjson.loads(pages.article(view.held, event.article.article_id, event.article.revision) or b"")
        what = event.claim or event.strike
        assert what is not None
        assert page["article"]["text"][what.evidence.start : what.evidence.end] == what.evidence.text


def test_articles_without_events_leave_before_those_with_events() -> None:
    view, story = told(Limits(waiting_max=10, articles_max=50))
    for number in range(100):
        apply(view, article(f"other-{number}", text="Nothing of interest."))
    counts = view.held.counts()
    assert counts["articles_waiting"] == 10
    assert all(view.held.library.get((e.article.article_id, e.article.revision)) for e in story.events.values())


def test_memory_stays_within_its_limits() -> None:
    limits = Limits(
        alerts_max=1, incidents_max=1, events_max=3, articles_max=2, feeds_max=2, deliveries_max=1, directives_max=1
    )
    view, _ = told(limits)
    say(view, said(Verb.MUTE, "place", "Tarragona"))
    say(view, said(Verb.MUTE, "place", "Livorno"))
    counts = view.held.counts()
    for name in ("alerts", "incidents", "deliveries", "directives"):
        assert counts[name] == 1, name
    assert (counts["events"], counts["articles"], counts["feeds"]) == (3, 2, 2)
    for value in Story().all():
        view.apply(*record(value))
    assert sum(len(view.held.events_of(home)) for home in (TARRAGONA, LIVORNO)) <= 3


def test_article_texts_are_bounded_by_bytes() -> None:
    view = View(Limits(waiting_bytes_max=100_000))
    for number in range(50):
        apply(view, article(f"long-{number}", text="x" * 5_000))
    counts = view.held.counts()
    assert counts["articles_waiting"] == 4
    assert counts["article_bytes"] <= 100_000


def test_a_record_of_the_wrong_shape_is_counted_and_named_and_nothing_breaks() -> None:
    view, _ = told()
    assert view.apply("alerts.raised", b"x", b'{"schema": "tocsin.alert/1", "alert_id": 7}') == []
    assert view.apply("incidents", b"x", b"\xff not json") == []
    assert view.wrong == 2
    assert "incidents: Incident: not JSON" in view.wrong_last


def test_a_topic_it_does_not_read_changes_nothing() -> None:
    view = View()
    assert view.apply("articles.polled", b"x", b"{}") == []
    assert (view.records, view.wrong) == (1, 0)


def test_a_removed_feed_leaves_the_desk() -> None:
    view, _ = told()
    assert [one.kind for one in view.apply("feeds", b"bay-radio", None)] == ["feed_gone"]
    assert "bay-radio" not in [
        row["feed_id"] for row in orjson.loads(pages.as_json(feeds=pages.feeds(view.held)))["feeds"]
    ]
    assert view.held.tally().feeds == 3
    assert view.apply("feeds", b"bay-radio", None) == []


def test_a_feed_state_sheds_what_only_the_poller_needs() -> None:
    view, _ = told()
    state = FeedState(
        feed_id="sample-wire",
        url="http://x/",
        polls=99,
        health=FeedHealth.LIVE,
        memory="m" * 48_000,
    )
    (update,) = apply(view, state)
    assert len(update.data) < 2_000


def test_a_mere_poll_is_no_news_but_its_time_is_kept() -> None:
    view, _ = told()
    state = view.held.feed_states.get("sample-wire")
    assert state is not None
    assert apply(view, replace(state, polls=13, last_polled_at=NOW + timedelta(minutes=1))) == []
    assert view.held.tally().last_polled_at == NOW + timedelta(minutes=1)
    assert [one.kind for one in apply(view, replace(state, polls=14, health=FeedHealth.FAILING))] == ["feed"]
    assert view.held.tally().health == {"failing": 2, "live": 1, "quiet": 1}


def test_a_page_begins_quickly_however_much_is_held() -> None:
    view, story = told()
    delivery = next(iter(story.deliveries()))
    alert = view.held.newest_alert(delivery.alert_id)
    assert alert is not None
    limits = view.held.limits
    for number in range(limits.deliveries_max):
        apply(view, replace(delivery, alert_id=f"alr-{number % limits.alerts_max}", delivery_id=str(number)))
    for number in range(limits.alerts_max):
        apply(view, replace(alert, alert_id=f"alr-{number}"))
    for number in range(limits.directives_max):
        say(view, said(Verb.ACKNOWLEDGE, "alert", f"alr-{number % limits.alerts_max}", number))
    for number in range(limits.incidents_max):
        apply(view, replace(story.incident(1, ("twelve",)), incident_id=f"inc-{number}"))
    began = time.perf_counter()
    size = len(pages.snapshot(view.held))
    took = time.perf_counter() - began
    print(f"\nsnapshot of a full desk: {size / 1e6:.1f} MB in {took * 1000:.0f} ms")
    assert took < 0.5


def test_an_older_poll_that_comes_late_is_not_shown() -> None:
    view, _ = told()
    assert apply(view, FeedState(feed_id="sample-wire", url="http://x/", polls=3, health=FeedHealth.FAILING)) == []


def test_an_incident_that_names_an_event_has_it_from_then_on() -> None:
    view, story = told()
    moved = story.events["two"]
    taken = replace(story.livorno_incident(3, ("four",)), event_ids=(story.events["four"].event_id, moved.event_id))
    apply(view, taken)
    assert moved.event_id in [event.event_id for event in view.held.events_of(LIVORNO)]
    assert moved.event_id not in [event.event_id for event in view.held.events_of(TARRAGONA)]


def test_what_a_person_said_shows_on_its_alert() -> None:
    view, _ = told()
    alert_id = make_id("alr", "tarragona")
    assert say(view, said(Verb.ACKNOWLEDGE, "alert", alert_id)) == ["directive", "alert"]
    rows = orjson.loads(pages.snapshot(view.held))["alerts"]
    row = next(row for row in rows if row["alert"]["alert_id"] == alert_id)
    assert [one["verb"] for one in row["directives"]] == ["acknowledge"]
    assert say(view, said(Verb.ACKNOWLEDGE, "alert", alert_id)) == []


def test_unmute_takes_a_mute_back_in_whatever_order_they_come() -> None:
    for order in ((0, 1), (1, 0)):
        view, _ = told()
        both = (said(Verb.MUTE, "place", "Livorno", 1), said(Verb.UNMUTE, "place", "Livorno", 2))
        for index in order:
            say(view, both[index])
        assert view.held.mutes() == []
    say(view, said(Verb.MUTE, "place", "Livorno", 3))
    assert [one.target for one in view.held.mutes()] == ["Livorno"]


def test_a_claim_marked_wrong_is_marked_on_its_incident() -> None:
    view, story = told()
    event_id = story.events["forty"].event_id
    say(view, said(Verb.WRONG, "event", event_id))
    assert orjson.loads(pages.incident(view.held, TARRAGONA) or b"")["wrong_events"] == [event_id]
