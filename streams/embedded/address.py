"""Which file an ``embedded://PATH`` address means."""

from pathlib import Path

from yarl import URL

from tocsin.errors import SettingsError

SCHEME = "embedded"


def path_of(address: str | URL) -> Path:
    """Return the absolute path of the log file that ``address`` names.

    ``embedded:///var/lib/tocsin/log.db`` is absolute, ``embedded://./log.db`` is relative to the
    working directory. A bare ``embedded://name`` is refused: URLs lower-case what stands there, and
    ``Data/log.db`` would quietly become another file.

    Raises:
        SettingsError: the address is not of this form.
    """
    url = URL(address) if isinstance(address, str) else address
    if url.scheme != SCHEME or (url.host or ".") != "." or not url.path.strip("/"):
        raise SettingsError(
            f"broker {str(address)!r} names no log file: "
            "write embedded:///absolute/path/log.db or embedded://./relative/log.db"
        )
    path = url.path.lstrip("/")
    return (Path.cwd() if url.host else Path("/")).joinpath(path).resolve()


def limit_of(address: str | URL) -> int | None:
    """Return how large the file may grow, from ``embedded://PATH?bytes_max=N``; None for as large as the disk.

    Raises:
        SettingsError: it is not a number.
    """
    url = URL(address) if isinstance(address, str) else address
    limit = url.query.get("bytes_max")
    if limit is None:
        return None
    if not limit.isdigit():
        raise SettingsError(f"broker {str(address)!r}: bytes_max is {limit!r}; write a number of bytes")
    return int(limit)
