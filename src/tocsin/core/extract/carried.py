"""Who speaks in each sentence: sources carried over quotations, lists and the sentences that follow."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.attribution import phrase_after
from tocsin.core.extract.english.grammar import CARRYING_OPENERS
from tocsin.core.extract.source import Source
from tocsin.core.extract.tokens import Doc, Sentence

UTTERED = frozenset(("statement", "message", "communique", "letter", "release"))
"""What somebody uttered; a report is a source of its own."""
STATEMENT_BY = frozenset(("statement", "report", "message", "communique", "letter", "release"))


def _opens_block(doc: Doc, tags: str, sentence: Sentence, sources: list[Source]) -> Source | None:
    """The source of a sentence that ends in a colon: what follows is said by it."""
    if doc.words[sentence.last - 1] != ":":
        return None
    if sources:
        return sources[-1]
    for i in range(sentence.first, sentence.last - 3):
        if doc.lowers[i] in STATEMENT_BY and "by" in doc.lowers[i + 1 : i + 4]:
            at = doc.lowers.index("by", i + 1) + 1
            return phrase_after(doc, tags, sentence, at, "statement")
    return None


@dataclass(slots=True)
class Speakers:
    """Who speaks in each sentence of a text, carried over quotations, lists and following sentences."""

    doc: Doc
    tags: str
    named: list[list[Source]]
    """The sources each sentence names itself."""
    outlet: Source | None = None
    last: Source | None = None
    last_sentence: int = -9
    label: Source | None = None
    label_paragraph: int = -9
    block: Source | None = None
    block_paragraph: int = -9
    opener: Source | None = None
    """Who is quoted in the first sentence of a paragraph: the paragraph is theirs."""
    opener_paragraph: int = -9

    def source_for(self, sentence: Sentence, at: int, *, past: bool = False) -> Source | None:
        """The source of what stands at token ``at`` of ``sentence``; None for the article's own voice.

        ``past`` tells that it is background: that is the writer's own, unless somebody is named.
        """
        covering = [
            s for s in self.named[sentence.index] if s.cover[0] <= at < s.cover[1] and not s.first <= at < s.last
        ]
        if covering:
            nearest = min(
                covering,
                key=lambda s: (
                    s.outlet,
                    s.rule in ("citing", "reports_that"),
                    s.cover[1] - s.cover[0],
                    abs(s.first - at),
                ),
            )
            return self.last if nearest.pronoun else self._maker(nearest)
        quoted = self._quoted(sentence, at)
        if quoted is not None:
            return quoted
        if self.label is not None and self.label_paragraph == sentence.paragraph:
            return self.label
        if self.block is not None and sentence.paragraph - self.block_paragraph <= BLOCK_PARAGRAPHS_MAX:
            return self.block
        if self.outlet is not None:
            return None if self._rumoured(sentence) else self.outlet
        opener = self.doc.lowers[sentence.first]
        if (
            self.opener is not None
            and HEARSAY.isdisjoint(self.doc.lowers[sentence.first : sentence.last])
            and self.opener_paragraph == sentence.paragraph
            and len(self.doc.paragraphs) >= PARAGRAPHS_MIN
        ):
            return self.opener
        if (
            self.last is not None
            and opener in CARRYING_OPENERS
            and sentence.index - self.last_sentence <= 2
            and not (past or self._hearsay(sentence))
        ):
            return self.last
        return self.last if not past and self._goes_on(sentence) else None

    def _rumoured(self, sentence: Sentence) -> bool:
        """Whether nobody is said to have said it: "it was reported that"."""
        words = self.doc.lowers[sentence.first : sentence.last]
        return "it" in words and "reported" in words and words[words.index("reported") - 1] in ("was", "is", "been")

    def _maker(self, source: Source) -> Source:
        """Who made "the statement" that speaks, where somebody spoke before; else ``source``."""
        words = self.doc.lowers[source.first : source.last]
        if self.last is not None and len(words) == 2 and words[0] == "the" and words[1] in UTTERED:
            return self.last
        return source

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether the sentence right before, in the same paragraph, is all said by one source."""
        if self.last is None or self.named[sentence.index]:
            return False
        if not 1 <= sentence.index - self.last_sentence <= GOES_ON_SENTENCES:
            return False
        before = self.doc.sentences[self.last_sentence]
        if before.paragraph != sentence.paragraph or len(self.named[before.index]) != 1:
            return False
        opens = self.tags[sentence.first] in "Iza" and self.doc.lowers[sentence.first] not in STORY_GOES_ON
        if opens or self._hearsay(sentence):
            return False
        source = self.named[before.index][0]
        return source.rule == "said" and source.first - before.first <= OPENING_SOURCE_TOKENS

    def _hearsay(self, sentence: Sentence) -> bool:
        return not HEARSAY.isdisjoint(self.doc.lowers[sentence.first : sentence.last])

    def _quoted(self, sentence: Sentence, at: int) -> Source | None:
        """The speaker of the quotation that holds token ``at``: named before it, in it or right after it."""
        quote = self.doc.in_quote(self.doc.starts[at])
        if quote is None or quote[1] - quote[0] < QUOTE_CHARS_MIN:
            return None
        for index in range(sentence.index, min(sentence.index + 4, len(self.named))):
            following = self.doc.sentences[index]
            if following.paragraph != sentence.paragraph or following.start > quote[1] + 1:
                break
            for source in self.named[index]:
                if self.doc.starts[source.first] >= quote[1] or self.doc.ends[source.last - 1] <= quote[0]:
                    return self.last if source.pronoun else source
        if self.block is not None:
            return self.block
        return self.last if sentence.index - self.last_sentence <= 4 else None

    def heard(self, sentence: Sentence) -> None:
        """Remember who spoke in ``sentence``."""
        sources = self.named[sentence.index]
        if not sources and self.doc.words[sentence.last - 1] != ":":
            return
        for source in sources:
            if source.outlet:
                self.outlet = source
            if source.rule == "label":
                self.label, self.label_paragraph = source, sentence.paragraph
        opened = _opens_block(self.doc, self.tags, sentence, sources)
        if opened is not None:
            self.block, self.block_paragraph = (self.last if opened.pronoun else opened), sentence.paragraph
        elif sources and sentence.paragraph != self.block_paragraph and not self.doc.in_quote(sentence.start):
            self.block = None
        named = [s for s in sources if not s.pronoun and self._maker(s) is s]
        if len(named) > 1 and named[-1].rule in ("citing", "outlet"):
            named = [s for s in named if s.rule not in ("citing", "outlet")] or named
        first = sentence.index == 0 or self.doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
        if first and sources and sources[-1].rule != "reports_that":
            self.opener, self.opener_paragraph = (self.last if sources[-1].pronoun else sources[-1]), sentence.paragraph
        if named:
            self.last = named[-1]
        if sources:
            self.last_sentence = sentence.index


GOES_ON_SENTENCES = 2
STORY_GOES_ON = frozenset(("after", "during", "when", "while", "as", "following"))
HEARSAY = frozenset(("reported", "reportedly", "believed", "feared", "allegedly"))
OPENING_SOURCE_TOKENS = 4
"""A sentence that opens with its source sets the voice of the next one, too."""
PARAGRAPHS_MIN = 4
"""A text cut into so many paragraphs is cut by sense."""
QUOTE_CHARS_MIN = 25
"""A shorter quotation is a quoted word, not speech."""
BLOCK_PARAGRAPHS_MAX = 12
"""A list or statement introduced by a colon belongs to its source for so many paragraphs."""
