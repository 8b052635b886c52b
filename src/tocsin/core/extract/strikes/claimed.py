"""Who stands behind an attack by what another sentence tells: who claims it, who is blamed for it or suspected of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.core.actors.table import Form
from tocsin.core.small import Holds, small
from tocsin.schemas.words import ActorKind

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention
    from tocsin.core.extract.reading.doc import Sentence
    from tocsin.core.extract.strikes.parties import Parties

CLAIMED = small(
    r"\b(?:claim(?:ed|s|ing)? (?:the )?(?:full )?(?:responsibility|credit)|has claimed the (?:attack|bombing)|claim(?:ed|s) (?:the|that|this) (?:attack|bombing|blast|killing|assault|raid|ambush|strike)|(?:took|takes|taking|accept(?:ed|s|ing)|assum(?:ed|es|ing)|own(?:ed|s|ing)|admitt(?:ed|ing)|shoulder(?:ed|ing)) (?:the )?(?:full )?responsibility"
    r"|own(?:ed|s|ing)? up to|took credit|boasted of (?:the )?(?:attack|bombing|ambush|raid|killing)|(?:said|says|saying) (?:that )?(?:it|they|its [a-z]+) (?:was|were|had been) behind (?:the|this|[a-z]+[’']s) (?:[a-z]+ )?(?:attack|bombing|blast|ambush|raid|killing|explosion|shooting)"
    r"|(?:said|says|saying|announced|claimed) (?:that )?(?:one of |two of |some of )?(?:its|their) (?:[\w-]+ ){0,2}?(?:fighters|forces|members|militants|men|mujahideen|cadres|units?|commandos|guerrillas) (?:had |have |has )?(?:carried out|conducted|launched|staged|executed|planted|detonated)"
    r"|\bour (?:[\w-]+ ){0,2}?(?:fighters|forces|members|militants|men|mujahideen|cadres|units?|commandos|guerrillas) (?:had |have |has )?(?:carried out|conducted|launched|staged|executed|planted|detonated)"
    r"|responsibility (?:for (?:[\w’'-]+ ){1,6})?(?:was|were|has been|had been) (?:later |also )?claimed)"
)
CLAIMING = Holds(
    r"claim|responsib|^own(?:ed|s|ing)?$|credit|boasted|^(?:behind|carried)$|conducted|launched|staged|executed|planted|detonated"
)
"""A word of each match of ``CLAIMED`` holds this."""
BLAMING = Holds(
    r"blam|accus|attribut|ascribed|suspect|suspicion|responsible|work|hallmark|^(?:belonged|carried)$|behind|pinned|believed|pointed|involvement"
)
"""A word of each match of ``BLAMED`` or ``SUSPECTED`` holds this."""


def claim_of_responsibility(parties: Parties, sentence: Sentence) -> ActorMention | None:
    """Who says in this sentence that it was they; None where nobody does."""
    match = CLAIMED.search(parties.doc.small, sentence.start, sentence.end)
    if match is None or re.search(
        r"\b(?:no|not|nobody|yet|denied|without)\b", parties.doc.small[sentence.start : match.end() + 12]
    ):
        return None
    at = parties.doc.token_at(match.start())
    named = [m for m in parties.within(sentence.first, at) if m.form not in (None, Form.ADJECTIVE)]
    if named and at - named[-1].last > CLAIMANT_TOKENS_MAX:
        named = [m for m in named if m.actor.kind is ActorKind.GROUP] or named
    if named and parties.doc.lowers[named[0].last] == "," and parties.doc.lowers[at - 1] == ",":
        return named[0]  # "the front, a splinter of the league, claimed responsibility"
    if named:
        who = named[-1].actor
        same = (m for m in named if (m.actor.name, m.actor.kind) == (who.name, who.kind))
        return max(same, key=lambda m: m.last - m.first)
    after = [m for m in parties.within(at, sentence.last) if m.form is not None and m.actor.kind is ActorKind.GROUP]
    return after[0] if after else None


CLAIMANT_TOKENS_MAX = 2
"""Whoever stands so near before "claimed responsibility" claims it, a government's force as well as a group."""


def blamed(parties: Parties, sentence: Sentence) -> ActorMention | None:
    """Whom this sentence blames for an attack: "blamed on X", "blamed X for the attack", "accused X of carrying out"."""
    match = BLAMED.search(parties.doc.small, sentence.start, sentence.end)
    if match is None:
        return None
    at = parties.doc.token_at(match.end() - 1) + 1
    named = [m for m in parties.within(at, min(at + BLAMED_TOKENS_MAX, sentence.last)) if m.form is not Form.CAPITAL]
    if not named or (match["accused"] and not CARRIED_OUT.search(parties.doc.small, match.end(), sentence.end)):
        return None
    return next((m for m in named if m.form is not None), named[0])


BLAMED = small(
    r"\b(?:blam(?:ed|es|ing)(?: it)?(?: on)?|attribut(?:ed|ing)(?: it| the [a-z]+| the [a-z]+ [a-z]+)? to|ascribed to|(?P<accused>accus(?:ed|es|ing)))\b"
)
CARRIED_OUT = small(
    r"\bof (?:carrying out|being behind|launching|conducting|staging|perpetrating|planting|firing|(?:the|this|[a-z]+[’']s) (?:[a-z-]+ ){0,2}(?:attack|bombing|blast|strike|shelling|raid|killings?))\b"
)
BLAMED_TOKENS_MAX = 5


SUSPECTED = small(
    r"\b(?:(?:police|officials?|authorities|investigators?|sources|officers?|they|government|residents|locals|army|military|forces|investigators) (?:\w+ )?(?:suspects?|suspected|believes?|believed)(?: (?:that|the))*(?: (?:involvement|hand|role) of)?"
    r"|(?:involvement|hand|role|handiwork|work|hallmarks?) of|(?:suspicion|suspicions) (?:\w+ )?(?:fell|falls|fallen) on|(?:finger|fingers) (?:\w+ )?(?:pointed )?at"
    r"|(?:held|holds?|holding)|(?:attackers|assailants|gunmen|militants|bombers?|perpetrators|killers|shooters) (?:\w+ )?(?:belong(?:ed|s)? to|were (?:members |fighters |cadres |part )?(?:of|from)|hailed from|are from|was from)"
    r"|pinned (?:it |the (?:\w+ )?(?:attack|blast|bombing) )?on) (?:the |an? |suspected |local |cadres of |members of |militants of |fighters of )*(?=\S)"
)
"""Before who is suspected."""
BEHIND_IT = small(
    r"(?: \([^)]{1,20}\))?(?: (?:militants?|fighters|cadres|rebels|group|terrorists|outfit))? (?:(?:is|are|was|were|has been|have been) (?:\w+ )?(?:suspected|believed|thought|alleged|presumed|reported) (?:to (?:be |have been )|of (?:being )?)?(?:behind|in (?:the|this|[a-z]+[’']s) (?:[a-z]+ )?(?:attack|bombing|blast|ambush|raid|killing|shooting)|responsible|involved|carried out|carrying out|having carried out|planted|planting|have (?:carried out|staged|launched|planted))"
    r"|(?:is|was|were|are) (?:\w+ )?(?:behind|responsible for) (?:the|this|that|it)\b|(?:might|may|could) be (?:behind|responsible)|had a hand in)"
)
"""After who is suspected."""
NOT_IT = small(
    r"\b(?:no|not|nobody|denied|denies|denying|without|unclear|whether|if|yet|never|nor|reject\w*|dismiss\w*|condemn\w*)\b"
)


def suspected(parties: Parties, sentence: Sentence) -> ActorMention | None:
    """The group that this sentence suspects of an attack: "police suspect X", "X is believed to be behind the attack"."""
    text = parties.doc.small
    groups = [
        m
        for m in parties.within(sentence.first, sentence.last)
        if m.form is not None
        and m.form is not Form.CAPITAL
        and (m.actor.kind is ActorKind.GROUP or "Taliban" in m.actor.text)
    ]
    for mention in groups:
        start, end = mention.span
        if any(match.end() == start for match in SUSPECTED.finditer(text, max(sentence.start, start - 90), start + 1)):
            held = text[max(sentence.start, start - 14) : start]
            if not re.search(r"\bh[eo]ld\w* (?:the )?\Z", held) or " responsible" in text[end : end + 40]:
                return mention
        if (
            BEHIND_IT.match(text, end, sentence.end)
            and NOT_IT.search(text, max(sentence.start, start - 60), start) is None
        ):
            return mention
    return None
