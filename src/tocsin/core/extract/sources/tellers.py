"""Sources beside verbs that tell only in some turns: "has logged nine deaths", "went on", "let it be known", "is able to confirm"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.phrase import phrase_after
from tocsin.core.extract.sources.reported import cover_of
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import PRONOUN_SPEAKERS, subject_left

MOURNING = listed("mourned mourns mourning mourn eulogized eulogised eulogizes eulogises")
LISTING = (
    listed(
        """registered registers logged logs lists listed counts monitored monitors tallies tabulated tabulates catalogued
    cataloged chronicled chronicles enumerated enumerates itemised itemized
    named names identified identifies gives"""
    )
    | MOURNING
)
"""Whoever does so to deaths tells of them: "the centre has logged nine deaths"."""
REASONING = listed(
    """reckons reckoned thinks guesses guessed surmises surmised supposes gathers understands relates related recounts recounted
    narrates discloses concedes avers affirms maintains concludes concluded found finds established establishes ascertained"""
)
"""Verbs of speech before "that" or "how", and at the end of what is said."""
CONFIRMING = listed(
    """confirm verify document note point stress announce state acknowledge admit establish ascertain corroborate substantiate
    clarify disclose reveal underline emphasise emphasize record affirm declare warn insist allege assert acknowledge recall"""
)
"""Verbs of speech in their bare form: "sources confirm", "was able to verify", "wishes to note"."""
READY = listed("able managed wishes wish like wants want position pleased obliged regrets succeeded")
"""Behind these somebody speaks indeed: "was able to confirm", "would like to point out"."""
TURNS = {
    "let": ("it be known", "on", "slip", "it slip", "it be understood"),
    "lets": ("it be known", "on", "slip", "it slip", "it be understood"),
    "made": ("it known", "known", "it clear", "clear", "public", "it plain", "plain"),
    "makes": ("it known", "known", "it clear", "clear", "public", "it plain", "plain"),
    "owned": ("up to",), "owns": ("up to",), "owning": ("up to",), "confessed": ("to",), "confesses": ("to",),
    "gave": ("to understand", "word", "notice"), "sent": ("word",), "sends": ("word",), "brought": ("word",),
    "went": ("on record to say", "on record as saying", "on record saying", "on record that", "public to say", "on to say", "on to add", "on to state", "on to note", "on to report", "on to claim", "on to list", "on to describe", "on"),
    "goes": ("on record to say", "on record as saying", "on record saying", "on to say", "on to add", "on to state", "on to note", "on to report", "on to claim", "on to list", "on to describe", "on"),
    "carried": ("on",), "points": ("out",), "spelled": ("out",), "spelt": ("out",), "spells": ("out",), "summed": ("up",),
    "sums": ("up",), "chimed": ("in",),
    "knows": ("of",), "knew": ("of",), "aware": ("of",), "boasts": ("of",), "boasting": ("of",), "boasted": ("of",),
    "proof": ("of", "that"), "evidence": ("of", "that"), "information": ("that", "of"), "credit": ("for",),
    "recalls": ("seeing", "watching", "counting", "finding", "how"), "recalled": ("seeing", "watching", "counting", "finding", "how"),
    "remembers": ("seeing", "watching", "counting", "finding", "that", "how"),
    "remembered": ("seeing", "watching", "counting", "finding", "that", "how"),
}  # fmt: skip
"""Verbs that tell together with what follows them."""
ENDING_TURNS = listed("went goes carried")
"""Of these the short turn tells only at the end of what is said: "…, the statement went on"."""
SPOTS = LISTING | REASONING | CONFIRMING | frozenset(TURNS)

COUNTED = re.compile(r"a*(?:Ix|It)?a*(?:T?[DVHz#]+|A|TO)[xJpPCL]{0,4}[KNUg]|T?[xJ]{0,2}[gN]o|[DHV]+[xJpPCL]{1,4}K")
FALLEN = re.compile(r"[DHV]+[xJCL]{0,4}[pP]|DoS[xJCL]{0,3}[pP]|A[xJCL]{0,3}p")
"""Whom a side mourns, behind the verb: "two of its fighters", "an officer"."""
ARRIVING = re.compile(r"T[xJU]{1,2}oT?[aDVHz]{1,3}[xJ]{0,3}[PpNU]")
"""What is confirmed of the dead: "the arrival of nine bodies"."""
SCARCELY = re.compile(r"[ATDHV]|[xJ]{0,3}[NUgPp]")
PLACES_AND_TIMES = listed(
    """province provinces district city town village region area country governorate county year month week day hours morning
    night march april weekend spring summer autumn winter war conflict there which that"""
)
"""These tell nothing: "the province registered nine deaths"."""
SOURCES = listed(
    "sources source activists reporters correspondents reporter correspondent observers observatory monitors team teams"
)


def teller(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """The source of the verb at token ``i`` where its turn tells."""
    lower = doc.lowers[i]
    after = doc.lowers[i + 1] if i + 1 < sentence.last else ""
    if lower in TURNS:
        return _by_turn(doc, tags, sentence, i)
    if lower in LISTING:
        return _listing(doc, tags, sentence, i)
    if lower in CONFIRMING:
        return _confirming(doc, tags, sentence, i)
    if after in ("that", "how", "what"):
        return _said(doc, tags, sentence, i, i)
    if after in CLAUSE_OPENS and doc.lowers[i - 1] in INQUIRED:
        return _said(doc, tags, sentence, i, i)  # "the initial assessment concluded the strike killed"
    return (
        _behind(tags, sentence, _said(doc, tags, sentence, i, i), i + 1)
        if tags[i + 1 : i + 2] in ('"', ".", ",", "")
        else None
    )


def _said(doc: Doc, tags: str, sentence: Sentence, i: int, verb: int) -> Source | None:
    """The subject left of token ``i``, with what it says by a verb that ends at token ``verb``."""
    j = i - 1
    while j > sentence.first and (tags[j] in "hmaz" or doc.lowers[j] in SELVES):
        if doc.lowers[j] in ("not", "never"):
            return None
        j -= 1
    subject = subject_left(doc, tags, sentence, j) if j >= sentence.first else None
    if subject is None or not _speaks(doc, tags, subject):
        return None
    first, last = subject
    pronoun = last - first == 1 and doc.lowers[first] in PRONOUN_SPEAKERS
    cover = cover_of(doc, tags, sentence, first, verb)
    if summed_up(doc, sentence, first):
        cover = (sentence.first, first)
    return Source(first, last, cover, "said", pronoun=pronoun)


CLAUSE_OPENS = listed("the this it these its they an no")
INQUIRED = listed(
    "assessment assessments investigation inquiry probe review investigators analysis examination command"
)
SELVES = listed("himself herself itself themselves")


def _speaks(doc: Doc, tags: str, subject: tuple[int, int]) -> bool:
    """Whether the words may name who speaks: no event, place or time."""
    first, last = subject
    if doc.lowers[last - 1] in PLACES_AND_TIMES or tags[last - 1] == "z":
        return False
    return EVENTS.isdisjoint(doc.lowers[first:last])


def summed_up(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Whether what was said stands before "this is what", "so much" at the subject from token ``first``."""
    before = doc.lowers[max(sentence.first, first - 3) : first]
    return (before[-1:] == ["what"] and before[-2:-1] in (["is"], ["was"])) or before[-2:] == ["so", "much"]


def _behind(tags: str, sentence: Sentence, source: Source | None, i: int) -> Source | None:
    """``source`` where a comma or a quotation stands before it, so that it ends what is said."""
    if source is None or source.first <= sentence.first or tags[source.first - 1] not in ',"':
        return None
    joined = tags[i : i + 1] == ","
    source.cover = (sentence.first, sentence.last if joined else source.first)
    return source


def _by_turn(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    for turn in TURNS[doc.lowers[i]]:
        words = turn.split()
        end = i + 1 + len(words)
        if doc.lowers[i + 1 : end] != words or end > sentence.last:
            continue
        told = (
            words[-1] in ("that", "how") or COUNTED.match(tags, end, sentence.last)
            if words[-1] in OF_WHAT
            else "n" in tags[end : min(end + 4, sentence.last)]
        )
        if not told and words[-1] != "that" and tags[end : end + 1] not in ('"', ".", ",", "&", ":", ""):
            continue
        source = _said(doc, tags, sentence, _had(doc, sentence, i), end - 1)
        if len(words) == 1 and doc.lowers[i] in ENDING_TURNS:
            ends = tags[end : end + 1] in ('"', ".", ",", "&", ":", "")
            return _behind(tags, sentence, source, end) if ends else None
        if source is not None and tags[end : end + 1] in (".", '"', ""):
            return _behind(tags, sentence, source, end)
        return source
    return None


OF_WHAT = listed("to of for that how seeing watching counting finding")
HAVING = listed("has have had is was are were took takes claimed claims received receives got obtained")
NOUNS = listed("aware proof evidence information credit")


def _had(doc: Doc, sentence: Sentence, i: int) -> int:
    """The verb by which somebody has what token ``i`` names: "took credit for", "is aware of", "received information that"."""
    k = i - 1
    return k if doc.lowers[i] in NOUNS and k > sentence.first and doc.lowers[k] in HAVING else i


def _listing(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "has logged nine deaths", "nine deaths were registered by the centre"."""
    if doc.lowers[i + 1 : i + 2] == ["by"] and (tags[i - 1] in "Ba" or tags[i - 1] in "NP"):
        return phrase_after(doc, tags, sentence, i + 2, "said_by")
    mourned = doc.lowers[i] in MOURNING and tags[i - 1] != "P" and FALLEN.match(tags, i + 1, sentence.last) is not None
    if not mourned and COUNTED.match(tags, i + 1, sentence.last) is None:
        watching = doc.lowers[i] in ("monitored", "monitors") and doc.lowers[i - 1] not in (
            "be",
            "are",
            "were",
            "was",
            "is",
        )
        if not watching or SCARCELY.match(tags, i + 1, sentence.last) is None:
            return None
        source = _said(doc, tags, sentence, i, i)
        return source if source is not None and doc.lowers[source.last - 1] in SOURCES else None
    if tags[i - 1] == "B" and not mourned:
        return None
    source = _said(doc, tags, sentence, i - (tags[i - 1] == "B"), i)
    if source is None or (
        source.last - source.first == 1 and not doc.words[source.first].isupper() and not source.pronoun
    ):
        return source if source is not None and tags[source.first] == "P" else None
    source.cover = (i + 1, sentence.last)
    return source


def _confirming(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "were able to verify", "would like to point out", "sources confirm that", "our reporters could verify"."""
    lowers = doc.lowers
    if lowers[i - 1] == "to" and lowers[i - 2] in READY and i - 2 > sentence.first:
        j = i - 2
        while j > sentence.first and (tags[j - 1] in "Bhma" or lowers[j - 1] in ("in", "a")):
            j -= 1
        if "not" in lowers[j:i]:
            return None
        return _said(doc, tags, sentence, j, i + (lowers[i : i + 2] == ["point", "out"]))
    told = (
        lowers[i + 1 : i + 2] == ["that"]
        or COUNTED.match(tags, i + 1, sentence.last) is not None
        or ARRIVING.match(tags, i + 1, sentence.last) is not None
    )
    if tags[i - 1] == "m" and lowers[i - 1] in ("can", "could", "may", "must"):
        source = _said(doc, tags, sentence, i - 1, i)
        return source if told or (source is not None and summed_up(doc, sentence, source.first)) else None
    plural = tags[i - 1] == "P" or lowers[i - 1] in ("sources", "police", "doctors", "witnesses")
    if plural and (told or tags[i + 1 : i + 2] in (".", "")) and i - 1 >= sentence.first:
        source = _said(doc, tags, sentence, i, i)
        return source if told else _behind(tags, sentence, source, i + 1)
    return None
