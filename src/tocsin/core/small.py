"""Patterns over texts in small letters: to look for small letters is several times quicker than to ignore case."""

from __future__ import annotations

import re

CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]")
"""A capital of a pattern, or one that is an order to it: an escape, a named group."""


def small(pattern: str) -> re.Pattern[str]:
    """``pattern``, however it is written, for a text in small letters."""
    return re.compile(CAPITAL.sub(lambda match: match[0].lower() if len(match[0]) == 1 else match[0], pattern))


def in_small(text: str) -> str:
    """``text`` in small letters, each character where it was: the few that would become two stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
