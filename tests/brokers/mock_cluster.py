"""Kafka's wire without Kafka: librdkafka's mock cluster, from the confluent-kafka wheel, in a child process.

It keeps records in memory only, makes every topic on first use with four partitions, and knows no topic
administration, no compaction and no read_committed; what it is good for is where there is no Java.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

PARTITIONS = 4


@dataclass(frozen=True, slots=True)
class MockKafka:
    """Where the mock cluster listens."""

    bootstrap: str

    @property
    def url(self) -> str:
        return f"kafka://{self.bootstrap}"


@contextlib.contextmanager
def running(brokers: int = 1) -> Iterator[MockKafka]:
    """Run a mock cluster until the block ends, or until this process does, however it ends."""
    command = [sys.executable, __file__, str(brokers)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            bootstrap = child.stdout.readline().strip()
            if not bootstrap:
                raise RuntimeError(f"the mock cluster ended with {child.wait()} before it listened")
            yield MockKafka(bootstrap)
        finally:
            child.kill()


def main() -> None:
    """Listen until stdin closes."""
    from confluent_kafka import Producer

    client = Producer({"test.mock.num.brokers": int(sys.argv[1]), "bootstrap.servers": "unused", "log_level": 0})
    brokers = client.list_topics(timeout=10).brokers.values()
    print(",".join(f"{broker.host}:{broker.port}" for broker in brokers), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
