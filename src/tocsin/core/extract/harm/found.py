"""A statement on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.sources.source import Source
from tocsin.schemas.words import Category, Scope


@dataclass(slots=True)
class Found:
    """A statement with its source, scope and category."""

    stated: Stated
    source: Source | None
    category: Category
    scope: Scope
    rules: list[str]
    headline: bool = False
    cumulative: bool = False
    adopted: bool = False
    """Whether ``source`` is that of the same statement told again."""
