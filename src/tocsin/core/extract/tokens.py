"""What the sentences, words and quotations of a text are, each with its character span.

``read_doc(text)`` gives a :class:`Doc`: parallel lists of tokens (``words``, ``lowers``, ``starts``, ``ends``),
sentences as half-open token ranges, and quotation spans. Nothing is ever changed in the text: every span points
into the string that was passed in. Words run together by a scraper ("killedand", "SuspectA court") are cut into
two tokens, and letters masked with asterisks ("kil*led") are read through in ``lowers``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.joints import split_point

TOKEN = re.compile(
    r"""
      \d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?(?:-?[^\W\d_]+(?:-[^\W\d_]+)*)?  # 12 1,200 15-20 55th 12-year-old
    | (?:[^\W\d_]\.){2,}(?![^\W\d_])                                          # U.S. a.m.
    | ['’]s\b
    | [^\W_]+(?:(?:[*'’‘ʿ`-]|(?<=\w)\*\*?)(?!s\b)[^\W_]+)*                    # al-Salehia Sana'a kil*led
    | \.{2,}
    | [^\w\s]
    | _+
    """,
    re.VERBOSE,
)
BREAKS = re.compile(r"[ \t\r\f\v]*\n\s*")
SENTENCE_TOKENS_MAX = 300
"""A longer run without a full stop is cut: what reads a sentence may look at each of its words for each of its words."""
TERMINAL = frozenset(".!?…")
ABBREVIATIONS = listed(
    """gen lt col maj capt cpl sgt brig adm cmdr mr mrs ms dr st no jan feb mar apr jun jul aug sep sept oct nov
    dec gov sen rep prof rev hon jr sr vs etc approx inc ltd co corp dept est fig al ft mt pvt insp supt dy
    asst addl ex hav nk sub adj kan okla tex calif fla ariz mass conn penn wash colo ill ind mich minn miss mo
    mont neb nev ore tenn va wis wyo ala ark ga ky la md me nb eg ie viz art p pp sq km hrs"""
)
"""A full stop after one of these ends no sentence (unless a paragraph does)."""
STARTERS = listed(
    """the a an in on at by for from after before during he she it they we i but and as according however
    meanwhile this that these those there when while since police officials earlier last both two three no one
    his her their its our if with under what who more some many most another also court authorities"""
)
OPENERS = {"“": "”", "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to (not including) ``last``; characters ``start`` up to ``end``."""

    index: int
    paragraph: int
    first: int
    last: int
    start: int
    end: int


class Doc:
    """A text read into tokens and sentences. All lists are parallel; spans are half-open character offsets."""

    __slots__ = ("ends", "lowers", "paragraphs", "quotes", "sentence_starts", "sentences", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.lowers: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_starts: list[int] = []
        """Character offset each sentence starts at, for bisection."""
        self.paragraphs: list[tuple[int, int]] = []
        self.quotes: list[tuple[int, int]] = []
        """Character spans between quotation marks, the marks included, in order, never overlapping."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of tokens ``first`` up to (not including) ``last``."""
        return self.starts[first], self.ends[last - 1]

    def slice(self, first: int, last: int) -> str:
        """The text of tokens ``first`` up to (not including) ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def token_at(self, offset: int) -> int:
        """The token that covers or last starts before character ``offset``; 0 at the least."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that covers or last starts before character ``offset``; IndexError in an empty text."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def in_quote(self, offset: int) -> tuple[int, int] | None:
        """The quotation that character ``offset`` lies in, if any."""
        at = bisect_right(self.quotes, (offset, len(self.text) + 1)) - 1
        if at >= 0 and self.quotes[at][0] <= offset < self.quotes[at][1]:
            return self.quotes[at]
        return None


def read_doc(text: str) -> Doc:
    """Read ``text`` into tokens, sentences, paragraphs and quotations; linear in its length, never raises."""
    doc = Doc(text)
    at = 0
    for gap in BREAKS.finditer(text):
        if _joins_lines(text, gap.start(), gap.end()):
            continue
        _read_paragraph(doc, at, gap.start())
        at = gap.end()
    _read_paragraph(doc, at, len(text))
    return doc


def _joins_lines(text: str, start: int, end: int) -> bool:
    """A hard-wrapped line goes on: one newline, no stop before it, a small letter after it."""
    if start == 0 or end >= len(text):
        return False
    return text.count("\n", start, end) == 1 and text[start - 1] not in '.!?:"”' and text[end].islower()


def _read_paragraph(doc: Doc, start: int, end: int) -> None:
    first = len(doc.words)
    words, lowers, starts, ends = doc.words, doc.lowers, doc.starts, doc.ends
    forced: set[int] = set()
    for match in TOKEN.finditer(doc.text, start, end):
        word = match.group()
        at = match.start()
        lower = word.lower()
        if len(word) > 4 and (cut := split_point(word)):
            words += (word[:cut], word[cut:])
            lowers += (word[:cut].lower(), word[cut:].lower())
            starts += (at, at + cut)
            ends += (at + cut, at + len(word))
            if lowers[-1] in STARTERS and words[-1][0].isupper():
                forced.add(len(words) - 1)
            continue
        words.append(word)
        lowers.append(lower.replace("*", "") if "*" in lower else lower)
        starts.append(at)
        ends.append(at + len(word))
    if len(words) == first:
        return
    doc.paragraphs.append((starts[first], ends[-1]))
    _find_quotes(doc, first, len(words))
    _cut_sentences(doc, first, len(words), forced)


def _find_quotes(doc: Doc, first: int, last: int) -> None:
    """Pair the quotation marks of one paragraph; one left open runs to its end (the quotation goes on)."""
    opened: int | None = None
    closer = ""
    for i in range(first, last):
        word = doc.words[i]
        if opened is None:
            if word == '"' or word in OPENERS:
                opened, closer = doc.starts[i], OPENERS.get(word, '"')
        elif word in (closer, '"', "”"):
            doc.quotes.append((opened, doc.ends[i]))
            opened = None
    if opened is not None:
        doc.quotes.append((opened, doc.ends[last - 1]))


def _cut_sentences(doc: Doc, first: int, last: int, forced: set[int]) -> None:
    begin = first
    i = first
    while i < last:
        if i > begin and (i in forced or i - begin >= SENTENCE_TOKENS_MAX):
            _add_sentence(doc, begin, i)
            begin = i
        if i > begin and doc.words[i] in RUN_ON_STARTS and _follows_source(doc, begin, i):
            _add_sentence(doc, begin, i)
            begin = i
        if doc.words[i] == "|" and i > begin:
            i += 1
            _add_sentence(doc, begin, i)
            begin = i
            continue
        if doc.words[i] in TERMINAL and _ends_sentence(doc, begin, i, last):
            i = _closing_marks(doc, i + 1, last)
            _add_sentence(doc, begin, i)
            begin = i
            continue
        i += 1
    if begin < last:
        _add_sentence(doc, begin, last)


RUN_ON_STARTS = frozenset(word.capitalize() for word in STARTERS)


def _follows_source(doc: Doc, begin: int, i: int) -> bool:
    """In text without full stops a sentence ends with its source: "… Police said The two …", "… reports The News One …"."""
    if doc.lowers[i - 1] in ("said", "added"):
        return True
    for k in range(i - 1, max(begin, i - 6), -1):
        if doc.lowers[k] in ("reports", "reported") and k < i - 1:
            return doc.lowers[i - 1] != "the" and i - k > 1 and doc.lowers[k - 1] not in ("media", "the", "to", "of")
        if not doc.words[k][0].isupper() and doc.lowers[k] != "of":
            return False
    return False


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
    start, end = doc.span(first, last)
    doc.sentences.append(
        Sentence(
            index=len(doc.sentences), paragraph=len(doc.paragraphs) - 1, first=first, last=last, start=start, end=end
        )
    )
    doc.sentence_starts.append(start)
