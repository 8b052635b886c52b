"""Which attacks a text tells of: triggers read clause by clause, their mentions merged into one strike per event.

tokens -> triggers (strike_words) -> parties, status, weapon (strike_slots) -> places (places.attach)
-> scope -> events (strike_merge) -> Strike
"""

# ruff: noqa: SIM905  word lists read best as words

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime
from functools import cached_property

from tocsin.core.actors.find import ActorMention, find_actors
from tocsin.core.extract.debris import debris_paragraphs, headline_paragraphs
from tocsin.core.extract.scope import DAY_OF_MONTH, IN_MONTH, INHERITS, MONTHS, NEAR_DAY, PAST, SINCE, Scopes
from tocsin.core.extract.strike_guards import SPORTING, is_sport, refused, supported
from tocsin.core.extract.strike_merge import FAMILIES, Trigger, merge_triggers
from tocsin.core.extract.strike_slots import (
    CLAIMED,
    Parties,
    attacker_of,
    claim_of_responsibility,
    is_passive,
    status_of,
    target_of,
    weapon_of,
)
from tocsin.core.extract.strike_words import WINDOW_TOKENS, Part, Rule, rules_by_word
from tocsin.core.extract.tokens import Doc, Sentence
from tocsin.core.ids import make_id
from tocsin.core.places.attach import places_for, places_in_sentence
from tocsin.core.places.find import find_places
from tocsin.core.places.mention import PlaceMention
from tocsin.core.when import find_when
from tocsin.schemas.event import Evidence, Strike
from tocsin.schemas.words import Mode, Scope, StrikeStatus

CLAIMED_BACK_MAX = 40
TRIGGERS_MAX = 400
KILLED_IN = "strike.killed-in"
LAST_RESORTS = frozenset({"strike.killed-by", "strike.killed-in"})
"""Read only where the sentence does not say how they were killed."""
LEAD_SENTENCES_MAX = 3
SENTENCE_TRIGGERS_MAX = 24
"""Words of attack read in a text and in a sentence; one with more is no article, and the rest is not read."""
EVIDENCE_CHARS_MAX = 180
AIR_WORDS = re.compile(
    r"\b(?:warplanes?|(?:fighter|war)[- ]?(?:jets?|planes?)|air ?strikes?|air ?raids?|jets|aircrafts?|aerial|air force|from the air|helicopters?)\b",
    re.IGNORECASE,
)
SHELL_WORDS = re.compile(r"\b(?:shell(?:ed|ing|s)|artillery|mortars?)\b", re.IGNORECASE)
DRONE_WORDS = re.compile(r"\b(?:drones?|uavs?|unmanned)\b", re.IGNORECASE)


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
    if not doc.sentences:
        return ()
    reader = _Reader(doc, places, actors, published_at)
    triggers = reader.triggers()
    if not triggers:
        return ()
    events = merge_triggers(triggers)
    events = _as_the_rest(events)
    _share_attackers(events)
    strikes = [_strike(doc, event, published_at, article_id) for event in events]
    return tuple(sorted(strikes, key=lambda s: (s.evidence.start, s.evidence.end, s.mode)))


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
        self._parties: Parties | None = None
        self.published_at = published_at
        self.scopes: Scopes | None = None
        self.first_day: tuple[str, int] | None = None
        self._past: dict[tuple[int, str], bool] = {}

    @cached_property
    def debris(self) -> frozenset[int]:
        """Paragraphs of the page, not of the article."""
        return debris_paragraphs(self.doc)

    @cached_property
    def heads(self) -> frozenset[int]:
        """Paragraphs of the headline."""
        return headline_paragraphs(self.doc)

    @cached_property
    def air(self) -> bool:
        """The text speaks of aircraft anywhere."""
        return AIR_WORDS.search(self.doc.text) is not None

    @cached_property
    def shelled(self) -> bool:
        """The text speaks of shells anywhere."""
        return SHELL_WORDS.search(self.doc.text) is not None

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        if self._places is None:
            self._places = find_places(self.doc.text)
        return self._places

    @property
    def parties(self) -> Parties:
        if self._parties is None:
            actors = find_actors(self.doc) if self._actors is None else self._actors
            self._parties = Parties(self.doc, actors, [m.first for m in actors])
        return self._parties

    def triggers(self) -> list[Trigger]:
        """Every trigger of the text that tells of an attack, with its slots."""
        found: list[Trigger] = []
        table = rules_by_word()
        spots = [i for i, word in enumerate(self.doc.lowers) if word in table]
        if not spots:
            return found
        text = self.doc.text.lower()
        claimed = "claim" in text or "responsib" in text
        for sentence in self.doc.sentences:
            here_spots = spots[bisect_left(spots, sentence.first) : bisect_left(spots, sentence.last)]
            hits = _hits(self.doc, sentence, here_spots) if here_spots else []
            if not (hits or found) or sentence.paragraph in self.debris:
                continue
            here = self._of_sentence(sentence, hits) if hits else []
            if claimed and (here or found) and CLAIMED.search(self.doc.text, sentence.start, sentence.end):
                self._take_responsibility(sentence, here, found)
            found += here
            if len(found) >= TRIGGERS_MAX:
                break
        return found

    def _take_responsibility(self, sentence: Sentence, here: list[Trigger], told: list[Trigger]) -> None:
        """A group that claims an attack is its attacker, unless another was named."""
        group = claim_of_responsibility(self.parties, sentence)
        if group is None:
            return
        for trigger in (*here, *reversed(told[-CLAIMED_BACK_MAX:])):
            if trigger.scope is Scope.CURRENT and (trigger.attacker is None or trigger.attacker.form is None):
                trigger.attacker = group
        for trigger in here:
            trigger.attacker = trigger.attacker or group

    def _of_sentence(self, sentence: Sentence, hits: list[tuple[int, int, Rule]]) -> list[Trigger]:
        if is_sport(self.doc, sentence):
            hits = [hit for hit in hits if hit[2].id not in SPORTING]
        hits = [(i, j, rule) for i, j, rule in hits if not refused(self.doc, sentence, i, j, rule)]
        if not hits:
            return []
        triggers: list[Trigger] = []
        for first, last, rule in sorted(hits[:SENTENCE_TRIGGERS_MAX], key=lambda hit: hit[2].id in LAST_RESORTS):
            if rule.id in LAST_RESORTS and triggers:
                continue
            trigger = self._trigger(sentence, first, last, rule)
            if trigger is not None and (not rule.weak or supported(self.doc, trigger)):
                triggers.append(trigger)
        if any(t.definite and t.rule.part is Part.NOUN for t in triggers) and all(
            t.definite or t.rule.weak for t in triggers
        ):
            for trigger in triggers:
                trigger.definite = trigger.definite or trigger.rule.part is Part.VERB
        if any(not t.definite for t in triggers):
            for trigger in triggers:
                if trigger.definite and trigger.rule.part is Part.NOUN:
                    trigger.own = trigger.places = ()
        return triggers

    def _trigger(self, sentence: Sentence, first: int, last: int, rule: Rule) -> Trigger | None:
        doc = self.doc
        start, end = doc.span(first, last)
        status = status_of(doc.text, sentence.start, start)
        attacker = attacker_of(self.parties, sentence, first, last, rule)
        own = places_in_sentence((start, end), doc, self.places)
        definite = _definite(doc, sentence, first) or _of_known(doc, sentence, first, last, rule)
        if status is StrikeStatus.HYPOTHETICAL and (definite or not (attacker and attacker.form and own)):
            return None
        return Trigger(
            rule=rule,
            first=first,
            last=last,
            span=(start, end),
            sentence=sentence,
            mode=self._mode(sentence, rule, attacker, start),
            attacker=attacker,
            target=target_of(self.parties, sentence, first, last, rule, attacker),
            own=own,
            places=own or places_for((start, end), doc, self.places),
            scope=Scope.BACKGROUND if self._background(sentence, start) else Scope.CURRENT,
            status=status,
            definite=definite,
            indefinite=_indefinite(doc, sentence, first),
            headline=sentence.paragraph in self.heads or _reads_as_title(doc, sentence),
            specified=last < sentence.last and doc.lowers[last] in ("of", "on", "against", "in", "at", "near"),
            apart=APART.match(doc.text, sentence.start, sentence.end) is not None,
        )

    def _mode(self, sentence: Sentence, rule: Rule, attacker: ActorMention | None, at: int) -> Mode:
        """The mode of the rule, made finer by the weapon or the carrier the sentence names."""
        text = self.doc.text
        words = text[max(sentence.start, at - 120) : min(sentence.end, at + 120)]
        return refine(rule, words, attacker, self)

    def _background(self, sentence: Sentence, at: int) -> bool:
        """Told as past; asked once for each clause."""
        clause = _clause(self.doc.text, sentence, at)
        key = (sentence.index, clause)
        if key not in self._past:
            self._past[key] = self._told_as_past(sentence, at, clause)
        return self._past[key]

    def _told_as_past(self, sentence: Sentence, at: int, clause: str) -> bool:
        """The same measure as for claims: a year, a month, "since", an anniversary, or a text that looks back."""
        if self.scopes is None:
            self.scopes = Scopes(self.doc, self.debris, self.published_at)
        scopes = self.scopes
        if scopes.retrospective:
            return True
        if INHERITS.match(self.doc.text, sentence.start) and self._looks_back(sentence.index - 1):
            return True
        if DATED.search(self.doc.text, max(sentence.start, at - 220), min(sentence.end, at + 220)) is None:
            return False
        text = self.doc.text[max(sentence.start, at - 220) : min(sentence.end, at + 220)]
        since = "since" in text and FIRST_SINCE.search(text) is not None
        lower = clause.lower()
        if not since and "since" in lower and SINCE.search(clause):
            return True
        if any(part in lower for part in LOOKING_BACK) and (PAST.search(clause) or EARLIER.search(clause)):
            return True
        if "day" in lower and self._other_day(sentence, clause):
            return True
        wider = _wider(self.doc.text, sentence, at)
        years = [] if since else [int(year) for year in YEAR_OR_DECADE.findall(wider)]
        if years and scopes.year and max(years) < scopes.year:
            return True
        month = IN_MONTH.search(wider)
        if month and (scopes.month is None or MONTHS[month.group(1)] != scopes.month):
            return True
        return bool(scopes.near and DAY_OF_MONTH.search(text) and not NEAR_DAY.search(text))

    def _looks_back(self, index: int) -> bool:
        """The sentence before told of something past, and this one goes on from it."""
        if index < 0:
            return False
        before = self.doc.sentences[index]
        text = self.doc.text[before.start : before.end]
        return SINCE.search(text) is not None or PAST.search(text) is not None or IN_MONTH.search(text) is not None

    def _other_day(self, sentence: Sentence, clause: str) -> bool:
        """Another weekday than the one the first attack was told for: "On Friday 86 people were killed"."""
        match = DAY.search(SAID_ON.sub(" ", clause))
        if match is None:
            return False
        day = match.group(1).lower()
        if day == "yesterday" and sentence.index > LEAD_SENTENCES_MAX:
            return True
        if self.first_day is None:
            self.first_day = (day, sentence.index)
        return day != self.first_day[0] and sentence.index > self.first_day[1]


FIRST_SINCE = re.compile(
    r"\b(?:first|most|worst|deadliest|biggest|largest|heaviest)\b[^.]{0,160}\bsince\b", re.IGNORECASE
)
SAID_ON = re.compile(
    r"\b(?:said|says|told|posted|reported|announced|added|confirmed|statement|wrote)\b[^,.;]{0,40}?\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\d\d|day|week|month|year|decade|since|earlier|previous|recent|regular|often|routine|repeated|frequent|history|past|last|war\b|conflict|"
    r"uprising|insurgency|violence|anniversary|after|similar|known|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|rare",
)
"""Without one of these no clause looks back: a quick test before the long patterns."""
YEAR_OR_DECADE = re.compile(r"\b(19[0-9]\d|20\d\d)(?:s\b|\b)")
DAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday)\b", re.IGNORECASE)
APART = re.compile(
    r"(?:also|meanwhile|separately|elsewhere|in (?:a|another) |in addition|on the same (?:context|day)|on the other hand|later|another|additionally|furthermore|moreover|in the meantime|at the same time|"
    r"(?:and )?in a separate|earlier)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:an earlier|rare|for (?:months|years|weeks)|intermittently|earlier attacks?|last week|previous|in recent (?:weeks|days|months|years)|two days ago|three days ago|days ago|weeks ago|"
    r"frequent(?:ly)?|regularly|often|routinely|repeatedly|over the years|history of|the past (?:week|month|year)s?)\b",
    re.IGNORECASE,
)


LOOKING_BACK = (
    "year", "month", "week", "ago", "decade", "previous", "recent", "since", "war", "conflict", "uprising", "insurgency",
    "violence", "days", "last", "annivers", "after", "earlier", "similar", "0s", "known", "rare", "intermittent", "frequent",
    "regular", "often", "routine", "repeated", "history", "past",
)  # fmt: skip
"""A clause without any of these parts of words matches neither ``PAST`` nor ``EARLIER``: a quick test."""


def _as_the_rest(events: list[list[Trigger]]) -> list[list[Trigger]]:
    """Killings told by place alone are attacks of the kind told of before them; where none is told, they are left out."""
    modes: list[Mode] = []
    kept = []
    for event in events:
        if any(t.rule.id != KILLED_IN for t in event):
            modes += [t.mode for t in event if t.mode is not Mode.UNSPECIFIED and not t.rule.weak]
            kept.append(event)
            continue
        if not kept:
            continue
        kept.append(event)
        if len({FAMILIES[mode] for mode in modes}) == 1:
            for trigger in event:
                trigger.mode = modes[-1]
    return kept


def _share_attackers(events: list[list[Trigger]]) -> None:
    """Where an article names one side for its attacks of a kind, the others of that kind and time are its too."""
    named: dict[Scope, dict[str | None, ActorMention]] = {}
    for event in events:
        for trigger in event:
            if trigger.attacker and trigger.attacker.form:
                named.setdefault(trigger.scope, {}).setdefault(trigger.attacker.actor.side, trigger.attacker)
    for event in events:
        sides = named.get(event[0].scope, {})
        if (
            FAMILIES.get(event[0].mode) != "bomb"
            and event[0].mode is not Mode.CLASH
            and len(sides) == 1
            and not any(t.attacker for t in event)
        ):
            event[0].attacker = next(iter(sides.values()))


def _clause(text: str, sentence: Sentence, at: int) -> str:
    """The words between the commas around ``at``."""
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = max(text.rfind(",", floor, at), text.rfind(";", floor, at), floor, at - 120)
    ends = [end for mark in ",;" if (end := text.find(mark, at, ceiling)) >= 0]
    return text[start : min([*ends, sentence.end, at + 120])]


def _wider(text: str, sentence: Sentence, at: int) -> str:
    """The clause of ``at`` and the one before it: "In March 2019, …"."""
    floor, ceiling = max(sentence.start, at - 200), min(sentence.end, at + 200)
    start = text.rfind(",", floor, at)
    start = text.rfind(",", floor, start) if start > floor else start
    ends = [end for mark in ",;" if (end := text.find(mark, at, ceiling)) >= 0]
    end = min([*ends, sentence.end, at + 160])
    if end < sentence.end and re.match(r", (?:in |on )?(?:\w+ )?\d{4}\b", text[end : end + 25]):
        end = min(sentence.end, end + 25)
    return text[max(start, sentence.start, at - 200) : end]


def _hits(doc: Doc, sentence: Sentence, spots: list[int]) -> list[tuple[int, int, Rule]]:
    """The longest rule at each place of the sentence, from left to right."""
    table = rules_by_word()
    lowers = doc.lowers
    found = []
    last = sentence.first
    for i in spots:
        if i < last:
            continue
        window = " ".join(lowers[i : min(i + WINDOW_TOKENS, sentence.last)])
        best: tuple[int, Rule] | None = None
        for rule in table[lowers[i]]:
            match = rule.pattern.match(window)
            if match and match.end() and (best is None or (match.end(), not rule.weak) > (best[0], not best[1].weak)):
                best = (match.end(), rule)
        if best is None:
            continue
        last = i + len(window[: best[0]].split())
        found.append((i, last, best[1]))
    return found


def refine(rule: Rule, words: str, attacker: ActorMention | None, article: _Reader) -> Mode:
    """A mode for ``rule`` where ``words`` stand around it."""
    name = rule.id
    if name == "strike.strikes":
        return Mode.DRONE if DRONE_WORDS.search(words) else Mode.AIR
    if name in (
        "strike.attack",
        "strike.attacked",
        "strike.targeted",
        "strike.raid",
        "strike.killed-by",
        "strike.offensive",
    ):
        return _by_weapon(words)
    if name in ("strike.bombing", "strike.bombed", "strike.bombardment"):
        return _bombing(rule, words, attacker, article)
    if rule.mode is Mode.AIR and name in ("strike.airstrike", "strike.aerial") and DRONE_WORDS.search(words):
        return Mode.DRONE if not re.search(r"warplane|jet", words, re.IGNORECASE) else Mode.AIR
    return rule.mode


def _bombing(rule: Rule, words: str, attacker: ActorMention | None, article: _Reader) -> Mode:
    if rule.id == "strike.bombardment" and not re.search(r"aerial|air |warplane|jets", words, re.IGNORECASE):
        return Mode.SHELLING
    if re.search(r"artillery|ground shell|\bshells?\b|mortar|shelling|tank", words, re.IGNORECASE):
        return Mode.SHELLING
    if AIR_WORDS.search(words):
        return Mode.AIR
    if article.shelled and not article.air and not (attacker and attacker.actor.side in AIR_POWERS):
        return Mode.SHELLING
    if rule.id == "strike.bombed":
        return Mode.AIR
    if attacker is not None and attacker.form is not None and attacker.actor.kind.value in ("state", "force"):
        return Mode.AIR
    return Mode.AIR if article.air else Mode.BOMB


def _by_weapon(words: str) -> Mode:
    lower = words.lower()
    for parts, pattern, mode in INSTRUMENTS:
        if any(part in lower for part in parts) and pattern.search(words):
            return mode
    return Mode.UNSPECIFIED


AIR_POWERS = frozenset(
    {
        "Russia",
        "Israel",
        "United States",
        "International Coalition",
        "Syria",
        "Saudi Arabia",
        "France",
        "United Kingdom",
        "Myanmar",
    }
)
"""Whose bombing is from the air unless the words beside it say otherwise."""
INSTRUMENTS: tuple[tuple[tuple[str, ...], re.Pattern[str], Mode], ...] = tuple(
    (tuple(parts.split()), re.compile(pattern, re.IGNORECASE), mode)
    for parts, pattern, mode in (
        ("suicide", r"\bsuicide (?:bomb|vest|car|belt)", Mode.SUICIDE),
        ("chemical toxic sarin chlorine", r"\bchemical|toxic gas|sarin|chlorine", Mode.CHEMICAL),
        ("drone uav unmanned", r"\bdrones?\b|\bUAV|unmanned aer", Mode.DRONE),
        (
            "plane jet aircraft strike aerial",
            r"\b(?:warplanes?|fighter jets?|jets|aircrafts?|war planes?|air ?strikes?|aerial)\b",
            Mode.AIR,
        ),
        ("rocket", r"\brockets?\b|rocket shell", Mode.ROCKET),
        ("mortar artillery shell", r"\b(?:mortars?|artillery|shells|shelling)\b", Mode.SHELLING),
        ("missile", r"\bmissiles?\b", Mode.MISSILE),
        (
            "bomb ied explosive landmine grenade",
            r"\b(?:car bomb|IEDs?|explosive device|explosives|landmine|bombs?|grenades?)\b",
            Mode.BOMB,
        ),
        (
            "fire firing gun shot rifle ambush",
            r"\b(?:opened fire|gunfire|firing|gunmen|shot dead|shot and|guns?|rifles?|ambush\w*|fired (?:at|on|upon)|firearms?)\b",
            Mode.SHOOTING,
        ),
    )
)


def _definite(doc: Doc, sentence: Sentence, first: int) -> bool:
    """As in "the attack", "these strikes": a thing told of before."""
    lowers = doc.lowers
    return any(
        word in ("the", "this", "these", "those", "both", "such")
        for word in lowers[max(sentence.first, first - 2) : first]
    )


def _reads_as_title(doc: Doc, sentence: Sentence) -> bool:
    """The first sentence of a text without line breaks is often its headline: short, in capitals or without a verb form."""
    if sentence.index or sentence.last - sentence.first > TITLE_TOKENS_MAX or len(doc.sentences) < 2:
        return False
    long = [word for word in doc.words[sentence.first : sentence.last] if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


TITLE_TOKENS_MAX = 24
KNOWN = frozenset("it they he she we i them him us her who which that".split())


def _of_known(doc: Doc, sentence: Sentence, first: int, last: int, rule: Rule) -> bool:
    """As in "it was hit", "attacked them": told of somebody known already."""
    if rule.part is not Part.VERB or not rule.weak:
        return False
    if is_passive(doc, sentence, first):
        return any(word in KNOWN for word in doc.lowers[max(sentence.first, first - 3) : first])
    return last < sentence.last and doc.lowers[last] in ("them", "him", "us", "her", "it")


def _indefinite(doc: Doc, sentence: Sentence, first: int) -> bool:
    """As in "a drone strike", "another attack": a thing not told of before."""
    words = doc.lowers[max(sentence.first, first - 3) : first + 1]
    return any(word in ("a", "an", "another", "separate", "second", "other", "further") for word in words)


def _strike(doc: Doc, event: list[Trigger], published_at: datetime | None, article_id: str) -> Strike:
    best = max(event, key=lambda t: (t.status is StrikeStatus.REPORTED, _told(t), -t.first))
    specific = [t for t in event if t.mode is not Mode.UNSPECIFIED]
    sure = [t for t in specific if not t.rule.weak] or specific
    mode = sure[0].mode if sure else Mode.UNSPECIFIED
    if any(t.mode is Mode.CHEMICAL for t in event):
        mode = Mode.CHEMICAL
    if any(t.mode is Mode.CLASH for t in event) and mode is Mode.SHOOTING:
        mode = Mode.CLASH
    attacker = _best_attacker(event)
    target = next((t.target for t in event if t.target), None)
    places = _union(event)
    evidence = _evidence(doc, best)
    when = next((at for t in (best, *event[:1]) if (at := find_when(doc, t.span, t.sentence, published_at))), None)
    scope = Scope.CURRENT if any(t.scope is Scope.CURRENT for t in event) else Scope.BACKGROUND
    return Strike(
        strike_id=make_id("strike", article_id, mode.value, evidence.text, *(p.name for p in places[:3])),
        mode=mode,
        attacker=attacker.actor if attacker else None,
        target=target.actor if target else None,
        places=places,
        when=when,
        weapon=next(
            (w for t in (best, *event[:1]) if (w := weapon_of(doc.text, t.sentence.start, t.sentence.end, t.span[0]))),
            None,
        ),
        status=best.status,
        scope=scope if len({t.scope for t in event}) == 1 else event[0].scope,
        evidence=evidence,
        rules=tuple(dict.fromkeys(t.rule.id for t in event)),
    )


def _best_attacker(event: list[Trigger]) -> ActorMention | None:
    """The first named one in its fullest wording; else the first unnamed one."""
    named = [t.attacker for t in event if t.attacker and t.attacker.form]
    if named:
        return max((m for m in named if m.actor.name == named[0].actor.name), key=lambda m: m.last - m.first)
    return next((t.attacker for t in event if t.attacker), None)


def _told(trigger: Trigger) -> int:
    """How much one mention tells."""
    return (
        2 * bool(trigger.attacker)
        + 2 * bool(trigger.own)
        + (not trigger.rule.weak)
        + (not trigger.definite)
        + (trigger.mode is not Mode.UNSPECIFIED)
        - 2 * trigger.headline
    )


PLACES_MAX = 12


def _union(event: list[Trigger]) -> tuple:  # type: ignore[type-arg]
    seen: dict[str, object] = {}
    ordered = sorted(event, key=lambda t: (not t.own, t.headline, t.first))
    for trigger in ordered:
        if not trigger.own and seen:
            continue
        for place in trigger.places:
            seen.setdefault(place.name.lower(), place)
    return tuple(list(seen.values())[:PLACES_MAX])


def _evidence(doc: Doc, trigger: Trigger) -> Evidence:
    """The clause that tells of it: from the attacker or the trigger to the place or the end of the clause."""
    text, sentence = doc.text, trigger.sentence
    start, end = trigger.span
    attacker = trigger.attacker
    if attacker and sentence.start <= attacker.span[0] < start and end - attacker.span[0] <= EVIDENCE_CHARS_MAX:
        start = attacker.span[0]
    for span in [p.span for p in trigger.own] + ([attacker.span] if attacker else []):
        if end < span[1] <= min(sentence.end, start + EVIDENCE_CHARS_MAX):
            end = span[1]
    if end == trigger.span[1]:
        stop = re.compile(r"[,;.]|\Z").search(text, end, min(sentence.end, start + 90))
        end = stop.start() if stop else end
    while end > trigger.span[1] and text[end - 1].isspace():
        end -= 1
    return Evidence(start=start, end=end, text=text[start:end])
