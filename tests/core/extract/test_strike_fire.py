"""Attacks told by fire poured on somebody, by bullets, loaded cars and killings by hand, and what only sounds like them."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract
from tocsin.schemas.words import Mode, StrikeStatus

TOLD = [
    ("One bomb wrecked the ticket hall of the bus station in Izmir.", Mode.BOMB, None),
    ("The market in Dohuk was the target of a kamikaze drone of the Turkish state.", Mode.DRONE, "Turkey"),
    ("Turkish drones, too, have been hitting the hills around Dohuk.", Mode.DRONE, "Turkey"),
    ("A van was bombed by a Turkish drone in Dohuk.", Mode.DRONE, "Turkey"),
    ("The station at Dohuk came under howitzer fire from the Turkish army.", Mode.SHELLING, "Turkey"),
    ("The patrol came under a hail of bullets near Kulgam.", Mode.SHOOTING, None),
    ("The jets rained missiles on the port of Hodeidah.", Mode.MISSILE, None),
    ("Islamic State sent a man in an explosives-packed tanker against a garrison in Ramadi.", Mode.SUICIDE, None),
    ("A Katyusha salvo slammed into the airport at Baghdad.", Mode.ROCKET, None),
    ("The gunmen pumped six bullets into the teacher in Turbat.", Mode.SHOOTING, None),
    ("Armies of both states traded shelling near Poonch on Friday.", Mode.SHELLING, None),
]
NONE = [
    "The ceasefire deal struck in Sochi was meant to hold.",
    "Under the agreement struck by Moscow and Ankara in Astana, the guns were to fall silent.",
    "Howitzers of the brigade were paraded in Ankara.",
    "Drones were flown over the fields near Leeds to spray crops.",
    "The mayor came under fire from critics in Madrid.",
    "Masked men waylaid a bus near Tura and abducted its driver.",
]


@pytest.mark.parametrize(("text", "mode", "side"), TOLD)
def test_fire_poured_on_somebody_is_an_attack(text: str, mode: Mode, side: str | None) -> None:
    (strike,) = extract(text).strikes
    assert strike.mode is mode
    if side is not None:
        assert strike.attacker is not None
        assert strike.attacker.side == side


@pytest.mark.parametrize("text", NONE)
def test_bargains_parades_and_blame_are_no_attack(text: str) -> None:
    assert extract(text).strikes == ()


def test_who_could_not_be_identified_shot_all_the_same() -> None:
    (strike,) = extract("Men who could not be identified gunned down a trader in Peshawar.").strikes
    assert strike.status is StrikeStatus.REPORTED
