"""Numbers and vague words as intervals with their qualifiers: "more than two dozen" is 25 and up."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.english import words as w
from tocsin.schemas.words import Qualifier

TENS = frozenset(w.TENS.values())


def number_value(word: str) -> int | None:
    """The number one word stands for: "1,200", "twenty-three", "dozen"; None for any other word."""
    lower = word.lower()
    if lower[0].isdigit():
        digits = lower.replace(",", "")
        return int(digits) if digits.isdigit() and len(digits) <= 9 and digits.isascii() else None
    for table in (w.UNITS, w.TENS, w.SCALES, w.VAGUE_SCALES, w.VAGUE):
        if lower in table:
            return table[lower]
    first, _, last = lower.partition("-")
    if first in w.TENS and last in w.UNITS:
        return w.TENS[first] + w.UNITS[last]
    return None


@dataclass(slots=True)
class Quantity:
    low: int
    high: int | None
    qualifier: Qualifier


def read_quantity(words: list[str]) -> Quantity | None:
    """How many ``words`` (count words without their qualifier) stand for; None when they are no number."""
    if len(words) == 1 and (pair := _dashed(words[0])):
        return Quantity(pair[0], pair[1], Qualifier.RANGE)
    lowers = [word.lower() for word in words]
    for joint in ("to", "or", "and"):
        if joint in lowers and len(lowers) >= 3:
            at = lowers.index(joint)
            low, high = read_quantity(words[:at]), read_quantity(words[at + 1 :])
            if low and high and low.qualifier is high.qualifier is Qualifier.EXACT:
                if joint == "and":
                    if low.low >= 100 > high.low:
                        return Quantity(low.low + high.low, low.low + high.low, Qualifier.EXACT)
                    return None
                if high.low > low.low:
                    return Quantity(low.low, high.low, Qualifier.RANGE)
            return low
    return _simple_quantity(lowers)


def _simple_quantity(lowers: list[str]) -> Quantity | None:
    if "number" in lowers or "numbers" in lowers:
        return Quantity(2, None, Qualifier.VAGUE)
    value: int | None = None
    vague = False
    exact_pair = False
    for lower in lowers:
        if lower in ("a", "an", "of", "the", "his", "its", "their", "her", "them", "whom", "those", "these", "half"):
            continue
        if lower in w.VAGUE or lower in w.VAGUE_SCALES:
            vague = True
            exact_pair = exact_pair or lower in w.EXACT_QUANTITIES
            step = w.VAGUE.get(lower) or w.VAGUE_SCALES[lower]
            value = step if value is None else value
        elif lower in w.SCALES:
            value = w.SCALES[lower] * (value or 1)
        else:
            found = number_value(lower)
            if found is None:
                continue
            adds = value is not None and (
                value >= 100 or (value in TENS and found < 10)
            )  # "a hundred five", "twenty one"
            value = found + (value or 0) if adds else found
    if value is None:
        return None
    if "hundreds" in lowers and "thousands" in lowers:
        value = 200_000
    if "tens" in lowers and "thousands" in lowers:
        value = 20_000
    if "half" in lowers and "dozen" in lowers:
        value = 6
    if "dozens" in lowers and lowers[0] in DOZENS:
        return Quantity(DOZENS[lowers[0]], DOZENS[lowers[0]], Qualifier.EXACT)
    if exact_pair or not vague:
        return Quantity(value, value, Qualifier.EXACT)
    return Quantity(value, None, Qualifier.VAGUE)


def _dashed(word: str) -> tuple[int, int] | None:
    for dash in ("-", "–"):
        left, mark, right = word.partition(dash)
        if mark and left[:1].isdigit() and right[:1].isdigit():
            low, high = number_value(left), number_value(right)
            if low is not None and high is not None and low < high:
                return low, high
    return None


def qualify(quantity: Quantity, kind: str) -> Quantity:
    """``quantity`` with the bounds its qualifier makes of it (source: the annotation guide of the reference labels)."""
    low, high = quantity.low, quantity.high
    if kind == "exact" or quantity.qualifier is Qualifier.RANGE:
        return quantity
    if kind == "at_least":
        return Quantity(low, None, Qualifier.AT_LEAST)
    if kind == "more_than":
        return Quantity(low + 1, None, Qualifier.MORE_THAN)
    if quantity.qualifier is Qualifier.VAGUE:
        return quantity
    if kind == "fewer_than":
        return Quantity(low - 1 if low else 0, low - 1 if low else 0, Qualifier.FEWER_THAN)
    return Quantity(low, high, Qualifier(kind))


DOZENS = {"two": 24, "three": 36, "four": 48, "five": 60, "six": 72}
"""As in "two dozens of rebels"."""
QUALIFIERS_BY_LAST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _name in w.QUALIFIERS:
    QUALIFIERS_BY_LAST.setdefault(_phrase[-1], []).append((_phrase, _name))


def find_qualifier(lowers: list[str], at: int, floor: int) -> tuple[int, str]:
    """The first token and the kind of the qualifier that ends right before token ``at``; ``at`` and "exact" if none."""
    first, kind = at, "exact"
    for _ in range(3):
        for phrase, name in QUALIFIERS_BY_LAST.get(lowers[first - 1], ()) if first else ():
            size = len(phrase)
            if first - size >= floor and tuple(lowers[first - size : first]) == phrase:
                first -= size
                kind = name if kind == "exact" else kind
                break
        else:
            break
    return first, kind


def half(lowers: list[str], first: int, floor: int, quantity: Quantity) -> int:
    """Where the count begins: the words before token ``first`` in "half a dozen", "a quarter of a million" make less of ``quantity``."""
    if first <= floor:
        return first
    if lowers[first - 1] == "half" and quantity.low in (DOZEN, MILLION):
        parts, begin = 2, first - 1
    elif lowers[first - 1] == "of" and quantity.low == MILLION and lowers[first - 3 : first - 1] in QUARTER:
        parts, begin = 4, first - 3
    else:
        return first
    quantity.low //= parts
    quantity.high = quantity.high and quantity.high // parts
    return begin


DOZEN = 12
MILLION = 1_000_000
QUARTER = (["a", "quarter"], ["one", "quarter"])


def between(lowers: list[str]) -> Quantity | None:
    values = [value for value in map(number_value, lowers) if value is not None]
    return Quantity(values[0], values[1], Qualifier.RANGE) if len(values) == 2 and values[0] < values[1] else None
