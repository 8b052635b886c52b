"""A text as the rules for bare groups see it: the words around a statement, and what was told of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.reading.names import Names
from tocsin.schemas.words import Category, Effect, Scope

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found
    from tocsin.core.extract.harm.frames import Stated

ONE_KIND = (Category.CIVILIAN, Category.COMBATANT)
PLAIN = listed(
    "people persons person individuals individual man men male males adult adults victim martyr martyrs fatality casualty dead deceased others other another more lives victims deaths killings casualties fatalities injuries gangsters smugglers"
)
VENUES = listed(
    """civilian civilians residential residents resident neighbourhood neighbourhoods neighborhood neighborhoods homes house
    houses home market markets bakery mosque church cathedral synagogue school schools tent tents hunger starvation famine malnutrition shortages bus buses wedding funeral family
    families women woman children child refugees displaced villagers massacre genocide apartment apartments building shop shops
    restaurant hotel marathon train airport passengers passenger pedestrian street festival concert cafe students
    worshippers shoppers crowd club nightclub theatre cinema stadium museum park mall supermarket temple shrine procession
    rally pilgrims tourists beach resort monastery convent pagoda orphanage kindergarten nursery university college campus
    stall stalls café teahouse shelter shelters displacement protest protests protesters demonstration demonstrators marched vigil funeral-goers minibus ferry tram metro subway plaza playground dormitory
    hostel pub bar marketplace bazaar bazar madrassa madrasa madrassah madressah madrasah seminary imambargah gurdwara
    mandir dargah congregation prayers worship marketplaces courthouse picnic farmers fields bride groom schoolyard kindergartens
    schoolchildren pupils commuters ceremony mosques churches truffle truffles firewood grazing queuing queueing bread flour sheep
    harvesting ploughing asleep fair fairground fairgrounds carnival circus feast banquet iftar spectators audience"""
)
"""Where civilians are hit, or who they are: people without a word of their own are civilians beside one of these."""
THE_WEAK = listed("woman women child children")
"""Who, told among the dead, tells nothing of the others."""
OPENERS = listed("while but whereas")
"""Words behind which something else is told."""
OF_WAR = listed(
    """rebel rebels regime frontline frontlines clashes fighting insurgents insurgent insurgency uprising revolt militia militias
    offensive ceasefire truce airstrikes airstrike shelling artillery warplanes sdf guerrillas maoist maoists
    taliban gunfight encounter army troops base bases convoy checkpoint outpost"""
)
AT_WAR = listed("syria syrian syrias aleppo idlib iraq iraqi baghdad afghanistan afghan yemen libya gaza")
"""Lands whose wars need no telling."""
ATTACKERS = listed(
    """attacker attackers assailant assailants bomber bombers gunman gunmen suspect suspects perpetrator perpetrators
    terrorist terrorists"""
)
"""Armed people whose own end makes no war of an attack."""


def _held_by(found: list[Found], n: int) -> Stated | None:
    """Whom "among the dead were two policemen" counts among: those told last of the same harm, if there are as many."""
    item = found[n]
    partitive = item.stated.group.partitive and item.stated.rule not in ("of_them", "of_those")
    if not item.stated.subset or (item.category is Category.COMBATANT and partitive):
        return None
    for other in reversed(found[:n]):
        whole = other.stated
        if whole.effect is item.stated.effect and not whole.subset and other.scope is item.scope:
            return whole if whole.group.low > item.stated.group.low else None
    return None


class Setting:
    """A text, its statements, and what was asked about them before."""

    __slots__ = (
        "_peace", "_words", "before", "doc", "found", "known", "last", "names", "parts", "seen", "sums", "whole_of",
    )  # fmt: skip

    def __init__(self, doc: Doc, found: list[Found], names: Names) -> None:
        self.doc = doc
        self.names = names
        self.found = found
        self.last: Found | None = None
        """The statement before, parts left out."""
        self.known = {id(item) for item in found if item.category in ONE_KIND}
        """Statements whose own words say of whom they tell."""
        self.seen: set[Category] = set()
        """Of whom the news tells in words of their own."""
        self.sums: dict[tuple[Effect, Category], int] = {}
        """How many of each kind are told apart."""
        self.before: Found | None = None
        """The statement before, parts as well."""
        self.parts: dict[int, list[Found]] = {}
        self.whole_of = {id(item.stated): item for item in found}
        self._words: dict[int, frozenset[str]] = {}
        self._peace: bool | None = None
        for n, item in enumerate(found):
            stated = item.stated
            whole_stated = stated.subset_of or _held_by(found, n)
            if whole_stated is not None:
                self.parts.setdefault(id(whole_stated), []).append(item)
            whole = self.whole(item)
            if item.category is Category.UNKNOWN or (whole is not None and whole.category is not Category.UNKNOWN):
                continue
            self.note(item)
            key = (stated.effect, item.category)
            self.sums[key] = self.sums.get(key, 0) + stated.group.low

    def note(self, item: Found) -> None:
        """Note the kind of ``item`` as one that the news tells of; parts, nobody and history tell of none."""
        news = item.scope is Scope.CURRENT and not item.stated.subset and item.stated.group.high != 0
        if news and item.category is not Category.UNKNOWN:
            self.seen.add(item.category)

    def words(self, index: int) -> frozenset[str]:
        """The words of the sentence ``index``; none where there is no such sentence."""
        if index not in self._words:
            told = 0 <= index < len(self.doc.sentences)
            sentence = self.doc.sentences[index] if told else None
            self._words[index] = frozenset(self.doc.lowers[sentence.first : sentence.last] if sentence else ())
        return self._words[index]

    def clause(self, item: Found) -> frozenset[str]:
        """The words of the statement's sentence up to a "while" or "but" on either side of its people."""
        index = item.stated.sentence
        if self.words(index).isdisjoint(OPENERS):
            return self.words(index)
        lowers, sentence = self.doc.lowers, self.doc.sentences[index]
        first = last = item.stated.group.first
        while first > sentence.first and lowers[first - 1] not in OPENERS:
            first -= 1
        while last < sentence.last and lowers[last] not in OPENERS:
            last += 1
        return frozenset(lowers[first:last])

    def head(self, item: Found) -> str:
        return self.doc.lowers[item.stated.group.head]

    def plain(self, item: Found) -> bool:
        """Whether the group says no more than that they are people."""
        return item.stated.group.alone or self.head(item) in PLAIN

    def whole(self, item: Found) -> Found | None:
        return self.whole_of.get(id(item.stated.subset_of))

    def at_peace(self) -> bool:
        """Whether no word of the text tells of a war."""
        if self._peace is None:
            fought = any(i.category is Category.COMBATANT and self.head(i) not in ATTACKERS for i in self.found)
            self._peace = not fought and OF_WAR.isdisjoint(self.doc.vocabulary)
        return self._peace
