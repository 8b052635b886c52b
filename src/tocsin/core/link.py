"""What an article's strikes and claims are against all that is known of their theatre.

    seen this revision?        yes: nothing changes
    each strike                joins an incident (core/incident.py) or begins one
    each claim                 belongs to an incident or to its whole conflict, by the rules below
    the article                copies a wire story, or is a source of its own (core/copies.py)
    each claim                 is ruled against its ledger entry (core/ledger.py)
    what a revision left out   is retracted

A claim belongs to the incident of a strike of its article at the same place; else to the incident
its places, sides and time find; else, with no place told, to the article's one local incident;
else to the conflict as a whole, as every running total does ("since Thursday").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain

from tocsin.core.book import Book
from tocsin.core.codes import claim_codes, strike_codes
from tocsin.core.conflict import article_pair, choose_sides, claim_sides, strike_sides
from tocsin.core.copies import group_of
from tocsin.core.decision import Decision, Memory
from tocsin.core.ids import make_id
from tocsin.core.incident import (
    FINE,
    PLACES_MAX,
    SIDES_MAX,
    Probe,
    finest,
    literal,
    place_score,
    places_score,
    side_of,
    told_time,
)
from tocsin.core.ledger import (
    LinkReason,
    Ruling,
    add_version,
    claim_ref,
    contradicts,
    count_sources,
    find_entry,
    fold,
    more_exact,
    new_entry,
    rule_claim,
    version_of,
    void_version,
    with_source,
)
from tocsin.core.rows import (
    ArticleRow,
    ConflictRow,
    EntryRef,
    EntryRow,
    EventRow,
    IncidentRow,
    SaidRow,
    Source,
    Version,
)
from tocsin.core.undo import decide_directive
from tocsin.core.views import conflict_view, incident_view, refresh_conflict, refresh_incident
from tocsin.schemas import Claim, Directive, EnrichedEvent, Extraction, Place, Strike, Value
from tocsin.schemas.words import EventKind, EventStatus, Mode, PlacePrecision, Scope, StrikeStatus

CONFLICT_EPISODE = timedelta(days=5)
"""A total for a whole conflict that nobody has given for this long starts anew: it is another operation's."""
_UNREPORTED = {
    StrikeStatus.DENIED: LinkReason.DENIED_STRIKE,
    StrikeStatus.THREATENED: LinkReason.THREATENED,
    StrikeStatus.HYPOTHETICAL: LinkReason.HYPOTHETICAL,
}


def decide_link(memory: Memory, item: Extraction | Directive, now: datetime) -> Decision:
    """Decide what ``item`` changes of what is known of its theatre.

    Sends an EnrichedEvent for each strike and claim in their order, then each Incident and Conflict
    that changed. Rows are keyed by the theatre; ``now`` is the record's own time, aware UTC.
    """
    if isinstance(item, Directive):
        return decide_directive(memory, item, now)
    book = Book(memory, item.theatre, now)
    seen = book.article(item.article.article_id)
    if seen is not None and item.article.revision <= seen.revision:
        return Decision(LinkReason.SEEN_BEFORE)
    if seen is None and not item.strikes and not item.claims:
        return Decision(LinkReason.NOTHING_SAID)
    book.forget()
    linking = _Linking(book, item, seen)
    return Decision(LinkReason.LINKED, book.changes, linking.run())


@dataclass(slots=True)
class _Told:
    """One event on its way: where it belongs and what it turned out to be."""

    event_id: str
    scope: str
    incident: str | None
    conflict: str
    ruling: Ruling
    strike: Strike | None = None
    claim: Claim | None = None
    entry: str = ""
    denies: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    before: Version | None = None


@dataclass(slots=True)
class _Linking:
    """One extraction being linked; nothing here outlives the decision."""

    book: Book
    item: Extraction
    seen: ArticleRow | None
    told: list[_Told] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    touched: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)

    @property
    def published(self) -> datetime:
        return self.item.article.published_at or self.item.article.fetched_at

    def run(self) -> tuple[Value, ...]:
        pair = article_pair(self.item)
        for strike in self.item.strikes:
            self._place_strike(strike, pair)
        for claim in self.item.claims:
            self._place_claim(claim, pair)
        group = self._group()
        for told in self.told:
            if told.claim is not None and told.scope:
                self._enter(told, group)
        self._take_back()
        self._count(group)
        self._remember(group)
        return self._sent()

    # strikes

    def _place_strike(self, strike: Strike, pair: tuple[str, ...]) -> None:
        book = self.book
        event_id = self._event_id(strike.strike_id)
        sides = choose_sides(strike_sides(strike), pair, book.known_conflicts())
        conflict = book.open_conflict(sides, self.item.article.sample)
        probe = self._probe(strike.places, strike.mode, side_of(strike.attacker), side_of(strike.target), strike)
        if strike.scope is Scope.BACKGROUND or strike.status is not StrikeStatus.REPORTED:
            self._set_aside(event_id, conflict, strike, probe)
            return
        found = self._find(probe, conflict)
        incident_id = found or self._begin(probe, conflict)
        refined = self._refine(incident_id, probe) if found else True
        status, reason = EventStatus.REPEAT, LinkReason.KNOWN_INCIDENT
        if not found:
            status, reason = EventStatus.NEW, LinkReason.NEW_INCIDENT
        elif refined:
            reason = LinkReason.REFINED
        row = self._incident(incident_id)
        told = _Told(event_id, incident_id, incident_id, row.conflict, Ruling(status, reason), strike=strike)
        if refined:
            self._list_event(told, probe)
            self.changed[incident_id] = None
        self.touched[incident_id] = None
        self.told.append(told)

    def _set_aside(self, event_id: str, conflict: str, strike: Strike, probe: Probe) -> None:
        """History, threats and denials make no incident; a denial marks the incident it denies."""
        reason = LinkReason.BACKGROUND if strike.scope is Scope.BACKGROUND else _UNREPORTED[strike.status]
        status = EventStatus.DENIED if reason is LinkReason.DENIED_STRIKE else EventStatus.REPEAT
        incident = self._find(probe, conflict) if status is EventStatus.DENIED else None
        if incident is not None:
            row = self._incident(incident)
            who = probe.attacker or self.item.article.outlet
            self.book.put_incident(incident, replace(row, denied_by=(*row.denied_by, who)[:SIDES_MAX]))
            self.touched[incident] = self.changed[incident] = None
        self.told.append(_Told(event_id, "", incident, conflict, Ruling(status, reason), strike=strike))

    def _probe(
        self,
        places: tuple[Place, ...],
        mode: Mode,
        attacker: str | None,
        target: str | None,
        event: Strike | Claim,
    ) -> Probe:
        start, end = told_time(event.when)
        text = event.when.text if event.when and start else ""
        return Probe(literal(places), mode, attacker, target, start, end, self.published, text)

    def _find(self, probe: Probe, conflict: str) -> str | None:
        """The incident ``probe`` speaks of: the surest; without a local place, only one without rivals."""
        found = sorted(self.book.candidates(probe, conflict), key=lambda c: (-c[0], -len(c[2].sources), c[1]))
        if probe.local:
            return found[0][1] if found else None
        begun = self._incident_id(probe, conflict, 0)
        if any(begun == c[1] for c in found):
            return begun  # told before in the same words, so to speak
        coarse = [c for c in found if not any(p.precision is not PlacePrecision.COUNTRY for p in c[2].places)]
        rivals = coarse or found
        return rivals[0][1] if coarse or len(rivals) == 1 else None

    def _incident_id(self, probe: Probe, conflict: str, count: int) -> str:
        """What an incident begun by ``probe`` is called; ``count`` tells apart those begun alike on one day."""
        where = sorted(f"{p.geonameid or fold(p.name)}" for p in finest(probe.places))
        sides = (fold(probe.attacker), fold(probe.target))
        return make_id("inc", self.book.theatre, conflict, probe.day, probe.mode, *sides, *where, count)

    def _begin(self, probe: Probe, conflict: str) -> str:
        book, article = self.book, self.item.article
        count = 0
        while book.get(book.at("i", self._incident_id(probe, conflict, count)), IncidentRow) is not None:
            count += 1
        incident_id = self._incident_id(probe, conflict, count)
        row = IncidentRow(
            conflict=conflict,
            modes=(probe.mode,) if probe.mode is not Mode.UNSPECIFIED else (),
            places=probe.places[:PLACES_MAX],
            attackers=(probe.attacker,) if probe.attacker else (),
            targets=(probe.target,) if probe.target else (),
            start=probe.start,
            end=probe.end,
            when_text=probe.when_text,
            published=probe.published,
            first_at=book.now,
            last_at=book.now,
            sample=article.sample,
        )
        book.put_incident(incident_id, row)
        whole = book.conflict(conflict)
        book.put_conflict(conflict, replace(whole, incidents=whole.incidents + 1))
        self.begun.add(incident_id)
        self.changed[incident_id] = self.changed[conflict] = None
        return incident_id

    def _refine(self, incident_id: str, probe: Probe) -> bool:
        """Add what ``probe`` tells and the incident did not yet know; True when there was something."""
        row = self._incident(incident_id)
        places = tuple(p for p in probe.places if not any(_same_place(p, known) for known in row.places))
        better = replace(
            row,
            modes=_more(row.modes, probe.mode if probe.mode is not Mode.UNSPECIFIED else None),
            places=(*row.places, *places)[:PLACES_MAX],
            attackers=_more_sides(row.attackers, probe.attacker),
            targets=_more_sides(row.targets, probe.target),
            start=row.start or probe.start,
            end=row.end or probe.end,
            when_text=row.when_text or probe.when_text,
        )
        if better == row:
            return False
        self.book.put_incident(incident_id, better)
        return True

    # claims

    def _place_claim(self, claim: Claim, pair: tuple[str, ...]) -> None:
        book = self.book
        event_id = self._event_id(claim.claim_id)
        sides = choose_sides(claim_sides(claim), pair, book.known_conflicts())
        conflict = book.open_conflict(sides, self.item.article.sample)
        if claim.scope is Scope.BACKGROUND:
            ruling = Ruling(EventStatus.REPEAT, LinkReason.BACKGROUND)
            self.told.append(_Told(event_id, "", None, conflict, ruling, claim=claim))
            return
        incident = None if claim.cumulative else self._incident_of(claim, conflict)
        if incident is not None:
            conflict = self._incident(incident).conflict
        told = _Told(event_id, incident or conflict, incident, conflict, _UNRULED, claim=claim)
        self.touched[told.scope] = None
        self.told.append(told)

    def _incident_of(self, claim: Claim, conflict: str) -> str | None:
        """The one incident a claim speaks of, by the rules at the top."""
        places = literal(claim.places)
        ours = tuple(dict.fromkeys(t.incident for t in self.told if t.strike and t.scope and t.incident))
        if not any(p.precision is not PlacePrecision.COUNTRY for p in places):
            return self._only_local(ours)
        probe = self._probe(claim.places, Mode.UNSPECIFIED, side_of(claim.perpetrator), None, claim)
        scored = [(places_score(self._incident(i).places, probe.places), i) for i in ours]
        near = [(score, i) for score, i in scored if score >= 0.5]
        if near:
            return max(near)[1]
        found = None if claim.denied else self._find(probe, conflict)
        if found is not None:
            if self._refine(found, probe):
                self.changed[found] = None
            return found
        return None if claim.denied else self._begin(probe, conflict)

    def _only_local(self, ours: tuple[str, ...]) -> str | None:
        """The article's incident, where it tells of only one and that is not a whole country's."""
        if len(ours) != 1:
            return None
        places = self._incident(ours[0]).places
        return ours[0] if any(p.precision in FINE or p.precision is PlacePrecision.ADMIN1 for p in places) else None

    # the wire story

    def _group(self) -> str:
        """The wire story this article copies, looked for among those told of the same incidents."""
        rows = [self.book.scope(scope) for scope in self.touched]
        conflicts = {told.conflict for told in self.told}
        known = chain(
            (source for row in rows if row for source in row.sources),
            (source for found in sorted(conflicts) for source in self.book.conflict(found).sources),
        )
        if self.seen is not None:
            return self.seen.group
        return group_of(self.item.article, self.book.firsts(known))

    def _is_copy(self, group: str) -> bool:
        return group != self.item.article.article_id

    def _source(self, group: str) -> Source:
        return Source(outlet=self.item.article.outlet, group=group, article=self.item.article.article_id)

    # the ledger

    def _enter(self, told: _Told, group: str) -> None:
        """Rule one claim against its entry and write down what it adds."""
        claim = told.claim
        scope = self.book.scope(told.scope)
        if claim is None or scope is None:
            return
        if claim.denied:
            self._deny(told, claim, scope)
            return
        ref, entry = self._entry_of(claim, told.scope, scope)
        told.entry = ref.key
        version = version_of(claim, told.event_id, self.item.article)
        earlier = self._earlier(entry)
        ruling = rule_claim(entry, version, is_copy=self._is_copy(group), earlier=earlier, whole=told.incident is None)
        entry = entry or new_entry(claim, ref, told.scope, self.book.now)
        side, category = more_exact(entry, ref)
        entry = replace(entry, side=side, category=category, last_at=self.book.now)
        told.before = ruling.known
        if ruling.replaces:
            entry = add_version(entry, version)
        source = self._source(group)
        entry = _credit(entry, version, source, replaces=ruling.replaces)
        told.ruling = self._contest(told, entry, scope, ruling)
        told.sources = _sources_of(entry, version)
        self.book.put(ref.key, entry)
        scope = self.book.listed_entry(scope, replace(ref, side=side, category=category))
        if ruling.replaces:
            scope = self.book.listed_event(scope, told.event_id, EventRow(scope=told.scope, entry=ref.key))
            self.changed[told.scope] = self.changed[told.conflict] = None
        self.book.put_scope(told.scope, scope)
        if told.incident is not None:
            self._list_with_conflict(told.conflict, replace(ref, side=side, category=category))

    def _entry_of(
        self, claim: Claim, scope_id: str, scope: IncidentRow | ConflictRow
    ) -> tuple[EntryRef, EntryRow | None]:
        """The entry ``claim`` belongs to: a known one, or where a new one will be."""
        wanted = claim_ref(claim)
        new_low = version_of(claim, "", self.item.article).low
        for ref in find_entry(scope.entries, wanted, loose=isinstance(scope, IncidentRow)):
            entry = self.book.entry(ref.key)
            if entry is None or entry.current is None:
                continue
            exact = (fold(ref.side), ref.category) == (fold(wanted.side), wanted.category)
            if not exact and new_low < entry.current.low:
                continue  # a smaller number of a narrower group is a part, not a correction
            if isinstance(scope, ConflictRow) and entry.last_at < self.book.now - CONFLICT_EPISODE:
                return ref, None
            return ref, entry
        parts = (wanted.claimant, wanted.effect, fold(wanted.side), wanted.category, wanted.part)
        key = self.book.at("l", f"{scope_id}/{make_id('ent', *parts)}")
        known = self.book.entry(key)
        return replace(wanted, key=key), known

    def _earlier(self, entry: EntryRow | None) -> Version | None:
        """What this article's earlier revision said in ``entry``."""
        if entry is None or self.seen is None:
            return None
        ids = {said.event_id for said in self.seen.said}
        return next((v for v in reversed(entry.versions) if v.event_id in ids and not v.void), None)

    def _contest(self, told: _Told, entry: EntryRow, scope: IncidentRow | ConflictRow, ruling: Ruling) -> Ruling:
        """A first claim that another side's numbers rule out is contested from the start."""
        rivals = [
            other.current.event_id
            for _, other in self.book.entries(r for r in scope.entries if r.effect is entry.effect)
            if other.current is not None and contradicts(entry, other)
        ]
        told.denies = tuple(rivals)
        if rivals and ruling.status is EventStatus.NEW:
            return replace(ruling, status=EventStatus.CONTESTED, reason=LinkReason.CONTRADICTS)
        return ruling

    def _deny(self, told: _Told, claim: Claim, scope: IncidentRow | ConflictRow) -> None:
        """A denial marks what it denies: the same effect on the same side, said by somebody else."""
        wanted = claim_ref(claim)
        who = claim.claimant.name if claim.claimant else self.item.article.outlet
        denied = [
            (ref, entry)
            for ref, entry in self.book.entries(scope.entries)
            if ref.effect is wanted.effect
            and ref.claimant != wanted.claimant
            and entry.current is not None
            and (not wanted.side or not ref.side or fold(wanted.side) == fold(ref.side))
        ]
        for ref, entry in denied:
            if who not in entry.denied_by:
                self.book.put(ref.key, replace(entry, denied_by=(*entry.denied_by, who)[:SIDES_MAX]))
                self.changed[told.scope] = self.changed[told.conflict] = None
        told.denies = tuple(entry.current.event_id for _, entry in denied if entry.current)
        told.before = denied[0][1].current if denied else None
        reason = LinkReason.DENIAL if denied else LinkReason.DENIAL_OF_UNKNOWN
        told.ruling = Ruling(EventStatus.DENIED, reason, told.before)

    def _list_with_conflict(self, conflict: str, ref: EntryRef) -> None:
        row = self.book.conflict(conflict)
        if ref in row.incident_entries:
            return
        refs = (*(r for r in row.incident_entries if r.key != ref.key), ref)[-CONFLICT_INCIDENT_ENTRIES_MAX:]
        self.book.put_conflict(conflict, replace(row, incident_entries=refs))

    # what a revision left out

    def _take_back(self) -> None:
        if self.seen is None:
            return
        entries = {told.entry for told in self.told if told.entry}
        incidents = {told.incident for told in self.told if told.strike and told.scope}
        for said in self.seen.said:
            if said.entry and said.entry not in entries:
                self._withdraw_claim(said)
            elif said.strike is not None and said.scope not in incidents:
                self._withdraw_strike(said)

    def _withdraw_claim(self, said: SaidRow) -> None:
        entry = self.book.entry(said.entry)
        if entry is None:
            return
        entry = _discredit(entry, self.item.article.article_id)
        self.book.put(said.entry, entry)
        version = next((v for v in entry.versions if v.event_id == said.event_id), None)
        if version is None or version.void or version.sources or said.claim is None:
            return  # somebody else still says so
        was_current = entry.current is version
        self.book.put(said.entry, void_version(entry, said.event_id))
        ruling = Ruling(EventStatus.RETRACTED if was_current else EventStatus.REPEAT, LinkReason.WITHDRAWN, version)
        self._tell_withdrawn(said, ruling, claim=said.claim, before=version)

    def _withdraw_strike(self, said: SaidRow) -> None:
        found = self.book.incident(said.scope)
        if found is None or found[1].articles > 1:
            return
        self._tell_withdrawn(said, Ruling(EventStatus.RETRACTED, LinkReason.WITHDRAWN), strike=said.strike)

    def _tell_withdrawn(
        self,
        said: SaidRow,
        ruling: Ruling,
        *,
        strike: Strike | None = None,
        claim: Claim | None = None,
        before: Version | None = None,
    ) -> None:
        found = self.book.incident(said.scope)
        incident, conflict = (found[0], found[1].conflict) if found else (None, said.scope)
        event_id = self._event_id(f"withdrawn {said.event_id}")
        told = _Told(event_id, said.scope, incident, conflict, ruling, strike=strike, claim=claim, before=before)
        told.entry = said.entry
        self.told.append(told)
        scope = incident or conflict
        self.touched[scope] = self.changed[scope] = self.changed[conflict] = None

    # counting and writing down

    def _count(self, group: str) -> None:
        source = self._source(group)
        for scope_id in self.touched:
            row = self.book.scope(scope_id)
            if isinstance(row, IncidentRow):
                articles = row.articles + (self.seen is None or not any(s.scope == scope_id for s in self.seen.said))
                row = replace(row, articles=articles, last_at=max(row.last_at, self.book.now))
                self.book.put_incident(scope_id, replace(row, sources=with_source(row.sources, source)))
        for conflict in dict.fromkeys(told.conflict for told in self.told):
            whole = self.book.conflict(conflict)
            if not any(s.article == source.article for s in whole.sources):
                self.book.put_conflict(
                    conflict, replace(whole, sources=(*whole.sources, source)[-CONFLICT_SOURCES_MAX:])
                )

    def _list_event(self, told: _Told, probe: Probe) -> None:
        row = self._incident(told.scope)
        event = EventRow(
            scope=told.scope, mode=probe.mode, attacker=probe.attacker, target=probe.target, places=probe.places
        )
        self.book.put_incident(told.scope, self.book.listed_event(row, told.event_id, event))

    def _remember(self, group: str) -> None:
        article = self.item.article
        said = tuple(_said(told) for told in self.told if told.scope and told.ruling.reason is not LinkReason.WITHDRAWN)
        first = not self._is_copy(group)
        row = ArticleRow(
            revision=article.revision,
            at=self.book.now,
            outlet=article.outlet,
            group=group,
            content_hash=article.content_hash,
            signature=article.signature if first else "",
            lead=article.lead_signature if first else "",
            said=said[:SAID_MAX],
        )
        self.book.put_article(article.article_id, row)

    # sending

    def _sent(self) -> tuple[Value, ...]:
        views: list[Value] = []
        scopes = dict.fromkeys((*self.touched, *self.changed))
        for scope_id in scopes:
            row = self.book.scope(scope_id)
            if isinstance(row, IncidentRow):
                views.append(incident_view(self.book, scope_id, refresh_incident(self.book, scope_id, row)))
        for scope_id in scopes:
            row = self.book.scope(scope_id)
            if isinstance(row, ConflictRow) and scope_id in self.changed:
                views.append(conflict_view(self.book, scope_id, refresh_conflict(self.book, scope_id, row)))
        size = len(self.told)
        events = [self._event(told, index, size) for index, told in enumerate(self.told)]
        return (*events, *views)

    def _event(self, told: _Told, index: int, size: int) -> EnrichedEvent:
        scope = self.book.scope(told.incident or told.conflict)
        sources, independent = count_sources(told.sources or (scope.sources if scope and told.scope else ()))
        before = told.before
        modes = scope.modes if isinstance(scope, IncidentRow) else ()
        codes = strike_codes(told.strike) if told.strike else claim_codes(told.claim, modes) if told.claim else None
        supersedes = (
            before.event_id
            if before and (told.ruling.replaces or told.ruling.status is EventStatus.RETRACTED)
            else None
        )
        event = EnrichedEvent(
            event_id=told.event_id,
            kind=EventKind.STRIKE if told.strike else EventKind.CLAIM,
            theatre=self.item.theatre,
            incident_id=told.incident,
            conflict_id=told.conflict,
            status=told.ruling.status,
            reason=told.ruling.reason,
            article=self.item.article,
            strike=told.strike,
            claim=told.claim,
            sources=max(sources, 1),
            independent_sources=max(independent, 1),
            supersedes=supersedes,
            known_low=before.low if before else None,
            known_high=before.high if before else None,
            known_text=before.text if before else None,
            before=before.evidence if before else None,
            before_article_id=before.article if before else None,
            before_url=before.url if before else None,
            before_outlet=before.outlet if before else None,
            entry_id=told.entry.rpartition("/")[2] or None,
            denies=told.denies,
            contested=bool(scope and scope.contested),
            batch=self.item.extraction_id,
            batch_index=index,
            batch_size=size,
        )
        return replace(event, codes=codes) if codes else event

    # small things

    def _incident(self, incident_id: str) -> IncidentRow:
        row = self.book.get(self.book.at("i", incident_id), IncidentRow)
        if row is None:
            raise KeyError(incident_id)
        return row

    def _event_id(self, noun_id: str) -> str:
        article = self.item.article
        return make_id("evt", self.item.theatre, article.article_id, article.revision, noun_id)


_UNRULED = Ruling(EventStatus.NEW, LinkReason.FIRST_CLAIM)
SAID_MAX = 64
"""Events of one article that a revision can take back."""
CONFLICT_INCIDENT_ENTRIES_MAX = 48
CONFLICT_SOURCES_MAX = 48


def _same_place(one: Place, other: Place) -> bool:
    return one.precision is other.precision and (
        place_score(one, other) >= 1.0 or (fold(one.name), one.country) == (fold(other.name), other.country)
    )


def _more(modes: tuple[Mode, ...], mode: Mode | None) -> tuple[Mode, ...]:
    return modes if mode is None or mode in modes else (*modes, mode)


def _more_sides(sides: tuple[str, ...], side: str | None) -> tuple[str, ...]:
    if not side or fold(side) in {fold(s) for s in sides}:
        return sides
    return (*sides, side)[:SIDES_MAX]


def _credit(entry: EntryRow, version: Version, source: Source, *, replaces: bool) -> EntryRow:
    """Count ``source`` for the statement it makes, which may be an older one of the entry."""
    if replaces or entry.current is None:
        target = version.event_id
    else:
        same = [v for v in entry.versions if (v.low, v.high) == (version.low, version.high) and not v.void]
        target = same[-1].event_id if same else entry.current.event_id
    versions = tuple(
        replace(v, sources=with_source(v.sources, source)) if v.event_id == target else v for v in entry.versions
    )
    return replace(entry, versions=versions)


def _discredit(entry: EntryRow, article: str) -> EntryRow:
    """``entry`` without ``article`` among its sources."""
    versions = tuple(replace(v, sources=tuple(s for s in v.sources if s.article != article)) for v in entry.versions)
    return replace(entry, versions=versions)


def _sources_of(entry: EntryRow, version: Version) -> tuple[Source, ...]:
    same = [v for v in entry.versions if (v.low, v.high) == (version.low, version.high) and not v.void]
    chosen = same[-1] if same else entry.current
    return chosen.sources if chosen else ()


def _said(told: _Told) -> SaidRow:
    """What is kept of an event; its noun only where it made news."""
    news = told.ruling.replaces or told.ruling.status in (EventStatus.NEW, EventStatus.CONTESTED)
    claim = replace(told.claim, rules=()) if told.claim and news else None
    strike = replace(told.strike, rules=()) if told.strike and news else None
    return SaidRow(event_id=told.event_id, scope=told.scope, entry=told.entry, strike=strike, claim=claim)
