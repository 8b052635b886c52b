"""Extract: which strikes and casualty claims does this article word, and of which theatre?"""

from tocsin.core.extract.decide import decide_extract
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ARTICLES_UNIQUE, EVENTS_EXTRACTED


def extract() -> Stage:
    """Remembers only which theatres an article spoke of, so that a revision can take it back there."""
    return Stage("extract", reads=(ARTICLES_UNIQUE,), decide=decide_extract, sends=(EVENTS_EXTRACTED,))
