"""Whether a text holds any word a claim or a strike could be built on, before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tocsin.core.extract.english.words import STRIKE_TRIGGERS, TRIGGERS

MEMO_WORDS_MAX = 100_000


class Gate:
    """Asks for parts of words, ``triggers``; what a word was found to hold is kept, since most texts share most words."""

    __slots__ = ("_closed", "_holds_part", "_opening", "_spaced")

    def __init__(self, triggers: Sequence[str]) -> None:
        self._holds_part = re.compile("|".join(re.escape(part) for part in triggers if " " not in part)).search
        self._spaced = tuple(part for part in triggers if " " in part)
        self._opening: set[str] = set()
        self._closed: set[str] = set()

    def lets_in(self, lower: str) -> bool:
        """Whether ``lower``, a text in small letters, holds one of the parts."""
        words = set(lower.split(" "))
        if not words.isdisjoint(self._opening):
            return True
        for word in words - self._closed:
            if self._holds_part(word):
                self._keep(self._opening, (word,))
                return True
        self._keep(self._closed, words)
        return any(part in lower for part in self._spaced)

    @staticmethod
    def _keep(known: set[str], words: Iterable[str]) -> None:
        if len(known) > MEMO_WORDS_MAX:
            known.clear()
        known.update(words)


CLAIMS = Gate(TRIGGERS)
STRIKES = Gate(STRIKE_TRIGGERS)


def may_claim(text: str) -> bool:
    """Whether ``text`` holds any word a claim could be built on; cheap."""
    return CLAIMS.lets_in(text.lower())
