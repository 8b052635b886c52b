"""tocsin score: how well extraction agrees with articles that people labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import orjson

from tocsin.core.score import Rate, Score, score
from tocsin.errors import InputError


def run_score(gold: Path, predicted: Path, *, errors: int, as_json: bool) -> None:
    """Print the measures, and up to ``errors`` lines of each kind of error."""
    result = score(_lines(gold), _lines(predicted))
    if as_json:
        click.echo(orjson.dumps(_as_dict(result), option=orjson.OPT_INDENT_2))
        return
    click.echo(f"{result.documents} documents ({result.without_output} without output)")
    for name, rate in _rates(result):
        click.echo(
            f"{name:12} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}   "
            f"(gold {rate.gold}, predicted {rate.predicted})"
        )
    click.echo("slots among the pairs: " + ", ".join(f"{name} {result.slot(name):.3f}" for name in result.slots))
    for title, misses in (("missed", result.missed), ("invented", result.invented)):
        for miss in misses[:errors]:
            click.echo(f"{title} | {miss.document} | {miss.kind} | {miss.label} | {miss.words}")


def _rates(result: Score) -> tuple[tuple[str, Rate], ...]:
    return ("claims core", result.claims_core), ("claims full", result.claims_full), ("strikes", result.strikes)


def _as_dict(result: Score) -> dict[str, Any]:
    return {
        "documents": result.documents,
        "documents_without_output": result.without_output,
        **{
            name.replace(" ", "_"): {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1}
            for name, rate in _rates(result)
        },
        "slots": {name: result.slot(name) for name in result.slots},
    }


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
