"""What strikes and casualty claims a text states, each field with the words that prove it."""

from __future__ import annotations

from datetime import datetime

from tocsin.core.extract.claims import find_claims
from tocsin.core.extract.doers import with_doers
from tocsin.core.extract.explain import explain
from tocsin.core.extract.extracted import Extracted
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.reading.gate import GATE
from tocsin.core.extract.reading.names import Names
from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.strikes import read_strikes
from tocsin.core.extract.wheres import with_places

TEXT_CHARS_MAX = 200_000
"""What is read of a text: a long read has 60,000 characters, a book is no article."""

__all__ = ["Doc", "Extracted", "Sentence", "explain", "extract", "read_doc"]


def extract(
    text: str,
    *,
    article_id: str = "",
    title: str = "",
    outlet: str = "",
    language: str | None = None,
    published_at: datetime | None = None,
) -> Extracted:
    """Find strikes and casualty claims in ``text``.

    Deterministic, linear in the length of ``text``, never raises. ``published_at`` anchors relative dates;
    ``article_id`` goes into the ids. A ``language`` other than English (or None, unknown) yields nothing.
    """
    del title, outlet
    if (language or "en")[:2].lower() != "en":
        return Extracted()
    text = text[:TEXT_CHARS_MAX]
    chunks = text.split(" ")
    harm, attack = GATE.lets_in(text, chunks)
    if not (harm or attack):
        return Extracted()
    doc = read_doc(text, chunks)
    names = Names(doc)
    claims = find_claims(doc, names, published_at, article_id=article_id) if harm else ()
    told = read_strikes(doc, names.known_places, names.known_actors, published_at, article_id=article_id)
    return Extracted(
        strikes=tuple(item.strike for item in told), claims=with_doers(doc, with_places(doc, claims, told), told)
    )
