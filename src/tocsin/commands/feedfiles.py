"""tocsin feeds parse: saved feeds as the poller would read them. Apart from feeds.py, which brings Faust along."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tocsin.streams.clock import Clock
from tocsin.streams.poll.corpus import parse_files
from tocsin.streams.poll.pool import ParserPool

PROGRESS_FILES_MIN = 50


async def print_parsed(paths: Sequence[Path]) -> None:
    """Print one JSON line per file, in order."""
    console = Console(stderr=True)
    with Progress(console=console, disable=len(paths) < PROGRESS_FILES_MIN, transient=True) as progress:
        task = progress.add_task("parsing", total=len(paths))
        async with ParserPool() as parser:
            async for line in parse_files(paths, parser, now=Clock().now()):
                sys.stdout.buffer.write(line)
                progress.advance(task)
    sys.stdout.buffer.flush()
