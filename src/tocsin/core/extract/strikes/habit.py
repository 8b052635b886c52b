"""Attacks told of as a habit, many of them over time: background, and never the one of the news."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.small import Holds, small

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence

BEFORE_CHARS_MAX = 60
AFTER_CHARS_MAX = 120
WORDS = Holds(
    r"usual|typical|normal|sought|wanted|multipl|occasion|night|long|weapon|tool|tactic|favo|preferred|main|biggest|method|often|frequen|regular|routine|constant|daily|weekly|repeated|recent|previous|earlier|increas|intensif|escalat|risen|rise|past|last|years|months|ramp|step|bulk|common|rife|spate|string|wave|series|dozens|scores|hundreds|number|known|notorious|infamous|surge|spike|uptick|there|blamed|responsible|behind|basis|every|systematic|hardly|scarcely|barely|\Anow\Z|\Aagain\Z|\Aonce\Z|\Atime\Z|involv|part\Z|hand\Z|role|implicat|complicit|claimed|recur|occur|affair|picked|surged|soared|spiked|doubled|tripled|grown|\Aday\Z|goes|gone|continue|passe[sd]"
)
"""A sentence without a word that holds one of these tells of no habit: a quick test."""
ADVERBS = frozenset(("usually", "often", "frequently", "regularly", "routinely", "repeatedly"))
DEFINITE = frozenset(("the", "this", "these", "those", "both", "such"))
MOST = small(r"\b(?:bulk|lion's share) of (?:the|these|those) \Z")
HABITUAL = small(
    r"\b(?:(?:years|months|decades) of|often|usually|typically|normally|frequent(?:ly)?|regular(?:ly)?|routine(?:ly)?|constant(?:ly)?|systematic(?:ally)?|(?:near-|almost )?daily|weekly|(?:has|have|had) (?:also |been )*repeatedly"
    r"|(?<!that has )(?<!which has )(?<!who have )(?:ramp(?:ed|s|ing)?|step(?:ped|s|ping)?) up(?: \w+){0,2}|bulk of the|other (?:recent|previous|earlier)|repeated|increas(?:ed|es|ing) (?:its|their)|(?:string|spate) of|(?<!the )(?:up)?surge (?:in|of)|(?<!the )(?:increase|rise|spike|uptick|escalation) in|(?:blamed|responsible|sought|wanted|behind)(?: for)? (?:an? |the )?(?:recent )?(?:series of|string of|number of|spate of|wave of|dozens of|scores of|several|numerous|many|most|other)|an? (?:years?|months?|weeks?|decades?)-?long|long-running|there (?:has|have) been(?: (?:an?|several|some|many|numerous|sporadic|occasional|intermittent|continued|more|few|scattered))?|(?:known|notorious|infamous) for(?: its| their)?|(?:known|notorious|infamous) (?:to|for)(?: having)? (?:use|using|used|carry out|carrying out|launch|launching|stage|staging|favou?r|favou?ring)|(?:involved|involvement|hand|part|role|participat\w+|complicit|implicated) in (?:the |carrying out |planning |staging )?(?:several|numerous|many|a number of|dozens of|scores of|various|multiple|a series of|a string of|other)|(?:has|have|had) (?:also |previously )?claimed (?:responsibility for )?(?:several|numerous|many|various|multiple)|(?:has|have|had) (?:\w+ ){0,4}(?:wave|series|dozens|scores|hundreds|number) of)\s+(?:(?!(?:on|of|in|to|by|from|that|report|reports|briefing) )[\w’'-]+,? ){0,3}\Z"
)
"""Before the attack: "frequently", "a constant", "have repeatedly"."""
OVER_TIME = small(
    r"[^.;,]{0,80}?\b(?:on (?:\w+ )?(?:several|many|two|three|four|five|numerous|multiple) occasions|(?:has|have|had) (?:\w+ly )?(?:(?:also|likewise|further|sharply|since) )*(?:increased|intensified|escalated|risen|multiplied|picked up|surged|soared|spiked|doubled|tripled|grown|stepped up|become (?:more |increasingly )?(?:common|frequent|regular|routine))(?! to\b)|on the (?:rise|increase)"
    r"|in recent (?:weeks|months|years)|(?:over|in|during) the (?:past|last|previous) (?:few |several |\w+ )?(?:weeks?|months?|years?)|(?:are|were|remain|have (?:been|become)) (?:an? |the |their )?(?:favou?rite|preferred|main |biggest|weapon|tool|tactic|method)|(?:are|were|remain|have become) (?:very |relatively |all too )?(?:common|frequent|regular|rife|routine|a (?:daily|regular|common) (?:occurrence|event|threat)))\b"
)
"""Behind attacks: "have increased", "in recent months"."""


OFTEN_BEFORE = small(
    r"\b(?:(?:hardly|scarcely|barely|not) an? (?:single )?(?:day|night|week|month|hour) (?:(?:now|ever) )?(?:passes|passed|goes by|went by|has (?:passed|gone by)|had (?:passed|gone by)) (?:without|when|that)"
    r"|now and (?:then|again)|from time to time|time and (?:time )?again|once in a while|(?:day|night|week|month|year) after (?:day|night|week|month|year)|on and off"
    r"|every (?:few|other) (?:days?|nights?|weeks?|months?)|at regular intervals|year in,? year out)\b[^.;]*\Z"
)
"""Before an attack: "hardly a week passes without", "now and then"."""
OFTEN_AFTER = small(
    r"[^.;]{0,80}?\b(?:more than once|time and (?:time )?again|from time to time|now and (?:then|again)|(?:day|night|week|year) after (?:day|night|week|year)|over the years|on and off"
    r"|continues? to (?:occur|happen|take place|be reported)|with (?:growing|increasing|alarming|depressing|great) (?:frequency|regularity)|which (?:\w+ )?(?:recurs?|occurs?|happens?)|(?:recurs?|occurs?|happens?) (?:regularly|daily|nightly|weekly|often|frequently|almost|every|time)"
    r"|every (?:few|other) (?:days?|nights?|weeks?|months?)|an? (?:everyday|daily|nightly|weekly) (?:affair|routine|reality|occurrence))\b"
)
"""Behind an attack: "more than once", "with growing frequency"."""
MANY_BY_NATURE = frozenset("fighting violence shelling bombing bombardment fire gunfire firing".split())
"""Told in the singular, and many all the same."""
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
    if "repeated" in doc.lowers[first:last]:
        return True
    if doc.lowers[first] in ADVERBS or not ADVERBS.isdisjoint(doc.lowers[first:last]):
        return True
    if OFTEN_BEFORE.search(doc.small, max(sentence.start, start - 2 * BEFORE_CHARS_MAX), start):
        return True
    if OFTEN_AFTER.match(doc.small, end, min(sentence.end, end + AFTER_CHARS_MAX)):
        return True
    if doc.lowers[first - 1] in DEFINITE and doc.lowers[last - 1] not in MANY_BY_NATURE:
        return MOST.search(doc.small, max(sentence.start, start - BEFORE_CHARS_MAX), start) is not None
    if HABITUAL.search(doc.small, max(sentence.start, start - BEFORE_CHARS_MAX), start):
        return True
    if ON_BASIS.match(doc.small, end, min(sentence.end, end + AFTER_CHARS_MAX)):
        return True
    many = doc.lowers[last - 1] in MANY_BY_NATURE or doc.lowers[last - 1].endswith("s")
    many = many and not doc.lowers[last - 1].endswith("ss")
    return many and OVER_TIME.match(doc.small, end, min(sentence.end, end + AFTER_CHARS_MAX)) is not None
