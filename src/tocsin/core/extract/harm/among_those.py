"""Parts told by what befell them: "among those who died in the blast were two nurses"."""

from __future__ import annotations

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.walk import Clause
from tocsin.schemas.words import Effect

BEFELL_REACH = 6
VERB_REACH = 14
NOUNS = {
    "martyrdom": Effect.KILLED,
    "lives": Effect.KILLED,
    "life": Effect.KILLED,
    "injuries": Effect.WOUNDED,
    "wounds": Effect.WOUNDED,
}


def among_those(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "among those to attain martyrdom were a guard and a cook"."""
    if c.low(i + 1) != "those" or c.low(i + 2) not in ("who", "whom", "to"):
        return []
    harm = next((k for k in range(i + 3, i + 3 + BEFELL_REACH) if _effect(c, k) is not None), None)
    effect = None if harm is None else _effect(c, harm)
    if harm is None or effect is None:
        return []
    if c.tag(i - 1) == "B":
        return _were_among(c, i, harm, effect)
    be = next((k for k in range(harm + 1, harm + VERB_REACH) if c.low(k) in ("were", "was", "are", "is")), None)
    people = [group for group in objects(c, be + 1) if group.kind in ("count", "single")] if be is not None else []
    out = [state(c, effect, group, "among", i, group.last, harm) for group in people]
    for stated in out:
        stated.subset = True
    return out


def _were_among(c: Clause, i: int, harm: int, effect: Effect) -> list[Stated]:
    """Such as "a cook and his son were among those who lost their lives"."""
    people = [group for group in subjects(c, aux_start(c, i)[0]) if group.kind in ("count", "single") and group.low]
    out = [state(c, effect, group, "among", group.first, harm + 1, harm) for group in people]
    for stated in out:
        stated.subset = True
    return out


def _effect(c: Clause, k: int) -> Effect | None:
    """What the word at token ``k`` tells befell those spoken of."""
    if c.tag(k) in "Kd" and c.low(k) in g.EFFECT_OF:
        return Effect(g.EFFECT_OF[c.low(k)])
    return NOUNS.get(c.low(k))


FRAMES = {"among": among_those}
"""The frame a word begins."""
