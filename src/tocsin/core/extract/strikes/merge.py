"""Which mentions of attacks are one event."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.head import is_headline, summed, tells_headline_again
from tocsin.core.extract.strikes.mention import (
    ANAPHORS,
    BURSTS,
    CARRIERS,
    FAMILIES,
    NEAR_SENTENCES,
    Trigger,
    burst,
    dropped,
    named_alike,
    only_named,
    same_doer,
    same_kind,
    same_side,
    side_of,
    sides_of,
)
from tocsin.core.extract.strikes.places import core, meet, namesake, same_place, vague
from tocsin.core.extract.strikes.where import place_fit
from tocsin.schemas.words import Mode, Scope, StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention
    from tocsin.schemas.event import Place

LOOSE_RULES = ANAPHORS | frozenset(
    "strike.bombed strike.ied strike.missiles strike.rockets strike.with-drones strike.by-warplanes strike.barrel-bombs".split()
)
"""Words that beside a clearer one in the same sentence only tell more of it: the weapon, the burst."""
SIDEARMS = frozenset(("strike.rockets", "strike.mortars", "strike.ied"))
"""Weapons that a clash is fought with when its own sentence names them."""
LOBBED_SENTENCES = 4
"""How far behind a gun battle those who fight it are told to throw grenades."""
BLASTS = frozenset({"strike.car-explosion"})
SUMMARY_MENTIONS_MAX = 4
EVENTS_LOOKED_AT_MAX = 16
SUMMARIES_AHEAD_MAX = 12
MENTIONS_LOOKED_AT_MAX = 8
"""The latest events a mention is compared with, so that the work stays linear."""


def merge_triggers(triggers: list[Trigger]) -> list[list[Trigger]]:
    """Events in the order of their first mention, each a list of its mentions."""
    events: list[list[Trigger]] = []
    for trigger in triggers:
        best: tuple[int, list[Trigger]] | None = None
        for event in events[-EVENTS_LOOKED_AT_MAX:]:
            points = _fit(
                event if len(event) <= MENTIONS_LOOKED_AT_MAX else event[:2] + event[2 - MENTIONS_LOOKED_AT_MAX :],
                trigger,
            )
            if points and (best is None or points >= best[0]):
                best = (points, event)
        if best is not None:
            best[1].append(trigger)
        else:
            events.append([trigger])
    standing = [event for event in events if _stands(event)]
    if not standing:  # "the clashes lasted for an hour", and no other attack they could be
        standing = [event for event in events if event[0].mode is not Mode.UNSPECIFIED][:1]
    if len(standing) > 1:
        standing = [event for event in standing if any(t.rule.id != "strike.arson" for t in event)] or standing
        standing = [event for event in standing if not _echoes(event, standing)]
    return _without_summaries(standing)


def _without_summaries(events: list[list[Trigger]]) -> list[list[Trigger]]:
    """Leave out a mention of several places at once where the attacks on each are told of after it."""
    kept = []
    for number, event in enumerate(events):
        if all(t.sums for t in event) and len(later := _later(events, number, event)) > 1:
            for other in later:
                if other[0].ordinal and other[0].mode is Mode.UNSPECIFIED:
                    other[0].mode = event[0].mode  # "two grenade attacks … the first attack took place"
            continue
        places = _summed(event[0]) if len(event) <= SUMMARY_MENTIONS_MAX else ()
        if len(places) < 2 and is_headline(event):
            places = summed(event[0])
        if len(places) < 2:
            kept.append(event)
            continue
        told = [
            other
            for other in events[number + 1 : number + 1 + SUMMARIES_AHEAD_MAX]
            if other[0].first > event[0].first
            and (
                (event[0].mode is Mode.UNSPECIFIED and event[0].lead)
                or FAMILIES.get(other[0].mode) == FAMILIES.get(event[0].mode)
            )
        ]
        covered = [
            p for p in places if any(namesake(p, q) or same_place(p, q) for other in told for t in other for q in t.own)
        ]
        apart = is_headline(event) and covered
        if len(covered) < 2 and not apart:
            kept.append(event)
    return kept


def _summed(trigger: Trigger) -> tuple[Place, ...]:
    """The places a summary names: in a first sentence also whole provinces, "attacks in the city and the province"."""
    if trigger.lead and trigger.mode is Mode.UNSPECIFIED:
        return tuple(p for p in trigger.own if not vague(p))
    return core(trigger.own)


def _later(events: list[list[Trigger]], number: int, event: list[Trigger]) -> list[list[Trigger]]:
    """The next events of the same kind, told of at places of their own."""
    ahead = events[number + 1 : number + 1 + SUMMARIES_AHEAD_MAX]
    told = {FAMILIES.get(t.mode) for t in event} - {None}
    return [
        other
        for other in ahead
        if (not told or any(same_kind(event, t) for t in other) or other[0].ordinal) and any(t.places for t in other)
    ]


def _echoes(event: list[Trigger], events: list[list[Trigger]]) -> bool:
    """A bare "bombing" among other attacks, of nobody named, speaks of those rather than of one more."""
    first = event[0]
    fine = core(first.own)
    told = bool(fine) and not any(meet(fine, core(t.own)) for other in events if other is not event for t in other)
    told = told or (first.many and first.scope is Scope.BACKGROUND)
    return (
        len(event) == 1
        and first.rule.id == "strike.bombing"
        and first.attacker is None
        and not (first.another or first.indefinite or first.habit or told)
    )


def _stands(event: list[Trigger]) -> bool:
    """An event told only by "the attack" and the like, with no place, party or weapon, says too little."""
    return any(t.own or t.attacker or t.habit or (not t.rule.weak and not t.definite) for t in event) or any(
        t.places and (not t.definite or t.rule.id == "strike.fighting") for t in event
    )


def _fit(event: list[Trigger], trigger: Trigger) -> int:
    """How well a mention fits an event; 0 when it must be another one."""
    if not _parties_fit(event, trigger) or not _status_fit(event, trigger):
        return 0
    downed = trigger.rule.id == "strike.downed"
    if (
        not (trigger.definite or Mode.DRONE in (trigger.mode, event[0].mode))
        and downed is not any(t.rule.id == "strike.downed" for t in event)
        and not all(t.headline for t in event)
    ):
        return 0  # a jet that is shot down is no part of the raid it flew
    beside = event[-1].sentence.index == trigger.sentence.index
    fell = not trigger.own and dropped(event, trigger)  # "and that a second missile fell in a field"
    closes = beside and trigger.rule.id == "strike.attack" and same_side(event, trigger)
    if trigger.another and not (closes or fell) and not all(t.headline or t.sums for t in event):
        return 0  # though "…, another attack by the group" closes what was just told
    if trigger.day and _another_day(event, trigger):
        return 0
    if trigger.weekday and not trigger.definite and _another_weekday(event, trigger):
        return 0
    if trigger.habit is not event[0].habit and not trigger.definite:
        return 0
    same_sentence = event[-1].sentence.index == trigger.sentence.index
    if (
        trigger.habit
        and event[0].habit
        and not same_sentence
        and not trigger.definite
        and not _same_habit(event, trigger)
    ):
        return 0
    if trigger.ordinal and any(t.ordinal and t.ordinal != trigger.ordinal for t in event):
        return 0
    if trigger.sentence.index and all(t.sums for t in event):
        return 0
    if (
        trigger.mode is not Mode.CLASH
        and trigger.answers
        and not event[-1].answers
        and (any(t.attacker for t in event) or not (same_sentence or trigger.definite))
        and trigger.attacker
        and (same_sentence or not _named_attacker(event, trigger))
    ):
        return 0
    place = place_fit(event, trigger)
    if _at_its_other_place(event, trigger):
        return 0
    if same_sentence and not trigger.definite and (trigger.split or _fired_before(event, trigger)):
        return 0
    if same_sentence and trigger.turned and not trigger.definite and _turns(event, trigger, place):
        return 0
    if (place < 2 or event[-1].sentence.index == trigger.sentence.index) and not _named_fit(event, trigger):
        return 0
    if place < 0 or not _modes_fit(event, trigger, place):
        return 0
    if place < 2 and not same_sentence and not trigger.definite and not _close(event, trigger):
        return 0
    if same_sentence and trigger.since:
        return 0
    if trigger.counted and not any(t.counted or t.habit for t in event):
        return 0
    if (
        trigger.rule.id == "strike.offensive"
        and not (same_sentence and place == 2)
        and not (place == 1 and not trigger.own and named_alike(event[-1:], trigger))
        and any(t.mode is Mode.CLASH for t in event)
    ):
        return 0
    if event[0].scope is not trigger.scope and not (
        (same_sentence and not (trigger.indefinite and trigger.scope is Scope.BACKGROUND))
        or _series(event, trigger)
        or (is_headline(event) and place >= 1 and not trigger.headline and tells_headline_again(event, trigger))
        or _refers(event, trigger)
        or (place == 2 and _looked_back_at(event, trigger))
        or (place == 2 and trigger.mourned and event[0].scope is Scope.CURRENT and not (trigger.day or trigger.named))
    ):
        return 0
    exact = any(t.mode is trigger.mode for t in event)
    return (
        1
        + 3 * place
        + 2 * exact
        + same_sentence
        + (event[0].scope is trigger.scope)
        + 4 * (same_sentence and _same_doer(event, trigger))
    )


def _fired_before(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "rockets fired from Gaza, where air strikes killed two": those rockets are no part of the strikes."""
    if event[-1].split and event[-1].mode is Mode.ROCKET and trigger.mode is Mode.AIR:
        return True
    first, doer = event[-1].attacker, trigger.attacker
    return (  # "bombed Gaza after militants fired rockets"
        trigger.mode is Mode.ROCKET
        and event[-1].mode is Mode.AIR
        and first is not None
        and doer is not None
        and first.first != doer.first
        and doer.actor.name.rpartition(" ")[2].lower() not in CARRIERS
        and not named_alike(event, trigger)
    )


def _named_attacker(event: list[Trigger], trigger: Trigger) -> bool:
    """Whether a mention of the event names the attacker of ``trigger`` by a word of its own: "Turkish forces", "Turkish"."""
    words = _name_of(trigger)
    return not words or any(not words.isdisjoint(_name_of(t)) for t in event)


def _name_of(trigger: Trigger) -> set[str]:
    return set(trigger.attacker.actor.text.lower().split()) - BODIES if trigger.attacker is not None else set()


BODIES = frozenset(("forces", "troops", "fighters", "the", "militants", "terrorists"))


def _at_its_other_place(event: list[Trigger], trigger: Trigger) -> bool:
    """Whether a lead told of attacks on two towns, one of them was told of since, and ``trigger`` is on the other."""
    towns = core(event[0].own)
    if len(towns) < 2 or event[0].sentence.index > 1 or trigger.definite or len(core(trigger.own)) != 1:
        return False
    mine = {n for n, town in enumerate(towns) if _is_at(trigger, town)}
    others = [{n for n, town in enumerate(towns) if _is_at(t, town)} for t in event[1:] if t.own]
    return len(mine) == 1 and any(len(other) == 1 and other != mine for other in others)


def _is_at(trigger: Trigger, town: Place) -> bool:
    return any(namesake(town, place) or same_place(town, place) for place in trigger.own)


def _same_habit(event: list[Trigger], trigger: Trigger) -> bool:
    """What comes back in the same way: "frequent shelling" and "regular clashes" are two habits."""
    return any(
        t.mode is trigger.mode or (Mode.UNSPECIFIED in (t.mode, trigger.mode) and named_alike(event, trigger))
        for t in event
    )


def _series(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a wave of suicide attacks" and "suicide assaults": the same many, whatever words of time stand beside them."""
    return trigger.many and not trigger.own and any(t.many and t.mode is trigger.mode for t in event)


def _another_day(event: list[Trigger], trigger: Trigger) -> bool:
    """Dated with another day than the event, and not the next: a siege lasts over night."""
    number, _, month = trigger.day.partition(" ")
    days = [t.day.partition(" ") for t in event if t.day]
    return bool(days) and all(m != month or abs(int(n) - int(number)) > 1 for n, _, m in days)


def _turns(event: list[Trigger], trigger: Trigger, place: int) -> bool:
    """As in "dropped bombs on X while mortars hit Y": another kind of attack, or another place."""
    if FAMILIES.get(trigger.mode) is None or all(t.mode is Mode.UNSPECIFIED for t in event):
        return False
    return not same_kind(event, trigger) or (place < 2 and bool(trigger.own))


def _another_weekday(event: list[Trigger], trigger: Trigger) -> bool:
    """Told for another day of the week than the event, in another sentence."""
    days = {t.weekday for t in event if t.weekday}
    return bool(days) and trigger.weekday not in days and event[-1].sentence.index != trigger.sentence.index


def _named_fit(event: list[Trigger], trigger: Trigger) -> bool:
    """An event known by its day, "the September 11 attacks", is no other; only "the attack" speaks of it again."""
    known = next((t.named for t in event if t.named), "")
    if event[-1].sentence.index == trigger.sentence.index and not event[-1].named:
        return True  # "the 2010 bombings … Suicide bombers struck a restaurant": told in one breath
    if trigger.named or not known:
        return trigger.named == known
    return trigger.definite


def _refers(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "the Russian strikes": the ones told of, whatever words of time stand beside them."""
    if not trigger.definite:
        return False
    dated_news = event[0].scope is Scope.CURRENT and not trigger.specified and named_alike(event, trigger)
    return dated_news or not trigger.own or trigger.located


def _looked_back_at(event: list[Trigger], trigger: Trigger) -> bool:
    """Dated at first and named again without a date: "US air strikes this month in the north", "the US air strikes in the north"."""
    return (
        event[0].scope is Scope.BACKGROUND
        and not trigger.indefinite
        and not trigger.apart
        and (named_alike(event, trigger) or (trigger.definite and trigger.attacker is None))
        and any(t.mode is trigger.mode is not Mode.UNSPECIFIED for t in event)
    )


def _same_doer(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a bomber entered … and detonated": one and the same mention acts in both."""
    return same_doer(event[-1], trigger)


def _close(event: list[Trigger], trigger: Trigger) -> bool:
    """Told in one breath, or by the headline, or of the same side in the same way."""
    if trigger.sentence.index - event[-1].sentence.index <= NEAR_SENTENCES or all(t.headline or t.lead for t in event):
        return True
    return trigger.attacker is not None and trigger.attacker.actor.side is not None and same_side(event, trigger)


def _modes_fit(event: list[Trigger], trigger: Trigger, place: int) -> bool:
    near = trigger.sentence.index - event[-1].sentence.index
    families = {FAMILIES.get(t.mode) for t in event} - {None}
    family = FAMILIES.get(trigger.mode)
    if family in families or (family is None and not families):
        return True
    headed = all(t.headline for t in event)
    if headed and trigger.headline and (near == 0 or ("ground" in families) is (family == "ground")):
        return True
    if headed and side_of(trigger) is not None and same_side(event, trigger):
        return True
    if family is None or not families:
        return (
            trigger.definite
            or near == 0
            or headed
            or (near <= 1 and not trigger.indefinite and not (trigger.apart and trigger.weekday))
            or (near <= 2 and only_named(event))
            or (place == 2 and not trigger.apart)
            or (
                not trigger.own
                and not trigger.indefinite
                and not trigger.apart
                and near <= (NEAR_SENTENCES if family is None else 2)
            )
        )
    if near == 0 and families == {"ground"} and trigger.rule.id == "strike.explosion" and trigger.many:
        return True  # "clashes and explosions"
    if near == 0 and trigger.span[1] > trigger.span[0] and _by_gas(event, trigger):
        return True
    if place == 2 and near <= NEAR_SENTENCES and not trigger.apart and burst(event) and family in ("air", "fire"):
        return True
    if (
        place == 2
        and near <= NEAR_SENTENCES
        and not trigger.apart
        and trigger.rule.id in BURSTS
        and not trigger.indefinite
        and families <= {"air", "fire"}
    ):
        return True
    if (
        near == 0
        and families == {"ground"}
        and trigger.rule.id in SIDEARMS
        and any(t.mode is Mode.CLASH for t in event)
    ):
        return place == 2 or not trigger.own
    if trigger.rule.id == "strike.lobbed" and families == {"ground"} and near <= LOBBED_SENTENCES and not trigger.own:
        return any(t.mode is Mode.CLASH for t in event)  # "asked to surrender, they lobbed grenades"
    if near == 0 and trigger.rule.id in SIDEARMS and 0 < trigger.first - event[-1].last <= 2:
        return True  # "opened fire with a rocket launcher"
    if near == 0 and (family == "ground" or families == {"ground"}):
        return trigger.rule.id in ANAPHORS and trigger.definite
    if near == 0 and families == {"chemical"} and trigger.rule.id in ("strike.raid", "strike.airstrike"):
        return trigger.definite
    if near == 0 and (event[0].scope is trigger.scope or event[0].sentence.index == trigger.sentence.index):
        return trigger.rule.id in LOOSE_RULES - BLASTS or all(t.rule.id in LOOSE_RULES - BLASTS for t in event)
    if dropped(event, trigger):
        return True
    if trigger.attacker is not None and (trigger.specified or sides_of(event)) and not same_side(event, trigger):
        return False
    return trigger.rule.id in ANAPHORS and trigger.definite


def _by_gas(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "a helicopter struck the quarter with chlorine gas": the gas is the weapon of that attack."""
    return trigger.rule.id == "strike.chemical" and trigger.gas and all(t.mode is not Mode.CHEMICAL for t in event)


def _turned_on(event: list[Trigger], trigger: Trigger) -> bool:
    """As in "the soldiers shot a shepherd. Snipers shot two soldiers": who attacked is attacked now."""
    target, doer = trigger.target, trigger.attacker
    if target is None or doer is None or Mode.CLASH in (trigger.mode, event[0].mode) or target.actor.side is None:
        return False
    sides = sides_of(event)
    return target.actor.side in sides and doer.actor.side not in sides


def _parties_fit(event: list[Trigger], trigger: Trigger) -> bool:
    side = side_of(trigger)
    if trigger.target is not None and trigger.sentence.index != event[-1].sentence.index and _turned_on(event, trigger):
        return False
    if trigger.mode is Mode.CLASH:
        return True
    if _of_other_camp(event[-1], trigger):
        return False
    if side is None:
        return True
    sides = sides_of(event)
    return not sides or side in sides


def _status_fit(event: list[Trigger], trigger: Trigger) -> bool:
    if trigger.status is StrikeStatus.DENIED and (
        (trigger.definite and (trigger.attacker is None or named_alike(event, trigger) or not sides_of(event)))
        or (same_kind(event, trigger) and not trigger.own)
    ):
        return True  # what was told of, and denied by somebody
    return any(t.status is trigger.status for t in event)


def _of_other_camp(before: Trigger, trigger: Trigger) -> bool:
    """As in "gunmen fired a rocket at a tank. The troops killed them by tank fire": one is the answer to the other."""
    if before.attacker is None or trigger.attacker is None or before.mode is Mode.CLASH:
        return False
    return {_camp(before.attacker), _camp(trigger.attacker)} == {"outlaws", "troops"}


def _camp(doer: ActorMention) -> str:
    words = doer.actor.text.lower().split()
    outlaws, troops = not OUTLAWS.isdisjoint(words), not TROOPS.isdisjoint(words)
    return "" if outlaws is troops else "outlaws" if outlaws else "troops"


OUTLAWS = frozenset(
    "terrorists terrorist militants militant gunmen gunman rebels rebel insurgents insurgent assailants attackers extremists guerrillas".split()
)
TROOPS = frozenset("troops soldiers police policemen army commandos officers personnel guards".split())
