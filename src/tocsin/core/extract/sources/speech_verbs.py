"""Whether a verb of speech tells of speech where it stands: no "claimed responsibility", no "the video shows"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.grammar import WEAK_SPEECH
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.reported import MEDIA, past_medium

NOT_SPEECH_NEXT = listed("responsibility the lives credit victory control at on dead")
TOLL = listed("toll figure figures")
TO_SOMEONE = listed("told tells tell telling informed informs")
"""Verbs whose object is spoken to: "told Reuters"."""


def no_speech(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str) -> bool:
    """Whether the verb at token ``i`` tells of no speech here: "claimed responsibility", "gave way", "the video shows"."""
    lowers = doc.lowers
    if lower == "said" and tags[i - 1] == "T" and lowers[i - 1] not in ("both", "all") and i > sentence.first:
        return True  # "in the said areas"
    if lower in PUBLISHED and lowers[i - 1] in MEDIA and i > sentence.first:
        return True
    if (
        lower in ("put", "puts")
        and tags[i + 1 : i + 2] == "r"
        and ("as" not in lowers[max(sentence.first, i - 6) : i] or tags[i + 2 : i + 3] not in ("", ".", ",", ":", '"'))
    ):
        return True  # "is thought to have put it there"
    if lower in ("adds", "added", "adding") and lowers[i + 1 : i + 2] == ["to"]:
        return True  # "this adds to the confusion"
    if lower in ("admitted", "admits") and lowers[i - 1] in WARDS and lowers[i + 1 : i + 2] != ["that"]:
        return True  # "the hospital admitted nine patients"
    if lower == "documents" and (lowers[i - 1] in PAPERS or tags[i - 1] in "SJ"):
        return True  # "after checking their identity documents"
    if lower == "reporting" and (lowers[i + 1 : i + 2] == ["from"] or lowers[i - 1] in ("while", "without")):
        return True
    i = past_medium(doc, tags, sentence, i + 1) - 1
    after = lowers[i + 1] if i + 1 < sentence.last else ""
    if lower not in DOUBTED:
        return after == "to" and tags[i + 2 : i + 3] not in ("C", "T", "r", "p", "P", "S")
    if lower == "noting" and lowers[i - 1] == "worth":
        return True
    if lower not in PLACING and that_behind(doc, tags, sentence, i):
        return False
    if lower in ("gave", "give", "gives", "placed", "set") and TOLL.isdisjoint(lowers[i + 1 : i + 6]):
        return True
    if (
        lower in ("claimed", "claims", "claim", "claiming", "put", "puts", "putting", "shows", "showed")
        and after in NOT_SPEECH_NEXT
        and after != "the"
        and not (after == "at" and PUT_AT.match(tags, i + 1, sentence.last))
        and not (after == "at" and PUT_AT.match(tags, i + 2, sentence.last) is not None)
    ):
        return True
    if (
        lower in ("claimed", "claiming", "claims", "claim")
        and after == "the"
        and ("lives" in lowers[i : i + 4] or "life" in lowers[i : i + 4])
    ):
        return True
    if (
        after == "to"
        and tags[i + 2 : i + 3] not in ("C", "T", "r", "p", "P", "S")
        and not (lower in ("claimed", "claims", "claim", "claiming") and "have" in lowers[i + 2 : i + 3])
    ):
        return True
    if lower == "pointed" and after == "out":
        return False
    if lower in WEAK_SPEECH and not _that_follows(doc, tags, sentence, i, lower, after):
        return True
    if lower in SHOWING and not FOOTAGE.isdisjoint(lowers[max(sentence.first, i - SHOWN_REACH) : i]):
        return True
    return (
        lower in TO_SOMEONE
        and after in ("me", "us")
        and (after == "me" or lowers[i + 2 : i + 3] != ["that"] or doc.in_quote(doc.starts[i]) is not None)
    )


PLACING = listed("gave give gives placed set put puts putting show shows showed showing")
"""What stands before "that" behind these is a thing: "placed in a car that exploded"."""
THAT = re.compile(r"(?:[az]|I(?:z|[TSA]?[JxCpPUL]{1,4})|T[xeJ]?[xU])*n")
"""When, where and how something is said before "that": "denied on Wednesday that its jets had"."""


def that_behind(doc: Doc, tags: str, sentence: Sentence, i: int) -> bool:
    """Whether what the verb at token ``i`` tells follows "that", times and places between: "claimed on Wednesday that"."""
    match = THAT.match(tags, i + 1, sentence.last)
    return match is not None and doc.lowers[match.end() - 1] == "that"


WARDS = listed("hospital hospitals clinic clinics ward wards doctors medics unit centre center")
PUT_AT = re.compile("[aIx]{0,3}DT")
"""Such as "put at 30 the number of dead"."""
PUBLISHED = listed("posted published broadcast released issued")
"""Of "a statement posted on Telegram" these tell where it stands."""


def _that_follows(doc: Doc, tags: str, sentence: Sentence, i: int, lower: str, after: str) -> bool:
    """Whether what a weak verb of speech reports stands behind it."""
    if after in ("that", "it", "they", "he", "she", "to", "any", "killing"):
        return True
    if lower in ENDING_VERBS and tags[i + 1 : i + 2] in (".", ",", "&", ""):  # "killed nine, the army claimed."
        k = i - 1
        while k > sentence.first and tags[k] in "TAJxCpPLrIoSe":
            k -= 1
        bare = "," not in tags[sentence.first : sentence.last] and HARMS.search(tags, sentence.first, i) is not None
        if k < i - 1 and k > sentence.first and (tags[k] in ',"' or bare):
            return True
    if i > sentence.first and tags[i - 1] in ',"' and tags[i + 1 : i + 2] in ("C", "T", "A", "p"):
        return True
    if lower == "accused" and after and "of" in doc.lowers[i + 2 : i + ACCUSED_REACH]:
        return True
    if lower in ("claimed", "claims") and after == "its":
        return True
    if lower == "described" and after in SEEING:
        return True
    counted = lower not in SHOWING and tags[i - 1] != "w" and COUNTED_DEAD.match(tags, i + 1, sentence.last) is not None
    return counted or _clause_follows(tags, i + 1, sentence.last)


PUT_AT = re.compile("Ia*[DHVOxI]+(?:T#|T[xJ]{0,2}N|T[NK])")
"""Such as "put at around sixty the number of dead"."""
ENDING_VERBS = (
    WEAK_SPEECH
    - listed("quoted broadcast published publishes pointed accused described denied show shows showed denies")
) | listed(
    "learned learnt claimed showed show declared maintained emphasized emphasised observed believe believes warned recalled mentioned"
)
"""Behind a comma and their subject these end a sentence as "said" does: "…, field sources declared."."""
HARMS = re.compile("[KkgdN]")
SEEING = listed("seeing witnessing finding counting hearing")
ACCUSED_REACH = 7
SHOWING = listed("show shows showed showing")
FOOTAGE = listed("video videos footage image images photo photos photograph photographs picture pictures clip clips")
"""What is seen in a film has no speaker."""
SHOWN_REACH = 9
DOUBTED = (
    PUBLISHED
    | WEAK_SPEECH
    | SHOWING
    | TO_SOMEONE
    | listed("gave give gives placed set claimed claims claim claiming put puts putting show shows showed noting")
)
"""All other verbs of speech tell of speech, unless "to do" something follows."""

COUNTED_DEAD = re.compile("a*(?:Ix)?a*[DHVz]+[xJpPCL]{0,4}[KNU]|T[xJ]{0,2}No|A[xJ]{0,2}N[:o]")
"""Such as "nine bodies", "340 civilian deaths", "at least 16 dead", "75 drone strikes", "a higher toll:" behind "counted", "recorded"."""
CLAUSE = re.compile(
    r"T[JxC]{0,3}[xU][ha]*[Kk]T?[IDHVASTpPL]|"
    r"(?:OI|Ix|Ia|at|It|DoT)?a?[TASI]?a*[DHV#oxJCPpLGeUS]{1,6}(?:I[TS]?[CxJ]{1,4})?(?:[Bhkdv]|KT?[DHVAS])"
)


def _clause_follows(tags: str, at: int, last: int) -> bool:
    """Whether people with a verb of their own follow the verb of speech: "claimed 190 were dead"."""
    return CLAUSE.match(tags, at, last) is not None


PAPERS = frozenset(("identity", "identification", "id", "travel", "registration", "immigration", "secret", "leaked"))
"""What documents are that nobody writes them as he speaks."""
