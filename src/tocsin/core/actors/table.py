"""The states, forces and groups known by name, read from the two tables beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from tocsin.schemas.words import ActorKind


class Form(Enum):
    """How a name stands for an actor."""

    NAME = "name"
    """A state's or group's own name."""
    ADJECTIVE = "adjective"
    """"Turkish": an actor only with what follows."""
    CAPITAL = "capital"
    """"Kabul": an actor only where it speaks or acts."""
    FORCE = "force"
    """An army, a police, a service."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one actor. ``words`` are its tokens in small letters, ``exact`` the ones that need their case."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    name: str
    side: str
    country: str | None
    kind: ActorKind
    form: Form
    weak: bool
    """Counts only where the country or another spelling of the actor stands in the text."""


def _rows(name: str) -> list[list[str]]:
    text = (files("tocsin.core.actors") / "tables" / f"{name}.txt").read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def _entry(alias: str, name: str, side: str, country: str | None, kind: ActorKind, form: Form) -> Entry:
    weak = alias.startswith("*")
    from tocsin.core.extract.reading.tokens import TOKEN  # noqa: PLC0415  the extractor imports this package

    tokens = tuple(TOKEN.findall(alias.lstrip("*")))
    return Entry(tuple(t.lower() for t in tokens), tokens, name, side, country, kind, form, weak)


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Every spelling by its first word in small letters, the longest first."""
    found: list[Entry] = []
    for country, name, adjectives, capitals, forces in _rows("states"):
        found.append(_entry(name, name, name, country, ActorKind.STATE, Form.NAME))
        for words, form in ((adjectives, Form.ADJECTIVE), (capitals, Form.CAPITAL), (forces, Form.FORCE)):
            kind = ActorKind.FORCE if form is Form.FORCE else ActorKind.STATE
            found += [_entry(alias, name, name, country, kind, form) for alias in words.split(";") if alias]
    for name, side, country, aliases in _rows("groups"):
        spellings = dict.fromkeys((name, *aliases.split(";")))
        found += [_entry(a, name, side, country or None, ActorKind.GROUP, Form.NAME) for a in spellings if a]
    table: dict[str, list[Entry]] = {}
    for entry in found:
        table.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda e: -len(e.words))) for first, rows in table.items()}


@cache
def side_countries() -> dict[str, str]:
    """The country a side belongs to or mostly fights in, by the side's name in small letters."""
    found: dict[str, str] = {}
    for rows in entries().values():
        for entry in rows:
            if entry.country:
                found.setdefault(entry.side.lower(), entry.country)
                found.setdefault(entry.name.lower(), entry.country)
    return found
