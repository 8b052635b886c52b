"""Whom words name and how many they are."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.schemas.words import Qualifier


@dataclass(slots=True)
class Group:
    """Tokens ``first`` to ``last`` (half-open) name people; ``low``/``high``/``qualifier`` say how many."""

    first: int
    last: int
    head: int
    """The token of the head noun; equal to ``number[0]`` where a number stands alone."""
    low: int
    high: int | None
    qualifier: Qualifier
    number: tuple[int, int]
    """Tokens of the count words, or of the article or noun that makes it one."""
    kind: str
    """count, single, bare (plural without a number), zero, name, other."""
    definite: bool = False
    partitive: bool = False
    alone: bool = False
    """A number without a noun: "five were killed"."""
    guessed: bool = False
    """The noun is not listed; only a verb that harms people makes it people."""
