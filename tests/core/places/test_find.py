"""Which places a text names, which one each is, and what is no place at all."""

# ruff: noqa: SIM905  word lists read best as words

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.places import PlaceMention, find_places
from tocsin.core.places.gazetteer import gazetteer
from tocsin.core.places.keys import place_key
from tocsin.schemas.words import PlacePrecision as P
from tocsin.schemas.words import PlaceRole


def named(text: str) -> dict[str, PlaceMention]:
    return {mention.text: mention for mention in find_places(text)}


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Clashes near Torkham on Friday.", "Torkham", "PK", P.SITE),
        ("An attack in Miran Shah.", "Miran Shah", "PK", P.CITY),
        ("Troops left Spin Boldak.", "Spin Boldak", "AF", P.DISTRICT),
        ("A strike in Paktika province.", "Paktika", "AF", P.ADMIN1),
        ("Tourists were shot in Pahalgam.", "Pahalgam", "IN", P.CITY),
        ("The site at Fordow was hit.", "Fordow", "IR", P.SITE),
        ("Tents in al-Mawasi burned.", "Al-Mawasi", "PS", P.SITE),
        ("Shelling of Deir al-Balah.", "Deir al-Balah", "PS", P.CITY),
        ("The siege of Al-Fashir goes on.", "El Fasher", "SD", P.CITY),
        ("Fighting in Bakhmut.", "Bakhmut", "UA", P.CITY),
        ("A raid on Hudaydah port.", "Hodeidah", "YE", P.CITY),
        ("Shots were heard in Ménaka.", "Menaka", "ML", P.CITY),
        ("War in Türkiye and Syria.", "Turkey", "TR", P.COUNTRY),
        ("A march across the U.S. on Sunday.", "United States", "US", P.COUNTRY),
        ("Bombs fell on Kharkov.", "Kharkiv", "UA", P.CITY),
        ("They met in Geneva.", "Geneva", "CH", P.CITY),
        ("Rebels hold Deir ez-Zor.", "Deir ez-Zor", "SY", P.CITY),
    ],
)
def test_a_place_of_the_news_is_known(text: str, name: str, country: str, precision: P) -> None:
    (mention,) = [m for m in find_places(text) if m.place.name == name]
    assert (mention.place.country, mention.precision) == (country, precision)
    assert mention.place.lat is not None
    assert mention.place.lon is not None


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Police in Hyderabad, Pakistan, said a blast in Karachi killed two.", "Hyderabad", "PK"),
        ("Police in Hyderabad, India, said a blast in Mumbai killed two.", "Hyderabad", "IN"),
        ("Lebanese troops entered Tripoli after clashes in Beirut.", "Tripoli", "LB"),
        ("Libyan militias fought in Tripoli and Misrata.", "Tripoli", "LY"),
        ("Pakistan said Islamabad was quiet.", "Islamabad", "PK"),
        ("Ukrainian forces hold Pokrovsk in Donetsk region.", "Pokrovsk", "UA"),
        ("Russia's army met in Georgia's capital Tbilisi.", "Georgia", "GE"),
    ],
)
def test_the_other_places_of_a_text_decide_between_namesakes(text: str, word: str, country: str) -> None:
    assert named(text)[word].place.country == country
    assert len(named(text)[word].candidates) >= 1


def test_every_place_of_the_name_is_kept_as_a_candidate() -> None:
    mention = named("A blast in Hyderabad, Pakistan.")["Hyderabad"]
    assert {row.country for row in mention.candidates} >= {"PK", "IN"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kabul said its soldiers had not fired.", "Kabul"),
        ("Islamabad accuses its neighbour.", "Islamabad"),
        ("Pakistan launched the strikes.", "Pakistan"),
        ("Talks between Israel and Hamas failed.", "Israel"),
        ("Pakistan's information minister spoke.", "Pakistan"),
        ("A study of the University of Damascus.", "Damascus"),
        ("The Manbij Military Council spoke.", "Manbij"),
        ("The US military denied it.", "US"),
    ],
)
def test_a_name_that_stands_for_people_is_associative(text: str, word: str) -> None:
    assert named(text)[word].role is PlaceRole.ASSOCIATIVE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Bombs fell in Kabul.", "Kabul"),
        ("Strikes on Afghanistan killed nine.", "Afghanistan"),
        ("A car exploded in Syria's Manbij.", "Manbij"),
        ("KABUL, Feb 28 (Wire) - A bomb exploded.", "KABUL"),
    ],
)
def test_a_place_where_something_happened_is_literal(text: str, word: str) -> None:
    assert named(text)[word].role is PlaceRole.LITERAL


def test_a_dateline_is_marked() -> None:
    assert named("MANBIJ, Syria (North Press) – A car exploded.")["MANBIJ"].dateline
    assert not named("A car exploded in Manbij.")["Manbij"].dateline


@pytest.mark.parametrize(
    ("text", "word", "precision"),
    [
        ("a bomb in Pir Qayyum village near Sadda in Kurram", "Pir Qayyum", P.CITY),
        ("in the village of Hassan Agha, south of Manbij", "Hassan Agha", P.CITY),
        ("in the Qaterji neighbourhood of Aleppo", "Qaterji", P.DISTRICT),
        ("an explosion at Udanti near Devbhog in Raipur District", "Udanti", P.CITY),
    ],
)
def test_a_village_no_gazetteer_knows_is_a_place_in_its_country(text: str, word: str, precision: P) -> None:
    mention = named(text)[word]
    assert mention.precision is precision
    assert mention.place.country is not None
    assert mention.place.geonameid is None
    assert mention.place.lat is None


def test_a_plural_goes_for_each_name_of_its_list() -> None:
    found = named("in eastern Khost and Paktika provinces")
    assert found["Paktika"].precision is P.ADMIN1
    assert found["eastern Khost"].precision is P.ADMIN1


@pytest.mark.parametrize(
    "text",
    [
        "President Jordan Peterson spoke with Paris Hilton.",
        "Police found One, But Most of Them were gone.",
        "Afghan and Pakistani soldiers spoke Pashto.",
        "The Islamic State group said so.",
        "Mr Hassan Ali, a spokesman, and General Haftar met.",
        "On Monday the Senate and the House met.",
        "",
    ],
)
def test_what_is_no_place_is_not_taken_for_one(text: str) -> None:
    assert [m.text for m in find_places(text) if m.role is PlaceRole.LITERAL] == []


def test_spans_point_at_the_words() -> None:
    text = "Shelling near Khan Younis, Gaza; Israel's army said on X. In northern Syria, Tal Rifaat was hit."
    for mention in find_places(text):
        assert text[mention.span[0] : mention.span[1]] == mention.text


@pytest.mark.parametrize("name", ["Deir ez-Zôr", "DEIR EZ-ZOR", "Deir ez Zor", "Deir  ez-Zor"])
def test_spellings_of_one_name_share_a_key(name: str) -> None:
    assert place_key(name) == "deir ez zor"


def test_the_credit_travels_with_the_data() -> None:
    assert "GeoNames" in gazetteer().credit
    assert "CC BY 4.0" in gazetteer().credit


def test_the_gazetteer_loads_quickly_and_stays_small() -> None:
    import subprocess
    import sys

    code = (
        "import resource, time; from tocsin.core.places import gazetteer as g, find_places;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; start = time.process_time();"
        "find_places('Kabul'); print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    seconds, kilobytes = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()
    assert float(seconds) < 1.0
    assert int(kilobytes) < 120_000


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    for mention in find_places(text):
        assert text[mention.span[0] : mention.span[1]] == mention.text


PIECES = "in near at the village of Kabul Al-Bab al- Pir Qayyum District, and Syria's Republic of the Congo U.S. said (AP) — \n province , 's St. Gaza".split(
    " "
)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_any_jumble_of_names_is_read_in_order(text: str) -> None:
    spans = [mention.span for mention in find_places(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_a_country_within_a_group_s_name_is_still_a_country_elsewhere() -> None:
    found = find_places(
        "The Tehreek-e-Taliban Pakistan (TTP) said so. Shells fell in Khost. Talks in Pakistan went on."
    )
    assert [(m.place.name, m.place.country, m.precision) for m in found if m.text == "Pakistan"][-1] == (
        "Pakistan",
        "PK",
        P.COUNTRY,
    )


def test_the_seat_of_a_mission_is_no_scene() -> None:
    assert named("Nine people died, the UN mission in Afghanistan said.")["Afghanistan"].role is PlaceRole.ASSOCIATIVE
    assert named("Islamabad earlier said 12 of its soldiers died.")["Islamabad"].role is PlaceRole.ASSOCIATIVE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men were shot dead in Model Colony.", "Model Colony"),
        ("A clerk was found dead in Moosa Lane.", "Moosa Lane"),
        ("Shelling was heard near Tal Zerkan after dawn.", "Tal Zerkan"),
        ("In Gulzar-i-Noor, a shop burned.", "Gulzar-i-Noor"),
        ("Shells fell on Manbij, Umm Zaytun and Al-Kozlia in the countryside.", "Umm Zaytun"),
    ],
)
def test_a_capital_name_behind_a_word_of_place_is_a_place(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Many believe in Hezbollah, he said.", "Hezbollah"),
        ("Shells fell on Manbij, Zerdan reported.", "Zerdan"),
        ("He had faith in Police Commission.", "Police Commission"),
    ],
)
def test_a_group_or_a_source_behind_a_word_of_place_is_none(text: str, name: str) -> None:
    assert name not in named(text)


def test_a_tehsil_is_wider_than_the_quarter_of_it() -> None:
    found = named("A man was killed in Shahkas area in Jamrud tehsil of the Khyber Agency.")
    assert found["Jamrud"].precision is P.DISTRICT


def test_a_town_of_filing_is_one_in_the_middle_of_a_run_on_text() -> None:
    found = named("At least 45 people were killed DAMASCUS (Sputnik) A blast hit the province of Idlib.")
    assert found["DAMASCUS"].dateline
    assert not named("Shells fell on DAMASCUS (the capital) at noon.")["DAMASCUS"].dateline


def test_a_text_all_in_capitals_is_read_as_if_it_were_not() -> None:
    text = (
        "SAN SALVADOR, 9 DEC (WIRE) -- GUERRILLAS ATTACKED A BUS NEAR USULUTAN AND BURNED THE MAYOR'S OFFICE IN THE TOWN OF "
        "ZACATECOLUCA. A SPOKESMAN OF THE ARMY SAID THAT FIVE PASSENGERS WERE INJURED."
    )
    found = named(text)
    assert {"SAN SALVADOR", "USULUTAN", "ZACATECOLUCA"} <= found.keys()
    assert found["SAN SALVADOR"].place.country == "SV"
    assert not {"BUS", "ARMY", "DEC"} & found.keys()
    assert all(text[m.span[0] : m.span[1]] == m.text for m in found.values())


def test_a_tag_of_who_holds_a_place_is_no_place() -> None:
    assert "Israel-controlled" not in named("They drove through Israel-controlled territory east of the town.")


def test_two_capitals_that_speak_are_no_places() -> None:
    found = named("Both Moscow and Kyiv reported attacks overnight.")
    assert found["Moscow"].role is PlaceRole.ASSOCIATIVE


def test_who_lives_in_a_place_and_whose_body_it_is_are_no_places() -> None:
    assert list(named("They planned to attack the Jewish settlement of Qadim.")) == ["Qadim"]
    assert named("He was the head of Iran's Quds Force.")["Iran"].role is PlaceRole.ASSOCIATIVE


@pytest.mark.parametrize(
    "where",
    [
        "at the {} check post",
        "in the heart of {}",
        "in the hills above {}",
        "close to {}",
        "a few kilometres from {}",
        "on the road between {} and Varkol",
        "within the limits of {} police station",
        "inside {}",
        "in Balochistan's {}",
    ],
)
@pytest.mark.parametrize("name", ["Tumbral", "El Tumbral", "Umm al-Tumb"])
def test_a_name_no_gazetteer_knows_is_a_place_where_words_of_place_lead_to_it(where: str, name: str) -> None:
    text = f"A bomb {where.format(name)} left two people dead on Friday."
    assert any(m.text.startswith(name) for m in find_places(text))


def test_a_name_and_a_colon_open_a_report() -> None:
    assert find_places("Quetta: Two men were killed on Friday.")[0].dateline
    assert find_places("QUETTA, June 28: Two men were killed on Friday.")[0].dateline


def test_the_first_word_of_the_name_of_a_body_is_no_place() -> None:
    found = find_places("The attack was claimed by the Manipur Naga People's Front on Friday.")
    assert all(m.role is PlaceRole.ASSOCIATIVE for m in found)
    assert find_places("The city of Kandahar has claimed headlines.")[0].role is PlaceRole.LITERAL


@pytest.mark.parametrize("site", ["gas plant", "military airport", "bus stand", "refugee camp"])
def test_two_words_may_tell_what_a_site_is(site: str) -> None:
    assert any(m.text.startswith("Tumbral") for m in find_places(f"A bomb went off at the Tumbral {site}."))


@pytest.mark.parametrize(
    "text",
    [
        "The shelling of Tumbral resumed on Friday.",
        "Warplanes carried out four raids on Tumbral, witnesses said.",
        "An attack on Tumbral was repelled.",
        "Missiles hit Tumbral early on Friday.",
        "Tumbral, a hamlet to the north of Idlib, was hit.",
    ],
)
def test_what_is_struck_as_towns_are_is_a_place(text: str) -> None:
    assert "Tumbral" in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The shelling of Tumbral positions resumed on Friday.",
        "Raids on Hezbollah went on.",
        "The killers carried Kato's body away.",
        "Guerrillas of Sulu origin landed.",
    ],
)
def test_who_is_struck_or_comes_from_somewhere_is_no_place(text: str) -> None:
    assert all(m.role is PlaceRole.ASSOCIATIVE for m in find_places(text))
