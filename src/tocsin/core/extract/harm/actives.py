"""Verbs of harm with a doer or none: "killed two", "killing two", "left two dead", "beat him to death", "died"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import FATALLY, Stated, aux_start, chain_end, effect_of, named_before, state, whom
from tocsin.core.extract.harm.harmed import along_with, besides_self, each, meant, named_objects, own, pronoun
from tocsin.core.extract.harm.nobody import nobody_at
from tocsin.core.extract.harm.objects import after_group, after_parts, beyond_setting, objects, told_at
from tocsin.core.extract.harm.part_lists import after_list
from tocsin.core.extract.harm.subjects import coordinated_left, first_of_two, subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.unlisted import person_at
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

BEATEN = listed(
    """shoot shoots beat beating hacked stabbed shot shooting stabbing knifing hacking axed stoned tortured torturing choked clubbed bludgeoned knifed trampled burning burying burned
    burnt lynched stoned starved bled put stoning clubbing suffocate suffocated choke burn bleed starve froze freeze"""
)
"""Words that kill with "to death" after them, whatever their letter."""


def active(c: Clause, effect: Effect, i: int, last: int, rule: str) -> list[Stated]:
    people = objects(c, last, loose=c.tag(i - 1) in "nw") or besides_self(c, last) or meant(c, effect, i, last)
    people = people or named_objects(c, effect, last) or told_later(c, last)
    if not people and effect is Effect.CAPTURED and c.low(last) in ("him", "her") and c.tag(last + 1) not in "xJCpPL":
        people = [pronoun(last)]  # "rebels had abducted him on Monday"
    people = people or nobody_at(c, i, last) or _whom(c, effect, i)
    if effect is Effect.CAPTURED and people and people[0].alone and c.tag(people[0].last) in "exUJDH":
        return []  # "seized two armoured cars"
    after = people[-1].last if people else last
    if c.low(i) in BEATEN and (c.low(after) == "dead" or (c.low(after) == "to" and c.low(after + 1) == "death")):
        return []
    whole = c.tag(i - 1) in "nw" and people and c.tag(skip_right(c, people[-1].last, "aBhz")) != "K"
    people = [group for group in people if whole or not own(c, group, people)]
    return each(c, [state(c, effect, group, rule, i, last, i) for group in people], i, last)


def told_later(c: Clause, last: int) -> list[Group]:
    """The object list behind the time and place of the verb that ends before token ``last``."""
    later = beyond_setting(c, last)
    return objects(c, later.first) if later is not None else []


def _whom(c: Clause, effect: Effect, i: int) -> list[Group]:
    """Those of "two teachers whom the rebels had abducted"."""
    they = skip_left(c, i - 1, "ha")
    if (
        c.tag(they) == "r"
        and (led := c.ends.get(they)) is not None
        and led.kind == "count"
        and not led.partitive
        and effect is Effect.CAPTURED
    ):
        return [led]  # "ten rebels they had captured"
    k = skip_left(c, i - 1, "hraTPCx")
    found = whom(c, k + 1) if c.low(k) == "whom" and k < i - 1 else None
    return [found[0]] if found is not None and found[0].kind in ("count", "single", "name") else []


SOURCES = listed("officials police activists witnesses residents sources authorities medics doctors rescuers")


def _without_source(c: Clause, group: Group) -> Group:
    """The three of "killing three officials said", where commas are left out: the officials say so."""
    at = group.number[1]
    if group.kind != "count" or at != group.head or c.low(at) not in SOURCES or c.tag(group.last) != "s":
        return group
    if c.tag(group.last + 1) not in ".z&" or c.low(group.last) not in ("said", "say", "added"):
        return group
    return replace(group, last=at, head=at - 1, alone=True)


ATTACKING = frozenset(("shooting", "stabbing", "knifing"))


def to_death(c: Clause, i: int) -> list[Stated]:
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
    people = objects(c, i + 1, loose=True) or meant(c, Effect.KILLED, i, i + 1)
    if not people:
        return []
    at = i + 2 if people[-1].last <= i else people[-1].last
    if c.tag(at) == "o" and (at := after_group(c, people[-1])) == people[-1].last:
        at = skip_right(c, at + 1, "TSAxCJoUDpG")  # "beat the supervisor of a company to death"
    at = told_at(c, at, TO_DEATH)
    alive = c.low(at) == "alive" and c.low(i).startswith("bur")
    dead = c.low(at) == "dead" and c.low(i) != "put"
    if (c.low(at) == "to" and c.low(at + 1) == "death") or dead or alive:
        return [state(c, Effect.KILLED, group, "to_death", i, at + 1, i) for group in people]
    return []


TO_DEATH = frozenset(("dead", "to", "alive"))


def acted_to_death(c: Clause, i: int) -> list[Stated]:
    """``to_death`` for a participle that is a past tense: "shot a couple dead", "hacked to death a farmer"."""
    behind = i + 3 if c.low(i + 1) == "to" and c.low(i + 2) == "death" else i + 1
    acts = "B" not in aux_start(c, i)[1] and (objects(c, behind) or meant(c, Effect.KILLED, i, behind))
    return to_death(c, i) if acts else []


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


LEAVING = frozenset(("left", "leaving", "leaves", "leave", "found", "finds"))


STATE = {"dead": Effect.KILLED, "killed": Effect.KILLED, "lifeless": Effect.KILLED, "injured": Effect.WOUNDED,
         "wounded": Effect.WOUNDED, "hurt": Effect.WOUNDED, "missing": Effect.MISSING, "hospitalized": Effect.WOUNDED}  # fmt: skip


def left_dead(c: Clause, i: int) -> list[Stated]:
    """Such as "left ten civilians, including three women, and 27 soldiers dead and others injured"."""
    out: list[Stated] = []
    at = i + 1 + (c.low(i + 1) == "behind")
    if c.tag(at) == "K" and (effect := STATE.get(c.low(at))) is not None:  # "leaving dead two guards"
        return [state(c, effect, group, "left.dead", i, at + 1, at) for group in objects(c, at + 1)]
    while True:
        people = objects(c, at, loose=True) or besides_self(c, at) or _both(c, at) or _him(c, i, at)
        people = people or person_at(c, at) or nobody_at(c, i, at)
        if not people:
            return out
        verb = skip_right(c, after_list(c, after_parts(c, after_group(c, people[-1]))), 'a,"')
        if c.tag(verb) != "K":
            verb = told_at(c, verb, STATE)
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


def gerund(c: Clause, i: int, last: int) -> list[Stated]:
    effect = effect_of(c, i, last)
    if effect is None:
        return []
    if c.tag(last) == "o":
        return []
    before = c.tag(i - 1)
    if none := nobody_at(c, i, last):
        return [state(c, effect, group, "gerund", i, last, i) for group in none]
    if before == "I" and c.low(i - 1) in ("without", "from", "against", "about"):
        return []
    if before == "f":
        return []
    if before == "B":
        return []
    people = objects(c, last) or besides_self(c, last) or meant(c, effect, i, last) or named_objects(c, effect, last)
    people = people or told_later(c, last)
    if c.low(i) == "harming":
        people = [group for group in people if group.kind != "bare"]  # "harming civilians" is what is warned of
    people = [*people[:-1], _without_source(c, people[-1])] if people else []
    return each(
        c, [state(c, effect, group, "gerund", i, last, i) for group in people if not own(c, group, people)], i, last
    )


def finite(c: Clause, i: int) -> list[Stated]:
    """Such as "kills 30", "injures two": headlines and the present tense; infinitives are plans, not claims."""
    effect = effect_of(c, i, i + 1)
    before = skip_left(c, i - 1, "a")
    if effect is not None and (none := nobody_at(c, i, i + 1)) and c.tag(before) not in "tm":
        return [state(c, effect, group, "headline", i, i + 1, i) for group in none]
    managed = c.tag(before) == "t" and c.low(before - 1) in MANAGED and c.tag(before - 2) not in "mf"
    if effect is None or (c.tag(before) in "tmfTASJ" and not managed) or c.low(before) in ("did", "do", "does", "not"):
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
    return [state(c, effect, group, "headline", i, last, i) for group in people if not own(c, group, people)]


MANAGED = frozenset(("managed", "able", "proceeded", "led", "leading"))
"""Before "to" and a verb: it was done; "leading to kill a child" as well."""


def _supposed(c: Clause, verb: int) -> bool:
    """Whether the clause of the verb at ``verb`` begins with "when", "if" or the like: what may be, not what was."""
    for k in range(verb - 1, c.sentence.first - 1, -1):
        if c.tags[k] in ',.;:"':
            return False
        if c.low(k) in ("if", "when", "whenever", "whoever", "until"):
            return True
    return False


SUCCUMBED_TO = frozenset(("injuries", "injury", "wounds", "wound", "burns", "hospital"))
UNREAL = frozenset(("could", "would", "should"))
HURT = frozenset(("wounded", "injured"))


def died(c: Clause, i: int) -> list[Stated]:
    """Such as "two people died", "who succumbed to injuries"."""
    first, aux = aux_start(c, i)
    if "m" in aux and not UNREAL.isdisjoint(c.lowers[first:i]):
        return []  # "hundreds could have died"
    if ("m" in aux and "h" not in aux) or "f" in aux or c.tag(first - 1) == "t":
        return []
    if (
        c.low(i).startswith("succumb")
        and c.low(i + 1) == "to"
        and not any(c.low(k) in SUCCUMBED_TO for k in range(i + 1, i + 8))
    ):
        return []
    whose = whom(c, first)
    people = [whose[0]] if whose else subjects(c, first)
    if c.low(first - 1) == "but" and (verb := first_of_two(c, first - 1, c.first)):
        people = people or subjects(c, verb)  # "was rushed to hospital but died"
    if not people:
        verb = first_of_two(c, first - 1, c.first) if c.tag(first - 1) == "&" else first
        people = named_before(c, verb, Effect.KILLED)
    if not people and c.low(c.first) in ("with", "alongside", "beside") and c.tag(first - 1) in "rpPCL":
        people = objects(c, i + 1)  # "with him died two of his guards"
    if not people and c.low(i).startswith("succumb") and c.low(first - 1) in ("he", "she"):
        people = [pronoun(first - 1)]
    if not people and c.low(i).endswith("ing") and (led := c.ends.get(i)) is not None:
        listed_with = coordinated_left(c, led)  # "with two more dying in hospital"
        people = listed_with if c.low(listed_with[0].first - 1) == "with" else []
    if not people and c.low(first - 1) in HURT and first - 1 in c.ends:
        people = [c.ends[first - 1]]  # "two more wounded succumbed"
    effect = Effect(g.EFFECT_OF[c.low(i)])
    if effect is Effect.KILLED and people:
        people = [*people, *along_with(c, i + 1)]
    if effect is Effect.MISSING:
        people = [group for group in people if group.kind in ("count", "single", "name") and group.low]
    return [
        state(c, effect, group, "died" if effect is Effect.KILLED else "vanished", group.first, i + 1, i)
        for group in people
    ]
