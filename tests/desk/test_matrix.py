"""The contested view: who stands beside whom, and when numbers clash."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk.stories import NOW, TARRAGONA, Story

from tocsin.desk.matrix import Clash, People, matrix_of
from tocsin.schemas import Incident, Toll
from tocsin.schemas.event import Evidence
from tocsin.schemas.words import Category, Effect


def toll(claimant_side: str | None, low: int, high: int | None = None, *, exact: bool = True, **more: object) -> Toll:
    base = Toll(
        effect=Effect.KILLED,
        victim_side="Spain",
        category=Category.COMBATANT,
        claimant=f"{claimant_side} speaker",
        claimant_side=claimant_side,
        own_side=claimant_side == "Spain",
        low=low,
        best=low,
        high=low if exact and high is None else high,
        since=NOW,
        event_id=f"{claimant_side}-{low}",
        evidence=Evidence(start=0, end=1, text="x"),
        url="http://x/",
        outlet="x",
        sources=1,
        independent_sources=1,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def test_own_and_enemy_losses_stand_side_by_side() -> None:
    tolls = (toll("Italy", 40), toll("Spain", 2), toll("Italy", 3, victim_side="Italy"))
    matrix = matrix_of(tolls, contested=True)
    assert matrix.columns == ("Italy", "Spain")
    assert [(row.side, row.cells) for row in matrix.rows] == [
        ("Italy", {"Italy": (2,)}),
        ("Spain", {"Italy": (0,), "Spain": (1,)}),
    ]
    spain = matrix.rows[1]
    assert (spain.lowest, spain.highest, spain.clash) == (1, 0, Clash.NUMBERS)


@pytest.mark.parametrize(
    ("tolls", "clash"),
    [
        ((toll("Italy", 40), toll("Spain", 2)), Clash.NUMBERS),
        ((toll("Italy", 40), toll("Spain", 40)), Clash.NONE),
        ((toll("Italy", 40), toll("Spain", 30, exact=False)), Clash.NONE),
        ((toll("Italy", 20, 40), toll("Spain", 40, 60)), Clash.NONE),
        ((toll("Italy", 20, 39), toll("Spain", 40, 60)), Clash.NUMBERS),
        ((toll("Italy", 12), toll("Italy", 40)), Clash.NONE),
        ((toll("Italy", 40), toll("Spain", 40, denied=True)), Clash.DENIED),
        ((toll(None, 5, claimant="hospital"), toll(None, 9, claimant="witness")), Clash.NUMBERS),
        ((toll("Italy", 40), toll("Spain", 2, category=Category.CIVILIAN)), Clash.NONE),
    ],
)
def test_numbers_clash_only_where_two_claimants_cannot_both_be_right(tolls: tuple[Toll, ...], clash: Clash) -> None:
    assert max((row.clash for row in matrix_of(tolls, contested=True).rows), key=list(Clash).index) is clash


def test_a_denied_number_still_stands_between_lowest_and_highest() -> None:
    (row,) = matrix_of((toll("Italy", 40, denied=True), toll("Spain", 2)), contested=True).rows
    assert (row.lowest, row.highest, row.clash) == (1, 0, Clash.DENIED)


def test_nothing_clashes_where_the_ledger_says_it_is_not_contested() -> None:
    tolls = (toll("Italy", 40), toll("Spain", 2))
    assert [row.clash for row in matrix_of(tolls, contested=False).rows] == [Clash.NONE]


def test_claimants_of_no_side_stand_last() -> None:
    matrix = matrix_of((toll(None, 5), toll("Spain", 5), toll("Italy", 5)), contested=True)
    assert matrix.columns == ("Italy", "Spain", "")


def test_civilians_are_never_compared_with_soldiers() -> None:
    rows = matrix_of((toll("Spain", 19, category=Category.CIVILIAN), toll("Italy", 40)), contested=True).rows
    assert [(row.people, row.clash) for row in rows] == [
        (People.CIVILIANS, Clash.NONE),
        (People.COMBATANTS, Clash.NONE),
    ]


def test_the_story_gives_the_matrix_a_desk_expects() -> None:
    story = Story()
    told = [value for value in story.all() if isinstance(value, Incident) and value.incident_id == TARRAGONA]
    incident = told[-1]
    rows = {(row.side, row.people, row.effect): row for row in matrix_of(incident.tolls, contested=True).rows}
    ours = rows["Spain", People.COMBATANTS, Effect.KILLED]
    best = [incident.tolls[index].best for index in (ours.lowest, ours.highest)]
    assert best == [2, 40]
    assert ours.clash is Clash.DENIED
