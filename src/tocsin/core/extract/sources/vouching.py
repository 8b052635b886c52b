"""Sentences that only tell who said what stands before them: "Residents told our agency so", "This was confirmed by the army"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.phrase import phrase_after
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import subject_left

VOUCHING_TOKENS_MAX = 26
HARM_OR_COUNT = re.compile("[KkgdDVH]")
POINTS = listed("this that it these so such")
MATTERS = listed(
    "figure figures toll tolls count counts number numbers tally news information account accounts details report version list"
)
HANDED_BY = listed(
    """given provided confirmed reported announced released issued supplied stated verified told published compiled disclosed passed
    obtained received corroborated put relayed recounted communicated made established documented recorded"""
)
STEM = listed("come comes came stem stems stemmed originate originates derive derives is are was were")
SO_REACH = 5


def may_vouch(doc: Doc, tags: str, sentence: Sentence) -> bool:
    """A quick test: whether the sentence is short, tells of no harm and points at what was said."""
    first, last = sentence.first, sentence.last
    if last - first > VOUCHING_TOKENS_MAX or HARM_OR_COUNT.search(tags, first, last) is not None:
        return False
    words = doc.lowers[first:last]
    return words[0] in POINTS or (words[0] == "the" and not MATTERS.isdisjoint(words[1:3])) or not SO.isdisjoint(words)


SO = listed("so this it much")


def vouched_by(doc: Doc, tags: str, sentence: Sentence, sources: list[Source]) -> Source | None:
    """Who is told to have said what the sentence before ``sentence`` tells, where that is all ``sentence`` tells."""
    first, last = sentence.first, sentence.last
    lowers = doc.lowers
    matter = lowers[first] == "the" and not MATTERS.isdisjoint(lowers[first + 1 : first + 3])
    if matter or lowers[first] in POINTS:
        by = next((k for k in range(first + 2, last - 1) if lowers[k] == "by" and lowers[k - 1] in HANDED_BY), None)
        if by is not None:
            return phrase_after(doc, tags, sentence, by + 1, "said_by")
        for k in range(first + 1, min(first + SO_REACH, last - 2)):
            if lowers[k] in STEM and lowers[k + 1] == "from" and matter:
                return phrase_after(doc, tags, sentence, k + 2, "said_by")
            if lowers[k : k + 3] == ["according", "to"] or lowers[k + 1 : k + 3] == ["according", "to"]:
                return sources[-1] if sources else None
            if tags[k] == "B" and lowers[k + 1] == "what" and sources:
                return sources[-1]
        if lowers[first] == "so" and tags[first + 1 : first + 2] == "s":
            return phrase_after(doc, tags, sentence, first + 2, "said_by")
    return _so(doc, tags, sentence)


DENYING = frozenset(("denied", "denies", "disputed", "rejected"))
"""Whoever does so to "this" did not say it: "residents denied this"."""


def _so(doc: Doc, tags: str, sentence: Sentence) -> Source | None:
    """Such as "Residents told our agency so on Sunday", "The army confirmed this", "A doctor said as much"."""
    for k in range(sentence.first + 1, sentence.last - 1):
        if tags[k] != "s" or doc.lowers[k] in DENYING:
            continue
        j = k - 1
        while j > sentence.first and tags[j] in "hmaz":
            j -= 1
        behind = doc.lowers[k + 1 : min(k + SO_REACH, sentence.last)]
        at = next((n for n, word in enumerate(behind) if word in SO), None)
        if at is None:
            continue
        after = k + 2 + at
        closes = after >= sentence.last or tags[after] in ".zI,tT"
        if closes and (behind[at] != "much" or behind[at - 1] == "as"):
            subject = subject_left(doc, tags, sentence, j)
            return subject and Source(*subject, (sentence.first, sentence.last), "said")
    return None
