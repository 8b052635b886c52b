"""What one count of people is against an earlier one: counts are intervals, words like "dozens" are soft.

known            new              is
at least 19      19               narrowed: the same people, said more exactly
19               at least 19      within: says no more than was known
19               more than 20     raised: its low bound (21) is above what was known
30               dozens           within
dozens           60               raised: more than twice what the word is taken for
dozens           30               narrowed: a number where there was a word
10 to 15         12               narrowed
20               up to 15         lowered: even its high bound is below
28               about 30         within: "about" is good for a tenth
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.schemas import Count
from tocsin.schemas.words import Qualifier

ABOUT_SHARE = 0.1
"""How far "about 30" may be off, as a share of the number."""
VAGUE_FACTOR = 2
"""A number within this factor of a vague word's stand-in says no more than the word did."""


class Change(StrEnum):
    SAME = "same"
    WITHIN = "within"
    RAISED = "raised"
    LOWERED = "lowered"
    NARROWED = "narrowed"


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` to ``high`` people; ``high`` None where no upper bound was given."""

    low: int
    high: int | None
    qualifier: Qualifier

    @property
    def vague(self) -> bool:
        return self.qualifier is Qualifier.VAGUE

    @property
    def best(self) -> int:
        """One number to show and to weigh: the number spoken, the middle of a range."""
        if self.qualifier is Qualifier.RANGE and self.high is not None:
            return (self.low + self.high) // 2
        if self.qualifier in (Qualifier.UP_TO, Qualifier.FEWER_THAN) and self.high is not None:
            return self.high
        return self.low


def interval_of(count: Count) -> Interval:
    """The people ``count`` leaves possible; "up to 30" says nothing of the least."""
    if count.qualifier is Qualifier.UP_TO:
        return Interval(0, count.low if count.high is None else count.high, count.qualifier)
    if count.qualifier is Qualifier.FEWER_THAN:
        return Interval(0, max(count.low - 1, 0) if count.high is None else count.high, count.qualifier)
    return Interval(count.low, count.high, count.qualifier)


def compare(known: Interval, new: Interval) -> Change:
    """Say what ``new`` is against ``known``, by the table at the top."""
    if (known.low, known.high) == (new.low, new.high):
        return Change.SAME
    if known.vague and not new.vague:
        return _against_a_word(known, new)
    if _about_equal(known, new):
        return Change.WITHIN
    if new.low > known.low:
        return _higher(known, new)
    if new.high is not None and new.high < known.low:
        return Change.LOWERED
    if new.low == known.low and new.high is not None and (known.high is None or new.high < known.high):
        return Change.NARROWED
    return Change.WITHIN


def _against_a_word(known: Interval, new: Interval) -> Change:
    if new.low > known.low and new.low >= known.low * VAGUE_FACTOR:
        return Change.RAISED
    if new.high is not None and new.high * VAGUE_FACTOR < known.low:
        return Change.LOWERED
    return Change.WITHIN if new.high is None and new.low <= known.low else Change.NARROWED


def _about_equal(known: Interval, new: Interval) -> bool:
    if Qualifier.ABOUT not in (known.qualifier, new.qualifier):
        return False
    return abs(new.low - known.low) <= ABOUT_SHARE * max(known.low, new.low)


def _higher(known: Interval, new: Interval) -> Change:
    """A higher low bound: news, unless an earlier range or ceiling had left room for it."""
    if known.high is None or known.high == known.low or new.low > known.high:
        return Change.RAISED
    return Change.NARROWED if new.high is not None and new.high <= known.high else Change.WITHIN


def disjoint(one: Interval, other: Interval) -> bool:
    """True where no number could satisfy both; soft words ("dozens", "about") contradict nothing close."""
    low, high = sorted((one, other), key=lambda i: (i.low, i.high is None, i.high or 0))
    if high.low <= low.low or (low.high is not None and high.low <= low.high):
        return False
    if low.high is None:
        return False  # "at least 19" leaves 297 possible
    soft = {Qualifier.ABOUT, Qualifier.VAGUE} & {one.qualifier, other.qualifier}
    return not soft or high.low > low.low * VAGUE_FACTOR
