"""Where an attack was whose sentence names no place: where the last attack was, not where something else was told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.guard_words import HARM
from tocsin.core.places.bearings import LOCATIVE
from tocsin.core.small import small
from tocsin.schemas.words import Scope

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence
    from tocsin.core.extract.strikes.mention import Trigger
    from tocsin.schemas.event import Place

BACK_MAX = 40
"""Mentions looked back at."""
LED_CHARS_MAX = 45
"""How far before a place the word may begin that puts things there."""
NEXT_VERB = small(
    r" (?!(?:and|or|in|on|of|at|near|under|after|amid|is|was|province|district|city|countryside|village|town)\b)[a-z]+"
)
"""After a place that opens a sentence: who governs there does something."""


def place_by_news(doc: Doc, here: list[Trigger], told: list[Trigger]) -> None:
    """Give each of ``here`` that names no place the one of the attack it belongs to among those ``told`` before.

    What is news was where the last news was, not where an older attack was told of since.
    """
    told = told[-BACK_MAX:]
    _not_by_the_way(doc, here, told)
    placed = next((t for t in reversed(told) if t.own), None)
    if placed is None or placed.scope is Scope.CURRENT:
        return
    news = next((t for t in reversed(told) if t.own and t.scope is Scope.CURRENT), None)
    older = {place.name for place in placed.own}
    for trigger in here:
        inherits = not trigger.own and any(place.name in older for place in trigger.places)
        if news is not None and inherits and trigger.scope is Scope.CURRENT:
            trigger.places = news.own


def _not_by_the_way(doc: Doc, here: list[Trigger], told: list[Trigger]) -> None:
    """Not at a place named in a sentence without attacks, behind no word that puts things there: "Doha hosts talks"."""
    attacked = {t.sentence.index for t in told}
    for trigger in here:
        if trigger.own or not trigger.places:
            continue
        named = trigger.places[0].span[0]
        sentence = doc.sentence_at(named)
        if sentence.index in attacked or sentence.index == trigger.sentence.index:
            continue
        if LOCATIVE.search(doc.small, max(0, named - LED_CHARS_MAX), named):
            continue
        last = next((t for t in reversed(told) if t.own and t.scope is trigger.scope), None)
        if last is not None:
            trigger.places = last.own
        elif _acts(doc, trigger.places[0], sentence):
            trigger.places = ()


def _acts(doc: Doc, place: Place, sentence: Sentence) -> bool:
    """As in "Doha hosts talks": who governs there, in a sentence that harms nobody."""
    opens = place.span[0] == sentence.start and NEXT_VERB.match(doc.small, place.span[1]) is not None
    return opens and HARM.search(doc.small, sentence.start, sentence.end) is None
