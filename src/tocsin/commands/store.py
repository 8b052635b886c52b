"""The warehouse beside a worker, or by itself: follows the topics, keeps its own positions in the warehouse."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from tocsin.settings import Settings


async def store_service(stack: AsyncExitStack, settings: Settings) -> Coroutine[Any, Any, None] | None:
    """A coroutine that stores for ever, or None where no warehouse is set."""
    if not settings.store.duckdb:
        return None
    from tocsin.sinks.service import duckdb_service  # noqa: PLC0415 - DuckDB is an extra

    return await duckdb_service(stack, settings)
