"""What dates in words: patterns and word lists that tell of the past, and whether they do so of another clause."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.scope.news_day import MONTHS as MONTH
from tocsin.core.extract.scope.news_day import SHORT_MONTHS as SHORT_MONTH
from tocsin.core.small import Holds, has_part, small

REACH_CHARS = 220
"""How far from a statement a word may stand that dates it."""
LEAD_CHARS = 600
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
YEAR = re.compile(r"\b(19[0-9]\d|20\d\d)\b")
CENTURIES = ("19", "20")
"""Each year holds one of these: a quick test."""
PAST = small(
    rf"\b(?:last (?:year|month|winter|summer|spring|autumn|fall|{MONTH})|years? (?:ago|earlier|back)|(?<!in )years? on\b|months? (?:ago|earlier|back)|decades? ago|previously"
    r"|in recent (?:years|months|weeks)|over the (?:past|last) (?:\w+ )?(?:years?|months|decades?)|over the years|in the past(?! (?:\w+ )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?|decades?|night)\b)|in the (?:first|second) (?:half|quarter|\w+ (?:weeks|months)) of (?:the|this|last) year|(?<!the )(?<!a )(?<!an )recently"
    r"|since the (?:war|conflict|uprising|fighting|insurgency|civil war|outbreak|beginning|start)\b"
    rf"(?! of (?:the|its|this|their) (?:[\w-]+ ){{0,2}}?(?:operation|offensive|assault|siege|raid|battle|week|day)\b)"
    r"|(?:war|conflict|uprising|insurgency|violence)[^.;]{0,30}\b(?:began|started|erupted|broke out)"
    r"|(?:days|weeks) (?:ago|earlier|back|before(?! th))|(?:a|one) day ago|(?:the|a) week before\b(?! th)|(?<!the )last week|last (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|(?:a|one|two|three) (?:weeks?|fortnight) (?:ago|earlier|before)|(?:year|month)s?-(?:old|long) (?:conflict|war|insurgency|campaign|uprising)"
    r"|so far this year|this year|earlier this (?:year|month)|earlier in the (?:year|month)"
    r"|(?:(?:comes?|came|coming) )?(?:[\w-]+ ){0,2}(?:days?|weeks?|months?|years?) after|(?:comes|coming) (?:[\w-]+ ){0,4}after"
    r"|(?:retaliation|revenge|retaliatory|revenge attack\W{0,2}|reprisal) for|in (?:retaliation|revenge|reprisal) (?:of|to|against)|in response to|to avenge"
    r"|earlier, on\b|prior to (?:this|that)\b|in (?:a|another) similar (?:incident|attack|case|operation|raid|strike|blast|bombing|ambush) (?:on (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)|(?:other )?recent (?:attack|strike|air ?strike|raid|incident|clash|blast|bombing|killing|operation)(?:e?s)? (?:ha(?:ve|s|d)|in which|that)"
    r"|(?:earlier|previous) (?:incident|attack|blast|bombing|encounter|operation|explosion|strike|raid)s?|the previous (?:week|month|year)"
    r"|in the (?:past|last|first|next|previous) (?:\w+ )?(?:months?|years?|decades?)\b(?! of (?!the (?:year|war|conflict)\b))|(?:killed|died|dead|deaths|casualties|lives|lost|wounded) in the (?:civil |ongoing |long |long-running |[\w-]+-(?:old|long|year) )?(?:war|conflict)|during the war|world war|civil war since"
    r"|in the 19\d0s|became known as)\b",
)
PAST_PARTS = (
    "years on", "year on", " back", "the past", "prior ", "similar", "the years", "the first", "the second", "last ", "past ", "previous", "recent", "ago", "earlier", "before", "first ", "next ", "war", "conflict", "began",
    "started", "erupted", "broke out", "since the ", "-old ", "-long ", "this year", "in the 19", "known as", "retaliat", "revenge", "reprisal",
    "response", "avenge", "comes", "coming", "day after",
    "days after", "week after", "weeks after", "month after", "months after", "year after", "years after",
)  # fmt: skip
"""Each match of ``PAST`` holds one of these: a quick test, and another test holds them to the pattern."""
SINCE = re.compile(rf"(?<!ha[sd] )(?<!have )\b[Ss]ince\b[^.;]{{0,40}}\b(?:19[0-9]\d|20[012]\d|{MONTH}|{SHORT_MONTH})\b")
TALLY = re.compile(rf"\b(?:{MONTH}|{SHORT_MONTH})\b(?! 20[012]\d\b.*\bwar)")
"""A month or a day of one, not a year alone."""
SINCE_EVENT = re.compile(
    r"(?<!ha[sd] )(?<!have )\b[Ss]ince (?!then\b|yesterday|today|midnight|noon|dawn|sunrise|last night|early|late |the morning|this morning|the night|(?:the )?(?:beginning|start) of (?:this|the) (?:week|day)|the (?:attack|blast|explosion|raid|incident|bombing|strike|ambush|shooting|abduction|kidnapping)\b(?! (?:on|in|of|at|against|that|which)\b)"
    rf"|{WEEKDAY})[^.;,]{{3,60}}"
)
"""Such as "since the lockdown began": with a perfect tense, a total over a time."""
PRESENT_FIGHT = small(r"\bsince [^.;,]{0,50}\b(?:resum\w+|renew\w+|offensive|operation|assault|siege)\b")
"""A count since the present fighting set in is its running toll, unless the fighting has a year."""
SINCE_LATELY = small(
    rf"\bsince [^.;]{{3,140}}?\b(?:{WEEKDAY}|yesterday|overnight|last night|this morning|hours ago|(?:early|earlier|late) today)\b"
)
"""A count since a day of this week is the news."""
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
    r"\b(?:attacks?|bombings?|strikes?|airstrikes?|blasts?|explosions?|raids?|shootings?|siege|gunm[ae]n|bombers?|clashes"
    r"|militants|rebels|insurgents|extremists|jihadists|attackers?|assailants?|killers?|perpetrators?|group|massacre|rampage|ambush|kidnapping|hijacking)\b"
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
    r"\b(?:(?:in connection with|complicity in|had (?:a hand|taken part|played a part|a role) in|accused of|charged with|wanted (?:for|in)|suspected of|convicted of|on suspicion of|(?:reward|bounty)\b[^.;]{0,60}? for"
    r"|suspects? in|(?:was|were|been) (?:\w+ )?involved in|responsible for the (?:deaths?|killings?|murders?|abductions?)"
    r"|(?:arrest\w*|detain\w*|held|caught|nabbed|apprehended)\b[^.;]{0,80}? (?:involve(?:d|ment) in|for|over|on charges of)"
    r"|(?:protest\w*|demonstrat\w+|shutdown|strike|bandh|anger|rall(?:y|ied))\b[^.;]{0,60}? (?:against|over)|to (?:bury|mourn)|funerals? (?:of|for))\b)"
    r"(?P<between>[^.;]*)$"
)
"""What somebody is charged with, what is protested against and who is buried was known before the news."""
KNOWN_WORDS = listed(
    """connection complicity hand part role involved involvement accused charged wanted suspected suspicion suspect suspects convicted responsible arrest arrests arrested
    detain detained held caught nabbed apprehended
    protest protests protested protesting demonstration demonstrations demonstrated shutdown strike bandh anger rally rallied reward bounty bury mourn funeral funerals"""
)
CHARGE_CHARS = 400
"""Charges are listed at length."""
DAY_AFTER = small(r"\b(?:a|one) day after\b|^[^.,;]*\b(?:hours|days|weeks) after\b(?=[^.,;]*\b(?:said|says)\b)")
"""In the opening sentence the day before is still the news."""
DAYS_AFTER = small(
    r"(?!\w+ (?:\w+ )?(?:reports?|news|announcements?|statements?|comments?|remarks|visit|talks|meeting)\b)"
    r"(?:the|this|it|(?:mon|tues|wednes|thurs|fri|satur|sun)day's)\b(?:(?! in \d{4})[^.;,])*\b(?:hours?|days?|weeks?|months?) after\b"
)
"""The opening of a sentence on the news, behind which lies what came before it; where talk comes after harm, the harm is its matter."""
SUSPECTED = ("suspected", "accused", "charged")
"""In an opening sentence the suspect's deed is the news."""
IN_WHICH = small(
    r"\b(?:attacks?|ambush(?:es)?|bombings?|blasts?|explosions?|raids?|shootings?|incidents?|assaults?|massacres?|clash(?:es)?|encounters?|cases?|lobbing|hurling|throwing|planting|firing) (?:[^.;,]{2,90} )?in which\b.*"
)
"""Behind it the deed is told that somebody is charged with."""
AND_NOW = small(r"\b(?:was|were|has been|have been|had been)\b|, (?:and|but|while|when|as)\b")
"""Another statement begins between."""
NOTED = small(
    r"(?:it (?:is|was) (?:worth|noteworthy|(?:to be|also) (?:recalled|worth))|it (?:may|might|should|must|can|will) (?:also )?be (?:recalled|remembered|mentioned)|(?:to )?recall(?:ing)? that)\b"
)
"""How agencies open a paragraph of what went before."""
NAMED_BY_YEAR = small(
    rf"\b(?:an?|the|that|his|their|its) (?:(?:{MONTH}) )?(?:\d\d?, )?(?:19|20)\d\d,? (?:[a-z-]+ ){{0,2}}(?:attacks?|bombings?|siege|war|massacre|offensive|invasion"
    r"|uprising|blasts?|shootings?|explosions?|killings?|murders?|raids?|strikes?|hijackings?|crackdown|protests|coup|revolt|ambush|abductions?|kidnappings?|genocide)\b"
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
    r"|, (?:bringing|taking|raising|pushing|surpassing|topping|eclipsing|exceeding|overtaking|compared|up from)\b[^,;]*$"
    r"|,? because\b[^,;]*$|\b(?:wounds?|injur(?:y|ies)|burns) (?:(?:that |which )?(?:he|she|they) (?:had )?|had been )?(?:sustained|suffered|received|inflicted|from|in)\b[^,;]*$"
    r"|, (?!(?:killed|wounded|injured|murdered|executed|followed)\b)(?:[a-z]+ed|built|held|taken|won|laid|set|known)\b[^,;]*$"
    r"|\bthat (?:\w+ )?(?:began|broke out|erupted|started|killed|left|wounded|injured|claimed)\b[^,;]*$"
)
SUPERLATIVE = re.compile(
    r"\b(?:deadliest|worst|first|largest|biggest|heaviest|bloodiest|highest|lowest|fewest|deadly"
    r"|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest) (?:[\w-]+ ){0,2}(?:attack|bombing|raid|strike|incident|killing|blast|ambush|massacre))\b"
)
"""A record "since 2016" dates the record, not the event."""
IN_MONTH = re.compile(
    rf"\b[Ii]n (?P<part>early[ -]|late[ -]|mid[- ]|the first week of |the beginning of )?(?P<month>{MONTH})\b(?! \d{{1,2}}\b)"
)
EARLY_PARTS = {"early ": 15, "early-": 15, "the first week of ": 9, "the beginning of ": 9}
"""From which day of a month on what was early in it is no news."""
DAY_OF_MONTH = re.compile(rf"\b(?:(?:{MONTH}|{SHORT_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} (?:{MONTH}))\b")
NEAR_DAY = small(rf"\b(?:{WEEKDAY}|today|yesterday|overnight|this morning)\b")
OLDER_WORDS = frozenset(("since", "came", "follows", "followed", "follow", "following"))
NEWS_DAYS = 3
"""What was done so many days before the day of the news may still be its news."""
RUNNING_DAYS = 21
"""A count since a day so near is that of the present fighting."""
TOLD_DAYS_MAX = 250
"""A day without a year that would lie farther back than this is more likely one to come."""
IN_YEAR = re.compile(
    rf"\b(?:[Ss]ince|[Ii]n|[Uu]ntil|[Bb]etween|[Ff]rom)(?: early| late| mid| (?:all|the whole|the course|most) of)?[- ](?:the year )?(?:(?:{MONTH}) )?$"
)
"""Before a year of which the article tells; its own it does not name so."""
UNTOLD_YEAR = 9999
"""News dated without a year tells a year only where it is an earlier one."""
AFTER_IT = small(r"\bafter (?:an?|the|another) [^.;,]*$")
POINTING = frozenset(("the", "these", "those", "that", "this"))
EVENTS = listed(
    """attack attacks strike strikes airstrike airstrikes raid raids blast blasts bombing bombings explosion explosions shelling assault
    ambush shooting clash clashes battle fighting offensive operation massacre siege bombardment incident violence"""
)
OPENING_WORDS = 4
OTHERS = frozenset(("other", "others", "another"))
INHERITS = re.compile(
    r"(?:Just |Only )?(?:\w+ )?(?:days|weeks|hours) later\b|Since then\b|In addition\b|(?:These|Those|They|Of these|Of those|Of them|Among them|Among these|It ha[sd]|The (?:war|conflict|insurgency|insurrection|uprising|rebellion|revolt|violence|fighting|unrest|bloodshed) ha[sd]|Most|Scores|Days later|Later(?! (?:on )?(?:the same|that|(?:on |in )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in the day|today|yesterday))|\w+ of (?:them|those|these))\b|[-–•*]"
)
MONTHS = {name: n + 1 for n, name in enumerate(MONTH.split("|"))}
RECORD_CHARS = 60
LEAD_SENTENCES = 3


PAST_WORDS = listed(
    """last year years back prior similar ago earlier months decades decade previously recent past recently war conflict uprising insurgency
    follows followed follow following retaliation retaliatory reprisal revenge response avenge violence fighting outbreak beginning start since comes came after anniversary honoured honored honouring honoring commemorate commemorated commemorating commemoration memorial memory weeks week days day ago monday tuesday wednesday thursday friday saturday sunday known 1990s 1980s
    1970s"""
)
OVER_MONTHS = small(
    rf"\b(?:between|from) (?:\d{{1,2}} )?(?:{MONTH})\b(?:[^.;,]{{0,12}}|[^.;]{{1,6}}, \d{{4}}) (?:and|to|until) [^.;,]{{0,12}}\b(?:{MONTH})\b"
)
"""Such as "390 attacks between January and 25 July": of these, what follows tells the past."""
_NAMES = listed(MONTH.replace("|", " ").lower())
MONTH_WORDS = _NAMES | {f"mid-{name}" for name in _NAMES}
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
WAR_TOTAL = 5000
"""No one event of the news kills so many: a total of a war."""
THAT_EVENT = small(
    r"\bin that (?:[\w-]+ )?(?:attack|strike|air ?strike|raid|blast|bombing|explosion|assault|ambush|incident|shooting|operation|clash|battle)\b"
)
"""Such as "eight people were killed in that attack": the one told of right before."""
NEWS_BEHIND = small(r"(?:,|\b(?:and|but|while|when)) ")
INHERIT_SENTENCES = 3
BULLETS = "-–•*"


def dated_past(text: str, lower: str, at: int) -> bool:
    """Whether words of the past in ``text`` date the word of harm at ``at``, not another clause or a record."""
    if not has_part(lower, PAST_PARTS, 0, len(lower)):
        return False
    for match in PAST.finditer(lower):
        if SUPERLATIVE.search(text[max(0, match.start() - RECORD_CHARS) : match.start()]):
            continue
        if at < match.start() and NTH_EVENT.search(lower, max(at, match.start() - RECORD_CHARS), match.start()):
            continue
        if AFTER.search(match.group()) and at < match.start():
            continue
        if match.group().startswith(FORMER) and at < match.start() and AFTER_AN.search(lower, at, match.start()):
            continue
        if match.group().startswith(FORMER) and at < match.start() and AT_THE_SITE.search(lower, at, match.start()):
            continue
        if at < match.start() and COMPARED.search(lower, at, match.start()):
            continue
        if match.group().startswith("since the ") and SINCE_LATELY.search(lower, match.start()):
            continue
        if not in_another_clause(text, match.start(), match.end(), at):
            return True
    return False


COMPARED = small(r"\b(?:against|compared (?:to|with)|up from|down from) ")
"""Behind it another year's number and its date stand."""
NTH_EVENT = small(
    r", (?:the|its|their) (?:second|third|fourth|fifth|sixth|seventh|latest|\d+(?:nd|rd|th)) (?:such )?(?:[\w-]+ ){0,2}"
    r"(?:attacks?|strikes?|airstrikes?|raids?|bombings?|blasts?|incidents?|shootings?|explosions?|killings?)\b[^.;,]*\Z"
)
"""Such as "killed six on Monday, the third bombing in the area this year": the count is of the year, the dead are the news."""
FORMER = ("earlier", "previous")
AFTER_AN = small(r"\b(?:after|following) (?:an|a|the|his|her|their|its) \Z")
"""Who "was killed after a previous attack" was not killed in that."""
AT_THE_SITE = small(
    r"\b(?:while|as|rubble|ruins|debris|wreckage|scene|sites?|survivors|wounded|injured|dead|bodies|victims|funerals?|mourners|aftermath|damage|casualties)\b[^.;]{0,60}"
    r"\b(?:of|from|after|in|by|hit|targeted|struck|caused by) (?:an|a|the|another|two|several) \Z"
)
"""Who was hit at the rubble of "an earlier raid" was not hit in that raid."""


def in_another_clause(text: str, first: int, last: int, at: int) -> bool:
    """Whether what dates at ``first`` to ``last`` stands in a relative clause that does not hold the harm at ``at``."""
    if at > last and "this time" in text[last:at]:
        return True
    opened = RELATIVE.search(text[:first])
    if opened is None:
        return False
    return at < opened.start() or (text[opened.start()] == "," and "," in text[last : max(last, at)])


MONTH_PART = re.compile("J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec")


def day_of_month(text: str) -> re.Match[str] | None:
    """The first day of a month that ``text`` names; where it holds no part of a month's name, that is soon told."""
    return DAY_OF_MONTH.search(text) if MONTH_PART.search(text) is not None else None


def in_month(text: str) -> re.Match[str] | None:
    """The first month in which ``text`` tells something happened, asked in the same way."""
    return IN_MONTH.search(text) if MONTH_PART.search(text) is not None else None


FOUR_DIGITS = Holds(r"\A\d{4}\Z")


DAY_BEFORE = small(
    r"(?:(?:a|one|the) day (?:earlier|before|ago)|(?:on )?the (?:previous|preceding) day|(?:an?|one|the) (?:week|month|year) (?:earlier|before))\b(?! (?:th|a\b|his|her|its))"
    r"|(?:two|three|four|five|six|several|a few) (?:weeks|months|years) (?:earlier|before),"
)
OPENING_TOKENS = 4
OPENING_UNITS = frozenset(("day", "week", "month", "year", "weeks", "months", "years"))


def opens_day_before(doc: Doc, sentence: Sentence) -> bool:
    """As in "A day earlier, 26 people died": another event than the news; "… died a day earlier" is the news."""
    first = sentence.first
    return (
        not OPENING_UNITS.isdisjoint(doc.lowers[first : first + OPENING_TOKENS])
        and DAY_BEFORE.match(doc.small, sentence.start) is not None
    )
