"""Attacks told of as a habit, many of them over time: background, and never the one of the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.small import Holds, small

if TYPE_CHECKING:
    from tocsin.core.extract.tokens import Doc, Sentence

BEFORE_CHARS_MAX = 60
AFTER_CHARS_MAX = 120
WORDS = Holds(
    "sought|wanted|multipl|occasion|night|long|weapon|tool|tactic|favo|preferred|main|biggest|method|often|frequent|regular|routine|constant|daily|weekly|repeated|recent|previous|earlier|increas|intensif|escalat|risen|rise|past|last|years|months|ramp|step|bulk|common|rife|spate|string|wave|series|dozens|scores|hundreds|number|known|notorious|infamous|surge|spike|uptick|there|blamed|responsible|behind|basis|every|systematic"
)
"""A sentence without a word that holds one of these tells of no habit: a quick test."""
ADVERBS = frozenset(("often", "frequently", "regularly", "routinely", "repeatedly"))
DEFINITE = frozenset(("the", "this", "these", "those", "both", "such"))
MOST = small(r"\b(?:bulk|lion's share) of (?:the|these|those) \Z")
HABITUAL = small(
    r"\b(?:often|frequent(?:ly)?|regular(?:ly)?|routine(?:ly)?|constant(?:ly)?|systematic(?:ally)?|(?:near-|almost )?daily|weekly|(?:has|have|had) (?:also |been )*repeatedly"
    r"|(?<!that has )(?<!which has )(?<!who have )(?:ramp(?:ed|s|ing)?|step(?:ped|s|ping)?) up(?: \w+){0,2}|bulk of the|other (?:recent|previous|earlier)|repeated|increas(?:ed|es|ing) (?:its|their)|(?:string|spate) of|(?<!the )(?:up)?surge (?:in|of)|(?<!the )(?:increase|rise|spike|uptick|escalation) in|(?:blamed|responsible|sought|wanted|behind)(?: for)? (?:an? |the )?(?:recent )?(?:series of|string of|number of|spate of|wave of|dozens of|scores of|several|numerous|many|most|other)|an? (?:years?|months?|weeks?|decades?)-?long|long-running|there (?:has|have) been(?: (?:an?|several|some|many|numerous|sporadic|occasional|intermittent|continued|more|few|scattered))?|(?:known|notorious|infamous) for(?: its| their)?|(?:known|notorious|infamous) (?:to|for)(?: having)? (?:use|using|used|carry out|carrying out|launch|launching|stage|staging|favou?r|favou?ring)|(?:has|have|had) (?:\w+ ){0,4}(?:wave|series|dozens|scores|hundreds|number) of)\s+(?:(?!(?:on|of|in|to|by|from|that|report|reports|briefing) )[\w’'-]+,? ){0,3}\Z"
)
"""Before the attack: "frequently", "a constant", "have repeatedly"."""
OVER_TIME = small(
    r"[^.;,]{0,80}?\b(?:on (?:\w+ )?(?:several|many|two|three|four|five|numerous|multiple) occasions|(?:has|have|had) (?:\w+ly )?(?:increased|intensified|escalated|risen|multiplied|become (?:more )?(?:common|frequent))|on the (?:rise|increase)"
    r"|in recent (?:weeks|months|years)|(?:over|in|during) the (?:past|last|previous) (?:few |several |\w+ )?(?:weeks?|months?|years?)|(?:are|were|remain|have (?:been|become)) (?:an? |the |their )?(?:favou?rite|preferred|main |biggest|weapon|tool|tactic|method)|(?:are|were|remain|have become) (?:very |relatively |all too )?(?:common|frequent|regular|rife|routine|a (?:daily|regular|common) (?:occurrence|event|threat)))\b"
)
"""Behind attacks: "have increased", "in recent months"."""


STATISTIC_CHARS = 45
STATISTIC = small(
    r"\W{0,3}[\w' -]{2,40}: (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?:attacks?|operations?|strikes?|airstrikes?|explosions?|raids?)\b"
)
"""A line of a statistic: "Homs: 12 attacks"."""
ON_BASIS = small(
    r"[^.;,]{0,80}?\b(?:on (?:an? )?(?:almost )?(?:an? )?(?:near[- ])?(?:daily|regular|weekly|constant) basis|almost every day|day and night)\b"
)
"""Behind an attack: "on a daily basis"."""


def is_habit(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """The attack at tokens ``first`` to ``last`` is one of many over time."""
    at = sentence.start
    if doc.small.find(": ", at, at + STATISTIC_CHARS) >= 0 and STATISTIC.match(doc.small, at, sentence.end):
        return True
    if not doc.says(sentence, WORDS):
        return False
    start, end = doc.span(first, last)
    if doc.lowers[first] in ADVERBS:
        return True
    if doc.lowers[first - 1] in DEFINITE:
        return MOST.search(doc.small, max(sentence.start, start - BEFORE_CHARS_MAX), start) is not None
    if HABITUAL.search(doc.small, max(sentence.start, start - BEFORE_CHARS_MAX), start):
        return True
    if ON_BASIS.match(doc.small, end, min(sentence.end, end + AFTER_CHARS_MAX)):
        return True
    many = doc.lowers[last - 1] in ("fighting", "violence") or doc.lowers[last - 1].endswith("s")
    many = many and not doc.lowers[last - 1].endswith("ss")
    return many and OVER_TIME.match(doc.small, end, min(sentence.end, end + AFTER_CHARS_MAX)) is not None
