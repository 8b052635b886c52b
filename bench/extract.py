"""Articles per second of CPU that extraction reads, beside spaCy's blank pipeline with a PhraseMatcher on the same texts.

spaCy only cuts words and looks phrases up: who was hurt, by whom, where, when and who says so it does not tell. It is
no dependency; where it is not installed, its column says so.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

from bench.articles import ONE_IN, START, text_of
from tocsin.core.actors.table import entries
from tocsin.core.extract import extract
from tocsin.core.extract.english.words import STRIKE_TRIGGERS, TRIGGERS
from tocsin.core.extract.reading import tokens

TEXTS = 200
ROUNDS = 5
HOSTILE_CHARS = 1_000_000
HOSTILE = (
    "killed ",
    "attack in ",
    "killed and wounded, including ",
    "Kabul said ",
    "strike on Idlib, ",
    '"',
    "( ",
    "5 of ",
)
"""Each repeated to a megabyte: no text may take longer than linear time."""
Read = Callable[[str], Any]


def texts(one_in: int, count: int = TEXTS) -> list[str]:
    """Articles of about 2 KB, one in ``one_in`` about fighting."""
    return ["\n\n".join(text_of(number, one_in)) for number in range(count)]


def per_second(read: Read, given: Sequence[str], rounds: int = ROUNDS) -> float:
    """Texts per second of CPU time, the best of ``rounds``: other work on the machine only ever slows a round."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for text in given:
            read(text)
        best = min(best, time.process_time() - began)
    return len(given) / best


def tocsin_reader(at: datetime = START) -> Read:
    """Everything extraction does."""
    return lambda text: extract(text, article_id="a", language="en", published_at=at)


def spacy_reader() -> Read | None:
    """A blank English pipeline and a matcher of actors and words of harm; None where spaCy is not installed."""
    try:
        spacy, matchers = import_module("spacy"), import_module("spacy.matcher")
    except ImportError:
        return None
    blank = spacy.blank("en")
    matcher = matchers.PhraseMatcher(blank.vocab, attr="LOWER")
    spellings = {" ".join(entry.words) for rows in entries().values() for entry in rows}
    matcher.add("WORDS", [blank.make_doc(words) for words in sorted(spellings | {*TRIGGERS, *STRIKE_TRIGGERS})])
    return lambda text: matcher(blank(text))


def rows(rounds: int = ROUNDS) -> list[tuple[str, float, float | None]]:
    """For each kind of text: its name, tocsin's texts per second, spaCy's."""
    ours, theirs = tocsin_reader(), spacy_reader()
    kinds = ((f"mixed: one in {ONE_IN} about fighting", texts(ONE_IN)), ("all about fighting", texts(1)))
    return [
        (name, per_second(ours, given, rounds), per_second(theirs, given, rounds) if theirs else None)
        for name, given in kinds
    ]


def hostile_s() -> float:
    """CPU seconds of the worst megabyte."""
    read = tocsin_reader()
    return 1 / min(per_second(read, [(piece * HOSTILE_CHARS)[:HOSTILE_CHARS]], 2) for piece in HOSTILE)


def main(rounds: int = ROUNDS) -> None:
    """Print the table."""
    print(f"Extraction is {'interpreted' if (tokens.__file__ or '').endswith('.py') else 'compiled'}.\n")
    print("| texts of 2 KB | tocsin, per second | spaCy blank + PhraseMatcher, per second | tocsin / spaCy |")
    print("| --- | ---: | ---: | ---: |")
    for name, ours, theirs in rows(rounds):
        rival = f"{theirs:,.0f} | {ours / theirs:.2f}" if theirs else "not installed | –"
        print(f"| {name} | {ours:,.0f} | {rival} |", flush=True)
    print(f"\nThe worst of {len(HOSTILE)} hostile texts of 1 MB took {hostile_s():.2f} s.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
