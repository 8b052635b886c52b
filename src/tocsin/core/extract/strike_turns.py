"""Where a text turns from one attack to another: joined names, "while", what was answered, ranks among many, trials."""

from __future__ import annotations

from tocsin.core.extract.doc import Doc, Sentence
from tocsin.core.extract.strike_mention import FAMILIES, Trigger
from tocsin.core.extract.strike_words import Part
from tocsin.core.small import has_part, small
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
CAUSES = (
    "retaliat", "revenge", "repris", "retribut", "vengeance", "response", "reply", "answer", "aveng", "for launch", "for carry", "for stag", "for mount",
)  # fmt: skip
"""Each match of ``CAUSE`` holds one of these."""
CAUSE_CHARS_MAX = 70
RANKED = small(
    r"(?:, |\b(?:was|is|were|are|became|marks|marked|marking|as|be|been|being|in) )(?:the|its|their) (?:[\w-]+['’]s )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)|latest|deadliest|worst|bloodiest|biggest|largest|most \w+)(?: such)? (?:[\w-]+ ){0,2}\Z"
)
RANKED_CHARS_MAX = 80
RANKED_AMONG = small(r" (?:this|in|of its kind|since|of the|there|here|claimed|against|on|to hit)\b")
COURT = small(
    r"\b(?:courts?|trial|jury|jurors?|judge|prosecutors?|verdicts?|pleaded|testif\w+|defendants?) (?:\w+ ){0,8}?"
    r"(?:sentenced|convicted|acquitted|found|heard|told|charged|testified|said|began|opened|ruled|ordered|guilty|of|over|for|to)\b"
    r"|\b(?:sentenced|jailed|convicted|extradited|on trial|found guilty|pleaded (?:not )?guilty|stand trial|goes on trial|went on trial|charged with)\b"
)
COURTS = (
    "court", "trial", "jur", "judge", "prosecutor", "verdict", "pleaded", "testif", "defendant", "sentenced", "jailed", "convicted",
    "extradited", "guilty", "charged with",
)  # fmt: skip
"""Each match of ``COURT`` holds one of these."""
COURT_SENTENCES = 2


def is_ranked(text: str, floor: int, start: int, end: int) -> bool:
    """As in ", the fourth big explosion this month": another name for the one just told, whatever it is ranked among."""
    floor = max(floor, start - RANKED_CHARS_MAX)
    if not has_part(text, ("the ", "its ", "their "), floor, start) or RANKED.search(text, floor, start) is None:
        return False
    return RANKED_AMONG.match(text, end) is not None


def is_ranked_after(text: str, end: int, stop: int) -> bool:
    """As in "the attack in the city was the third this month": the one just told, ranked behind its name."""
    return RANKED_AFTER.match(text, end, stop) is not None


RANKED_AFTER = small(
    r"(?: (?:in|on|at|near|against|outside) [^.;,]{2,45}?)? (?:was|is|were|are|marks|marked|came as|has been) (?:also )?(?:the|one of the|among the|its|their) (?:country['’]s |city['’]s |region['’]s )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|deadliest|worst|bloodiest|biggest|largest|most \w+)\b"
)


def was_answered(text: str, floor: int, start: int) -> bool:
    """As in "in retaliation for mortar fire": what begins at ``start`` is why the other attack was made."""
    floor = max(floor, start - CAUSE_CHARS_MAX)
    return has_part(text, CAUSES, floor, start) and CAUSE.search(text, floor, start) is not None


def was_caused(text: str, floor: int, start: int) -> bool:
    """As in "the shooting triggered a": what begins at ``start`` came of the other attack."""
    floor = max(floor, start - CAUSE_CHARS_MAX)
    return has_part(text, RESULTS, floor, start) and RESULT.search(text, floor, start) is not None


RESULT = small(
    r"\b(?:triggered|sparked|prompted|provoked|unleashed|led to|was followed by) (?:an?|another|further|more) (?:[\w'’-]+ ){0,3}\Z"
)
RESULTS = ("triggered", "sparked", "prompted", "provoked", "unleashed", "led to", "followed by")


def opens_in_court(doc: Doc) -> bool:
    """One of the first sentences tells of a trial."""
    text = doc.small
    return any(
        has_part(text, COURTS, s.start, s.end) and COURT.search(text, s.start, s.end) is not None
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
    apart = before.scope is Scope.CURRENT and trigger.scope is Scope.BACKGROUND and not trigger.definite
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
