"""Who says something, and what of a sentence they say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Source:
    """Tokens ``first`` to ``last`` name who speaks; what is said lies in tokens ``cover``."""

    first: int
    last: int
    cover: tuple[int, int]
    rule: str
    outlet: bool = False
    """A paper or agency named as where the article has it from: it covers what follows, too."""
    pronoun: bool = False
    denies: bool = False
    aside: tuple[int, int] | None = None
    """Tokens inside ``cover`` that the writer adds of the speaker: "Omar, whose sons were killed, said"."""
