"""Labelled streams for scoring alerts: the file format, and a generated stream whose truth is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from tests.core import newsroom
from tests.core.newsroom import article, claim, strike

from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import Article, Extraction
from tocsin.schemas.words import PlacePrecision, Sighting, TextSource


@dataclass(frozen=True, slots=True)
class Label:
    """One thing worth knowing that an article tells: ``nugget`` names it, whoever tells it."""

    nugget: str
    importance: float = 1.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line of a stream: an article (or what was extracted from it) and what it tells."""

    item: Article | Extraction
    labels: tuple[Label, ...]


def read_stream(path: Path) -> Iterator[Labelled]:
    """Read a labelled stream, one JSON object a line; docs/alerts.md describes the fields."""
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                yield _labelled(orjson.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise SystemExit(f"{path}:{number}: {error!r}; docs/alerts.md says what a line holds") from error


def _labelled(row: dict[str, Any]) -> Labelled:
    labels = tuple(Label(label["nugget"], float(label.get("importance", 1.0))) for label in row.get("labels", []))
    if "extraction" in row:
        return Labelled(Extraction.decode(orjson.dumps(row["extraction"])), labels)
    return Labelled(_article(row), labels)


def _article(row: dict[str, Any]) -> Article:
    title, text = row.get("title", ""), row["text"]
    return Article.decode(
        orjson.dumps(
            {
                "article_id": row["id"],
                "revision": row.get("revision", 1),
                "sighting": Sighting.CREATED,
                "feed_id": row.get("outlet", "stream"),
                "outlet": row.get("outlet", "stream"),
                "url": row.get("url", f"urn:stream:{row['id']}"),
                "canonical_url": row.get("url", f"urn:stream:{row['id']}"),
                "title": title,
                "summary": "",
                "text": text,
                "text_source": TextSource.FEED,
                "language": row.get("language", "en"),
                "published_at": row.get("published_at", row["at"]),
                "fetched_at": row["at"],
                "content_hash": content_hash(title, text),
                "signature": signature(text),
                "lead_signature": lead_signature(text),
            }
        )
    )


OUTLETS = 40
CITIES = 300
MODES = ("air", "drone", "shelling", "bomb", "missile")
SIDES = (("Pakistan", "Afghanistan"), ("Afghanistan", "Pakistan"))


def cities(rng: random.Random) -> list[str]:
    """Towns spread over 12 by 14 degrees, in thirty provinces."""
    names = []
    for n in range(CITIES):
        name = f"Town {n}"
        spot = (25 + rng.random() * 12, 60 + rng.random() * 14)
        newsroom.PLACES[name] = ("AF", f"Province {n % 30}", *spot, PlacePrecision.CITY, 90_000_000 + n)
        names.append(name)
    return names


def generate(incidents: int, days: float, seed: int = 1) -> list[Labelled]:
    """Attacks told by several outlets over hours: copies, rising tolls, old numbers, history, threats.

    What each article tells first is labelled: ``attack/n`` for the attack (importance 1), and
    ``attack/n/toll`` for each toll above the one before by a tenth or a step (importance 0.5).
    """
    rng = random.Random(seed)
    towns = cities(rng)
    told = [line for n in range(incidents) for line in _attack(rng, n, rng.random() * days * 1440, rng.choice(towns))]
    return sorted(
        told, key=lambda line: line.item.fetched_at if isinstance(line.item, Article) else line.item.article.fetched_at
    )


def _attack(rng: random.Random, n: int, onset: float, town: str) -> list[Labelled]:
    attacker, victim = rng.choice(SIDES)
    mode, speaker = rng.choice(MODES), f"Spokesman/{victim}"
    lines, toll, words = [], rng.randrange(2, 30), " ".join(f"w{n}x{i}" for i in range(90))
    hit = strike(mode, attacker, victim, town)
    steps = 1 + rng.randrange(4)
    for step in range(steps):
        at = onset + step * rng.uniform(40, 200)
        number = claim(str(toll), "killed", "people", victim, speaker, at=town)
        label = (
            (Label(f"attack/{n}"), Label(f"attack/{n}/{toll}", 0.5))
            if step == 0
            else (Label(f"attack/{n}/{toll}", 0.5),)
        )
        first = rng.randrange(OUTLETS)
        lines.append(
            Labelled(article(f"outlet {first}", at, hit, number, name=f"{n} {step}", text=f"{words} {step}"), label)
        )
        for copy in range(rng.randrange(6)):
            later = at + rng.expovariate(1 / 25) + 0.1
            text = f"{words} {step}" if rng.random() < 0.6 else None
            outlet = f"outlet {(first + 1 + copy) % OUTLETS}"
            lines.append(Labelled(article(outlet, later, hit, number, name=f"{n} {step} {copy}", text=text), label))
        toll += max(3, round(toll * rng.uniform(0.2, 1.2)))
    if rng.random() < 0.3:
        past = claim(str(toll), scope="background", at=town)
        lines.append(Labelled(article("magazine", onset + 300, past, name=f"{n} history"), ()))
    return lines
