"""tocsin settings: what is in force, and an example file made from the settings themselves."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from typing import Any

import click

from tocsin.core.policy import Policy
from tocsin.settings import Settings

SECRETS = {"password"}


def print_settings(settings: Settings) -> None:
    """Print every setting in force as TOML; secrets as ***."""
    click.echo(f"broker = {_toml(settings.broker_url)}")
    click.echo(f"data_dir = {_toml(str(settings.data_path))}")
    for name, section in _sections(settings):
        click.echo(f"\n[{name}]")
        for f in fields(section):
            value = getattr(section, f.name)
            click.echo(f"{f.name} = {_toml('***' if f.name in SECRETS and value else value)}")
    click.echo("\n[alerts]")
    for key, value in settings.alerts.items():
        click.echo(f"{key} = {_toml(value)}")
    for destination in settings.destinations:
        click.echo("\n[[destinations]]")
        for key, value in destination.items():
            click.echo(f"{key} = {_toml('***' if key in {'url', 'secret_ref'} else value)}")


def print_example() -> None:
    """Print a tocsin.toml with every setting commented out at its default, its meaning beside it."""
    settings = Settings()
    click.echo("# tocsin.toml: every setting at its default. Take away the # of those you change.\n")
    click.echo('# broker = ""  # embedded in data_dir; or kafka://host:9092,host2:9092')
    click.echo('# data_dir = "data"')
    for name, section in _sections(settings):
        click.echo(f"\n# [{name}]  {_about(type(section))}")
        _commented(section)
    click.echo("\n# [alerts]  When the bell rings.")
    _commented(Policy())
    click.echo("\n# [[destinations]]  Where alerts go; repeat the table for each.")
    for line in (
        'name = "desk-chat"',
        'kind = "webhook"  # or slack, stdout',
        'url = "env:TOCSIN_HOOK_URL"',
        'secret_ref = "env:TOCSIN_HOOK_SECRET"  # whsec_… of the receiver',
        'min_severity = "low"',
    ):
        click.echo(f"# {line}")


def _commented(section: Any) -> None:
    notes = _notes(type(section))
    for f in fields(section):
        note = notes.get(f.name, "")
        click.echo(f"# {f.name} = {_toml(getattr(section, f.name))}{'  # ' + note if note else ''}")


def _sections(settings: Settings) -> list[tuple[str, Any]]:
    return [(f.name, value) for f in fields(settings) if is_dataclass(value := getattr(settings, f.name))]


def _about(kind: type[Any]) -> str:
    return (inspect.getdoc(kind) or "").split("\n")[0]


def _notes(kind: type[Any]) -> dict[str, str]:
    """The text under each field of ``kind``'s source: the one place where a setting is explained."""
    found = re.findall(r'^    (\w+): [^\n]+\n    """(.*?)"""', inspect.getsource(kind), re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.split()) for name, text in found}


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list | frozenset):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
