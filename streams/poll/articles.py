"""A feed's item as an Article: the noun the rest of the pipeline reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.core.feedtext import TEXT_CHARS_MAX, article_text
from tocsin.core.identity import Sameness, Sorted
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import Article, Feed, FeedState
from tocsin.schemas.words import DateFlag, Sighting, TextSource
from tocsin.streams.poll.page_text import PageReason, PageText

BACKFILL_AFTER = timedelta(hours=48)
"""An item first seen this long after it was published is history arriving late, not news."""


def to_article(one: Sorted, feed: Feed, state: FeedState, now: datetime) -> Article:
    """The article of a new or changed item; ``state`` is the feed's before this poll.

    A date that is missing, unreadable or in the future is replaced by ``now`` and keeps its flag and raw form.
    """
    item = one.item
    flags = tuple(DateFlag(flag) for flag in item.date_flags)
    published = now if item.published_at is None or DateFlag.FUTURE in flags else item.published_at
    text = article_text(item.title, item.body)[:TEXT_CHARS_MAX]
    created = one.sameness is Sameness.NEW
    return Article(
        article_id=one.article_id,
        revision=one.revision,
        sighting=Sighting.CREATED if created else Sighting.UPDATED,
        feed_id=feed.feed_id,
        outlet=feed.outlet,
        url=item.link,
        canonical_url=item.canonical,
        guid=item.guid or None,
        title=item.title,
        summary=item.summary,
        text=text,
        text_source=TextSource.FEED,
        language=feed.language or item.language,
        published_at=published,
        published_raw=item.published_raw,
        date_flags=flags,
        fetched_at=now,
        backfill=created and _is_backfill(item.published_at, state, now),
        sample=feed.sample,
        content_hash=item.content_hash,
        signature=one.signature,
        lead_signature=one.lead_signature,
    )


def _is_backfill(published: datetime | None, state: FeedState, now: datetime) -> bool:
    if published is None:
        return state.last_success_at is None
    return now - published > BACKFILL_AFTER


def with_page(article: Article, page: PageText) -> Article:
    """``article`` with its page's text, when the page gave more than the feed."""
    if page.reason is not PageReason.READ or len(page.text) <= len(article.text):
        return article
    text = article_text(article.title, page.text)[:TEXT_CHARS_MAX]
    return replace(
        article,
        text=text,
        text_source=TextSource.PAGE,
        content_hash=content_hash(article.title, text),
        signature=signature(text),
        lead_signature=lead_signature(text),
    )
