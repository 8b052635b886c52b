"""Which statements of one article say the same thing twice, and which of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.english.grammar import listed
from tocsin.core.extract.tokens import Doc

if TYPE_CHECKING:
    from tocsin.core.extract.claims import Found

GENERIC = listed(
    "people person persons others other individuals victims lives fatalities deaths dead casualties bodies injuries men killed"
)
TERSE = frozenset(("reduced", "headline", "left.dead", "active", "toll", "number.of", "noun.count"))
"""Rules whose wording fits a headline."""
LEAD_TOKENS = 60
"""A headline run into the first sentence lies within so many tokens of the start."""


def merge(doc: Doc, found: list[Found]) -> list[Found]:
    """``found`` without repetitions, in reading order."""
    kept: list[Found] = []
    for item in found:
        twin = next((other for other in kept if _same(doc, other, item)), None)
        if twin is None:
            kept.append(item)
        elif _fuller(item, twin):
            kept[kept.index(twin)] = item
    return [item for item in kept if not _empty_headline(item, kept)]


def _empty_headline(item: Found, kept: list[Found]) -> bool:
    """A headline without a number whose body gives one: "Students injured"."""
    if not item.headline or item.stated.group.kind != "bare":
        return False
    return any(other is not item and other.stated.effect is item.stated.effect and not other.headline for other in kept)


def _source_words(doc: Doc, item: Found) -> frozenset[str]:
    if item.source is None:
        return frozenset()
    return frozenset(doc.lowers[item.source.first : item.source.last]) - {"the", "a", "of", "for", "an"}


def _head(doc: Doc, item: Found) -> str:
    group = item.stated.group
    word = doc.lowers[group.head]
    if group.alone or group.kind == "name" or word in GENERIC:
        return ""
    return word[:-1] if word.endswith("s") else word


def _same(doc: Doc, a: Found, b: Found) -> bool:
    x, y = a.stated, b.stated
    if x.effect is not y.effect:
        return False
    if _definite_repeat(doc, a, b):
        return True
    if x.subset != y.subset:
        return False
    if x.group.low != y.group.low:
        return False
    headline = a.headline or (x.sentence == 0 and x.group.first < LEAD_TOKENS and x.rule in TERSE)
    if x.sentence == y.sentence and not (
        headline and x.group.low > 1 and x.group.kind == "count" and y.group.first - x.group.last > 8
    ):
        return False
    left, right = _head(doc, a), _head(doc, b)
    if left and right and left != right:
        return False
    if a.headline and x.group.low == 1 and y.group.kind in ("name", "single") and not left.strip("civilianperson"):
        return True
    if x.group.kind == "name" or y.group.kind == "name":
        return _name_in(doc, a, b)
    if (x.group.high is None) != (y.group.high is None) and not headline:
        return False
    sources, others = _source_words(doc, a), _source_words(doc, b)
    if sources and others:
        return bool(sources & others)
    if not sources and not others:
        return True
    return a.headline or b.headline or headline


def _definite_repeat(doc: Doc, a: Found, b: Found) -> bool:
    """ "the militants", "the two men", "his nephew": people a statement of the same effect spoke of before."""
    x, y = a.stated.group, b.stated.group
    titled = (
        y.kind == "single"
        and y.number[0] == y.head
        and doc.words[y.last : y.last + 1]
        and doc.words[y.last][:1].isupper()
    )
    if not (y.definite or titled) or y.alone or a.stated.sentence == b.stated.sentence:
        return False
    if y.kind == "bare":
        return (
            doc.lowers[y.first] in ("the", "these", "those", "all")
            or _head(doc, a) == _head(doc, b)
            or not _head(doc, b)
        )
    if y.kind == "count" and not titled:
        return x.low == y.low and _head(doc, a) == _head(doc, b)
    if titled and x.low == 1 and _head(doc, a) == _head(doc, b):
        return True
    if b.source is not None and a.source is not b.source and b.source.cover[0] <= y.first < b.source.cover[1]:
        return False
    return y.kind == "single" and x.low == 1 and _head(doc, a) == _head(doc, b)


def _name_in(doc: Doc, a: Found, b: Found) -> bool:
    """Whether the name of the later statement stands near the people of the earlier one."""
    x, y = a.stated.group, b.stated.group
    if y.kind != "name":
        return False
    near = set(doc.words[x.first : x.last + 25])
    return x.low == 1 and any(word in near for word in doc.words[y.first : y.last])


def _fuller(new: Found, old: Found) -> bool:
    return old.headline and not new.headline
