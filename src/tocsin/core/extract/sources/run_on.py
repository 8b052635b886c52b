"""Where a speaker's name begins in text without commas: behind a place, an event, a date or a clause."""

from __future__ import annotations

import re

from tocsin.core.extract.english.grammar import WEEKDAYS
from tocsin.core.extract.english.words import NATIONALS, listed
from tocsin.core.extract.reading.doc import Doc, Sentence


def behind_clause(doc: Doc, tags: str, sentence: Sentence, start: int, last: int) -> int:
    """Where the name in tokens ``start`` to ``last`` begins that may have swallowed the end of what is said."""
    if doc.lowers[last - 1] in ("sources", "source", "reports"):
        start = _source_modifiers(doc, tags, max(start, sentence.first), last)
    if last - start < 2:
        return start
    span = tags[start:last]
    if "C" in span and ("I" in span or "o" in span):
        start = _behind_place(doc, tags, start, last)
    if not EVENTS.isdisjoint(doc.lowers[start : last - 1]):
        start = _behind_event(doc, tags, sentence, start, last)
    start = _behind_scene(doc, tags, sentence, start, last)
    if last - start > 2:
        start = _outlet_after_place(doc, tags, start, last)
    return _clause_cut(doc, tags, start, last, whole=start == sentence.first)


def _behind_place(doc: Doc, tags: str, start: int, last: int) -> int:
    """Where the role begins that follows a place: "in Idlib civil defence workers"."""
    if (tail := ROLE_TAIL.search(tags, start, last)) is not None and tail.end() == last:
        start = tail.start("role")
    if (behind := ROLE_BEHIND_PLACE.search(tags, start, last)) is not None and behind.end() == last:
        crossed = "K" in tags[start : behind.start()] or tags[behind.start()] in "xUe"
        if crossed and doc.lowers[behind.start() + 1] in ("in", "at", "near", "across", "outside"):
            start = behind.start("role")
    return start


def _behind_event(doc: Doc, tags: str, sentence: Sentence, start: int, last: int) -> int:
    """Where the role begins that follows an event: "in shelling of Homs activists", "in the raid police"."""
    if (event := OF_AN_EVENT.match(tags, start, last)) is not None and doc.lowers[start] in EVENTS:
        start = event.start("role")
    event_at = next((k for k in range(start, last - 1) if doc.lowers[k] in EVENTS), None)
    within = any(
        doc.lowers[k] in ("in", "during", "after") for k in range(max(start - 1, sentence.first), event_at or start)
    )
    if event_at is not None and within and tags[event_at + 1] not in "oI" and tags[last - 1] in "xpPL":
        start = event_at + 1
    return start


def _behind_scene(doc: Doc, tags: str, sentence: Sentence, start: int, last: int) -> int:
    """Where the name begins that follows a scene: "near the market Omar Sahl", "in the air strike army chief Omar Sahl"."""
    if start <= sentence.first or tags[start] not in "TA" or tags[start - 1] not in "IKkvUogd":
        return start
    for k in range(start + 1, min(start + SCENE_TOKENS_MAX, last - 1)):
        if doc.lowers[k] in SCENES and doc.words[k].islower():
            return k + 1 if NAMED_BEHIND.match(tags, k + 1, last) is not None else start
    return start


SCENE_TOKENS_MAX = 5
NAMED_BEHIND = re.compile("v?[JxLCe]{0,4}(?:[xpL]|C)C")
SCENES = listed(
    """market shop street road village town city district area neighbourhood neighborhood vehicle bus car truck house home building
    strike airstrike attack raid bombing blast explosion shelling bombardment clash ambush operation encounter gunfight
    base camp checkpoint school mosque hospital square bridge border region province countryside outskirts"""
)
"""What stands behind "in the", "near the" ends there: a name behind it begins anew."""
ROLE_TAIL = re.compile(r"[oI]T?C+(?P<role>[xJ]+[PL])")
"""In text without commas: "… in Idlib civil defence workers told" speaks of the workers, not of Idlib's."""
OF_NATIONS = frozenset(NATIONALS.split())
SOURCE_MODIFIERS = listed("""medical media local security military official field hospital informed reliable news several own unnamed diplomatic
    police tribal intelligence government health rebel opposition other intersected its activist rescue multiple family army defence defense""")


def _source_modifiers(doc: Doc, tags: str, first: int, last: int) -> int:
    """Where "local and media sources" begins: only words that can describe a source belong to it."""
    k = last - 2
    while k >= first and (tags[k] in "CJT&S" or doc.lowers[k] in SOURCE_MODIFIERS or doc.lowers[k] in OF_NATIONS):
        k -= 1
    while k + 1 < last - 1 and tags[k + 1] == "&":
        k += 1
    if k >= first and tags[k] in "ADV" and tags[k + 1] != "T":
        k -= 1
    return k + 1


ROLE_BEHIND_PLACE = re.compile("[xUePp]I[TJx]*C+(?P<role>[xJ]*[PL])")
"""In text without commas: "… at a post in northern Dalem officials said" speaks of officials."""
OF_AN_EVENT = re.compile("[xeU][oI]T?C+(?P<role>[xJ]*P)")
"""In text without commas: "… in shelling of Homs activists said" speaks of activists, not of Homs's."""
EVENTS = listed(
    """shelling bombing fighting clashes clash raids raid strikes airstrikes attack attacks bombardment blast explosion
    ambush battle captivity massacre crossfire siege standoff"""
)
"""No speaker, nor part of one: "… in the raid police said"."""


def _outlet_after_place(doc: Doc, tags: str, first: int, last: int) -> int:
    """Where, without commas, a body in capitals begins behind a place: "in Deir Ezzor SANA news agency reported"."""
    for k in range(last - 1, first + 1, -1):
        if tags[k] not in "CxpP":
            return first
        national = doc.lowers[k] in OF_NATIONS and doc.words[k].istitle() and k + 1 < last
        if national and doc.words[k + 1].islower() and tags[k - 1] in "xCU" and tags[k + 1] in "xpPLJ":
            return k
        if doc.words[k].isupper() and len(doc.words[k]) > 2 and tags[k - 1] == "C" and not doc.words[k - 1].isupper():
            opening = k - 1
            while opening > first and tags[opening] == "C":
                opening -= 1
            return k if tags[opening] == "I" else first
    return first


OBJECTS = re.compile("[Kkg]a?[TA]?(?:[DVH]+[xJC]{0,2}[Pp]|[xJ]{0,2}P)")
"""In text without commas: "… killed nine villagers a monitor said" speaks of the monitor."""
JOINING = frozenset(("but", "yet", "though", "whereas"))
DAYTIMES = WEEKDAYS | {"overnight", "today", "yesterday", "tonight"}
LANDS = listed("countryside outskirts province district neighbourhood neighborhood suburbs suburb area")
"""Behind "in the northern countryside" a plural begins anew: whoever speaks."""
TIME_UNITS = frozenset(("hours", "days", "weeks", "months"))


def _clause_cut(doc: Doc, tags: str, first: int, last: int, *, whole: bool) -> int:
    """Where the phrase really begins in a text without commas: at its last article or capital run."""
    told = OBJECTS.search(tags, first, last)
    if told is not None and told.end() < last:
        first = told.end()
    for k in range(last - 1, first, -1):
        if tags[k] == "K" and tags[k - 1] in "PpDVH" and k + 1 < last:
            return k + 1
        if tags[k] == '"' or (tags[k] == "z" and doc.lowers[k] in DAYTIMES and k + 1 < last):
            return k + 1
        if tags[k] == "-" and doc.starts[k] > doc.ends[k - 1]:
            return k + 1
        if doc.lowers[k] in JOINING or (tags[k] == "U" and doc.lowers[k] in TIME_UNITS and tags[k + 1] in "xPJ"):
            return k + 1
        rescuers = doc.lowers[k + 1 : k + 2] == ["rescue"]
        scene = doc.lowers[k] in SCENES and doc.words[k].islower() and tags[k - 1] in "TAxJC"
        if scene and k + 1 < last and tags[k + 1] in "xPJCpL" and "I" in tags[max(0, k - 3) : k]:
            return k + 1  # "… people in a market security officials said"
        if rescuers and k + 1 < last and tags[k] in "xUP" and doc.words[k].islower():
            return k + 1
        if tags[k] == "P" and k + 1 < last and (rescuers or tags[k + 1] in "xCpPJTL") and doc.words[k][0].islower():
            return k + 1
        if doc.lowers[k] in LANDS and k + 1 < last and tags[k + 1] in "PJ" and "I" in tags[max(0, k - 4) : k]:
            return k + 1
        if whole and tags[k] == "A":
            continue
        if tags[k] in "TA" and tags[k - 1] not in "oI&t" and doc.lowers[k] in ("the", "a", "an"):
            return k
    return first
