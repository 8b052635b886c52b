"""The newest records, kept in memory so that whoever follows the end of the log reads no disk."""

from threading import Lock

from tocsin.streams.embedded.topic import Partition, Row

RECENT_BYTES_MAX = 32 * 1024 * 1024
ROW_BYTES = 200  # what the tuple and its small objects cost beside key and value


def size_of(row: Row) -> int:
    """Return about how many bytes of memory a row holds."""
    return ROW_BYTES + len(row[3] or b"") + len(row[4] or b"") + len(row[5] or b"")


class Recent:
    """Per partition, an unbroken run of rows that ends with its last durable one."""

    def __init__(self, bytes_max: int = RECENT_BYTES_MAX) -> None:
        self._bytes_max = bytes_max
        self._bytes = 0
        self._rows: dict[int, list[Row]] = {}
        self._lock = Lock()

    def add(self, rows: list[tuple[Partition, Row]]) -> None:
        """Remember durable rows, in order; when full, forget everything older first."""
        with self._lock:
            size = sum(size_of(row) for _, row in rows)
            if self._bytes + size > self._bytes_max:
                self._rows.clear()
                self._bytes = 0
            if size > self._bytes_max:
                return
            self._bytes += size
            for partition, row in rows:
                self._rows.setdefault(partition.id, []).append(row)

    def read(self, partition: Partition, offset: int, count: int) -> list[Row] | None:
        """Return up to ``count`` rows from ``offset`` on, or None when only the disk knows."""
        with self._lock:
            rows = self._rows.get(partition.id)
            if not rows or rows[0][1] > offset:
                return None
            at = offset - rows[0][1]
            return rows[at : at + count]

    def forget(self, partition: Partition) -> None:
        """Have the next read go to the disk, where something was deleted."""
        with self._lock:
            self._bytes -= sum(size_of(row) for row in self._rows.pop(partition.id, ()))
