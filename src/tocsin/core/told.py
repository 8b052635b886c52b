"""One extraction on its way through the link stage: what has been found out about each of its events so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tocsin.core.book import Book
from tocsin.core.ids import make_id
from tocsin.core.ledger import Ruling, told_at
from tocsin.core.rows import ArticleRow, IncidentRow, Source, Version
from tocsin.schemas import Claim, Extraction, Strike


@dataclass(slots=True)
class Told:
    """One event: where it belongs and what it turned out to be. ``scope`` is "" where it belongs to none."""

    event_id: str
    scope: str
    incident: str | None
    conflict: str
    ruling: Ruling
    strike: Strike | None = None
    claim: Claim | None = None
    entry: str = ""
    denies: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    before: Version | None = None


@dataclass(slots=True)
class Linking:
    """One extraction being linked; nothing here outlives the decision.

    ``pair`` are the two sides the article is mostly about, ``touched`` the incidents and conflicts
    it speaks of, ``changed`` those of which something new is known.
    """

    book: Book
    item: Extraction
    seen: ArticleRow | None
    pair: tuple[str, ...]
    group: str = ""
    told: list[Told] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)

    @property
    def published(self) -> datetime:
        return told_at(self.item.article)

    @property
    def is_copy(self) -> bool:
        return self.group != self.item.article.article_id

    @property
    def source(self) -> Source:
        return Source(outlet=self.item.article.outlet, group=self.group, article=self.item.article.article_id)

    def incident(self, incident_id: str) -> IncidentRow:
        """The row of an incident known to be there."""
        row = self.book.get(self.book.at("i", incident_id), IncidentRow)
        if row is None:
            raise KeyError(incident_id)
        return row

    def own_incidents(self) -> tuple[str, ...]:
        """The incidents the article's own strikes joined or began, in their order."""
        return tuple(dict.fromkeys(t.incident for t in self.told if t.strike and t.scope and t.incident))

    def event_id(self, noun_id: str) -> str:
        article = self.item.article
        return make_id("evt", self.item.theatre, article.article_id, article.revision, noun_id)
