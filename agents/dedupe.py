"""Dedupe: is this article, or this revision of it, news to us?"""

from tocsin.core.dedupe import decide_dedupe
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ARTICLES_POLLED, ARTICLES_UNIQUE


def dedupe() -> Stage:
    """One row per article; the same text under another URL is found later, where its conflict meets (link)."""
    return Stage("dedupe", reads=(ARTICLES_POLLED,), decide=decide_dedupe, sends=(ARTICLES_UNIQUE,))
