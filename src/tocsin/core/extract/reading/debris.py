"""Which paragraphs of a scraped page are not the article: link lists, related headlines, what stands before the body."""

from __future__ import annotations

import re
from unicodedata import category

from tocsin.core.extract.reading.doc import Doc

BODY_CHARS_MIN = 80
DEBRIS_CHARS_MAX = 220
LINE_CHARS_MIN = 25
MARKER = re.compile(
    r"(?:prev(?:ious)? post|next post|related (?:news|articles?|stories|posts?|topics?)|read (?:more|next|also)\b.*"
    r"|see also\b.*|you (?:may|might) also like|other news|latest news|more (?:from|stories|news)\b.*|most (?:read|popular)|trending\b.*"
    r"|recommended\b.*|also read\b.*|leave a reply.*|popular|tags|share this\b.*|follow us\b.*|subscribe\b.*)\s*:?",
    re.IGNORECASE,
)
STOPS = tuple(".!?")
ENDS = tuple(".!?:;\"”)’'")
BULLETS = tuple("-–•*·")
FLASH = re.compile(r"(?:urgent|breaking|updates?|just in|now)(?: news)? ?[|:/]", re.IGNORECASE)
"""What opens a line of news in a channel of short messages."""


def _reads_as_prose(text: str) -> bool:
    return text.endswith(ENDS) and not text.endswith("…") and len(text) >= BODY_CHARS_MIN


def body_start(doc: Doc) -> int:
    """The first paragraph that reads as prose; 0 when none does."""
    if doc.body is None:
        prose = (n for n, (start, end) in enumerate(doc.paragraphs) if _reads_as_prose(doc.text[start:end]))
        doc.body = next(prose, 0)
    return doc.body


def headline_paragraphs(doc: Doc) -> frozenset[int]:
    """Paragraphs before the body: headline, caption, byline."""
    return frozenset(range(body_start(doc)))


def debris_paragraphs(doc: Doc) -> frozenset[int]:
    """Paragraphs that belong to the page, not to the article."""
    if doc.debris is None:
        doc.debris = _debris(doc)
    return doc.debris


SMALL_SHARE = 0.6


def _opens_item(text: str) -> bool:
    """Whether a bullet, a sign that serves as one ("●") or "Urgent |" opens the paragraph: an item of news, however short."""
    return text.startswith(BULLETS) or category(text[0]) == "So" or FLASH.match(text) is not None


def _unended(text: str) -> bool:
    """Whether a paragraph is a sentence to which nobody set a full stop: long, without a title's capitals or a page's marks."""
    return len(text) >= BODY_CHARS_MIN and _in_small_letters(text)


def _in_small_letters(text: str) -> bool:
    """Whether most words of an unended paragraph are written small, as in no title."""
    if text.endswith(ENDS) or "|" in text or "pic.twitter" in text:
        return False
    words = text.split()
    return sum(word[0].islower() or word[0].isdigit() for word in words) >= SMALL_SHARE * len(words)


def _sets_no_stops(doc: Doc) -> bool:
    """Whether the article does without full stops: its first long paragraph below the title has none, or one before another that has.

    What lacks them only behind the body is a list of other articles.
    """
    stops: list[bool] = []
    for start, end in doc.paragraphs[1:]:
        text = doc.text[start:end]
        if MARKER.fullmatch(text[:120].split("\n")[0]):
            break
        if _reads_as_prose(text) or _unended(text):
            stops.append(text.endswith(ENDS))
    return False in stops and (not stops[0] or True in stops[stops.index(False) :])


def _never_stops(doc: Doc) -> bool:
    """Whether no paragraph at all has a full stop: a post in a channel, whose short lines tell as well."""
    return not any(doc.text[start:end].endswith(STOPS) for start, end in doc.paragraphs)


def _debris(doc: Doc) -> frozenset[int]:
    found: set[int] = set()
    body = body_start(doc)
    if len(doc.paragraphs) < 2:
        return frozenset()
    marked = False
    marks: set[int] = set()
    no_stops: bool | None = None
    for n, (start, end) in enumerate(doc.paragraphs):
        text = doc.text[start:end]
        if MARKER.fullmatch(text[:120].split("\n")[0]) and len(text) < DEBRIS_CHARS_MAX:
            marked = True
            marks.add(n)
            found.add(n)
            continue
        prose = _reads_as_prose(text)
        if prose:
            marked = False
            continue
        heading = len(text) < DEBRIS_CHARS_MAX and not _opens_item(text) and not text.endswith(ENDS)
        if heading and not marked and n > body and len(text) >= LINE_CHARS_MIN and _in_small_letters(text):
            no_stops = _sets_no_stops(doc) if no_stops is None else no_stops
            if no_stops and (len(text) >= BODY_CHARS_MIN or _never_stops(doc)):
                continue
        if n < body and marks == {0} and _unended(text):
            continue  # what the page says of its article, below the menu that opens it
        if (heading and (marked or n > body)) or (marked and text.endswith("…")):
            found.add(n)
    return frozenset(found)
