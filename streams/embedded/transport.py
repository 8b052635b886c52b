"""Faust's transport ``embedded://PATH``: where an app's consumer and producer find their log."""

import asyncio
import sqlite3
from typing import Any

from faust.transport import base

from tocsin.errors import StoreError
from tocsin.streams.embedded import shared
from tocsin.streams.embedded.address import limit_of, path_of
from tocsin.streams.embedded.consumer import Consumer
from tocsin.streams.embedded.log import Log
from tocsin.streams.embedded.producer import Producer


class Transport(base.Transport):  # type: ignore[misc]
    """A durable log in one SQLite file, for one process; registered for Faust as ``embedded``."""

    Consumer = Consumer
    Producer = Producer
    default_port = 0
    driver_version = f"tocsin-embedded sqlite={sqlite3.sqlite_version}"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.path = path_of(self.url[0])
        self._bytes_max = limit_of(self.url[0])
        self._log: Log | None = None
        self._holders = 0
        self._opening = asyncio.Lock()

    @property
    def log_file(self) -> Log:
        """The open log.

        Raises:
            StoreError: the app has not started, or has stopped.
        """
        if self._log is None:
            raise StoreError(f"log {self.path} is not open: start the app first")
        return self._log

    @property
    def is_open(self) -> bool:
        """Whether the log is open for this app."""
        return self._log is not None

    async def acquire(self) -> Log:
        """Open the log for one more service of the app."""
        async with self._opening:
            if self._log is None:
                self._log = await asyncio.to_thread(shared.acquire, self.path, self._bytes_max)
            self._holders += 1
            return self._log

    async def release(self) -> None:
        """Let the log go; the last service to do so closes it."""
        async with self._opening:
            self._holders -= 1
            if self._holders == 0 and self._log is not None:
                log, self._log = self._log, None
                await asyncio.to_thread(shared.release, log)
