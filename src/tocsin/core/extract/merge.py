"""Which statements of one article say the same thing twice, and which of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.tokens import Doc

if TYPE_CHECKING:
    from tocsin.core.extract.claims import Found


def merge(doc: Doc, found: list[Found]) -> list[Found]:
    """``found`` without repetitions, in reading order."""
    kept: list[Found] = []
    for item in found:
        twin = next((other for other in kept if _same(doc, other, item)), None)
        if twin is None:
            kept.append(item)
        elif _fuller(item, twin):
            kept[kept.index(twin)] = item
    return kept


def _source_words(doc: Doc, item: Found) -> frozenset[str]:
    if item.source is None:
        return frozenset()
    return frozenset(doc.lowers[item.source.first : item.source.last]) - {"the", "a", "of", "for", "an"}


def _same(doc: Doc, a: Found, b: Found) -> bool:
    x, y = a.stated, b.stated
    if x.effect is not y.effect or x.group.low != y.group.low or x.subset != y.subset:
        return False
    if x.sentence == y.sentence:
        return False
    if x.group.low <= 1 and x.group.kind != "zero":
        return False
    left, right = _source_words(doc, a), _source_words(doc, b)
    if left and right:
        return bool(left & right)
    if not left and not right:
        return True
    return a.headline or b.headline


def _fuller(new: Found, old: Found) -> bool:
    return old.headline and not new.headline
