"""By what means an attack was made and whether it was made, told by its own clause."""

from __future__ import annotations

import pytest

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes
from tocsin.schemas.words import Mode, StrikeStatus


def modes(text: str) -> list[Mode]:
    return [strike.mode for strike in find_strikes(read_doc(text))]


def statuses(text: str) -> list[StrikeStatus]:
    return [strike.status for strike in find_strikes(read_doc(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The ministry condemned the attack on a market in Herat, and the car bombs in Ghazni.",
            [Mode.UNSPECIFIED, Mode.BOMB],
        ),
        ("Iran sells drones and rockets. Pakistani strikes hit Zahedan on Monday.", [Mode.UNSPECIFIED]),
        ("Gunmen attacked a bus near Gao.", [Mode.SHOOTING]),
        ("Militants attacked a village near Gao, wounding two gunmen.", [Mode.UNSPECIFIED]),
        ("Israeli drones patrolled the border; militants attacked a bus near Gao.", [Mode.UNSPECIFIED]),
        ("Militants attacked a bus near Gao with rockets.", [Mode.ROCKET]),
        (
            "A drone strike killed two men in Kobani. A similar attack on a car in Manbij left one dead.",
            [Mode.DRONE] * 2,
        ),
        (
            "A drone strike killed two men in Kobani. Another attack on a market in Manbij left one dead.",
            [Mode.DRONE, Mode.UNSPECIFIED],
        ),
    ],
)
def test_the_means_of_an_attack_are_those_of_its_own_clause(text: str, told: list[Mode]) -> None:
    assert modes(text) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Medics said it could be a nerve gas attack on Harim.", StrikeStatus.REPORTED),
        ("The army could bomb the camp near Homs.", StrikeStatus.HYPOTHETICAL),
        ("A would-be suicide bomber was shot dead by police in Herat on Monday.", StrikeStatus.REPORTED),
        ("Rebels would have shelled Jableh with mortars.", StrikeStatus.HYPOTHETICAL),
        ("By the end of the day, rebels had shelled Jableh.", StrikeStatus.REPORTED),
        ("Rebels are ready to shell the town of Jableh.", StrikeStatus.HYPOTHETICAL),
    ],
)
def test_what_may_have_been_an_attack_was_one_and_what_may_come_is_none_yet(text: str, status: StrikeStatus) -> None:
    assert statuses(text) == [status]


def test_a_place_to_practise_shooting_is_no_shooting() -> None:
    assert modes("He bought the gun at a shooting club in Lyon.") == []
    assert modes("Two men died in a shooting in Lyon.") == [Mode.SHOOTING]
