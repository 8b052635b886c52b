"""What a batch of records comes to: of each key one row, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tocsin.schemas import Value
from tocsin.sinks.tables import Table, tables_of


@dataclass(frozen=True, slots=True)
class Stored:
    """One record on its way into a warehouse; ``noun`` None is a tombstone: the row under ``key`` goes."""

    kind: type[Value]
    key: str
    noun: Value | None


@dataclass(slots=True)
class Changes:
    """What one batch does to one table, each key at most once: first the removals, then the rows."""

    removed: list[str]
    """Values of the first key column."""
    rows: list[dict[str, Any]]


def collapse(batch: Iterable[Stored]) -> dict[str, Changes]:
    """What ``batch`` comes to, by table name: of each key the newest revision, after any tombstone before it."""
    kept: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}
    removed: dict[str, dict[str, None]] = {}
    for item in batch:
        for table in tables_of(item.kind):
            rows = kept.setdefault(table.name, {})
            if item.noun is None:
                removed.setdefault(table.name, {})[item.key] = None
                for key in [key for key in rows if key[0] == item.key]:
                    del rows[key]
            elif table.when(item.noun):
                _keep(table, rows, table.row(item.noun))
    return {
        name: Changes(list(removed.get(name, ())), list(rows.values()))
        for name, rows in kept.items()
        if rows or name in removed
    }


def _keep(table: Table, rows: dict[tuple[Any, ...], dict[str, Any]], row: dict[str, Any]) -> None:
    key = tuple(row[name] for name in table.key)
    held = rows.get(key)
    if held is None or table.revision is None or row[table.revision] >= held[table.revision]:
        rows[key] = row
