"""Opening: a file that is not a whole log of ours is refused, and left byte for byte as it was."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.streams.embedded.test_log import everything, fill

from tocsin.errors import SettingsError, StoreError
from tocsin.streams.embedded import shared
from tocsin.streams.embedded.address import limit_of, path_of
from tocsin.streams.embedded.log import Log
from tocsin.streams.embedded.schema import LAYOUT_VERSION


@pytest.fixture
async def closed(path: Path) -> Path:
    """Return a log with some pages in it, cleanly closed."""
    log = Log(path)
    await fill(log, await log.create("t", 2), 500, 300)
    log.close()
    return path


@pytest.fixture
async def killed(path: Path) -> Path:
    """Return a log as kill -9 leaves it: the newest part in the write-ahead file."""
    log = Log(path)
    await fill(log, await log.create("t", 2), 500, 300)
    names = [path, path.with_name("log.db-wal")]
    contents = [name.read_bytes() for name in names]
    log.close()
    for name, content in zip(names, contents, strict=True):
        name.write_bytes(content)
    assert len(contents[1]) > 100_000
    return path


HOLD = """
import sys, pathlib
from tocsin.streams.embedded.log import Log
log = Log(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def truncate(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def cut_within_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(b"#!/bin/sh\necho hello\n" * 100)


def foreign(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.close()


def newer(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {LAYOUT_VERSION + 1}")
    db.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (truncate, r"is torn: \d+ bytes where its header says \d+"),
        (cut_within_header, "torn or not a tocsin log"),
        (empty, "is empty"),
        (garbage, "torn or not a tocsin log"),
        (foreign, "database of another program"),
        (newer, rf"has layout {LAYOUT_VERSION + 1}, this tocsin knows up to {LAYOUT_VERSION}"),
    ],
)
def test_a_file_we_cannot_trust_is_refused_and_left_untouched(
    closed: Path, damage: Callable[[Path], None], told: str
) -> None:
    damage(closed)
    before = closed.read_bytes()
    with pytest.raises(StoreError, match=told) as caught:
        Log(closed)
    assert closed.read_bytes() == before
    assert "left untouched" in str(caught.value)
    assert str(closed) in str(caught.value)


def test_a_torn_page_is_found_after_a_crash(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[5 * 4096 : 6 * 4096] = b"\xa5" * 4096
    closed.write_bytes(content)
    closed.with_name("log.db-wal").write_bytes(b"left by a crash")
    before = closed.read_bytes()
    with pytest.raises(StoreError, match="is torn"):
        Log(closed)
    assert closed.read_bytes() == before


def test_a_log_left_by_kill_9_opens_with_everything_in_it(killed: Path) -> None:
    log = Log(killed)
    assert len(everything(log, log.topics["t"])) == 500
    log.close()


def test_a_missing_log_beside_its_write_ahead_file_is_not_started_anew(killed: Path) -> None:
    killed.unlink()
    with pytest.raises(StoreError, match=r"is missing but .*-wal is there"):
        Log(killed)
    assert not killed.exists()


def test_a_half_made_log_of_an_earlier_crash_is_made_anew(path: Path) -> None:
    path.with_name("log.db.new").write_bytes(b"half")
    Log(path).close()
    assert path.exists()


def test_a_second_process_is_told_who_holds_the_log(path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(StoreError, match=rf"in use by another process \(pid {holder.pid}\): stop that process"):
        Log(path)
    holder.communicate()
    Log(path).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot create .*file/log.db.lock"):
        Log(tmp_path / "file" / "log.db")


def test_one_process_shares_one_log(path: Path) -> None:
    one, two = shared.acquire(path), shared.acquire(path.parent / "." / path.name)
    assert one is two is shared.peek(path)
    shared.release(one)
    assert shared.peek(path) is two
    shared.release(two)
    assert shared.peek(path) is None
    Log(path).close()


def test_two_apps_of_one_group_are_told_apart(path: Path) -> None:
    log = shared.acquire(path)
    shared.join(log, "app")
    shared.join(log, "another app")
    with pytest.raises(StoreError, match="two apps named 'app' share log"):
        shared.join(log, "app")
    shared.leave(log, "app")
    shared.join(log, "app")
    shared.leave(log, "app")
    shared.leave(log, "another app")
    shared.release(log)


@pytest.mark.parametrize(
    ("address", "path_"),
    [
        ("embedded:///var/lib/x.db", "/var/lib/x.db"),
        ("embedded:////var/x.db", "/var/x.db"),
        ("embedded:///Data/a%20b.db?bytes_max=5", "/Data/a b.db"),
    ],
)
def test_an_address_names_a_file(address: str, path_: str) -> None:
    assert path_of(address) == Path(path_)


def test_a_relative_address_starts_at_the_working_directory() -> None:
    assert path_of("embedded://./Data/x.db") == Path.cwd() / "Data" / "x.db"


@pytest.mark.parametrize("address", ["embedded://Data/x.db", "embedded://", "embedded:///", "kafka://host:1"])
def test_an_address_that_names_no_file_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="names no log file"):
        path_of(address)


def test_the_limit_is_part_of_the_address() -> None:
    assert limit_of("embedded:///x.db?bytes_max=1000") == 1000
    assert limit_of("embedded:///x.db") is None
    with pytest.raises(SettingsError, match="bytes_max is '1GB'"):
        limit_of("embedded:///x.db?bytes_max=1GB")
