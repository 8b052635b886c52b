"""Whether an attack is told as done, denied, threatened or thought of, and with what weapon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.small import Holds, has_part, small
from tocsin.schemas.words import StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence

WEAPON_CHARS = 80
MOODS = small(
    r"\b(?:(?P<threat>threaten(?:ed|s|ing)?|vow(?:ed|s|ing)?|warn(?:ed|s|ing)? (?:of|that|(?:it|they|its forces|his forces) (?:would|will))|pledg(?:ed|es)|will meet|(?:will|would) (?:continue|keep|resume|step up|carry on)(?= (?:[\w-]+ ){0,3}\Z))"
    r"|(?P<maybe>(?:could|would(?!-)|might|(?<!\d )(?<!\bin )(?<!\bof )(?<!since )(?<!last )(?<!this )(?<!early )(?<!late )(?<!until )(?<!mid-)(?<!during )may(?! \d))(?! (?:well |also )?(?:be|have been) an? (?:[\w-]+ ){0,3}\Z)|should|if|in case|fear(?:ed|s|ing)?|risk of|possible|potential(?:ly)?|plan(?:s|ned|ning)? (?:to|for|an?)|"
    r"tasked with|about to|plan(?:s|ned|ning)? (?=(?:[\w-]+ )?(?:attacks|bombings|strikes|raids)\b)|plot(?:s|ted|ting)?(?! the (?:19|20)\d\d)(?: by (?:[\w().'’-]+ ){1,9}?to\b)?|intend\w* (?:to|for)|meant (?:to be|for)|prepar\w+ (?:to|for|an?)|in the event of|prevent(?:ed|ing)?|avert(?:ed)?|foil(?:ed)?|thwart(?:ed)?|"
    r"ability to|able to|capable of|wants? to|wanted to|will|ready to|order(?:ed)? to|attempt(?:s|ed)? to|tr(?:y|ied|ying) to|seek(?:s|ing)? to|sought to|"
    r"conspir\w+ to|refus\w+ to|call(?:ed|s)? (?:for|on)|whether|not confirm|used? to|deter|(?<!bus )(?<!tram )(?<!rest )(?<!traffic )(?<! the )(?<! a )stop|halt(?:ed)?|(?<!the )end(?! of)|protect(?:ed)? from|"
    r"defend against|target for|threats? of|warning of|drill\w*|exercis\w+|simulat\w+|advanced terror|in response to any|any)"
    r"|(?P<denial>(?<!nor )den(?:y|ied|ies|ying)|no(?! (?:let-?up|pause|lull|end|respite|relief|easing|stop|sign)\b)|(?:reject|dismiss|refut)\w+ (?:the |any |all )?(?:\w+ )?(?:accusations?|allegations?|claims?|reports?)|(?:had|has|have|did|does|do) not(?: (?:deliberately|intentionally|ever))?(?: (?:carr(?:y|ied) out|launch(?:ed)?|conduct(?:ed)?|fired?|used?|staged?|\Z))))\b",
)
MOODED = Holds(
    r"\b(?:threat|vow|warn|pledg|will|would|could|might|may\b|should|tasked|about\b|if\b|case|fear|risk|possible|potential|plan|plot|intend|meant|prepar|event|prevent"
    r"|avert|foil|thwart|ability|able\b|capable|want|ready|order|attempt|tr(?:y|ied)|seek|sought|conspir|refus|call|whether|confirm|used?\b|deter|stop"
    r"|halt|end\b|protect|defend|target\b|reject|dismiss|refut|not\b|drill|exercis|simulat|advanced|any\b|den(?:y|i)|no\b)"
)
"""Each match of ``MOODS`` has a word that holds one of these."""
REACH = {
    "threat": (StrikeStatus.THREATENED, 70),
    "maybe": (StrikeStatus.HYPOTHETICAL, 45),
    "denial": (StrikeStatus.DENIED, 45),
}
"""What each mood makes of the attack it governs, and over how many characters of the same clause."""
MOOD_CHARS_MAX = 110
TOLD_AS_DONE = small(
    r"\b(?:by|when|after|who|which|injured|killed|wounded|following|since|during)\b",
)
OWN_VERB = small(
    r"(?<=could|might)(?: (?:not|never|still|yet|only|as yet))* (?:be|have been) (?:\w+ly )?(?:\w+(?:ed|wn|en)|found)\b(?: (?:(?!and\b|or\b)[\w,’'-]+))* "
)
"""As in "men who could not be identified shot": the attack is not what could be."""
THEN = small(r"[\w,] (?:and|but)(?: (?:then|later|finally|instead|eventually))? ?\Z")
BUT = small(r"\bbut (?:one|two|both|some|another|the other|he|she|they|it|guards?|police|troops|soldiers)\b")
"""As in "tried to storm the depot but one was shot dead": another clause, of what was done."""
DID = small(r"(?:blew|shot|hit|struck|threw|fought|set off|[a-z]+(?<!e)ed|fired|killed|exploded)\b")
"""As in "tried to enter the gate and then blew himself up": the second was done."""
HALTING = Holds(r"^end(?:ing)?|halt|stop|ceas|cessation|suspend")
"""A word of each match of ``HALTED`` holds this."""
HALTED = small(
    r"\b(?:(?:an? )?(?:immediate |complete |total )?(?:end|halt|stop|cessation) (?:to|of)|halt(?:ing)?|stop(?:ping)?|end(?:ing)?|cease|ceasing|suspend(?:ing)?)"
    r" (?:at once |immediately |all )?(?:(?:the|its|their|his|these|those|this|all|any further|further) (?:[\w-]+ ){0,3}|[\w-]+['’]s (?:[\w-]+ ){0,3})\Z"
    r"|\b(?:halt|cease|end)(?:ing)? (?:(?:at once|immediately|all|indiscriminate|cross-border|further|deadly) )+\Z"
)
"""As in "called for an end to the army's": what is to end goes on."""
ANSWERED = small(r"\b(?:(?:response|reply) to|(?:retaliation|revenge) for) (?:the|this|these)\b")
"""What is threatened is the answer, not the attack."""
OVER = small(r"\b(?:for|over|after|following|behind|in response to|against the perpetrators of)\b")
"""As in "vowed revenge for the attack": what is threatened is the answer to it."""
DENIED_PART = small(r"\s*(?:responsibility|involvement|\w+ (?:have|had|has) claimed)")
WEAPON_PARTS = (
    "missile", "rocket", "rpg", "shell", "mortar", "artillery", "tank", "bomb", "munition", "phosphorus", "explosive", "ied",
    "mine", "suicide", "grenade", "drone", "uav", "unmanned", "gun", "rifle", "pistol", "automatic", "arms", "chlorine", "sarin",
    "gas", "nerve", "kni", "machete",
)  # fmt: skip
"""Each weapon holds one of these parts of words: a quick test."""
WEAPON = small(
    r"\b(?:ballistic missiles?|cruise missiles?|hypersonic missiles?|surface-to-surface missiles?|guided missiles?|missiles?|rocket[- ]propelled grenades?|RPGs?|"
    r"rocket shells?|Grad rockets?|Katyusha rockets?|rockets?|mortar (?:and rocket )?shells?|mortar rounds?|mortars?|artillery shells?|artillery|tank shells?|tank fire|"
    r"barrel bombs?|cluster (?:bombs?|munitions)|vacuum bombs?|glide bombs?|phosphorus|bunker buster bombs?|improvised explosive devices?(?: \(IED\))?|IEDs?|car bombs?|truck bombs?|"
    r"suicide (?:vest|belt|car bomb)|roadside bombs?|land ?mines?|explosive (?:belt|device|vest)s?|hand grenades?|grenades?|bombs?|suicide drones?|Shahed drones?|kamikaze drones?|"
    r"FPV drones?|drones?|UAVs?|unmanned aerial vehicles?|machine guns?|assault rifles?|rifles?|pistols?|automatic weapons|gunfire|small arms|chlorine|sarin|"
    r"toxic gas|nerve agent|knives|knife|machetes?|explosives|shells?)\b",
)


def status_of(text: str, start: int, at: int) -> StrikeStatus:
    """Whether the words before the trigger, in small letters, tell it as done, denied, threatened or merely thought of."""
    found = StrikeStatus.REPORTED
    if at <= start:
        return found
    for match in MOODS.finditer(text, max(start, at - MOOD_CHARS_MAX), at):
        status, reach = REACH[match.lastgroup or ""]
        between = text[match.end() : at]
        if len(between) > reach or any(mark in between for mark in ".;:"):
            continue
        if match.lastgroup == "maybe" and OWN_VERB.match(text, match.end(), at):
            continue
        if status is StrikeStatus.HYPOTHETICAL and HALTED.search(text, match.start(), at):
            continue
        if status is not StrikeStatus.DENIED and ANSWERED.search(between):
            continue
        if status is StrikeStatus.THREATENED and OVER.search(between):
            continue
        if status is StrikeStatus.HYPOTHETICAL and (
            TOLD_AS_DONE.search(between) or BUT.search(between) or (THEN.search(between) and DID.match(text, at))
        ):
            continue
        if status is StrikeStatus.DENIED and ("," in between or DENIED_PART.match(between)):
            continue
        if found is StrikeStatus.REPORTED or status is StrikeStatus.THREATENED:
            found = status
    return found


def is_to_end(doc: Doc, sentence: Sentence, at: int) -> bool:
    """As in "called for an end to the army's": what begins at ``at`` has gone on for long."""
    if not doc.says(sentence, HALTING):
        return False
    return HALTED.search(doc.small, max(sentence.start, at - MOOD_CHARS_MAX), at) is not None


def weapon_of(doc: Doc, start: int, end: int, at: int) -> str | None:
    """The weapon named nearest to the trigger in its sentence."""
    first, last = max(start, at - WEAPON_CHARS), min(end, at + WEAPON_CHARS)
    if not has_part(doc.small, WEAPON_PARTS, first, last):
        return None
    found = [(abs(m.start() - at), doc.text[m.start() : m.end()]) for m in WEAPON.finditer(doc.small, first, last)]
    return min(found)[1] if found else None
