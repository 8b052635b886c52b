"""What kind of people a bare group is, told from other people the text tells of: parts, wholes, those before, those around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.kinds.category import ARMED, LEADING
from tocsin.core.extract.kinds.setting import ONE_KIND, THE_WEAK, VENUES, Setting
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.reading.doc import Doc
from tocsin.schemas.words import Category, Effect

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found

FIGHT = listed(
    "clash clashes clashed encounter gunfight gunbattle firefight shootout battle battles fighting skirmish offensive fought"
)


def of_parts(s: Setting, item: Found) -> Category | None:
    """Mixed, where some of them are told apart as fighters or as civilians; what the parts are, where these are all."""
    parts = s.parts.get(id(item.stated), [])
    kinds = {part.category for part in parts} - {Category.UNKNOWN}
    if not kinds:
        return None
    if s.head(item) in ("others", "other", "more") and (kinds != {Category.COMBATANT} or s.seen == kinds):
        return None
    if len(kinds) > 1:
        return Category.MIXED
    kind = next(iter(kinds))
    if sum(part.stated.group.low for part in parts if part.category is kind) >= item.stated.group.low:
        return kind
    elsewhere = all(part.stated.sentence != item.stated.sentence for part in parts)
    count = sum(part.stated.group.low for part in parts)
    if elsewhere and kind is Category.COMBATANT and count == 1:
        return None  # a single guard among the dead makes no army of them
    if elsewhere and kind is Category.CIVILIAN and 2 * count > item.stated.group.low:
        return kind
    told_apart = any(s.doc.lowers[part.stated.group.last - 1] in ("civilian", "civilians") for part in parts)
    return Category.MIXED if kind is Category.COMBATANT or told_apart else None


def of_whole(s: Setting, item: Found) -> Category | None:
    """A part of fighters, or of civilians, is of the same kind."""
    whole = s.whole(item)
    return whole.category if whole is not None and whole.category in ONE_KIND else None


INCLUDING_TOKENS_MAX = 5
ALL_TOKENS_MAX = 9


def all_of_a_kind(s: Setting, item: Found) -> Category | None:
    """Such as "nine people, all of them soldiers", "all labourers from Punjab", "both civilians and soldiers"."""
    lowers, at = s.doc.lowers, item.stated.group.last
    last = s.doc.sentences[item.stated.sentence].last
    if s.words(item.stated.sentence).isdisjoint(ALL) or not s.plain(item):
        return None
    at = next(
        (i for i in range(at, min(at + ALL_TOKENS_MAX, last)) if lowers[i] in ALL and lowers[i - 1] in OPENING), last
    )
    named = lowers[at + 1 : min(at + ALL_TOKENS_MAX, last)]
    kinds = [g.PLURAL_PEOPLE[lower] for lower in named if g.PLURAL_PEOPLE.get(lower) in ("civilian", "combatant")]
    if not kinds or "," in named[: next(n for n, lower in enumerate(named) if g.PLURAL_PEOPLE.get(lower) == kinds[0])]:
        return None
    if lowers[at] == "both":
        return Category.MIXED if len(set(kinds)) > 1 else None
    return Category(kinds[0])


ALL = frozenset(("all", "both"))
OPENING = frozenset((",", "-", "–", "—", "("))


def including(s: Setting, item: Found) -> Category | None:
    """Such as "people, including soldiers and villagers", "most of them soldiers": of both kinds."""
    if not s.plain(item) or s.words(item.stated.sentence).isdisjoint(INCLUDING):
        return None
    lowers, group = s.doc.lowers, item.stated.group
    last = s.doc.sentences[item.stated.sentence].last
    at = next((i for i in range(group.last, last) if lowers[i] in INCLUDING), last)
    if any(group.last <= other.stated.group.first < at for other in s.found if other.stated.group.kind == "count"):
        return None  # "one person was killed and 12 others, including four officers, were hurt"
    named = lowers[at + 1 : min(at + INCLUDING_TOKENS_MAX, last)]
    return Category.MIXED if any(g.PLURAL_PEOPLE.get(lower) == "combatant" for lower in named) else None


INCLUDING = frozenset(("including", "mostly", "most"))


def as_a_sum(s: Setting, item: Found) -> Category | None:
    """As many as, or somewhat more than, are told apart of both kinds together."""
    stated = item.stated
    told = [s.sums.get((stated.effect, kind), 0) for kind in ONE_KIND]
    fits = all(told) and sum(told) <= stated.group.low <= 2 * sum(told)
    return Category.MIXED if fits and s.plain(item) else None


OPEN_HEADS = listed(
    """others other more fatalities casualties deaths injuries member members companion companions comrade comrades colleague colleagues associate
    associates accomplice accomplices"""
)
ORDINALS = listed("second third fourth fifth")
LIKE_SENTENCES_MAX = 5
OTHER_WORDS = frozenset(("others", "other", "more", "another"))


def like_before(s: Setting, item: Found) -> Category | None:
    """Such as "three soldiers were killed and two wounded", "12 others": like those told right before."""
    group, head = item.stated.group, s.head(item)
    last = s.before if head in ORDINALS else s.last
    if last is None or _is_toll(s, item) or not (group.alone or head in OPEN_HEADS):
        return None
    others = head in OTHER_WORDS or s.doc.lowers[group.first] == "another"
    reach = LIKE_SENTENCES_MAX if not group.alone or others else int(_goes_on(s, item))
    if last.stated.sentence < item.stated.sentence - reach or _elsewhere(s, item, last):
        return None
    if last.category is Category.MIXED:
        return None if item.stated.effect is Effect.CAPTURED else Category.UNKNOWN
    return last.category


def _goes_on(s: Setting, item: Found) -> bool:
    """Such as "Fifteen were also injured": told on from the sentence before."""
    stated = item.stated
    near = s.doc.lowers[
        max(0, min(stated.group.first, stated.trigger) - 2) : max(stated.group.last, stated.trigger) + 2
    ]
    return not ALSO.isdisjoint(near) and "included" not in near


ALSO = frozenset(("also", "too", "additionally", "addition"))


def _elsewhere(s: Setting, item: Found, last: Found) -> bool:
    """Such as "…, while another bomb in a market killed two": a clause of its own, with its own place."""
    between = s.doc.lowers[last.stated.group.last : item.stated.group.first]
    return last.stated.sentence == item.stated.sentence and "while" in between and not VENUES.isdisjoint(between)


def _is_toll(s: Setting, item: Found) -> bool:
    return item.stated.rule in ("toll", "number.of", "stands_at") or s.head(item) in ("fatalities", "casualties")


def _toll_of(s: Setting, item: Found) -> Category | None:
    """Whom a toll names that it counts: "the death toll of militants", "the number of civilians killed"."""
    lowers = s.doc.lowers
    for at in range(s.doc.sentences[item.stated.sentence].first, min(item.stated.trigger, item.stated.group.first) + 1):
        if lowers[at] in TOLL_NOUNS and lowers[at + 1] in ("of", "among", "for"):
            for word in lowers[at + 2 : at + 2 + TOLL_OF_TOKENS_MAX]:
                kind = g.PLURAL_PEOPLE.get(word)
                if kind in ("civilian", "combatant"):
                    return Category(kind)
                if word in (",", ".", "in", "and", "from"):
                    return None
    return None


TOLL_NOUNS = frozenset(("toll", "tally", "count", "number", "casualties", "losses"))
TOLL_OF_TOKENS_MAX = 4


def counted(s: Setting, item: Found) -> Category | None:
    """Such as "the number of soldiers killed rose to ten": whom the toll names."""
    stated = item.stated
    if stated.rule != "number.of":
        return None
    lowers = s.doc.lowers[stated.first : stated.group.first]
    return _kind_in(lowers[: next((n for n, lower in enumerate(lowers) if lower in WHERE), len(lowers))])


WHERE = frozenset(("in", "during", "since", "from", "by", "at"))


def of_toll(s: Setting, item: Found) -> Category | None:
    """A toll counts whom the news tells of; casualties of a clash are those who fought."""
    if not _is_toll(s, item):
        return None
    words = s.words(item.stated.sentence)
    if words & FIGHT and words & ARMED:
        return Category.COMBATANT
    if (named := _toll_of(s, item)) is not None:
        return named
    return Category.MIXED if len(s.seen) > 1 else next(iter(s.seen), None)


THOSE_HURT = listed("men victims victim dead deceased injured wounded slain casualties two three four five bodies")
NUMERALS = frozenset(("two", "three", "four", "five"))
COPULAS = frozenset(("were", "was", "are", "is", "belonged"))
PART_OF = frozenset(("of", "among", "amongst"))
IDENTIFIED_SENTENCES_MAX = 3


THEY_STOPS = listed("by in when from as at near on after while")
THEY_TOKENS_MAX = 6


def _they_were(s: Setting, index: int) -> Category | None:
    """Such as "They were shepherds" right after those who were killed; not "They were stopped by rebels"."""
    if index >= len(s.doc.sentences):
        return None
    sentence, lowers = s.doc.sentences[index], s.doc.lowers
    opening = lowers[sentence.first : min(sentence.first + THEY_TOKENS_MAX, sentence.last)]
    at = 1 + (opening[1:2] == ["all"])
    if opening[:1] != ["they"] or opening[at : at + 1] not in (["were"], ["are"]):
        return None
    told = opening[at + 1 :]
    stop = next((n for n, lower in enumerate(told) if lower in THEY_STOPS or lower.endswith("ing")), len(told))
    return _kind_in(told[:stop])


def identified(s: Setting, item: Found) -> Category | None:
    """Such as "the victims were shepherds", "the two men are believed to be members of …", told in one of the next sentences."""
    if s.plain(item) and (they := _they_were(s, item.stated.sentence + 1)) is not None:
        return they
    for index in range(item.stated.sentence + 1, item.stated.sentence + 1 + IDENTIFIED_SENTENCES_MAX):
        words = s.words(index)
        if words.isdisjoint(THOSE_HURT) or words.isdisjoint(COPULAS):
            continue
        sentence, lowers = s.doc.sentences[index], s.doc.lowers
        for i in range(sentence.first + 1, sentence.last):
            if lowers[i] not in THOSE_HURT or lowers[i - 1] not in ("the", "all", "two", "three", "that"):
                continue
            if lowers[i - 2] in PART_OF:  # "seven of the dead were policemen"
                continue
            if _others_word(s, item, index):
                continue
            if not COPULAS.isdisjoint(lowers[i + 1 : min(i + 3, sentence.last)]):
                if lowers[i] in NUMERALS and lowers[i + 1] not in COPULAS:
                    continue  # "all four assailants were killed"
                told = _kind_in(lowers[i + 2 : min(i + 10, sentence.last)])
                if told is not None:
                    return told
    return None


def _others_word(s: Setting, item: Found, index: int) -> bool:
    """Whether sentence ``index`` is what an armed side says of the dead whom others count: "the group said the victims were soldiers"."""
    doc, sentence = s.doc, s.doc.sentences[index]
    words = doc.lowers[sentence.first : sentence.first + WHO_SAYS_TOKENS]
    mine = item.source
    own = mine is not None and doc.sentences[index].first <= mine.first < doc.sentences[index].last
    armed = any(word in ARMED or g.PLURAL_PEOPLE.get(word) == "combatant" for word in words)
    return not own and "spokesman" in words and armed


WHO_SAYS_TOKENS = 5


def _kind_in(lowers: list[str]) -> Category | None:
    """What the first noun of people among ``lowers`` says."""
    for lower in lowers:
        kind = g.PLURAL_PEOPLE.get(lower) or g.SINGULAR_PEOPLE.get(lower)
        if kind == "combatant" or lower in ARMED:
            return Category.COMBATANT
        if kind == "civilian":
            return Category.CIVILIAN
    return None


def near(s: Setting, item: Found) -> Category | None:
    """Where the sentences around tell of civilians alone, the people between them are civilians."""
    here = item.stated.sentence
    kinds = {
        other.category
        for other in s.found
        if abs(other.stated.sentence - here) <= 1
        and other.scope is item.scope
        and id(other) in s.known
        and not _weak_part(s, other)
        and other.stated.subset_of is not item.stated
    }
    return Category.CIVILIAN if kinds - {Category.UNKNOWN} == {Category.CIVILIAN} else None


def _weak_part(s: Setting, other: Found) -> bool:
    """Whether these are women or children among people of whom nothing is told."""
    whole = s.whole(other)
    told = Category.CIVILIAN in s.seen if whole is None else whole.category is Category.CIVILIAN
    return other.stated.subset and not told and s.head(other) in THE_WEAK


SUSPECT = listed(
    "gunfight firefight killer suspect gunman attacker assailant shootout gunbattle bomber ringleader mastermind battle encounter"
)


def by_name(s: Setting, item: Found) -> Category | None:
    """Whoever is named: by the role told wherever the name stands, by the fight, or like those named in one breath."""
    group = item.stated.group
    if group.kind != "name" and not (
        group.alone and group.number == (group.first, group.last) and _names(s.doc, group)
    ):
        return None
    told = _role(s.doc, item.stated.group)
    if told is not None:
        return told
    if s.words(item.stated.sentence) & SUSPECT:
        return Category.COMBATANT
    last = s.last
    if last is not None and last.stated.sentence == item.stated.sentence and last.category in ONE_KIND:
        return last.category
    return Category.CIVILIAN


def _names(doc: Doc, group: Group) -> bool:
    """Whether several are told by their names alone: "Omar Said, Ali Noor and Hasan Bey"."""
    words = [word for word in doc.words[group.first : group.last] if word != "."]
    return "and" in words[1:-1] and all(word[:1].isupper() for word in (*words[:2], *words[-1:]))


SHORT_RANKS: frozenset[str] = listed(
    "gen brig col maj capt lt sgt cpl pvt cmdr adm insp const supt sepoy subedar naik havildar jawan"
)
"""Ranks as they stand before a name: "Lt. Col. Omar Said"."""
BEFORE_TOKENS = 4
AFTER_TOKENS = 7
OF_TOKENS = 14


def _role(doc: Doc, group: Group) -> Category | None:
    """What is told of who bears a name: "Constable X", "X, the deputy commander of …", "X alias Y"."""
    name, lowers = doc.words[group.last - 1], doc.lowers
    for i, word in enumerate(doc.words):
        if word != name:
            continue
        before = lowers[max(0, i - BEFORE_TOKENS) : i]
        if any(lower in SHORT_RANKS or g.SINGULAR_PEOPLE.get(lower) == "combatant" for lower in before):
            return Category.COMBATANT
        if "alias" in lowers[i + 1 : i + 3]:
            return Category.COMBATANT
        after = lowers[i + 1 : i + 1 + AFTER_TOKENS]
        if not after or after[0] not in (",", "was", "is") or after[1:2] not in (["a"], ["an"], ["the"], ["head"]):
            continue
        for n, lower in enumerate(after):
            armed = g.SINGULAR_PEOPLE.get(lower) == "combatant"
            if armed or (lower in LEADING and not ARMED.isdisjoint(lowers[i : i + OF_TOKENS])):
                return Category.UNKNOWN if "former" in after[:n] else Category.COMBATANT
    return None
