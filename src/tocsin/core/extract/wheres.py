"""Where what a claim tells happened, where only another mention of the attack that caused it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.extract.doers import Mentions, mentions_by_sentence
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.strikes.event import Told
from tocsin.core.places.attach import RANK
from tocsin.core.places.bearings import countrywide, is_label, told_anew
from tocsin.schemas.event import Claim, Place
from tocsin.schemas.words import PlacePrecision, Scope, StrikeStatus


def with_places(doc: Doc, claims: Sequence[Claim], strikes: Sequence[Told]) -> tuple[Claim, ...]:
    """``claims``, those whose sentence names no place given the places of the attack it speaks of.

    Where it speaks of none, the only attack that is news is meant. What a sentence places in a country or a province
    only ("in northern Syria") lies where the attack it speaks of is told to lie more closely.
    """
    placed = [told for told in strikes if told.placed and told.strike.status is StrikeStatus.REPORTED]
    if not placed:
        return tuple(claims)
    mentions = mentions_by_sentence(placed)
    others = mentions_by_sentence([told for told in strikes if not told.placed])
    news = [told for told in placed if told.strike.scope is Scope.CURRENT]
    only = news[0] if len(news) == 1 else None
    return tuple(_placed(doc, claim, mentions, others, only) for claim in claims)


def _placed(doc: Doc, claim: Claim, mentions: Mentions, others: Mentions, only: Told | None) -> Claim:
    sentence = doc.sentence_at(claim.evidence.start)
    if countrywide(doc.small, sentence.start, sentence.end):
        return claim
    told = _nearest(doc, claim, mentions.get(sentence.index, ()))
    if claim.places and claim.places[0].span[1] <= sentence.start and is_label(doc.small, claim.places[0].span):
        return claim
    own = _own(claim, sentence)
    if told is None:
        another = _of_another(mentions.get(sentence.index - 1, ()), only) or not {
            sentence.index,
            sentence.index - 1,
        }.isdisjoint(others)
        told = only if not own and claim.scope is Scope.CURRENT and not another else None
    if told is None:
        return claim
    places = sorted(told.strike.places, key=lambda place: RANK[place.precision])
    if not own and _wider(places, claim.places) and _right_before(doc, claim.places[0], sentence):
        return claim
    finer = _finer(own, places) if own else tuple(places)
    fuller = tuple(dict.fromkeys((*finer, *claim.places))) if own and finer else finer or claim.places
    return claim if fuller == claim.places else replace(claim, places=fuller)


def _of_another(told: Sequence[tuple[int, Told]], only: Told | None) -> bool:
    """Whether the sentence before speaks of attacks with places of their own, and not of the ``only`` one that is news."""
    return bool(told) and all(attack is not only for _, attack in told)


def _right_before(doc: Doc, place: Place, sentence: Sentence) -> bool:
    return sentence.index > 0 and doc.sentences[sentence.index - 1].start <= place.span[0] < sentence.start


def _wider(places: Sequence[Place], known: Sequence[Place]) -> bool:
    """Whether ``places`` say no more than the country or province in which ``known`` lie."""
    if not places or not known or RANK[places[0].precision] < RANK[PlacePrecision.ADMIN1]:
        return False
    return RANK[known[0].precision] < RANK[PlacePrecision.ADMIN1] and known[0].country == places[0].country


def _nearest(doc: Doc, claim: Claim, told: Sequence[tuple[int, Told]]) -> Told | None:
    """The attack of the same time that the sentence speaks of nearest to ``claim``."""
    end = claim.evidence.end
    fitting = [
        (at, attack)
        for at, attack in told
        if attack.strike.scope is claim.scope and not (at > end and told_anew(doc.small, end, at))
    ]
    return min(fitting, key=lambda item: abs(item[0] - claim.evidence.start))[1] if fitting else None


def _own(claim: Claim, sentence: Sentence) -> tuple[Place, ...]:
    """The places of ``claim`` that its sentence names."""
    return tuple(place for place in claim.places if sentence.start <= place.span[0] < sentence.end)


def _finer(own: Sequence[Place], places: Sequence[Place]) -> tuple[Place, ...]:
    """The towns and districts among ``places`` in the country that is all, or nearly all, ``own`` tells."""
    if any(RANK[place.precision] < RANK[PlacePrecision.ADMIN1] for place in own):
        return ()
    return tuple(
        place
        for place in places
        if RANK[place.precision] < RANK[PlacePrecision.ADMIN1] and place.country == own[0].country
    )
