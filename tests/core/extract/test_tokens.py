"""Words, sentences and quotations as the extractor reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.extract import read_doc


def sentences(text: str) -> list[str]:
    doc = read_doc(text)
    return [doc.text[s.start : s.end] for s in doc.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Smith spoke. Two died.", ["Gen. Smith spoke.", "Two died."]),
        ("The U.S. Army said so. It ended.", ["The U.S. Army said so.", "It ended."]),
        ("Nine fell at the scene.The army left.", ["Nine fell at the scene.", "The army left."]),
        ("Headline without stop\n\nThe body begins.", ["Headline without stop", "The body begins."]),
        ("a line that\ngoes on here.", ["a line that\ngoes on here."]),
        ("Shelling | Child injured", ["Shelling |", "Child injured"]),
        ("It was at 10 a.m. on Friday.", ["It was at 10 a.m. on Friday."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("killedand", ["killed", "and"]),
        ("FourTehreek", ["Four", "Tehreek"]),
        ("McVeigh", ["McVeigh"]),
        ("US-led", ["US-led"]),
        ("Sana'a's", ["Sana'a", "'s"]),
        ("1,200 men", ["1,200", "men"]),
    ],
)
def test_words_run_together_are_cut(text: str, words: list[str]) -> None:
    assert read_doc(text).words == words


def test_masked_letters_are_read_through() -> None:
    assert read_doc("kil*led de*ad").lowers == ["killed", "dead"]


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    doc = read_doc("“We go on.\n\nNo.")
    assert [doc.text[a:b] for a, b in doc.quotes] == ["“We go on."]


@given(st.text(max_size=300))
def test_tokens_point_at_their_words_and_sentences_cover_them(text: str) -> None:
    doc = read_doc(text)
    assert [text[a:b] for a, b in zip(doc.starts, doc.ends, strict=True)] == doc.words
    assert [i for s in doc.sentences for i in range(s.first, s.last)] == list(range(len(doc.words)))
