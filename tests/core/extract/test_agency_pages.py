"""Turns of agency pages: who is hit is no doer, the same attack told again, tolls of a whole war, what else happened elsewhere."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("A mine went off in eastern Ghazni, the alliance said, once the Taliban had claimed the blast.", "Taliban"),
        ("A booby-trapped taxi set off from afar hit an Iraqi army lorry near Dalem, killing two men.", None),
        ("Two guards were killed and another hurt in a planted bomb blast near Dalem.", None),
        ("Rebels claimed to have shot at a bomber over Dalem on Friday.", "Rebels"),
        ("The gunmen kidnapped the two village guards near Dalem and shot them dead on Friday.", "gunmen"),
        ("Villagers insisted that no rebels had been close to the farms they struck in Dalem.", None),
        ("The bombing in Herat was the work of the group and was carried out by its Afghan branch, Islamic State Khorasan.", "Islamic State Khorasan"),
        ("A wanted rebel was reportedly gunned down in an encounter with army commandos near Dalem.", "army commandos"),
        ('A Turkish army spokeswoman spoke of the raid.\n"They had fired two rockets at Dalem before," she said.', None),
    ],
)  # fmt: skip
def test_who_is_named_beside_an_attack_did_not_make_it(text: str, attacker: str | None) -> None:
    (strike,) = extract(text).strikes
    assert (strike.attacker.text if strike.attacker else None) == attacker


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A blast hit a passing police patrol near Dalem, killing six people.", None),
        ("Somali commandos backed by U.S. advisers captured three militants near Dalem.", "Somali commandos"),
        ("The World Food Programme(WFP)-backed Noor Fund said the fighting in Dalem had left 90 people dead.", None),
    ],
)
def test_who_is_hit_or_helps_is_no_doer(text: str, doer: str | None) -> None:
    (claim,) = extract(text).claims
    assert (claim.perpetrator.text if claim.perpetrator else None) == doer


@pytest.mark.parametrize(
    "text",
    [
        "A seventh car bomb was defused near Dalem.",
        "Nobody in the bombarded clinic wore a uniform.",
        "A commander was seriously hit in his stomach.",
        "The family had fled the fighting in Idlib.",
        "A rebel commander was among those eliminated.",
        "Residents saw intensive overflights by Russian reconnaissance drones near Dalem.",
    ],
)
def test_what_is_no_attack(text: str) -> None:
    assert not extract(text).strikes


def test_operations_of_a_tally_are_told_by_province() -> None:
    told = (
        "The number of operations carried out by ISIS cells in areas under regime control since early 2024 has increased to 44. "
        "ISIS operations in 2024 are distributed as follows:\n• Deir Ezzor: 19 operations left 50 soldiers dead.\n• Homs: Four operations."
    )
    strikes = extract(told).strikes
    assert [[place.text for place in strike.places] for strike in strikes] == [[], ["Deir Ezzor"], ["Homs"]]
    assert {strike.scope.value for strike in strikes} == {"background"}
    assert not extract("The surgeons counted: four operations.").strikes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "An attack in Tolima killed five soldiers. The attack comes a week after 14 were killed in Arauca.",
            [["Tolima"], ["Arauca"]],
        ),
        ("Sgt. Noor was wounded in clashes in Cukurca and was taken to Yuksekova State Hospital.", [["Cukurca"]]),
    ],
)
def test_where_older_harm_was_and_a_hospital_by_name(text: str, places: list[list[str]]) -> None:
    assert [[place.text for place in claim.places] for claim in extract(text).claims] == places


def test_a_total_of_civilians_holds_no_soldiers() -> None:
    (total, *rest) = extract(
        "The number of civilians killed in shelling has risen to three. A guard and two soldiers were killed near Dalem."
    ).claims
    assert not any(claim.subset for claim in (total, *rest))


def test_who_is_hurt_as_suspects_act_is_no_suspect() -> None:
    (claim,) = extract("One man was hurt as suspected rebels threw a grenade into a tea shop.").claims
    assert claim.victims.category.value == "civilian"


def test_what_the_struck_had_in_mind_is_no_attack() -> None:
    strikes = extract("Jets targeted a crew preparing to launch rockets near Dalem.").strikes
    assert [strike.status.value for strike in strikes] == ["reported"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            ("Gunmen opened fire on a police van in Quetta's Satellite area on Thursday. "
            "The armed motorcyclists opened fire on the van in the Airport Road area of Quetta."),
            1,
        ),
        (
            ("Four soldiers were hurt in a landmine blast by Maoists in Dantewada district on Monday. "
            "They were on patrol in the district's Dalem area when a landmine exploded."),
            1,
        ),
        ("Two car bombs exploded in Baghdad. The first hit a patrol. The other blast took place at a bus station in central Baghdad.", 2),
        ("The army reported rockets fired from Gaza, where air strikes killed six people on Friday.", 2),
        ("Maoists blew up a police van near Dalem on Sunday. The rebels carried out the landmine blast as constables drove to a polling station.", 1),
    ],
)  # fmt: skip
def test_the_same_attack_told_again_is_one(text: str, events: int) -> None:
    assert len(extract(text).strikes) == events


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Four guards were killed, and about a dozen men including six civilians hurt when a shell landed in Kabul.",
            [("killed", 4, "combatant"), ("wounded", 12, "mixed"), ("wounded", 6, "civilian")],
        ),
        ("The fatalities included a sentry, two nurses and at least three sergeants.", [("killed", 1, "combatant"), ("killed", 2, "civilian"), ("killed", 3, "combatant")]),
        ("Officials confirmed a bomb hit an army bus near Dalem, without mentioning casualties.", []),
        ("The town was taken, although no cadavers had been recovered.", []),
        ("The channel reported a higher casualty figure.", []),
        ("Two teachers were hurt in the raid. The two wounded men were flown out.", [("wounded", 2, "civilian")]),
        (
            "A guard and a cook were hurt in the raid. The two wounded men were flown out.",
            [("wounded", 1, "combatant"), ("wounded", 1, "civilian")],
        ),
        (
            "Two men were killed in a raid on Dalem. An official identified the two casualties as Omar Said and Ali Noor.",
            [("killed", 2, "unknown")],
        ),
        ("Nearly 40 people died in car bombings, including two coordinated blasts that killed 15.", [("killed", 40, "civilian"), ("killed", 15, "civilian")]),
        ("Troops found the remains of five slain rebels, two high-powered firearms and a radio.", [("killed", 5, "combatant")]),
        ("Two rebels, including a Pakistani national, were killed near Dalem.", [("killed", 2, "combatant"), ("killed", 1, "combatant")]),
        ("A boy sustained injuries when a bomb exploded at Motipur 6.", [("wounded", 1, "civilian")]),
        ("A mine went off beside the patrol, leaving fatalities and injuries.", [("killed", 2, "unknown"), ("wounded", 2, "unknown")]),
    ],
)  # fmt: skip
def test_who_was_harmed(text: str, claims: list[tuple[str, int, str]]) -> None:
    assert [(c.effect.value, c.count.low, c.victims.category.value) for c in extract(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Two soldiers were killed on Saturday. Nobody was named. More than 2,400 soldiers have been killed in the country.", ["current", "background"]),
        ("Two soldiers were killed on Saturday. In the past two weeks raids have killed 200 farmers.", ["current", "current"]),
        ("Two farmers were killed on Friday. Dozens of villagers are also killed by mines.", ["current", "background"]),
        ("Car bombs killed 42 people on Sunday. The deadliest blast was in the Nahrwan district, where a bomb killed seven.", ["current", "current"]),
        ("The number of villagers killed in raids since the beginning of this week has risen to four.", ["current"]),
        ("Shelling of Dalem has killed 70 residents since the general launched an offensive earlier this month.", ["current"]),
    ],
)  # fmt: skip
def test_tolls_and_habits_are_background(text: str, scopes: list[str]) -> None:
    assert [claim.scope.value for claim in extract(text).claims] == scopes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Seven guards were killed in Mosul and two in Kirkuk.", [["Mosul"], ["Kirkuk"]]),
        ("Three people were killed in Aleppo, five were killed in Hama.", [["Aleppo"], ["Hama"]]),
        ("In the Basilan clashes, 11 rebels died.", [["Basilan"]]),
        ("ZAMBOANGA CITY—Marines shot dead nine bandits in a raid in Sulu.", [["Sulu"]]),
        ("Jets hit the suburbs of Iraq's northern city of Mosul, killing two men.", [["Mosul"]]),
        ("A bomb killed nine people in Africa.", [[]]),
    ],
)
def test_where_each_of_them_died(text: str, places: list[list[str]]) -> None:
    assert [[place.text for place in claim.places] for claim in extract(text).claims] == places


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("JERUSALEM/GAZA: Two men were killed in air strikes, the health ministry said.", "the health ministry"),
        ("Talks failed.\nOne man was hurt, said Oleh Noor, head of the council, UNN reports.", "Oleh Noor"),
        ("Talks failed.\nOne man was hurt, UNN reports.", "UNN"),
        ("“Al-Fath” factions responded by firing shells on Dalem, where two soldiers were killed.", None),
        (
            (
                "Omar Asrat, spokesman for the governor, said the armed attackers, in masks, opened fire near Dalem.\n\n"
                "Five of the wounded were small children, he said."
            ),
            "Omar Asrat, spokesman for the governor",
        ),
        ("Noor told Reuters his elder brother was one of the dead.", "Noor"),
    ],
)
def test_who_says_so(text: str, claimant: str | None) -> None:
    (claim,) = extract(text).claims
    assert (claim.claimant.text if claim.claimant else None) == claimant


def test_an_agency_is_no_part_of_whom_it_was_told_of() -> None:
    (claim,) = extract("Noor told Reuters his elder brother was one of the dead.").claims
    assert claim.victims.text == "his elder brother"


def test_what_another_day_brought_is_another_attack() -> None:
    told = (
        "A drone strike on a farm in North Waziristan killed four rebels Sunday.\n\n"
        "The missiles set the farm near Dalem ablaze.\n\nOn Saturday, Pakistani soldiers killed a Haqqani courier."
    )
    last = extract(told).strikes[-1]
    assert last.attacker is not None
    assert (last.attacker.text, last.mode.value) == ("Pakistani soldiers", "unspecified")


def test_whose_word_it_is_made_no_attack() -> None:
    told = "Shells hit Dalem, killing 12 people. State radio spoke of terrorists - a term used by the rulers of Syria."
    (claim,) = extract(told).claims
    assert claim.perpetrator is None


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Bandits abducted the district head of Dalem.", ["the district head"]),
        ("A police major was shot dead in Dalem.", ["A police major"]),
        ("The soldiers hit the village head on.", []),
    ],
)
def test_heads_of_villages_are_people(text: str, victims: list[str]) -> None:
    assert [claim.victims.text for claim in extract(text).claims] == victims


def test_the_fifth_attack_since_a_month_is_news() -> None:
    (claim,) = extract("Gunmen killed a porter on Tuesday, the fifth such attack on a clinic since December.").claims
    assert claim.scope.value == "current"
