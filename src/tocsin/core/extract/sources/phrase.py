"""The words that name a source behind "according to", "said" or "citing"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import REPORT_NOUNS

AFTER_PHRASE = re.compile(
    r"(?:[DV]oT)?[TSAaDVO]{0,2}(?:v(?=[xpPL]))?[CxJpPLGe#\"'U]+(?:\([^()]{1,12}\)C*)?(?:(?:o|&|I|S(?=[CxpJPL]))[TSA]?[CxJpPLGe\"']+(?:\([^()]{1,12}\)C*)?)*"
)


def phrase_after(doc: Doc, tags: str, sentence: Sentence, at: int, rule: str) -> Source | None:
    """The source named from token ``at`` on."""
    if (made := _made_by(doc, tags, sentence, at, rule)) is not None:
        return made
    match = AFTER_PHRASE.match(tags, at, sentence.last)
    if match is not None and doc.lowers[match.end() - 1] in (NOBODY if rule != "said_by" else NOBODY | EVENTS):
        return None
    end = match.end() if match is not None else at
    if match is None and tags[at : at + 2] == "Ts" and doc.lowers[at + 1] == "report":
        end = at + 2
    end = next((k for k in range(at + 1, end) if doc.lowers[k] in CLAUSE_OPENERS), end)
    if tags[at : at + 1] == "S" and doc.lowers[at] not in ("our", "my") and doc.lowers[end - 1] in OWN_WORDS:
        return Source(at, end, (sentence.first, sentence.last), rule, pronoun=True)
    if end < sentence.last and (
        (doc.lowers[end] in REPORT_NOUNS and tags[end] == "s") or (doc.lowers[end] == "release" and end > at)
    ):
        end += 1
    end = _past_name(doc, tags, sentence, at, end)
    return Source(at, end, (sentence.first, sentence.last), rule) if end > at else None


def _past_name(doc: Doc, tags: str, sentence: Sentence, at: int, end: int) -> int:
    """The token after the name that follows the comma behind a role: "said the mayor of Tarin, Omar Sahl"."""
    name = NAME_BEHIND.match(tags, end, sentence.last)
    if name is None or tags[at : at + 1] not in ("T", "A", "S", "C"):
        return end
    titled = tags[end + 1] == "p"
    person = "p" in tags[at:end] and (tags[at] == "T" or tags[end - 1] == "p")
    region = not REGION_WORDS.isdisjoint(doc.lowers[end : name.end()])
    return name.end() if (titled or person) and not region else end


NAME_BEHIND = re.compile(r",(?:p{1,2}C{1,4}|C{2,4})(?=[,.\":;)Iaziw&]|$)")
REGION_WORDS = listed(
    """province district governorate region state county city republic africa america asia east west north south eastern western
    northern southern central upper lower new"""
)
"""What is named so behind a role is where it is held: "said the governor of Tarin, Upper Dalem Province"."""


CLAUSE_OPENERS = listed(
    "whose while when as after before because where if although though whereas since until despite during"
)
"""A name ends before these: "according to the agency while activists said"."""
OWN_WORDS = listed(
    "figures account accounts statement statements source sources report reports tally count assessment assessments inquiry investigation data records"
)
"""Behind "his" or "its" these are the words of whoever spoke before."""
NOBODY = listed("details serious severity extent gravity seriousness nature number")
"""According to these nobody speaks."""


def _made_by(doc: Doc, tags: str, sentence: Sentence, at: int, rule: str) -> Source | None:
    """Who counted, behind "according to": "a provisional toll by the ministry", "figures the army released", "an AFP tally"."""
    for k in range(at, min(at + COUNT_TOKENS_MAX, sentence.last)):
        if tags[k] in ",.;:(" or (tags[k] == "I" and k > at):
            return None
        behind = doc.lowers[k + 1] if k + 1 < sentence.last else ""
        passive = behind in COUNTED_BY and doc.lowers[k + 2 : k + 3] == ["by"]
        if doc.lowers[k] not in COUNTS and not (passive and doc.lowers[k] in WRITINGS):
            continue
        maker = (
            phrase_after(doc, tags, sentence, k + 2 + passive, rule) if passive or behind in ("by", "from") else None
        )
        if maker is not None:
            return maker
        named = any(letter in "CpPL" for letter in tags[at:k])
        return Source(at, k + 1, (sentence.first, sentence.last), rule) if named else None
    return None


COUNTS = listed("toll tolls tally tallies count counts data figures statistics numbers estimates information")
WRITINGS = listed("statement statements report communique release bulletin")
COUNTED_BY = listed("provided released given issued published supplied made shared compiled collected kept announced")
COUNT_TOKENS_MAX = 7
