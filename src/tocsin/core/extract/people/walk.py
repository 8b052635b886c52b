"""Which groups of people stand to the left or right of a verb as its subject or object, lists and insertions included."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.core.extract.people.people import Group
from tocsin.core.extract.reading.doc import Doc, Sentence


@dataclass(slots=True)
class Clause:
    """One sentence as the frames see it: its letters, its groups of people and where they begin and end."""

    doc: Doc
    tags: str
    sentence: Sentence
    groups: list[Group]
    begins: dict[int, Group] = field(default_factory=dict)
    ends: dict[int, Group] = field(default_factory=dict)
    inside: dict[int, Group] = field(default_factory=dict)
    lowers: list[str] = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.lowers, self.first, self.last = self.doc.lowers, self.sentence.first, self.sentence.last
        for group in self.groups:
            self.begins[group.first] = group
            self.begins.setdefault(group.number[0], group)
            self.ends[group.last] = group
            for i in range(group.first, group.last):
                self.inside[i] = group

    def tag(self, i: int) -> str:
        """The letter of token ``i``, or "." outside the sentence."""
        return self.tags[i] if self.first <= i < self.last else "."

    def low(self, i: int) -> str:
        """The small-letter word of token ``i``, or "" outside the sentence."""
        return self.lowers[i] if self.first <= i < self.last else ""


def skip_left(c: Clause, i: int, letters: str) -> int:
    """The rightmost token at or before ``i`` whose letter is not one of ``letters``."""
    while i >= c.sentence.first and c.tags[i] in letters:
        i -= 1
    return i


def skip_right(c: Clause, i: int, letters: str) -> int:
    """The first token at or after ``i`` whose letter is not one of ``letters``."""
    while i < c.sentence.last and c.tags[i] in letters:
        i += 1
    return i
