"""A warehouse in one DuckDB file, which other programs can read between two batches.

DuckDB lets one program at a time hold a file for writing, and none read it then. So the file is open only while a
batch is being written (some 40 ms every two seconds); a reader that comes in between makes the next batch wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from tocsin.errors import Retryable, SetAside, SettingsError, StoreError
from tocsin.sinks.batch import Changes, Stored, collapse
from tocsin.sinks.sink import Positions
from tocsin.sinks.tables import TABLES, Kind, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_MAX = "1GB"
THREADS_MAX = 2
"""Beside the stages on the same machine, a batch does not need more."""
LAYOUT = 1
"""Of the tables. A later release only adds columns; one that changes more raises this and says what to do."""

TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.WHOLE: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.FLAG: "BOOLEAN",
    Kind.TIME: "TIMESTAMPTZ",
    Kind.TEXTS: "VARCHAR[]",
    Kind.JSON: "JSON",
}
WIRE_TYPES: dict[Kind, Any] = {**TYPES, Kind.TEXTS: ["VARCHAR"], Kind.JSON: "VARCHAR"}
"""The same as rows travel: as one JSON text per table and batch, 30 times as fast as row by row."""

ALERTS_NOW = (
    "CREATE OR REPLACE VIEW alerts_now AS SELECT * FROM alerts "
    "QUALIFY row_number() OVER (PARTITION BY alert_id ORDER BY revision DESC) = 1"
)
DoneT = TypeVar("DoneT")


class DuckDBSink:
    """Keeps every table of ``tables.py``, and how far it has read, in the file at ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="duckdb")

    async def open(self) -> None:
        """Make the file and its tables; raises StoreError for a file that is none of DuckDB's, and leaves it alone."""
        await self._do(self._open)

    async def positions(self) -> dict[tuple[str, int], int]:
        """Where to go on reading."""
        return await self._do(self._positions)

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        """Store both in one transaction."""
        await self._do(lambda: self._write(batch, positions))

    async def close(self) -> None:
        """End after what is being written."""
        await asyncio.to_thread(self._thread.shutdown)

    async def _do(self, work: Callable[[], DoneT]) -> DoneT:
        """Off the event loop, one thing after another; a caller that is cancelled does not cut it short."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._transaction() as database:
            for statement in layout_statements(database):
                database.execute(statement)
            (layout,) = database.execute("SELECT max(layout) FROM tocsin_layout").fetchall()[0]
            if layout is not None and layout != LAYOUT:
                raise StoreError(
                    f"{self._path} was written by another tocsin (layout {layout}, this one writes {LAYOUT}); "
                    "move it away, and a new one is filled from the log"
                )
            if layout is None:
                database.execute("INSERT INTO tocsin_layout VALUES (?)", [LAYOUT])

    def _positions(self) -> dict[tuple[str, int], int]:
        with self._transaction() as database:
            rows = database.execute('SELECT topic, "partition", next_offset FROM tocsin_positions').fetchall()
        return {(topic, partition): offset for topic, partition, offset in rows}

    def _write(self, batch: Sequence[Stored], positions: Positions) -> None:
        changes = collapse(batch)
        with self._transaction() as database:
            for table in TABLES:
                if table.name in changes:
                    apply(database, table, changes[table.name])
            for (topic, partition), offset in positions.items():
                database.execute("INSERT OR REPLACE INTO tocsin_positions VALUES (?, ?, ?)", [topic, partition, offset])

    @contextmanager
    def _transaction(self) -> Iterator[DuckDBPyConnection]:
        """All of what happens inside, or none of it."""
        import duckdb  # noqa: PLC0415 - an extra: only who names a file needs it

        with self._named(duckdb):
            database = duckdb.connect(self._path, config={"threads": THREADS_MAX, "memory_limit": MEMORY_MAX})
            try:
                database.execute("BEGIN")
                yield database
                database.execute("COMMIT")
            finally:
                database.close()  # rolls back what is not committed

    @contextmanager
    def _named(self, duckdb: Any) -> Iterator[None]:
        """Say what DuckDB's errors mean for the batch and for people."""
        try:
            yield
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise Retryable(
                    f"{self._path} is open in another program; it is written when that closes it"
                ) from error
            if _is_full(error):
                raise Retryable(f"{self._path} cannot grow, the disk is full; make room") from error
            raise StoreError(f"{self._path} cannot be used: {_first_line(error)}. It was left untouched") from error
        except duckdb.OutOfMemoryException as error:
            raise Retryable(f"{self._path}: DuckDB needs more than {MEMORY_MAX}") from error
        except (duckdb.DataError, duckdb.ConstraintException, duckdb.InvalidInputException) as error:
            raise SetAside(f"DuckDB does not take a row: {_first_line(error)}") from error
        except duckdb.Error as error:
            raise StoreError(f"{self._path}: {_first_line(error)}") from error


def open_duckdb(path: Path) -> DuckDBSink:
    """The sink for ``path``; raises SettingsError when the extra is not installed."""
    if find_spec("duckdb") is None:
        raise SettingsError("[store] duckdb is set, but DuckDB is not installed; pip install 'tocsin[duckdb]'")
    return DuckDBSink(path)


def _is_full(error: Exception) -> bool:
    return any(words in str(error).lower() for words in ("no space left", "disk full", "could not write all bytes"))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]


def quoted(name: str) -> str:
    """``name`` as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def layout_statements(database: DuckDBPyConnection) -> Iterator[str]:
    """What makes the tables, or adds the columns a later release gained."""
    yield "CREATE TABLE IF NOT EXISTS tocsin_layout (layout INTEGER)"
    yield (
        'CREATE TABLE IF NOT EXISTS tocsin_positions (topic VARCHAR, "partition" INTEGER, next_offset BIGINT, '
        'PRIMARY KEY (topic, "partition"))'
    )
    found = database.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main'"
    ).fetchall()
    for table in TABLES:
        present = {column for name, column in found if name == table.name}
        if present:
            yield from _missing_columns(table, present)
        else:
            yield create_table(table)
    yield ALERTS_NOW


def _missing_columns(table: Table, present: set[str]) -> Iterator[str]:
    for column in table.columns:
        if column.name not in present:
            yield f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(column.name)} {TYPES[column.kind]}"


def create_table(table: Table) -> str:
    """The statement that makes ``table``."""
    columns = [f"{quoted(column.name)} {TYPES[column.kind]}" for column in table.columns]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)}, PRIMARY KEY ({_names(table.key)}))"


def upsert(table: Table) -> str:
    """The statement that stores rows given as one JSON text; a row of a lower revision changes nothing."""
    shape = orjson.dumps([{column.name: WIRE_TYPES[column.kind] for column in table.columns}]).decode()
    values = ", ".join(quoted(c.name) + ("::JSON" if c.kind is Kind.JSON else "") for c in table.columns)
    changed = [column.name for column in table.columns if column.name not in table.key]
    sets = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in changed)
    guard = (
        f" WHERE excluded.{quoted(table.revision)} >= {quoted(table.name)}.{quoted(table.revision)}"
        if table.revision
        else ""
    )
    return (  # every name is one of tables.py
        f"INSERT INTO {quoted(table.name)} ({_names(c.name for c in table.columns)}) SELECT {values} "  # noqa: S608
        f"FROM (SELECT unnest(from_json_strict(?::JSON, '{shape}'), recursive := true)) "
        f"ON CONFLICT ({_names(table.key)}) DO UPDATE SET {sets}{guard}"
    )


def apply(database: DuckDBPyConnection, table: Table, changes: Changes) -> None:
    """Remove and store what ``changes`` says."""
    if changes.removed:
        where = f"WHERE list_contains(?, {quoted(table.key[0])})"
        database.execute(f"DELETE FROM {quoted(table.name)} {where}", [changes.removed])  # noqa: S608
    if changes.rows:
        rows = orjson.dumps(changes.rows, option=orjson.OPT_UTC_Z).decode()
        database.execute(upsert(table), [rows])


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
