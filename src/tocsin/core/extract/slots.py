"""Who a claim's speaker, doer and victims are: kinds of claimants, the doer from the frame, sides from the actors named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.actors.find import ActorMention
from tocsin.core.actors.table import Form
from tocsin.core.extract.english.grammar import MONTHS
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.extract.sources.source import Source
from tocsin.schemas.event import Actor, Claimant
from tocsin.schemas.words import ActorKind, ClaimantKind

PEOPLE_FORM_STEPS = 4
AGENT_REACH = 26
"""Tokens after a word of harm in which "by X" names the doer."""
ACTIVE_RULES = listed("active gerund headline verb.perfect left.dead pronoun to_death lives.of lives.claimed")

KINDS: tuple[tuple[ClaimantKind, frozenset[str]], ...] = (
    (ClaimantKind.MEDICAL, listed("hospital hospitals medic medics medical doctor doctors health paramedics ambulance nurse surgeon morgue rescue rescuers emergency")),
    (ClaimantKind.MONITOR, listed("observatory monitor monitors monitoring watchdog rights network group ngo organisation organization center centre syndicate acled airwars amnesty watch sohr snhr un u.n. unama ocha unicef icrc nations")),
    (ClaimantKind.WITNESS, listed("witness witnesses eyewitness eyewitnesses resident residents villagers locals survivor survivors local neighbours neighbors relative relatives activist activists")),
    (ClaimantKind.MEDIA, listed("agency news media reporter reporters correspondent correspondents tv television radio newspaper daily press times tribune telegraph dawn hindu express post outlet channel photographer journalist")),
    (ClaimantKind.MILITANT, listed("taliban ttp hamas hezbollah houthi houthis isis isil daesh rebels militants insurgents militia shabaab jihad front separatists ypg sdf pkk hts maoists group faction factions rsf m23")),
    (ClaimantKind.MILITARY, listed("army military soldiers general colonel major brigadier captain commander command centcom idf ispr defence defense navy air-force force forces coalition staff pentagon")),
    (ClaimantKind.OFFICIAL, listed("police official officials minister ministry spokesman spokesperson spokeswoman government governor president prime mayor superintendent inspector deputy authorities authority secretary council municipality office commissioner administration party embassy prosecutor prosecutors kremlin sp asp dsp ssp dig igp ambassador chief source sources statement security")),
)  # fmt: skip
"""First match by the words of the source, most telling first; "sources" alone are unnamed."""
UNNAMED = listed(
    "source sources report reports official officials anonymous unnamed reports estimates information sources"
)
OUTLET_RULES = frozenset(("outlet",))


def claimant_of(doc: Doc, source: Source, actors: Sequence[ActorMention]) -> Claimant:
    """The claimant as published: name, role, side and kind of ``source``."""
    source = replace(source, first=_behind_scraps(doc, source))
    start, end = doc.span(source.first, source.last)
    lowers = doc.lowers[source.first : source.last]
    side = next((m.actor.side for m in _within(actors, source.first, source.last) if m.actor.side), None)
    name, role = _name_and_role(doc, source)
    return Claimant(
        text=doc.text[start:end], span=(start, end), name=name, role=role, side=side, kind=_kind(source, lowers)
    )


def _behind_scraps(doc: Doc, source: Source) -> int:
    """The first token of ``source`` behind what pages without commas run into it.

    As in "14 Feb 2017 Medics say", "… out of action medics say", "… among those killed the mayor said".
    """
    first = source.first
    opening = doc.lowers[first : first + 2]
    if source.last - first > len(opening) and (opening[:1] == ["of"] or opening in SCRAPS):
        return first + len(opening)
    while first < source.last - 1 and (doc.lowers[first].isdigit() or doc.lowers[first] in MONTHS):
        first += 1
    dated = first > source.first and doc.lowers[first - 1].isdigit() and MONTHS & set(doc.lowers[source.first : first])
    return first if dated else source.first


SCRAPS = [["those", harm] for harm in ("killed", "wounded", "injured", "hurt", "dead")]


def _kind(source: Source, lowers: list[str]) -> ClaimantKind:
    if source.rule in OUTLET_RULES:
        return ClaimantKind.MEDIA
    words = set(lowers)
    if words <= UNNAMED | {"the", "a", "several", "local", "according", "unconfirmed"}:
        return ClaimantKind.UNNAMED
    for kind, names in KINDS:
        if words & names:
            return kind
    return ClaimantKind.UNNAMED


def _name_and_role(doc: Doc, source: Source) -> tuple[str, str | None]:
    """Such as "Taliban government spokesman Zabihullah Mujahid" is Zabihullah Mujahid, the Taliban government spokesman."""
    words = doc.words[source.first : source.last]
    if "," in words[1:-1] and all(word[:1].isupper() for word in words[words.index(",", 1) + 1 :]):
        comma = source.first + words.index(",", 1)
        return doc.slice(comma + 1, source.last), doc.slice(source.first, comma)
    at = max((n for n, word in enumerate(words) if word.lower() in TITLES), default=-1)
    text = doc.slice(source.first, source.last)
    if at < 0 or at + 1 >= len(words) or not all(word[:1].isupper() for word in words[at + 1 :]):
        return text, None
    name = doc.slice(source.first + at + 1, source.last)
    return name, doc.slice(source.first, source.first + at + 1)


TITLES = listed(
    """spokesman spokesperson spokeswoman minister governor president general colonel commander chief official director
    activist head superintendent inspector mayor secretary reporter resident captain lieutenant major gov gen col maj"""
)


def _within(actors: Sequence[ActorMention], first: int, last: int) -> list[ActorMention]:
    at = bisect_left(actors, first, key=lambda m: m.last - 1)
    out = []
    while at < len(actors) and actors[at].first < last:
        out.append(actors[at])
        at += 1
    return out


def side_of(stated: Stated, actors: Sequence[ActorMention], source: Claimant | None, doc: Doc) -> str | None:
    """The side the victims belong to, where their own words name it; "our", "its" point at the claimant."""
    group = stated.group
    last = group.last
    if doc.lowers[last : last + 1] == ["of"]:
        last = min(last + 7, len(doc.words))
    for mention in _within(actors, group.first, last):
        if mention.actor.side and mention.first >= group.first:
            return mention.actor.side
    if source is not None and {"our", "its", "their"} & set(doc.lowers[group.first : group.last]):
        return source.side
    return None


def doer_of(
    doc: Doc, stated: Stated, source: Source | None, actors: Sequence[ActorMention], victims: Sequence[tuple[int, int]]
) -> Actor | None:
    """Who did it: "by X" after a passive, the subject of an active verb, else the attacker named in the sentence.

    ``victims`` are the tokens of all who are harmed in the text: they are no doers.
    """
    sentence = doc.sentences[stated.sentence]
    group = stated.group
    own_deed = doc.lowers[max(0, stated.trigger - 3) : stated.trigger] in CLAIMING_DEEDS
    here = [
        m
        for m in _within(actors, sentence.first, sentence.last)
        if not (m.first < group.last and group.first < m.last)
        and not (source is not None and m.first < source.last and source.first < m.last and not own_deed)
        and m.form is not Form.CAPITAL
        and not doc.small.startswith(AFFILIATED, m.span[1])
        and not any(m.first < last and first < m.last for first, last in victims)
    ]
    after = [m for m in here if m.first > stated.trigger]
    by = next(
        (
            m
            for m in after
            if m.first - stated.trigger <= AGENT_REACH and (_by_before(doc, m, stated.trigger) or _whose_fire(doc, m))
        ),
        None,
    )
    if by is not None:
        return _named(doc, by, after).actor
    if stated.rule in ACTIVE_RULES:
        if source is not None and (speaker := _speaker_did(doc, stated, source, actors)) is not None:
            return speaker
        before = [m for m in here if m.last <= stated.trigger and not _aimed_at(doc, sentence.first, m.first)]
        before = [m for m in before if not _beside_the_point(doc, m, stated.trigger)]
        subjects = [m for m in before if m.first == sentence.first or not _governed(doc, m.first)]
        subjects = [m for m in subjects if not _of_a_thing(doc, m.last) and not _in_address(doc, m)]
        chosen = subjects or [m for m in before if m.actor.kind is not ActorKind.STATE]
        if not chosen:
            return None
        return (chosen[0] if stated.rule in PARTICIPLE_RULES and subjects else chosen[-1]).actor
    return None


def _beside_the_point(doc: Doc, mention: ActorMention, trigger: int) -> bool:
    """Named in what is told of the doer, or only for what they did about the harm.

    As in "the PLFI, a splinter group of the CPI, abducted", "police arrested two men over a blast that killed six".
    """
    between = doc.lowers[mention.last : trigger]
    if between[-1:] in (["that"], ["which"]) and not CUSTODY.isdisjoint(between):
        return True
    if between[-1:] != [","] and between[-2:-1] != [","]:
        return False
    floor = max(0, mention.first - INSERTION_TOKENS_MAX)
    opening = next((k for k in range(mention.first - 1, floor, -1) if doc.lowers[k] in (",", ".")), floor)
    return doc.lowers[opening] == "," and doc.lowers[opening + 1] in OPENS_INSERTION


INSERTION_TOKENS_MAX = 14
OPENS_INSERTION = listed("which who whose a an the also known formerly")
CUSTODY = listed("arrested detained apprehended charged accused convicted sentenced jailed indicted tried questioned")


AFFILIATED = (")-affiliated", ")-backed", "-affiliated", "-recognised", "-recognized", "-sponsored")
"""Whose friends others are: "the United Nations(UN)-affiliated WHO"."""
CLAIMING_DEEDS = [[verb, "to", "have"] for verb in ("claimed", "claims", "claim", "claiming")]
"""Behind these stands what the source did itself: "the army claimed to have killed nine"."""


def _speaker_did(doc: Doc, stated: Stated, source: Source, actors: Sequence[ActorMention]) -> Actor | None:
    """Who says to have done it: "the army said it had killed seven", "the rebels say they shot down"."""
    at = stated.trigger - 1
    while at > source.last and doc.lowers[at] in BEFORE_DEED:
        at -= 1
    if doc.lowers[at] == "and":  # "it had struck a barracks and killed 50"
        at = next((k for k in range(at, source.last, -1) if doc.lowers[k] in ONESELF), at)
    if not source.last < at <= source.last + ONESELF_REACH or doc.lowers[at] not in ONESELF:
        return None
    if doc.lowers[at - 1] not in SAYING or doc.lowers[at + 1] in ("was", "were", "believes", "believe"):
        return None
    speakers = [m for m in actors if m.first < source.last and source.first < m.last]
    return speakers[0].actor if speakers else None


BEFORE_DEED = listed("had has have also since then later already") | {'"', "“", "”"}
ONESELF = frozenset(("it", "they"))
ONESELF_REACH = 14
SAYING = listed("said says say claimed claims announced confirmed reported saying stated boasted that")
PARTICIPLE_RULES = ("gerund", "left.dead")
"""In "rebels stormed a post, killing five" the doer is the subject of the sentence."""
THINGS = listed(
    "station post posts checkpoint checkpoints base bases vehicle vehicles convoy camp headquarters building patrol"
)


AIMED = listed("on against targeting at hitting striking attacking upon into")


def _aimed_at(doc: Doc, floor: int, first: int) -> bool:
    """Whether the name tells whom an attack was on: "an air raid on rebel positions", "a strike targeting the group"."""
    before = [word for word in doc.lowers[max(floor, first - AIMED_REACH) : first] if word not in ARTICLES]
    if before and before[-1] in AIMED:
        return True
    window = doc.lowers[max(floor, first - STRUCK_REACH) : first]
    at = next((n for n in range(len(window) - 1, -1, -1) if window[n] in STRUCK), None)
    return at is not None and NOT_ITS_OBJECT.isdisjoint(window[at + 1 :])


AIMED_REACH = 3
STRUCK_REACH = 4
STRUCK = frozenset(("targeted", "hit", "struck", "rocked", "rammed"))
NOT_ITS_OBJECT = frozenset(
    (",", "by", "in", "at", "near", "on", "when", "as", "after", "and", "while", "before", "with", "from")
)
"""Between "struck" and its object, "a passing police patrol", none of these stands."""
ARTICLES = frozenset(("the", "a", "an", "several", "suspected", "two"))


def _of_a_thing(doc: Doc, last: int) -> bool:
    """Whether the name only tells whose something is: "a police station"."""
    return doc.lowers[last : last + 1] != [] and doc.lowers[last] in THINGS


def _in_address(doc: Doc, mention: ActorMention) -> bool:
    """As in "a blast in Manbij, northern Syria, killed two": the country ends the name of a place."""
    at = mention.first - 1
    while at > 0 and doc.lowers[at] in DIRECTIONS:
        at -= 1
    return mention.actor.kind is ActorKind.STATE and at >= 0 and doc.words[at] == ","


def _governed(doc: Doc, first: int) -> bool:
    """Whether a preposition stands before the words from ``first``, an article aside."""
    at = first - 1
    while at > 0 and (doc.lowers[at] in ("the", "a", "an") or doc.lowers[at] in DIRECTIONS):
        at -= 1
    if doc.lowers[at] == "by" and doc.lowers[at - 1] in HELPED:
        return True  # "commandos backed by U.S. advisers"
    return doc.lowers[at] in ("of", "in", "on", "against", "at", "from", "near", "with", "to", "into")


HELPED = listed("backed supported aided advised accompanied trained armed assisted led joined escorted covered")


DIRECTIONS = listed(
    "northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central north south east west"
)


FIRE = listed(
    "fire gunfire bullets bullet firing shelling shells bombs rockets missiles mortars bombardment shots mines strike strikes raid raids"
)


def _whose_fire(doc: Doc, mention: ActorMention) -> bool:
    """Whether it was their fire: "killed in the rebels' fire", "wounded by bullets of the army"."""
    lowers = doc.lowers
    if lowers[mention.last : mention.last + 1] in (["'s"], ["’s"], ["'"], ["’"]):
        return not FIRE.isdisjoint(lowers[mention.last + 1 : mention.last + 3])
    at = mention.first - 1
    while at > 0 and lowers[at] in ("the", "suspected", "unidentified"):
        at -= 1
    return at > 0 and lowers[at] == "of" and lowers[at - 1] in FIRE


def _named(doc: Doc, mention: ActorMention, others: Sequence[ActorMention]) -> ActorMention:
    """The party that ``mention`` belongs to, where both are told: "by cadres of the National Liberation Army"."""
    if mention.form is not None or doc.lowers[mention.last : mention.last + 1] != ["of"]:
        return mention
    return next((m for m in others if m.form is not None and 0 < m.first - mention.last <= OF_THE_TOKENS), mention)


OF_THE_TOKENS = 2


def _by_before(doc: Doc, mention: ActorMention, floor: int) -> bool:
    for i in range(mention.first - 1, max(floor, mention.first - PEOPLE_FORM_STEPS - 1), -1):
        if doc.lowers[i] == "by":
            return True
        if doc.lowers[i] in (",", "in", "at", "on", "near", "when", "after", "while"):
            return False
    return False
