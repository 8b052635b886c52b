"""One process owns a log file; a second one learns who holds it."""

import fcntl
import os
from pathlib import Path

from tocsin.errors import StoreError


class Lock:
    """An exclusive lock on ``PATH.lock``, given back when released or when the process dies."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the log at ``path``.

        Raises:
            StoreError: another process holds it; the message names its pid.
        """
        self._path = path.with_name(path.name + ".lock")
        self._file = _open(self._path)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(self._file, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise StoreError(
                f"log {path} is in use by another process (pid {holder}): stop that process, "
                "or give this one a log file of its own; two may not write one log"
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let go. The lock file stays: removing it would let two processes lock two files of one name."""
        os.ftruncate(self._file, 0)
        os.close(self._file)


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"cannot create {path}: {error.strerror}; check that the folder exists and is ours") from error
