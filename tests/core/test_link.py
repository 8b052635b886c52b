"""What an article's events are against all that is known: the seed's matrix, evidence, chains, limits."""

from __future__ import annotations

from datetime import timedelta

from tests.core.newsroom import START, Newsroom, article, claim, revised, strike
from tests.core.scenarios.bell import SEED

from tocsin.core.book import BUCKET_IDS_MAX, ENTRIES_MAX, EVENTS_MAX
from tocsin.core.decision import DictMemory
from tocsin.core.ledger import SOURCES_MAX
from tocsin.core.link import decide_link
from tocsin.core.rows import Bucket, EntryRow, IncidentRow
from tocsin.schemas import Conflict, Incident, Toll

KABUL = strike("air", "Pakistan", "Afghanistan", "Kabul")


def said(tolls: tuple[Toll, ...]) -> dict[tuple[str | None, str, str | None, str], tuple[int, bool | None]]:
    """(claimant's side, effect, victims' side, category): (low, speaks of its own)."""
    return {(t.claimant_side, t.effect, t.victim_side, t.category): (t.low, t.own_side) for t in tolls}


def test_the_seed_gives_the_matrix_of_both_sides() -> None:
    room = Newsroom()
    room.read(article("wire", 0, *SEED))
    [conflict] = room.conflicts.values()
    assert said(conflict.tolls) == {
        ("Afghanistan", "killed", "Pakistan", "combatant"): (55, False),
        ("Afghanistan", "captured", "Pakistan", "combatant"): (3, False),
        ("Afghanistan", "killed", "Afghanistan", "combatant"): (13, True),
        ("Pakistan", "killed", "Afghanistan", "combatant"): (297, False),
        ("Pakistan", "killed", "Pakistan", "combatant"): (12, True),
        ("Afghanistan", "killed", "Afghanistan", "civilian"): (19, True),
    }
    assert conflict.contested
    assert conflict.name == "Afghanistan – Pakistan"
    speaker = {toll.low: toll.claimant for toll in conflict.tolls}
    assert speaker[19] == "Hamdullah Fitrat"
    assert speaker[297] == "Zaidi"


def test_background_never_enters_the_matrix() -> None:
    room = Newsroom()
    room.read(article("wire", 0, KABUL, claim("70", scope="background"), claim("3", "captured", scope="background")))
    assert not any(conflict.tolls for conflict in room.conflicts.values())
    assert not any(incident.tolls for incident in room.incidents.values())


def test_events_travel_in_order_and_say_with_whom() -> None:
    events = Newsroom().read(article("wire", 0, *SEED))
    assert [e.batch_index for e in events] == list(range(14))
    assert {e.batch_size for e in events} == {14}
    assert len({e.batch for e in events}) == 1


def test_a_raise_names_what_it_replaces_with_its_words() -> None:
    room = Newsroom()
    [_, first] = room.read(article("wire", 0, KABUL, claim("19", by="Fitrat/Afghanistan", at="Kabul")))
    [_, then] = room.read(article("daily", 60, KABUL, claim("more than 25", by="Fitrat/Afghanistan", at="Kabul")))
    assert then.supersedes == first.event_id
    assert (then.known_low, then.known_high, then.known_text) == (19, 19, "19")
    assert then.before is not None
    assert then.before.text == "Fitrat/Afghanistan: 19 people killed"
    assert then.before_outlet == "wire"
    assert then.entry_id == first.entry_id


def test_nothing_is_overwritten_every_statement_stays_in_its_entry() -> None:
    room = Newsroom()
    for minute, number in enumerate(("11", "19", "17", "25")):
        room.read(article("wire", minute * 60, KABUL, claim(number, by="Fitrat/Afghanistan", at="Kabul")))
    [entry] = [row for row in room.memory.rows.values() if isinstance(row, EntryRow)]
    assert [version.low for version in entry.versions] == [11, 19, 17, 25]
    [incident] = room.incidents.values()
    assert [toll.low for toll in incident.tolls] == [25]


def test_a_withdrawn_number_falls_back_to_the_one_before() -> None:
    room = Newsroom()
    room.read(article("wire", 0, KABUL, claim("11", by="Fitrat/Afghanistan", at="Kabul")))
    second = article("daily", 60, KABUL, claim("19", by="Fitrat/Afghanistan", at="Kabul"))
    room.read(second, revised(second, 90, KABUL))
    [incident] = room.incidents.values()
    assert [toll.low for toll in incident.tolls] == [11]


def test_ten_copies_are_ten_outlets_and_one_source() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    room = Newsroom()
    for n in range(10):
        room.read(article(f"outlet {n}", n, KABUL, claim("19", at="Kabul"), text=words))
    [_, toll] = room.read(article("another", 30, KABUL, claim("19", at="Kabul")))
    assert (toll.sources, toll.independent_sources) == (11, 2)
    [incident] = room.incidents.values()
    assert (incident.articles, incident.sources, incident.independent_sources) == (11, 11, 2)


def test_one_outlet_is_one_source_however_often_it_writes() -> None:
    room = Newsroom()
    for n in range(5):
        [event] = room.read(article("wire", n * 30, KABUL))
    assert (event.sources, event.independent_sources) == (1, 1)


def test_an_incident_whose_sides_were_unknown_moves_to_their_conflict() -> None:
    room = Newsroom()
    room.read(article("wire", 0, strike("air", None, None, "Kabul")))
    [before] = room.incidents.values()
    room.read(article("daily", 30, KABUL))
    [after] = room.incidents.values()
    assert before.conflict_id != after.conflict_id
    assert room.conflicts[after.conflict_id].name == "Afghanistan – Pakistan"
    assert room.conflicts[after.conflict_id].incidents == 1


def test_an_event_has_the_codes_of_its_incident() -> None:
    [hit, toll] = Newsroom().read(article("wire", 0, KABUL, claim("19", at="Kabul")))
    assert (hit.codes.plover_mode, hit.codes.acled_sub_event_type) == ("aerial", "Air/drone strike")
    assert toll.codes == hit.codes


def test_a_second_revision_with_nothing_in_an_unheard_theatre_is_nothing() -> None:
    decision = decide_link(DictMemory(), article("wire", 0), START)
    assert (decision.reason, decision.send, decision.remember) == ("nothing_said", (), {})


def test_what_a_decision_sends_does_not_depend_on_unrelated_memory() -> None:
    alone, busy = Newsroom(), Newsroom()
    busy.read(*(article("far", n, strike("drone", "Russia", None, "Kharkiv"), theatre="ukraine") for n in range(9)))
    item = article("wire", 30, *SEED)
    alone.read(item)
    before = len(busy.sent)
    busy.read(item)
    assert [v.encode() for v in busy.sent[before:]] == [v.encode() for v in alone.sent]


def test_no_row_grows_without_end() -> None:
    room = Newsroom()
    for n in range(160):
        by = f"source {n}:monitor"
        room.read(article(f"outlet {n}", n * 5, KABUL, claim(str(n + 1), by=by, at="Kabul")))
    for row in room.memory.rows.values():
        if isinstance(row, IncidentRow):
            assert len(row.entries) <= ENTRIES_MAX
            assert len(row.events) <= EVENTS_MAX
            assert len(row.sources) <= SOURCES_MAX
        if isinstance(row, Bucket):
            assert len(row.ids) <= BUCKET_IDS_MAX
    listed = {ref.key for row in room.memory.rows.values() if isinstance(row, IncidentRow) for ref in row.entries}
    assert {key for key, row in room.memory.rows.items() if isinstance(row, EntryRow)} == listed


def test_what_has_aged_is_forgotten() -> None:
    room = Newsroom()
    cities = ("Kabul", "Kandahar", "Quetta", "Peshawar", "Torkham")
    for n in range(40):
        by = f"group {n}"
        room.read(article("wire", n, strike("bomb", by, None, cities[n % 5]), claim("5", at=cities[n % 5])))
    first = {key for key, row in room.memory.rows.items() if isinstance(row, IncidentRow)}
    later = timedelta(days=12) / timedelta(minutes=1)
    for n in range(10):
        room.read(article("wire", later + n, strike("bomb", f"other {n}", None, "Kabul")))
    assert first
    assert not first & set(room.memory.rows)
    assert not any(isinstance(row, EntryRow) for row in room.memory.rows.values())


def test_a_story_that_goes_on_is_not_forgotten() -> None:
    room = Newsroom()
    for day in range(30):
        number = str(100 + 10 * day)
        room.read(article("wire", day * 1440, claim(number, by="Zaidi/Pakistan", side="Afghanistan", cumulative=True)))
    [conflict] = room.conflicts.values()
    [toll] = conflict.tolls
    assert toll.low == 390
    assert [e.status for e in room.events] == ["new", *["raised"] * 29]


def test_a_conflict_s_total_nobody_gave_for_days_starts_anew() -> None:
    room = Newsroom()
    room.read(article("wire", 0, claim("297", by="Zaidi/Pakistan", side="Afghanistan", cumulative=True)))
    [event] = room.read(
        article("wire", 9 * 1440, claim("40", by="Zaidi/Pakistan", side="Afghanistan", cumulative=True))
    )
    assert event.status == "new"


def test_the_views_come_after_the_events_they_follow_from() -> None:
    room = Newsroom()
    room.read(article("wire", 0, *SEED))
    kinds = [type(value).__name__ for value in room.sent]
    assert kinds == ["EnrichedEvent"] * 14 + ["Incident"] * 4 + ["Conflict"]
    assert all(isinstance(v, Incident | Conflict) for v in room.sent[14:])
