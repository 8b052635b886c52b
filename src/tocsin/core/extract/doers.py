"""Who did what a claim tells, where only the attack that caused it names the attacker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.slots import ACTIVE_RULES
from tocsin.core.extract.strikes.event import Told
from tocsin.schemas.event import Actor, Claim, Strike
from tocsin.schemas.words import ActorKind, Mode, Scope, StrikeStatus

ABSENT = frozenset(("noun.zero", "passive.zero"))
"""Where an attack hurt nobody, whose it was is named; not where somebody is told to be safe."""
Mentions = dict[int, list[tuple[int, Told]]]
"""For the number of a sentence, where it speaks of which attacks."""


def with_doers(doc: Doc, claims: Sequence[Claim], strikes: Sequence[Told]) -> tuple[Claim, ...]:
    """``claims``, those without a doer given the attacker of the attack that caused them.

    That is the attack their sentence speaks of, else the one right before it, else the only one that is news.
    """
    told = mentions_by_sentence(strikes)
    only = _only(strikes)
    known = [_by_its_attack(doc, claim, told) for claim in claims]
    found = [claim if _settled(doc, claim) else _with_doer(doc, claim, told, only) for claim in known]
    fellows: dict[int | str, list[Claim]] = {}
    for claim in found:
        fellows.setdefault(doc.sentence_at(claim.evidence.start).index, []).append(claim)
        fellows[claim.claim_id] = [claim]
    return tuple(claim if _settled(doc, claim) else _like_its_fellows(doc, claim, fellows) for claim in found)


def _by_its_attack(doc: Doc, claim: Claim, told: Mentions) -> Claim:
    """As in "the bombing of X in Y killed two": the subject of a verb of harm may be an attack, and its attacker the doer."""
    if claim.perpetrator is None or ACTIVE_RULES.isdisjoint(claim.rules):
        return claim
    index = doc.sentence_at(claim.evidence.start).index
    before = [
        item
        for item in told.get(index, ())
        if item[0] < claim.count.span[0] and item[1].strike.status is StrikeStatus.REPORTED
    ]
    doer = _doer(claim, max(before, key=lambda item: item[0])[1]) if before else None
    return claim if doer is None else replace(claim, perpetrator=doer)


def _settled(doc: Doc, claim: Claim) -> bool:
    """Whether its doer is known, or it has none: people "on both sides" were harmed, somebody is safe."""
    absent = claim.count.high == 0
    if claim.perpetrator is not None or (
        absent and (claim.scope is not Scope.CURRENT or ABSENT.isdisjoint(claim.rules))
    ):
        return True
    return doc.small.startswith(
        (" on both sides", " on either side", " on their side", " on its side"), claim.victims.span[1]
    )


def _like_its_fellows(doc: Doc, claim: Claim, fellows: dict[int | str, list[Claim]]) -> Claim:
    """The doer of the whole it is a part of, else of others harmed in the same sentence: "one was killed by X, two wounded"."""
    beside = fellows.get(claim.subset_of or "") or fellows[doc.sentence_at(claim.evidence.start).index]
    doers = [other.perpetrator for other in beside if other.perpetrator is not None]
    doer = next((party for party in doers if not _among_victims(party, claim)), None)
    return claim if doer is None else replace(claim, perpetrator=doer)


def mentions_by_sentence(strikes: Iterable[Told]) -> Mentions:
    """Which attacks each sentence speaks of."""
    told: Mentions = {}
    for strike in strikes:
        for sentence, at in strike.mentions:
            told.setdefault(sentence, []).append((at, strike))
    return told


def _only(strikes: Sequence[Told]) -> Told | None:
    """The one attack that the article reports as its news."""
    news = [t for t in strikes if t.strike.scope is Scope.CURRENT and t.strike.status is StrikeStatus.REPORTED]
    return news[0] if len(news) == 1 else None


def _with_doer(doc: Doc, claim: Claim, told: Mentions, only: Told | None) -> Claim:
    index = doc.sentence_at(claim.evidence.start).index
    here = told.get(index, ())
    doer = _nearest(claim, here)
    if not here:
        before = told.get(index - 1, ())
        older = claim.scope is Scope.BACKGROUND
        doer = _nearest(claim, [item for item in before if not older or _is_older(item[1].strike)])
    if not doer and not here and only is not None and claim.count.high != 0 and _same_place(claim, only):
        doer = _doer(claim, only)
    return claim if doer is None else replace(claim, perpetrator=doer)


def _is_older(strike: Strike) -> bool:
    """Whether an attack lies before the news, and is no habit: "the group often targets officials"."""
    return strike.scope is Scope.BACKGROUND and "strike.often" not in strike.rules


def _same_place(claim: Claim, told: Told) -> bool:
    """Whether nothing tells of another place."""
    there = {place.name for place in told.strike.places}
    return not (there and claim.places) or any(place.name in there for place in claim.places)


def _nearest(claim: Claim, told: Sequence[tuple[int, Told]]) -> Actor | None:
    """The attacker told nearest to ``claim`` who may have done it."""
    fitting = [(at, doer) for at, strike in told if (doer := _doer(claim, strike)) is not None]
    return min(fitting, key=lambda item: abs(item[0] - claim.evidence.start))[1] if fitting else None


def _doer(claim: Claim, told: Told) -> Actor | None:
    """Who of the parties to an attack may have done what the claim tells: no plan, and not its victims."""
    strike = told.strike
    if strike.status is not StrikeStatus.REPORTED or (claim.count.high == 0 and strike.mode is Mode.CLASH):
        return None
    parties = (strike.attacker, strike.target if strike.mode is Mode.CLASH else None)
    return next((party for party in parties if party is not None and not _among_victims(party, claim)), None)


def _among_victims(party: Actor, claim: Claim) -> bool:
    """Whether ``party`` is whom the claim tells was harmed, or of their kind: no police kill policemen."""
    start, end = claim.victims.span
    if party.span[0] < end and start < party.span[1]:
        return True
    if party.side is not None and party.side == claim.victims.side:
        return True
    if party.side is not None and claim.victims.side is not None:
        return False  # two armies: "Indian soldiers were killed when Pakistani troops opened fire"
    victims = claim.victims.text.lower()
    head = victims.partition(" of ")[0]  # "a commander of the Liberation Army" is no army; but "four of the attackers"
    words, harmed = set(party.text.lower().split()), set((head if " " in head else victims).split())
    if party.kind not in (ActorKind.FORCE, ActorKind.STATE) and not ASSAILANTS.isdisjoint(harmed):
        return True  # "four of the attackers were killed": they are the party
    if not words.isdisjoint(harmed):
        return True
    kin = (
        FORCES
        if party.kind is ActorKind.FORCE and "taliban" not in words
        else REBELS
        if not words.isdisjoint(REBELS)
        else frozenset()
    )
    return not harmed.isdisjoint(kin)


FORCES = listed(
    """police policeman policemen cop cops soldier soldiers troops trooper troopers constable constables sf sfs officer officers
    personnel jawan jawans inspector conscript conscripts guard guards servicemen commandos rangers army marines recruits paramilitaries"""
)
ASSAILANTS = listed("attackers attacker assailants assailant bombers bomber raiders hijackers gunmen gunman")
REBELS = listed(
    """militant militants rebel rebels insurgent insurgents terrorist terrorists guerrilla guerrillas gunman gunmen attacker attackers
    assailants cadre cadres maoist maoists fighters"""
)
