"""Whether the place of a mention lets it be an event told of before."""

from __future__ import annotations

from tocsin.core.extract.strikes.head import LEAD_SENTENCES, takes_apart, tells_headline_again
from tocsin.core.extract.strikes.mention import (
    ANAPHORS,
    FAMILIES,
    NEAR_SENTENCES,
    Trigger,
    burst,
    dropped,
    named_alike,
    only_named,
    same_kind,
    same_side,
)
from tocsin.core.extract.strikes.places import (
    core,
    inside,
    km_between,
    meet,
    namesake,
    of_province,
    same_place,
    skeleton,
    telling,
    vague,
    within,
)
from tocsin.core.extract.strikes.words import Part
from tocsin.schemas.event import Place
from tocsin.schemas.words import Mode, PlacePrecision, Scope


def place_fit(event: list[Trigger], trigger: Trigger) -> int:
    """2 the same fine place, 1 nothing against it, 0 the one place within the other, -1 somewhere else."""
    near = trigger.sentence.index - _last(event)
    if not trigger.own and not trigger.apart and near <= NEAR_SENTENCES and _what_burst(event, trigger):
        return 2
    if not trigger.own or _says_no_place(trigger, near):
        begun_here = event[0].sentence.index == trigger.sentence.index or dropped(event, trigger)
        soon = near <= 1 and FAMILIES.get(trigger.mode) == "ground"
        if (
            trigger.indefinite
            and not begun_here
            and not soon
            and not all(t.headline for t in event)
            and not (near <= 2 and (all(t.lead and not t.own for t in event) or only_named(event)))
            and (not trigger.rule.weak or (trigger.apart and trigger.rule.part is Part.VERB))
        ):
            return -1
        return 1
    theirs = tuple(place for t in event for place in (t.own or t.places))
    if not theirs:
        return 0
    if near and _set_apart(event, trigger, theirs, near):
        return -1
    ours = trigger.own
    if near == 0 and _goes_on_falling(event, trigger):
        return 1
    if near == 0 and _by_the_same(event, trigger) and not _told_anew(event, trigger):
        return 1
    if (
        trigger.apart
        and near
        and trigger.indefinite
        and trigger.mode is not Mode.UNSPECIFIED
        and not all(t.headline for t in event)
    ):
        return -1
    mine = core(ours)
    if trigger.apart and near and not trigger.definite and mine and _elsewhere(event, mine):
        return -1
    if any(meet(mine, core(t.own or t.places)) for t in event):
        if near and _other_villages(event, trigger, mine):
            return -1
        again = trigger.indefinite and near > NEAR_SENTENCES and not all(t.headline for t in event)
        return -1 if again else 2
    if tells_headline_again(event, trigger):
        return 1
    if (
        mine
        and not trigger.definite
        and _another_paragraph(event, trigger)
        and all(core(t.own) for t in event if t.own)
    ):
        return -1
    dead_elsewhere = bool(mine) and trigger.rule.id == "strike.killed-in"
    if near and (dead_elsewhere or (trigger.apart and not trigger.definite)):
        return -1
    if not mine and near <= NEAR_SENTENCES and _same_region(event, trigger):
        return 1
    if trigger.located and trigger.definite and near <= NEAR_SENTENCES and same_kind(event, trigger):
        return 1
    if (trigger.definite and near <= NEAR_SENTENCES and _told_nowhere(event, trigger)) or _fell_from_it(event, trigger):
        return 1
    if trigger.definite and near <= NEAR_SENTENCES and same_kind(event, trigger) and same_place(ours[0], theirs[0]):
        return 1  # the town and the province of that name
    if (
        _still_lead(event)
        and same_kind(event, trigger)
        and all(vague(p) and p.country == ours[0].country for p in theirs)
    ):
        return 1
    if not near and _told_anew(event, trigger):
        return -1
    if near and not trigger.definite and mine and not all(t.headline for t in event) and _two_towns(event, trigger):
        return -1
    if not (
        (trigger.definite and not trigger.specified)
        or all(t.headline for t in event)
        or (_still_lead(event) and same_kind(event, trigger))
        or near == 0
        or _wide(event, trigger)
        or _narrows(event, trigger, near)
    ):
        return -1
    ours, theirs = telling(ours), telling(theirs)
    if event[0].scope is Scope.BACKGROUND and mine and all(map(vague, theirs)):
        return -1  # "the north is often shelled" is none of the shellings told of after it
    if any(inside(b, a) or inside(a, b) for a in ours for b in theirs):
        return 1
    if not mine or not core(theirs):
        near_by = any(within(a, b) or within(b, a) or of_province(a, b) for a in ours for b in theirs)
        return 1 if near_by else -1
    if (
        trigger.definite
        and not trigger.specified
        and near <= 2
        and event[-1].own != trigger.own
        and not _plural(trigger)
    ):
        return 0
    return -1


FALLS = frozenset(("strike.shells", "strike.rocket-hit", "strike.missile-hit", "strike.bombs-fell"))


def _falls_elsewhere(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a shell fell near the roundabout. Two shells landed in Qassaa": what falls in two places falls twice."""
    mine = core(trigger.own)
    if not mine or trigger.definite or trigger.rule.id not in FALLS:
        return False
    return any(
        t.rule.id == trigger.rule.id and not t.definite and core(t.own) and not (t.headline or meet(mine, core(t.own)))
        for t in event
    )


def _two_towns(event: list[Trigger], trigger: Trigger) -> bool:
    """Each names a town or district the gazetteer knows, too far apart for the one to be told for the other."""
    known = [p for t in event for p in core(t.own)[:1] if p.lat is not None and p.precision is not PlacePrecision.SITE]
    mine = core(trigger.own)[0]
    if (
        not known
        or mine.lat is None
        or mine.precision is PlacePrecision.SITE
        or any(same_place(p, q) for p in known for q in trigger.own)
    ):
        return False
    return (
        all(p.country == mine.country for p in known)
        and not any(namesake(p, mine) or namesake(mine, p) for p in known)
        and all(km_between(mine, p) > TOWNS_KM_MIN for p in known)
    )


TOWNS_KM_MIN = 15


def _fell_from_it(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "warplanes bombed a wedding in Mokha. Two missiles tore through tents in the village of Wahijah": no town the gazetteer knows."""
    if trigger.sentence.index - event[-1].sentence.index != 1:
        return False
    fallen = trigger.rule.id in FALLEN and trigger.attacker is None and not (trigger.another or trigger.apart)
    unknown = all(place.geonameid is None for place in trigger.own)
    return fallen and unknown and event[0].sentence.index <= 1 and all(FAMILIES.get(t.mode) == "air" for t in event)


FALLEN = frozenset(("strike.missile-hit", "strike.missiles", "strike.bombs-fell"))


def _elsewhere(event: list[Trigger], mine: tuple[Place, ...]) -> bool:
    """As in "On the other hand, a village of X": X was told of before, the village was not."""
    if all(t.headline for t in event):
        return False
    return not any(same_place(mine[0], place) for t in event for place in (t.own or t.places))


def _set_apart(event: list[Trigger], trigger: Trigger, theirs: tuple[Place, ...], near: int) -> bool:
    """One of those a headline sums up, one with a day of its own, or one whose sentence opens with another place."""
    if takes_apart(event, trigger) or _opens_elsewhere(event, trigger, theirs) or _falls_elsewhere(event, trigger):
        return True
    dated = trigger.indefinite and trigger.day and near > LEAD_SENTENCES
    return bool(dated) and not any(t.day or t.headline for t in event)


def _opens_elsewhere(event: list[Trigger], trigger: Trigger, theirs: tuple[Place, ...]) -> bool:
    """Its sentence opens with another place: "In Hama, units of the army …"."""
    if trigger.definite or all(t.headline or t.lead for t in event):
        return False
    opening = trigger.sentence.start
    framed = any(place.span[0] - opening <= OPENING_CHARS for place in trigger.own if place.span[0] < trigger.span[0])
    return framed and not any(
        same_place(a, b) or inside(a, b) or inside(b, a) or of_province(a, b) for a in trigger.own for b in theirs
    )


OPENING_CHARS = 14
"""Behind "In the city of" and the like."""


def _by_the_same(event: list[Trigger], trigger: Trigger) -> bool:
    """Of the same mode and side, and by nobody else without a name."""
    doer = trigger.attacker
    return (
        doer is not None
        and any(t.mode is trigger.mode for t in event)
        and same_side(event, trigger)
        and not any(t.attacker and t.attacker.form is None and t.attacker.first != doer.first for t in event)
    )


def _goes_on_falling(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "the army shelled X, and shells fell on Y"."""
    return (
        trigger.rule.part is Part.EVENT
        and trigger.attacker is None
        and not trigger.another
        and any(t.mode is trigger.mode and t.attacker for t in event)
    )


def _other_villages(event: list[Trigger], trigger: Trigger, mine: tuple[Place, ...]) -> bool:
    """Somebody is told to have struck several places, the first of them not told before: "the army shelled X and Y"."""
    return (
        len(mine) > 1
        and trigger.rule.part is Part.VERB
        and trigger.attacker is not None
        and not trigger.definite
        and (trigger.apart or event[-1].sentence.index > LEAD_SENTENCES)
        and not any(same_place(mine[0], b) for t in event for b in core(t.own or t.places))
    )


def _another_paragraph(event: list[Trigger], trigger: Trigger) -> bool:
    """A paragraph of its own that names another town, where the one of the event named a town too."""
    return (
        not any(t.headline for t in event)
        and any(t.own for t in event)
        and trigger.sentence.paragraph > event[-1].sentence.paragraph
    )


def _told_anew(event: list[Trigger], trigger: Trigger) -> bool:
    """Somebody is named again, and another place: "shelling by the army of X, and army forces fired shells at Y"."""
    mine = core(trigger.own)
    doer = trigger.attacker
    beside = [t for t in event if t.sentence.index == trigger.sentence.index]
    return (
        bool(mine)
        and doer is not None
        and all(t.attacker is not None and t.attacker.first != doer.first and core(t.own) for t in beside)
        and not any(meet(mine, core(t.own)) for t in event)
    )


def _what_burst(event: list[Trigger], trigger: Trigger) -> bool:
    """First the explosion in the village, then the drone that hit a car there."""
    carried = FAMILIES.get(trigger.mode) in ("air", "fire")
    return carried and burst(event) and any(meet(core(trigger.places), core(t.own)) for t in event)


def _says_no_place(trigger: Trigger, near: int) -> bool:
    """Speaks of "the attack" in a sentence that names no more than some region: where the speaker is, or what his group is called."""
    return (
        trigger.definite
        and not trigger.specified
        and near <= 2
        and (trigger.mode is Mode.UNSPECIFIED or trigger.rule.id == "strike.attack")
        and trigger.rule.id in ANAPHORS
        and not core(trigger.own)
    )


def _told_nowhere(event: list[Trigger], trigger: Trigger) -> bool:
    """No place of its own yet, and the same kind of attack: the lead says "in an airstrike", the next line where it was."""
    opens = event[0].headline or event[0].lead or event[0].sentence.index <= 1
    return (
        opens and not any(t.own for t in event) and trigger.mode is not Mode.UNSPECIFIED and same_kind(event, trigger)
    )


def _same_region(event: list[Trigger], trigger: Trigger) -> bool:
    """Both name the same province and no finer place, for the same kind of attack."""
    theirs = [p for t in event for p in (t.own or t.places)]
    if core(tuple(theirs)) or not same_kind(event, trigger):
        return False
    if trigger.mode is Mode.UNSPECIFIED and not named_alike(event, trigger):
        return False
    return any(same_place(a, b) and a.precision is PlacePrecision.ADMIN1 for a in trigger.own for b in theirs)


def _still_lead(event: list[Trigger]) -> bool:
    """Summed up in the first sentence, and told of in no finer place since."""
    if not event[0].lead:
        return False
    summed = {skeleton(place.name) for t in event if t.lead for place in t.own}
    return all(skeleton(place.name) in summed for t in event if not t.lead for place in t.own)


def _last(event: list[Trigger]) -> int:
    """The sentence in which the event was last told of by itself, not merely as "this attack"."""
    return next((t.sentence.index for t in reversed(event) if not t.definite or t.own), event[0].sentence.index)


def _wide(event: list[Trigger], trigger: Trigger) -> bool:
    """One of the two names a whole country or "the north of" it, and the side and the mode are the same."""
    theirs = [p for t in event for p in (t.own or t.places)]
    named = trigger.attacker is not None and trigger.attacker.actor.side is not None and same_side(event, trigger)
    exact = trigger.mode is not Mode.UNSPECIFIED and any(t.mode is trigger.mode for t in event)
    if not all(map(vague, trigger.own)) and not all(map(vague, theirs)):
        return False
    if (
        event[0].sentence.index <= 1
        and all(t.mode is Mode.UNSPECIFIED and t.scope is trigger.scope for t in event)
        and all(map(vague, theirs))
        and trigger.sentence.index - event[-1].sentence.index <= 2
        and not (trigger.apart or trigger.another)
    ):
        return True  # "an attack in the north", and in the next line how and where
    if trigger.mode is Mode.UNSPECIFIED:
        return trigger.sentence.index - event[-1].sentence.index <= 2 and not trigger.indefinite
    return exact and (named or trigger.attacker is None)


def _narrows(event: list[Trigger], trigger: Trigger, near: int) -> bool:
    """First the town, then the quarter of it, or the other way round, in one breath and of the same side."""
    if (
        near > 2
        or trigger.indefinite
        or not (
            any(t.mode is trigger.mode for t in event)
            or (FAMILIES.get(trigger.mode) == "fire" and same_kind(event, trigger))
            or (trigger.mode is Mode.UNSPECIFIED and trigger.attacker is None and trigger.rule.id in ANAPHORS)
        )
        or not same_side(event, trigger)
    ):
        return False
    theirs = tuple(p for t in event for p in (t.own or t.places))
    around = (
        near <= 1
        and all(any(inside(b, a) for a in trigger.own) for b in core(theirs))
        and (not core(theirs) or all(any(inside(b, a) for b in core(theirs)) for a in core(trigger.own)))
    )
    if around and not core(trigger.own):
        return True  # "the two towns in the province"
    if len({p.name for p in core(theirs)}) > 1 or (near > 1 and len(event) > 2):
        return False
    if not core(theirs) and any(of_province(a, b) for a in trigger.own[:1] for b in theirs):
        return True
    return around or all(any(inside(a, b) for b in theirs) for a in core(trigger.own))


def _plural(trigger: Trigger) -> bool:
    return (
        trigger.rule.id in ("strike.airstrike", "strike.attack")
        and trigger.span[1] - trigger.span[0] > 0
        and trigger.mode is Mode.AIR
    )
