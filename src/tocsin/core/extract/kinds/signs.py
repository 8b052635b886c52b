"""What kind of people a bare group is, told from what was struck, who attacked, and how."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english import words as w
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.kinds.beside import FIGHT
from tocsin.core.extract.kinds.category import ARMED, BODIES, CIVIL
from tocsin.core.extract.kinds.setting import AT_WAR, ONE_KIND, THE_WEAK, VENUES, Setting
from tocsin.core.extract.reading.doc import Doc
from tocsin.schemas.words import Category, Effect, Scope

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found

WAR_TOTAL = 1000
"""From so many dead on, both kinds are among them."""
TOTAL = 200
"""The same of a total that is told as one of years."""
LONG = frozenset(("scope.since", "scope.toll", "scope.total"))
ARMY = ARMED - listed("police security local force service border intelligence defense")
"""Whose report that nobody was hurt is of its own."""
OWN_SIDE = frozenset(("side", "ranks"))
ESCAPES = frozenset(("escape", "escaped"))


def nobody(s: Setting, item: Found) -> Category | None:
    """Nobody hurt, or nobody knows who: those who escaped, the side that speaks, those "among" whom they were."""
    group, here = item.stated.group, item.stated.sentence
    if group.kind != "zero" and item.stated.rule != "noun.bare":
        return None
    among = s.doc.lowers[group.last : group.last + 5]
    if s.words(here) & OWN_SIDE or (among[:1] == ["among"] and not ARMED.isdisjoint(among)):
        return Category.COMBATANT
    source = item.source
    if group.kind == "zero" and source is not None and not ARMY.isdisjoint(s.doc.lowers[source.first : source.last]):
        return Category.COMBATANT
    if group.kind == "zero" and any(s.words(i) & ESCAPES and s.words(i) & ARMED for i in (0, here - 1, here)):
        return Category.COMBATANT
    return Category.UNKNOWN


def of_a_war(s: Setting, item: Found) -> Category | None:
    """The dead of both sides, and thousands: a war's, unless of terror."""
    stated = item.stated
    words = s.words(stated.sentence)
    least = TOTAL if not LONG.isdisjoint(item.rules) and s.plain(item) else WAR_TOTAL
    total = stated.group.low >= least and stated.effect is Effect.KILLED and words.isdisjoint(OF_TERROR)
    hurt = stated.effect is Effect.WOUNDED and stated.group.low >= WAR_TOTAL and s.plain(item)
    total = total or (hurt and not LONG.isdisjoint(item.rules))  # "since October 7, 102,900 have been injured"
    return Category.MIXED if total or {"both", "sides"} <= words else None


OF_TERROR = frozenset(("terror", "terrorist", "terrorists", "hijacked"))


def bodies(s: Setting, item: Found) -> Category | None:
    """Bodies found, and men whom nobody knows, may be anybody's."""
    group = item.stated.group
    words = s.doc.lowers[group.first : group.last]
    if BODIES.isdisjoint(words):
        return None
    buried = not s.words(item.stated.sentence).isdisjoint(RUBBLE) and not s.clause(item).isdisjoint(VENUES)
    fought = Category.COMBATANT in s.seen or not s.clause(item).isdisjoint(ARMED)
    return Category.CIVILIAN if buried and not fought else Category.UNKNOWN


RUBBLE = listed("rubble debris ruins wreckage")
"""Under these, where homes stood, lie those who lived there."""


def unidentified(s: Setting, item: Found) -> Category | None:
    group = item.stated.group
    told = {"unidentified", "unknown"} & set(s.doc.lowers[group.first : group.head])
    return Category.UNKNOWN if told else None


NATIONALS = frozenset(w.NATIONALS.split()) | frozenset(g.plural(word) for word in w.NATIONALS.split())
MINOR = re.compile(r"(?:\d|1[0-7])-year-old")
"""Of whom an age under eighteen is told."""
SERVING = frozenset(("service", "troops", "soldiers"))
AT_RANDOM = listed("suicide bombing bombings bomber gunmen militants terrorists opened")
"""How those are killed who are killed for what they are; fighters are fought."""


def of_a_nation(s: Setting, item: Found) -> Category | None:
    """Israelis, Afghans: civilians to a bomber or gunmen, else whoever they may be; in a war's toll of both kinds."""
    if s.head(item) not in NATIONALS:
        return None
    whole = s.whole(item)
    if whole is not None and whole.category is Category.MIXED:
        return Category.MIXED
    group = item.stated.group
    if any(MINOR.fullmatch(word) for word in s.doc.lowers[group.first : group.head]):
        return Category.CIVILIAN
    words = s.words(item.stated.sentence)
    at_random = words & (AT_RANDOM | VENUES) and not words & FIGHT and not words & SERVING
    return Category.CIVILIAN if at_random else Category.UNKNOWN


COUNTED_IN = listed("including among whom")
"""Women and children among the dead do not tell who the others were."""
VEHICLES = listed("bus buses minibus train shop building shelter")


def at_a_venue(s: Setting, item: Found) -> Category | None:
    """Beside a market, a school, a family; not in "a police bus", "a bus carrying soldiers"."""
    words = s.clause(item)
    venues = words & VENUES
    if not venues and not words.isdisjoint(CARED_FOR) and _hits_the_sick(s, item.stated.sentence):
        return Category.CIVILIAN
    if "aid" in words and not words.isdisjoint(IN_NEED):
        return Category.CIVILIAN
    if not venues or (venues <= THE_WEAK and words & COUNTED_IN):
        return None
    return None if venues <= VEHICLES and _hits_post(s, item.stated.sentence) else Category.CIVILIAN


IN_NEED = listed("waiting awaiting seeking seekers distribution collect collecting gathered")
"""Who does so for aid came without arms."""
CARED_FOR = listed("hospital hospitals clinic clinics station stations ambulance ambulances")
RAIL = listed("railway rail train bus metro subway petrol gas fuel filling underground tram")


def _hits_the_sick(s: Setting, index: int) -> bool:
    """Such as "an air strike hit a hospital", "shelled the railway station": not where the wounded were taken."""
    sentence, lowers = s.doc.sentences[index], s.doc.lowers
    for i in range(sentence.first + 1, sentence.last):
        if lowers[i] not in CARED_FOR or (lowers[i].startswith("station") and lowers[i - 1] not in RAIL):
            continue
        before = lowers[max(sentence.first, i - STRUCK_TOKENS_MAX) : i]
        if not STRUCK.isdisjoint(before) or any(a in STRIKES and b in UPON for a, b in pairwise(before)):
            return True
    return False


STRUCK_TOKENS_MAX = 5
SHORT_TOKENS_MAX = 14
"""So short a sentence goes on with the one before: "Nine people died and 30 were hurt."."""


def at_the_venue_before(s: Setting, item: Found) -> Category | None:
    """Where the sentence of harm tells of no attack or place of its own, the one before may."""
    here = item.stated.sentence
    sentence = s.doc.sentences[here]
    if not s.plain(item) or sentence.last - sentence.first > SHORT_TOKENS_MAX:
        return None
    last = s.last
    if last is not None and last.stated.sentence == here - 1 and s.plain(last) and last.category in ONE_KIND:
        return last.category if last.stated.effect is not item.stated.effect else None
    before = s.words(here - 1)
    if before & VENUES <= THE_WEAK and before & COUNTED_IN:
        return None
    if before & (SERVING | CARRIED):
        return None
    if before & VENUES:
        return Category.CIVILIAN
    fired_on = before & STRIKING_CIVILIANS and before & STRUCK and not before & (FIGHT | POSTS)
    return Category.CIVILIAN if fired_on else None


MILITARY = listed("barracks garrison outpost outposts base bases hideout hideouts positions cantonment")
"""Posts that are nobody's but an army's."""
OF_ARMS = listed(
    """frontier fc crpf bsf itbp levies rangers khasadar sdf ypg nato isaf isis commandos gendarmerie peshmerga military army police security border regime rebel taliban recruitment factions fighters militants soldiers troops forces
    guard guards militia militias militant insurgent insurgents terrorist terrorists jihadist houthi hezbollah shabaab qaeda daesh ttp hts pkk paramilitary"""
)
CARRIED = OF_ARMS - listed(
    "regime rebel taliban isis factions fighters militants militia militias militant insurgent insurgents terrorist terrorists jihadist shabaab qaeda daesh ttp"
)
"""Those under arms who may have been the target; the others more often strike."""
POSTS = listed(
    """base bases post posts outpost outposts checkpoint checkpoints barracks convoy convoys patrol patrols garrison centre center van vans
    vehicle vehicles truck trucks bus buses minibus academy academies headquarters barrack cantonment
    site sites position positions target targets installation installations depot depots airport airbase
    checkpost checkposts check-post check-posts camp camps hideout hideouts compound compounds stronghold strongholds"""
)
HITS = listed(
    """on at into against inside targeting targeted hit struck attacked ambushed ambushing stormed storming raided through
    hits rammed ripped tore blew bombed shelled overran besieged"""
)
PASSES_BY = frozenset(("near", "from", "outside", "next", "beside", "close", "adjacent"))
LEAD_SENTENCES = range(3)


def at_a_post(s: Setting, item: Found) -> Category | None:
    """Struck was a post of those under arms: told in the sentence, or in the lead where no civilians are told of."""
    if item.scope is Scope.BACKGROUND or not s.plain(item):
        return None
    in_lead = Category.CIVILIAN not in s.seen and any(
        _hits_post(s, index) for index in LEAD_SENTENCES if index <= item.stated.sentence + 1
    )
    return Category.COMBATANT if in_lead or _hits_post(s, item.stated.sentence) else None


def _hits_post(s: Setting, index: int) -> bool:
    """Such as "rammed into a military base", "strikes on a post of the border guards"."""
    if s.words(index).isdisjoint(POSTS):
        return False
    sentence, lowers = s.doc.sentences[index], s.doc.lowers
    return any(lowers[i] in POSTS and _hit(s.doc, sentence.first, i) for i in range(sentence.first, sentence.last))


def _hit(doc: Doc, floor: int, post: int) -> bool:
    before = doc.lowers[max(floor, post - 4) : post]
    whose = doc.lowers[max(floor, post - 3) : post + 5]
    if "," in whose[-4:]:
        whose = whose[: len(whose) - 4 + whose[-4:].index(",")]
    armed = doc.lowers[post] in MILITARY or not OF_ARMS.isdisjoint(whose)
    return armed and PASSES_BY.isdisjoint(before) and not HITS.isdisjoint(before)


STRIKES = listed(
    "fire fired attack attacks strike strikes raid raids assault assaults ambush shooting one bombing shelling shots"
)
UPON = frozenset(("on", "at", "against"))
STRUCK = listed(
    "targeted targeting attacked attacking ambushed ambushing hit hitting struck striking bombed shelled raided"
)
TARGET_TOKENS_MAX = 7


def who_was_struck(s: Setting, item: Found) -> Category | None:
    """Such as "opened fire on police officers, killing three", "an attack on a bus carrying guards left 12 dead"."""
    stated = item.stated
    words = s.clause(item)
    unstruck = words.isdisjoint(UPON) and words.isdisjoint(STRUCK) and words.isdisjoint(CARRYING)
    if not s.plain(item) or (unstruck and "ambush" not in words):
        return None
    lowers, floor = s.doc.lowers, s.doc.sentences[stated.sentence].first
    if s.last is not None and s.last.stated.sentence == stated.sentence:
        floor = s.last.stated.group.last
    for i in range(stated.group.first - 1, floor, -1):
        if lowers[i] in CARRYING and not STRUCK_IT.isdisjoint(lowers[i + 1 : stated.group.first]):
            kind = next((g.PLURAL_PEOPLE[low] for low in lowers[i + 1 : i + 4] if low in g.PLURAL_PEOPLE), None)
            if kind in ("combatant", "civilian"):
                return Category(kind)
        if lowers[i] in STRUCK or (lowers[i] in UPON and lowers[i - 1] in STRIKES):
            for k in range(i + 1, min(i + TARGET_TOKENS_MAX, stated.group.first)):
                if lowers[k] in STOPS:
                    break
                kind = g.PLURAL_PEOPLE.get(lowers[k])
                if kind in ("combatant", "civilian") and lowers[k + 1] not in PLACES_OF:
                    return Category(kind)
                if lowers[k] in LAIRS and lowers[k - 1] in ENEMY:
                    return Category.COMBATANT
    return _struck_behind(s, item)


LAIRS = listed("gathering gatherings den dens lair lairs hideout hideouts hide-out hide-outs nest nests cell cells")
ENEMY = listed("terrorist terrorists militant militants rebel rebels insurgent insurgents jihadist taliban isis is")
"""Those who gather where an army strikes "a terrorist gathering" fight."""
CARRYING = listed("carrying transporting ferrying")
STRUCK_IT = listed("hit hitting struck targeted ambushed mine landmine bomb ied explosion blast exploded blown")
BEHIND_TOKENS_MAX = 8


def _struck_behind(s: Setting, item: Found) -> Category | None:
    """Such as "four people were killed in an attack on policemen", "in the army's ambush of rebels"."""
    lowers, stated = s.doc.lowers, item.stated
    last = s.doc.sentences[stated.sentence].last
    at = max(stated.trigger, stated.group.last - 1) + 1
    for i in range(at, min(at + BEHIND_TOKENS_MAX, last - 1)):
        if lowers[i] in (",", ";", "while", "and"):
            return None
        if lowers[i] in STRIKES and (lowers[i + 1] in UPON or (lowers[i] == "ambush" and lowers[i + 1] == "of")):
            for k in range(i + 2, min(i + 2 + TARGET_TOKENS_MAX, last - 1)):
                if lowers[k] in STOPS:
                    return None
                kind = g.PLURAL_PEOPLE.get(lowers[k])
                if kind in ("combatant", "civilian"):
                    return Category(kind) if lowers[k + 1] not in PLACES_OF else None
    return None


STOPS = frozenset((",", ".", "by", "and", "in", "near", "who", "that", "when", "after", "as", "'s", "killing"))
PLACES_OF = listed("station stations headquarters post posts academy office offices checkpoint station, base compound")

PUBLIC_ATTACKS = listed(
    """bomb bombs bombing bombings bomber suicide blast blasts explosion explosions explosives terror terrorist terrorists
    terrorism hijacked shooting rampage stabbing massacre"""
)


def in_public(s: Setting, item: Found) -> Category | None:
    """A bomb where no war is fought is meant for the public."""
    around = range(item.stated.sentence - 1, item.stated.sentence + 2)
    if {"police", "station"} <= s.words(item.stated.sentence):
        return None
    if not s.at_peace() or not any(s.words(i) & PUBLIC_ATTACKS for i in around):
        return None
    return None if any(s.words(i) & AT_WAR for i in (*LEAD_SENTENCES, *around)) else Category.CIVILIAN


HELD = listed("arrested arresting apprehended apprehending detained detaining held")


def taken(s: Setting, item: Found) -> Category | None:
    """Whoever is abducted; those "apprehended" may be anybody."""
    if item.stated.effect is not Effect.CAPTURED or s.doc.lowers[item.stated.trigger] in HELD:
        return None
    return Category.CIVILIAN


def in_a_fight(s: Setting, item: Found) -> Category | None:
    """One "of them" whom a gunfight left dead was a fighter; people killed in a fight may be either."""
    words, group = s.words(item.stated.sentence), item.stated.group
    if words.isdisjoint(FIGHT):
        return None
    if group.partitive and s.doc.lowers[group.last - 1] in ("them", "whom"):
        return Category.COMBATANT
    plain = s.head(item) in ("people", "persons", "individuals", "men", "man", "person")
    return Category.UNKNOWN if plain and not words & CIVIL else None


MILITARY_VERBS = ("neutrali", "eliminat", "liquidat")
OWN_FORCES = frozenset(("it", "its", "they", "their", "we", "our"))


def by_an_army(s: Setting, item: Found) -> Category | None:
    """Whom an army says it killed, or "neutralised": fighters, as it tells it."""
    stated, lowers = item.stated, s.doc.lowers
    if not s.plain(item):
        return None
    if lowers[stated.trigger].startswith(MILITARY_VERBS):
        return Category.COMBATANT
    source = item.source
    if source is None or ARMED.isdisjoint(lowers[source.first : source.last]):
        return None
    before = lowers[max(source.last, stated.trigger - 4) : stated.trigger]
    return Category.COMBATANT if stated.trigger < stated.group.first and not OWN_FORCES.isdisjoint(before) else None


STRIKING_CIVILIANS = listed(
    "organizations terrorist terrorists militant militants cadres maoist maoists gunmen attackers ultras separatists extremists assailants miscreants raiders bandits islamists jihadists insurgents"
)
"""Whoever these attack, where nothing tells of soldiers, was not fighting them."""
BOMBS = listed("bomb bombs bombing bomber explosion explosions blast suicide")
"""A terrorist's bomb in a war may be for anybody; what terrorists shell is a town."""


def attacked_by(s: Setting, item: Found) -> Category | None:
    words = s.words(item.stated.sentence)
    bombed = "terrorist" in words and not words.isdisjoint(BOMBS)
    striking = not words.isdisjoint(STRIKING_CIVILIANS) or {"armed", "men"} <= words
    return Category.CIVILIAN if striking and not bombed else None


def otherwise(s: Setting, item: Found) -> Category:
    """People of whom nothing is told may be either; with a word of their own ("a village leader"), civilians."""
    if s.head(item) in ("martyr", "martyrs") and Category.COMBATANT not in s.seen:
        return Category.CIVILIAN
    return Category.UNKNOWN if s.plain(item) else Category.CIVILIAN
