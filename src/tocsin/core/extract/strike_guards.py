"""What looks like an attack and is none: walkouts, sports, tests, metaphors, finds, plans."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.core.extract.strike_words import Part, Rule
from tocsin.core.small import Holds, small
from tocsin.schemas.words import Mode, StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.extract.strike_mention import Trigger
    from tocsin.core.extract.tokens import Doc, Sentence

BESIDE_CHARS = 160
WALKOUT = frozenset(
    "hunger general labour labor rail teachers nurses doctors workers union transport train bus drivers pilots lightning miners writers actors "
    "on port dock postal tube wildcat sit-in solidarity trade shutter wheel-jam auto traders' student students climate rent junior "
    "national' nationwide indefinite 24-hour 48-hour day-long week-long one-day two-day three-day carrier".split()
)
NO_STRIKE_NEXT = frozenset(
    "action ballot zone price prices group groups force capability capabilities chord rate rates fund committee breaker breakers pay vote "
    "a an off out deal partner pair up balance duo partnership through".split()
)
NO_STRUCK_NEXT = re.compile(
    r"(?:struck|hits?|strikes?|pounded) (?:a (?:deal|chord|balance|blow|truce|pose|record|tone|new|high|low|bargain|snag|wall|nerve|six|four|home run)|an? (?:agreement|optimistic|all-time)|"
    r"gold|oil|down|by (?:lightning|an? (?:earthquake|storm|cyclone|tornado|hurricane|typhoon|flood|car|vehicle|train|bus|truck|lorry|drought|crisis))|hard|out|back|the (?:headlines|market|streets|road|ground running|target|box office|post|bar|jackpot|crossbar|shelves|mark)|"
    r"with (?:a fine|sanctions|charges|a lawsuit)|song|songs|single|album|movie|film|record|levels?)"
)
NO_ATTACK_BEFORE = frozenset(
    "heart panic cyber verbal personal anxiety asthma hacker hacking ransomware phishing ad shark dog bear animal acid-free counter-terror "
    "media online scathing veiled rhetorical malware political legal bitter email blistering vicious".split()
)
NO_ATTACK_NEXT = frozenset(
    "helicopter helicopters aircraft submarine submarines ad ads line dog dogs plan plans minister craft rifle rifles jets submarines' vessels "
    "lines capability vector vectors surface squadron".split()
)
NO_FIRE_NEXT = frozenset("peas beans nuts eggs prawns last once least will work home short".split())
NO_BOMB_NEXT = frozenset(
    "squad squads disposal shelter shelters threat threats scare scares maker makers making detection expert experts unit hoax plot technician "
    "technicians sniffing probe suspect suspects trial factory materials making-".split()
)
NO_BOMB_BEFORE = frozenset("atomic nuclear hydrogen dirty bath sex population time- photo smoke stink gas-".split())
FOUND = small(
    r"\b(?:recover(?:ed|y|ing)?|seiz(?:ed|ure|ing)|found|discover(?:ed|y)|defus(?:ed|ing)|diffused|neutrali[sz]ed|confiscat\w+|unearthed|haul|cache|removed|dismantl\w+|detected|"
    r"arrest(?:ed|s)? (?:\w+ ){0,4}with|possession of|carrying|supply|suppl(?:y|ies|ied)|sale|sell|deliver\w*|buy|purchase|manufactur\w*|produc\w+|stockpile\w*|donat\w+|"
    r"deploy\w*|test(?:s|ed|-fired|ing)?|parad\w+|display\w*|unveil\w*|developed?|transfer\w*|smuggl\w+|fitted with|equipped|armed with|shipment\w*|build)\b",
)
TEST = small(
    r"\b(?:test(?:s|ed|-fir\w+|-launch\w*| launch(?:es|ed)?| fir\w+)?|drills?|exercises?|into the sea|off its east coast|satellites?|space)\b",
)
USE = small(
    r"\b(?:fir(?:ed|ing|es?)|launch(?:ed|ing|es)?|dropp(?:ed|ing)|drop|aim(?:ed|ing)|hit|struck|lobb\w+|hurl\w+|threw|targeted|targeting|attacked|shelled|bombed|killed|shower\w+|rain\w+|intercept\w+|downed|"
    r"shot down|destroyed|attack\w*|wounded|injured|planted|detonat\w+|explod\w+|triggered|blast|went off|stepped on|ripped|struck by|came under)\b",
)
INSTRUMENT = small(
    r"\b(?:with|using|by|(?:barrages?|salvos?|volleys?|waves?|dozens|hundreds|swarms?|number) of)\s+(?:[\w’'-]+\s+){0,3}\Z",
)
BOOM = small(
    r"\b(?:explod\w+|detonat(?:ed|es|ing|ion)|went off|goes off|ripped|tore|blew|blast|explosion|triggered|hit|struck|killed|injured|wounded|stepped|hurled|lobbed|threw|thrown|tossed|dropped|set off|remnant\w*|plant(?:ed|ing|s)?|laid|rigged|timer|timed|sunk|sank|sinking)\b",
)
ACCIDENT = small(
    r"\b(?:gas (?:cylinder|leak|explosion|tank|pipeline)|cylinder|boiler|firecracker\w*|fireworks?|factory (?:fire|explosion|blast)|transformer|accidental(?:ly)?|coal mine|methane|chemical plant|fertili[sz]er|"
    r"short circuit|electrical|volcan\w+|population|baby boom|stove|kitchen)\b",
)
SABOTEURS = small(
    r"\b(?:militants?|insurgents?|rebels?|maoists?|guerrillas?|separatists?|terrorists?|gunm[ae]n|attackers?|assailants?|saboteurs?|miscreants?|extremists?|bombs?|explosives?|ieds?|dynamite)\b"
)
"""Who blows up a pipeline: no accident."""
MISHAP = small(
    r"\b(?:accident\w*|crash\w*|collision|flood\w*|landslide\w*|earthquake\w*|quake|storm\w*|cyclone|fire|blaze|stampede|collapse\w*|disease|virus|"
    r"derail\w*|capsiz\w*|drown\w*|heat ?wave|avalanche|lightning|road|traffic|police shootout)\b",
)
HARM = small(
    r"\b(?:kill\w*|dead|die[ds]?|deaths?|wound\w*|injur\w+|casualt\w+|martyr\w*|fatalit\w+|victims?|bod(?:y|ies)|hurt|toll|lives|maimed|massacre\w*|damag\w+|destroy\w+)\b",
)
FATAL = small(r"\b(?:kill\w*|dead|died|wounded|wounding|injur\w+|casualties|eliminat\w+|lost their lives|losses)\b")
ENEMIES = small(
    r"\b(?:terrorists?|militants?|rebels?|insurgents?|gunm[ae]n|fighters?|jihadists?|extremists?|enemy|armed groups?|isis|isil|daesh|nusra|killing|killed|injur\w+|wound\w+|dens?)\b"
)
"""Whose posts an army destroys in an attack."""
FLYING = small(
    r"\b(?:drones?|uavs?|missiles?|rockets?|aircrafts?|planes?|warplanes?|jets?|helicopters?|balloons?|satellites?|quadcopters?|airliner)\b",
)
"""What is shot down without an attack on people."""
ARMS = small(
    r"\b(?:rockets?|missiles?|drones?|mortars?|shells?|artillery|gunfire|bombs?|explosives?|IEDs?|rifles?|guns?|grenades?|armed|troops|soldiers?|militants?|fighters?|army|military|forces|insurgents?|"
    r"rebels?|gunm[ae]n|police|convoy|checkpoint|check ?post|warplanes?|war ?planes?|jets|airstrikes?|air ?strikes?|terrorists?|maoists?|jihadists?|positions?|groupings?|gatherings of|hide-?outs?|dens|strongholds?|bunkers?)\b",
)
SPORT = small(
    r"\b(?:goals?|striker|midfield\w*|match|league|coach|team-mates?|teammates?|penalty|season|championship|tournament|innings|wicket|batsman|bowler|quarterback|touchdown|playoffs?|"
    r"semi-?final|football|cricket|basketball|baseball|tennis|midfielder|defender|goalkeeper|win over|half-time|scor(?:ed|er|ing)|box office|film|movie|album|actor|actress|novel|video game|thriller|"
    r"straight (?:battles|games|wins|defeats|losses))\b",
)
SPORTS = Holds(
    "goal|striker|midfield|match|league|coach|mate|penalt|season|champion|tournament|innings|wicket|batsman|bowler|quarterback|touchdown|playoff|final|"
    "ball|cricket|tennis|defender|win|half-?time|scor|box|film|movie|album|act|novel|video|thriller|straight"
)
"""Each match of ``SPORT`` has a word that holds one of these."""
SPORTING = frozenset(
    "strike.attack strike.attacked strike.strikes strike.targeted strike.shot strike.shooting strike.shot-people strike.offensive strike.incursion strike.raid "
    "strike.fighting strike.encounter strike.clash strike.killed-by strike.bombed strike.ambush strike.rockets strike.missiles strike.fired-at "
    "strike.explosion strike.massacre strike.executed strike.shelled strike.detonated".split()
)
WAR = small(
    r"\b(?:killed|wounded|injured|soldiers?|militants?|troops|casualties|army|military|civilians?|terrorists?|bomb(?!ard)\w*|explosion|shelling|missiles?|rockets?|gunm[ae]n|police)\b",
)


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
    if name in ("strike.attack", "strike.under-attack", "strike.exchange-of-fire") and SPOKEN_ATTACK.match(
        doc.small, doc.ends[last - 1]
    ):
        return True
    if name == "strike.bombed" and after == "with" and _near(doc, sentence, first, ARMS) is None:
        return True
    if name == "strike.strikes":
        return _walkout(doc, sentence, first, last, before, after)
    if name == "strike.targeted" and lowers[first] == "targets" and (before in MANY or before in ("it", "only")):
        return True
    if name == "strike.targeted":
        return _not_hit(doc, sentence, first, before, after)
    if name in ("strike.attack", "strike.attacked"):
        return before in NO_ATTACK_BEFORE or after in NO_ATTACK_NEXT
    if name == "strike.detonated" and after in ("plugs", "cord", "cords", "caps", "device", "devices", "charges"):
        return lowers[first] == "detonating"
    if name == "strike.ied" and lowers[last - 1] == "explosives" and _near(doc, sentence, first, SET_OFF) is None:
        return True
    if name in ("strike.ied", "strike.car-bomb"):
        weapon_only = name == "strike.ied" or lowers[last - 1].endswith(("vbied", "vbieds"))
        return _idle_bomb(doc, sentence, first, last, before, after, weapon_only=weapon_only)
    if name in (
        "strike.missiles",
        "strike.rockets",
        "strike.with-drones",
        "strike.mortars",
        "strike.by-warplanes",
        "strike.barrel-bombs",
    ):
        return _idle_weapon(doc, sentence, first, last)
    if name == "strike.explosion" and "heard" in lowers[last : min(last + 4, sentence.last)]:
        return True
    if name == "strike.fired-shells":
        return not TEAR_GAS.isdisjoint(lowers[first:last])
    if name in ("strike.fired-at", "strike.opened-fire") and (
        before in ("were", "was", "been") and not HARMLESS.isdisjoint(lowers[max(sentence.first, first - 4) : first])
    ):
        return True
    if rule.part is Part.NOUN and after in ("range", "distance", "capability", "capabilities"):
        return True
    if name == "strike.blew-himself-up" and before in ("before", "from", "without"):
        return True
    if name == "strike.suicide" and "would-be" in (before, lowers[first]):
        return True
    if (
        name == "strike.suicide"
        and lowers[last - 1] == "bombers"
        and not INCLUDED.isdisjoint(lowers[max(sentence.first, first - 4) : first])
    ):
        return True
    if name == "strike.explosion" and before in ("to", "controlled"):
        return True
    if name in ("strike.explosion", "strike.detonated", "strike.car-explosion"):
        return (_near(doc, sentence, first, ACCIDENT) is not None and not _near(doc, sentence, first, SABOTEURS)) or (
            after in ("of", "in") and "anger" in lowers[last : last + 2]
        )
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
    if name == "strike.shot" and lowers[last - 1] == "down" and _of_these(lowers, first):
        return True
    if name == "strike.shot" and lowers[last - 1] == "down":
        return lowers[last - 2] == "shot" and _near(doc, sentence, first, FLYING) is not None
    if name in ("strike.shot", "strike.shooting", "strike.shot-people"):
        return after in ("star", "guard", "range", "stars", "location", "down")
    if name == "strike.raid" and ARREST.search(
        doc.small, doc.ends[last - 1], min(sentence.end, doc.ends[last - 1] + 40)
    ):
        return _near(doc, sentence, first, HARM) is None
    if name in ("strike.offensive", "strike.incursion", "strike.raid"):
        return after in ("language", "remarks", "comments", "line", "tackle", "and") or before in (
            "police",
            "tax",
            "drug",
            "charm",
            "diplomatic",
            "dawn",
        )
    return False


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
HARMLESS = frozenset("flare flares firework fireworks blanks teargas gas cannon salute salutes".split())
"""Fired without an attack."""
TEAR_GAS = frozenset("tear smoke tear-gas teargas tear-smoke".split())
INCLUDED = frozenset(
    "include includes included including among train trained training recruit recruited recruiting".split()
)
"""Before "suicide bombers": people told of, not what they did."""
MANY = frozenset(
    "other several many various civilian military soft key enemy such all some multiple further different".split()
)
"""Before "targets": what is hit, not that it is."""
SELDOM = small(
    r"(?: (?:in|on|by|at|of|against) (?:[\w-]+ ){0,3}[\w-]+)? (?:are|were|is|was|have been|have (?:so far|until now) been|had been|remain(?:ed)?)"
    r" (?:so far |until now |relatively |very |extremely |fairly )*(?:rare|uncommon|unusual)\b"
)
"""As in "attacks in the capital have so far been rare": tells of none."""
SPOKEN_ATTACK = small(
    r"(?: (?:back|attacks?))?,? (?:from|by|at|on) (?:[\w-]+ ){0,2}(?:critics|opponents|rivals|lawmakers|the media|the press|voters|conservatives|liberals|democrats|republicans|politicians|investors|analysts|"
    r"inflation|corruption|poverty|crime|drugs|reporters|the budget|the proposal|the plan|the bill|his record|her record)\b"
)
"""Behind an attack: it was one of words."""
WEATHER = frozenset(
    "storm storms quake earthquake wave heatwave cyclone flood floods flooding drought virus outbreak pandemic crisis recession tornado "
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
    if _is_called(doc.lowers[max(sentence.first, first - 4) : first]):
        return True
    window = doc.small[max(sentence.start, doc.starts[first] - 150) : min(sentence.end, doc.ends[last - 1] + 150)]
    if re.search(
        r"\b(?:unions?|wages?|pay (?:rise|dispute)|employees|staff|teachers|nurses|walkouts?|strikers|lawyers|shopkeepers|hartal|bandh|shut[- ]?down)\b",
        window,
    ) and not HARM.search(window):
        return True
    return NO_STRUCK_NEXT.match(" ".join(doc.lowers[first : first + 6])) is not None


def _is_called(words: list[str]) -> bool:
    """As in "called a strike", "observed a day-long strike"."""
    return not CALLED.isdisjoint(words) and words[-1:] != ["air"]


CALLED = frozenset("called calls calling call observe observed observing".split())


def _not_hit(doc: Doc, sentence: Sentence, first: int, before: str, after: str) -> bool:
    word = doc.lowers[first]
    if not WEATHER.isdisjoint(doc.lowers[max(sentence.first, first - 4) : first]):
        return True
    if NO_STRUCK_NEXT.match(" ".join(doc.lowers[first : first + 7])):
        return True
    if word in ("targets", "hits", "hit", "target") and (
        before
        in (
            "the",
            "their",
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
    if FOUND.search(doc.small, max(sentence.start, start - 60), min(sentence.end, end + 40)) and not BOOM.search(
        around.replace("defused", "")
    ):
        return True
    if last - first > 1 and STOPPED.match(doc.small, end):
        return False
    return BOOM.search(around) is None


STOPPED = small(
    r" (?:that |which )?(?:was|were|has been|had been|being) (?:destroyed|blown up|hit|stopped|targeted)\b|[^.;]{0,40}\bbefore (?:it|they|he|reaching|getting|it's)\b"
)
"""As in "a rigged truck was destroyed before it reached the post": an attack that failed."""


NO_DRONE_NEXT = frozenset(
    "control base bases factory factories depot depots operator operators program programme programs technology commander unit units footage "
    "maker makers industry production workshop workshops parts components".split()
)
"""After a drone: what belongs to drones, and none that strikes."""


def _idle_weapon(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    if last < sentence.last and doc.lowers[last] in NO_DRONE_NEXT:
        return True
    start, end = doc.starts[first], doc.ends[last - 1]
    left = doc.small[max(sentence.start, start - 60) : start]
    right = doc.small[end : min(sentence.end, end + 45)]
    if HELPED.search(left) or FOUND.search(left) or TEST.search(left) or TEST.search(right):
        return True
    plane = "plane" in doc.lowers[last - 1] or "jet" in doc.lowers[last - 1]
    return not (
        (USE.search(left) and not plane)  # "rockets fired from Syria landed, and planes could be heard"
        or INSTRUMENT.search(left)
        or re.match(
            r"\s+(?:\w+ ){0,3}(?:fired|launched|aimed|hit|struck|exploded|dropped|killed|targeted|at\b|on\b|into\b|landed|fell|slammed|were|was)",
            right,
        )
    )


HELPED = small(r"\b(?:assisted|backed|supported|accompanied|escorted|protected|covered) by (?:the )?(?:[\w-]+ )?\Z")


def _no_fight(doc: Doc, first: int, last: int, before: str, after: str) -> bool:
    word = doc.lowers[last - 1]
    if word == "fighting" and last - first == 1:
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


def is_sport(doc: Doc, sentence: Sentence) -> bool:
    """The sentence is about a game or a film and names nobody of a war."""
    if not doc.says(sentence, SPORTS):
        return False
    text, start, end = doc.small, sentence.start, sentence.end
    return WAR.search(text, start, end) is None and SPORT.search(text, start, end) is not None


def supported(doc: Doc, trigger: Trigger) -> bool:
    """A weak word tells of an attack where a party, a weapon, victims or a fine place stands beside it."""
    name = trigger.rule.id
    theirs = doc.lowers[max(trigger.sentence.first, trigger.first - 2)] in ("their", "its")
    if trigger.habit and (trigger.attacker is not None or trigger.own or theirs or _beside(doc, trigger, ARMS)):
        return not _by_police(trigger)
    if name == "strike.killed-by":
        return _killing(doc, trigger)
    if name == "strike.arson":
        return _waged(trigger) or (_by_armed(trigger) and bool(trigger.own))
    if name == "strike.body":
        return bool(trigger.own)
    if name == "strike.took" and not _takes_place(trigger):
        return False
    if name == "strike.fighting" and RAGES.search(
        doc.small, max(trigger.sentence.start, trigger.span[0] - 12), min(trigger.sentence.end, trigger.span[1] + 45)
    ):
        return True
    if name == "strike.operation":
        aim = trigger.target
        armed = aim is not None and aim.actor.kind.value in ("group", "force")
        named = trigger.attacker is not None or (aim is not None and aim.form is not None)
        return armed and named and not _by_police(trigger)
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
        return fine and there and not _beside(doc, trigger, MISHAP)
    if (
        name in ("strike.attack", "strike.raid", "strike.bombing")
        and trigger.status is StrikeStatus.REPORTED
        and _in_general(doc, trigger)
        and not _beside(doc, trigger, HARM)
    ):
        return False
    if name in ("strike.attacked", "strike.raid") and _by_guardians(trigger) and not _beside(doc, trigger, HARM):
        return False
    if trigger.attacker is not None or trigger.rule.part is Part.EVENT:
        return True
    if name == "strike.attacked" and doc.lowers[trigger.last : trigger.last + 1] == ["by"]:
        return bool(trigger.own) or _beside(doc, trigger, HARM) or _beside(doc, trigger, ARMS)
    if name in ("strike.targeted", "strike.attacked", "strike.raid", "strike.offensive", "strike.incursion"):
        too = trigger.apart and trigger.indefinite and trigger.rule.part is Part.VERB  # "was also hit"
        return bool(trigger.own) and (too or _beside(doc, trigger, HARM) or _beside(doc, trigger, ARMS))
    return bool(trigger.own) or _beside(doc, trigger, HARM) or (trigger.definite and _beside(doc, trigger, ARMS))


def bare(doc: Doc, trigger: Trigger) -> bool:
    """As in "it bombed on Broadway": nobody and no place, and nothing of war beside it."""
    if trigger.rule.part is not Part.VERB or trigger.rule.mode is not Mode.AIR or trigger.attacker or trigger.own:
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


OPENING_CHARS_MAX = 35
RAGES = small(
    r"\b(?:there (?:was|is) |renewed |fresh |heavy |fierce )(?:\w+ )?(?:fighting|battles?)\b|\b(?:fighting|battles?)(?: also| then| has| have| had| was| is)? (?:broke out|erupt\w+|continu\w+|rag(?:ed|es|ing)|resum\w+|intensif\w+|flared|spread|spilled|halted|reached|ongoing|underway|between)\b"
)
"""Fighting that rages is one, whoever fights."""


def _takes_place(trigger: Trigger) -> bool:
    """The very next words name the place that was taken."""
    return any(0 < place.span[0] - trigger.span[1] <= TAKEN_CHARS_MAX for place in trigger.own)


TAKEN_CHARS_MAX = 25


def _by_police(trigger: Trigger) -> bool:
    """A police raid that hurts nobody is an arrest, not an attack."""
    return trigger.attacker is not None and "police" in trigger.attacker.actor.text.lower()


def _by_guardians(trigger: Trigger) -> bool:
    """Police or others who search and arrest."""
    return trigger.attacker is not None and GUARDIANS.search(trigger.attacker.actor.text.lower()) is not None


NOT_IN_TIME = small(
    r" (?:the (?:past|last|first|violence|conflict|war|fighting|meantime)|recent|(?:[\w-]+ )?hospitals?|custody|jail|prison|a hospital|the hospital)\b"
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
