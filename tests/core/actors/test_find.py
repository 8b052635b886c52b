"""Which states, forces and groups a text names, and for whom each fights."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.actors import ActorMention, Form, find_actors, side_countries
from tocsin.core.actors.table import entries
from tocsin.schemas.words import ActorKind as K


def first(text: str) -> ActorMention:
    return find_actors(text)[0]


@pytest.mark.parametrize(
    ("text", "words", "name", "side", "kind"),
    [
        ("Pakistani soldiers fired.", "Pakistani soldiers", "Pakistan", "Pakistan", K.FORCE),
        ("the Israeli air force", "Israeli air force", "Israel", "Israel", K.FORCE),
        ("Russian drones flew in", "Russian drones", "Russia", "Russia", K.FORCE),
        ("Israel's military said", "Israel's military", "Israel", "Israel", K.FORCE),
        ("Turkish occupation forces", "Turkish occupation forces", "Turkey", "Turkey", K.FORCE),
        ("Afghan Taliban fighters", "Afghan Taliban fighters", "Afghanistan", "Afghanistan", K.FORCE),
        ("the Pakistani Taliban", "Pakistani Taliban", "Tehreek-e-Taliban Pakistan", "TTP", K.GROUP),
        ("the TTP claimed", "TTP", "Tehreek-e-Taliban Pakistan", "TTP", K.GROUP),
        ("IDF troops", "IDF troops", "Israel", "Israel", K.FORCE),
        ("the US-led coalition", "US-led coalition", "International Coalition", "International Coalition", K.GROUP),
        ("cadres of the CPI (Maoist)", "cadres", "cadres", None, K.GROUP),
        ("Houthi fighters", "Houthi fighters", "Houthis", "Houthis", K.GROUP),
        ("Suspected armed militants came", "Suspected armed militants", "suspected armed militants", None, K.GROUP),
        ("Jamaat-ul-Ahrar said", "Jamaat-ul-Ahrar", "Jamaat-ul-Ahrar", "TTP", K.GROUP),
        ("al-Shabaab fighters", "al-Shabaab fighters", "Al-Shabaab", "Al-Shabaab", K.GROUP),
        (
            "Islamic State Khorasan claimed",
            "Islamic State Khorasan",
            "Islamic State Khorasan",
            "Islamic State",
            K.GROUP,
        ),
        ("the Kremlin denied", "Kremlin", "Russia", "Russia", K.STATE),
        ("M23 rebels", "M23 rebels", "M23", "M23", K.GROUP),
    ],
)
def test_an_actor_has_a_name_and_a_side(text: str, words: str, name: str, side: str | None, kind: K) -> None:
    mention = first(text)
    actor = mention.actor
    assert (actor.text, actor.name, actor.side, actor.kind) == (words, name, side, kind)
    assert text[mention.span[0] : mention.span[1]] == words


def test_an_adjective_alone_is_told_as_one() -> None:
    assert first("Turkish bombardment of the town").form is Form.ADJECTIVE


def test_a_capital_is_told_as_one() -> None:
    assert first("Kabul said so").form is Form.CAPITAL


def test_an_ambiguous_acronym_needs_its_country_or_its_long_form() -> None:
    assert [m.actor.name for m in find_actors("The RSF said so.")] == []
    assert [m.actor.name for m in find_actors("In Sudan the RSF said so.")] == ["Sudan", "Rapid Support Forces"]
    names = [m.actor.name for m in find_actors("The Rapid Support Forces said so. The RSF did too.")]
    assert names == ["Rapid Support Forces", "Rapid Support Forces"]


def test_the_short_form_told_after_a_name_belongs_to_it() -> None:
    assert first("Rapid Support Forces (RSF) said so.").actor.text == "Rapid Support Forces (RSF)"
    assert first("Rapid Support Forces (Khartoum) said so.").actor.text == "Rapid Support Forces"


def test_small_letters_make_no_acronym() -> None:
    assert [m.actor.name for m in find_actors("it is what it is, let us eat")] == []


def test_spans_never_overlap() -> None:
    text = "Russian and Syrian warplanes, Iranian-backed militias and the SDF's special forces fought Islamic State group jihadists."
    spans = [m.span for m in find_actors(text)]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_the_tables_hold_what_they_promise() -> None:
    names = {(e.name, e.kind) for rows in entries().values() for e in rows}
    assert len({name for name, kind in names if kind is K.STATE}) >= 60
    assert len({name for name, kind in names if kind is K.GROUP}) >= 120
    assert side_countries()["ttp"] == "PK"
    assert side_countries()["pakistan"] == "PK"


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    for mention in find_actors(text):
        assert text[mention.span[0] : mention.span[1]] == mention.actor.text
