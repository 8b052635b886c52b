"""Attacks told by fire poured on somebody, by bullets, loaded cars and killings by hand, and what only sounds like them."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract
from tocsin.schemas.words import Mode, Scope, StrikeStatus

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
    ("Russian shells came down on a bus stop in Kherson.", Mode.SHELLING, "Russia"),
    ("The bus was hit by a Ukrainian shell in Donetsk.", Mode.SHELLING, "Ukraine"),
    ("A rocket from an unmanned aircraft struck a cart near Marib.", Mode.DRONE, None),
    ("Mercenaries firing into the air wounded nine people in Zuwara.", Mode.SHOOTING, None),
    ("Militias fought each other from house to house in Tripoli.", Mode.CLASH, None),
    ("Armies of both states traded shelling near Poonch on Friday.", Mode.SHELLING, None),
]
NONE = [
    "The ceasefire deal struck in Sochi was meant to hold.",
    "Under the agreement struck by Moscow and Ankara in Astana, the guns were to fall silent.",
    "Howitzers of the brigade were paraded in Ankara.",
    "Drones were flown over the fields near Leeds to spray crops.",
    "The mayor came under fire from critics in Madrid.",
    "Police fired into the air to disperse fans in Lyon.",
    "The army has to warn civilians before it opens fire, the manual says.",
    "Candidates battled one another for votes in Tripoli.",
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


OFTEN = [
    "Hardly a week passes without the army shelling the hills around Dohuk.",
    "Now and then American warplanes have bombed camps in the hills of Dohuk.",
    "Sayed's fighters mounted raids on Dagestan more than once.",
    "The shelling of the Dohuk hills by Turkish forces has picked up over the past week.",
    "Turkish drones have been hitting the hills around Dohuk with growing frequency.",
]


@pytest.mark.parametrize("text", OFTEN)
def test_what_comes_back_week_after_week_is_background(text: str) -> None:
    news = "Gunmen shot dead a trader in Basra on Monday. "
    found = extract(news + text).strikes
    assert [strike.scope for strike in found] == [Scope.CURRENT, Scope.BACKGROUND]


def test_a_toll_that_has_risen_is_news() -> None:
    text = "The number of people wounded by Turkish shelling of Dohuk has risen to ten."
    assert [strike.scope for strike in extract(text).strikes] == [Scope.CURRENT]


def test_a_squad_of_a_group_is_the_group() -> None:
    (strike,) = extract("A culvert near Basra was blasted by a squad of the Islamic State.").strikes
    assert strike.attacker is not None
    assert strike.attacker.side == "Islamic State"


def test_another_one_went_off_elsewhere() -> None:
    text = "One bomb exploded at the port of Bari. Another ripped through a station in Naples, killing five."
    assert len(extract(text).strikes) == 2


def test_clashes_and_explosions_are_one() -> None:
    (strike,) = extract("Heavy clashes and explosions shook Omdurman on Friday.").strikes
    assert strike.mode is Mode.CLASH


def test_what_somebody_calls_an_attack_is_the_one_told() -> None:
    text = 'A mortar hit a bakery in Idlib on Monday. The mayor spoke of an "attack" on the poor as he came to Aleppo.'
    assert len(extract(text).strikes) == 1


def test_a_crowd_far_away_does_not_move_the_attack_it_protests_against() -> None:
    text = "Israel bombed Gaza on Sunday. In Sydney, hundreds rallied to condemn the Israeli bombing."
    assert all(place.name != "Sydney" for strike in extract(text).strikes for place in strike.places)


def test_what_is_to_end_goes_on() -> None:
    (strike,) = extract("Diplomats urged both sides to halt the shelling of Kupwara.").strikes
    assert strike.status is StrikeStatus.REPORTED


def test_what_the_planes_dropped_belongs_to_the_raid_told_before() -> None:
    text = "Turkish jets bombed the countryside of Derik on Sunday. The planes dropped bombs on houses in Taqil Baqil."
    assert len(extract(text).strikes) == 1


def test_two_habits_are_two() -> None:
    text = "Police posts in Dagestan are regularly shot at by gunmen. Now and then Russian jets have bombed camps."
    assert len(extract(text).strikes) == 2


def test_missiles_of_a_drone_are_a_drone_attack() -> None:
    text = (
        "An unmanned aircraft opened up on a farm near Marib. The missiles tore through a barn near Marib, killing one."
    )
    assert [strike.mode for strike in extract(text).strikes] == [Mode.DRONE]


def test_cylinders_thrown_from_helicopters_are_no_grenades() -> None:
    (strike,) = extract("Helicopters threw explosive cylinders on Tafas, killing two.").strikes
    assert strike.mode is Mode.AIR


def test_shells_that_fell_in_the_fields_of_a_village_fell_there() -> None:
    (strike,) = extract("Shells fell in the orchards of Kafr Banna on Monday.").strikes
    assert [place.text for place in strike.places] == ["Kafr Banna"]


MORE_WAYS = [
    ("A fusillade of shots killed two officers outside a bank in Karachi.", Mode.SHOOTING),
    ("The onslaught on El Fasher has left dozens of civilians dead.", Mode.UNSPECIFIED),
    ("Snipers picked off three protesters in Bangui.", Mode.SHOOTING),
    ("Two Katyushas landed in the middle of Baghdad.", Mode.ROCKET),
    ("Ukrainian drones set a fuel depot alight in Voronezh.", Mode.DRONE),
    ("The air force pounded rebel hideouts in Kachin.", Mode.AIR),
    ("Sarin was used on Khan Shaykhun, killing 80.", Mode.CHEMICAL),
    ("Two armies traded small-arms fire near Poonch.", Mode.CLASH),
    ("Militiamen went from door to door in Bria, slaughtering families.", Mode.UNSPECIFIED),
]
SOUNDS_ALIKE = [
    "The striker went on a rampage through the defence in Turin.",
    "Rain swept into Bunia at dawn.",
    "Police swooped on a house in Leeds and arrested two men.",
    "The use of chlorine in swimming pools is banned in Lyon.",
    "The company traded small fire trucks in Ohio.",
    "A hail of criticism met the minister in Rome.",
]


@pytest.mark.parametrize(("text", "mode"), MORE_WAYS)
def test_many_words_tell_of_an_attack(text: str, mode: Mode) -> None:
    assert [strike.mode for strike in extract(text).strikes] == [mode]


@pytest.mark.parametrize("text", SOUNDS_ALIKE)
def test_rain_and_critics_attack_nobody(text: str) -> None:
    assert extract(text).strikes == ()


def test_a_missile_that_was_fired_is_one_attack() -> None:
    (strike,) = extract("A missile was fired at a merchant ship near Aden on Friday.").strikes
    assert strike.mode is Mode.MISSILE


@pytest.mark.parametrize(
    "text",
    [
        "Sniper kills officer in Kherson",
        "Rockets target a base in Erbil",
        "Landmine kills farmer near Raqqa",
        "She lost both legs to a mine near Kramatorsk as shells fell.",
        "The hospital in Bakhmut was hit for the third time, shelling aside.",
        "Herders and farmers fought in Plateau State, leaving 20 dead.",
        "Police defused a bomb left outside a bank in Imphal.",
    ],
)
def test_headlines_and_things_hit_tell_of_an_attack(text: str) -> None:
    assert extract(text).strikes


@pytest.mark.parametrize(
    "text",
    [
        "Schools in Ohio were targeted for budget cuts, and the fire service too.",
        "The market in Milan was hit by inflation and then by fire.",
        "Police found a hidden cache of bombs in Imphal.",
        "Grenades in a bag left by the road were found in Imphal.",
    ],
)
def test_cuts_and_finds_hit_nobody(text: str) -> None:
    assert extract(text).strikes == ()


def test_the_last_time_and_years_of_it_are_background() -> None:
    for text in (
        "The last time rockets fell on Haifa was a decade ago.",
        "Years of barrel bombing have emptied Daraya.",
    ):
        assert [strike.scope for strike in extract(text).strikes] == [Scope.BACKGROUND]


def test_a_capital_that_does_something_in_the_headline_was_not_attacked() -> None:
    for text in (
        "Doha hosts talks on truce\n\nShelling killed three people on Monday.",
        "Cairo courts Delhi\n\nFive people died when a drone hit a bus, the governor of Kherson said.",
    ):
        assert [strike.places for strike in extract(text).strikes] == [()]


def test_what_names_no_place_was_where_the_last_attack_was() -> None:
    text = "Israeli jets bombed Natanz on Friday. Washington mulled sanctions. The missile that was fired at a lorry killed two."
    assert all(place.name == "Natanz" for strike in extract(text).strikes for place in strike.places)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Maoists triggered a landmine blast near Kistaram, killing two troopers.", Mode.BOMB),
        ("NATO bombed a tanker near Kunduz.", Mode.AIR),
        ("Five bodies with bullet wounds were dumped by a road in Turbat.", Mode.SHOOTING),
        ("Guerrillas dynamited a pipeline in Arauca.", Mode.BOMB),
        ("Hitmen shot dead the mayor of San Mateo.", Mode.SHOOTING),
        ("Soldiers burned down 200 houses in Magway.", Mode.UNSPECIFIED),
    ],
)
def test_one_attack_each_and_by_its_means(text: str, mode: Mode) -> None:
    assert [strike.mode for strike in extract(text).strikes] == [mode]


@pytest.mark.parametrize(
    "text",
    [
        "Four reporters had already been shot dead by the militia near Dohuk.",
        "Diplomats urged both sides to halt the shelling of Kupwara.",
        "Fighting continues to occur in the hills of Dohuk.",
    ],
)
def test_what_had_happened_or_is_to_end_is_background(text: str) -> None:
    before = "Gunmen shot dead a trader in Basra on Monday. He sold cloth. His shop was small. "
    found = [strike for strike in extract(before + text).strikes if strike.evidence.start >= len(before)]
    assert [strike.scope for strike in found] == [Scope.BACKGROUND]


def test_what_somebody_says_had_happened_is_news() -> None:
    text = (
        "Gunmen shot dead a trader in Basra on Monday. He sold cloth. His shop was small. "
        "Police said that a bomb had been hurled at a bank in Mosul."
    )
    assert [strike.scope for strike in extract(text).strikes] == [Scope.CURRENT, Scope.CURRENT]


def test_the_past_days_are_days_of_the_news() -> None:
    text = "A drone struck a bus in Kherson. Air strikes on Sumy over the past three days killed nine people."
    assert [strike.scope for strike in extract(text).strikes] == [Scope.CURRENT, Scope.CURRENT]


def test_an_attack_by_a_helicopter_is_from_the_air() -> None:
    (strike,) = extract(
        "A village near Idlib came under attack by a Syrian helicopter, which dropped two barrel bombs on it."
    ).strikes
    assert strike.mode is Mode.AIR
    (other,) = extract("Rebels attacked a helicopter on the ground at Taftanaz.").strikes
    assert other.mode is Mode.UNSPECIFIED


def test_a_paper_is_no_place_of_a_raid() -> None:
    text = (
        "Militants killed two in raids on hostels in Basra. More raids on hostels left six dead, according to Capital."
    )
    assert all(place.name != "Capital" for strike in extract(text).strikes for place in strike.places)


@pytest.mark.parametrize(
    "owning",
    [
        "A spokesman of Lashkar e Islam rang up journalists to own up to the bombing.",
        "Lashkar e Islam accepted responsibility for the bombing.",
        "Lashkar e Islam said it was behind the bombing.",
    ],
)
def test_who_owns_up_to_an_attack_did_it(owning: str) -> None:
    (strike,) = extract(f"A bomb killed four policemen in Peshawar. {owning}").strikes
    assert strike.attacker is not None
    assert strike.attacker.side == "Lashkar-e-Islam" or "Islam" in strike.attacker.text


def test_an_aerial_attack_told_closer_as_a_drones_is_a_drones() -> None:
    text = "An aerial attack hit a pickup in Hasakah. A Turkish drone strike killed the driver near Hasakah."
    assert [strike.mode for strike in extract(text).strikes] == [Mode.DRONE]


def test_a_house_rigged_with_charges_is_blown_up() -> None:
    (strike,) = extract(
        "Commandos rigged the farm near Shaddadi with charges and a blast reduced it to rubble."
    ).strikes
    assert strike.mode is Mode.BOMB


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Their pickup rolled over a landmine near Baghlan.", Mode.BOMB),
        (
            "Two villages near Idlib received dozens of shells on Monday, and two people were wounded there.",
            Mode.SHELLING,
        ),
        ("Maoists fired from behind boulders at a team of police in Latehar.", Mode.SHOOTING),
        ("The two armies had been exchanging artillery fire near Poonch.", Mode.CLASH),
    ],
)
def test_wheels_over_mines_and_shells_received(text: str, mode: Mode) -> None:
    assert [strike.mode for strike in extract(text).strikes] == [mode]


def test_arms_that_were_bought_struck_nobody() -> None:
    for text in (
        "The army received rockets from Russia in March.",
        "The fort received shells in a shipment from Seoul.",
    ):
        assert extract(text).strikes == ()
