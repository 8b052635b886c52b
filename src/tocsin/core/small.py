"""Patterns over texts in small letters: to look for small letters is several times quicker than to ignore case."""

from __future__ import annotations

import re
from collections.abc import Iterable

CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]")
"""A capital of a pattern, or one that is an order to it: an escape, a named group."""


def small(pattern: str) -> re.Pattern[str]:
    """``pattern``, however it is written, for a text in small letters."""
    return re.compile(CAPITAL.sub(lambda match: match[0].lower() if len(match[0]) == 1 else match[0], pattern))


WORDS_KEPT_MAX = 50_000


ALL: list[Holds] = []
"""All there are, which is a dozen."""


class Holds(dict[str, bool]):
    """Which words, in small letters, hold a pattern: worked out once for each, so that a sentence is asked by look-ups.

    A quick test before long patterns: where no word holds what each of their matches holds, none of them is tried.
    ``bit`` is that pattern's in what ``bits_of`` tells of a sentence.
    """

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._search = small(pattern).search
        self.bit = 1 << len(ALL)
        ALL.append(self)
        BITS.clear()

    def __missing__(self, word: str) -> bool:
        if len(self) >= WORDS_KEPT_MAX:
            self.clear()
        found = self[word] = self._search(word) is not None
        return found

    def any_of(self, words: Iterable[str]) -> bool:
        """Whether one of ``words`` holds the pattern."""
        return any(map(self.__getitem__, words))


class _Bits(dict[str, int]):
    """For each word, in small letters, a bit for each pattern that it holds."""

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_KEPT_MAX:
            self.clear()
        found = self[word] = sum(holds.bit for holds in ALL if holds[word])
        return found


BITS = _Bits()


def bits_of(words: Iterable[str]) -> int:
    """The bits of all patterns that one of ``words`` holds: asked once for a sentence, whatever is asked of it then."""
    found = 0
    for bits in set(map(BITS.__getitem__, words)):
        found |= bits
    return found


def has_part(text: str, parts: Iterable[str], start: int, end: int) -> bool:
    """Whether one of ``parts`` of words stands in ``text[start:end]``: a quick test before a pattern each match of which holds one."""
    within = text[start:end]
    for part in parts:  # noqa: SIM110  a loop is twice as quick as a generator here
        if part in within:
            return True
    return False


def in_small(text: str) -> str:
    """``text`` in small letters, each character where it was: the few that would become two stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
