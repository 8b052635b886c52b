"""Speakers behind their verb: "…, said the governor", "… was shot dead by gunmen said Omar Sahl"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.phrase import phrase_after
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import citing_before
from tocsin.core.extract.sources.speech_verbs import TO_SOMEONE


def inverted(doc: Doc, tags: str, sentence: Sentence, i: int) -> Source | None:
    """Such as "…, said the governor"."""
    if _bare_inverted(doc, tags, sentence, i):
        return phrase_after(doc, tags, sentence, i + 1, "said_by")
    if (
        i > sentence.first
        and tags[i - 1] in ',"'
        and i + 1 < sentence.last
        and (tags[i + 1] in "CTAp" or _ends_with_speaker(tags, i + 1, sentence.last))
        and (
            doc.lowers[i] not in TO_SOMEONE
            or (doc.lowers[i] == "informed" and _ends_with_speaker(tags, i + 1, sentence.last))
        )
        and citing_before(doc, tags, sentence.first, i - 1) is None
    ):
        named = phrase_after(doc, tags, sentence, i + 1, "said_by")
        if (
            named is not None
            and tags[named.last : named.last + 1] != "N"
            and (i - sentence.first > 4 or tags[i - 1] == '"')
            and not finite_after(tags, named.last, sentence.last)
            and not (tags[i - 1] == "," and VERBAL.isdisjoint(tags[sentence.first : i]))
        ):
            return named
    return None


VERBAL = frozenset('BvhKkgdsmNe"')
"""Letters of which a clause has one: "Omar Asrat, spokesman for the governor, said the attackers" turns nothing round."""


def _bare_inverted(doc: Doc, tags: str, sentence: Sentence, i: int) -> bool:
    """Whether, in text without commas, a speaker ends the sentence: "… was shot dead by gunmen said Omar Sahl"."""
    if (
        doc.lowers[i] in TO_SOMEONE
        or i - sentence.first < BARE_TOKENS_MIN
        or tags[i - 1] in ',"'
        or "," in tags[sentence.first : sentence.last]
    ):
        return False
    named = tags[i + 1 : sentence.last].count("C") > 1
    told = named or doc.lowers[i - 1] in THINGS or HARM.search(tags, sentence.first, i) is not None
    return told and BARE_SPEAKER.fullmatch(tags, i + 1, sentence.last) is not None


BARE_TOKENS_MIN = 5
THINGS = EVENTS | listed(
    "shop market street road village town district area vehicle bus car house gunfight encounter operation"
)
"""These do not speak: "… came under a gun attack said an official"."""
HARM = re.compile("[KkgdN]")
BARE_ROLE = "(?:[xp]?[oI][TAS]?[JxCpPLU]+){0,3}"
BARE_SPEAKER = re.compile(
    rf"(?:[JxpL]{{0,4}}C{{2,7}}|(?:v(?=[xp]))?[JxpLC]{{1,5}}[xpPL]C{{2,5}}|[TA][JxCL]*[CxpPL]|[JxCL]{{0,3}}[PL]){BARE_ROLE}"
    rf"(?:C{{2,4}}|p?C{{0,4}}[TA][JxCL]*[CxpPL]{BARE_ROLE})?(?:w[^;]*)?\.?"
)
ENDING_SPEAKER = re.compile(r"[TAJxCpPLDoI]{1,7}\.?$")


def _ends_with_speaker(tags: str, at: int, last: int) -> bool:
    """Whether nothing but a name of people follows: "…, say rescuers", "…, informed a senior officer"."""
    return last - at <= ENDING_SPEAKER_TOKENS_MAX and ENDING_SPEAKER.match(tags[at:last]) is not None


ENDING_SPEAKER_TOKENS_MAX = 8


def finite_after(tags: str, at: int, last: int) -> bool:
    """Whether a verb follows soon, so that the phrase before it is its subject, not a speaker."""
    return any(letter in "vsBhmKkd" for letter in tags[at : min(at + 3, last)])
