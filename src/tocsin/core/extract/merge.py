"""Which statements of one article say the same thing twice, and which of them is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.scope.items import items, opens_anew, other_days
from tocsin.core.places.attach import places_in_sentence
from tocsin.core.places.mention import PlaceMention
from tocsin.schemas.words import Category, Effect, Qualifier

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found
    from tocsin.core.extract.people.people import Group

GENERIC = listed(
    """people person persons others other individual individuals victim victims lives fatality fatalities death deaths
    dead casualty casualties body bodies injury injuries man men killed member members figure figures personnel"""
)
ALIKE = tuple(
    listed(text)
    for text in (
        "child girl boy kid baby infant toddler teenager minor youth schoolboy schoolgirl daughter son",
        "militant terrorist fighter rebel insurgent gunman cadre jihadist maoist naxal naxalite extremist gunmen ultra combatant",
        "soldier troop serviceman servicemen jawan trooper ranger guard commando reservist",
        "policeman policemen police constable cop officer inspector asi",
        "worker employee labourer laborer staff",
        "student pupil schoolchild schoolchildren",
        "journalist reporter cameraman photographer",
        "civilian villager resident citizen local worshipper passenger woman women man men child children girl boy tourist",
    )
)
"""Nouns that may name the same people in two places of an article."""
MALE = frozenset(("man", "men", "boy", "boys", "son", "brother", "father", "husband"))
FEMALE = frozenset(("woman", "women", "girl", "girls", "daughter", "sister", "mother", "wife"))
TERSE = frozenset(("reduced", "headline", "left.dead", "active", "toll", "number.of", "noun.count"))
"""Rules whose wording fits a headline."""
LEAD_TOKENS = 60
"""A headline run into the first sentence lies within so many tokens of the start."""
OTHERS = frozenset(("other", "others", "more"))
LEAD_SENTENCE_LAST = 1
NEXT_SENTENCES = 2
NAMED_SENTENCES = 3
ATTACKERS = listed("attackers gunmen assailants bombers hijackers shooters raiders kidnappers abductors")
LITTLE = listed("the a an of for at in from on to and or , ' his its their who is")
ROLES = listed(
    """source sources official officials spokesman spokesmen spokeswoman spokesperson officer officers chief head commander
    director minister member members statement report reports reporter correspondent local senior top"""
)
"""Words of speakers of every kind: two who share nothing else are two, where both have words of their own."""
UNNAMED = ROLES | listed(
    "monitor monitors activists medics police army military ministry government governor media authorities rebels un security witnesses residents rescuers"
)
MONITORS = listed("monitor monitoring watchdog group organisation organization ngo charity observatory network agency")
OPPOSED = frozenset((Category.CIVILIAN, Category.COMBATANT))
"""Nobody is both."""
FEW = 2
VERBATIM_TOKENS = 9
HEADLINE_GAP = 8
RUN_ON_TOKENS = 30
"""In text without full stops, statements so far apart are in sentences of their own."""


def merge(doc: Doc, found: list[Found], places: Sequence[PlaceMention]) -> list[Found]:
    """``found`` without repetitions, in reading order."""
    merger = _Merger(doc, places)
    kept: list[Found] = []
    for item in found:
        if _sums_up(doc, item, kept):
            continue
        twin = next((n for n, other in enumerate(kept) if merger.same(other, item)), None)
        if twin is None:
            kept.append(item)
        elif merger.fuller(item, kept[twin]):
            before = kept[twin]
            if item.source is None and before.headline and before.source is not None:
                item.source, item.adopted = before.source, True
                item.rules.append(before.source.rule)
            kept[twin] = item
        elif item.source is not None and (
            (named := kept[twin].source is None or merger.named_later(kept[twin], item))
            or (_explicit(item) and not _explicit(kept[twin]))
        ):
            for other in kept:
                if named and other is not kept[twin] and other.source is not None and other.source is kept[twin].source:
                    other.source = item.source
            kept[twin].source, kept[twin].adopted = item.source, True
            kept[twin].rules.append(item.source.rule)
    return [item for item in kept if not _empty_headline(item, kept)]


def _sums_up(doc: Doc, item: Found, kept: list[Found]) -> bool:
    """As in "the two wounded men" behind "a soldier and an interpreter were wounded": those told of right before, together."""
    group, here = item.stated.group, item.stated.sentence
    if group.kind != "count" or group.low < SUM_MIN or THESE.isdisjoint(doc.lowers[group.first - 1 : group.first + 1]):
        return False
    near = [other for other in kept if here - CASUALTIES_SENTENCES <= other.stated.sentence <= here]
    if item.stated.effect is Effect.KILLED_OR_WOUNDED and any(other.stated.group.low == group.low for other in near):
        return True  # "two men were killed … identified the two casualties"
    told = [
        other.stated.group.low
        for other in kept
        if item.stated.effect in (other.stated.effect, Effect.KILLED_OR_WOUNDED)
        and here - SUM_SENTENCES <= other.stated.sentence <= here
        and not other.stated.subset
    ]
    return len(told) >= SUM_MIN and sum(told) == group.low


THESE = frozenset(("the", "both", "all", "these", "those"))
SUM_MIN = 2
SUM_SENTENCES = 2
CASUALTIES_SENTENCES = 3
STOPS = frozenset('.!?"”')
NAMING = frozenset(("identified", "named", "called", "known", "as", "alias", "aka", ",", "("))
NAME_REACH = 4
CLOSING = ([","], [")"], ["of"], ["from"], ["alias"], ["aka"], ["("])
"""What may follow a name behind a comma."""


def person_name(doc: Doc, group: Group) -> frozenset[str]:
    """The words of the name that one person is told by, in or right behind the words of ``group``; none for most."""
    words, lowers = doc.words, doc.lowers
    if group.kind == "name":
        return frozenset(lowers[group.first : group.last]) - LITTLE
    if group.kind != "single":
        return frozenset()
    at = group.last
    while at < min(group.last + NAME_REACH, len(words)) and lowers[at] in NAMING:
        at += 1
    end = at
    while end < len(words) and words[end][0].isupper():
        end += 1
    apposed = words[end : end + 1] in CLOSING or at == group.last or at - group.last > 1
    return frozenset(lowers[at:end]) if apposed and end > at else frozenset()


def one_voice(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the words of two sources may name one: "an army spokesman" and "the spokesman", but not "a police spokesman"."""
    own, other = left - ROLES, right - ROLES
    return bool(own & other) if own and other else bool(left & right)


def _unnamed(words: frozenset[str]) -> bool:
    """Whether a headline's source is but a kind of source, which the text below names: "14 killed, says monitor"."""
    return words <= UNNAMED


def _empty_headline(item: Found, kept: list[Found]) -> bool:
    """A headline without a number whose body gives one: "Students injured"."""
    if not item.headline or item.stated.group.kind != "bare":
        return False
    return any(other is not item and other.stated.effect is item.stated.effect and not other.headline for other in kept)


def _explicit(item: Found) -> bool:
    """Whether the source of ``item`` stands in its own sentence, not carried over from one before."""
    source = item.source
    return source is not None and (item.adopted or source.cover[0] <= item.stated.group.first < source.cover[1])


class _Merger:
    def __init__(self, doc: Doc, places: Sequence[PlaceMention]) -> None:
        self.doc = doc
        self.places = places
        self.items = items(doc)

    def same(self, a: Found, b: Found) -> bool:
        """Whether ``b``, the later one, says again what ``a`` said."""
        x, y = a.stated, b.stated
        if self._told_how(a, b):
            return True
        if x.effect is not y.effect or self._new_people(a, b) or self._of_other_items(a, b):
            return False
        if x.group.low == y.group.low == 1 and self._of_other_names(x.group, y.group):
            return False
        if y.group.kind == "pronoun":
            return x.group.low == y.group.low
        others = self.doc.lowers[y.group.head] in ("others", "more")
        far = x.sentence != y.sentence or (y.group.first - x.group.last > RUN_ON_TOKENS and not others)
        if far and self._speaks_of_known(a, b):
            return True
        if y.rule == "adjective" and x.group.low == y.group.low and self._alike(a, b):
            return True
        if others and self.head(a) and not a.headline and self.doc.lowers[x.group.first] != "another":
            return False
        if (
            (x.subset != y.subset and not (a.headline and y.group.partitive))
            or x.group.low != y.group.low
            or not self._alike(a, b)
        ):
            return False
        headline = a.headline or (x.sentence == 0 and x.group.first < LEAD_TOKENS and x.rule in TERSE)
        if not far:
            apart = y.group.first - x.group.last > HEADLINE_GAP
            opens = x.group.low > 1 or x.group.first < HEADLINE_GAP
            if not (headline and opens and x.group.kind == "count" and apart):
                return False
        if a.headline and x.group.low == 1 and y.group.kind in ("name", "single"):
            return not self._two_voices(a, b)
        if x.group.kind == "name" or y.group.kind == "name":
            return self._name_known(a, b)
        by_outlet = a.source is not None and a.source.outlet and b.source is None and self._same_head(a, b)
        lead = headline or by_outlet or (x.sentence <= LEAD_SENTENCE_LAST and y.sentence - x.sentence <= NEXT_SENTENCES)
        if (x.group.high is None) != (y.group.high is None) and not lead:
            return False
        if not a.headline and {x.group.qualifier, y.group.qualifier} == {Qualifier.MORE_THAN, Qualifier.AT_LEAST}:
            return False  # "more than 30" is not how somebody who counted 31 says it
        if self._told_again(a, b):
            return True
        if not headline and self._elsewhere(a, b):
            return False
        return self._same_voice(a, b, headline=headline)

    def _told_how(self, a: Found, b: Found) -> bool:
        """Whether ``b`` tells only how those died: "nine miners were killed. The miners were lined up and shot"."""
        x, y = a.stated, b.stated
        return (
            x.effect is Effect.KILLED
            and y.effect is Effect.KILLED_OR_WOUNDED
            and 0 <= y.sentence - x.sentence <= NEXT_SENTENCES
            and (
                (y.group.kind in ("bare", "single") and self._speaks_of_known(a, b))
                or (
                    x.group.low == y.group.low > 1
                    and y.group.alone
                    and self.doc.lowers[y.group.first] in ("all", "both")
                )
            )
        )

    def _told_again(self, a: Found, b: Found) -> bool:
        """Whether a source told next only goes into detail, so that it may name a finer place."""
        if a.scope is not b.scope or b.stated.sentence - a.stated.sentence > NEXT_SENTENCES:
            return False
        if self.named_later(a, b) or (a.stated.sentence <= LEAD_SENTENCE_LAST and self._verbatim(a, b)):
            return True
        opened = a.source is None or (a.source is not b.source and not _explicit(a))
        return opened and b.source is not None and _explicit(b) and self._told_next(a, b)

    def _of_other_items(self, a: Found, b: Found) -> bool:
        """Whether a digest tells of them under two dates, or the later sentence turns to another event."""
        x, y = a.stated, b.stated
        if x.sentence == y.sentence:
            return False
        if self.items:
            here, there = (self.items[self.doc.sentences[item.sentence].paragraph] for item in (x, y))
            if here != there and here > 0:
                return True
        if y.group.definite or y.group.kind == "pronoun" or x.group.low != y.group.low or self._is_title(x.sentence):
            return False
        told = _explicit(b)
        return opens_anew(self.doc, y.sentence, told=told) or (
            not told and other_days(self.doc, x.sentence, y.sentence)
        )

    def _is_title(self, index: int) -> bool:
        """Whether the sentence ends without a full stop, as headlines do."""
        return self.doc.words[self.doc.sentences[index].last - 1] not in STOPS

    def _of_other_names(self, x: Group, y: Group) -> bool:
        """Whether both are one person told by name and the names share no word: "a guard, Omar Said", "his deputy, Ali Noor"."""
        left = person_name(self.doc, x)
        return bool(left) and bool(right := person_name(self.doc, y)) and left.isdisjoint(right)

    def _verbatim(self, a: Found, b: Found) -> bool:
        """Whether both are told in the very same words, as a lead that the page repeats."""
        x, y = a.stated, b.stated
        left, right = (self.doc.words[item.first : item.first + VERBATIM_TOKENS] for item in (x, y))
        return x.group.low > 1 and left == right

    def _new_people(self, a: Found, b: Found) -> bool:
        """Whether ``b`` begins with "another", or ``a`` is one more or "two other people" that ``b`` does not repeat so."""
        x, y = a.stated.group, b.stated.group
        lowers = self.doc.lowers
        if not a.headline and y.kind != "bare" and a.stated.sentence != b.stated.sentence and self._also(b):
            return True
        told_next = y.definite and b.stated.sentence - a.stated.sentence == 1
        if lowers[y.first] == "another" or (x.low == 1 and lowers[x.first] == "another" and not told_next):
            return True
        if "more" in lowers[y.number[1] - 1 : y.last] and "more" not in lowers[x.first : x.last] and y.kind == "count":
            return True
        others = a.stated.sentence > LEAD_SENTENCE_LAST and "other" in lowers[x.first : x.last] and x.kind == "count"
        return others and OTHERS.isdisjoint(lowers[y.first : y.last]) and not y.definite

    def _also(self, item: Found) -> bool:
        """Whether the sentence says that it tells of something more: "police also say two guards were killed"."""
        sentence = self.doc.sentences[item.stated.sentence]
        told_until = max(item.stated.group.first, item.stated.trigger if item.stated.group.kind == "single" else 0)
        return "also" in self.doc.lowers[sentence.first : told_until]

    def _same_voice(self, a: Found, b: Found, *, headline: bool) -> bool:
        """Whether one voice may have said both: what the article says itself in its lead is what its source says below."""
        left, right = self._source_words(a), self._source_words(b)
        if left and right:
            return (
                one_voice(left, right)
                or self.named_later(a, b)
                or (a.headline and (self._is_title(a.stated.sentence) or a.stated.rule == "reduced") and _unnamed(left))
            )
        if not left and not right:
            return True
        if right and a.stated.sentence <= LEAD_SENTENCE_LAST and b.stated.group.low > 1:
            return not self._of_two_names(a, b)
        if left and a.source is not None and a.source.outlet and self._same_head(a, b):
            return True
        if b.stated.group.alone and b.stated.group.high is None:
            return False
        return a.headline or b.headline or headline or self._told_next(a, b)

    def _two_voices(self, a: Found, b: Found) -> bool:
        """Whether an opening sentence, and no title, has a source of its own and the later one another."""
        left, right = self._source_words(a), self._source_words(b)
        told = bool(left and right) and _explicit(a) and _explicit(b) and not self._is_title(a.stated.sentence)
        return told and not one_voice(left, right) and not self.named_later(a, b)

    def _told_next(self, a: Found, b: Found) -> bool:
        """Whether a source tells right after the article what that says itself, or the other way round, in the same words."""
        x, y = a.stated, b.stated
        if y.group.definite or not x.sentence < y.sentence <= x.sentence + NEXT_SENTENCES:
            return False
        if not self._same_head(a, b) and not ((a.source is None or not _explicit(a)) and y.group.low > 1):
            return False
        return not self._of_two_names(a, b)

    def _same_head(self, a: Found, b: Found) -> bool:
        x, y = (self.doc.lowers[item.stated.group.head] for item in (a, b))
        return x == y

    def _of_two_names(self, a: Found, b: Found) -> bool:
        """Whether both groups carry names and share none: "NATO service members", "U.S. service members"."""
        left, right = (
            {word for word in self.doc.words[g.number[1] : g.last] if word[:1].isupper()}
            for g in (a.stated.group, b.stated.group)
        )
        return bool(left and right) and left.isdisjoint(right) and not a.headline

    def named_later(self, a: Found, b: Found) -> bool:
        """Whether the lead's "a monitor said" is the source that a sentence below names."""
        x, y = a.source, b.source
        if (
            x is None
            or y is None
            or a.stated.sentence > LEAD_SENTENCE_LAST
            or self.doc.lowers[x.first] not in ("a", "an")
            or MONITORS.isdisjoint(self.doc.lowers[x.first : x.last])
        ):
            return False
        named = sum(word[:1].isupper() for word in self.doc.words[y.first + 1 : y.last])
        return named > 1 and b.stated.sentence - a.stated.sentence <= NAMED_SENTENCES

    def _source_words(self, item: Found) -> frozenset[str]:
        if item.source is None:
            return frozenset()
        words = frozenset(self.doc.lowers[item.source.first : item.source.last]) - LITTLE
        return words | {"u.s."} if self.doc.words[item.source.first] == "US" else words

    def head(self, item: Found) -> str:
        """The head noun, "" where it tells nothing of who they are."""
        group = item.stated.group
        if group.kind == "pronoun" and item.stated.victims is not None:
            return self.doc.lowers[item.stated.victims[1] - 1].removesuffix("s")
        word = self.doc.lowers[group.head]
        if group.alone or group.kind == "name" or word in GENERIC:
            return ""
        return word.removesuffix("s")

    def _alike(self, a: Found, b: Found) -> bool:
        left, right = self.head(a), self.head(b)
        heads = {self.doc.lowers[item.stated.group.head] for item in (a, b) if not item.stated.group.alone}
        if heads & MALE and heads & FEMALE:
            return False
        if {a.category, b.category} == OPPOSED and not a.headline:
            return False  # "eight rebels", "eight civilians"
        if not left or not right or left == right:
            return True
        if a.headline and a.category is b.category and (a.category is Category.CIVILIAN or a.stated.group.low > FEW):
            return True
        return any(left in words and right in words for words in ALIKE)

    def _elsewhere(self, a: Found, b: Found) -> bool:
        """Whether both name places and share none."""
        here = [self._place_names(item) for item in (a, b)]
        return bool(here[0] and here[1] and not here[0] & here[1])

    def _place_names(self, item: Found) -> frozenset[str]:
        span = self.doc.span(item.stated.first, item.stated.last)
        return frozenset(place.name for place in places_in_sentence(span, self.doc, self.places))

    def _speaks_of_known(self, a: Found, b: Found) -> bool:
        """Such as "the militants", "the two men", "his nephew": people a statement of the same effect spoke of before."""
        x, y = a.stated.group, b.stated.group
        titled = y.kind == "single" and y.number[0] == y.head and self.doc.words[y.last : y.last + 1] != []
        titled = titled and self.doc.words[y.last][:1].isupper()
        if not (y.definite or titled) or y.alone:
            return False
        ended = self.doc.lowers[y.first] == "all" and self.doc.lowers[y.head] in ATTACKERS
        if ended and self.doc.lowers[x.head] not in ATTACKERS:
            return False  # "all the attackers were killed": not those they killed
        if y.kind == "bare":
            article = self.doc.lowers[y.first] in ("the", "these", "those", "all")
            return article or not self.head(b) or self.head(a) == self.head(b)
        if y.kind == "count":
            return x.low == y.low and self._alike(a, b)
        if x.low != 1 or y.kind != "single" or not self._alike(a, b):
            return False
        if titled or not self.head(b):
            return True
        told_next = a.source is None and b.stated.sentence - a.stated.sentence == 1 and self.head(a) == self.head(b)
        return told_next or not self._own_voice(a, b)

    def _own_voice(self, a: Found, b: Found) -> bool:
        """Whether ``b`` names a source of its own in its sentence."""
        if b.source is None or a.source is b.source:
            return False
        return b.source.cover[0] <= b.stated.group.first < b.source.cover[1]

    def _name_known(self, a: Found, b: Found) -> bool:
        """Whether the name of the later statement stands near the people of the earlier one."""
        x, y = a.stated.group, b.stated.group
        if y.kind != "name":
            return False
        near = set(self.doc.words[x.first : x.last + 25])
        return x.low == 1 and any(word in near for word in self.doc.words[y.first : y.last])

    def fuller(self, new: Found, old: Found) -> bool:
        """Whether ``new`` is the better of two mentions: the body's before the headline's."""
        group = new.stated.group
        if new.stated.effect is not old.stated.effect or (group.definite and group.kind == "bare"):
            return False
        before = old.stated.group
        told_better = (before.alone and not group.alone) or (
            before.qualifier is Qualifier.EXACT and group.qualifier is not Qualifier.EXACT
        )
        lead = old.stated.sentence == new.stated.sentence == 0 and told_better
        poorer = group.alone  # "12 sailors have died", "there are 12 dead, he said"
        sourced = new.source is not None and old.source is None and old.stated.sentence <= 1 and not poorer
        return lead or sourced or (old.headline and not new.headline)
