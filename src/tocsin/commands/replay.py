"""tocsin replay: the same stages over articles that are on file, or still on their topic."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tocsin.agents.replay import Replay, by_time
from tocsin.errors import InputError, WrongShape
from tocsin.schemas import Alert, Article
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ALERTS_RAISED, ARTICLES_POLLED

SLICES = 10
"""The rate is told for each tenth of the run: a rate that falls shows a state that grows."""


def read_articles(path: Path) -> Iterator[Article]:
    """Articles of a JSON lines file; raises InputError that names the line and the wrong field."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield Article.decode(line)
                    except WrongShape as error:
                        raise InputError(f"{path} line {number}: {error}") from error
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None


@dataclass(slots=True)
class Tally:
    """What a replay came to."""

    articles: int = 0
    records: Counter[str] = field(default_factory=Counter)
    alerts: set[tuple[str, int]] = field(default_factory=set)
    alerts_twice: int = 0
    seconds: list[float] = field(default_factory=list)
    """Wall time of each article, in order."""
    first: float = 0.0
    last: float = 0.0


def run_replay(
    articles: Iterable[Article], stages: Sequence[Stage], *, out: Path | None, speed: float | None, console: Console
) -> tuple[Tally, Replay]:
    """Put each article through the stages; ``speed`` 60 plays an hour of news a minute, None as fast as it goes."""
    ordered = by_time(articles)
    line, tally = Replay(stages), Tally()
    if ordered:
        tally.first, tally.last = ordered[0].fetched_at.timestamp(), ordered[-1].fetched_at.timestamp()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        progress = stack.enter_context(Progress(*columns, console=console, transient=True))
        started = time.perf_counter()
        for article in progress.track(ordered, description="replaying"):
            if speed:
                due = (article.fetched_at.timestamp() - tally.first) / speed
                time.sleep(max(0.0, due - (time.perf_counter() - started)))
            _replay_one(line, article, tally, out, files, stack)
    return tally, line


def _replay_one(
    line: Replay, article: Article, tally: Tally, out: Path | None, files: dict[str, BinaryIO], stack: ExitStack
) -> None:
    before = time.perf_counter()
    for topic, noun in line.put(ARTICLES_POLLED, article, article.fetched_at):
        tally.records[topic.name] += 1
        if topic is ALERTS_RAISED and isinstance(noun, Alert):
            tally.alerts_twice += (noun.alert_id, noun.revision) in tally.alerts
            tally.alerts.add((noun.alert_id, noun.revision))
        if out is not None:
            if topic.name not in files:
                out.mkdir(parents=True, exist_ok=True)
                files[topic.name] = stack.enter_context((out / f"{topic.name}.jsonl").open("wb"))
            files[topic.name].write(noun.encode() + b"\n")
    tally.articles += 1
    tally.seconds.append(time.perf_counter() - before)


def report(tally: Tally, line: Replay, console: Console) -> None:
    """Print what came of it: records, reasons, rates, latency."""
    table = Table("topic", "records", title=f"{tally.articles} articles replayed")
    for name, number in sorted(tally.records.items()):
        table.add_row(name, str(number))
    console.print(table)
    reasons = Table("stage", "reason", "decisions")
    for (stage, reason), number in sorted(line.reasons.items()):
        reasons.add_row(stage, reason, str(number))
    console.print(reasons)
    hours = max(tally.last - tally.first, 1.0) / 3600
    total = sum(tally.seconds)
    console.print(
        f"{len(tally.alerts) / hours:.2f} alert revisions per hour of news; {tally.alerts_twice} raised twice; "
        f"{tally.articles / total if total else 0:.0f} articles/s"
    )
    console.print("rate by tenths of the run, articles/s: " + " ".join(f"{rate:.0f}" for rate in rates(tally.seconds)))
    if tally.seconds:
        ordered = sorted(tally.seconds)
        p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
        console.print(f"decision time per article: p50 {p50 * 1000:.2f} ms, p99 {p99 * 1000:.2f} ms")


def rates(seconds: Sequence[float]) -> list[float]:
    """Articles per second in each tenth of the run."""
    size = max(1, len(seconds) // SLICES)
    parts = [seconds[i : i + size] for i in range(0, len(seconds), size)]
    return [len(part) / sum(part) for part in parts if sum(part) > 0]
