"""Who speaks by what is named beside the verb: a statement, an account, a paper before its verb in text without commas."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.outlets import OUTLETS
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import main_subject

UTTERED_IN = listed(
    "statement communique communiqué message letter bulletin letters post tweet briefing communiqués statements dispatch leaflet memo"
)
UTTERED_BY = listed("in via through by")
UTTERING = listed(
    "issued issues released releases published publishes posted posts sent sends circulated distributed broadcast"
)


def uttered(doc: Doc, tags: str, sentence: Sentence) -> list[Source]:
    """Who did something in words, whatever the verb: "the union took stock of the week in a letter", "in a statement, …"."""
    for k in range(sentence.first + 1, sentence.last):
        if doc.lowers[k] not in UTTERED_IN:
            continue
        j = k - 1
        while j > sentence.first and tags[j] in "TASJxCL":
            j -= 1
        if doc.lowers[j] not in UTTERED_BY | UTTERING or tags[j + 1] not in "TAS":
            continue
        subject = (
            main_subject(tags, sentence, j)
            if j > sentence.first
            else main_subject(tags, Sentence(0, 0, k + 1, sentence.last, 0, 0), sentence.last)
        )
        within = doc.lowers[j] in UTTERED_BY and sentence.first < j <= (
            subject[1] if subject is not None else 0
        )  # "a bomb in a letter"
        if (
            subject is None
            or within
            or tags[subject[1] - 1] not in "CPpxLe"
            or not EVENTS.isdisjoint(doc.lowers[subject[0] : subject[1]])
        ):
            return []
        last = subject[1] - (tags[subject[1] - 1] == "e" and subject[1] - subject[0] > 1)
        return [Source(subject[0], last, (subject[1], sentence.last), "said")]
    return []


def accounts_of(doc: Doc, sentence: Sentence, subject: int) -> tuple[int, int] | None:
    """The accounts that speak, where ``subject`` is but what they tell of: "first accounts of the strike spoke of five dead"."""
    reach = min(sentence.first + ACCOUNTS_REACH, sentence.last - 1)
    for k in range(sentence.first, reach if subject == sentence.first else min(reach, subject)):
        if doc.lowers[k] in ACCOUNTS and doc.lowers[k + 1] in ("of", "about", "on"):
            return sentence.first, k + 1
    return None


ACCOUNTS = listed("accounts reports testimonies versions estimates descriptions")
ACCOUNTS_REACH = 4


def outlet_before(doc: Doc, tags: str, sentence: Sentence, i: int) -> bool:
    """Whether the paper stands before "reports" at token ``i``, in text without commas: "… of nine The Star reports Freedom …"."""
    k = i
    while k > sentence.first and tags[k - 1] in "TCp" and doc.words[k - 1][0].isupper():
        k -= 1
    return k > sentence.first and k < i and (doc.words[k] == "The" or not OUTLETS.isdisjoint(doc.lowers[k:i]))
