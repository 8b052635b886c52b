"""Whether victims took part in the fighting, told from their words and from what else the sentence says."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english import words
from tocsin.core.extract.english.words import GROUP_NOUNS, listed
from tocsin.core.extract.groups import Group
from tocsin.core.extract.tokens import Doc
from tocsin.core.extract.walk import Clause
from tocsin.schemas.words import Category, Effect, Scope

if TYPE_CHECKING:
    from tocsin.core.extract.found import Found

ARMED = listed(
    """army military police security regime rebel militant militants insurgent terrorist terrorists taliban isis isil daesh
    forces force paramilitary border frontier rangers ranger levies militia armed service nato combat reserve reservist naval air
    tribal-police sdf ypg ypj hts fc crpf bsf itbp cisf ssb spo spos sf sfs cobra maoist maoists naxal ttp let jem ulfa
    hamas hezbollah houthi houthis fighters soldiers troops battalion brigade regiment division guards guard brigade
    peshmerga asayish sheriff gendarmerie commando commandos special wagner mujahideen jihadist jihadists islamist idf
    qaeda shabaab haram pkk pjak council units formations formation combatants group cpi factions faction"""
)
CIVIL = listed(
    "civilian civilians innocent unarmed displaced local government party congress medical civil rescue aid un ngo health school polio"
)
FIGHT = listed(
    "clash clashes clashed encounter gunfight gunbattle firefight shootout battle battles fighting skirmish offensive fought"
)
RELATIONS = listed(
    "wife husband mother father brother sister son daughter nephew niece uncle aunt cousin child children family baby girl boy women woman kids kid girls boys infant toddler schoolgirl schoolboy"
)


def category_of(c: Clause, group: Group, victims: tuple[int, int] | None = None) -> Category:
    """The category of ``group``'s people as its own words tell it; UNKNOWN where they do not."""
    lowers = c.doc.lowers
    if victims is not None and (people := c.begins.get(victims[0])) is not None and people is not group:
        return category_of(c, people)
    head = lowers[group.head]
    lost = c.low(group.first - 1) in ("lost", "losing", "lose")
    if (
        lost
        and head in ("men", "boys", "members")
        and ARMED.intersection(lowers[max(c.first, group.first - 4) : group.first])
    ):
        return Category.COMBATANT
    if c.tag(group.first - 1) == ":" and set(lowers[max(c.sentence.first, group.first - 5) : group.first]) & ARMED:
        return Category.COMBATANT
    inside = lowers[group.first : group.head]
    tail = _tail(c, group)
    if head in RELATIONS:
        return Category.CIVILIAN
    known = g.PLURAL_PEOPLE.get(head) or g.SINGULAR_PEOPLE.get(head)
    words = set(inside) | set(tail)
    if group.kind == "family" or head in GROUP_NOUNS or "family" in tail:
        return Category.CIVILIAN
    if known == "combatant" and head in STAFF and words & UNARMED:
        return Category.CIVILIAN
    if known == "combatant":
        return Category.COMBATANT
    if set(lowers[group.head + 1 : group.head + 4]) & ARMED and c.tag(group.head + 1) == "(":
        return Category.COMBATANT
    if known == "civilian":
        if (
            head in ("operative", "supporter", "supporters", "driver", "leader", "leaders", "volunteer", "volunteers")
            and words & ARMED
        ):
            return Category.COMBATANT
        return Category.CIVILIAN
    if words & ARMED and not words & {"civilian", "civilians"}:
        return Category.COMBATANT
    if words & CIVIL:
        return Category.CIVILIAN
    following = lowers[group.last : min(group.last + 4, c.sentence.last)]
    if head in LEADING and "," not in following and set(following) & ARMED:
        return Category.COMBATANT
    if head in ("prisoner", "prisoners") and "war" in tail:
        return Category.COMBATANT
    if head in ("member", "members"):
        return Category.COMBATANT
    return Category.UNKNOWN


STAFF = listed("personnel guard guards officer officers captain general officials")
UNARMED = listed(
    "medical health aid rescue hospital media ambulance humanitarian relief airline railway polling election fire ngo"
)
LEADING = listed("leader leaders chief head figure figures operative operatives member members official officials")
TAIL = frozenset("TSxCJpPLGotUD()\"'")


def _tail(c: Clause, group: Group) -> list[str]:
    """The words of an "of ..." phrase right after the head: "members of the local military council"."""
    i = group.last
    if c.tag(i) == "(":
        while c.tag(i) not in ").":
            i += 1
        i += 1
    if c.tag(i) != "o" and c.low(i) not in ("from", "belonging", "affiliated"):
        return []
    out = []
    for k in range(i + 1, min(i + 8, c.sentence.last)):
        if c.tags[k] not in TAIL:
            break
        out.append(c.doc.lowers[k])
    return out


PLAIN = listed("people persons person individuals individual others other more another lives victims")
VENUES = listed(
    """civilian civilians residential residents resident neighbourhood neighbourhoods neighborhood neighborhoods homes house
    houses home market markets bakery mosque church school schools hospital clinic camp bus buses wedding funeral family
    families women woman children child refugees displaced villagers massacre apartment apartments building shop shops
    restaurant hotel marathon train airport passengers passenger pedestrian street festival concert cafe students
    worshippers shoppers crowd club nightclub theatre park mall temple shrine procession rally pilgrims tourists village
    villages"""
)
"""Where civilians are hit, or who they are: people without a word of their own are civilians beside one of these."""
STRIKING_CIVILIANS = listed(
    "organizations terrorist terrorists militant militants cadres maoist maoists gunmen extremists"
)
"""Whoever these attack, where nothing tells of soldiers, was not fighting them."""
OTHER_WORDS = frozenset(("others", "other", "more", "another"))
BODIES = listed("body bodies corpse corpses remains")
SUSPECT = listed(
    "gunfight firefight killer suspect gunman attacker assailant shootout gunbattle bomber ringleader mastermind battle encounter"
)
BOMBARDED = listed(
    """warplanes airstrike airstrikes air-strike air-strikes bombings bombardment shelling drone drones raid raids artillery
    jets missile missiles russian turkish israeli regime coalition targeting"""
)
NATIONALS = frozenset(words.NATIONALS.split()) | frozenset(g.plural(word) for word in words.NATIONALS.split())
WAR_TOTAL = 1000
"""From so many dead on, both kinds are among them."""


def settle_categories(doc: Doc, found: list[Found]) -> None:
    """Settle what their own words left open: "others" are like those before them, people in general civilians."""
    last: Found | None = None
    seen = {
        item.category
        for item in found
        if item.category is not Category.UNKNOWN and not item.stated.subset and item.scope is Scope.CURRENT
    }
    parts: dict[int, list[Found]] = {}
    for item in found:
        if item.stated.subset_of is not None:
            parts.setdefault(id(item.stated.subset_of), []).append(item)
    for item in found:
        if item.category is Category.UNKNOWN:
            others = doc.lowers[item.stated.group.head] in ("others", "other", "more")
            inner = [] if others else parts.get(id(item.stated), [])
            item.category = _of_parts(doc, item, inner) or _settled(doc, item, last, seen)
        if not item.stated.subset or last is None:
            last = item
    for item in found:
        _like_whole(doc, item, found)


def _of_parts(doc: Doc, item: Found, parts: list[Found]) -> Category | None:
    """Mixed, where some of them are told apart as fighters or as civilians; what the parts are, where these are all."""
    kinds = {part.category for part in parts} - {Category.UNKNOWN}
    if not kinds:
        return None
    if len(kinds) > 1:
        return Category.MIXED
    whole = item.stated.group.low
    kind = next(iter(kinds))
    if sum(part.stated.group.low for part in parts) >= whole:
        return kind
    told_apart = any(doc.lowers[part.stated.group.last - 1] in ("civilian", "civilians") for part in parts)
    if kind is Category.COMBATANT or told_apart:
        return Category.MIXED
    return None


def _like_whole(doc: Doc, item: Found, found: list[Found]) -> None:
    """Such as "five soldiers, including a woman": she is one of them."""
    whole = item.stated.subset_of
    if whole is None or doc.lowers[item.stated.group.head] not in ("woman", "women", "man", "men", "person", "others"):
        return
    for other in found:
        if other.stated is whole and other.category is Category.COMBATANT:
            item.category = Category.COMBATANT


def _settled(doc: Doc, item: Found, last: Found | None, seen: AbstractSet[Category]) -> Category:
    group = item.stated.group
    if group.kind == "zero" or item.stated.rule == "noun.bare":
        return Category.UNKNOWN
    if group.low >= WAR_TOTAL and item.scope is Scope.BACKGROUND and item.stated.effect is Effect.KILLED:
        return Category.MIXED
    sentence = doc.sentences[item.stated.sentence]
    words = set(doc.lowers[sentence.first : sentence.last])
    if {"both", "sides"} <= words:
        return Category.MIXED
    head = doc.lowers[group.head]
    if not BODIES.isdisjoint(doc.lowers[group.first : group.last]):
        return Category.UNKNOWN
    open_word = group.alone or head in (
        "others",
        "other",
        "more",
        "fatalities",
        "casualties",
        "deaths",
        "injuries",
        "member",
        "members",
    )
    reach = 1 if not group.alone or head in OTHER_WORDS else 0
    if open_word and last is not None and last.stated.sentence >= item.stated.sentence - reach:
        if item.stated.rule in ("toll", "number.of") or head in ("fatalities", "casualties"):
            return Category.MIXED if len(seen) > 1 else next(iter(seen), Category.CIVILIAN)
        return Category.UNKNOWN if last.category is Category.MIXED else last.category
    if item.stated.rule in ("toll", "number.of") or head in ("fatalities", "casualties"):
        return Category.MIXED if len(seen) > 1 else next(iter(seen), Category.CIVILIAN)
    if {"unidentified", "unknown"} & set(doc.lowers[group.first : group.head]):
        return Category.UNKNOWN
    if head in NATIONALS:
        return Category.UNKNOWN
    if group.kind == "name":
        return Category.COMBATANT if words & SUSPECT else _of_name(doc, group)
    if words & VENUES or item.stated.effect is Effect.CAPTURED:
        return Category.CIVILIAN
    if words & FIGHT and head in ("people", "persons", "individuals", "men", "man", "person") and not words & CIVIL:
        return Category.UNKNOWN
    plain = group.alone or head in PLAIN
    if plain and not words & STRIKING_CIVILIANS:
        return Category.UNKNOWN
    return Category.CIVILIAN


def _of_name(doc: Doc, group: Group) -> Category:
    """The category of a noun that stands before the same name anywhere before: "Constable Ayitu Lekam"."""
    name = doc.words[group.last - 1]
    for i in range(group.last):
        if doc.words[i] == name:
            for k in range(max(0, i - 4), i):
                if g.SINGULAR_PEOPLE.get(doc.lowers[k]) == "combatant":
                    return Category.COMBATANT
    return Category.CIVILIAN
