"""Which states, forces and armed groups a text names, and for whom each fights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tocsin.core.actors import words
from tocsin.core.actors.table import Entry, Form, entries
from tocsin.schemas.event import Actor, Span
from tocsin.schemas.words import ActorKind

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc

MENTIONS_MAX = 4_000
"""A text that names more actors is no article; the rest of it is not read."""
STEPS_MAX = 4
"""Words between an adjective and the noun that makes it an actor."""


@dataclass(slots=True)
class ActorMention:  # not frozen: a text has many, and a frozen one takes longer to make
    """An actor named in the text: tokens ``first`` up to (not including) ``last`` of its document.

    ``form`` tells a bare adjective ("Turkish bombardment") or capital ("Kabul said") from a name; it is None for an actor
    without a name ("suspected militants"), which has no side.
    """

    actor: Actor
    first: int
    last: int
    country: str | None = None
    form: Form | None = None

    @property
    def span(self) -> Span:
        """Character offsets into the text."""
        return self.actor.span


def find_actors(text: str | Doc) -> tuple[ActorMention, ...]:
    """Every actor ``text`` names, in order, never overlapping. Linear in its length, never raises.

    An adjective of a state takes the forces after it with it: "Pakistani security forces" is one mention with the side
    Pakistan. A spelling that means many things counts only where its long form or its country stands in the text.
    """
    if isinstance(text, str):
        from tocsin.core.extract.reading.tokens import read_doc  # noqa: PLC0415  the extractor imports this package

        doc = read_doc(text)
    else:
        doc = text
    first_words = _first_words(named_the=not _after_the().isdisjoint(doc.vocabulary))
    spots = doc.where(first_words)
    found = _licensed(_named(doc, spots))
    taken: list[ActorMention] = []
    at = 0
    lowers = doc.lowers
    kinds = words.GENERIC
    spans = iter([*found, None])
    following = next(spans)
    spots.append(len(lowers))
    upcoming = iter(spots)
    spot = next(upcoming)
    while at < len(lowers):
        if following is not None and at >= following[0]:
            mention, last = _mention(doc, *following)
            if taken and _names_it(taken[-1], mention):
                taken.pop()
            taken.append(mention)
            if len(taken) >= MENTIONS_MAX:
                break
            at = max(last, at + 1)
            following = next(spans)
            while following is not None and following[0] < at:
                following = next(spans)
            continue
        while spot < at:
            spot = next(upcoming)
        if spot > at:
            at = spot
            continue
        kind = kinds.get(lowers[at])
        if kind is None:
            kind = _by_company(lowers, at)
        if kind is not None and lowers[at] in words.LED_ONLY and not (at and lowers[at - 1] in words.LEFT_WORDS):
            kind = None
        if kind is not None and lowers[at + 1 : at + 2] and lowers[at + 1] in words.POSTS:
            kind = None
        if lowers[at].startswith("sniper") and at and lowers[at - 1] in ("'", "’", "'s", "’s"):
            kind = None
        if lowers[at] == "sniper" and lowers[at + 1 : at + 2] and lowers[at + 1] in words.SHOTS:
            kind = None
        if kind is not None:
            if taken and taken[-1].last == at and taken[-1].form is None and lowers[at - 1] in words.LEFT_WORDS:
                taken.pop()  # "regime forces" are one
            mention = _generic(doc, at, kind, taken[-1].last if taken else 0)
            if following is not None and following[0] < mention.last:
                mention = _known(mention, following[2])  # "factions of “Al-Nusra Front”"
                while following is not None and following[0] < mention.last:
                    following = next(spans)
            elif mention.first and lowers[mention.first - 1] in ("those", "these"):
                mention = _meant(doc, mention, taken)
            taken.append(mention)
            at = taken[-1].last - 1
        at += 1
    return tuple(taken)


@cache
def _first_words(*, named_the: bool) -> frozenset[str]:
    """The words an actor can begin at; "the" only in a text with a word of a name that begins so."""
    found = frozenset(entries()).union(words.GENERIC, words.PERSONS, ("government",))
    return found if named_the else found - {"the"}


@cache
def _after_the() -> frozenset[str]:
    """The second words of names such as "The Resistance Front"."""
    return frozenset(entry.words[1] for entry in entries().get("the", ()))


def _named(doc: Doc, spots: list[int]) -> list[tuple[int, int, Entry]]:
    table = entries()
    lowers, text_words = doc.lowers, doc.words
    found = []
    at = 0
    for i in spots:
        if i < at:
            continue
        rows = table.get(lowers[i])
        if rows is None:
            continue
        for entry in rows:
            count = len(entry.words)
            if count > 1 and tuple(lowers[i : i + count]) != entry.words:
                continue
            if _case_fits(entry, text_words, i):
                found.append((i, i + count, entry))
                at = i + count
                break
    return found


def _case_fits(entry: Entry, text_words: list[str], i: int) -> bool:
    for k, exact in enumerate(entry.exact):
        word = text_words[i + k]
        if exact.islower() or not exact[:1].isalpha():
            continue
        if len(exact) <= 5 and sum(c.isupper() for c in exact) > 1:
            if word != exact:
                return False
        elif not word[:1].isupper() and not exact.startswith(("al-", "Al-")) and not (k and word == exact.lower()):
            return False
    return True


def _licensed(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Leave out the weak spellings that nothing else in the text supports."""
    sure = {entry.country for _, _, entry in found if not entry.weak}
    names = {entry.name for _, _, entry in found if not entry.weak}
    return [row for row in found if not row[2].weak or row[2].country in sure or row[2].name in names]


def _mention(doc: Doc, first: int, last: int, entry: Entry) -> tuple[ActorMention, int]:
    kind, form = entry.kind, entry.form
    if form in (Form.ADJECTIVE, Form.NAME, Form.FORCE):
        last, kind, grown = _grown(doc, last, entry)
        if grown and form is Form.ADJECTIVE:
            form = Form.FORCE if kind is ActorKind.FORCE else Form.NAME
        elif grown and form is Form.NAME and entry.kind is ActorKind.STATE:
            form = Form.FORCE
    if form in (Form.NAME, Form.FORCE):
        last = _past_acronym(doc, last, entry.name)
    span = doc.span(first, last)
    actor = Actor(text=doc.text[span[0] : span[1]], span=span, name=entry.name, side=entry.side, kind=kind)
    return ActorMention(actor, first, last, entry.country, form), last


def _names_it(plain: ActorMention, named: ActorMention) -> bool:
    """As in "the militant group Hamas": one actor, whose name comes last."""
    groups = plain.actor.kind is named.actor.kind is ActorKind.GROUP
    return groups and plain.form is None and named.form is Form.NAME and plain.last == named.first


def _past_acronym(doc: Doc, last: int, name: str | None = None) -> int:
    """Where a name ends with the short form told after it: "Ansarul Islam (AI)"."""
    if doc.words[last : last + 1] != ["("] or doc.words[last + 2 : last + 3] != [")"]:
        return last
    inside = doc.words[last + 1]
    if len(inside) > ACRONYM_CHARS_MAX or sum(map(str.isupper, inside)) < ACRONYM_CAPITALS_MIN:
        return last
    known = [entry.name for entry in entries().get(inside.lower(), ()) if len(entry.words) == 1]
    return last if known and name not in known else last + 3


def _own_name(doc: Doc, first: int, floor: int) -> int:
    """Where a group nobody listed begins: "Hill Tiger Force (HTF) militants", "HTF militants"."""
    at = first
    if at - 3 >= floor and doc.words[at - 1] == ")" and doc.words[at - 3] == "(":
        at -= 3
        while at > floor and first - at < OWN_NAME_TOKENS_MAX and doc.words[at - 1][:1].isupper():
            at -= 1
        return at if first - at > 3 else first
    word = doc.words[at - 1] if at > floor else ""
    short = bool(word) and "\n" not in doc.text[doc.starts[at - 1] : doc.starts[at]]  # the last word of a heading
    short = short and ACRONYM_CAPITALS_MIN <= len(word) <= ACRONYM_CHARS_MAX and word.isupper() and word.isalpha()
    return at - 1 if short else first


OWN_NAME_TOKENS_MAX = 9
ACRONYM_CHARS_MAX = 8
ACRONYM_CAPITALS_MIN = 2


def _grown(doc: Doc, last: int, entry: Entry) -> tuple[int, ActorKind, bool]:
    """Take in the noun that an adjective or a possessive goes with: "Israel's air force", "Houthi fighters"."""
    lowers = doc.lowers
    i = last
    if i < len(lowers) and lowers[i] in ("'s", "’s"):
        i += 1
    elif entry.form is Form.NAME and entry.kind is ActorKind.STATE:
        return last, entry.kind, False
    stop = min(len(lowers), i + STEPS_MAX)
    best = 0
    kind = entry.kind
    while i < stop:
        word = lowers[i]
        if word in words.FORCES:
            best, kind = i + 1, entry.kind if entry.kind is ActorKind.GROUP else ActorKind.FORCE
        elif word in words.RULERS:
            best = i + 1
        elif word not in words.MODIFIERS:
            break
        i += 1
    if not best:
        return last, entry.kind, False
    return best, kind, True


def _by_company(lowers: list[str], at: int) -> ActorKind | None:
    """What the words beside it make of a plain one: "unidentified men", "two men on a motorcycle", "government shelling"."""
    word = lowers[at]
    if word == "government":
        after = lowers[at + 1 : at + 4]
        while after and after[0] in words.ARMS_QUALITIES and after[1:2] != ["of"]:
            after = after[1:]
        fights = bool(after) and (after[0] in words.ARMS_OF_STATE or (len(after) < 3 and after[0].startswith("attack")))
        return ActorKind.FORCE if fights else None
    if word not in words.PERSONS:
        return None
    if at and lowers[at - 1] in words.UNKNOWN:
        return ActorKind.GROUP
    after = lowers[at + 1 : at + 4]
    return ActorKind.GROUP if tuple(after[:2]) in words.BEARING or tuple(after) in words.ASTRIDE else None


def _generic(doc: Doc, at: int, kind: ActorKind, floor: int) -> ActorMention:
    first = at
    while first > floor and at - first < STEPS_MAX and doc.lowers[first - 1] in words.LEFT_WORDS:
        first -= 1
    if kind is ActorKind.GROUP:
        first = _own_name(doc, first, floor)
    last = at + 1
    if last < len(doc.lowers) and doc.lowers[last] in words.BODIES:
        last += 1
    last = _past_quoted(doc, _past_acronym(doc, last))
    span = doc.span(first, last)
    text = doc.text[span[0] : span[1]]
    return ActorMention(Actor(text=text, span=span, name=text.lower(), kind=kind), first, last)


def _known(mention: ActorMention, entry: Entry) -> ActorMention:
    """``mention``, known by the name of the party it belongs to."""
    actor = replace(mention.actor, name=entry.name, side=entry.side, kind=entry.kind)
    return ActorMention(actor, mention.first, mention.last, entry.country, entry.form)


def _meant(doc: Doc, mention: ActorMention, taken: list[ActorMention]) -> ActorMention:
    """Whom "those forces" means: the "Israeli forces" told of before; ``mention`` itself where nobody was."""
    head = doc.lowers[mention.last - 1]
    named = next(
        (m for m in reversed(taken[-MEANT_BACK:]) if m.form is not None and doc.lowers[m.last - 1] == head), None
    )
    if named is None:
        return mention
    actor = replace(mention.actor, name=named.actor.name, side=named.actor.side, kind=named.actor.kind)
    return ActorMention(actor, mention.first, mention.last, named.country, named.form)


MEANT_BACK = 20
"""Parties named before among which "those forces" looks for its own."""


def _past_quoted(doc: Doc, last: int) -> int:
    """Past a name between quotation marks that tells whose they are: "fighters of “Al-Hamzat”", "a unit of the “Brigade”"."""
    at = last
    if doc.lowers[at : at + 1] != ["of"]:
        return last
    at += 2 if doc.lowers[at + 1 : at + 2] == ["the"] else 1
    if doc.words[at : at + 1] not in (["“"], ['"']):
        return last
    close = next((k for k in range(at + 1, min(at + QUOTED_TOKENS_MAX, len(doc.words))) if doc.words[k] in '”"'), 0)
    if not close or not doc.words[at + 1][:1].isupper():
        return last
    at = close + 1
    while at < len(doc.lowers) and at - close <= STEPS_MAX and doc.lowers[at] in words.OF_A_QUOTED:
        at += 1
    return at


QUOTED_TOKENS_MAX = 8
