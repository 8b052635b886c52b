"""Fewer polls at once while the loop is late, all of them again when it is in time."""

from __future__ import annotations

from tocsin.streams.poll.crowd import AT_ONCE_MIN, LATE_S, Crowd


def test_late_turns_make_room_and_the_fewest_stay() -> None:
    crowd = Crowd(64)
    for _ in range(100):
        crowd.felt(0.0)
    felt = []
    for _ in range(40):
        crowd.felt(LATE_S * 2)
        felt.append(crowd.at_once)
    assert felt[:3] == [56, 49, 43]
    assert felt == sorted(felt, reverse=True)
    assert felt[-1] == AT_ONCE_MIN


def test_turns_in_time_give_the_room_back_one_by_one_and_no_more() -> None:
    crowd = Crowd(64)
    assert crowd.at_once == AT_ONCE_MIN
    for _ in range(10):
        crowd.felt(LATE_S / 2)
    assert crowd.at_once == AT_ONCE_MIN + 10
    for _ in range(100):
        crowd.felt(0.0)
    assert crowd.at_once == 64


def test_a_smaller_limit_is_never_passed() -> None:
    crowd = Crowd(4)
    crowd.felt(1.0)
    assert crowd.at_once == 4
    crowd.felt(0.0)
    assert crowd.at_once == 4
