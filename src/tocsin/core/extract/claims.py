"""What casualty claims a text makes: frames, parts, sources, scope and merging in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.core.actors.find import ActorMention
from tocsin.core.extract.distinct import distinct
from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.found import Found
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.harm.nouns import noun_frames
from tocsin.core.extract.harm.peaceful import ACCIDENTS, by_accident, goes_on, names_cause, of_peace, peaceful, violent
from tocsin.core.extract.harm.sayings import WORDS as SAID
from tocsin.core.extract.harm.taken import TAKEN
from tocsin.core.extract.harm.verbs import adjective_frames, verb_frames
from tocsin.core.extract.kinds.category import category_of
from tocsin.core.extract.kinds.kinds import settle_categories
from tocsin.core.extract.merge import TERSE, merge
from tocsin.core.extract.parts.follow import follow_on, opens_list, whose_victims
from tocsin.core.extract.parts.parts import parts_of
from tocsin.core.extract.parts.raised import of_the_uncounted, raise_tolls
from tocsin.core.extract.parts.totals import add_up, listed_below, under_lead
from tocsin.core.extract.people.groups import find_groups
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause
from tocsin.core.extract.pronouns import resolved
from tocsin.core.extract.reading.debris import debris_paragraphs, headline_paragraphs
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.reading.names import Names
from tocsin.core.extract.reading.tags import tag
from tocsin.core.extract.scope.scope import Scopes
from tocsin.core.extract.slots import claimant_of, doer_of, side_of
from tocsin.core.extract.sources.carried import Speakers
from tocsin.core.extract.sources.source import Source
from tocsin.core.extract.sources.tellers import MOURNING
from tocsin.core.extract.victims import victims_of
from tocsin.core.ids import make_id
from tocsin.core.places.attach import country_of, places_for, places_in_sentence
from tocsin.core.places.mention import PlaceMention
from tocsin.core.when import find_when
from tocsin.schemas.event import Claim, Count, Evidence, Place, Span, Victims
from tocsin.schemas.words import (
    Effect,
    PlacePrecision,
    PlaceRole,
    Scope,
)

STOP_AND_NAME = re.compile(r"\.(?=[CpPJD])")


def inner_stops(doc: Doc, tags: str) -> str:
    """``tags`` with the stops that end no sentence ("A. Khan", "Maj. Gen.") read as part of the name."""
    letters: list[str] | None = None
    for match in STOP_AND_NAME.finditer(tags):
        at = match.start()
        sentence = doc.sentence_at(doc.starts[at])
        if at >= sentence.last - 1:
            continue
        numbered = doc.lowers[at - 1] == "no" and tags[at + 1] == "D"  # "Battalion No. 3"
        named = at > sentence.first and tags[at - 1] in "CpxJA" and tags[at + 1] in "CpPJ"
        if doc.words[at] == "." and (numbered or named):
            letters = letters or list(tags)
            letters[at] = "C"
            if numbered:
                letters[at + 1] = "C"
            letters[at - 1] = "C" if letters[at - 1] in "xJAf" else letters[at - 1]
    return tags if letters is None else "".join(letters)


STATEMENTS_MAX = 400
"""No article states more; merging compares each with each."""
EVIDENCE_CHARS_MAX = 200
NO_GUESS = (Effect.CAPTURED, Effect.MISSING)
"""Things, too, are captured and go missing: for these only known people count."""


@dataclass(slots=True)
class Context:
    """What of a text its claims refer to: places and actors named in it, and when it was published."""

    doc: Doc
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    published_at: datetime | None
    victims: Sequence[tuple[int, int]] = ()
    """Tokens of everybody harmed."""
    named: Sequence[PlaceMention] = ()
    """Every place named, those of who speaks among them."""


def find_claims(
    doc: Doc, names: Names | None = None, published_at: datetime | None = None, *, article_id: str = ""
) -> tuple[Claim, ...]:
    """The casualty claims of ``doc`` in the order of their evidence.

    ``names`` finds the places and actors of the text when a claim needs them, and keeps them for others to use.
    """
    tags = inner_stops(doc, tag(doc.words, doc.vocabulary))
    speakers = Speakers(doc, tags)
    found = _gather(doc, tags, published_at, speakers)
    if not found:
        return ()
    names = names or Names(doc)
    kept = merge(doc, found, names.places)
    add_up(doc, kept)
    settle_categories(doc, kept, found, names)
    listed_below(doc, kept)
    under_lead(doc, kept, names.places)
    raise_tolls(doc, kept)
    of_the_uncounted(doc, kept)
    ids = {id(item.stated): _id(doc, item, article_id) for item in kept}
    context = Context(
        doc,
        _where_none_speaks(doc, names.places, speakers),
        names.actors,
        published_at,
        [
            span
            for item in kept
            for span in ((item.stated.group.first, item.stated.group.last), item.stated.victims)
            if span
        ],
        names.places,
    )
    claims = (_claim(context, item, ids) for item in kept)
    return tuple(sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.count.span)))


def _gather(doc: Doc, tags: str, published_at: datetime | None, speakers: Speakers) -> list[Found]:
    found: list[Found] = []
    phrased = not PHRASE_WORDS.isdisjoint(doc.vocabulary) or not TAKEN.isdisjoint(doc.vocabulary)
    phrases = doc.where(PHRASES) if phrased else []
    harm_at = _harm_from(tags, 0)
    if harm_at == len(tags) and not phrased:
        return found
    debris = debris_paragraphs(doc)
    heads = headline_paragraphs(doc)
    scopes = Scopes(doc, debris, published_at)
    colon: Found | None = None
    causes = names_cause(doc)
    disaster = causes and of_peace(doc)
    pasts: dict[int, str | None] = {}
    peace = -1
    for sentence in doc.sentences:
        if sentence.paragraph in debris:
            continue
        if len(found) >= STATEMENTS_MAX:
            break
        if harm_at < sentence.first:
            harm_at = _harm_from(tags, sentence.first)
        stated: list[Stated] = []
        if harm_at < sentence.last or _phrase_words(doc, sentence, phrases):
            named = speakers.named(sentence)
            groups = [
                group
                for group in find_groups(doc, tags, sentence.first, sentence.last)
                if not (_speaks(group, named) or _told(doc, group))
            ]
            clause = Clause(doc, tags, sentence, groups)
            stated = verb_frames(clause) + noun_frames(clause)
            stated += adjective_frames(clause, stated)
            stated = [item for item in distinct(doc, stated) if not (item.group.guessed and item.effect in NO_GUESS)]
            stated = parts_of(clause, stated)
            if stated and causes and (peaceful(doc, sentence, disaster=disaster) or goes_on(doc, sentence, peace)):
                stated = []
                peace = sentence.index
            stated = [item for item in stated if not _may_be_peace(doc, item, found) or violent(doc, sentence)]
            if stated and not ACCIDENTS.isdisjoint(doc.vocabulary):
                stated = [item for item in stated if not by_accident(doc, sentence, item.trigger)]
            stated = [item for item in _survivors(stated) if not _named_again(item, found)]
            stated = [item for item in stated if item.group.kind != "pronoun" or resolved(item, found)]
            stated = [
                item for item in stated if not _open_question(doc, sentence, item) and not _police_work(doc, item)
            ]
            whose_victims(doc, stated, found)
            for item in stated:
                past = "scope.compared" if item.rule == "compared" else pasts.get(id(item.subset_of))
                past = past or scopes.background(sentence, doc.starts[item.trigger], item)
                pasts[id(item)] = past
                source = speakers.source_for(sentence, item.group.head, past=past is not None)
                item.denied = source is not None and source.denies and item.rule != "nobody" and item.group.high != 0
                rules = (
                    [item.rule]
                    + (["guessed"] if item.group.guessed else [])
                    + ([source.rule] if source else [])
                    + ([past] if past else [])
                )
                found.append(
                    Found(
                        stated=item, source=source, category=category_of(clause, item.group, item.victims),
                        scope=Scope.BACKGROUND if past else Scope.CURRENT, rules=rules, headline=sentence.paragraph in heads
                        or (sentence.index == 0 and (_unended(doc, sentence) or (item.rule in TERSE and sentence.last - sentence.first <= HEADLINE_TOKENS_MAX))),
                    )
                )  # fmt: skip
        if stated and colon is not None and doc.words[sentence.first] in BULLETS:
            items = _list_items(doc, tags, sentence, colon)
            if {item.group.first for item in stated} <= {item.stated.group.first for item in items}:
                found[-len(stated) :] = items  # "• 22 members, including three who were killed in air strikes"
        if stated and doc.words[sentence.last - 1] == ":":
            colon = found[-1]
        if not stated:
            if scopes.dated:
                scopes.passed(sentence)
            colon = opens_list(doc, sentence, found) or colon
            if colon is not None:
                found += _list_items(doc, tags, sentence, colon)
            found += follow_on(doc, tags, sentence, found)
        speakers.heard(sentence)
    return found


HARM_LETTERS = re.compile("[KkgdN#]")


def _harm_from(tags: str, first: int) -> int:
    """The first token from ``first`` on that tells of harm; how many there are where none does."""
    match = HARM_LETTERS.search(tags, first)
    return len(tags) if match is None else match.start()


BULLETS = frozenset("-–•*·")


def _list_items(doc: Doc, tags: str, sentence: Sentence, total: Found) -> list[Found]:
    """Such as "- 13 members of the police, including an officer" in a list that a total opens."""
    whole = total.stated
    bullet = doc.words[sentence.first] in BULLETS
    line = (
        sentence.paragraph > doc.sentences[sentence.index - 1].paragraph
        and sentence.last - sentence.first <= LINE_TOKENS_MAX
    )
    if not (bullet or line) or sentence.index - whole.sentence > LIST_SENTENCES_MAX:
        return []
    label = doc.words[sentence.first : min(sentence.first + LABEL_TOKENS_MAX, sentence.last - 1)] if bullet else []
    labelled = label.index(":") + 1 if ":" in label else 0  # "• Dalem town: two children."
    groups = find_groups(doc, tags, sentence.first + (labelled or bullet), sentence.last)
    if (
        not groups
        or groups[0].first > sentence.first + max(labelled, 2 * bullet)
        or groups[0].kind != "count"
        or groups[0].alone
    ):
        return []
    group = groups[0]
    if not bullet and group.low >= whole.group.low:
        return []
    item = Stated(
        effect=whole.effect, group=group, rule="list.item", first=group.first, last=group.last, trigger=group.head,
        sentence=sentence.index, subset=True, subset_of=whole,
    )  # fmt: skip
    clause = Clause(doc, tags, sentence, groups)
    return [
        Found(
            stated=stated, source=total.source, category=category_of(clause, stated.group), scope=total.scope,
            rules=[stated.rule],
        )
        for stated in parts_of(clause, [item])
    ]  # fmt: skip


LIST_SENTENCES_MAX = 30
LABEL_TOKENS_MAX = 7
"""How far into a line of a list the place may reach that its colon follows."""
LINE_TOKENS_MAX = 20
"""A longer line below a total is no item of a list without bullets."""


CALM = frozenset(
    (
        "died",
        "hospital",
        "condition",
        "with_injuries",
        "lost.family",
        "limb",
        "vanished",
        "whereabouts",
        "stands_at",
        "saying.calm",
    )
)
"""Rules whose words are said of much that is no violence: they need a word of violence beside them."""


def _may_be_peace(doc: Doc, item: Stated, found: list[Found]) -> bool:
    if item.rule == "died":
        return item.group.low == 1 and (not found or item.sentence - found[-1].stated.sentence > DEATH_REACH)
    return (item.rule in CALM or doc.lowers[item.trigger] in MISHAPS) and not found


def _named_again(item: Stated, found: list[Found]) -> bool:
    """Whether "the two injured policemen" are as many as were told of before."""
    return (
        item.rule == "adjective"
        and item.group.definite
        and any(other.stated.effect is item.effect and other.stated.group.low == item.group.low for other in found)
    )


MISHAPS = listed("burns poisoned blinded scalded bruised electrocuted drowned paralysed paralyzed concussed scarred")
"""What befalls people in peace as well."""
DEATH_REACH = 2
"""Sentences after one of violence in which who died is taken to have died of it."""


BODILY = frozenset(("hit.by", "hospital", "limb", "suffered"))


def _survivors(stated: list[Stated]) -> list[Stated]:
    """``stated`` without the wounds of those the same sentence tells to be dead: "hit by a bullet, he died"."""
    dead = {item.group.head: item for item in stated if item.effect is Effect.KILLED}
    him = any(item.group.kind == "pronoun" for item in dead.values())
    return [
        item
        for item in stated
        if not (him and item.effect is Effect.KILLED_OR_WOUNDED and item.group.low == 1)  # "shot a man, killing him"
        if item.effect is not Effect.WOUNDED
        or item.group.head not in dead
        or not (
            item.rule in BODILY or item.rule in ("passive.relative", "reduced") or dead[item.group.head].rule == "died"
        )
    ]


def _police_work(doc: Doc, item: Stated) -> bool:
    """Whether suspects are held: the work of police, not a capture."""
    return item.effect is Effect.CAPTURED and doc.lowers[item.group.head] in ("suspect", "suspects", "accused")


def _open_question(doc: Doc, sentence: Sentence, item: Stated) -> bool:
    """Whether the statement is what nobody knows: "it was not clear whether the villagers were abducted"."""
    for i in range(min(item.group.first, item.trigger) - 1, sentence.first - 1, -1):
        if doc.words[i] in ".;:" or (doc.lowers[i] == "that" and doc.lowers[i - 1] in g.SPEECH):
            return False
        if doc.lowers[i] in ("whether", "how") or (
            doc.lowers[i] == "who" and doc.lowers[i - 1] in ("unclear", "clear", "known")
        ):
            return True
    return False


def _speaks(group: Group, named: list[Source]) -> bool:
    """Whether the words of ``group`` name a source, not victims: "…, police and hospital officials said"."""
    return any(
        s.first <= group.head < s.last and not s.pronoun and (group.kind != "count" or group.first == s.first)
        for s in named
    )


def _told(doc: Doc, group: Group) -> bool:
    """Whether the people are those spoken to, "told reporters", or some of those told of: "two of the latter"."""
    before = doc.lowers[group.first - 1] if group.first else ""
    if doc.lowers[group.last - 1] == "latter":
        return "of" in doc.lowers[group.first - 1 : group.last]
    return group.kind == "bare" and before in ("told", "tells", "telling", "informed")


def _unended(doc: Doc, sentence: Sentence) -> bool:
    """A first sentence without a full stop: a headline run into the text."""
    return len(doc.sentences) > 1 and doc.words[sentence.last - 1] not in (".", "!", "?", '"', "”", ")")


AWAY_OR_BY = frozenset(("away", "by", "with", "along", "off"))
EVERYDAY = listed("away off out firing seen heard put puts putting led hold holds kept keeping taken taking take takes")
"""Words of set phrases so common that a sentence is not searched for them alone: another word of harm has to be there."""
PHRASE_WORDS = (
    listed("""lives life lost losing lose hostage hostages captive prisoner captives prisoners victims victim suffered sustained hospital hospitals clinic clinics beat beating
    received treated left leaving leaves casualties claimed amputated severed shrapnel splinter splinters bullet
    bullets fragments pellets suffocation poisoning captivity whereabouts hell remains fell held hands fate throat throats hit caught gunpoint gun-point knifepoint shahadat shahadah treatment symptoms burns price sacrifice deceased medical destroyed destroying tally shooting stabbing picked hold holds blew experienced developed condition intensive support took recovering surgery murdered figure figures survived survive survivor survivors cuts bruises fractures lacerations concussion martyrdom
    theatre infirmary shoot shoots claims met veergati cost costs costing harm scratch scratches unscathed unhurt unharmed uninjured loss count stitches glass shard shards slug slugs heard holding ascended ascending rubble debris wreckage ruins""")
    | MOURNING
    | (SAID - EVERYDAY)
)


PHRASES = PHRASE_WORDS | TAKEN


def _phrase_words(doc: Doc, sentence: Sentence, phrases: list[int]) -> bool:
    """Whether one of ``phrases``, the text's words of ``PHRASES``, makes it worth to look for a phrase of harm in ``sentence``."""
    at = bisect_left(phrases, sentence.first)
    if at == len(phrases) or phrases[at] >= sentence.last:
        return False
    words = doc.lowers[sentence.first : sentence.last]
    return not PHRASE_WORDS.isdisjoint(words) or (not AWAY_OR_BY.isdisjoint(words) and not TAKEN.isdisjoint(words))


HEADLINE_TOKENS_MAX = 24


def _span(doc: Doc, group: Group) -> tuple[int, int]:
    return doc.span(group.first, group.last)


def _evidence(doc: Doc, item: Stated) -> Span:
    """From where to where the words go that tell ``item``."""
    start, end = doc.starts[item.first], doc.ends[item.last - 1]
    start = min(start, doc.starts[item.trigger])
    end = max(end, doc.ends[item.trigger])
    if end - start > EVIDENCE_CHARS_MAX:
        first, last = doc.span(item.group.first, item.group.last)
        if doc.starts[item.trigger] >= last:
            start, end = first, min(end, first + EVIDENCE_CHARS_MAX)
        else:
            start, end = max(start, last - EVIDENCE_CHARS_MAX), last
    return start, end


def _id(doc: Doc, item: Found, article_id: str) -> str:
    stated = item.stated
    start, end = _evidence(doc, stated)
    return make_id(
        "claim", article_id, stated.effect.value, stated.group.low, stated.group.high, doc.text[start:end],
        doc.slice(stated.group.first, stated.group.last), doc.slice(item.source.first, item.source.last) if item.source else None,
    )  # fmt: skip


def _where_none_speaks(doc: Doc, places: Sequence[PlaceMention], speakers: Speakers) -> Sequence[PlaceMention]:
    """The places that are not part of who speaks: "the ministry in Berlin said", "Omar, who leads troops in Dalem, said"."""
    starts = sorted([place.span[0] for place in places])
    spans = []
    beside = {doc.sentence_at(start).index for start in starts}
    for source in (s for index in beside for s in speakers.named(doc.sentences[index]) if not s.pronoun):
        behind = source.cover[0] - 1
        last = behind if source.rule == "said" and behind > source.last else source.last
        spans.append(doc.span(source.first, last))
    if not any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in spans):
        return places
    return [place for place in places if not any(start <= place.span[0] < end for start, end in spans)]


OF_A_WAR = frozenset(("scope.since", "scope.toll", "scope.total", "kind.war"))


def _places(context: Context, item: Found, span: Span) -> tuple[Place, ...]:
    """Where it happened: for what a whole war cost the country it is fought in, unless the sentence names places."""
    doc, places = context.doc, context.places
    if item.stated.rule == "elsewhere":  # "seven were killed in Mosul and two in Kirkuk"
        span = doc.span(item.stated.group.first, item.stated.group.last + 2)
    if _on_both_sides(doc, item.stated):
        return tuple(p for p in places_in_sentence(span, doc, places) if p.precision is not PlacePrecision.COUNTRY)
    if OF_A_WAR.isdisjoint(item.rules):
        known = item.scope is Scope.CURRENT and _known_attack(doc, item.stated.sentence)
        found = places_for(span, doc, places, known=known, news=item.scope is Scope.CURRENT)
        return _seat(context, item, found) or found
    return places_in_sentence(span, doc, places, there=True) or country_of(span, doc, places)


OFFICERS = listed("governor mayor police")


def _seat(context: Context, item: Found, found: Sequence[Place]) -> tuple[Place, ...]:
    """Where the governor or mayor who tells it governs, if the sentence names no place and ``found`` lies in another region."""
    source, doc = item.source, context.doc
    sentence = doc.sentences[item.stated.sentence]
    if source is None or source.pronoun or not sentence.first <= source.first < sentence.last:
        return ()
    if OFFICERS.isdisjoint(doc.lowers[source.first : source.last]):
        return ()
    if any(sentence.start <= place.span[0] < sentence.end for place in found):
        return ()
    start, end = doc.span(source.first, source.last)
    for mention in context.named:
        if start <= mention.span[0] < end:
            seat = mention.place
            follow = doc.small[mention.span[1] : mention.span[1] + OFFICE_CHARS].split()
            governs = follow[:1] and (follow[0] in OFFICERS or follow[1:2] == ["governor"])
            governs = governs or doc.small.endswith(GOVERNS, start, mention.span[0])
            if governs and seat.precision in SEATS and all(place.admin1 != seat.admin1 for place in found):
                return (replace(seat, role=PlaceRole.LITERAL),)
    return ()


OFFICE_CHARS = 24
GOVERNS = ("governor of ", "mayor of ", "governor of the ")
SEATS = frozenset((PlacePrecision.CITY, PlacePrecision.ADMIN1, PlacePrecision.DISTRICT))


def _on_both_sides(doc: Doc, stated: Stated) -> bool:
    """As in "killed 70 people on both sides": such dead lie in no one country."""
    return doc.lowers[stated.group.last : stated.group.last + 3] in (["on", "both", "sides"], ["on", "either", "side"])


def _known_attack(doc: Doc, index: int) -> bool:
    """Whether the sentence speaks of "the attack", "the blast": the one the article is about."""
    sentence = doc.sentences[index]
    lowers = doc.lowers
    if ATTACKS.isdisjoint(lowers[sentence.first + 1 : sentence.last]):
        return False
    return any(lowers[i] in ATTACKS and lowers[i - 1] == "the" for i in range(sentence.first + 1, sentence.last))


ATTACKS = listed("attack blast explosion incident strike bombing raid shooting assault")


def _claim(context: Context, item: Found, ids: dict[int, str]) -> Claim:
    doc = context.doc
    stated, group = item.stated, item.stated.group
    start, end = doc.span(*victims_of(doc, stated))
    number = doc.span(*group.number)
    source = item.source
    claimant = claimant_of(doc, source, context.actors) if source is not None else None
    told = _evidence(doc, stated)
    sentence = doc.sentences[stated.sentence]
    return Claim(
        claim_id=ids[id(stated)],
        effect=stated.effect,
        count=Count(
            low=group.low, high=group.high, qualifier=group.qualifier, text=doc.text[number[0] : number[1]], span=number
        ),
        victims=Victims(
            text=doc.text[start:end],
            span=(start, end),
            category=item.category,
            side=side_of(stated, context.actors, claimant, doc),
        ),
        claimant=claimant,
        perpetrator=doer_of(doc, stated, source, context.actors, context.victims),
        places=_places(context, item, told),
        when=find_when(doc, told, sentence, context.published_at),
        scope=item.scope,
        subset=stated.subset,
        subset_of=ids.get(id(stated.subset_of)) if stated.subset_of else None,
        cumulative=item.cumulative,
        denied=stated.denied,
        evidence=Evidence(start=told[0], end=told[1], text=doc.text[told[0] : told[1]]),
        rules=tuple(item.rules),
    )
