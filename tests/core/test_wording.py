"""Headlines and why sentences, in words a tired person takes in at once."""

from __future__ import annotations

import pytest
from tests.core.newsroom import Newsroom, article, claim, place, strike

from tocsin.core.codes import ASSAULTS, claim_codes, strike_codes
from tocsin.core.wording import alert_headline, claim_words, claimant_words, incident_headline, listing, says
from tocsin.schemas import Claim, EnrichedEvent, Strike
from tocsin.schemas.words import Mode


def denial(no: Claim) -> EnrichedEvent:
    return next(event for event in Newsroom().read(article("wire", 0, no)) if event.claim is not None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b and 2 more"),
        (["a", "a", ""], "a"),
    ],
)
def test_a_list_reads_as_people_say_it(words: list[str], told: str) -> None:
    assert listing(words) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("19", "19 civilians killed"),
        ("at least 19", "at least 19 civilians killed"),
        ("more than 20", "more than 20 civilians killed"),
        ("10 to 15", "10 to 15 civilians killed"),
        ("dozens", "dozens of civilians killed"),
        ("several", "several civilians killed"),
        ("up to 30", "up to 30 civilians killed"),
        ("fewer than 10", "at most 9 civilians killed"),
        ("0", "no civilians killed"),
    ],
)
def test_a_count_reads_as_it_was_said(number: str, told: str) -> None:
    assert claim_words(claim(number, victims="civilians")) == told


def test_who_says_so() -> None:
    assert claimant_words(claim("1", by="Zaidi/Pakistan"), "wire") == "Zaidi (Pakistan)"
    assert claimant_words(claim("1", by="Pakistan army/Pakistan"), "wire") == "Pakistan army"
    assert claimant_words(claim("1"), "wire") == "wire"
    assert claimant_words(claim("1", by="The hospital's director:medical"), "wire") == "the hospital's director"
    assert claimant_words(claim("1"), "The Courier") == "The Courier"


def test_one_is_one() -> None:
    assert claim_words(claim("1", victims="")) == "1 person killed"
    assert claim_words(claim("1", victims="", category="civilian")) == "1 civilian killed"
    assert claim_words(claim("2", victims="")) == "2 people killed"


def test_a_headline_says_who_denies_its_number() -> None:
    told, no = claim("40", victims="soldiers", by="Italy:official"), claim("40", by="Urquilla/Spain", denied=True)
    other = claim("3", by="Urquilla/Spain", denied=True)
    assert (
        alert_headline("", [(told, "wire")], (), denial(no))
        == "40 soldiers killed, Italy says; Urquilla (Spain) denies it"
    )
    assert alert_headline("", [(told, "wire")], (), denial(other)) == "40 soldiers killed, Italy says"


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Zaidi (Pakistan)", "Zaidi (Pakistan) says"),
        ("Austrian police", "Austrian police say"),
        ("Afghan officials (Afghanistan)", "Afghan officials (Afghanistan) say"),
        ("United Nations", "United Nations says"),
        ("the press", "the press says"),
        ("wire", "wire says"),
    ],
)
def test_the_verb_agrees(who: str, told: str) -> None:
    assert says(who) == told


@pytest.mark.parametrize(
    ("modes", "attackers", "targets", "places", "headline"),
    [
        ((Mode.AIR,), ("Pakistan",), (), ("Kabul", "Afghanistan"), "Air strikes on Kabul by Pakistan"),
        ((Mode.AIR,), ("Pakistan",), (), ("Afghanistan",), "Air strikes in Afghanistan by Pakistan"),
        ((Mode.AIR,), ("Pakistan",), ("Afghanistan",), (), "Air strikes on Afghanistan by Pakistan"),
        ((Mode.DRONE,), (), (), ("Afghanistan",), "Drone attack in Afghanistan"),
        ((Mode.DRONE,), (), ("Afghanistan",), (), "Drone attack on Afghanistan"),
        ((Mode.DRONE,), ("Afghanistan",), (), ("Afghanistan",), "Drone attack in Afghanistan by Afghanistan"),
        ((Mode.DRONE,), ("Afghanistan",), (), (), "Drone attack by Afghanistan"),
        ((Mode.AIR,), ("Pakistan", "Afghanistan"), ("Afghanistan",), ("Kabul",), "Air strikes on Kabul by Pakistan"),
        ((Mode.AIR,), ("Pakistan", "India"), (), ("Khost", "Paktika"), "Air strikes in Khost and Paktika by Pakistan and India"),
        ((Mode.AIR,), (), (), ("Kabul", "Paktika"), "Air strikes on Kabul and Paktika"),
        ((Mode.SHELLING,), ("Pakistan",), (), ("Torkham",), "Shelling of Torkham by Pakistan"),
        ((Mode.SHELLING,), (), (), ("Paktika",), "Shelling in Paktika"),
        ((Mode.SHELLING,), ("Pakistan",), ("Afghanistan",), (), "Shelling of Afghanistan by Pakistan"),
        ((Mode.BOMB,), (), (), ("Quetta",), "Bombing in Quetta"),
        ((Mode.BOMB,), (), (), ("Bagram air base",), "Bombing at Bagram air base"),
        ((Mode.MISSILE,), (), (), ("Bagram air base",), "Missile attack on Bagram air base"),
        ((Mode.SHOOTING,), ("gunmen",), ("Pakistan",), (), "Shooting against Pakistan by gunmen"),
        ((), ("Afghanistan",), (), (), "Attack by Afghanistan"),
        ((Mode.CLASH,), ("Pakistan",), ("Afghanistan",), ("Torkham",), "Clashes between Pakistan and Afghanistan in Torkham"),
        ((Mode.CLASH,), ("Pakistan",), (), ("Bagram air base",), "Clashes involving Pakistan at Bagram air base"),
        ((Mode.CLASH,), (), (), ("Afghanistan",), "Clashes in Afghanistan"),
        ((), (), (), (), "Attack"),
    ],
)  # fmt: skip
def test_an_incident_s_headline(
    modes: tuple[Mode, ...],
    attackers: tuple[str, ...],
    targets: tuple[str, ...],
    places: tuple[str, ...],
    headline: str,
) -> None:
    assert incident_headline(modes, attackers, targets, tuple(place(name) for name in places)) == headline


def test_every_way_of_attack_has_codes() -> None:
    assert set(ASSAULTS) == set(Mode)


def test_codes_of_what_did_not_happen() -> None:
    assert strike_codes(strike("air")).plover_event == "ASSAULT"
    assert strike_codes(strike("air", status="threatened")).plover_event == "THREATEN"
    for status in ("denied", "hypothetical"):
        told: Strike = strike("air", status=status)
        assert strike_codes(told).plover_event is None


def test_civilians_shot_are_attacked_and_soldiers_shot_have_fought() -> None:
    civilians = claim_codes(claim("3", category="civilian"), (Mode.SHOOTING,))
    soldiers = claim_codes(claim("3", category="combatant"), (Mode.SHOOTING,))
    assert civilians.acled_event_type == "Violence against civilians"
    assert soldiers.acled_event_type == "Battles"
    assert claim_codes(claim("3", "captured"), ()).plover_mode == "abduct"
