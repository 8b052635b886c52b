"""Whether an attack is told as past: another day, a month, a year, a war gone by."""

from __future__ import annotations

import re
from datetime import datetime

from tocsin.core.extract.news_day import MONTHS, SHORT_MONTHS
from tocsin.core.extract.scope import (
    DAY_OF_MONTH,
    IN_MONTH,
    INHERITS,
    NEAR_DAY,
    PAST,
    SINCE,
    SUPERLATIVE,
    Scopes,
)
from tocsin.core.extract.tokens import Doc, Sentence
from tocsin.core.small import Holds, small
from tocsin.schemas.event import Span

LEAD_SENTENCES_MAX = 3
REACH_CHARS = 220
"""How far from the word of attack a word may stand that dates it."""


class Pasts:
    """What of one text is told as past; asked once for each clause."""

    def __init__(self, doc: Doc, debris: frozenset[int], published_at: datetime | None) -> None:
        self.doc = doc
        self.scopes = Scopes(doc, debris, published_at)
        self.first_day: tuple[str, int] | None = None
        self._past: dict[tuple[int, str], bool] = {}

    def told_as_past(self, sentence: Sentence, at: int) -> bool:
        """Told as past; asked once for each clause."""
        start, end = _clause(self.doc.text, sentence, at)
        key = (sentence.index, self.doc.text[start:end])
        if key not in self._past:
            self._past[key] = self._read(sentence, at, start, end)
        return self._past[key]

    def _read(self, sentence: Sentence, at: int, start: int, end: int) -> bool:
        """The same measure as for claims: a year, a month, "since", an anniversary, or a text that looks back."""
        scopes = self.scopes
        if scopes.retrospective:
            return True
        doc = self.doc
        if self._at_all_times(sentence, at):
            return True
        if MONTH_ATTACK.search(doc.text, max(sentence.start, at - BESIDE_CHARS), min(sentence.end, at + BESIDE_CHARS)):
            return True
        goes_on = INHERITS.match(doc.text, sentence.start) is not None
        if goes_on and not LATER_ON.match(doc.small, sentence.start) and self._looks_back(sentence.index - 1):
            return True
        floor, ceiling = max(sentence.start, at - REACH_CHARS), min(sentence.end, at + REACH_CHARS)
        if not DATING.any_of(doc.lowers[sentence.first : sentence.last]) or not DATED.search(doc.text, floor, ceiling):
            return False
        text = doc.text[floor:ceiling]
        clause = doc.small[start:end]
        since = "since" in text and FIRST_SINCE.search(doc.small[floor:ceiling]) is not None
        if not since and "since" in clause and SINCE.search(doc.text[start:end]):
            return True
        if any(part in clause for part in LOOKING_BACK) and (
            _dated(PAST, clause.replace("in a similar", "") if GOES_ON.match(doc.small, sentence.start) else clause)
            or _dated(EARLIER, clause)
        ):
            return True
        opening = self._opening_date(sentence, at)
        if opening and (PAST.search(opening) or EARLIER.search(opening)):
            return True
        if ALSO.match(doc.small, sentence.start):
            pass  # news of another place, whatever its day
        elif "day" in clause and self._other_day(sentence, clause):
            return True
        if "day" in opening and self._other_day(sentence, opening):
            return True
        wider = _wider(doc.text, sentence, at)
        years = [] if since else [int(year) for year in YEAR_OR_DECADE.findall(wider)]
        if years and scopes.year and max(years) < scopes.year:
            return True
        if years and scopes.year is None and sentence.index >= LEAD_SENTENCES_MAX and not DAY_OF_MONTH.search(wider):
            return True
        if scopes.in_past_month(wider):
            return True
        return bool(scopes.near and DAY_OF_MONTH.search(text) and not NEAR_DAY.search(doc.small[floor:ceiling]))

    def _at_all_times(self, sentence: Sentence, at: int) -> bool:
        """What is common, or what somebody has done so far, told below the lead and of no day."""
        text, floor = self.doc.small, max(sentence.start, at - BESIDE_CHARS * 2)
        if sentence.index and HABIT.search(text, at, min(sentence.end, at + BESIDE_CHARS * 2)):
            return True
        if sentence.index < PERFECT_FROM or PERFECT.search(text, floor, at) is None:
            return False
        return NOW.search(text, max(sentence.start, at - DAY_CHARS), min(sentence.end, at + DAY_CHARS)) is None

    def _looks_back(self, index: int) -> bool:
        """The sentence before told of something past, and this one goes on from it."""
        if index < 0:
            return False
        before = self.doc.sentences[index]
        text = self.doc.text[before.start : before.end]
        past = PAST.search(self.doc.small[before.start : before.end]) is not None
        return past or SINCE.search(text) is not None or IN_MONTH.search(text) is not None

    def _opening_date(self, sentence: Sentence, at: int) -> str:
        """As in "On Tuesday, …", "Two days ago, …": words of time, in small letters, that open the sentence and hold for its first clause."""
        match = OPENING_DATE.match(self.doc.small, sentence.start, at)
        return match.group() if match else ""

    def _other_day(self, sentence: Sentence, clause: str) -> bool:
        """Another weekday than the one the first attack was told for: "On Friday 86 people were killed"."""
        days = [day.lower() for day in DAY.findall(HEADER_DATE.sub(" ", SAID_ON.sub(" ", clause)))]
        if not days or (self.first_day is not None and self.first_day[0] in days):
            return False
        day = days[0]
        if day == "yesterday" and sentence.index > LEAD_SENTENCES_MAX:
            return True
        if self.first_day is None:
            self.first_day = (day, sentence.index)
        return day != self.first_day[0] and sentence.index > self.first_day[1]


BESIDE_CHARS = 40
DAY_CHARS = 120
PERFECT_FROM = 5
"""Sentence from which on the perfect tense no longer tells the news ("Troops have shelled …")."""
MONTH_ATTACK = re.compile(
    rf"\b(?:{MONTHS}|{SHORT_MONTHS})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:(?:terror|terrorist|suicide|truck|car|Hamas) ){{0,2}}"
    r"(?:attack|bombing|assault|massacre|raid|strike|airstrike|shooting|offensive|invasion|explosion|blast)s?\b"
)
"""As in "the September 11 attacks": known by its month."""
HABIT = small(
    r"\b(?:are|is|were|have become|has become|remain|became) (?:\w+ )?"
    r"(?:common|commonplace|frequent|rare|routine|regular|usual|rife|an everyday|a daily)\b"
)
PERFECT = small(
    r"\b(?:has|have) (?:(?:\w+ly|also|already|been|now|since|often|long|still|so far) ){0,3}(?:\w+ ){0,4}\Z"
)
NOW = small(
    r"\b(?:today|yesterday|overnight|morning|evening|afternoon|night|hours?|\w+day|dawn|just|now|minutes|this week)\b"
)
EARLIER_HOURS = re.compile(r"(?:a|one) day (?:ago|earlier)\Z|.*hours? after\Z")
"""News all the same."""
RECORD_CHARS = 60
OPENING_DATE = small(
    r"(?:(?:Also|And|But|Earlier|Meanwhile|Separately)[ ,]{1,2})?(?:(?:On|Last|Over|During|Throughout|Late on|Early on|In|Two|Three|Four|Five|A|Days|Weeks|Months|Several) [\w ]{2,30}"
    r"|Yesterday|Previously|Earlier [\w ]{2,20}), |(?:A|One|Two|Three|Several|Few) (?:days?|weeks?|months?|years?) (?:ago|earlier) ",
)
LATER_ON = small(r"Later[ ,]{1,2}(?:on|in|that|the same) ")
"""Later than the news, not later than what the sentence before looked back at."""
GOES_ON = small(r"(?:later|also|meanwhile|separately|another|shortly after\w*|hours later|then)\b")
"""What is similar to the news just told and comes after it is news."""
ALSO = small(r"(?:separately|also|meanwhile|in a separate|in another)\b")
HEADER_DATE = small(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}|[A-Za-z]{3,9} \d{1,2}),? (?:19|20)\d\d\b"
)
"""The date of the page, not of an event."""
FIRST_SINCE = small(
    r"\b(?:first|most|worst|deadliest|biggest|largest|heaviest)\b[^.]{0,160}\bsince\b",
)
SAID_ON = small(
    r"\b(?:said|says|told|posted|reported|announced|added|confirmed|statement|wrote)\b[^,.;]{0,40}?\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
)
DATED = re.compile(
    r"\d\d|day|string of|spate|wave of|week|month|year|decade|since|earlier|previous|recent|regular|often|routine|repeated|frequent|history|past|last|war\b|conflict|"
    r"uprising|insurgency|violence|anniversary|after|similar|known|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|rare",
)
"""Without one of these no clause looks back: a quick test before the long patterns."""
DATING = Holds("|".join(part.partition(" ")[0] for part in DATED.pattern.split("|")))
"""The same, asked of the words of the sentence, which is quicker still."""
YEAR_OR_DECADE = re.compile(r"\b(19[0-9]\d|20\d\d)(?:s\b|\b)")
DAY = small(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday)\b")
EARLIER = small(
    r"\b(?:an earlier|earlier (?:[\w-]+ ){0,3}(?:bombing|strike|airstrike|raid|shelling|blast|explosion|clash|assault|fighting|shooting)(?:e?s)?|rare|for (?:months|years|weeks)|intermittently|earlier attacks?|last week|previous|in recent (?:weeks|days|months|years)|two days ago|three days ago|days ago|weeks ago|"
    r"a day ago|(?:string|spate|wave) of (?:\w+ ){0,2}(?:attacks|bombings|killings|assassinations|kidnappings)|this month|in the (?:past|last) (?:\w+ ){0,2}(?:years|months|weeks|decade)|"
    r"frequent(?:ly)?|regularly|often|routinely|(?:has|have|had) repeatedly|over the years|history of|the past (?:week|month|year)s?)\b",
)


def _dated(pattern: re.Pattern[str], clause: str) -> bool:
    """Whether the clause looks back: not by a record ("the worst attack this year"), nor to yesterday or some hours ago."""
    return any(
        EARLIER_HOURS.match(match.group()) is None
        and SUPERLATIVE.search(clause, max(0, match.start() - RECORD_CHARS), match.start()) is None
        for match in pattern.finditer(clause)
    )


LOOKING_BACK = (
    "year", "month", "week", "ago", "decade", "previous", "recent", "since", "war", "conflict", "uprising", "insurgency",
    "violence", "days", "last", "annivers", "after", "earlier", "string", "spate", "wave", "day ago", "similar", "0s", "known", "rare", "intermittent", "frequent",
    "regular", "often", "routine", "repeated", "history", "past",
)  # fmt: skip
"""A clause without any of these parts of words matches neither ``PAST`` nor ``EARLIER``: a quick test."""


def _clause(text: str, sentence: Sentence, at: int) -> Span:
    """From where to where the words between the commas around ``at`` stand."""
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = max(text.rfind(",", floor, at), text.rfind(";", floor, at), floor, at - 120)
    ends = [end for mark in ",;" if (end := text.find(mark, at, ceiling)) >= 0]
    return start, min([*ends, sentence.end, at + 120])


def _wider(text: str, sentence: Sentence, at: int) -> str:
    """The clause of ``at`` and the one before it: "In March 2019, …"."""
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = text.rfind(",", floor, at)
    start = text.rfind(",", floor, start) if start > floor else start
    ends = [end for mark in ",;" if (end := text.find(mark, at, ceiling)) >= 0]
    end = min([*ends, sentence.end, at + 160])
    if end < sentence.end and re.match(r", (?:in |on )?(?:\w+ )?\d{4}\b", text[end : end + 25]):
        end = min(sentence.end, end + 25)
    return text[max(start, sentence.start, at - 200) : end]
