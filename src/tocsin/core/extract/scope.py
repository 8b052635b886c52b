"""Whether a statement is today's news or background: years, months, anniversaries, totals of a whole war."""

from __future__ import annotations

import re
from datetime import datetime

from tocsin.core.extract.debris import body_start
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.frames import Stated
from tocsin.core.extract.tokens import Doc, Sentence
from tocsin.core.small import small
from tocsin.schemas.event import Span
from tocsin.schemas.words import Effect, Qualifier

REACH_CHARS = 220
"""How far from a statement a word may stand that dates it."""
LEAD_CHARS = 600
COURT_WORDS_MIN = 3
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
YEAR = re.compile(r"\b(19[0-9]\d|20\d\d)\b")
PAST = small(
    r"\b(?:last (?:year|month|winter|summer|spring|autumn)|years? (?:ago|earlier)|months ago|decades? ago|previously"
    r"|in recent (?:years|months)|over the (?:past|last) (?:\w+ )?(?:years|months|decades?)|(?<!the )(?<!a )(?<!an )recently"
    r"|since the (?:war|conflict|uprising|fighting|insurgency|civil war|outbreak|beginning|start)\b"
    r"|(?:war|conflict|uprising|insurgency|violence)[^.;]{0,30}\b(?:began|started|erupted|broke out)"
    r"|(?:days|weeks) (?:ago|earlier|before(?! th))|(?:a|one) day (?:ago|earlier)|(?<!the )last week|last (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:a|one|two|three) weeks? (?:ago|earlier)|(?:year|month)s?-(?:old|long) (?:conflict|war|insurgency|campaign|uprising)"
    r"|so far this year|this year|earlier this (?:year|month)|earlier in the (?:year|month)|anniversary"
    r"|(?:(?:comes?|came|coming) )?(?:[\w-]+ ){0,2}(?:days?|weeks?|months?|years?) after|(?:comes|coming) (?:[\w-]+ ){0,4}after|came (?:[\w-]+ ){0,3}hours? after"
    r"|in (?:retaliation|revenge) for|in response to|to avenge"
    rf"|earlier(?:, on| on(?! (?:{WEEKDAY}|the day)))\b"
    r"|(?:earlier|previous) (?:incident|attack|blast|bombing|encounter|operation|explosion|strike|raid)s?|the previous (?:week|month|year)"
    r"|in the (?:past|last|first|next|previous) (?:\w+ )?(?:months?|years?|decades?)\b(?! of)|(?:killed|died|dead|lives|wounded) in the (?:civil |ongoing |long |long-running |[\w-]+-(?:old|long|year) )?(?:war|conflict)|honou?r(?:ed|ing)|commemorat\w+|memorial|in memory|during the war|world war|civil war since"
    r"|in the 19\d0s|became known as)\b",
)
PAST_PARTS = (
    "last ", "past ", "previous", "recent", "ago", "earlier", "before", "first ", "next ", "war", "conflict", "anniversary", "began",
    "started", "erupted", "broke out", "since the ", "-old ", "-long ", "this year", "in the 19", "known as", "retaliation", "revenge",
    "response", "avenge", "honour", "honor", "commemorat", "memor", "comes", "coming", "hour after", "hours after", "day after",
    "days after", "week after", "weeks after", "month after", "months after", "year after", "years after",
)  # fmt: skip
"""Each match of ``PAST`` holds one of these: a quick test, and another test holds them to the pattern."""
SINCE = re.compile(rf"\bsince\b[^.;]{{0,40}}\b(?:19[0-9]\d|20[012]\d|{MONTH}|{SHORT_MONTH})\b")
SINCE_EVENT = re.compile(
    r"\b[Ss]ince (?!then\b|yesterday|today|midnight|noon|dawn|sunrise|last night|early|late |the morning|this morning|the night"
    rf"|{WEEKDAY})[^.;,]{{3,60}}"
)
"""Such as "since the lockdown began": with a perfect tense, a total over a time."""
PAST_WEEKS = small(r"\b(?:(?:in|over|during) the (?:past|last) (?:\w+ )?weeks|(?<!earlier )(?<!since )this month)\b")
WHOLE_WAR = small(
    r"\btoll\b.{0,60}\b(?:\w+ (?:months?|years?) of|uprising|intifada|insurgency|civil war|conflict|war (?:in|on|that))\b"
)
"""A toll that names its war or its years is no event's."""
IN_SINCE = re.compile(
    r"\bsince (?:a|an|the|another) [^,.;]{5,90}$"
    r"|\b(?:came after|follow(?:s|ed|ing)?) (?:a|an|the|another) [^,.;]{3,70}\b(?:that|which) (?:had |has )?$"
)
"""Such as "the first since a blast that killed ten": what follows is the older event."""
RETOLD = re.compile(
    r"\b(?:attacks?|bombings?|strikes?|airstrikes?|blasts?|explosions?|raids?|shootings?|siege|gunm[ae]n|bombers?|clashes)\b"
    r"(?: (?:in|on|at|near|of|by|outside|against) [^,.;]{2,60})?,? (?:that|which|who) (?:had |has |have )?$"
)
"""Such as "the bombings that killed 25": an event known before, told again."""
RETOLD_FROM = 2
"""Sentences at the head of an article in which such words tell its own news."""
PERFECT = re.compile(r"\b(?:have|has|had)\b")
AFTER = re.compile(r"\b(?:after|(?:retaliation|revenge) for|in response to|to avenge)$")
RELATIVE = re.compile(
    r",? (?:which|who|whose|where|whom)\b[^,;]*$|, (?:as|while|but)\b[^,;]*$"
    r"|\bthat (?:\w+ )?(?:began|broke out|erupted|started|killed|left|wounded|injured|claimed)\b[^,;]*$"
)
SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|first|largest|biggest|heaviest|bloodiest|highest|deadly)\b")
"""A record "since 2016" dates the record, not the event."""
IN_MONTH = re.compile(rf"\b[Ii]n (?P<part>early |late |mid-)?(?P<month>{MONTH})\b(?! \d{{1,2}}\b)")
EARLY_IS_PAST_DAY = 15
"""From this day of a month on, what was early in it is no news."""
DAY_OF_MONTH = re.compile(rf"\b(?:(?:{MONTH}|{SHORT_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?:{MONTH}))\b")
NEAR_DAY = small(rf"\b(?:{WEEKDAY}|today|yesterday|overnight|this morning)\b")
NEAR_PARTS = ("day", "overnight", "this morning")
"""Without one of these there is no such day: a quick test."""
COURT = small(
    r"\b(?:trial|convicted|convicts|prosecutors?|pleaded|pleads|found guilty|sentenced|sentencing|jurors|testified|jury|indictment"
    r"|defendant|court)\b",
)
OLDER_WORDS = frozenset(("since", "came", "follows", "followed", "follow", "following"))
OTHERS = frozenset(("other", "others", "another"))
INHERITS = re.compile(
    r"(?:Just |Only )?(?:\w+ )?(?:days|weeks|hours) later\b|(?:These|Those|They|Of these|Of those|Of them|Among them|Among these|Most|Scores|Days later|Later)\b|[-•*]"
)
MONTHS = {name: n + 1 for n, name in enumerate(MONTH.split("|"))}


class Scopes:
    """What tells today's news from background in one text."""

    month: int | None
    year: int | None
    near: bool
    retrospective: str | None
    months: bool

    def __init__(self, doc: Doc, debris: frozenset[int], published_at: datetime | None) -> None:
        self.doc = doc
        self.day = published_at.day if published_at else 0
        self.previous: tuple[int, str] | None = None
        self._words: tuple[int, set[str]] = (-1, set())
        if doc.scopes is None or doc.scopes[0] != published_at:
            self._look_around(debris, published_at)
            doc.scopes = published_at, self.month, self.year, self.months, self.near, self.retrospective
        _, self.month, self.year, self.months, self.near, self.retrospective = doc.scopes

    def _look_around(self, debris: frozenset[int], published_at: datetime | None) -> None:
        """What holds for the whole text: when it was written, and whether it looks back throughout."""
        doc = self.doc
        self.month = published_at.month if published_at else None
        self.year = published_at.year if published_at else self._latest_year(debris)
        start, end = self._opening(debris)
        dated = any(part in doc.small[start:end] for part in NEAR_PARTS) or DAY_OF_MONTH.search(doc.text[start:end])
        opening = doc.text[start:end] if dated else self._lead(debris)
        lower = opening.lower()
        near = any(part in lower for part in NEAR_PARTS) and NEAR_DAY.search(lower) is not None
        self.near = near and not DAY_OF_MONTH.search(opening)
        self.retrospective = self._retrospective(published_at)
        self.months = not CONTEXT_WORDS.isdisjoint(doc.lowers)

    def _words_of(self, sentence: Sentence) -> set[str]:
        """The words of the sentence last asked for."""
        if self._words[0] != sentence.index:
            self._words = sentence.index, set(self.doc.lowers[sentence.first : sentence.last])
        return self._words[1]

    def _opening(self, debris: frozenset[int]) -> Span:
        """From where to where the first full sentence of the article goes."""
        body = body_start(self.doc)
        for sentence in self.doc.sentences:
            if (
                sentence.paragraph >= body
                and sentence.paragraph not in debris
                and sentence.last - sentence.first >= OPENING_TOKENS_MIN
            ):
                return sentence.start, sentence.end
        return 0, 0

    def _lead(self, debris: frozenset[int]) -> str:
        """The first sentences that are of the article."""
        text = ""
        for n, (start, end) in enumerate(self.doc.paragraphs):
            if n not in debris:
                text += self.doc.text[start : min(end, start + LEAD_CHARS)] + " "
            if len(text) > LEAD_CHARS:
                break
        return text[:LEAD_CHARS]

    def _latest_year(self, debris: frozenset[int]) -> int | None:
        years = [int(year) for year in YEAR.findall(self._lead(debris))]
        return max(years) if years else None

    def _retrospective(self, published_at: datetime | None) -> str | None:
        """A court report or a piece of history speaks of the past throughout."""
        if published_at is not None:
            return None
        court = [] if COURT_WORDS.isdisjoint(self.doc.lowers) else COURT.findall(self.doc.small[:6000])
        if len(court) >= COURT_WORDS_MIN and len(set(court)) > 1:
            return "scope.court"
        if self.year is not None and self.year < HISTORY_BEFORE:
            return "scope.history"
        return None

    def background(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        """The rule by which ``stated``, whose word of harm is at character ``at``, is background; None for news."""
        rule = self._rule(sentence, at, stated)
        if rule is None and self.previous is not None and sentence.index - self.previous[0] <= INHERIT_SENTENCES:
            opening = self.doc.text[sentence.start : sentence.start + 40]
            near = sentence.index - self.previous[0] <= 1
            others = near and not OTHERS.isdisjoint(self.doc.lowers[stated.group.first : stated.group.last])
            if others or (INHERITS.match(opening) and (near or opening[0] in BULLETS)):
                rule = "scope.inherited"
        if rule is not None:
            self.previous = (sentence.index, rule)
        return rule

    def _rule(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        if self.retrospective:
            return self.retrospective
        words = self._words_of(sentence)
        if sentence.index >= RETOLD_FROM and self._retold(sentence, min(at, self.doc.starts[stated.first]), words):
            return "scope.retold"
        if words.isdisjoint(DATING_WORDS) and not any(map(_four_digits, words)):
            return self._by_total(stated)
        start = max(sentence.start, at - REACH_CHARS)
        end = min(sentence.end, at + REACH_CHARS)
        doc = self.doc
        text = doc.text[start:end]
        since = SINCE.search(text) if "since" in words else None
        if since is not None and not SUPERLATIVE.search(text[max(0, since.start() - 60) : since.start()]):
            return "scope.since"
        if not words.isdisjoint(OLDER_WORDS) and IN_SINCE.search(text[: min(at, doc.starts[stated.first]) - start]):
            return "scope.since"
        if "since" in words and SINCE_EVENT.search(text) and PERFECT.search(text) and not SUPERLATIVE.search(text):
            return "scope.since"
        if not words.isdisjoint(PAST_WORDS) and _dated_past(text, doc.small[start:end], at - start):
            return "scope.past"
        counted = not words.isdisjoint(("weeks", "month"))
        if sentence.index >= LEAD_SENTENCES and counted and PAST_WEEKS.search(doc.small, start, end):
            return "scope.past"
        if stated.rule in ("toll", "number.of") and WHOLE_WAR.search(doc.small, start, end):
            return "scope.toll"
        years = [int(year) for year in YEAR.findall(text)]
        if years and self.year and max(years) < self.year:
            return "scope.year"
        if years and self.year is None and sentence.index >= LEAD_SENTENCES and not DAY_OF_MONTH.search(text):
            return "scope.year"
        if not words.isdisjoint(MONTH_WORDS) and self.in_past_month(text):
            return "scope.month"
        if self.near and DAY_OF_MONTH.search(text) and not NEAR_DAY.search(doc.small[start:end]):
            return "scope.date"
        return self._by_total(stated)

    def _retold(self, sentence: Sentence, at: int, words: set[str]) -> bool:
        """Whether the harm at character ``at`` is what "the bombing that" did: an event known before."""
        if words.isdisjoint(("that", "which", "who")):
            return False
        return RETOLD.search(self.doc.text[max(sentence.start, at - REACH_CHARS) : at]) is not None

    def in_past_month(self, text: str) -> bool:
        """Whether ``text`` names a month that is not the article's, or the days of it that are long over."""
        month = IN_MONTH.search(text)
        if month is None:
            return False
        over = month["part"] == "early " and self.day >= EARLY_IS_PAST_DAY
        return self.month is None or MONTHS[month["month"]] != self.month or over

    def _by_total(self, stated: Stated) -> str | None:
        if stated.group.low >= WAR_TOTAL and stated.effect is not Effect.CAPTURED:
            return "scope.total"
        if stated.rule == "verb.perfect" and stated.group.qualifier is Qualifier.VAGUE and stated.group.low >= 200:
            return "scope.total"
        return None

    def passed(self, sentence: Sentence) -> None:
        """Note a sentence without statements: what dates it may date the next."""
        if not self.months:
            return
        words = self._words_of(sentence)
        text = self.doc.text[sentence.start : sentence.end]
        if ("since" in words and SINCE.search(text)) or (not words.isdisjoint(MONTH_WORDS) and IN_MONTH.search(text)):
            self.previous = (sentence.index, "scope.context")


def _dated_past(text: str, lower: str, at: int) -> bool:
    """Whether words of the past in ``text`` date the word of harm at ``at``, not another clause or a record."""
    if not any(part in lower for part in PAST_PARTS):
        return False
    for match in PAST.finditer(lower):
        if SUPERLATIVE.search(text[max(0, match.start() - RECORD_CHARS) : match.start()]):
            continue
        if AFTER.search(match.group()) and at < match.start():
            continue
        before = text[: match.start()]
        if (opened := RELATIVE.search(before)) is not None and at < opened.start():
            continue
        if opened is not None and before[opened.start()] == "," and "," in text[match.end() : max(match.end(), at)]:
            continue
        return True
    return False


RECORD_CHARS = 60
LEAD_SENTENCES = 3


def _four_digits(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


PAST_WORDS = listed(
    """last year years ago earlier months decades decade previously recent past recently war conflict uprising insurgency
    follows followed follow following retaliation revenge response avenge violence fighting outbreak beginning start since comes came after anniversary honoured honored honouring honoring commemorate commemorated commemorating commemoration memorial memory weeks week days day ago monday tuesday wednesday thursday friday saturday sunday known 1990s 1980s
    1970s"""
)
MONTH_WORDS = listed(MONTH.replace("|", " ").lower())
CONTEXT_WORDS = MONTH_WORDS | {"since"}
DATING_WORDS = (
    PAST_WORDS | MONTH_WORDS | listed(SHORT_MONTH.replace("|", " ").replace("?", "").lower()) | {"sept", "since"}
)
"""Without one of these, or a year, nothing dates a sentence."""
COURT_WORDS = listed(
    "trial convicted convicts prosecutor prosecutors pleaded pleads sentenced jurors testified jury indictment defendant court"
)
WAR_TOTAL = 5000
"""No one event of the news kills so many: a total of a war."""
OPENING_TOKENS_MIN = 7
INHERIT_SENTENCES = 3
BULLETS = "-•*"
HISTORY_BEFORE = 2000
"""An undated text that names no later year is history, not news."""
