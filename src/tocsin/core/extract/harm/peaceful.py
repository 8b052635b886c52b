"""Whether the deaths a sentence speaks of have another cause than violence: disaster, accident, illness."""

from __future__ import annotations

import re
from itertools import pairwise

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.small import small

CAUSES = listed(
    """earthquake earthquakes quake aftershock aftershocks flood floods flooding floodwaters hurricane hurricanes cyclone
    cyclones typhoon typhoons tornado tornadoes storm storms tsunami landslide landslides mudslide mudslides avalanche
    avalanches volcano lightning heatwave drought famine wildfire wildfires accident accidents derailed derailment collision
    collided overturned capsized stampede virus disease diseases epidemic pandemic outbreak covid-19 covid coronavirus ebola
    fever fevers illness illnesses infection infections mosquito mosquitoes mosquito-borne vaccine vaccines vaccination zika
    hemorrhagic haemorrhagic bacteria bacterial viruses viral epidemiological contagion quarantine syndrome meningitis
    tuberculosis typhoid diarrhea diarrhoea rabies
    cholera antibiotics bacterium bacteria klebsiella sepsis malaria dengue chikungunya measles influenza flu cancer leukemia pneumonia overdose drowned poisonous poisoning elephant elephants crocodile shark
    crash crashed hit-and-run fireworks firecrackers blaze inferno turbulence ravine gorge scaffolding"""
)
CAUSE_PAIRS = frozenset(
    (*pair.split(),)
    for pair in [
        "car crash",
        "bus crash",
        "train crash",
        "plane crash",
        "air crash",
        "wall collapsed",
        "roof collapsed",
        "building collapsed",
        "building collapse",
        "bridge collapse",
        "shaft collapsed",
        "tunnel collapsed",
        "coal mine",
        "mine collapse",
        "gas leak",
        "heart attack",
        "heart attacks",
        "crane collapsed",
        "cardiac arrest",
        "natural causes",
        "old age",
        "dam burst",
        "dam collapse",
        "dam collapsed",
        "gas explosion",
        "boiler exploded",
        "boiler explosion",
        "plane crashed",
        "jet crashed",
        "airliner crashed",
        "helicopter crashed",
        "bus crashed",
        "train crashed",
        "car crashed",
        "ferry sank",
        "boat sank",
        "ship sank",
        "a fire",
        "fire broke",
        "fire swept",
        "fire tore",
        "fire engulfed",
        "factory fire",
        "house fire",
        "hospital fire",
        "hotel fire",
        "apartment fire",
        "nightclub fire",
        "hanged himself",
        "hangs himself",
        "heat wave",
        "plunged into",
        "fell into",
        "ran over",
        "run over",
        "skidded off",
        "veered off",
        "gas explosion",
        "gas blast",
        "gas cylinder",
        "boiler explosion",
        "dam burst",
        "last season",
        "this season",
    ]
)
FIRE_AT = listed(
    "factory warehouse hospital hotel school dormitory nightclub home house flat apartment building mall market mine shop"
)
"""What burns down by itself: "a fire at a factory killed 41"."""
FIRE_REACH_TOKENS = 5
STORY = re.compile(
    r"\b(?:film|movie|novel|thriller|screenplay|sitcom|drama|(?:tv|television) series)\b(?!'| (?:crew|director|festival|star|set))"
)
TOLD = re.compile(
    r"\b(?:tells? (?:the|a) (?:\w+ )?(?:story|tale)|stars?|starring|follows|based on|is set (?:in|during)|depicts|portrays|plot|plays)\b"
    r"|\bin the (?:\w+ )?(?:film|movie|novel|thriller|drama|series)\b"
)
HINTS = listed("fire film movie novel thriller screenplay sitcom drama series")
"""Without one of these no fire and no story is told of."""
PAIR_ENDS = frozenset(pair[-1] for pair in CAUSE_PAIRS)
BEFORE_END = {end: frozenset(pair[0] for pair in CAUSE_PAIRS if pair[-1] == end) for end in PAIR_ENDS}
"""What stands before each word that ends such a pair."""
WAR = listed(
    """attack attacks attacked attacker attackers airstrike airstrikes air-strikes strike strikes bomb bombs bombed bombing
    bombings bomber bombardment blast blasts explosion explosions exploded explosive explosives shell shells shelled shelling
    missile missiles rocket rockets drone drones gunman gunmen militant militants terrorist terrorists rebel rebels soldier
    soldiers troops army fight fighting fighter fighters clash clashes clashed shot gunfire fired war insurgent insurgents raid hijacked hijackers hijacker suicide
    raids ambush ambushed ied mortar grenade landmine shootout encounter confrontation confrontations protest protests
    shooting shootings shooter stabbing stabbings massacre protesters riot riots police assailant assailants invasion mine security
    maoist maoists naxal naxals naxalite naxalites cadre cadres ultras guerrilla guerrillas jawan jawans firing gunfight gunbattle
    abducted abduction kidnapped kidnapping gunshot bullet bullets beheaded executed tortured
    coalition insurgency houthi houthis taliban isis isil daesh hamas
    firefight infiltrator infiltrators extremists crossfire cross-fire cross-firing gun-battle shootouts landmine landmines"""
)
TRAFFIC = listed(
    "crash crashed crashes collision collided hit-and-run drunk drunken manslaughter wreck motorist suv pickup intersection"
)
"""Words of the road: deaths beside one of these and none of war are no one's attack."""
ROADSIDE = frozenset(("police", "security", "army"))
"""Those who come to an accident."""
ABYSS = frozenset(("gorge", "ravine"))
COMERS = ROADSIDE | {"troops", "soldiers"}
"""Who comes to those fallen into one, or fell."""
MOCK = frozenset(("mock", "simulated"))
"""What is but played harms nobody."""
TELLING = frozenset((who, "said") for who in ROADSIDE) | frozenset(("said", who) for who in ROADSIDE)
"""They only say what happened."""
READ_TOKENS_MAX = 1200
CAUSES_MIN = 3


def names_cause(doc: Doc) -> bool:
    """Whether ``doc`` names any such cause at all; cheap."""
    if not (CAUSES.isdisjoint(doc.vocabulary) and HINTS.isdisjoint(doc.vocabulary) and MOCK.isdisjoint(doc.vocabulary)):
        return True
    if all(BEFORE_END[end].isdisjoint(doc.vocabulary) for end in PAIR_ENDS & doc.vocabulary):
        return False
    return not CAUSE_PAIRS.isdisjoint(pairwise(doc.lowers))


def peaceful(doc: Doc, sentence: Sentence, *, disaster: bool = False) -> bool:
    """Whether a cause other than violence is named in ``sentence``, or in all its text, and nothing of war in it."""
    words = doc.lowers[sentence.first : sentence.last]
    if not MOCK.isdisjoint(words) or _is_story(doc.text[sentence.start : sentence.end].lower()):
        return True
    if not (disaster or _causes(doc, sentence.first, words) or _burns(words)):
        return False
    of_causes = {word for pair in CAUSE_PAIRS.intersection(pairwise(words)) for word in pair}
    if not ABYSS.isdisjoint(words):
        of_causes |= COMERS
    if not TRAFFIC.isdisjoint(words) or not TELLING.isdisjoint(pairwise(words)):
        of_causes |= ROADSIDE
    return WAR.isdisjoint(set(words) - of_causes) and FIRED.isdisjoint(pairwise(words))


FIRED = frozenset(
    (
        ("under", "fire"),
        ("opened", "fire"),
        ("opening", "fire"),
        ("of", "fire"),
        ("military", "operation"),
        ("military", "operations"),
    )
)
"""Fire from guns, and what armies do."""


def goes_on(doc: Doc, sentence: Sentence, peace: int) -> bool:
    """Whether ``sentence`` goes on with the accident that sentence ``peace`` told of."""
    if peace < 0 or sentence.index - peace > GOES_ON_SENTENCES:
        return False
    return WAR.isdisjoint(doc.lowers[sentence.first : sentence.last])


GOES_ON_SENTENCES = 6


def violent(doc: Doc, sentence: Sentence) -> bool:
    """Whether ``sentence`` or the one before it tells of violence: one person "died" of much else."""
    before = doc.sentences[max(0, sentence.index - 1)]
    words = doc.lowers[min(before.first, sentence.first) : sentence.last]
    return not WAR.isdisjoint(words) or not HARM.isdisjoint(words) or not FIRED.isdisjoint(pairwise(words))


HARM = listed(
    "killed wounded injured injuries injury wounds shot murdered gunfight battle battles combat martyred slain ied wound gunshot pellets knifed bullet bullets gunned shrapnel stabbed tortured torture burns"
)


def of_peace(doc: Doc) -> bool:
    """Whether a whole text is about such deaths: many words of disaster or illness, hardly one of war."""
    words = doc.lowers[:READ_TOKENS_MAX]
    causes = _causes(doc, 0, words)
    return causes >= CAUSES_MIN and sum(word in WAR for word in words) * 3 <= causes


def _is_story(sentence: str) -> bool:
    """Whether a film or a book is told of: its dead are invented, or long known."""
    return STORY.search(sentence) is not None and TOLD.search(sentence) is not None


def _burns(words: list[str]) -> bool:
    """Whether ``words`` tell of a fire at a building: "a fire at a garment factory", not "opened fire at"."""
    for at, word in enumerate(words):
        if (
            word == "fire"
            and words[at - 1 : at] not in (["opened"], ["open"], ["opening"])
            and words[at + 1 : at + 2] in (["at"], ["in"])
            and not FIRE_AT.isdisjoint(words[at + 2 : at + 2 + FIRE_REACH_TOKENS])
        ):
            return True
    return False


def _causes(doc: Doc, first: int, words: list[str]) -> int:
    """How often ``words``, the text's from token ``first`` on, name such a cause."""
    singles = sum(map(CAUSES.__contains__, words))
    if singles and not NAMESAKES.isdisjoint(words):
        singles -= sum(word in NAMESAKES and _namesake(doc, first + n, n) for n, word in enumerate(words))
    return singles + sum(map(CAUSE_PAIRS.__contains__, pairwise(words)))


NAMESAKES = listed(
    "volcano storm storms flood hurricane tornado tornadoes typhoon typhoons cyclone lightning avalanche quake"
)
"""What operations and weapons are named after: "Volcano of Rage", "Al-Aqsa Flood", "Tornado jets"."""
WEATHER = frozenset(("Tropical", "Severe", "Winter", "Super"))
FLYING = listed("jets jet aircraft warplanes fighters bombers missile missiles rocket rockets")


def _namesake(doc: Doc, i: int, n: int) -> bool:
    """Whether the capital of the word at token ``i``, the ``n``-th of its sentence, makes it no weather's: "Storm Daniel" is one's."""
    words = doc.words
    if not words[i][:1].isupper() or words[i].isupper():
        return False
    before, after = words[i - 1] if n else "", words[i + 1] if i + 1 < len(words) else ""
    return (before[:1].isupper() and before not in WEATHER) or (not after[:1].isupper() and (n > 0 or after in FLYING))


ACCIDENT = small(
    r"\bin (?:an?|the|another) (?:[\w-]+ ){0,3}?(?:accident|collision|(?:car|road|traffic|bus|train|plane|helicopter|mid-air|air|motorcycle) crash"
    r"|earthquake|avalanche|landslide|stampede)\b"
)
SHOT_DOWN = ("shot down", "downed", "missile", "brought down")
ACCIDENT_CHARS = 70
STRUCK = listed(
    "attack attacks blast bombing shelling airstrike airstrikes strike strikes raid ambush explosion clash clashes fire shot"
)


def by_accident(doc: Doc, sentence: Sentence, harm: int) -> bool:
    """Whether right behind the word of harm at token ``harm`` an accident is told to have done it, in war or not."""
    start = doc.ends[harm]
    match = ACCIDENT.search(doc.small, start, min(sentence.end, start + ACCIDENT_CHARS))
    if match is None or any(part in doc.small[sentence.start : sentence.end] for part in SHOT_DOWN):
        return False
    between = doc.lowers[harm + 1 : doc.token_at(match.start()) + 1]
    return HARM.isdisjoint(between) and STRUCK.isdisjoint(between)


ACCIDENTS = listed("accident collision crash earthquake avalanche landslide stampede")
"""Without one of these no accident is told of."""
