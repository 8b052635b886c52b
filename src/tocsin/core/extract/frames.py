"""Which phrases state that people came to harm: verbs of harm with their people, as unplaced, unattributed statements."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.groups import Group
from tocsin.core.extract.walk import (
    Clause,
    after_group,
    after_parts,
    coordinated_left,
    group_at,
    has_own_verb,
    objects,
    of_them_before,
    skip_left,
    skip_right,
    subjects,
)
from tocsin.schemas.words import Effect, Qualifier

UNHARMED = frozenset(("unharmed", "unhurt", "unscathed", "uninjured", "safe"))


@dataclass(slots=True)
class Stated:
    """One statement before it has a claimant, a place or a scope. Token ranges are half-open."""

    effect: Effect
    group: Group
    rule: str
    first: int
    last: int
    trigger: int
    """The token of the word of harm."""
    sentence: int
    subset: bool = False
    subset_of: Stated | None = None
    passive: bool = False
    agent: tuple[int, int] | None = None
    """Tokens of the doer, where the frame itself names one."""
    denied: bool = False
    victims: tuple[int, int] | None = None
    """Tokens of the victims' words where they are not the group's own."""


def effect_of(c: Clause, first: int, last: int) -> Effect | None:
    """The effect the chain of participles in tokens ``first`` to ``last`` states; None when it harms nobody."""
    found: set[str] = set()
    for i in range(first, last):
        word = c.low(i)
        effect = g.EFFECT_OF.get(word)
        if word in g.ARRESTS:
            effect = "captured" if _by_a_side(c, i) else None
        if effect:
            found.add(effect)
        elif word in UNHARMED:
            return Effect.KILLED_OR_WOUNDED
        elif word == "unaccounted":
            found.add("missing")
    if not found:
        return _helped(c, first, last)
    if "killed" in found and "wounded" in found:
        return Effect.KILLED_OR_WOUNDED
    for name in ("killed", "captured", "wounded", "missing"):
        if name in found:
            return Effect(name)
    return None


SIDES = listed(
    """sdf idf hts isis isil daesh coalition occupation houthi houthis rsf army troops soldiers militia militias regime
    militants insurgents rebels taliban factions ypg asayish mercenaries navy centcom"""
)


def _by_a_side(c: Clause, i: int) -> bool:
    """Whether those who arrest fight in the war: what police do to criminals is no capture."""
    words = set(c.doc.lowers[c.sentence.first : min(i + 8, c.sentence.last)])
    return bool(words & SIDES) and not words & {"police", "court", "authorities"}


def _helped(c: Clause, first: int, last: int) -> Effect | None:
    """Such as "shot", "hit", "burned" and the like: to death, alive, or by themselves."""
    word = c.low(first)
    after = [c.low(i) for i in range(last, last + 3)]
    if "death" in after[:2] or (after[0] in ("dead", "alive") and word in ("burned", "burnt", "buried")):
        return Effect.KILLED
    if word == "shot" and after[0] not in ("down", "at", "up"):
        return Effect.WOUNDED
    if word in ("stabbed", "beaten"):
        return Effect.WOUNDED
    if word in ("hacked", "bludgeoned"):
        return Effect.KILLED
    return None


def chain_end(c: Clause, i: int) -> int:
    """The end of a run "killed", "shot dead", "killed and wounded", "mutilated, injured and scarred" from token ``i``."""
    last = i + 1
    while True:
        j = skip_right(c, last, "a")
        if c.tag(j) == "K" and c.low(j) in ("dead", "killed"):
            last = j + 1
            continue
        if c.tag(j) == ",":
            j += 1
        if c.tag(j) in "&|" or c.low(j) == "/":
            j += 1
        if j == skip_right(c, last, "a"):
            return last
        j = skip_right(c, j, "a")
        if c.tag(j) == "K" and j not in c.inside:
            last = j + 1
            continue
        return last


def verb_frames(c: Clause) -> list[Stated]:
    """Statements of the sentence whose word of harm is a verb or a participle."""
    out: list[Stated] = []
    i = c.sentence.first
    tags = c.tags
    while i < c.sentence.last:
        letter = tags[i]
        if letter == "K" and not _modifier(c, i):
            last = chain_end(c, i)
            out += _participle(c, i, last)
            i = last
            continue
        if letter == "g":
            last = _gerund_end(c, i)
            out += _gerund(c, i, last)
            i = last
            continue
        if (letter == "v" and c.low(i) == "beat") or (
            c.low(i) in ("beat", "beating", "hacked", "stabbed", "shot", "hacking")
        ):
            out += _to_death(c, i)
        if letter == "v" and c.low(i) in LEAVING:
            out += _left_dead(c, i)
        elif letter == "k":
            out += _finite(c, i)
        elif letter == "d":
            out += _died(c, i)
        i += 1
    return out


def _modifier(c: Clause, i: int) -> bool:
    """Whether the participle stands inside a group of people ("two wounded soldiers", "the dead man")."""
    group = c.inside.get(i)
    return group is not None and i < group.head


def _gerund_end(c: Clause, i: int) -> int:
    last = i + 1
    while c.tag(last) in "&|," and c.tag(last + 1) == "g":
        last += 2
    return last


def _effect_of_gerunds(c: Clause, first: int, last: int) -> Effect | None:
    return effect_of(c, first, last)


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


HARMED = {"wounded": Effect.WOUNDED, "injured": Effect.WOUNDED, "bloodied": Effect.WOUNDED}


def state(c: Clause, effect: Effect, group: Group, rule: str, first: int, last: int, trigger: int) -> Stated:
    return Stated(
        effect=effect, group=group, rule=rule, first=min(first, group.first), last=max(last, group.last), trigger=trigger,
        sentence=c.sentence.index,
    )  # fmt: skip


def aux_start(c: Clause, i: int) -> tuple[int, str]:
    """Where the auxiliaries before token ``i`` begin, and their letters: "had been" gives "hB"."""
    j = i - 1
    first = i
    letters = ""
    while j >= c.sentence.first:
        letter = c.tags[j]
        if letter == "f" and c.low(j) not in ("not", "never", "n't"):
            break
        if letter in "BhmfT" and not (letter == "T" and c.low(j) not in ("all", "both")):
            if letter != "T":
                letters = letter + letters
            first = j
        elif (
            (
                letter == "s"
                and c.low(j) in ("reported", "confirmed", "believed", "suspected", "said", "feared", "known")
                and c.tag(j - 1) in "Bha"
            )
            or (letter == "J" and c.low(j) == "suspected" and c.tag(j - 1) in "Bha")
            or (letter == "t" and c.tag(j + 1) in "Bh")
            or (letter == "e" and c.low(j) in ("feared", "presumed") and c.tag(j - 1) in "Bha")
        ):
            pass
        elif letter == "v" and c.low(j) in ("remain", "remained", "remains", "went") and c.tag(i) == "K":
            first, letters = j, "B" + letters
        elif (
            letter == "v"
            and c.low(j) in ("found", "known", "declared", "pronounced", "believed", "suspected", "left")
            and c.tag(j - 1) in "Bha"
        ):
            pass
        elif letter not in 'az"' and not (letter == "I" and c.tag(j + 1) == "z"):
            break
        j -= 1
    return first, letters


def _participle(c: Clause, i: int, last: int) -> list[Stated]:
    effect = effect_of(c, i, last)
    if effect is None:
        return []
    first, aux = aux_start(c, i)
    zero = c.low(i) in UNHARMED
    if "B" in aux:
        if "m" in aux and "h" not in aux and "f" not in aux:
            return []
        if c.low(i) == "missing" and False:
            return []
        return _passive(c, effect, first, i, last, aux, zero=zero)
    if "h" in aux:
        return _active(c, effect, i, last, "verb.perfect")
    if "m" in aux or "f" in aux:
        return []
    if zero:
        return [] if c.low(i) == "safe" else _passive(c, effect, first, i, last, aux, zero=zero)
    return _bare_participle(c, effect, i, last)


def _passive(c: Clause, effect: Effect, first: int, i: int, last: int, aux: str, *, zero: bool) -> list[Stated]:
    """Such as "two soldiers were killed", "who was abducted"."""
    whose = whom(c, first)
    if whose:
        group, begin = whose
        people = [group]
    else:
        people = subjects(c, first)
        begin = first
    if not people:
        people = _named(c, first, effect)
    negated = "f" in aux
    if negated and not zero:
        return []
    out = []
    for group in people:
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


def _as_zero(group: Group) -> Group:
    return Group(group.first, group.last, group.head, 0, 0, Qualifier.EXACT, group.number, "zero", group.definite)


def whom(c: Clause, first: int) -> tuple[Group, int] | None:
    """The people a relative pronoun right before token ``first`` stands for; "N of whom" counts by itself."""
    j = skip_left(c, first - 1, "a")
    letter = c.tag(j)
    if letter != "w" and not (letter == "n" and c.tag(j - 1) in "PpOLG"):
        return None
    counted = c.inside.get(j) or c.ends.get(j)
    if counted is not None and c.tag(j - 1) == "o":
        return counted, counted.first
    if c.tag(j - 1) == "o":
        return None
    k = skip_left(c, j - 1, ",")
    if c.tag(k) == "C":
        start = skip_left(c, k, "C") + 1
        if c.inside.get(start) is None and c.low(start - 1) in ("as", ",", "&", "."):
            return _name_group(c, start, k + 1), start
    for at in range(k, max(c.sentence.first, k - 14) - 1, -1):
        group = c.inside.get(at)
        if group is not None and not (c.tag(group.first - 1) == "o" and c.tag(group.first - 2) in "PpL"):
            return group, group.first
        if c.tags[at] in "svkK.;:" and at != k:
            return None
    return None


def _idle(group: Group, effect: Effect) -> bool:
    """Whether nothing is said: "nobody was captured"."""
    return group.kind == "zero" and effect is Effect.CAPTURED


def _named(c: Clause, first: int, effect: Effect) -> list[Group]:
    """A person known only by name before "was killed": "Tamerlan was killed"."""
    if c.low(first) in ("were", "are", "have") and c.tag(first) in "Bh":
        return []
    j = skip_left(c, first - 1, "az")
    if c.tag(j) == ",":
        open_at = j - 1
        while open_at > c.sentence.first and c.tags[open_at] != "," and j - open_at < 25:
            open_at -= 1
        while c.tag(open_at) == ",":
            before = skip_left(c, open_at - 1, "C")
            if (before < open_at - 1 and c.tag(before) in '.,;:n&sIr"z') or before < c.sentence.first:
                start = before + 1
                named = start < open_at and all(t == "C" for t in c.tags[start:open_at])
                if named and (open_at - start >= 2 or start == c.sentence.first):
                    return [_name_group(c, start, open_at)]
            k = open_at - 1
            while k > c.sentence.first and c.tags[k] != ",":
                k -= 1
            if k <= c.sentence.first and c.tags[c.sentence.first] == "C":
                end = skip_right(c, c.sentence.first, "C")
                if c.tag(end) == "," and end - c.sentence.first >= 2:
                    return [_name_group(c, c.sentence.first, end)]
                return []
            open_at = k
            if first - open_at > 40:
                return []
        return []
    if c.tag(j) != "C":
        return []
    start = skip_left(c, j, "C") + 1
    letter = c.tag(start - 1)
    if letter in "Io" and c.low(start - 1) not in ("after", "when", "while", "as", "before", "where", "because"):
        return []
    if letter in "TA(":
        return []
    if effect is Effect.CAPTURED and j - start < 1:
        return []
    return [_name_group(c, start, j + 1)]


def _name_group(c: Clause, first: int, last: int) -> Group:
    del c
    return Group(first, last, last - 1, 1, 1, Qualifier.EXACT, (first, last), "name")


def _active(c: Clause, effect: Effect, i: int, last: int, rule: str) -> list[Stated]:
    people = objects(c, last) or meant(c, effect, i, last)
    return [state(c, effect, group, rule, i, last, i) for group in people if not _own(c, group, people)]


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
    return []


def _own(c: Clause, group: Group, people: list[Group]) -> bool:
    """Whether the last of a list belongs to the verb after it: "killed three and two others were hurt"."""
    return group is people[-1] and len(people) > 1 and has_own_verb(c, group)


def _bare_participle(c: Clause, effect: Effect, i: int, last: int) -> list[Stated]:
    """A participle without auxiliary: past tense ("killed two soldiers") or shortened passive ("two soldiers killed")."""
    left = c.ends.get(skip_left(c, i - 1, "az") + 1)
    if left is not None and left.last > i:
        left = None
    if c.low(last) in ("himself", "herself", "themselves", "itself"):
        return []
    right = group_at(c, last)
    if right is None and (them := meant(c, effect, i, last)):
        return [state(c, effect, them[0], "pronoun", i, last + 1, i)]
    before = skip_left(c, i - 1, "a")
    active_only = c.tag(before) in "wrt" or c.tag(before) == "n"
    if right is not None and left is not None and not active_only and _chained(c, left, right):
        right = None
    if right is not None and c.low(i) not in ("dead", "missing"):
        if c.tag(before) == "t":
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
            if group.definite and not group.alone and c.tag(last) not in "IN,.;&" and group.kind != "single":
                continue
            if group.kind == "bare" and c.tag(last) in "DAVTHxJC":
                continue
            if group.definite and group.alone and c.low(group.first - 1) == "of":
                continue
            out.append(state(c, effect, group, "reduced", group.first, last, i))
        return out
    if c.tag(before) == "," or c.tag(before) == "-":
        return _after_comma(c, effect, i, last, before)
    return []


def _left_list(c: Clause, left: Group) -> list[Group]:
    found = coordinated_left(c, left)
    if len(found) > 1 and c.tag(found[0].first - 1) == "i":
        return [left]
    return found


def _to_death(c: Clause, i: int) -> list[Stated]:
    """Such as "beat him to death", "shot two men dead", "hacked a villager to death"."""
    people = objects(c, i + 1) or meant(c, Effect.KILLED, i, i + 1)
    if not people:
        return []
    at = i + 2 if people[-1].last <= i else people[-1].last
    if (c.low(at) == "to" and c.low(at + 1) == "death") or c.low(at) == "dead":
        return [state(c, Effect.KILLED, group, "to_death", i, at + 1, i) for group in people]
    return []


LEAVING = frozenset(("left", "leaving", "leaves", "leave"))
STATE = {"dead": Effect.KILLED, "killed": Effect.KILLED, "lifeless": Effect.KILLED, "injured": Effect.WOUNDED,
         "wounded": Effect.WOUNDED, "hurt": Effect.WOUNDED, "missing": Effect.MISSING, "hospitalized": Effect.WOUNDED}  # fmt: skip


def _left_dead(c: Clause, i: int) -> list[Stated]:
    """Such as "left ten civilians, including three women, and 27 soldiers dead and others injured"."""
    out: list[Stated] = []
    at = i + 1
    while True:
        people = objects(c, at, loose=True)
        if not people:
            return out
        verb = skip_right(c, after_parts(c, after_group(c, people[-1])), "a,")
        last = chain_end(c, verb) if c.tag(verb) == "K" else verb
        effect = effect_of(c, verb, last) if c.low(verb) in STATE else None
        if effect is None:
            return out
        out += [state(c, effect, group, "left.dead", i, last, verb) for group in people]
        at = last + 1 if c.tag(last) in "&," else last
        if c.tag(at) == "&":
            at += 1


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
    named = _named(c, comma, effect) if c.tag(last) == "I" and c.low(last) == "by" else []
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
    people = objects(c, last) or meant(c, effect, i, last)
    return [state(c, effect, group, "gerund", i, last, i) for group in people if not _own(c, group, people)]


def _finite(c: Clause, i: int) -> list[Stated]:
    """Such as "kills 30", "injures two": headlines and the present tense; infinitives are plans, not claims."""
    effect = effect_of(c, i, i + 1)
    before = skip_left(c, i - 1, "a")
    if effect is None or c.tag(before) in "tmfTASJ" or c.low(before) in ("did", "do", "does", "not"):
        return []
    last = i + 1
    while c.tag(last) in "&|," and c.tag(last + 1) == "k":
        second = effect_of(c, last + 1, last + 2)
        if second is not effect and second is not None and {effect, second} == {Effect.KILLED, Effect.WOUNDED}:
            effect = Effect.KILLED_OR_WOUNDED
        last += 2
    people = objects(c, last)
    return [state(c, effect, group, "headline", i, last, i) for group in people if not _own(c, group, people)]


def _died(c: Clause, i: int) -> list[Stated]:
    """Such as "two people died", "who succumbed to injuries"."""
    first, aux = aux_start(c, i)
    if ("m" in aux and "h" not in aux) or "f" in aux or c.tag(first - 1) == "t":
        return []
    if c.low(i).startswith("succumb") and not any(
        c.low(k) in ("injuries", "injury", "wounds", "wound") for k in range(i + 1, i + 8)
    ):
        return []
    whose = whom(c, first)
    people = [whose[0]] if whose else subjects(c, first)
    if not people:
        people = _named(c, first, Effect.KILLED)
    if not people and c.low(i).startswith("succumb") and c.low(first - 1) in ("he", "she"):
        at = first - 1
        people = [Group(at, first, at, 1, 1, Qualifier.EXACT, (at, first), "pronoun", alone=True)]
    return [state(c, Effect.KILLED, group, "died", group.first, i + 1, i) for group in people]
