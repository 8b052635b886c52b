"""A feed's words as one line that shows what it says: no line breaks, no control characters, no turned-around text."""

from __future__ import annotations

import unicodedata

CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Directional embeddings, overrides and isolates (Unicode UAX 9): they can make "55" read as something else."""


def one_line(text: str) -> str:
    """``text`` on one line: a headline cannot move the cursor, fake a line or turn one around."""
    shown = "".join(" " if c in TURNS or unicodedata.category(c) in CONTROLS else c for c in text)
    return " ".join(shown.split())
