"""The process that parses: frames on stdin, frames on stdout; hostile input can cost this process, never the poller."""

from __future__ import annotations

import os
import resource
import signal
import struct
import sys
from typing import BinaryIO

FRAME = struct.Struct(">cII")
"""What to do, size of the job's JSON, size of the body."""
REPLY = struct.Struct(">cI")
PARSE, PAGE, FILE = b"P", b"T", b"F"
OK, FAILED = b"+", b"-"
MEMORY_BYTES_MAX = 1_500_000_000
"""Address space of one worker; the interpreter with its libraries maps some 400 MB of it."""


def main() -> None:
    """Answer frames until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))
    os.nice(5)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # A library that prints must not write into our frames.
    os.dup2(2, 1)
    while frame := _read(incoming, FRAME.size):
        kind, head_size, body_size = FRAME.unpack(frame)
        head, body = _read(incoming, head_size), _read(incoming, body_size)
        try:
            status, reply = OK, answer(kind, head, body)
        except MemoryError:
            status, reply = FAILED, b"out of memory"
        except Exception as error:  # noqa: BLE001 - reported to the poller, which names the feed
            status, reply = FAILED, f"{type(error).__name__}: {error}"[:500].encode("utf-8", "replace")
        outgoing.write(REPLY.pack(status, len(reply)) + reply)
        outgoing.flush()


def answer(kind: bytes, head: bytes, body: bytes) -> bytes:
    """The reply to one frame."""
    if kind == PAGE:
        from tocsin.streams.poll.page_text import PageJob, read_page  # noqa: PLC0415 - trafilatura takes half a second

        return read_page(PageJob.decode(head), body).encode()
    from tocsin.streams.poll.job import FileJob, ParseJob, run_job  # noqa: PLC0415 - beside it

    if kind == FILE:
        from tocsin.streams.poll.corpus import answer_file  # noqa: PLC0415 - only a command asks for it

        return answer_file(FileJob.decode(head), body)
    return run_job(ParseJob.decode(head), body).encode()


def _read(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size) if size else b""
    return data if len(data) == size else b""


if __name__ == "__main__":
    main()
