"""Who attacked whom: read from the words around a trigger."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.core.actors.table import Form
from tocsin.core.extract.strikes.parties import (
    AGENT_TOKENS_MAX,
    PREPOSITIONS,
    STOPS,
    Parties,
    agent,
    by_harm,
    by_light_verb,
    can_act,
    is_passive,
    modifier,
    subject,
)
from tocsin.core.extract.strikes.words import Part, Rule
from tocsin.core.small import small
from tocsin.schemas.words import ActorKind, Mode

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention
    from tocsin.core.extract.reading.doc import Sentence

BOMBS = frozenset(
    "bomb bombs ied ieds device devices landmine landmines mine mines explosives explosion blast blasts grenade grenades bridge house building "
    "vehicle car truck pipeline school tower track vest belt charge charges".split()
)
GROUP_NOUNS = frozenset(
    "group groups organization organizations organisation organisations members fighters cadres militants".split()
)
DONE_TO = frozenset(("strike.killed-in", "strike.hit-mine", "strike.was-shot", "strike.took-bullet"))
"""Words whose subject was attacked: "were shot", "hit a mine"."""


def attacker_of(parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule) -> ActorMention | None:
    """Who did what the trigger at tokens ``first`` to ``last`` tells; None when the text does not say."""
    lowers = parties.doc.lowers
    if rule.id == "strike.at-hands":
        return next((m for m in parties.within(last + 1, min(last + 5, sentence.last))), None)
    if rule.id in DONE_TO:
        return agent(parties, sentence, last)
    if rule.id == "strike.downed" and not lowers[first].endswith(("shot", "shooting", "downed", "downing")):
        return agent(parties, sentence, last)
    if lowers[first - 1] == "to" and not FOILED.isdisjoint(lowers[max(sentence.first, first - FOILED_REACH) : first]):
        return agent(parties, sentence, last)
    if lowers[first] == "attack" and lowers[first - 1] == "to" and first - 1 > sentence.first:
        return subject(parties, sentence, first - 1)
    if rule.id in ATTEMPTS:
        return agent(parties, sentence, last) or subject(parties, sentence, first)
    if rule.id in ("strike.under-fire", "strike.under-attack"):
        return next(iter(parties.within(first, last)), None) or agent(parties, sentence, last)
    if rule.mode is Mode.CLASH and _between_states(parties, sentence, last):
        return None
    found = _attacker(parties, sentence, first, last, rule) or _supposed(parties, sentence, first)
    if (
        rule.mode is Mode.CLASH
        and found is not None
        and found.form is None
        and found.actor.name in PLAIN_SIDES
        and "with" not in parties.doc.lowers[last : last + 2]
    ):
        return None
    return _named(parties, sentence, found) if found is not None and found.form is None else found


FOILED = frozenset("foiled thwarted averted prevented stopped".split())
FOILED_REACH = 8
"""Whoever foils "a plot to bomb" bombs nobody."""
SUPPOSED = small(
    r"\b(?:drones?|aircraft|warplanes?|jets?|planes?|helicopters?|uavs?|gunm[ae]n|shells?|rockets?|missiles?),? (?:which (?:is|are|was|were) )?"
    r"(?:believed|thought|suspected|said|presumed|alleged) to (?:be|have been|belong)\b(?P<whose>[^,.;]{3,60}),"
)
"""As in "a drone, believed to be Israeli, targeted a truck"."""


def _supposed(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    doc = parties.doc
    if first - sentence.first < SUPPOSED_TOKENS_MIN or "to" not in doc.lowers[sentence.first : first]:
        return None
    match = SUPPOSED.search(doc.small, sentence.start, doc.starts[first])
    if match is None:
        return None
    return next(
        (m for m in parties.within(sentence.first, first) if match.start("whose") <= m.span[0] < match.end()), None
    )


SUPPOSED_TOKENS_MIN = 5


def _attacker(parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule) -> ActorMention | None:
    lowers = parties.doc.lowers
    aimed_at = lowers[first] in SPRAYED or (rule.id == "strike.downed" and DRONES.isdisjoint(lowers[first:last]))
    inside = None if aimed_at else parties.before(last)
    if inside is not None and inside.last > first and inside.first >= sentence.first and can_act(inside):
        return inside
    if lowers[first] == "bombing" and first > sentence.first and lowers[first - 1] in BEING:
        return subject(parties, sentence, first)
    if rule.part is Part.NOUN or (lowers[first] == "ambush" and not AN_AMBUSH.isdisjoint(lowers[first - 3 : first])):
        if lowers[last - 1] in BOTH_DO or lowers[first] in BOTH_DO:
            found = subject(parties, sentence, first)
            if found is not None:
                return found
        return (
            modifier(parties, sentence, first)
            or (by_light_verb(parties, sentence, first) if rule.id in WEAPON_RULES else None)
            or agent(parties, sentence, last)
            or (_opponent(parties, sentence, first, last) if rule.mode is Mode.CLASH else None)
            or by_light_verb(parties, sentence, first)
            or by_harm(parties, sentence, first)
        )
    if lowers[first] == "targeting" or (
        first > sentence.first
        and lowers[first - 1] in ("that", "which")
        and lowers[first] in ("hit", "struck", "targeted")
    ):
        return None
    if rule.part is Part.EVENT:
        active = _acts_on(lowers, first, last, sentence) or (
            any(word in BOMBS for word in lowers[first + 1 : min(last + 7, sentence.last)])
            or "it" in lowers[first:last]
        )
        doer = subject(parties, sentence, first) if active and not is_passive(parties.doc, sentence, first) else None
        doer = doer or agent(parties, sentence, last)
        return doer or (modifier(parties, sentence, first) if rule.id in MUNITIONS else None)
    if is_passive(parties.doc, sentence, first):
        return agent(parties, sentence, last)
    return subject(parties, sentence, first)


def _acts_on(lowers: list[str], first: int, last: int, sentence: Sentence) -> bool:
    """As in "militants blew up 15 tankers": a verb with an object, which no bomb does by itself."""
    if lowers[first] not in (
        "blew",
        "blow",
        "blows",
        "blowing",
        "triggered",
        "detonated",
        "detonating",
        "detonates",
        "set",
        "dynamited",
    ):
        return False
    after = lowers[last] if last < sentence.last else ""
    bomb = any(word in BOMBS for word in lowers[max(sentence.first, first - 4) : first])
    if lowers[last - 1] in ("up", "dynamited") and after[:1].isalpha() and after not in NO_OBJECT:
        return not bomb
    return not bomb and (after in OBJECT_OPENERS or after[:1].isdigit())


NO_OBJECT = frozenset(
    "in on near at outside inside as when while and or but killing wounding injuring leaving during after before early late later yesterday today this last "
    "under beside by just with along shortly around among amid next behind prematurely accidentally there here on".split()
)
"""Behind "blew up" these tell where or when, not what."""
SPRAYED = frozenset("raked peppered sprayed spraying riddled".split())
"""What stands between these and "with bullets" was shot at."""
ATTEMPTS = frozenset(("strike.foiled", "strike.infiltration"))
"""Made by who attempted it, not by who foiled it; where only that is told, by who fought."""
DRONES = frozenset("drone drones uav uavs quadcopter quadcopters".split())
"""Shot down on their way to an attack, which is that of their owner; who flies another craft is attacked."""
OBJECT_OPENERS = frozenset("a an the at two three four five six several their his its another".split())


def _between_states(parties: Parties, sentence: Sentence, last: int) -> bool:
    """As in "clashes between Pakistan and Afghan forces": neither is told to be the attacker."""
    if "between" not in parties.doc.lowers[last : last + 4]:
        return False
    sides = [m for m in parties.within(last, min(last + AGENT_TOKENS_MAX, sentence.last)) if m.form is not None][:2]
    return len(sides) == 2 and all(m.actor.kind is not ActorKind.GROUP for m in sides)


MUNITIONS = frozenset("strike.shells strike.rocket-hit strike.missile-hit strike.bombs-fell".split())
"""Whose they are stands before them: "Russian shells hit"."""
AN_AMBUSH = frozenset(("an", "the", "in", "by", "this", "that", "army", "deadly", "rebel"))
"""Before "ambush" as the name of an attack, not what somebody does."""
BEING = frozenset("been is are was were kept keeps".split())
"""Before "bombing": whoever stands before it does it."""
BOTH_DO = frozenset(
    "exchanged exchanging traded trading clashed clashing confronted skirmished fought retaliated responded returned".split()
)
"""Verbs among the nouns of a fight: who stands before them is named first."""
WEAPON_RULES = frozenset(
    {"strike.with-drones", "strike.missiles", "strike.rockets", "strike.mortars", "strike.barrel-bombs"}
)
"""Who launches a weapon stands before it."""
PLAIN_SIDES = frozenset("forces troops soldiers armies gangs factions militias".split())
"""Of these a clash has two: "both countries' forces clashed"."""


def _opponent(parties: Parties, sentence: Sentence, first: int, last: int) -> ActorMention | None:
    """As in "clashes between A and B", "an exchange of fire with B": the one named first."""
    lowers = parties.doc.lowers
    for i in range(last, min(last + AGENT_TOKENS_MAX, sentence.last)):
        if lowers[i] == ",":
            return None  # "the gunfight, with police maintaining"
        if (i >= last + 4 and lowers[i] != "between") or (lowers[i] == "with" and lowers[i - 1] in TIES):
            continue
        if lowers[i] == "with" and (fighter := _fighter(parties, sentence, first)) is not None:
            return fighter
        if lowers[i] in ("between", "with", "involving", "pitting"):
            other = next(iter(parties.within(i + 1, min(i + 7, sentence.last))), None)
            there = other is not None and other.form is Form.CAPITAL and lowers[other.first - 1] in WHERE
            return None if there else other  # "fighting with peacekeepers in Mogadishu"
    return None


WHERE = frozenset(("in", "at", "near", "outside", "around", "inside"))


def _fighter(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "rebels took the airport after fighting with troops": who fights; not "a rebel was killed in a fight with troops"."""
    lowers = parties.doc.lowers
    for mention in parties.within(sentence.first, first):
        leading = lowers[mention.first - 1] if mention.first > sentence.first else ""
        if leading in PREPOSITIONS or leading in ("cadre", "member") or mention.form in (Form.ADJECTIVE, Form.CAPITAL):
            continue
        if mention.actor.kind is ActorKind.STATE or not HARMED.isdisjoint(lowers[mention.last : first]):
            return None
        return mention
    return None


TIES = frozenset(("border", "borders", "frontier", "boundary"))
"""What a country has with another: "an offensive near the border with Mali"."""
HARMED = frozenset(
    "killed dead died lost wounded injured captured arrested slain martyred neutralised neutralized shot surrendered gunned eliminated".split()
)


def _named(parties: Parties, sentence: Sentence, mention: ActorMention) -> ActorMention:
    """As in "a suicide bomber from the Nusra Front", "cadres of the CPI (Maoist)": the group, where it is named at once."""
    lowers = parties.doc.lowers
    i = mention.last
    while i < min(mention.last + 3, sentence.last) and lowers[i] in GROUP_NOUNS:
        i += 1
    if i < sentence.last and lowers[i] in ("of", "from", "belonging", "affiliated", "linked", "loyal", "allied"):
        for other in parties.within(i + 1, min(i + 7, sentence.last)):
            between = lowers[i + 1 : other.first]
            native = (
                other.actor.kind is ActorKind.STATE and mention.actor.kind is not ActorKind.FORCE
            )  # "rebels from Chad"
            if (
                other.form is not None
                and not native
                and not any(w in STOPS or w in ("and", ",", "in", "on") for w in between)
            ):
                return other
            break
    beside = parties.within(mention.last, mention.last + 1)
    if beside and beside[0].form is not None and beside[0].actor.kind is ActorKind.GROUP:
        return beside[0]
    before = parties.before(mention.first)
    if before is not None and before.form is not None and before.actor.kind in (ActorKind.GROUP, ActorKind.FORCE):
        gap = lowers[before.last : mention.first]
        if not gap or gap == [")"]:
            return before
    return mention


def target_of(
    parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule, attacker: ActorMention | None
) -> ActorMention | None:
    """Whom it struck, where an armed party or a state is named as its object."""
    if rule.part is not Part.NOUN and (rule.id in DONE_TO or is_passive(parties.doc, sentence, first)):
        found = subject(parties, sentence, first)
        return found if found is not attacker else None
    lowers = parties.doc.lowers
    stop = min(sentence.last, last + AGENT_TOKENS_MAX)
    for mention in parties.within(last, stop):
        if mention is attacker:
            continue
        if mention.form is Form.CAPITAL or "," in lowers[last : mention.first]:
            return None
        gap = lowers[last : mention.first]
        if any(word in STOPS or word in NO_AIM for word in gap) or (
            gap[-1:] == ["of"] and AREAS.intersection(gap[-2:-1])
        ):
            return None
        if rule.part is Part.VERB or any(
            word in ("on", "against", "at", "targeting", "targeted", "hit", "with", "and") for word in gap
        ):
            return mention
    return None


AREAS = frozenset(
    "outskirts suburbs north south east west northeast northwest part parts areas town city village villages province".split()
)
"""Of these a country has some: "hit the suburbs of Iraq's northern city"."""
NO_AIM = frozenset(("by", "from", "in", "near", "blamed", "pinned", "attributed"))
"""Between an attack and a party these tell whose it was or where, not whom it struck: "an attack blamed on the group"."""
