"""Sentences whose words are torn, swapped and mixed are read all the same: no input makes extraction raise."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from tocsin.core.extract import extract
from tocsin.core.extract.claims import PHRASES
from tocsin.core.extract.english.words import STRIKE_TRIGGERS, TRIGGERS
from tocsin.core.extract.sources.attribution import OTHER_SPOTS

DOCS = Path(__file__).parents[3] / "docs"
ROW = re.compile(r"^\| `[^`]+` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SENTENCES = [
    text.strip().split()
    for page in ("rules.md", "rules-strikes.md")
    for row in ROW.findall((DOCS / page).read_text("utf-8"))
    for text in row
]
"""The examples of the rules: every turn that some rule waits for."""
TEXTS_EACH = 400
SWAPS_MAX = 4
TAILS = 0.3


def broken(random: Random) -> str:
    """Two examples cut into one another, a few of their words swapped for words of a third."""
    one, two, three = (random.choice(SENTENCES) for _ in range(3))
    words = one[random.randrange(len(one)) :] + two[: random.randrange(1, len(two) + 1)]
    for _ in range(random.randrange(SWAPS_MAX)):
        words[random.randrange(len(words))] = random.choice(three)
    if random.random() < TAILS:
        words += [".", random.choice(three).capitalize()]  # a last sentence of one word
    return " ".join(words)


@pytest.mark.parametrize("seed", range(20))
def test_broken_sentences_are_read_and_every_span_points_at_its_words(seed: int) -> None:
    random = Random(seed)
    for _ in range(TEXTS_EACH):
        text = broken(random)
        for claim in extract(text).claims:
            assert claim.evidence.text == text[claim.evidence.start : claim.evidence.end]
            assert claim.victims.text == text[slice(*claim.victims.span)]


def test_words_that_once_broke_a_reader_are_read() -> None:
    assert extract("In Dalem was hurt by shrapnel of a shell.").claims == ()
    assert extract("hostage said").claims == ()
    assert [claim.count.low for claim in extract("Two guards were abducted east of Dalem.So").claims] == [2]


@pytest.mark.parametrize(
    "opening", ["", "Three guards were killed. Residents, ", "Three guards were killed. The army would like to "]
)
def test_a_text_may_break_off_behind_any_word_that_some_reader_waits_for(opening: str) -> None:
    for word in sorted({*OTHER_SPOTS, *PHRASES, *TRIGGERS, *STRIKE_TRIGGERS}):
        found = extract(opening + word).claims
        assert not opening or (found and found[0].count.low == 3), word


def test_an_example_may_break_off_at_any_word() -> None:
    for words in SENTENCES:
        for last in range(1, len(words)):
            text = " ".join(words[:last])
            for claim in extract(text).claims:
                assert claim.evidence.text == text[claim.evidence.start : claim.evidence.end]
