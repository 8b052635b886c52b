"""Whether a statement is today's news or background: years, months, anniversaries, totals of a whole war."""

from __future__ import annotations

from datetime import datetime

from tocsin.core.extract.dating import (
    AFTER_IT,
    AND_NOW,
    BULLETS,
    CENTURIES,
    CHARGE_CHARS,
    CONTEXT_WORDS,
    COURT,
    COURT_WORDS,
    COURT_WORDS_MIN,
    DATING_WORDS,
    DAY_AFTER,
    EARLY_IS_PAST_DAY,
    EVENTS,
    FOUR_DIGITS,
    HARM,
    HAVING,
    HEAD_CHARS,
    HISTORY_BEFORE,
    IN_SINCE,
    IN_YEAR,
    INHERIT_SENTENCES,
    INHERITS,
    JUST_NOW,
    KNOWN,
    KNOWN_WORDS,
    LEAD_CHARS,
    LEAD_SENTENCES,
    LOOKING_BACK,
    MEMORIES,
    MONTH_NAMES,
    MONTH_WORDS,
    MONTHS,
    NAMED_BY_YEAR,
    NEAR_DAY,
    NEAR_PARTS,
    NEWS_DAYS,
    NOTED,
    OLDER_WORDS,
    OPENING_TOKENS_MIN,
    OPENING_WORDS,
    OTHERS,
    PAST_WORDS,
    PERFECT,
    POINTING,
    PRESENT_FIGHT,
    REACH_CHARS,
    RECORD_CHARS,
    REMEMBERING,
    RETOLD,
    RETOLD_FROM,
    RUNNING_DAYS,
    SINCE,
    SINCE_EVENT,
    SOON_CHARS,
    SUPERLATIVE,
    SUSPECTED,
    TOLD_DAYS_MAX,
    TRIAL,
    UNTOLD_YEAR,
    WAR_THAT,
    WAR_TOTAL,
    WAR_WORDS,
    WHOLE_WAR,
    YEAR,
    YEAR_WITHIN_CHARS,
    dated_past,
    day_of_month,
    in_another_clause,
    in_month,
)
from tocsin.core.extract.debris import body_start
from tocsin.core.extract.frames import Stated
from tocsin.core.extract.news_day import (
    YEAR_DAYS,
    Day,
    first_day,
    in_full,
    nearest_day,
    published_day,
)
from tocsin.core.extract.tokens import Doc, Sentence
from tocsin.core.small import has_part
from tocsin.schemas.event import Span
from tocsin.schemas.words import Effect, Qualifier


class Scopes:
    """What tells today's news from background in one text."""

    month: int | None
    year: int | None
    near: bool
    retrospective: str | None
    months: bool
    years: bool
    opening_end: int
    news: Day | None
    """The day the article calls now."""

    def __init__(self, doc: Doc, debris: frozenset[int], published_at: datetime | None) -> None:
        self.doc = doc
        self.day = published_at.day if published_at else 0
        self.previous: tuple[int, str] | None = None
        self.current = -1
        """The last sentence that told news."""
        self.told: set[tuple[Effect, int]] = set()
        """What the news was: "the attack that killed nine" is no older one where nine were just told of."""
        self.most = 0
        """How many its largest count so far is."""
        self._words: tuple[int, set[str]] = (-1, set())
        if doc.scopes is None or doc.scopes[0] != published_at:
            self._look_around(debris, published_at)
            found = (
                self.month,
                self.year,
                self.months,
                self.years,
                self.near,
                self.retrospective,
                self.news,
                self.opening_end,
            )
            doc.scopes = published_at, *found
        (
            _,
            self.month,
            self.year,
            self.months,
            self.years,
            self.near,
            self.retrospective,
            self.news,
            self.opening_end,
        ) = doc.scopes

    def _look_around(self, debris: frozenset[int], published_at: datetime | None) -> None:
        """What holds for the whole text: when it was written, and whether it looks back throughout."""
        doc = self.doc
        start, end = self._opening(debris)
        self.opening_end = end
        self.news = published_day(published_at) if published_at else self._dateline(end)
        self.month = published_at.month if published_at else None
        self.year = published_at.year if published_at else self._latest_year(debris)
        just_now = has_part(doc.small, HAVING, start, end) and JUST_NOW.search(doc.small, start, end) is not None
        dated = any(part in doc.small[start:end] for part in NEAR_PARTS) or day_of_month(doc.text[start:end])
        opening = doc.text[start:end] if dated or just_now else self._lead(debris)
        near = just_now or NEAR_DAY.search(opening.lower()) is not None
        self.near = near and not day_of_month(opening)
        self.retrospective = self._retrospective(published_at) or self._remembers(doc.small[start:end])
        self.years = has_part(doc.text, CENTURIES, 0, len(doc.text)) and YEAR.search(doc.text) is not None
        self.months = not CONTEXT_WORDS.isdisjoint(doc.vocabulary)

    def _dateline(self, end: int) -> Day | None:
        """The day at the head of the page or in its opening, which ends at ``end``; or soon after, where that has none of its own."""
        if MONTH_NAMES.isdisjoint(self.doc.vocabulary):
            return None
        lower = self.doc.small
        first = first_day(lower[: end or HEAD_CHARS])
        if first is None and not NEAR_DAY.search(lower, 0, end):
            first = first_day(lower[: max(end + SOON_CHARS, HEAD_CHARS)])
        return in_full(first, lower[:YEAR_WITHIN_CHARS]) if first is not None else None

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
        if self.news is not None and self.news.year is None:
            return UNTOLD_YEAR
        lead = self._lead(debris)
        years = [int(year[1]) for year in YEAR.finditer(lead) if not IN_YEAR.search(lead[: year.start()])]
        return max(years) if years else None

    def _retrospective(self, published_at: datetime | None) -> str | None:
        """A court report or a piece of history speaks of the past throughout."""
        court = [] if COURT_WORDS.isdisjoint(self.doc.vocabulary) else COURT.findall(self.doc.small[:6000])
        if len(court) >= COURT_WORDS_MIN and len(set(court)) > 1 and TRIAL.search(self.doc.small, 0, LEAD_CHARS):
            return "scope.court"
        if (
            published_at is None
            and self.year is not None
            and self.year < HISTORY_BEFORE
            and LOOKING_BACK.search(self.doc.small, 0, LEAD_CHARS)
        ):
            return "scope.history"
        return None

    def _remembers(self, opening: str) -> str | None:
        """An article whose opening sentence is of those who remember, and of nobody harmed, speaks of what they remember."""
        if not has_part(opening, MEMORIES, 0, len(opening)):
            return None
        return "scope.history" if REMEMBERING.search(opening) and not HARM.search(opening) else None

    def background(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        """The rule by which ``stated``, whose word of harm is at character ``at``, is background; None for news."""
        rule = self._rule(sentence, at, stated)
        if rule is None and self.previous is not None and sentence.index - self.previous[0] <= INHERIT_SENTENCES:
            opening = self.doc.text[sentence.start : sentence.start + 40]
            near = sentence.index - self.previous[0] <= 1
            others = (
                near
                and self.current != sentence.index
                and not OTHERS.isdisjoint(self.doc.lowers[stated.group.first : stated.group.last])
            )
            if (
                others
                or self._same_event(sentence, at)
                or (INHERITS.match(opening) and (near or opening[0] in BULLETS))
            ):
                rule = "scope.inherited"
        if rule is not None:
            self.previous = (sentence.index, rule)
        else:
            self.current = sentence.index
            self.most = max(self.most, stated.group.low)
            if stated.group.low > 1 and stated.group.kind == "count":
                self.told.add((stated.effect, stated.group.low))
        return rule

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
        before = self.doc.sentences[sentence.index - 1]
        opening = lowers[sentence.first : sentence.first + OPENING_WORDS]
        if opening[0] not in POINTING:
            return False
        event = next((word for word in opening[1:] if word in EVENTS), None)
        return event is not None and event in lowers[before.first : before.last]

    def _rule(self, sentence: Sentence, at: int, stated: Stated) -> str | None:
        if self.retrospective:
            return self.retrospective
        doc = self.doc
        words = self._words_of(sentence)
        if NOTED.match(doc.small, sentence.start):
            return "scope.noted"
        told = (stated.effect, stated.group.low) in self.told
        if sentence.index and not told and self.charged(sentence, doc.ends[stated.trigger]):
            return "scope.known"
        if not told and self._retold(sentence, min(at, doc.starts[stated.first]), words):
            return "scope.retold"
        if words.isdisjoint(DATING_WORDS) and not FOUR_DIGITS.any_of(words):
            return self._by_total(stated)
        start = max(sentence.start, at - REACH_CHARS)
        end = min(sentence.end, at + REACH_CHARS)
        text = doc.text[start:end]
        if "since" in words and self._since(text, doc.small[start:end]):
            return "scope.since"
        if not words.isdisjoint(OLDER_WORDS) and IN_SINCE.search(text[: min(at, doc.starts[stated.first]) - start]):
            return "scope.since"
        lower = doc.small[start:end]
        if sentence.end <= self.opening_end and "day after" in lower:
            lower = DAY_AFTER.sub(lambda match: " " * len(match[0]), lower)
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
        if years and (max(years) < (self.year or 0) or NAMED_BY_YEAR.search(doc.small, start, end)):
            return "scope.year"
        if years and self.year is None and sentence.index >= LEAD_SENTENCES and not day_of_month(text):
            return "scope.year"
        if not words.isdisjoint(MONTH_WORDS) and self.in_past_month(text):
            return "scope.month"
        if not words.isdisjoint(MONTH_WORDS) and self._dated_back(sentence, doc.small[start:end], at - start):
            return "scope.date"
        if self.near and day_of_month(text) and not NEAR_DAY.search(doc.small[start:end]):
            return "scope.date"
        return self._by_total(stated)

    def _since(self, text: str, lower: str) -> bool:
        """Whether ``text`` counts since a day, a year or an event long before the news."""
        since = SINCE.search(text)
        if since is not None:
            if 0 <= self.lies_days_back(lower, since.start()) <= RUNNING_DAYS:
                return False
            return SUPERLATIVE.search(text[max(0, since.start() - RECORD_CHARS) : since.start()]) is None
        if PRESENT_FIGHT.search(lower):
            return False
        return bool(SINCE_EVENT.search(text) and PERFECT.search(text)) and SUPERLATIVE.search(text) is None

    def charged(self, sentence: Sentence, at: int) -> bool:
        """Whether the harm that ends at character ``at`` is what somebody is charged with, protests against or mourns."""
        if self._words_of(sentence).isdisjoint(KNOWN_WORDS):
            return False
        match = KNOWN.search(self.doc.small, max(sentence.start, at - CHARGE_CHARS), at)
        if match is None or AND_NOW.search(match["between"]):
            return False
        return sentence.end > self.opening_end or not match[0].startswith(SUSPECTED)

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
        return RETOLD.search(self.doc.text[max(sentence.start, at - REACH_CHARS) : at]) is not None

    def _dated_back(self, sentence: Sentence, text: str, at: int) -> bool:
        """Whether the date nearest to character ``at`` of ``text``, in small letters, lies well before the news."""
        return self.news is not None and sentence.index > 0 and self.lies_days_back(text, at) > NEWS_DAYS

    def lies_days_back(self, text: str, at: int) -> int:
        """How many days before the news the date nearest to ``at`` lies; -1 where that cannot be told."""
        day = nearest_day(text, at) if self.news is not None else None
        if day is None or self.news is None:
            return -1
        if day.year is not None and self.news.year is None:
            same = (day.month, day.number) == (self.news.month, self.news.number)
            return 0 if same else YEAR_DAYS
        days = self.news.days_after(day)
        return days if days < TOLD_DAYS_MAX or self.news.year is not None else -1

    def in_past_month(self, text: str) -> bool:
        """Whether ``text`` names a month that is not the article's, or the days of it that are long over."""
        month = in_month(text)
        if month is None:
            return False
        over = month["part"] == "early " and self.day >= EARLY_IS_PAST_DAY
        return self.month is None or MONTHS[month["month"]] != self.month or over

    def _by_total(self, stated: Stated) -> str | None:
        if stated.group.low >= WAR_TOTAL and stated.effect is not Effect.CAPTURED:
            return "scope.total"
        vague = stated.group.qualifier is Qualifier.VAGUE and stated.group.low >= 200
        if stated.rule == "verb.perfect" and vague and self.most < stated.group.low:
            return "scope.total"
        return None

    def passed(self, sentence: Sentence) -> None:
        """Note a sentence without statements: what dates it may date the next."""
        if not (self.months or self.years):
            return
        words = self._words_of(sentence)
        text = self.doc.text[sentence.start : sentence.end]
        if (
            ("since" in words and SINCE.search(text))
            or (not words.isdisjoint(MONTH_WORDS) and in_month(text))
            or (self.years and FOUR_DIGITS.any_of(words) and self._years_back(text))
        ):
            self.previous = (sentence.index, "scope.context")

    def _years_back(self, text: str) -> bool:
        """Whether ``text`` tells of "in 2015", which is not the article's year."""
        told = [int(year[1]) for year in YEAR.finditer(text) if IN_YEAR.search(text[: year.start()])]
        return bool(told) and max(told) < (self.year or UNTOLD_YEAR)
