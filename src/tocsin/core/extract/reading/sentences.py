"""Where sentences end: at full stops that are no abbreviation's, at a source in text without them, at a length."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence

SENTENCE_TOKENS_MAX = 300
"""A longer run without a full stop is cut: what reads a sentence may look at each of its words for each of its words."""
TERMINAL = frozenset(".!?…")
ABBREVIATIONS = listed(
    """gen lt col maj capt cpl sgt brig adm cmdr mr mrs ms dr st no jan feb mar apr jun jul aug sep sept oct nov
    dec gov sen rep prof rev hon jr sr vs etc approx inc ltd co corp dept est fig al ft mt pvt insp supt dy
    asst addl ex hav nk sub adj kan okla tex calif fla ariz mass conn penn wash colo ill ind mich minn miss mo
    mont neb nev ore tenn va wis wyo ala ark ga ky la md me nb eg ie viz incl art p pp sq km hrs"""
)
"""A full stop after one of these ends no sentence (unless a paragraph does)."""
STARTERS = listed(
    """the a an in on at by for from after before during he she it they we i but and as according however
    meanwhile this that these those there when while since police officials earlier last both two three no one
    his her their its our if with under what who more some many most another also court authorities separately elsewhere similarly subsequently further moreover simultaneously
    nobody none official sources"""
)


def cut_sentences(doc: Doc, first: int, last: int, stops: list[int], forced: set[int]) -> None:
    """Cut tokens ``first`` up to ``last`` into sentences; only at ``stops`` can one end before its length does."""
    begin = at = first
    bare = last - first >= BARE_TOKENS_MIN and all(doc.words[i] not in TERMINAL for i in stops)
    for i in stops:
        if i < at:
            continue  # a closing mark, taken in already
        begin = _cut_long(doc, begin, i)
        word = doc.words[i]
        if word == "=" and (end := _heading_end(doc, i, last)):
            _add_sentence(doc, begin, end)
            begin = at = end
            continue
        if i > begin and (
            i in forced
            or (
                word in RUN_ON_STARTS
                and (
                    _starts_anew(doc, i, last)
                    or _follows_source(doc, begin, i)
                    or (bare and _opens_bare(doc, begin, i, last))
                )
            )
        ):
            _add_sentence(doc, begin, i)
            begin = i
        if word == "|" and i > begin:
            at = i + 1
        elif word in TERMINAL and _ends_sentence(doc, begin, i, last):
            at = _closing_marks(doc, i + 1, last)
        else:
            continue
        _add_sentence(doc, begin, at)
        begin = at
    begin = _cut_long(doc, begin, last - 1)
    if begin < last:
        _add_sentence(doc, begin, last)


def _cut_long(doc: Doc, begin: int, i: int) -> int:
    """Where the sentence of token ``i`` begins, once all before it that is too long is cut off."""
    while i - begin >= SENTENCE_TOKENS_MAX:
        _add_sentence(doc, begin, begin + SENTENCE_TOKENS_MAX)
        begin += SENTENCE_TOKENS_MAX
    return begin


RUN_ON_STARTS = frozenset(word.capitalize() for word in STARTERS)
MAY_CUT = RUN_ON_STARTS | TERMINAL | {"|", "="}
HEADING_TOKENS_MAX = 12


def _heading_end(doc: Doc, i: int, last: int) -> int:
    """The token behind the heading "==Attack==" of an encyclopedia that begins at token ``i``; 0 where none does."""
    words = doc.words
    if words[i + 1 : i + 2] != ["="]:
        return 0
    close = next((k for k in range(i + 2, min(i + HEADING_TOKENS_MAX, last)) if words[k] == "="), last)
    while words[close : close + 1] == ["="]:
        close += 1
    return close if close <= last else 0


NAMING_STARTS = frozenset(
    ("Police", "Officials", "Court", "Authorities", "One", "No", "May", "Last", "Who", "What", "I")
)
"""Openers that may name a speaker, or belong to a name, within a sentence, too."""


SAYING_STARTS = frozenset(("Police", "Officials", "Authorities"))
ANEW = frozenset(("The", "It", "He", "She", "They", "However", "Meanwhile"))
"""What opens a sentence behind a number, too."""


def _starts_anew(doc: Doc, i: int, last: int) -> bool:
    """Whether a capital between small words opens a sentence where nobody set a full stop: "… four guards A gun battle …"."""
    before, word = doc.words[i - 1], doc.words[i]
    if i + 1 >= last:
        return False
    if word in SAYING_STARTS and doc.lowers[i + 1 : i + 3] == ["said", "that"]:
        return before.islower()
    if word in ANEW and before.isdigit():
        return True  # "… and wounding more than 60 The army said …"
    if word in NAMING_STARTS or not (before.islower() and before[-1].isalpha()):
        return False
    return doc.words[i + 1].islower() and doc.words[i + 1][0].isalpha()


BARE_TOKENS_MIN = 40
"""A paragraph as long as this without a full stop has lost them all."""
NAMED_WITH = frozenset(("One", "Two", "Three", "I", "May", "Last", "Police", "Court"))


def _opens_bare(doc: Doc, begin: int, i: int, last: int) -> bool:
    """In a paragraph that has lost its full stops: "… the rear wall No Indian was hurt", "… hiding One of them …", "… in Srinagar An …"."""
    before, word = doc.words[i - 1], doc.words[i]
    if i + 2 >= last or not before[-1].isalpha() or doc.lowers[i - 1] in NO_END:
        return False
    if word == "No":
        return before.islower() and doc.words[i + 1].isalpha()
    if word == "One":
        return doc.lowers[i + 1] == "of"
    if word in NAMED_WITH:
        return False
    if word == "An" or (word in ("A", "The") and before.islower() and doc.words[i + 2].islower()):
        return True  # "… from the spot A Police spokesman said …"
    return doc.words[i + 1].islower() and i - begin > 3


NO_END = listed(
    "the a an of in on at to by from for with and or as near under that which who was were is are be been not its his their reports reported said"
)
"""No sentence ends with one of these."""


def _follows_source(doc: Doc, begin: int, i: int) -> bool:
    """In text without full stops a sentence ends with its source: "… Police said The two …", "… reports The News One …"."""
    if doc.lowers[i - 1] in ("said", "added"):
        return i - 2 <= begin or doc.words[i - 2][0].isupper() or doc.lowers[i - 2] in SPEAK
    for k in range(i - 1, max(begin, i - 6), -1):
        if doc.lowers[k] in ("reports", "reported") and doc.words[k].isupper():
            return False  # all in capitals: a capital says nothing
        if doc.lowers[k] in ("reports", "reported") and k < i - 1:
            return doc.lowers[i - 1] != "the" and i - k > 1 and doc.lowers[k - 1] not in ("media", "the", "to", "of")
        if not doc.words[k][0].isupper() and doc.lowers[k] != "of":
            return False
    return False


SPEAK = listed(
    """he she it they police army military source sources official officials spokesman spokesperson spokeswoman
    statement report reports ministry minister monitor group activists residents witnesses eyewitnesses
    observatory agency media network medics doctors rescuers authorities governor officer officers commander
    organisation organization command council locals also correspondent reporter villagers rebels further too"""
)
"""Words that stand right before "said" where a sentence ends with its source."""


def _closing_marks(doc: Doc, i: int, last: int) -> int:
    """Closing quotation marks and brackets that follow a full stop at once belong to the sentence."""
    while i < last and doc.words[i] in "\"”’')]" and doc.starts[i] == doc.ends[i - 1]:
        opens_next = doc.words[i] == '"' and doc.in_quote(doc.starts[i]) is not None and _opens(doc, i)
        if opens_next:
            break
        i += 1
    return i


def _opens(doc: Doc, i: int) -> bool:
    quote = doc.in_quote(doc.starts[i])
    return quote is not None and quote[0] == doc.starts[i]


def _ends_sentence(doc: Doc, begin: int, i: int, last: int) -> bool:
    if i + 1 >= last:
        return True
    word, after = doc.words[i], doc.words[i + 1]
    glued = doc.starts[i + 1] == doc.ends[i]
    if word != ".":
        return not glued or after[0].isupper() or after in '"”)'
    before = doc.words[i - 1] if i > begin else ""
    if doc.lowers[i - 1] in ABBREVIATIONS and i > begin and doc.starts[i] == doc.ends[i - 1]:
        return False
    if len(before) == 1 and before.isupper() and not glued:
        return False
    if glued:
        return after[0].isupper() or after in '"”“)’]' if before.isalnum() or before[-1:].isalpha() else False
    return not after[0].islower()


def _add_sentence(doc: Doc, first: int, last: int) -> None:
    start, end = doc.starts[first], doc.ends[last - 1]
    doc.sentences.append(Sentence(len(doc.sentences), len(doc.paragraphs) - 1, first, last, start, end))
    doc.sentence_starts.append(start)
