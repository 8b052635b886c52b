"""When a thing is said to have happened, told relative to the day of publication and never after it."""
from __future__ import annotations
from datetime import datetime
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from tocsin.core.extract.tokens import Doc, Sentence
    from tocsin.schemas.event import Span, When


def find_when(doc: Doc, span: Span, sentence: Sentence, published_at: datetime | None) -> When | None:
    return None
