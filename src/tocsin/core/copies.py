"""Whether an article is a copy of one already heard: the same words, or nearly, under another outlet's name."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.core.rows import ArticleRow
from tocsin.core.signature import similarity
from tocsin.schemas import ArticleRef

COPY_SIMILARITY = 0.7
"""Estimated Jaccard of word trigrams at which texts are copies; with 64 bytes precision and recall are about .91."""
LEAD_SIMILARITY = 0.8
"""The same of the first 80 words: a feed often carries only the head of a wire story."""


def is_copy(article: ArticleRef, first: ArticleRow) -> bool:
    """True where ``article`` tells ``first``'s story in its words, whole or cut short."""
    if article.content_hash and article.content_hash == first.content_hash:
        return True
    if similarity(article.signature, first.signature) >= COPY_SIMILARITY:
        return True
    return similarity(article.lead_signature, first.lead) >= LEAD_SIMILARITY


def group_of(article: ArticleRef, firsts: Iterable[tuple[str, ArticleRow | None]]) -> str:
    """The wire story ``article`` copies, named by the first article that told it; its own id when none.

    ``firsts`` are the first articles of the stories told of the same incidents, oldest first.
    """
    for group, first in firsts:
        if first is not None and group != article.article_id and is_copy(article, first):
            return group
    return article.article_id
