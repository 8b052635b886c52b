"""An article as a feed told it: what was said, where, when, and how sure the date is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.schemas.base import Value
from tocsin.schemas.words import DateFlag, Sighting, TextSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Value):
    """One revision of one article.

    ``text`` is what extraction reads and every evidence offset counts in: Unicode code points of
    this exact string. ``article_id`` stays the same through revisions; ``revision`` counts from 1.
    """

    schema: str = "tocsin.article/1"
    article_id: str
    revision: int
    sighting: Sighting
    feed_id: str
    outlet: str
    url: str
    canonical_url: str
    guid: str | None = None
    title: str
    summary: str
    text: str
    text_source: TextSource
    language: str | None = None
    published_at: datetime | None = None
    published_raw: str | None = None
    date_flags: tuple[DateFlag, ...] = ()
    fetched_at: datetime
    backfill: bool = False
    sample: bool = False
    """True for an article of the bundled sample feed; the desk marks it."""
    content_hash: str
    """Hex hash of the normalised title and text: equal hashes say the same."""
    signature: str = ""
    """Base64 of the text's 64-byte MinHash signature; "" when the text is too short to sign."""
    lead_signature: str = ""
    """The same over the first 80 words: finds a truncated copy."""
    content_signal: str = ""
    """How the publisher says this text may be used (contentsignals.org), e.g. "search=yes, ai-train=no"; "" when it
    says nothing, or was not asked: only feeds with ``full_text`` are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef(Value):
    """What later stages keep of an article: enough to name it, link to it and weigh it as a source."""

    article_id: str
    revision: int
    feed_id: str
    outlet: str
    url: str
    title: str
    language: str | None = None
    published_at: datetime | None = None
    fetched_at: datetime
    backfill: bool = False
    sample: bool = False
    content_hash: str
    signature: str = ""
    lead_signature: str = ""


def ref(article: Article) -> ArticleRef:
    """The reference to ``article`` that its events carry."""
    return ArticleRef(
        article_id=article.article_id,
        revision=article.revision,
        feed_id=article.feed_id,
        outlet=article.outlet,
        url=article.url,
        title=article.title,
        language=article.language,
        published_at=article.published_at,
        fetched_at=article.fetched_at,
        backfill=article.backfill,
        sample=article.sample,
        content_hash=article.content_hash,
        signature=article.signature,
        lead_signature=article.lead_signature,
    )
