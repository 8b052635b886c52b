"""How many of a list of people belong to the whole before it: numbers and sides tell."""

from __future__ import annotations

from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause


def fitting(c: Clause, whole: Group, people: list[Group]) -> list[Group]:
    """As many of ``people`` as ``whole`` can hold: in "nine guards, including a captain, three women and ten children" one.

    A list that comes to more than its whole is the list the whole itself belongs to; so is one that goes on with the
    other side: "two militants, including a commander, and a police officer".
    """
    if whole.kind != "count" or whole.high is None or len(people) < 2:
        return people
    camp = _camp(c, whole)
    other = next((n for n, group in enumerate(people) if camp and n and _camp(c, group) not in ("", camp)), None)
    if other is not None:
        return people[:other]
    return people[:1] if sum(group.low for group in people) > whole.low else people


def _camp(c: Clause, group: Group) -> str:
    words = c.lowers[group.first : group.last]
    if not CIVILIANS.isdisjoint(words):
        return "civilians"
    return "rebels" if not REBELS.isdisjoint(words) else "forces" if not FORCES.isdisjoint(words) else ""


CIVILIANS = frozenset(("civilian", "civilians"))
REBELS = frozenset(
    (
        "militants",
        "militant",
        "rebels",
        "rebel",
        "insurgents",
        "terrorists",
        "maoists",
        "maoist",
        "cadres",
        "cadre",
        "gunmen",
    )
)
FORCES = frozenset(
    (
        "police",
        "policeman",
        "policemen",
        "soldier",
        "soldiers",
        "trooper",
        "troopers",
        "constable",
        "jawan",
        "jawans",
        "personnel",
    )
)
