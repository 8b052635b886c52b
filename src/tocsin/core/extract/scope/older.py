"""Whether harm is that of an older event told without a date: the last attack, what a group is known for, a childhood."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.scope.news_day import MONTHS, SHORT_MONTHS
from tocsin.core.small import small

EVENT = (
    r"(?:attacks?|bombings?|blasts?|explosions?|shootings?|raids?|air ?strikes?|strikes?|sieges?|massacres?|clashes|ambush(?:es)?"
    r"|incidents?|assaults?|kidnappings?|abductions?|killings?|hijackings?|uprisings?|protests?|offensives?|escalation|wars?|one)"
)
KIND = r"(?:big|major|large|such|deadly|similar|large-scale|serious|fatal|significant|known|suicide|bomb|terror|terrorist|car|mass)"
FORMER = small(
    rf"\b(?:the|an?) (?:last|previous|earlier) (?:{KIND} )*{EVENT}\b[^.;]*$"
    rf"|\bmost recent (?:\w+ ){{0,2}}{EVENT}\b[^.;]{{0,80}}\b(?:was|were|came|occurred|happened|took place)\b[^.;]*$"
)
"""Such as "the last big attack was on a bus, where nine people died"."""
NAMED_YEAR = small(r"\b(?:in|of|on [a-z]+ \d{1,2},?) (?:19|20)\d\d,? (?:that|which|when|in which)\b[^.;]*$")
"""Such as "the siege at a mall in 2013 that killed 67": only an older event is told with its year."""
SOME = r"several|many|numerous|other|previous|past|earlier|similar|some of the|most of the"
A_SERIES = r"a (?:series|string|number|spate|wave) of"
MANY = small(
    rf"\b(?:(?:blamed for|behind|responsible for|claimed) (?:responsibility for )?(?:{A_SERIES}|{SOME})"
    rf"|(?:carried out|staged|launched) (?:{A_SERIES}(?! (?:\w+ )?(?:operations|strikes|raids|airstrikes|searches))|{SOME})) [^.;]*$"
)
"""What a group did before, told of as a number of deeds."""
FAME = small(r"\b(?:(?:known|notorious|infamous|remembered|famous) for|to prominence|to fame|notoriety)\b[^.;]*$")
BEHIND = small(r"\b(?:was|were|is|are|been) behind [^.;]*$")
SINCE_THEY = small(
    r"\bsince (?:[a-z'-]+ ){1,5}?(?:stormed|attacked|opened|bombed|blew|detonated|shot|raided|ambushed|set|exploded|struck|rammed"
    r"|drove|targeted|seized|gunned|massacred)\b[^.;]*$"
)
"""Such as "the worst attack since gunmen stormed a hotel, killing 38"."""
SINCE_WHEN = small(
    rf"\bsince (?:(?:last|early|late) )?(?:{MONTHS}|month|year|week)\b[^.;,]{{0,40}},? (?:when|in which|after which) [^.;]*$"
)
"""Such as "security has been tight since March, when gunmen killed nine"."""
SERIES = small(
    r"\b(?:waves?|spate|strings?|series|rash|campaigns?|surge|spike) (?:of|in) [^.;,]{3,60}?(?:,? (?:that|which))? (?:has|have|had) (?:\w+ )?$"
)
FOLLOWS = small(r"\b(?:follows|(?:comes?|came) (?:\w+ ){0,3}after) (?:the|an?) (?:\w+ )?$")
"""Such as "the raid follows the killing of a judge"."""
AGE = r"(?:\d+|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)"
CHILDHOOD = small(
    rf"\bwhen (?:he|she|they|i) (?:was|were) (?:(?:an?|just|only|still) )*(?:boy|girl|child|children|baby|teenager|infant|young|little|{AGE})\b"
    rf"|\b(?:he|she|i) was (?:(?:just|only|still) )?(?:an? (?:boy|girl|child|baby|teenager)|{AGE}(?: years old)?),? when\b"
)
GREAT_WAR = small(
    r"\b(?:in|during) (?:the|a|that) (?:[a-z-]+ )?(?:war|wars|genocide|holocaust|troubles|intifada|revolution|dictatorship|insurgency|rebellion|uprising|occupation|famine)\b(?!-)"
)
YEARS_OF = small(
    r"\b(?:years|decades) of (?:[a-z-]+ ){0,2}?(?:violence|wars?|conflict|fighting|unrest|insurgency|bloodshed|strife|terror|terrorism|rebellion)\b"
)
MONTHS_OF = small(
    r"\b(?:have|had|has) (?:been )?(?:died|killed|perished|lost)\b[^.;]{0,30}\bin (?:\w+ )?(?:weeks|months|years) of (?:[a-z-]+ ){0,2}?"
    r"(?:violence|wars?|conflict|fighting|unrest|clashes|feud\w*|rivalry|bombardment|shelling|raids|strikes|protests)\b"
)
"""Such as "about 50 rebels have died in three months of feuding"."""
FROM_TO = small(r"\b(?:from|between) (?:[a-z]+ )?(?:19|20)\d\d (?:to|and|until|till) (?:[a-z]+ )?(?:19|20)\d\d\b")
MEMORY = small(
    r"\b(?:anniversar(?:y|ies) of|rememb(?:er\w*|rance of)|commemorat\w+|honou?r(?:s|ed|ing)?|tributes? to|memorials? (?:to|for|of)|in memory of"
    r"|(?:years|decade) since)\b[^.;]*$"
)
MEMORIES = listed(
    """anniversary anniversaries remember remembers remembered remembering remembrance commemorate commemorates commemorated
    commemorating commemoration honor honors honored honoring honour honours honoured honouring tribute tributes memorial
    memorials memory since"""
)
"""Whom somebody remembers died before the news; ", killing nine" behind it is the news."""
NEAR = small(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|this (?:week|morning))\b")
DATED_EVENT = small(
    rf"\b(?:an?|the|that|this|its|their) (?:(?:{MONTHS}|{SHORT_MONTHS})\.? \d{{1,2}}(?:, \d{{4}},?)?|{MONTHS}) (?:[\w-]+ ){{0,3}}?{EVENT}\b[^.;]*$"
)
"""Such as "the Aug. 17 bombing at a police station killed 24": news tells its day otherwise."""
MONTH_WORDS = listed(f"{MONTHS}|{SHORT_MONTHS}".lower().replace("?", "").replace("|", " "))
BLAMED = small(r"\b(?:is|are|has been|have been) (?:\w+ )?blamed for (?:the |an? )?(?:[a-z]+ )?$")
"""Such as "the group is blamed for the killing of hundreds"."""
RECALLED = small(
    rf"\b(?:recall\w*|echo\w*|reminiscent of|reminded \w+ of|similar to|mirror\w*|resembl\w+) (?:one|another|(?:an?|the) (?:[a-z0-9-]+ ){{0,2}}{EVENT})\b[^.;]*$"
)
"""Such as "the bombing recalled one that killed nine"."""
SCENE = small(
    rf"\b(?:scene|site|target) of (?:an?|another|the (?=\d)) (?:[a-z0-9-]+ ){{0,2}}{EVENT}\b[^.;]*$|\b(?:deadliest|worst|bloodiest) (?:[a-z-]+ )?{EVENT}\b[^.;,]{{0,40}} (?:was(?! (?:in|at|near|outside|inside) the )|came) [^.;]*$"
)
"""Such as "the town was the scene of a massacre in which nine died", "the worst attack on it was a raid that killed 90"."""
AGAIN_IN = small(
    r"\b(?:second|third|fourth|fifth|latest) (?:[a-z-]+ ){0,2}?in (?:an?|the|one|two|three|as many) (?:past |last )?(?:\w+ )?(?:weeks?|months?|years?|days),? after [^.;]*$"
)
"""Such as "it was the second attack in a week, after a bomb killed nine"."""
SEASON = small(r"\b(?:in|over|during|last|throughout) (?:the |last |early |late )?(?:spring|summer|autumn|winter)\b")
HABIT = small(
    r"\b(?:every|each) (?:year|month|winter|summer|spring|autumn|season)\b|\bunder the (?:old|former|previous|ousted|toppled|fallen|late) (?:\w+ )?(?:regime|government|ruler|president|dictator|junta|rule)\b"
)
BEFORE_IT: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (listed("last previous earlier recent"), FORMER),
    (listed("known notorious infamous remembered famous prominence fame notoriety"), FAME),
    (listed("that which when"), NAMED_YEAR),
    (listed("blamed behind responsible claimed carried staged launched"), MANY),
    (frozenset(("behind",)), BEHIND),
    (frozenset(("blamed",)), BLAMED),
    (
        listed(
            "recall recalls recalled recalling echo echoes echoed reminiscent reminded similar mirrors mirrored resembles resembled"
        ),
        RECALLED,
    ),
    (listed("scene site target deadliest worst bloodiest"), SCENE),
    (listed("second third fourth fifth latest"), AGAIN_IN),
    (frozenset(("since",)), SINCE_THEY),
    (frozenset(("since",)), SINCE_WHEN),
    (listed("follows comes come came"), FOLLOWS),
    (listed("waves wave spate string strings series rash campaign campaigns surge spike"), SERIES),
)
"""What makes the harm that follows it an older one, below the opening sentence, and the words it waits for."""
BESIDE_IT: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (listed("he she they i"), CHILDHOOD),
    (
        listed(
            "war wars genocide holocaust troubles intifada revolution dictatorship insurgency rebellion uprising occupation famine"
        ),
        GREAT_WAR,
    ),
    (listed("years decades"), YEARS_OF),
    (listed("from between"), FROM_TO),
    (listed("weeks months years"), MONTHS_OF),
    (listed("spring summer autumn winter"), SEASON),
    (listed("every each regime government ruler president dictator junta rule"), HABIT),
)
"""What makes harm an older one wherever it stands in the sentence."""


BEFORE_WORDS = frozenset[str]().union(*(waits for waits, _ in BEFORE_IT))
BESIDE_WORDS = frozenset[str]().union(*(waits for waits, _ in BESIDE_IT))


def older(doc: Doc, words: set[str], start: int, at: int) -> bool:
    """Whether the harm at character ``at`` of a sentence below the opening, of these ``words``, is of an older event."""
    if words.isdisjoint(BEFORE_WORDS):
        return False
    return any(
        not words.isdisjoint(waits) and pattern.search(doc.small, start, at) is not None for waits, pattern in BEFORE_IT
    )


def long_ago(doc: Doc, words: set[str], start: int, end: int) -> bool:
    """Whether a sentence tells of a childhood, a whole war or years of fighting, and of no day of this week."""
    if words.isdisjoint(BESIDE_WORDS):
        return False
    for waits, pattern in BESIDE_IT:
        if not words.isdisjoint(waits) and pattern.search(doc.small, start, end) is not None:
            return NEAR.search(doc.small, start, end) is None
    return False


def dated_event(doc: Doc, words: set[str], start: int, at: int) -> bool:
    """Whether the harm at character ``at`` is that of an event named by its day: "the Aug. 17 bombing"."""
    return not words.isdisjoint(MONTH_WORDS) and DATED_EVENT.search(doc.small, start, at) is not None


def remembered(doc: Doc, words: set[str], start: int, at: int) -> bool:
    """Whether the harm at character ``at`` is what the sentence tells somebody to remember."""
    if words.isdisjoint(MEMORIES) or doc.small[at - 2 : at] == ", ":
        return False
    return MEMORY.search(doc.small, start, at) is not None
