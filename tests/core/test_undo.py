"""Wrong joins are undone by the desk, and the correction is a record that replays."""

from __future__ import annotations

from tests.core.newsroom import Newsroom, article, claim, directive, strike

from tocsin.schemas import Incident

KABUL = strike("air", "Pakistan", None, "Kabul")
BOMB = strike("bomb", None, None, "Kabul")


def two_incidents() -> tuple[Newsroom, str, str]:
    room = Newsroom()
    [one, _] = room.ring(article("wire", 0, KABUL, claim("9", by="Fitrat/Afghanistan", at="Kabul"))) and room.events
    room.ring(article("daily", 30, BOMB, claim("5", by="Red Crescent:medical", at="Kabul")))
    other = room.events[2]
    assert one.incident_id is not None
    assert other.incident_id is not None
    return room, one.incident_id, other.incident_id


def test_merged_incidents_are_one_and_later_reports_go_to_it() -> None:
    room, one, other = two_incidents()
    room.ring(directive("merge", "incident", other, 60, into=one))
    assert room.reasons[-1] == "merged"
    assert room.incidents[other].merged_into == one
    merged = room.incidents[one]
    assert set(merged.modes) == {"air", "bomb"}
    assert {toll.low for toll in merged.tolls} == {5, 9}
    assert room.incidents[other].tolls == ()
    [event] = room.read(article("third", 90, BOMB))
    assert (event.incident_id, event.status) == (one, "repeat")


def test_a_merge_does_not_ring_again_and_a_raise_updates_the_one_alert() -> None:
    room, one, other = two_incidents()
    first = room.alerts[0].alert_id
    assert room.ring(directive("merge", "incident", other, 60, into=one)) == []
    [alert] = room.ring(article("third", 90, KABUL, claim("30", by="Fitrat/Afghanistan", at="Kabul")))
    assert (alert.alert_id, alert.reason) == (first, "raised_claim")


def test_a_merge_told_twice_changes_nothing_the_second_time() -> None:
    room, one, other = two_incidents()
    merge = directive("merge", "incident", other, 60, into=one)
    room.ring(merge)
    before = dict(room.memory.rows)
    room.ring(merge)
    assert room.reasons[-1] == "unknown_target"
    assert room.memory.rows == before


def test_split_events_leave_with_their_places_and_their_numbers() -> None:
    room = Newsroom()
    room.ring(article("wire", 0, strike("air", "Pakistan", None, "Khost"), claim("9", at="Khost")))
    room.ring(
        article(
            "daily",
            30,
            strike("air", "Pakistan", None, "Khost city"),
            claim("14", by="Fitrat/Afghanistan", at="Khost city"),
        )
    )
    [whole] = room.incidents.values()
    leaving = tuple(e.event_id for e in room.events[2:])
    room.ring(directive("split", "incident", whole.incident_id, 60, targets=leaving))
    assert room.reasons[-1] == "split"
    kept = room.incidents.pop(whole.incident_id)
    [new] = [i for i in room.incidents.values() if i.incident_id != whole.incident_id]
    assert [p.name for p in kept.places] == ["Khost"]
    assert [p.name for p in new.places] == ["Khost city"]
    assert [t.low for t in kept.tolls] == [9]
    assert [t.low for t in new.tolls] == [14]


def test_what_was_split_off_rings_only_for_what_is_worse() -> None:
    room = Newsroom()
    hit = strike("air", "Pakistan", None, "Khost city")
    room.ring(article("wire", 0, strike("air", "Pakistan", None, "Khost"), claim("9", at="Khost")))
    room.ring(article("daily", 30, hit, claim("14", by="Fitrat/Afghanistan", at="Khost city")))
    [whole] = room.incidents.values()
    room.ring(directive("split", "incident", whole.incident_id, 60, targets=tuple(e.event_id for e in room.events[2:])))
    assert room.ring(article("third", 70, hit, claim("14", by="Fitrat/Afghanistan", at="Khost city"))) == []
    [alert] = room.ring(article("third", 90, hit, claim("31", by="Fitrat/Afghanistan", at="Khost city"), name="later"))
    assert alert.reason == "raised_claim"


def test_an_event_marked_wrong_no_longer_counts() -> None:
    room = Newsroom()
    room.ring(article("wire", 0, KABUL, claim("9", by="Fitrat/Afghanistan", at="Kabul")))
    [_, wrong] = room.read(article("daily", 30, KABUL, claim("900", by="Fitrat/Afghanistan", at="Kabul")))
    room.ring(directive("wrong", "event", wrong.event_id, 60))
    assert room.reasons[-1] == "marked_wrong"
    [incident] = room.incidents.values()
    assert [toll.low for toll in incident.tolls] == [9]


def test_directives_replay_byte_for_byte() -> None:
    def story() -> list[bytes]:
        room, one, other = two_incidents()
        room.ring(directive("merge", "incident", other, 60, into=one))
        room.ring(directive("split", "incident", one, 70, targets=room.incidents[one].event_ids[:1]))
        room.ring(article("third", 90, KABUL, BOMB))
        return [value.encode() for value in (*room.sent, *room.alerts)]

    assert story() == story()


def test_an_incident_nobody_knows_is_said_to_be_unknown() -> None:
    room = Newsroom()
    for verb, more in (("merge", {"into": "inc-x"}), ("split", {"targets": ("evt-x",)})):
        room.ring(directive(verb, "incident", "inc-nobody", 0, **more))
        assert room.reasons[-1] == "unknown_target"
    assert not [value for value in room.sent if isinstance(value, Incident)]
