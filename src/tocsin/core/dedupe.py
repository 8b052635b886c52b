"""Whether an article is created, updated or a repeat of what was seen before.

    unknown id                              created   revision 1, passed on
    known id, the same words                repeat    dropped
    known id, other words, same feed        updated   revision + 1, passed on
    known id, other words, another feed     updated   only when that feed tells more of the story
    known id, page text lost, feed text     repeat    a shorter source takes nothing back

Copies under other URLs are other articles here: ``core/link.py`` finds them, where all that is
written about one theatre meets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.forget import Row, enqueue, minute_of, overdue
from tocsin.core.signature import content_hash
from tocsin.schemas import Article
from tocsin.schemas.words import Sighting, TextSource

DEDUPE_WINDOW_DAYS = 30
"""An item that comes back after a month is news again; feeds rarely hold items that long."""
REVISIONS_MAX = 99
"""A page that never reads the same twice (a ticker, a counter) stops being updated here."""
QUEUE = "forget"


class DedupeReason(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    REPEAT = "repeat"
    SHORTER_SOURCE = "shorter_source"
    """Other words, but from a poorer source: nothing was taken back."""
    TOO_MANY_REVISIONS = "too_many_revisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenArticle(Row):
    """What is remembered of one article; a million must fit, so names are letters.

    ``h`` hash of the words, ``f`` of the feed, ``r`` revision, ``n`` characters of text, ``p`` 1 for
    a page's text, ``m`` minutes since 1970 when last seen to change.
    """

    h: str
    f: str
    n: int
    m: int
    r: int = 1
    p: int = 0


def _short(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _row(article: Article, revision: int, now: datetime) -> SeenArticle:
    words = article.content_hash or content_hash(article.title, article.text)
    return SeenArticle(
        h=_short(words, 8),
        f=_short(article.feed_id, 3),
        n=len(article.text),
        m=minute_of(now),
        r=revision,
        p=int(article.text_source is TextSource.PAGE),
    )


def _judge(known: SeenArticle, seen: SeenArticle) -> DedupeReason:
    """What a second sighting is."""
    if seen.h == known.h:
        return DedupeReason.REPEAT
    if seen.p < known.p or (seen.f != known.f and seen.p == known.p and seen.n <= known.n):
        return DedupeReason.SHORTER_SOURCE
    if known.r >= REVISIONS_MAX:
        return DedupeReason.TOO_MANY_REVISIONS
    return DedupeReason.UPDATED


def decide_dedupe(memory: Memory, article: Article, now: datetime, window_days: int = DEDUPE_WINDOW_DAYS) -> Decision:
    """Decide what ``article`` is to what ``memory`` holds of its article_id.

    ``now`` is the record's own time, aware UTC. Sends the article with its revision and sighting
    set, or nothing. Rows are keyed by article_id; those older than ``window_days`` are forgotten,
    a bounded number for each new article.
    """
    keep = timedelta(days=window_days)
    draft = Draft(memory)
    known = memory.get(article.article_id, SeenArticle)
    if known is not None and known.m < minute_of(now - keep):
        known = None
    seen = _row(article, known.r + 1 if known else 1, now)
    if known is None:
        reason = DedupeReason.CREATED
        _forget(draft, now, keep)
        enqueue(draft, QUEUE, article.article_id, now)
    else:
        reason = _judge(known, seen)
        if reason is not DedupeReason.UPDATED:
            return Decision(reason)
    draft.put(article.article_id, seen)
    sighting = Sighting.UPDATED if known else Sighting.CREATED
    return Decision(reason, draft.changes, (replace(article, revision=seen.r, sighting=sighting),))


def _forget(draft: Draft, now: datetime, keep: timedelta) -> None:
    """Drop what has aged; what changed since it was enqueued stays for another window."""
    horizon = minute_of(now - keep)
    for key in overdue(draft, QUEUE, now, keep):
        row = draft.get(key, SeenArticle)
        if row is None:
            continue
        if row.m < horizon:
            draft.drop(key)
        else:
            enqueue(draft, QUEUE, key, now)
