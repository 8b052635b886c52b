"""Places no gazetteer knows which the text itself introduces: "a village named X", "X, a town in Y", "under X Police Station"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import word_list
from tocsin.core.places.names import Found, norm
from tocsin.core.places.unknown import is_idle
from tocsin.schemas.words import PlacePrecision as P

NAME = r"(?:(?:[AaEe]l|As|Ash|Ad|Ar|Az|Tal|Tel|Umm|Abu|Deir|Beit|Kafr|Khan|San|Santa|La|Las|Los|El)[ -])?[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z]){0,2}"
WHERE = r"\b(?:in|at|near|on|of|under|around|outside|inside|within|from|between|hit|hitting|struck|striking|shelled|bombed|targeted|targeting|attacked|attacking|captured|stormed)"
PATTERNS: tuple[tuple[str, re.Pattern[str], P], ...] = (
    (
        "olice ",
        re.compile(
            rf"\b(?:under|in|at|near|outside|within|inside) (?:the )?(?P<name>{NAME}(?: [Pp]olice [Ss]tation))\b"
        ),
        P.DISTRICT,
    ),
    (
        ", a",
        re.compile(
            rf"{WHERE} (?P<name>{NAME}),? an? (?:[\w-]+ ){{0,3}}(?:village|town|city|area|district|suburb|neighbou?rhood|hamlet|settlement) (?:in|near|outside|of|on|at|about|some|\d|north|south|east|west|that|which|under|held|controlled|inhabited)\b"
        ),
        P.CITY,
    ),
    (
        "named ",
        re.compile(
            rf"\b(?:village|town|area|place|suburb|locality|settlement|hamlet)s? named (?P<name>{NAME})(?: and (?P<other>{NAME}))?"
        ),
        P.CITY,
    ),
    (
        "nown as ",
        re.compile(
            rf"\b(?:village|town|area|place|district|suburb|locality|settlement|neighbou?rhood) (?:locally )?known as (?:the )?(?P<name>{NAME})"
        ),
        P.DISTRICT,
    ),
    (
        "called ",
        re.compile(rf"\b(?:village|town|area|place|suburb|locality|settlement|hamlet) called (?P<name>{NAME})"),
        P.CITY,
    ),
    (
        " of ",
        re.compile(
            r"\b(?:village|town|city|suburb|hamlet) of (?P<name>(?:Al|El|As|Ash|Ar|Az|Tal|Tel|Umm|Abu|Deir) [A-Z][\w’'-]*[a-z])\b"
        ),
        P.CITY,
    ),
    (
        " Park",
        re.compile(rf"{WHERE} (?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?? National Park)\b"),
        P.SITE,
    ),
    ("Camp ", re.compile(rf"{WHERE} (?P<name>(?:Camp|Fort) [A-Z][\w’'-]*[a-z])\b"), P.SITE),
    (
        "amp",
        re.compile(r"\bthe (?P<people>[A-Z]\w+) (?P<name>[A-Z][\w’'-]*[a-z](?: refugee)? camp)\b"),
        P.SITE,
    ),
    (
        "ell",
        re.compile(
            r"\bshell(?:ed|ing|s) (?P<name>(?:[Aa]l-)?[A-Z][\w’'-]*[a-z])(?= (?:as|on|in|and|with|after|before|when|while|again|late|early)\b|[.,;])"
        ),
        P.CITY,
    ),
)
"""Each with a part of a word without which it cannot match."""


def introduced(text: str) -> Iterator[Found]:
    """The places ``text`` introduces by such words, whether or not the gazetteer knows them."""
    for part, pattern, kind in PATTERNS:
        if part not in text:
            continue
        for match in pattern.finditer(text):
            people = match.groupdict().get("people")
            if people is not None and norm(people) not in DEMONYMS:
                continue
            for group in ("name", "other"):
                if match.groupdict().get(group) and _may_be_place(match[group]):
                    yield Found(match.start(group), match.end(group), (), kind)


def _may_be_place(name: str) -> bool:
    """No title, no people, not made of everyday words alone."""
    words = name.split()
    keys = [norm(word) for word in words]
    if keys[0] in cues.NEVER_PLACES or not cues.TITLES.isdisjoint(keys):
        return False
    common = word_list("common")
    return not all(is_idle(key, word, common) for key, word in zip(keys, words, strict=True))
