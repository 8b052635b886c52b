"""Dead and wounded told as a pair without a verb of harm: "martyrs and wounded in air raids", "dozens of dead and wounded fell"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import read_quantity
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

DEAD = listed("dead martyrs killed deaths martyred")
WOUNDED = listed("wounded injured injuries")
COUNTS = listed("number several dozens scores hundreds thousands many")
CAUSING = listed("in as due after by following from on")
"""What follows such a pair in a headline is where or how they fell."""
FALLING = listed("fell fallen have had are were reported recorded documented registered")
LEAVING = listed("left leaving causing caused reported")
LEAVING_IN = frozenset(("resulted", "resulting"))


def pair(c: Clause, i: int, _word: str) -> list[Stated]:
    """The two claims of the pair whose dead stand at token ``i``; none where somebody is counted beside it."""
    if c.low(i) not in DEAD or c.tag(i + 1) != "&":
        return []
    second = i + 2
    of = c.low(second) in COUNTS and c.low(second + 1) == "of"  # "martyrs and dozens of wounded"
    wounded = second + 2 if of else second
    first = _counted_from(c, i)
    if c.low(wounded) in WOUNDED and c.low(first) in SCALES and not of:
        return _both(c, first, wounded)
    if c.low(wounded) not in WOUNDED or c.tag(wounded + 1) in "PpxJ":
        return []
    opens = first == c.first or c.tag(first - 1) in ':-("'
    falls = c.low(skip_right(c, wounded + 1, "a")) in FALLING
    before = c.low(first - 1)
    left = before in LEAVING or (before == "in" and c.low(first - 2) in LEAVING_IN)
    headed = opens and (c.low(wounded + 1) in CAUSING or c.tag(wounded + 1) in ",.")
    if not (left or headed or (falls and c.tag(first - 1) not in "oITS")):
        return []
    dead = state(c, Effect.KILLED, _some(c, first, i), "dead_and_wounded", first, wounded + 1, i)
    if of:
        return [dead]  # "dozens of wounded" is a count of its own
    return [dead, state(c, Effect.WOUNDED, _some(c, second, wounded), "dead_and_wounded", second, wounded + 1, wounded)]


SCALES = listed("dozens scores hundreds thousands tens")


def _both(c: Clause, first: int, wounded: int) -> list[Stated]:
    """One number for both, "left thousands of dead and wounded civilians"."""
    people = c.inside.get(wounded + 1)
    if people is None or people.first > first:
        return []  # "dozens of dead and wounded": the number itself is read as people
    return [state(c, Effect.KILLED_OR_WOUNDED, people, "dead_and_wounded", people.first, people.last, wounded)]


def between(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "35 civilians fell between killed and wounded", "dozens between martyrs and wounded"."""
    if (
        c.tag(i + 2) != "&"
        or not {c.low(i + 1), c.low(i + 3)} & WOUNDED
        or not {c.low(i + 1), c.low(i + 3)} & (DEAD | {"martyr"})
    ):
        return []
    people = c.ends.get(skip_left(c, i - 1, "vBa,") + 1)
    if people is not None and c.tag(people.first - 1) in "Io" and (outer := c.ends.get(people.first - 1)) is not None:
        people = outer  # "six persons from one family fell between dead and wounded"
    if people is None or people.kind not in ("count", "bare") or people.low == 0:
        return []
    return [state(c, Effect.KILLED_OR_WOUNDED, people, "dead_and_wounded", people.first, i + 4, i)]


FRAMES = {"between": between}
"""The frame a word begins."""


def _counted_from(c: Clause, i: int) -> int:
    """Where "a number of", "several" before token ``i`` begin; ``i`` itself without them."""
    if c.low(i - 1) == "of" and c.low(i - 2) in COUNTS:
        return i - 3 if c.tag(i - 3) == "A" else i - 2
    return i - 1 if c.low(i - 1) in COUNTS else i


def _some(c: Clause, first: int, head: int) -> Group:
    """A group of as many as the words from ``first`` up to ``head`` say: at least two."""
    words = [word for word in c.doc.words[first:head] if word.lower() not in ("a", "of", "number")]
    quantity = read_quantity(words) if words else None
    low = quantity.low if quantity is not None else 2
    return Group(first, head + 1, head, low, None, Qualifier.VAGUE, (first, head + 1), "bare", alone=True)
