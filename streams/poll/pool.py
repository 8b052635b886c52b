"""Parsing in processes of its own, each with a deadline: one that overruns is killed, and the next feed gets a new one."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from tocsin.schemas import Value
from tocsin.streams.poll.job import FileJob, ParseAnswer, ParseJob, run_job
from tocsin.streams.poll.page_text import PageJob, PageText, read_page
from tocsin.streams.poll.parse_worker import FILE, FRAME, OK, PAGE, PARSE, REPLY

PARSE_S_MAX = 10.0
"""Wall-clock seconds for one document; 500 full items take about half a second on a busy core."""
JOBS_MAX = 2_000
"""A worker is replaced after this many documents: parsers leak a little."""
REPLY_BYTES_MAX = 200_000_000


class ParseTrouble(StrEnum):
    """How a parse failed."""

    TIMEOUT = "parse_timeout"
    CRASHED = "parse_crashed"


class ParseFailed(Exception):
    """The document could not be parsed within its limits; nothing of it is known."""

    def __init__(self, trouble: ParseTrouble, text: str) -> None:
        super().__init__(text)
        self.trouble = trouble


class ParsesFeeds(Protocol):
    """The seam between the poller and parsing."""

    async def parse(self, job: ParseJob, body: bytes) -> ParseAnswer:
        """Raises ParseFailed."""

    async def page(self, job: PageJob, body: bytes) -> PageText:
        """Raises ParseFailed."""


class InlineParser:
    """Parses in the calling process, with no deadline: for tests and one-shot commands."""

    async def parse(self, job: ParseJob, body: bytes) -> ParseAnswer:
        return run_job(job, body)

    async def page(self, job: PageJob, body: bytes) -> PageText:
        return read_page(job, body)


@dataclass(slots=True, eq=False)
class _Worker:
    process: asyncio.subprocess.Process
    jobs: int = 0

    @property
    def is_alive(self) -> bool:
        return self.process.returncode is None

    async def ask(self, kind: bytes, head: bytes, body: bytes) -> tuple[bytes, bytes]:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(FRAME.pack(kind, len(head), len(body)) + head)
        stdin.write(body)
        await stdin.drain()
        status, size = REPLY.unpack(await stdout.readexactly(REPLY.size))
        if size > REPLY_BYTES_MAX:
            raise asyncio.IncompleteReadError(b"", size)
        return status, await stdout.readexactly(size)

    async def end(self) -> None:
        if self.is_alive:
            with suppress(ProcessLookupError):
                self.process.kill()
        await self.process.wait()


class ParserPool:
    """``size`` parser processes, started as they are needed. Use as an async context manager, or call ``close``."""

    def __init__(self, size: int | None = None, *, seconds_max: float = PARSE_S_MAX) -> None:
        self.size = size or max(1, min(4, os.cpu_count() or 1))
        self.seconds_max = seconds_max
        self.killed = 0
        """Workers killed at their deadline since the start."""
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._slots = asyncio.Semaphore(self.size)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the workers alive, for memory figures."""
        return tuple(worker.process.pid for worker in self._all if worker.is_alive)

    async def parse(self, job: ParseJob, body: bytes) -> ParseAnswer:
        """Parse in a worker; raises ParseFailed."""
        return ParseAnswer.decode(await self._ask(PARSE, job, body))

    async def page(self, job: PageJob, body: bytes) -> PageText:
        """Read a web page in a worker; raises ParseFailed."""
        return PageText.decode(await self._ask(PAGE, job, body))

    async def file(self, job: FileJob, path: bytes) -> bytes:
        """Read the feed's file at ``path`` in a worker; a line of JSON. Raises ParseFailed."""
        return await self._ask(FILE, job, path)

    async def close(self) -> None:
        """End every worker."""
        await asyncio.gather(*(worker.end() for worker in list(self._all)))
        self._all.clear()
        self._idle.clear()

    async def _ask(self, kind: bytes, job: Value, body: bytes) -> bytes:
        async with self._slots:
            worker = await self._take()
            try:
                async with asyncio.timeout(self.seconds_max):
                    status, reply = await worker.ask(kind, job.encode(), body)
            except TimeoutError as error:
                self.killed += 1
                await self._drop(worker)
                raise ParseFailed(ParseTrouble.TIMEOUT, f"not parsed within {self.seconds_max:g} s") from error
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                await self._drop(worker)
                raise ParseFailed(ParseTrouble.CRASHED, "the parser process died on this document") from error
            except BaseException:
                # Cancelled between question and answer: the pipe holds half a conversation.
                await asyncio.shield(self._drop(worker))
                raise
            await self._give_back(worker)
        if status != OK:
            raise ParseFailed(ParseTrouble.CRASHED, reply.decode("utf-8", "replace"))
        return reply

    async def _take(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            self._all.discard(worker)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tocsin.streams.poll.parse_worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        worker = _Worker(process)
        self._all.add(worker)
        return worker

    async def _give_back(self, worker: _Worker) -> None:
        worker.jobs += 1
        if worker.jobs >= JOBS_MAX or not worker.is_alive:
            await self._drop(worker)
        else:
            self._idle.append(worker)

    async def _drop(self, worker: _Worker) -> None:
        self._all.discard(worker)
        await worker.end()
