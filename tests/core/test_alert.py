"""What an alert says: one for an article, what is new, its words, its sum."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.newsroom import START, Newsroom, article, claim, directive, revised, strike
from tests.core.scenarios.bell import SEED

from tocsin.core.alert import decide_alert
from tocsin.core.decision import DictMemory
from tocsin.core.policy import Policy
from tocsin.core.rung import AlertRow, ScopeRow
from tocsin.schemas import Alert, EnrichedEvent, Value

KABUL = strike("air", "Pakistan", "Afghanistan", "Kabul")


def seeded() -> Alert:
    [alert] = Newsroom().ring(article("wire", 0, *SEED))
    return alert


def test_the_seed_rings_once_and_says_what_is_new() -> None:
    alert = seeded()
    assert alert.headline == (
        "Air strikes on Kabul and Kandahar by Pakistan; in the whole conflict 297 Afghan Taliban and militants killed, Zaidi (Pakistan) says"
    )
    assert alert.why == (
        "Not reported before: air strikes on Kabul and Kandahar by Pakistan, attack by Afghanistan and clashes in Torkham; "
        "Zaidi (Pakistan) says 297 Afghan Taliban and militants killed, which the other side's numbers contradict; "
        "Zabihullah Mujahid (Afghanistan) says 55 Pakistani soldiers killed; "
        "and 4 more claims."
    )
    assert (alert.kind, alert.reason, alert.severity) == ("alert", "new_strike", "critical")


def test_the_sum_is_shown() -> None:
    alert = seeded()
    assert {part.part: part.points for part in alert.score_parts} == {
        "killed": 8.22,
        "captured": 1.0,
        "civilians": 1.5,
        "strike": 1.0,
        "weapon": 1.5,
        "capital": 1.5,
        "contested": 0.5,
    }
    assert alert.score == 15.22


def test_every_quote_says_where_to_read_it() -> None:
    alert = seeded()
    assert len(alert.evidence) == 9
    assert {quote.url for quote in alert.evidence} == {alert.evidence[0].url}
    assert {quote.claimant for quote in alert.evidence} >= {"Zaidi", "Zabihullah Mujahid", "Hamdullah Fitrat", None}


def test_a_raise_says_from_what_to_what() -> None:
    room = Newsroom()
    room.ring(article("wire", 0, KABUL, claim("at least 19", by="Fitrat/Afghanistan", at="Kabul")))
    [alert] = room.ring(article("daily", 60, KABUL, claim("31", by="Fitrat/Afghanistan", at="Kabul")))
    assert alert.headline == "Air strikes on Kabul by Pakistan: 31 people killed, Fitrat (Afghanistan) says"
    assert alert.why == "Fitrat (Afghanistan) now says 31 people killed, up from at least 19."
    assert (alert.kind, alert.revision) == ("update", 2)
    assert [quote.outlet for quote in alert.evidence[:2]] == ["daily", "wire"]


def test_a_correction_shows_both_evidences() -> None:
    room = Newsroom()
    first = article("wire", 0, KABUL, claim("26", by="Fitrat/Afghanistan", at="Kabul"))
    [_, alert] = [
        *room.ring(first),
        *room.ring(revised(first, 30, KABUL, claim("9", by="Fitrat/Afghanistan", at="Kabul"))),
    ]
    assert (alert.kind, alert.reason) == ("correction", "correction")
    assert alert.why == "Fitrat (Afghanistan) now says 9 people killed, down from 26."
    assert [q.evidence.text for q in alert.evidence[:2]] == [
        "Fitrat/Afghanistan: 9 people killed",
        "Fitrat/Afghanistan: 26 people killed",
    ]


def test_a_withdrawn_claim_is_told_as_taken_back() -> None:
    room = Newsroom()
    first = article("wire", 0, KABUL, claim("26", by="Fitrat/Afghanistan", at="Kabul"))
    room.ring(first)
    [alert] = room.ring(revised(first, 30, KABUL))
    assert alert.why == "Wire took this back: 26 people killed, as Fitrat (Afghanistan) said."
    assert alert.headline == "Air strikes on Kabul by Pakistan: wire took back 26 people killed"


def test_the_headline_of_an_attack_taken_back_does_not_tell_it_as_one() -> None:
    room = Newsroom()
    first = article("wire", 0, KABUL, claim("26", by="Fitrat/Afghanistan", at="Kabul"))
    room.ring(first)
    [alert] = room.ring(revised(first, 30))
    assert alert.headline == "Taken back by wire: air strikes on Kabul by Pakistan"
    assert alert.why.startswith("Wire no longer reports it: air strikes on Kabul by Pakistan; wire took this back: 26")


def test_a_denial_is_told_in_its_own_words() -> None:
    room = Newsroom()
    room.ring(
        article("wire", 0, KABUL, claim("3", "captured", "soldiers", "Pakistan", "Mujahid/Afghanistan", at="Kabul"))
    )
    no = claim("3", "captured", "soldiers", "Pakistan", "Zaidi/Pakistan", at="Kabul", denied=True)
    [alert] = room.ring(article("daily", 60, KABUL, no))
    assert alert.why == "Zaidi (Pakistan) denies “Zaidi/Pakistan: 3 soldiers captured”."
    assert alert.headline == f"Air strikes on Kabul by Pakistan: {alert.why[:-1]}"
    assert [conflict.contested for conflict in room.conflicts.values()] == [True]


def test_a_claim_for_the_whole_conflict_is_not_told_as_one_attack_s() -> None:
    room = Newsroom()
    total = claim("140", "killed", "militants", "Afghanistan", "Zaidi/Pakistan", cumulative=True)
    [alert] = room.ring(article("wire", 0, total))
    assert alert.headline == "Afghanistan – Pakistan: 140 militants killed, Zaidi (Pakistan) says"
    assert alert.incident_id is None


def test_events_wait_for_the_last_of_their_article() -> None:
    room, bell = Newsroom(), DictMemory()
    events = room.read(article("wire", 0, *SEED))
    reasons = []
    for event in events:
        decision = decide_alert(bell, event, START, Policy())
        bell.apply(decision.remember)
        reasons.append(decision.reason)
    assert reasons == [*["gathered"] * 13, "rang"]
    assert not any(isinstance(row, EnrichedEvent) for row in bell.rows.values())


def test_an_event_without_a_batch_is_weighed_by_itself() -> None:
    [event] = Newsroom().read(article("wire", 0, KABUL))
    alone = replace(event, batch=None)
    decision = decide_alert(DictMemory(), alone, START, Policy())
    assert decision.reason == "rang"


def test_the_same_events_again_ring_no_more() -> None:
    room, bell = Newsroom(), DictMemory()
    events = room.read(article("wire", 0, *SEED))
    rung: list[Value] = []
    for event in (*events, *events, events[-1], events[0]):
        decision = decide_alert(bell, event, START, Policy())
        bell.apply(decision.remember)
        rung.extend(decision.send)
    assert len(rung) == 1


def test_a_snoozed_alert_is_silent_until_it_gets_worse() -> None:
    room = Newsroom()
    [first] = room.ring(article("wire", 0, strike("shelling", "Pakistan", None, "Torkham"), claim("4", at="Torkham")))
    until = START.replace(hour=12)
    room.ring(directive("snooze", "alert", first.alert_id, 5, until=until))
    hit = strike("shelling", "Pakistan", None, "Torkham")
    assert room.ring(article("wire", 20, hit, claim("5", at="Torkham"))) == []
    assert room.verdicts[-1] == "snoozed"
    [worse] = room.ring(article("wire", 40, hit, claim("80", at="Torkham")))
    assert worse.severity != first.severity


def test_what_was_held_rings_when_the_snooze_ends_and_not_when_it_is_heard_again() -> None:
    room = Newsroom()
    hit = strike("shelling", "Pakistan", None, "Torkham")
    [first] = room.ring(article("wire", 0, hit, claim("4", at="Torkham")))
    room.ring(directive("snooze", "incident", first.incident_id or "", 5, until=START.replace(hour=7)))
    room.ring(article("wire", 20, hit, claim("5", at="Torkham")))
    assert len(room.alerts) == 1
    [later] = room.wait(60)
    assert (later.reason, later.revision) == ("raised_claim", 2)
    assert later.timings.decided_at == START.replace(hour=7)
    assert room.ring(article("daily", 90, hit, claim("5", at="Torkham"))) == []


def test_an_alert_marked_wrong_rings_no_more() -> None:
    room = Newsroom()
    [first] = room.ring(article("wire", 0, KABUL, claim("4", at="Kabul")))
    room.ring(directive("wrong", "alert", first.alert_id, 5))
    assert room.ring(article("wire", 30, KABUL, claim("90", at="Kabul"))) == []
    assert room.verdicts[-1] == "marked_wrong"


def test_an_acknowledgement_is_remembered_and_stops_no_news() -> None:
    room = Newsroom()
    [first] = room.ring(article("wire", 0, KABUL, claim("4", at="Kabul")))
    room.ring(directive("acknowledge", "alert", first.alert_id, 5))
    assert room.verdicts[-1] == "acknowledged"
    [row] = [row for row in room.bell.rows.values() if isinstance(row, AlertRow)]
    assert row.acknowledged_by == "night desk"
    assert len(room.ring(article("wire", 30, KABUL, claim("90", at="Kabul")))) == 1


@pytest.mark.parametrize(
    ("kind", "target"),
    [("place", "Kabul"), ("place", "AF"), ("place", "1138958"), ("outlet", "WIRE"), ("actor", "afghanistan")],
)
def test_what_is_muted_is_silent(kind: str, target: str) -> None:
    room = Newsroom()
    room.ring(directive("mute", kind, target, -5))
    assert room.ring(article("wire", 0, KABUL)) == []
    assert room.verdicts[-1] == "muted"


def test_a_muted_place_silences_only_what_happens_nowhere_else() -> None:
    room = Newsroom()
    room.ring(directive("mute", "place", "Kabul", -5))
    assert room.ring(article("wire", 0, strike("air", "Pakistan", None, ("Kabul", "Kandahar"))))


def test_a_mute_ends_when_it_was_said_to() -> None:
    room = Newsroom()
    room.ring(directive("mute", "place", "Kabul", -5, until=START.replace(hour=7)))
    assert room.ring(article("wire", 0, KABUL)) == []
    assert room.ring(article("wire", 90, strike("bomb", "ISKP", None, "Kabul"), claim("7", at="Kabul")))


def test_a_directive_about_nothing_known_says_so() -> None:
    room = Newsroom()
    for verb in ("acknowledge", "snooze", "wrong"):
        room.ring(directive(verb, "alert", "alr-nobody", 0))
        assert room.verdicts[-1] == "unknown_target"


def test_what_has_aged_is_forgotten_here_too() -> None:
    room = Newsroom()
    for n in range(40):
        room.ring(article("wire", n, strike("bomb", f"group {n}", None, "Kabul"), claim("5", at="Kabul")))
    old = {key for key, row in room.bell.rows.items() if isinstance(row, ScopeRow | AlertRow)}
    for n in range(10):
        room.ring(article("wire", 13 * 1440 + n, strike("air", f"other {n}", None, "Kandahar")))
    assert old
    assert not old & set(room.bell.rows)
