"""Who is counted anew in a toll they raise, and of whom nobody counted the whole."""

from __future__ import annotations

from tocsin.core.extract.harm.found import Found
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.small import small

TOLLS = frozenset(("toll", "stands_at", "figure", "number.of"))
RAISES = small(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)|tak(?:es|ing)|took|push(?:es|ed|ing)|lift(?:s|ed|ing)|driv(?:es|ing)|increas(?:es|ed|ing)|sends|sending)"
    r" (?:the|its|their|this|that) (?:[\w'’-]+ ){0,4}(?:toll|tally|count|number|figure|total)\b"
)
"""As in "two more died, bringing the toll to nine": who is told before is among the toll."""
ROSE = small(r"\b(?:rose|risen|rises|rising|climbed|climbs|increased|grew|grown|jumped|went up|gone up|reached)\b")
ADDED = small(
    r"\b(?:more|other|others|another|further|additional|bodies|wounds|injuries|succumb\w*|of the (?:\w+ )?(?:wounded|injured)|(?:wounded|injured) \w+ died)\b"
)
"""Told before a toll they raise, these lie in the same event; other dead may be of one of many."""
AFTER = small(r"\b(?:after|when|as|with|following|once)\b")
"""As in "the toll rose to nine after two more died": who is told behind is among the toll."""


def raise_tolls(doc: Doc, found: list[Found]) -> None:
    """Make those whose death raises a toll parts of it, where one sentence tells both and one time is told of them."""
    for item in found:
        whole = item.stated
        if whole.subset or whole.denied or whole.group.low < LEAST:
            continue
        sentence = doc.sentences[whole.sentence]
        told = doc.starts[whole.group.first]
        raises = RAISES.search(doc.small, sentence.start, min(told + TOLL_CHARS, sentence.end))
        if whole.rule not in TOLLS and (raises is None or not raises.end() <= told <= raises.end() + TOLL_CHARS):
            continue
        for other in found:
            part = other.stated
            if part.sentence != whole.sentence or other is item or part.effect is not whole.effect or part.subset:
                continue
            if other.scope is not item.scope or not 0 < part.group.low < whole.group.low:
                continue
            if _before(doc, part, raises.start() if raises else 0) or _behind(doc, whole, part):
                part.subset, part.subset_of = True, whole


LEAST = 2
TOLL_CHARS = 12
"""How far behind "raises the toll" its number stands."""


def _before(doc: Doc, part: Stated, at: int) -> bool:
    if doc.ends[part.group.last - 1] > at or part.rule in TOLLS:
        return False
    sentence = doc.sentences[part.sentence]
    return ADDED.search(doc.small, sentence.start, at) is not None


def _behind(doc: Doc, whole: Stated, part: Stated) -> bool:
    if part.group.first <= whole.group.last or part.rule in TOLLS:
        return False
    sentence = doc.sentences[whole.sentence]
    start, end = doc.ends[whole.group.last - 1], doc.starts[part.group.first]
    if AFTER.search(doc.small, start, end) is None:
        return False
    return ROSE.search(doc.small, sentence.start, start) is not None


def of_the_uncounted(doc: Doc, found: list[Found]) -> None:
    """Such as "killing seven of them", "three of the militants were killed": no part, where nobody counted the harmed."""
    for item in found:
        part = item.stated
        if not part.subset or part.subset_of is not None or part.rule not in HARMED or not part.group.partitive:
            continue
        if doc.lowers[part.group.number[1] - 1] in PARTITIVES and not _counted(doc, found, part):
            part.subset = False


def _counted(doc: Doc, found: list[Found], part: Stated) -> bool:
    """Whether more of the same were told to be so harmed in its sentence or the one before."""
    return any(
        part.sentence - 1 <= whole.sentence
        and whole.group.first < part.group.first
        and whole.effect is part.effect
        and whole.group.low > part.group.low
        and (
            doc.lowers[part.group.number[1] - 1] != "the" or doc.lowers[whole.group.head] == doc.lowers[part.group.head]
        )
        for whole in (item.stated for item in found)
    )


HARMED = frozenset(("passive", "active", "gerund", "hit.by"))
PARTITIVES = frozenset(("the", "them", "those", "these"))
