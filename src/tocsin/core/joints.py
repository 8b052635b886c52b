"""Where two words were run together by a scraper that dropped the space between them."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from functools import lru_cache

MEMO_WORDS_MAX = 20_000
CAMEL = re.compile(r"([^\W\d_][a-zà-ÿ]{3,}|[a-z]+)([A-Z][^\W\d_]*(?:['’-][^\W_]+)*)")
NUMBER_CAMEL = re.compile(
    r"(One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|At|The|An?|In|On)([A-Z][a-z].*)"
)
NAME_STEMS = frozenset("mac mc fitz van von de la le di el al abd abdul you tube what linked air face whats".split())
RUN_ON = re.compile(
    r"(killed|injured|injuries|wounds|wounded|dead|died|persons?|people|civilians?|soldiers?|militants?|terrorists?|insurgents?|cadres?"
    r"|maoists?|naxals?|rebels?|fighters?|policem[ae]n|police|personnel|troopers?|troops|district|village|area"
    r"|arrested|abducted|kidnapped|jawans?)"
    r"(and|were|was|when|while|with|in|of|by|on|at|who|after|during|near|from|have|had|has|killed|triggered|attacked"
    r"|opened|abducted|shot|blew|detonated|ambushed|exploded|are|the|including)",
    re.IGNORECASE,
)


@lru_cache(MEMO_WORDS_MAX)
def split_point(word: str) -> int:
    """Where ``word`` must be cut in two, or 0: "killedand" 6, "FourTehreek" 4, "McVeigh" 0."""
    if word.islower() or word[1:].islower():
        match = RUN_ON.fullmatch(word) if len(word) > 7 else None
        return match.end(1) if match else 0
    if word.isupper() or "'" in word:
        return 0
    match = NUMBER_CAMEL.fullmatch(word) or CAMEL.fullmatch(word)
    if match and match.group(1).lower() not in NAME_STEMS and match.group(2) != "I":
        return match.end(1)
    return 0
