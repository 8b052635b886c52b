"""Whether a file is a log of ours and whole, found out without writing a byte of it."""

import sqlite3
import struct
from pathlib import Path

from tocsin.errors import StoreError
from tocsin.streams.embedded.schema import APPLICATION_ID, LAYOUT_VERSION

MAGIC = b"SQLite format 3\x00"
# Reading every page after a crash took 1.4 s of processor time per gigabyte, and longer from a cold disk;
# beyond this size a restart would rather serve, and a bad page is reported when it is met.
FULL_CHECK_BYTES_MAX = 1024 * 1024 * 1024


def check(path: Path) -> None:
    """Return when ``path`` is a whole log of a layout we can write.

    Raises:
        StoreError: it is torn, foreign, or of a newer layout; the file is as it was.
    """
    head = check_head(path)
    size = path.stat().st_size
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size > 0:  # not closed cleanly: the truth is in both files
        _check_pages(path, whole=size <= FULL_CHECK_BYTES_MAX)
    else:
        _check_length(path, head, size)


def check_head(path: Path) -> bytes:
    """Return the first bytes of ``path``, which say that it is a log of a layout we know.

    Raises:
        StoreError: they say otherwise.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreError(f"log {path} cannot be read: {error.strerror}; check its owner and permissions") from error
    if len(head) < 100 or not head.startswith(MAGIC):
        what = "is empty" if not head else "is torn or not a tocsin log"
        raise StoreError(f"log {path} {what}: it was left untouched; move it away or name another file")
    (version,) = struct.unpack_from(">I", head, 60)
    (owner,) = struct.unpack_from(">I", head, 68)
    if owner != APPLICATION_ID:
        raise StoreError(
            f"log {path} is an SQLite database of another program (application id {owner:#x}): "
            "it was left untouched; name another file"
        )
    if version > LAYOUT_VERSION:
        raise StoreError(
            f"log {path} has layout {version}, this tocsin knows up to {LAYOUT_VERSION}: "
            "it was left untouched; run the newer tocsin that wrote it"
        )
    return head


def _check_length(path: Path, head: bytes, size: int) -> None:
    (page,) = struct.unpack_from(">H", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    expected = (65536 if page == 1 else page) * pages
    if size < expected:
        raise StoreError(
            f"log {path} is torn: {size} bytes where its header says {expected}; "
            "it was left untouched; restore it from a copy, or move it away to start anew"
        )


def _check_pages(path: Path, *, whole: bool) -> None:
    try:
        db = open_to_read(path)
        try:
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0] if whole else _check_tables(db)
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise StoreError(
            f"log {path} is torn ({found.splitlines()[-1]}): it was left untouched; "
            "restore it from a copy, or move it away to start anew"
        )


def _check_tables(db: sqlite3.Connection) -> str:
    for table in ("topics", "partitions", "offsets"):
        db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    db.execute("SELECT * FROM records ORDER BY seq DESC LIMIT 1000").fetchall()
    return "ok"


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that can read the log, also while another process writes it."""
    db = sqlite3.connect(
        f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False, timeout=10
    )
    db.execute("PRAGMA query_only = 1")
    return db
