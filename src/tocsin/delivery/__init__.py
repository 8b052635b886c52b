"""How alerts leave: one file per kind of destination, and the engine that empties the outbox.

To add a kind: write a file with a ``render`` and a sender, name it in ``KINDS``, and add it to
``tests/delivery/kinds.py``, whose suite every kind passes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from tocsin.delivery.destination import Destination
from tocsin.delivery.dispatch import Dispatcher, Now, Report
from tocsin.delivery.http import Http
from tocsin.delivery.lane import Sender
from tocsin.delivery.slack import open_slack
from tocsin.delivery.stdout import Stdout
from tocsin.delivery.webhook import open_webhook
from tocsin.errors import SettingsError
from tocsin.schemas.words import Severity

__all__ = ["KINDS", "Destination", "Dispatcher", "Http", "Now", "Report", "Sender", "open_senders", "read_destinations"]

Kind = Callable[[Destination, Http, Now, Mapping[str, str]], Sender]

KINDS: dict[str, Kind] = {
    "webhook": open_webhook,
    "slack": open_slack,
    "stdout": lambda _destination, _http, _now, _environ: Stdout(),
}
DESTINATIONS_MAX = 100


def read_destinations(tables: Iterable[Mapping[str, Any]]) -> tuple[Destination, ...]:
    """The ``[[destinations]]`` tables of tocsin.toml; raises SettingsError that names the table and the key."""
    destinations = tuple(_read_one(table, number) for number, table in enumerate(tables, 1))
    names = [destination.name for destination in destinations]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SettingsError(f"two destinations are called {twice[0]!r}; give each a name of its own")
    if len(destinations) > DESTINATIONS_MAX:
        raise SettingsError(f"{len(destinations)} destinations; the limit is {DESTINATIONS_MAX}")
    return destinations


def open_senders(
    destinations: Iterable[Destination], http: Http, now: Now, environ: Mapping[str, str] = os.environ
) -> dict[str, Sender]:
    """The ways out by destination name, of those that are enabled; raises SettingsError for one that cannot work."""
    return {
        destination.name: KINDS[destination.kind](destination, http, now, environ)
        for destination in destinations
        if destination.enabled
    }


def _read_one(table: Mapping[str, Any], number: int) -> Destination:
    name = table.get("name")
    if not isinstance(name, str) or not name:
        raise SettingsError(f'[[destinations]] number {number} has no name; write name = "…"')
    what = f"destination {name!r}"
    known = {field.name: field for field in fields(Destination)}
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise SettingsError(f"{what}: {key} is no setting{f'; did you mean {near[0]}?' if near else ''}")
    values = {key: _convert(key, value, what) for key, value in table.items()}
    destination = Destination(**{"kind": "", **values})
    if destination.kind not in KINDS:
        raise SettingsError(f"{what}: kind {destination.kind!r} is none of {', '.join(sorted(KINDS))}")
    if destination.kind != "stdout" and not destination.url:
        raise SettingsError(f'{what} has no url; write url = "https://…" or url = "env:NAME"')
    return destination


def _convert(key: str, value: Any, what: str) -> Any:
    if key == "theatres":
        if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise SettingsError(f'{what}: theatres is a list of names, e.g. ["south-asia"]')
    if key in {"enabled", "allow_private"}:
        if isinstance(value, bool):
            return value
        raise SettingsError(f"{what}: {key} is true or false")
    if not isinstance(value, str):
        raise SettingsError(f"{what}: {key} is a text in quotes")
    if key == "min_severity":
        if value not in set(Severity):
            raise SettingsError(f"{what}: min_severity {value!r} is none of {', '.join(Severity)}")
        return Severity(value)
    return value
