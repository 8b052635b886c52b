"""Which mentions of attacks are one event and which stay two: each way of telling again beside its opposite."""

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes
from tocsin.schemas.words import Scope, StrikeStatus


def count(text: str) -> int:
    return len(find_strikes(read_doc(text)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "Turkish warplanes bombed Harim in Idlib province on Monday. Seven people died in the air strikes on northwestern Syria.",
            "Turkish warplanes bombed Harim in Idlib province on Monday. Meanwhile, seven people died in air strikes on northeastern Syria.",
            id="a part of the country told after the town",
        ),
        pytest.param(
            "The U.S.-led coalition carried out a drone strike in northwestern Syria on Monday. A monitor said the strike hit a farm near Harim.",
            "The U.S.-led coalition carried out a drone strike in Kobani on Monday. A monitor said another strike hit a farm near Harim.",
            id="the strike hit the town in that part",
        ),
        pytest.param(
            "The U.S.-led coalition carried out a drone strike in northern Syria. U.S. forces conducted a strike in northern Syria, a general said.",
            "The U.S.-led coalition carried out a drone strike in northern Syria. Russian forces conducted a strike in northern Syria, a general said.",
            id="a coalition and who leads it",
        ),
        pytest.param(
            "Three soldiers died in a gun battle near Kupwara. Earlier, it was reported that two died in an encounter near Kupwara.",
            "Three soldiers died in a gun battle near Kupwara. Earlier, two died in an encounter near Sopore.",
            id="earlier it was reported",
        ),
        pytest.param(
            "A rocket attack hit a fair in Hama. A monitor said the attack was possibly a shelling or a drone attack by rebels.",
            "A rocket attack hit a fair in Hama. A monitor told of a shelling of Homs by rebels.",
            id="what the attack may have been",
        ),
        pytest.param(
            "A car bomb killed four in Qamishli on Monday. A suicide bomber carried out the attack at the Blue Gate roundabout.",
            "A car bomb killed four in Qamishli on Monday. A suicide bomber carried out another attack in Manbij.",
            id="who carried out the attack",
        ),
        pytest.param(
            "US air strikes this month in Kunduz angered the governor. A spokesman called it revenge for American air strikes in Kunduz.",
            "US air strikes this month in Kunduz angered the governor. A spokesman called it revenge for American air strikes in Helmand.",
            id="dated once and named again",
        ),
        pytest.param(
            "The general was killed in an air strike. The United States carried out the air strike at Baghdad, officials said.",
            "The general was killed in an air strike in Mosul. The United States carried out an air strike at Baghdad as well, officials said.",
            id="the lead names no place",
        ),
        pytest.param(
            "Rebels and soldiers clashed in Latakia province. Many have fled. The battle in Latakia has killed thirty.",
            "Rebels and soldiers clashed in Latakia province. Many have fled. The battle in Palmyra has killed thirty.",
            id="the town and the province of one name",
        ),
    ],
)
def test_what_is_told_again_is_one_attack_and_its_opposite_two(one: str, two: str) -> None:
    assert (count(one), count(two)) == (1, 2)


def test_a_bomber_who_enters_and_detonates_is_one_attack_beside_an_older_one() -> None:
    told = "Two bomb attacks shook Israel. A lone suicide bomber boarded a bus in Haifa and detonated a device that killed five."
    assert [s.mode.value for s in find_strikes(read_doc(told))].count("suicide") == 1
    assert len({s.evidence.start for s in find_strikes(read_doc(told))}) == count(told)


def test_a_habit_of_the_north_is_none_of_the_shellings_told_after_it() -> None:
    told = "Northern Syria is frequently shelled by Turkish forces. In May, four were hurt by the Turkish shelling of Harim in Idlib."
    assert count(told) == 2


def test_a_region_in_the_name_of_a_group_is_no_place_of_the_attack() -> None:
    told = (
        "Gunmen attacked a convoy and killed two troopers in Arunachal Pradesh. "
        "The chairman of the United Front of Western South East Asia praised the men who carried out the attack, it said."
    )
    assert count(told) == 1


def test_the_number_of_attacks_is_not_the_one_told_of() -> None:
    told = (
        "A Turkish drone strike killed four near Qamishli in Hasakah. "
        "The number of Turkish drone attacks in northern Syria has grown to forty since 2023."
    )
    assert count(told) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "A car explosion hurt one man in the village of Harim in Idlib. Witnesses ran to the spot. A Turkish drone hit a car there.",
            "A car explosion hurt one man in the village of Harim in Idlib. Witnesses ran to the spot. Meanwhile, a Turkish drone hit a car in Kobani.",
            id="first the explosion and then what exploded",
        ),
        pytest.param(
            "The Turkish army has now bombed the canton of Qamishli. The attack, which was presumably carried out by a drone, was directed against the village of Shorik.",
            "The Turkish army has now bombed the canton of Qamishli. A drone was directed against the village of Shorik later and hit a house.",
            id="the attack carried out by a drone",
        ),
        pytest.param(
            "Russian warplanes struck Saraqib in Idlib. The Russian raids came days after officers demanded last week that villagers of Idlib return.",
            "Russian warplanes struck Saraqib in Idlib. Russian raids last week killed four in Raqqa.",
            id="the raids came days after",
        ),
        pytest.param(
            "Snipers shot a woman in Quneitra province. A doctor said the woman died after she was hit by a sniper shot in Hadarun village.",
            "Snipers shot a woman in Quneitra province. A doctor said a man died after he was hit by a sniper shot in Kobani.",
            id="the woman was shot in the village of that province",
        ),
        pytest.param(
            "US warplanes carried out bombing raids on Kandahar. A spokesman denied that the US bombing of Kandahar hit homes.",
            "US warplanes carried out bombing raids on Kandahar. A spokesman denied that US bombing hit homes in Kunduz.",
            id="the attack told of and denied",
        ),
        pytest.param(
            "Terrorists fired rocket shells on the towns of Saraqib and Harim. A reporter in Idlib said ten shells landed on the two towns in Idlib province.",
            "Terrorists fired rocket shells on the towns of Saraqib and Harim. A reporter in Hama said ten shells landed on two towns in Hama province.",
            id="the two towns in the province",
        ),
        pytest.param(
            "A suicide bomber killed six soldiers at Bagram. The minister mourned. He thinks of all hurt in today's Taliban attack near Bagram.",
            "A suicide bomber killed six soldiers at Bagram. The minister mourned. He thinks of all hurt in another Taliban attack near Herat.",
            id="today's attack",
        ),
        pytest.param(
            "The cabinet condemned the attacks, the latest in Haifa. A lone suicide bomber boarded a bus and detonated a device that killed five.",
            "The cabinet condemned the attacks, the latest in Haifa. In Netanya, a lone suicide bomber boarded a bus and detonated a device.",
            id="the attacks, the latest in a town",
        ),
        pytest.param(
            "Russian airstrikes hit a market in Idlib. Tags Syria Opposition activists say airstrikes have hit a market and other targets in the city of Idlib.",
            "Russian airstrikes hit a market in Idlib. Syrian activists say airstrikes have hit a school and other targets in Hama.",
            id="other targets",
        ),
    ],
)
def test_what_is_told_in_full_later_is_one_attack_and_its_opposite_two(one: str, two: str) -> None:
    assert (count(one), count(two)) == (1, 2)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Four killed in terrorist attacks in Aleppo and Quneitra. Rockets fired by terrorists hit a school in Aleppo. "
            "A man was shot dead by gunmen in Quneitra."
        ),
        "The government met after a weekend of deadly bomb attacks. A car bomb killed five in Haifa. Another car bomb killed two in Jerusalem.",
    ],
)
def test_a_summary_that_says_not_how_is_left_out_where_each_attack_is_told(told: str) -> None:
    assert count(told) == 2


def test_a_response_threatened_is_no_threatened_attack() -> None:
    told = "The government warned of a harsh response to the attack in Haifa. A suicide bomber killed five on a bus in Haifa."
    assert [s.status.value for s in find_strikes(read_doc(told))] == ["reported"]


def test_the_explosion_of_a_drone_is_told_as_the_drones() -> None:
    told = "A car explosion hurt one man in the village of Harim in Idlib. A Turkish drone hit a car there."
    assert [s.mode.value for s in find_strikes(read_doc(told))] == ["drone"]


def test_strikes_dated_once_stay_themselves_beside_an_assault_at_the_same_place() -> None:
    told = (
        "US air strikes this month in Kunduz angered the governor. A Taliban assault left two soldiers dead near Kunduz. "
        "The strikes killed thirty in Kunduz, he said."
    )
    assert sorted(s.mode.value for s in find_strikes(read_doc(told))) == ["air", "unspecified"]


def test_a_car_bomb_driven_by_a_suicide_bomber_is_a_suicide_attack() -> None:
    told = "A car bomb killed four in Qamishli on Monday. A suicide bomber carried out the attack at the Blue Gate roundabout."
    assert [s.mode.value for s in find_strikes(read_doc(told))] == ["suicide"]
    assert [s.mode.value for s in find_strikes(read_doc("A car bomb killed four in Qamishli on Monday."))] == ["bomb"]


def test_attacks_that_are_rare_are_none() -> None:
    assert count("Gunmen shot dead a judge in Jalalabad. Attacks in Kabul have so far been rare.") == 1
    assert count("Gunmen shot dead a judge in Jalalabad. Attacks in Kabul have killed forty.") == 2


@pytest.mark.parametrize(
    ("told", "events"),
    [
        ("A US drone killed four in Miran Shah. It fired two missiles at a car, residents said.", 1),
        ("A US drone killed four in Miran Shah. Militants fired two missiles at a post in Wana.", 2),
        ("Air strikes hit a market in Saada. The coalition denied carrying out the raid.", 1),
        ("Shelling by the army wounded a boy in Atarib, and army forces fired mortar shells at Saraqib.", 2),
        ("The army shelled Atarib and Saraqib with mortar shells.", 1),
        ("The army shelled the town of Flita. The shelling comes a day after rebels took Marun.", 1),
        ("Air strikes hit a convoy in Baghdad. The attack consisted of five missiles that helicopters fired.", 1),
        ("Sixteen police died in gun battles in Giza, which involved militants firing rockets at a convoy.", 1),
        ("Gunmen attacked the town of Tena on October 2. Gunmen attacked the town of Tena again on December 4.", 2),
        ("A gun battle began in Tena on October 2. The gun battle in Tena ended on October 3.", 1),
        ("A bomber struck the consulate in Tena. There was fighting in the street and on its grounds.", 2),
        ("At least five were killed in an air raid on Tena. Kasr Blue was also hit by warplanes.", 2),
        ("At least five were killed in an air raid on Tena. The town was hit by warplanes at noon.", 1),
        ("A car bomb in Tena killed four, while another bombing at a market in the town killed two.", 2),
        ("Last week a car bomb in Kabul killed five, another attack by the Taliban.", 1),
        ("A strike on Jan. 1 hit two cars near Sarmada. A Jan. 3 strike hit a base near Sarmada.", 2),
        ("Warplanes struck the hospital in Tena on Monday. Warplanes then struck the site a second time, he said.", 2),
        (
            "The cabinet met. Police arrested forty after a wave of suicide attacks in Israel. Suicide assaults had shaken it, he said.",
            1,
        ),
        ("Israeli jets hit a house in Rafah, killing two. Artillery also shelled Jabalia.", 2),
        ("A shell fell in Bab Touma. Two shells landed in Jaramana, hurting a boy.", 2),
        ("A shell fell in Bab Touma. The shell hit a house in Damascus.", 1),
        ("A girl was shot by Saudi soldiers in Shada. Snipers shot two Saudi soldiers in Razih.", 2),
        ("The army denied that its jets had killed 12 people in an airstrike on a hospital in Tena.", 1),
        ("Israeli jets hit a camp in Rafah after a rocket was fired at Sderot.", 2),
        ("Russian jets raided Saraqeb. A Russian jet was shot down in Saraqeb.", 2),
        ("Attacks by militants in Kabul have increased. A bomb killed two in Kabul on Sunday.", 2),
        ("The September 11 attacks on New York led to massive US air strikes in Kandahar.", 2),
        ("He condemned both the attack on a market in Baghdad, and the car bomb attacks in Kirkuk on Monday.", 2),
    ],
)
def test_how_many_attacks_are_told(told: str, events: int) -> None:
    assert count(told) == events


def test_the_clashes_are_told_of_where_the_text_speaks_of_no_other_attack() -> None:
    assert count("The patrol was met near the mill, and the clashes lasted for half an hour.") == 1
    assert count("Rebels fired on the patrol near Harim, and the clashes lasted for half an hour.") == 1
    assert count("The general spoke at length of the attack.") == 0


AGAIN = (
    "The blast in Borno State was the third this month.",
    "Hundreds attended the funeral of the victims of the blast in Konduga.",
    "It was the deadliest attack in Nigeria this year.",
)


@pytest.mark.parametrize("sentence", AGAIN)
def test_what_is_ranked_or_mourned_is_the_attack_of_the_news(sentence: str) -> None:
    text = f"A bomb killed five people in Konduga on Monday. The wounded were taken to Maiduguri. {sentence}"
    (strike,) = extract(text, article_id="a").strikes
    assert strike.scope is Scope.CURRENT


def test_who_tried_to_enter_and_then_blew_himself_up_did_it() -> None:
    text = "A bomber killed five people in Konduga on Monday. The attacker tried to enter a mosque and then blew himself up."
    (strike,) = extract(text, article_id="a").strikes
    assert strike.status is StrikeStatus.REPORTED


def test_a_place_that_has_seen_a_surge_in_attacks_is_theirs() -> None:
    text = "A bomb killed five people in Konduga on Monday. Nigeria has witnessed a surge in attacks in recent months."
    _, habit = extract(text, article_id="a").strikes
    assert (habit.scope, [place.text for place in habit.places]) == (Scope.BACKGROUND, ["Nigeria"])


def test_two_towns_far_apart_are_two_attacks_also_below_a_lead() -> None:
    told = "A bomb exploded in Quetta, injuring three people. A car bomb went off in Mastung, killing six people."
    assert count(f"{told} The area is held by rebels.") == 2


def test_what_somebody_had_a_hand_in_is_many() -> None:
    text = (
        "Police arrested a rebel in Konduga on Monday. He was involved in several attacks on security forces in Kano."
    )
    (habit,) = extract(text, article_id="a").strikes
    assert habit.scope is Scope.BACKGROUND
