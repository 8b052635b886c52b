"""tocsin score --live: how much of what is on the log people at the desk marked wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import click
import orjson

from tocsin.core.audit import Audit, Auditor, Share
from tocsin.errors import InputError
from tocsin.schemas import Article
from tocsin.settings import Settings
from tocsin.streams.compacted import said
from tocsin.streams.declare import embedded_path
from tocsin.streams.topics import ALERTS_RAISED, ARTICLES_UNIQUE, DIRECTIVES, EVENTS_ENRICHED, Topic

ROWS_MAX = 15
"""Of each table on the screen; --json has all."""


async def run_audit(settings: Settings, *, errors: int, as_json: bool, labels: Path | None) -> None:
    """Read the log and print what was marked wrong; with ``labels`` write documents for ``tocsin score`` too."""
    if settings.is_embedded and not embedded_path(settings).exists():
        raise InputError(f"there is no log at {embedded_path(settings)} yet; start tocsin first")
    auditor = await read_audit(settings, keep=labels is not None)
    result = auditor.result()
    if as_json:
        click.echo(orjson.dumps(as_table(result), option=orjson.OPT_INDENT_2))
    else:
        _show(result, errors)
    if labels is not None:
        number = await _write_labels(settings, auditor, labels)
        click.echo(
            f"{number} articles in {labels}/gold.jsonl and found.jsonl: "
            f"tocsin score {labels}/gold.jsonl {labels}/found.jsonl --errors 30",
            err=True,
        )


async def read_audit(settings: Settings, *, keep: bool = False) -> Auditor:
    """Every mark on the log against everything published; with ``keep`` the events of marked articles too."""
    auditor = Auditor()
    async for directive in _nouns(settings, DIRECTIVES):
        auditor.say(directive)
    async for event in _nouns(settings, EVENTS_ENRICHED):
        auditor.publish_event(event)
    if keep:
        async for event in _nouns(settings, EVENTS_ENRICHED):
            auditor.keep(event)
    async for alert in _nouns(settings, ALERTS_RAISED):
        auditor.publish_alert(alert)
    return auditor


async def _nouns(settings: Settings, topic: Topic) -> AsyncIterator[Any]:
    """What stands on ``topic``; a tombstone is nothing to audit."""
    async for _, noun in said(settings, topic, topic.noun):
        if noun is not None:
            yield noun


async def _write_labels(settings: Settings, auditor: Auditor, folder: Path) -> int:
    wanted, written = auditor.wrong_articles, set()
    with _opened(folder, "gold.jsonl") as gold, _opened(folder, "found.jsonl") as found:
        async for article in _nouns(settings, ARTICLES_UNIQUE):
            at = (article.article_id, article.revision)
            if isinstance(article, Article) and at in wanted and at not in written:
                written.add(at)
                for file, document in zip((gold, found), auditor.labels(article), strict=True):
                    file.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z))
    return len(written)


def _opened(folder: Path, name: str) -> BinaryIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / name).open("wb")
    except OSError as error:
        raise InputError(f"cannot write {folder / name}: {error.strerror}; name a folder that is yours") from error


def as_table(audit: Audit) -> dict[str, Any]:
    """The audit as JSON values."""
    tables = {name: _shares(getattr(audit, name)) for name in ("kinds", "rules", "statuses", "reasons", "faults")}
    return {
        **tables,
        "marked": [asdict(one) for one in audit.marked],
        "unknown": [{"kind": kind, "target": target} for kind, target in audit.unknown],
    }


def _shares(table: Mapping[str, Share]) -> dict[str, dict[str, float]]:
    return {
        name: {"published": one.published, "wrong": one.wrong, "share": round(one.share, 6)}
        for name, one in table.items()
    }


def _show(audit: Audit, errors: int) -> None:
    click.echo("marked wrong at the desk, of what was published (what nobody looked at counts as right)")
    for title, table in (
        ("", audit.kinds),
        ("by what is wrong with an event", audit.faults),
        ("by rule", audit.rules),
        ("by what the ledger made of it", audit.statuses),
        ("by what the alert rang for", audit.reasons),
    ):
        _show_table(title, table)
    if audit.unknown:
        click.echo(f"{len(audit.unknown)} marks are on what the log no longer holds")
    for one in audit.marked[: errors or None]:
        note = f" | {one.by}: {one.note}" if one.note else f" | {one.by}"
        fault = one.fault or "-"
        rules = f" | {', '.join(one.rules)}" if one.rules else ""
        click.echo(f"wrong | {one.kind} | {fault} | {one.label} | {one.words} | {one.outlet} {one.where}{rules}{note}")


def _show_table(title: str, table: Mapping[str, Share]) -> None:
    shown = [(name, one) for name, one in table.items() if one.wrong or not title][:ROWS_MAX]
    if title and shown:
        click.echo(title)
    for name, one in shown:
        click.echo(f"  {name or '-':34} {one.wrong:5} of {one.published:7}  {one.share:7.2%}")
