"""Which reports are one incident and which are two."""

from tests.core.newsroom import article, claim, directive, hours, strike
from tests.core.scenarios.scenario import Scenario

NEW = "strike new new_incident"
KNOWN = "strike repeat known_incident"
REFINED = "strike repeat refined"

SCENARIOS = (
    Scenario(
        "two outlets, hours apart, one attack",
        "sides, way, place and time agree: one incident",
        (
            article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Kabul")),
            article("daily", 300, strike("air", "Pakistan", "Afghanistan", "Kabul")),
        ),
        (NEW, KNOWN),
        ("A1 new_strike",),
        ("rang", "repeat"),
        1,
    ),
    Scenario(
        "three spellings of a city",
        "the gazetteer id or the coordinates decide, not the spelling",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 30, strike("air", "Pakistan", None, "Kābul")),
            article("courrier", 60, strike("air", "Pakistan", None, "Kaboul")),
        ),
        (NEW, KNOWN, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "two attackers, one city, one day",
        "named attackers that differ are two incidents",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, strike("air", "India", None, "Kabul")),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "an attacker named late",
        "an attacker not named fits any; the name refines the incident",
        (
            article("wire", 0, strike("air", None, None, "Kabul")),
            article("daily", 60, strike("air", "Pakistan", None, "Kabul")),
        ),
        (NEW, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "an air strike called a missile strike",
        "ways of attack that reports confuse are one family",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, strike("missile", "Pakistan", None, "Kabul")),
        ),
        (NEW, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "an air strike and a car bomb in one city",
        "ways of attack that nobody confuses are two incidents",
        (
            article("wire", 0, strike("air", None, None, "Kabul")),
            article("daily", 60, strike("bomb", None, None, "Kabul"), claim("4", at="Kabul")),
        ),
        (NEW, NEW, "claim new"),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "two cities, one attacker, one day",
        "places out of each other's reach are two incidents",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, strike("air", "Pakistan", None, "Kandahar")),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "neighbouring towns are not one",
        "eight kilometres apart, each with its own name: two incidents",
        (
            article("wire", 0, strike("air", "Israel", None, "Rafah")),
            article("daily", 60, strike("air", "Israel", None, "Khan Younis")),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "a quarter of the city",
        "a site within its city's reach is the same place",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, strike("air", "Pakistan", None, "Shahr-e Naw")),
        ),
        (NEW, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "a site beyond the city's reach",
        "forty kilometres away is another place",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, strike("air", "Pakistan", None, "Bagram air base")),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "the province, then its town",
        "a region holds its towns; the town refines the incident",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Khost")),
            article("daily", 60, strike("air", "Pakistan", None, "Khost city")),
        ),
        (NEW, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "another province",
        "regions that differ are two incidents",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Khost")),
            article("daily", 60, strike("air", "Pakistan", None, "Paktika")),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "only the country is told, then the city",
        "a place told late refines the incident",
        (
            article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Afghanistan")),
            article("daily", 20, strike("air", "Pakistan", "Afghanistan", "Kabul")),
        ),
        (NEW, REFINED),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "only the country is told, and two cities were struck",
        "a country decides only where one candidate is left: here it is an incident of its own",
        (
            article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Kabul")),
            article("daily", 10, strike("air", "Pakistan", "Afghanistan", "Kandahar")),
            article("third", 20, strike("air", "Pakistan", "Afghanistan", "Afghanistan")),
            article("fourth", 30, strike("air", "Pakistan", "Afghanistan", "Afghanistan")),
        ),
        (NEW, NEW, NEW, KNOWN),
        ("A1 new_strike", "B1 new_strike", "C1 new_strike"),
        incidents=3,
    ),
    Scenario(
        "morning and evening",
        "told times more than six hours apart are two incidents",
        (
            article("wire", 120, strike("drone", "Russia", None, "Kharkiv", when=hours(0, 1)), theatre="ukraine"),
            article("wire", 900, strike("drone", "Russia", None, "Kharkiv", when=hours(13, 14)), theatre="ukraine"),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "overnight and early morning",
        "told times that touch are one incident",
        (
            article("wire", 120, strike("drone", "Russia", None, "Kharkiv", when=hours(-6, 0)), theatre="ukraine"),
            article("daily", 180, strike("drone", "Russia", None, "Kharkiv", when=hours(0, 2)), theatre="ukraine"),
        ),
        (NEW, KNOWN),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "the same city the day after",
        "publications a day apart, no time told: two incidents",
        (
            article("wire", 0, strike("drone", "Russia", None, "Kharkiv"), theatre="ukraine"),
            article("wire", 1440, strike("drone", "Russia", None, "Kharkiv"), theatre="ukraine"),
        ),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "a time told a day and a half ago",
        "a told time and a publication within 36 hours are one incident",
        (
            article("wire", 120, strike("drone", "Russia", None, "Kharkiv", when=hours(0, 1)), theatre="ukraine"),
            article("wire", 30 * 60, strike("drone", "Russia", None, "Kharkiv"), theatre="ukraine"),
        ),
        (NEW, KNOWN),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "Kabul said",
        "a name that stands for a government is no place",
        (
            article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Kandahar")),
            article("daily", 60, strike("air", "Pakistan", "Afghanistan", "Kabul", associative=True)),
        ),
        (NEW, KNOWN),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "a claim finds the strike of its article",
        "the same place: the claim is that incident's",
        (
            article(
                "wire",
                0,
                strike("air", "Pakistan", None, "Kabul"),
                strike("air", "Pakistan", None, "Kandahar"),
                claim("7", at="Kandahar", by="Red Crescent:medical"),
            ),
        ),
        (NEW, NEW, "claim new first_claim"),
        ("A1 new_strike",),
        incidents=2,
    ),
    Scenario(
        "a claim alone finds the incident of another article",
        "places and time find it, though no strike is told",
        (
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("daily", 60, claim("7", at="Kabul", by="Red Crescent:medical")),
        ),
        (NEW, "claim new first_claim"),
        ("A1 new_strike", "A2 new_claim"),
        incidents=1,
    ),
    Scenario(
        "nameless attacks with other numbers stay apart",
        "no place, no sides: only the same numbers are the same attack",
        (
            article("wire", 0, strike("shooting"), claim("12")),
            article("daily", 30, strike("shooting"), claim("12")),
            article("third", 60, strike("shooting"), claim("30")),
        ),
        (NEW, "claim new", "strike repeat", "claim repeat same_number", NEW, "claim new"),
        ("A1 new_strike", "B1 new_strike"),
        incidents=2,
    ),
    Scenario(
        "a mute of one city does not hide the next",
        "the desk mutes a place; other places ring",
        (
            directive("mute", "place", "Kabul", -5),
            article("wire", 0, strike("air", "Pakistan", None, "Kabul")),
            article("wire", 5, strike("air", "Pakistan", None, "Kandahar")),
        ),
        (NEW, NEW),
        ("A1 new_strike",),
        ("noted", "muted", "rang"),
        2,
    ),
)
