"""One parse as it travels to a worker process and back: the bytes in, only what is new or changed out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tocsin.core.feedtext import article_text
from tocsin.core.identity import Sameness, Sorted, decide_items
from tocsin.core.schedule import learn_rhythm
from tocsin.core.signature import lead_signature, signature
from tocsin.schemas import Value
from tocsin.streams.poll.parse import ITEMS_MAX, Parsed, parse_feed

NEWEST_SLACK = timedelta(days=1)
"""An item dated later than this after now does not count as the newest: one wrong clock would hide silence for years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseJob(Value):
    """What a worker needs besides the body."""

    feed_id: str
    url: str
    now: datetime
    memory: str = ""
    content_type: str | None = None
    country: str | None = None
    items_max: int = ITEMS_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class FileJob(Value):
    """What a worker needs to read a feed's file besides its path."""

    now: datetime
    items_max: int
    url: str = ""
    """The base of relative links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseAnswer(Value):
    """What a document holds that its feed did not hold before. ``parsed.items`` is empty: the news is in ``news``."""

    parsed: Parsed
    news: list[Sorted] = field(default_factory=list)
    """New and changed items, in the document's order."""
    items: int = 0
    same: int = 0
    twins: int = 0
    memory: str = ""
    newest_item_at: datetime | None = None
    rhythm_s: int | None = None


def run_job(job: ParseJob, body: bytes) -> ParseAnswer:
    """Parse and compare with what is remembered; pure but for CPU time."""
    parsed = parse_feed(
        body, url=job.url, now=job.now, content_type=job.content_type, country=job.country, items_max=job.items_max
    )
    answer, memory = decide_items(job.memory, job.feed_id, parsed.items, job.now)
    dates = [
        item.published_at for item in parsed.items if item.published_at and item.published_at < job.now + NEWEST_SLACK
    ]
    return ParseAnswer(
        parsed=replace(parsed, items=[]),
        news=[_signed(one) for one in answer if one.sameness in (Sameness.NEW, Sameness.CHANGED)],
        items=len(answer),
        same=sum(one.sameness is Sameness.SAME for one in answer),
        twins=sum(one.sameness is Sameness.TWIN for one in answer),
        memory=memory,
        newest_item_at=max(dates, default=None),
        rhythm_s=learn_rhythm(dates),
    )


def _signed(one: Sorted) -> Sorted:
    """Signing takes longer than all else the poller's own process does with an item, so it is done here."""
    text = article_text(one.item.title, one.item.body)
    return replace(one, signature=signature(text), lead_signature=lead_signature(text))
