"""What the gazetteer knows under a name: rows read from one packed file, decoded only when asked for.

The data is built by ``tools/gazetteer/build.py``; it contains GeoNames data (https://www.geonames.org), CC BY 4.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from tocsin.schemas.words import PlacePrecision

PRECISIONS = (
    PlacePrecision.SITE,
    PlacePrecision.CITY,
    PlacePrecision.DISTRICT,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
)
HAND_BIT = 8
CACHED_ROWS_MAX = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One place the gazetteer knows. ``lat`` and ``lon`` are WGS 84 degrees; ``hand`` means hand-written."""

    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonameid: int | None
    hand: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row and whether it goes by the name asked for (``exact``) or by an alternate spelling."""

    row: Row
    exact: bool


class Gazetteer:
    """Names to places. Immutable once loaded; holds about 30 MB."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        keys = _text(arrays["keys"]).split("\n")
        self._index = dict(zip(keys, range(len(keys)), strict=True))
        self._starts = arrays["starts"]
        self._flat = arrays["rows"]
        self._names = _text(arrays["names"]).split("\n")
        self._texts = _text(arrays["texts"]).split("\n")
        self._arrays = arrays
        self._rows: dict[int, Row] = {}
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self.credit = _text(arrays["credit"])
        self.words_max: dict[str, int] = {}
        """For a first word, how many words the longest name that starts with it has."""
        for key in keys:
            first, space, rest = key.partition(" ")
            if space:
                count = 2 + rest.count(" ")
                if count > self.words_max.get(first, 1):
                    self.words_max[first] = count

    def __contains__(self, key: str) -> bool:
        return key in self._index

    def __len__(self) -> int:
        return len(self._index)

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Places under ``key`` (a ``place_key``): exact names first, then by population; empty when unknown."""
        found = self._found.get(key)
        if found is None:
            at = self._index.get(key)
            if at is None:
                return ()
            flat = self._flat[self._starts[at] : self._starts[at + 1]].tolist()
            found = tuple(Candidate(self._row(item >> 1), not item & 1) for item in flat)
            if len(self._found) < CACHED_ROWS_MAX:
                self._found[key] = found
        return found

    def _row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            arrays = self._arrays
            flags = int(arrays["precision"][number])
            row = Row(
                name=self._names[number],
                precision=PRECISIONS[flags & 7],
                country=self._texts[arrays["country"][number]] or None,
                admin1=self._texts[arrays["admin1"][number]] or None,
                lat=round(float(arrays["lat"][number]), 4),
                lon=round(float(arrays["lon"][number]), 4),
                population=int(arrays["population"][number]),
                geonameid=int(arrays["geonameid"][number]) or None,
                hand=bool(flags & HAND_BIT),
            )
            if len(self._rows) < CACHED_ROWS_MAX:
                self._rows[number] = row
        return row


def _text(array: Any) -> str:
    return bytes(array).decode("utf-8")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer in the package, loaded once per process in about 0.1 s."""
    path = files("tocsin.core.places") / "tables" / "gazetteer.bin"
    with path.open("rb") as raw, np.load(raw, allow_pickle=False) as arrays:
        return Gazetteer({name: arrays[name] for name in arrays.files})


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of ``tables/NAME.txt``; lines that start with # are comments."""
    text = (files("tocsin.core.places") / "tables" / f"{name}.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
