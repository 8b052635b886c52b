"""Papers, agencies and channels: who passes on what somebody else said."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import ANONYMOUS

OUTLETS = listed(
    """media agency agencies news television tv radio newspaper daily post times channel paper reuters afp ap xinhua tass
    interfax sana anadolu novosti tasnim fars irna mehr wam dpa efe ansa kyodo yonhap pti ani ians upi cnn bbc jazeera
    arabiya mayadeen manar rt sputnik itar-tass gazette journal herald star tribune telegraph express mirror guardian
    dawn anha"""
)


def _words(doc: Doc, source: Source) -> list[str]:
    return doc.lowers[source.first : source.last]


def cited_rank(doc: Doc, tags: str, source: Source, covering: list[Source]) -> int:
    """How far behind others a source named as cited comes: whom an outlet cites it has it from."""
    words = _words(doc, source)
    if source.rule == "citing" and words != ["sources"] and ANONYMOUS.isdisjoint(words):
        others = (other for other in covering if other is not source and not other.pronoun)
        if any(_outlet(doc, tags, other, source) for other in others):
            return -1
    return int(source.rule in ("citing", "reports_that"))


def _outlet(doc: Doc, tags: str, other: Source, cited: Source) -> bool:
    """Whether ``other`` is an outlet by its words, or a name that cites right behind its verb: "the Nation said quoting"."""
    if not OUTLETS.isdisjoint(_words(doc, other)):
        return True
    adjacent = tags[cited.first - 2] == "s" and other.last <= cited.first
    return adjacent and set(tags[other.first : other.last]) <= set("TC\"'")


def passes_on(doc: Doc, source: Source, at: int, covering: list[Source]) -> bool:
    """Whether ``source`` is an outlet named behind who speaks, who tells token ``at``: "…, the mayor said, dpa reported"."""
    if at > source.first:
        return False
    reports = doc.lowers[source.last : source.last + 1] == ["reports"] and doc.lowers[
        source.last + 1 : source.last + 2
    ] in (["."], [])
    named = reports and all(word[0].isupper() for word in doc.words[source.first : source.last])
    if not named and OUTLETS.isdisjoint(_words(doc, source)):
        return False
    return any(other.last < source.first and not (other.outlet or other.rule == "citing") for other in covering)


def within_told(doc: Doc, tags: str, source: Source, at: int, covering: list[Source]) -> bool:
    """Whether ``source``, named behind, passes on what another told: "an eyewitness told the police that …, the chief said"."""
    if at > source.first:
        return False
    for other in covering:
        if other.last >= at or other.pronoun:
            continue
        that = tags.find("n", other.last, at)
        told = not TOLD.isdisjoint(doc.lowers[other.last : other.last + 3])
        if told and that > 0 and that - other.last <= TOLD_TOKENS_MAX and "&" not in tags[that:at]:
            return True
    return False


TOLD = listed("told tells")
TOLD_TOKENS_MAX = 8
