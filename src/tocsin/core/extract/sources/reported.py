"""What of a sentence a source tells, and what the writer adds of the speaker."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import relative_at

CONTINUING = listed("saying adding noting claiming stating reporting confirming stressing announcing")


def behind_and(tags: str, sentence: Sentence, i: int, source: Source | None) -> Source | None:
    """``source``, which tells only what follows it where "and" or "but" opens its clause: "… and, according to …, five"."""
    k = i - 1
    while k > sentence.first and tags[k] in ",I":
        k -= 1
    if (
        source is not None
        and k > sentence.first
        and tags[k] == "&"
        and sentence.last - source.last > AFTER_AND_TOKENS_MIN
    ):
        source.cover = (source.last, sentence.last)
    return source


AFTER_AND_TOKENS_MIN = 4


def aside_of(doc: Doc, tags: str, sentence: Sentence, source: Source, verb: int) -> tuple[int, int] | None:
    """What the writer tells of the speaker beside the speech: "Omar, whose sons were killed, said", "said Omar, who …"."""
    at = source.last + (tags[source.last : source.last + 1] == ",")
    if at >= sentence.last or source.pronoun:
        return None
    if not (relative_at(doc, tags, at) or (tags[at] in "TA" and TOLD_OF.match(tags, at, sentence.last))):
        return _looking_back(doc, tags, sentence, verb)
    if source.last <= verb:
        return at, verb
    stops = '";,' if source.first <= sentence.first + OPENING_TOKENS else '";'
    end = next((k for k in range(at, sentence.last) if tags[k] in stops), sentence.last)
    return at, end


def _looking_back(doc: Doc, tags: str, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """What the writer recalls behind what was said: "…, police said, a day after a bomb killed nine"."""
    lowers = doc.lowers
    for k in range(verb + 1, sentence.last - 2):
        if lowers[k] == "after" and lowers[k - 1] in SPANS:
            comma = tags.rfind(",", max(verb, k - SPAN_TOKENS_MAX), k)
            return (comma, sentence.last) if comma > 0 else None
    return None


SPANS = listed("day days week weeks month months hours year years")
SPAN_TOKENS_MAX = 5
OPENING_TOKENS = 3
"""A source that opens its sentence tells what follows a comma."""
TOLD_OF = re.compile("[TA][xJCpPLe]*[pPLG]K(?=I)")
"""Such as "Omar, a driver wounded in the raid"."""


def taken_as_known(doc: Doc, tags: str, sentence: Sentence, i: int) -> tuple[int, int] | None:
    """What the words behind the verb ``i`` take as known, told by nobody: "said it is investigating the death of two".

    So with what somebody writes about, and with the clashes "in which" people died whose telling somebody is accused of.
    """
    lowers = doc.lowers
    if lowers[i] in ABOUT_VERBS and lowers[i + 1 : i + 2] == ["about"]:
        return i + 1, sentence.last
    reach = min(i + INQUIRY_REACH, sentence.last)
    if not INQUIRIES.isdisjoint(lowers[i + 1 : reach]):
        for k in range(i + 1, reach):
            if lowers[k] in INQUIRIES:
                return k, sentence.last
            if tags[k] in 'KkgdN"':
                break
    if lowers[i] in ("accused", "accuses"):
        for k in range(i + 1, sentence.last - 1):
            if tags[k] in "gKkd":
                break
            if lowers[k] in ("in", "during") and tags[k + 1] == "w":
                return k, sentence.last
    return None


ABOUT_VERBS = listed("wrote writes told tells")
INQUIRIES = listed("investigating investigate probing probe examining reviewing")
INQUIRY_REACH = 12


def cover_of(doc: Doc, tags: str, sentence: Sentence, first: int, verb: int) -> tuple[int, int]:
    """Which tokens the speech verb reports: what follows it, or, when little follows, what comes before."""
    k = verb + 1
    k = past_medium(doc, tags, sentence, k)
    if doc.lowers[verb] in ("told", "tells"):
        k = _past_hearer(doc, tags, sentence, k)
    while k < sentence.last and (
        tags[k] in "azt\"'r"
        or (
            tags[k] == "I"
            and k + 1 < sentence.last
            and tags[k + 1] in "zTCrx"
            and doc.lowers[k] in ("on", "in", "late", "early")
        )
    ):
        k += 1
    if first > sentence.first + 3 and doc.lowers[verb + 1 : verb + 3] == ["on", "condition"]:
        return sentence.first, first  # "…, an officer said on condition of anonymity because he may not speak"
    rest = sentence.last - k
    if tags[k : k + 1] == "&" and first - sentence.first > 3 and tags[k + 1 : k + 2] not in ("s", "v", "a", "e"):
        return sentence.first, first
    if doc.lowers[verb] in ("told", "tells", "tell") and RECIPIENT.fullmatch(tags, verb + 1, sentence.last):
        return sentence.first, first
    if (
        tags[verb + 1 : verb + 2] == "t"
        and RECIPIENT.fullmatch(tags, verb + 2, sentence.last)
        and first > sentence.first + 3
    ):
        return sentence.first, first  # "…, the mayor said to reporters"
    comma = tags.find(",", verb + 1, min(verb + INSERTED_TOKENS_MAX, sentence.last))
    if tags[first - 1] == "," and comma > 0 and first > sentence.first + 1:
        told = doc.lowers[verb] in ("told", "tells") and RECIPIENT.fullmatch(tags, verb + 1, comma) is not None
        if told:
            return sentence.first, sentence.last
    going_on = doc.lowers[k : k + 1] in WRITER_GOES_ON or doc.lowers[k : k + 3] == ["in", "one", "of"]
    if k < sentence.last and (doc.lowers[k] in BRINGING or going_on) and first > sentence.first + 3:
        return sentence.first, sentence.last
    if first <= sentence.first + 1:
        return verb + 1, sentence.last
    if tags[first - 1] == "-" and "-" in tags[k : k + INSERTED_TOKENS_MAX] and first > sentence.first + 2:
        return sentence.first, sentence.last
    if any(
        word in ("after", "before") and word_before in TIME_SPANS
        for word_before, word in zip(doc.lowers[k : k + 3], doc.lowers[k + 1 : k + 4], strict=False)
    ):
        return sentence.first, first
    if k < sentence.last and first > sentence.first + 3 and (tags[k] == "i" or doc.lowers[k] in CONTINUING):
        return sentence.first, sentence.last
    if (
        k < sentence.last
        and first > sentence.first + 3
        and tags[k] == "I"
        and doc.lowers[k] in ("with", "as", "after", "when", "following", "during")
    ):
        return sentence.first, sentence.last
    if (rest <= 3 and not COUNTED_HARM.match(tags, k, sentence.last)) or tags[k] in ".;":
        opener = first - 1 - (tags[first - 1] == "T")
        if rest > 1 and opener > sentence.first and doc.lowers[opener] in CONTRASTING:
            return verb + 1, sentence.last
        return sentence.first, first
    if first > sentence.first + 3 and (tags[k] == "i" or doc.lowers[k] in CONTINUING):
        return sentence.first, sentence.last
    if tags[k] == "," and (first > sentence.first + 3 or tags[first - 1] == ","):
        return sentence.first, sentence.last
    if first - sentence.first > 3 and tags[first - 1] in ',"':
        return sentence.first, sentence.last
    if first > sentence.first + 3 and _writer_goes_on(doc, tags, sentence, first, verb):
        return sentence.first, first
    return verb + 1, sentence.last


def _writer_goes_on(doc: Doc, tags: str, sentence: Sentence, first: int, verb: int) -> bool:
    """Whether, in text without commas, only the setting is told behind ``verb``: "… killing nine police said despite a truce"."""
    before = doc.lowers[first - 1]
    k = past_medium(doc, tags, sentence, verb + 1)
    if doc.lowers[verb] in ("told", "tells"):
        while (
            k < min(sentence.last, verb + HEARER_TOKENS_MAX) and tags[k] in "TCxJpPLU" and doc.lowers[k] not in SETTING
        ):
            k += 1
    while k < sentence.last and tags[k] in "az" and doc.lowers[k] not in SETTING:
        k += 1
    if tags[first - 1] in "&nwt," or before in NOT_BEFORE_SPEAKER or k >= sentence.last:
        return False
    if doc.lowers[k] not in SETTING or HARMED.search(tags, k, sentence.last) is not None:
        return False
    return HARMED.search(tags, sentence.first, first) is not None


HARMED = re.compile("[Kdg]|(?<!f)N")
NOT_BEFORE_SPEAKER = listed("where which who when but while as and that because although though if after before since")
SETTING = listed(
    """in on at near despite amid during after before as since but while although though when until following from with under over
    against one without hours days weeks"""
)
"""Words with which a writer goes on behind who speaks."""


INSERTED_TOKENS_MAX = 8
TIME_SPANS = listed("hours hour days day weeks week months month minutes shortly soon moments")
"""Behind what was said these open what the writer recalls: "…, the monitor said days after gas was used"."""
CONTRASTING = frozenset(("while", "whereas", "but"))
"""Behind these another speaks: "medics counted six dead, while the army admitted two"."""
RECIPIENT = re.compile(r"[TSA]?[CxJpPL]{1,5}(?:I?[az]{1,3})?(?:I[TA]?[xJCU]{1,3}(?:ox)?){0,2}(?:I?[az]{1,3})?\.?")
"""Such as "told the news agency": nothing is said behind it."""
BRINGING = listed("taking bringing raising")
WRITER_GOES_ON = (["without"], ["while"])
"""Behind what was said in text without commas: "… among the dead the mayor said without giving a number"."""
COUNTED_HARM = re.compile("[DHV][KN]|K[DHVTA]")
"""Such as "four wounded": so little may be all that is said."""
MEDIA = listed(
    "statement broadcast bulletin video audio recording text texts email e-mail letter call post posts tweet report interview briefing conference telegram twitter facebook message release website channel phone telephone whatsapp x"
)
"""Where somebody says something: "said in a statement"."""


def _past_hearer(doc: Doc, tags: str, sentence: Sentence, k: int) -> int:
    """The token after who is told, from token ``k`` on, where a statement about it all follows: "told AFP adding that"."""
    end = k
    while end < sentence.last and end - k < HEARER_TOKENS_MAX and tags[end] in "TCxJpPLU":
        end += 1
    goes_on = end < sentence.last and (doc.lowers[end] in CONTINUING or doc.lowers[end] in BRINGING)
    return end if end > k and goes_on else k


HEARER_TOKENS_MAX = 6


def past_medium(doc: Doc, tags: str, sentence: Sentence, k: int) -> int:
    """The token after "in a statement on Friday", "on Telegram" at token ``k``; ``k`` where no such phrase stands."""
    if k >= sentence.last or doc.lowers[k] not in ("in", "on", "at", "via", "during", "by"):
        return k
    for end in range(k + 1, min(k + 6, sentence.last)):
        if doc.lowers[end] in MEDIA and (end + 1 >= sentence.last or doc.lowers[end + 1] not in MEDIA):
            return end + 1
        if tags[end] not in "TASxJC":
            return k
    return k
