"""Each warehouse, opened on an empty place: add a new sink here and the whole suite runs on it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import duckdb

from tocsin.errors import SetAside
from tocsin.sinks import TABLES, DuckDBSink, Positions, PostgresSink, Sink, Stored
from tocsin.sinks.batch import Changes, collapse

Rows = dict[str, list[dict[str, Any]]]


class Warehouse(Protocol):
    """A place rows are kept in, and a way to look at them that does not go through the sink."""

    async def prepare(self) -> None: ...
    def sink(self) -> Sink: ...
    async def rows(self) -> Rows: ...


@dataclass(frozen=True)
class InDuckDB:
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "tocsin.duckdb"

    async def prepare(self) -> None:
        self.folder.mkdir(exist_ok=True)

    def sink(self) -> Sink:
        return DuckDBSink(self.path)

    async def rows(self) -> Rows:
        with duckdb.connect(self.path, read_only=True) as database:
            database.execute("SET TimeZone = 'UTC'")
            return {table.name: self._table(database, table.name) for table in TABLES}

    def _table(self, database: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
        found = database.execute(f'SELECT * FROM "{name}" ORDER BY ALL')
        columns = [column[0] for column in found.description or []]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


@dataclass(frozen=True)
class InPostgres:
    """A database of its own on the session's server; the folder only names it."""

    folder: Path
    server: str

    @property
    def name(self) -> str:
        return "t" + hashlib.sha256(str(self.folder).encode()).hexdigest()[:20]

    @property
    def url(self) -> str:
        return self.server.format(self.name)

    async def prepare(self) -> None:
        connection = await asyncpg.connect(self.server.format("template1"))
        await connection.execute(f"CREATE DATABASE {self.name}")
        await connection.close()

    def sink(self) -> Sink:
        return PostgresSink(self.url)

    async def rows(self) -> Rows:
        connection = await asyncpg.connect(self.url)
        await connection.execute("SET timezone TO 'UTC'")
        found = {}
        for table in TABLES:
            rows = await connection.fetch(f'SELECT * FROM tocsin."{table.name}" AS t ORDER BY t::text COLLATE "C"')
            found[table.name] = [dict(row) for row in rows]
        await connection.close()
        return found


class InMemory:
    """What a warehouse must do, in plain dicts: the suite's own reference, and a fast one for the runner's tests."""

    def __init__(self, _folder: Path) -> None:
        self.kept: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {table.name: {} for table in TABLES}
        self.at: dict[tuple[str, int], int] = {}

    async def prepare(self) -> None:
        pass

    def sink(self) -> Sink:
        return MemorySink(self)

    async def rows(self) -> Rows:
        return {name: sorted(rows.values(), key=repr) for name, rows in self.kept.items()}


WHOLE_MAX = 2**63 - 1
"""Of 64 bits with a sign, as in every warehouse."""


def _whole_numbers(changes: dict[str, Changes]) -> Iterator[int]:
    return (
        value for change in changes.values() for row in change.rows for value in row.values() if isinstance(value, int)
    )


@dataclass
class MemorySink:
    place: InMemory

    async def open(self) -> None:
        pass

    async def positions(self) -> dict[tuple[str, int], int]:
        return dict(self.place.at)

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        changes = collapse(batch)
        if any(value > WHOLE_MAX for value in _whole_numbers(changes)):
            raise SetAside("a whole number is too large")
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


WAREHOUSES: dict[str, Callable[[Path, Callable[[], str]], Warehouse]] = {
    "duckdb": lambda folder, _server: InDuckDB(folder),
    "postgres": lambda folder, server: InPostgres(folder, server()),
    "memory": lambda folder, _server: InMemory(folder),
}


def content_hash(rows: Rows) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()
