"""A log file for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.streams.embedded.log import Log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
def log(path: Path) -> Iterator[Log]:
    opened = Log(path)
    yield opened
    opened.close()
