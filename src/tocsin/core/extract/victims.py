"""Which words name the victims of a statement: "members of the town council", not "members" alone."""

from __future__ import annotations

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.reading.doc import Doc

WHOSE_TOKENS_MAX = 9
WHOSE = listed(
    """member members soldier soldiers fighter fighters personnel troops leader leaders commander commanders cadre cadres worker
    workers activist activists employee employees officer officers element elements official officials residents resident
    student students people men operatives operative supporters supporter"""
)
"""Nouns that say little without whose they are."""
ENDS = (
    g.PREPOSITIONS - {"of"}
    | g.BE
    | g.HAVE
    | g.RELATIVES
    | g.TIME_WORDS
    | g.OTHER_VERBS
    | listed("but came got ran and or also north south east west northern southern eastern western that")
)
"""Words with which whose they are is told to its end."""


def victims_of(doc: Doc, stated: Stated) -> tuple[int, int]:
    """The tokens that name the victims of ``stated``."""
    first, last = stated.victims or (stated.group.first, stated.group.last)
    if doc.lowers[last - 1] not in WHOSE or doc.lowers[last : last + 1] != ["of"]:
        return first, last
    end = last + 1
    sentence = doc.sentences[stated.sentence].last
    while end < min(last + WHOSE_TOKENS_MAX, sentence) and _goes_on(doc, end, stated.trigger):
        end += 1
    return (first, end) if end > last + 1 else (first, last)


def _goes_on(doc: Doc, i: int, trigger: int) -> bool:
    word, lower = doc.words[i], doc.lowers[i]
    return (
        i != trigger and lower not in ENDS and lower not in g.EFFECT_OF and (word[:1].isalnum() or word[:1] in "'’“\"")
    )
