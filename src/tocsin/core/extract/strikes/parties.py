"""Which of the parties of a sentence acts: its subject, the one behind "by", the one before a noun."""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tocsin.core.actors.find import ActorMention
from tocsin.core.actors.table import Form
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.schemas.words import ActorKind

SUBJECT_TOKENS_MAX = 28
AGENT_TOKENS_MAX = 18
OPENING_TOKENS_MAX = 2
MODIFIER_TOKENS_MAX = 4
PAIR_TOKENS_MAX = 6
BE = frozenset("was were been being is are be got".split())
ADVERBS = frozenset(
    "also later then again reportedly allegedly repeatedly heavily intensively twice recently already just earlier subsequently "
    "regularly routinely frequently constantly often simultaneously directly deliberately now still first violently severely indiscriminately have has had not".split()
)
LIGHT = frozenset(
    "claimed carried carry carrying carries launched launch launches launching conducted conduct conducts conducting executed executing staged mounted "
    "fired firing fires dropped dropping resorted waged unleashed perpetrated committed concluded made undertook stepped resumed intensified "
    "intensively continue continues continuing orchestrated masterminded planning plan plans planned stepping ramp ramping continued began started hit struck laid sprang ordered threatened vowed lobbed hurled planted detonated triggered aimed opened directed trained".split()
)
PREPOSITIONS = frozenset(
    "of in on at against by with from for to near inside into between among toward towards over under targeting including about "
    "through via per around outside off".split()
)
STOPS = frozenset({".", ";", ":", "?", "!", '"', "“", "”", "that", "when", "while", "after", "before", "because", "as", "where", "although",
                   "said", "says", "told", "if", "since", "whereas", "but", "amid", "following", "(", "–", "—", "until"})  # fmt: skip
RELATIVE = frozenset("who which that whom".split())
BETWEEN = frozenset(
    "the a an and or 's ’s , air ground heavy intense deadly artillery drone drones rocket rockets missile missiles military suicide mortar armed "
    "most widespread deadliest biggest first largest worst heaviest latest new recent overnight aerial series of numerous repeated cross-border massive several two three four indiscriminate fierce "
    "state terrorist retaliatory local brutal direct ongoing continued regime forces led coordinated twin fresh renewed "
    "suspected alleged apparent targeted bombing aggression ’ ' bomb car roadside second sporadic joint occupation".split()
)
HARMS = frozenset(
    "captured killed arrested detained eliminated neutralised neutralized wounded injured destroyed seized apprehended targeted".split()
)
SHORT_NAMES = frozenset({"US", "U.S.", "USA", "UK", "U.K."})
"""Adjectives that are names as well: "the US struck"."""
CARRIERS = frozenset(
    "guns mortar mortars rocket rockets missile missiles shell shells rounds bullets howitzers batteries tanks gunners fire drone drones warplane warplanes jet jets uav uavs aircraft plane planes "
    "helicopter helicopters gunship gunships gunboats warships artillery aviation sniper snipers bomber bombers f-16s forces fighters mercenaries unit units troops artillery cadres members militants".split()
)
SAID = frozenset(
    "said says say saying reported reports told added claimed claims believe believes confirmed announced stated".split()
)
NOBODY = frozenset("no nobody none neither nor".split())


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


BORDERS = frozenset(("border", "borders", "frontier"))
GUARDS = frozenset("guard guards police force forces troops patrol patrols security gendarmerie gendarmes".split())
"""Who stands at a border is a party."""


def parties_of(doc: Doc, actors: tuple[ActorMention, ...]) -> Parties:
    """The actors of a text without the countries whose border tells where: "near the Myanmar border", "the border with Iran"."""
    if not BORDERS.isdisjoint(doc.vocabulary):
        actors = tuple(mention for mention in actors if not _has_border(doc, mention))
    return Parties(doc, actors, [mention.first for mention in actors])


def _has_border(doc: Doc, mention: ActorMention) -> bool:
    if mention.country is None:
        return False
    behind = doc.lowers[mention.last : mention.last + 2]
    if behind and behind[0] in BORDERS:
        return GUARDS.isdisjoint(behind[1:])
    return mention.first > 1 and doc.lowers[mention.first - 1] == "with" and doc.lowers[mention.first - 2] in BORDERS


def is_passive(doc: Doc, sentence: Sentence, first: int) -> bool:
    """The verb at ``first`` tells what was done to its subject: "were ambushed", "the convoy hit by"."""
    if doc.lowers[first].endswith("ing"):
        return False  # "have been battling"
    if doc.lowers[first] in LOOSED and first > sentence.first and doc.lowers[first - 1] in SHOTS:
        return True  # "after a rocket fired at the town"
    i = first - 1
    while i >= sentence.first and doc.lowers[i] in ADVERBS:
        i -= 1
    if i >= sentence.first and doc.lowers[i] in BE and doc.words[i] != "IS":
        return True
    return "by" in doc.lowers[first + 1 : min(first + 3, sentence.last)]


ANSWERS = frozenset(("response", "retaliation", "reply", "reprisal", "revenge"))
"""Behind one of these stands what others did."""
LOOSED = frozenset(("fired", "launched", "dropped", "lobbed", "shot"))
SHOTS = frozenset(
    "rocket rockets missile missiles shell shells mortars projectile projectiles bullets shots bombs".split()
)
"""Right before what was done to them."""


def can_act(mention: ActorMention) -> bool:
    return mention.form is not Form.NAME or mention.actor.kind is not ActorKind.UNKNOWN


def modifier(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
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


def agent(parties: Parties, sentence: Sentence, last: int) -> ActorMention | None:
    """As in "… carried out by Russian jets", "fire from the Islamic State", "the bombardment of the Turkish forces"."""
    lowers = parties.doc.lowers
    stop = min(sentence.last, last + AGENT_TOKENS_MAX)
    for i in range(last - (lowers[last - 1] == "by"), stop):  # the trigger may hold it: "firing by"
        word = lowers[i]
        if word in SAID and lowers[i + 1 : i + 2] in (["was"], ["were"]):
            continue  # "in a strike that the monitor said was carried out by Russia"
        if (word in STOPS and word not in ("after", "that")) or word in ("who", "whom", "-"):
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
                if "," in between and between[between.index(",") - 1] in BRANCHES:
                    between = []
                if word == "of" and not (
                    mention.form is Form.FORCE or (mention.form and mention.actor.kind is ActorKind.GROUP)
                ):
                    break
                if word == "of" and lowers[last - 1] in ("killing", "assassination", "massacre", "killings", "bombing"):
                    break
                if "of" in between[1:] and _of_company(between):
                    between = []  # "by a squad of the front"
                between = _behind_carrier(between)
                if any(w in PREPOSITIONS or w in NEXT_DEEDS or w in STOPS or w == "," for w in between):
                    break
                if mention.form is Form.NAME and mention.actor.kind is ActorKind.STATE and word == "from":
                    break
                if mention.form is Form.ADJECTIVE and _next(lowers, mention) in BRANCHES:
                    continue  # "by its Afghan branch, Islamic State Khorasan"
                if mention.actor.kind is ActorKind.STATE and _next(lowers, mention) in ("'s", "’s"):
                    continue  # "by Somalia's al-Shabaab militants"
                return mention
            if word == "by":
                return None
    return None


BRANCHES = frozenset(("affiliate", "branch", "wing", "offshoot", "chapter", "arm"))


def _next(lowers: list[str], mention: ActorMention) -> str:
    """The word behind a party; none at the end of the text."""
    return lowers[mention.last] if mention.last < len(lowers) else ""


NEXT_DEEDS = frozenset(
    "hit struck targeted killed killing wounded wounding injured tore ripped destroyed control detonator detonation phone".split()
)
"""Behind "by" these tell the means and what it did next: "detonated by remote control hit a patrol"."""


def _behind_carrier(between: list[str]) -> list[str]:
    """What stands between "by" and a party without its carrier: "a drone belonging to the", "planes of the"."""
    for i, word in enumerate(between[:-1]):
        if word in CARRIERS and between[i + 1] in OWNED:
            rest = [w for w in between[i + 1 :] if w not in OWNED]
            return rest if set(rest) <= {"the", "a", "an", "its"} else between
    return between


OWNED = frozenset("of from belonging belong believed to be operated flown loyal linked".split())
"""Between a carrier and whose it is."""


def _of_company(between: list[str]) -> bool:
    """As in "a squad of the": people of the party that is named next, and nothing else."""
    at = between.index("of")
    return at > 0 and between[at - 1] in COMPANIES and all(map(_counts, between[at + 1 :]))


def _counts(word: str) -> bool:
    """Whether ``word`` may stand between "a group of" and its people: "about 50", "the"."""
    return word in COUNTING or word.isdigit()


COUNTING = frozenset("the a an its some about around nearly almost over more than at least up to".split())


UNDONE = frozenset(
    "destroyed downed intercepted repelled condemned reported cited quoted attended confirmed followed foiled thwarted defused joined "
    "backed supported assisted accompanied led controlled held treated investigated protected used occupied inhabited owned guarded manned "
    "frequented visited run".split()
)
"""What is destroyed or condemned by somebody was not done by them."""


def by_light_verb(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "Pakistan carried out strikes", "the army launched several raids"."""
    lowers = parties.doc.lowers
    for i in range(first - 1, max(sentence.first, first - 8) - 1, -1):
        word = lowers[i]
        if word in ANSWERS:
            return None
        if word in ("(", ")") and "ied" in lowers[i - 1 : i + 2]:
            continue  # "an Improvised Explosive Device (IED) blast"
        if word in ANSWERED and not ANSWERED_WITH.isdisjoint(lowers[i + 1 : first]):
            return subject(parties, sentence, i)
        if word in LIGHT and lowers[i - 1] not in ("a", "an"):  # "in a planted bomb blast"
            if not INQUIRIES.isdisjoint(lowers[i + 1 : first]):
                return None
            if word == "opened" and not OFFENSIVES.intersection(lowers[i + 1 : i + 6]):
                return None
            if word == "claimed" and NOBODY & set(lowers[max(sentence.first, i - 5) : i]):
                return None
            if is_passive(parties.doc, sentence, i):
                return None
            return subject(parties, sentence, i)
        if (word in STOPS and word not in QUOTES and lowers[i - 1] not in MONTHS_CUT) or word == ",":
            return None
    return None


INQUIRIES = frozenset(
    "investigation investigations probe probes inquiry inquiries manhunt hunt search inquest appeal enquiry".split()
)
"""What police launch after an attack."""
OFFENSIVES = frozenset("offensive offensives assault campaign attack attacks front fire".split())
"""What is opened by who attacks."""
ANSWERED = frozenset(("answered", "responded", "replied", "retaliated"))
ANSWERED_WITH = frozenset(("with", "by"))
"""As in "retaliated with a salvo of rockets", "answered the attack by shelling the town"."""
QUOTES = frozenset({'"', "“", "”"})


def by_harm(parties: Parties, sentence: Sentence, first: int) -> ActorMention | None:
    """As in "US forces captured an official in a helicopter raid": who did harm by it."""
    lowers = parties.doc.lowers
    if first - 2 < sentence.first or not {"in", "during", "by", "with"} & set(
        lowers[max(sentence.first, first - 5) : first]
    ):
        return None
    for i in range(first - 2, max(sentence.first, first - 18) - 1, -1):
        if (lowers[i] in STOPS and lowers[i - 1] not in MONTHS_CUT) or lowers[i] in ANSWERS:
            return None
        if lowers[i] in CUSTODY and RAIDS.isdisjoint(lowers[first : first + 2]):
            return None  # "police arrested a suspect in the shooting of two officers"
        if lowers[i] in HARMS and lowers[i + 1] not in PREPOSITIONS and lowers[i + 1] not in ("and", ",", "when", "as"):
            if lowers[i - 1] == "and" and not HARMS.isdisjoint(lowers[max(sentence.first, i - 8) : i - 1]):
                continue  # "killed eight and wounded two in a raid"
            return None if is_passive(parties.doc, sentence, i) else subject(parties, sentence, i)
    return None


CUSTODY = frozenset(("arrested", "detained", "apprehended"))
RAIDS = frozenset("raid raids operation operations swoop swoops".split())
"""In these somebody is arrested by who makes them; over any other attack by others."""
MONTHS_CUT = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
"""The full stop behind these ends no clause: "killed two in a Nov. 12 airstrike"."""


def subject(parties: Parties, sentence: Sentence, verb: int) -> ActorMention | None:
    """The nearest actor left of the verb that no preposition governs."""
    lowers = parties.doc.lowers
    floor = max(sentence.first, verb - SUBJECT_TOKENS_MAX)
    before = verb - 1
    while before > floor and (lowers[before] in ADVERBS or lowers[before] in BE) and parties.doc.words[before] != "IS":
        before -= 1
    if lowers[before] == "," and (described := _described(parties, before, floor)) is not None:
        return described
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
        back = mention.first - 2
        if (beside := parties.before(mention.first)) is not None and beside.last == mention.first:
            leading = lowers[beside.first - 1] if beside.first > sentence.first else ""  # "of Nusra terrorists"
            back = beside.first - 2
        if leading in DIRECTIONS and back >= sentence.first:
            leading, back = lowers[back], back - 1
        if leading in ("the", "a", "an", "its", "their", "this") and back >= sentence.first:
            leading = lowers[back]
        if leading == "as" and "(" in (known_as := lowers[max(floor, mention.first - ALIAS_REACH) : mention.first]):
            at = mention.first - len(known_as) + known_as.index("(")  # "ISIL (also known as ISIS)"
            continue
        if leading in ("(", ")"):
            if _stands_for_name(parties, mention):
                return mention
            at = mention.first
            continue
        if _carrier(lowers, mention.first, sentence.first) or _many_of(lowers, mention.first, sentence.first):
            return mention
        if (leading.endswith("ing") and leading not in NO_PARTICIPLES) or _object_of(lowers, mention, verb):
            at = mention.first
            continue
        a_people = mention.actor.text.endswith("s")  # "the Russians"
        adjective = mention.form is Form.ADJECTIVE and mention.actor.text not in SHORT_NAMES and not a_people
        governed = leading in PREPOSITIONS and gap[:1] not in (["who"], ["which"], ["that"])
        if not governed and not adjective and not _object_of_said(lowers, mention):
            return _first_of_pair(parties, sentence, mention)
        at = mention.first
    return None


ALIAS_REACH = 4
NO_PARTICIPLES = frozenset(("during", "following", "morning", "evening"))


def _described(parties: Parties, closing: int, floor: int) -> ActorMention | None:
    """Of whom the insertion tells that the comma at ``closing`` ends: "the front, which holds parts of Syria, claimed"."""
    lowers = parties.doc.lowers
    for i in range(closing - 1, floor, -1):
        if lowers[i] == "," and (lowers[i + 1] in OPENS_INSERTION or lowers[i + 1].endswith("ed")):
            mention = parties.before(i)
            acts = mention is not None and mention.last in (i, i - (lowers[i - 1] == ")"))
            acts = acts and mention is not None and mention.form not in (None, Form.ADJECTIVE)
            return mention if acts else None
        if lowers[i] in (",", ".", ";", ":"):
            return None
    return None


OPENS_INSERTION = frozenset("which who whose a an the also known formerly".split())


def _object_of(lowers: list[str], mention: ActorMention, verb: int) -> bool:
    """As in "rebels kidnapped the two village guards and shot them": who suffered the verb before is not who did the next."""
    if lowers[verb - 1] not in ("and", ","):
        return False
    ahead = lowers[max(0, mention.first - OBJECT_REACH) : mention.first]
    at = next((n for n, word in enumerate(ahead) if word in DONE_TO_OBJECT), None)
    return at is not None and STOPS.isdisjoint(ahead[at:]) and PREPOSITIONS.isdisjoint(ahead[at:])


OBJECT_REACH = 5
DONE_TO_OBJECT = frozenset(
    "kidnapped abducted attacked ambushed seized stopped chased targeted intercepted surrounded dragged".split()
)


def _stands_for_name(parties: Parties, mention: ActorMention) -> bool:
    """As in "the Tena Defence Units (TDU) killed": letters behind a full name that nobody listed."""
    doc, at = parties.doc, mention.first - 2
    full = at >= 0 and doc.words[at + 1] == "(" and any(map(str.isupper, doc.words[at]))
    before = parties.before(mention.first)
    return full and (before is None or before.last < at + 1)


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
        if leading == "no" or (
            _next(lowers, mention) in BE and not HARMED_WORDS.isdisjoint(lowers[mention.last : mention.last + 3])
        ):
            continue  # "there were no rebels near the positions they struck", "police were killed … They carried out a blast"
        acts = mention.actor.kind in (ActorKind.GROUP, ActorKind.FORCE) and mention.form is not Form.ADJECTIVE
        if (
            acts
            and (_many_of(lowers, mention.first, floor) or leading not in PREPOSITIONS)
            and not _object_of_said(lowers, mention)
            and not _next(lowers, mention).startswith("spokes")
        ):
            return mention
    return None


HARMED_WORDS = frozenset(("killed", "wounded", "injured", "shot", "hurt", "slain", "martyred"))
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


def _many_of(lowers: list[str], at: int, floor: int) -> bool:
    """As in "a group of about 50 rebels", "dozens of rebels", "the armed wing of Hamas": they are the ones who act."""
    of = at - 1
    while of > floor and (_counts(lowers[of]) or lowers[of] in PEOPLE_OF):
        of -= 1
    helped = "by" in lowers[max(floor, of - 4) : max(floor, of - 1)]  # "forces backed by a local group of the militia"
    return of - 1 >= floor and lowers[of] == "of" and lowers[of - 1] in COMPANIES and not helped


DIRECTIONS = frozenset(
    "northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern "
    "central north south east west".split()
)
"""Before a country: "from the southern Philippines"."""
COMPANIES = frozenset(
    "group groups gang gangs number dozens scores hundreds thousands mob team band column party squad couple pair unit units cell cells members cadres elements detachment faction factions wing wings branch offshoot arm brigade battalion squadron contingent".split()
)
PEOPLE_OF = frozenset("pakistani afghan syrian iraqi lebanese palestinian somali nigerian yemeni libyan".split())
"""Before a group's name these tell whose it is."""


def _speaker(parties: Parties, sentence: Sentence, pronoun: int, floor: int) -> ActorMention | None:
    """As in "the US military said it carried out a strike": the one who speaks of itself."""
    lowers = parties.doc.lowers
    for i in range(pronoun - 1, max(floor, pronoun - 8) - 1, -1):
        if lowers[i] in SAID or lowers[i] in ("denied", "denies"):
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
    if lowers[mention.last + 1 : mention.last + 3] == ["to", "have"]:
        return False  # "the army claimed to have bombed the camp"
    return mention.last < len(lowers) and lowers[mention.last] in SAID
