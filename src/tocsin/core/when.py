"""When a thing is said to have happened, told relative to the day of publication and never after it.

Intervals are half-open and in UTC; the time zone of the event is not guessed, so a day may be off by hours at its ends.
An expression that could mean several days, or that cannot be placed without a date of publication, yields nothing.
"""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tocsin.core.small import Holds, in_small, small
from tocsin.schemas.base import utc
from tocsin.schemas.event import When
from tocsin.schemas.words import TimePrecision as P

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence
    from tocsin.schemas.event import Span

Interval = tuple[datetime, datetime, P]
DAY = timedelta(days=1)
FUTURE_TOLERANCE = timedelta(days=1)
"""An event dated later than the day after publication is not dated by these words."""
REACH_CHARS = 400
LEAD_CHARS = 60
"""How far before its cue a pattern may begin: "around the early morning of late on Friday"."""
MEMO_SENTENCES_MAX = 256
"""Several statements ask for the times of one sentence."""
YEARS_BACK_MAX = 250
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
PARTS: dict[str, tuple[int, int]] = {
    "early hours": (0, 6),
    "small hours": (0, 6),
    "dawn": (3, 8),
    "early morning": (3, 9),
    "morning": (5, 12),
    "noon": (11, 13),
    "midday": (11, 13),
    "afternoon": (12, 18),
    "evening": (17, 23),
    "night": (18, 30),
    "midnight": (22, 26),
}
"""Parts of the day as hours after midnight, wide rather than exact; past 24 is the next day."""
_WD = r"(?P<wd>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
_WD2 = r"(?P<wd2>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?P<part>early hours|small hours|dawn|early morning|morning|noon|midday|afternoon|evening|night|midnight)"
_MON = r"(?P<mon>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_NUMBER = r"(?P<n>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten)"
NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}


@dataclass(frozen=True, slots=True)
class _Cue:
    """What every match of some patterns holds: looked for before them, since most sentences hold none."""

    parts: tuple[str, ...]
    word: re.Pattern[str] | None = None
    """The word that a part must belong to, where a part alone is too common."""

    def first(self, lower: str) -> int:
        """Where in ``lower``, a text in small letters, the first of them stands; -1 where none does."""
        found = [at for part in self.parts if (at := lower.find(part)) >= 0]
        if not found or self.word is None:
            return min(found, default=-1)
        match = self.word.search(lower, max(0, min(found) - LEAD_CHARS))
        return match.start() if match else -1


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    cue: _Cue
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], datetime | None], Interval | None]


def find_times(text: str, published_at: datetime | None = None) -> tuple[When, ...]:
    """Every time ``text`` names that can be placed, in order, never overlapping; the longest reading wins.

    >>> [w.text for w in find_times("killed on Friday, in the early hours", datetime(2026, 2, 28, tzinfo=UTC))]
    ['on Friday']
    """
    return _times(text, utc(published_at) if published_at is not None else None)


@lru_cache(MEMO_SENTENCES_MAX)
def _times(text: str, anchor: datetime | None) -> tuple[When, ...]:
    found: list[tuple[int, int, Interval]] = []
    lower = in_small(text)
    asked, at = None, -1
    for rule in RULES:
        if rule.cue is not asked:
            asked, at = rule.cue, rule.cue.first(lower)
        if at < 0:
            continue
        for match in rule.pattern.finditer(lower, max(0, at - LEAD_CHARS)):
            interval = _safely(rule, match, anchor)
            if interval is not None:
                found.append((match.start(), match.end(), interval))
    found.sort(key=lambda item: (item[0], item[0] - item[1]))
    times: list[When] = []
    at = 0
    for start, end, (low, high, precision) in found:
        if start >= at:
            times.append(When(start=low, end=high, precision=precision, text=text[start:end], span=(start, end)))
            at = end
    return tuple(times)


def find_when(doc: Doc, span: Span, sentence: Sentence, published_at: datetime | None) -> When | None:
    """The time told for the thing at ``span``: in its clause, then in its sentence; not the time somebody said so."""
    if not doc.says(sentence, TIMELY):
        return None
    start, stop = max(sentence.start, span[0] - REACH_CHARS), min(sentence.end, span[1] + REACH_CHARS)
    text = doc.text[start:stop]
    times = _told_times(text, utc(published_at) if published_at is not None else None)
    if not times:
        return None
    at = (span[0] - start, span[1] - start)
    best = times[0] if len(times) == 1 else min(times, key=lambda t: (_distance(text, at, t.span), t.span))
    return When(
        start=best.start,
        end=best.end,
        precision=best.precision,
        text=best.text,
        span=(best.span[0] + start, best.span[1] + start),
    )


@lru_cache(MEMO_SENTENCES_MAX)
def _told_times(text: str, anchor: datetime | None) -> tuple[When, ...]:
    """The times of ``text`` but those at which somebody said so."""
    times = _times(text, anchor)
    lower = in_small(text) if times else ""
    return tuple(t for t in times if not SPOKEN.search(lower, max(0, t.span[0] - SPOKEN_CHARS), t.span[0]))


SPOKEN_CHARS = 40
SPOKEN = small(
    r"\b(?:said|says|told|posted|reported|reports|announced|added|confirmed|statement|wrote|tweeted|published|updated)\b"
    r"(?: \w+){0,3} ?\Z",
)


def _distance(text: str, at: tuple[int, int], span: tuple[int, int]) -> int:
    """Characters between, a boundary of a clause counting as many more."""
    if span[0] >= at[1]:
        between, gap = text[at[1] : span[0]], span[0] - at[1]
    elif span[1] <= at[0]:
        between, gap = text[span[1] : at[0]], at[0] - span[1]
    else:
        return 0
    return gap + 40 * len(re.findall(r"[;:,]|\b(?:while|after|before|when|who|which|that|but)\b", between))


def _safely(rule: _Rule, match: re.Match[str], anchor: datetime | None) -> Interval | None:
    try:
        interval = rule.read(match, anchor)
    except (ValueError, OverflowError):
        return None  # 31 June, year 0: no such day
    if interval is None or interval[0] >= interval[1]:
        return None
    if anchor is not None and interval[0] > anchor + FUTURE_TOLERANCE:
        return None
    return interval


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _day(moment: datetime) -> Interval:
    start = _midnight(moment)
    return start, start + DAY, P.DAY


def _part(day: datetime, part: str) -> Interval:
    low, high = PARTS[part.lower()]
    start = _midnight(day)
    return start + timedelta(hours=low), start + timedelta(hours=high), P.PART_OF_DAY


def _weekday(anchor: datetime, name: str) -> datetime:
    """The most recent day of that name, today included."""
    back = (anchor.weekday() - WEEKDAYS[name.lower().removesuffix("s")]) % 7
    return _midnight(anchor) - back * DAY


def _read_weekday(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    name = match["wd"]
    if anchor is None or name.lower() not in WEEKDAYS:
        return None  # "on Fridays" is no day
    day = _weekday(anchor, name)
    if match["since"]:
        return day, max(_midnight(anchor) + DAY, day + DAY), P.RANGE
    if match["last"] and day == _midnight(anchor):
        day -= 7 * DAY
    part = match["part"] or match["part2"]
    if match["late"] and not part:
        return day + timedelta(hours=17), day + timedelta(hours=26), P.PART_OF_DAY
    if match["early"] and not part:
        return day, day + timedelta(hours=10), P.PART_OF_DAY
    return _part(day, part) if part else _day(day)


def _read_relative(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    if anchor is None:
        return None
    word = match["rel"].lower()
    today = _midnight(anchor)
    if word in ("today", "yesterday"):
        day = today if word == "today" else today - DAY
        return _part(day, match["part"]) if match["part"] else _day(day)
    if word in ("this morning", "this afternoon", "this evening", "tonight"):
        return _part(today, {"tonight": "night"}.get(word, word.removeprefix("this ")))
    if word == "last night":
        return today - timedelta(hours=6), today + timedelta(hours=6), P.PART_OF_DAY
    return today - timedelta(hours=6), today + timedelta(hours=10), P.PART_OF_DAY  # overnight


def _read_overnight(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    """As in "overnight Friday", "overnight into Saturday", "overnight between Friday and Saturday"."""
    if anchor is None:
        return None
    day = _weekday(anchor, match["wd"])
    if match["wd2"]:
        second = _weekday(anchor, match["wd2"])
        return (
            None
            if second - day not in (DAY, -6 * DAY)
            else (second - timedelta(hours=6), second + timedelta(hours=10), P.PART_OF_DAY)
        )
    if match["into"]:
        return day - timedelta(hours=6), day + timedelta(hours=10), P.PART_OF_DAY
    if match["from"]:
        return day + timedelta(hours=18), day + timedelta(hours=34), P.PART_OF_DAY
    return day - timedelta(hours=6), day + timedelta(hours=34), P.PART_OF_DAY


def _read_ago(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    if anchor is None:
        return None
    count = NUMBERS.get(match["n"].lower(), 0) or int(match["n"])
    unit = match["unit"].lower()
    today = _midnight(anchor)
    if unit == "hour":
        return anchor - timedelta(hours=count + 1), anchor - timedelta(hours=max(0, count - 1)), P.HOUR
    if unit == "day":
        return _day(today - count * DAY)
    if unit == "week":
        day = today - 7 * count * DAY
        return day - 3 * DAY, day + 4 * DAY, P.RANGE
    if unit == "month":
        return _month(*_months_back(anchor, count))
    return _year(anchor.year - count)


def _read_span(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    """As in "last week", "earlier this month", "this year"."""
    if anchor is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    today = _midnight(anchor)
    monday = today - anchor.weekday() * DAY
    if unit == "week":
        return (monday - 7 * DAY, monday, P.RANGE) if which == "last" else (monday, today + DAY, P.RANGE)
    if unit == "month":
        if which == "last":
            return _month(*_months_back(anchor, 1))
        return today.replace(day=1), today + DAY, P.RANGE
    if which == "last":
        return _year(anchor.year - 1)
    return today.replace(month=1, day=1), today + DAY, P.RANGE


def _read_past_days(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    """As in "in the past 24 hours", "over the last three days"."""
    if anchor is None:
        return None
    word = match["n"].lower() if match["n"] else "a"
    count = int(word) if word.isdigit() else NUMBERS.get(word, 1)
    length = {"hour": timedelta(hours=1), "day": DAY, "week": 7 * DAY}[match["unit"].lower()]
    return anchor - count * length, anchor, P.RANGE


def _read_date(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    month = MONTHS[match["mon"].lower().rstrip(".")]
    number = int(match["day"])
    groups = match.groupdict()
    if groups.get("year"):
        day = datetime(int(match["year"]), month, number, tzinfo=UTC)
    elif anchor is None:
        return None
    else:
        day = datetime(anchor.year, month, number, tzinfo=UTC)
        if day > anchor + FUTURE_TOLERANCE:
            day = datetime(anchor.year - 1, month, number, tzinfo=UTC)
    if groups.get("since"):
        return (day, _midnight(anchor) + DAY, P.RANGE) if anchor else None
    part = groups.get("part")
    return _part(day, part) if part else _day(day)


def _read_month(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    month = MONTHS[match["mon"].lower().rstrip(".")]
    if match["year"]:
        interval = _month(int(match["year"]), month)
    elif anchor is None:
        return None
    else:
        interval = _month(anchor.year if month <= anchor.month else anchor.year - 1, month)
    if match["since"]:
        return (interval[0], _midnight(anchor) + DAY, P.RANGE) if anchor else None
    return interval


def _read_year(match: re.Match[str], anchor: datetime | None) -> Interval | None:
    year = int(match["year"])
    if anchor is not None and not anchor.year - YEARS_BACK_MAX <= year <= anchor.year:
        return None
    interval = _year(year)
    if match["since"].lower() == "since":
        return (interval[0], _midnight(anchor) + DAY, P.RANGE) if anchor else None
    return interval


def _months_back(anchor: datetime, count: int) -> tuple[int, int]:
    total = anchor.year * 12 + anchor.month - 1 - count
    return total // 12, total % 12 + 1


def _month(year: int, month: int) -> Interval:
    start = datetime(year, month, 1, tzinfo=UTC)
    return start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC), P.MONTH


def _year(year: int) -> Interval:
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC), P.YEAR


def _compile(pattern: str) -> re.Pattern[str]:
    return small(rf"\b{pattern}(?![\w-])")


_WEEKDAY = _Cue(tuple(WEEKDAYS))
_MONTH_NAME = _Cue(
    tuple("jan feb mar apr may jun jul aug sep oct nov dec".split()),
    re.compile(
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
        r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?!\w)"
    ),
)
TIMELY = Holds(
    r"day|night|morning|afternoon|evening|ago|hour|week|month|year|18|19|20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
"""Each match of a rule has a word that holds one of these."""
RULES: tuple[_Rule, ...] = (
    _Rule(
        "when.weekday",
        _WEEKDAY,
        _compile(
            r"(?<!next )(?<!coming )(?<!every )(?:(?P<since>since )|(?:(?:in|at|during|before|around|by|on)(?: the)? )?"
            r"(?P<part>early hours|small hours|dawn|early morning|morning|afternoon|evening|night|midnight) (?:of|on) )?"
            rf"(?:on )?(?:(?P<late>late )|(?P<early>early )|(?P<last>last ))?(?:on )?{_WD}"
            r"(?:,? (?P<part2>early morning|morning|afternoon|evening|night|dawn|midnight))?"
        ),
        _read_weekday,
    ),
    _Rule(
        "when.overnight",
        _Cue(("overnight",)),
        _compile(
            rf"overnight,? (?:(?P<into>(?:in)?to |ahead of )|(?P<from>on |from )|between |of )?{_WD}(?:(?: and| to|-|–) {_WD2})?"
        ),
        _read_overnight,
    ),
    _Rule(
        "when.relative",
        _Cue(("today", "yesterday", "night", "this morning", "this afternoon", "this evening")),
        _compile(
            r"(?:(?:late|early|earlier) )?(?P<rel>today|yesterday|overnight|last night|tonight|this morning|this afternoon|this evening)"
            rf"(?: {_PART})?"
        ),
        _read_relative,
    ),
    _Rule("when.ago", _Cue((" ago",)), _compile(rf"{_NUMBER} (?P<unit>hour|day|week|month|year)s? ago"), _read_ago),
    _Rule(
        "when.span",
        _Cue((" week", " month", " year"), re.compile("(?:last|this|past) (?:week|month|year)")),
        _compile(r"(?:(?:earlier|late|early|later) )?(?P<which>last|this|past) (?P<unit>week|month|year)"),
        _read_span,
    ),
    _Rule(
        "when.past-days",
        _Cue(("the past ", "the last ", "the previous ")),
        _compile(
            r"(?:in|over|during|within|for) the (?:past|last|previous)(?: (?P<n>\d{1,3}|two|three|four|five|six|seven|ten))? "
            r"(?P<unit>hour|day|week)s?"
        ),
        _read_past_days,
    ),
    _Rule(
        "when.date",
        _MONTH_NAME,
        _compile(
            rf"(?:(?P<since>since )|on )?(?:the )?{_MON} {_DAY}(?:(?:,| of)? {_YEAR})?(?! ?(?:people|civilians|soldiers|killed|per))(?:,? {_PART})?"
        ),
        _read_date,
    ),
    _Rule(
        "when.date",
        _MONTH_NAME,
        _compile(rf"(?:(?P<since>since )|on )?(?:the )?{_DAY}(?: of)? {_MON}(?:,? {_YEAR})?"),
        _read_date,
    ),
    _Rule(
        "when.month",
        _MONTH_NAME,
        _compile(
            rf"(?:in|during|(?P<since>since)|throughout|late|early|mid-?) ?(?:late |early |mid-)?{_MON}(?:,? (?:of )?{_YEAR})?(?! \d)"
        ),
        _read_month,
    ),
    _Rule(
        "when.year",
        _Cue(
            ("18", "19", "20"),
            re.compile(r"(?:since|in|during|throughout) (?:late |early |mid-)?(?:1[89]|20)\d\d"),
        ),
        _compile(rf"(?P<since>since|in|during|throughout) (?:late |early |mid-)?{_YEAR}"),
        _read_year,
    ),
)
