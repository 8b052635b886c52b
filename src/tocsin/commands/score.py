"""tocsin score: how well extraction agrees with articles that people labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import orjson

from tocsin.core.score import score
from tocsin.errors import InputError


def run_score(gold: Path, predicted: Path, *, errors: int, as_json: bool) -> None:
    """Print the measures, and up to ``errors`` lines of each kind of error."""
    result = score(_lines(gold), _lines(predicted))
    if as_json:
        click.echo(orjson.dumps(result.as_dict(), option=orjson.OPT_INDENT_2))
        return
    click.echo(result.report())
    for title, rows in (("missed", result.missed), ("invented", result.invented)):
        for row in rows[:errors]:
            click.echo(" | ".join([title, *(str(part) for part in row)]))


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    found = []
    for number, line in enumerate(raw.splitlines(), 1):
        if line.strip():
            try:
                found.append(orjson.loads(line))
            except orjson.JSONDecodeError as error:
                raise InputError(f"{path} line {number}: not JSON: {error}") from error
    return found
