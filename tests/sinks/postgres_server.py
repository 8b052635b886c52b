"""A PostgreSQL server for the tests: one of their own on a socket in a temporary folder, or a given one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

GIVEN = "TOCSIN_TEST_POSTGRES"
USER_WHEN_ROOT = "postgres"
"""PostgreSQL refuses to run as root; its packages make this user."""


def programs() -> Path | None:
    """The folder with initdb and postgres, newest release first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    on_path = shutil.which("initdb")
    folders = [*found, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server with ``{}`` for the database; skips where there is none, and fails instead with CI=true."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    folder = programs()
    if folder is None:
        reason = f"no PostgreSQL here; install it, or set {GIVEN}=postgresql://user@host/{{}}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="tocsin-pg-", ignore_cleanup_errors=True) as place:
        yield from _own(folder, Path(place))


def _own(folder: Path, place: Path) -> Iterator[str]:
    user = USER_WHEN_ROOT if os.geteuid() == 0 else None
    if user:
        shutil.chown(place, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", str(place / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd=place)

    run("initdb", "-U", "tocsin", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={place} -c fsync=off -c shared_buffers=16MB"
    run("pg_ctl", "-w", "-l", str(place / "log"), "-o", options, "start")
    try:
        yield f"postgresql://tocsin@/{{}}?host={place}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
