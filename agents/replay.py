"""The pipeline without a broker: the same stages over a list of articles, in one thread, in one order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tocsin.core.decision import DictMemory
from tocsin.core.held import Waits, whole_ms
from tocsin.schemas import Article, Value
from tocsin.streams.stage import Stage
from tocsin.streams.topics import TICKS, Topic


@dataclass(slots=True)
class Replay:
    """Runs ``stages`` over records and keeps what they remember; deterministic by construction."""

    stages: Sequence[Stage]
    memory: dict[str, DictMemory] = field(default_factory=dict)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each stage decided for each reason."""
    waits: Waits = field(default_factory=Waits)

    def until(self, now: datetime) -> Iterator[tuple[Topic, Value]]:
        """Let ring what was kept back and is due by ``now``, at the very moments it is due; yields what follows."""
        while ticks := self.waits.ticks(now):
            at = whole_ms(ticks[0].due_at)
            yield from self._put(TICKS, replace(ticks[0], at=at), at)

    def put(self, topic: Topic, noun: Value, now: datetime) -> Iterator[tuple[Topic, Value]]:
        """Put ``noun`` on ``topic``; yields what was due before it, then every record that follows from it, in order."""
        yield from self.until(now)
        yield from self._put(topic, noun, now)

    def _put(self, topic: Topic, noun: Value, now: datetime) -> Iterator[tuple[Topic, Value]]:
        waiting: deque[tuple[Topic, Value]] = deque([(topic, noun)])
        while waiting:
            topic, noun = waiting.popleft()
            for stage in self.stages:
                if topic in stage.reads:
                    for sent in self._decide(stage, noun, now):
                        yield sent
                        waiting.append(sent)

    def _decide(self, stage: Stage, noun: Value, now: datetime) -> list[tuple[Topic, Value]]:
        memory = self.memory.setdefault(stage.name, DictMemory())
        decision = stage.decide(memory, noun, now)
        memory.apply(decision.remember)
        self.waits.learn(decision.remember)
        self.reasons[stage.name, decision.reason.value] += 1
        return [(stage.topic_of(sent), sent) for sent in decision.send]


def by_time(articles: Iterable[Article]) -> list[Article]:
    """The one order of a replay: as they were fetched, then by id and revision."""
    return sorted(articles, key=lambda a: (a.fetched_at, a.article_id, a.revision))
