"""Where a stated thing happened: its clause first, then its sentence, then what was told just before."""

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.places import find_places, places_for


def where(text: str, words: str) -> list[str]:
    at = text.index(words)
    return [p.name for p in places_for((at, at + len(words)), read_doc(text), find_places(text))]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Six people were killed in Khost and Paktika provinces.", "killed", ["Khost", "Paktika"]),
        ("A bomb exploded at Udanti near Devbhog in Raipur District.", "exploded", ["Udanti"]),
        ("Two people died in Kherson, while five were wounded in Nikopol.", "wounded", ["Nikopol"]),
        ("Two people died in Kherson, while five were wounded in Nikopol.", "died", ["Kherson"]),
        ("Terrorists positioned in the Eastern Ghouta fired shells on Damascus city.", "fired shells", ["Damascus"]),
        ("A bus going from Peshawar was hit near Sadda town in Kurram.", "hit", ["Sadda"]),
        ("Fighters killed three people in Goma on Monday, Kigali said.", "killed", ["Goma"]),
        ("A raid in eastern Syria killed two people.", "raid", ["eastern Syria"]),
    ],
)
def test_the_place_of_the_clause_wins(text: str, words: str, places: list[str]) -> None:
    assert where(text, words)[: len(places)] == places


def test_the_finest_place_comes_first() -> None:
    assert where("Shells hit al-Jamilyeh neighborhood in Aleppo city.", "hit")[0] == "Aleppo" or where(
        "Shells hit Iskandar Street in Aleppo city.", "hit"
    )[0].startswith("Iskandar")


def test_the_sentence_before_gives_its_place() -> None:
    assert where("A drone struck a car in Qamishli on Sunday. Two people were killed.", "killed") == ["Qamishli"]


def test_a_dateline_is_the_last_resort() -> None:
    assert where("GOMA, DR Congo (Wire) - Rebels killed ten people on Friday.", "killed") == ["Goma"]


def test_where_a_report_was_filed_is_not_where_it_happened() -> None:
    assert where("WASHINGTON (Wire) - Militants killed ten people on Friday, officials said.", "killed") == []


def test_a_report_of_many_places_gives_none_to_a_statement_without_one() -> None:
    text = (
        "Strikes hit Kabul, Kandahar and Khost on Friday.\n\nIn Torkham the crossing was shut.\n\n"
        "Talks were held in Geneva.\n\nMarkets in Lahore fell.\n\nShops in Quetta closed.\n\n"
        "The minister spoke at length.\n\nHe said 55 soldiers had been killed."
    )
    assert where(text, "killed") == []


def test_governments_are_no_places() -> None:
    assert where("Kabul said 13 soldiers had been killed.", "killed") == []


def test_nothing_named_nothing_found() -> None:
    assert where("Two people were killed.", "killed") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Kurram district, a patrol was hit by a bomb at Sadda.", ["Sadda", "Kurram"]),
        ("In Kabul, a spokesman said that a bomb killed two men in Herat.", ["Herat"]),
    ],
)
def test_the_wider_place_that_opens_a_sentence_goes_for_all_of_it(text: str, places: list[str]) -> None:
    assert [name.removesuffix(" District") for name in where(text, "bomb")] == places


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("The army killed 35 fighters (outlawed in Russia) on Friday.", "killed", []),
        ("The army killed 35 fighters in Russia on Friday.", "killed", ["Russia"]),
        ("At least 22 people were killed in US air strikes on Friday.", "killed", []),
        ("At least 22 people were killed in the US on Friday.", "killed", ["United States"]),
        ("A bomb killed two guards 200 metres away from Goma on Friday.", "killed", ["Goma"]),
        ("Shells killed two people in a Christian town on Friday.", "killed", []),
    ],
)
def test_what_is_named_beside_is_no_scene(text: str, words: str, places: list[str]) -> None:
    assert where(text, words) == places


def test_a_country_gives_way_to_the_one_scene_in_it() -> None:
    closer = "Militants killed ten people in Pakistan on Friday. The blast hit a market in Quetta."
    assert where(closer, "killed") == ["Quetta"]
    elsewhere = "Militants killed ten people in Pakistan on Friday. The minister was travelling in Kherson."
    assert where(elsewhere, "killed") == ["Pakistan"]


def claimed(text: str) -> list[str]:
    return [place.name for place in extract(text).claims[-1].places]


def test_where_somebody_speaks_is_no_scene() -> None:
    told = "All staff were safe, according to the ministry in Berlin. Seven guards were killed."
    assert claimed(told) == []
    assert claimed("All staff were safe in Berlin. Seven guards were killed.") == ["Berlin"]
    leads = "Omar Sahl, who leads troops in Khost, said seven guards were killed in Kandahar."
    assert claimed(leads) == ["Kandahar"]


def test_what_a_war_cost_belongs_to_its_country() -> None:
    shells = "Shells killed two men in Aleppo on Friday. "
    assert claimed(shells + "Some 400,000 people have been killed since Syria's war began in 2011.") == ["Syria"]
    assert claimed(shells + "Nine more were wounded.") == ["Aleppo"]


def test_the_attack_is_where_the_article_is() -> None:
    text = "A bomb went off in a market in Quetta. A patrol was on its way to a camp near Mastung. "
    assert claimed(text + "Nine people were killed in the attack.") == ["Quetta"]
    assert claimed(text + "Nine people were killed.") == ["Quetta"]


def test_where_somebody_holds_an_office_is_no_scene() -> None:
    told = "A bomb went off in Quetta. Rebels claimed the murder of a Kandahar police commander in the blast."
    assert claimed(told) == ["Quetta"]
    assert claimed("Rebels claimed the murder of a police commander in Kandahar.") == ["Kandahar"]


def test_a_country_that_acts_is_not_where_a_war_is_fought() -> None:
    told = "Air strikes hit Khan Yunis in Gaza. At least 52,000 people have been killed since {} began in 2023."
    assert claimed(told.format("Syria's war")) == ["Syria"]
    assert claimed(told.format("Israel's troops")) != ["Israel"]


@pytest.mark.parametrize(
    "told",
    [
        "The injured, six in all, were taken to a hospital in {}.",
        "Four people were wounded, among them a man from {}.",
        "One of the dead was a trader who hailed from {}.",
        "Three soldiers were killed, the army said in {}.",
        "Speaking in {}, the minister said five people were killed.",
        "Two people were killed, both of them residents of {}.",
        "Four people were killed by rebels holed up in {}.",
    ],
)
def test_where_people_are_from_or_taken_to_is_no_scene(told: str) -> None:
    assert claimed("Gunmen attacked a checkpoint near Kandahar. " + told.format("Kunduz")) == ["Kandahar"]


def test_where_people_are_taken_from_is_a_scene() -> None:
    before = "A bomb went off in Quetta. "
    assert claimed(before + "Militants abducted four traders from Khuzdar.") == ["Khuzdar"]
    assert claimed(before + "Planes bombed a hospital in Khuzdar, killing four people.") == ["Khuzdar"]
    assert claimed(before + "Four men were killed on the road to Khuzdar.") == ["Khuzdar"]


def test_a_place_left_or_gone_to_is_not_chained_to_the_one_where_it_happened() -> None:
    assert claimed("A van bound for Quetta was hit near Khuzdar, killing two men.") == ["Khuzdar"]
    assert claimed("Gunmen near Khuzdar killed a labourer from Quetta.") == ["Khuzdar"]
    assert claimed("Two men were killed in an ambush near Khuzdar, Quetta police chief Aslam Jan said.") == ["Khuzdar"]


def test_what_stands_between_a_word_of_origin_and_a_place_is_no_name() -> None:
    assert claimed("Gunmen killed a labourer who hailed from Kunduz at Khost check post.") == ["Khost"]


def test_the_town_behind_the_name_of_a_hospital_is_no_scene() -> None:
    told = "A bomb went off near Kandahar. Four injured persons were shifted to District Headquarters Hospital Kunduz."
    assert claimed(told) == ["Kandahar"]
    told = "A bomb went off near Kandahar. Four men were killed in the attack, a day after a meeting in Kunduz."
    assert claimed(told) == ["Kandahar"]


def test_a_second_place_that_opens_what_follows_does_not_go_with_the_first() -> None:
    text = "In Khost, two people were killed in shelling, and in Kunduz, four people were wounded by a landmine."
    assert [[p.name for p in claim.places] for claim in extract(text).claims] == [["Khost"], ["Kunduz"]]


def test_where_the_fighters_are_who_fire_is_no_scene() -> None:
    assert claimed("Militants in Kunduz fired rockets at Khost, wounding seven people.") == ["Khost"]


def test_a_dateline_is_no_closer_place_than_the_country_told() -> None:
    assert claimed("QUETTA, June 28: Rebels killed five soldiers in the north of Pakistan on Friday.") == ["Pakistan"]


def test_what_came_before_opens_a_sentence_and_is_no_scene_of_the_next() -> None:
    told = "After several attacks on Kunduz, the army bombed the town of Khost. Four people were injured."
    assert claimed(told) == ["Khost"]


def test_what_tells_of_a_place_belongs_to_its_chain() -> None:
    told = "Shells killed two children in Tumbral, a suburb of Khost."
    assert claimed(told) == ["Tumbral", "Khost"]


def test_what_happens_across_a_country_happens_in_no_one_town() -> None:
    told = "Shells killed two men in Aleppo in Syria. Violence around the country killed at least 115 people."
    assert claimed(told) == ["Syria"]
