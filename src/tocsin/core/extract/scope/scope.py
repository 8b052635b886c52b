"""Whether a statement is today's news or background: years, months, anniversaries, totals of a whole war."""

from __future__ import annotations

import re
from datetime import datetime

from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.scope.courts import apart, tried
from tocsin.core.extract.scope.dating import (
    AFTER_IT,
    AND_NOW,
    BULLETS,
    CHARGE_CHARS,
    DATING_WORDS,
    DAY_AFTER,
    DAYS_AFTER,
    EARLY_PARTS,
    EVENTS,
    FOUR_DIGITS,
    IN_SINCE,
    IN_WHICH,
    IN_YEAR,
    INHERIT_SENTENCES,
    INHERITS,
    KNOWN,
    KNOWN_WORDS,
    LEAD_SENTENCES,
    MONTH_WORDS,
    MONTHS,
    NAMED_BY_YEAR,
    NEAR_DAY,
    NEWS_BEHIND,
    NEWS_DAYS,
    NOTED,
    OLDER_WORDS,
    OPENING_WORDS,
    OTHERS,
    OVER_MONTHS,
    PAST_WORDS,
    PERFECT,
    POINTING,
    PRESENT_FIGHT,
    REACH_CHARS,
    RECORD_CHARS,
    RETOLD,
    RETOLD_FROM,
    RUNNING_DAYS,
    SINCE,
    SINCE_EVENT,
    SINCE_LATELY,
    SUPERLATIVE,
    SUSPECTED,
    TALLY,
    THAT_EVENT,
    TOLD_DAYS_MAX,
    UNTOLD_YEAR,
    WAR_THAT,
    WAR_TOTAL,
    WAR_WORDS,
    WHOLE_WAR,
    YEAR,
    dated_past,
    day_of_month,
    in_another_clause,
    in_month,
    opens_day_before,
)
from tocsin.core.extract.scope.news_day import (
    YEAR_DAYS,
    nearest_day,
)
from tocsin.core.extract.scope.older import dated_event, long_ago, older, remembered
from tocsin.core.extract.scope.written import written
from tocsin.core.small import small
from tocsin.schemas.words import Effect, Qualifier

CONTEXT = "scope.context"
"""A sentence without statements that dates what follows."""
OF_ONE = frozenset(("he", "she", "his", "her"))
STEM_CHARS = 5
"""Letters that "attack" and "attacked" share."""
GOES_ON_SENTENCES = 2
"""How far back that background may lie, with no news between."""
SAME_PERIOD = small(r"\b(?:in|during|over|within|for) (?:the same|that|this same) (?:period|time(?: span)?|span)\b")
OPENS_IN_YEAR = re.compile(r"(?:In|During|By|Until|Back in) (?:early |late |mid-)?(?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b")
ON_DAY_OF_YEAR = re.compile(r"[Oo]n (?:[A-Z][a-z]+,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? ((?:19|20)\d\d)\b")
NTH_OF_YEAR = small(
    r"\bthe (?:\d+(?:st|nd|rd|th)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:[\w-]+ ){1,3}(?:of|this|in) (?:the |this )?(?:year|month)\b[^.;]{0,60}\b(?:total|number|toll|killed|dead)\b"
)
"""As in "the 17th drone attack of the year, with a total of 118 killed": what all of them did."""
OF_THE_OFFENSIVE = small(r"\bsince [^.;]{3,80}\bearlier this (?:week|month)\b")
"""What a lead counts since an offensive began is its news."""
TOTAL_MIN, TOTAL_TIMES = 100, 20
"""What so many times the news counts, told in the perfect and of no day, is no part of it."""
LATELY = small(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|this (?:morning|week)|so far|(?:past|last|recent) (?:[\w-]+ )?(?:hours|days|weeks?|month))\b"
)
"""A count over these few days is that of the news."""
TIME_AND_AGAIN = frozenset(
    ("also", "often", "frequently", "regularly", "routinely", "still", "sometimes", "usually", "being")
)
GOES_ON_FROM = 2
"""Sentences at the head of an article that are taken for its news."""


class Scopes:
    """What tells today's news from background in one text."""

    def __init__(self, doc: Doc, debris: frozenset[int], published_at: datetime | None) -> None:
        self.doc = doc
        self.day = published_at.day if published_at else 0
        self.written = written(doc, debris, published_at)
        self.dated = self.written.months or self.written.years
        """Whether a sentence without statements may date the next."""
        self.previous: tuple[int, str] | None = None
        self.years_ago = -1
        """The last sentence without statements that tells of a day of another year: "struck a restaurant on July 11, 2010"."""
        self.current = -1
        """The last sentence that told news."""
        self.beside = -2
        """The last one that told news and, behind "a day after", what lay before it."""
        self.told: set[tuple[Effect, int]] = set()
        """What the news was: "the attack that killed nine" is no older one where nine were just told of."""
        self.most = 0
        """How many its largest count so far is."""
        self._words: tuple[int, set[str]] = (-1, set())

    def _words_of(self, sentence: Sentence) -> set[str]:
        """The words of the sentence last asked for."""
        if self._words[0] != sentence.index:
            self._words = sentence.index, set(self.doc.lowers[sentence.first : sentence.last])
        return self._words[1]

    def background(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        """The rule by which ``stated``, whose word of harm is at character ``at``, is background; None for news."""
        rule = self._rule(sentence, at, stated)
        if self.previous is not None and self._behind_heading(sentence, self.previous[0]):
            self.previous = None
        if rule is None and self.previous is not None and sentence.index - self.previous[0] <= INHERIT_SENTENCES:
            opening = self.doc.text[sentence.start : sentence.start + 40]
            near = sentence.index - self.previous[0] <= 1
            others = (
                near
                and self.current not in (sentence.index, self.beside)
                and not OTHERS.isdisjoint(self.doc.lowers[stated.group.first : stated.group.last])
            )
            if (
                others
                or self._same_event(sentence, at)
                or (INHERITS.match(opening) and (near or opening[0] in BULLETS))
                or self._goes_on(sentence, stated)
            ):
                rule = "scope.inherited"
        if rule is not None:
            if self._beside_news(sentence, min(at, self.doc.starts[stated.first])):
                self.current = self.beside = sentence.index
            self.previous = (sentence.index, rule)
        else:
            self.current = sentence.index
            self.most = max(self.most, stated.group.low)
            if stated.group.low > 1 and stated.group.kind == "count":
                self.told.add((stated.effect, stated.group.low))
        return rule

    def _behind_heading(self, sentence: Sentence, past: int) -> bool:
        """Whether a heading, "==Attack==", stands between sentence ``past`` and this one: another section begins."""
        return "=" in self.doc.vocabulary and any(
            self.doc.words[self.doc.sentences[n].last - 1] == "=" for n in range(past, sentence.index)
        )

    def _goes_on(self, sentence: Sentence, stated: Stated) -> bool:
        """Whether the sentence goes on with the background told right before in its paragraph, and names no day of this week."""
        if (
            self.previous is None
            or (self.previous[1] == CONTEXT and self.previous[0] != self.years_ago)
            or self.previous[0] < sentence.index - GOES_ON_SENTENCES
        ):
            return False
        if self.current >= self.previous[0] or self.doc.sentences[self.previous[0]].paragraph != sentence.paragraph:
            return False
        if (stated.effect, stated.group.low) in self.told or sentence.index < GOES_ON_FROM:
            return False
        if self.doc.lowers[sentence.first] in OF_ONE or self._points_back(sentence, self.previous[0]):
            return False  # "He had been abducted on the way": the one the news is about
        return NEAR_DAY.search(self.doc.small, sentence.start, sentence.end) is None and not apart(
            self.doc, set(), sentence.start
        )

    def _beside_news(self, sentence: Sentence, at: int) -> bool:
        """Whether the sentence itself tells news, of which it only says what lay before: "the blast came a day after nine died"."""
        if self.previous is not None and self.current < self.previous[0]:
            return False
        return "after" in self._words_of(sentence) and DAYS_AFTER.match(self.doc.small, sentence.start, at) is not None

    def _points_back(self, sentence: Sentence, past: int) -> bool:
        """Whether the sentence opens with what was spoken of before the background of sentence ``past``: "The bombs"."""
        lowers, before = self.doc.lowers, self.doc.sentences[past]
        if lowers[sentence.first] not in POINTING or sentence.first + 1 >= sentence.last:
            return False
        what = lowers[sentence.first + 1]
        return what in lowers[: before.first] and what not in lowers[before.first : before.last]

    def _same_event(self, sentence: Sentence, at: int) -> bool:
        """Whether "the strikes" goes on from the background right before, or "after …" goes farther back from it."""
        if self.previous is None or self.current == sentence.index:
            return False
        lowers = self.doc.lowers
        if self.previous[0] == sentence.index:
            return (
                "after" in lowers[sentence.first : sentence.last]
                and AFTER_IT.search(self.doc.small, sentence.start, at) is not None
            )
        if self.current == self.previous[0] or self.previous[0] != sentence.index - 1:
            return False
        if "that" in self._words_of(sentence) and THAT_EVENT.search(self.doc.small, sentence.start, sentence.end):
            return True
        before = self.doc.sentences[sentence.index - 1]
        opening = lowers[sentence.first : sentence.first + OPENING_WORDS]
        if opening[0] not in POINTING:
            return False
        event = next((word for word in opening[1:] if word in EVENTS), None)
        return event is not None and event in lowers[before.first : before.last]

    def _rule(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        doc = self.doc
        words = self._words_of(sentence)
        if self.written.retrospective and not apart(doc, words, sentence.start):
            return self.written.retrospective
        if sentence.paragraph in self.written.chronicle:
            return "scope.year"
        if NOTED.match(doc.small, sentence.start):
            return "scope.noted"
        told = (stated.effect, stated.group.low) in self.told
        if stated.rule not in ("toll", "number.of") and long_ago(doc, words, sentence.start, sentence.end):
            return "scope.long_ago"
        if remembered(doc, words, sentence.start, doc.starts[stated.trigger]):
            return "scope.past"
        if sentence.index and not told and older(doc, words, sentence.start, min(at, doc.starts[stated.first])):
            return "scope.older"
        if sentence.index and not told and dated_event(doc, words, sentence.start, at):
            near = self.lies_days_back(doc.small[sentence.start : sentence.end], at - sentence.start)
            if not 0 <= near <= NEWS_DAYS:
                return "scope.older"
        if tried(doc, words, sentence.start, doc.starts[stated.trigger], sentence.end):
            return "scope.court"
        if sentence.index and not told and self.charged(sentence, doc.ends[stated.trigger]):
            return "scope.known"
        if not told and self._retold(sentence, min(at, doc.starts[stated.first]), words):
            return "scope.retold"
        if sentence.index and not told and opens_day_before(doc, sentence):
            return "scope.past"
        if not words.isdisjoint(("year", "month")) and NTH_OF_YEAR.search(doc.small, sentence.start, at):
            return "scope.since"
        if self._same_period(sentence, words):
            return "scope.inherited"
        if words.isdisjoint(DATING_WORDS) and not FOUR_DIGITS.any_of(words):
            return self._by_total(stated)
        start = max(sentence.start, at - REACH_CHARS)
        end = min(sentence.end, at + REACH_CHARS)
        text = doc.text[start:end]
        if (
            "since" in words
            and not self._tally(sentence, stated, text)
            and self._since(text, doc.small[start:end], at - start)
        ):
            return "scope.since"
        if not words.isdisjoint(OLDER_WORDS) and IN_SINCE.search(text[: min(at, doc.starts[stated.first]) - start]):
            return "scope.since"
        lower = doc.small[start:end]
        if sentence.end <= self.written.opening_end and ("day after" in lower or "s after" in lower):
            lower = DAY_AFTER.sub(lambda match: " " * len(match[0]), lower)
        if sentence.end <= self.written.opening_end and "earlier this" in lower:
            lower = OF_THE_OFFENSIVE.sub(lambda match: " " * len(match[0]), lower)
        if not words.isdisjoint(PAST_WORDS) and dated_past(text, lower, at - start):
            return "scope.past"
        if stated.rule in ("toll", "number.of") and WHOLE_WAR.search(doc.small, start, end):
            return "scope.toll"
        years = [
            int(year[1])
            for year in YEAR.finditer(text)
            if not in_another_clause(text, year.start(), year.end(), at - start)
        ]
        if years and 0 <= self.lies_days_back(lower, at - start) <= NEWS_DAYS:
            years = []
        if years and (max(years) < (self.written.year or 0) or NAMED_BY_YEAR.search(doc.small, start, end)):
            return "scope.year"
        late = sentence.index >= LEAD_SENTENCES or (
            sentence.index > 0 and NEAR_DAY.search(doc.small, 0, doc.sentences[0].end)
        )
        opened = OPENS_IN_YEAR.match(doc.text, sentence.start) if sentence.index else None
        if opened and int(opened[1]) < (self.written.year or (UNTOLD_YEAR if late else 0)):
            return "scope.year"
        if years and self.written.year is None and late and not day_of_month(text):
            return "scope.year"
        if not words.isdisjoint(MONTH_WORDS) and self.in_past_month(text, at - start):
            return "scope.month"
        if sentence.index and not words.isdisjoint(MONTH_WORDS) and OVER_MONTHS.search(doc.small, start, end):
            return "scope.month"
        if not words.isdisjoint(MONTH_WORDS) and self._dated_back(sentence, doc.small[start:end], at - start):
            return "scope.date"
        if self.written.near and day_of_month(text) and not NEAR_DAY.search(doc.small[start:end]):
            return "scope.date"
        return self._by_total(stated)

    def _tally(self, sentence: Sentence, stated: Stated, text: str) -> bool:
        """Whether the opening tells a count since a month or a day as its news: "raids have killed at least 224 since June 6"."""
        if (
            sentence.end > self.written.opening_end
            or stated.group.qualifier is Qualifier.VAGUE
            or not PERFECT.search(text)
        ):
            return False
        since = SINCE.search(text)
        return since is not None and TALLY.search(since.group()) is not None

    def _since(self, text: str, lower: str, at: int) -> bool:
        """Whether ``text`` counts since a day, a year or an event long before the news, and so the harm at ``at``."""
        since = SINCE.search(text)
        if since is not None:
            if NEWS_BEHIND.search(lower, since.end(), max(at, since.end())) and NEAR_DAY.search(lower, at):
                return False  # "they have fought since 2009, and nine were killed on Monday"
            if 0 <= self.lies_days_back(lower, since.start()) <= RUNNING_DAYS:
                return False
            return SUPERLATIVE.search(text[max(0, since.start() - RECORD_CHARS) : since.start()]) is None
        if PRESENT_FIGHT.search(lower) or SINCE_LATELY.search(lower):
            return False
        return bool(SINCE_EVENT.search(text) and PERFECT.search(text)) and SUPERLATIVE.search(text) is None

    def charged(self, sentence: Sentence, at: int) -> bool:
        """Whether the harm that ends at character ``at`` is what somebody is charged with, protests against or mourns."""
        if self._words_of(sentence).isdisjoint(KNOWN_WORDS):
            return False
        match = KNOWN.search(self.doc.small, max(sentence.start, at - CHARGE_CHARS), at)
        if match is None or AND_NOW.search(IN_WHICH.sub("", match["between"])):
            return False
        return sentence.end > self.written.opening_end or not match[0].startswith(SUSPECTED)

    def _retold(self, sentence: Sentence, at: int, words: set[str]) -> bool:
        """Whether the harm at character ``at`` is what "the bombing that" did: an event known before."""
        if not words.isdisjoint(WAR_WORDS) and WAR_THAT.search(
            self.doc.small, max(sentence.start, at - REACH_CHARS), at
        ):
            return True
        if sentence.index < RETOLD_FROM or words.isdisjoint(("that", "which", "who")):
            return False
        if "hours" in words:
            return False
        match = RETOLD.search(self.doc.text[max(sentence.start, at - REACH_CHARS) : at])
        return match is not None and not self._told_right_before(sentence, match[0])

    def _told_right_before(self, sentence: Sentence, retold: str) -> bool:
        """Whether the sentence before, in the same paragraph, tells of the attack as news: "They attacked … the attack which left"."""
        before = self.doc.sentences[sentence.index - 1]
        if before.paragraph != sentence.paragraph or (self.previous is not None and self.previous[0] == before.index):
            return False
        stem = retold.lstrip()[:STEM_CHARS].lower()
        return any(word.startswith(stem) for word in self.doc.lowers[before.first : before.last])

    def _same_period(self, sentence: Sentence, words: set[str]) -> bool:
        """Whether the sentence counts over the time that background right before named: "in the same period"."""
        if words.isdisjoint(("period", "time", "span")) or self.previous is None:
            return False
        near = sentence.index - self.previous[0] <= INHERIT_SENTENCES
        return near and SAME_PERIOD.search(self.doc.small, sentence.start, sentence.end) is not None

    def _dated_back(self, sentence: Sentence, text: str, at: int) -> bool:
        """Whether the date nearest to character ``at`` of ``text``, in small letters, lies well before the news."""
        return self.written.news is not None and sentence.index > 0 and self.lies_days_back(text, at) > NEWS_DAYS

    def lies_days_back(self, text: str, at: int) -> int:
        """How many days before the news the date nearest to ``at`` lies; -1 where that cannot be told."""
        day = nearest_day(text, at) if self.written.news is not None else None
        if day is None or self.written.news is None:
            return -1
        if day.year is not None and self.written.news.year is None:
            same = (day.month, day.number) == (self.written.news.month, self.written.news.number)
            return 0 if same else YEAR_DAYS
        days = self.written.news.days_after(day)
        return days if days < TOLD_DAYS_MAX or self.written.news.year is not None else -1

    def in_past_month(self, text: str, at: int | None = None) -> bool:
        """Whether ``text`` names a month that is not the article's, or the days of it that are long over, of the harm at ``at``."""
        month = in_month(text)
        if month is None or (at is not None and in_another_clause(text, month.start(), month.end(), at)):
            return False
        over = month["part"] in EARLY_PARTS and self.day >= EARLY_PARTS[month["part"]]
        return self.written.month is None or MONTHS[month["month"]] != self.written.month or over

    def _by_total(self, stated: Stated) -> str | None:
        if stated.group.low >= WAR_TOTAL and stated.effect is not Effect.CAPTURED:
            return "scope.total"
        vague = stated.group.qualifier is Qualifier.VAGUE and stated.group.low >= 200
        perfect = stated.rule == "verb.perfect" or (
            stated.rule == "passive" and self.doc.lowers[stated.trigger - 2 : stated.trigger] == ["have", "been"]
        )
        if perfect and vague and self.most < stated.group.low:
            return "scope.total"
        sentence = self.doc.sentences[stated.sentence]
        if not sentence.index or LATELY.search(self.doc.small, sentence.start, sentence.end):
            return None
        if perfect and self.most and stated.group.low >= max(TOTAL_MIN, self.most * TOTAL_TIMES):
            return "scope.total"  # two soldiers died, and "more than 2,400 have been killed"
        if stated.group.qualifier is Qualifier.VAGUE and stated.rule == "passive" and self._time_and_again(stated):
            return "scope.habit"
        return None

    def _time_and_again(self, stated: Stated) -> bool:
        """As in "scores of villagers are also killed by roadside bombs": what keeps happening."""
        at = stated.trigger - 1
        while at > stated.group.last and self.doc.lowers[at] in TIME_AND_AGAIN:
            at -= 1
        return self.doc.lowers[at] == "are"

    def passed(self, sentence: Sentence) -> None:
        """Note a sentence without statements: what dates it may date the next."""
        words = self._words_of(sentence)
        if not words.isdisjoint(MONTH_WORDS) and OVER_MONTHS.search(self.doc.small, sentence.start, sentence.end):
            self.previous = (sentence.index, CONTEXT)
        if not self.dated:
            return
        text = self.doc.text[sentence.start : sentence.end]
        if (
            ("since" in words and SINCE.search(text))
            or (not words.isdisjoint(MONTH_WORDS) and in_month(text))
            or (self.written.years and FOUR_DIGITS.any_of(words) and self._years_back(text))
        ):
            self.previous = (sentence.index, CONTEXT)
        day = ON_DAY_OF_YEAR.search(text) if self.written.year and FOUR_DIGITS.any_of(words) else None
        if day is not None and int(day[1]) < (self.written.year or 0):
            self.previous = (sentence.index, CONTEXT)
            self.years_ago = sentence.index

    def _years_back(self, text: str) -> bool:
        """Whether ``text`` tells of "in 2015", which is not the article's year."""
        told = [int(year[1]) for year in YEAR.finditer(text) if IN_YEAR.search(text[: year.start()])]
        return bool(told) and max(told) < (self.written.year or UNTOLD_YEAR)
