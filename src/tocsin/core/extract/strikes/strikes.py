"""Which attacks a text tells of: triggers read clause by clause, their mentions merged into one strike per event.

tokens -> triggers (strike_words) -> parties (strike_slots), status and weapon (strike_told) -> places (places.attach)
-> scope -> events (strike_merge) -> Strike
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime
from itertools import pairwise

from tocsin.core.actors.find import ActorMention, find_actors
from tocsin.core.extract.reading.debris import debris_paragraphs, headline_paragraphs
from tocsin.core.extract.reading.doc import Doc, Sentence
from tocsin.core.extract.strikes.carrier import carrier_mode
from tocsin.core.extract.strikes.claimed import BLAMING, CLAIMED, CLAIMING, blamed, claim_of_responsibility, suspected
from tocsin.core.extract.strikes.cues import (
    day_of,
    follows_on,
    goes_with,
    hits_of,
    hits_somebody,
    is_also_done,
    is_another,
    is_by_those,
    is_dated,
    is_definite,
    is_indefinite,
    of_known,
    reads_as_title,
    spots_of,
    weekday_of,
)
from tocsin.core.extract.strikes.event import KILLED_IN, Told, as_the_rest, share_attackers, told_of
from tocsin.core.extract.strikes.guard_words import SPORTING
from tocsin.core.extract.strikes.guards import is_sport, refused
from tocsin.core.extract.strikes.habit import is_habit
from tocsin.core.extract.strikes.known import Named, is_known, named_day, tells_now
from tocsin.core.extract.strikes.mention import FAMILIES, Trigger, same_doer
from tocsin.core.extract.strikes.merge import merge_triggers
from tocsin.core.extract.strikes.mode import Article, refine
from tocsin.core.extract.strikes.near import place_by_news
from tocsin.core.extract.strikes.parties import Parties, parties_of
from tocsin.core.extract.strikes.past import Pasts
from tocsin.core.extract.strikes.signs import (
    AIMED,
    AIMED_CHARS_MAX,
    ALSO_DONE,
    ANSWER,
    ANSWER_CHARS_MAX,
    ANSWERING,
    APART,
    ASKED,
    ASKED_CHARS_MAX,
    BACKED_BY,
    CARRIED_OUT,
    CARRYING_OUT,
    CLAIMED_WHAT,
    CLAIMING_CHARS_MAX,
    CLAIMING_IT,
    COMES,
    DAYS,
    DAYS_CHARS_MAX,
    DOWNED_CHARS,
    FIRED_FROM,
    LOCATED,
    MEANS_CHARS,
    MEANS_UNTOLD,
    MOURNED,
    NUMBERING,
    ORDINALS,
    OTHER_CLAUSE,
    PLANNED,
    PROTESTED,
    RETOLD,
    RETOLD_CHARS_MAX,
    SEEN,
    SEEN_CHARS_MAX,
    SEPARATE,
    SIMILAR,
    TALLY,
    TALLY_CHARS_MAX,
    THE_CAR,
    TO_TAKE,
    TURNING,
    VICTIM_CHARS_MAX,
    VICTIM_KNOWN,
    YET_TO_COME,
)
from tocsin.core.extract.strikes.slots import attacker_of, target_of
from tocsin.core.extract.strikes.support import bare, supported
from tocsin.core.extract.strikes.told import MOODED, is_to_end, status_of
from tocsin.core.extract.strikes.turns import (
    DATING,
    after_which,
    is_ranked,
    is_ranked_after,
    mark_turns,
    opens_in_court,
    was_answered,
    was_caused,
)
from tocsin.core.extract.strikes.words import Part, Rule
from tocsin.core.places.attach import country_of, places_for, places_in_sentence
from tocsin.core.places.find import find_places
from tocsin.core.places.mention import PlaceMention
from tocsin.core.small import Holds, has_part, small
from tocsin.schemas.event import Place, Span, Strike
from tocsin.schemas.words import Mode, Scope, StrikeStatus

CLAIMED_BACK_MAX = 40
SMALL_WORD_CHARS = 3


BLAMED_BACK_MAX = 3
OF_THAT = tuple(
    f" the {kind}{mark}s " for kind in ("district", "city", "province", "region", "town", "county") for mark in "'’"
)
OLDER_CLAIMED = small(
    r"\bclaim\w* (?:[\w-]+ ){0,3}?(?:th[eo]se|the|both) (?:[\w-]+ ){0,2}?(?:attacks|bombings|blasts|raids|killings|explosions|ambushes|shootings)\b"
)
"""As in "claimed responsibility for those attacks"."""


LEAD_SENTENCES_MIN = 2


TRIGGERS_MAX = 400


LAST_RESORTS = frozenset(
    {
        "strike.killed-by",
        "strike.killings",
        "strike.body",
        "strike.arson",
        "strike.razed",
        "strike.operated",
        KILLED_IN,
    }
)
"""Read only where the sentence does not say how they were killed."""


SENTENCE_TRIGGERS_MAX = 24


"""Words of attack read in a text and in a sentence; one with more is no article, and the rest is not read."""


def find_strikes(
    doc: Doc,
    places: tuple[PlaceMention, ...] | None = None,
    actors: tuple[ActorMention, ...] | None = None,
    published_at: datetime | None = None,
    *,
    article_id: str = "",
) -> tuple[Strike, ...]:
    """The attacks ``doc`` tells of, in the order of their evidence, one for each distinct event.

    Deterministic, linear in the length of the text, never raises. ``places`` and ``actors`` are those of the whole text;
    they are found here when not given.
    """
    return tuple(told.strike for told in read_strikes(doc, places, actors, published_at, article_id=article_id))


def read_strikes(
    doc: Doc,
    places: tuple[PlaceMention, ...] | None = None,
    actors: tuple[ActorMention, ...] | None = None,
    published_at: datetime | None = None,
    *,
    article_id: str = "",
) -> tuple[Told, ...]:
    """The same as ``find_strikes``, each strike with the spots where the text speaks of it."""
    if not doc.sentences:
        return ()
    reader = _Reader(doc, places, actors, published_at)
    triggers = reader.triggers()
    if not triggers:
        return ()
    events = merge_triggers(triggers)
    events = as_the_rest(events)
    share_attackers(events)
    told = [told_of(doc, event, published_at, article_id) for event in events]
    return tuple(sorted(told, key=lambda t: (t.strike.evidence.start, t.strike.evidence.end, t.strike.mode)))


class _Reader:
    def __init__(
        self,
        doc: Doc,
        places: tuple[PlaceMention, ...] | None,
        actors: tuple[ActorMention, ...] | None,
        published_at: datetime | None,
    ) -> None:
        self.doc = doc
        self._places = places
        self._actors = actors
        self._place_starts: list[int] | None = None
        self._parties: Parties | None = None
        self._pasts: Pasts | None = None
        self._opens_apart: bool | None = None
        self._of_court: bool | None = None
        self.published_at = published_at
        self.article = Article(doc.small)

    @property
    def debris(self) -> frozenset[int]:
        """Paragraphs of the page, not of the article."""
        return debris_paragraphs(self.doc)

    @property
    def heads(self) -> frozenset[int]:
        """Paragraphs of the headline."""
        return headline_paragraphs(self.doc)

    @property
    def pasts(self) -> Pasts:
        """What the text tells as past."""
        if self._pasts is None:
            self._pasts = Pasts(self.doc, self.debris, self.published_at)
        return self._pasts

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        if self._places is None:
            self._places = find_places(self.doc.text, self.doc.vocabulary)
        return self._places

    @property
    def parties(self) -> Parties:
        if self._parties is None:
            actors = find_actors(self.doc) if self._actors is None else self._actors
            self._parties = parties_of(self.doc, actors)
        return self._parties

    def triggers(self) -> list[Trigger]:
        """Every trigger of the text that tells of an attack, with its slots."""
        found: list[Trigger] = []
        spots = spots_of(self.doc)
        if not spots:
            return found
        text = self.doc.small
        debris = self.debris
        claims, blames = self.doc.holds(CLAIMING), self.doc.holds(BLAMING)
        at = 0
        for sentence in self.doc.sentences:
            hits: list[tuple[int, int, Rule]] = []
            if at < len(spots) and spots[at] < sentence.last:
                here_spots = spots[at : bisect_left(spots, sentence.last, at)]
                at += len(here_spots)
                hits = hits_of(self.doc, sentence, here_spots)
            if not (hits or (found and (claims or blames))) or sentence.paragraph in debris:
                continue
            here = self._of_sentence(sentence, hits) if hits else []
            start, end = sentence.start, sentence.end
            if not (here or found):
                continue
            if claims and self.doc.says(sentence, CLAIMING) and CLAIMED.search(text, start, end):
                self._take_responsibility(sentence, here, found)
            if blames and self.doc.says(sentence, BLAMING):
                self._take_blame(sentence, here, found)
            here = _after_a_raid(here, found)
            if here:
                self._take_means(here, found)
                if not found and any(t.scope is Scope.CURRENT for t in here):
                    self._of_court = False
                place_by_news(self.doc, here, found)
                found += here
            if len(found) >= TRIGGERS_MAX:
                break
        return found

    def _take_means(self, here: list[Trigger], told: list[Trigger]) -> None:
        """A similar attack is made by the means of the one before."""
        for number, trigger in enumerate(here):
            before = here[number - 1] if number else told[-1] if told else None
            if (
                before is not None
                and trigger.mode is Mode.UNSPECIFIED
                and self._is_like(trigger.sentence, trigger.first)
            ):
                trigger.mode = before.mode

    def _is_like(self, sentence: Sentence, first: int) -> bool:
        """As in "similar attacks": none of those told of."""
        return not SIMILAR.isdisjoint(self.doc.lowers[max(sentence.first, first - 3) : first])

    def _take_responsibility(self, sentence: Sentence, here: list[Trigger], told: list[Trigger]) -> None:
        """A group that claims an attack is its attacker, unless another was named."""
        group = claim_of_responsibility(self.parties, sentence)
        if group is None:
            return
        kinds = {FAMILIES.get(trigger.mode) for trigger in here} - {None}
        if older := self._spoken_of(sentence, told):
            for trigger in (*here, *older):
                trigger.attacker = trigger.attacker or group
            return
        for trigger in (*here, *reversed(self._claimed_of(sentence, told[-CLAIMED_BACK_MAX:]))):
            kind = FAMILIES.get(trigger.mode)
            if trigger.mode is Mode.AIR or (kinds and kind is not None and kind not in kinds):
                continue  # no group claims the air strikes that answered its bombs
            if trigger.scope is Scope.CURRENT and (trigger.attacker is None or trigger.attacker.form is None):
                trigger.attacker = group
        for trigger in here:
            trigger.attacker = trigger.attacker or group

    def _claimed_of(self, sentence: Sentence, told: list[Trigger]) -> list[Trigger]:
        """Those of ``told`` that "claimed responsibility for the killing of the miners" means, where it says which; else all."""
        what = CLAIMED_WHAT.search(self.doc.small, sentence.start, sentence.end)
        words = {word for word in what["what"].split() if len(word) > SMALL_WORD_CHARS} if what is not None else set()
        meant = [t for t in told if not words.isdisjoint(self.doc.lowers[t.sentence.first : t.sentence.last])]
        return meant or told

    def _spoken_of(self, sentence: Sentence, told: list[Trigger]) -> list[Trigger]:
        """The older attacks told right before, where "the bombings", "those attacks" are claimed and the news is one attack."""
        older = [t for t in told[-CLAIMED_BACK_MAX:] if t.sentence.index == sentence.index - 1]
        if not older or any(t.scope is Scope.CURRENT for t in older) or not any(t.many or t.counted for t in older):
            return []
        return older if OLDER_CLAIMED.search(self.doc.small, sentence.start, sentence.end) else []

    def _take_blame(self, sentence: Sentence, here: list[Trigger], told: list[Trigger]) -> None:
        """Who is blamed for an attack is its attacker where the text names none."""
        group = blamed(self.parties, sentence) or suspected(self.parties, sentence)
        if group is None:
            return
        near = [t for t in told[-BLAMED_BACK_MAX:] if sentence.index - t.sentence.index <= 2]
        for trigger in here or near:
            if trigger.attacker is None and trigger.mode is not Mode.CLASH:
                trigger.attacker = group

    def _of_sentence(self, sentence: Sentence, hits: list[tuple[int, int, Rule]]) -> list[Trigger]:
        if is_sport(self.doc, sentence):
            hits = [hit for hit in hits if hit[2].id not in SPORTING]
        hits = [(i, j, rule) for i, j, rule in hits if not refused(self.doc, sentence, i, j, rule)]
        if not hits:
            return []
        triggers: list[Trigger] = []
        for first, last, rule in sorted(hits[:SENTENCE_TRIGGERS_MAX], key=lambda hit: hit[2].id in LAST_RESORTS):
            if rule.id in LAST_RESORTS and triggers and not self._tells_more(triggers, first, rule):
                continue
            trigger = self._trigger(sentence, first, last, rule)
            if trigger is not None and rule.id in LAST_RESORTS and triggers:
                trigger.split = True
            if trigger is not None and (supported(self.doc, trigger) if rule.weak else not bare(self.doc, trigger)):
                triggers.append(trigger)
        triggers = _with_others(triggers)
        if any(t.definite and t.rule.part is Part.NOUN and not is_dated(self.doc, t) for t in triggers) and all(
            t.definite or t.rule.weak for t in triggers
        ):
            for trigger in triggers:
                acts = trigger.rule.part is Part.VERB and trigger.rule.id not in LAST_RESORTS
                trigger.definite = trigger.definite or acts
        for noun, verb in pairwise(sorted(triggers, key=lambda t: t.first)):
            mark_turns(self.doc, noun, verb, dated=after_which(self.doc, sentence, noun))
            if noun.rule.part is Part.NOUN and verb.rule.part is Part.VERB and goes_with(self.doc, noun, verb):
                verb.attacker = noun.attacker
            if noun.status is StrikeStatus.DENIED and verb.rule.part is Part.NOUN and same_doer(noun, verb):
                verb.status = noun.status  # "denied that its jets had killed 12 in an airstrike"
            if noun.last == verb.first:
                verb.split = verb.turned = False  # "a rocket fired at the town", told in one breath
            if noun.last == verb.first and verb.target is not None:  # "the snipers shot two soldiers"
                noun.target, noun.own, noun.places, noun.definite = verb.target, verb.own, verb.places, verb.definite
        carried_out = triggers and self.doc.says(sentence, CARRYING_OUT)
        if carried_out and CARRIED_OUT.search(self.doc.small, sentence.start, sentence.end):
            for trigger in triggers:
                trigger.definite, trigger.indefinite = True, False
        if any(not t.definite for t in triggers):
            for trigger in triggers:
                if trigger.definite and trigger.rule.part is Part.NOUN and not (trigger.specified and trigger.own):
                    trigger.own = trigger.places = ()
        return triggers

    def _told_of(
        self, sentence: Sentence, at: int, rule: Rule, attacker: ActorMention | None, own: tuple[Place, ...]
    ) -> bool:
        """As in "The attackers opened fire", "They carried out a blast", "exploded in the district's Aranpur area"."""
        text = self.doc.small
        if rule.part is Part.VERB and is_by_those(self.doc, sentence, attacker):
            return True
        if text.startswith("they carried out ", sentence.start) and sentence.index:
            return True
        if rule.id == "strike.targeted" and sentence.index and THE_CAR.search(text, max(sentence.start, at - 40), at):
            return True
        return bool(own) and text.endswith(OF_THAT, sentence.start, own[0].span[0])

    def _is_past(self, sentence: Sentence, start: int, named: Named | None, *, ranked: bool) -> bool:
        """Whether the attack at character ``start`` lies before the news; one told by its rank ("the third raid") is news."""
        return (
            is_to_end(self.doc, sentence, start)
            or (named is not None and self.pasts.long_before(named))
            or (not ranked and self.pasts.told_as_past(sentence, start))
            or (self.of_court and not tells_now(self.doc.small, sentence.start, sentence.end))
        )

    def _protested(self, sentence: Sentence, start: int, own: tuple[Place, ...]) -> bool:
        """As in "crowds in the capital protested against the raid"."""
        before = all(place.span[0] < start for place in own)
        return before and PROTESTED.search(self.doc.small, sentence.start, start) is not None

    def _status(self, sentence: Sentence, start: int, end: int) -> StrikeStatus:
        """What the words before the attack at characters ``start`` to ``end`` and right behind it make of it."""
        small_text = self.doc.small
        if self.doc.says(sentence, MOODED):
            status = status_of(small_text, sentence.start, start)
            if status is not StrikeStatus.REPORTED:
                return status
        return StrikeStatus.HYPOTHETICAL if YET_TO_COME.match(small_text, end) else StrikeStatus.REPORTED

    def _trigger(self, sentence: Sentence, first: int, last: int, rule: Rule) -> Trigger | None:
        doc = self.doc
        start, end = doc.span(first, last)
        status = self._status(sentence, start, end)
        attacker = attacker_of(self.parties, sentence, first, last, rule)
        own = places_in_sentence((start, end), doc, self.places)
        if rule.part is Part.NOUN:
            own = self._aimed_at(sentence, end, self._not_the_claimants(sentence, start, own))
        ranked, own = self._ranked(sentence, first, last, rule, own)
        retold = ranked or self._ends(RETOLD, (" a ", " an "), sentence, start, RETOLD_CHARS_MAX)
        retold = retold or self._ends(DAYS, ("day'", "day’", "days "), sentence, start, DAYS_CHARS_MAX)
        habit = is_habit(doc, sentence, first, last) and not retold
        also = rule.part is Part.VERB and is_also_done(doc, sentence, first, last)
        those = self._told_of(sentence, start, rule, attacker, own)
        known, own = self._came_under(sentence, first, rule, own)
        definite = (
            known
            or retold
            or those
            or is_definite(doc, sentence, first, last, rule)
            or of_known(doc, sentence, first, last, rule)
        )
        definite = definite and not (also and "also" in doc.lowers[first:last])
        mode = self._mode(sentence, rule, attacker, start)
        planned = status is StrikeStatus.HYPOTHETICAL and PLANNED.search(doc.small, sentence.start, start) is not None
        if planned or (
            status is StrikeStatus.HYPOTHETICAL and (definite or not (attacker or own) or mode in MEANS_UNTOLD)
        ):
            return None
        if status is StrikeStatus.REPORTED and doc.lowers[first] == "detonate":
            return None
        if status is not StrikeStatus.DENIED and self._is_asked(sentence, start):
            return None
        if definite and COMES.match(doc.small, end):
            own, retold = (), True
        if habit and not own and rule.part is Part.NOUN:
            own = self._seen_by(sentence)
        if definite and rule.part is Part.NOUN and self._protested(sentence, start, own):
            own = ()  # where the crowd is, not the attack
        told = first > sentence.first and doc.lowers[first - 1] in ("which", "that") and rule.id == "strike.targeted"
        definite = definite or told
        named = named_day(doc, sentence, first, rule)
        like = rule.part is Part.NOUN and doc.lowers[last - 1].endswith("s") and self._is_like(sentence, first)
        past = (
            habit
            or like
            or is_known(doc, sentence, first, last, rule)
            or self._is_past(sentence, start, named, ranked=ranked)
        )
        return Trigger(
            rule=rule,
            first=first,
            last=last,
            span=(start, end),
            sentence=sentence,
            mode=mode,
            attacker=attacker,
            target=target_of(self.parties, sentence, first, last, rule, attacker),
            own=own,
            places=own
            or self._inherited((start, end), many=past and not definite and doc.lowers[last - 1].endswith("s")),
            scope=Scope.BACKGROUND if past else Scope.CURRENT,
            status=status,
            definite=definite,
            indefinite=self._is_indefinite(sentence, first, last, rule, retold=retold or those),
            habit=habit,
            many=rule.part is Part.NOUN
            and not definite
            and doc.lowers[last - 1].endswith("s")
            and not hits_somebody(doc, sentence, last),
            another=not definite and (like or is_another(doc, sentence, first, last, rule)),
            day=day_of(doc, sentence, end, closely=definite),
            turned=False,
            split=was_answered(doc, sentence, start)
            or (mode is Mode.ROCKET and FIRED_FROM.match(doc.small, end) is not None)
            or (mode not in (Mode.CLASH, Mode.BOMB) and rule.part is Part.NOUN and was_caused(doc, sentence, start)),
            weekday=weekday_of(doc, sentence, start, end),
            named=named.day if named and any(map(str.isdigit, named.day)) else "",
            headline=sentence.paragraph in self.heads or reads_as_title(doc, sentence),
            specified=not those and follows_on(doc, sentence, last),
            counted=rule.part is Part.NOUN
            and past
            and not definite
            and any(word[:1].isdigit() for word in doc.lowers[max(sentence.first, first - 3) : first]),
            since=rule.part is Part.VERB
            and attacker is not None
            and attacker.first > sentence.first
            and doc.lowers[attacker.first - 1] == "since",
            mourned=definite and MOURNED.search(doc.small, sentence.start, start) is not None,
            located=told or LOCATED.match(doc.small, end) is not None,
            gas=doc.lowers[last - 1] == "gas",
            ordinal=next((w for w in doc.lowers[max(sentence.first, first - 2) : first] if w in ORDINALS), ""),
            sums=sentence.index == 0 and self.opens_apart,
            lead=self._opens(sentence),
            answers=self._ends_after(ANSWER, ANSWERING, sentence, start, ANSWER_CHARS_MAX),
            apart=also
            or APART.match(doc.small, sentence.start, sentence.end) is not None
            or (rule.part is Part.NOUN and not definite and ALSO_DONE.match(doc.small, end) is not None)
            or self._ends_after(TALLY, NUMBERING, sentence, start, TALLY_CHARS_MAX),
        )

    def _came_under(
        self, sentence: Sentence, first: int, rule: Rule, own: tuple[Place, ...]
    ) -> tuple[bool, tuple[Place, ...]]:
        """Whether "it", "they" came under fire in an attack told before; its places without where they were on the way to."""
        if rule.id != "strike.under-fire" or not sentence.index or self.doc.lowers[first - 1] not in ("it", "they"):
            return False, own
        return True, tuple(place for place in own if place.span[0] > self.doc.starts[first])

    def _ranked(
        self, sentence: Sentence, first: int, last: int, rule: Rule, own: tuple[Place, ...]
    ) -> tuple[bool, tuple[Place, ...]]:
        """Whether the attack is ranked among many, and its places without the one it is ranked in."""
        doc = self.doc
        start, end = doc.span(first, last)
        if is_ranked(doc, sentence, start, end):
            the = next((i for i in range(first - 1, sentence.first, -1) if doc.lowers[i] in ("the", "its", "their")), 0)
            return True, own if doc.lowers[the - 1] == "in" else ()
        named = rule.part is Part.NOUN or rule.id == "strike.ambush"
        named = named and first > sentence.first and doc.lowers[first - 1] in ("the", "this")
        return named and is_ranked_after(doc.small, end, sentence.end), own

    def _is_indefinite(self, sentence: Sentence, first: int, last: int, rule: Rule, *, retold: bool) -> bool:
        """Not told of before: "a drone strike", "a clinic was also hit"; of a gas or a loaded car the article tells nothing."""
        doc = self.doc
        if doc.lowers[last - 1] == "gas" or rule.id == "strike.bomb-vehicle":
            return False
        if rule.part is Part.VERB and is_also_done(doc, sentence, first, last):
            return True
        if retold or not is_indefinite(doc, sentence, first, rule):
            return False
        start = doc.starts[first]
        return VICTIM_KNOWN.search(doc.small, max(sentence.start, start - VICTIM_CHARS_MAX), start) is None

    def _ends(
        self, pattern: re.Pattern[str], parts: tuple[str, ...], sentence: Sentence, at: int, chars_max: int
    ) -> bool:
        """Whether what stands before ``at`` ends in ``pattern``, each match of which holds one of ``parts``."""
        text, floor = self.doc.small, max(sentence.start, at - chars_max)
        return has_part(text, parts, floor, at) and pattern.search(text, floor, at) is not None

    def _ends_after(self, pattern: re.Pattern[str], quick: Holds, sentence: Sentence, at: int, chars_max: int) -> bool:
        """The same where a word of each match holds ``quick``: most sentences are dismissed by it."""
        if not self.doc.says(sentence, quick):
            return False
        return pattern.search(self.doc.small, max(sentence.start, at - chars_max), at) is not None

    def _inherited(self, span: Span, *, many: bool) -> tuple[Place, ...]:
        """Where an attack was whose sentence names no place; ``many`` of the past are of the country, not of the last town told."""
        return country_of(span, self.doc, self.places) if many else places_for(span, self.doc, self.places)

    def _not_the_claimants(self, sentence: Sentence, start: int, own: tuple[Place, ...]) -> tuple[Place, ...]:
        """``own`` without what is told of who "claimed the attack": "the group, which took Mosul in 2014, claimed the attack"."""
        if not own or not self._ends_after(CLAIMING_IT, CLAIMING, sentence, start, CLAIMING_CHARS_MAX):
            return own
        return tuple(place for place in own if place.span[0] > start)

    def _aimed_at(self, sentence: Sentence, end: int, own: tuple[Place, ...]) -> tuple[Place, ...]:
        """The place that follows at once, "the bombs in Diyala", before one that another attack was told at."""
        at = bisect_left(self.place_starts, end)
        if at == len(self.place_starts) or self.place_starts[at] > min(sentence.end, end + AIMED_CHARS_MAX):
            return own
        start = self.place_starts[at]
        if AIMED.fullmatch(self.doc.small, end, start) is None or any(p.span[0] == start for p in own):
            return own
        return places_in_sentence((start - 1, start - 1), self.doc, self.places) or own

    def _seen_by(self, sentence: Sentence) -> tuple[Place, ...]:
        """As in "Somalia has seen a surge in attacks": the place that opens the sentence."""
        at = bisect_left(self.place_starts, sentence.start)
        if at == len(self.places) or self.place_starts[at] > sentence.start + SEEN_CHARS_MAX:
            return ()
        end = self.places[at].span[1]
        if SEEN.match(self.doc.small, end, sentence.end) is None:
            return ()
        return (self.places[at].place,)

    @property
    def place_starts(self) -> list[int]:
        """Where the places of the text begin."""
        if self._place_starts is None:
            self._place_starts = [mention.span[0] for mention in self.places]
        return self._place_starts

    def _tells_more(self, triggers: list[Trigger], first: int, rule: Rule) -> bool:
        """As in "the attack came days after gunmen killed a guard": a killing told apart from the attack before it."""
        before = [t for t in triggers if t.last <= first]
        if rule.id != "strike.killed-by" or len(before) != len(triggers) or self.doc.lowers[first] == "killing":
            return False
        between = self.doc.lowers[max(t.last for t in before) : first]
        if not DATING.isdisjoint(between) and "by" not in between:
            return True
        opening = self.doc.lowers[before[0].sentence.first : min(t.first for t in before)]
        return "," in between and not DATING.isdisjoint(opening)

    @property
    def of_court(self) -> bool:
        """The text opens with a trial and tells of no attack before it: what it tells of is what the trial is about."""
        if self._of_court is None:
            self._of_court = opens_in_court(self.doc)
        return self._of_court

    def _opens(self, sentence: Sentence) -> bool:
        """The first sentence of a report of one paragraph: a headline that lost its line break, or a summary."""
        if sentence.index or len(self.doc.sentences) <= LEAD_SENTENCES_MIN:
            return False
        return not self.opens_apart

    @property
    def opens_apart(self) -> bool:
        """Whether the first sentence tells of several attacks apart from each other."""
        if self._opens_apart is None:
            first = self.doc.sentences[0]
            self._opens_apart = SEPARATE.search(self.doc.small, first.start, first.end) is not None
        return self._opens_apart

    def _is_asked(self, sentence: Sentence, start: int) -> bool:
        """Such as "did not confirm whether X had carried out strikes": told of by nobody, only asked."""
        before = self.doc.small[max(sentence.start, start - ASKED_CHARS_MAX) : start]
        return ("if" in before or "whether" in before) and ASKED.search(before) is not None

    def _mode(self, sentence: Sentence, rule: Rule, attacker: ActorMention | None, at: int) -> Mode:
        """The mode of the rule, made finer by the weapon or the carrier the sentence names."""
        text = self.doc.small
        after = text[at : min(sentence.end, at + MEANS_CHARS)]
        turn = OTHER_CLAUSE.search(after) if has_part(after, TURNING, 0, len(after)) else None
        before = max(sentence.start, at - MEANS_CHARS)
        if has_part(text, TURNING, before, at):
            before = max((match.end() for match in OTHER_CLAUSE.finditer(text, before, at)), default=before)
        words = text[before:at] + (after[: turn.start()] if turn else after)
        if "backed by" in words:
            words = BACKED_BY.sub(" ", words)
        if rule.id == "strike.came-back" and self.doc.lowers[bisect_left(self.doc.starts, at)].startswith("drone"):
            return Mode.DRONE
        if rule.id == "strike.downed":
            words = after[:DOWNED_CHARS]
        if rule.id == "strike.offensive" and attacker is not None and TO_TAKE.search(after) is None:
            return Mode.UNSPECIFIED  # one side's, by whatever means
        stop = at + turn.start() if turn else sentence.end
        return carrier_mode(rule.id, text, before, at, stop) or refine(rule, words, attacker, self.article)


def _with_others(triggers: list[Trigger]) -> list[Trigger]:
    """As in "two shells fell on X while a third landed near Y": the third is a shell as well; without any it tells of nothing."""
    kept: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda t: t.first):
        if trigger.rule.id == "strike.another-fell":
            first = next((t for t in reversed(kept) if FAMILIES.get(t.mode) in BURSTING), None)
            if first is None:
                continue
            trigger.mode, trigger.attacker = first.mode, trigger.attacker or first.attacker
            trigger.definite, trigger.indefinite, trigger.another, trigger.split = False, True, True, bool(trigger.own)
        kept.append(trigger)
    return kept


def _after_a_raid(here: list[Trigger], told: list[Trigger]) -> list[Trigger]:
    """``here`` without planes that came back where no raid was told of: they brought tourists."""
    if all(t.rule.id != CAME_BACK for t in here):
        return here
    raided = any(t.rule.id != CAME_BACK and FAMILIES.get(t.mode) == "air" for t in (*told, *here))
    return here if raided else [t for t in here if t.rule.id != CAME_BACK]


CAME_BACK = "strike.came-back"
BURSTING = ("fire", "bomb")
"""What comes one by one and bursts."""
