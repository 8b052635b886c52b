"""Which statements of a sentence are parts of others: "including four children", "two of whom", breakdowns that add up."""

from __future__ import annotations

from tocsin.core.extract.english.words import GROUP_NOUNS, listed
from tocsin.core.extract.harm.fitting import fitting
from tocsin.core.extract.harm.frames import FATALLY, Stated
from tocsin.core.extract.harm.likewise import as_well, as_were, compared, elsewhere
from tocsin.core.extract.harm.objects import after_group, objects
from tocsin.core.extract.harm.part_lists import all_named, listed_parts, sum_before
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.parts.beside import among_them, apposed, counts, in_brackets, of_them
from tocsin.core.extract.parts.sums import add_up_within
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import number_value
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

INCLUDING_REACH = 16
ATTACKERS = listed("gunmen attackers assailants bombers hijackers shooters raiders")
"""Some of whom fall in their own attack: "four of the gunmen were killed" is no part of their victims."""
LET_GO = frozenset(("escaped", "freed", "released", "rescued", "fled"))
"""In "276 girls, of whom 57 escaped" the 57 are no part of those held."""
OUTCOMES = frozenset(("result", "results", "because", "consequence", "course", "wake", "outcome"))
"""Before "of which": the words speak of what happened, not of people."""
OF_WHICH = (["of", "which"], ["of", "whom"])


def parts_of(c: Clause, stated: list[Stated]) -> list[Stated]:
    """``stated`` with the parts of each statement added, marked and tied to their whole."""
    out = list(stated)
    queue = list(stated)
    while queue:
        whole = queue.pop(0)
        taken = {item.group.first for item in out if item.effect is whole.effect}
        for group, rule in _included(c, whole):
            if whole.effect is Effect.CAPTURED and c.low(skip_right(c, group.last, "Bha")) in LET_GO:
                continue
            told = any(item.group.first == group.first and item.effect is not whole.effect for item in out)
            if told or (group.alone and c.tag(group.last) == "K"):
                _tie_to_whole(out, group, whole)
                continue
            if group.first in taken:
                for item in out:
                    if item.group.first == group.first and item.effect is whole.effect and item is not whole:
                        item.subset, item.subset_of = True, whole
                continue
            fatal = whole.effect is Effect.WOUNDED and rule == "of_them" and c.low(group.last) in FATALLY
            part = Stated(
                effect=Effect.KILLED if fatal else whole.effect, group=group, rule=rule, first=min(whole.first, group.first),
                last=max(whole.last, group.last), trigger=whole.trigger, sentence=whole.sentence, subset=True,
                subset_of=whole, passive=whole.passive, victims=_who_they_were(c, group, rule),
            )  # fmt: skip
            out.append(part)
            if rule in ("breakdown", "including"):
                queue.append(part)
            taken.add(group.first)
    out += _they_are(c, out)
    out += _among(c, out)
    out += _were_among_them(c, out)
    out += elsewhere(c, out)
    out += as_were(c, out)
    out += compared(c, out)
    if "as" in c.lowers[c.first : c.last]:
        out += as_well(c, out)
    merged = [item.group for item in out if item.rule == "of_them"]
    out = [
        item
        for item in out
        if not any(group is not item.group and group.first < item.group.first < group.last for group in merged)
    ]
    for item in out:
        if (
            item.group.partitive
            and item.group.kind == "count"
            and c.low(item.group.number[1] - 1) in ("the", "them", "whom", "those", "these")
            and not (c.low(item.group.last - 1) == "those" and c.tag(item.group.last) in "wIe")  # "those on board"
        ):
            of_all = c.low(item.group.number[1] - 1) == "the"
            apart = not of_all or (item.group.low > 1 and c.low(item.group.head) not in ATTACKERS)
            item.subset = item.subset or (apart and not _of_uncounted(c, item))
        if (
            item.group.kind == "count"
            and [c.low(item.group.number[0] - 2), c.low(item.group.number[0] - 1)] in OF_WHICH
            and c.low(item.group.number[0] - 3) not in OUTCOMES
        ):
            item.subset = True
        at = item.group.last
        if c.low(at) == "among" and c.low(at + 1) in ("them", "whom") and c.tag(at + 2) == "B" and item is not out[0]:
            item.subset = True  # "six were wounded and a woman among them fights for her life"
        item.subset = item.subset or _of_a_family(c, item, out)
        if item.group.alone and "those" in c.lowers[item.group.first + 1 : item.group.last]:
            item.subset = True  # "seventeen of those injured lost limbs"
    _some_of_those(c, out)
    out.sort(key=lambda item: (item.group.first, item.trigger))
    add_up_within(c.lowers, out)
    sum_before(c, out)
    return out


def _of_uncounted(c: Clause, item: Stated) -> bool:
    """Such as "repelled an attack of rebels, killing seven of them": no other count in this sentence or before, so no part of one."""
    if item.rule not in ("gerund", "active") or c.low(item.group.number[1] - 1) != "them":
        return False
    first = max(0, c.doc.sentences[max(0, c.sentence.index - 1)].first)
    return not any(letter in "DHV" for letter in c.tags[first : item.group.first])


def _who_they_were(c: Clause, group: Group, rule: str) -> tuple[int, int] | None:
    """The people of "of whom five were policemen", where the count stands alone."""
    be = skip_right(c, group.last, "a")
    named = c.begins.get(skip_right(c, be + 1, "a")) if rule == "of_them" and group.alone and c.tag(be) == "B" else None
    return (named.first, named.last) if named is not None and named.kind == "bare" else None


def _some_of_those(c: Clause, stated: list[Stated]) -> None:
    """Such as "13 people were hurt but 11 were still in hospital", "38 are wounded, while some sustained grave injuries"."""
    for item in stated:
        group = item.group
        if item.subset or not group.alone or not (item.rule == "hospital" or c.low(group.number[0]) in SOME):
            continue
        for whole in stated:
            if whole.effect is item.effect and whole.group.kind == "count" and whole.group.last <= group.first:
                if whole.group.low > group.low:
                    item.subset, item.subset_of = True, whole
                break


SOME = listed("some most many several")


def _tie_to_whole(stated: list[Stated], group: Group, whole: Stated) -> None:
    """Such as "20 casualties, including 5 dead": the part has an effect of its own."""
    for item in stated:
        if item.group.first == group.first and item is not whole:
            item.subset, item.subset_of = True, whole


def _included(c: Clause, whole: Stated) -> list[tuple[Group, str]]:
    """The groups named as part of ``whole``'s people."""
    if c.tag(whole.group.last) == "(" and whole.group.kind == "count":
        bracketed = listed_parts(c, whole.group, whole.group.last + 1)
        if len(bracketed) > 1:
            return [(group, "breakdown") for group in bracketed]
    if c.tag(whole.group.last) == "(" and (inside := in_brackets(c, whole.group.last + 1)):
        return inside
    found = _included_from(c, whole, after_group(c, whole.group))
    if not found and whole.rule in ("bodies", "noun.of"):
        found = _included_from(c, whole, skip_right(c, after_group(c, whole.group), "aBvh"))
    if not found and whole.last > whole.group.last:
        found = _included_from(c, whole, whole.last)
    return found


def _attacks(c: Clause, group: Group) -> bool:
    """Whether a number without a noun counts attacks: "including two coordinated blasts"."""
    return group.alone and not ATTACKS.isdisjoint(c.doc.lowers[group.last : group.last + 3])


ATTACKS = frozenset(
    [
        "blasts",
        "explosions",
        "attacks",
        "bombings",
        "strikes",
        "airstrikes",
        "raids",
        "shootings",
        "incidents",
        "bombs",
        "clashes",
        "ambushes",
        "cars",
        "vehicles",
    ]
)


def _included_from(c: Clause, whole: Stated, i: int) -> list[tuple[Group, str]]:
    limit = min(i + INCLUDING_REACH, c.sentence.last)
    while i < limit:
        letter, word = c.tags[i], c.lowers[i]
        if letter == "o" and c.low(i + 1) == "whom" and (counted := c.begins.get(i + 2)) and counted.kind == "count":
            return [(counted, "of_them")]
        if (
            letter == "i"
            or (word == "among" and c.low(i + 1) in ("them", "whom"))
            or word in ("comprising", "namely", "mostly")
        ):
            at = i + 3 if c.low(i + 1) == "those" and c.low(i + 2) == "of" else i + 1
            at = i + 2 if c.low(i + 1) in ("of", "that") and letter == "i" else at
            if word == "among":
                at = skip_right(c, i + 2, "Bawv")
                at += 2 if c.low(at) == "those" and c.low(at + 1) == "of" else 0
            people = objects(c, at, loose=whole.trigger > i, closed=True)
            people = [group for group in fitting(c, whole.group, people) if not _attacks(c, group)]
            return [(group, "including") for group in people if counts(group)]
        follows = letter == ":" and c.lowers[i - 2 : i] == ["as", "follows"]
        if letter == ":" and (i - whole.last < 3 or follows) and whole.group.kind == "count":
            return [(group, "breakdown") for group in listed_parts(c, whole.group, i + 1)]
        if letter == "," and (named := among_them(c, i + 1) or apposed(c, whole.group, i + 1)):
            return named
        if word == "with" and (led := c.begins.get(i + 1)) is not None and counts(led):
            at = led.last
            if (
                c.low(at) in ("in", "among")
                and c.low(at + 1) in ("their", "its")
                and c.low(at + 2) in ("number", "ranks", "midst")
            ):
                return [(led, "including")]
        if letter == "-" and i - whole.group.last <= 6 and whole.group.kind == "count":
            inner = [group for group in objects(c, i + 1, loose=True) if group.kind in ("count", "single")]
            if inner and not all_named(c, inner):
                return [(group, "breakdown") for group in inner]
        if letter in "DV" and c.tag(i + 1) == "a" and c.low(i + 1) in GRAVELY and whole.effect is Effect.WOUNDED:
            return _gravely(c, i)
        if letter == ";" and c.tag(i + 1) in "DV" and c.low(i + 2) == "of" and c.low(i + 3) in ("them", "whom"):
            i += 1  # "were wounded; seven of them are children"
            continue
        if (
            letter in "DVH"
            and (letter != "H")
            and c.low(i + 1) == "of"
            and (c.low(i + 2) in ("them", "whom", "those") or (c.low(i + 2) == "which" and whole.rule == "bodies"))
        ):
            return of_them(c, i)
        if letter == "s" and c.tag(skip_right(c, i + 1, ",z")) == "i":  # "killed 300, the monitor said, including"
            i += 1
            continue
        if word in ("while", "whereas"):
            return []
        if (
            letter in ";."
            or (letter in "BhsKkgdn")
            or (letter == "&" and (i + 1 in c.begins or c.tag(skip_right(c, i + 1, "a")) in "vKks"))
        ):
            return []
        group = c.begins.get(i)
        if (
            group is not None
            and group is not whole.group
            and group.kind == "count"
            and letter in "DVHO"
            and c.tag(group.last) != "o"
            and c.low(group.head) not in GROUP_NOUNS
        ):
            return []
        i += 1
    return []


def _they_are(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "ten were killed; they are five soldiers and five policemen"."""
    if not stated or "they" not in c.lowers[c.first : c.last]:
        return []
    out: list[Stated] = []
    for i in range(c.sentence.first, c.sentence.last - 2):
        if c.low(i) != "they" or c.tag(i + 1) != "B":
            continue
        wholes = [item for item in stated if item.trigger < i and not item.subset]
        if not wholes:
            continue
        people = objects(c, i + 2)
        several = len(people) > 1 and people[0].kind == "count"  # "they were seven children, a woman and a man"
        for group in people:
            if (group.kind == "count" or (several and group.kind == "single")) and c.tag(group.last) != "K":
                part = _part_of(wholes[-1], group, "they_are")
                out += [part, *(_part_of(part, inner, rule) for inner, rule in _included(c, part))]
    return out


def _among(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "a boy was among four killed", "two children were among the 12 people killed"."""
    out: list[Stated] = []
    for whole in stated:
        first = whole.group.first
        be = skip_left(c, first - 2, "a")
        if c.low(first - 1) == "among" and c.tag(be) == "B" and not whole.subset:
            parts = [_part_of(whole, group, "among") for group in subjects(c, be) if counts(group)]
            out += parts
            out += [_part_of(part, inner, rule) for part in parts for inner, rule in _included(c, part)]
    return out


def _were_among_them(c: Clause, stated: list[Stated]) -> list[Stated]:
    """Such as "nine people were killed, and three women and a child were among them"."""
    for i in range(c.first, c.last - 1):
        if c.lowers[i] == "among" and c.lowers[i + 1] == "them" and c.tag(be := skip_left(c, i - 1, "a")) == "B":
            people = [group for group in subjects(c, be) if counts(group)]
            wholes = [item for item in stated if people and item.last <= people[0].first and not item.subset]
            if wholes:
                told = {item.group.number[0] for item in stated}
                return [_part_of(wholes[-1], group, "among") for group in people if group.number[0] not in told]
    return []


def _of_a_family(c: Clause, part: Stated, stated: list[Stated]) -> bool:
    """Whether they are the four of "six people, four of one family, were killed"."""
    group = part.group
    if c.low(group.head) not in ("family", "household") or "of" not in c.lowers[group.first : group.head]:
        return False
    if c.tag(group.first - 1) not in ",(":
        return False
    return any(
        whole.group.last <= group.first and whole.effect is part.effect and whole.group.low > group.low
        for whole in stated
    )


def _part_of(whole: Stated, group: Group, rule: str) -> Stated:
    return Stated(
        effect=whole.effect, group=group, rule=rule, first=min(whole.first, group.first), last=max(whole.last, group.last),
        trigger=whole.trigger, sentence=whole.sentence, subset=True, subset_of=whole, passive=whole.passive,
    )  # fmt: skip


GRAVELY = listed("seriously severely critically gravely badly slightly lightly moderately")


def _gravely(c: Clause, i: int) -> list[tuple[Group, str]]:
    """Such as "the injury of five, some seriously"."""
    group = c.inside.get(i)
    if group is None:
        value = number_value(c.low(i))
        if value is None:
            return []
        vague = c.tags[i] == "V"
        group = Group(
            i, i + 1, i, value, None if vague else value, Qualifier.VAGUE if vague else Qualifier.EXACT, (i, i + 1), "count", alone=True,
        )  # fmt: skip
    return [(group, "gravely")]
