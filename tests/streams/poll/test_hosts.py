"""A host's gate: one at a time, spaced, held only when two feeds agree."""

from __future__ import annotations

from tocsin.streams.poll.hosts import HOLD_AGREE_S, HostGates

FOREVER = float("inf")


def gates(at_once: int = 1, spacing_s: float = 2.0) -> HostGates:
    return HostGates(at_once=at_once, spacing_s=spacing_s)


def test_a_second_feed_is_parked_and_named_when_the_first_leaves() -> None:
    gate = gates()
    assert gate.enter("h", "a", 0.0) is None
    assert gate.enter("h", "b", 0.1) == FOREVER
    assert gate.enter("h", "b", 0.2) == FOREVER
    assert gate.leave("h", 0.5) == ("b", 2.0)
    assert gate.enter("h", "b", 1.0) == 2.0
    assert gate.enter("h", "b", 2.0) is None
    assert gate.leave("h", 9.0) is None


def test_a_parked_feed_that_gets_in_by_itself_is_not_named_again() -> None:
    gate = gates(spacing_s=0.0)
    gate.enter("h", "a", 0.0)
    gate.enter("h", "b", 0.0)
    gate.enter("h", "c", 0.0)
    assert gate.leave("h", 1.0) == ("b", 1.0)
    assert gate.enter("h", "c", 1.0) is None
    assert gate.leave("h", 2.0) is None


def test_other_hosts_are_not_kept_waiting() -> None:
    gate = gates()
    assert gate.enter("h", "a", 0.0) is None
    assert gate.enter("other", "b", 0.0) is None


def test_one_complaint_holds_nothing_and_two_hold_the_host_for_the_shorter_wait() -> None:
    gate = gates(spacing_s=0.0)
    assert not gate.complained("h", "a", 0.0, 600.0)
    assert not gate.complained("h", "a", 1.0, 600.0)
    assert gate.enter("h", "b", 1.0) is None
    gate.leave("h", 1.0)
    assert gate.complained("h", "b", 2.0, 60.0)
    assert gate.enter("h", "c", 3.0) == 62.0
    assert gate.enter("h", "c", 62.0) is None


def test_a_good_answer_withdraws_a_complaint_and_an_old_one_does_not_count() -> None:
    gate = gates()
    gate.complained("h", "a", 0.0, 600.0)
    gate.content("h", "a")
    assert not gate.complained("h", "b", 1.0, 600.0)
    assert not gate.complained("h", "c", 2.0 + HOLD_AGREE_S, 600.0)


def test_a_removed_feed_leaves_the_queue() -> None:
    gate = gates()
    gate.enter("h", "a", 0.0)
    gate.enter("h", "b", 0.0)
    gate.forget_parked("h", "b")
    gate.forget_parked("nowhere", "b")
    assert gate.leave("h", 5.0) is None
