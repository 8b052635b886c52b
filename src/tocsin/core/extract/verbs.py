"""Which verbs and participles state that people came to harm, with their people: "were killed", "killing", "left dead"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.frames import (
    FATALLY,
    UNHARMED,
    Stated,
    aux_start,
    chain_end,
    effect_of,
    name_group,
    named_before,
    state,
    whom,
)
from tocsin.core.extract.groups import Group
from tocsin.core.extract.unlisted import person_before
from tocsin.core.extract.walk import (
    Clause,
    after_group,
    after_parts,
    coordinated_left,
    first_of_two,
    group_at,
    has_own_verb,
    insertion_opening,
    objects,
    of_them_before,
    skip_left,
    skip_right,
    subjects,
)
from tocsin.schemas.words import Effect, Qualifier

WORKING = frozenset("Kgvkd")
"""Letters of the words a frame of a verb begins at."""
SELVES = frozenset(("himself", "herself", "themselves", "itself"))
BEATEN = listed(
    """beat beating hacked stabbed shot shooting stabbing knifing hacking stoned tortured torturing choked clubbed bludgeoned knifed trampled burning burying burned
    burnt starved bled put stoning clubbing suffocate suffocated choke burn bleed starve froze freeze"""
)
"""Words that kill with "to death" after them, whatever their letter."""


def verb_frames(c: Clause) -> list[Stated]:
    """Statements of the sentence whose word of harm is a verb or a participle."""
    return [item for item in _verb_frames(c) if not _dead_already(c, item)]


def _dead_already(c: Clause, item: Stated) -> bool:
    """Whether the people a verb of hurting reaches are dead ones of its list: "seven dead people and six wounded"."""
    if item.effect is Effect.KILLED:
        return False
    return any(c.low(k) in ("dead", "killed") for k in range(item.group.number[1], item.group.head))


def _verb_frames(c: Clause) -> list[Stated]:
    out: list[Stated] = []
    tags = c.tags
    spots = [n for n in range(c.first, c.last) if tags[n] in WORKING or c.lowers[n] in BEATEN]
    past = c.first
    for i in spots:
        if i < past:
            continue  # taken in by the chain before
        letter = tags[i]
        if letter == "K" and not _modifier(c, i):
            last = chain_end(c, i)
            told = _participle(c, i, last) or (_to_death(c, i) if c.lowers[i] in BEATEN else [])
            out += told + _captured_first(c, i, last, told)
            past = last
            continue
        if letter == "g":
            last = _gerund_end(c, i)
            out += _gerund(c, i, last)
            past = last
            continue
        if c.lowers[i] in BEATEN:
            out += _to_death(c, i)
        if letter == "v" and c.low(i) in LEAVING:
            out += _left_dead(c, i)
        elif letter == "k":
            out += _finite(c, i)
        elif letter == "d":
            out += _died(c, i)
    return out


def _captured_first(c: Clause, i: int, last: int, told: list[Stated]) -> list[Stated]:
    """Such as "abducted and killed": the same people, captured as well."""
    taken = any(g.EFFECT_OF.get(c.low(k)) == "captured" and c.low(k) not in g.HELD for k in range(i, last))
    if not taken or "|" in c.tags[i:last]:
        return []
    return [
        replace(item, effect=Effect.CAPTURED, trigger=i)
        for item in told
        if item.effect in (Effect.KILLED, Effect.WOUNDED)
    ]


def _modifier(c: Clause, i: int) -> bool:
    """Whether the participle stands inside a group of people ("two wounded soldiers", "the dead man")."""
    group = c.inside.get(i)
    return group is not None and i < group.head


def _gerund_end(c: Clause, i: int) -> int:
    last = i + 1
    while c.tag(last) in "&|," and c.tag(last + 1) == "g":
        last += 2
    return last


def adjective_frames(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "another wounded child", "three injured people": harm told by a participle before the noun."""
    taken = {item.group.first for item in stated}
    out = []
    for group in c.groups:
        if (
            group.first in taken
            or group.definite
            or group.kind not in ("count", "single")
            or group.alone
            or group.partitive
        ):
            continue
        for i in range(group.number[1], group.head):
            if c.tags[i] == "K" and c.low(i) in HARMED:
                out.append(state(c, HARMED[c.low(i)], group, "adjective", group.first, group.last, i))
                break
    return out


HARMED = {
    "dead": Effect.KILLED,
    "slain": Effect.KILLED,
    "wounded": Effect.WOUNDED,
    "injured": Effect.WOUNDED,
    "bloodied": Effect.WOUNDED,
}


def _inverted(c: Clause, effect: Effect, i: int, last: int) -> list[Stated]:
    """Such as "killed were a trader and his son", "also killed was a guard", "Dead: 14"."""
    if c.tag(last) == ":" and last - i == 1:
        people = [group for group in objects(c, last + 1) if group.kind == "count"]
        return [state(c, effect, group, "inverted", i, group.last, i) for group in people[:1]]
    if c.tag(skip_left(c, i - 1, "a")) not in ".;," or (c.tag(i - 1) == "," and c.low(i - 1) != "also"):
        return []
    be = skip_right(c, last, "ITxJUz") if c.tag(last) in "IB" else last
    if c.tag(be) != "B" or c.tag(be + 1) == "K":
        return []
    return [state(c, effect, group, "inverted", i, group.last, i) for group in objects(c, be + 1) if group.low]


def _participle(c: Clause, i: int, last: int) -> list[Stated]:
    effect = effect_of(c, i, last)
    if effect is None:
        return []
    if turned := _inverted(c, effect, i, last):
        return turned
    first, aux = aux_start(c, i)
    zero = c.low(i) in UNHARMED
    if aux == "B" and c.tag(first - 1) == "t" and c.low(i) not in ("dead", "missing") and c.tag(first - 2) not in "se":
        return []
    if "B" in aux and not aux.endswith("h"):
        if "m" in aux and "h" not in aux and "f" not in aux:
            return []
        return _passive(c, effect, first, i, last, aux, zero=zero)
    if "h" in aux:
        return _active(c, effect, i, last, "verb.perfect")
    if "m" in aux or "f" in aux:
        return []
    if zero:
        return [] if c.low(i) == "safe" else _passive(c, effect, first, i, last, aux, zero=zero)
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
        people = [group]
    else:
        people = subjects(c, first)
        begin = first
    if not people:
        people = named_before(c, first, effect) or person_before(c, first, effect, i)
    if not people and effect is Effect.CAPTURED and c.low(first - 1) in ("he", "she"):
        people = [_pronoun(first - 1)]
    people = [*people, *_along_with(c, last)]
    negated = "f" in aux
    if (negated and not zero) or _only_if(c, first, i):
        return []
    out = []
    for found in people:
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


def _along_with(c: Clause, at: int) -> list[Group]:
    """Who was harmed as well: "was killed along with his wife"."""
    at = skip_right(c, at, ",")
    together = c.low(at) in ("along", "together") and c.low(at + 1) == "with"
    return objects(c, at + 2) if together else []


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


def _besides_self(c: Clause, at: int) -> list[Group]:
    """The others harmed with the doer: "killing himself and three others"."""
    if c.low(at) in ("him", "her", "them") and c.tag(at + 1) == "&":
        return objects(c, at + 2)
    if c.low(at) not in SELVES:
        return []
    following = skip_right(c, at + 1, ",a")
    if c.tag(following) == "&":
        return objects(c, following + 1)
    return _along_with(c, following)


AS_WELL_REACH = 12


def _as_well(c: Clause, at: int) -> list[Group]:
    """The others behind a name and its role: "killed Omar Said, chief of the district, as well as two guards"."""
    for k in range(at, min(at + AS_WELL_REACH, c.last)):
        if c.lowers[k : k + 3] == ["as", "well", "as"]:
            return objects(c, k + 3)
        if c.tags[k] in "KkgdBhvs.;":
            break
    return []


ROLES_OPEN = frozenset(("a", "an", "the", "head", "leader", "commander", "chief", "who", "aged"))
"""What may follow a name that is a person's: "killed Ali Omar, head of the council"."""


def _is_person(c: Clause, at: int, end: int) -> bool:
    """Whether the name in tokens ``at`` to ``end`` is a person's: nothing else that ends so is killed or wounded."""
    if c.tag(end) == "," and c.low(end + 1) in ROLES_OPEN:
        return True
    words = c.doc.words[at:end]
    return (
        end - at <= NAME_WORDS_MAX
        and c.tag(end) in ".,;Iz"
        and not any(word.isupper() or not word.isalpha() for word in words)
    )


NAME_WORDS_MAX = 3


def _named_objects(c: Clause, effect: Effect, at: int) -> list[Group]:
    """People known by name and age after a verb of harm: "injured Arif Ali (26) and Tahir (28)"."""
    found: list[Group] = []
    role = skip_right(c, at, "TSxUJC")
    if c.low(role) in ("identified", "named", "known") and c.low(role + 1) == "as":
        at = role + 2  # "killed the village head identified as Omar Said"
    while effect is not Effect.CAPTURED:
        end = skip_right(c, at, "C")
        if end - at >= 2 and not found and c.tag(end) == "&" and (others := objects(c, end + 1)):
            return [name_group(c, at, end), *others]  # "injured Arif Ali and his two sons"
        if end - at >= 2 and not found and _is_person(c, at, end):
            return [name_group(c, at, end), *_as_well(c, end)]
        if end == at or c.tag(end) != "(" or c.tag(end + 1) not in "zD" or c.tag(end + 2) != ")":
            break
        found.append(name_group(c, at, end))
        at = skip_right(c, end + 3, ",&")
    if len(found) > 1:  # names in a row are one claim of so many
        first, last, count = found[0].first, found[-1].last, len(found)
        return [Group(first, last, last - 1, count, count, Qualifier.EXACT, (first, last), "count", alone=True)]
    return found


def _active(c: Clause, effect: Effect, i: int, last: int, rule: str) -> list[Stated]:
    people = objects(c, last) or _besides_self(c, last) or meant(c, effect, i, last) or _named_objects(c, effect, last)
    if c.low(i) in BEATEN and people and c.low(people[-1].last) in ("dead", "to"):
        return []
    return _each(
        c, [state(c, effect, group, rule, i, last, i) for group in people if not _own(c, group, people)], i, last
    )


def _each(c: Clause, stated: list[Stated], i: int, last: int) -> list[Stated]:
    """``stated`` with both effects of "killed and injured residents": each verb has its own among people not counted."""
    if "&" not in c.tags[i:last]:
        return stated
    both = (Effect.KILLED, Effect.WOUNDED)
    out: list[Stated] = []
    for item in stated:
        uncounted = (
            item.effect is Effect.KILLED_OR_WOUNDED
            and item.group.qualifier is Qualifier.VAGUE
            and item.group.low == UNCOUNTED
        )
        out += [replace(item, effect=effect) for effect in both] if uncounted else [item]
    return out


UNCOUNTED = 2
"""The low bound of people without a number."""


def meant(c: Clause, effect: Effect, verb: int, at: int) -> list[Group]:
    """The people "him", "her" or "them" right after a verb of killing stands for: the nearest new ones before the verb."""
    word = c.low(at)
    if effect is not Effect.KILLED or word not in ("him", "her", "them", "both") or c.tag(at + 1) in "xJCpP":
        return []
    for i in range(verb - 1, c.sentence.first - 1, -1):
        group = c.inside.get(i)
        if group is not None:
            if group.kind == "bare" or (group.low == 1) != (word in ("him", "her")) or group.definite:
                continue
            return [group]
    return _met_by_name(c, verb) if word in ("him", "her") else []


def _met_by_name(c: Clause, verb: int) -> list[Group]:
    """Whom the clause before the verb meets by name: "opened fire at Omar Said, killing him"."""
    end = next((i for i in range(verb - 1, c.sentence.first, -1) if c.tag(i) == "C" and c.tag(i + 1) != "C"), 0)
    start = skip_left(c, end, "C") + 1
    met = c.low(skip_left(c, start - 1, "TAzJ"))
    return [name_group(c, start, end + 1)] if end - start >= 1 and met in MEETING else []


MEETING = frozenset(
    ("at", "on", "attacked", "ambushed", "shot", "targeted", "stopped", "intercepted", "stabbed", "beat")
)


def _own(c: Clause, group: Group, people: list[Group]) -> bool:
    """Whether the last of a list belongs to the verb after it: "killed three and two others were hurt"."""
    return group is people[-1] and len(people) > 1 and has_own_verb(c, group)


def _bare_participle(c: Clause, effect: Effect, i: int, last: int) -> list[Stated]:
    """A participle without auxiliary: past tense ("killed two soldiers") or shortened passive ("two soldiers killed")."""
    at = skip_left(c, i - 1, "az")
    if c.low(at) in ("feared", "presumed", "reported", "confirmed", "believed") and c.tag(at - 1) not in "Bha":
        at = skip_left(c, at - 1, "az")
    left = c.ends.get(at + 1)
    if left is not None and (
        left.last > i or (c.low(i) == "shot" and "by" in (c.low(left.first - 1), c.low(left.first - 2)))
    ):
        left = None
    if c.low(last) in SELVES:
        return _active(c, effect, i, last, "active") if _besides_self(c, last) else []
    if c.low(i) == "shot" and (c.low(last) == "at" or c.low(i - 1) in ("sniper", "gun")):
        return []
    right = group_at(c, last)
    if right is None and c.low(last) in ("him", "her", "them", "me", "us") and not meant(c, effect, i, last):
        return []
    if right is None and (them := meant(c, effect, i, last)):
        return [state(c, effect, them[0], "pronoun", i, last + 1, i)]
    if right is None and (named := _named_objects(c, effect, last)):
        return [state(c, effect, group, "active", i, last, i) for group in named]
    before = skip_left(c, i - 1, "a")
    active_only = c.tag(before) in "wrt" or c.tag(before) == "n"
    if right is not None and left is not None and not active_only and _chained(c, left, right):
        right = None
    if right is not None and c.low(i) not in ("dead", "missing"):
        if c.tag(before) in "to" and left is None:  # "bodies of abducted passengers"
            return []
        return _active(c, effect, i, last, "active")
    if c.low(i) == "dead" and last - i == 1 and c.low(i - 1) == "shot":
        return []
    if effect is Effect.CAPTURED and (c.tag(last) not in "I.,;)z" or c.tag(last + 1) == "U"):
        return []
    if left is not None and not active_only:
        if (skipped := of_them_before(c, left)) is not None:
            outer = c.ends.get(skipped + 1)
            if outer is not None:
                left = outer
        people = _left_list(c, left)
        out = []
        for group in people:
            if c.low(group.first) == "any":
                continue  # "no reports of any tourists killed"
            if group.definite and not group.alone and c.tag(last) not in "IN,.;&" and group.kind != "single":
                continue
            if group.kind == "bare" and (c.tag(skip_right(c, last, "a")) in "DAVTHxJC" or _numbered_before(c, group)):
                continue
            if group.kind == "single" and c.low(group.first) == "the" and c.tag(last) in "&," and c.low(i) in HARMED:
                continue  # "the Afghan injured and their families"
            if group.definite and group.alone and c.low(group.first - 1) == "of":
                continue
            out.append(state(c, effect, group, "reduced", group.first, last, i))
        return out
    if c.tag(before) == "&" and c.tag(last) in "IN.;,z" and (verb := first_of_two(c, before, c.first)):
        return [state(c, effect, group, "passive", verb, last, i) for group in subjects(c, verb)]
    if c.tag(before) == "," or c.tag(before) == "-":
        return _after_comma(c, effect, i, last, before)
    return []


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


ATTACKING = frozenset(("shooting", "stabbing", "knifing"))


def _to_death(c: Clause, i: int) -> list[Stated]:
    """Such as "beat him to death", "shot two men dead", "hacked a villager to death"."""
    if c.low(i + 1) == "to" and c.low(i + 2) == "death":
        return _put_to_death(c, i)
    if c.low(i + 1) == "dead" and c.tag(i) != "K":  # "shooting dead seven mourners"
        return [state(c, Effect.KILLED, group, "to_death", i, i + 2, i) for group in objects(c, i + 2)]
    if c.low(i) in ATTACKING and c.tag(i - 1) not in "TASo":
        deadly = c.low(i - 1) in FATALLY or c.low(skip_right(c, i + 1, "a")) == "dead"
        effect = Effect.KILLED if deadly else Effect.WOUNDED if c.low(i) == "stabbing" else Effect.KILLED_OR_WOUNDED
        people = [group for group in objects(c, i + 1) if not group.definite and c.tag(group.first) != "p"]
        if people and not (c.low(people[-1].last) == "to" and c.low(people[-1].last + 1) == "death"):
            return [state(c, effect, group, "gerund", i, i + 1, i) for group in people]
    people = objects(c, i + 1) or meant(c, Effect.KILLED, i, i + 1)
    if not people:
        return []
    at = i + 2 if people[-1].last <= i else people[-1].last
    at = after_group(c, people[-1]) if c.tag(at) == "o" else at
    alive = c.low(at) == "alive" and c.low(i).startswith("bur")
    dead = c.low(at) == "dead" and c.low(i) != "put"
    if (c.low(at) == "to" and c.low(at + 1) == "death") or dead or alive:
        return [state(c, Effect.KILLED, group, "to_death", i, at + 1, i) for group in people]
    return []


def _put_to_death(c: Clause, i: int) -> list[Stated]:
    """Such as "were put to death", "thirty people choked to death", "put to death three men"."""
    first, aux = aux_start(c, i)
    if ("m" in aux and "h" not in aux) or "f" in aux or c.tag(first - 1) == "t":
        return []
    people = objects(c, i + 3)
    if not people:
        whose = whom(c, first)
        people = [whose[0]] if whose else subjects(c, first)
    return [state(c, Effect.KILLED, group, "to_death", i, i + 3, i) for group in people]


LEAVING = frozenset(("left", "leaving", "leaves", "leave"))


STATE = {"dead": Effect.KILLED, "killed": Effect.KILLED, "lifeless": Effect.KILLED, "injured": Effect.WOUNDED,
         "wounded": Effect.WOUNDED, "hurt": Effect.WOUNDED, "missing": Effect.MISSING, "hospitalized": Effect.WOUNDED}  # fmt: skip


def _left_dead(c: Clause, i: int) -> list[Stated]:
    """Such as "left ten civilians, including three women, and 27 soldiers dead and others injured"."""
    out: list[Stated] = []
    at = i + 1
    while True:
        people = objects(c, at, loose=True) or _besides_self(c, at) or _both(c, at) or _him(c, i, at)
        if not people:
            return out
        verb = skip_right(c, after_parts(c, after_group(c, people[-1])), 'a,"')
        last = chain_end(c, verb) if c.tag(verb) == "K" else verb
        if last > verb + 1 and last in c.begins and c.tag(verb + 1) == "&":  # "left a woman dead and wounded her sons"
            last = verb + 1
        effect = effect_of(c, verb, last) if c.low(verb) in STATE else None
        if effect is None:
            return out
        out += [state(c, effect, group, "left.dead", i, last, verb) for group in people]
        at = last + 1 if c.tag(last) in "&," else last
        if c.tag(at) == "&":
            at += 1


def _him(c: Clause, verb: int, at: int) -> list[Group]:
    """The one of "fired on a former fighter, leaving him dead"."""
    found = meant(c, Effect.KILLED, verb, at) if c.tag(at + 1) == "K" else []
    return [Group(at, at + 1, at, 1, 1, Qualifier.EXACT, found[0].number, "single", alone=True)] if found else []


def _both(c: Clause, at: int) -> list[Group]:
    """The two of "opened fire on them, leaving both dead"."""
    if c.low(at) != "both" or c.tag(at + 1) != "K":
        return []
    return [Group(at, at + 1, at, 2, 2, Qualifier.EXACT, (at, at + 1), "count", alone=True)]


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


def _gerund(c: Clause, i: int, last: int) -> list[Stated]:
    effect = effect_of(c, i, last)
    if effect is None:
        return []
    if c.tag(last) == "o":
        return []
    before = c.tag(i - 1)
    if before == "I" and c.low(i - 1) in ("without", "from", "against", "about"):
        return []
    if before == "f":
        return []
    if before == "B":
        return []
    people = objects(c, last) or _besides_self(c, last) or meant(c, effect, i, last) or _named_objects(c, effect, last)
    return _each(
        c, [state(c, effect, group, "gerund", i, last, i) for group in people if not _own(c, group, people)], i, last
    )


def _finite(c: Clause, i: int) -> list[Stated]:
    """Such as "kills 30", "injures two": headlines and the present tense; infinitives are plans, not claims."""
    effect = effect_of(c, i, i + 1)
    before = skip_left(c, i - 1, "a")
    if effect is None or c.tag(before) in "tmfTASJ" or c.low(before) in ("did", "do", "does", "not"):
        return []
    if _supposed(c, i) or c.low(i + 1) in ("victims", "victim", "attempt", "attempts", "threats", "suspects"):
        return []
    last = i + 1
    while c.tag(last) in "&|," and c.tag(last + 1) == "k":
        second = effect_of(c, last + 1, last + 2)
        if second is not effect and second is not None and {effect, second} == {Effect.KILLED, Effect.WOUNDED}:
            effect = Effect.KILLED_OR_WOUNDED
        last += 2
    people = objects(c, last)
    return [state(c, effect, group, "headline", i, last, i) for group in people if not _own(c, group, people)]


def _supposed(c: Clause, verb: int) -> bool:
    """Whether the clause of the verb at ``verb`` begins with "when", "if" or the like: what may be, not what was."""
    for k in range(verb - 1, c.sentence.first - 1, -1):
        if c.tags[k] in ',.;:"':
            return False
        if c.low(k) in ("if", "when", "whenever", "whoever", "until"):
            return True
    return False


def _pronoun(at: int) -> Group:
    return Group(at, at + 1, at, 1, 1, Qualifier.EXACT, (at, at + 1), "pronoun", alone=True)


def _died(c: Clause, i: int) -> list[Stated]:
    """Such as "two people died", "who succumbed to injuries"."""
    first, aux = aux_start(c, i)
    if ("m" in aux and "h" not in aux) or "f" in aux or c.tag(first - 1) == "t":
        return []
    if (
        c.low(i).startswith("succumb")
        and c.low(i + 1) == "to"
        and not any(c.low(k) in ("injuries", "injury", "wounds", "wound", "hospital") for k in range(i + 1, i + 8))
    ):
        return []
    whose = whom(c, first)
    people = [whose[0]] if whose else subjects(c, first)
    if not people:
        verb = first_of_two(c, first - 1, c.first) if c.tag(first - 1) == "&" else first
        people = named_before(c, verb, Effect.KILLED)
    if not people and c.low(i).startswith("succumb") and c.low(first - 1) in ("he", "she"):
        people = [_pronoun(first - 1)]
    effect = Effect(g.EFFECT_OF[c.low(i)])
    if effect is Effect.MISSING:
        people = [group for group in people if group.kind in ("count", "single", "name") and group.low]
    return [
        state(c, effect, group, "died" if effect is Effect.KILLED else "vanished", group.first, i + 1, i)
        for group in people
    ]
