"""Turns found by reading notes a desk would write: who goes on speaking, whose fire it was, what lies where, what is long past."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The Dalem Rights Network said nine were hurt. Radio Noor said shells fell on Varna. Strikes on Kidal killed two men, the monitor said.",
            "The Dalem Rights Network",
        ),
        ("Rebels said they carried out the attack on Dalem. Four of the attackers were killed.", None),
        ('"They shot at us," said Ali Noor. Four of the raiders were killed near Dalem.', None),
        ('"They burned the mill," said Ali Noor. The raiders also killed nine women near Dalem.', None),
        ("Troops shot dead a boy in Dalem. The army spoke of a stone; villagers denied this.", None),
        ("A man whose son was killed in the blast in Dalem said he wanted justice.", None),
        ("The army said its jets hit a camp near Dalem, killing two men, according to herders.", "herders"),
        ("A clerk said rebels blew up the mill at noon putting the toll at seven dead.", "A clerk"),
        ("Seven men were killed in raids on Dalem that put the only mill out of action medics say.", "medics"),
        ("Two sisters were among those killed in Dalem the mayor said.", "the mayor"),
        ("A clerk in Dalem gave a toll of 11 after the raid.", "A clerk in Dalem"),
        ("NEW DELHI: Two men were killed in a blast in Burdwan on Monday.", None),
        ("The front claimed the killing of a judge. Meanwhile, four men were hurt by a mine in Dalem.", None),
    ],
)  # fmt: skip
def test_who_says_so(text: str, claimant: str | None) -> None:
    last = extract(text).claims[-1]
    assert (last.claimant.text if last.claimant else None) == claimant


def test_some_of_them_are_told_by_another() -> None:
    told = "The raids killed 28 Israelis and more than 180 Palestinians, 120 of whom Israel says were assailants."
    *whole, part = extract(told).claims
    assert [claim.claimant for claim in whole] == [None, None]
    assert part.claimant is not None
    assert part.claimant.text == "Israel"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army hit rebels in Kafr Zita and Latamneh, killing nine.", ["Kafr Zita", "Latamneh"]),
        (
            "Updated at Nov 27 2017 BEIRUT Shells killed nine women in Eastern Ghouta near Damascus.",
            ["Damascus", "Eastern Ghouta"],
        ),
        ("Cells attacked a bus in the Syrian desert, killing nine guards.", ["Syrian desert"]),
        ("A bus on its way to Mastung was hit by a bomb in Quetta, killing nine guards.", ["Quetta"]),
    ],
)
def test_where_it_was(text: str, places: list[str]) -> None:
    (claim,) = extract(text).claims
    assert [place.text for place in claim.places] == places


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        ("A car bomb parked near a bus stop went off in Dalem.", [("bomb", "reported", None)]),
        ("Militants opened fire with a rocket launcher on a post in Dalem.", [("shooting", "reported", "Militants")]),
        ("Israel bombed Rafah. Rocket fire from Gaza hit Sderot.", [("air", "reported", "Israel"), ("rocket", "reported", None)]),
        ("A drone struck their car in Dalem. The car was hit by two missiles near the village of Wahijah.", [("drone", "reported", None)]),
        ("Air strikes killed nine men.\n\nA bomb hidden in a cart exploded in Kabul.", [("air", "reported", None), ("bomb", "reported", None)]),
        ("Army units, backed by helicopters, attacked a house in Dalem.", [("unspecified", "reported", "Army")]),
        ("A man was tried for plotting the 2014 blast in Burdwan.", [("bomb", "reported", None)]),
        ("An air raid hit a camp used by rebels in Dalem.", [("air", "reported", None)]),
        ("Herders said insurgents bombed a railway in Dalem.", [("bomb", "reported", "insurgents")]),
        ("A bomber's vest failed to detonate in Dalem.", []),
        ("Jets hit Arbin on Friday. Rebels fired shells at Damascus.", [("air", "reported", "Jets"), ("shelling", "reported", "Rebels")]),
        ("Warplanes bombed a wedding in Mokha on Monday. Two missiles tore through tents in the village of Wahijah.", [("air", "reported", "Warplanes")]),
        ("Gunmen killed nine people in Garissa. Al-Shabaab said it carried out the attack in revenge for Kenya's role in Somalia.", [("shooting", "reported", "Al-Shabaab")]),
    ],
)  # fmt: skip
def test_attacks_told_so(text: str, strikes: list[tuple[str, str, str | None]]) -> None:
    found = extract(text).strikes
    assert [(s.mode.value, s.status.value, s.attacker.text if s.attacker else None) for s in found] == strikes


def test_an_article_on_what_an_old_attack_left_is_background() -> None:
    told = "Nearly three years after gunmen killed 148 people in Garissa, survivors wait for help. Four of the attackers were killed."
    assert {claim.scope.value for claim in extract(told).claims} == {"background"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Rescuers searched for two men believed to be trapped under the rubble; nine were killed.", [("missing", 2), ("killed", 9)]),
        ("Rebels abducted 276 girls, of whom 57 escaped.", [("captured", 276)]),
        ("Two brothers, Omar Said (9) and Ali Said (12), were injured by a bomb in Dalem.", [("wounded", 2)]),
        ("Up to 5,000 people are thought to have lost their lives in the war.", [("killed", 5000)]),
        ("The centre counted 23 people killed by drones, as follows: 14 fighters and nine weavers.", [("killed", 9), ("killed", 14), ("killed", 23)]),
        ("The names of the Afghan dead were not read out after the bombing in Dalem.", []),
        ("Police freed the clerk and brought out his driver unharmed after a raid.", []),
        ("Four soldiers and an undetermined number of rebels were killed.", [("killed", 2), ("killed", 4)]),
        ("Nine infants died on the ward for want of antibiotics.", []),
        ("A co-chair of the canton and her driver were killed in Dalem.", [("killed", 1), ("killed", 1)]),
    ],
)  # fmt: skip
def test_who_was_harmed(text: str, claims: list[tuple[str, int]]) -> None:
    assert sorted((c.effect.value, c.count.low) for c in extract(text).claims) == sorted(claims)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The army targeted a terrorist gathering in Dalem and killed dozens.", "combatant"),
        (
            "Eight people died when a bomber hit a lorry in Dalem. The rebels' spokesman said the victims were soldiers.",
            "unknown",
        ),
    ],
)
def test_of_what_kind_they_were(text: str, category: str) -> None:
    assert extract(text).claims[0].victims.category.value == category


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Guards shot dead two rebels, including a commander of the Liberation Army, in a gunfight in Dalem.",
            "Guards",
        ),
        (
            "A bomb killed nine in Dalem. Rebels often target weavers. 800 people were killed across Iraq in August.",
            None,
        ),
        ("Gunmen attacked a campus in Dalem. Four of the attackers were killed.", None),
    ],
)
def test_who_did_it(text: str, doer: str | None) -> None:
    last = extract(text).claims[-1]
    assert (last.perpetrator.text if last.perpetrator else None) == doer


def test_a_heading_is_no_part_of_who_acts_below_it() -> None:
    told = "An assassination and an IED\n\nUnidentified persons shot dead a weaver in Dalem."
    (claim,) = extract(told).claims
    assert claim.perpetrator is not None
    assert claim.perpetrator.text == "Unidentified persons"


def test_months_before_is_background() -> None:
    told = "A bomber killed four guards in Qalat on Monday. Two months before, a bomb near Varna had killed a sergeant."
    assert [claim.scope.value for claim in extract(told).claims] == ["current", "background"]
