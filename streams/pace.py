"""Two changes to how Faust 0.15.3 takes records in, which more than double what a worker can do.

Applied by ``patches.apply``; they change no order and no guarantee.

6. When all partitions are held back because their streams are full, Faust sleeps a whole second
   before it looks again, so a stage handles little more than ``stream_buffer_maxsize`` records a
   second. We wait until a stream has room.
7. For each record Faust starts four tasks, to be able to stop handing it over if the flow stops. Nearly
   always the hand-over is done without waiting for anything. We try that first, and only watch for a stop
   when it does wait: about half of the processor time of a forwarded record.
"""

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator
from typing import Any

from faust.transport.consumer import Consumer

ROOM_WAIT_S = 1.0  # at the latest; as long as Faust sleeps

_ROOM = "_tocsin_room"


def repairs() -> list[tuple[type, str, Callable[..., Any]]]:
    """Return what to replace: class, name, replacement."""
    return [
        (Consumer, "on_buffer_drop", _then_tell_room(Consumer.on_buffer_drop)),
        (Consumer, "resume_partitions", _then_tell_room(Consumer.resume_partitions)),
        (Consumer, "_wait_next_records", _wait_next_records),
        (Consumer, "wait_first", _deliver_at_once(Consumer.wait_first)),
    ]


# -- 6: no longer asleep than the streams are full


def _room(consumer: Any) -> asyncio.Event:
    room = getattr(consumer, _ROOM, None)
    if room is None:
        room = asyncio.Event()
        setattr(consumer, _ROOM, room)
    return room


def _then_tell_room(original: Callable[..., None]) -> Callable[..., None]:
    def tell(self: Any, tps: Any) -> None:
        original(self, tps)
        _room(self).set()

    return tell


async def _wait_next_records(self: Any, timeout: float) -> tuple[Any, Any]:  # noqa: ASYNC109 - Faust's signature
    """Do as Faust does, but for the sleep."""
    if not self.flow_active:
        await self.wait(self.can_resume_flow)
    self.not_waiting_next_records.set()
    if self.app.client_only:
        return await self._getmany(active_partitions=None, timeout=timeout), None
    room = _room(self)
    room.clear()
    active = self._get_active_partitions()
    if active:
        return await self._getmany(active_partitions=active, timeout=timeout), active
    await self.wait(room, timeout=ROOM_WAIT_S)
    return {}, active


# -- 7: a hand-over that waits for nothing needs no tasks


class HandOver:
    """A record's way from the fetcher to its streams, not begun yet."""

    __slots__ = ("coroutine",)

    def __init__(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        self.coroutine = coroutine


def _deliver_at_once(original: Callable[..., Any]) -> Callable[..., Any]:
    async def wait_first(self: Any, *coros: Any, timeout: Any = None) -> Any:  # noqa: ASYNC109 - Faust's signature
        if not (coros and isinstance(coros[0], HandOver)):
            return await original(self, *coros, timeout=timeout)
        coros[1].close()  # Faust's own wait for the flow to stop
        await _deliver(self, coros[0].coroutine)
        return None

    return wait_first


async def _deliver(consumer: Any, coroutine: Coroutine[Any, Any, Any]) -> None:
    try:
        waits_for = coroutine.send(None)
    except StopIteration:
        return
    task = asyncio.current_task()
    assert task is not None
    stop = _Stop(task)
    watch = asyncio.ensure_future(consumer.suspend_flow.wait())
    watch.add_done_callback(stop)
    try:
        await _go_on(coroutine, waits_for)
    except asyncio.CancelledError:
        if not stop.fired or task.uncancel() > 0:
            raise
    finally:
        stop.live = False
        watch.cancel()


class _Stop:
    """Cancels a task when the flow stops, unless the task is past caring."""

    __slots__ = ("fired", "live", "task")

    def __init__(self, task: "asyncio.Task[Any]") -> None:
        self.task = task
        self.live = True
        self.fired = False

    def __call__(self, watch: "asyncio.Future[Any]") -> None:
        if self.live and not watch.cancelled():
            self.fired = True
            self.task.cancel()


@types.coroutine
def _go_on(coroutine: Coroutine[Any, Any, Any], waits_for: Any) -> Generator[Any, Any, None]:
    """Await the rest of a coroutine that was begun by hand and now waits."""
    step: Callable[[Any], Any]
    while True:
        try:
            got = yield waits_for
        except BaseException as error:  # noqa: BLE001 - a cancellation is passed on like anything else
            step, what = coroutine.throw, error
        else:
            step, what = coroutine.send, got
        try:
            waits_for = step(what)
        except StopIteration:
            return
