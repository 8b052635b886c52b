"""Whose entry a claim is, who corrects whom, and how sources are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.newsroom import claim, claimant

from tocsin.core.conflict import choose_sides, claim_sides, conflict_id, conflict_name
from tocsin.core.ledger import (
    SOURCES_MAX,
    claim_ref,
    claimant_key,
    count_sources,
    find_entry,
    fold,
    named_side,
    same_speaker,
    with_source,
)
from tocsin.core.rows import KnownConflict, Source


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (None, "voice"),
        ("Zaidi/Pakistan", "side:pakistan"),
        ("Islamabad/Pakistan:official", "side:pakistan"),
        ("Zabiullah/Taliban:militant", "side:taliban"),
        ("Khan:medical", "medical:khan"),
        ("al-Shifa/Palestine:medical", "medical:al-shifa"),
        ("officials:unnamed", "unnamed:officials"),
        ("Islamabad/Pakistan:unnamed", "side:pakistan"),
        ("Dawn:media", "media:dawn"),
    ],
)
def test_whose_entry_a_claim_is(said: str | None, key: str) -> None:
    assert claimant_key(claimant(said)) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zaidi", "Mosharraf Zaidi", True),
        ("Mosharraf Zaidi", "ZAIDI", True),
        ("Hamdullah Fitrat", "Zabihullah Mujahid", False),
        ("Gaza health ministry", "health ministry", True),
        (None, None, False),
        ("Zaidi", None, False),
    ],
)
def test_one_speaker_in_two_spellings(one: str | None, other: str | None, same: bool) -> None:
    assert same_speaker(one, other) is same


def test_names_meet_without_case_accents_or_space() -> None:
    assert fold("  Khōst  City ") == fold("KHOST CITY")
    assert fold(None) == fold("") == ""


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("13 Afghan troops", "Afghanistan"),
        ("Pakistani soldiers", "Pakistan"),
        ("Afghan and Pakistani soldiers", None),
        ("civilians", None),
        ("packers", None),
    ],
)
def test_whose_people_the_victims_are(words: str, side: str | None) -> None:
    assert named_side(words, ("Pakistan", "Afghanistan")) == side


@pytest.mark.parametrize(
    ("country", "people"),
    [
        ("Ukraine", "Ukrainian"),
        ("Iran", "Iranians"),
        ("Turkey", "Turkish"),
        ("Israel", "Israeli"),
        ("Lebanon", "Lebanese"),
    ],
)
def test_a_people_shares_its_country_s_stem(country: str, people: str) -> None:
    assert named_side(f"two {people} soldiers", (country, "Sudan")) == country


def test_a_part_and_its_whole_are_two_entries() -> None:
    whole, part = claim_ref(claim("19")), claim_ref(claim("19", subset=True))
    assert find_entry((whole,), part, loose=True) == ()


def test_the_exact_entry_comes_first() -> None:
    known = (claim_ref(claim("19"), "a"), claim_ref(claim("19", side="Afghanistan", category="civilian"), "b"))
    wanted = claim_ref(claim("25", side="Afghanistan", category="civilian"))
    assert [ref.key for ref in find_entry(known, wanted, loose=True)] == ["b", "a"]
    assert [ref.key for ref in find_entry(known, wanted, loose=False)] == ["b"]


def source(outlet: str, group: str) -> Source:
    return Source(outlet=outlet, group=group, article=f"{outlet}-{group}")


sources = st.lists(st.builds(source, st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), max_size=12)


@given(sources)
def test_independent_sources_are_never_more_than_outlets_or_stories(told: list[Source]) -> None:
    kept: tuple[Source, ...] = ()
    for one in told:
        kept = with_source(kept, one)
    outlets, independent = count_sources(kept)
    assert outlets == len({s.outlet for s in told})
    assert independent <= min(outlets, len({s.group for s in told}))
    assert bool(independent) is bool(told)


def test_sources_are_bounded() -> None:
    kept: tuple[Source, ...] = ()
    for n in range(500):
        kept = with_source(kept, source(f"outlet {n}", f"story {n}"))
    assert len(kept) == SOURCES_MAX


def test_a_conflict_is_the_same_in_either_order_and_case() -> None:
    assert conflict_id("south-asia", ("Pakistan", "Afghanistan")) == conflict_id(
        "south-asia", ("AFGHANISTAN", "pakistan")
    )
    assert conflict_id("south-asia", ("Pakistan", "India")) != conflict_id("south-asia", ("Pakistan", "Afghanistan"))
    assert conflict_name("south-asia", ()) == "South Asia: sides not named"
    assert conflict_name("unplaced", ()) == "Places not named: sides not named"


def test_sides_are_filled_up_from_the_article_and_from_what_is_known() -> None:
    known = (KnownConflict(conflict="con-1", sides=("Russia", "Ukraine")),)
    assert choose_sides(("Israel", "Iran"), ("Russia", "Ukraine"), known) == ("Israel", "Iran")
    assert choose_sides(("Pakistan",), ("Afghanistan", "Pakistan"), ()) == ("Afghanistan", "Pakistan")
    assert choose_sides((), ("Afghanistan", "Pakistan"), ()) == ("Afghanistan", "Pakistan")
    assert choose_sides(("Russia",), (), known) == ("Russia", "Ukraine")
    assert choose_sides(("Sudan",), (), known) == ("Sudan",)


def test_a_witness_is_no_party() -> None:
    told = claim("19", side="Afghanistan", by="Red Cross/Switzerland:monitor")
    assert claim_sides(told) == ("Afghanistan",)
