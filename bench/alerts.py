"""How good and how fast the bell is: ``python -m bench.alerts [stream.jsonl] [--events N]``.

Scores a labelled stream (docs/alerts.md describes the file; without one, a generated stream whose
truth is known): expected gain, duplicates, misses within 5, 15 and 60 minutes, latency. Then grows
the ledger's and the bell's memory and prints its size and whether look-ups stay flat.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.core.newsroom import article, claim, strike

from bench.alert_stream import Label, Labelled, cities, generate, read_stream
from tocsin.core.alert import decide_alert
from tocsin.core.decision import DictMemory, RowT
from tocsin.core.extract.decide import decide_extract
from tocsin.core.held import Waits, whole_ms
from tocsin.core.link import decide_link
from tocsin.core.policy import Policy
from tocsin.schemas import Alert, Article, EnrichedEvent, Extraction, Tick

ALPHA_S = 300.0
"""Half of an alert's worth is gone after five minutes (TREC Temporal Summarization, with a desk's patience)."""
MISS_WINDOWS_MIN = (5, 15, 60)


class CountingMemory(DictMemory):
    """A memory that counts how often it is asked, whether or not the row is there."""

    def __init__(self) -> None:
        super().__init__()
        self.gets = 0

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        self.gets += 1
        return super().get(key, kind)


@dataclass(slots=True)
class Bell:
    """Extract, link and alert over plain dicts; seconds are of the processor, since a bench shares its machine."""

    policy: Policy = field(default_factory=Policy)
    extracted: DictMemory = field(default_factory=DictMemory)
    ledger: CountingMemory = field(default_factory=CountingMemory)
    heard: CountingMemory = field(default_factory=CountingMemory)
    link_s: float = 0.0
    alert_s: float = 0.0
    events: int = 0
    waits: Waits = field(default_factory=Waits)
    last: list[str] = field(default_factory=list)
    """The events of the article read last."""

    def due(self, now: datetime) -> Iterable[tuple[datetime, Alert]]:
        """What was held back and rings by ``now``, each with the moment it does."""
        while ticks := self.waits.ticks(now):
            at = whole_ms(ticks[0].due_at)
            for alert in self._decide(ticks[0], at):
                yield at, alert

    def _decide(self, item: EnrichedEvent | Tick, now: datetime) -> list[Alert]:
        rung = decide_alert(self.heard, item, now, self.policy)
        self.heard.apply(rung.remember)
        self.waits.learn(rung.remember)
        return [sent for sent in rung.send if isinstance(sent, Alert)]

    def read(self, item: Article | Extraction) -> list[Alert]:
        self.last = []
        if isinstance(item, Extraction):
            return self._link(item, item.article.fetched_at)
        decision = decide_extract(self.extracted, item, item.fetched_at)
        self.extracted.apply(decision.remember)
        return [a for sent in decision.send if isinstance(sent, Extraction) for a in self._link(sent, item.fetched_at)]

    def _link(self, item: Extraction, now: datetime) -> list[Alert]:
        start = time.process_time()
        decision = decide_link(self.ledger, item, now)
        self.ledger.apply(decision.remember)
        linked = time.process_time()
        alerts: list[Alert] = []
        for event in decision.send:
            if isinstance(event, EnrichedEvent):
                self.events += 1
                self.last.append(event.event_id)
                alerts += self._decide(event, now)
        self.link_s += linked - start
        self.alert_s += time.process_time() - linked
        return alerts


@dataclass(slots=True)
class Score:
    """What a stream's alerts were worth."""

    onset: dict[str, datetime] = field(default_factory=dict)
    worth: dict[str, float] = field(default_factory=dict)
    gained: dict[str, datetime] = field(default_factory=dict)
    alerts: int = 0
    duplicates: int = 0
    irrelevant: int = 0

    def add(self, at: datetime, labels: tuple[Label, ...], alerts: list[Alert]) -> None:
        for label in labels:
            self.onset.setdefault(label.nugget, at)
            self.worth.setdefault(label.nugget, label.importance)
        for _ in alerts:
            self.alerts += 1
            new = [label.nugget for label in labels if label.nugget not in self.gained]
            self.irrelevant += not labels
            self.duplicates += bool(labels) and not new
            for nugget in new:
                self.gained[nugget] = at

    def delay(self, nugget: str) -> timedelta | None:
        found = self.gained.get(nugget)
        return found - self.onset[nugget] if found else None

    def miss_rate(self, minutes: int) -> float:
        late = [n for n in self.onset if (d := self.delay(n)) is None or d > timedelta(minutes=minutes)]
        return len(late) / max(len(self.onset), 1)

    def rows(self) -> Iterable[tuple[str, str]]:
        possible = sum(self.worth.values())
        gain = sum(self.worth[n] for n in self.gained)
        waits = [d.total_seconds() for n in self.gained if (d := self.delay(n)) is not None]
        prompt = sum(
            self.worth[n] * (1 - 2 / math.pi * math.atan(d.total_seconds() / ALPHA_S))
            for n in self.gained
            if (d := self.delay(n)) is not None
        )
        yield "nuggets (worth)", f"{len(self.onset)} ({possible:g})"
        yield "alert revisions", str(self.alerts)
        yield "expected gain per revision", f"{gain / max(self.alerts, 1):.3f}"
        yield "gain of all that was possible", f"{gain / max(possible, 1e-9):.3f}"
        yield "the same, discounted by latency", f"{prompt / max(possible, 1e-9):.3f}"
        yield "duplicate rate", f"{self.duplicates / max(self.alerts, 1):.3f}"
        yield "irrelevant rate", f"{self.irrelevant / max(self.alerts, 1):.3f}"
        for minutes in MISS_WINDOWS_MIN:
            yield f"miss rate within {minutes} min", f"{self.miss_rate(minutes):.3f}"
        if waits:
            yield "latency from first report, median", f"{statistics.median(waits):.0f} s"
            yield "latency from first report, 99 %", f"{sorted(waits)[int(len(waits) * 0.99)]:.0f} s"


def score(stream: Iterable[Labelled]) -> Score:
    """Ring for ``stream`` and weigh what rang against its labels."""
    bell, result = Bell(), Score()
    told: dict[str, tuple[Label, ...]] = {}
    at: datetime | None = None
    for line in stream:
        at = line.item.fetched_at if isinstance(line.item, Article) else line.item.article.fetched_at
        _release(bell, at, told, result)
        result.add(at, line.labels, bell.read(line.item))
        told.update(dict.fromkeys(bell.last, line.labels))
    if at is not None:
        _release(bell, at + bell.policy.cooldown, told, result)
    return result


def _release(bell: Bell, now: datetime, told: dict[str, tuple[Label, ...]], result: Score) -> None:
    """What was held back counts when it rings, for what its articles tell."""
    for at, alert in bell.due(now):
        labels = {label.nugget: label for event_id in alert.event_ids for label in told.get(event_id, ())}
        result.add(at, tuple(labels.values()), [alert])


def size_of(memory: DictMemory) -> int:
    """Bytes on the wire of all that is remembered."""
    return sum(len(key) + len(row.encode()) for key, row in memory.rows.items())


def grow(events: int, days: float, blocks: int = 10) -> None:
    """Print size and speed as a theatre's memory grows over ``days`` of steady news."""
    rng, bell = random.Random(2), Bell()
    towns = cities(rng)
    articles = events // 3
    print(f"\n{events} events over {days:g} days of one theatre, no copies among them (the worst case)")
    heads = ("events", "link/s", "alert/s", "gets/art.", "rows", "ledger MB", "bell MB")
    print(" ".join(f"{head:>{width}}" for head, width in zip(heads, (8, 8, 8, 9, 8, 10, 8), strict=True)))
    for n in range(articles):
        victim = rng.choice(("Afghanistan", "Pakistan"))
        town, by = rng.choice(towns), rng.choice(("Pakistan", "Afghanistan", None))
        item = article(
            f"outlet {rng.randrange(60)}",
            n * days * 1440 / articles,
            strike(rng.choice(("air", "drone", "shelling", "bomb")), by, None, town),
            claim(str(rng.randrange(1, 60)), side=victim, by=f"Spokesman/{victim}", at=town),
            claim(str(rng.randrange(50, 900)), side=victim, by="Ministry/Pakistan", cumulative=True),
            name=str(n),
        )
        bell.read(item)
        if (n + 1) % max(articles // blocks, 1) == 0:
            _print_block(bell, articles // blocks)


def _print_block(bell: Bell, articles: int) -> None:
    rows = len(bell.ledger.rows) + len(bell.heard.rows)
    ledger, heard = size_of(bell.ledger), size_of(bell.heard)
    print(
        f"{bell.events:>8} {articles / bell.link_s:>8.0f} {articles / bell.alert_s:>8.0f} "
        f"{(bell.ledger.gets + bell.heard.gets) / articles:>9.0f} {rows:>8} {ledger / 1e6:>10.1f} {heard / 1e6:>8.1f}"
    )
    bell.link_s = bell.alert_s = 0.0
    bell.ledger.gets = bell.heard.gets = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", nargs="?", type=Path, help="a labelled stream; without one, a generated stream")
    parser.add_argument("--incidents", type=int, default=600, help="attacks in the generated stream")
    parser.add_argument("--events", type=int, default=30_000, help="events to grow the memory by; 0 for none")
    parser.add_argument("--days", type=float, default=20.0, help="time those events are spread over")
    options = parser.parse_args()
    stream = read_stream(options.stream) if options.stream else generate(options.incidents, days=10)
    print(f"{'measure':<36} value")
    for name, value in score(stream).rows():
        print(f"{name:<36} {value}")
    if options.events:
        grow(options.events, options.days)


if __name__ == "__main__":
    main()
