"""`make bench`: every table, in one run on one machine; with Java and Maven it starts a Kafka broker of its own."""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import sys

from tests.brokers import kafka

TABLES = {
    "pipeline": "Articles a second, end to end",
    "latency": "From a feed's answer to the webhook, 50 articles a second",
    "restart": "Ready again with a million remembered articles",
    "alerts": "What the bell misses, and what it rings for nothing",
    "extract": "Texts a second",
    "poller": "Feeds a second",
}
"""Each in a process of its own: memory is measured as a process's peak."""


def machine() -> str:
    """The machine by its cores and memory, which is all a figure needs."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{os.cpu_count()} cores, {pages / 2**30:.0f} GiB, Python {platform.python_version()}"


def title(text: str) -> None:
    print(f"\n## {text}\n", flush=True)


def main() -> None:
    """Print the tables as Markdown."""
    print(f"# Benchmarks\n\nOne run of `make bench` on {machine()}.")
    with contextlib.ExitStack() as stack:
        if "TOCSIN_BENCH_KAFKA" not in os.environ and not kafka.missing_parts():
            os.environ["TOCSIN_BENCH_KAFKA"] = stack.enter_context(kafka.running(1)).bootstrap
        for name, heading in TABLES.items():
            title(heading)
            subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)


if __name__ == "__main__":
    main()
