"""The day an article calls now, and how many days before it another date of the article lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.small import small

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
DATE = small(
    rf"\b(?:(?P<month>{MONTHS}|{SHORT_MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{MONTHS}|{SHORT_MONTHS})\b\.?)"
    r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
"""Such as "October 13th", "13 October 2016", in small letters."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBERED = {name[:3].lower(): number for number, name in enumerate(MONTHS.split("|"), 1)}
DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of a year before each month; a day more or less in a leap year tells no news from history."""
YEAR_DAYS = 365
TOMORROW_DAYS = 1
"""An article may be dated the day before by the clock of another place."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as an article tells it: mostly without the year, where that is its own."""

    month: int
    number: int
    year: int | None

    def days_after(self, other: Day) -> int:
        """How many days after ``other`` this one is; a date without a year is the last such day before it."""
        days = self._of_year() - other._of_year()
        if self.year is not None and other.year is not None:
            return days + YEAR_DAYS * (self.year - other.year)
        return days if days >= -TOMORROW_DAYS else days + YEAR_DAYS

    def _of_year(self) -> int:
        return DAYS_BEFORE[self.month - 1] + self.number


def day_of(match: re.Match[str]) -> Day | None:
    """The day that a match of ``DATE`` names; None where there is no such day."""
    number = int(match["day"] or match["day2"])
    if not 1 <= number <= 31:
        return None
    year = match["year"]
    return Day(NUMBERED[(match["month"] or match["month2"])[:3]], number, int(year) if year else None)


def first_day(text: str) -> Day | None:
    """The first day that ``text``, in small letters, names."""
    return next((day for match in DATE.finditer(text) if (day := day_of(match)) is not None), None)


def in_full(day: Day, text: str) -> Day:
    """``day`` with the year that ``text``, in small letters, tells with it elsewhere."""
    if day.year is not None or not YEAR.search(text):
        return day
    named = (other for match in DATE.finditer(text) if (other := day_of(match)) is not None and other.year is not None)
    return next((other for other in named if (other.month, other.number) == (day.month, day.number)), day)


def nearest_day(text: str, at: int) -> Day | None:
    """The day that ``text``, in small letters, names nearest to its character ``at``."""
    found = [(match.start() - at if match.start() > at else at - match.end(), match) for match in DATE.finditer(text)]
    return day_of(min(found, key=lambda item: item[0])[1]) if found else None


def published_day(published_at: datetime) -> Day:
    """The day of publication."""
    return Day(published_at.month, published_at.day, published_at.year)
