"""Whether a text holds any word a claim or a strike could be built on, before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.core.extract.english.words import STRIKE_TRIGGERS, TRIGGERS

MEMO_WORDS_MAX = 100_000


class Gate:
    """What lies between two spaces, asked once for its parts of words of harm and attack: most texts share most of it."""

    __slots__ = ("_attack", "_harm", "_holds_attack", "_holds_harm", "_known", "_spaced")

    def __init__(self, harm: Sequence[str], attack: Sequence[str]) -> None:
        self._holds_harm = _any_of(harm).search
        self._holds_attack = _any_of(attack).search
        self._spaced = tuple(part for part in harm if " " in part)
        self._known: set[str] = set()
        self._harm: set[str] = set()
        self._attack: set[str] = set()

    def lets_in(self, text: str, chunks: Sequence[str]) -> tuple[bool, bool]:
        """Whether ``text``, cut at its spaces into ``chunks``, may make a claim, and whether it may tell of an attack."""
        words = set(chunks)
        if len(self._known) > MEMO_WORDS_MAX:
            for known in (self._known, self._harm, self._attack):
                known.clear()
        if fresh := words - self._known:
            self._learn(fresh)
        attack = not words.isdisjoint(self._attack)
        if not words.isdisjoint(self._harm):
            return True, attack
        lower = text.lower()
        return any(part in lower for part in self._spaced), attack

    def _learn(self, fresh: set[str]) -> None:
        self._known |= fresh
        self._harm.update(word for word in fresh if self._holds_harm(word.lower()))
        self._attack.update(word for word in fresh if self._holds_attack(word.lower()))


def _any_of(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in parts if " " not in part))


GATE = Gate(TRIGGERS, STRIKE_TRIGGERS)


def may_claim(text: str) -> bool:
    """Whether ``text`` holds any word a claim could be built on; cheap."""
    return GATE.lets_in(text, text.split(" "))[0]
