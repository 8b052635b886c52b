"""Whether an attack is told as past: another day, a month, a year, a war gone by."""

from __future__ import annotations

import re
from datetime import datetime

from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.scope.dating import (
    EVENTS,
    INHERITS,
    MONTH_PART,
    NEAR_DAY,
    NEWS_DAYS,
    OPENING_WORDS,
    PAST,
    POINTING,
    PRESENT_FIGHT,
    RETOLD_FROM,
    SINCE,
    SINCE_EVENT,
    day_of_month,
    opens_day_before,
)
from tocsin.core.extract.scope.scope import Scopes
from tocsin.core.extract.strikes.known import Named, tells_now
from tocsin.core.small import Holds, has_part, small
from tocsin.schemas.event import Span

LEAD_SENTENCES_MAX = 2
REACH_CHARS = 220
"""How far from the word of attack a word may stand that dates it."""


class Pasts:
    """What of one text is told as past; asked once for each clause."""

    def __init__(self, doc: Doc, debris: frozenset[int], published_at: datetime | None) -> None:
        self.doc = doc
        self.scopes = Scopes(doc, debris, published_at)
        self.first_day: tuple[int, int] | None = None
        self.previous = self.current = -1
        self._past: dict[tuple[int, str], str | None] = {}

    def told_as_past(self, sentence: Sentence, at: int) -> bool:
        """Told as past; asked once for each clause."""
        if self._at_all_times(sentence, at):
            self.previous = sentence.index
            return True
        start, end = _clause(self.doc, sentence, at)
        key = (sentence.index, self.doc.text[start:end])
        if key not in self._past:
            self._past[key] = self._why(sentence, at, start, end)
            if self._past[key] is not None:
                self.previous = sentence.index
            else:
                self.current = sentence.index
        return self._past[key] is not None

    def long_before(self, named: Named) -> bool:
        """Whether the day by which an attack is known lies well before the news."""
        days = self.scopes.lies_days_back(named.day, 0)
        return named.known and not 0 <= days <= NEWS_DAYS

    def _why(self, sentence: Sentence, at: int, start: int, end: int) -> str | None:
        """The same measure as for claims: a year, a month, "since", an anniversary, or a text that looks back."""
        scopes = self.scopes
        if scopes.written.retrospective:
            return scopes.written.retrospective
        doc = self.doc
        if sentence.index >= RETOLD_FROM and scopes.charged(sentence, at):
            return "charged"
        if self._told_on(sentence):
            return "told on"
        if sentence.index and opens_day_before(doc, sentence):
            return "day before"
        floor, ceiling = max(sentence.start, at - REACH_CHARS), min(sentence.end, at + REACH_CHARS)
        if not doc.says(sentence, DATING) or not _may_date(doc.text, floor, ceiling):
            return None
        return self._looked_back_at(sentence, at, start, end) or self._dated(sentence, at)

    def _looked_back_at(self, sentence: Sentence, at: int, start: int, end: int) -> str | None:
        """Whether its clause counts since a day, or has words of the past."""
        doc = self.doc
        clause = doc.small[start:end]
        if "since" in clause and SINCE.search(doc.text[start:end]) and not self._record(sentence, at):
            return "since"
        if has_part(doc.small, LOOKING_BACK, start, end):
            words = clause.replace("in a similar", "") if GOES_ON.match(doc.small, sentence.start) else clause
            if sentence.index <= 1:
                words = DAYS_AGO.sub(" ", words)
            words = RECENT_DAYS.sub(" ", PRESENT_FIGHT.sub(" ", words))
            if _past(PAST, words) or _past(EARLIER, words):
                return "past"
        opening = self._opening_date(sentence, at)
        if opening.startswith("since") and sentence.index:
            since = doc.text[sentence.start : sentence.start + len(opening)]
            if SINCE.search(since) or SINCE_EVENT.search(since):
                return "opening"
        if opening and (
            PAST.search(opening)
            or EARLIER.search(opening)
            or self.scopes.in_past_month(doc.text[sentence.start : sentence.start + len(opening)])
        ):
            return "opening"
        if ALSO.match(doc.small, sentence.start):
            pass  # news of another place, whatever its day
        elif "day" in clause and self._other_day(sentence, clause):
            return "day"
        return "day" if "day" in opening and self._other_day(sentence, opening) else None

    def _dated(self, sentence: Sentence, at: int) -> str | None:
        """Whether a year, a month or a day beside it lies well before the news."""
        doc, scopes = self.doc, self.scopes
        floor, ceiling = max(sentence.start, at - REACH_CHARS), min(sentence.end, at + REACH_CHARS)
        text = doc.text[floor:ceiling]
        if "19" not in text and "20" not in text and MONTH_PART.search(text) is None:
            return None  # no year, month or day
        wider = _wider(doc.text, sentence, at)
        years = [int(year) for year in YEAR_OR_DECADE.findall(wider)] if "19" in wider or "20" in wider else []
        if years and self._record(sentence, at):
            years = []
        if years and scopes.written.year and max(years) < scopes.written.year:
            return "year"
        if (
            years
            and sentence.index
            and (scopes.written.near or not day_of_month(wider))
            and self._no_year_of_news(max(years))
        ):
            return "year"
        if scopes.in_past_month(wider):
            return "month"
        if day_of_month(text) is None:
            return None
        if sentence.index and scopes.lies_days_back(doc.small[floor:ceiling], at - floor) > NEWS_DAYS:
            return "date"
        if sentence.index < LEAD_SENTENCES_MAX or not scopes.written.near:
            return None
        return "date" if NEAR_DAY.search(doc.small, floor, ceiling) is None else None

    def _record(self, sentence: Sentence, at: int) -> bool:
        """As in "the worst since 2016": the year dates the record, not the event."""
        floor, ceiling = max(sentence.start, at - REACH_CHARS), min(sentence.end, at + REACH_CHARS)
        text = self.doc.small
        return "since" in text[floor:ceiling] and FIRST_SINCE.search(text, floor, ceiling) is not None

    def _no_year_of_news(self, year: int) -> bool:
        """News that says "Friday" names no year but another one; so does, below its first sentence, an article that opens without any."""
        scopes = self.scopes
        if scopes.written.near:
            return scopes.written.news is None or scopes.written.news.year != year
        first = self.doc.sentences[0]
        return scopes.written.news is None and YEAR_OR_DECADE.search(self.doc.text, first.start, first.end) is None

    def _told_on(self, sentence: Sentence) -> bool:
        """As in "In addition, …", "The strikes …" behind a sentence all of the past: it goes on from there."""
        if not sentence.index or self.previous != sentence.index - 1 or self.current == self.previous:
            return False
        if LATER_ON.match(self.doc.small, sentence.start):
            return False
        if TOLD_ON.match(self.doc.small, sentence.start) or INHERITS.match(self.doc.text, sentence.start):
            return True
        before = self.doc.sentences[sentence.index - 1]
        opening = self.doc.lowers[sentence.first : sentence.first + OPENING_WORDS]
        if opening[0] not in POINTING:
            return False
        event = next((word for word in opening[1:] if word in EVENTS), None)
        return event is not None and event in self.doc.lowers[before.first : before.last]

    def _at_all_times(self, sentence: Sentence, at: int) -> bool:
        """What is common, or what somebody has done so far, told below the lead and of no day."""
        text, floor = self.doc.small, max(sentence.start, at - BESIDE_CHARS * 2)
        if not sentence.index:
            return False
        ceiling = min(sentence.end, at + BESIDE_CHARS * 2)
        if has_part(text, HABITS, at, ceiling) and HABIT.search(text, at, ceiling):
            return True
        if has_part(text, (" are ",), floor, at) and KEEPS_KILLING.search(text, floor, at):
            return True
        if self._had_happened(sentence, at):
            return True
        if sentence.index >= PERFECT_FROM and SO_FAR.match(text, at) and not tells_now(text, at, ceiling):
            return True
        if not has_part(text, HAVING, floor, at) or PERFECT.search(text, floor, at) is None:
            return False
        told = TIMES.search(text, at, min(sentence.end, at + DAY_CHARS)) or self._since_event(sentence, at)
        if sentence.index < PERFECT_FROM and not told:
            return False
        return not tells_now(text, max(sentence.start, at - DAY_CHARS), min(sentence.end, at + DAY_CHARS))

    def _had_happened(self, sentence: Sentence, at: int) -> bool:
        """As in "four reporters had already been killed": before the news, where nobody says so of the news."""
        text = self.doc.small
        floor = max(sentence.start, at - HAD_CHARS)
        if sentence.index < HAD_FROM or "had " not in text[floor:at] or HAD.search(text, floor, at) is None:
            return False
        return SPOKEN.search(text, sentence.start, sentence.end) is None and not tells_now(
            text, sentence.start, sentence.end
        )

    def _since_event(self, sentence: Sentence, at: int) -> bool:
        """As in "have clashed several times since the border was closed"."""
        part = self.doc.text[at : min(sentence.end, at + REACH_CHARS)]
        return (
            "since" in part
            and bool(SINCE_EVENT.search(part) or SINCE.search(part))
            and PRESENT_FIGHT.search(part.lower()) is None
        )

    def _opening_date(self, sentence: Sentence, at: int) -> str:
        """As in "On Tuesday, …", "Two days ago, …": words of time, in small letters, that open the sentence and hold for its first clause."""
        match = OPENING_DATE.match(self.doc.small, sentence.start, at)
        return PRESENT_FIGHT.sub(" ", match.group()) if match else ""

    def _other_day(self, sentence: Sentence, clause: str) -> bool:
        """Another weekday than the one the first attack was told for: "On Friday 86 people were killed"."""
        days = [day.lower() for day in DAY.findall(HEADER_DATE.sub(" ", SAID_ON.sub(" ", clause)))]
        if not days:
            return False
        if self.first_day is None:
            self.first_day = (WEEKDAYS.index(days[0]), sentence.index)
        day, index = self.first_day
        if WEEKDAYS[day] in days or sentence.index <= index:
            return False
        return NEWS_DAYS_BEFORE < (day - WEEKDAYS.index(days[0])) % 7 < len(WEEKDAYS) - 1


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEWS_DAYS_BEFORE = 1
"""The day before the first day told of is still news, and so is the day after it."""
LATER_ON = small(r"Later(?:,|[ ,]{1,2}(?:on|in|that|the same)) ")
"""Later than the news, not later than what the sentence before looked back at."""
RECENT_DAYS = small(
    r"\b(?:over|in|during|within|for|of|throughout) the (?:past|last) (?:(?:few|several|couple of|two|three|four|five|six|seven|\d+) )?(?:hours|days|day)\b"
)
"""These are the days of the news."""
SO_FAR = small(
    r"\b(?:attacks|bombings|raids|strikes|airstrikes|shootings|clashes|explosions|blasts|killings|ambushes|assaults) (?:have|has) been\b"
)
HAD = small(
    r"\bhad (?:(?:already|also|all|earlier|previously|then|once|reportedly|long|just|[a-z]+ly) )*(?:been (?:[a-z]+ly )?)?\Z"
)
"""Before a verb: it was done before what the text tells of."""
HAD_CHARS = 50
HAD_FROM = 2
SPOKEN = small(
    r"\b(?:said|says|say|told|reported|reports?|according|statement|added|adding|claim\w*|announced|confirmed|documented|monitored|learned|informed|stated|noted|wrote|sources?|know)\b"
)
"""What somebody says had happened is the news."""
TOLD_ON = small(r"(?:in addition|it also|they also|he also|she also|at that time|at the time)\b")
DAYS_AGO = small(r"\b(?:two|three|a few|few|several|some) days (?:ago|earlier)")
BESIDE_CHARS = 40
DAY_CHARS = 120
PERFECT_FROM = 5
"""Sentence from which on the perfect tense no longer tells the news ("Troops have shelled …")."""
HABIT = small(
    r"\b(?:are|is|were|have become|has become|remain|became) (?:\w+ )?"
    r"(?:common|commonplace|frequent|rare|routine|regular|usual|rife|an everyday|a daily)\b"
)
KEEPS_KILLING = small(
    r"\bare (?:(?:also|often|frequently|regularly|routinely|still|sometimes|usually|being) )?(?:killed|wounded|injured|hurt|attacked|targeted|maimed)\b"
    r"[^.;]{0,60} (?:by|in) (?:[\w-]+ ){0,2}\Z"
)
"""As in "scores of villagers are also killed by roadside bombs"."""
HABITS = ("common", "frequent", "rare", "routine", "regular", "usual", "rife", "everyday", "daily")
"""Each match of ``HABIT`` holds one of these, and of ``PERFECT`` one of those below."""
HAVING = ("has ", "have ")
PERFECT = small(
    r"\b(?:has|have) (?:(?:\w+ly|also|already|been|now|since|often|long|still|so far) ){0,3}(?:(?!to |monitored |documented |recorded |registered |reported |confirmed |announced |witnessed |said )\w+ ){0,4}\Z"
)
TIMES = small(
    r"\b(?:(?:several|many|dozens of|\w+) times|on (?:[\w-]+ ){1,2}(?:occasions?|fronts)|more than once|twice|so far|in the past|over and over)\b"
)
"""How often something was done so far."""
EARLIER_HOURS = re.compile(r".*hours? after\Z")
"""News all the same."""
RECORD = re.compile(r"\b(?:deadliest|worst|first|largest|biggest|heaviest|bloodiest|highest)\b")
"""A record "this year" dates the record, not the event."""
RECORD_CHARS = 60
OPENING_DATE = small(
    r"(?:(?:Also|And|But|Earlier|Meanwhile|Separately)[ ,]{1,2})?(?:(?:On|Last|Over|During|Throughout|Late on|Early on|In|Two|Three|Four|Five|A|Days|Weeks|Months|Several|Early|Late) [\w ]{2,30}"
    r"|Yesterday|Previously|(?:Just |So far )?this (?:year|month)[\w ]{0,20}|Since [\w ]{2,40}|Earlier [\w ]{2,20}), |(?:A|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twenty|Thirty|Forty|Fifty|Several|Few|\d\d?) (?:days?|weeks?|months?|years?|decades?) (?:ago|earlier|before),? ",
)
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
DATED_PARTS = tuple(part for part in DATED.pattern.split("|") if "\\" not in part)
DATED_REST = re.compile("|".join(part for part in DATED.pattern.split("|") if "\\" in part))


def _may_date(text: str, floor: int, ceiling: int) -> bool:
    """Whether ``DATED`` is found there: parts of words are looked for one by one more quickly than all at each letter."""
    return has_part(text, DATED_PARTS, floor, ceiling) or DATED_REST.search(text, floor, ceiling) is not None


YEAR_OR_DECADE = re.compile(r"\b(19[0-9]\d|20\d\d)(?:s\b|\b)")
DAY = small(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
EARLIER = small(
    r"\b(?:an earlier|earlier (?:[\w-]+ ){0,3}(?:bombing|strike|airstrike|raid|shelling|blast|explosion|clash|assault|fighting|shooting)(?:e?s)?|rare|for (?:months|years|weeks)|intermittently|earlier attacks?|last week|last month|previous|in recent (?:weeks|days|months|years)|two days ago|three days ago|days ago|weeks ago|(?:weeks|months?|years?) (?:before|earlier),|"
    r"a day ago|(?:string|spate|wave) of (?:\w+ ){0,2}(?:attacks|bombings|killings|assassinations|kidnappings)|this month|in the (?:past|last) (?:\w+ ){0,2}(?:years|months|weeks|decade)|"
    r"frequent(?:ly)?|regularly|often|routinely|(?:has|have|had) repeatedly|over the years|history of|the past (?:week|month|year)s?)\b",
)


def _past(pattern: re.Pattern[str], clause: str) -> bool:
    """Whether the clause looks back: not by a record ("the worst attack this year"), nor to yesterday or some hours ago."""
    return any(
        EARLIER_HOURS.match(match.group()) is None
        and RECORD.search(clause, max(0, match.start() - RECORD_CHARS), match.start()) is None
        for match in pattern.finditer(clause)
    )


LOOKING_BACK = (
    "year", "month", "week", "ago", "decade", "previous", "recent", "since", "war", "conflict", "uprising", "insurgency",
    "violence", "days", "last", "annivers", "after", "earlier", "string", "spate", "wave", "day ago", "similar", "0s", "known", "rare", "intermittent", "frequent",
    "regular", "often", "routine", "repeated", "history", "past",
)  # fmt: skip
"""A clause without any of these parts of words matches neither ``PAST`` nor ``EARLIER``: a quick test."""


def _clause(doc: Doc, sentence: Sentence, at: int) -> Span:
    """From where to where the words around ``at`` go that date it: between commas, and not beyond "after …", "in revenge for …"."""
    text = doc.text
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = max(text.rfind(",", floor, at), text.rfind(";", floor, at), floor, at - 120)
    ends = [end for mark in ",;" if (end := text.find(mark, at, ceiling)) >= 0]
    end = min([*ends, sentence.end, at + 120])
    turn = TURN.search(doc.small, at, end) if has_part(doc.small, TURNING, at, end) else None
    return start, turn.start() if turn else end


TURNING = ("after", "following", "in re", "ahead of", " earlier", " previous")
"""Each match of ``TURN`` holds one of these."""
TURN = small(
    r"\b(?:(?:[\w-]+ (?:days?|weeks?|months?|years?) )?after|following|in (?:retaliation|revenge|reprisal|response) (?:for|to)|in revenge|ahead of"
    r"|(?:rubble|ruins|debris|wreckage|scene|sites?|survivors|victims|dead|wounded|casualties|bodies|damage) (?:of|from|in|left by|caused by) (?:an?|the) (?:earlier|previous))\b"
)
"""From here on a clause tells of something before the attack: its words of time are not the attack's."""


CLAUSE_STOP = re.compile(r";|,(?! [A-Z\d])")
"""The end of a clause, not a comma within "in Nairobi, Kenya on Aug. 7, 1998"."""


YEAR_NEXT = re.compile(r", (?:in |on )?(?:\w+ )?\d{4}\b")


HELD_SINCE = re.compile(r", (?:which|who) ha(?:s|ve|d) been [^,]{1,60} since [^,]{3,20},")
"""How long somebody has held the place: no date of what happened there."""


def _wider(text: str, sentence: Sentence, at: int) -> str:
    """The clause of ``at`` and the one before it: "In March 2019, …"."""
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = text.rfind(",", floor, at)
    start = text.rfind(",", floor, start) if start > floor else start
    stop = CLAUSE_STOP.search(text, at, ceiling)
    end = min(stop.start() if stop else ceiling, sentence.end, at + 160)
    if end < sentence.end and YEAR_NEXT.match(text, end, end + 25):
        end = min(sentence.end, end + 25)
    return HELD_SINCE.sub(",", text[max(start, sentence.start, at - 200) : end])
