"""What a place name is looked up by: one spelling for diacritics, apostrophes, hyphens and case."""

from __future__ import annotations

from unicodedata import normalize

_DROPPED = str.maketrans(
    {
        **dict.fromkeys("'’‘`ʿʾʼ′*.", None),
        "-": " ",
        "–": " ",
        "‑": " ",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
    }
)


def place_key(name: str) -> str:
    """``Deir ez-Zôr`` and ``deir ez zor`` are looked up alike."""
    if not name.isascii():
        name = "".join(c for c in normalize("NFKD", name) if not "\u0300" <= c <= "\u036f")
    return " ".join(name.casefold().translate(_DROPPED).split())
