"""What a statement of harm is before it has a source, and how its verb is read: effect, auxiliaries, names before it."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.named_rows import row_ending
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import read_quantity
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

UNHARMED = frozenset(("unharmed", "unhurt", "unscathed", "uninjured", "safe"))


FATALLY = frozenset(("fatally", "mortally"))
STAYING = frozenset(("remain", "remained", "remains", "went", "gone", "go", "goes", "lay", "lie", "lies"))
COMING_AWAY = frozenset(
    (
        ("came", "away"),
        ("came", "off"),
        ("came", "out"),
        ("come", "away"),
        ("ended", "up"),
        ("got", "away"),
        ("got", "off"),
    )
)
"""Such as "came away injured": what stands for "were" before a participle."""
SPARED = STAYING | {"escaped", "survived", "escape", "emerged", "landed"}


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


GASES = frozenset(("gas", "gases", "chlorine", "chemical", "sarin"))


def effect_of(c: Clause, first: int, last: int) -> Effect | None:
    """The effect the chain of participles in tokens ``first`` to ``last`` states; None when it harms nobody."""
    found: set[str] = set()
    if c.low(first - 1) in FATALLY and c.low(first) not in g.CAPTURE_PARTICIPLES:
        return Effect.KILLED
    if c.low(last) == "to" and c.low(last + 1) == "death":  # "gassed to death"
        return Effect.KILLED
    for i in range(first, last):
        word = c.low(i)
        effect = g.EFFECT_OF.get(word)
        if effect == "wounded" and c.low(i - 1) in FATALLY:
            effect = "killed"  # "shot and fatally wounded"
        if word == "suffocated" and not GASES.isdisjoint(c.lowers[c.first : c.last]):
            effect = "wounded"  # who is gassed and suffocates is treated for it
        if word in g.ARRESTS:
            effect = "captured" if _by_a_side(c, i) else None
        elif word in g.HELD and _by_police(c, i):
            effect = None
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
    beside = c.inside
    if i in c.ends and i + 1 not in c.begins and c.low(i + 1) != "by":
        return False  # "four militants were killed and one arrested"
    words = {
        c.low(k) for k in range(c.sentence.first, min(i + 8, c.sentence.last)) if _doer_at(c, k, i) or k not in beside
    }
    if words & {"police", "court", "authorities"}:
        return False
    return bool(words & SIDES) or (bool(words & FORCES) and _holds_fighters(c, i))


FORCES = listed("sfs forces rifles bsf crpf itbp ssb cobra paramilitary paramilitaries")
"""Forces that do the work of police as well: who arrest fighters capture them."""


def _holds_fighters(c: Clause, verb: int) -> bool:
    """Whether those arrested are fighters: by their word, or "men" or "members" behind the letters of a group."""
    passive = c.tag(skip_left(c, verb - 1, "a")) == "B"
    return any(
        g.PLURAL_PEOPLE.get(c.low(group.head)) == "combatant"
        or g.SINGULAR_PEOPLE.get(c.low(group.head)) == "combatant"
        or any(word.isupper() and len(word) > 2 for word in c.doc.words[group.first : group.head])
        for group in c.groups
        if (group.last <= verb) == passive and abs(group.head - verb) < HELD_REACH
    )


HELD_REACH = 16


def _by_police(c: Clause, verb: int) -> bool:
    """Whether police hold people of whom nobody says that they fight: the work of the law, no capture."""
    first = max(c.first, verb - POLICE_REACH)
    words = {c.low(k) for k in range(first, verb)} if c.tag(verb - 1) not in "Ba" else set()
    by = next((k for k in range(verb + 1, min(verb + POLICE_REACH, c.last)) if c.low(k) == "by"), None)
    if by is not None:
        words |= {c.low(k) for k in range(by, min(by + 4, c.last))}
    crowd = not CROWDS.isdisjoint(c.lowers[c.first : c.last]) and words.isdisjoint(SIDES)
    return crowd or (not words.isdisjoint(POLICE) and words.isdisjoint(SIDES))


CROWDS = listed(
    "protest protests protesters protestors demonstration demonstrations demonstrators rally rallies unrest crackdown"
)
"""Where crowds are in the street, those held are so by the law."""
POLICE_REACH = 8
POLICE = listed("police cops policemen authorities prosecutors prosecutor court detectives fbi interpol customs")


def _doer_at(c: Clause, k: int, verb: int) -> bool:
    """Whether the people at token ``k`` may have arrested: they stand before the verb, or after "by"."""
    group = c.inside.get(k)
    if group is None:
        return True
    return (group.last <= verb and c.tag(verb - 1) not in "Ba") or c.low(group.first - 1) == "by"


def _helped(c: Clause, first: int, last: int) -> Effect | None:
    """Such as "shot", "hit", "burned" and the like: to death, alive, or by themselves."""
    word = c.low(first)
    after = [c.low(i) for i in range(last, last + 3)]
    if "death" in after[:2] or (after[0] in ("dead", "alive") and word in ("burned", "burnt", "buried")):
        return Effect.KILLED
    if word in ("blown", "ripped", "torn") and (
        after[0] in ("apart", "up") or after[:2] in (["to", "pieces"], ["to", "shreds"])
    ):
        return Effect.KILLED
    if (
        word == "shot"
        and after[0] == "in"
        and c.tag(last + 1) in "TS"
        and not LIMBS.isdisjoint(c.lowers[last + 2 : last + 4])
    ):
        return Effect.WOUNDED
    fired_on = after[0] == "at" and c.tag(last + 1) not in "TAC"
    if word == "shot" and after[0] not in ("down", "up") and not fired_on:
        return Effect.KILLED_OR_WOUNDED
    if word in ("stabbed", "knifed", "beaten"):
        return Effect.WOUNDED
    if word in ("hacked", "bludgeoned"):
        return Effect.KILLED
    return None


LIMBS = listed(
    """leg legs arm arms hand hands foot feet knee knees thigh thighs shoulder shoulders ankle ankles calf hip hips buttock buttocks
    wrist elbow finger toe groin ear"""
)
"""Who is shot there is wounded."""


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
        if c.low(i) == "dead" and j + 1 in c.begins:
            return last  # "left a woman dead and wounded her sons"
        if c.tag(j) == "K" and j not in c.inside:
            last = j + 1
            continue
        return last


def state(c: Clause, effect: Effect, group: Group, rule: str, first: int, last: int, trigger: int) -> Stated:
    if group.kind == "zero" and effect is Effect.WOUNDED:
        effect = Effect.KILLED_OR_WOUNDED  # "no civilians harmed": nor was one killed
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
                and c.low(j)
                in (
                    "reported",
                    "confirmed",
                    "believed",
                    "suspected",
                    "said",
                    "feared",
                    "known",
                    "estimated",
                    "alleged",
                    "announced",
                    "declared",
                )
                and c.tag(j - 1) in "Bha"
            )
            or (letter == "J" and c.low(j) == "suspected" and c.tag(j - 1) in "Bha")
            or (letter == "t" and c.tag(j + 1) in "Bh")
            or (letter == "I" and c.low(j) == "since" and c.tag(j - 1) == "h")
            or (
                letter == "e"
                and c.low(j)
                in ("feared", "presumed", "thought", "understood", "rumoured", "rumored", "assessed", "deemed")
                and c.tag(j - 1) in "Bha"
            )
        ):
            pass
        elif (
            letter == "v"
            and c.tag(i) == "K"
            and (c.low(j) in (SPARED if c.low(i) in UNHARMED else STAYING) or (c.low(j), c.low(j + 1)) in COMING_AWAY)
        ):
            first, letters = j, "B" + letters
        elif (
            letter == "v"
            and c.low(j) in ("found", "known", "declared", "pronounced", "believed", "suspected", "left", "brought")
            and c.tag(j - 1) in "Bha"
        ):
            pass
        elif letter not in 'az"' and not (letter == "I" and c.tag(j + 1) == "z"):
            break
        j -= 1
    return first, letters


NAMED_AFTER = frozenset(("as", ",", "&", ".", "when", "after", "while", "because", "that"))
"""What stands before one name that is a person's where "who" follows it."""


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
    if c.tag(k) in "zD" and c.tag(k - 1) == "," and c.tag(k - 2) == "C":
        k -= 2  # "Omar Sahl, 34, who was hurt"
    if c.tag(k) == "C":
        if c.low(j) == "who" and (row := row_ending(c, k + 1)) is not None:
            return row, row.first
        start = skip_left(c, k, "C") + 1
        person = c.low(j) == "who" and k - start >= 1 and c.low(start - 1) != "and"
        if c.inside.get(start) is None and (person or c.low(start - 1) in NAMED_AFTER):
            return name_group(c, start, k + 1), start
    for at in range(k, max(c.sentence.first, k - 14) - 1, -1):
        group = c.inside.get(at)
        if group is not None and not (c.tag(group.first - 1) == "o" and c.tag(group.first - 2) in "PpL"):
            return _all_of(c, group), group.first
        if c.tags[at] in "svkKB.;:" and at != k:
            return None
    return None


def _all_of(c: Clause, group: Group) -> Group:
    """The whole that a relative clause speaks of: the 35 of "seven of the 35 men who were abducted"."""
    number = c.tags.find("o", group.first, group.head) + 2
    if number < group.first + 2 or c.tag(number) != "D" or c.tag(number - 1) not in "TS":
        return group
    quantity = read_quantity([c.doc.words[number]])
    if quantity is None:
        return group
    return Group(
        number - 1,
        group.last,
        group.head,
        quantity.low,
        quantity.high,
        quantity.qualifier,
        (number, number + 1),
        "count",
    )


NAME_TOKENS = range(2, 5)


def _named_behind_role(c: Clause, open_at: int, close: int) -> bool:
    """Whether the commas hold the name of whom the sentence opens with: "the deputy head of the council, Karim Saleh, was"."""
    named = c.tags[open_at + 1 : close]
    return (
        len(named) in NAME_TOKENS
        and set(named) == {"C"}
        and c.tag(c.first) == "T"
        and set(c.tags[c.first : open_at]) <= ROLE_LETTERS
        and not ROLES.isdisjoint(c.lowers[c.first + 1 : min(c.first + ROLE_REACH, open_at)])
    )


ROLE_LETTERS = set("TJxoSUCpI")
ROLE_REACH = 5
ROLES = listed(
    "head leader chief deputy president chairman secretary member founder spokesman editor director mayor governor commander"
)


def named_before(c: Clause, first: int, effect: Effect) -> list[Group]:
    """A person known only by name before "was killed": "Tamerlan was killed"."""
    if c.low(first) in ("were", "are", "have") and c.tag(first) in "Bh":
        return []
    j = skip_left(c, first - 1, "az")
    if c.tag(j) == ",":
        open_at = j - 1
        while open_at > c.sentence.first and c.tags[open_at] != "," and j - open_at < 25:
            open_at -= 1
        if effect is not Effect.CAPTURED and _named_behind_role(c, open_at, j):
            return [name_group(c, open_at + 1, j)]
        while c.tag(open_at) == ",":
            before = skip_left(c, open_at - 1, "C")
            if (before < open_at - 1 and c.tag(before) in '.,;:n&sIr"z') or before < c.sentence.first:
                start = before + 1
                named = start < open_at and all(t == "C" for t in c.tags[start:open_at])
                if named and (open_at - start >= 2 or start == c.sentence.first):
                    return [name_group(c, start, open_at)]
            k = open_at - 1
            while k > c.sentence.first and c.tags[k] != ",":
                k -= 1
            if k <= c.sentence.first and c.tags[c.sentence.first] == "C":
                end = skip_right(c, c.sentence.first, "C")
                if c.tag(end) == "," and end - c.sentence.first >= 2:
                    return [name_group(c, c.sentence.first, end)]
                return []
            open_at = k
            if first - open_at > 40:
                return []
        return []
    if c.tag(j) == ")" and c.tag(j - 1) in "zD" and c.tag(j - 2) == "(":
        j -= 3
    of = skip_left(c, j, "CUxDJT")
    if of < j and c.low(of) in ("of", "from") and c.tag(of - 1) == "C" and c.tag(of - 2) == "C":
        j = of - 1  # "Omar Said of Dalem village was"
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
    return [name_group(c, start, j + 1)]


def name_group(c: Clause, first: int, last: int) -> Group:
    del c
    return Group(first, last, last - 1, 1, 1, Qualifier.EXACT, (first, last), "name")
