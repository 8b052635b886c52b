"""Words and patterns by which what looks like an attack is known for none."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re

from tocsin.core.small import Holds, small

BESIDE_CHARS = 160
WALKOUT = frozenset(
    "hollywood screenwriters "
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
NO_BOMB_BEFORE = frozenset(
    "atomic nuclear hydrogen dirty bath sex population political time- photo smoke stink gas-".split()
)
FOUND = small(
    r"\b(?:recover(?:ed|y|ing)?|seiz(?:ed|ure|ing)|found|discover(?:ed|y)|defus(?:ed|ing)|diffused|neutrali[sz]ed|confiscat\w+|unearthed|haul|cache|removed|dismantl\w+|detected|"
    r"arrest(?:ed|s)? (?:\w+ ){0,4}with|possession of|carrying|supply|suppl(?:y|ies|ied)|sale|sell|deliver\w*|buy|purchase|manufactur\w*|produc\w+|stockpile\w*|donat\w+|"
    r"deploy\w*|test(?:s|ed|-fired|ing)?|parad\w+|display\w*|unveil\w*|developed?|transfer\w*|smuggl\w+|fitted with|equipped|armed with|shipment\w*|build)\b",
)
TEST = small(
    r"\b(?:test(?:s|ed|-fir\w+|-launch\w*| launch(?:es|ed)?| fir\w+)?|drills?|exercises?|into the sea|off its east coast|satellites?|space)\b",
)
USE = small(
    r"\b(?:fir(?:ed|ing|es?)|launch(?:ed|ing|es)?|dropp(?:ed|ing)|drop|aim(?:ed|ing)|hit|struck|lobb\w+|hurl\w+|threw|targeted|targeting|direct(?:ed|ing)|train(?:ed|ing) (?:its|their|his)|sent|sending|turned (?:its|their)|unleash\w+|loos(?:ed|ing)|attacked|shelled|bombed|killed|shower\w+|rain\w+|intercept\w+|downed|"
    r"shot down|destroyed|attack\w*|wounded|injured|planted|detonat\w+|explod\w+|triggered|blast|went off|stepped on|ripped|struck by|came under)\b",
)
INSTRUMENT = small(
    r"\b(?:with|using|by|(?:target|work|aid|victims?|fire|strikes?|hits?) of|(?:barrages?|salvos?|volleys?|waves?|dozens|hundreds|swarms?|number) of)\s+(?:[\w’'-]+\s+){0,3}\Z",
)
BOOM = small(
    r"\b(?:explod\w+|detonat(?:ed|es|ing|ion)|went off|goes off|go off|going off|ripped|tore|wreck(?:ed|ing)|shatter(?:ed|ing)|gutted|flattened|levell?ed|demolished|maim(?:ed|ing)|burst|rocked|crippled|toppled|claim(?:ed|s)|kills?|wounds|injures|hits|strikes|rips|tears|rocks|placed|(?:lost|losing) (?:\w+ ){0,3}(?:legs?|limbs?|arms?|foot|feet|hands?|eyes?|sight)|blew|blast|explosion|triggered|hit|struck|killed|injured|wounded|stepped|hurled|lobbed|threw|thrown|tossed|dropped|set off|activated against|remnant\w*|plant(?:ed|ing|s)?|laid|rigged|timer|timed|sunk|sank|sinking)\b",
)
ACCIDENT = small(
    r"\b(?:gas (?:cylinder|leak|explosion|tank|pipeline)|cylinder|boiler|firecracker\w*|fireworks?|factory (?:fire|explosion|blast)|transformer|accidental(?:ly)?|coal mine|methane|chemical plant|fertili[sz]er|"
    r"short circuit|electrical|volcan\w+|population|baby boom|stove|kitchen)\b",
)
SABOTEURS = small(
    r"\b(?:militants?|insurgents?|rebels?|maoists?|guerrillas?|separatists?|terrorists?|gunm[ae]n|attackers?|assailants?|saboteurs?|miscreants?|extremists?|bombs?|explosives?|ieds?|dynamite)\b"
)
"""Who blows up a pipeline: no accident."""
FAULT = small(r"\b(?:electrical|short circuit|leak\w*|accident\w*|faults?)\b")
"""What blows one up without anybody's doing."""
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
    r"\b(?:drones?|uavs?|missiles?|rockets?|aircrafts?|planes?|warplanes?|jets?|helicopters?|balloons?|satellites?|quadcopters?|airliners?|(?:mig|su|mi|mq|f)-?\d+\w*)\b",
)
"""What is shot down without an attack on people."""
ARMS = small(
    r"\b(?:unmanned|howitzers?|cannons?|gunners?|gunships?|munitions?|militias?|militiam[ae]n|rockets?|missiles?|drones?|mortars?|shells?|artillery|gunfire|bombs?|explosives?|IEDs?|rifles?|guns?|grenades?|armed|troops|soldiers?|militants?|fighters?|army|military|forces|insurgents?|"
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
