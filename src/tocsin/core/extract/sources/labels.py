"""Sources that a label names: "IDF: …" before a statement, "…: ministry" behind a headline."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.outlets import OUTLETS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import main_subject

NO_LABELS = listed(
    "province governorate update district city more related live breaking updates timeline explainer opinion analysis developing exclusive correction flash urgent alert also source read see watch listen further photograph photo image video credit updated published topic"
)
LABELS = listed(
    """ministry army police spokesman spokesperson spokeswoman official officials military command observatory monitor media
    sources activists taliban governor president minister commander ngo witnesses medics rescuers doctors residents reports
    authorities mayor agency tv television radio newspaper un ngo hospital report
    complex hospitals clinic crescent directorate syndicate correspondent committee"""
)
REGIONS = frozenset(("AGENCY", "DISTRICT", "PROVINCE", "CITY"))
"""Words of a dateline in capitals: tribal areas of Pakistan were agencies."""


OF_A_BODY = re.compile("[CxJpL]{1,3}(?:o[TCxJ]{1,4})?")
CIVIL_DEFENCE = (["civil", "defence"], ["civil", "defense"])
VOWELS = frozenset("AEIOUY")
AGENCIES = listed("centcom unicef unama unifil isaf acled airwars ukrinform nato unesco")


def _reads_as_place(word: str) -> bool:
    """Whether a word in capitals is of a dateline ("QUETTA:", "KHYBER AGENCY:"), not an acronym ("SOHR:", "CENTCOM:")."""
    if "/" in word:
        return True  # "JERUSALEM/GAZA:"
    vowels = sum(letter in VOWELS for letter in word)
    return len(word) >= DATELINE_CHARS_MIN and vowels * 3 >= len(word) - 1 and word.lower() not in AGENCIES | LABELS


DATELINE_CHARS_MIN = 5


def _is_dateline(words: list[str]) -> bool:
    """Whether words in capitals are a place: "KHYBER AGENCY:", "NEW DELHI:", "DERA ISMAIL KHAN:"."""
    sure = [word for word in words if word in REGIONS or _reads_as_place(word)]
    return bool(sure) and all(word in sure or word.lower() in PLACE_WORDS for word in words)


PLACE_WORDS = listed(
    "new dera el al la le san los port fort tel deir de des del abu khan west east upper lower north south cape lake city"
)
"""Parts of names of places too short to read as one."""


def _names_body(doc: Doc, tags: str, first: int, colon: int) -> bool:
    """Whether the words up to token ``colon`` name a body that speaks: "Ministry of Health", "Civil Defence"."""
    lowers = doc.lowers
    speaks = lowers[first] in LABELS or lowers[colon - 1] in LABELS or lowers[first:colon] in CIVIL_DEFENCE
    if not speaks or doc.words[colon - 1] in REGIONS or not doc.words[first][0].isupper():
        return False
    return OF_A_BODY.fullmatch(tags, first, colon) is not None


def _label(doc: Doc, tags: str, sentence: Sentence, colon: int) -> Source | None:
    """Such as "IDF: ..." at the head of a paragraph."""
    if sentence.first + 1 < colon and not doc.words[sentence.first][0].isalnum():  # "● Civil Defence: …"
        inner = Sentence(
            sentence.index, sentence.paragraph, sentence.first + 1, sentence.last, sentence.start, sentence.end
        )
        return _label(doc, tags, inner, colon)
    before = tags.rfind(":", sentence.first, colon)
    if 0 < before - sentence.first <= HEADING_TOKENS_MAX and set(tags[sentence.first : before]) <= set("CxJz"):
        nested = Sentence(sentence.index, sentence.paragraph, before + 1, sentence.last, sentence.start, sentence.end)
        return _label(doc, tags, nested, colon)
    words = tags[sentence.first : colon]
    if (
        words
        and doc.lowers[colon + 1 : colon + 2] == ["we"]
        and BODY_LABEL.fullmatch(words)
        and doc.words[sentence.first][0].isupper()
    ):
        return Source(
            sentence.first, colon, (colon + 1, sentence.last), "label"
        )  # "Civil Defence in the north: We found"
    if (
        TELLING.fullmatch(words)
        and not TELLERS.isdisjoint(doc.lowers[sentence.first : colon])
        and colon + 4 < sentence.last
    ):
        end = next(k for k in range(sentence.first, colon) if doc.lowers[k] in TELLERS) + 1
        return Source(sentence.first, end, (colon + 1, sentence.last), "label")
    if words == "C&C" and all(word.isupper() and len(word) > 2 for word in doc.words[sentence.first : colon : 2]):
        return Source(sentence.first, colon, (colon + 1, sentence.last), "label")  # "IDF and ISA: …"
    acronym = words[:1] == "C" and doc.words[sentence.first].isupper() and set(words) <= set("CxJ")
    if _names_body(doc, tags, sentence.first, colon) and colon + 4 < sentence.last:
        return Source(sentence.first, colon, (colon + 1, sentence.last), "label")
    titled = doc.lowers[colon - 1] in LABELS and set(words) <= set("CxpPLJ") and doc.words[sentence.first][0].isupper()
    if (
        words
        and (set(words) <= {"C"} or acronym or titled)
        and colon - sentence.first <= 4
        and colon + 4 < sentence.last
    ):
        if doc.lowers[colon - 1] in NO_LABELS:
            return None
        letters = [word for word in doc.words[sentence.first : colon] if word.isupper() and len(word) > 1]
        if len(letters) == colon - sentence.first and _is_dateline(letters):
            return None
        if doc.words[colon - 1].islower() and doc.lowers[colon - 1] not in LABELS:  # "ISIS resurgence: …"
            return None
        if not letters and doc.lowers[colon - 1] not in LABELS:
            return None
        return Source(sentence.first, colon, (colon + 1, sentence.last), "label")
    return None


HEADING_TOKENS_MAX = 3
"""A place or "Update" before a label is short: "Dalem: Sources: nine civilians killed"."""
BODY_LABEL = re.compile(r"T?[JxCLpPv]{1,5}(?:[Io]T?[JxCLP]{1,3}){0,2}")
TELLING = re.compile('[TADV]?[JCxLe&]{0,4}[xpL][Iot]"?T?C{1,3}"?')
"""Such as 'A medical source for "Tel News"', "Our correspondent in Dalem"."""
TELLERS = listed(
    "source sources correspondent correspondents reporter witness witnesses eyewitness eyewitnesses spokesman spokeswoman spokesperson official officials doctor medic director"
)


def _headline_end(doc: Doc, tags: str, sentence: Sentence, colon: int) -> Source | None:
    """Such as "Raid kills six in Dalem: ministry", at the end of a headline."""
    first, last = colon + 1, sentence.last
    if tags[colon] == "-" and doc.starts[colon] == doc.ends[colon - 1]:
        return None
    if not 1 <= last - first <= HEADLINE_SOURCE_TOKENS_MAX or colon - sentence.first < HEADLINE_SOURCE_TOKENS_MAX:
        return None
    named = doc.lowers[last - 1] in LABELS or (last - first == 1 and doc.words[first].isupper())
    if not named or not set(tags[first:last]) <= set("CxJpPLs"):
        return None
    return Source(first, last, (sentence.first, colon), "said")


HEADLINE_SOURCE_TOKENS_MAX = 4


def labelled(doc: Doc, tags: str, sentence: Sentence, at: int, *, quoted: bool) -> Source | None:
    """The source whose label the colon or dash ``at`` sets off; ``quoted`` where a colon may open somebody's words."""
    if tags[at] == "-":
        return _headline_end(doc, tags, sentence, at)
    if (paper := _paper(doc, tags, sentence, at)) is not None:
        return paper
    source = _label(doc, tags, sentence, at) if at < sentence.first + LABEL_TOKENS else None
    if source is None and quoted and tags[at + 1 : at + 2] == '"':
        return _quoted_below(doc, tags, sentence, at)
    return source or _headline_end(doc, tags, sentence, at)


PAPER = re.compile(r"(?P<name>T?C{1,4})(?:,?[Cz]{1,3}|\([Cz,]{1,4}\))?")


def _paper(doc: Doc, tags: str, sentence: Sentence, colon: int) -> Source | None:
    """The paper that heads a text, with a date or without: "Dawn:", "The Express Tribune, February 7:"."""
    match = PAPER.fullmatch(tags, sentence.first, colon) if sentence.index == 0 else None
    if match is None or colon + 4 >= sentence.last:
        return None
    first, last = match.span("name")
    if (tags[first] != "T" and OUTLETS.isdisjoint(doc.lowers[first:last])) or doc.words[last - 1] in REGIONS:
        return None
    source = Source(first, last, (colon + 1, sentence.last), "outlet")
    source.outlet = True
    return source


LABEL_TOKENS = 8
"""A label at the head of a paragraph is short."""
UTTERANCES = listed("statement statements report message letter text")


def _quoted_below(doc: Doc, tags: str, sentence: Sentence, colon: int) -> Source | None:
    """Who does something in words that a colon opens: "In a statement, the ministry defended the raid: …"."""
    subject = main_subject(tags, sentence, colon)
    if subject is None or not UTTERANCES.isdisjoint(doc.lowers[subject[0] : subject[1]]):
        return None
    first, last = subject
    if doc.lowers[last - 1] in ("reads", "read", "runs", "follows"):
        return Source(first, last, (colon + 1, sentence.last), "said", pronoun=True)
    verb = doc.words[last - 1]
    if (
        last - 1 > first
        and verb.islower()
        and (verb.endswith("ed") or (doc.words[last - 2][:1].isupper() and tags[last - 2] not in "TA"))
    ):
        last -= 1  # "the council defended", "Omar Sadik spoke of it"
    return Source(first, last, (colon + 1, sentence.last), "said")
