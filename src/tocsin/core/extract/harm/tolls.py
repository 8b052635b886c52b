"""Which numbers a toll names: "the death toll rose to 19", "losses were put at 33", "the number of dead is ten"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, state
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import find_qualifier, number_value, qualify, read_quantity
from tocsin.core.extract.people.walk import Clause, skip_right
from tocsin.schemas.words import Effect, Qualifier

TOLL_CUES = listed(
    "to at as of was is were gone went stands stood reached reaches topped tops exceeded exceeds passed crossed surpassed hit hits higher past"
)


def toll(c: Clause, i: int) -> list[Stated]:
    """Such as "the death toll rose from 12 to 19": the newest number."""
    given = c.low(i - 1) == "a" and c.low(i + 1) == "of"  # "gave a toll of 11"
    of_what = i > c.sentence.first and c.low(i - 1) not in TOLLS_OF and c.tag(i - 1) not in "z:"
    if (of_what and not given) or c.low(i + 1) == "free":
        return []
    if c.tag(i + 1) == "m" and c.low(i + 2) in (
        "rise",
        "climb",
        "increase",
        "grow",
        "go",
        "be",
        "still",
        "yet",
        "mount",
    ):
        return []  # "the death toll could rise": what follows is another count
    group = _loose_number(c, i + 1, i + TOLL_REACH)
    if group is None:
        return []
    for k in range(group.last, min(i + TOLL_REACH, c.last)):
        if c.low(k) == "to" and c.low(k - 1) in RISEN and (newer := _loose_number(c, k, k + 5)) is not None:
            group = newer
    if c.low(group.first - 1) in PASSING:
        group = _passed(group)
    effect = Effect.KILLED_OR_WOUNDED if c.low(i - 1) == "casualty" else Effect.KILLED
    stated = state(c, effect, group, "toll", max(i - 1, c.sentence.first), i + 1, i)
    for k in range(i + 1, group.first):
        if c.low(k) == "among" and (people := objects(c, k + 1)):
            stated.victims = (people[0].first, people[-1].last)
    return [stated]


TOLLS_OF = listed(
    ", blast bomb raid rocket missile drone mine siege massacre battle body attack bombing strike shelling death deaths fatality casualty overall total combined official the confirmed de*ath"
)
TOLL_REACH = 40
RISEN = listed(
    "fell dropped fallen declined decreased climbed rose risen jumped increased soared grown revised up rises climbs grew shot"
)


def body_count(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the death count now stands at eight", "the body count reached 60"."""
    return toll(c, i) if c.low(i - 1) in ("death", "body", "casualty") else []


def _newest(c: Clause, group: Group) -> Group:
    """The 19 of "from 12 to 19"."""
    if (
        c.low(group.first - 1) != "from"
        or not _from_to(c, group)
        or (now := number_value(c.low(group.last - 1))) is None
    ):
        return group
    return Group(
        group.last - 1, group.last, group.last - 1, now, now, Qualifier.EXACT, (group.last - 1, group.last),
        "count", alone=True,
    )  # fmt: skip


def _from_to(c: Clause, group: Group) -> bool:
    """Whether ``group`` is "12 to 19" or, where it fell, "84 to 50"."""
    return group.qualifier is Qualifier.RANGE or (group.alone and c.low(group.last - 2) == "to")


STANDING = listed(
    "at numbered number numbering reached reaches exceeded exceed exceeds surpassed crossed tops passed topped totalled totaled past"
)
STANDING_TO = listed(
    "come comes leapt leaped leaps grown grew soared swelled swollen mounted mounts crept amounts amount run runs climbs rises fell dropped fallen declined decreased ran rose climbed amounted came jumped risen increased"
)
PUTTING = listed("put puts putting set places placed estimated")
STANDS_REACH = 20


def stands_at(c: Clause, i: int, effect: Effect | None) -> list[Stated]:
    """Such as "losses were put at 33", "the wounded number 60", "puts the dead at 52"."""
    if (
        effect is not None
        and c.low(i - 1) == "the"
        and c.tag(i - 2) == "D"
        and (put := _to_number(c, i - 2)) is not None
    ):
        return [state(c, effect, put, "stands_at", put.first - 1, i + 1, i)]
    if effect is None or c.tag(i - 1) in "DHV" or c.low(i + 1) in ("toll", "tolls"):
        return []
    for k in range(i + 1, min(i + STANDS_REACH, c.last)):
        if (
            c.tags[k] in ";.:"
            or c.low(k) in ("when", "after", "while", "as")  # "injuries when a bomb went off at Motipur 6"
            or (c.tags[k] == "&" and not (c.tag(k - 1) == c.tag(k + 1) == "C"))
            or (c.tags[k] in "KNdkg" and k > i + 1)
        ):
            return []
        cue = c.low(k) if c.low(k) != "to" else c.low(k - 1)
        raised = c.low(k) == "to" and k == i + 1 and any(c.low(n) in RAISING for n in range(max(c.first, i - 3), i))
        if cue == "number" and c.low(k - 1) == "the":
            return []
        if not raised and cue not in (STANDING_TO if c.low(k) == "to" else STANDING):
            continue
        if cue == "at" and not (
            c.tag(k - 1) in "sve"
            or c.low(k - 1) == "stand"
            or any(c.low(n) in PUTTING for n in range(max(c.first, i - 3), i))
        ):
            continue
        group = _first_number(c, k + 1)
        if group is None or group.kind != "count" or c.tag(group.last) in "KNU" or group.guessed:
            return []
        return [state(c, effect, _passed(group) if cue in PASSING else group, "stands_at", i, group.last, i)]
    return []


PASSING = listed("exceeded exceed exceeds passed topped tops past surpassed surpasses crossed crosses")


def _passed(group: Group) -> Group:
    """``group`` as one more and above: "exceeded 100"."""
    if group.qualifier is not Qualifier.EXACT:
        return group
    return replace(group, low=group.low + 1, high=None, qualifier=Qualifier.MORE_THAN)


def _first_number(c: Clause, at: int) -> Group | None:
    """The number right after token ``at``, its qualifier included."""
    for k in range(at, min(at + 4, c.last)):
        if (group := c.inside.get(k)) is not None:
            return group if group.kind == "count" and group.first >= at else None
    return None


def total(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "two more died on Thursday, bringing the total to 14"."""
    if c.low(i + 1) not in ("to", "at") or not any(c.low(k) in RAISING for k in range(max(c.first, i - 4), i)):
        return []
    harm = next((k for k in range(i - 1, c.first - 1, -1) if c.tags[k] in "KdkgN"), None)
    effect = (
        None
        if harm is None
        else g.EFFECT_OF.get(c.low(harm), "killed" if c.low(harm) in g.COUNT_NOUNS_KILLED else None)
    )
    group = _first_number(c, i + 2)
    if effect is None or group is None or c.tag(group.last) in "KNU":
        return []
    return [state(c, Effect(effect), group, "toll", i, group.last, i)]


def _loose_number(c: Clause, first: int, last: int) -> Group | None:
    """The first number after "to", "at", "of", "was" … in tokens ``first`` to ``last``."""
    for k in range(first, min(last, c.sentence.last)):
        if c.tags[k] in "DH" or (c.tags[k] == "V" and c.low(k) not in ("some", "many", "few")):
            begin, kind = find_qualifier(c.doc.lowers, k, first)
            cue = c.low(begin - 1) if c.low(begin - 1) != "between" else c.low(begin - 2)
            risen = cue == "from" and (inner := c.inside.get(k)) is not None and _from_to(c, inner)
            at_once = c.low(begin - 1) in ("toll", "now", "is", "was") or c.tag(begin - 1) == ":"
            if cue == "to" and c.low(begin - 2) in ("addition", "additional"):
                continue
            if not risen and not at_once and cue not in TOLL_CUES and c.tag(begin - 1) not in "s:":
                continue
            group = c.inside.get(k)
            if group is not None and group.kind == "count" and c.low(begin - 1) not in ("gone", "went"):
                return _newest(c, group)
            end = k + 1
            while c.tag(end) in "DH":
                end += 1
            quantity = read_quantity(c.doc.words[k:end])
            if quantity is None or c.tag(end) == "U":
                continue
            quantity = qualify(quantity, "exact" if c.low(begin - 1) in ("gone", "went") else kind)
            return Group(
                begin,
                end,
                k,
                quantity.low,
                quantity.high,
                quantity.qualifier,
                (begin if kind != "exact" else k, end),
                "count",
                alone=True,
            )
        if c.tags[k] == ";":
            return None
    return None


def _to_number(c: Clause, at: int) -> Group | None:
    """The number at token ``at`` that something was brought to or put at: "raising to at least 306 the number of"."""
    first, kind = find_qualifier(c.doc.lowers, at, c.first)
    put = c.low(first - 1) == "at" and c.low(first - 2) in PUTTING
    quantity = read_quantity([c.doc.words[at]]) if put or c.low(first - 1) == "to" else None
    if quantity is None:
        return None
    quantity = qualify(quantity, kind)
    number = (first if kind != "exact" else at, at + 1)
    return Group(first, at + 1, at, quantity.low, quantity.high, quantity.qualifier, number, "count", alone=True)


RAISING = listed("brought brings bringing bring raise push raised raising raises pushed pushing taking took")


NUMBERED = {"killed": Effect.KILLED, "died": Effect.KILLED, "dead": Effect.KILLED, "deaths": Effect.KILLED, "fatalities": Effect.KILLED,
            "martyrs": Effect.KILLED, "injured": Effect.WOUNDED, "wounded": Effect.WOUNDED, "injuries": Effect.WOUNDED,
            "casualties": Effect.KILLED_OR_WOUNDED, "captured": Effect.CAPTURED, "missing": Effect.MISSING,
            "victims": Effect.KILLED, "fallen": Effect.KILLED, "slain": Effect.KILLED}  # fmt: skip


DEATHS = listed("killed dead died deaths toll fatalities martyrs")
INJURIES = listed("wounded injured injuries hurt")
FIGURE_REACH = 40


def figure_includes(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the toll is 900. The number includes 300 children": parts of the toll told last."""
    if i - c.first > 1 or c.low(i - 1) not in ("the", "this", "that", "these", "") or c.tag(i + 1) != "i":
        return []
    for k in range(c.first - 1, max(-1, c.first - FIGURE_REACH), -1):
        word = c.doc.lowers[k]
        if word in DEATHS or word in INJURIES:
            effect = Effect.KILLED if word in DEATHS else Effect.WOUNDED
            people = [group for group in objects(c, i + 2) if group.kind in ("count", "single")]
            parts = [state(c, effect, group, "dead.include", i - 1, i + 2, i) for group in people]
            for part in parts:
                part.subset = True
            return parts
    return []


RISES = listed(
    "gone went swelled swollen fell fallen dropped declined decreased grown grew mounted mounts climbs rose risen rises jumped jumps climbed increased reached reaches stands stood hit hits topped exceeded exceeds passed crossed crosses surpassed surpasses was is to at"
)


def _counted_at(c: Clause, at: int) -> bool:
    """Whether a number stands at token ``at`` with its qualifier: "40", "at least 40", "more than 40"."""
    number = next((k for k in range(at, at + QUALIFIER_TOKENS_MAX) if c.tag(k) == "D"), None)
    return number is not None and (number == at or find_qualifier(c.doc.lowers, number, c.first)[0] == at)


QUALIFIER_TOKENS_MAX = 4
GIVING = frozenset(("gave", "gives", "given", "giving", "listed", "reported"))
"""As in "gave the number of injured as 137"."""


def number_of(c: Clause, i: int) -> list[Stated]:
    """Such as "the number of injured civilians in X has risen to ten"."""
    if (c.tag(i + 1) != "o" and c.low(i + 1) not in ("killed", "wounded", "injured", "dead")) or c.low(i - 1) == "a":
        return []
    raised = any(c.low(n) in RAISING for n in range(max(c.sentence.first, i - 7), i))
    effects: set[Effect] = set()
    for k in range(i + 1, min(i + 8, c.sentence.last)):
        if c.tags[k] in "IB" and effects:
            break
        if c.low(k) in NUMBERED and (c.low(k) != "fallen" or c.tag(k + 1) in "PGLC"):
            effects.add(NUMBERED[c.low(k)])
    if not effects:
        return []
    effect = effects.pop() if len(effects) == 1 else Effect.KILLED_OR_WOUNDED
    if c.tag(i - 2) == "D" and (before := _to_number(c, i - 2)) is not None:
        return [state(c, effect, before, "number.of", before.first - 1, i + 2, i)]
    for k in range(i + 2, min(i + 45, c.sentence.last)):
        put = (raised and c.low(k) == "to") or (
            c.low(k) == "at"
            and any(c.low(n) in ("put", "puts", "putting") for n in range(max(c.sentence.first, i - 3), i))
        )
        put = put or (
            c.low(k) == "as" and _counted_at(c, k + 1) and not GIVING.isdisjoint(c.lowers[max(c.first, i - 3) : i])
        )
        now = c.low(k) in ("is", "was") and _counted_at(c, skip_right(c, k + 1, "a"))
        if put or now or (c.low(k) in RISES and c.low(k) not in ("to", "at", "is", "was")):
            group = _loose_number(c, k, k + 8)
            if group is None:
                return []
            if c.low(group.first - 1) in PASSING:
                group = _passed(group)
            stated = state(c, effect, group, "number.of", i - 1, i + 1, i)
            people = c.begins.get(i + 2) or c.inside.get(i + 3)
            if people is not None and group.alone:
                stated.victims = (people.first, people.last)
            return [stated]
    return []
