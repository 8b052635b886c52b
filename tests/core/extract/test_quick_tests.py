"""A quick test before a long pattern lets in whatever the pattern would match."""

from __future__ import annotations

import random
from re import _parser  # type: ignore[attr-defined]  # the standard library's own reading of a pattern
from typing import Any

import pytest

from tocsin.core.extract.english import grammar
from tocsin.core.extract.reading.gate import may_claim
from tocsin.core.extract.scope.dating import PAST, PAST_PARTS
from tocsin.core.extract.scope.written import HAVING, JUST_NOW, MEMORIES, REMEMBERING
from tocsin.core.extract.strikes import claimed as strike_claimed
from tocsin.core.extract.strikes import habit as strike_habit
from tocsin.core.extract.strikes import known as strike_known
from tocsin.core.extract.strikes import past as strike_past
from tocsin.core.extract.strikes import signs as strike_signs
from tocsin.core.extract.strikes import told as strike_told
from tocsin.core.extract.strikes import turns as strike_turns
from tocsin.core.extract.strikes.guard_words import SPORT, SPORTS
from tocsin.core.extract.strikes.past import DATED, DATING
from tocsin.core.extract.strikes.told import MOODED, MOODS
from tocsin.core.small import Holds, has_part

SAMPLES = 4_000
FOUND_MIN = 90
"""Of many different texts drawn at the least so many must match; what stands around a text may rule out the others."""


def sample(items: Any, chance: random.Random) -> str:
    """A text that a parsed pattern may match; what stands around it is left out."""
    return "".join(_step(str(op), arg, chance) for op, arg in items)


def _step(name: str, arg: Any, chance: random.Random) -> str:
    if name == "LITERAL":
        return chr(arg)
    if name == "IN":
        literals = [chr(code) for kind, code in arg if str(kind) == "LITERAL"]
        digits = any(str(kind) == "CATEGORY" and "DIGIT" in str(what) for kind, what in arg)
        negated = any(str(kind) == "NEGATE" for kind, _ in arg)
        return chance.choice(literals) if literals and not negated and not digits else "8" if digits else "x"
    if name == "SUBPATTERN":
        return sample(arg[3], chance)
    if name == "BRANCH":
        return sample(chance.choice(arg[1]), chance)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return "".join(sample(arg[2], chance) for _ in range(chance.randint(arg[0], min(arg[1], arg[0] + 1))))
    return ""


def matched(pattern: Any) -> set[str]:
    """Texts that ``pattern`` matches, of every alternative it has."""
    chance = random.Random(7)
    parsed = _parser.parse(pattern.pattern)
    made = {sample(parsed, chance) for _ in range(SAMPLES)}
    found = {text for text in made if pattern.search(text)}
    assert len(found) > min(len(made) / 2, FOUND_MIN)
    return found


@pytest.mark.parametrize(
    ("pattern", "quick"),
    [
        (SPORT, SPORTS),
        (DATED, DATING),
        (MOODS, MOODED),
        (strike_habit.HABITUAL, strike_habit.WORDS),
        (strike_habit.OVER_TIME, strike_habit.WORDS),
        (strike_habit.ON_BASIS, strike_habit.WORDS),
        (strike_signs.CARRIED_OUT, strike_signs.CARRYING_OUT),
        (strike_claimed.CLAIMED, strike_claimed.CLAIMING),
        (strike_signs.TALLY, strike_signs.NUMBERING),
        (strike_told.HALTED, strike_told.HALTING),
        (strike_turns.CAUSE, strike_turns.CAUSES),
        (strike_turns.RESULT, strike_turns.RESULTS),
        (strike_turns.RANKED, strike_turns.RANKS),
        (strike_turns.COURT, strike_turns.COURTS),
    ],
)
def test_words_let_in_whatever_the_pattern_matches(pattern: Any, quick: Holds) -> None:
    assert [text for text in matched(pattern) if not quick.any_of(text.lower().split())] == []


PARTS = [
    (PAST, PAST_PARTS),
    (JUST_NOW, HAVING),
    (REMEMBERING, MEMORIES),
    (DATED, (*strike_past.DATED_PARTS, "8", "war")),
    (strike_past.TURN, strike_past.TURNING),
    (strike_past.HABIT, strike_past.HABITS),
    (strike_known.NOW, strike_known.NOW_PARTS),
    *(
        pair for pair in strike_known.ALWAYS if pair[0] is not strike_known.FIRST_SINCE
    ),  # no text is drawn from that one
]


@pytest.mark.parametrize(("pattern", "parts"), PARTS)
def test_parts_let_in_whatever_the_pattern_matches(pattern: Any, parts: tuple[str, ...]) -> None:
    assert [text for text in matched(pattern) if not has_part(text, parts, 0, len(text))] == []


@pytest.mark.parametrize("word", sorted(grammar.EFFECT_OF))
def test_the_gate_lets_every_word_of_harm_through(word: str) -> None:
    assert may_claim(f"Three people: {word} down, {word} off in Dalem.")
