"""Which items a digest has: notes that each open with a date of their own, and so tell of events of their own."""

from __future__ import annotations

import re

from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.scope.news_day import MONTHS, SHORT_MONTHS
from tocsin.core.small import small

DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?: ?(?:[-–]|to|and) ?\d{1,2})?"
OPENING = small(
    rf"[\s*•·–-]*(?:(?:{MONTHS}|{SHORT_MONTHS})\.? {DAYS}|{DAYS} (?:{MONTHS}|{SHORT_MONTHS})\.?)(?:,? (?:19|20)\d\d)? ?(?:[:–-]|$)"
)
ITEMS_MIN = 2
"""One date at the head of a text is its dateline."""


def items(doc: Doc) -> list[int]:
    """For each paragraph of ``doc`` the number of the item it belongs to; [] for a text that is no digest."""
    dated = [_opens(doc, start, end) for start, end in doc.paragraphs]
    if sum(dated) < ITEMS_MIN:
        return []
    numbers: list[int] = []
    for opens in dated:
        numbers.append((numbers[-1] if numbers else 0) + opens)
    return numbers


ANEW = small(
    r"(?:meanwhile,? )?(?:in (?:yet )?(?:another|a separate|a different|a similar|a second|a third|one more) "
    r"(?:such )?(?:incident|attack|encounter|operation|clash|case|ambush|blast|raid|strike|development|action)"
    r"|another (?:drone |air ?|missile |suicide |car |bomb |rocket |mortar |roadside )?(?:raid|strike|airstrike|attack|blast|bomb|bombing|explosion|shell|missile|rocket|incident)\b"
    r"|separately|elsewhere|earlier,? (?:on|in|this|today)|on the same day|the (?:next|previous|following) day"
    r"|(?:a|one|two|three|four|five|several|some|few) (?:days?|weeks?|hours?|months?) (?:later|earlier|before))\b"
)
MEANWHILE = "meanwhile"


def opens_anew(doc: Doc, index: int, *, told: bool) -> bool:
    """Whether sentence ``index`` turns to another event; "meanwhile" may also bring another who speaks (``told``)."""
    sentence = doc.sentences[index]
    if ANEW.match(doc.small, sentence.start, sentence.end) is not None:
        return True
    return not told and doc.lowers[sentence.first] == MEANWHILE


DAY = small(rf"\b(?:{MONTHS}|{SHORT_MONTHS})\.? \d{{1,2}}\b|\b\d{{1,2}} (?:{MONTHS}|{SHORT_MONTHS})\b")


def other_days(doc: Doc, here: int, there: int) -> bool:
    """Whether the sentences ``here`` and ``there`` each name a day of the month, and not the same one."""
    days = [set(DAY.findall(doc.small, doc.sentences[n].start, doc.sentences[n].end)) for n in (here, there)]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _opens(doc: Doc, start: int, end: int) -> bool:
    """Whether the paragraph from character ``start`` to ``end`` is a date or opens with one."""
    match: re.Match[str] | None = OPENING.match(doc.small, start, end)
    return match is not None
