"""Victims whose own words leave it open are known by those beside them, by what was struck, and by who struck."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def kinds(text: str) -> dict[str, str]:
    return {claim.victims.text: claim.victims.category.value for claim in extract(text).claims}


@pytest.mark.parametrize(
    ("text", "victims", "kind"),
    [
        ("A shell hit a farm. At least 30 people died, including policemen and miners.", "30 people", "mixed"),
        ("The fire left 40 people dead, most of them sailors.", "40 people", "mixed"),
        ("The unit had a lucky escape when a mine blew up near the soldiers. No one was injured.", "No one", "combatant"),
        ("The group admitted no casualties on its own side.", "casualties", "combatant"),
        ("A drone hit a car in Homs. Two people were killed. The dead were shepherds.", "Two people", "civilian"),
        ("A drone hit a car in Homs. Two people were killed. The dead were policemen.", "Two people", "combatant"),
        ("A wave of suicide bombings killed 40 Israelis.", "40 Israelis", "civilian"),
        ("Clashes on the border killed 40 Afghans.", "40 Afghans", "unknown"),
        ("Gunmen drove into an army checkpoint on Monday. Eleven people died in the attack.", "Eleven people", "combatant"),
        ("A bomb went off outside a station in Oslo. Four people were hurt.", "Four people", "civilian"),
        ("Karim Haddad was shot dead. Haddad, a former militant, lived in Karachi.", "Karim Haddad", "unknown"),
        ("Two constables were killed and Karim Haddad was injured.", "Karim Haddad", "combatant"),
        ("The rebels killed 20 members of a tribe that had fled.", "20 members", "civilian"),
        ("Armed men captured 60 Yazidis near Sinjar.", "60 Yazidis", "civilian"),
        ("Residents said they had lost four boys (policemen) in the raid.", "four boys", "combatant"),
        ("Police said the attack on the farmers left seven dead.", "seven", "civilian"),
        ("An assault on sailors in Aden killed at least nine.", "nine", "combatant"),
        ("A staff member was hurt when shells fell on the clinic.", "A staff member", "civilian"),
        ("The watchdog counts sixteen journalist deaths.", "sixteen journalist deaths", "civilian"),
        ("A bomb tore into a crowded marketplace in Kunduz and killed six people.", "six people", "civilian"),
        ("Mines have killed 300 people since 2015.", "300 people", "mixed"),
        ("At least 12 were killed when militants ambushed a patrol of the Malian army.", "12", "combatant"),
        ("The rebels attacked an Ethiopian base on Friday. They claimed that 60 were killed.", "60", "combatant"),
        ("The ministry said its jets neutralised 14 in the mountains.", "14", "combatant"),
        ("Rebels killed 14 in an attack on a displacement camp.", "14", "civilian"),
        ("Two Ukrainians were killed when a shell landed on their house.", "Two Ukrainians", "civilian"),
        ("Colonel Ali was killed in the raid. Two of his companions were wounded.", "Two of his companions", "combatant"),
        ("Two of the guards died at the gate, while a third was wounded.", "a third", "combatant"),
        ("At least 30 soldiers and villagers were killed.", "30 soldiers", "mixed"),
        ("Seven army doctors were killed near the river.", "Seven army doctors", "combatant"),
        ("Seven doctors were killed near the river.", "Seven doctors", "civilian"),
        ("Seven Houthis were killed near the river.", "Seven Houthis", "combatant"),
        ("The army reported no casualties in the attack.", "no casualties", "combatant"),
        ("Police reported no casualties in the attack.", "no casualties", "unknown"),
        ("Missiles struck two trucks of the advancing militia, killing six.", "six", "combatant"),
        ("Four people were killed in an attack on policemen near Dalem.", "Four people", "combatant"),
        ("Four people were killed in an attack on a police post near Dalem.", "Four people", "combatant"),
        ("As many as 35 people were killed in the army's ambush of rebels near Dalem.", "35 people", "combatant"),
        ("Four people were killed in a clash over the harvest near Dalem.", "Four people", "unknown"),
        ("Cells killed 580 fighters, civilians, oil workers and officials near Dalem.", "580 fighters", "mixed"),
        ("Cells killed 580 fighters, spies, guards and officers near Dalem.", "580 fighters", "combatant"),
        ("Armed men shot dead two people near Dalem.", "two people", "civilian"),
        ("Six people were killed and 19 others, four of them policemen, were wounded.", "19 others", "mixed"),
        ("Six policemen were killed and 19 others, four of them officers, were wounded.", "19 others", "combatant"),
        ("Gunmen killed six people in Dalem. Four persons were badly wounded.", "Four persons", "civilian"),
        ("Six lashkar men were killed near Dalem.", "Six lashkar men", "combatant"),
        ("Raids on Idlib killed 25 people. The monitor said 10 of them were children.", "25 people", "unknown"),
        ("Raids on Idlib killed 25 people, including 12 women, and injured 70 others.", "70 others", "unknown"),
        ("Villagers killed scores of others suspected to be rebels.", "others", "combatant"),
        ("Two people, who police said were farmers, were killed.", "Two people", "civilian"),
        ("He said three of his family members were killed when rebels burned his farm.", "family members", "civilian"),
        ("Fighting went on. The number of fatalities in military operations has risen to 60.", "60", "unknown"),
        ("The number of soldiers killed in operations has risen to 60.", "60", "combatant"),
        ("Raiders killed 16 herdsmen near Dalem.", "16 herdsmen", "civilian"),
        ("Shells on a customs post killed 21, of whom nine were policemen.", "policemen", "combatant"),
        ("One man was killed when a shell landed near the river.", "One man", "unknown"),
        ("A young man was killed when a shell landed near the river.", "A young man", "civilian"),
        ("A 45-year-old man was killed when a shell landed near the river.", "A 45-year-old man", "civilian"),
        ("Raids on Idlib killed 14 people, including three women and five children.", "14 people", "unknown"),
        ("Raids on Idlib killed 14 people, most of them women and children.", "14 people", "civilian"),
        ("A woman was killed and three other people were wounded in Idlib.", "three other people", "civilian"),
        ("A security guard was killed at the gate of the mill.", "A security guard", "civilian"),
        ("Six border security guards were killed at the gate of the mill.", "Six border security guards", "combatant"),
        ("Seven persons were killed in an attack on a convoy of the Frontier Corps.", "Seven persons", "combatant"),
        ("Strikes on military sites near Damascus killed three people.", "three people", "combatant"),
        ("Four soldiers were hurt. One among the four injured soldiers died of his wounds.", "One", "combatant"),
        ("Gunmen fired on constable Omar and guard Said, leaving both dead.", "both", "combatant"),
        ("Gunmen fired on a baker and his son, leaving both dead.", "both", "civilian"),
        ("Twelve people died in the blast. Among the dead were three children and a policeman.", "Twelve people", "mixed"),
        ("Twelve people died in a raid on Idlib. Seven of them were children.", "Twelve people", "civilian"),
        ("Twelve people died in a raid on Idlib. Five of them were children.", "Twelve people", "unknown"),
        ("A surrendered rebel was killed by his former comrades.", "A surrendered rebel", "civilian"),
        ("A former rebel was killed near the river.", "A former rebel", "unknown"),
        ("A revenue officer was shot dead in Dalem.", "A revenue officer", "civilian"),
        ("A district police officer was shot dead in Dalem.", "A district police officer", "combatant"),
        ("Two forest guards were abducted by rebels.", "Two forest guards", "civilian"),
        ("Two members of a village council were killed by rebels.", "Two members", "civilian"),
        ("Four members of the outlawed Workers' Army of the South were killed.", "Four members", "combatant"),
        ("The chief of a banned outfit was killed in a raid.", "The chief", "combatant"),
        ("The head of a Hamas cell was killed. A senior Hamas figure was wounded.", "A senior Hamas figure", "combatant"),
        ("A mine tore through a police bus near Kunduz. Six people died in the blast.", "Six people", "combatant"),
        ("A bomb ripped through a bus in Kunduz and killed six people.", "six people", "civilian"),
        ("A bomber hit the police academy in Kirkuk, killing 40.", "40", "combatant"),
        ("A bomber hit a crowded seminary in Kirkuk, killing 40.", "40", "civilian"),
        ("Nine farmers were hurt by shells. Two of the injured are in critical condition.", "Two of the injured", "civilian"),
        ("Nine soldiers were hurt by shells. Fifteen were also killed.", "Fifteen", "combatant"),
        ("At least nine people, all soldiers, were killed.", "nine people", "combatant"),
        ("Nine people, both farmers and soldiers, were killed.", "Nine people", "mixed"),
        ("Twelve people died in the blast. Seven of the dead were policemen.", "Twelve people", "mixed"),
        ("Twelve people died in the blast. A guard was among the dead.", "Twelve people", "unknown"),
    ],
)  # fmt: skip
def test_bare_people_are_known_by_what_is_told_around_them(text: str, victims: str, kind: str) -> None:
    told = kinds(text)
    assert any(victims in name and value == kind for name, value in told.items()), told


def test_a_market_in_another_clause_says_nothing_of_these() -> None:
    told = kinds("In Syria a car bomb killed nine people, while a blast in a market killed six people.")
    assert told == {"nine people": "unknown", "six people": "civilian"}


def test_a_base_nearby_is_not_what_was_struck() -> None:
    assert kinds("A truck blew up near an army base in Homs. Eleven people died in the attack.") == {
        "Eleven people": "unknown"
    }


def test_the_rule_that_told_the_kind_is_carried_last() -> None:
    (claim,) = extract("Warplanes hit a market in Homs and killed 12 people.").claims
    assert claim.rules[-1] == "kind.venue"


def test_a_bomb_is_for_the_public_unless_a_war_is_fought_there() -> None:
    assert kinds("A bomb in a litter bin in Antwerp injured 13 people.") == {"13 people": "civilian"}
    assert kinds("A bomb in a litter bin in Baghdad injured 13 people.") == {"13 people": "unknown"}


def test_those_hungry_are_civilians() -> None:
    assert kinds("Twenty people died of hunger in the encircled town as rebels fought on.") == {
        "Twenty people": "civilian"
    }


def test_a_toll_counts_those_the_news_tells_of_and_nobody_is_none_of_them() -> None:
    told = kinds(
        "A drone hit a bus near Khost, killing nine people. Police put the toll at seven. No soldier was hurt."
    )
    assert (told["nine people"], told["seven"]) == ("civilian", "civilian")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Six members of the Dalem town council were killed on Monday.", "Six members of the Dalem town council"),
        ("A drone killed two fighters of the Marn Brigade in Sorvi.", "two fighters of the Marn Brigade"),
        ("A drone killed two members of the Marn Brigade who stood guard.", "two members of the Marn Brigade"),
        ("A drone killed two farmers of the plain.", "two farmers"),
        ("A drone killed two members.", "two members"),
    ],
)
def test_members_are_named_with_what_they_are_members_of(text: str, victims: str) -> None:
    assert [claim.victims.text for claim in extract(text).claims] == [victims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The publicity secretary of the outlawed outfit was killed in an encounter.", "combatant"),
        ("The publicity secretary of the town council was killed in an attack.", "civilian"),
        ("A spokesman of the Taliban was killed in a raid.", "combatant"),
        ("A spokesman of the health ministry was killed in a raid.", "civilian"),
        ("An ISIS financier was killed in a raid.", "combatant"),
        ("A hotel financier was killed in a raid.", "civilian"),
        ("Relatives of two soldiers who were killed in a raid protested.", "combatant"),
    ],
)
def test_whoever_holds_an_office_in_an_armed_group_belongs_to_it(text: str, kind: str) -> None:
    (claim,) = extract(text).claims
    assert claim.victims.category.value == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An air strike hit a hospital in Dalem, killing five people.", "civilian"),
        ("An air strike hit Dalem and five people were taken to a hospital and died.", "unknown"),
        ("A missile struck the railway station of Dalem, killing five people.", "civilian"),
        ("Insurgents stormed a military camp in Dalem, killing five people.", "combatant"),
        ("Insurgents stormed a refugee camp in Dalem, killing five people.", "civilian"),
        ("A drone strike hit a militant hideout in Dalem, killing five people.", "combatant"),
        ("Warplanes hit positions near Dalem, killing five people.", "combatant"),
        ("Militants opened fire on worshippers in Dalem. Five people were killed.", "civilian"),
        ("Militants attacked a guard post in Dalem. Five people were killed.", "combatant"),
        ("A Village Defence Committee member was shot dead in Dalem.", "combatant"),
        ("A village council member was shot dead in Dalem.", "civilian"),
        ("A panchayat member was shot dead in Dalem.", "civilian"),
        ("A guerrilla leader was shot dead in Dalem.", "combatant"),
        ("An ex-militant was shot dead in Dalem.", "unknown"),
        ("A police informer was shot dead in Dalem.", "civilian"),
        ("Three Christian men were shot dead in Dalem.", "civilian"),
        ("Three Christian militiamen were shot dead in Dalem.", "combatant"),
    ],
)
def test_what_was_struck_and_whose_they_were_tells_their_kind(text: str, kind: str) -> None:
    assert kinds(text).popitem()[1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine soldiers were killed in Dalem. Another five were injured.", "combatant"),
        ("Nine soldiers were killed in Dalem. More than five were injured.", "unknown"),
        ("Five people were killed in Dalem. They were policemen.", "combatant"),
        ("Five people were killed in Dalem. They were shepherds.", "civilian"),
        ("Five people were killed in Dalem. They were stopped by rebels.", "unknown"),
        ("A vehicle carrying soldiers hit a landmine near Dalem, killing five.", "combatant"),
        ("A vehicle carrying villagers hit a landmine near Dalem, killing five.", "civilian"),
        ("A vehicle carrying soldiers passed. In Dalem five people were killed.", "unknown"),
        ("The army suffered five dead in Dalem on Friday.", "combatant"),
        ("The town suffered five dead in Dalem on Friday.", "unknown"),
        ("Five people queuing for bread were killed in Dalem.", "civilian"),
        ("Five people waiting for aid were killed in Dalem.", "civilian"),
        ("Five people were killed in Dalem, which needs aid.", "unknown"),
        ("Five elderly people were killed in Dalem.", "civilian"),
        ("A militant carried a reward for the murder of five policemen in Dalem.", "combatant"),
    ],
)
def test_whose_vehicle_and_what_they_were_doing_tells_their_kind(text: str, kind: str) -> None:
    assert [claim.victims.category.value for claim in extract(text).claims][-1] == kind


@pytest.mark.parametrize(
    ("text", "victims", "kind"),
    [
        ("Gunmen shot dead two RVT men at noon.", "two RVT men", "combatant"),
        ("Gunmen shot dead two young men near Dalem at noon.", "two young men", "civilian"),
        ('A rebel commander said "we lost six men in the battle".', "six men", "combatant"),
        ('The party chairman said "we lost six men in the shelling".', "six men", "unknown"),
        ("Unknown men opened fire on one of his escorts, who was killed.", "one of his escorts", "combatant"),
        ("The death toll of rebels in the raids rose to 21 after more bodies were found.", "21", "combatant"),
        (
            "A raid killed three men believed to be members of al Qaeda as they drove to a market.",
            "three men",
            "combatant",
        ),
        ("A raid killed 15 people activists said as rebels closed in on the market.", "15 people", "civilian"),
        ("Volunteers pulled 11 bodies from under the rubble of a house.", "11 bodies", "civilian"),
        ("Volunteers found 11 bodies on the road near Dalem.", "11 bodies", "unknown"),
        ("Three martyrs were brought to the clinic in Dalem.", "Three martyrs", "civilian"),
    ],
)
def test_men_of_a_force_and_the_buried_are_told_apart(text: str, victims: str, kind: str) -> None:
    assert kinds(text)[victims] == kind


@pytest.mark.parametrize(
    ("text", "victims", "kind"),
    [
        ("A drone killed a rebel commander and his driver near Dalem.", "his driver", "combatant"),
        ("Gunmen wounded a doctor of the charity and his driver.", "his driver", "civilian"),
        ("A bomb tore through a police van near Dalem. The driver was badly injured.", "The driver", "combatant"),
        ("A bomb tore through a school bus near Dalem. The driver was badly injured.", "The driver", "civilian"),
        (
            "Raids have killed 43,000 people since October 7, 2023, and injured more than 102,900.",
            "more than 102,900",
            "mixed",
        ),
        ("The court heard that the bombing of a village fair killed eight people.", "eight people", "civilian"),
    ],
)
def test_drivers_are_of_those_they_drive(text: str, victims: str, kind: str) -> None:
    assert kinds(text)[victims] == kind
