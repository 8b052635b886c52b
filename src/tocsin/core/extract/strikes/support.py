"""Whether an attack is told with what an attack needs: harm, a place, a doer, a thing hit."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.guard_words import (
    ARMS,
    BESIDE_CHARS,
    ENEMIES,
    FATAL,
    HARM,
    MISHAP,
)
from tocsin.core.extract.strikes.words import Part
from tocsin.core.small import small
from tocsin.schemas.words import Mode, Scope, StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc
    from tocsin.core.extract.strikes.mention import Trigger


GAME = re.compile(
    r" (?!(?:by|in|at|near|on|and|when|while|after|people|men)\b)(?:(?!(?:by|in|at|near|on|and|or|with|people|men|women)\b)[\w-]+ ){0,3}?"
    r"(?:buffalo(?:es)?|bison|boars?|deer|antelopes?|birds?|elephants?|rhinos?|lions?|leopards?|tigers?|wolves|bears?|whales?|seals|fish"
    r"|snakes?|crocodiles?|wildlife)"
    r"(?=[.,;]| (?:in|on|at|near|for|from|to|with|every|each|by)\b|$)"
)
"""What is hunted, not attacked: "the early settlers killed buffalo"; killed herds are somebody's, and an attack on him."""


def supported(doc: Doc, trigger: Trigger) -> bool:
    """A weak word tells of an attack where a party, a weapon, victims or a fine place stands beside it."""
    name = trigger.rule.id
    theirs = doc.lowers[max(trigger.sentence.first, trigger.first - 2)] in ("their", "its")
    if trigger.habit and (trigger.attacker is not None or trigger.own or theirs or _beside(doc, trigger, ARMS)):
        return not _by_police(trigger)
    if name == "strike.firing" and doc.lowers[trigger.first] == "firing" and trigger.last - trigger.first == 1:
        return _beside(doc, trigger, FATAL)
    if name == "strike.killed-by":
        return GAME.match(doc.small, trigger.span[1], trigger.sentence.end) is None and _killing(doc, trigger)
    if name == "strike.arson":
        return _waged(trigger) or (_by_armed(trigger) and bool(trigger.own))
    if name == "strike.fire-of" and trigger.scope is Scope.BACKGROUND:
        return False  # "22 soldiers were killed by Turkish fire since May": a tally
    if name == "strike.body":
        return bool(trigger.own)
    if name in ("strike.by-hand", "strike.at-hands", "strike.blasted"):
        if name != "strike.at-hands":
            return _by_armed(trigger) and not (
                doc.lowers[trigger.first].startswith("way") and _beside(doc, trigger, LED_OFF)
            )
        doer = trigger.attacker
        return doer is not None and doer.actor.kind.value in ("group", "force") and _beside(doc, trigger, FATAL)
    if name == "strike.infiltration":
        return _beside(doc, trigger, HARM)
    if name == "strike.swooped":
        return _by_armed(trigger) and _beside(doc, trigger, HARM)
    if name == "strike.drove-into":
        return _beside(doc, trigger, HARM) and not _beside(doc, trigger, LOST_CONTROL)
    if name == "strike.let-fly" and doc.lowers[trigger.last - 1] == "air":
        return _beside(doc, trigger, HARM)
    if name in ("strike.let-fly", "strike.sorties"):
        return trigger.attacker is not None or _beside(doc, trigger, HARM)
    if name == "strike.took-bullet":
        return bool(trigger.own) or _beside(doc, trigger, HARM)
    if name == "strike.took" and not _takes_place(doc, trigger):
        return False
    if (
        name == "strike.fighting"
        and trigger.definite
        and WAR_TOLL.search(doc.small, trigger.sentence.start, trigger.span[0])
    ):
        return False  # "hundreds of thousands have been killed in the fighting": the whole war
    if name == "strike.fighting" and RAGES.search(
        doc.small, max(trigger.sentence.start, trigger.span[0] - 12), min(trigger.sentence.end, trigger.span[1] + 45)
    ):
        return True
    if name == "strike.operation":
        aim = trigger.target
        armed = aim is not None and aim.actor.kind.value in ("group", "force")
        named = trigger.attacker is not None or (aim is not None and aim.form is not None)
        return armed and named and not _by_police(trigger)
    if name == "strike.fought" and EACH_OTHER.match(doc.small, trigger.span[1]) and _beside(doc, trigger, ARMS):
        return True
    if name == "strike.fought" and FOUGHT_THERE.match(doc.small, trigger.span[1]) and _beside(doc, trigger, FATAL):
        return bool(trigger.own)
    if name in ("strike.captured", "strike.took") and CAPITAL.match(doc.small, trigger.span[1]) is not None:
        return _by_armed(trigger)
    if name in ("strike.captured", "strike.took", "strike.fought", "strike.campaign"):
        return _waged(trigger)
    if name == "strike.razed":
        return _by_armed(trigger) and (trigger.target is not None or _beside(doc, trigger, ENEMIES))
    if name == "strike.operated":
        on = doc.lowers[trigger.last : trigger.last + 1] == ["on"]  # a surgeon's
        return not on and _beside(doc, trigger, FATAL) and not _by_police(trigger)
    if name == "strike.killed-in":
        if NOT_IN_TIME.match(doc.small, trigger.span[1]):
            return False
        fine = any(place.precision in ("site", "city", "district") for place in trigger.own)
        there = doc.lowers[trigger.last - 1] in ("in", "at", "near") or _opens_with_place(doc, trigger)
        doer = trigger.attacker
        there = there or (
            doer is not None
            and doer.actor.kind.value in ("group", "force")
            and "," not in doc.small[trigger.span[1] : doer.span[0]]
        )
        return fine and there and not _beside(doc, trigger, MISHAP)
    if (
        name in ("strike.attack", "strike.raid", "strike.bombing")
        and trigger.status is StrikeStatus.REPORTED
        and _in_general(doc, trigger)
        and not _beside(doc, trigger, HARM)
    ):
        return False
    searched = name == "strike.attacked" and SEARCHED.match(doc.small, trigger.span[0]) is not None
    if (
        name in ("strike.attacked", "strike.raid")
        and (searched or _by_guardians(trigger))
        and not _beside(doc, trigger, HARM)
    ):
        return False
    return trigger.attacker is not None or trigger.rule.part is Part.EVENT or _placed_or_harmful(doc, trigger)


SEARCHED = small(
    r"raid(?:ed|ing) (?:(?:an?|the|his|her|several|some|many|a number of|dozens of|two|three|\w+[’']s|their) )?(?:suspected )?(?:houses?|homes?|apartments?|flats?|shops?|hide-?outs?)\b"
)
"""Houses that are raided are searched, where nobody is harmed."""


def _placed_or_harmful(doc: Doc, trigger: Trigger) -> bool:
    """Whether a weak word of nobody's attack has a place of its own, harm or arms beside it, as its kind asks."""
    name = trigger.rule.id
    if name == "strike.raid" and (
        trigger.another
        or RAIDED.match(doc.small, trigger.span[1])
        or HIT_BY.search(doc.small, max(trigger.sentence.start, trigger.span[0] - HIT_BY_CHARS_MAX), trigger.span[0])
    ):
        return bool(trigger.own) or _beside(doc, trigger, FATAL)
    if name == "strike.attacked" and doc.lowers[trigger.last : trigger.last + 1] == ["by"]:
        return bool(trigger.own) or _beside(doc, trigger, HARM) or _beside(doc, trigger, ARMS)
    if name in ("strike.targeted", "strike.attacked", "strike.raid", "strike.offensive", "strike.incursion"):
        too = trigger.apart and trigger.indefinite and trigger.rule.part is Part.VERB  # "was also hit"
        too = too or (name == "strike.targeted" and _building_hit(doc, trigger))
        return bool(trigger.own) and (too or _beside(doc, trigger, HARM) or _beside(doc, trigger, ARMS))
    if bool(trigger.own) or _beside(doc, trigger, HARM) or (trigger.definite and _beside(doc, trigger, ARMS)):
        return True
    if name in ("strike.missiles", "strike.rockets") and trigger.status is StrikeStatus.REPORTED:
        return INTERCEPTED.search(doc.small, trigger.sentence.start, trigger.span[0]) is not None
    return name == "strike.attack" and trigger.definite and _owned_up(doc, trigger)


INTERCEPTED = small(r"\b(?:intercepted|shot down|downed|destroyed) (?:an? |the |several |[\w-]+ ){0,3}\Z")
"""Who shoots down a missile tells of an attack."""


def _owned_up(doc: Doc, trigger: Trigger) -> bool:
    """As in "Twelve were killed in Borno. The governor said the group was behind the attack"."""
    sentence = trigger.sentence
    if not sentence.index or not OWNED_UP.search(doc.small, sentence.start, sentence.end):
        return False
    before = doc.sentences[sentence.index - 1]
    return HARM.search(doc.small, before.start, before.end) is not None


WAR_TOLL = small(
    r"\b(?:(?:hundreds|tens) of thousands|thousands|(?:nearly|almost|about|around|some|over|more than)? ?\d{2,3},000)\b[^.;]*\b(?:killed|dead|died|lives|perished)\b"
)
OWNED_UP = small(r"\b(?:behind|claimed|responsib[a-z]+|blamed|blames) (?:for |[a-z]+ for )?(?:the|this) attack\b")


def bare(doc: Doc, trigger: Trigger) -> bool:
    """As in "it bombed on Broadway": nobody and no place, and nothing of war beside it."""
    if trigger.rule.part is not Part.VERB or trigger.rule.mode is not Mode.AIR or trigger.attacker or trigger.own:
        return False
    if trigger.rule.id == "strike.came-back":
        return False
    if trigger.rule.id == "strike.warplane" and doc.lowers[trigger.first] not in ("jets", "bombers"):
        return False
    return not (trigger.definite or _beside(doc, trigger, HARM) or _beside(doc, trigger, ARMS))


def _beside(doc: Doc, trigger: Trigger, words: re.Pattern[str]) -> bool:
    """One of ``words`` stands near the trigger in its sentence."""
    start = max(trigger.sentence.start, trigger.span[0] - BESIDE_CHARS)
    end = min(trigger.sentence.end, trigger.span[1] + BESIDE_CHARS)
    return words.search(doc.small, start, end) is not None


def _in_general(doc: Doc, trigger: Trigger) -> bool:
    """As in "carry out attacks in Pakistan": a bare plural, no finer place than a country."""
    word = doc.lowers[trigger.last - 1]
    before = doc.lowers[trigger.first - 1] if trigger.first > trigger.sentence.first else ""
    if trigger.definite and re.search(
        r"\b(?:most|many|some|all) of (?:the|these)\Z",
        doc.small[max(0, trigger.span[0] - 20) : trigger.span[0]].strip(),
    ):
        return True
    bare = word.endswith("s") and not trigger.definite and not before.isdigit()
    return bare and all(place.precision == "country" for place in trigger.own)


def _opens_with_place(doc: Doc, trigger: Trigger) -> bool:
    """As in "In the village of X, three voters were killed"."""
    first = trigger.sentence.first
    opening = doc.lowers[first] in ("in", "at", "near", "outside", "elsewhere")
    return opening and any(0 < place.span[0] - trigger.sentence.start <= OPENING_CHARS_MAX for place in trigger.own)


RAIDED = small(
    r" (?:hit|struck|targeted)\b| on (?:an? |the |several |two |three |four |many )?(?:[\w-]+ )?(?:villages?|towns?|settlements?|hamlets?|farms?|markets?|churches|church|mosques?|schools?|hospitals?|refugee camps?|camps?|army base|military base)\b"
)
"""What raiders attack, and police seldom search."""
HIT_BY = small(r"\b(?:hit|struck|targeted|destroyed|damaged) (?:by|in) (?:an? |the |several |two )?(?:[\w-]+ )?\Z")
HIT_BY_CHARS_MAX = 40
OPENING_CHARS_MAX = 35
RAGES = small(
    r"\b(?:there (?:was|is) |renewed |fresh |heavy |fierce |pitched |running )(?:\w+ )?(?:fighting|battles?)\b|\b(?:fighting|battles?)(?: also| then| has| have| had| was| is)? (?:broke out|erupt\w+|continu\w+|rag(?:ed|es|ing)|resum\w+|intensif\w+|flared|spread|spilled|halted|reached|ongoing|underway|between)\b"
)
"""Fighting that rages is one, whoever fights."""


def _takes_place(doc: Doc, trigger: Trigger) -> bool:
    """The very next words name the place that was taken."""
    end = trigger.span[1]
    if TAKEN_PEOPLE.match(doc.small, end):
        return False
    return any(0 < place.span[0] - end <= TAKEN_CHARS_MAX for place in trigger.own)


TAKEN_PEOPLE = small(
    r" (?:near|in|at|from|alive|during|after|by)\b| (?:[\w-]+ ){0,2}(?:others?|more|alive|people|men|women|\w*soldiers|fighters|rebels|militants|insurgents)\b"
)
TAKEN_CHARS_MAX = 25
LOST_CONTROL = small(
    r"\b(?:accident\w*|drunk\w*|lost control|brakes?|speeding|fell asleep|traffic|collision|collided|icy|tyre|tire|skidd\w+)\b"
)
"""Who drives into people without meaning to."""
FOUGHT_THERE = small(
    r" (?:in|at|near|over|outside|around|for (?:hours|days)|their way|its way|with (?:sticks|machetes|guns|knives|rifles|spears))\b"
)
BUILDING = small(
    r"\b(?:hospitals?|clinics?|schools?|kindergartens?|universit(?:y|ies)|markets?|church(?:es)?|mosques?|baker(?:y|ies)|convoys?|ambulances?|hous(?:e|es|ing)|homes?|apartments?|blocks?|buildings?|bridges?"
    r"|stations?|refiner(?:y|ies)|depots?|plants?|camps?|shelters?|tents?|warehouses?|substations?|ports?|airports?|villages?|neighbou?rhoods?)\b[^.;]{0,60}\b(?:was|were|been|being) (?:\w+ly |also |again |directly )*\Z"
)
BY_NATURE = small(
    r" (?:hard|hardest|worst|(?:\w+ )?by (?!an? (?:shell|missile|rocket|drone|bomb)))\b| (?:with|as|after|because) | for (?!(?:the|a) (?:\w+ )?time)"
)


def _building_hit(doc: Doc, trigger: Trigger) -> bool:
    """As in "the hospital was hit for the third time": no storm, tax or strike is named that did it."""
    start, end = trigger.span
    if doc.lowers[trigger.first] not in ("hit", "struck", "targeted") or BY_NATURE.match(doc.small, end):
        return False
    floor = max(trigger.sentence.start, start - 110)
    if BUILDING.search(doc.small, floor, start) is not None:
        return True
    there = doc.small.startswith((" in ", " on the ", " near ", " outside "), end) and bool(trigger.own)
    return there and VEHICLE_WAS.search(doc.small, floor, start) is not None


VEHICLE_WAS = small(
    r"\b(?:pick-?ups?|cars?|vehicles?|trucks?|convoys?|ambulances?|motorcycles?|tractors?|minibus(?:es)?)\b[^,.;]{0,50} (?:was|were|has been|have been) \Z"
)
"""As in "a pickup of the militia was hit in the village"."""
CAPITAL = small(r" the (?:capital|city|town|presidential palace|airport)\b")
"""What armed men overrun, named or not."""
EACH_OTHER = small(
    r" (?:each other|one another|(?:running|pitched|street) battles|house to house|hand to hand|street by street)\b"
)
LED_OFF = small(r"\b(?:abduct\w*|kidnap\w*|hostages?|robb\w+|loot\w+|led away|took away)\b")
"""Who is waylaid only to be led off or robbed was not attacked."""


def _by_police(trigger: Trigger) -> bool:
    """A police raid that hurts nobody is an arrest, not an attack."""
    return trigger.attacker is not None and "police" in trigger.attacker.actor.text.lower()


def _by_guardians(trigger: Trigger) -> bool:
    """Police or others who search and arrest."""
    return trigger.attacker is not None and GUARDIANS.search(trigger.attacker.actor.text.lower()) is not None


NOT_IN_TIME = small(
    r" (?:once\b|least\b|the (?:past|last|first|violence|conflict|war|fighting|meantime)|recent|(?:[\w-]+ )?hospitals?|custody|jail|prison|a hospital|the hospital)\b"
)
"""As in "killed in the past three months", "died in hospital": no place of an attack."""
GUARDIANS = small(
    r"\b(?:police|rangers|crpf|cisf|ctd|nia|fbi|customs|constabulary|gendarmes|asayish|security (?:forces|agencies|personnel|officials))\b"
)


def _was_done(doc: Doc, trigger: Trigger) -> bool:
    """As in "left 40 terrorists killed and others hurt", "a toll of 70 rebels killed": of those before, not by them."""
    lowers, at, end = doc.lowers, trigger.last, trigger.sentence.last
    if lowers[trigger.first] != "killed" or "by" in lowers[at : at + 4]:
        return False
    if lowers[at : at + 2] in (["and", "injured"], ["and", "wounded"], ["or", "wounded"], ["or", "injured"]):
        at += 2
    if at >= end or not (lowers[at][:1].isalnum() or lowers[at] in QUOTED):
        return True
    return lowers[at] in NO_OBJECT and not (
        lowers[at : at + 2] == ["at", "least"] or lowers[at + 1 : at + 2] == ["many"]
    )


NO_OBJECT = frozenset(
    "in on at near during while when after and others since from with as amid across before inside outside last this yesterday".split()
)
"""After "killed" these tell that its people stand before it."""
QUOTED = frozenset(('"', "“", "'", "‘"))


def _killing(doc: Doc, trigger: Trigger) -> bool:
    """Only a killing that names who did it, and whom, is an attack by itself; a murder always is one."""
    if doc.lowers[trigger.last - 1] in ("murdered", "slain") and trigger.own:
        return True
    if _was_done(doc, trigger):
        return False
    return trigger.attacker is not None and trigger.attacker.actor.kind.value in ("group", "force")


def _by_armed(trigger: Trigger) -> bool:
    """Done by armed men, and told as done."""
    return (
        trigger.attacker is not None
        and trigger.attacker.actor.kind.value in ("group", "force")
        and trigger.status is StrikeStatus.REPORTED
        and not _by_police(trigger)
    )


def _waged(trigger: Trigger) -> bool:
    """Towns are captured and fights fought by armed men; an audience and a disease are captured and fought by others."""
    armed = trigger.attacker is not None and trigger.attacker.actor.kind.value in ("group", "force")
    return armed and (bool(trigger.own) or trigger.target is not None) and not _by_police(trigger)
