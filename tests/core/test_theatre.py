"""The theatres divide the world, and an article's events about one conflict stay together."""

from collections import Counter

import pytest

from tocsin.core.places.gazetteer import gazetteer
from tocsin.core.theatre import THEATRE_OF, THEATRES, UNPLACED, split_by_theatre, theatre_of
from tocsin.schemas import Actor, Claim, Count, Evidence, Place, Strike, Victims
from tocsin.schemas.words import Category, Effect, Mode, PlacePrecision, Qualifier, Scope

AT = (0, 1)


def place(country: str | None) -> Place:
    return Place(text="X", span=AT, name="X", country=country, precision=PlacePrecision.CITY)


def strike(
    country: str | None = None, attacker: str | None = None, start: int = 0, scope: Scope = Scope.CURRENT
) -> Strike:
    return Strike(
        strike_id=f"stk-{start}",
        mode=Mode.AIR,
        attacker=Actor(text="a", span=AT, name="a", side=attacker) if attacker else None,
        places=(place(country),) if country else (),
        scope=scope,
        evidence=Evidence(start=start, end=start + 1, text="x"),
    )


def claim(country: str | None = None, side: str | None = None, start: int = 0) -> Claim:
    return Claim(
        claim_id=f"clm-{start}",
        effect=Effect.KILLED,
        count=Count(low=1, high=1, qualifier=Qualifier.EXACT, text="1", span=AT),
        victims=Victims(text="v", span=AT, category=Category.UNKNOWN, side=side),
        places=(place(country),) if country else (),
        evidence=Evidence(start=start, end=start + 1, text="x"),
    )


def test_every_country_is_in_exactly_one_theatre() -> None:
    counts = Counter(code for codes in THEATRES.values() for code in codes)
    assert [code for code, n in counts.items() if n != 1] == []


@pytest.mark.parametrize("code", ["AF", "PS", "XK", "TW", "EH", "GB", "ZW"])
def test_known_countries_have_a_theatre(code: str) -> None:
    assert THEATRE_OF[code] in THEATRES


def test_every_country_the_gazetteer_knows_has_a_theatre() -> None:
    names = gazetteer()
    codes = {c.row.country for key in ("afghanistan", "france", "fiji", "chad", "peru") for c in names.find(key)}
    assert codes <= set(THEATRE_OF)


def test_a_place_of_an_unknown_country_has_no_theatre() -> None:
    assert theatre_of(strike("QQ")) == UNPLACED


def test_neighbours_at_war_share_a_theatre() -> None:
    for pair in (("AF", "PK"), ("IL", "IR"), ("RU", "UA"), ("CD", "RW"), ("TH", "KH"), ("SD", "SS")):
        assert THEATRE_OF[pair[0]] == THEATRE_OF[pair[1]]


def test_its_place_decides_before_its_sides() -> None:
    assert theatre_of(strike("SY", attacker="Russia")) == "middle-east"


def test_without_a_place_its_side_decides() -> None:
    assert theatre_of(strike(attacker="TTP")) == "south-asia"
    assert theatre_of(claim(side="Houthis")) == "middle-east"


def test_with_neither_it_is_unplaced() -> None:
    assert theatre_of(strike()) == UNPLACED


def test_events_without_a_place_go_with_their_article() -> None:
    strikes = (strike("SY", start=0), strike(attacker="Russia", start=10))
    claims = (claim(side="Ukraine", start=20),)
    assert set(split_by_theatre(strikes, claims)) == {"middle-east"}


def test_two_conflicts_of_one_article_part() -> None:
    parts = split_by_theatre((strike("UA", start=5), strike("SD", start=0)), (claim("UA", start=9),))
    assert list(parts) == ["sudan-horn", "eastern-europe"]
    assert len(parts["eastern-europe"][0]) == 1
    assert len(parts["eastern-europe"][1]) == 1


def test_todays_places_outweigh_background() -> None:
    strikes = (strike("FR", start=0, scope=Scope.BACKGROUND), strike("NG", start=4), strike(start=8))
    parts = split_by_theatre(strikes, ())
    assert [s.strike_id for s in parts["west-africa"][0]] == ["stk-4", "stk-8"]


def test_nothing_in_nothing_out() -> None:
    assert split_by_theatre((), ()) == {}
