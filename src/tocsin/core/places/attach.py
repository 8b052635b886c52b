"""Which of the places a text names are the ones where a stated thing happened.

Order of trust: a place in the same clause behind a word of place, another in the same sentence, the sentences just
before in the same paragraph, the one scene of a short report, its dateline. A chain of places ("Udanti near Devbhog
in Raipur District") comes whole, the finest first. Choosing by such locality instead of taking every place named is
what Lee, Liu and Ward (2016) found to help dictionary geolocation most.
"""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.core.places.bearings import (
    ANAPHOR,
    ANEW,
    ASIDE,
    AT_OFFICE,
    BODY_OF,
    BOUNDARY,
    CABINET,
    DISTANCE,
    EARLIER,
    FIGHTERS_IN,
    FIRES,
    FROM,
    HIT_BUILDING,
    HOSPITAL,
    LABEL_ON,
    LABELS,
    LOCATIVE,
    NAMED_ATTACK,
    OFF,
    OFF_THEN_IN,
    OFFICE,
    ORIGIN,
    STRIKER,
    TAKEN,
    THERE,
    TO_HOSPITAL,
    TOLD_THERE,
    countrywide,
    is_label,
    told_anew,
)
from tocsin.core.places.mention import PlaceMention
from tocsin.core.small import small
from tocsin.schemas.event import Place, Span
from tocsin.schemas.words import PlacePrecision, PlaceRole

if TYPE_CHECKING:
    from tocsin.core.extract.reading.doc import Doc, Sentence

RANK = {
    PlacePrecision.SITE: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.COUNTRY: 4,
}
LINK_WORDS = frozenset(
    "along across in of near at to from the and under on between around within outside south north east west city town village villages "
    "district districts province provinces area areas region countryside governorate neighborhood neighbourhood neighborhoods "
    "neighbourhoods camp road eastern western northern southern central northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern suburb suburbs outskirts vicinity tehsil upazila thana block police station limits capital provincial agency tribal "
    "subdivision sub-division state forest forests hills border with as well other market bazaar mandal county administrative division unit refugee "
    "downtown oil gas field fields plant mountains mountain plain plains desert mall hotel mosque school junction crossing bridge chowk roundabout square "
    "local government a an borough checkpoint check post highway airport largest syrias main neighbouring neighboring nearby city's part parts divisional headquarters located km kms kilometer kilometers "
    "kilometre kilometres mile miles about some locality ward sector zone s port coastal".split()
)
"""Words that may stand between two places of one chain."""
LINK_TOKEN = re.compile(r"[A-Za-z]+|\d+|[^\s,()/'’-]")
GLOSS = re.compile(r"\([a-z][a-z ,]{2,40}\)")
"""As in "Loi Mamond tehsil (revenue unit) in Bajaur": words in brackets that tell what a word means."""
LINK_CHARS_MAX = 90
REACH_CHARS = 600
MENTIONS_AROUND_MAX = 14
"""Places looked at on either side, so that a sentence without end costs no more than one."""
SCENE_MENTIONS_MAX = 60
BACK_SENTENCES = 3
SCENES_MAX = 4
"""A report that tells of so few places is about them throughout."""
LEAD_SENTENCES = 4
PLACES_MAX = 12
FAR_CAPITALS = frozenset(
    "Washington DC;London;Geneva;New York;Paris;Brussels;United Nations;Doha;Cairo;Istanbul;Dubai;Amman;Ankara;Berlin;Nairobi;Moscow;Beirut".split(
        ";"
    )
)
"""Where reports of other countries' wars are filed from."""


class _Atlas:
    """The places of one text with what was found out about them: asked again for each statement of a sentence."""

    __slots__ = ("_burden", "_chains", "_locative", "_origin", "_told", "mentions", "scene", "small", "starts", "text")

    def __init__(self, doc: Doc, mentions: Sequence[PlaceMention]) -> None:
        self.text = doc.text
        self.small = doc.small
        self.mentions = mentions
        self.starts = [m.span[0] for m in mentions]
        self.scene: tuple[Place, ...] | None = None
        self._chains: dict[tuple[int, int], list[Chain]] = {}
        self._told: dict[tuple[int, int], list[Chain]] = {}
        self._burden: dict[Span, int] = {}
        self._origin: dict[int, bool] = {}
        self._locative: dict[int, bool] = {}

    def around(self, sentence: Sentence, at: int) -> tuple[int, int]:
        """The mentions of the sentence, those around ``at`` only."""
        starts = self.starts
        first = bisect_left(starts, max(sentence.start, at - REACH_CHARS))
        last = bisect_left(starts, min(sentence.end, at + REACH_CHARS))
        if last - first > MENTIONS_AROUND_MAX:
            middle = bisect_left(starts, at)
            return max(first, middle - MENTIONS_AROUND_MAX), min(last, middle + MENTIONS_AROUND_MAX)
        return first, last

    def chains(self, first: int, last: int) -> list[Chain]:
        """The chains of the literal ones among the mentions from ``first`` up to ``last``."""
        if first >= last:
            return []
        found = self._chains.get((first, last))
        if found is None:
            here = [m for m in self.mentions[first:last] if m.role is PlaceRole.LITERAL]
            found = self._chains[first, last] = _chains(self.text, self.small, here)
        return found

    def told(self, first: int, last: int) -> list[Chain]:
        """Those of the chains where a thing may have happened: finer than a country, or behind a word of place."""
        found = self._told.get((first, last))
        if found is None:
            found = [
                c
                for c in self.chains(first, last)
                if not c[0].dateline
                and (_fine(c) or (self.locative(c) and not self.striker(c)))
                and not self.aside(c)
                and not self.doer(c)
                and not self.office(c)
            ]
            self._told[first, last] = found
        return found

    def burden(self, chain: Chain) -> int:
        """What speaks against a chain however near it is."""
        span = chain[0].span[0], chain[-1].span[1]
        found = self._burden.get(span)
        if found is None:
            found = 120 if self.origin(chain) else 0 if self.locative(chain) else 40
            if not _fine(chain):
                found += 35
            elif all(RANK[m.precision] >= RANK[PlacePrecision.ADMIN1] for m in chain):
                found += WIDE_BURDEN
            self._burden[span] = found
        return found

    def origin(self, chain: Chain) -> bool:
        """Where somebody came from or was taken to, rather than where it happened."""
        at = chain[0].span[0]
        found = self._origin.get(at)
        if found is None:
            before = max(0, at - CUE_CHARS)
            found = self._origin[at] = (
                self._left(at)
                and DISTANCE.search(self.small, before, at) is None
                and AT_OFFICE.search(self.small, before, at) is None
            )
        return found

    def _left(self, at: int) -> bool:
        """Whether words of origin end at ``at`` with no name between: not so "in Y" of "from X in Y"."""
        cue = ORIGIN.search(self.small, max(0, at - CUE_CHARS), at)
        while cue is not None:
            words = self.text[cue.start() + 1 : at]
            if words.isupper() or not any(word[0].isupper() and not word.isupper() for word in words.split()):
                return True
            cue = ORIGIN.search(self.small, cue.start() + 1, at)
        return False

    def away(self, chain: Chain, sentence: Sentence) -> bool:
        """The same where nobody was taken from it, and no building in it was hit.

        As in "four men from X"; what is told as "kidnapped from X" or "bombed a hospital in X" happened there.
        """
        if not self.origin(chain) or TOLD_THERE.match(self.small, chain[-1].span[1]) is not None:
            return False
        at = chain[0].span[0]
        begin = max(sentence.start, at - REACH_CHARS)
        if FROM.search(self.small, max(begin, at - CUE_CHARS), at) is not None:
            return TAKEN.search(self.small, begin, at) is None
        return HIT_BUILDING.search(self.small, begin, at) is None

    def led(self, chain: Chain) -> bool:
        """A word of place stands before it."""
        at = chain[0].span[0]
        found = self._locative.get(at)
        if found is None:
            found = self._locative[at] = LOCATIVE.search(self.small[max(0, at - CUE_CHARS) : at]) is not None
        return found

    def aside(self, chain: Chain) -> bool:
        """Named in a remark in brackets: "(outlawed in Russia)"."""
        at = chain[0].span[0]
        before = self.small[max(0, at - CUE_CHARS) : at]
        if ASIDE.search(before) is not None or (
            before.endswith("in ") and CABINET.match(self.small, at - 3) is not None
        ):
            return True
        return TO_HOSPITAL.search(before) is not None and HOSPITAL.match(self.small, chain[-1].span[1]) is not None

    def office(self, chain: Chain) -> bool:
        """Where somebody holds an office ("the murder of Antioquia's governor"), unless a word puts things there."""
        at = chain[0].span[0]
        last = chain[-1]
        if last.precision is PlacePrecision.ADMIN1 and BODY_OF.match(self.small, last.span[1]) is not None:
            return True
        if OFFICE.match(self.small, last.span[1]) is None:
            return False
        return THERE.search(self.small[max(0, at - CUE_CHARS) : at]) is None

    def doer(self, chain: Chain) -> bool:
        """Where those are who fire: "militants in X fired rockets at Y"."""
        at = chain[0].span[0]
        if FIRES.match(self.small, chain[-1].span[1]) is None:
            return False
        return FIGHTERS_IN.search(self.small, max(0, at - CUE_CHARS), at) is not None

    def striker(self, chain: Chain) -> bool:
        """A country whose aircraft or troops are named: "US air strikes" are not in the US."""
        last = chain[-1]
        return last.text.isupper() and STRIKER.match(self.small, last.span[1]) is not None

    def locative(self, chain: Chain) -> bool:
        """A word of place before it, or an attack named after it ("the Boston bombing")."""
        if self.origin(chain):
            return False
        return self.led(chain) or NAMED_ATTACK.match(self.small, chain[-1].span[1]) is not None


Chain = list[PlaceMention]
CUE_CHARS = 45
"""How far before a place its word of place may begin."""


def _atlas(doc: Doc, mentions: Sequence[PlaceMention]) -> _Atlas:
    """The one of these very mentions; it holds them, so that no other list can take their address."""
    found: _Atlas | None = doc.places_read.get(id(mentions))
    if found is None:
        found = doc.places_read[id(mentions)] = _Atlas(doc, mentions)
    return found


def places_for(
    span: Span, doc: Doc, mentions: Sequence[PlaceMention], *, known: bool = False, news: bool = True
) -> tuple[Place, ...]:
    """Where the thing told at ``span`` happened, finest place first; empty when the text does not say.

    A thing ``known`` already ("no one was hurt in the attack") lies where its article is, not where the sentence before is.
    What is no ``news`` lies in the country its sentence names, not where the news of that country is.
    ``mentions`` are those of the whole text, in order. Linear in the mentions of the sentences around ``span``.
    """
    if not mentions or not doc.sentences:
        return ()
    atlas = _atlas(doc, mentions)
    sentence = doc.sentence_at(span[0])
    chain = _best_chain(span, atlas, sentence)
    if chain and not atlas.away(chain, sentence) and not _told_anew(atlas, span, chain):
        return _in_town(chain, doc, atlas) if _fine(chain) else _closer(chain, doc, atlas) if news else _ordered(chain)
    if countrywide(atlas.small, sentence.start, sentence.end) and (country := country_of(span, doc, mentions)):
        return country
    if known and (scene := _the_scene(doc, atlas)):
        return scene
    if named := _label(sentence, atlas) or _named_by_kind(sentence, atlas):
        return _ordered(named)
    if before := _before(sentence, doc, atlas):
        return _in_town(before, doc, atlas)
    return _the_scene(doc, atlas) or (_ordered(chain) if chain else ())


def _closer(chain: Chain, doc: Doc, atlas: _Atlas) -> tuple[Place, ...]:
    """The scene of the report where it lies in the country that is all ``chain`` names: "in Syria", told closer below."""
    scene = _the_scene(doc, atlas)
    closer = scene and scene[0].country == chain[0].place.country and scene[0].precision is not PlacePrecision.COUNTRY
    if closer and not any(m.dateline and m.place is scene[0] for m in atlas.mentions[:SCENE_MENTIONS_MAX]):
        return scene
    return _ordered(chain)


def _the_scene(doc: Doc, atlas: _Atlas) -> tuple[Place, ...]:
    if atlas.scene is None:
        atlas.scene = _scene(doc, atlas)
    return atlas.scene


def country_of(span: Span, doc: Doc, mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The country that the sentence of ``span`` names ("Syria's war"), else the one most places named before lie in."""
    sentence = doc.sentence_at(span[0])
    countries = [m for m in mentions if m.precision is PlacePrecision.COUNTRY]
    here = [m for m in countries if sentence.start <= m.span[0] < sentence.end and _owns_or_lies(doc, m)]
    if here:
        return (replace(here[0].place, role=PlaceRole.LITERAL),)
    inside = Counter(m.place.country for m in mentions if m.span[0] < span[0] and m.role is PlaceRole.LITERAL)
    if not inside:
        return ()
    most = inside.most_common(1)[0][0]
    return next(
        ((replace(m.place, role=PlaceRole.LITERAL),) for m in countries if m.place.country == most),
        () if most is None or _counts_both(doc, sentence) else _widest(mentions, most),
    )


def _counts_both(doc: Doc, sentence: Sentence) -> bool:
    """As in "865 Palestinians and 234 Israelis": the dead of two lands."""
    return doc.small.find("israelis", sentence.start, sentence.end) >= 0


def _widest(mentions: Sequence[PlaceMention], country: str) -> tuple[Place, ...]:
    """The region named of a ``country`` that goes by the names of its regions: the Gaza Strip."""
    if country not in BY_REGIONS:
        return ()
    regions = [m.place for m in mentions if m.place.country == country and m.place.name == m.place.admin1]
    regions = [place for place in regions if PART.match(place.text.lower()) is None]
    if not regions or len({place.admin1 for place in regions}) > 1:
        return ()
    return (max(regions, key=lambda place: len(place.text)),)


BY_REGIONS = frozenset(("PS",))
PART = small(r"(?:north|south|east|west|central)")


def _owns_or_lies(doc: Doc, mention: PlaceMention) -> bool:
    """As in "Syria's war", "the war in Syria"; in "since Israel resumed strikes" the country acts, maybe elsewhere."""
    return mention.role is PlaceRole.LITERAL or OWNS.match(doc.small, mention.span[1]) is not None


OWNS = small(
    r"[’']?s? (?:[\w-]+ ){0,3}(?:war|conflict|uprising|insurgency|revolution|revolt|fighting|violence|crisis)\b"
)


def places_in_sentence(
    span: Span, doc: Doc, mentions: Sequence[PlaceMention], *, there: bool = False
) -> tuple[Place, ...]:
    """The places of the thing told at ``span`` that its own sentence names, finest first; often none.

    With ``there`` none where somebody only came from, went to or spoke in.
    """
    if not mentions or not doc.sentences:
        return ()
    atlas, sentence = _atlas(doc, mentions), doc.sentence_at(span[0])
    chain = _best_chain(span, atlas, sentence)
    if not chain or (there and atlas.away(chain, sentence)):
        return ()
    return _ordered(chain)


def _chains(text: str, small: str, mentions: Sequence[PlaceMention]) -> list[Chain]:
    """Runs of places that belong together: "X near Y in Z"."""
    chains: list[Chain] = []
    for mention in mentions:
        if (
            chains
            and _linked(text, chains[-1][-1].span[1], mention.span[0])
            and not _moves_on(small, chains[-1], mention)
            and not _held(small, chains[-1][-1].span[1], mention)
        ):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _moves_on(small: str, chain: list[PlaceMention], mention: PlaceMention) -> bool:
    """As in "people from Aleppo in Idlib", "a van bound for Aleppo near Idlib": where they came from is not where it happened."""
    between = small[chain[-1].span[1] : mention.span[0]]
    if OFF_THEN_IN.match(between) is None:
        return False
    return OFF.search(small[max(0, chain[0].span[0] - 30) : chain[0].span[0]]) is not None and not _holds(
        mention, chain
    )


def _holds(wider: PlaceMention, chain: list[PlaceMention]) -> bool:
    """As in "from Sadda in Kurram", "from Sadda in Pakistan": the second tells where the first lies."""
    if wider.precision is PlacePrecision.ADMIN1:
        return chain[0].place.admin1 == wider.place.admin1
    return wider.precision is PlacePrecision.COUNTRY and chain[0].place.country == wider.place.country


def _held(small: str, end: int, mention: PlaceMention) -> bool:
    """As in "in an ambush near Sadda, Kurram police chief Aslam said": behind a comma somebody's office, no wider place."""
    return small.endswith(", ", end, mention.span[0]) and OFFICE.match(small, mention.span[1]) is not None


CITY_OF = re.compile(r"['’]s (?:[\w-]+ ){0,3}(?:city|town|village|province|district|region|suburb) of ")
"""As in "Iraq's northern Kurdish city of Erbil"."""
PART_IN = re.compile(r" [A-Z][a-z]+,? in (?:the )?")
"""A name that no gazetteer knows, between two that belong together: "at Towheed Chowk Dadarhama in Ganderbal"."""


def _linked(text: str, end: int, start: int) -> bool:
    """Nothing but words of place between the end of one and the start of the next."""
    if start - end > LINK_CHARS_MAX:
        return False
    between = GLOSS.sub(" ", text[end:start])
    if CITY_OF.fullmatch(between) or PART_IN.fullmatch(between):
        return True
    for match in LINK_TOKEN.finditer(between):
        word = match.group()
        if word.isdigit() or word.lower() in LINK_WORDS:
            continue
        if 1 < len(word) <= 8 and word[0].isupper() and between[match.end() : match.end() + 1] == ")":
            continue  # "the Line of Control (LoC)"
        return False
    return True


def _best_chain(span: Span, atlas: _Atlas, sentence: Sentence) -> Chain | None:
    """The chain of the sentence that fits best: near, behind a word of place, in the clause of the span."""
    chains = atlas.told(*atlas.around(sentence, span[0]))
    chains = [chain for chain in chains if not _weeks_before(atlas.small, span, chain)]
    if not chains:
        return None
    best = chains[0] if len(chains) == 1 else _cheapest(span, atlas, chains)
    if not (_fine(best) or not atlas.origin(best)):
        return None
    return [*best, *_frame(atlas, sentence, chains, best)]


def _weeks_before(small_text: str, span: Span, chain: Chain) -> bool:
    """As in "the attack comes a week after nine were killed in Arauca": where the older thing was."""
    start = chain[0].span[0]
    return (
        span[1] < start
        and " after " in small_text[span[1] : start]
        and WEEKS_AFTER.search(small_text, span[1], start) is not None
    )


WEEKS_AFTER = small(r"\b(?:comes?|came|coming) (?:[\w-]+ ){0,3}(?:days?|weeks?|months?|years?|hours?) after\b")


def _frame(atlas: _Atlas, sentence: Sentence, chains: list[Chain], best: Chain) -> Chain:
    """As in "In Kurram district, a patrol was hit at Sadda": the wider place that opens the sentence goes for all of it."""
    first = chains[0]
    if first is best or not _fine(first) or best[0].span[0] < first[0].span[0]:
        return []
    opening = atlas.small[sentence.start : first[0].span[0]]
    between = atlas.small[first[-1].span[1] : best[0].span[0]]
    if not OPENS_PLACE.fullmatch(opening) or ";" in between or SPOKEN.search(between) or ANEW.search(between):
        return []
    wider = min(RANK[m.precision] for m in first) >= min(RANK[m.precision] for m in best)
    return first if wider else []


OPENS_PLACE = small(r"(?:and |meanwhile,? |elsewhere,? )?(?:in|at|near|across|around)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}")
SPOKEN = small(r"\b(?:said|told|reported|announced|according|spokes\w+|protest\w*|meeting|talks)\b")
"""Behind these the place that opens a sentence is where somebody spoke."""


def _fine(chain: Chain) -> bool:
    for mention in chain:  # noqa: SIM110  a loop is twice as quick as a generator here
        if mention.precision is not PlacePrecision.COUNTRY:
            return True
    return False


def _cheapest(span: Span, atlas: _Atlas, chains: list[Chain]) -> Chain:
    """The first chain of the least cost; the boundaries before one are counted only where they can still tell."""
    ways = [_way(span, chain) for chain in chains]
    nearest = sorted((_cost(span, gap, atlas, chains[n]), n) for n, (gap, _, _) in enumerate(ways))
    best = (nearest[-1][0] + len(atlas.small) * BOUNDARY_COST, -1)
    for cost, n in nearest:
        if cost > best[0]:
            break
        _, start, end = ways[n]
        boundaries = len(BOUNDARY.findall(atlas.small[start:end])) if start < end else 0
        best = min(best, (cost + BOUNDARY_COST * boundaries, n))
    return chains[best[1]]


def _cost(span: Span, gap: int, atlas: _Atlas, chain: Chain) -> int:
    """How far off a chain is and what speaks against it; a province right behind, "killed in Hama", is as good as a town."""
    burden = atlas.burden(chain)
    at_once = gap <= AT_ONCE_CHARS and span[0] < chain[0].span[0] and burden == WIDE_BURDEN
    return gap + (0 if at_once else burden)


AT_ONCE_CHARS = 6
WIDE_BURDEN = 25


def _way(span: Span, chain: Chain) -> tuple[int, int, int]:
    """How far ``chain`` stands from ``span``, and from where to where the words between them go."""
    start, end = chain[0].span[0], chain[-1].span[1]
    if start < span[1] and span[0] < end:
        return 0, 0, 0
    if start >= span[1]:
        return start - span[1], span[1], start
    return span[0] - end + BEFORE_COST, end, span[0]


BOUNDARY_COST = 60
BEFORE_COST = 15
"""In characters: what a boundary of a clause, and a place told before the thing, count as."""


def _ordered(chain: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """Finest first, each place once."""
    seen: set[str] = set()
    places = []
    for mention in sorted(chain, key=lambda m: (RANK[m.precision], m.span)):
        if mention.place.name not in seen or mention.precision is PlacePrecision.SITE:
            seen.add(mention.place.name)
            places.append(mention.place)
    fine = [p for p in places if p.precision is not PlacePrecision.COUNTRY]
    return tuple((fine or places)[:PLACES_MAX])


def _told_anew(atlas: _Atlas, span: Span, chain: Chain) -> bool:
    """Whether ``chain`` lies behind "adding that": where another thing happened."""
    start = chain[0].span[0]
    return span[1] < start and told_anew(atlas.small, span[1], start)


def _label(sentence: Sentence, atlas: _Atlas) -> Chain | None:
    """The place that opens the line of ``sentence`` before a colon: "- Aleppo: three raids. Two were killed"."""
    small_text = atlas.small
    line = small_text.rfind("\n", max(0, sentence.start - LINE_CHARS_MAX), sentence.start) + 1
    n = bisect_left(atlas.starts, line)
    if line == 0 or n == len(atlas.starts):
        return None
    first = atlas.mentions[n]
    if first.dateline or first.role is not PlaceRole.LITERAL or not _fine([first]) or first.span[0] > sentence.end:
        return None
    if not is_label(small_text, first.span):
        return None
    after = atlas.mentions[n + 1] if n + 1 < len(atlas.mentions) else None
    if after is not None and LABEL_ON.fullmatch(small_text, first.span[1], after.span[0]) and _fine([after]):
        return [first, after] if LABELS.match(small_text, after.span[1]) else [first]
    return [first]


LINE_CHARS_MAX = 1500


def _named_by_kind(sentence: Sentence, atlas: _Atlas) -> Chain | None:
    """What "in the city" means: the city named last, with the wider places told beside it."""
    kind = ANAPHOR.search(atlas.small, sentence.start, sentence.end)
    if kind is None:
        return None
    wanted = KINDS[kind["kind"]]
    last = bisect_left(atlas.starts, sentence.start)
    fitting = [
        mention
        for mention in atlas.mentions[max(0, last - MENTIONS_AROUND_MAX) : last]
        if mention.precision is wanted and not mention.dateline and mention.role is PlaceRole.LITERAL
    ]
    if kind["kind"] == "city":
        fitting = [m for m in fitting if m.candidates and m.candidates[0].population >= CITY_PEOPLE_MIN]
    return fitting[-1:] or None


CITY_PEOPLE_MIN = 10_000
KINDS = {
    "city": PlacePrecision.CITY,
    "town": PlacePrecision.CITY,
    "village": PlacePrecision.CITY,
    "district": PlacePrecision.DISTRICT,
    "province": PlacePrecision.ADMIN1,
    "governorate": PlacePrecision.ADMIN1,
    "state": PlacePrecision.ADMIN1,
}


def _before(sentence: Sentence, doc: Doc, atlas: _Atlas) -> Chain | None:
    """The last place told of just before, in the same paragraph or the one above."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - BACK_SENTENCES), -1):
        back = doc.sentences[index]
        if sentence.paragraph - back.paragraph > 1:
            return None
        chains = [
            c
            for c in atlas.chains(*atlas.around(back, back.start))
            if _fine(c) and not c[0].dateline and not atlas.away(c, back)
        ]
        if chains:
            earlier = EARLIER.match(doc.small, back.start, back.end)
            main = earlier.end() if earlier is not None else back.start
            best = min(chains, key=lambda c: (c[0].span[0] < main, not atlas.led(c), c[0].span))
            return [*best, *_frame(atlas, back, atlas.chains(*atlas.around(back, back.start)), best)]
    return None


def _in_town(chain: Chain, doc: Doc, atlas: _Atlas) -> tuple[Place, ...]:
    """``chain``; a hotel, a road or a village no gazetteer knows with the town or district told right before.

    As in "Shells fell on Goma. At the Capri hotel, two people were killed".
    """
    here = _ordered(chain)
    if any(m.precision is not PlacePrecision.SITE and m.candidates for m in chain):
        return here
    town = _before(doc.sentence_at(chain[0].span[0]), doc, atlas) or []
    wider = _ordered([m for m in town if m.candidates and m.precision is not PlacePrecision.SITE])
    return (*here, *(place for place in wider if place.name not in {known.name for known in here}))


def _scene(doc: Doc, atlas: _Atlas) -> tuple[Place, ...]:
    """The one scene of a report with few places, else its dateline."""
    mentions = atlas.mentions[:SCENE_MENTIONS_MAX]
    fine = [m for m in mentions if m.role is PlaceRole.LITERAL and m.precision is not PlacePrecision.COUNTRY]
    chains = _chains(doc.text, doc.small, [m for m in fine if not m.dateline])
    chains = [c for c in chains if atlas.led(c)] or chains
    lead_end = doc.sentences[min(LEAD_SENTENCES, len(doc.sentences)) - 1].end
    lead = [c for c in chains if c[0].span[0] < lead_end]
    roots = {c[-1].place.name for c in chains}
    if lead and len(roots) <= SCENES_MAX:
        return _ordered(lead[0])
    dateline = next((m for m in mentions if m.dateline), None)
    if dateline and dateline.place.name not in FAR_CAPITALS:
        return (dateline.place,)
    return ()
