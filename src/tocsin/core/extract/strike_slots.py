"""Who attacked whom, with what, and whether it is told as done: read from the words around a trigger."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.core.actors.table import Form
from tocsin.core.extract.strike_words import Part, Rule
from tocsin.core.small import small
from tocsin.schemas.words import ActorKind, Mode, StrikeStatus

if TYPE_CHECKING:
    from tocsin.core.actors.find import ActorMention
    from tocsin.core.extract.tokens import Doc, Sentence

SUBJECT_TOKENS_MAX = 28
AGENT_TOKENS_MAX = 18
OPENING_TOKENS_MAX = 2
WEAPON_CHARS = 80
MODIFIER_TOKENS_MAX = 4
PAIR_TOKENS_MAX = 6
BE = frozenset("was were been being is are be got".split())
ADVERBS = frozenset(
    "also later then again reportedly allegedly repeatedly heavily intensively twice recently already just earlier subsequently "
    "regularly routinely frequently constantly often simultaneously directly deliberately now still first violently severely indiscriminately have has had not".split()
)
LIGHT = frozenset(
    "claimed carried carry carrying carries launched launch launches launching conducted conduct conducts conducting executed executing staged mounted "
    "fired firing fires dropped dropping waged unleashed perpetrated committed concluded made undertook stepped resumed intensified "
    "intensively continue continues continuing orchestrated masterminded planning plan plans planned stepping ramp ramping continued began started hit struck ordered lobbed hurled planted detonated triggered".split()
)
PREPOSITIONS = frozenset(
    "of in on at against by with from for to near inside into between among toward towards over under targeting including about "
    "through via per around outside".split()
)
STOPS = frozenset({".", ";", ":", "?", "!", '"', "“", "”", "that", "when", "while", "after", "before", "because", "as", "where", "although",
                   "said", "says", "told", "if", "since", "whereas", "but", "amid", "following", "(", "–", "—", "until"})  # fmt: skip
RELATIVE = frozenset("who which that whom".split())
BETWEEN = frozenset(
    "the a an and or 's ’s , air ground heavy intense deadly artillery drone drones rocket rockets missile missiles military suicide mortar armed "
    "most widespread deadliest biggest first largest worst heaviest latest new recent overnight aerial series of numerous repeated cross-border massive several two three four indiscriminate fierce "
    "state terrorist retaliatory local brutal direct ongoing continued regime forces led coordinated twin fresh renewed "
    "suspected alleged apparent targeted bombing ’ ' bomb car roadside second sporadic joint occupation".split()
)
MOODS = small(
    r"\b(?:(?P<threat>threaten(?:ed|s|ing)?|vow(?:ed|s|ing)?|warn(?:ed|s|ing)? (?:of|that)|pledg(?:ed|es)|will meet)"
    r"|(?P<maybe>could|would|might|may|should|if|in case|fear(?:ed|s|ing)?|risk of|possible|potential(?:ly)?|plan(?:s|ned|ning)? (?:to|for|an?)|"
    r"plot(?:s|ted|ting)?|intend\w* to|prepar\w+ (?:to|for|an?)|in the event of|prevent(?:ed|ing)?|avert(?:ed)?|foil(?:ed)?|thwart(?:ed)?|"
    r"ability to|capable of|wants? to|wanted to|will|ready to|order(?:ed)? to|attempt(?:s|ed)? to|tr(?:y|ied|ying) to|seek(?:s|ing)? to|sought to|"
    r"conspir\w+ to|refus\w+ to|call(?:ed|s)? (?:for|on)|whether|not confirm|used? to|deter|stop|halt(?:ed)?|end|protect(?:ed)? from|"
    r"defend against|target for|threats? of|warning of|drill\w*|exercis\w+|simulat\w+|advanced terror|in response to any|any)"
    r"|(?P<denial>den(?:y|ied|ies|ying)|no))\b",
)
REACH = {
    "threat": (StrikeStatus.THREATENED, 70),
    "maybe": (StrikeStatus.HYPOTHETICAL, 45),
    "denial": (StrikeStatus.DENIED, 45),
}
"""What each mood makes of the attack it governs, and over how many characters of the same clause."""
MOOD_CHARS_MAX = 110
TOLD_AS_DONE = small(
    r"\b(?:by|when|after|who|which|injured|killed|wounded|following|since|during)\b",
)
DENIED_PART = small(r"\s*(?:responsibility|involvement|\w+ (?:have|had|has) claimed)")
WEAPON_PARTS = (
    "missile", "rocket", "rpg", "shell", "mortar", "artillery", "tank", "bomb", "munition", "phosphorus", "explosive", "ied",
    "mine", "suicide", "grenade", "drone", "uav", "unmanned", "gun", "rifle", "pistol", "automatic", "arms", "chlorine", "sarin",
    "gas", "nerve", "kni", "machete",
)  # fmt: skip
"""Each weapon holds one of these parts of words: a quick test."""
WEAPON = small(
    r"\b(?:ballistic missiles?|cruise missiles?|hypersonic missiles?|surface-to-surface missiles?|guided missiles?|missiles?|rocket[- ]propelled grenades?|RPGs?|"
    r"rocket shells?|Grad rockets?|Katyusha rockets?|rockets?|mortar (?:and rocket )?shells?|mortar rounds?|mortars?|artillery shells?|artillery|tank shells?|tank fire|"
    r"barrel bombs?|cluster (?:bombs?|munitions)|vacuum bombs?|glide bombs?|phosphorus|bunker buster bombs?|improvised explosive devices?(?: \(IED\))?|IEDs?|car bombs?|truck bombs?|"
    r"suicide (?:vest|belt|car bomb)|roadside bombs?|land ?mines?|explosive (?:belt|device|vest)s?|hand grenades?|grenades?|bombs?|suicide drones?|Shahed drones?|kamikaze drones?|"
    r"FPV drones?|drones?|UAVs?|unmanned aerial vehicles?|machine guns?|assault rifles?|rifles?|pistols?|automatic weapons|gunfire|small arms|chlorine|sarin|"
    r"toxic gas|nerve agent|knives|knife|machetes?|explosives|shells?)\b",
)

BOMBS = frozenset(
    "bomb bombs ied ieds device devices landmine landmines mine mines explosives explosion blast blasts grenade grenades bridge house building "
    "vehicle car truck pipeline school tower track vest belt charge charges".split()
)
HARMS = frozenset(
    "captured killed arrested detained eliminated wounded injured destroyed seized apprehended targeted".split()
)
SHORT_NAMES = frozenset({"US", "U.S.", "USA", "UK", "U.K."})
"""Adjectives that are names as well: "the US struck"."""
CARRIERS = frozenset(
    "drone drones warplane warplanes jet jets uav uavs aircraft planes helicopters forces fighters mercenaries units troops artillery cadres members militants".split()
)
SAID = frozenset(
    "said says say saying reported reports told added claimed claims believe believes confirmed announced stated".split()
)
GROUP_NOUNS = frozenset(
    "group groups organization organizations organisation organisations members fighters cadres militants".split()
)
NOBODY = frozenset("no nobody none neither nor".split())
CLAIMED = small(
    r"\b(?:claim(?:ed|s|ing)? (?:the )?(?:full )?(?:responsibility|credit)|has claimed the (?:attack|bombing)|claimed the (?:attack|bombing|blast|killing|assault)|took responsibility)",
)


@dataclass(slots=True)
class Parties:
    """The actors of a text, by the tokens they cover."""

    doc: Doc
    actors: tuple[ActorMention, ...]
    starts: list[int]

    def within(self, first: int, last: int) -> list[ActorMention]:
        """The mentions that begin at tokens ``first`` up to ``last``."""
        return list(self.actors[bisect_left(self.starts, first) : bisect_left(self.starts, last)])

    def before(self, token: int) -> ActorMention | None:
        """The last mention that begins before ``token``."""
        at = bisect_left(self.starts, token) - 1
        return self.actors[at] if at >= 0 else None


def attacker_of(parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule) -> ActorMention | None:
    """Who did what the trigger at tokens ``first`` to ``last`` tells; None when the text does not say."""
    if rule.id in ("strike.killed-in", "strike.hit-mine"):
        return _agent(parties, sentence, last)
    if rule.mode is Mode.CLASH and _between_states(parties, sentence, last):
        return None
    found = _attacker(parties, sentence, first, last, rule)
    if (
        rule.mode is Mode.CLASH
        and found is not None
        and found.form is None
        and found.actor.name in PLAIN_SIDES
        and "with" not in parties.doc.lowers[last : last + 2]
    ):
        return None
    return _named(parties, sentence, found) if found is not None and found.form is None else found


def _attacker(parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule) -> ActorMention | None:
    inside = parties.before(last)
    if inside is not None and inside.last > first and inside.first >= sentence.first and _can_act(inside):
        return inside
    lowers = parties.doc.lowers
    if rule.part is Part.NOUN:
        if lowers[last - 1] in BOTH_DO or lowers[first] in BOTH_DO:
            found = _subject(parties, sentence, first)
            if found is not None:
                return found
        return (
            _modifier(parties, sentence, first)
            or (_by_light_verb(parties, sentence, first) if rule.id in WEAPON_RULES else None)
            or _agent(parties, sentence, last)
            or (_opponent(parties, sentence, first, last) if rule.mode is Mode.CLASH else None)
            or _by_light_verb(parties, sentence, first)
            or _by_harm(parties, sentence, first)
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
        subject = (
            _subject(parties, sentence, first) if active and not is_passive(parties.doc, sentence, first) else None
        )
        return subject or _agent(parties, sentence, last)
    if is_passive(parties.doc, sentence, first):
        return _agent(parties, sentence, last)
    return _subject(parties, sentence, first)


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
    ):
        return False
    after = lowers[last] if last < sentence.last else ""
    bomb = any(word in BOMBS for word in lowers[max(sentence.first, first - 4) : first])
    return not bomb and (after in OBJECT_OPENERS or after[:1].isdigit())


OBJECT_OPENERS = frozenset("a an the at two three four five six several their his its another".split())


def _between_states(parties: Parties, sentence: Sentence, last: int) -> bool:
    """As in "clashes between Pakistan and Afghan forces": neither is told to be the attacker."""
    if "between" not in parties.doc.lowers[last : last + 4]:
        return False
    sides = [m for m in parties.within(last, min(last + AGENT_TOKENS_MAX, sentence.last)) if m.form is not None][:2]
    return len(sides) == 2 and all(m.actor.kind is not ActorKind.GROUP for m in sides)


BOTH_DO = frozenset(
    "exchanged exchanging traded trading clashed clashing skirmished fought retaliated responded returned".split()
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
        if i >= last + 4 and lowers[i] != "between":
            continue
        if lowers[i] == "with" and (subject := _fighter(parties, sentence, first)) is not None:
            return subject
        if lowers[i] in ("between", "with", "involving", "pitting"):
            return next(iter(parties.within(i + 1, min(i + 7, sentence.last))), None)
    return None


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


HARMED = frozenset(
    "killed dead died wounded injured captured arrested slain martyred neutralised neutralized shot surrendered".split()
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
            if other.form is not None and not any(w in STOPS or w in ("and", ",", "in", "on") for w in between):
                return other
            break
    beside = parties.within(mention.last, mention.last + 1)
    if beside and beside[0].form is not None and beside[0].actor.kind is ActorKind.GROUP:
        return beside[0]
    before = parties.before(mention.first)
    if before is not None and before.form is not None and before.actor.kind is ActorKind.GROUP:
        gap = lowers[before.last : mention.first]
        if not gap or gap == [")"]:
            return before
    return mention


def claim_of_responsibility(parties: Parties, sentence: Sentence) -> ActorMention | None:
    """Who says in this sentence that it was they; None where nobody does."""
    match = CLAIMED.search(parties.doc.small, sentence.start, sentence.end)
    if match is None or re.search(
        r"\b(?:no|not|nobody|yet|denied|without)\b", parties.doc.small[sentence.start : match.end() + 12]
    ):
        return None
    at = parties.doc.token_at(match.start())
    named = [m for m in parties.within(sentence.first, at) if m.form not in (None, Form.ADJECTIVE)]
    named = [m for m in named if m.actor.kind is ActorKind.GROUP] or named
    if named:
        return max((m for m in named if m.actor.name == named[-1].actor.name), key=lambda m: m.last - m.first)
    after = [m for m in parties.within(at, sentence.last) if m.form is not None and m.actor.kind is ActorKind.GROUP]
    return after[0] if after else None


def blamed(parties: Parties, sentence: Sentence) -> ActorMention | None:
    """Whom this sentence blames for an attack: "blamed on X", "blamed X for the attack", "accused X of carrying out"."""
    match = BLAMED.search(parties.doc.small, sentence.start, sentence.end)
    if match is None:
        return None
    at = parties.doc.token_at(match.end() - 1) + 1
    named = [m for m in parties.within(at, min(at + BLAMED_TOKENS_MAX, sentence.last)) if m.form is not Form.CAPITAL]
    if not named or (match["accused"] and not CARRIED_OUT.search(parties.doc.small, match.end(), sentence.end)):
        return None
    return next((m for m in named if m.form is not None), named[0])


BLAMED = small(
    r"\b(?:blam(?:ed|es|ing)(?: it)?(?: on)?|attribut(?:ed|ing)(?: it)? to|ascribed to|(?P<accused>accus(?:ed|es|ing)))\b"
)
CARRIED_OUT = small(r"\bof (?:carrying out|being behind|launching|conducting|staging|perpetrating|planting|firing)\b")
BLAMED_TOKENS_MAX = 5


def is_passive(doc: Doc, sentence: Sentence, first: int) -> bool:
    """The verb at ``first`` tells what was done to its subject: "were ambushed", "the convoy hit by"."""
    if doc.lowers[first].endswith("ing"):
        return False  # "have been battling"
    i = first - 1
    while i >= sentence.first and doc.lowers[i] in ADVERBS:
        i -= 1
    if i >= sentence.first and doc.lowers[i] in BE and doc.words[i] != "IS":
        return True
    return any(word == "by" for word in doc.lowers[first + 1 : min(first + 3, sentence.last)])


def _can_act(mention: ActorMention) -> bool:
    return mention.form is not Form.NAME or mention.actor.kind is not ActorKind.UNKNOWN


def _modifier(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "Turkish shelling", "the regime's rocket attack"."""
    own = first - 1
    while own > sentence.first and parties.doc.lowers[own] in BETWEEN and first - own < MODIFIER_TOKENS_MAX:
        if parties.doc.lowers[own] in ("and", ","):
            break
        own -= 1
    if parties.doc.lowers[own] in ("its", "their") and own > sentence.first:
        return _possessor(parties, sentence, own)
    mention = parties.before(first)
    if mention is None or mention.first < sentence.first or first - mention.last > MODIFIER_TOKENS_MAX:
        return None
    lowers = parties.doc.lowers
    gap = lowers[mention.last : first]
    if any(word not in BETWEEN for word in gap) or "," in gap or (gap and gap[0] in ("the", "a", "an")):
        return None
    if (
        mention.form in (Form.NAME, Form.CAPITAL)
        and mention.actor.kind is ActorKind.STATE
        and not _aimed(lowers, first, sentence.last)
        and not {"'s", "’s"} & set(gap)
    ):
        return None
    if mention.form is None and gap and gap[0] not in ("'s", "’s", "’", "'"):
        return None
    first_of_all = parties.before(mention.first)
    if (
        mention.form is Form.ADJECTIVE
        and first_of_all is not None
        and first_of_all.form is Form.ADJECTIVE
        and lowers[first_of_all.last : mention.first] == ["and"]
    ):
        return first_of_all
    return mention


def _possessor(parties: Parties, sentence: Sentence, at: int) -> ActorMention | None:
    """As in "its air strikes": of the last party named before that is no mere object."""
    lowers = parties.doc.lowers
    for mention in reversed(parties.within(max(sentence.first, at - SUBJECT_TOKENS_MAX), at)):
        before = lowers[mention.first - 1] if mention.first > sentence.first else ""
        if (
            mention.form in (Form.NAME, Form.FORCE)
            and before not in PREPOSITIONS
            and not _object_of_said(lowers, mention)
        ):
            return mention
    return None


def _aimed(lowers: list[str], first: int, stop: int) -> bool:
    """As in "Pakistan air strikes on Afghanistan" has its attacker first; "Syria air strikes kill eight" its place."""
    return any(word in ("on", "against") for word in lowers[first : min(first + 6, stop)]) or lowers[first - 1] in (
        "'s",
        "’s",
    )


def _agent(parties: Parties, sentence: Sentence, last: int) -> ActorMention | None:
    """As in "… carried out by Russian jets", "fire from the Islamic State", "the bombardment of the Turkish forces"."""
    lowers = parties.doc.lowers
    stop = min(sentence.last, last + AGENT_TOKENS_MAX)
    for i in range(last, stop):
        word = lowers[i]
        if word in STOPS and word not in ("after", "that"):
            return None
        if word == "by" and lowers[i - 1] in UNDONE:
            return None
        if (
            word == "by"
            or (word == "from" and (i <= last + 1 or lowers[i - 1] in ("fired", "launched")))
            or (word == "of" and i <= last + 1)
        ):
            for mention in parties.within(i + 1, min(i + 7, sentence.last)):
                between = lowers[i + 1 : mention.first]
                if word == "of" and not (
                    mention.form is Form.FORCE or (mention.form and mention.actor.kind is ActorKind.GROUP)
                ):
                    break
                if word == "of" and lowers[last - 1] in ("killing", "assassination", "massacre", "killings", "bombing"):
                    break
                if any(w in PREPOSITIONS or w in STOPS or w == "," for w in between):
                    break
                if mention.form is Form.NAME and mention.actor.kind is ActorKind.STATE and word == "from":
                    break
                return mention
            if word == "by":
                return None
    return None


UNDONE = frozenset(
    "destroyed downed intercepted repelled condemned reported cited quoted attended confirmed followed foiled thwarted defused joined "
    "backed supported assisted accompanied led controlled held treated investigated protected".split()
)
"""What is destroyed or condemned by somebody was not done by them."""


def _by_light_verb(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "Pakistan carried out strikes", "the army launched several raids"."""
    lowers = parties.doc.lowers
    for i in range(first - 1, max(sentence.first, first - 8) - 1, -1):
        word = lowers[i]
        if word in LIGHT:
            if word == "claimed" and NOBODY & set(lowers[max(sentence.first, i - 5) : i]):
                return None
            if is_passive(parties.doc, sentence, i):
                return None
            return _subject(parties, sentence, i)
        if (word in STOPS and word not in QUOTES) or word == ",":
            return None
    return None


QUOTES = frozenset({'"', "“", "”"})


def _by_harm(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "US forces captured an official in a helicopter raid": who did harm by it."""
    lowers = parties.doc.lowers
    if first - 2 < sentence.first or not {"in", "during", "by", "with"} & set(
        lowers[max(sentence.first, first - 4) : first]
    ):
        return None
    for i in range(first - 2, max(sentence.first, first - 18) - 1, -1):
        if lowers[i] in STOPS:
            return None
        if lowers[i] in HARMS and lowers[i + 1] not in PREPOSITIONS and lowers[i + 1] not in ("and", ",", "when", "as"):
            return None if is_passive(parties.doc, sentence, i) else _subject(parties, sentence, i)
    return None


def _subject(parties: Parties, sentence: Sentence, verb: int) -> ActorMention | None:
    """The nearest actor left of the verb that no preposition governs."""
    lowers = parties.doc.lowers
    floor = max(sentence.first, verb - SUBJECT_TOKENS_MAX)
    before = verb - 1
    while before > floor and (lowers[before] in ADVERBS or lowers[before] in BE) and parties.doc.words[before] != "IS":
        before -= 1
    if lowers[before] in PRONOUNS and before >= sentence.first:
        return _speaker(parties, sentence, before, floor) or _named_before(parties, sentence, before)
    at = verb
    while at > floor:
        mention = parties.before(at)
        if mention is None or mention.first < floor:
            return None
        gap = lowers[mention.last : at]
        if any(word in STOPS and word not in RELATIVE and word != "(" for word in gap):
            return None
        leading = lowers[mention.first - 1] if mention.first > sentence.first else ""
        if leading in ("the", "a", "an", "its", "their", "this") and mention.first - 2 >= sentence.first:
            leading = lowers[mention.first - 2]
        if leading in ("(", ")"):
            at = mention.first
            continue
        if _carrier(lowers, mention.first, sentence.first):
            return mention
        if leading.endswith("ing") and leading not in ("during", "following"):
            at = mention.first
            continue
        adjective = mention.form is Form.ADJECTIVE and mention.actor.text not in SHORT_NAMES
        if leading not in PREPOSITIONS and not adjective and not _object_of_said(lowers, mention):
            return _first_of_pair(parties, sentence, mention)
        at = mention.first
    return None


PRONOUNS = frozenset({"it", "they"})


def _named_before(parties: Parties, sentence: Sentence, pronoun: int) -> ActorMention | None:
    """As in "militants killed a man when they attacked …", "A group of assailants came. They fired …": whom "they" means."""
    lowers = parties.doc.lowers
    if lowers[pronoun] != "they":
        return None
    floor = sentence.first
    if pronoun - sentence.first <= OPENING_TOKENS_MAX and sentence.index:
        before = parties.doc.sentences[sentence.index - 1]
        floor, pronoun = before.first, before.last
    for mention in parties.within(floor, pronoun):
        leading = lowers[mention.first - 1] if mention.first > floor else ""
        if leading in ("the", "a", "an", "some") and mention.first - 2 >= floor:
            leading = lowers[mention.first - 2]
        acts = mention.actor.kind in (ActorKind.GROUP, ActorKind.FORCE) and mention.form is not Form.ADJECTIVE
        group = leading == "of" and lowers[mention.first - 2] in ("group", "groups", "gang", "number", "dozens", "mob")
        if acts and (group or leading not in PREPOSITIONS) and not _object_of_said(lowers, mention):
            return mention
    return None


PAIR_WORDS = frozenset(
    "their its the a other allied affiliated associated supporting proxy proxies local armed backed loyal".split()
)


def _first_of_pair(parties: Parties, sentence: Sentence, mention: ActorMention) -> ActorMention:
    """As in "Turkish forces and their proxy factions": the one the others belong to."""
    lowers = parties.doc.lowers
    before = parties.before(mention.first)
    if before is None or before.first < sentence.first or mention.first - before.last > PAIR_TOKENS_MAX:
        return mention
    gap = [word for word in lowers[before.last : mention.first] if word not in ("(", ")")]
    if gap[:1] != ["and"] or not set(gap[1:]) <= PAIR_WORDS or before.form in (Form.ADJECTIVE, Form.CAPITAL):
        return mention
    dependent = any(word in ("their", "its", "allied", "affiliated") for word in gap) or mention.form is None
    leading = lowers[before.first - 1] if before.first > sentence.first else ""
    return before if dependent and leading not in PREPOSITIONS else mention


def _speaker(parties: Parties, sentence: Sentence, pronoun: int, floor: int) -> ActorMention | None:
    """As in "the US military said it carried out a strike": the one who speaks of itself."""
    lowers = parties.doc.lowers
    for i in range(pronoun - 1, max(floor, pronoun - 8) - 1, -1):
        if lowers[i] in SAID:
            mention = parties.before(i)
            near = mention is not None and mention.first >= sentence.first and i - mention.last <= 3
            return mention if near and mention is not None and mention.form is not Form.ADJECTIVE else None
    return None


def _carrier(lowers: list[str], at: int, floor: int) -> bool:
    """As in "a drone of the coalition", "a drone believed to belong to the coalition"."""
    i = at - 1
    while i > floor and lowers[i] in ("the", "a", "an", "its"):
        i -= 1
    if i <= floor or lowers[i] not in ("of", "to"):
        return False
    return (
        lowers[i - 1] in CARRIERS
        if lowers[i] == "of"
        else lowers[i - 1] in ("belong", "belonging", "belongs", "linked")
    )


def _object_of_said(lowers: list[str], mention: ActorMention) -> bool:
    """As in "… the army said" names a source, not the one who acts."""
    return mention.last < len(lowers) and lowers[mention.last] in SAID


def target_of(
    parties: Parties, sentence: Sentence, first: int, last: int, rule: Rule, attacker: ActorMention | None
) -> ActorMention | None:
    """Whom it struck, where an armed party or a state is named as its object."""
    if rule.part is not Part.NOUN and (
        rule.id in {"strike.killed-in", "strike.hit-mine"} or is_passive(parties.doc, sentence, first)
    ):
        found = _subject(parties, sentence, first)
        return found if found is not attacker else None
    lowers = parties.doc.lowers
    stop = min(sentence.last, last + AGENT_TOKENS_MAX)
    for mention in parties.within(last, stop):
        if mention is attacker:
            continue
        if mention.form is Form.CAPITAL or "," in lowers[last : mention.first]:
            return None
        gap = lowers[last : mention.first]
        if any(word in STOPS or word in ("by", "from", "in") for word in gap):
            return None
        if rule.part is Part.VERB or any(
            word in ("on", "against", "at", "targeting", "targeted", "hit", "with", "and") for word in gap
        ):
            return mention
    return None


def status_of(text: str, start: int, at: int) -> StrikeStatus:
    """Whether the words before the trigger, in small letters, tell it as done, denied, threatened or merely thought of."""
    found = StrikeStatus.REPORTED
    if at <= start:
        return found
    for match in MOODS.finditer(text, max(start, at - MOOD_CHARS_MAX), at):
        status, reach = REACH[match.lastgroup or ""]
        between = text[match.end() : at]
        if len(between) > reach or any(mark in between for mark in ".;:"):
            continue
        if status is StrikeStatus.HYPOTHETICAL and TOLD_AS_DONE.search(between):
            continue
        if status is StrikeStatus.DENIED and ("," in between or DENIED_PART.match(between)):
            continue
        if found is StrikeStatus.REPORTED or status is StrikeStatus.THREATENED:
            found = status
    return found


def weapon_of(doc: Doc, start: int, end: int, at: int) -> str | None:
    """The weapon named nearest to the trigger in its sentence."""
    first, last = max(start, at - WEAPON_CHARS), min(end, at + WEAPON_CHARS)
    near = doc.small[first:last]
    if not any(part in near for part in WEAPON_PARTS):
        return None
    found = [(abs(m.start() - at), doc.text[m.start() : m.end()]) for m in WEAPON.finditer(doc.small, first, last)]
    return min(found)[1] if found else None
