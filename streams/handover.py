"""Repairs to how Faust 0.15.3 takes partitions up after a rebalance: one that is overtaken by the next must not go on.

Applied by ``patches.apply``, of whose list these are the first.

1a. The recovery window. After table recovery Faust resumes the partitions before it seeks them to
   their committed offsets. What the fetcher delivers in between is wiped from the streams' queues and,
   the read offset being ahead of it, never read again. We stop the flow first.
1b. A rebalance that overtakes a recovery. Faust notices only when the next assignment has been handed
   over, and by then it has told everyone that the partitions are theirs and let the records flow: those of
   partitions whose memory is not loaded yet. We look whether another rebalance has begun before each step, and
   leave the rest to it.
1c. A recovery that had no answer in time. Faust takes that for a stop: its recovery ends without a word
   and the worker waits for ever. We let it crash the app, so that the process ends and a restart tries again.
1d. A worker that owned no partition. Faust stops the flow before a rebalance only where there is an
   assignment; without one the first records of the next are delivered before their memory is there. We always
   stop it.
"""

from collections.abc import Callable
from typing import Any

from faust.tables.recovery import RebalanceAgain, Recovery, ServiceStopped

_REBALANCE = "_tocsin_rebalance"


def repairs() -> list[tuple[type, str, Callable[..., Any]]]:
    """Return what to replace: class, name, replacement."""
    return [
        (Recovery, "on_rebalance", _note_rebalance(Recovery.on_rebalance)),
        (Recovery, "on_recovery_completed", _on_recovery_completed),
        (Recovery, "_wait", _wait),
    ]


def stop_flow(consumer: Any) -> None:
    """Let no record through until the partitions of the next assignment are taken up; called before they are revoked."""
    consumer.stop_flow()
    consumer.app.flow_control.suspend()


def _note_rebalance(original: Callable[..., Any]) -> Callable[..., Any]:
    async def on_rebalance(self: Any, *args: Any, **kwargs: Any) -> None:
        setattr(self, _REBALANCE, self.app.rebalancing_count)
        await original(self, *args, **kwargs)

    return on_rebalance


async def _on_recovery_completed(self: Any, generation_id: int = 0) -> None:
    """Tell everyone that the partitions are theirs, seek to the committed offsets, let the records flow."""
    consumer = self.app.consumer
    consumer.stop_flow()
    if _is_overtaken(self, generation_id):
        return
    await self.app.on_rebalance_complete.send()
    self._set_recovery_ended()
    for table in self.tables.values():
        await table.on_recovery_completed(self.actives_for_table[table], self.standbys_for_table[table])
    if _is_overtaken(self, generation_id):
        return
    assignment = consumer.assignment()
    consumer.resume_partitions({tp for tp in assignment if not self._is_changelog_tp(tp)})
    if assignment:
        await self._wait(consumer.perform_seek(), timeout=self.app.conf.broker_request_timeout)
    if not _is_overtaken(self, generation_id):
        await _let_flow(self)


async def _let_flow(self: Any) -> None:
    self.completed.set()
    self.app.flow_control.resume()
    self.app.consumer.resume_flow()
    await self.app._fetcher.maybe_start()  # noqa: SLF001 - as Faust does
    self.tables.on_actives_ready()
    if not self.app.assignor.assigned_standbys():
        self.tables.on_standbys_ready()
    self.app.on_rebalance_end()


def _is_overtaken(self: Any, generation_id: int) -> bool:
    """True when another rebalance has begun since the one that this recovery is for."""
    begun = self.app.rebalancing_count
    overtaken = begun != getattr(self, _REBALANCE, begun) or self.app.consumer_generation_id != generation_id
    if overtaken:
        self.log.info("Recovery of generation %s is overtaken by another rebalance", generation_id)
    return bool(overtaken)


async def _wait(self: Any, waited_for: Any, timeout: Any = None) -> None:  # noqa: ASYNC109 - Faust's signature
    """Wait for a step of recovery, unless the next rebalance or a stop comes first."""
    result = await self.wait_first(waited_for, self.signal_recovery_start, timeout=timeout)
    if self.should_stop:
        raise ServiceStopped
    if result.stopped:
        raise TimeoutError(f"no answer from the broker in {timeout} s while taking up partitions")
    if self.signal_recovery_start in result.done:
        raise RebalanceAgain
