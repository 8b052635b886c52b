"""What a topic is made of: its partitions, and how long it keeps what."""

from dataclasses import dataclass, field

DAY_MS = 86_400_000
TOMBSTONE_MS = DAY_MS  # Kafka's delete.retention.ms: how long a reader may lag and still see a deletion

# One stored record as read back: seq, offset, timestamp in ms, key, packed headers, value.
Row = tuple[int, int, int, bytes | None, bytes | None, bytes | None]


@dataclass(frozen=True, slots=True)
class Policy:
    """How long a topic keeps records: by age and size per partition, or the last one of each key, or both."""

    compact: bool = False
    retention_ms: int | None = None  # None: for ever
    retention_bytes: int | None = None  # per partition, as on Kafka
    tombstone_ms: int = TOMBSTONE_MS


@dataclass(slots=True, eq=False)
class Partition:
    """One ordered line of records.

    ``next`` is the offset the next append gets; ``end`` is the offset after the last durable record
    and trails ``next`` by what is being written.
    """

    id: int
    topic: str
    number: int
    end: int = 0
    next: int = field(default=0)
    records: int = 0
    bytes: int = 0
    cleaned: int = 0  # compaction has seen every record below this offset


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A name, its partitions in order of their numbers, and its policy."""

    id: int
    name: str
    partitions: tuple[Partition, ...]
    policy: Policy
