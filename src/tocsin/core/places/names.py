"""A name found in the text before it is known which place it is, and how its words are compared."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from functools import lru_cache

from tocsin.core.places.gazetteer import Candidate
from tocsin.core.places.keys import place_key
from tocsin.schemas.words import PlacePrecision, PlaceRole

MEMO_WORDS_MAX = 30_000
LINKS = frozenset("of the and de da du do ez al el ul i e wa la".split())
AFTER = re.compile(
    r"[ ]?(?:[’']s\b)?[ ]?(check (?:posts?|points?)|checking (?:posts?|points?)|[Pp]olice (?:[Ss]tations?|[Ll]imits)|"
    r"gas (?:plant|field|station)|oil (?:plant|field|station)|power (?:plant|field|station)|military (?:airport|base|post|camp)|"
    r"bus (?:park|stand|station|stop|terminal)|railway station|train station|refugee camp|army camp|training camp|[a-zA-Z-]+)?"
)
"""The word after a name, or the two that tell what a site is; each way begins with a letter of its own, which is quick."""
CAPITALS = "A-ZÀ-Þʿ" + "".join(filter(str.isupper, map(chr, range(0x100, 0x250))))
"""With those of Turkish, Kurdish and the Slavic languages: "Şırnak", "Čačak"."""
WORD = rf"[{CAPITALS}](?:\.(?:[A-Z]\.)+|[\w’'ʿʼ`&-]*)"


@lru_cache(MEMO_WORDS_MAX)
def norm(word: str) -> str:
    """What a word of a name is looked up by."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    return place_key(word.rstrip("’'&-"))


def norm_all(text: str) -> str:
    """The same of each word of ``text``."""
    return " ".join(norm(word) for word in text.split(" "))


def bare(key: str) -> str:
    """``al salehia`` without its article, for a second look."""
    return key[3:] if key[:3] in ("al ", "el ", "as ", "ar ", "ad ", "an ", "at ", "ash") else key


class Found:
    """A name accepted while the text is read; resolved when all are known."""

    __slots__ = ("candidates", "dateline", "end", "kind", "part", "role", "start")

    def __init__(self, start: int, end: int, candidates: tuple[Candidate, ...], kind: PlacePrecision | None) -> None:
        self.start = start
        self.end = end
        self.candidates = candidates
        self.kind = kind
        self.role = PlaceRole.LITERAL
        self.dateline = False
        self.part = False
        """"eastern Syria": a part of the place named, told by a direction."""
