"""A text all in capitals, or without any, read as if it were not: only what may be a name has a capital letter."""

from __future__ import annotations

import re

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import gazetteer, word_list
from tocsin.core.places.names import norm

SHOUTED_CHARS_MIN = 120
LOOKED_AT_CHARS = 1_000
SMALL_SHARE_MAX = 0.1
SMALL_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
NAME_WORDS_MAX = 4
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_shouted(text: str) -> bool:
    """Telex and wire copy of old: hardly a small letter in it."""
    head = text[:LOOKED_AT_CHARS]
    plain = head.encode("ascii", "ignore")
    if len(plain) - len(plain.translate(None, SMALL_LETTERS)) > SMALL_SHARE_MAX * len(head):
        return False  # as nearly always, told without a look at each letter
    small = sum(map(str.islower, head))
    large = sum(map(str.isupper, head))
    return large >= SHOUTED_CHARS_MIN and small <= SMALL_SHARE_MAX * large


def is_whispered(text: str) -> bool:
    """Copy that lost its capitals: none in a whole paragraph."""
    head = text[:LOOKED_AT_CHARS]
    return len(head) >= SHOUTED_CHARS_MIN and head == head.lower()


def calmed(text: str) -> str:
    """``text`` with capitals only where a name may begin; as long as before, character for character."""
    words = list(WORD.finditer(text))
    keys = [norm(match.group()) for match in words]
    out: list[str] = []
    at = i = 0
    while i < len(words):
        count = _named(text, words, keys, i)
        for match in words[i : i + max(1, count)]:
            word = match.group()
            calm = word.capitalize() if count else word.lower()
            out += text[at : match.start()], calm if len(calm) == len(word) else word
            at = match.end()
        i += max(1, count)
    out.append(text[at:])
    return "".join(out)


def _named(text: str, words: list[re.Match[str]], keys: list[str], i: int) -> int:
    """How many words from ``i`` on are a name the gazetteer knows, or an adjective of a country; 0 for none."""
    names = gazetteer()
    longest = 1
    while (
        longest < NAME_WORDS_MAX
        and i + longest < len(words)
        and text[words[i + longest - 1].end() : words[i + longest].start()] == " "
    ):
        longest += 1
    for count in range(longest, 1, -1):
        if " ".join(keys[i : i + count]) in names and keys[i] != "the":
            return count
    key = keys[i]
    if key in word_list("common") or key in word_list("stop") or key in cues.KINDS or key in cues.TITLES:
        return 0
    return 1 if key in names or key in DEMONYMS else 0
