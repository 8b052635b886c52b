"""What the log throws away: records past their topic's age or size, and superseded ones of compacted topics."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tocsin.streams.embedded.topic import Partition, Topic

STEP_RECORDS = 1_000  # looked at by one step: a few milliseconds, so that appends hardly notice
COMPACT_RECORDS_MIN = 1_000  # new records before compaction is worth a pass
KEYS_PER_PASS_MAX = 500_000  # keys of one compaction pass held in memory
REST_S = 5.0  # between looks when there is nothing to do
BUSY_S = 0.02  # between steps while there is

Step = Callable[[sqlite3.Connection, int], None]

_DOOMED_TABLE = "CREATE TEMP TABLE IF NOT EXISTS doomed (seq INTEGER PRIMARY KEY, size INTEGER)"
_LATEST_TABLE = "CREATE TEMP TABLE IF NOT EXISTS latest (part INTEGER, key BLOB, off INTEGER, PRIMARY KEY (part, key)) WITHOUT ROWID"
_SIZE = "coalesce(length(key),0) + coalesce(length(headers),0) + coalesce(length(value),0)"
# The last record of a partition is never removed: table recovery waits until it has read that offset.
_TOO_OLD = f"""
    INSERT INTO temp.doomed SELECT seq, {_SIZE} FROM records
    WHERE part = :part AND off < :last AND at < :cutoff ORDER BY off LIMIT {STEP_RECORDS}"""  # noqa: S608
_TOO_MUCH = f"""
    INSERT INTO temp.doomed SELECT seq, size FROM (
        SELECT seq, size, sum(size) OVER (ORDER BY off) - size AS before FROM (
            SELECT seq, off, {_SIZE} AS size FROM records WHERE part = :part AND off < :last ORDER BY off LIMIT {STEP_RECORDS}))
    WHERE before < :excess"""  # noqa: S608
_LEARN = """
    INSERT INTO temp.latest SELECT part, key, off FROM records
    WHERE part = :part AND off >= :low AND off < :high AND key IS NOT NULL ORDER BY off
    ON CONFLICT (part, key) DO UPDATE SET off = excluded.off"""
_SUPERSEDED = f"""
    INSERT INTO temp.doomed SELECT seq, {_SIZE} FROM records AS r
    WHERE part = :part AND off >= :low AND off < :high AND off < :last AND key IS NOT NULL AND (
        (value IS NULL AND at < :cutoff)
        OR EXISTS (SELECT 1 FROM temp.latest AS l WHERE l.part = r.part AND l.key = r.key AND l.off > r.off))"""  # noqa: S608


class Tidier:
    """Walks over the topics for ever, one small step at a time."""

    def __init__(self, topics: Callable[[], list[Topic]], forget: Callable[[Partition], None]) -> None:
        """Tidy ``topics()``; ``forget`` is told of each partition that something was deleted from."""
        self._topics = topics
        self._forget = forget
        self._round: Iterator[Step] = iter(())
        self._forced = 0  # complete rounds under way, which the slow walk keeps out of

    def step(self, db: sqlite3.Connection, now_ms: int) -> float:
        """Do one step within the current transaction; return the seconds until the next is wanted."""
        work = None if self._forced else next(self._round, None)
        if work is None:
            self._round = self._steps(force=False)
            return REST_S
        work(db, now_ms)
        return BUSY_S

    @contextmanager
    def everything(self, now_ms: Callable[[], int]) -> Iterator[Iterator[Callable[[sqlite3.Connection], None]]]:
        """Give all the steps of one complete round, compaction of short partitions included."""
        self._forced += 1
        try:
            yield (_at(work, now_ms) for work in self._steps(force=True))
        finally:
            self._forced -= 1

    def _steps(self, *, force: bool) -> Iterator[Step]:
        for topic in self._topics():
            for partition in topic.partitions:
                yield from self._telling(partition, _retain(topic, partition))
                if topic.policy.compact and _is_dirty(partition, force=force):
                    yield from self._telling(partition, _compact(topic, partition))

    def _telling(self, partition: Partition, steps: Iterator[Step]) -> Iterator[Step]:
        for work in steps:
            yield lambda db, now_ms, work=work: self._do(work, partition, db, now_ms)  # type: ignore[misc]

    def _do(self, work: Step, partition: Partition, db: sqlite3.Connection, now_ms: int) -> None:
        before = partition.records
        work(db, now_ms)
        if partition.records < before:
            self._forget(partition)


def _at(work: Step, now_ms: Callable[[], int]) -> Callable[[sqlite3.Connection], None]:
    return lambda db: work(db, now_ms())


def _is_dirty(partition: Partition, *, force: bool) -> bool:
    dirty = partition.end - partition.cleaned
    return dirty > 0 and (force or dirty >= max(COMPACT_RECORDS_MIN, partition.records // 2))


def _retain(topic: Topic, partition: Partition) -> Iterator[Step]:
    policy = topic.policy
    gone = STEP_RECORDS

    def age(db: sqlite3.Connection, now_ms: int) -> None:
        nonlocal gone
        gone = _doom(db, partition, _TOO_OLD, {"cutoff": now_ms - (policy.retention_ms or 0)})

    def size(db: sqlite3.Connection, _now_ms: int) -> None:
        nonlocal gone
        gone = _doom(db, partition, _TOO_MUCH, {"excess": partition.bytes - (policy.retention_bytes or 0)})

    while policy.retention_ms is not None and partition.records > 1 and gone == STEP_RECORDS:
        yield age
    gone = STEP_RECORDS
    while (
        policy.retention_bytes is not None
        and partition.bytes > policy.retention_bytes
        and partition.records > 1
        and gone
    ):
        yield size


def _compact(topic: Topic, partition: Partition) -> Iterator[Step]:
    """Learn the last offset of each key among the new records, then sweep away what they supersede."""
    low, end = partition.cleaned, partition.end
    learnt = 0

    def begin(db: sqlite3.Connection, _now_ms: int) -> None:
        db.execute(_LATEST_TABLE)
        db.execute("DELETE FROM temp.latest")

    def learn(db: sqlite3.Connection, _now_ms: int) -> None:
        nonlocal low, learnt
        high = min(end, low + STEP_RECORDS)
        learnt += db.execute(_LEARN, {"part": partition.id, "low": low, "high": high}).rowcount
        low = high

    yield begin
    while low < end and learnt < KEYS_PER_PASS_MAX:
        yield learn
    upto = low
    at = 0

    def sweep(db: sqlite3.Connection, now_ms: int) -> None:
        nonlocal at
        high = _window(db, partition, at, upto)
        _doom(db, partition, _SUPERSEDED, {"low": at, "high": high, "cutoff": now_ms - topic.policy.tombstone_ms})
        at = high

    while at < upto:
        yield sweep

    def finish(db: sqlite3.Connection, _now_ms: int) -> None:
        db.execute("DELETE FROM temp.latest")
        db.execute("UPDATE partitions SET cleaned = ? WHERE id = ?", (upto, partition.id))
        partition.cleaned = upto

    yield finish


def _window(db: sqlite3.Connection, partition: Partition, low: int, upto: int) -> int:
    """Return the offset after the next ``STEP_RECORDS`` records from ``low`` on: compacted offsets lie far apart."""
    last = db.execute(
        f"SELECT max(off) FROM (SELECT off FROM records WHERE part=? AND off>=? AND off<? ORDER BY off LIMIT {STEP_RECORDS})",  # noqa: S608
        (partition.id, low, upto),
    ).fetchone()[0]
    return upto if last is None else min(upto, int(last) + 1)


def _doom(db: sqlite3.Connection, partition: Partition, select: str, values: Mapping[str, int]) -> int:
    """Delete what ``select`` finds, keep the books, return how many records that were."""
    db.execute(_DOOMED_TABLE)
    db.execute("DELETE FROM temp.doomed")
    db.execute(select, {"part": partition.id, "last": partition.end - 1, **values})
    count, size = db.execute("SELECT count(*), coalesce(sum(size), 0) FROM temp.doomed").fetchone()
    if count:
        db.execute("DELETE FROM records WHERE seq IN (SELECT seq FROM temp.doomed)")
        db.execute(
            "UPDATE partitions SET records = records - ?, bytes = bytes - ? WHERE id = ?", (count, size, partition.id)
        )
        partition.records -= count
        partition.bytes -= size
    return int(count)
