"""tocsin destinations: where alerts go, which of them said that they want no more, and how one is resumed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from tocsin.commands.saying import say
from tocsin.delivery import read_destinations
from tocsin.errors import InputError
from tocsin.schemas import DestinationState
from tocsin.settings import Settings
from tocsin.streams.clock import Clock
from tocsin.streams.compacted import newest
from tocsin.streams.send import Sender
from tocsin.streams.topics import DESTINATIONS


async def list_destinations(settings: Settings) -> None:
    """Print the destinations of tocsin.toml, and which are disabled since when."""
    states = await newest(settings, DESTINATIONS, DestinationState)
    table = Table("name", "kind", "state", "since", "why")
    for one in read_destinations(settings.destinations):
        state = states.get(one.name)
        told = "off in tocsin.toml" if not one.enabled else "disabled" if state and state.disabled else "on"
        since = f"{state.at:%Y-%m-%d %H:%M}Z" if state else ""
        why = (state.reason or f"resumed by {state.by}") if state else ""
        table.add_row(one.name, one.kind, told, since, why)
    Console().print(table)


async def resume_destination(settings: Settings, name: str, by: str) -> None:
    """Write to a destination again that had said it wants no more."""

    async def put(sender: Sender) -> list[str]:
        return await resume(settings, sender, name, by, Clock().now())

    for line in await say(settings, put, "/api/destinations", {"resume": name, "by": by}):
        click.echo(line)


async def resume(settings: Settings, sender: Sender, name: str, by: str, now: datetime) -> list[str]:
    """Say on the log that ``name`` takes alerts again; raises InputError where it is not disabled."""
    state = (await newest(settings, DESTINATIONS, DestinationState)).get(name)
    if state is None or not state.disabled:
        known = ", ".join(str(one.get("name")) for one in settings.destinations) or "none"
        raise InputError(f"destination {name!r} is not disabled; those of tocsin.toml: {known}")
    after = DestinationState(destination=name, disabled=False, by=by, at=now)
    await (await sender.send(DESTINATIONS, after, at=now))
    return [f"{name} is resumed", "what was given up: `tocsin dead replay --all --reason delivery_exhausted`"]


def as_word(settings: Settings, sender: Sender) -> Any:
    """The same for the desk: ``{"resume": NAME, "by": …}``."""

    async def word(said: Mapping[str, Any], now: datetime) -> list[str]:
        name, by = said.get("resume"), said.get("by") or "desk"
        if not isinstance(name, str) or not isinstance(by, str):
            raise InputError("resume is the name of a destination")
        return await resume(settings, sender, name, by[:200], now)

    return word
