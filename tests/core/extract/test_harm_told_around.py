"""Harm told around the attack: who is arrested over it, received in hospital, sent there, among the dead, counted otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A bomb went off in Dalem. The clinic received 14 patients, two of them with serious injuries.", [("wounded", 14, False), ("wounded", 2, True)]),
        ("The clinic received 14 patients with flu on Friday.", []),
        ("A girl was among those treated after the blast in Dalem.", [("wounded", 1, True)]),
        ("Six others were being treated after the blast in Dalem.", [("wounded", 6, False)]),
        ("Nine men were injured and four of them had been sent to hospital.", [("wounded", 9, False), ("wounded", 4, True)]),
        ("Six more succumbed to their burns after the bombing.", [("killed", 6, False)]),
        ("Nine men died, a nurse among them, and about 70 others were wounded.", [("killed", 9, False), ("killed", 1, True), ("wounded", 70, False)]),
        ("Nine men were killed, seven of them deputy marshals, and at least 20 were wounded.", [("killed", 9, False), ("killed", 7, True), ("wounded", 20, False)]),
        ("Three weavers died in Dalem. The mayor, on the other hand, said two weavers died.", [("killed", 3, False), ("killed", 2, False)]),
        ("The town mourned Omar Said and Ali Noor, who were killed in a raid on Dalem.", [("killed", 2, False)]),
    ],
)  # fmt: skip
def test_who_was_harmed(text: str, claims: list[tuple[str, int, bool]]) -> None:
    assert [(c.effect.value, c.count.low, c.subset) for c in extract(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Police have arrested two men over a bombing in Hamburg that killed two shoppers.", None),
        (
            "The Abu Sayyaf, a splinter of the Moro National Liberation Front, kidnapped a weaver near Dalem.",
            "Abu Sayyaf",
        ),
        ("Gunmen shot dead a teacher in Quetta. Separately, a trooper was hurt in a grenade attack in Turbat.", None),
    ],
)
def test_who_did_it(text: str, doer: str | None) -> None:
    last = extract(text).claims[-1]
    assert (last.perpetrator.text if last.perpetrator else None) == doer


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("14 Feb 2017 Medics say five people were killed in a raid on Dalem.", "Medics"),
        ("Five people were killed in a raid on Dalem, the aid group which runs it said.", "the aid group"),
    ],
)
def test_who_says_so(text: str, claimant: str) -> None:
    (claim,) = extract(text).claims
    assert claim.claimant is not None
    assert claim.claimant.text == claimant


def test_a_blast_outside_an_office_lies_where_the_office_is() -> None:
    (claim,) = extract("An explosion outside an exchange office in Gothenburg hurt nine people.").claims
    assert [place.text for place in claim.places] == ["Gothenburg"]


def test_wounded_people_on_the_way_to_a_border_guard_nothing() -> None:
    (claim,) = extract("An ambulance was taking wounded people from the clinic to the border.").claims
    assert claim.victims.category.value == "unknown"


def test_a_day_of_another_year_dates_what_follows() -> None:
    told = "KAMPALA, March 3, 2014 - A man was jailed. Bombers struck a club in Kampala on July 11, 2010. Nine people died."
    (claim,) = extract(told).claims
    assert claim.scope.value == "background"


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        ("Police arrested a suspect in the shooting of two officers in Lyon.", [("shooting", None)]),
        ("12 guards died when their bus was caught by a van bomb in Madrid.", [("bomb", None)]),
        ("Two women died in the bombardment carried out by a Turkish drone on Dalem.", [("drone", "Turkish drone")]),
        ("An ambulance was later shot at from the air near Harem.", [("air", None)]),
        ("A lorry ploughed into a crowd in Nice, killing nine.", [("unspecified", None)]),
        ("Israel threatened to bomb Beirut.", [("air", "Israel")]),
        ("Turkey threatened a ground offensive in northern Syria.", [("unspecified", "Turkey")]),
        ("Iran denied that it had attacked a tanker near Fujairah.", [("unspecified", "Iran")]),
        ("Police foiled a plot to bomb a mosque in Lahore.", [("bomb", None)]),
        ("A rocket believed to have been fired from the rebel-held town of Jisr hit a school in Homs.", [("rocket", None)]),
        ("Police defused a car bomb outside a court in Lahore.", []),
        ("Air raid sirens sounded in Kyiv.", []),
        ("Lightning struck a school in Rwanda, killing two.", []),
        ("Tens of thousands have been killed in the fighting in Syria since 2011.", []),
    ],
)  # fmt: skip
def test_what_is_an_attack_and_whose(text: str, strikes: list[tuple[str, str | None]]) -> None:
    found = extract(text).strikes
    assert [(s.mode.value, s.attacker.text if s.attacker else None) for s in found] == strikes


def test_ten_years_ago_is_background() -> None:
    (strike,) = extract(
        "Ten years ago on Friday, bombs tore through trains in Madrid, killing 191 people.",
        published_at=datetime(2014, 3, 11, tzinfo=UTC),
    ).strikes
    assert strike.scope.value == "background"


def test_bombings_of_a_year_and_the_bombers_are_one_event() -> None:
    told = (
        "A man was jailed over the 2010 Kampala bombings.\n\nSuicide bombers struck a club in Kampala on July 11, 2010."
    )
    (strike,) = extract(told).strikes
    assert strike.mode.value == "suicide"
