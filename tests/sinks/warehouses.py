"""Each warehouse, opened on an empty place: add a new sink here and the whole suite runs on it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import duckdb

from tocsin.sinks import TABLES, DuckDBSink, Positions, Sink, Stored
from tocsin.sinks.tables import collapse

Rows = dict[str, list[dict[str, Any]]]


class Warehouse(Protocol):
    """A place rows are kept in, and a way to look at them that does not go through the sink."""

    def sink(self) -> Sink: ...
    def rows(self) -> Rows: ...


@dataclass(frozen=True)
class InDuckDB:
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "tocsin.duckdb"

    def sink(self) -> Sink:
        return DuckDBSink(self.path)

    def rows(self) -> Rows:
        with duckdb.connect(self.path, read_only=True) as database:
            database.execute("SET TimeZone = 'UTC'")
            return {table.name: self._table(database, table.name) for table in TABLES}

    def _table(self, database: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
        found = database.execute(f'SELECT * FROM "{name}" ORDER BY ALL')
        columns = [column[0] for column in found.description or []]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


class InMemory:
    """What a warehouse must do, in plain dicts: the suite's own reference, and a fast one for the runner's tests."""

    def __init__(self, _folder: Path) -> None:
        self.kept: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {table.name: {} for table in TABLES}
        self.at: dict[tuple[str, int], int] = {}

    def sink(self) -> Sink:
        return MemorySink(self)

    def rows(self) -> Rows:
        return {name: sorted(rows.values(), key=repr) for name, rows in self.kept.items()}


@dataclass
class MemorySink:
    place: InMemory

    async def open(self) -> None:
        pass

    async def positions(self) -> dict[tuple[str, int], int]:
        return dict(self.place.at)

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        changes = collapse(batch)
        for table in TABLES:
            if table.name not in changes:
                continue
            rows = self.place.kept[table.name]
            for key in [key for key in rows if key[0] in changes[table.name].removed]:
                del rows[key]
            for row in changes[table.name].rows:
                key = tuple(row[name] for name in table.key)
                if table.revision is None or key not in rows or row[table.revision] >= rows[key][table.revision]:
                    rows[key] = row
        self.place.at.update(positions)

    async def close(self) -> None:
        pass


WAREHOUSES: dict[str, Callable[[Path], Warehouse]] = {"duckdb": InDuckDB, "memory": InMemory}


def content_hash(rows: Rows) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()
