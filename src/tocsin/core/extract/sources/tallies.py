"""Sources named by what they counted or told: "by the hospital's count", "in the words of", "gave a figure of"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.phrase import COUNTED_BY, phrase_after
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import subject_left

FIGURES = listed(
    "count counts tally tallies figure figures toll tolls total totals list lists number breakdown headcount estimate estimates body-count"
)
TELLINGS = listed(
    """account accounts words word telling retelling version reckoning authority testimony testimonies admission recollection
    narrative estimation calculation calculations reading view opinion assessment estimate records logs books ledger register"""
)
SPOTS = FIGURES | TELLINGS
LEADING = listed("by in on from per under")
"""Prepositions before what somebody counted or told: "by their count", "in his words", "on the authority of"."""
GIVING = listed(
    """gave give gives giving issued issues released releases published publishes offered offers presented presents reported has
    have had compiled provided provides circulated announced keeps kept quoted quotes cited cites put puts produced submitted with at
    revised updated raised"""
)
GIVING_REACH = 6
HANDED = listed(
    "gave gives issued released published cited announced provided quoted reported confirmed circulated compiled drew offered keeps kept"
)
OWNER = re.compile("[TSA]?[JxCL]{0,4}[pPxCL]")
NO_OWNERS = listed(
    "today yesterday day week month year attack war province city world country conflict death morning night"
)


def tally(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """The source whose figures or words token ``i`` names."""
    lowers = doc.lowers
    if i <= sentence.first:
        return None
    if lowers[i] in FIGURES and (given := _given(doc, tags, sentence, i)) is not None:
        return given
    if tags[i - 1] == "S" or (lowers[i - 1] == "own" and tags[i - 2] == "S"):
        return _owned(doc, tags, sentence, i)
    led = _led(doc, tags, sentence, i)
    if led is not None and lowers[led - 1] in ("on", "under") and lowers[i] not in ("authority", "word", "testimony"):
        return None
    after = lowers[i + 1] if i + 1 < sentence.last else ""
    if led is not None and after == "of" and lowers[i] in OWN and tags[i + 2 : i + 3] not in ("D", "V", "H", "N", "K"):
        return _whole(doc, sentence, phrase_after(doc, tags, sentence, i + 2, "according_to"))
    if led is not None and lowers[i] in FIGURES and tags[i - 1] in "LCx" and led == i - 1:
        return Source(led, i + 1, (sentence.first, sentence.last), "according_to") if lowers[i - 1] in OFFICES else None
    told = tags[i + 2 : i + 3] in ("D", "V", "H", "a", "z", "I") or _as_number(doc, tags, i + 2)
    if lowers[i] in FIGURES and after in ("of", ":", "with") and told:
        return _giver(doc, tags, sentence, i)
    return None


def _as_number(doc: Doc, tags: str, i: int) -> bool:
    """As in "gave the number of injured as 137"."""
    return any(
        doc.lowers[k] == "as" and tags[k + 1 : k + 2] in ("D", "V", "H", "a")
        for k in range(i, min(i + 6, len(doc.lowers)))
    )


OWN = TELLINGS | listed("count tally estimate headcount body-count")
"""Of these who counted or told stands behind "of"; of a number, a list or a toll what was counted."""
PLAIN = listed("number list lists total totals word records logs books")
OFFICES = listed(
    "police hospital official government army military rebel medical un rights local conservative provisional"
)


def _led(doc: Doc, tags: str, sentence: Sentence, i: int) -> int | None:
    """Where the words before token ``i`` begin that follow "by", "in", "on" or "from"."""
    k = i
    while k > sentence.first and tags[k - 1] in "TAJxCLS" and i - k < GIVING_REACH:
        k -= 1
    return k if k > sentence.first and doc.lowers[k - 1] in LEADING else None


def _whole(doc: Doc, sentence: Sentence, source: Source | None) -> Source | None:
    """``source`` where it may speak, over all its sentence."""
    if (
        source is None
        or doc.lowers[source.last - 1] in NO_OWNERS
        or not EVENTS.isdisjoint(doc.lowers[source.first : source.last])
    ):
        return None
    source.cover = (sentence.first, sentence.last)
    return source


def _owned(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "by the hospital's count", "the hospital's tally stands at nine", "by their own account"."""
    at = i - 1 - (doc.lowers[i - 1] == "own")
    led = doc.lowers[at] not in ("'s", "’s", "'", "’")
    if led:
        if doc.lowers[at] not in ("his", "her", "their", "its", "our") or doc.lowers[at - 1] not in LEADING:
            return None
        if doc.lowers[i] in PLAIN:
            return None  # "with a commander in their number"
        return Source(at, i + 1, (sentence.first, sentence.last), "according_to", pronoun=True)
    owner = subject_left(doc, tags, sentence, at - 1)
    if owner is None or doc.lowers[at - 1] in NO_OWNERS or not EVENTS.isdisjoint(doc.lowers[owner[0] : owner[1]]):
        return None
    first, last = owner
    if doc.lowers[first] in LEADING:
        first += 1
    if doc.lowers[first - 1] in LEADING and first > sentence.first:
        return Source(first, last, (sentence.first, sentence.last), "according_to")
    if doc.lowers[i] in FIGURES and tags[i + 1 : i + 2] in ("v", "B", "h", "x", ":", "o"):
        return Source(first, last, (i + 1, sentence.last), "said")
    return None


def _given(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "a first count given by a doctor", "a figure the mayor gave"."""
    lowers = doc.lowers
    if lowers[i + 1 : i + 2] and lowers[i + 1] in COUNTED_BY and lowers[i + 2 : i + 3] in (["by"], ["from"]):
        return _whole(doc, sentence, phrase_after(doc, tags, sentence, i + 3, "said_by"))
    owner = OWNER.match(tags, i + 1, sentence.last)
    if owner is None or tags[i + 1] not in "TSAC" or owner.end() >= sentence.last or lowers[owner.end()] not in HANDED:
        return None
    return _whole(doc, sentence, Source(*owner.span(), (sentence.first, sentence.last), "said"))


def _giver(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "the hospital gave a figure of nine dead", "came up with a list of", "arrived at a total of"."""
    verb = next((k for k in range(i - 1, max(sentence.first, i - GIVING_REACH), -1) if doc.lowers[k] in GIVING), None)
    if verb is None or not set(tags[verb + 1 : i]) <= set("TASJxaL"):
        return None
    if doc.lowers[verb] in ("with", "at"):
        while verb > sentence.first and tags[verb] in "Ia":
            verb -= 1
        if doc.lowers[verb] not in ("came", "comes", "arrived", "arrives", "come", "back"):
            return None
    j = verb - 1
    while j > sentence.first and tags[j] in "hma":
        j -= 1
    subject = subject_left(doc, tags, sentence, j)
    if subject is None or not EVENTS.isdisjoint(doc.lowers[subject[0] : subject[1]]) or tags[subject[1] - 1] in "NKUz":
        return None
    return Source(*subject, (i + 1, sentence.last), "said")
