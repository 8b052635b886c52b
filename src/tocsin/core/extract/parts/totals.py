"""Which statements of an article are parts of totals told in other sentences, by the same voice or another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.found import Found
from tocsin.core.extract.harm.frames import Stated
from tocsin.core.extract.parts.sums import NEARLY_ALL_SHARE, SLACK_SHARE, may_hold, tie
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.incident import distance_km
from tocsin.core.places.attach import places_in_sentence
from tocsin.core.places.bearings import is_label
from tocsin.core.places.mention import PlaceMention
from tocsin.core.small import Holds, small
from tocsin.schemas.words import Category, PlacePrecision, Qualifier, Scope

PARTS_REACH = 25
"""Statements after a total among which its parts are looked for."""
NEXT_SENTENCES = 3
"""How far from a total below the lead, and from each other, its parts may lie."""
TOTALS_MAX = 60
"""Statements among which totals over several attacks are looked for."""
FEW = 10
"""So few come together by chance, unless one voice counts them."""
SKIPPED_MAX = 3
"""Statements between a total and its parts."""
SEPARATE = small(
    r"\b(?:separately|(?:a|one|two|three|several|some) (?:day|week|month|hour)s? (?:earlier|before|ago)|(?:in|on) (?:a|an) (?:separate|unrelated)|in (?:another|other|different) (?:incident|attack|development|place)s?|meanwhile,? in another|in the evening|later (?:that|the same|in the) (?:day|evening|night))\b"
)
"""What so opens is no part of the total before."""


def add_up(doc: Doc, found: list[Found]) -> None:
    """Over an article, a total followed by the counts of its parts: "nine people", then four workers, two soldiers.

    Later wholes come first, so that the parts of a part do not count again.
    """
    for n in range(len(found) - 1, -1, -1):
        whole = found[n].stated
        if whole.denied or (whole.group.high is None and whole.group.qualifier is Qualifier.VAGUE):
            continue
        rest = _after(doc, found, n)
        if whole.group.low == 2:
            rest = [item for item in rest if item.sentence > whole.sentence]
            rest = [item for item in rest if item.sentence == rest[0].sentence and item.trigger == rest[0].trigger]
        few = whole.group.low < FEW and whole.group.qualifier is Qualifier.EXACT
        for loose in (False,) if few else (False, True):
            if any(tie(doc.lowers, whole, rest[skip:], loose=loose) for skip in range(min(SKIPPED_MAX, len(rest)))):
                break
    for n, item in enumerate(found):
        if not item.stated.subset and _closes(doc, found, n):
            before = [
                other.stated
                for other in found[:n]
                if other.stated.effect is item.stated.effect and other.scope is item.scope
            ]
            tied = tie(doc.lowers, item.stated, before, loose=item.stated.rule == "toll")
            if not tied and _in_total(doc, item.stated):
                _hold(doc, item.stated, before)
    for item in found:
        _as_its_twin(item.stated, found)


def _closes(doc: Doc, found: list[Found], n: int) -> bool:
    """Whether the ``n``-th statement sums up what stands before it: "Three fatalities.", "In all, nine were killed"."""
    whole = found[n].stated
    if whole.sentence <= found[0].stated.sentence:
        return False
    sentence = doc.sentences[whole.sentence]
    return (
        whole.rule == "toll"
        or sentence.last - sentence.first <= CLOSING_TOKENS_MAX
        or doc.lowers[sentence.first : sentence.first + 2] in SUMMING
        or _in_total(doc, whole)
    )


def _in_total(doc: Doc, whole: Stated) -> bool:
    """As in "in total at least 50 people died"."""
    first = whole.group.first
    return doc.lowers[first - 1] in TOTALLY or doc.lowers[first - 2 : first] in SUMMING


def _hold(doc: Doc, whole: Stated, before: list[Stated]) -> None:
    """Make what stands before parts of ``whole`` where they are no more than it and may be among it."""
    parts = [part for part in before if part.group.low and not part.subset and not part.denied]
    if sum(part.group.low for part in parts) <= whole.group.low and all(
        may_hold(doc.lowers, whole, part) for part in parts
    ):
        for part in parts:
            part.subset, part.subset_of = True, whole


TOTALLY = frozenset(("altogether", "overall"))
CLOSING_TOKENS_MAX = 4
SUMMING = (["in", "all"], ["in", "total"], ["a", "total"], ["altogether", ","])


def _as_its_twin(part: Stated, found: list[Found]) -> None:
    """Where "80 dead" is part of "100 killed and 200 wounded", the "150 wounded" told with it are part of the 200."""
    whole = part.subset_of
    if whole is None or whole.sentence == part.sentence or part.effect is not whole.effect:
        return
    outer = [item.stated for item in found if item.stated.sentence == whole.sentence and not item.stated.subset]
    for other in (item.stated for item in found if item.stated.sentence == part.sentence):
        if other.subset or other.effect is part.effect or abs(other.group.first - part.group.last) > TWIN_TOKENS:
            continue
        twin = next((item for item in outer if item.effect is other.effect), None)
        near = twin is not None and abs(twin.group.first - whole.group.last) <= TWIN_TOKENS
        if twin is not None and near and twin.group.low > other.group.low:
            other.subset, other.subset_of = True, twin


TWIN_TOKENS = 16
"""How near to each other the killed and the wounded of one event are told."""


def _after(doc: Doc, found: list[Found], n: int) -> list[Stated]:
    """The statements after the ``n``-th of its effect and scope that may count among it."""
    whole, scope = found[n].stated, found[n].scope
    rest: list[Stated] = []
    first: Found | None = None
    last = whole.sentence
    for item in found[n + 1 : n + 1 + PARTS_REACH]:
        part = item.stated
        if part.effect is not whole.effect or item.scope is not scope:
            continue
        if part.sentence != whole.sentence and (whole.rule in OF_OTHERS or doc.lowers[part.trigger - 1] == "also"):
            continue  # "two others were hurt. The owner and his wife were also injured"
        if item.category is Category.COMBATANT and _of_civilians(doc, found[n]):
            continue  # "the number of civilians killed has risen to four", and below it two soldiers
        if whole.sentence > LEAD_SENTENCE_LAST and part.sentence - last > NEXT_SENTENCES:
            break
        last = part.sentence
        if whole.group.low < FEW and first is not None and item.source is not None and not _one_voice(doc, first, item):
            continue
        first = first if item.source is None else item
        rest.append(part)
    return rest


OF_OTHERS = frozenset(("of_wounded", "of_those", "of_them", "among", "condition"))
"""Parts of a whole by their own words: what other sentences tell is none of theirs."""


def _of_civilians(doc: Doc, total: Found) -> bool:
    """Whether a total counts civilians alone by its own words."""
    stated = total.stated
    words = (
        doc.lowers[stated.first : stated.last]
        if stated.rule == "number.of"
        else doc.lowers[stated.group.first : stated.group.last]
    )
    return "civilians" in words and ARMED.isdisjoint(words)


ARMED = frozenset(("soldiers", "fighters", "forces", "policemen", "militants"))


def under_lead(doc: Doc, found: list[Found], places: Sequence[PlaceMention]) -> None:
    """What a total in the lead sums up: "Nine people were killed" and, below, "six were killed in one village".

    Holds for all later counts of the effect by the same voice together, when they come to no more than the total.
    """
    labels = [place.span[0] for place in places if is_label(doc.small, place.span)]
    for n, item in enumerate(found[:TOTALS_MAX]):
        whole = item.stated
        if item.scope is not Scope.CURRENT:
            continue
        if not _sums_up(doc.lowers, found, n) or (whole.sentence > LEAD_SENTENCE_LAST and not _over_events(doc, whole)):
            continue
        below = [
            other
            for other in _below(doc, found, n)
            if not (
                _far_apart(doc, places, whole, other.stated)
                or _fell_attacking(doc, whole, other.stated)
                or _of_own_side(doc, whole, other.stated)
                or _another_day(doc, whole, other.stated)
                or other.stated.rule in RIVALS
                or _put_as_toll(doc, other.stated)
                or (other.category is Category.COMBATANT and _of_civilians(doc, item))
                or (labels and _in_other_lines(doc, labels, whole, other.stated))
            )
        ]
        below = below[1:] if below and _besides(doc, whole, below[0].stated) else below
        if len(below) == 1 and _counts_otherwise(doc, item, below[0]):
            continue
        if whole.group.low > 2 / SLACK_SHARE:
            below = [other for other in below if other.stated.group.low <= whole.group.low * NEARLY_ALL_SHARE]
        total = sum(other.stated.group.low for other in below)
        if total > whole.group.low or (len(below) == 1 and total > whole.group.low * ONE_PART_SHARE_MAX):
            continue
        events = _over_events(doc, whole)
        for other in below:
            if ((events and len(below) > 1) or _one_voice(doc, item, other)) and _of_lead(doc, whole, other.stated):
                other.stated.subset, other.stated.subset_of = True, whole


def _in_other_lines(doc: Doc, labels: list[int], whole: Stated, part: Stated) -> bool:
    """Whether both stand in lines of a list, each below its own place: "Homs: four were killed", "Hama: one was killed"."""
    mine, other = (_label(doc, labels, item) for item in (whole, part))
    return mine is not None and mine != other


def _label(doc: Doc, labels: list[int], item: Stated) -> int | None:
    start = doc.starts[item.group.first]
    n = bisect_right(labels, start)
    return labels[n - 1] if n and doc.small.find("\n", labels[n - 1], start) < 0 else None


RIVALS = frozenset(("toll", "figure", "stands_at"))
"""Tolls told below a total: others' counts of the same dead."""


def _put_as_toll(doc: Doc, part: Stated) -> bool:
    """As in "other sources put the toll at five dead": a count of all, too."""
    return "toll" in doc.lowers[max(0, part.group.first - TOLL_REACH) : part.group.first]


TOLL_REACH = 3


def _besides(doc: Doc, whole: Stated, part: Stated) -> bool:
    """Whether the next sentence tells of others than ``whole``: "killing six officers. Two other people died"."""
    words = doc.lowers[part.group.first : part.group.last]
    return part.sentence == whole.sentence + 1 and not OTHERS.isdisjoint(words)


OTHERS = frozenset(("other", "others", "another"))


def _counts_otherwise(doc: Doc, item: Found, other: Found) -> bool:
    """Whether another voice counts the same people: "three tea workers died. The police chief said two workers died"."""
    mine, theirs = item.stated.group, other.stated.group
    same = doc.lowers[mine.head] == doc.lowers[theirs.head] and not (mine.alone or theirs.alone)
    return same and other.source is not None and (item.source is None or not _one_voice(doc, item, other))


def _another_day(doc: Doc, whole: Stated, part: Stated) -> bool:
    """Whether another day of the week is told of the people of ``part`` than of those of ``whole``."""
    days = [
        set(doc.lowers[doc.sentences[item.sentence].first : doc.sentences[item.sentence].last]) & DAYS
        for item in (whole, part)
    ]
    return bool(days[0]) and bool(days[1]) and days[0].isdisjoint(days[1])


DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")


def _fell_attacking(doc: Doc, whole: Stated, part: Stated) -> bool:
    """Whether the people of ``part`` are the attackers of whom a bare "people" of the lead were the victims."""
    head = doc.lowers[part.group.head]
    if head in STORMERS and doc.lowers[whole.group.head] in ("people", "persons"):
        return True
    words = doc.lowers[whole.trigger : doc.sentences[whole.sentence].last]
    return "by" in words and head in words[words.index("by") + 1 : words.index("by") + DOER_REACH]


DOER_REACH = 6
"""Words behind "by" among which those who killed the people of a lead are named."""


def _of_own_side(doc: Doc, whole: Stated, part: Stated) -> bool:
    """Whether those of ``part`` are the teller's own, and those of ``whole`` are not: "23 mercenaries", "four of our comrades"."""
    own = OWN.intersection(doc.lowers[part.group.first : part.group.last])
    head = doc.lowers[part.group.head]
    told = doc.lowers[whole.group.first : whole.group.last]
    return bool(own) and own.isdisjoint(told) and head not in told and head in OWN_PEOPLE


OWN = frozenset(("our", "its", "their"))
OWN_PEOPLE = listed("comrade comrades fighter fighters soldier soldiers member members troops men forces personnel")
STORMERS = listed("gunmen gunman attackers attacker assailants assailant bombers bomber hijackers shooter shooters")


def _far_apart(doc: Doc, places: Sequence[PlaceMention], whole: Stated, part: Stated) -> bool:
    """Whether both fell in towns of their own, so far from each other that one total is not of both."""
    here, there = (
        [
            place
            for place in places_in_sentence(doc.span(item.first, item.last), doc, places)
            if place.precision in TOWNS
        ]
        for item in (whole, part)
    )
    away = [far for one in here for other in there if (far := distance_km(one, other)) is not None]
    return bool(away) and min(away) > TOWN_KM


TOWNS = frozenset((PlacePrecision.SITE, PlacePrecision.CITY))
TOWN_KM = 120
"""Farther than this no village is told of with a town, nor a town with its province."""


def _over_events(doc: Doc, whole: Stated) -> bool:
    """Whether the people counted fell in several events: "killed in attacks", "across the province"."""
    sentence = doc.sentences[whole.sentence]
    if doc.says(sentence, EVENTFUL) and EVENTS.search(doc.small, doc.ends[whole.trigger], sentence.end) is not None:
        return True
    before = doc.lowers[sentence.first : min(whole.trigger, whole.group.first)]
    return not SEVERAL.isdisjoint(before) and not MANY.isdisjoint(before)


SEVERAL = listed(
    "attacks bombings raids strikes airstrikes blasts explosions shootings clashes incidents bombs bomb blast"
)
MANY = listed("separate series string wave multiple several various twin attacks bombings")
"""As in "separate attacks killed 12", "a wave of bombings left 30 dead"."""
EVENTFUL = Holds("attacks|incidents|clashes|bombings|raids|blasts|explosions|shootings|villages|districts|places")
"""A word of each match of ``EVENTS`` holds this."""
EVENTS = small(
    r"\b(?:in|by|during|across|after) (?:[\w-]+ ){0,3}(?:attacks|incidents|clashes|bombings|raids|blasts|explosions|shootings|villages|districts|places)\b"
)


def _below(doc: Doc, found: list[Found], n: int) -> list[Found]:
    """The statements after the ``n``-th of its effect and scope, as far as none counts more, or what is told apart."""
    item = found[n]
    below: list[Found] = []
    last = item.stated.sentence
    for other in found[n + 1 :]:
        part = other.stated
        if part.effect is not item.stated.effect or other.scope is not item.scope or part.subset or part.denied:
            continue
        if part.group.low > item.stated.group.low or SEPARATE.search(
            doc.small, doc.sentences[part.sentence].start, doc.starts[part.group.first]
        ):
            break
        if item.stated.sentence > LEAD_SENTENCE_LAST and part.sentence - last > NEXT_SENTENCES:
            break
        last = part.sentence
        if part.group.low:
            below.append(other)
    return below


LEAD_SENTENCE_LAST = 1
ANOTHER_SHARE = 0.2
"""Totals nearer to each other than this count the same people."""
ONE_PART_SHARE_MAX = 0.75
"""A single later count nearer to the total is another count of all."""


def _sums_up(lowers: list[str], found: list[Found], n: int) -> bool:
    """Whether the statement counts all its article tells of: the first of its effect, alone in its sentence."""
    whole = found[n].stated
    if (
        whole.subset
        or whole.denied
        or whole.group.kind != "count"
        or whole.group.low < 2
        or whole.group.qualifier is Qualifier.VAGUE
        or not OTHERS.isdisjoint(lowers[whole.group.first : whole.group.last])
    ):
        return False
    rivals = (
        item.stated
        for item in found
        if item.stated is not whole
        and item.stated.sentence <= whole.sentence
        and (item.stated.sentence == whole.sentence or whole.sentence <= LEAD_SENTENCE_LAST)
        and abs(item.stated.group.low - whole.group.low) > whole.group.low * ANOTHER_SHARE
    )
    return not any(item.effect is whole.effect and not item.subset for item in rivals)


def _of_lead(doc: Doc, whole: Stated, part: Stated) -> bool:
    group = part.group
    near = doc.lowers[min(group.first, part.trigger) : max(group.last, part.trigger)]
    if (
        "also" in near
        or group.low >= whole.group.low
        or group.qualifier is Qualifier.VAGUE
        or group.kind not in ("count", "single", "name")
    ):
        return False
    named = [
        {word.removesuffix("s") for word in doc.words[g.number[1] : g.last] if word[:1].isupper()}
        for g in (whole.group, group)
    ]
    if group.kind != "name" and named[0] and named[1] and named[0].isdisjoint(named[1]):
        return False
    return group.kind == "name" or may_hold(doc.lowers, whole, part)


def _one_voice(doc: Doc, whole: Found, part: Found) -> bool:
    """Whether a total of ``whole``'s voice may count what ``part``'s tells: the article's own counts everything."""
    if whole.source is None or whole.source is part.source:
        return True
    if part.source is None:
        return False
    left, right = (set(doc.lowers[source.first : source.last]) - SMALL for source in (whole.source, part.source))
    return bool(left & right)


SMALL = listed("the a an of for in and")


def listed_below(doc: Doc, found: list[Found]) -> None:
    """What a list tells that "distributed as follows:" opens are parts of the totals before it."""
    for block in _lists(doc):
        wholes = [item for item in found if item.stated.sentence <= block[0] and not item.stated.subset]
        for item in found:
            if not block[0] < item.stated.sentence <= block[1] or item.stated.subset:
                continue
            whole = next(
                (
                    other.stated
                    for other in reversed(wholes)
                    if other.stated.effect is item.stated.effect and other.stated.group.low >= item.stated.group.low
                ),
                None,
            )
            if whole is not None:
                item.stated.subset, item.stated.subset_of = True, whole


def _lists(doc: Doc) -> list[tuple[int, int]]:
    """Sentences that say "as follows:" each with the last sentence of the list of bullets below."""
    blocks = []
    for sentence in doc.sentences:
        if doc.words[sentence.last - 1] != ":" or "follows" not in doc.lowers[sentence.last - 3 : sentence.last]:
            continue
        end, gap = sentence.index, 0
        for below in doc.sentences[sentence.index + 1 :]:
            bullet = doc.words[below.first] in BULLETS
            gap = 0 if bullet else gap + 1
            if gap > LIST_GAP_SENTENCES:
                break
            end = below.index if bullet else end
        if end > sentence.index:
            blocks.append((sentence.index, end))
    return blocks


BULLETS = frozenset("-–—•*·")
LIST_GAP_SENTENCES = 4
"""Sentences without a bullet that may stand below one of a list."""
