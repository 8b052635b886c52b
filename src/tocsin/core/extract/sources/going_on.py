"""Whether a sentence that names nobody goes on with what a source said in a sentence before."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.run_on import EVENTS
from tocsin.core.extract.sources.source import Source
from tocsin.core.small import small


def hearsay(doc: Doc, sentence: Sentence) -> bool:
    """Whether nobody vouches for the sentence: "reportedly", "are believed"."""
    words = doc.lowers[sentence.first : sentence.last]
    if HEARSAY.isdisjoint(words):
        return False
    nobody = "reported" in words and not NOBODY.isdisjoint(words)  # "no injuries were reported"
    return not nobody or not HEARSAY.isdisjoint(word for word in words if word != "reported")


@dataclass(slots=True)
class Before:
    """The sentence in which somebody spoke last, and who spoke in it."""

    doc: Doc
    tags: str
    said: Sentence
    sources: list[Source]

    def tells(self, sentence: Sentence) -> bool:
        """Whether who spoke before tells ``sentence``, too."""
        if hearsay(self.doc, sentence) or OWNING_UP.search(self.doc.small, self.said.start, self.said.end):
            return False  # "The rebels said they carried out the attack. Four of them were killed": the writer's again
        if self._of_others(sentence):
            return False
        return self.goes_on(sentence) or self._adds(sentence) or self._outcome(sentence)

    def _of_others(self, sentence: Sentence) -> bool:
        """Whether, behind a quotation, some are told of whom it did not speak: "Four of the attackers were killed"."""
        words = self.doc.lowers[sentence.first : min(sentence.first + OF_THE_TOKENS, sentence.last)]
        if words[1:3] != ["of", "the"] or not self.sources or self.sources[-1].rule != "said_by":
            return False
        return set(words[3:]).isdisjoint(self.doc.lowers[self.said.first : self.said.last])

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether the sentence right before, in the same paragraph, is all said by one source."""
        if not 1 <= sentence.index - self.said.index <= GOES_ON_SENTENCES or self.said.paragraph != sentence.paragraph:
            return False
        if len(self.sources) != 1 or hearsay(self.doc, sentence):
            return False
        source = self.sources[0]
        lowers, tags = self.doc.lowers, self.tags
        counts = lowers[sentence.first + 1 : sentence.first + 2] in COUNTING or tags[sentence.first + 1] in "DHV"
        opens = tags[sentence.first] in "Iza" and lowers[sentence.first] not in STORY_GOES_ON
        if (opens and not counts) or source.rule not in ("said", "said_by", "according_to"):
            return False
        if source.rule == "said_by" and '"' in tags[self.said.first : self.said.last]:
            return False
        if self._closes(source) and sentence.index - self.said.index == 1:
            return counts or tags[sentence.first] in "DHVTSOr"
        return source.rule != "said_by" and source.first - self.said.first <= OPENING_SOURCE_TOKENS

    def _closes(self, source: Source) -> bool:
        """Whether nothing but its verb and what is told of ``source`` stands behind it in its sentence."""
        rest = self.tags[source.last : self.said.last]
        behind = len(rest) <= 2 or source.cover[1] <= source.first
        return behind or (rest[0] == "," and len(rest) <= ROLE_TOKENS_MAX and not set(rest) & set("svBKkhw;"))

    def _adds(self, sentence: Sentence) -> bool:
        """Whether the sentence adds to the one right before: "two of the men", "were also wounded"."""
        if sentence.index - self.said.index != 1:
            return False
        words = self.doc.lowers[sentence.first : sentence.last]
        part = self.tags[sentence.first] in "DHV" and words[1:3] in (["of", "the"], ["of", "them"], ["of", "those"])
        quoted = self.sources[-1:] and self.sources[-1].rule == "said_by"
        if quoted and not part and self.doc.in_quote(sentence.start) is None:
            return False  # behind a quotation the writer goes on: "The insurgents also kidnapped nine women"
        near = self.said.paragraph == sentence.paragraph or (len(self.sources) == 1 and "too" in words)
        return part or (near and not ADDING.isdisjoint(words))

    def _outcome(self, sentence: Sentence) -> bool:
        """Whether a new paragraph tells what came of an attack told right before: "As a result, two died"."""
        if sentence.index - self.said.index != 1:
            return False
        lowers = self.doc.lowers
        opens = lowers[sentence.first : sentence.first + 3] == ["as", "a", "result"]
        event = lowers[sentence.first] in ("the", "this") and lowers[sentence.first + 1] in EVENTS
        event = event or self._by_that(sentence)
        told = any(letter in "KkgdN" for letter in self.tags[self.said.first : self.said.last])
        return (opens or event) and not told

    def _by_that(self, sentence: Sentence) -> bool:
        """Whether the sentence tells what "that barrage" did, of which the one before told."""
        lowers = self.doc.lowers
        words = lowers[self.said.first : self.said.last]
        for k in range(sentence.first + 1, sentence.last):
            if (
                lowers[k - 1] in POINTING
                and (lowers[k] in words or lowers[k] in EVENTS)
                and self.tags[k] not in "zPpDHVC"
            ):
                return lowers[k - 2] in ("in", "by", "from", "during", "the") and k - 2 > sentence.first
        return False


OWNING_UP = small(
    r"\b(?:(?:said|says) (?:that )?(?:it|they|its [a-z]+|their [a-z]+) (?:had |have )?(?:carried out|was behind|were behind|staged|conducted)|claim(?:ed|s) (?:the )?(?:responsibility|attack|bombing|blast))\b"
)
POINTING = frozenset(("that", "this", "same", "those", "these"))
ROLE_TOKENS_MAX = 14
OF_THE_TOKENS = 5
GOES_ON_SENTENCES = 2
OPENING_SOURCE_TOKENS = 4
"""A sentence that opens with its source sets the voice of the next one, too."""
COUNTING = (["least"], ["to"], ["than"], ["many"])
"""Second words of "at least nine", "up to nine", "more than nine", which open no new story."""
ADDING = frozenset(("also", "too"))
STORY_GOES_ON = frozenset(("after", "during", "when", "while", "as", "following"))
NOBODY = frozenset(("no", "none", "nobody", "nor"))
HEARSAY = frozenset(("reported", "reportedly", "believed", "feared", "allegedly"))
