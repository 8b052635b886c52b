"""Repairs to Faust 0.15.3, without which it can lose records; applied once, refused on any other version.

1. The recovery window, and what else goes wrong when partitions are taken up: see ``handover.py``.
2. Offsets not acknowledged (faust-streaming issue 606). Faust commits over one unacknowledged record
   at the head of a partition, counts the record after a gap as part of the gap, and forgets a record
   whose agent dropped it. We note every offset handed to a stream and never commit past one that is
   not acknowledged. Records that no longer exist are never handed over and so hold nothing back.
3. Commits that failed (faust-streaming issue 316). Faust notes the offset as committed although the
   commit did not succeed, and never tries it again. We note it only when it did, and try again.
4. Waiting without end. Before it stops or gives partitions away Faust waits until every record in
   work is acknowledged; one whose agent has died never will be. We wait ``broker_rebalance_timeout``
   and go on: the commit stays before that record, so it is read again.
5. Seeking back to nothing. A seek to the committed offsets leaves a partition alone that has none yet, so
   what was fetched and thrown away before a group's first commit is passed over. We seek it to its
   beginning. (The embedded transport does so by itself.)

Two more, in ``pace.py``, are for speed alone.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import faust
from faust.transport.consumer import Consumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP
from faust.types.tuples import ack_lock
from mode import flight_recorder

from tocsin.errors import SettingsError
from tocsin.streams import handover, pace

FAUST_VERSION = "0.15.3"
COMMIT_TIMEOUT_S = 300.0  # Faust's own; after it the flight recorder logs what the commit hangs in

_HANDED = "_tocsin_handed"

Originals = dict[str, Any]
_originals: Originals = {}


def apply() -> None:
    """Repair Faust in this process; a second call does nothing.

    Raises:
        SettingsError: another version of Faust is installed than the one the repairs were made for.
    """
    require_version(faust.__version__)
    if _originals:
        return
    for owner, name, repaired in _repairs() + handover.repairs() + pace.repairs():
        _originals[f"{owner.__name__}.{name}"] = (owner, name, getattr(owner, name))
        setattr(owner, name, repaired)


def undo() -> None:
    """Give Faust its own methods back: for tests that show what goes wrong without the repairs."""
    for owner, name, original in _originals.values():
        setattr(owner, name, original)
    _originals.clear()


def require_version(installed: str) -> None:
    """Return when ``installed`` is the Faust these repairs fit.

    Raises:
        SettingsError: it is not.
    """
    if installed != FAUST_VERSION:
        raise SettingsError(
            f"faust-streaming {installed} is installed, tocsin is made for {FAUST_VERSION}: "
            f"pip install 'faust-streaming=={FAUST_VERSION}'. The repairs in streams/patches.py reach into Faust; "
            "another version needs them reviewed and their tests run first"
        )


def _repairs() -> list[tuple[type, str, Callable[..., Any]]]:
    return [
        (Consumer, "__init__", _watch_callback(Consumer.__init__)),
        (Consumer, "on_partitions_revoked", _forget_revoked(Consumer.on_partitions_revoked)),
        (Consumer, "_add_gap", _no_gap),
        (Consumer, "_new_offset", _new_offset),
        (Consumer, "_commit_offsets", _commit_offsets),
        (Consumer, "wait_empty", _wait_empty),
        (AIOKafkaConsumerThread, "seek_to_committed", _or_to_the_beginning(AIOKafkaConsumerThread.seek_to_committed)),
    ]


# -- 2: what was handed over and is not acknowledged holds the commit back


def _watch_callback(original: Callable[..., Any]) -> Callable[..., Any]:
    def __init__(self: Any, transport: Any, callback: Callable[[Any], Any], *args: Any, **kwargs: Any) -> None:  # noqa: N807
        handed: defaultdict[TP, set[int]] = defaultdict(set)
        setattr(self, _HANDED, handed)
        app = transport.app

        def hand_over(message: Any) -> Any:
            if app.topics.acks_enabled_for(message.topic):
                handed[message.tp].add(message.offset)
            return pace.HandOver(callback(message))

        original(self, transport, hand_over, *args, **kwargs)

    return __init__


def _forget_revoked(original: Callable[..., Any]) -> Callable[..., Any]:
    async def on_partitions_revoked(self: Any, revoked: set[TP]) -> None:
        handed: defaultdict[TP, set[int]] = getattr(self, _HANDED)
        handover.stop_flow(self)
        for tp in revoked:  # Faust forgets these acknowledgements now, and commits once more later
            handed[tp] -= self._acked_index[tp]
        await original(self, revoked)
        for tp in revoked:  # whoever reads them next begins at the committed offset
            handed.pop(tp, None)

    return on_partitions_revoked


async def _no_gap(self: Any, tp: TP, offset_from: int, offset_to: int) -> None:
    """Keep no book of gaps: what is missing from the log is never handed over."""


def _new_offset(self: Any, tp: TP) -> int | None:
    """Return the offset up to which everything handed over is acknowledged, None when that has not moved.

    Acknowledgements of records handed over under an earlier assignment are ignored: those records
    are handed over again.
    """
    if not self._acked[tp]:
        return None
    with ack_lock:
        handed: set[int] = getattr(self, _HANDED)[tp]
        committed = self._committed_offset[tp] or 0
        handed -= {offset for offset in handed if offset < committed}
        done = handed & self._acked_index[tp]
        new = min(handed - done, default=max(done, default=0) + 1)
        ready = {offset for offset in done if offset < new}
        handed -= ready
        self._acked[tp][:] = sorted(done - ready)
        self._acked_index[tp].intersection_update(done - ready)
    return new if ready else None


# -- 3: only what was committed counts as committed


async def _commit_offsets(self: Any, offsets: Mapping[TP, int], start_new_transaction: bool = True) -> bool:
    assignment = self.assignment()
    ours = {tp: offset for tp, offset in offsets.items() if tp in assignment}
    if len(ours) < len(offsets):
        self.log.info("Not committed, revoked meanwhile and read again elsewhere: %r", offsets.keys() - ours.keys())
    if not ours:
        return False
    committed = False
    try:
        committed = await _commit(self, ours, start_new_transaction)
    finally:
        if not committed:
            _give_back(self, ours)
    if committed:
        self._committed_offset.update(ours)
        self.app.monitor.on_tp_commit(ours)
    return committed


async def _commit(self: Any, offsets: dict[TP, int], start_new_transaction: bool) -> bool:
    with flight_recorder(self.log, timeout=COMMIT_TIMEOUT_S) as on_timeout:
        on_timeout.info("+consumer.commit()")
        if self.in_transaction:
            return bool(await self.transactions.commit(offsets, start_new_transaction=start_new_transaction))
        await self.app.producer.flush()
        committed = bool(await self._commit(offsets))
        on_timeout.info("-consumer.commit()")
        if committed:
            self.app.tables.on_commit(offsets)
    return committed


def _give_back(self: Any, offsets: Mapping[TP, int]) -> None:
    """Have the next commit try these offsets again, though nothing new be acknowledged."""
    for tp, offset in offsets.items():
        if offset > 0 and offset - 1 not in self._acked_index[tp]:
            self._acked_index[tp].add(offset - 1)
            self._acked[tp].append(offset - 1)
            getattr(self, _HANDED)[tp].add(offset - 1)


# -- 4: an end to waiting


async def _wait_empty(self: Any) -> None:
    """Wait until every record in work is acknowledged, or has had its time; then commit.

    Written anew: Faust's own loop swallows a cancellation.
    """
    patience_s = self.app.conf.broker_rebalance_timeout
    until = time.monotonic() + patience_s
    while not self.should_stop and self._unacked_messages and time.monotonic() < until:
        gc.collect()  # Faust holds these weakly: what no agent holds any more is gone now
        await self.commit()
        if self._unacked_messages:
            await self._wait_for_ack(timeout=1)
            self._clean_unacked_messages()
    if self._unacked_messages and not self.should_stop:
        left = sorted((message.tp, message.offset) for message in self._unacked_messages)
        self.log.error("Not acknowledged after %s s, will be read again: %r", patience_s, left)
        self._unacked_messages.clear()
    await self.commit_and_end_transactions()


# -- 5: a partition that was never committed


def _or_to_the_beginning(original: Callable[..., Any]) -> Callable[..., Any]:
    async def seek_to_committed(self: Any) -> Mapping[Any, int | None]:
        committed: Mapping[Any, int | None] = await original(self)
        never = [tp for tp, offset in committed.items() if (offset or 0) <= 0 and not _is_changelog(self, tp)]
        if never and self.app.conf.consumer_auto_offset_reset == "earliest":
            await self.call_thread(self._ensure_consumer().seek_to_beginning, *never)
        return committed

    return seek_to_committed


def _is_changelog(thread: Any, tp: Any) -> bool:
    return tp.topic in thread.app.tables.changelog_topics  # where recovery has put it
