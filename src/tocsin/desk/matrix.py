"""Who claims what, side by side: rows of losses, columns of claimants, the lowest, the highest and whether they clash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.schemas import Toll
from tocsin.schemas.words import Category, Effect

OTHERS = ""
"""The column of claimants who fight for no side, and of articles that name no claimant."""


class People(StrEnum):
    """Who came to harm, as far as numbers about them can be compared."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    PEOPLE = "people"


class Clash(StrEnum):
    """Why a row is contested: two sides' numbers exclude each other, or somebody denies one of them."""

    NONE = "none"
    NUMBERS = "numbers"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Row:
    """One group of victims. ``cells`` holds, per claimant's side, the indexes of its tolls."""

    side: str | None
    effect: Effect
    people: People
    cells: dict[str, tuple[int, ...]]
    lowest: int
    """Index of the toll with the lowest number."""
    highest: int
    clash: Clash


@dataclass(frozen=True, slots=True)
class Matrix:
    """The contested view; numbers in it are indexes into the tolls it was made from."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix_of(tolls: Sequence[Toll], *, contested: bool) -> Matrix:
    """Set ``tolls`` side by side: the sides that fight first, those of no side last.

    No row clashes where the ledger does not call the whole ``contested``: numbers of two incidents of one conflict
    differ without contradicting each other.
    """
    groups: dict[tuple[str | None, Effect, People], list[int]] = {}
    for index, toll in enumerate(tolls):
        groups.setdefault((toll.victim_side, toll.effect, people_of(toll.category)), []).append(index)
    rows = tuple(_row(key, indexes, tolls, contested=contested) for key, indexes in groups.items())
    return Matrix(columns=_columns(tolls), rows=tuple(sorted(rows, key=_order)))


def people_of(category: Category) -> People:
    """Whom a number counts: soldiers and civilians are never compared with each other."""
    if category is Category.CIVILIAN:
        return People.CIVILIANS
    return People.COMBATANTS if category is Category.COMBATANT else People.PEOPLE


def _columns(tolls: Iterable[Toll]) -> tuple[str, ...]:
    sides = {toll.claimant_side or OTHERS for toll in tolls}
    return tuple(sorted(sides, key=lambda side: (side == OTHERS, side)))


def _order(row: Row) -> tuple[bool, str, int, int]:
    return (row.side is None, row.side or "", list(Effect).index(row.effect), list(People).index(row.people))


def _row(key: tuple[str | None, Effect, People], indexes: list[int], tolls: Sequence[Toll], *, contested: bool) -> Row:
    side, effect, people = key
    cells: dict[str, tuple[int, ...]] = {}
    for index in indexes:
        column = tolls[index].claimant_side or OTHERS
        cells[column] = (*cells.get(column, ()), index)
    return Row(
        side=side,
        effect=effect,
        people=people,
        cells=cells,
        lowest=min(indexes, key=lambda index: tolls[index].best),
        highest=max(indexes, key=lambda index: tolls[index].best),
        clash=_clash([tolls[index] for index in indexes]) if contested else Clash.NONE,
    )


def _clash(tolls: Sequence[Toll]) -> Clash:
    """Numbers clash where two claimants' intervals do not touch; a number somebody denies clashes by itself."""
    if any(toll.denied for toll in tolls):
        return Clash.DENIED
    apart = any(
        _who(one) != _who(other) and one.high is not None and one.high < other.low for one in tolls for other in tolls
    )
    return Clash.NUMBERS if apart else Clash.NONE


def _who(toll: Toll) -> str | None:
    return toll.claimant_side or toll.claimant
