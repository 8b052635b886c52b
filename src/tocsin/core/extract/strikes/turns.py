"""Where a text turns from one attack to another: joined names, "while", what was answered, ranks among many, trials."""

from __future__ import annotations

from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.strikes.mention import FAMILIES, Trigger
from tocsin.core.extract.strikes.words import Part
from tocsin.core.small import Holds, small
from tocsin.schemas.words import Scope

TURN = small(
    r";|\b(?:followed by|while|whereas|coincid\w+ with|in conjunction with|accompanied by|along with|alongside|as well as|in addition to|prompting|simultaneously with)\b"
)
"""From here on the sentence tells of another attack, if it is of another kind or place."""
TURN_CHARS_MIN = 8
JOINED = small(r"\b(?:and|or|as well as)(?: an?)?(?: [\w-]+){0,3} ?\Z")
"""Before the second of two names of attacks: "a bombing and a shooting"."""
CAUSE = small(
    r"\b(?:(?:retaliation|revenge|reprisal|retribution|vengeance) (?:for|against)|(?:response|reply|answer) to|aveng(?:e|ed|ing)"
    r"|for (?:launching|carrying out|staging|mounting)) (?:[\w'’-]+ ){0,4}\Z"
)
"""What follows was answered by the attack told of before."""
CAUSES = Holds(
    r"retaliat|revenge|repris|retribut|vengeance|response|reply|answer|aveng|launching|carrying|staging|mounting"
)
"""A word of each match of ``CAUSE`` holds this."""
CAUSE_CHARS_MAX = 70
RANKED = small(
    r"(?:, |\b(?:was|is|were|are|became|marks|marked|marking|as|be|been|being|in) )(?:the|its|their) (?:[\w-]+['’]s )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)|latest|deadliest|worst|bloodiest|biggest|largest|most \w+)(?: such)? (?:[\w-]+ ){0,2}\Z"
)
RANKS = Holds(
    r"first|second|third|fourth|fifth|sixth|seventh|\d(?:st|nd|rd|th)|^(?:st|nd|rd|th)|latest|deadliest|worst|bloodiest|biggest|largest|most"
)
"""A word of each match of ``RANKED`` holds this."""
RANKED_CHARS_MAX = 80
RANKED_AMONG = small(r" (?:this|in|of its kind|since|of the|there|here|claimed|against|on|to hit)\b")
COURT = small(
    r"\b(?:courts?|trial|jury|jurors?|judge|prosecutors?|verdicts?|pleaded|testif\w+|defendants?) (?:\w+ ){0,8}?"
    r"(?:sentenced|convicted|acquitted|found|heard|told|charged|testified|said|began|opened|ruled|ordered|guilty|of|over|for|to)\b"
    r"|\b(?:sentenced|jailed|convicted|extradited|on trial|found guilty|pleaded (?:not )?guilty|stand trial|goes on trial|went on trial|charged with)\b"
)
COURTS = Holds(
    r"court|trial|jur|judge|prosecutor|verdict|pleaded|testif|defendant|sentenced|jailed|convicted|extradited|guilty|charged"
)
"""A word of each match of ``COURT`` holds this."""
COURT_SENTENCES = 2


def is_ranked(doc: Doc, sentence: Sentence, start: int, end: int) -> bool:
    """As in ", the fourth big explosion this month": another name for the one just told, whatever it is ranked among."""
    if not doc.says(sentence, RANKS) or RANKED_AMONG.match(doc.small, end) is None:
        return False
    return RANKED.search(doc.small, max(sentence.start, start - RANKED_CHARS_MAX), start) is not None


def is_ranked_after(text: str, end: int, stop: int) -> bool:
    """As in "the attack in the city was the third this month": the one just told, ranked behind its name."""
    return RANKED_AFTER.match(text, end, stop) is not None


RANKED_AFTER = small(
    r"(?: (?:in|on|at|near|against|outside) [^.;,]{2,45}?)? (?:was|is|were|are|marks|marked|came as|has been) (?:also )?(?:the|one of the|among the|its|their) (?:country['’]s |city['’]s |region['’]s )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|deadliest|worst|bloodiest|biggest|largest|most \w+)\b"
)


def was_answered(doc: Doc, sentence: Sentence, start: int) -> bool:
    """As in "in retaliation for mortar fire": what begins at ``start`` is why the other attack was made."""
    if not doc.says(sentence, CAUSES):
        return False
    return CAUSE.search(doc.small, max(sentence.start, start - CAUSE_CHARS_MAX), start) is not None


def was_caused(doc: Doc, sentence: Sentence, start: int) -> bool:
    """As in "the shooting triggered a": what begins at ``start`` came of the other attack."""
    if not doc.says(sentence, RESULTS):
        return False
    return RESULT.search(doc.small, max(sentence.start, start - CAUSE_CHARS_MAX), start) is not None


RESULT = small(
    r"\b(?:triggered|sparked|prompted|provoked|unleashed|led to|was followed by) (?:an?|another|further|more) (?:[\w'’-]+ ){0,3}\Z"
)
RESULTS = Holds(r"triggered|sparked|prompted|provoked|unleashed|led|followed")
"""A word of each match of ``RESULT`` holds this."""


def opens_in_court(doc: Doc) -> bool:
    """One of the first sentences tells of a trial."""
    return doc.holds(COURTS) and any(
        doc.says(s, COURTS) and COURT.search(doc.small, s.start, s.end) is not None
        for s in doc.sentences[:COURT_SENTENCES]
    )


def mark_turns(doc: Doc, before: Trigger, trigger: Trigger, *, dated: bool) -> None:
    """Mark ``trigger`` as another attack than ``before`` in its sentence where the words between say so.

    ``dated``: the one before only says when, as in "Following the explosion, the town was shelled".
    """
    between = doc.small[before.span[1] : trigger.span[0]]
    if _is_name(before) and _is_name(trigger) and JOINED.search(between):
        if before.habit and trigger.many:
            trigger.habit, trigger.scope = True, Scope.BACKGROUND
        other = FAMILIES.get(before.mode) != FAMILIES.get(trigger.mode)
        weak = before.rule.weak or trigger.rule.weak
        trigger.split = trigger.split or (other and trigger.indefinite and not weak)
    if len(between) > TURN_CHARS_MIN and TURN.search(between):
        trigger.turned = True
    older = before.scope is Scope.CURRENT and trigger.scope is Scope.BACKGROUND
    apart = older and (not trigger.definite or ("since" in between and trigger.specified and bool(trigger.own)))
    if apart and not DATING.isdisjoint(between.split()):
        trigger.split = True  # "stormed X, two days after Y was bombed"
    if dated and "," in between and before.scope is Scope.BACKGROUND and trigger.scope is Scope.CURRENT:
        trigger.split = True  # "After attacks in recent days, X was bombed"
    if dated and "," in between and before.definite:
        trigger.turned = True
        if before.attacker is trigger.attacker:
            before.attacker = None


def _is_name(trigger: Trigger) -> bool:
    return trigger.rule.part is Part.NOUN or trigger.rule.id in ("strike.ambush", "strike.assassination")


def after_which(doc: Doc, sentence: Sentence, trigger: Trigger) -> bool:
    """As in "since the attack", "following the explosion": only says when something else happened."""
    return not DATING.isdisjoint(doc.lowers[max(sentence.first, trigger.first - 3) : trigger.first])


DATING = frozenset(("since", "before", "after", "until", "following", "follows", "followed"))
