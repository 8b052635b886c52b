"""What kind of people a group is, told from words of its own that only the text around it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.kinds.category import ARMED
from tocsin.core.extract.kinds.setting import ONE_KIND, Setting
from tocsin.core.extract.people.quantities import number_value
from tocsin.schemas.words import ActorKind, Category

if TYPE_CHECKING:
    from tocsin.core.extract.harm.found import Found


def former(s: Setting, item: Found) -> Category | None:
    """Such as "a former militant": whether he fights no more nobody can tell."""
    group, lowers = item.stated.group, s.doc.lowers
    fought = g.PLURAL_PEOPLE.get(lowers[group.head]) or g.SINGULAR_PEOPLE.get(lowers[group.head])
    if lowers[group.head].startswith("ex-"):
        fought = g.SINGULAR_PEOPLE.get(one := lowers[group.head][3:]) or g.PLURAL_PEOPLE.get(one)
        return Category.UNKNOWN if fought == "combatant" else None
    inside = lowers[group.first : group.head]
    return Category.UNKNOWN if fought == "combatant" and "former" in inside else None


SUPPOSED = listed("suspected believed thought said known reported identified alleged")
SUPPOSED_TOKENS_MAX = 9


def said_to_be(s: Setting, item: Found) -> Category | None:
    """Such as "scores of others suspected to be rebels", "two people, which police said were farmers"."""
    lowers, group = s.doc.lowers, item.stated.group
    end = s.doc.sentences[item.stated.sentence].last
    after = lowers[group.last : min(group.last + SUPPOSED_TOKENS_MAX, end)]
    if not s.plain(item) or SUPPOSED.isdisjoint(after[:5]):
        return None
    told = next(n for n, lower in enumerate(after) if lower in SUPPOSED)
    if not ANOTHER_CLAUSE.isdisjoint(after[:told]):
        return None  # "one person was hurt as suspected militants threw a grenade"
    if after[told] in ("said", "thought", "alleged", "reported") and after[told + 1 : told + 2] == ["as"]:
        return None  # "15 people activists said as rebels advanced"
    at = next((n for n, lower in enumerate(after) if lower in ("be", "were", "being", "as", "are", "have")), len(after))
    for lower in after[at + 1 :]:
        kind = g.PLURAL_PEOPLE.get(lower) or g.SINGULAR_PEOPLE.get(lower)
        if kind in ("civilian", "combatant"):
            return Category(kind)
        if lower in MEMBERS:
            first, last = group.last, group.last + len(after) + GROUP_TOKENS_MAX
            return Category.COMBATANT if _group_between(s, first, last) else None
        if lower in (",", ".", "by", "in"):
            return None
    return None


ANOTHER_CLAUSE = frozenset(("as", "when", "after", "while", "because", "by", "in"))
MEMBERS = listed("member members part followers affiliates associates operatives")


def _group_between(s: Setting, first: int, last: int) -> bool:
    """Whether an armed group is named in tokens ``first`` to ``last``."""
    named = [actor for actor in s.names.actors if first <= actor.first < last]
    return any(actor.actor.kind is ActorKind.GROUP and actor.actor.side is not None for actor in named)


MEN = listed("men personnel cadres cadre boys ranks")


def men_of_arms(s: Setting, item: Found) -> Category | None:
    """Such as "three AR men", men of a force told by its letters, and "we lost six men", those of a side that fights."""
    group, lowers = item.stated.group, s.doc.lowers
    if lowers[group.head] not in MEN or group.kind == "name":
        return None
    lettered = s.doc.words[group.head - 1]
    if group.head - 1 > group.first and lettered.isupper() and lettered.isalpha() and len(lettered) > 1:
        return Category.COMBATANT
    source = item.source
    if source is None or ARMED.isdisjoint(lowers[source.first : source.last]):
        return None
    own = item.stated.rule.startswith("lost") and lowers[item.stated.trigger - 2 : item.stated.trigger + 1]
    return Category.COMBATANT if own and ("we" in own or "they" in own) else None


BELONGING = listed("of from belonging affiliated")
IN_A_GROUP = listed(
    "leader leaders member members figure figures official officials operative operatives chief emir judge"
)
"""Who may be one in a group: "a leader in Hamas", not "a boy in" what it holds."""
GROUP_TOKENS_MAX = 6


def of_a_group(s: Setting, item: Found) -> Category | None:
    """Such as "a leader of the Islamic State", "a senior Hamas figure": an armed group's own people."""
    group, lowers = item.stated.group, s.doc.lowers
    if s.plain(item) or group.kind == "name":
        return None
    for actor in s.names.actors:
        if actor.first >= group.last + GROUP_TOKENS_MAX:
            return None
        if actor.actor.kind is not ActorKind.GROUP or actor.actor.side is None or actor.first < group.first:
            continue
        between = lowers[group.last : actor.first]
        belongs = between[:1] and (between[0] in BELONGING or (between[0] == "in" and lowers[group.head] in IN_A_GROUP))
        if actor.first < group.last or (belongs and "," not in between):
            return Category.COMBATANT
    return None


THOSE = listed("victims dead deceased injured wounded hurt killed slain martyrs injuries")


def of_those_hurt(s: Setting, item: Found) -> Category | None:
    """Such as "five of the victims", "some of the injured are in critical condition": of the kind of those told before."""
    group, stated = item.stated.group, item.stated
    if group.alone and (named := _of_whom(s, item)) is not None:
        return named
    words = s.doc.lowers[group.first : max(group.last, min(stated.last, group.last + 3))]
    told = ("of" in words and not THOSE.isdisjoint(words)) or ["of", "them"] in (words[1:3], words[2:4])
    if not told and not (stated.rule == "condition" and group.alone):
        return None
    before = [
        other
        for other in s.found
        if other.stated.group.first < group.first and not other.stated.subset and other.scope is item.scope
    ]
    same = [other for other in before if other.stated.effect is stated.effect] or before
    return same[-1].category if same and same[-1].category in ONE_KIND else None


THEM_TOKENS_MAX = 30
SUBJECT_TOKENS = 3


def of_them(s: Setting, item: Found) -> Category | None:
    """Such as "foiled an attack of rebels, killing seven of them": of the kind of those told of last before."""
    group, lowers = item.stated.group, s.doc.lowers
    if item.stated.subset or lowers[group.last - 2 : group.last] != ["of", "them"]:
        return None
    floor = s.doc.sentences[max(0, item.stated.sentence - 1)].first
    subject = s.doc.sentences[item.stated.sentence].first + SUBJECT_TOKENS
    for i in range(group.first - 1, max(floor - 1, group.first - THEM_TOKENS_MAX), -1):
        kind = g.PLURAL_PEOPLE.get(lowers[i])
        if kind is not None:
            if subject - SUBJECT_TOKENS <= i < subject:
                return None  # who acts kills none "of them"
            return Category(kind) if kind in ("civilian", "combatant") else None
    return None


FEW = listed("one two three another")
NUMBER_TOKENS = 4


def one_of_them(s: Setting, item: Found) -> Category | None:
    """Such as "three militants fled but one was killed": of the kind of those counted last before, who are more."""
    group, lowers = item.stated.group, s.doc.lowers
    words = lowers[group.first : group.last]
    if not group.alone or not (words[-2:] == ["of", "them"] or (len(words) == 1 and words[0] in FEW)):
        return None
    floor = s.doc.sentences[max(0, item.stated.sentence - 1)].first
    for i in range(group.first - 1, max(floor, group.first - THEM_TOKENS_MAX), -1):
        kind = g.PLURAL_PEOPLE.get(lowers[i])
        if kind is None:
            continue
        numbers = [number_value(word) or 0 for word in lowers[max(floor, i - NUMBER_TOKENS) : i]]
        if max(numbers, default=0) > group.low:
            return Category(kind) if kind in ("civilian", "combatant") else None
    return None


OF_TOKENS_MAX = 7


def _of_whom(s: Setting, item: Found) -> Category | None:
    """Such as "one among the four injured soldiers", "two of the abducted farmers"."""
    lowers, at = s.doc.lowers, item.stated.group.last
    if lowers[at : at + 2] not in (["among", "the"], ["of", "the"], ["of", "those"]):
        return None
    for lower in lowers[at + 2 : at + OF_TOKENS_MAX]:
        kind = g.PLURAL_PEOPLE.get(lower)
        if kind in ("civilian", "combatant"):
            return Category(kind)
    return None


WAR_MACHINES = listed(
    """tank tanks bmp apc warplane warplanes gunship howitzer howitzers bulldozer launcher cannon mortar gun guns t-55 t-62 t-72
    t-90 merkava humvee humvees hummer battery tow"""
)
CREW_TOKENS_MAX = 16


def crew_of_arms(s: Setting, item: Found) -> Category | None:
    """Such as "destroyed a tank and killed its crew": who serves a machine of war fights."""
    group, lowers = item.stated.group, s.doc.lowers
    floor = max(s.doc.sentences[item.stated.sentence].first, group.first - CREW_TOKENS_MAX)
    if "crew" not in lowers[group.first : group.last + 3]:
        return None
    near = lowers[floor : group.last + CREW_TOKENS_MAX // 2]
    return None if WAR_MACHINES.isdisjoint(near) else Category.COMBATANT


BOTH_TOKENS_MAX = 40
ARMED_STRANGERS = listed(
    """assailant assailants gunman gunmen attacker attackers militant militants terrorist terrorists rebel rebels bomber bombers
    suspect suspects robber robbers kidnapper kidnappers insurgent insurgents"""
)


def of_both(s: Setting, item: Found) -> Category | None:
    """Such as "fired on constable Omar and his son, leaving both dead": who they are is told right before."""
    group, lowers = item.stated.group, s.doc.lowers
    if not group.alone or lowers[group.first] != "both":
        return None
    kinds = []
    for i in range(group.first - 1, max(-1, group.first - BOTH_TOKENS_MAX), -1):
        kind = g.SINGULAR_PEOPLE.get(lowers[i]) or g.PLURAL_PEOPLE.get(lowers[i])
        if kind in ("civilian", "combatant") and lowers[i] not in ARMED_STRANGERS:
            kinds.append(Category(kind))
    if not kinds:
        return None
    return Category.MIXED if len(set(kinds[:2])) > 1 else kinds[0]
