"""What every warehouse must do; tests/sinks/warehouses.py lists them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.schemas import values
from tests.sinks.story import (
    ALERT,
    ARTICLE,
    DELIVERY,
    EVENT,
    INCIDENT,
    NOUNS,
    STRIKE_EVENT,
    Kept,
    log,
    stored,
    stream,
)
from tests.sinks.warehouses import WAREHOUSES, Warehouse, content_hash

from tocsin.errors import SetAside
from tocsin.schemas import Incident
from tocsin.sinks import STORED_NOUNS, SinkRunner, Stored
from tocsin.sinks.follow import Record, read_record


@pytest.fixture(params=WAREHOUSES)
async def place(request: pytest.FixtureRequest, tmp_path: Path, postgres_server: Callable[[], str]) -> Warehouse:
    place = WAREHOUSES[request.param](tmp_path / "place", postgres_server)
    await place.prepare()
    return place


@pytest.fixture
async def twin(request: pytest.FixtureRequest, tmp_path: Path, postgres_server: Callable[[], str]) -> Warehouse:
    """Another place of the same kind."""
    kind = request.node.callspec.params["place"]
    twin = WAREHOUSES[kind](tmp_path / "twin", postgres_server)
    await twin.prepare()
    return twin


async def nothing_dies(record: Record, error: SetAside) -> None:
    raise AssertionError(f"{record.topic}/{record.offset} was set aside: {error}")


async def fill(place: Warehouse, records: AsyncIterator[Record]) -> None:
    """One process' life: open, follow the records to their end, close."""
    sink = place.sink()
    await sink.open()
    await SinkRunner(sink, NOUNS, nothing_dies).run(records)
    await sink.close()


async def write(place: Warehouse, *batches: list[Stored]) -> None:
    sink = place.sink()
    await sink.open()
    for batch in batches:
        await sink.write(batch, {})
    await sink.close()


async def test_a_new_warehouse_is_empty_and_begins_at_the_beginning(place: Warehouse) -> None:
    sink = place.sink()
    await sink.open()
    assert await sink.positions() == {}
    await sink.close()
    assert all(rows == [] for rows in (await place.rows()).values())


async def test_each_noun_has_its_row(place: Warehouse) -> None:
    await fill(place, stream(log()))
    counts = {name: len(rows) for name, rows in (await place.rows()).items()}
    assert counts == {
        "articles": 7,
        "events": 23,
        "strikes": 3,
        "claims": 20,
        "incidents": 6,  # one of seven ended in a tombstone
        "conflicts": 1,
        "alerts": 20,
        "deliveries": 20,
        "directives": 1,
    }


async def test_a_replay_from_the_start_changes_nothing(place: Warehouse) -> None:
    await fill(place, stream(log()))
    once = content_hash(await place.rows())
    await fill(place, stream(log()))
    await fill(place, stream(log()))
    assert content_hash(await place.rows()) == once


async def test_the_newest_revision_stays_and_a_stale_one_is_ignored(place: Warehouse) -> None:
    new = replace(INCIDENT, revision=9, headline="new")
    await write(place, stored(new), stored(replace(INCIDENT, revision=8, headline="stale")))
    (row,) = (await place.rows())["incidents"]
    assert (row["revision"], row["headline"]) == (9, "new")


async def test_within_one_batch_the_newest_revision_stays_whatever_the_order(place: Warehouse) -> None:
    old, new = replace(ARTICLE, title="old"), replace(ARTICLE, revision=2, title="new")
    await write(place, stored(new, old, new, old))
    (row,) = (await place.rows())["articles"]
    assert row["title"] == "new"


async def test_of_equal_revisions_the_later_stays(place: Warehouse) -> None:
    first, second = replace(EVENT, sources=1), replace(EVENT, sources=5)
    await write(place, stored(first), stored(second))
    (row,) = (await place.rows())["events"]
    assert row["sources"] == 5


async def test_each_revision_of_an_alert_and_each_attempt_has_a_row(place: Warehouse) -> None:
    await write(place, stored(ALERT, replace(ALERT, revision=3), DELIVERY, replace(DELIVERY, attempt=3)))
    rows = await place.rows()
    assert [row["revision"] for row in rows["alerts"]] == [2, 3]
    assert [row["attempt"] for row in rows["deliveries"]] == [2, 3]


async def test_a_tombstone_removes_the_row_and_a_later_one_comes_back(place: Warehouse) -> None:
    tombstone = Stored(Incident, INCIDENT.incident_id, None)
    await write(place, stored(INCIDENT), [tombstone])
    assert (await place.rows())["incidents"] == []
    await write(place, [tombstone, *stored(replace(INCIDENT, revision=1))])
    assert [row["revision"] for row in (await place.rows())["incidents"]] == [1]
    await write(place, [*stored(replace(INCIDENT, revision=5)), tombstone, *stored(replace(INCIDENT, revision=2))])
    assert [row["revision"] for row in (await place.rows())["incidents"]] == [2]


async def test_a_claim_is_flat(place: Warehouse) -> None:
    await write(place, stored(EVENT, STRIKE_EVENT))
    rows = await place.rows()
    (claim,) = rows["claims"]
    assert (claim["effect"], claim["low"], claim["high"], claim["qualifier"]) == ("killed", 19, None, "at_least")
    assert (claim["claimant"], claim["category"], claim["place"], claim["country"]) == (
        "Hamdullah Fitrat",
        "civilian",
        "Khost",
        "AF",
    )
    assert claim["places"] == ["Khost", "Paktika"]
    assert "at least 19 civilians" in claim["evidence"]
    assert orjson.loads(claim["claim"])["claim_id"] == claim["claim_id"]
    (strike,) = rows["strikes"]
    assert (strike["mode"], strike["attacker"], strike["lat"]) == ("air", "Pakistan", 34.52813)
    events = {row["event_id"]: row for row in rows["events"]}
    assert (events[EVENT.event_id]["status"], events[EVENT.event_id]["known_low"]) == ("raised", 17)
    assert events[EVENT.event_id]["published_at"] == datetime(2026, 2, 28, 6, 12, tzinfo=UTC)


async def test_a_restart_goes_on_where_the_rows_end(place: Warehouse, twin: Warehouse) -> None:
    records = log()
    await fill(place, stream(records[:50]))
    sink = place.sink()
    await sink.open()
    since = await sink.positions()
    read = [record async for record in stream(records, since)]
    assert read == records[50:]
    await sink.close()
    await fill(place, stream(records, since))
    await fill(twin, stream(records))
    assert content_hash(await place.rows()) == content_hash(await twin.rows())


async def test_a_batch_with_a_row_that_cannot_be_stored_leaves_neither_rows_nor_positions(place: Warehouse) -> None:
    sink = place.sink()
    await sink.open()
    await sink.write(stored(ARTICLE), {("t.articles.unique", 0): 1})
    too_many = replace(INCIDENT, articles=2**64 - 1)
    batch = stored(replace(ARTICLE, article_id="art-2"), EVENT, too_many)
    with pytest.raises(SetAside):
        await sink.write(batch, {("t.articles.unique", 0): 9})
    assert await sink.positions() == {("t.articles.unique", 0): 1}
    await sink.write(stored(INCIDENT), {})
    await sink.close()
    rows = await place.rows()
    assert [row["article_id"] for row in rows["articles"]] == [ARTICLE.article_id]
    assert rows["events"] == []
    assert len(rows["incidents"]) == 1


async def test_positions_may_go_back_when_a_topic_was_made_anew(place: Warehouse) -> None:
    sink = place.sink()
    await sink.open()
    await sink.write([], {("t", 0): 500, ("t", 1): 7})
    await sink.write([], {("t", 0): 3})
    assert await sink.positions() == {("t", 0): 3, ("t", 1): 7}
    await sink.close()


async def test_whatever_a_noun_holds_can_be_stored(place: Warehouse) -> None:
    batches: list[list[Stored]] = []

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        batches.append(stored(*[data.draw(values.noun(noun)) for noun in STORED_NOUNS]))

    collect()
    await write(place, *batches)
    told = [item.noun.article_id for batch in batches for item in batch if isinstance(item.noun, type(ARTICLE))]
    found = [row["article_id"] for row in (await place.rows())["articles"]]
    assert {_shown(key) for key in found} == {_shown(key) for key in told}


def _shown(text: str) -> str:
    """A warehouse whose text has no U+0000 may replace it."""
    return text.replace("\0", "\ufffd")


async def test_batches_of_any_cut_give_the_same_rows(place: Warehouse, twin: Warehouse) -> None:
    records = log()
    await fill(place, stream(records))
    sink = twin.sink()
    await sink.open()
    for start in range(0, len(records), 7):
        await sink.write([read_record(record, NOUNS[record.topic]) for record in records[start : start + 7]], {})
    await sink.close()
    assert content_hash(await place.rows()) == content_hash(await twin.rows())


async def test_close_waits_for_what_is_being_written(place: Warehouse) -> None:
    sink = place.sink()
    await sink.open()
    writing = asyncio.create_task(sink.write(stored(ARTICLE), {("t", 0): 1}))
    await asyncio.sleep(0)
    await sink.close()
    await writing
    assert len((await place.rows())["articles"]) == 1


def test_records_of_the_story_have_a_tombstone() -> None:
    assert any(record.value is None for record in log())
    assert isinstance(log()[0], Kept)
