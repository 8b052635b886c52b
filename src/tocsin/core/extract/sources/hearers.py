"""Verbs of speech whose object is who listens: "briefed reporters that", "notified the council that"; and who is said to have spoken."""

from __future__ import annotations

from tocsin.core.extract.english.speech import forms
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.labels import UTTERANCES
from tocsin.core.extract.sources.phrase import phrase_after
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import PRONOUN_SPEAKERS, report_opening, subject_left

ADDRESSING = forms(
    """brief notify remind assure reassure message email phone update alert apprise advise inform warn text instruct counsel cable
    telegraph radio"""
) | listed("telephoned telephones wired wires")
"""Verbs of speech before whoever listens and "that"."""
HEARER = "TASJxCpPLUrGoIez&"
HEARER_TOKENS_MAX = 8
REPORTEDLY = listed("reported quoted alleged understood known believed thought supposed heard said claimed recorded")
"""Behind these "to have said" is what somebody said."""


def addressing(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Who tells listeners something by the verb at token ``i``: "The mayor briefed reporters that nine had died"."""
    k = i + 1
    end = min(k + HEARER_TOKENS_MAX, sentence.last)
    while k < end and doc.lowers[k] != "that" and tags[k] in HEARER:
        k += 1
    if k == i + 1 or k >= end or doc.lowers[k] != "that" or tags[k - 1] in "TASoI&" or tags[i - 1] == "B":
        return None
    j = i - 1
    while j > sentence.first and tags[j] in "hmaz":
        j -= 1
    subject = subject_left(doc, tags, sentence, j) if j >= sentence.first else None
    if subject is None or not EVENTS.isdisjoint(doc.lowers[subject[0] : subject[1]]):
        return None
    pronoun = subject[1] - subject[0] == 1 and doc.lowers[subject[0]] in PRONOUN_SPEAKERS
    return Source(*subject, (k + 1, sentence.last), "said", pronoun=pronoun)


def before_reportedly(doc: Doc, tags: str, sentence: Sentence, i: int) -> int | None:
    """The token before "is reported to have" that ends at the verb ``i``; None where no such turn stands."""
    j = i - 3
    if doc.lowers[i - 2 : i] != ["to", "have"] or j <= sentence.first or doc.lowers[j] not in REPORTEDLY:
        return None
    j -= 1
    while j > sentence.first and tags[j] in "Bham":
        j -= 1
    return j if j < i - 4 else None


READ = listed("read reads ran runs")
READ_OUT = UTTERANCES | listed("communique communiqué bulletin headline release post tweet banner note")


def reads(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """The statement that the verb at token ``i`` quotes: "…, a statement by the army read", '"…," read a message on its channel'."""
    if tags[i - 1] in ',"' and tags[i + 1 : i + 2] in ("T", "A", "S"):
        named = phrase_after(doc, tags, sentence, i + 1, "said_by")
        return named if named is not None and _is_read(doc, named.first, named.last) else None
    subject = subject_left(doc, tags, sentence, i - 1)
    if subject is None:
        return None
    if doc.lowers[subject[0] - 1] == "by" and subject[0] - 3 >= sentence.first:  # "a statement by the army read"
        subject = report_opening(doc, tags, sentence.first, subject[0] - 2), subject[1]
    if not _is_read(doc, *subject):
        return None
    if tags[i + 1 : i + 2] in (".", "", '"') and subject[0] > sentence.first and tags[subject[0] - 1] in ',"':
        return Source(*subject, (sentence.first, subject[0]), "said")
    return Source(*subject, (i + 1, sentence.last), "said") if tags[i + 1 : i + 2] in (":", ",", '"') else None


def _is_read(doc: Doc, first: int, last: int) -> bool:
    return not READ_OUT.isdisjoint(doc.lowers[first:last])
