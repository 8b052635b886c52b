"""Settles the kind of people whose own words leave it open, by the first rule that can tell."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.kinds import beside, signs
from tocsin.core.extract.kinds import words as told_by
from tocsin.core.extract.kinds.setting import Setting
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.reading.names import Names
from tocsin.schemas.words import Category

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found

RULES: tuple[tuple[str, Callable[[Setting, Found], Category | None]], ...] = (
    ("kind.counted", beside.counted),
    ("kind.them", told_by.of_them),
    ("kind.crew", told_by.crew_of_arms),
    ("kind.supposed", told_by.said_to_be),
    ("kind.parts", beside.of_parts),
    ("kind.whole", beside.of_whole),
    ("kind.all", beside.all_of_a_kind),
    ("kind.including", beside.including),
    ("kind.nobody", signs.nobody),
    ("kind.war", signs.of_a_war),
    ("kind.bodies", signs.bodies),
    ("kind.men", told_by.men_of_arms),
    ("kind.former", told_by.former),
    ("kind.group", told_by.of_a_group),
    ("kind.those", told_by.of_those_hurt),
    ("kind.both", told_by.of_both),
    ("kind.target", signs.who_was_struck),
    ("kind.like", beside.like_before),
    ("kind.one_of", told_by.one_of_them),
    ("kind.sum", beside.as_a_sum),
    ("kind.toll", beside.of_toll),
    ("kind.identified", beside.identified),
    ("kind.unidentified", signs.unidentified),
    ("kind.nation", signs.of_a_nation),
    ("kind.name", beside.by_name),
    ("kind.army", signs.by_an_army),
    ("kind.venue", signs.at_a_venue),
    ("kind.post", signs.at_a_post),
    ("kind.before", signs.at_the_venue_before),
    ("kind.near", beside.near),
    ("kind.taken", signs.taken),
    ("kind.public", signs.in_public),
    ("kind.fight", signs.in_a_fight),
    ("kind.attacker", signs.attacked_by),
    ("kind.open", signs.otherwise),
)
"""What tells the kind of people whose words do not: the people themselves first, then what was struck, then who struck."""


def settle_categories(doc: Doc, kept: list[Found], told: list[Found], names: Names) -> None:
    """Settle what their own words left open; the id of the rule that did joins those of the statement.

    ``told`` holds as well the statements that are said again elsewhere: those after them may be like them.
    """
    setting = Setting(doc, kept, names)
    stays = {id(item) for item in kept}
    for item in told:
        if id(item) not in stays:
            if item.category is Category.UNKNOWN:
                continue
        elif item.category is Category.UNKNOWN:
            _settle(setting, item)
        setting.before = item
        if not item.stated.subset or setting.last is None:
            setting.last = item
    for item in kept:
        _like_whole(setting, item)
        if setting.head(item) == "driver" and item.category is Category.CIVILIAN and _drives_arms(setting, item):
            item.category = Category.COMBATANT


def _drives_arms(setting: Setting, item: Found) -> bool:
    """Such as "the commander and his driver", "a bomb hit a police van; the driver was hurt": who drives those that fight."""
    group, index = item.stated.group, item.stated.sentence
    first, lowers = group.first, setting.doc.lowers
    if not OF_SOMEBODY.isdisjoint(lowers[first : group.last]):
        words = setting.words(index)
        return not words.isdisjoint(COMMANDING) and words.isdisjoint(ON_BUSINESS)
    if lowers[first] != "the":
        return False
    near = lowers[setting.doc.sentences[max(0, index - 1)].first : first]
    return any(word in FORCES and after in VEHICLES for word, after in pairwise(near))


OF_SOMEBODY = frozenset(("his", "her", "their"))
COMMANDING = (
    listed(
        "commander officer general colonel major captain lieutenant brigadier sergeant inspector chief units unit brigade militia army guard guards bodyguard bodyguards"
    )
    | beside.SHORT_RANKS
)
ON_BUSINESS = listed(
    "doctor journalist judge lawyer aid charity hospital clinic school bus taxi ambulance lorry minister lawmaker mayor"
)
FORCES = listed("police army military security")
VEHICLES = listed("vehicle vehicles van truck jeep car bus convoy patrol")


def _settle(setting: Setting, item: Found) -> None:
    for name, rule in RULES:
        category = rule(setting, item)
        if category is not None:
            item.category = category
            item.rules.append(name)
            setting.note(item)
            return


def _like_whole(setting: Setting, item: Found) -> None:
    """Such as "five soldiers, including a woman": she is one of them."""
    head = setting.head(item)
    whole = setting.whole(item) if head in ANY_OF_THEM or item.stated.rule == "including" else None
    if whole is None or whole.category is not Category.COMBATANT:
        return
    guessed = any(rule.startswith("kind.") for rule in whole.rules)
    if (head in ANY_OF_THEM and not (guessed and head in ("woman", "women"))) or (head in CALLINGS and not guessed):
        item.category = Category.COMBATANT


ANY_OF_THEM = frozenset(
    ("woman", "women", "man", "men", "person", "others", "national", "nationals", "citizen", "foreigner")
)
CALLINGS = listed(
    "collector collectors engineer engineers financier financiers judge judges cook cooks driver drivers doctor doctors medic medics cleric clerics preacher preachers"
)
"""What fighters do among themselves: "nine fighters, among them a tax collector"."""
