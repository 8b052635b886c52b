"""What armies, monitors and ministries tell of a war: who struck, by what means, where, and what is told twice."""

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import find_strikes
from tocsin.core.places.find import find_places
from tocsin.schemas.event import Strike
from tocsin.schemas.words import Category, Effect, Mode, Scope


def strikes(text: str) -> tuple[Strike, ...]:
    return find_strikes(read_doc(text))


@pytest.mark.parametrize(
    ("text", "mode", "attacker"),
    [
        ("A barrel bomb attack by the army on Kafr Sahl killed three people.", Mode.AIR, "army"),
        ("On Tuesday Turkish shellfire killed a shepherd near Sidakan.", Mode.SHELLING, "Turkish"),
        ("The coalition has been bombing Yemen for two years.", Mode.AIR, "coalition"),
        ("Turkey regularly bombs the hills of northern Iraq.", Mode.AIR, "Turkey"),
        ("Two men were killed by a missile fired from a drone at a house in Bureij.", Mode.DRONE, None),
        ("Hezbollah answered with a salvo of Katyusha rockets aimed at a base near Safed.", Mode.ROCKET, "Hezbollah"),
        ("A unit of the army destroyed a den in Douma and killed a sniper.", Mode.UNSPECIFIED, "army"),
        ("Army units destroyed gatherings of Nusra terrorists in Nawa and killed many.", Mode.UNSPECIFIED, "Army"),
        ("Army operations in Talbiseh left a number of terrorists killed.", Mode.UNSPECIFIED, "Army"),
        ("A rigged truck was destroyed before it reached a post near Sukhna.", Mode.BOMB, None),
        ("Villagers in Saraqeb were gassed with chlorine.", Mode.CHEMICAL, None),
        ("Government planes launched raids on Idlib, killing five.", Mode.AIR, "Government planes"),
        ("The army's artillery opened heavy fire at dens near Deir Ezzor.", Mode.SHELLING, "army"),
        ("The army pounded two hideouts of gunmen in Homs.", Mode.UNSPECIFIED, "army"),
        ("Saada has come under heavy bombing since 2015.", Mode.AIR, None),
        ("Officials in Kharkiv reported strikes from guided bombs.", Mode.AIR, None),
        ("Groupings of al-Nusra Front were targeted in the town of Jasim.", Mode.UNSPECIFIED, None),
        ("In Jaramana, a man was killed by a shell.", Mode.SHELLING, None),
        ("An aerial aggression on the Homs countryside wounded four soldiers.", Mode.AIR, None),
        ("Rebels killed 40 soldiers in an army ambush near Damascus.", Mode.SHOOTING, "army"),
    ],
)
def test_means_and_doer_are_read_from_the_words_of_war_reports(text: str, mode: Mode, attacker: str | None) -> None:
    (strike,) = strikes(text)
    assert (strike.mode, strike.attacker and strike.attacker.text) == (mode, attacker)


@pytest.mark.parametrize(
    "text",
    [
        "Activists gave a toll of at least 70 rebels killed, while others spoke of 40.",
        "Police found a rigged car in Lahore and took it away.",
        "France opened an inquiry into the fire at the depot.",
        "The planes of the airline were late.",
        "The army demolished the headquarters of an old ministry to build a school in Amman.",
        "Doctors performed a special operation on the wounded man in Delhi.",
        "The army said it had destroyed a drone control room at the airport.",
    ],
)
def test_no_attack_is_read_from_tolls_finds_and_everyday_words(text: str) -> None:
    assert not strikes(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            (
                "Army strikes rebels in Daraa, Idlib and Homs\n\nIn Daraa, army units struck rebels near Nawa, a military source told the state agency.\n\n"
                "In Idlib, the army killed many rebels at Qastoun.\n\nIn Homs, the army hit rebel posts in Talbiseh."
            ),
            3,
        ),
        (
            "Strike on Khalak road\n\nThree men died on Wednesday when what officials believe to be a Turkish drone bombed a car on the way to Erbil.",
            1,
        ),
        (
            (
                "Drone hits car west of Tel Abyad\n\nA Turkish drone hit a car near Tel Abyad on Saturday, and three people lost their lives, a monitor said.\n\n"
                "A monitor counts 96 Turkish drone strikes since the start of 2022."
            ),
            2,
        ),
        ("The two sides have exchanged fire every day since Hamas attacked Israel on October 7 last year.", 2),
        (
            (
                "Army jets carried out airstrikes on Dadikh in Idlib. For their part, helicopters dropped barrel bombs on Binnish. "
                "Further north in Azaz, ten people were killed in an air strike."
            ),
            3,
        ),
        (
            "A base in Tartus was hit in Israeli air strikes, a monitor said, reporting at least 20 air raids so far this year.",
            2,
        ),
        (
            "A monitor told of a bloody week. The army shelled Kafr Sahl. In Hama, a shelling attack killed two. In Daraa, army units shelled Nawa.",
            3,
        ),
        ("Hezbollah fired rockets in answer to an attack by Israel which targeted a clinic in Bint Jbeil.", 2),
        ("Rebels gassed people in Saraqeb as government planes launched raids on Idlib province.", 2),
    ],
)
def test_headline_sum_and_count_are_told_from_the_attacks_of_the_text(text: str, count: int) -> None:
    assert len(strikes(text)) == count


def test_a_tally_of_attacks_is_background_beside_the_news() -> None:
    found = strikes(
        "A drone hit a car near Tel Abyad on Saturday. The army has carried out 39 drone strikes on the north so far this year."
    )
    assert [strike.scope for strike in found] == [Scope.CURRENT, Scope.BACKGROUND]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Regime raids on Kafr Zayn, a nearby village, killed two.", "Kafr Zayn"),
        ("Fighters gathered in Rajm al-Tawil yesterday.", "Rajm al-Tawil"),
        ("Shells fell on Orum al-Sughra, a town held by rebels.", "Orum al-Sughra"),
        ("The army secured Tal Masfin on Monday.", "Tal Masfin"),
    ],
)
def test_villages_no_gazetteer_knows_are_told_by_their_names(text: str, name: str) -> None:
    assert name in [mention.text for mention in find_places(text)]


def test_a_group_is_no_village() -> None:
    assert not [m for m in find_places("Two men in al-Shabaab and two in al-Qaeda were arrested.") if "al-" in m.text]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "Barrel bombs killed 18 people in Kafr Sahl on Friday, a doctor told the agency. A day earlier, 26 died in Binnish.",
            ["current", "background"],
        ),
        (
            "Barrel bombs killed 18 people in Kafr Sahl on Friday, a doctor told the agency. Two of 26 hurt a day earlier died.",
            ["current"],
        ),
    ],
)
def test_a_sentence_that_opens_with_the_day_before_is_background(text: str, scopes: list[str]) -> None:
    found = [claim.scope.value for claim in extract(text).claims if claim.count.low in (18, 26)]
    assert found[: len(scopes)] == scopes


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The rebels came under fire near Homs and a number of them were killed.", 2),
        ("An air strike hit the camp and no harm to civilians was reported.", 0),
    ],
)
def test_a_number_of_them_and_no_harm_are_counts(text: str, low: int) -> None:
    assert low in [claim.count.low for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Loyalist pages mourned four soldiers of the brigade.", [4]),
        ("The militia eulogized 12 members on its channel.", [12]),
        ("Thousands mourned four soldiers of the brigade.", []),
        ("The ministry said 17 PKK/YPG fighters were killed in Sinjar.", [17]),
        ("Two fighters rose as martyrs in Jenin.", [2]),
        ("A baker fell as a martyr in Douma.", [1]),
        ("Martyrs and wounded in an air raid on Douma.", [2]),
        ("Several martyrs and dozens of wounded fell in Douma.", [3]),
        ("Ambulances rushed the dead and wounded to the hospital.", []),
    ],
)
def test_the_dead_are_counted_in_the_words_of_war_media(text: str, killed: list[int]) -> None:
    assert [claim.count.low for claim in extract(text).claims if claim.effect is Effect.KILLED] == killed


def test_whom_one_fights_are_no_part_of_a_count_nobody_gave() -> None:
    text = "Our men foiled an attack by the regime forces near Sahl, killing seven of them, including an officer."
    whole, part = extract(text).claims
    assert (whole.count.low, whole.subset, whole.victims.category) == (7, False, Category.COMBATANT)
    assert part.subset


def test_ones_own_dead_are_no_part_of_the_enemys() -> None:
    text = "The YPG killed 23 mercenaries in Afrin. Four of our comrades were martyred, the statement added."
    assert [claim.subset for claim in extract(text).claims] == [False, False]


def test_two_sources_tell_of_one_dead_each_their_own_way() -> None:
    text = (
        "The health ministry said a strike near Tyre killed one person. The Israeli army said it killed an operative."
    )
    assert len(extract(text).claims) == 2


def test_who_fell_at_the_site_of_an_earlier_raid_is_news() -> None:
    text = "Two rescuers died in a strike on Sahl while they were pulling people from the rubble of an earlier raid."
    (claim,) = extract(text).claims
    assert claim.scope is Scope.CURRENT


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Regime forces' snipers shot a boy in Douma.", "Regime forces"),
        ("The Israeli enemy carried out an air aggression on Homs.", "Israeli enemy"),
        ("An Israeli aggression with missiles on Homs hurt six soldiers.", "Israeli"),
    ],
)
def test_sides_are_named_whole(text: str, attacker: str) -> None:
    (strike,) = strikes(text)
    assert strike.attacker is not None
    assert strike.attacker.text == attacker
