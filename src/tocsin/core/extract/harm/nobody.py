"""Which turns say that nobody was harmed: "hurting nobody", "came to no harm", "without a scratch", "no human toll"."""

from __future__ import annotations

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

NOBODY = frozenset(("nobody", "none", "no-one"))
ANYBODY = frozenset(("anyone", "anybody"))
NOT = frozenset(("not", "n't", "without", "never", "didn't"))
NOT_REACH = 4
NOBODY_REACH = 6
"""How far before its verb "none" of "none of the foreign staff" stands."""


def zero(first: int, last: int) -> Group:
    """The nobody whom the words in tokens ``first`` to ``last`` tell of."""
    return Group(first, last, last - 1, 0, 0, Qualifier.EXACT, (first, first + 1), "zero", alone=True)


def nobody_at(c: Clause, verb: int, at: int) -> list[Group]:
    """The nobody of "hurting nobody", "killed no one", "without injuring anyone": object of ``verb`` at token ``at``."""
    if c.low(at) in NOBODY and c.low(at + 1) != "of":
        return [zero(at, at + 1)]
    if c.low(at) == "no" and c.low(at + 1) == "one":
        return [zero(at, at + 2)]
    if c.low(at) in ANYBODY and any(c.low(k) in NOT for k in range(max(c.first, verb - NOT_REACH), verb)):
        return [zero(at, at + 1)]
    return []


def _stated(c: Clause, first: int, last: int, people: list[Group]) -> list[Stated]:
    """Nobody harmed among ``people``, told by the turn in tokens ``first`` to ``last``."""
    if not people:
        return [state(c, Effect.KILLED_OR_WOUNDED, zero(first, last), "nobody", first, last, last - 1)]
    whose = people[-1]
    group = Group(people[0].first, whose.last, whose.head, 0, 0, Qualifier.EXACT, whose.number, "zero", whose.definite)
    return [state(c, Effect.KILLED_OR_WOUNDED, group, "nobody", group.first, last, last - 1)]


def none_of(c: Clause, people: list[Group], noun: int) -> list[Stated]:
    """Such as "none of the guards sustained any injury", which ends with ``noun``."""
    return _stated(c, people[0].first - 2, noun + 1, people)


def harm(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "nobody came to harm", "the staff came to no harm", "no harm befell the villagers"."""
    to = i - 1 - (c.low(i - 1) in ("no", "any"))
    if c.low(i - 1) == "no" and c.low(i + 1) in ("befell", "was", "had"):
        return _stated(c, i - 1, i + 1, [])
    if c.low(to) != "to" or c.low(to - 1) not in ("came", "come", "comes", "coming"):
        return []
    first, aux = aux_start(c, to - 1)
    people = subjects(c, first)
    none = c.low(i - 1) == "no" or "f" in aux or any(group.kind == "zero" for group in people)
    nobody = not NOBODY.isdisjoint(c.lowers[max(c.first, first - NOBODY_REACH) : first])
    nobody = nobody or (c.low(first - 2), c.low(first - 1)) == ("no", "one")
    if none or nobody:
        return _stated(c, to - 1, i + 1, people)
    hurt = [group for group in people if group.kind in ("count", "single") and "m" not in aux and i - 1 == to]
    return [state(c, Effect.WOUNDED, group, "suffered", group.first, i + 1, i) for group in hurt]


COMING_OFF = listed("escaped escape escaping emerged emerge survived came come got walked went left stepped")
WITHOUT = listed("scratch scratches bruise")
OFF_REACH = 9


def _came_off(c: Clause, before: int) -> list[Group] | None:
    """Who came off so as the words behind token ``before`` tell; None where no verb says that anybody did."""
    for k in range(before, max(c.first, before - OFF_REACH) - 1, -1):
        if c.tags[k] in ",;:":
            return None
        if c.low(k) in COMING_OFF:
            return subjects(c, aux_start(c, k)[0])
    return None


def scratch(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "came through without a scratch", "without so much as a scratch", "had not a scratch"."""
    first = skip_left(c, i - 1, "AxaIJ")
    first = next((k for k in range(i - 1, max(c.first, i - 7) - 1, -1) if c.low(k) in ("without", "not")), first)
    if c.low(first) not in ("without", "not"):
        return []
    people = _came_off(c, first - 1)
    return _stated(c, first, i + 1, people) if people is not None else []


def in_one_piece(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "all on board emerged in one piece"."""
    if c.lowers[i - 2 : i] != ["in", "one"]:
        return []
    people = _came_off(c, i - 3)
    return _stated(c, i - 2, i + 1, people) if people else []


UNHURT = frozenset(("unscathed", "unhurt", "unharmed", "uninjured"))


def unhurt(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the minister survived the attack unscathed", "came through the raid unhurt"."""
    verb = next((k for k in range(i - 2, max(c.first, i - OFF_REACH), -1) if c.low(k) in ("survived", "came")), 0)
    if not verb or any(tag in ",;:B" for tag in c.tags[verb:i]) or c.low(i - 1) in ("escaped", "survived"):
        return []
    people = subjects(c, aux_start(c, verb)[0])
    return _stated(c, verb, i + 1, people) if people else []


HUMAN = frozenset(("human", "reported", "immediate", "civilian", "further", "additional"))
COST = frozenset(("toll", "cost", "bloodshed", "victims", "victim", "loss"))
NO_COST_AFTER = listed("support services rights of yet estimate figure statement group groups families impact")


def no_cost(c: Clause, i: int) -> list[Stated]:
    """Such as "there was no human toll", "without bloodshed", "claimed no victims": "no" or "without" stands at ``i``."""
    at = i + 1
    while c.low(at) in HUMAN:
        at += 1
    word = c.low(at)
    if word not in COST or c.low(at + 1) in NO_COST_AFTER or (c.tag(at + 1) in "xKJv" and c.low(at + 1) != "reported"):
        return []
    ours = word == "loss" and c.low(at + 1) == "on" and c.low(at + 3) == "side"  # "no loss on our side"
    if word in ("toll", "cost", "loss") and c.low(at - 1) != "human" and not ours:
        return []
    return _stated(c, i, at + 1, [])


def without(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "without bloodshed", "without reporting casualties", "without recording any injuries"."""
    at = i + 2 + (c.low(i + 2) == "any") if c.low(i + 1) in REPORTING else i
    at += at > i and c.low(at) in HUMAN
    if at > i and c.low(at) in HARMS:
        return _stated(c, i, at + 1, [])
    return no_cost(c, i)


REPORTING = listed("reporting recording causing registering documenting inflicting suffering sustaining")
HARMS = listed("casualties injuries losses victims deaths fatalities")


def denied(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "denied any casualties", "denied losing any soldier", "denied having suffered losses"."""
    at = i + 1
    while c.low(at) in STEPS:
        at += 1
    losing = c.low(at) in LOSING
    at += losing
    some = c.low(at) in ("any", "a")
    at += some
    at += c.low(at) in HUMAN
    if c.low(at) in HARMS:
        return _stated(c, i + 1, at + 1, [])
    lost = c.inside.get(at) if losing and some else None
    return [state(c, Effect.KILLED, zero(i + 1, lost.last), "nobody", i, lost.last, i + 1)] if lost is not None else []


STEPS = listed("having had ever suffering suffered sustaining sustained incurring incurred")
LOSING = frozenset(("losing", "lost", "loss"))


HURT = listed("injury injuries wounded injured hurt wounds")
DEAD = listed("death deaths dead killed fatality fatalities")


def first_of_two(c: Clause, noun: int) -> bool:
    """Whether "neither deaths nor injuries", "no deaths or injuries" goes on at ``noun``: none of both is one statement."""
    second = skip_right(c, noun + 1, "f|&") if c.tag(noun + 1) in "f|" else 0
    return (
        bool(second) and {c.low(noun), c.low(second)} & HURT != set() and {c.low(noun), c.low(second)} & DEAD != set()
    )


def second_of_two(c: Clause, no: int) -> bool:
    """Whether "nor injuries" behind "neither deaths" begins at ``no``."""
    return c.low(no) == "nor" and (c.low(no - 1) in HURT or c.low(no - 1) in DEAD)


def neither(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "neither dead nor wounded were reported"."""
    words = {c.low(i + 1), c.low(i + 3)}
    if c.low(i + 2) != "nor" or not (words & HURT and words & DEAD) or c.tag(i + 1) == "N":
        return []
    return _stated(c, i, i + 4, [])


FRAMES = {
    "neither": neither,
    "harm": harm,
    **dict.fromkeys(WITHOUT, scratch),
    "piece": in_one_piece,
    **dict.fromkeys(UNHURT, unhurt),
    "without": without,
    **dict.fromkeys(("denied", "denies", "denying"), denied),
}
"""The frame a word begins."""
