"""What stands before a speaker at the head of a sentence and is none of the name: "However", "For its part", "Speaking to reporters, …"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence

TURNS = listed(
    """however meanwhile later earlier then separately also similarly moreover besides furthermore nevertheless nonetheless
    thereafter afterwards subsequently additionally simultaneously still yet elsewhere likewise instead thus finally recently"""
)
DOING = listed(
    """talking speaking calling addressing briefing confirming giving commenting claiming condemning responding reacting
    denying telling informing writing posting explaining describing sharing quoting citing replying answering referring
    reporting announcing rejecting refuting dismissing detailing providing expressing phoning telephoning contacting
    mourning visiting inspecting touring elaborating recalling recounting narrating asked contacted reached questioned"""
)
"""Openers of what a speaker does while speaking: "Talking to reporters by phone, Omar Sahl said"."""
LED_IN_TOKENS_MAX = 24


def past_turn(doc: Doc, first: int, last: int) -> int:
    """Where the name in tokens ``first`` to ``last`` begins behind "However", "Later", "its part"."""
    while first + 1 < last and doc.lowers[first] in TURNS and doc.words[first][0].isupper():
        first += 1
    if first + 2 < last and doc.lowers[first + 1] == "part" and doc.lowers[first] in ("its", "his", "her", "their"):
        first += 2
    return first


def behind_doing(doc: Doc, tags: str, sentence: Sentence, before: int) -> int:
    """The token after "Talking to reporters by phone," that opens ``sentence``, else its first token."""
    first = sentence.first
    opening = first + (doc.lowers[first] in ("while", "when", "on", "after", "upon"))
    if opening >= before or doc.lowers[opening] not in DOING:
        return first
    comma = tags.find(",", opening, min(before, first + LED_IN_TOKENS_MAX))
    while comma > 0 and tags[comma + 1 : comma + 2] not in ("C", "T", "A", "p", "x", "J", "L", "P", "S", "D"):
        comma = tags.find(",", comma + 1, min(before, first + LED_IN_TOKENS_MAX))
    return comma + 1 if 0 < comma < before - 1 else first
