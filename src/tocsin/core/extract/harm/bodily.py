"""Which phrases tell of harm to a body without a verb of harm: "lost a leg", "hit by shrapnel", "treated for burns"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state, whom
from tocsin.core.extract.harm.nobody import none_of
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect, Qualifier

SUFFERING = frozenset(
    [
        "suffered",
        "sustained",
        "received",
        "sustaining",
        "suffering",
        "suffer",
        "incurred",
        "treated",
        "nursing",
        "experienced",
        "developed",
        "recovering",
    ]
)
SHOWING = frozenset(("showed", "showing", "displayed", "exhibited"))
INJURIES = listed(
    """injuries injury wounds wound burns bruises cuts lacerations fractures concussion concussions suffocation asphyxiation asphyxia dyspnea
    poisoning symptoms inhalation breathing bullet bullets gunshot gunshots splinters shrapnel amputations"""
)
HURTS = listed("burns cuts bruises fractures lacerations concussion")
"""Injuries that no letter tells: they count where somebody has them or comes away with them."""
BROKEN_OFF = frozenset(("gun", "shot", "shots"))
"""A "gun shot" in two words."""
BODY_PARTS = listed(
    "leg legs arm arms hand hands foot feet eye eyes limb limbs eyesight sight hearing finger fingers toe toes ear thumb"
)
LOSING = frozenset(("lost", "lose", "loses", "losing", "missing"))
SEVERED = listed("amputated severed shattered crushed broken blown torn ripped mangled")
SEVERING = frozenset(("blew", "severed", "tore", "ripped", "shattered", "amputated", "broke", "severing", "shattering"))
FRAGMENTS = listed(
    "shrapnel splinter splinters bullet bullets fragment fragments pellet pellets gunshot gunshots gunfire debris glass shard shards slug slugs rubble"
)
HIT_BY = frozenset(("hit", "struck", "grazed", "pierced", "cut", "peppered", "caught", "sprayed"))
HITTING = listed(
    "hit hits struck strikes grazed pierced hitting striking piercing cut cuts cutting caught slashed slashing ripped tore sprayed peppered raked"
)
HOSPITALS = frozenset(
    ("hospital", "hospitals", "clinic", "clinics", "theatre", "infirmary", "treatment", "surgery", "stitches")
)
CARRIED = listed(
    "taken rushed sent admitted transferred evacuated shifted airlifted still being brought treated flown ferried moved referred seen kept"
)
CARRYING = frozenset(("sent", "sending", "put", "putting", "sends", "puts", "landed"))
NEEDING = frozenset(
    (
        "sought",
        "seeking",
        "needed",
        "required",
        "received",
        "undergoing",
        "undergo",
        "underwent",
        "need",
        "requiring",
        "needing",
    )
)
CASES = listed("suffocation dyspnea asphyxia asphyxiation poisoning choking")
CORPSES = frozenset(("body", "bodies", "corpse", "corpses", "dead", "remains"))


def suffered(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "four persons who sustained serious injuries", "were treated for wounds"."""
    if there := _at_hospital(c, i, word):
        return there
    if word in ("treated", "treating") and "B" not in aux_start(c, i)[1]:
        people = [group for group in objects(c, i + 1) if group.kind == "count" and c.low(group.head) != "patients"]
        if people:
            return [state(c, Effect.WOUNDED, group, "hospital", i, i + 1, i) for group in people]
    if word in SHOWING:
        return _hurt(c, i, i + 1, "suffered") if c.low(i + 1) == "symptoms" else []
    for k in range(i + 1, min(i + 7, c.sentence.last)):
        if c.low(k) in ("casualties", "losses") and c.tag(k - 1) not in "DVHf" and c.low(k - 2) not in NONE:
            return _suffered_casualties(c, i, k)
        if c.low(k) in INJURIES or (c.low(k) in BROKEN_OFF and c.low(k - 1) in BROKEN_OFF):
            if c.tag(k - 1) in "Df":
                return []
            return _fatal(c, k, _hurt(c, i, k, "suffered"))
        if c.tags[k] in ".,;&" and c.low(k) != "," and c.low(k - 1) not in SORTS:
            return []
    return []


def _at_hospital(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "a boy was among those treated", "six others were being treated"."""
    if word == "received" and (there := admitted(c, i, word)):
        return there
    if word == "treated" and c.low(i - 1) == "being" and c.tag(i - 2) == "B" and c.tag(i + 1) in ".,;&I":
        return _carried_off(c, i, i, i - 2)  # "six others were being treated"
    if word == "treated" and c.lowers[i - 2 : i] == ["among", "those"] and c.tag(i - 3) == "B":
        found = c.ends.get(i - 3)
        if found is not None and found.kind in ("count", "single"):
            part = state(c, Effect.WOUNDED, found, "among", found.first, i + 1, i)
            part.subset = True
            return [part]
    return []


def admitted(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the hospital received 14 patients", "its hospitals have admitted 11 civilians"."""
    if HOSPITALS.isdisjoint(c.lowers[c.first : i]):
        return []
    people = [group for group in objects(c, i + 1) if group.kind == "count" and c.low(group.head) in RECEIVED]
    return [state(c, Effect.WOUNDED, group, "hospital", i, i + 1, i) for group in people]


RECEIVED = listed("patients patient people persons victims wounded injured casualties civilians residents")
"""Whom a hospital receives after an attack, hurt as far as is told."""
SORTS = FRAGMENTS | {"burn", "shock", "head", "chest", "leg", "hand"}
"""What sort of injury "and" joins: "splinter and bullet injuries"."""


def _fatal(c: Clause, noun: int, hurt: list[Stated]) -> list[Stated]:
    """``hurt`` as deaths where the wounds of token ``noun`` are told to have killed: "injuries that proved fatal"."""
    near = c.lowers[noun + 1 : min(noun + FATAL_REACH, c.last)]
    proved = any(
        near[n + 1 : n + 2] == ["fatal"] for n, word in enumerate(near) if word in ("proved", "proving", "were")
    )
    if proved or not FATAL.isdisjoint(c.lowers[noun - 2 : noun]):
        return [replace(item, effect=Effect.KILLED) for item in hurt]
    return hurt


FATAL_REACH = 12
FATAL = frozenset(("fatal", "mortal"))
NONE = frozenset(("no", "not", "never", "without", "neither", "nor"))


def _hurt(c: Clause, verb: int, noun: int, rule: str) -> list[Stated]:
    """Who is wounded as the subject of the verb at ``verb`` whose object ends with ``noun``."""
    first, aux = aux_start(c, verb)
    if "m" in aux or "f" in aux or (c.tag(first - 1) == "t" and not aux):
        return []
    whose = whom(c, first)
    people = [whose[0]] if whose else subjects(c, first)
    if people and c.low(people[0].first - 2) == "none" and c.tag(people[0].first - 1) == "o":
        return none_of(c, people, noun)
    return [
        state(c, Effect.WOUNDED, group, rule, group.first, noun + 1, noun)
        for group in people
        if group.low
        and (group.kind != "bare" or not group.definite)
        and not (rule == "hit.by" and c.tag(group.first - 1) == "o" and c.tag(group.first - 2) in "xU")
    ]  # "the home of the family was hit"


def _suffered_casualties(c: Clause, verb: int, noun: int) -> list[Stated]:
    """Such as "both troops and rebels suffered casualties"."""
    first, aux = aux_start(c, verb)
    if "m" in aux or "f" in aux:
        return []
    people = [group for group in subjects(c, first) if group.kind == "bare"]
    return [
        state(c, Effect.KILLED_OR_WOUNDED, group, "suffered.casualties", group.first, noun + 1, noun)
        for group in people
    ]


def lost_limb(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "lost both legs", "had her arm amputated", "blew off the hands of two children"."""
    side = c.low(i - 1) in ("left", "right")
    before = skip_left(c, i - 1 - side, "TADSJx&H")
    if c.low(before) in LOSING and before >= i - LIMB_REACH and c.low(i + 1) != "for":
        return _hurt(c, before, i, "limb")
    after = skip_right(c, i + 1, "xBa")
    if c.low(before) in ("had", "having") and any(c.low(k) in SEVERED for k in range(i + 1, after + 1)):
        return _hurt(c, before, i, "limb")
    off = before - 1 if c.low(before) == "off" else before
    if c.low(off) in SEVERING and c.tag(i + 1) == "o":
        return [state(c, Effect.WOUNDED, group, "limb", off, i + 1, i) for group in objects(c, i + 2)]
    return []


LIMB_REACH = 5


VOLLEYS = frozenset(("volley", "hail", "burst", "spray", "barrage"))


def hit_by(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "was hit by shrapnel", "a stray bullet hit a girl", "took a bullet in the shoulder"."""
    by = skip_left(c, i - 1, "TADVHxJUC")
    by -= c.low(by) in ("flying", "falling")
    if c.tag(by) == "o" and c.low(by - 1) in VOLLEYS:
        by = skip_left(c, by - 2, "TAJ")
    if c.low(by) == "by":
        verb = skip_left(c, by - 1, "a")
        if c.low(verb) not in HIT_BY and (inside := c.lowers[max(c.first, verb - 3) : verb].count("in")):
            inner = next((k for k in range(verb - 1, c.first - 1, -1) if c.low(k) == "in"), verb)
            verb = inner - inside  # "hit in the chest by"
        return _hurt(c, verb, i, "hit.by") if c.low(verb) in HIT_BY and _is_passive(c, verb) else []
    if c.low(by) in ("took", "taking", "with", "has", "had") and c.tag(by - 1) != "t":
        people = [c.ends[by]] if by in c.ends and c.low(by) == "with" else []
        found = _hurt(c, by, i, "hit.by") if c.low(by) in ("took", "taking") else []
        return found or [
            state(c, Effect.WOUNDED, group, "hit.by", group.first, i + 1, i)
            for group in people
            if group.qualifier is not Qualifier.VAGUE
        ]
    end = skip_right(c, i + 1, "xaUw")
    verb = next((k for k in range(i + 1, end + 1) if c.low(k) in HITTING), 0)
    if not verb:
        return []
    into = c.low(verb + 1) in ("into", "through", "down")
    people = [group for group in objects(c, verb + 1 + into) if group.low]
    return [state(c, Effect.WOUNDED, group, "hit.by", i, verb + 1, i) for group in people]


def hit(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "some of the rebels have been hit", "three rebels were hit in the firing": by fire, where nothing else is told."""
    fired = c.low(i + 1) in ("in", "during") and any(c.low(k) in GUNFIRE for k in range(i + 2, i + 5))
    fired = fired or c.low(i + 1) in ("as", "when", "while")
    if "B" not in aux_start(c, i)[1] or not (fired or c.tag(i + 1) in ".,;"):
        return []
    return [item for item in _hurt(c, i, i, "hit.by") if not item.group.guessed]


GUNFIRE = listed(
    "fire firing gunfire gunfight shooting exchange crossfire encounter leg legs arm chest head neck shoulder stomach abdomen thigh back"
)


def _is_passive(c: Clause, verb: int) -> bool:
    return "B" in aux_start(c, verb)[1] or verb in c.ends or c.tag(verb - 1) in ",w"


def medical_help(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "13 people sought medical help", "received medical assistance"."""
    return hospital(c, i, "treatment") if c.low(i + 1) in HELP else []


HELP = frozenset(("help", "attention", "assistance", "care", "aid"))


def hospital(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "11 people were taken to hospital", "needed hospital treatment", "sent two people to hospital"."""
    if c.low(i - 1) == ("under" if word == "treatment" else "in") and c.tag(i - 2) == "B":
        return _carried_off(c, i - 2, i, i - 2)  # "seven are in hospital"
    if c.low(i - 1) == "in" and (beside := c.ends.get(i - 1)) is not None and beside.alone:
        harmed = c.tag(beside.first - 1) in "&," and "K" in c.tags[max(c.first, beside.first - 3) : beside.first]
        return (
            [state(c, Effect.WOUNDED, beside, "hospital", beside.first, i + 1, i)] if harmed else []
        )  # "nine dead, 14 in hospital"
    for k in range(i - 1, max(c.sentence.first, i - HOSPITAL_REACH) - 1, -1):
        if c.low(k) in CARRYING and word != "treatment" and c.tag(k - 1) != "B":
            return [
                state(c, Effect.WOUNDED, group, "hospital", k, i + 1, k) for group in _carried(c, objects(c, k + 1))
            ]
        if c.low(k) in NEEDING and word in CARE:
            return _carried_off(c, k, i, aux_start(c, k)[0])
        if c.low(k) in ("ended", "landed", "went", "gone") and word != "treatment" and c.tag(k + 1) not in "TAS":
            return _carried_off(c, k, i, aux_start(c, k)[0])
        if c.low(k) in CARRIED:
            first, aux = aux_start(c, k)
            if "B" not in aux and c.tag(k - 1) != "B":
                continue
            return _carried_off(
                c, k, i, k - 1 if c.low(k) == "still" or (c.tag(k - 1) == "B" and "t" not in c.tags[first:k]) else first
            )
        if c.tags[k] in ".;," or c.tags[k] in "KdN":
            return []
    return []


def institute(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "were admitted to the Institute of Medical Sciences", as hospitals are called in India and Pakistan."""
    named = c.low(i - 1) == "medical" and "institute" in c.lowers[max(c.first, i - 4) : i]
    return hospital(c, i, word) if named else []


CARE = frozenset(("treatment", "surgery", "stitches"))
HOSPITAL_REACH = 9


def _carried_off(c: Clause, verb: int, noun: int, first: int) -> list[Stated]:
    if any(c.low(n) in CORPSES and c.tag(n - 1) != "B" for n in range(c.sentence.first, verb)):
        return []
    while c.tag(first - 1) in "ht":
        first -= 1
    people = _carried(c, subjects(c, first))
    return [state(c, Effect.WOUNDED, group, "hospital", group.first, noun + 1, verb) for group in people]


def _carried(c: Clause, people: list[Group]) -> list[Group]:
    """Those not told of before: a definite group was, unless it is somebody's, as in "his passenger"."""
    counted = [group for group in people if group.kind in ("count", "single") and group.low]
    return [group for group in counted if not group.definite or (group.kind == "single" and c.tag(group.first) == "S")]


def cases(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "caused suffocation to 12 people", "suffocation cases among civilians", "17 cases of poisoning"."""
    if c.low(i - 1) == "of" and c.low(i - 2) == "cases" and c.tag(i - 3) == "D":
        counted = c.inside.get(i - 3)
        value = int(c.low(i - 3)) if c.low(i - 3).isdigit() and len(c.low(i - 3)) < CASES_DIGITS else 0
        group = counted or Group(i - 3, i + 1, i - 2, value, value, Qualifier.EXACT, (i - 3, i - 2), "count")
        return [state(c, Effect.WOUNDED, group, "cases", group.first, i + 1, i)] if group.low else []
    at = i + 1
    while c.tag(at) == "&" or c.low(at) in CASES or c.low(at) in ("cases", "symptoms", "difficulties", "problems"):
        at += 1
    if c.low(at) not in ("to", "among", "for", "in"):
        return []
    people = [group for group in objects(c, at + 1) if group.kind in ("count", "bare") and not group.definite]
    return [state(c, Effect.WOUNDED, group, "cases", i, at, i) for group in people]


CASES_DIGITS = 5


BORNE = listed("inflicted dealt caused done sustained suffered borne received incurred")


def borne(c: Clause, i: int) -> list[Stated]:
    """Such as "light injuries were sustained by a driver", "wounds of varying severity were inflicted on three guards"."""
    be = skip_right(c, i + 2, "JxeCA") if c.tag(i + 1) == "o" else i + 1
    verb = skip_right(c, be, "hBa")
    if verb == be or "B" not in c.tags[be:verb] or c.low(verb) not in BORNE:
        return []
    people = objects(c, verb + 2) if c.low(verb + 1) in ("by", "on", "upon", "to") else []
    return [state(c, Effect.WOUNDED, group, "noun.to", i, verb + 1, i) for group in people]


def with_injuries(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "three men arrived with gunshot wounds", "children with burns": the noun of injury stands at ``i``."""
    if by := borne(c, i):
        return by
    before = skip_left(c, i - 1, "xJaUASV")
    if c.tag(before) == "o" and c.low(before - 1) in DEGREES:
        before = skip_left(c, before - 2, "xJaUASeV")  # "38 people with varying degrees of injury"
    if c.low(before) in ("have", "has", "had", "got", "bore") and c.tag(before - 1) not in "st" and c.tag(i + 1) != "o":
        return _hurt(c, before, i, "suffered")
    if c.low(before) != "with" or c.tag(i + 1) == "o":
        return []
    people = [c.ends[before]] if before in c.ends else []
    verb = skip_left(c, before - 1, "a")
    if c.low(verb) == "in" and c.low(verb - 1) == "brought":
        verb -= 1
    if not people and c.low(before - 1) in ARRIVING:
        people = subjects(c, aux_start(c, verb)[0])
    return [
        state(c, Effect.WOUNDED, group, "with_injuries", group.first, i + 1, i)
        for group in people
        if group.kind in ("count", "single") and group.low and (not group.definite or c.tag(group.first) == "S")
    ]


DEGREES = listed("degree degrees kinds types levels severity extent")
ARRIVING = listed(
    "away fled arrived escaped survived admitted hospital hospitalised hospitalized brought left in came got"
)
