"""Places no gazetteer knows which the text itself introduces: "a village named X", "X, a town in Y", "under X Police Station"."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tocsin.core.actors.demonyms import DEMONYMS
from tocsin.core.places import cues
from tocsin.core.places.gazetteer import word_list
from tocsin.core.places.names import Found, norm
from tocsin.core.places.unknown import is_idle
from tocsin.schemas.words import PlacePrecision as P

NAME = (
    r"(?:(?:[AaEe]l|As|Ash|Ad|Ar|Az|Tal|Tel|Umm|Abu|Deir|Beit|Kafr|Khan|San|Santa|La|Las|Los)[ -])?"
    r"[A-Z][\w’'-]*[a-z](?: (?:[ae][lsdrnz]h?-)?[A-Z][\w’'-]*[a-z]){0,2}"
)
WHERE = (
    r"\b(?:in|at|near|on|of|under|around|outside|inside|within|from|between|hit|hitting|struck|striking|shelled|bombed|targeted|"
    r"targeting|attacked|attacking|captured|stormed) "
)
KIND = r"(?:village|town|city|area|place|district|suburb|neighbou?rhood|hamlet|settlement|locality)"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that introduce a place: ``sign`` stands in the text as it is, ``ahead`` matches from it on, ``back`` ends before it."""

    sign: str
    back: re.Pattern[str]
    ahead: re.Pattern[str]
    kind: P
    words: frozenset[str] = frozenset()
    """Words in small letters one of which each match has beside it; none where parts of words will do."""


CUES = (
    Cue(
        " Police Station",
        re.compile(rf"\b(?:under|in|at|near|outside|within|inside) (?:the )?(?P<name>{NAME})\Z"),
        re.compile(r"(?P<tail> Police Station)\b"),
        P.DISTRICT,
        frozenset(("police",)),
    ),
    Cue(
        ", a",
        re.compile(rf"(?<![\w-])(?P<name>{NAME})\Z"),
        re.compile(
            rf", an? (?:(?!from |of |in |at |near )[\w-]+ ){{0,3}}{KIND}(?:,| (?:in|near|outside|of|on|at|by|to|from|about|some|\d|north|south|east|west|that|which|where|under|"
            r"held|controlled|inhabited|close|just|with|known|run)\b)"
        ),
        P.CITY,
        frozenset(
            "village town city area place district suburb neighborhood neighbourhood hamlet settlement locality".split()
        ),
    ),
    Cue(
        "s named ",
        re.compile(rf"\b{KIND}\Z"),
        re.compile(rf"s named (?P<name>{NAME})(?: and (?P<other>{NAME}))?"),
        P.CITY,
        frozenset(("named",)),
    ),
    Cue(" named ", re.compile(rf"\b{KIND}\Z"), re.compile(rf" named (?P<name>{NAME})"), P.CITY, frozenset(("named",))),
    Cue(
        " called ", re.compile(rf"\b{KIND}\Z"), re.compile(rf" called (?P<name>{NAME})"), P.CITY, frozenset(("called",))
    ),
    Cue(
        " known as ",
        re.compile(rf"\b{KIND}(?: locally)?\Z"),
        re.compile(rf" known as (?:the )?(?P<name>{NAME})"),
        P.DISTRICT,
        frozenset(("known",)),
    ),
    Cue(
        " of ",
        re.compile(r"\b(?:village|town|city|suburb|hamlet)\Z"),
        re.compile(r" of (?P<name>(?:Al|El|As|Ash|Ar|Az|Tal|Tel|Umm|Abu|Deir) [A-Z][\w’'-]*[a-z])\b"),
        P.CITY,
        frozenset(("village", "town", "city", "suburb", "hamlet")),
    ),
    *(
        Cue(
            f" {land}",
            re.compile(r"\b(?:in|across|through|into|from|of|to|throughout) (?:the )?(?P<nation>[A-Z][a-z]+)\Z"),
            re.compile(rf"(?P<tail> {land})\b"),
            P.ADMIN1,
            frozenset(("desert",)),
        )
        for land in ("desert", "Desert")
    ),
    Cue(
        " National Park",
        re.compile(rf"{WHERE}(?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\Z"),
        re.compile(r"(?P<tail> National Park)\b"),
        P.SITE,
        frozenset(("national",)),
    ),
    Cue(
        " Operating Base ",
        re.compile(r"\bForward\Z"),
        re.compile(r" Operating Base (?P<name>[A-Z][\w’'-]*[a-z])\b"),
        P.SITE,
        frozenset(("base",)),
    ),
    Cue(
        " Camp ",
        re.compile(rf"{WHERE[:-1]}\Z"),
        re.compile(r" (?P<name>Camp [A-Z][\w’'-]*[a-z])\b"),
        P.SITE,
        frozenset(("camp",)),
    ),
    Cue(
        " camp",
        re.compile(r"\bthe (?P<people>[A-Z]\w+) (?P<name>[A-Z][\w’'-]*[a-z](?: refugee)?)\Z"),
        re.compile(r"(?P<tail> camp)\b"),
        P.SITE,
        frozenset(("camp",)),
    ),
    *(
        Cue(
            f" {verb} ",
            re.compile(r"\w\Z"),
            re.compile(
                rf" {verb} (?P<name>{NAME})(?= (?:as|on|in|and|with|after|before|when|while|again|late|early|using|for|at|from|overnight|killing)\b|[.,;])"
            ),
            P.CITY,
            frozenset((verb,)),
        )
        for verb in ("shelled", "bombarded", "pounded")
    ),
    Cue(
        " was ",
        re.compile(rf"(?:\A|[.\n”\"] ?)(?P<name>{NAME})\Z"),
        re.compile(
            r" was (?:also |heavily |repeatedly |again )?(?:(?:shelled|bombed|bombarded|pounded)\b|"
            r"(?:hit|struck|rocked|shaken) by (?:[\w-]+ ){0,3}(?:air ?strikes?|raids?|shelling|bombardment|bombing|explosions?|blasts?|rockets)\b)"
        ),
        P.CITY,
        frozenset("shelled bombed bombarded pounded hit struck rocked shaken".split()),
    ),
    Cue(
        " came under ",
        re.compile(rf"(?:\A|[.\n”\"] ?)(?P<name>{NAME})\Z"),
        re.compile(r" came under (?:[\w-]+ ){0,2}(?:shelling|bombardment|bombing|air ?strikes?)\b"),
        P.CITY,
        frozenset("shelling bombardment bombing airstrike airstrikes strike strikes".split()),
    ),
    Cue(
        " come under ",
        re.compile(
            rf"(?:\A|[.\n”\"] ?|\bthat |\band )(?P<name>{NAME})(?: too| also| again)? (?:has|have|had)(?: also| again)?\Z"
        ),
        re.compile(r" come under (?:[\w-]+ ){0,2}(?:shelling|bombardment|bombing|shells|rockets|air ?strikes?)\b"),
        P.CITY,
        frozenset("shelling bombardment bombing shells rockets airstrike airstrikes strike strikes".split()),
    ),
)
BACK_CHARS = 90


def introduced(text: str, vocabulary: AbstractSet[str] | None = None) -> Iterator[Found]:
    """The places ``text`` introduces by such words, whether or not the gazetteer knows them.

    ``vocabulary`` holds its words in small letters, where somebody has them.
    """
    for cue in CUES:
        if vocabulary is not None and cue.words and cue.words.isdisjoint(vocabulary):
            continue
        at = text.find(cue.sign)
        while at >= 0:
            ahead = cue.ahead.match(text, at)
            back = cue.back.search(text, max(0, at - BACK_CHARS), at) if ahead is not None else None
            if ahead is not None and back is not None:
                yield from _places(ahead, back, cue.kind)
            at = text.find(cue.sign, at + 1)


def _places(ahead: re.Match[str], back: re.Match[str], kind: P) -> Iterator[Found]:
    """What the names in both matches are places of; a tail belongs to the name before it."""
    here = ahead.groupdict()
    before = back.groupdict()
    if "people" in before and norm(before["people"]) not in DEMONYMS:
        return
    if "nation" in before and norm(before["nation"]) in DEMONYMS:  # "the Syrian desert"
        yield Found(back.start("nation"), ahead.end("tail"), (), kind)
    if "name" in before and _may_be_place(before["name"]):
        end = ahead.end("tail") if "tail" in here else back.end("name")
        yield Found(back.start("name"), end, (), kind)
    for group in ("name", "other"):
        if here.get(group) and _may_be_place(here[group]):
            yield Found(ahead.start(group), ahead.end(group), (), kind)


def _may_be_place(name: str) -> bool:
    """No title, no people, not made of everyday words alone."""
    words = name.split()
    keys = [norm(word) for word in words]
    if keys[0] in cues.NEVER_PLACES or not cues.TITLES.isdisjoint(keys):
        return False
    common = word_list("common")
    return not all(is_idle(key, word, common) for key, word in zip(keys, words, strict=True))
