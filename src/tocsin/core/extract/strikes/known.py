"""Attacks known before the news: named by a date, tried in court, mourned, counted over a time, gone on with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.core.extract.scope.dating import PRESENT_FIGHT
from tocsin.core.extract.scope.news_day import MONTHS, SHORT_MONTHS
from tocsin.core.extract.strikes.cues import is_previous
from tocsin.core.extract.strikes.words import Part, Rule
from tocsin.core.small import Holds, has_part, small

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence

BEFORE_CHARS_MAX = 110
NEAR_CHARS = 120
STATE_FROM = 3
"""Sentence from which on the present tense tells of a state of things, not of the news."""
COUNTED_FROM = 2
NAMED = small(
    rf"(?:\b(?:the|his|her|their|its|deadly|bloody)|[’']s?|(?P<one>\ban?)) (?:early |late |mid-)?"
    rf"(?P<day>(?:(?:{MONTHS}|(?:{SHORT_MONTHS})\.?)(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d|(?:9/11|7/7|26/11)))(?:,? (?:[a-z-]+ ){{0,2}}| )\Z"
)
"""As in "the September 11 attacks", "Hamas's October attack", "a March 2021 assault": an event known by its day."""
NAMED_CHARS_MAX = 60
DAYS = Holds(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:19|20)\d\d|\A11|\A7")
"""Words one of which each such day holds: a quick test."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TRIED = small(
    r"\b(?:trials? (?:of|over|for)|on trial|convicted|conviction|found guilty|plead\w* guilty|sentenced|jailed|imprisoned|verdict|extradit\w+|(?:charged|indicted) (?:with|in|over|for)|(?:life|death|prison) (?:terms?|sentences?|penalty))\b[^.;]*\Z"
)
MOURNED = small(
    r"\b(?:in memory of|to (?:commemorate|remember)|(?:marking|marked|marks?) the|commemorat\w+|memorials? (?:for|to)|anniversary of)\b[^.;,]*\Z"
)
COUNTED = small(
    r"\b(?:dozens of|scores of|hundreds of|thousands of|numerous|countless|[1-9]\d*,\d{3}|[1-9]\d\d) (?:[\w-]+ ){0,2}\Z"
)
"""So many attacks are those of a time."""
FORMER = small(r"\b(?:previous|past|prior|recent|earlier) (?:[\w-]+ ){0,2}\Z")
GOES_ON = small(
    r"\bcontinu(?:es?|ed|ing) (?:to|its|their|his|with) (?:[\w-]+ ){0,2}\Z|\b(?:has|have) (?:also |long )?been (?:\w+ly )?\Z"
)
GO_ON = small(r" (?:continue|persist)\b")
FIRST_SINCE = small(
    r"\b(?:first|worst|deadliest|biggest|largest|bloodiest|heaviest|alert|emergency)\b[^.;]{0,70}\bsince (?!the (?:[\w-]+ )?(?:attack|bombing|blast|shooting|strike|raid)s?\b)[^;,]*(?:,? when [^;,]*)?\Z"
)
"""As in "the first since gunmen stormed": what follows is the older event."""
LATEST = small(
    r"\bin the wake of (?!the |this |that )(?:[\w-]+ ){0,3}\Z|\b(?:latest|part|another|one) (?:in|of) an? (?:[\w-]+ ){0,4}\Z"
)
"""What the news is one of, or the last of."""
LAST_TIME = small(r"\bthe (?:last|first|only|previous|other) time [^.;,]*\Z")
"""As in "the last time rockets fell on the town"."""
ALWAYS = (
    (LAST_TIME, (" time ",)),
    (TRIED, ("trial", "convict", "guilty", "sentence", "jailed", "imprison", "verdict", "extradit", "life", "death", "prison", "charged", "indicted")),
    (MOURNED, ("memor", "remember", "mark", "anniversary")),
    (FIRST_SINCE, ("since",)),
    (LATEST, ("wake", "latest", "part", "another", "one ")),
)  # fmt: skip
"""Each with parts of words one of which its match holds."""
STATE = small(r"\b(?:is|are) (?:(?:still|also|\w+ly) )?(?:under |[\w-]+ing |)\Z")
"""A state of things: "is under attack", "are firing missiles"."""
NOW = small(
    r"\b(?:today|yesterday|overnight|tonight|morning|evening|afternoon|night|hours?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|dawn|just|now|minutes|this week|weekend|past day)\b"
)
"""Words of the day of the news."""
NOW_PARTS = (
    "day", "night", "morning", "evening", "afternoon", "hour", "dawn", "just", "now", "minutes", "week",
)  # fmt: skip
"""Each such word holds one of these."""


def tells_now(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, in small letters, has a word of the day of the news."""
    return has_part(text, NOW_PARTS, start, end) and NOW.search(text, start, end) is not None


WORDS = Holds(
    r"trial|charged|indicted|convict|guilty|sentenced|jailed|imprisoned|verdict|extradit|life|death|prison|memory|commemorat|remember|mark|memorial|anniversary|latest|\A(?:part|another|one|is|are)\Z|"
    r"wake|\Atime\Z|dozens|scores|hundreds|thousands|numerous|countless|,\d|\d\d\d|previous|past|prior|recent|earlier|continu|persist|been|since"
)
"""A sentence without a word that holds one of these tells of no attack known before but by its day: a quick test."""


@dataclass(frozen=True, slots=True)
class Named:
    """The day of an attack as its words tell it."""

    day: str
    """In small letters: "february 17", "october", "2015"."""
    known: bool
    """Everybody knows it by that day: "the February 17 attack", "a 2015 attack", not "a February 17 strike"."""


def named_day(doc: Doc, sentence: Sentence, first: int, rule: Rule) -> Named | None:
    """The day told right before the attack that begins at token ``first``."""
    if rule.part is not Part.NOUN or not doc.says(sentence, DAYS):
        return None
    if not DAYS.any_of(doc.lowers[max(sentence.first, first - NAMED_CHARS_MAX) : first]):
        return None
    start = doc.starts[first]
    match = NAMED.search(doc.small, max(sentence.start, start - NAMED_CHARS_MAX), start)
    if match is not None:
        return Named(match["day"], match["one"] is None or YEAR.search(match["day"]) is not None)
    return None


def is_known(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """The attack at tokens ``first`` to ``last`` was known before the news."""
    if not doc.says(sentence, WORDS):
        return False
    start, end = doc.span(first, last)
    floor = max(sentence.start, start - BEFORE_CHARS_MAX)
    text = doc.small

    def behind(pattern: re.Pattern[str]) -> bool:
        return pattern.search(text, floor, start) is not None

    for pattern, parts in ALWAYS:
        if has_part(text, parts, floor, start) and behind(pattern):
            return True
    many = rule.part is Part.NOUN and doc.lowers[last - 1].endswith("s") and rule.id not in WEAPONS
    if (many and behind(FORMER)) or (rule.part is Part.NOUN and is_previous(doc, first)):
        return True
    if not sentence.index or tells_now(
        text, max(sentence.start, start - NEAR_CHARS), min(sentence.end, end + NEAR_CHARS)
    ):
        return False
    counted = many and sentence.index >= COUNTED_FROM and behind(COUNTED)
    if counted and PRESENT_FIGHT.search(text, sentence.start, sentence.end) is None:
        return True
    if sentence.index >= STATE_FROM and behind(STATE):
        return True
    return behind(GOES_ON) or (many and GO_ON.match(text, end) is not None)


WEAPONS = frozenset(
    (
        "strike.missiles",
        "strike.rockets",
        "strike.with-drones",
        "strike.by-warplanes",
        "strike.barrel-bombs",
        "strike.mortars",
        "strike.ied",
    )
)
"""Rules whose word counts weapons, not attacks."""
