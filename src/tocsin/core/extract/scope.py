"""Whether a statement is today's news or background: years, months, anniversaries, totals of a whole war."""

from __future__ import annotations

import re
from datetime import datetime

from tocsin.core.extract.debris import body_start
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.frames import Stated
from tocsin.core.extract.news_day import (
    MONTHS as MONTH,
)
from tocsin.core.extract.news_day import (
    SHORT_MONTHS as SHORT_MONTH,
)
from tocsin.core.extract.news_day import (
    YEAR_DAYS,
    Day,
    first_day,
    in_full,
    nearest_day,
    published_day,
)
from tocsin.core.extract.tokens import Doc, Sentence
from tocsin.core.small import small
from tocsin.schemas.event import Span
from tocsin.schemas.words import Effect, Qualifier

REACH_CHARS = 220
"""How far from a statement a word may stand that dates it."""
LEAD_CHARS = 600
COURT_WORDS_MIN = 3
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
YEAR = re.compile(r"\b(19[0-9]\d|20\d\d)\b")
PAST = small(
    rf"\b(?:last (?:year|month|winter|summer|spring|autumn|fall|{MONTH})|years? (?:ago|earlier)|months? (?:ago|earlier)|decades? ago|previously"
    r"|in recent (?:years|months)|over the (?:past|last) (?:\w+ )?(?:years|months|decades?)|(?<!the )(?<!a )(?<!an )recently"
    r"|since the (?:war|conflict|uprising|fighting|insurgency|civil war|outbreak|beginning|start)\b"
    r"|(?:war|conflict|uprising|insurgency|violence)[^.;]{0,30}\b(?:began|started|erupted|broke out)"
    r"|(?:days|weeks) (?:ago|earlier|before(?! th))|(?:a|one) day ago|(?<!the )last week|last (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:a|one|two|three) weeks? (?:ago|earlier)|(?:year|month)s?-(?:old|long) (?:conflict|war|insurgency|campaign|uprising)"
    r"|so far this year|this year|earlier this (?:year|month)|earlier in the (?:year|month)|anniversary"
    r"|(?:(?:comes?|came|coming) )?(?:[\w-]+ ){0,2}(?:days?|weeks?|months?|years?) after|(?:comes|coming) (?:[\w-]+ ){0,4}after"
    r"|(?:retaliation|revenge|retaliatory|revenge attack\W{0,2}|reprisal) for|in response to|to avenge"
    r"|earlier, on\b"
    r"|(?:earlier|previous) (?:incident|attack|blast|bombing|encounter|operation|explosion|strike|raid)s?|the previous (?:week|month|year)"
    r"|in the (?:past|last|first|next|previous) (?:\w+ )?(?:months?|years?|decades?)\b(?! of)|(?:killed|died|dead|lives|wounded) in the (?:civil |ongoing |long |long-running |[\w-]+-(?:old|long|year) )?(?:war|conflict)|honou?r(?:ed|ing)|commemorat\w+|memorial|in memory|during the war|world war|civil war since"
    r"|in the 19\d0s|became known as)\b",
)
PAST_PARTS = (
    "last ", "past ", "previous", "recent", "ago", "earlier", "before", "first ", "next ", "war", "conflict", "anniversary", "began",
    "started", "erupted", "broke out", "since the ", "-old ", "-long ", "this year", "in the 19", "known as", "retaliat", "revenge", "reprisal",
    "response", "avenge", "honour", "honor", "commemorat", "memor", "comes", "coming", "day after",
    "days after", "week after", "weeks after", "month after", "months after", "year after", "years after",
)  # fmt: skip
"""Each match of ``PAST`` holds one of these: a quick test, and another test holds them to the pattern."""
SINCE = re.compile(rf"\b[Ss]ince\b[^.;]{{0,40}}\b(?:19[0-9]\d|20[012]\d|{MONTH}|{SHORT_MONTH})\b")
SINCE_EVENT = re.compile(
    r"\b[Ss]ince (?!then\b|yesterday|today|midnight|noon|dawn|sunrise|last night|early|late |the morning|this morning|the night"
    rf"|{WEEKDAY})[^.;,]{{3,60}}"
)
"""Such as "since the lockdown began": with a perfect tense, a total over a time."""
PRESENT_FIGHT = small(r"\bsince [^.;,]{0,50}\b(?:resum\w+|renew\w+|offensive|operation|assault|siege)\b")
"""A count since the present fighting set in is its running toll, unless the fighting has a year."""
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
    r"(?: (?:in|on|at|near|of|by|outside|against) [^,.;]{2,120})?,? (?:that|which|who) (?:had |has |have )?$"
)
"""Such as "the bombings that killed 25": an event known before, told again."""
WAR_THAT = small(
    r"\b(?:insurgency|insurrection|war|conflict|uprising|rebellion|crackdown|intifada)\b"
    r"(?:[^.;,]{0,40}?,? (?:that|which)|(?: (?:in|against|between) [^.;,]{2,40}?)?) (?:has|have|had) (?:\w+ )?$"
)
"""What a whole war has cost."""
WAR_WORDS = listed("insurgency insurrection war conflict uprising rebellion crackdown intifada")
KNOWN = small(
    r"\b(?:(?:in connection with|complicity in|accused of|charged with|wanted (?:for|in)|suspected of|convicted of|on suspicion of"
    r"|suspects? in|responsible for the (?:deaths?|killings?|murders?|abductions?)"
    r"|(?:arrest\w*|detain\w*|held|caught|nabbed|apprehended)\b[^.;]{0,80}? (?:involve(?:d|ment) in|for|over|on charges of)"
    r"|(?:protest\w*|demonstrat\w+|shutdown|strike|bandh|anger|rall(?:y|ied))\b[^.;]{0,60}? (?:against|over)|to (?:bury|mourn)|funerals? (?:of|for))\b)"
    r"(?P<between>[^.;]*)$"
)
"""What somebody is charged with, what is protested against and who is buried was known before the news."""
KNOWN_WORDS = listed(
    """connection complicity involved involvement accused charged wanted suspected suspicion suspect suspects convicted responsible arrest arrests arrested
    detain detained held caught nabbed apprehended
    protest protests protested protesting demonstration demonstrations demonstrated shutdown strike bandh anger rally rallied bury mourn funeral funerals"""
)
CHARGE_CHARS = 400
"""Charges are listed at length."""
DAY_AFTER = small(r"\b(?:a|one) day after\b")
"""In the opening sentence the day before is still the news."""
SUSPECTED = ("suspected", "accused", "charged")
"""In an opening sentence the suspect's deed is the news."""
AND_NOW = small(r"\b(?:was|were|has been|have been|had been)\b|, (?:and|but|while|when|as)\b")
"""Another statement begins between."""
NOTED = small(r"it (?:is|was) (?:worth|noteworthy)")
"""How agencies open a paragraph of what went before."""
NAMED_BY_YEAR = small(
    r"\b(?:an?|the|that|his|their) (?:19|20)\d\d (?:[a-z-]+ ){0,2}(?:attacks?|bombings?|siege|war|massacre|offensive|invasion|uprising|blasts?|shootings?)\b"
)
"""Such as "a 1996 hostage siege": only an older event is named by its year."""
RETOLD_FROM = 2
"""Sentences at the head of an article in which such words tell its own news."""
PERFECT = re.compile(r"\b(?:have|has|had)\b")
AFTER = re.compile(
    r"\b(?:after|(?:retaliation|revenge|retaliatory|reprisal|revenge attack\W{0,2}) for|in response to|to avenge)$"
)
RELATIVE = re.compile(
    r",? (?:which|where|whom)\b[^,;]*$|,? who(?:se)?\b[^;]*$|, (?:as|while|but)\b[^,;]*$"
    r"|, (?:bringing|taking|raising|pushing)\b[^,;]*$"
    r"|\bthat (?:\w+ )?(?:began|broke out|erupted|started|killed|left|wounded|injured|claimed)\b[^,;]*$"
)
SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|first|largest|biggest|heaviest|bloodiest|highest|deadly)\b")
"""A record "since 2016" dates the record, not the event."""
IN_MONTH = re.compile(rf"\b[Ii]n (?P<part>early |late |mid-)?(?P<month>{MONTH})\b(?! \d{{1,2}}\b)")
EARLY_IS_PAST_DAY = 15
"""From this day of a month on, what was early in it is no news."""
DAY_OF_MONTH = re.compile(rf"\b(?:(?:{MONTH}|{SHORT_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} (?:{MONTH}))\b")
NEAR_DAY = small(rf"\b(?:{WEEKDAY}|today|yesterday|overnight|this morning)\b")
NEAR_PARTS = ("day", "overnight", "this morning")
"""Without one of these there is no such day: a quick test."""
REMEMBERING = small(
    r"\b(?:anniversary|remembrance|remember(?:s|ed|ing)?|commemorat\w+|memorials?|(?:paid|pay|pays|paying) tribute)\b"
)
HARM = small(
    r"\b(?:kill\w*|dead|die[sd]?|death|wound\w*|injur\w*|hurt|blast|explosion|explod\w+|shot|fir(?:ed|ing)|raid\w*|struck)\b"
)
TRIAL = small(
    r"\b(?:trial|convict\w*|plead\w*|found guilty|sentenc\w+|jur(?:y|ors)|testif\w+|testimony|verdict|indict\w+|appeals? court|extradit\w+)\b"
)
"""Who is tried is tried for what is long known; who is first brought before a judge may be the news."""
COURT = small(
    r"\b(?:trial|convicted|convicts|prosecutors?|pleaded|pleads|found guilty|sentenced|sentencing|jurors|testified|jury|indictment"
    r"|defendant|court)\b",
)
OLDER_WORDS = frozenset(("since", "came", "follows", "followed", "follow", "following"))
NEWS_DAYS = 3
"""What was done so many days before the day of the news may still be its news."""
RUNNING_DAYS = 21
"""A count since a day so near is that of the present fighting."""
TOLD_DAYS_MAX = 250
"""A day without a year that would lie farther back than this is more likely one to come."""
IN_YEAR = re.compile(
    rf"\b(?:[Ss]ince|[Ii]n|[Uu]ntil|[Bb]etween|[Ff]rom)(?: early| late| mid)?[- ](?:the year )?(?:(?:{MONTH}) )?$"
)
"""Before a year of which the article tells; its own it does not name so."""
UNTOLD_YEAR = 9999
"""News dated without a year tells a year only where it is an earlier one."""
SOON_CHARS = 250
YEAR_WITHIN_CHARS = 2000
HEAD_CHARS = 120
"""Where the date of the page stands."""
JUST_NOW = small(
    r"\b(?:has|have) (?:been )?(?:shot dead|killed|wounded|injured|died|left|attacked|bombed|opened|launched|claimed)\b"
)
"""A lead in the present perfect is of today: "soldiers have shot dead five men"."""
AFTER_IT = small(r"\bafter (?:an?|the|another) [^.;,]*$")
POINTING = frozenset(("the", "these", "those", "that", "this"))
EVENTS = listed(
    """attack attacks strike strikes airstrike airstrikes raid raids blast blasts bombing bombings explosion explosions shelling assault
    ambush shooting clash clashes battle fighting offensive operation massacre siege bombardment incident violence"""
)
OPENING_WORDS = 4
OTHERS = frozenset(("other", "others", "another"))
INHERITS = re.compile(
    r"(?:Just |Only )?(?:\w+ )?(?:days|weeks|hours) later\b|Since then\b|In addition\b|(?:These|Those|They|Of these|Of those|Of them|Among them|Among these|Most|Scores|Days later|Later)\b|[-•*]"
)
MONTHS = {name: n + 1 for n, name in enumerate(MONTH.split("|"))}


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
        just_now = JUST_NOW.search(doc.small, start, end) is not None
        dated = any(part in doc.small[start:end] for part in NEAR_PARTS) or DAY_OF_MONTH.search(doc.text[start:end])
        opening = doc.text[start:end] if dated or just_now else self._lead(debris)
        near = just_now or NEAR_DAY.search(opening.lower()) is not None
        self.near = near and not DAY_OF_MONTH.search(opening)
        self.retrospective = self._retrospective(published_at) or self._remembers(doc.small[start:end])
        self.years = YEAR.search(doc.text) is not None
        self.months = not CONTEXT_WORDS.isdisjoint(doc.lowers)

    def _dateline(self, end: int) -> Day | None:
        """The day at the head of the page or in its opening, which ends at ``end``; or soon after, where that has none of its own."""
        if MONTH_NAMES.isdisjoint(self.doc.lowers):
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
        court = [] if COURT_WORDS.isdisjoint(self.doc.lowers) else COURT.findall(self.doc.small[:6000])
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
        if words.isdisjoint(DATING_WORDS) and not any(map(_four_digits, words)):
            return self._by_total(stated)
        start = max(sentence.start, at - REACH_CHARS)
        end = min(sentence.end, at + REACH_CHARS)
        text = doc.text[start:end]
        if "since" in words and self._since(text, doc.small[start:end]):
            return "scope.since"
        if not words.isdisjoint(OLDER_WORDS) and IN_SINCE.search(text[: min(at, doc.starts[stated.first]) - start]):
            return "scope.since"
        lower = doc.small[start:end]
        if sentence.end <= self.opening_end:
            lower = DAY_AFTER.sub(lambda match: " " * len(match[0]), lower)
        if not words.isdisjoint(PAST_WORDS) and _dated_past(text, lower, at - start):
            return "scope.past"
        if stated.rule in ("toll", "number.of") and WHOLE_WAR.search(doc.small, start, end):
            return "scope.toll"
        years = [
            int(year[1])
            for year in YEAR.finditer(text)
            if not _in_another_clause(text, year.start(), year.end(), at - start)
        ]
        if years and 0 <= self.lies_days_back(lower, at - start) <= NEWS_DAYS:
            years = []
        if years and (max(years) < (self.year or 0) or NAMED_BY_YEAR.search(doc.small, start, end)):
            return "scope.year"
        if years and self.year is None and sentence.index >= LEAD_SENTENCES and not DAY_OF_MONTH.search(text):
            return "scope.year"
        if not words.isdisjoint(MONTH_WORDS) and self.in_past_month(text):
            return "scope.month"
        if not words.isdisjoint(MONTH_WORDS) and self._dated_back(sentence, doc.small[start:end], at - start):
            return "scope.date"
        if self.near and DAY_OF_MONTH.search(text) and not NEAR_DAY.search(doc.small[start:end]):
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
        month = IN_MONTH.search(text)
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
            or (not words.isdisjoint(MONTH_WORDS) and IN_MONTH.search(text))
            or (self.years and any(map(_four_digits, words)) and self._years_back(text))
        ):
            self.previous = (sentence.index, "scope.context")

    def _years_back(self, text: str) -> bool:
        """Whether ``text`` tells of "in 2015", which is not the article's year."""
        told = [int(year[1]) for year in YEAR.finditer(text) if IN_YEAR.search(text[: year.start()])]
        return bool(told) and max(told) < (self.year or UNTOLD_YEAR)


def _dated_past(text: str, lower: str, at: int) -> bool:
    """Whether words of the past in ``text`` date the word of harm at ``at``, not another clause or a record."""
    if not any(part in lower for part in PAST_PARTS):
        return False
    for match in PAST.finditer(lower):
        if SUPERLATIVE.search(text[max(0, match.start() - RECORD_CHARS) : match.start()]):
            continue
        if AFTER.search(match.group()) and at < match.start():
            continue
        if not _in_another_clause(text, match.start(), match.end(), at):
            return True
    return False


def _in_another_clause(text: str, first: int, last: int, at: int) -> bool:
    """Whether what dates at ``first`` to ``last`` stands in a relative clause that does not hold the harm at ``at``."""
    opened = RELATIVE.search(text[:first])
    if opened is None:
        return False
    return at < opened.start() or (text[opened.start()] == "," and "," in text[last : max(last, at)])


RECORD_CHARS = 60
LEAD_SENTENCES = 3


def _four_digits(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


PAST_WORDS = listed(
    """last year years ago earlier months decades decade previously recent past recently war conflict uprising insurgency
    follows followed follow following retaliation retaliatory reprisal revenge response avenge violence fighting outbreak beginning start since comes came after anniversary honoured honored honouring honoring commemorate commemorated commemorating commemoration memorial memory weeks week days day ago monday tuesday wednesday thursday friday saturday sunday known 1990s 1980s
    1970s"""
)
MONTH_WORDS = listed(MONTH.replace("|", " ").lower())
MONTH_NAMES = (
    MONTH_WORDS
    | {month + stop for month in SHORT_MONTH.replace("?", "").lower().split("|") for stop in ("", ".")}
    | {"sep", "sep."}
)
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
LOOKING_BACK = small(
    r"\b(?:history|became known|anniversar|years ago|remember|commemorat|looks? back|last century|decades)"
)
HISTORY_BEFORE = 2000
"""An undated text that names no later year is history, not news."""
