"""Whether victims took part in the fighting, told from their words and from what else the sentence says."""

from __future__ import annotations

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import GROUP_NOUNS, listed
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Category

ARMED = listed(
    """army navy military police security regime rebel militant militants insurgent terrorist terrorists taliban isis isil daesh
    forces force paramilitary border frontier rangers ranger levies militia armed service nato combat reserve reservist naval air
    tribal-police sdf ypg ypj hts rab bgb bdr ltte npa milf fc crpf bsf itbp cisf ssb spo spos sf sfs cobra maoist maoists naxal ttp let jem ulfa
    hamas hezbollah houthi houthis fighters soldiers troops battalion battalions brigade brigades regiment regiments division guards guard brigade
    peshmerga asayish sheriff gendarmerie commando commandos special wagner mujahideen jihadist jihadists islamist idf
    qaeda al-qaeda al-qaida qaida shabaab al-shabaab al-shabab haram pkk pjak units formations formation combatants group cpi factions faction outfit outfits outlawed lashkar
    banned proscribed intelligence guerrilla guerrillas separatist separatists secessionist extremist levy"""
)
CIVIL = listed(
    "civilian civilians innocent unarmed displaced local government party congress medical civil rescue aid un ngo staff crew health school polio"
)
ASSEMBLED = listed(
    """council administration municipality committee commission parliament assembly cabinet delegation union association society
    jirga panchayat parishad samiti church team public household legislature senate tribunal bar league trade media"""
)
"""What people without arms are members of."""
RELATIONS = listed(
    "wife husband mother father brother sister son daughter nephew niece uncle aunt cousin child children family baby girl boy women woman kids kid girls boys infant toddler schoolgirl schoolboy"
)


def category_of(c: Clause, group: Group, victims: tuple[int, int] | None = None) -> Category:
    """The category of ``group``'s people as its own words tell it; UNKNOWN where they do not."""
    lowers = c.doc.lowers
    if victims is not None and (people := c.begins.get(victims[0])) is not None and people is not group:
        return category_of(c, people)
    head = lowers[group.head]
    lost = c.low(group.first - 1) in ("lost", "losing", "lose", "suffered", "sustained")
    if (
        lost
        and (head in ("men", "boys", "members", "dead", "wounded") or head in HARMS or group.alone)
        and ARMED.intersection(lowers[max(c.first, group.first - 4) : group.first])
    ):
        return Category.COMBATANT
    if c.tag(group.first - 1) == ":" and set(lowers[max(c.sentence.first, group.first - 5) : group.first]) & ARMED:
        return Category.COMBATANT
    if _two_kinds(lowers[group.first : group.last]) or (group.kind == "count" and _list_of_kinds(c, group)):
        return Category.MIXED
    inside = lowers[group.first : group.head]
    tail = _tail(c, group)
    if head in ANYBODY and not FAITHS.isdisjoint(inside) and not ARMED & set(inside):
        return Category.CIVILIAN
    if not PEOPLES.isdisjoint(inside) or not PEOPLES.isdisjoint(tail) or head in FAITHS:
        return Category.CIVILIAN
    beside = lowers[group.head + 1 : group.head + 4] if c.tag(group.head + 1) == "(" else []
    if any(word in ARMED or g.PLURAL_PEOPLE.get(word) == "combatant" for word in beside):
        return Category.COMBATANT
    if head in RELATIONS:
        return Category.CIVILIAN
    known = g.PLURAL_PEOPLE.get(head) or g.SINGULAR_PEOPLE.get(head)
    words = set(inside) | set(tail)
    if known is None and group.guessed and g.SINGULAR_PEOPLE.get(lowers[group.first]) == "combatant":
        return Category.COMBATANT  # "Sepoy Noor Wali"
    if head in HARMS and (named := g.SINGULAR_PEOPLE.get(lowers[group.head - 1], "unknown")) != "unknown":
        return Category(named)
    if group.kind == "family" or head in GROUP_NOUNS or "family" in tail or "family" in inside:
        return Category.CIVILIAN
    if known == "combatant" and head in STAFF and words & UNARMED and words.isdisjoint(ENLISTED):
        return Category.CIVILIAN
    if head == "guard" and words & ARMED == {"security"}:
        return Category.CIVILIAN
    if head in ("member", "members") and lowers[group.head - 1] == "staff" and not words & ARMED:
        return Category.CIVILIAN
    if known == "combatant" and not NO_MORE.isdisjoint(inside):
        return Category.CIVILIAN
    if known == "combatant":
        return Category.UNKNOWN if "former" in inside else Category.COMBATANT
    if known == "civilian":
        if not IN_UNIFORM.isdisjoint(inside):
            return Category.COMBATANT
        if head in WITH_ARMS and words & ARMED:
            return Category.COMBATANT
        if head in OFFICES and tail and not set(tail) & CIVIL:
            return Category.COMBATANT if set(tail) & ARMED else Category.UNKNOWN
        return Category.CIVILIAN
    if set(inside) | {head} >= VILLAGE_DEFENCE:
        return Category.COMBATANT
    if (head in ARMED or words & ARMED) and not words & {"civilian", "civilians"}:
        return Category.COMBATANT
    if words & CIVIL or words & ASSEMBLED:
        return Category.CIVILIAN
    if head in ANYBODY and any(word in HARMLESS or word.endswith(("year-old", "-speaking")) for word in inside):
        return Category.CIVILIAN
    following = lowers[group.last : min(group.last + 4, c.sentence.last)]
    if head in LEADING and "," not in following and set(following) & ARMED:
        return Category.COMBATANT
    if head in ("prisoner", "prisoners") and "war" in tail:
        return Category.COMBATANT
    if head in ("member", "members"):
        return Category.COMBATANT
    return Category.UNKNOWN


WITH_ARMS = listed(
    "operative supporter supporters driver leader leaders volunteer volunteers financier recruiter courier smuggler"
)
"""Who belongs to a side where its words stand beside theirs."""
OFFICES = listed(
    "secretary secretaries spokesman spokeswoman spokesperson treasurer governor deputy ideologue courier recruiter financier coordinator organiser organizer"
)
"""Who holds one in an armed group belongs to it: what the office is of tells."""
HARMLESS = listed(
    "young elderly old aged local married innocent unarmed homeless disabled blind deaf ill fleeing starving"
)
"""Of a man who is told to be so nobody thinks that he fought."""
BODIES = listed("body bodies corpse corpses remains")
PEOPLES = listed("tribe tribes minority minorities clan clans community communities congregation parish sect")
"""Whose members fight no more than others do: "members of the tribe"."""
_FAITHS = """christian muslim hindu sikh jew yazidi yezidi druze alawite shiite shia sunni copt hazara rohingya tutsi hutu fulani"""
ANYBODY = listed("man men person persons people")
FAITHS = frozenset(_FAITHS.split()) | frozenset(g.plural(word) for word in _FAITHS.split())
"""Peoples without an army: whoever kills them kills them for what they are."""


LIST_TOKENS_MAX = 14


def _list_of_kinds(c: Clause, group: Group) -> bool:
    """Such as "580 fighters, civilians, oil workers and officials": one number for all of them."""
    i = group.last
    if c.tag(i) != "," or c.low(group.head) not in g.PLURAL_PEOPLE:
        return False
    kinds = {g.PLURAL_PEOPLE[c.low(group.head)]}
    while i < group.last + LIST_TOKENS_MAX and c.tag(i) in ",&PLxJCe":
        kinds.add(g.PLURAL_PEOPLE.get(c.low(i), "unknown"))
        if c.tag(i) == "&":
            end = skip_right(c, i + 1, "xJCe")
            kinds.add(g.PLURAL_PEOPLE.get(c.low(end), "unknown"))
            return c.tag(end) in "PL" and {"civilian", "combatant"} <= kinds
        i += 1
    return False


def _two_kinds(words: list[str]) -> bool:
    """Such as "40 fighters and civilians": one number for both."""
    if "and" not in words and "or" not in words:
        return False
    return {"civilian", "combatant"} <= {g.PLURAL_PEOPLE.get(word) for word in words}


IN_UNIFORM = frozenset(("army", "military", "navy"))
"""Whose doctors and engineers wear it."""
HARMS = listed("casualties deaths injuries fatalities killings casualty death fatality")
STAFF = listed("personnel guard guards officer officers captain general officials")
UNARMED = listed(
    """medical health aid rescue hospital media ambulance humanitarian relief airline railway railways polling election fire ngo
    revenue tax education agriculture bank welfare district municipal information press veterinary postal administrative
    forest school vaccination returning presiding development liaison embassy consular electoral irrigation telecom
    electricity private night church mosque temple shrine"""
)
ENLISTED = listed("police army military force forces paramilitary reserve intelligence")
LEADING = listed("leader leaders chief head figure figures operative operatives member members official officials")
TAIL = frozenset("ATSxCJpPLGotUD()\"'")
TAIL_TOKENS_MAX = 12
VILLAGE_DEFENCE = frozenset(("village", "defence"))
"""Villagers whom the state arms, in a committee, a group or a guard."""
NO_MORE = listed("retired surrendered demobilised demobilized decommissioned")
"""Fighters who fight no more."""


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
    for k in range(i + 1, min(i + TAIL_TOKENS_MAX, c.sentence.last)):
        if c.tags[k] not in TAIL or c.low(k) == "to":
            break
        out.append(c.doc.lowers[k])
    return out
