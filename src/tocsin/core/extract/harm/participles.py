"""Participles of harm: "were killed", "two soldiers wounded", "killed, among others, …"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.actives import active
from tocsin.core.extract.harm.frames import UNHARMED, Stated, aux_start, effect_of, named_before, state, whom
from tocsin.core.extract.harm.harmed import SELVES, along_with, besides_self, meant, named_objects, pronoun, those_whom
from tocsin.core.extract.harm.named_rows import named_after, named_row, with_relative
from tocsin.core.extract.harm.nobody import nobody_at
from tocsin.core.extract.harm.objects import beyond_setting, group_at, objects
from tocsin.core.extract.harm.subjects import (
    coordinated_left,
    first_of_two,
    insertion_opening,
    of_them_before,
    subjects,
)
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.unlisted import person_before
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

HARMED = {
    "dead": Effect.KILLED,
    "slain": Effect.KILLED,
    "lifeless": Effect.KILLED,
    "killed": Effect.KILLED,
    "murdered": Effect.KILLED,
    "martyred": Effect.KILLED,
    "executed": Effect.KILLED,
    "wounded": Effect.WOUNDED,
    "injured": Effect.WOUNDED,
    "bloodied": Effect.WOUNDED,
    "hurt": Effect.WOUNDED,
}
TAKEN = dict.fromkeys(("kidnapped", "abducted", "captured"), Effect.CAPTURED)
BEFORE_NOUN = HARMED | TAKEN
"""Participles that tell of harm before a noun, too: "four kidnapped officials"."""


def _inverted(c: Clause, effect: Effect, i: int, last: int) -> list[Stated]:
    """Such as "killed were a trader and his son", "also killed was a guard", "Dead: 14"."""
    if c.tag(skip_right(c, last, "a")) == ":" and last - i == 1 and c.tag(skip_left(c, i - 1, "a")) not in "BhPpDVO":
        people = [group for group in objects(c, skip_right(c, last, "a") + 1) if group.kind == "count"]
        return [state(c, effect, group, "inverted", i, group.last, i) for group in people[:1]]
    opening = skip_left(c, i - 1, "a")
    opening -= c.low(opening) == "found"  # "found dead were two brothers"
    if c.tag(opening) not in ".;," or (c.tag(i - 1) == "," and c.low(i - 1) != "also"):
        return []
    be = skip_right(c, last, "ITxJUzrASpPCL'") if c.tag(last) in "IB" else last
    if c.tag(be) != "B" or c.tag(be + 1) == "K":
        return []
    people = [group for group in objects(c, be + 1) if group.low] or named_after(c, be + 1)
    return [state(c, effect, group, "inverted", i, group.last, i) for group in people]


def participle(c: Clause, i: int, last: int) -> list[Stated]:
    effect = effect_of(c, i, last)
    if effect is None or (c.low(i) == "killed" and c.low(i + 1) == "off"):
        return []
    if turned := _inverted(c, effect, i, last):
        return turned
    if c.lowers[last : last + 3] == ["by", "firing", "squad"] and last + 3 in c.begins:
        last += 3  # "executed by firing squad five officers"
    first, aux = aux_start(c, i)
    zero = c.low(i) in UNHARMED
    if aux == "B" and c.tag(first - 1) == "t" and c.low(i) not in ("dead", "missing") and c.tag(first - 2) not in "se":
        return []
    if "B" in aux and not aux.endswith("h"):
        if "m" in aux and "h" not in aux and "f" not in aux:
            return []
        return _passive(c, effect, first, i, last, aux, zero=zero)
    if "h" in aux:
        return [] if not UNREAL.isdisjoint(c.lowers[first:i]) else active(c, effect, i, last, "verb.perfect")
    if "f" in aux and (none := nobody_at(c, i, last)):
        return [state(c, effect, none[0], "active", i, last, i)]
    if "m" in aux or "f" in aux:
        return []
    if zero:
        saved = not SAVED.isdisjoint(c.lowers[c.first : i])  # "brought out the driver unharmed"
        return [] if saved or c.low(i) == "safe" else _passive(c, effect, first, i, last, aux, zero=zero)
    return _bare_participle(c, effect, i, last)


def _doers_then_harmed(c: Clause, before: int) -> list[Group]:
    """Who "before being killed" speaks of: those of the last "who" before token ``before``, else the first of the sentence."""
    people = [group for group in c.groups if group.last <= before and group.kind in ("count", "single")]
    led = [group for group in people if c.tag(group.last) == "w"]
    return led[-1:] or [group for group in people[:1] if group.first == c.first]


def _passive(c: Clause, effect: Effect, first: int, i: int, last: int, aux: str, *, zero: bool) -> list[Stated]:
    """Such as "two soldiers were killed", "who was abducted"."""
    whose = whom(c, first)
    if c.low(first) == "being" and c.low(first - 1) in ("before", "after", "despite"):
        people = _doers_then_harmed(c, first)
        begin, whose = first, None
    elif whose:
        group, begin = whose
        people = those_whom(c, group, first)
    else:
        people = subjects(c, first)
        begin = first
    if not people:
        joined = (c.tag(first - 1) == "&" or c.low(first - 1) == "but") and c.low(first) not in ("were", "are", "have")
        joined = joined and c.low(i) not in LOSING  # "the Rovers led and were beaten"
        verb = (first_of_two(c, first - 1, c.first) if joined else 0) or first
        people = named_before(c, verb, effect) or person_before(c, first, effect, i)
    if not people and effect in (Effect.CAPTURED, Effect.KILLED) and c.low(first - 1) in ("he", "she"):
        people = [pronoun(first - 1)]
    if not people and effect is Effect.KILLED and c.low(first - 1) == "they":
        people = [pronoun(first - 1)]
        people[0].low, people[0].high = 2, None
    people = people or named_row(c, first)
    people = [*with_relative(c, people, first), *along_with(c, last)]
    negated = "f" in aux
    if people and (unsaid := _anybody(c, people[0])):
        people = [_as_zero(people[0])] if unsaid in NOT_SEEN else []
        zero = zero or effect is Effect.WOUNDED
    zero = zero or (negated and c.low(i) in HARMED_NOT and c.tag(i - 1) != "a")
    if (negated and not zero) or _only_if(c, first, i):
        return []
    out = []
    none = False
    for found in people:
        if none:
            break  # "none of the tourists and other civilians": one statement
        none = c.tag(found.first - 1) == "o" and c.low(found.first - 2) in ("neither", "none")
        group = _as_zero(found) if none else found
        if _idle(group, effect):
            continue
        if zero:
            out.append(state(c, Effect.KILLED_OR_WOUNDED, _as_zero(group), "passive.unharmed", begin, last, i))
            continue
        if group.kind == "zero" and effect is Effect.WOUNDED:
            out.append(state(c, Effect.KILLED_OR_WOUNDED, group, "passive.zero", begin, last, i))
            continue
        out.append(state(c, effect, group, "passive" if not whose else "passive.relative", begin, last, i))
        out[-1].passive = True
    return out


LOSING = frozenset(("beaten", "hit"))
"""What befalls a team as well: a name alone, verbs away, is no victim of it."""
HARMED_NOT = frozenset(("hurt", "injured", "harmed"))
"""As in "the crew were not hurt"; who was "not seriously hurt" was hurt."""
NOT_SEEN = listed("no not n't nothing without never neither nor unaware")
DOUBT = listed("if whether")
NOT_REACH = 9


def _anybody(c: Clause, group: Group) -> str:
    """What stands before "any" of "no sign that any civilians were hurt", "asked whether any villagers were killed"; "" else."""
    at = group.first - 2 if c.low(group.first - 1) == "of" else group.first
    if c.low(at) not in ("any", "anyone", "anybody"):
        return ""
    before = c.lowers[max(c.first, at - NOT_REACH) : at]
    return next((word for word in reversed(before) if word in NOT_SEEN or word in DOUBT), "")


SAVED = listed("rescued freed released recovered brought")
UNREAL = frozenset(("could", "would", "should"))


def _only_if(c: Clause, first: int, i: int) -> bool:
    """Whether the harm is what may be: "he could have been shot", "if any of them are harmed"."""
    words = c.lowers[first:i]
    if not UNREAL.isdisjoint(words):
        return True
    return words[:1] in (["is"], ["are"]) and "if" in c.lowers[c.first : first]


def _as_zero(group: Group) -> Group:
    return Group(group.first, group.last, group.head, 0, 0, Qualifier.EXACT, group.number, "zero", group.definite)


def _idle(group: Group, effect: Effect) -> bool:
    """Whether nothing is said: "nobody was captured"."""
    return group.kind == "zero" and effect is Effect.CAPTURED


BEASTS = listed(
    "sheep goats cattle cows pigs dogs camels horses donkeys buffaloes oxen chickens birds elephants lions animals livestock"
)
NAMES_OF = listed("names families relatives funerals portraits identities")
SAID_TO_BE = listed("feared presumed reported confirmed believed found pronounced declared left")
"""Between the people and their harm in a headline: "three villagers found dead"."""


def _is_harmed(c: Clause, effect: Effect, group: Group, i: int, last: int) -> bool:
    """Whether the participle in tokens ``i`` to ``last`` is the people's own, and says something new of them."""
    if effect is Effect.WOUNDED and c.tag(skip_right(c, last, "ahB")) == "d":
        return False  # "two wounded succumbed"
    if c.low(group.first) == "any":
        return False  # "no reports of any tourists killed"
    behind = last + (c.low(last) == "down")  # "the seven persons gunned down"
    if group.kind == "single" and c.low(group.first - 1) == "of" and c.low(group.first - 2) in NAMES_OF:
        return False  # "the names of the Afghan dead"
    if group.definite and not group.alone and c.tag(behind) not in "IN,.;&" and group.kind != "single":
        return False
    if group.kind == "single" and c.low(last).isdigit() and c.low(last + 1) in BEASTS:
        return False  # "the butcher slaughtered 20 sheep"
    if group.kind == "bare" and (c.tag(skip_right(c, last, "a")) in "DAVTHxJC" or _numbered_before(c, group)):
        return False
    if group.kind == "single" and c.low(group.first) == "the" and c.tag(last) in "&," and c.low(i) in HARMED:
        return False  # "the Afghan injured and their families"
    return not (group.definite and group.alone and c.low(group.first - 1) == "of")


def _bare_participle(c: Clause, effect: Effect, i: int, last: int) -> list[Stated]:
    """A participle without auxiliary: past tense ("killed two soldiers") or shortened passive ("two soldiers killed")."""
    if none := nobody_at(c, i, last):
        return [state(c, effect, none[0], "active", i, last, i)]
    if c.low(last) == "not" and c.low(last + 1) in ("only", "just", "merely"):
        last += 2  # "killed not only the commander but also three guards"
    at = skip_left(c, i - 1, "az")
    if c.low(at) in SAID_TO_BE and c.tag(at - 1) not in "Bha":
        at = skip_left(c, at - 1, "az")
    left = c.ends.get(at + 1)
    if left is not None and (
        left.last > i or (c.low(i) == "shot" and "by" in (c.low(left.first - 1), c.low(left.first - 2)))
    ):
        left = None
    if left is None and c.tag(at) == "C" and (titled := c.ends.get(skip_left(c, at, "C") + 1)) is not None:
        # "Policeman Omar Said killed"
        left = titled if titled.kind == "single" and c.tags[titled.head] == "p" else None
    if left is not None and c.tag(left.first - 1) == "i":
        outer = c.ends.get(skip_left(c, left.first - 2, ",") + 1)
        if outer is not None and (outer.first == c.first or c.tag(outer.first - 1) in '.,;:"|-'):
            left = outer  # "40 civilians including women martyred"
    if c.low(last) in SELVES:
        return active(c, effect, i, last, "active") if besides_self(c, last) else []
    if c.low(i) == "shot" and (
        (c.low(last) == "at" and last not in c.begins)
        or (c.tag(last) == "S" and last not in c.begins)
        or (c.low(i - 1) in ("sniper", "gun") and last == i + 1)
    ):
        return []
    right = group_at(c, last) or (beyond_setting(c, last) if left is None or left.kind != "count" else None)
    if left is not None and left.alone and c.low(last) in ("bodies", "corpses"):
        return []  # "two badly mutilated bodies"
    if left is not None and left.alone and c.lowers[left.first : left.last] == ["the", "other"] and c.tag(last) == "B":
        return []  # "some of the other wounded were nurses"
    if left is not None and left.alone and right is not None and c.low(right.last - 1) == "them":
        right = None  # "more than 30 wounded some of them in critical condition"
    if right is None and c.low(last) in ("him", "her", "them", "me", "us") and not meant(c, effect, i, last):
        return []
    if right is None and (them := meant(c, effect, i, last)):
        return [state(c, effect, them[0], "pronoun", i, last + 1, i)]
    if right is None and (named := named_objects(c, effect, last)):
        return [state(c, effect, group, "active", i, last, i) for group in named]
    before = skip_left(c, i - 1, "a")
    active_only = c.tag(before) in "wrt" or c.tag(before) == "n"
    if left is not None and c.tags[left.head] == "#":
        active_only = False  # "and an equal number of them wounded"
    if right is not None and left is not None and not active_only and _chained(c, left, right):
        right = None
    if right is not None and c.low(i) not in ("dead", "missing"):
        if c.tag(before) in "to" and left is None:  # "bodies of abducted passengers"
            return []
        return active(c, effect, i, last, "active")
    if c.low(i) == "dead" and last - i == 1 and c.low(i - 1) == "shot":
        return []
    if effect is Effect.CAPTURED and c.low(last) != "alive" and (c.tag(last) not in "I.,;)z" or c.tag(last + 1) == "U"):
        return []
    if (
        left is not None
        and effect in HARMED.values()
        and left.kind == "count"
        and (few := _among_so_many(c, left)) is not None
    ):
        whole = state(c, effect, left, "reduced", left.first, last, i)
        part = state(c, effect, few, "among", few.first, last, i)
        part.subset, part.subset_of = True, whole
        return [whole, part]
    if left is not None and not active_only and (all_of_them := _included_in(c, left)) is not None:
        whole = state(c, effect, all_of_them, "reduced", all_of_them.first, last, i)
        part = state(c, effect, left, "including", left.first, last, i)
        part.subset, part.subset_of = True, whole
        return [whole, part]
    if left is None or c.tag(left.first - 1) in "oI":
        left = _behind_phrase(c, at, last) or left
    if left is not None and c.tag(left.first - 1) == "o" and (outer := c.ends.get(left.first - 1)) is not None:
        left = (
            None if c.low(outer.first - 1) in ("left", "leaving", "leaves") else left
        )  # "left two of the force killed"
    if left is not None and not active_only:
        if (skipped := of_them_before(c, left)) is not None:
            outer = c.ends.get(skipped + 1)
            if outer is not None:
                left = outer
        people = _left_list(c, left)
        return [
            state(c, effect, group, "reduced", group.first, last, i)
            for group in people
            if _is_harmed(c, effect, group, i, last)
        ]
    if (
        c.tag(before) == "&"
        and c.tag(skip_right(c, last, "a")) in "IN.;,z"
        and (verb := first_of_two(c, before, c.first))
    ):
        people = [*subjects(c, verb), *along_with(c, last)]
        return [state(c, effect, group, "passive", verb, last, i) for group in people]
    if c.tag(before) == "," or c.tag(before) == "-":
        return _after_comma(c, effect, i, last, before)
    return []


def _included_in(c: Clause, part: Group) -> Group | None:
    """The people of whom ``part`` are some: "twenty men including three porters hurt"."""
    at = part.first - 1
    if c.low(at) not in ("including", "among"):
        return None
    whole = c.ends.get(at - (c.tag(at - 1) == ","))
    return whole if whole is not None and whole.kind == "count" and whole.low >= part.low else None


def _among_so_many(c: Clause, whole: Group) -> Group | None:
    """The part that a headline names before so many dead: "police officer among three dead"."""
    if c.low(whole.first - 1) != "among":
        return None
    part = c.ends.get(whole.first - 1)
    counted = part is not None and part.kind in ("count", "single") and part.low < whole.low
    return part if counted else None


def _behind_phrase(c: Clause, at: int, last: int) -> Group | None:
    """The people of "a man from the town of Nawa killed by a mine", "two members of the forces killed in a raid"."""
    if c.tag(last) not in "I,.;z" or c.tag(at) == "T":  # "among the dead"
        return None
    i = at
    while i > c.first and c.tags[i] in "IoiTSAxJCUPpGD()":
        group = c.ends.get(i + 1)
        if group is not None and group.kind in ("count", "single") and c.tag(i + 1) in "Io(":
            opens = group.first == c.first or (c.tag(group.first - 1) in ',.;:"|-' and c.tag(last) == "I")
            opens = opens or c.tag(group.first - 1) == "&"
            if opens or c.tag(group.first - 1) != "i":
                return group if opens else None
        i = group.first - 1 if group is not None else i - 1
    return None


def _numbered_before(c: Clause, group: Group) -> bool:
    """Whether "the number of" counts the people of ``group``: "the number of troops and rebels killed has risen to 39"."""
    first = max(c.first, group.first - NUMBER_REACH)
    number = c.tags.rfind("#o", first, group.first)
    return (
        number > first
        and c.low(number - 1) == "the"
        and not any(t in "BhsvKkgd.;:," for t in c.tags[number : group.first])
    )


NUMBER_REACH = 10


def _left_list(c: Clause, left: Group) -> list[Group]:
    found = coordinated_left(c, left)
    if len(found) > 1 and c.tag(found[0].first - 1) == "i":
        return [left]
    return found


def _chained(c: Clause, left: Group, right: Group) -> bool:
    """Such as "two killed 20 injured": the number after the verb has a verb of its own and the one before has none."""
    after = skip_right(c, right.last, "a")
    return (
        c.tag(after) == "K"
        and c.tag(skip_right(c, after + 1, "a")) not in "PpDAVH"
        and left.kind in ("count", "single", "bare")
    )


AFTER_PARTICIPLE = listed("by on in from near during at as when after while")


def _after_comma(c: Clause, effect: Effect, i: int, last: int, comma: int) -> list[Stated]:
    """Such as "left eight civilians, including a child, injured"; "two men, both soldiers, killed in ..."; "X - shot dead by Y"."""
    if c.tag(last) not in ".,;I&)-" and c.tag(last) != "z":
        return []
    people = subjects(c, comma + 1) if c.tag(comma) == "," else []
    if not people and c.tag(comma) == "," and (opening := insertion_opening(c, comma)) is not None:
        governed = c.ends.get(opening)  # "with 38 people, a third of them women, killed in a year"
        people = [governed] if governed and governed.kind == "count" and c.low(governed.first - 1) == "with" else []
    if (
        people
        and c.tag(last) == ","
        and people[0].first == c.first
        and c.tag(c.begins[last + 1].last if last + 1 in c.begins else last) == "K"
    ):
        return [state(c, effect, group, "reduced.after_comma", group.first, last, i) for group in people]
    if people and c.tag(last) in "Iz" and c.low(last) in AFTER_PARTICIPLE and people[-1].kind in ("count", "single"):
        return [state(c, effect, group, "reduced.after_comma", group.first, last, i) for group in people]
    if people:
        leaving = any(
            c.low(k) in ("left", "leaving", "leaves")
            for k in range(max(c.sentence.first, people[0].first - 3), people[0].first)
        )
        if leaving:
            return [state(c, effect, group, "left.dead", group.first, last, i) for group in people]
        return []
    named = named_before(c, comma, effect) if c.tag(last) == "I" and c.low(last) == "by" else []
    return [state(c, effect, group, "reduced.name", group.first, last, i) for group in named]
