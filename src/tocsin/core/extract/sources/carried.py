"""Who speaks in each sentence: sources carried over quotations, lists and the sentences that follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.core.extract.english.grammar import CARRYING_OPENERS
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.sources.attribution import sources_of, told_otherwise
from tocsin.core.extract.sources.going_on import OWNING_UP, Before, hearsay
from tocsin.core.extract.sources.outlets import OUTLETS, cited_rank, passes_on, within_told
from tocsin.core.extract.sources.phrase import COUNTED_BY, phrase_after
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.speaker import REPORT_NOUNS, acting_subject
from tocsin.core.extract.sources.vouching import may_vouch, vouched_by

BODIES = frozenset(
    [
        "group",
        "organisation",
        "organization",
        "monitor",
        "watchdog",
        "office",
        "charity",
        "ngo",
        "network",
        "syndicate",
        "union",
        "association",
        "agency",
    ]
)
BODY_NAMES = BODIES | frozenset(
    [
        "observatory",
        "committee",
        "council",
        "centre",
        "center",
        "crescent",
        "cross",
        "doctors",
        "rights",
        "nations",
        "institute",
        "mission",
        "media",
    ]
)
MONITORS = frozenset(("monitor", "watchdog"))
COUNTING_BODIES = MONITORS | frozenset(("observatory", "rights", "monitoring", "network", "sohr", "snhr", "acled"))
BODY_REACH_TOKENS = 150
UTTERED = frozenset(("statement", "message", "communique", "communiqué", "letter", "release", "bulletin"))
"""What somebody uttered; a report is a source of its own."""
FIGURES = frozenset(("figures", "data", "statistics", "numbers"))
RELEASED_REACH = 7
AMID_REACH = 9
OF_WHOM_TOKENS = 4
"""In "180 others, 120 of whom Israel says were armed" it says so of the 120 alone."""
RUMOURS = frozenset(("information", "reports", "news", "rumours", "rumors"))
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
    if not STATEMENT_BY.isdisjoint(doc.lowers[sentence.first : sentence.first + 3]):
        return _issuer(doc, tags, sentence)
    return None


ISSUING = frozenset(("issued", "released", "published", "made", "shared", "sent", "issues", "releases", "wrote"))
ISSUED_BACK = 2
ISSUED_REACH = 6


def _issuer(doc: Doc, tags: str, sentence: Sentence) -> Source | None:
    """Who issued "the statement" that a colon opens, as one of the sentences right before tells."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - ISSUED_BACK), -1):
        before = doc.sentences[index]
        for i in range(before.first + 1, before.last):
            if doc.lowers[i] in ISSUING and not STATEMENT_BY.isdisjoint(doc.lowers[i + 1 : i + ISSUED_REACH]):
                subject = acting_subject(doc, tags, before, i)
                return subject and Source(*subject, (sentence.first, sentence.last), "statement")
    return None


@dataclass(slots=True)
class Speakers:
    """Who speaks in each sentence of a text, carried over quotations, lists and following sentences.

    What nobody asks is not read: a sentence far from every statement costs nothing.
    """

    doc: Doc
    tags: str
    unheard: list[Sentence] = field(default_factory=list)
    """The sentences passed since somebody was last asked for."""
    known: dict[int, list[Source]] = field(default_factory=dict)
    """The sources each sentence names itself, once asked."""
    otherwise: bool | None = None
    """What ``told_otherwise`` says of the text, once asked."""
    outlet: Source | None = None
    last: Source | None = None
    last_sentence: int = -9
    label: Source | None = None
    label_paragraph: int = -9
    block: Source | None = None
    block_paragraph: int = -9
    body: Source | None = None
    """The body named last as a source: whom "the group", "the office" means."""
    monitor: Source | None = None
    """The one of them named last that counts the dead of a war."""
    historian: Source | None = None
    """Who told the background told last."""
    history_sentence: int = -9
    opener: Source | None = None
    """Who is quoted in the first sentence of a paragraph: the paragraph is theirs."""
    opener_paragraph: int = -9

    def named(self, sentence: Sentence) -> list[Source]:
        """The sources that ``sentence`` names itself."""
        found = self.known.get(sentence.index)
        if found is None:
            if self.otherwise is None:
                self.otherwise = told_otherwise(self.doc)
            found = sources_of(self.doc, self.tags, sentence, otherwise=self.otherwise)
            self.known[sentence.index] = found
        return found

    def source_for(self, sentence: Sentence, at: int, *, past: bool = False) -> Source | None:
        """The source of what stands at token ``at`` of ``sentence``; None for the article's own voice.

        ``past`` tells that it is background: that is the writer's own, unless somebody is named or goes on with history.
        """
        if self.unheard:
            self._listen()
        source = self._source_for(sentence, at, past=past)
        if past and source is not None and REPORT_NOUNS.isdisjoint(self._words(source)):
            self.historian, self.history_sentence = source, sentence.index
        return source

    def _source_for(self, sentence: Sentence, at: int, *, past: bool) -> Source | None:
        if self._amid(sentence, at):
            return None
        covering = [s for s in self.named(sentence) if s.cover[0] <= at < s.cover[1] and not s.first <= at < s.last]
        covering = [s for s in covering if self.doc.lowers[s.first - 1] != "whom" or at >= s.first - OF_WHOM_TOKENS]
        asides = [s for s in covering if s.aside is not None and s.aside[0] <= at < s.aside[1]]
        if asides:
            covering = [s for s in covering if s not in asides and s.cover[0] > asides[0].cover[0]]
            if not covering:
                return None
        if (later := self._behind_clause(sentence, at, covering)) is not None:
            return later
        if covering:
            nearest = min(
                covering,
                key=lambda s: (
                    within_told(self.doc, self.tags, s, at, covering),
                    s.outlet or passes_on(self.doc, s, at, covering),
                    cited_rank(self.doc, self.tags, s, covering),
                    s.cover[1] - s.cover[0],
                    abs(s.first - at),
                ),
            )
            if nearest.rule == "reports_that" and (speaker := self._who_quotes(sentence, at)) is not None:
                return speaker
            return self._who(nearest, sentence) if nearest.pronoun else self._maker(nearest)
        quoted = self._quoted(sentence, at)
        if quoted is not None:
            return quoted
        if (voucher := self._vouched(sentence)) is not None:
            return voucher
        if self.label is not None and self.label_paragraph == sentence.paragraph:
            return self.label
        if self.block is not None and sentence.paragraph - self.block_paragraph <= BLOCK_PARAGRAPHS_MAX:
            return self.block
        if self.outlet is not None and self.outlet.rule == "said" and not past:
            before = self._before(sentence)
            if before is not None and before.goes_on(sentence):
                return self.last
        if (answering := self._answering(sentence)) is not None:
            return answering
        if self.outlet is not None and self._still_told(self.outlet, sentence):
            return None if self._rumoured(sentence) else self.outlet
        opener = self.doc.lowers[sentence.first]
        if (
            self.opener is not None
            and not hearsay(self.doc, sentence)
            and self.opener_paragraph == sentence.paragraph
            and len(self.doc.paragraphs) >= PARAGRAPHS_MIN
        ):
            return self._latest_of(sentence) or self.opener
        if (
            self.last is not None
            and opener in CARRYING_OPENERS
            and sentence.index - self.last_sentence <= 2
            and not (past or hearsay(self.doc, sentence) or self._turns(sentence) or self._owned_up())
        ):
            return self.last
        before = self._before(sentence)
        if past and not (opener in POINTING and before is not None and before.goes_on(sentence)):
            return self.historian if self._history_goes_on(sentence) else None
        return self.last if before is not None and before.tells(sentence) else None

    def _behind_clause(self, sentence: Sentence, at: int, covering: list[Source]) -> Source | None:
        """Who is named behind what stands at ``at``, where another spoke before its clause began.

        As in "The army said its jets hit a camp, killing two men, according to residents".
        """
        if len(covering) != 2 or {s.rule for s in covering} != {"said", "according_to"}:
            return None
        said, later = sorted(covering, key=lambda s: s.rule == "according_to")
        if said.pronoun or later.pronoun or not said.last <= at < later.first or later.last < sentence.last - 2:
            return None
        between = range(said.last + 3, at)
        new = any(
            self.doc.lowers[k] in (",", "which") or self.doc.lowers[k : k + 2] == ["that", "also"] for k in between
        )
        return later if new and '"' not in self.tags[at : later.first] else None

    def _answering(self, sentence: Sentence) -> Source | None:
        """Who gave figures to a parliament right before: those that follow are of the same answer, whoever reports it."""
        if self.outlet is None or self.last is None or sentence.index - self.last_sentence > ANSWER_SENTENCES:
            return None
        told = self.doc.sentence_at(self.doc.starts[self.last.first])
        words = self.doc.lowers[told.first : told.last]
        return self.last if "reply" in words and not CHAMBERS.isdisjoint(words) else None

    def _amid(self, sentence: Sentence, at: int) -> bool:
        """Whether nobody tells of the hurt at token ``at``: "…, amid reports of injuries", "amid information about dead"."""
        lowers = self.doc.lowers
        for k in range(at - 1, max(sentence.first, at - AMID_REACH), -1):
            if lowers[k] in ("amid", "amidst"):
                told = k + 1 + (lowers[k + 1] not in RUMOURS)  # "amid confirmed reports of"
                return lowers[told] in RUMOURS and lowers[told + 1] in ("about", "of", "on", "regarding")
        return False

    def _vouched(self, sentence: Sentence) -> Source | None:
        """Who is told, by the next sentence of the paragraph, to have said what ``sentence`` tells by nobody."""
        index = sentence.index + 1
        if index >= len(self.doc.sentences) or self.named(sentence):
            return None
        following = self.doc.sentences[index]
        if following.paragraph != sentence.paragraph or not may_vouch(self.doc, self.tags, following):
            return None
        voucher = vouched_by(self.doc, self.tags, following, self.named(following))
        return self.last if voucher is not None and voucher.pronoun else voucher

    def _words(self, source: Source) -> list[str]:
        return self.doc.lowers[source.first : source.last]

    def _who(self, pronoun: Source, sentence: Sentence) -> Source | None:
        """Whom "he" means: who spoke last, or, where nobody did, whom the sentence before is about."""
        here = [s for s in self.named(sentence) if s.last <= pronoun.first and not (s.pronoun or s.outlet)]
        if here:
            return self._maker(here[-1])
        if (claimer := self._claimer(pronoun, sentence)) is not None:
            return claimer
        if self.last is not None:
            return self.last
        within = pronoun.first > sentence.first and self.doc.lowers[pronoun.first - 1] in CONTRASTS
        if sentence.index == 0 and not within:
            return None
        before = sentence if within else self._before_quote(sentence)
        subject = acting_subject(self.doc, self.tags, before, pronoun.first if within else before.last)
        if within and subject is not None:
            last = subject[1] - (self.tags[subject[1] - 1] == "e")  # "the army withdrew"
            return Source(subject[0], last, pronoun.cover, pronoun.rule)
        named = max((k for k in range(*(subject or (0, 0))) if self.tags[k] in "Cp"), default=None)
        if subject is None or named is None:
            return None
        return Source(subject[0], named + 1, pronoun.cover, pronoun.rule)

    def _claimer(self, pronoun: Source, sentence: Sentence) -> Source | None:
        """The group of "The group claimed responsibility. It said …"."""
        if self.doc.lowers[pronoun.first] not in ("it", "they") or sentence.index == 0:
            return None
        before = self.doc.sentences[sentence.index - 1]
        words = self.doc.lowers[before.first : before.last]
        if (
            "responsibility" not in words
            or CLAIMING.isdisjoint(words)
            or "no" in words[: words.index("responsibility")]
        ):
            return None
        claim = before.first + next(n for n, word in enumerate(words) if word in CLAIMING)
        subject = acting_subject(self.doc, self.tags, before, claim)
        return Source(*subject, pronoun.cover, pronoun.rule) if subject is not None else None

    def _before_quote(self, sentence: Sentence) -> Sentence:
        """The sentence before ``sentence``, or before the quotation that ends in it."""
        quote = self.doc.in_quote(sentence.start)
        index = sentence.index - 1
        while quote is not None and index and self.doc.sentences[index].start >= quote[0]:
            index -= 1
        return self.doc.sentences[index]

    def _who_quotes(self, sentence: Sentence, at: int) -> Source | None:
        """Who speaks of the reports that somebody died, in a quotation or in a statement that a colon opens."""
        if self.block is not None and sentence.paragraph - self.block_paragraph <= 1:
            return self.block
        return self._quoted(sentence, at)

    def _latest_of(self, sentence: Sentence) -> Source | None:
        """Who told all of the sentence before, of the same paragraph."""
        before = self.doc.sentences[sentence.index - 1]
        sources = self.named(before)
        if self.last is None or before.paragraph != sentence.paragraph or len(sources) != 1 or sources[0].pronoun:
            return None
        ends = sources[0].last + 2 >= before.last and sources[0].rule in ("said", "said_by")
        return sources[0] if ends or sources[0].first - before.first <= 1 else None

    def _still_told(self, outlet: Source, sentence: Sentence) -> bool:
        """Whether ``outlet`` tells ``sentence``: it was named in the lead, or in the same paragraph."""
        opening = self.doc.sentences[OUTLET_LEAD if len(self.doc.sentences) > OUTLET_LEAD else -1]
        return outlet.first < opening.last or outlet.first >= self._paragraph_first(sentence)

    def _paragraph_first(self, sentence: Sentence) -> int:
        index = sentence.index
        while index and self.doc.sentences[index - 1].paragraph == sentence.paragraph:
            index -= 1
        return self.doc.sentences[index].first

    def _rumoured(self, sentence: Sentence) -> bool:
        """Whether nobody is said to have said it: "it was reported that"."""
        words = self.doc.lowers[sentence.first : sentence.last]
        return "it" in words and "reported" in words and words[words.index("reported") - 1] in ("was", "is", "been")

    def _maker(self, source: Source) -> Source:
        """Who made "the statement" that speaks, or is "the group", where somebody spoke before; else ``source``."""
        words = self.doc.lowers[source.first : source.last]
        if words[:1] == ["the"] and len(words) == 2 and words[1] in FIGURES:
            return self._counted(source, words[1])
        if words[:1] != ["the"] or not (len(words) == 2 or words[2:3] == ["with"]):
            return source
        if self.last is not None and words[1] in UTTERED:
            return self.last
        if words[1] in MONITORS and self.monitor is not None and source.first - self.monitor.last <= BODY_REACH_TOKENS:
            return self.monitor
        if words[1] in BODIES and self.body is not None and source.first - self.body.last <= BODY_REACH_TOKENS:
            return self.body
        return source

    def _counted(self, source: Source, noun: str) -> Source:
        """Who released "the figures" that speak, where an earlier sentence tells it; else ``source``."""
        lowers = self.doc.lowers
        for k in range(source.first - 1, max(-1, source.first - BODY_REACH_TOKENS), -1):
            if lowers[k] == noun:
                for at in range(k + 1, min(k + RELEASED_REACH, source.first)):
                    if lowers[at] in ("by", "from") and (lowers[at - 1] in COUNTED_BY or at == k + 1):
                        sentence = next(s for s in self.doc.sentences if s.first <= at < s.last)
                        return phrase_after(self.doc, self.tags, sentence, at + 1, "said") or source
        return source

    def _is_body(self, source: Source) -> bool:
        """Whether ``source`` is named as a body is: "the Observatory", "OCHA", "Doctors Without Borders"."""
        words = self.doc.words[source.first : source.last]
        acronym = len(words) == 1 and words[0].isupper()
        if not acronym and words[0].lower() != "the" and BODY_NAMES.isdisjoint(map(str.lower, words)):
            return False
        return any(word[:1].isupper() and word.lower() != "the" for word in words)

    def _before(self, sentence: Sentence) -> Before | None:
        """What was said before ``sentence``, where that names nobody itself."""
        if self.last is None or self.named(sentence):
            return None
        said = self.doc.sentences[self.last_sentence]
        return Before(self.doc, self.tags, said, self.named(said))

    def _history_goes_on(self, sentence: Sentence) -> bool:
        """Whether the sentence before told history by one source, and this one, of the same paragraph, names nobody."""
        if self.historian is None or self.named(sentence) or sentence.index - self.history_sentence != 1:
            return False
        before = self.doc.sentences[self.history_sentence]
        dated = self.tags[sentence.first] == "z" or self.doc.lowers[sentence.first + 1] in TIME_UNITS
        return before.paragraph == sentence.paragraph and not dated and not hearsay(self.doc, sentence)

    def _owned_up(self) -> bool:
        """Whether who spoke last only claimed an attack: "The group claimed the killing. Meanwhile, four were hurt"."""
        said = self.doc.sentences[self.last_sentence]
        return OWNING_UP.search(self.doc.small, said.start, said.end) is not None

    def _turns(self, sentence: Sentence) -> bool:
        """Whether a new paragraph turns elsewhere: "Meanwhile", "Another shell"."""
        if self.doc.lowers[sentence.first] not in TURNING:
            return False
        return self.doc.sentences[self.last_sentence].paragraph != sentence.paragraph

    def _quoted(self, sentence: Sentence, at: int) -> Source | None:
        """The speaker of the quotation that holds token ``at``: named before it, in it or right after it."""
        quote = self.doc.in_quote(self.doc.starts[at])
        if quote is None or (quote[1] - quote[0] < QUOTE_CHARS_MIN and not self._whole(sentence, quote)):
            return None
        for index in range(sentence.index, min(sentence.index + 4, len(self.doc.sentences))):
            following = self.doc.sentences[index]
            if following.paragraph != sentence.paragraph or following.start > quote[1] + 1:
                break
            if following.start == quote[1] and following is not sentence:
                break  # glued to the quotation: "… at the gate."Omar Sahl said his clients …"
            for source in self.named(following):
                if self.doc.starts[source.first] >= quote[1] or self.doc.ends[source.last - 1] <= quote[0]:
                    return self._who(source, sentence) if source.pronoun else self._maker(source)
        if self.block is not None:
            return self.block
        return self.last if sentence.index - self.last_sentence <= 4 else None

    def _whole(self, sentence: Sentence, quote: tuple[int, int]) -> bool:
        """Whether the quotation is the sentence itself, however short it is."""
        return quote[0] <= sentence.start and quote[1] >= self.doc.starts[sentence.last - 1]

    def heard(self, sentence: Sentence) -> None:
        """Note that ``sentence`` was passed: who spoke in it is remembered for those after it."""
        self.unheard.append(sentence)

    def _listen(self) -> None:
        for sentence in self.unheard:
            self._hear(sentence)
        self.unheard.clear()

    def _hear(self, sentence: Sentence) -> None:
        """Remember who spoke in ``sentence``."""
        sources = self.named(sentence)
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
        if len(named) > 1 and named[-1].cover[0] < named[-2].last and not OUTLETS.isdisjoint(self._words(named[-1])):
            named.pop()  # "…, the mayor said, dpa reported"
        first = sentence.index == 0 or self.doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
        if first and sources and sources[-1].rule != "reports_that":
            self.opener, self.opener_paragraph = (self.last if sources[-1].pronoun else sources[-1]), sentence.paragraph
        if named:
            self.last = named[-1]
            self.body = next((s for s in reversed(named) if self._is_body(s)), self.body)
            if self.body is not None and not COUNTING_BODIES.isdisjoint(self._words(self.body)):
                self.monitor = self.body
        if sources:
            self.last_sentence = sentence.index


TIME_UNITS = frozenset(("hours", "day", "days", "week", "weeks", "month", "months", "year", "years"))
POINTING = frozenset(("those", "these", "they"))
"""These open what somebody goes on to tell of the years before: "It counted 75 raids. Those killed 98 people"."""
ANSWER_SENTENCES = 3
CHAMBERS = frozenset(("sabha", "parliament", "assembly", "senate", "house", "council"))
CLAIMING = frozenset(("claimed", "claims", "claiming"))
CONTRASTS = frozenset(("although", "though", "but", "and", "while", "whereas"))
"""Behind these "they" are whom their sentence is about, where nobody spoke before."""
OUTLET_LEAD = 1
"""Index of the last sentence in which "reports Dawn" speaks for the whole article."""
TURNING = frozenset(("meanwhile", "another", "simultaneously"))
PARAGRAPHS_MIN = 4
"""A text cut into so many paragraphs is cut by sense."""
QUOTE_CHARS_MIN = 25
"""A shorter quotation is a quoted word, not speech."""
BLOCK_PARAGRAPHS_MAX = 12
"""A list or statement introduced by a colon belongs to its source for so many paragraphs."""
