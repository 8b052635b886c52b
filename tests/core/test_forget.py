"""What has aged comes out of the queue oldest first, a bounded number at a time, and never by a scan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.decision import DictMemory, Draft
from tocsin.core.forget import CHUNK_KEYS_MAX, CHUNKS_PER_DECISION_MAX, enqueue, overdue

START = datetime(2026, 1, 1, tzinfo=UTC)
KEEP = timedelta(days=1)


def put(memory: DictMemory, key: str, hours: float) -> None:
    draft = Draft(memory)
    enqueue(draft, "q", key, START + timedelta(hours=hours))
    memory.apply(draft.changes)


def due(memory: DictMemory, hours: float) -> list[str]:
    draft = Draft(memory)
    keys = list(overdue(draft, "q", START + timedelta(hours=hours), KEEP))
    memory.apply(draft.changes)
    return keys


def test_nothing_is_due_before_its_time() -> None:
    memory = DictMemory()
    put(memory, "a", 0)
    assert due(memory, 23) == []
    assert due(memory, 25) == ["a"]
    assert due(memory, 26) == []


def test_at_most_two_chunks_leave_at_once() -> None:
    memory = DictMemory()
    for n in range(200):
        put(memory, f"k{n}", n / 1000)
    first = due(memory, 48)
    assert len(first) == CHUNK_KEYS_MAX * CHUNKS_PER_DECISION_MAX
    rest = [key for _ in range(5) for key in due(memory, 48)]
    assert first + rest == [f"k{n}" for n in range(200)]


def test_a_half_filled_chunk_of_a_quiet_day_is_not_kept_by_later_keys() -> None:
    memory = DictMemory()
    put(memory, "old", 0)
    put(memory, "new", 20)
    assert due(memory, 25) == ["old"]


def test_an_emptied_queue_leaves_one_small_row() -> None:
    memory = DictMemory()
    for n in range(100):
        put(memory, f"k{n}", 0)
    for _ in range(5):
        due(memory, 48)
    assert list(memory.rows) == ["q"]


@given(st.lists(st.floats(0, 200), max_size=120))
def test_every_key_comes_out_once_and_in_order(hours: list[float]) -> None:
    memory = DictMemory()
    for n, hour in enumerate(sorted(hours)):
        put(memory, str(n), hour)
    found = [key for _ in range(len(hours) + 2) for key in due(memory, 1000)]
    assert found == [str(n) for n in range(len(hours))]
