"""What the sentences, words and quotations of a text are, each with its character span.

``read_doc(text)`` gives a :class:`Doc`: parallel lists of tokens (``words``, ``lowers``, ``starts``, ``ends``),
sentences as half-open token ranges, and quotation spans. Nothing is ever changed in the text: every span points
into the string that was passed in. Words run together by a scraper ("killedand", "SuspectA court") are cut into
two tokens, and letters masked with asterisks ("kil*led") are read through in ``lowers``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise
from sys import intern
from typing import Any

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.joints import split_point
from tocsin.core.small import Holds, bits_of, in_small

WORDS = r"""
      [A-Za-z]++(?=[\s,])                                                     # most words, without a second look
    | \d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?(?:-?[^\W\d_]+(?:-[^\W\d_]+)*)?  # 12 1,200 15-20 55th 12-year-old
    | (?:[^\W\d_]\.){2,}(?![^\W\d_])                                          # U.S. a.m.
    | ['’]s\b
    | [^\W_]+(?:(?:[*'’‘ʿ`-]|(?<=\w)\*\*?)(?!s\b)[^\W_]+)*                    # al-Salehia Sana'a kil*led
    | \.{2,}
    | [^\w\s]
    | _+
    """
TOKEN = re.compile(WORDS, re.VERBOSE)
PIECES = re.compile(f"({WORDS})", re.VERBOSE)
"""Splits a text into what lies between tokens and the tokens, by turns; no token holds white space."""
RUN_TOGETHER_CHARS_MIN = 4
MEMO_WORDS_MAX = 50_000
MEMO_WORD_CHARS_MAX = 40
NEWLINES = re.compile(r"\n\s*")
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
    his her their its our if with under what who more some many most another also court authorities"""
)
OPENERS = {"“": "”", "«": "»", "„": "“"}
OPENING = frozenset(('"', *OPENERS))
QUOTE_MARKS = OPENING | frozenset(OPENERS.values())


ASKED: set[frozenset[str]] = set()
"""The lists of words that texts were asked for by ``Doc.where``."""
NOTED: set[str] = set()
"""All their words."""


@dataclass(slots=True)
class Sentence:  # not frozen: a text has many, and a frozen one takes three times as long to make
    """Tokens ``first`` up to (not including) ``last``; characters ``start`` up to ``end``."""

    index: int
    paragraph: int
    first: int
    last: int
    start: int
    end: int


class Doc:
    """A text read into tokens and sentences. All lists are parallel; spans are half-open character offsets."""

    __slots__ = (
        "bits",
        "body",
        "debris",
        "ends",
        "lowers",
        "noted",
        "paragraphs",
        "places_read",
        "quotes",
        "sentence_starts",
        "sentences",
        "small",
        "starts",
        "text",
        "vocabulary",
        "words",
        "written",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = in_small(text)
        """The text in small letters, each character where it is in ``text``."""
        self.words: list[str] = []
        self.lowers: list[str] = []
        self.vocabulary: set[str] = set()
        """The words of ``lowers``, each once: what a text does not hold need not be asked of its sentences."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_starts: list[int] = []
        """Character offset each sentence starts at, for bisection."""
        self.paragraphs: list[tuple[int, int]] = []
        self.quotes: list[tuple[int, int]] = []
        """Character spans between quotation marks, the marks included, in order, never overlapping."""
        self.body: int | None = None
        self.debris: frozenset[int] | None = None
        """What ``debris`` found out, once asked."""
        self.written: Any = None
        """What ``written`` found out of the whole text, once asked."""
        self.bits: dict[int, int] = {}
        """For the number of a sentence what ``bits_of`` tells of its words, once asked."""
        self.noted: list[int] | None = None
        """The tokens among ``NOTED``, once asked."""
        self.places_read: dict[int, Any] = {}
        """What reading the places of the text once has told, kept for the next statement; see ``places.attach``."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of tokens ``first`` up to (not including) ``last``."""
        return self.starts[first], self.ends[last - 1]

    def slice(self, first: int, last: int) -> str:
        """The text of tokens ``first`` up to (not including) ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def where(self, asked: frozenset[str]) -> list[int]:
        """The tokens whose words, in small letters, are among ``asked``, in order.

        The text is gone through once for all such lists of words, which are few and always the same.
        """
        if asked not in ASKED:
            ASKED.add(asked)
            NOTED.update(asked)
            self.noted = None
        lowers = self.lowers
        if self.noted is None:
            self.noted = list(compress(range(len(lowers)), map(NOTED.__contains__, lowers)))
        return [i for i in self.noted if lowers[i] in asked]

    def says(self, sentence: Sentence, what: Holds) -> bool:
        """Whether a word of ``sentence`` holds the pattern of ``what``."""
        bits = self.bits.get(sentence.index)
        if bits is None:
            bits = self.bits[sentence.index] = bits_of(self.lowers[sentence.first : sentence.last])
        return bits & what.bit != 0

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


def read_doc(text: str, chunks: list[str] | None = None) -> Doc:
    """Read ``text`` into tokens, sentences, paragraphs and quotations; linear in its length, never raises.

    ``chunks`` are what lies between its spaces, where somebody cut it there already.
    """
    doc = Doc(text)
    forced = _read_words(doc, text.split(" ") if chunks is None else chunks)
    stops = list(compress(range(len(doc.words)), map(MAY_CUT.__contains__, doc.words)))
    stops = sorted(forced.union(stops)) if forced else stops
    marks = [] if OPENING.isdisjoint(doc.vocabulary) else [i for i, word in enumerate(doc.words) if word in QUOTE_MARKS]
    first = 0
    width = _wrap_width(text)
    for start, end in _breaks(text):
        if not _joins_lines(text, start, end, width):
            first = _read_paragraph(doc, first, bisect_left(doc.starts, start), stops, marks, forced)
    _read_paragraph(doc, first, len(doc.words), stops, marks, forced)
    return doc


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where lines end: the newlines with all white space around them."""
    end = 0
    for match in NEWLINES.finditer(text):
        start = match.start()
        while start > end and text[start - 1] in " \t\r\f\v":
            start -= 1
        end = match.end()
        yield start, end


WRAPPED_MIN, WRAPPED_MAX = 50, 100
"""Between these lies the width, in characters, of texts whose lines were broken by a machine."""
WRAPPED_LINES_MIN = 4


def _wrap_width(text: str) -> int:
    """The width to which the lines of ``text`` were broken; 0 where they were not.

    A line was broken by a machine when the next line's first word would have made it too long.
    """
    lines = text.split("\n")
    if len(lines) < WRAPPED_LINES_MIN:
        return 0
    width = max(map(len, lines))
    if not WRAPPED_MIN <= width <= WRAPPED_MAX:
        return 0
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    return width if broken >= WRAPPED_LINES_MIN - 1 and broken * 2 > len(pairs) else 0


INDENT_MIN = 8
"""So much white space around a newline is the layout of a page: the sentence goes on."""


def _joins_lines(text: str, start: int, end: int, width: int) -> bool:
    """A hard-wrapped line goes on: one newline, no stop before it, a small letter or a word too long for it after it."""
    if start == 0 or end >= len(text):
        return False
    if width and text.count("\n", start, end) == 1:
        line = start - (text.rfind("\n", 0, start) + 1)
        if line + 1 + len(text[end : end + width].split(None, 1)[0]) > width:
            return True
    if text.count("\n", start, end) != 1 or text[start - 1] in '.!?:"”':
        return False
    return text[end].islower() or end - start > INDENT_MIN


def _read_words(doc: Doc, chunks: list[str]) -> set[int]:
    """Fill the lists of tokens; the tokens at which a sentence must begin because a scraper dropped its full stop."""
    if len(RUN_ON) > MEMO_WORDS_MAX:
        RUN_ON.clear()
    pieces = list(chain.from_iterable(map(KNOWN_PIECES.__getitem__, chunks)))
    words, lowers = pieces[::3], pieces[1::3]
    del pieces[1::3]
    ends = list(accumulate(map(len, pieces)))
    starts, ends = [0, *ends[1:-1:2]], ends[::2]
    vocabulary = set(lowers)
    if "" in vocabulary:
        kept = [n for n, word in enumerate(words) if word]
        words, lowers = [words[n] for n in kept], [lowers[n] for n in kept]
        starts, ends = [starts[n] for n in kept], [ends[n] for n in kept]
        vocabulary = set(lowers)
    doc.words, doc.lowers, doc.starts, doc.ends, doc.vocabulary = words, lowers, starts, ends, vocabulary
    return set() if not RUN_ON or RUN_ON.isdisjoint(chunks) else _forced(chunks)


RUN_ON: set[str] = set()
"""What lies between two spaces and holds the end of one sentence and the start of the next, met since it was last emptied."""


def _forced(chunks: list[str]) -> set[int]:
    """The tokens of ``chunks`` at which a sentence must begin."""
    forced: set[int] = set()
    at = 0
    for chunk in chunks:
        pieces = KNOWN_PIECES[chunk]
        words = [n for n in range(0, len(pieces), 3) if pieces[n]]
        if chunk in RUN_ON:
            forced.update(
                at + n for n, i in enumerate(words) if n and not pieces[i - 1] and _runs_on(pieces[i - 3], pieces[i])
            )
        at += len(words)
    return forced


def _runs_on(before: str, word: str) -> bool:
    """Whether ``word``, cut off from ``before``, opens a sentence."""
    return word.lower() in STARTERS and word[0].isupper() and split_point(before + word) == len(before)


class _Pieces(dict[str, tuple[str, ...]]):
    """What lies between two spaces, cut into its tokens; most texts share most of it.

    By turns a token, the same in small letters, and the white space after it. These are the same strings in every text,
    so that looking one up in a set costs little.
    """

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        line = NEWLINES.search(chunk)
        return self._cut(chunk) if line is None else self._joined(chunk, line.start(), line.end())

    def _joined(self, chunk: str, start: int, end: int) -> tuple[str, ...]:
        """The last words of one line and the first of the next, each known by itself."""
        before, after = self[chunk[:start]], self[chunk[end:]] if end < len(chunk) else ()
        if chunk[:start] in RUN_ON or chunk[end:] in RUN_ON:
            RUN_ON.add(chunk)
        gap = before[-1][:-1] + chunk[start:end]
        return (*before[:-1], gap, *after) if after else (*before[:-1], gap + " ")

    def _cut(self, chunk: str) -> tuple[str, ...]:
        lead, *pieces = PIECES.split(chunk)
        found = ["", "", lead] if lead or not pieces else []
        for word, gap in zip(pieces[::2], pieces[1::2], strict=True):
            cut = split_point(word) if len(word) > RUN_TOGETHER_CHARS_MIN else None
            if cut:
                if _runs_on(word[:cut], word[cut:]):
                    RUN_ON.add(chunk)
                found += [*_written(word[:cut]), "", *_written(word[cut:]), gap]
            else:
                found += [*_written(word), gap]
        found[-1] += " "
        known = tuple(found)
        if len(chunk) <= MEMO_WORD_CHARS_MAX and chunk not in RUN_ON:
            if len(self) > MEMO_WORDS_MAX:
                self.clear()
            self[chunk] = known
        return known


def _written(word: str) -> tuple[str, str]:
    return intern(word), intern(word.lower().replace("*", ""))


KNOWN_PIECES = _Pieces()


def _read_paragraph(doc: Doc, first: int, last: int, stops: list[int], marks: list[int], forced: set[int]) -> int:
    """Note the paragraph of tokens ``first`` up to ``last``, its quotations and sentences; gives ``last``."""
    if last == first:
        return first
    doc.paragraphs.append((doc.starts[first], doc.ends[last - 1]))
    if marks:
        _find_quotes(doc, marks[bisect_left(marks, first) : bisect_left(marks, last)], last)
    _cut_sentences(doc, first, last, stops[bisect_left(stops, first) : bisect_left(stops, last)], forced)
    return last


def _find_quotes(doc: Doc, marks: list[int], last: int) -> None:
    """Pair the quotation ``marks`` of one paragraph; one left open runs to its end (the quotation goes on)."""
    opened: int | None = None
    closer = ""
    for i in marks:
        word = doc.words[i]
        if opened is None:
            if word in OPENING:
                opened, closer = doc.starts[i], OPENERS.get(word, '"')
        elif word in (closer, '"', "”"):
            doc.quotes.append((opened, doc.ends[i]))
            opened = None
    if opened is not None:
        doc.quotes.append((opened, doc.ends[last - 1]))


def _cut_sentences(doc: Doc, first: int, last: int, stops: list[int], forced: set[int]) -> None:
    """Cut tokens ``first`` up to ``last`` into sentences; only at ``stops`` can one end before its length does."""
    begin = at = first
    for i in stops:
        if i < at:
            continue  # a closing mark, taken in already
        begin = _cut_long(doc, begin, i)
        word = doc.words[i]
        if i > begin and (
            i in forced or (word in RUN_ON_STARTS and (_starts_anew(doc, i, last) or _follows_source(doc, begin, i)))
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
MAY_CUT = RUN_ON_STARTS | TERMINAL | {"|"}


NAMING_STARTS = frozenset(
    ("Police", "Officials", "Court", "Authorities", "One", "No", "May", "Last", "Who", "What", "I")
)
"""Openers that may name a speaker, or belong to a name, within a sentence, too."""


def _starts_anew(doc: Doc, i: int, last: int) -> bool:
    """Whether a capital between small words opens a sentence where nobody set a full stop: "… four guards A gun battle …"."""
    before, word = doc.words[i - 1], doc.words[i]
    if word in NAMING_STARTS or i + 1 >= last or not (before.islower() and before[-1].isalpha()):
        return False
    return doc.words[i + 1].islower() and doc.words[i + 1][0].isalpha()


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


SPEAK = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "police",
        "army",
        "military",
        "source",
        "sources",
        "official",
        "officials",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "statement",
        "report",
        "reports",
        "ministry",
        "minister",
        "monitor",
        "group",
        "activists",
        "residents",
        "witnesses",
        "eyewitnesses",
        "observatory",
        "agency",
        "media",
        "network",
        "medics",
        "doctors",
        "rescuers",
        "authorities",
        "governor",
        "officer",
        "officers",
        "commander",
        "organisation",
        "organization",
        "command",
        "council",
        "locals",
        "also",
        "correspondent",
        "reporter",
        "villagers",
        "rebels",
        "further",
        "too",
    ]
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
