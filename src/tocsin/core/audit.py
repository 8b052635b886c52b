"""How much of what was published people marked wrong: by rule, by kind of fault, by reason, with the very words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.schemas import Alert, Article, Directive, EnrichedEvent, Evidence
from tocsin.schemas.words import Fault, Verb

Target = tuple[str, str]
"""What a mark is on: its kind (event, incident, alert) and its id."""
KINDS = ("event", "incident", "alert")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of one kind were published, and how many of these were marked wrong."""

    published: int
    wrong: int

    @property
    def share(self) -> float:
        return self.wrong / self.published if self.published else 0.0


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing marked wrong. ``where`` is its article's address and the offsets of ``words`` in its text."""

    kind: str
    target: str
    fault: Fault | None
    note: str
    by: str
    at: str
    label: str
    """The effect and number of a claim, the way of a strike, the reason of an alert."""
    words: str
    where: str
    rules: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What :class:`Auditor` found. ``unknown`` are marks on what the log no longer holds."""

    kinds: Mapping[str, Share]
    rules: Mapping[str, Share]
    statuses: Mapping[str, Share]
    """By what the ledger made of an event, e.g. "raised higher_low"."""
    reasons: Mapping[str, Share]
    """By the reason an alert first rang for."""
    faults: Mapping[str, Share]
    """Events marked with each fault, of all events."""
    marked: tuple[Marked, ...] = ()
    unknown: tuple[Target, ...] = ()


@dataclass(slots=True)
class Auditor:
    """Counts what passes; give it every directive first, then whatever else the log holds, in any order, repeats and all."""

    marks: dict[Target, Directive] = field(default_factory=dict)
    _seen: set[Target] = field(default_factory=set)
    _published: dict[str, Counter[str]] = field(default_factory=dict)
    _wrong: dict[str, Counter[str]] = field(default_factory=dict)
    _found: dict[Target, Marked] = field(default_factory=dict)
    _articles: dict[tuple[str, int], dict[str, EnrichedEvent]] = field(default_factory=dict)
    """Those of which an event was marked wrong, with what was kept of each."""

    def say(self, directive: Directive) -> None:
        """Take a mark in; the last word on a thing counts."""
        if directive.verb is Verb.WRONG and directive.target_kind in KINDS:
            self.marks[directive.target_kind, directive.target] = directive

    def publish_event(self, event: EnrichedEvent) -> None:
        """Count an event once, however often it was published."""
        if event.incident_id:
            self._incident(event)
        mark = self._new("event", event.event_id)
        if mark is None:
            return
        item = event.claim or event.strike
        rules = item.rules if item else ()
        wrong = self.marks.get(("event", event.event_id))
        self._count("kind", ("event",), wrong)
        self._count("rule", rules, wrong)
        self._count("status", (f"{event.status} {event.reason}",), wrong)
        self._count("fault", ((wrong.fault or Fault.OTHER) if wrong else "",), wrong)
        if wrong is not None and item is not None:
            self._found["event", event.event_id] = _marked(wrong, _label(event), item.evidence, event, rules)
            self._articles.setdefault((event.article.article_id, event.article.revision), {})

    def _incident(self, event: EnrichedEvent) -> None:
        target = self._new("incident", event.incident_id or "")
        if target is None:
            return
        wrong = self.marks.get(target)
        self._count("kind", ("incident",), wrong)
        item = event.claim or event.strike
        if wrong is not None and item is not None:
            self._found[target] = _marked(wrong, _label(event), item.evidence, event, ())

    def publish_alert(self, alert: Alert) -> None:
        """Count an alert once, by what it first rang for; the words are those of its newest revision."""
        target = ("alert", alert.alert_id)
        wrong = self.marks.get(target)
        if self._new(*target) is not None:
            self._count("kind", ("alert",), wrong)
            self._count("reason", (alert.reason,), wrong)
        if wrong is not None:
            quote = alert.evidence[0] if alert.evidence else None
            where = f"{quote.url} [{quote.evidence.start}:{quote.evidence.end}]" if quote else ""
            words = f"{alert.headline} | {alert.why}"
            told = (wrong.fault, wrong.note or "", wrong.by, wrong.at.isoformat())
            outlet = quote.outlet if quote else ""
            self._found[target] = Marked("alert", alert.alert_id, *told, str(alert.reason), words, where, (), outlet)

    def keep(self, event: EnrichedEvent) -> None:
        """Keep an event for the labels of its article, where something of it was marked wrong; after all were counted."""
        at = (event.article.article_id, event.article.revision)
        if at in self._articles:
            self._articles[at][event.event_id] = event

    @property
    def wrong_articles(self) -> frozenset[tuple[str, int]]:
        """The articles, by id and revision, of which an event was marked wrong."""
        return frozenset(self._articles)

    def labels(self, article: Article) -> tuple[dict[str, Any], dict[str, Any]]:
        """What was published of an article less what was marked wrong, and all of it: a gold and a predicted document.

        A gold document can only say what is wrong, not what was missed: read precision from it, never recall.
        """
        events = self._articles.get((article.article_id, article.revision), {})
        right = [event for event in events.values() if ("event", event.event_id) not in self.marks]
        return _document(article, right), _document(article, list(events.values()))

    def _new(self, kind: str, target: str) -> Target | None:
        if (kind, target) in self._seen:
            return None
        self._seen.add((kind, target))
        return kind, target

    def _count(self, table: str, keys: Iterable[str], wrong: Directive | None) -> None:
        published = self._published.setdefault(table, Counter())
        marked = self._wrong.setdefault(table, Counter())
        for key in dict.fromkeys(str(key) for key in keys):
            published[key] += 1
            marked[key] += wrong is not None

    def result(self) -> Audit:
        """The shares, the worst first, and every mark with its words, the newest first."""
        events = self._published.get("kind", Counter())["event"]
        faults = {fault: Share(events, n) for fault, n in self._wrong.get("fault", Counter()).most_common() if n}
        return Audit(
            kinds={kind: self._share("kind", kind) for kind in KINDS},
            rules=self._table("rule"),
            statuses=self._table("status"),
            reasons=self._table("reason"),
            faults=faults,
            marked=tuple(sorted(self._found.values(), key=lambda m: (m.at, m.target), reverse=True)),
            unknown=tuple(sorted(self.marks.keys() - self._found.keys())),
        )

    def _share(self, table: str, key: str) -> Share:
        return Share(self._published.get(table, Counter())[key], self._wrong.get(table, Counter())[key])

    def _table(self, table: str) -> dict[str, Share]:
        shares = {key: self._share(table, key) for key in self._published.get(table, ())}
        return dict(sorted(shares.items(), key=lambda one: (-one[1].wrong, -one[1].share, one[0])))


def _marked(wrong: Directive, label: str, words: Evidence, event: EnrichedEvent, rules: tuple[str, ...]) -> Marked:
    return Marked(
        kind=wrong.target_kind,
        target=wrong.target,
        fault=wrong.fault,
        note=wrong.note or "",
        by=wrong.by,
        at=wrong.at.isoformat(),
        label=label,
        words=words.text,
        where=f"{event.article.url} [{words.start}:{words.end}]",
        rules=rules,
        outlet=event.article.outlet,
    )


def _label(event: EnrichedEvent) -> str:
    if event.claim is not None:
        return f"{event.claim.effect} {event.claim.count.low}"
    return str(event.strike.mode) if event.strike else ""


def _document(article: Article, events: list[EnrichedEvent]) -> dict[str, Any]:
    return {
        "id": f"{article.article_id}/{article.revision}",
        "text": article.text,
        "url": article.url,
        "claims": [event.claim.to_dict() for event in events if event.claim],
        "strikes": [event.strike.to_dict() for event in events if event.strike],
    }
