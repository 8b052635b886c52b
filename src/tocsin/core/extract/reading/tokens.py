"""What the sentences, words and quotations of a text are, each with its character span.

``read_doc(text)`` gives a :class:`Doc`: parallel lists of tokens (``words``, ``lowers``, ``starts``, ``ends``),
sentences as half-open token ranges, and quotation spans. Nothing is ever changed in the text: every span points
into the string that was passed in. Words run together by a scraper ("killedand", "SuspectA court") are cut into
two tokens, and letters masked with asterisks ("kil*led") are read through in ``lowers``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, chain, compress, pairwise
from sys import intern

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.reading.sentences import MAY_CUT, STARTERS, cut_sentences
from tocsin.core.joints import split_point

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
OPENERS = {"“": "”", "«": "»", "„": "“"}
OPENING = frozenset(('"', *OPENERS))
QUOTE_MARKS = OPENING | frozenset(OPENERS.values())


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
    """Whether ``word``, cut off from ``before``, opens a sentence: "… the street" + "Police said", "… residents say" + "Egypt lost"."""
    if before.lower() in UNFINISHED:
        return False  # "three suspected" + "Lashkar militants"
    opens = (
        word.lower() in STARTERS
        or word.lower() in PEOPLE_START
        or (before.islower() and len(before) >= RUN_TOGETHER_CHARS_MIN - 1)
    )
    return opens and word[0].isupper() and split_point(before + word) == len(before)


UNFINISHED = listed(
    "suspected alleged unidentified unknown armed masked former senior deputy local the of in at by near from to on with and for between against under"
)
"""No sentence ends with one of these."""
PEOPLE_START = listed("militants rebels gunmen insurgents residents witnesses activists soldiers troops fighters")
"""These belong to no name: "… a brigade commander in Sinai" + "Militants in the peninsula …"."""


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
    cut_sentences(doc, first, last, stops[bisect_left(stops, first) : bisect_left(stops, last)], forced)
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
