"""A text read: its words, sentences, paragraphs and quotations, each with its character span."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import compress
from typing import Any

from tocsin.core.small import Holds, bits_of, in_small

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
        "held",
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
        self.held: int | None = None
        """What ``bits_of`` tells of all words, once asked."""
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

    def holds(self, what: Holds) -> bool:
        """Whether a word of the text holds the pattern of ``what``: where none does, no sentence need be asked."""
        held = self.held
        if held is None:
            held = self.held = bits_of(self.vocabulary)
        return held & what.bit != 0

    def says(self, sentence: Sentence, what: Holds) -> bool:
        """Whether a word of ``sentence`` holds the pattern of ``what``."""
        if not self.holds(what):
            return False
        bits = self.bits.get(sentence.index)
        if bits is None:
            bits = self.bits[sentence.index] = bits_of(self.lowers[sentence.first : sentence.last])
        return bits & what.bit != 0

    def token_at(self, offset: int) -> int:
        """The token that covers or last starts before character ``offset``; 0 at the least."""
        return (bisect_right(self.starts, offset) or 1) - 1

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that covers or last starts before character ``offset``; IndexError in an empty text."""
        return self.sentences[(bisect_right(self.sentence_starts, offset) or 1) - 1]

    def in_quote(self, offset: int) -> tuple[int, int] | None:
        """The quotation that character ``offset`` lies in, if any."""
        at = bisect_right(self.quotes, (offset, len(self.text) + 1)) - 1
        if at >= 0 and self.quotes[at][0] <= offset < self.quotes[at][1]:
            return self.quotes[at]
        return None
