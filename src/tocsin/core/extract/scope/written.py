"""When an article was written, by its date and its opening, and whether it looks back throughout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.core.extract.reading.debris import body_start
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.scope.courts import retrospect
from tocsin.core.extract.scope.dating import (
    CENTURIES,
    CONTEXT_WORDS,
    IN_YEAR,
    LEAD_CHARS,
    MONTH_NAMES,
    NEAR_DAY,
    UNTOLD_YEAR,
    YEAR,
    day_of_month,
)
from tocsin.core.extract.scope.news_day import MONTHS, SHORT_MONTHS, Day, first_day, in_full, published_day
from tocsin.core.small import has_part, small
from tocsin.schemas.event import Span

NEAR_PARTS = ("day", "overnight", "this morning")
"""Without one of these there is no such day: a quick test."""
MEMORIES = ("anniversary", "rememb", "commemorat", "memorial", "tribute", "honor", "honour", "in memory")
"""Those who remember say one of these."""
REMEMBERING = small(
    r"\b(?:anniversary|remembrance|remember(?:s|ed|ing)?|commemorat\w+|memorials?|(?:paid|pay|pays|paying) tribute)\b"
)
RECALLED = small(
    r"\b(?:anniversary of|remember(?:s|ed|ing)?|commemorat(?:e[sd]?|ing)|honou?r(?:s|ed|ing)?|(?:paid|pay|pays|paying) tribute to|in memory of)\b"
    r"[^.;]{0,80}? (?:who (?:were )?(?:killed|died|lost)|killed (?:in|by|when)|victims of|(?:that|which) (?:killed|left|claimed)|in which)\b"
)
"""Those who remember and whom they remember."""
HARM = small(
    r"\b(?:kill\w*|dead|die[sd]?|death|wound\w*|injur\w*|hurt|blast|explosion|explod\w+|shot|fir(?:ed|ing)|raid\w*|struck)\b"
)
SOON_CHARS = 250
YEAR_WITHIN_CHARS = 2000
HEAD_CHARS = 120
"""Where the date of the page stands."""
HAVING = ("has ", "have ")
JUST_NOW = small(
    r"\b(?:has|have) (?:been )?(?:shot dead|killed|wounded|injured|died|left|attacked|bombed|opened|launched|claimed)\b"
)
"""A lead in the present perfect is of today: "soldiers have shot dead five men"."""
OPENING_TOKENS_MIN = 7
LOOKING_BACK = small(
    r"\b(?:history|became known|anniversar|years ago|remember|commemorat|looks? back|last century|decades)"
)
HISTORY_BEFORE = 2000
"""An undated text that names no later year is history, not news."""


@dataclass(frozen=True, slots=True)
class Written:
    """What holds for a whole text of when it was written."""

    opening_end: int
    """Character at which its first full sentence ends."""
    news: Day | None
    """The day the article calls now."""
    month: int | None
    year: int | None
    near: bool
    """Whether its opening tells of today or of a day of this week."""
    retrospective: str | None
    """The rule by which all of it is background."""
    years: bool
    """Whether it names a year at all."""
    chronicle: frozenset[int]
    """Paragraphs of a list of years past: "*October 2002: Rebels seized a theatre."."""
    months: bool
    """Whether it names a month, or counts since something."""


def written(doc: Doc, debris: frozenset[int], published_at: datetime | None) -> Written:
    """When ``doc`` was written; asked once for a text and a date of publication."""
    known: tuple[datetime | None, Written] | None = doc.written
    if known is None or known[0] != published_at:
        known = published_at, _look_around(doc, debris, published_at)
        doc.written = known
    return known[1]


def _look_around(doc: Doc, debris: frozenset[int], published_at: datetime | None) -> Written:
    start, end = _opening(doc, debris)
    lead = _lead(doc, debris)
    news = published_day(published_at) if published_at else _dateline(doc, end)
    just_now = has_part(doc.small, HAVING, start, end) and JUST_NOW.search(doc.small, start, end) is not None
    dated = any(part in doc.small[start:end] for part in NEAR_PARTS) or day_of_month(doc.text[start:end])
    opening = doc.text[start:end] if dated or just_now else lead
    near = just_now or NEAR_DAY.search(opening.lower()) is not None
    year = published_at.year if published_at else _latest_year(lead, news)
    undated = published_at is None
    return Written(
        opening_end=end,
        news=news,
        month=published_at.month if published_at else None,
        year=year,
        near=near and not day_of_month(opening),
        retrospective=retrospect(doc, (start, end))
        or _retrospective(doc, year if undated else None)
        or _remembers(doc.small[start:end])
        or _of_old(doc, (start, end), published_at)
        or _years_after(doc.small, start, end),
        years=has_part(doc.text, CENTURIES, 0, len(doc.text)) and YEAR.search(doc.text) is not None,
        chronicle=_chronicle(doc),
        months=not CONTEXT_WORDS.isdisjoint(doc.vocabulary),
    )


CHRONICLE = small(
    rf"[\s*•·–-]*(?:(?:{MONTHS}|{SHORT_MONTHS})\.? )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:(?:{MONTHS}) )?(?P<year>(?:19|20)\d\d) ?[:–-]"
)
YEARS_MIN = 2
"""A list of so many different years is history; a log of one year is news."""


def _chronicle(doc: Doc) -> frozenset[int]:
    """The paragraphs that open with a date of their own, where these are of different years."""
    if not has_part(doc.text, CENTURIES, 0, len(doc.text)):
        return frozenset()
    dated = {
        n: match["year"] for n, (start, _) in enumerate(doc.paragraphs) if (match := CHRONICLE.match(doc.small, start))
    }
    return frozenset(dated) if len(set(dated.values())) >= YEARS_MIN else frozenset()


def _opening(doc: Doc, debris: frozenset[int]) -> Span:
    """From where to where the first full sentence of the article goes."""
    body = body_start(doc)
    for sentence in doc.sentences:
        if (
            sentence.paragraph >= body
            and sentence.paragraph not in debris
            and sentence.last - sentence.first >= OPENING_TOKENS_MIN
        ):
            return sentence.start, sentence.end
    return 0, 0


def _lead(doc: Doc, debris: frozenset[int]) -> str:
    """The first sentences that are of the article."""
    text = ""
    for n, (start, end) in enumerate(doc.paragraphs):
        if n not in debris:
            text += doc.text[start : min(end, start + LEAD_CHARS)] + " "
        if len(text) > LEAD_CHARS:
            break
    return text[:LEAD_CHARS]


def _dateline(doc: Doc, end: int) -> Day | None:
    """The day at the head of the page or in its opening, which ends at ``end``; or soon after, where that has none of its own."""
    if MONTH_NAMES.isdisjoint(doc.vocabulary):
        return None
    lower = doc.small
    first = first_day(lower[: end or HEAD_CHARS])
    if first is None and not NEAR_DAY.search(lower, 0, end):
        first = first_day(lower[: max(end + SOON_CHARS, HEAD_CHARS)])
    return in_full(first, lower[:YEAR_WITHIN_CHARS]) if first is not None else None


def _latest_year(lead: str, news: Day | None) -> int | None:
    """The year of a text without a date of publication, by what its lead tells."""
    if news is not None and news.year is None:
        return UNTOLD_YEAR
    years = [int(year[1]) for year in YEAR.finditer(lead) if not IN_YEAR.search(lead[: year.start()])]
    return max(years) if years else None


def _retrospective(doc: Doc, year: int | None) -> str | None:
    """A piece of history, known by the ``year`` of an undated text, speaks of the past throughout."""
    if year is not None and year < HISTORY_BEFORE and LOOKING_BACK.search(doc.small, 0, LEAD_CHARS):
        return "scope.history"
    return None


def _remembers(opening: str) -> str | None:
    """An article whose opening sentence is of those who remember, and of nobody harmed, speaks of what they remember."""
    if not has_part(opening, MEMORIES, 0, len(opening)):
        return None
    if RECALLED.search(opening) is not None:
        return "scope.history"
    return "scope.history" if REMEMBERING.search(opening) and not HARM.search(opening) else None


OF_TODAY = small(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|overnight|now|this (?:week|morning|month|year)|last (?:week|night|month))\b"
)
OPENS_AGO = small(
    r"(?:(?:more|less) than |nearly |almost |about |some |just |only )?(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty(?:-\w+)?|several|many) years|(?:an?|\w+) (?:decades?|century|centuries)) ago\b"
)
OPENS_DATED = small(
    rf"(?:back )?(?:in|on|by|during) (?:the )?(?:early |late |mid-|mid |spring of |summer of |autumn of |winter of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:{MONTHS})(?: of)? )?(?:\d{{1,2}}, ?)?(?P<year>(?:19|20)\d\d)\b"
)


def _of_old(doc: Doc, opening: Span, published_at: datetime | None) -> str | None:
    """An article that opens with "In 1992" or "Thirty years ago" and nowhere speaks of today or a weekday is no news."""
    start, end = opening
    if OPENS_AGO.match(doc.small, start, end) is None:
        dated = OPENS_DATED.match(doc.small, start, end) if published_at is not None else None
        if dated is None or published_at is None or int(dated["year"]) > published_at.year - OLD_YEARS:
            return None
    return None if OF_TODAY.search(doc.small) else "scope.history"


YEARS_AFTER = small(
    r"(?:(?:more|less) than |nearly |almost |about |some |just |exactly )?(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty(?:-\w+)?|several) (?:years?|decades?) (?:after|since) "
    r"(?:[^,;.]{0,120}\b)?(?:kill\w*|attack\w*|bomb\w*|massacre\w*|gunm[ae]n|blast\w*|explosion\w*|shooting|murder\w*|abduct\w*|kidnap\w*|strikes?|assault\w*)\b"
)
"""Opens an article on what an old attack left: "Nearly three years after gunmen burst into a university"."""


def _years_after(opening: str, start: int, end: int) -> str | None:
    """An article that opens with how long ago an attack was, and tells nobody harmed since, speaks of that attack."""
    after = YEARS_AFTER.match(opening, start, end)
    if after is None:
        return None
    comma = opening.find(",", after.end(), end)
    return "scope.history" if comma > 0 and not HARM.search(opening, comma, end) else None


OLD_YEARS = 2
"""News of New Year's Eve is read in January; what is older than that is none."""
