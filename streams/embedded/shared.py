"""One open log per file in this process, shared by whoever needs it, closed by the last to leave."""

from pathlib import Path
from threading import Lock

from tocsin.errors import StoreError
from tocsin.streams.embedded.log import Log

_open: dict[Path, Log] = {}
_holders: dict[Path, int] = {}
_groups: set[tuple[Path, str]] = set()
_lock = Lock()


def acquire(path: Path, bytes_max: int | None = None) -> Log:
    """Return the log at ``path``, opening it, bounded by ``bytes_max``, if this process does not have it open yet.

    Raises:
        StoreError: as ``Log`` raises.
    """
    path = path.resolve()
    with _lock:
        log = _open.get(path)
        if log is None:
            log = _open[path] = Log(path, bytes_max=bytes_max)
        _holders[path] = _holders.get(path, 0) + 1
        return log


def release(log: Log) -> None:
    """Give back what ``acquire`` returned; the last one closes the file."""
    with _lock:
        _holders[log.path] -= 1
        if _holders[log.path] == 0:
            del _holders[log.path], _open[log.path]
            log.close()


def peek(path: Path) -> Log | None:
    """Return the log at ``path`` if this process has it open."""
    return _open.get(path.resolve())


def join(log: Log, group: str) -> None:
    """Become the one consumer of ``group``.

    Raises:
        StoreError: this process already has one: two would each get every record.
    """
    with _lock:
        if (log.path, group) in _groups:
            raise StoreError(
                f"two apps named {group!r} share log {log.path} in this process: "
                "give each its own id, or its own log file"
            )
        _groups.add((log.path, group))


def leave(log: Log, group: str) -> None:
    """Let another consumer join ``group``."""
    with _lock:
        _groups.discard((log.path, group))
