"""No pattern takes exponential time on a run of the same few letters or words, however long a source repeats itself."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from itertools import product
from types import FrameType

import pytest

import tocsin.core

SECONDS_MAX = 1.0
LETTERS = "aABCDeGHhIJKkLNnoOPprsSTUVvwxz#,.&:;\"'()-"
OFTEN = "aAzITxCpPDoeKJ&,S"
LETTER_RUNS = [
    *(letter * 60 + "!" for letter in LETTERS),
    *((one + two) * 40 + "!" for one, two in product(OFTEN, repeat=2) if one != two),
    *("".join(three) * 40 + "!" for three in product("zICTao", "zIxCTa", "zIxCJT")),
]
WORDS = [
    *("a ", "the ", "on monday ", "in the ", "of the ", "killed ", "and ", "15 ", "said "),
    *("word ", "word-word ", "were also ", ", ", "by the army ", "since "),
]
WORD_RUNS = [*(word * 100 for word in WORDS), *((one + two) * 60 for one, two in product(WORDS[:9], repeat=2))]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that the modules of ``core`` hold by name."""
    for module in pkgutil.walk_packages(tocsin.core.__path__, "tocsin.core."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


PATTERNS = dict(patterns())


def over_letters(pattern: str) -> bool:
    """Whether it is one over the letters of words, not over words."""
    return re.search(r"[a-z]{4}", re.sub(r"\\[a-z]|\?P<\w+>", "", pattern)) is None


def too_long(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise TimeoutError


@pytest.mark.parametrize("name", PATTERNS)
def test_a_search_in_a_run_ends(name: str) -> None:
    pattern = PATTERNS[name]
    before = signal.signal(signal.SIGALRM, too_long)
    try:
        for run in LETTER_RUNS if over_letters(pattern.pattern) else WORD_RUNS:
            signal.setitimer(signal.ITIMER_REAL, SECONDS_MAX)
            try:
                found = (pattern.search(run), pattern.match(run))
            except TimeoutError:
                pytest.fail(f"{pattern.pattern!r} takes more than {SECONDS_MAX} s to look through {run[:24]!r} …")
            assert all(match is None or match.end() <= len(run) for match in found)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 200
