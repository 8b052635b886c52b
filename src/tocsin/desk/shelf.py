"""Which articles' texts the desk holds: those with events, and for a while those that may still get some."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from tocsin.schemas import Article

Key = tuple[str, int]
"""article_id and revision."""


class Shelf:
    """Articles by id and revision, bounded by count and by bytes of text; the oldest leave first."""

    def __init__(self, *, articles_max: int, bytes_max: int) -> None:
        self._articles: OrderedDict[Key, Article] = OrderedDict()
        self._articles_max = articles_max
        self._bytes_max = bytes_max
        self.bytes_held = 0

    def __len__(self) -> int:
        return len(self._articles)

    def put(self, article: Article) -> None:
        """Hold ``article``, and let the oldest go where that is too much."""
        key = (article.article_id, article.revision)
        self.take(key)
        self._articles[key] = article
        self.bytes_held += _size(article)
        while len(self._articles) > self._articles_max or self.bytes_held > self._bytes_max:
            _, old = self._articles.popitem(last=False)
            self.bytes_held -= _size(old)

    def take(self, key: Key) -> Article | None:
        """Remove and return the article under ``key``."""
        article = self._articles.pop(key, None)
        if article is not None:
            self.bytes_held -= _size(article)
        return article

    def get(self, key: Key) -> Article | None:
        """The article under ``key``."""
        return self._articles.get(key)

    def revisions(self, article_id: str) -> Iterator[int]:
        """The revisions held of one article."""
        return (revision for held_id, revision in self._articles if held_id == article_id)


class Library:
    """Keeps what is wanted, and what came last: an article is on the log before its events are."""

    def __init__(self, *, articles_max: int, bytes_max: int, waiting_max: int, waiting_bytes_max: int) -> None:
        self.kept = Shelf(articles_max=articles_max, bytes_max=bytes_max)
        self.waiting = Shelf(articles_max=waiting_max, bytes_max=waiting_bytes_max)
        self._wanted: OrderedDict[Key, None] = OrderedDict()
        self._wanted_max = articles_max

    def put(self, article: Article) -> bool:
        """Take ``article`` in; True where an event has asked for it already, and it is news here."""
        key = (article.article_id, article.revision)
        if self.kept.get(key) == article:
            return False
        if key in self._wanted or self.kept.get(key) is not None:
            self._wanted.pop(key, None)
            self.kept.put(article)
            return True
        self.waiting.put(article)
        return False

    def want(self, key: Key) -> None:
        """An event points into the article under ``key``: keep it, now or when it comes."""
        if self.kept.get(key) is not None:
            return
        article = self.waiting.take(key)
        if article is not None:
            self.kept.put(article)
            return
        self._wanted[key] = None
        while len(self._wanted) > self._wanted_max:
            self._wanted.popitem(last=False)

    def get(self, key: Key) -> Article | None:
        """The article under ``key``, kept or waiting."""
        return self.kept.get(key) or self.waiting.get(key)

    def revisions(self, article_id: str) -> list[int]:
        """The revisions held of one article, in order."""
        return sorted({*self.kept.revisions(article_id), *self.waiting.revisions(article_id)})


def _size(article: Article) -> int:
    return 4 * len(article.text) + 2_000
