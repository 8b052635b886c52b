"""What desks marked wrong, as shares of what was published."""

from __future__ import annotations

from dataclasses import replace

from tests.core.newsroom import Newsroom, article, claim, directive, strike

from tocsin.core.audit import Auditor, Share
from tocsin.schemas import EnrichedEvent
from tocsin.schemas.words import Fault


def story() -> Newsroom:
    room = Newsroom()
    kabul = replace(strike("air", "Pakistan", "Afghanistan", "Kabul"), rules=("strike.air",))
    toll = replace(claim("19", "killed", "civilians", "Afghanistan", "Fitrat/Afghanistan"), rules=("claim.killed",))
    room.ring(article("wire", 0, kabul, toll), article("daily", 30, kabul, replace(toll, rules=("claim.killed", "x"))))
    return room


def audited(room: Newsroom, *marks: object) -> Auditor:
    auditor = Auditor()
    for mark in marks:
        auditor.say(mark)  # type: ignore[arg-type]
    for event in (*room.events, *room.events):
        auditor.publish_event(event)
    for alert in room.alerts:
        auditor.publish_alert(alert)
    return auditor


def of(room: Newsroom, outlet: str, *, kind: str) -> EnrichedEvent:
    return next(e for e in room.events if e.article.outlet == outlet and e.kind == kind)


def test_a_mark_on_a_claim_counts_for_its_rules_its_status_and_its_fault() -> None:
    room = story()
    event = of(room, "daily", kind="claim")

    result = audited(room, directive("wrong", "event", event.event_id, 40, fault=Fault.NUMBER, note="nine")).result()

    assert result.kinds["event"] == Share(published=4, wrong=1)
    assert result.rules["claim.killed"] == Share(2, 1)
    assert result.rules["x"] == Share(1, 1)
    assert result.rules["strike.air"] == Share(2, 0)
    assert list(result.rules)[:2] == ["x", "claim.killed"], "the worst first"
    assert result.faults == {"number": Share(4, 1)}
    assert result.statuses["repeat same_number"] == Share(1, 1)
    marked = result.marked[0]
    assert (marked.label, marked.note, marked.by) == ("killed 19", "nine", "night desk")
    assert marked.words == event.claim.evidence.text  # type: ignore[union-attr]
    assert marked.where.startswith(event.article.url)


def test_a_mark_on_an_alert_counts_for_its_reason_and_one_on_an_incident_for_incidents() -> None:
    room = story()
    alert = room.alerts[0]

    result = audited(
        room, directive("wrong", "alert", alert.alert_id, 9), directive("wrong", "incident", str(alert.incident_id), 9)
    ).result()

    assert result.kinds == {"event": Share(4, 0), "incident": Share(1, 1), "alert": Share(1, 1)}
    assert result.reasons == {"new_strike": Share(1, 1)}
    assert {one.kind for one in result.marked} == {"alert", "incident"}
    assert alert.headline in next(one.words for one in result.marked if one.kind == "alert")


def test_without_marks_nothing_is_wrong_and_a_mark_of_something_gone_is_told() -> None:
    room = story()
    nothing = audited(room, directive("acknowledge", "alert", room.alerts[0].alert_id)).result()
    gone = audited(room, directive("wrong", "event", "evt-gone")).result()

    assert not nothing.marked
    assert not nothing.unknown
    assert nothing.faults == {}
    assert gone.unknown == (("event", "evt-gone"),)
    assert gone.kinds["event"] == Share(4, 0)


def test_the_last_word_on_a_thing_counts_once() -> None:
    room = story()
    event_id = of(room, "wire", kind="strike").event_id
    marks = (directive("wrong", "event", event_id, n, fault=fault) for n, fault in enumerate((Fault.PLACE, Fault.MODE)))

    assert audited(room, *marks).result().faults == {"mode": Share(4, 1)}
