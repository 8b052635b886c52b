"""A warehouse in PostgreSQL: the same tables in a schema of their own, written in one transaction with the positions."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import orjson

from tocsin.errors import Retryable, SetAside, SettingsError, StoreError
from tocsin.sinks.batch import Changes, Stored, collapse
from tocsin.sinks.sink import Positions
from tocsin.sinks.tables import TABLES, Kind, Table

if TYPE_CHECKING:
    import asyncpg

SCHEMA = "tocsin"
LAYOUT = 1
"""Of the tables. A later release only adds columns; one that changes more raises this and says what to do."""
CONNECT_S_MAX = 10.0
COMMAND_S_MAX = 120.0

TYPES = {
    Kind.TEXT: "text",
    Kind.WHOLE: "bigint",
    Kind.NUMBER: "double precision",
    Kind.FLAG: "boolean",
    Kind.TIME: "timestamptz",
    Kind.TEXTS: "text[]",
    Kind.JSON: "jsonb",
}
WIRE_TYPES = {**TYPES, Kind.JSON: "text"}
"""The same as rows travel: all of a batch's rows of a table as one JSON text."""

ALERTS_NOW = (
    "CREATE OR REPLACE VIEW tocsin.alerts_now AS "
    "SELECT DISTINCT ON (alert_id) * FROM tocsin.alerts ORDER BY alert_id, revision DESC"
)
SET_ASIDE_CLASSES = ("22", "23")
"""SQLSTATE: data exception, integrity constraint violation."""
RETRYABLE_CLASSES = ("08", "40", "53", "57")
"""Connection, rollback by deadlock or serialization, out of resources (disk, memory, connections), shut down."""


class PostgresSink:
    """Keeps every table of ``tables.py``, and how far it has read, in the schema ``tocsin`` of one database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection | None = None
        self._alone = asyncio.Lock()

    async def open(self) -> None:
        """Make the schema and its tables; raises StoreError, or Retryable when nobody answers."""
        async with self._transaction() as database:
            await database.execute("SELECT pg_advisory_xact_lock(hashtext('tocsin layout'))")
            for statement in await _layout(database):
                await database.execute(statement)
            layout = await database.fetchval("SELECT max(layout) FROM tocsin.layout")
            if layout is not None and layout != LAYOUT:
                raise StoreError(
                    f"the schema tocsin was written by another tocsin (layout {layout}, this one writes {LAYOUT}); "
                    "rename it, and a new one is filled from the log"
                )
            if layout is None:
                await database.execute("INSERT INTO tocsin.layout VALUES ($1)", LAYOUT)

    async def positions(self) -> dict[tuple[str, int], int]:
        """Where to go on reading."""
        async with self._transaction() as database:
            rows = await database.fetch('SELECT topic, "partition", next_offset FROM tocsin.positions')
        return {(row[0], row[1]): row[2] for row in rows}

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        """Store both in one transaction."""
        changes = collapse(batch)
        async with self._transaction() as database:
            for table in TABLES:
                if table.name in changes:
                    await _apply(database, table, changes[table.name])
            for (topic, partition), offset in positions.items():
                await database.execute(
                    "INSERT INTO tocsin.positions VALUES ($1, $2, $3) "
                    'ON CONFLICT (topic, "partition") DO UPDATE SET next_offset = excluded.next_offset',
                    topic,
                    partition,
                    offset,
                )

    async def close(self) -> None:
        """End the connection, after what is being written."""
        async with self._alone:
            connection, self._connection = self._connection, None
            if connection is not None:
                await connection.close(timeout=CONNECT_S_MAX)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[asyncpg.Connection]:
        """All of what happens inside, or none of it."""
        import asyncpg  # noqa: PLC0415 - an extra: only who names a database needs it

        try:
            async with self._alone:
                database = await self._connected(asyncpg)
                async with database.transaction():
                    yield database
        except asyncpg.PostgresError as error:
            raise _named(error) from error
        except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError) as error:
            self._drop()
            raise Retryable(f"PostgreSQL does not answer ({type(error).__name__}); check that it runs") from error

    async def _connected(self, asyncpg: Any) -> asyncpg.Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self._url,
                timeout=CONNECT_S_MAX,
                command_timeout=COMMAND_S_MAX,
                statement_cache_size=0,  # works behind a pooler too
                server_settings={"application_name": "tocsin", "timezone": "UTC"},
            )
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()


def open_postgres(url: str) -> PostgresSink:
    """The sink for ``url``; raises SettingsError when the extra is not installed or it is no such address."""
    if find_spec("asyncpg") is None:
        raise SettingsError("[store] postgres is set, but asyncpg is not installed; pip install 'tocsin[postgres]'")
    if not url.startswith(("postgresql://", "postgres://")):
        raise SettingsError("[store] postgres must be an address like postgresql://user@host/database")
    return PostgresSink(url)


def _named(error: asyncpg.PostgresError) -> Retryable | SetAside | StoreError:
    """What PostgreSQL's error means for the batch and for people; it never shows the address."""
    state = str(error.sqlstate or "")
    message = str(error).partition("\n")[0][:300]
    if state.startswith(SET_ASIDE_CLASSES):
        return SetAside(f"PostgreSQL does not take a row: {message}")
    if state.startswith(RETRYABLE_CLASSES):
        return Retryable(f"PostgreSQL cannot write now: {message}")
    return StoreError(f"PostgreSQL: {message}. Check the database and what its user may do in the schema tocsin")


async def _layout(database: asyncpg.Connection) -> Iterable[str]:
    found = await database.fetch(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = $1", SCHEMA
    )
    return layout_statements({(row[0], row[1]) for row in found})


def layout_statements(present: set[tuple[str, str]]) -> Iterator[str]:
    """What makes the tables, or adds the columns a later release gained, given (table, column) of what is there."""
    if not present:
        yield "CREATE SCHEMA IF NOT EXISTS tocsin"
    yield "CREATE TABLE IF NOT EXISTS tocsin.layout (layout integer)"
    yield (
        'CREATE TABLE IF NOT EXISTS tocsin.positions (topic text, "partition" integer, next_offset bigint, '
        'PRIMARY KEY (topic, "partition"))'
    )
    for table in TABLES:
        columns = {column for name, column in present if name == table.name}
        if not columns:
            yield _create(table)
        for column in table.columns:
            if columns and column.name not in columns:
                yield f'ALTER TABLE tocsin."{table.name}" ADD COLUMN "{column.name}" {TYPES[column.kind]}'
    if not present:
        yield ALERTS_NOW


def _create(table: Table) -> str:
    columns = [f'"{column.name}" {TYPES[column.kind]}' for column in table.columns]
    return f'CREATE TABLE tocsin."{table.name}" ({", ".join(columns)}, PRIMARY KEY ({_names(table.key)}))'


def upsert(table: Table) -> str:
    """The statement that stores rows given as one JSON text; a row of a lower revision changes nothing."""
    wire = ", ".join(f'"{column.name}" {WIRE_TYPES[column.kind]}' for column in table.columns)
    values = ", ".join(f'"{c.name}"' + ("::jsonb" if c.kind is Kind.JSON else "") for c in table.columns)
    changed = [column.name for column in table.columns if column.name not in table.key]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in changed)
    guard = f' WHERE excluded."{table.revision}" >= held."{table.revision}"' if table.revision else ""
    return (  # every name is one of tables.py
        f'INSERT INTO tocsin."{table.name}" AS held ({_names(c.name for c in table.columns)}) '  # noqa: S608
        f"SELECT {values} FROM json_to_recordset($1::json) AS given ({wire}) "
        f"ON CONFLICT ({_names(table.key)}) DO UPDATE SET {sets}{guard}"
    )


async def _apply(database: asyncpg.Connection, table: Table, changes: Changes) -> None:
    if changes.removed:
        where = f'"{table.key[0]}" = ANY($1::text[])'
        keys = [key.replace("\0", "\ufffd") for key in changes.removed]
        await database.execute(f'DELETE FROM tocsin."{table.name}" WHERE {where}', keys)  # noqa: S608
    if changes.rows:
        await database.execute(upsert(table), rows_text(table, changes.rows))


NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def rows_text(table: Table, rows: Sequence[dict[str, Any]]) -> str:
    """The rows as JSON. PostgreSQL's text has no U+0000: it becomes U+FFFD, also inside a nested value."""
    text = orjson.dumps(rows, option=orjson.OPT_UTC_Z).decode()
    if "\\u0000" not in text:
        return text
    nested = [column.name for column in table.columns if column.kind is Kind.JSON]
    clean = [{**row, **{name: _without_nul(row[name]) for name in nested if row[name]}} for row in rows]
    return _without_nul(orjson.dumps(clean, option=orjson.OPT_UTC_Z).decode())


def _without_nul(text: str) -> str:
    return NUL.sub(r"\1\\ufffd", text)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
