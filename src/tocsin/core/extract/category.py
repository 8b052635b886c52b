"""Whether victims took part in the fighting, told from their words and from what else the sentence says."""

from __future__ import annotations

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.grammar import listed
from tocsin.core.extract.groups import Group
from tocsin.core.extract.walk import Clause
from tocsin.schemas.words import Category

ARMED = listed(
    """army military police security regime rebel militant militants insurgent terrorist terrorists taliban isis isil daesh
    forces force paramilitary border frontier rangers ranger levies militia armed combat reserve reservist naval air
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


def category_of(c: Clause, group: Group, trigger: int) -> Category:
    """The category of ``group``'s people as its own words tell it; UNKNOWN where they do not."""
    lowers = c.doc.lowers
    head = lowers[group.head]
    inside = lowers[group.first : group.head]
    tail = _tail(c, group)
    if head in RELATIONS:
        return Category.CIVILIAN
    known = g.PLURAL_PEOPLE.get(head) or g.SINGULAR_PEOPLE.get(head)
    words = set(inside) | set(tail)
    if group.kind == "family":
        return Category.CIVILIAN
    if known == "combatant":
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
    del trigger
    return Category.UNKNOWN


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
        if c.tags[k] not in 'TSxCJpPL"ot':
            break
        out.append(c.doc.lowers[k])
    return out
