"""Which nouns no list knows are people, because something that only befalls people befell them."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

AGENT = re.compile(r"[a-z-]+(?:[^aeiou]er|or|ist|ian|man|woman|eer|yst|in-command|keeper|maker)")
"""How nouns for who does a thing end: "a welder", "a bomb-maker"."""
THINGS = listed(
    """water number power order summer winter river paper sector market border corner tower shelter computer container
    helicopter quarter factor letter matter center master chamber member weather color harbor harbour floor door error
    terror horror minor motor tractor reactor corridor doctor-general trailer carrier cruiser destroyer freighter tanker
    trawler steamer liner bulldozer boiler locker flyer layer timber lumber slaughter laughter disaster character murder
    danger anger hunger finger chapter newsletter thunder under over after either neither other another ever never however
    former latter bumper hanger hangar cluster launcher printer transformer silencer router server charger chopper bomber fighter"""
)
HARMING = frozenset((Effect.KILLED, Effect.WOUNDED))
OF_REACH = 6
LOOSE = frozenset(("hurt", "harmed", "lost", "buried", "missing"))
"""Harm that befalls plans and prices as well."""


def person_at(c: Clause, i: int) -> list[Group]:
    """The one person from token ``i`` on by a word no list knows: "the body of a potter"."""
    head = skip_right(c, i + 1, "JC")
    if c.tag(i) not in "AS" or c.tag(head) != "x" or c.tag(head + 1) in "xU":
        return []
    word = c.low(head)
    if word in THINGS or AGENT.fullmatch(word) is None:
        return []
    return [Group(i, head + 1, head, 1, 1, Qualifier.EXACT, (i, i + 1), "single", guessed=True)]


def person_before(c: Clause, verb: int, effect: Effect, harm: int) -> list[Group]:
    """The one person right before the verb at ``verb``: "a biker was killed", "his bomb-maker was wounded"."""
    head = skip_left(c, verb - 1, "a,z")
    of = next((k for k in range(head, max(c.first, head - OF_REACH), -1) if c.tags[k] not in "xCJTASU"), head)
    if c.tag(of) == "o":
        head = of - 1  # "the director of a hospital was killed"
    if effect not in HARMING or c.low(harm) in LOOSE or c.tag(head) not in "xJ" or head in c.inside:
        return []
    word = c.low(head)
    if word in THINGS or AGENT.fullmatch(word) is None:
        return []
    first = skip_left(c, head - 1, "xJCe'") + 1
    if c.tag(first - 1) not in ("AS" if effect is not Effect.KILLED else "AST") and c.low(first - 1) != "one":
        return []
    return [Group(first - 1, head + 1, head, 1, 1, Qualifier.EXACT, (first - 1, first), "single", guessed=True)]
