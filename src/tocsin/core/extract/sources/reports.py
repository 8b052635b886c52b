"""Reports and claims named as nouns: "amid reports that", and who rejects them."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import subject_left


def _verb_before(doc: Doc, k: int) -> bool:
    word = doc.lowers[k]
    return word in DOUBTING or (word.endswith("ed") and not word.startswith(("un", "alleg")))


def _denier(doc: Doc, tags: str, sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Who denies the reports or claims from token ``first``: "the ministry rejected claims that nine were killed"."""
    verb = first - 1
    if verb <= sentence.first or doc.lowers[verb] not in REJECTING:
        return None
    return subject_left(doc, tags, sentence, verb - 1)


DOUBTING = listed("confirm verify deny reject")
REJECTING = listed("rejected dismissed denied refuted disputed rejects dismisses denies refutes disputes")


def as_noun(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "amid reports that", "unconfirmed reports of", "initial estimates of"."""
    before = tags[i - 1] if i > sentence.first else "."
    after = doc.lowers[i + 1] if i + 1 < sentence.last else ""
    before_it = doc.lowers[i - 1] if i > sentence.first else ""
    if after == "that" and doc.lowers[i] in ("claim", "claims"):
        start = i
        while start > sentence.first and tags[start - 1] in "TAJxpPLC'S":
            start -= 1
        if (denier := _denier(doc, tags, sentence, start)) is not None:
            return Source(*denier, (i + 1, sentence.last), "said", denies=True)
    if "no" in doc.lowers[max(sentence.first, i - 3) : i] or before_it in ("report", "reports"):
        return None
    if after == "of" and tags[i - 1] not in "Jxe":
        return None
    if after in ("that", "of") and before in "IJxe.vhsB":
        first = i
        while first > sentence.first and tags[first - 1] in "Jxe" and not _verb_before(doc, first - 1):
            first -= 1
        if (denier := _denier(doc, tags, sentence, first)) is not None:
            return Source(*denier, (i + 1, sentence.last), "said", denies=True)
        return Source(first, i + 1, (i + 1, sentence.last), "reports_that")
    return None


HAVING = listed("had has have having received heard got")
"""Whoever has reports speaks himself: "he said he had reports that"."""


def rejects(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Who answers somebody at token ``i``: "An official denied this", "rejected the claim", "denied having lost any men"."""
    after = doc.lowers[i + 1 : i + REJECTED_REACH]
    if not after or tags[i - 1] == "B":
        return None
    if (matter := _what_reports_tell(doc, tags, sentence, i)) is not None:
        rejecter = subject_left(doc, tags, sentence, i - 1)
        return rejecter and Source(*rejecter, (matter + 1, sentence.last), "said", denies=True)
    own = after[0] in LOSSES
    if (
        not own
        and after[0] not in ("this", "it", "that", "these")
        and (after[0] not in REJECTED_BEFORE or REJECTED.isdisjoint(after[1:]))
    ):
        return None
    j = i - 1
    while j > sentence.first and tags[j] in "ahz":
        j -= 1
    subject = subject_left(doc, tags, sentence, j)
    if subject is None:
        return None
    return Source(*subject, (i + 1, sentence.last if own else i + 1), "said")


def _what_reports_tell(doc: Doc, tags: str, sentence: Sentence, i: int) -> int | None:
    """The "that" of the reports rejected at token ``i``: "denied reports on social media that nine were hurt"."""
    for k in range(i + 1, min(i + REJECTED_REACH, sentence.last)):
        if doc.lowers[k] in REJECTED:
            for at in range(k + 2, min(k + REPORTS_OF_REACH, sentence.last)):
                if doc.lowers[at] == "that":
                    return at
                if tags[at] not in "ITxJCpPLSzUo&":
                    return None
            return None
        if tags[k] not in "TSxJCAL":
            return None
    return None


REPORTS_OF_REACH = 9
REJECTED_REACH = 5
LOSSES = listed("having losing suffering sustaining any losses")
REJECTED_BEFORE = listed("the these those such all their its this that claims reports allegations accusations")
REJECTED = listed(
    """claim claims report reports news allegation allegations accusation accusations statement statements figure figures toll
    account accounts version rumours rumors rumour information number numbers charge charges"""
)
