"""Whether a statement is today's news or background: years, months, anniversaries, totals of a whole war."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.extract.tokens import Doc, Sentence

REACH_CHARS = 220
"""How far from a statement a word may stand that dates it."""
YEAR = re.compile(r"\b(19[0-9]\d|20\d\d)\b")
PAST = re.compile(
    r"\b(?:last (?:year|month|winter|summer|spring|autumn)|years? (?:ago|earlier)|months ago|decades? ago|previous(?:ly)?"
    r"|in recent (?:years|months)|over the (?:past|last) (?:several |few |two |three )?(?:years|months|decades?)"
    r"|since the (?:war|conflict|uprising|fighting|insurgency|civil war|outbreak|beginning|start)\b"
    r"|(?:war|conflict|uprising|insurgency|violence)[^.;]{0,30}\b(?:began|started|erupted|broke out)"
    r"|so far this year|this year|earlier this (?:year|month)|earlier in the year|anniversary|comes? (?:\w+ )?(?:days?|weeks?|months?|years?) after"
    r"|comes after|(?:days|weeks|months) after|in a similar|the deadliest since|during the war|world war|civil war)\b",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\b[^.;]{0,40}\b(?:19[0-9]\d|20[012]\d|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)
MONTHS = {
    m: i % 12 + 1
    for i, m in enumerate(
        "january february march april may june july august september october november december".split()
    )
}
IN_MONTH = re.compile(
    r"\b[Ii]n (?:early |late |mid-)?(January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)"
)


@dataclass(frozen=True, slots=True)
class Era:
    """What an article takes for now: the year and month it was written, as far as can be told."""

    year: int | None
    month: int | None
    historic: bool = False


def era_of(doc: Doc, published_at: datetime | None) -> Era:
    """The time an article is written in: its date, else the latest year it names near its start."""
    if published_at is not None:
        return Era(published_at.year, published_at.month)
    years = [int(y) for y in YEAR.findall(doc.text[:400])]
    if years:
        return Era(max(years), None)
    return Era(None, None)


def is_background(doc: Doc, sentence: Sentence, at: int, era: Era) -> str | None:
    """The rule by which the statements of ``sentence`` are background, or None."""
    start = max(sentence.start, at - REACH_CHARS)
    text = doc.text[start : min(sentence.end, at + REACH_CHARS)]
    if SINCE.search(text):
        return "scope.since"
    if PAST.search(text):
        return "scope.past"
    years = [int(y) for y in YEAR.findall(text)]
    if years and era.year and max(years) < era.year:
        return "scope.year"
    if years and era.year is None:
        return None
    month = IN_MONTH.search(text)
    if month and era.month and MONTHS[month.group(1).lower()] != era.month:
        return "scope.month"
    return None
