"""What looks like an attack and is none: walkouts, sports, tests, metaphors, finds, plans."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.core.extract.strikes.fire_words import HITS, STORM, VEHICLES
from tocsin.core.extract.strikes.guard_words import (
    ACCIDENT,
    ARMS,
    BESIDE_CHARS,
    BOOM,
    FAULT,
    FLYING,
    FOUND,
    HARM,
    INSTRUMENT,
    NO_ATTACK_BEFORE,
    NO_ATTACK_NEXT,
    NO_BOMB_BEFORE,
    NO_BOMB_NEXT,
    NO_FIRE_NEXT,
    NO_STRIKE_NEXT,
    NO_STRUCK_NEXT,
    SABOTEURS,
    SPORT,
    SPORTS,
    TEST,
    USE,
    WALKOUT,
    WAR,
)
from tocsin.core.extract.strikes.words import Part, Rule
from tocsin.core.small import small

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence


def refused(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """The words at tokens ``first`` to ``last`` tell of no attack."""
    lowers = doc.lowers
    before = lowers[first - 1] if first > sentence.first else ""
    after = lowers[last] if last < sentence.last else ""
    name = rule.id
    if rule.part is Part.NOUN and "no" in lowers[max(sentence.first, first - 2) : first]:
        return True  # "no clash was reported"
    if SELDOM.match(doc.small, doc.ends[last - 1], sentence.end):
        return True
    if name in SPOKEN and SPOKEN_ATTACK.match(doc.small, doc.ends[last - 1]):
        return True
    if name == "strike.bombed" and after == "with" and _near(doc, sentence, first, ARMS) is None:
        return True
    if name == "strike.volley":
        return after == "the" and lowers[last + 1 : last + 2] in (["net"], ["bar"], ["crossbar"], ["post"], ["goal"])
    if name == "strike.fire-of":
        return after not in FIRE_DOES and {"by", "from", "under"}.isdisjoint(
            lowers[max(sentence.first, first - 3) : first]
        )
    if name == "strike.incidents":
        return not _counted(lowers[max(sentence.first, first - 3) : first], alone=last - first == 1)
    if name == "strike.foiled":
        return _not_beaten_back(doc, sentence, first, last)
    if rule.weak and before == "to" and _foiled(lowers[max(sentence.first, first - FOILED_TOKENS) : first]):
        return True
    if _only_describes(doc, sentence, first, last, name):
        return True
    if name == "strike.strikes":
        return _walkout(doc, sentence, first, last, before, after)
    if name == "strike.targeted" and lowers[first] == "targets" and _counted_targets(lowers, first):
        return True
    if name in ("strike.missile-hit", "strike.rocket-hit") and "with" in lowers[max(sentence.first, first - 2) : first]:
        return True  # "the shelling of the market with vacuum missiles killed ten"
    if name == "strike.targeted":
        return _not_hit(doc, sentence, first, before, after)
    if name in ("strike.attack", "strike.attacked"):
        return before in NO_ATTACK_BEFORE or after in NO_ATTACK_NEXT
    if name == "strike.detonated" and after in ("plugs", "cord", "cords", "caps", "device", "devices", "charges"):
        return lowers[first] == "detonating"
    if name == "strike.ied" and lowers[last - 1] == "explosives" and _near(doc, sentence, first, SET_OFF) is None:
        return True
    if name == "strike.at-hands":
        return lowers[max(sentence.first, first - 2) : first] != ["at", "the"]
    if name in ("strike.ied", "strike.car-bomb", "strike.bomb-vehicle"):
        weapon_only = name != "strike.car-bomb" or lowers[last - 1].endswith(("vbied", "vbieds"))
        return _idle_bomb(doc, sentence, first, last, before, after, weapon_only=weapon_only)
    if name in WEAPONS:
        return _idle_weapon(doc, sentence, first, last)
    if name == "strike.explosion" and _no_blast(lowers, last, sentence, before, after):
        return True
    if name == "strike.fired-shells":
        return not TEAR_GAS.isdisjoint(lowers[first:last])
    if name == "strike.opened-fire" and lowers[first] in ("opens", "open") and lowers[max(0, first - 2)] == "before":
        return True  # "has to warn them before it opens fire"
    if name in ("strike.fired-at", "strike.opened-fire") and (
        before in ("were", "was", "been") and not HARMLESS.isdisjoint(lowers[max(sentence.first, first - 4) : first])
    ):
        return True
    if rule.part is Part.NOUN and after in ("range", "distance", "capability", "capabilities"):
        return True
    if name == "strike.blew-himself-up" and before in ("before", "from", "without"):
        return True
    if name == "strike.suicide" and after in NO_BOMBER_NEXT:
        return True
    if name == "strike.suicide" and "would-be" in (before, lowers[first]):
        return True
    if (
        name == "strike.suicide"
        and lowers[last - 1] == "bombers"
        and not INCLUDED.isdisjoint(lowers[max(sentence.first, first - 4) : first])
    ):
        return True
    if name in ("strike.explosion", "strike.detonated", "strike.car-explosion"):
        return _by_accident(doc, sentence, first, last, after)
    if name in ("strike.fighting", "strike.encounter", "strike.clash"):
        if _near(doc, sentence, first, GAMES) or (
            _near(doc, sentence, first, WORDS_ONLY) and not _near(doc, sentence, first, HARM)
        ):
            return True
        return _no_fight(doc, first, last, before, after)
    if name in ("strike.shelling", "strike.fired-at"):
        return after in NO_FIRE_NEXT or (lowers[last - 1] == "on" and after.endswith("day"))
    if name == "strike.fought" and before == "to" and lowers[first] == "fight":
        return True
    if name in ("strike.missile-strike", "strike.missile-hit"):
        return _near(doc, sentence, first, TEST) is not None and _near(doc, sentence, first, HARM) is None
    if name in ("strike.shot", "strike.shooting", "strike.shot-people"):
        return _no_shooting(doc, sentence, first, last)
    if name == "strike.raid" and _ends_in_arrests(doc, sentence, last, before):
        return _near(doc, sentence, first, HARM) is None
    if name in ("strike.offensive", "strike.incursion", "strike.raid"):
        return after in ("language", "remarks", "comments", "line", "tackle", "and") or before in (
            "tax",
            "drug",
            "charm",
            "diplomatic",
            "dawn",
        )
    return False


def _only_describes(doc: Doc, sentence: Sentence, first: int, last: int, name: str) -> bool:
    """Whether the words tell more of people, aircraft or a bomb, and of no attack of their own."""
    before = doc.lowers[first - 1] if first > sentence.first else ""
    start, end = doc.starts[first], doc.ends[last - 1]
    if doc.small.startswith("==", end):
        return True  # the heading of a section
    if name in ("strike.bombed", "strike.shelled"):
        return before == "the" and doc.lowers[last - 1].endswith("ed")  # "inside the bombarded buses"
    if name == "strike.killed-by":
        return before == "those"  # "was among those eliminated"
    if name == "strike.targeted":
        return IN_HIS.match(doc.small, end, sentence.end) is not None
    if name == "strike.explosion":
        return TURNED_OUT.match(doc.small, end, sentence.end) is not None
    if name == "strike.encounter":
        return FOOTAGE.search(doc.small, max(sentence.start, start - HELP_CHARS), start) is not None
    if name == "strike.car-bomb":
        undoing = UNDOING.search(doc.small, max(sentence.start, start - HELP_CHARS), start) is not None
        return undoing or UNDONE.match(doc.small, end, sentence.end) is not None
    if name == "strike.suicide":
        return FAILED.match(doc.small, end, sentence.end) is not None
    if name in ("strike.airstrike", "strike.raid", "strike.aerial"):
        return doc.lowers[last : last + 1] in ALARMS
    quarrel = doc.lowers[last - 1].endswith("infighting") or doc.lowers[last - 1] == "in-fighting"
    if quarrel and _near(doc, sentence, first, HARM) is None and _near(doc, sentence, first, ARMS) is None:
        return True  # of a party
    if name == "strike.fighting":  # "fighting positions", "a shepherd had fled the fighting"
        return doc.lowers[last : last + 1] in FIT_TO_FIGHT or not FLED.isdisjoint(
            doc.lowers[max(sentence.first, first - 3) : first]
        )
    if name == "strike.warplane":  # "troops backed by helicopters killed seven"
        return HELPED.search(doc.small, max(sentence.start, start - HELP_CHARS), start) is not None
    return False


HELP_CHARS = 60
TURNED_OUT = small(
    r",? (?:which |that )?(?:later )?(?:(?:turned out|proved|was (?:later )?found) to (?:be|have been)|was caused by) (?:an?|the) (?:[\w-]+ ){0,3}(?:strike|airstrike|attack|raid|missile|rocket|shell|bomb|mine)"
)
"""As in "an explosion, which turned out to be a drone strike": told by its better name."""
FOOTAGE = small(
    r"\b(?:footage|video|videos|photos|images|pictures|documentation|recordings?) (?:of|from|showing) the \Z"
)
"""Behind it stands what was told of."""
ALARMS = [
    [word]
    for word in ("siren", "sirens", "alert", "alerts", "alarm", "alarms", "warning", "warnings", "shelter", "shelters")
]
"""Behind "air raid" these tell of what may come."""
FIT_TO_FIGHT = [
    [word] for word in ("position", "positions", "unit", "units", "age", "season", "vehicles", "vehicle", "spirit")
]
FLED = frozenset(("fled", "flee", "fleeing", "flees", "escape", "escaped", "escaping"))
IN_HIS = small(
    r" (?:in|on) (?:(?:his|her|their)\b|the (?:(?:left|right|upper|lower) )?(?:legs?|arms?|eyes?|head|neck|chest|back|stomach|abdomen|face|shoulder|thigh|foot|hand)\b)"
)
"""As in "was hit in his stomach", "in the leg"."""


def _ends_in_arrests(doc: Doc, sentence: Sentence, last: int, before: str) -> bool:
    """As in "a police raid", "a raid in which five men were arrested"."""
    end = doc.ends[last - 1]
    return before == "police" or ARREST.search(doc.small, end, min(sentence.end, end + ARREST_CHARS_MAX)) is not None


def _no_shooting(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """As in "a drone was shot down", "33 of these were shot down", "the shooting star"."""
    lowers = doc.lowers
    if lowers[last - 1] == "down" and lowers[first] == "shot":
        return _of_these(lowers, first) or (
            lowers[last - 2] == "shot" and _near(doc, sentence, first, FLYING) is not None
        )
    after = lowers[last] if last < sentence.last else ""
    return after in ("star", "guard", "range", "stars", "location", "down")


def _of_these(lowers: list[str], first: int) -> bool:
    """As in "33 of these were shot down": drones or missiles told of before."""
    if lowers[first - 1] not in ("was", "were", "been"):
        return False
    before = lowers[first - 2]
    return before[:1].isdigit() or before in ("these", "them", "most", "all", "rest", "others", "some", "ones", "which")


SET_OFF = small(
    r"\b(?:explo(?:ded|des|sion|sions)|detonat(?:ed|es|ing|ion)|blew|blown|blast|went off|hurl\w*|threw|throw\w*|lobb\w*|plant(?:ed|ing)|packed|laden|filled|rigged|loaded|triggered|set off|dropped|used|using)\b"
)
"""Without one of these explosives lie in a store or a bag."""
ARREST_CHARS_MAX = 40
FIRE_DOES = frozenset("from killed kills wounded wounds injured hit struck left claimed".split())
"""Behind "army fire": it comes from guns; elsewhere only "by army fire" does."""
HARMLESS = frozenset("flare flares firework fireworks blanks teargas gas cannon salute salutes".split())
"""Fired without an attack."""
STORMS = small(rf"(?: (?:by|of|from) [^.;]{{3,80}}?)? to {STORM}\b")
"""An attempt of this kind is an attack, also where it was beaten back."""
STORMS_IN_VAIN = small(
    rf"{STORMS.pattern}[^.;]{{2,90}} (?:was|were|(?:has|have|had) been) (?:\w+ )?(?:foiled|repelled|repulsed|thwarted|frustrated|aborted|beaten back|pushed back)\b"
)
FOILED_TOKENS = 18


def _not_beaten_back(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """Whether what was foiled at tokens ``first`` to ``last`` was no attempt to storm or to infiltrate."""
    foiling = doc.lowers[first] in FOILING
    if "infiltration" in doc.lowers[first:last]:
        return not foiling or _near(doc, sentence, first, HARM) is None
    beaten = STORMS if foiling else STORMS_IN_VAIN
    return beaten.match(doc.small, doc.ends[last - 1], sentence.end) is None


FOILING = frozenset(
    "foiled foils foiling repelled repels repelling repulsed thwarted thwarting frustrated aborted".split()
)
TEAR_GAS = frozenset("tear smoke tear-gas teargas tear-smoke".split())
INCLUDED = frozenset(
    "include includes included including among train trained training recruit recruited recruiting".split()
)
"""Before "suicide bombers": people told of, not what they did."""
MANY = frozenset(
    "other several many various civilian military soft key enemy such all some multiple further different".split()
)
"""Before "targets": what is hit, not that it is."""


def _foiled(words: list[str]) -> bool:
    """Whether ``words`` end in an attempt that was beaten back: "strike.foiled" tells of it."""
    return not FOILING.isdisjoint(words) and not {"attempt", "attempts"}.isdisjoint(words)


def _counted_targets(lowers: list[str], first: int) -> bool:
    """Whether "targets" at token ``first`` names what is hit: "several targets", "23 Daesh targets"."""
    before = lowers[first - 1] if first else ""
    return (
        before in MANY or before in ("it", "only") or any(word.isdigit() for word in lowers[max(0, first - 3) : first])
    )


SELDOM = small(
    r"(?: (?:in|on|by|at|of|against) (?:[\w-]+ ){0,3}[\w-]+)? (?:are|were|is|was|have been|have (?:so far|until now) been|had been|remain(?:ed)?)"
    r" (?:so far |until now |relatively |very |extremely |fairly )*(?:rare|uncommon|unusual)\b"
)
"""As in "attacks in the capital have so far been rare": tells of none."""
WEAPONS = frozenset(
    "strike.missiles strike.rockets strike.with-drones strike.mortars strike.by-warplanes strike.barrel-bombs".split()
)
SPOKEN = frozenset("strike.attack strike.under-attack strike.under-fire strike.exchange-of-fire".split())
SPOKEN_ATTACK = small(
    r"(?: (?:back|attacks?))?,? (?:from|by|at|on) (?:[\w-]+ ){0,2}(?:critics|opponents|rivals|lawmakers|the media|the press|voters|conservatives|liberals|democrats|republicans|politicians|investors|analysts|"
    r"inflation|corruption|poverty|crime|drugs|reporters|the budget|the proposal|the plan|the bill|his record|her record)\b"
)
"""Behind an attack: it was one of words."""
WEATHER = frozenset(
    "lightning thunderstorm storm storms quake earthquake wave heatwave cyclone flood floods flooding drought virus outbreak pandemic crisis recession tornado "
    "hurricane typhoon landslide avalanche famine inflation epidemic cholera tsunami blizzard tremor meteor".split()
)
"""Hit a country without being an attack."""
ARREST = small(r"\b(?:to|and|that) arrest(?:ed)?\b")
"""A raid that only arrests is no attack."""
GAMES = small(r"\b(?:fans|derby|hooligans?)\b")
WORDS_ONLY = small(
    r"\b(?:director|studio|management|critics|coach|columnist|board|shareholders|executives|lawmakers|producers)\b"
)


def _near(doc: Doc, sentence: Sentence, first: int, words: re.Pattern[str]) -> re.Match[str] | None:
    at = doc.starts[first]
    return words.search(doc.small, max(sentence.start, at - 2 * BESIDE_CHARS), min(sentence.end, at + 2 * BESIDE_CHARS))


def _walkout(doc: Doc, sentence: Sentence, first: int, last: int, before: str, after: str) -> bool:
    if (before.rstrip("'’") in WALKOUT and before != "general") or after in NO_STRIKE_NEXT:
        return True
    if (
        before in ("'s", "’s", "'", "’")
        and first - 2 >= sentence.first
        and doc.lowers[first - 2].rstrip("'’") in WALKOUT
    ):
        return True
    if before in ("general", "to", "would", "will", "can", "could"):
        return True
    if _is_called(doc.words[max(sentence.first, first - 4) : first]):
        return True
    window = doc.small[max(sentence.start, doc.starts[first] - 150) : min(sentence.end, doc.ends[last - 1] + 150)]
    if re.search(
        r"\b(?:unions?|wages?|pay (?:rise|dispute)|employees|staff|teachers|nurses|walkouts?|strikers|lawyers|shopkeepers|hartal|bandh|shut[- ]?down)\b",
        window,
    ) and not HARM.search(window):
        return True
    return NO_STRUCK_NEXT.match(" ".join(doc.lowers[first : first + 6])) is not None


def _is_called(words: list[str]) -> bool:
    """As in "called a strike", "observed a day-long strike"; not so "called an Israeli strike"."""
    return not CALLED.isdisjoint(words) and words[-1:] != ["air"] and not words[-1].istitle()


CALLED = frozenset("called calls calling call observe observed observing".split())


def _not_hit(doc: Doc, sentence: Sentence, first: int, before: str, after: str) -> bool:
    word = doc.lowers[first]
    if not WEATHER.isdisjoint(doc.lowers[max(sentence.first, first - 4) : first]):
        return True
    if word == "targeted" and before in ("the", "these", "those"):
        return True  # "the targeted individuals"
    if NO_STRUCK_NEXT.match(" ".join(doc.lowers[first : first + 7])):
        return True
    if word == "struck" and not BARGAINS.isdisjoint(doc.lowers[max(sentence.first, first - 4) : first]):
        return True
    if word in ("targets", "hits", "hit", "target") and (
        before
        in (
            "the",
            "their",
            "our",
            "its",
            "military",
            "legitimate",
            "of",
            "these",
            "big",
            "greatest",
            "own",
            "civilian",
            "soft",
            "be",
            "a",
        )
    ):
        return True
    return (
        before in ("hard", "worst", "been", "being", "was", "were")
        and word == "hit"
        and after in ("hard", "by")
        and "sanction" in doc.text[doc.starts[first] : min(sentence.end, doc.starts[first] + BESIDE_CHARS)]
    )


LEFT_THERE = small(r"\bleft (?:outside|under|underneath|near|at|by|beside|inside|on|in)\b")
"""Where somebody left a bomb that was defused."""
BARGAINS = frozenset(
    "deal deals agreement agreements accord accords truce truces pact pacts bargain bargains compromise understanding balance ceasefire cease-fire note tone".split()
)
"""What is struck in peace."""


def _by_accident(doc: Doc, sentence: Sentence, first: int, last: int, after: str) -> bool:
    """As in "a gas cylinder exploded", and not "a pipeline was blown up"; or what exploded is anger."""
    lowers = doc.lowers
    blown = lowers[first].startswith("bl") and "pipeline" in lowers[sentence.first : sentence.last]
    saboteurs = blown and _near(doc, sentence, first, FAULT) is None
    saboteurs = saboteurs or _near(doc, sentence, first, SABOTEURS) is not None
    if _near(doc, sentence, first, ACCIDENT) is not None and not saboteurs:
        return True
    return after in ("of", "in") and "anger" in lowers[last : last + 2]


def _no_blast(lowers: list[str], last: int, sentence: Sentence, before: str, after: str) -> bool:
    """As in "blast injuries", "planning an explosion", "a controlled explosion", "explosions were heard"."""
    return after in NO_BLAST_NEXT or before in NO_BLAST_BEFORE or "heard" in lowers[last : min(last + 4, sentence.last)]


NO_BOMBER_NEXT = frozenset(("training", "trainer", "trainers", "recruiter", "recruiters", "camp", "factory"))
NO_BLAST_NEXT = frozenset(("injuries", "injury", "wounds", "wound", "furnace", "furnaces", "wave"))
NO_BLAST_BEFORE = frozenset(("planning", "plotting", "planned", "to", "controlled"))


def _idle_bomb(
    doc: Doc, sentence: Sentence, first: int, last: int, before: str, after: str, *, weapon_only: bool
) -> bool:
    if after in NO_BOMB_NEXT or before in NO_BOMB_BEFORE:
        return True
    if not weapon_only:
        return False
    start, end = doc.starts[first], doc.ends[last - 1]
    around = doc.small[max(sentence.start, start - 70) : min(sentence.end, end + 90)]
    if last - first > 1:
        around = around.replace(doc.small[start:end], " ")  # a rigged car is no more than that
    elif WRECKS.match(doc.small, end):
        return False
    vehicle = VEHICLE.search(doc.small, start, end) is not None
    if FOUND.search(doc.small, max(sentence.start, start - 60), min(sentence.end, end + 40)) and not BOOM.search(
        around.replace("defused", "")
    ):
        return "defused" not in around or LEFT_THERE.search(around) is None
    if last - first > 1 and STOPPED.match(doc.small, end):
        return False
    return BOOM.search(around) is None and (not vehicle or DRIVEN.search(around) is None)


WRECKS = small(r" (?:(?:has|had|also|then) )?(?:destroyed|damaged|wrecked|demolished|gutted|flattened)\b")
VEHICLE = small(rf"\b{VEHICLES}\b")
DRIVEN = small(
    r"\b(?:sent|sending|drove|driven|driving|drives|steer(?:ed|ing)|ramm(?:ed|ing)|crash(?:ed|ing)|slamm(?:ed|ing)|plough(?:ed|ing)|plow(?:ed|ing)|rolled|charged)\b"
)
"""What is done with a car full of explosives."""
STOPPED = small(
    r" (?:that |which )?(?:was|were|has been|had been|being) (?:destroyed|blown up|hit|stopped|targeted)\b|[^.;]{0,40}\bbefore (?:it|they|he|reaching|getting|it's)\b"
)
"""As in "a rigged truck was destroyed before it reached the post": an attack that failed."""


NO_DRONE_NEXT = frozenset(
    "hover hovers hovered hovering circle circled circling control base bases factory factories depot depots operator operators program programme programs technology commander unit units footage "
    "maker makers industry production workshop workshops parts components squad squads crew crews team teams cell cells expert experts".split()
)
"""After a drone: what belongs to drones, and none that strikes."""


def _idle_weapon(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    after = last + (doc.lowers[last : last + 1] in (["which"], ["that"]))
    if after < sentence.last and doc.lowers[after] in NO_DRONE_NEXT:
        return True
    start, end = doc.starts[first], doc.ends[last - 1]
    left = doc.small[max(sentence.start, start - 60) : start]
    right = doc.small[end : min(sentence.end, end + 60)]
    if CRASH_OF.search(left) or HELPED.search(left) or FOUND.search(left) or TEST.search(left) or TEST.search(right):
        return True
    plane = "plane" in doc.lowers[last - 1] or "jet" in doc.lowers[last - 1]
    return not (
        (USE.search(left) and not plane)  # "rockets fired from Syria landed, and planes could be heard"
        or INSTRUMENT.search(left)
        or re.match(
            rf"(?:,? (?:which (?:is|are) )?(?:thought|believed|suspected|said|presumed) to [^,;]{{3,50}}?,?)?\s+(?:[\w’'-]+ ){{0,5}}?(?:fired|launched|aimed|dropped|at\b|on\b|into\b|(?:were|was) (?:\w+ly |also |then )?(?:fired|launched|used|dropped|shot|sent|aimed|intercepted|downed|thrown|lobbed|hurled|directed|trained (?:up)?on|{HITS})|(?:have|has|had) been (?:\w+ )?{HITS}|{HITS})\b",
            right,
        )
    )


FAILED = small(
    r"(?:[’']s)? (?:vest|belt|bomb|device|explosives)? ?(?:failed|did not|didn[’']t) (?:to )?(?:go off|explode|detonate)\b"
)
UNDOING = small(r"\b(?:defus|disarm|dismantl)(?:e|ed|es|ing) (?:an? |the |another |two |three )?(?:[\w-]+ ){0,2}\Z")
"""As in "police defused a second car bomb"."""
UNDONE = small(r" (?:was|were|(?:had|has|have) been) (?:\w+ )?(?:defused|disarmed|dismantled)\b")
"""As in "a seventh car bomb was defused"."""


def _counted(ahead: list[str], *, alone: bool) -> bool:
    """As in "61 operations by militants", "the number of operations by militants"; alone only in a list: "Homs: 19 operations."."""
    if alone:
        return ahead[-2:-1] == [":"] and (ahead[-1][:1].isdigit() or ahead[-1] in COUNTS)
    return any(word[:1].isdigit() for word in ahead) or ahead[-2:] == ["number", "of"]


COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
CRASH_OF = small(
    r"\b(?:(?:over)?flights? (?:of|by)|(?:crash(?:ing|es)?|wreckage|debris|loss|remains|downing) of) (?:an? |the |its |two |several )?(?:[\w-]+ ){0,2}\Z"
)
"""What came down by itself attacked nobody."""
HELPED = small(
    r"\b(?:assisted|backed|supported|accompanied|escorted|protected|covered) by (?:the )?(?:[\w-]+ ){0,2}(?:and )?(?:[\w-]+ )?\Z"
)


def _no_fight(doc: Doc, first: int, last: int, before: str, after: str) -> bool:
    word = doc.lowers[last - 1]
    if word == "fighting" and last - first == 1:
        if before == "," and after not in FIGHTING_WENT:
            return True  # "militants, fighting the state"
        if before in ("while", "died", "when", "men", "women", "from"):
            return True
        if before in (
            "forces",
            "coalition",
            "rebels",
            "troops",
            "been",
            "are",
            "is",
            "were",
            "was",
            "groups",
            "fighters",
            "factions",
            "who",
            "men",
            "soldiers",
            "keep",
            "of",
            "for",
        ) and not (doc.lowers[first - 2] == "there" or after in ("erupted", "broke", "between")):
            return True
        if after in (
            "for",
            "against",
            "alongside",
            "the",
            "corruption",
            "crime",
            "fires",
            "to",
            "back",
            "over",
            "under",
            "a",
            "terrorism",
            "words",
            "age",
            "force",
        ):
            return True
    if word in ("battle", "battles") and (
        before in ("legal", "court", "custody", "political", "uphill", "bidding", "title")
        or after in ("against", "with", "for", "over", "tested", "royale", "to")
    ):
        return True
    if word in ("encounter", "encounters", "confrontation", "confrontations") and before in (
        "chance",
        "close",
        "direct",
        "first",
        "brief",
        "diplomatic",
        "political",
    ):
        return True
    return "clash" in word and (
        after == "of" or before in ("culture", "personality", "scheduling", "title", "group", "league")
    )


FIGHTING_WENT = frozenset(
    (
        "erupted",
        "broke",
        "between",
        "in",
        "near",
        "at",
        "has",
        "was",
        "continued",
        "raged",
        "also",
        "and",
        "which",
        "that",
        "",
    )
)
"""Behind "fighting" as the name of a fight."""


def is_sport(doc: Doc, sentence: Sentence) -> bool:
    """The sentence is about a game or a film and names nobody of a war."""
    if not doc.says(sentence, SPORTS):
        return False
    text, start, end = doc.small, sentence.start, sentence.end
    return WAR.search(text, start, end) is None and SPORT.search(text, start, end) is not None
