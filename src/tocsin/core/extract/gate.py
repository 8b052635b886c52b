"""Whether a text holds any word a claim or a strike could be built on, before it is cut into words."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.core.extract.english.words import STRIKE_TRIGGERS, TRIGGERS

MEMO_WORDS_MAX = 100_000


class Gate:
    """Asks for parts of words, ``triggers``; the words found to hold none are kept, since most texts share most words."""

    __slots__ = ("_closed", "_open", "_spaced")

    def __init__(self, triggers: Sequence[str]) -> None:
        self._open = tuple(part for part in triggers if " " not in part)
        self._spaced = tuple(part for part in triggers if " " in part)
        self._closed: set[str] = set()

    def lets_in(self, lower: str) -> bool:
        """Whether ``lower``, a text in small letters, holds one of the parts."""
        fresh = set(lower.split(" ")) - self._closed
        for word in fresh:
            if any(part in word for part in self._open):
                return True
        if len(self._closed) > MEMO_WORDS_MAX:
            self._closed.clear()
        self._closed |= fresh
        return any(part in lower for part in self._spaced)


CLAIMS = Gate(TRIGGERS)
STRIKES = Gate(STRIKE_TRIGGERS)


def may_claim(text: str) -> bool:
    """Whether ``text`` holds any word a claim could be built on; cheap."""
    return CLAIMS.lets_in(text.lower())
