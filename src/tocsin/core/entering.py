"""Claims entered into the ledger: each ruled against its entry, credited to its source, and never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tocsin.core.book import Book
from tocsin.core.ids import make_id
from tocsin.core.incident import SIDES_MAX, is_local, places_of
from tocsin.core.ledger import (
    BELLIGERENT_KINDS,
    LinkReason,
    Ruling,
    add_version,
    claim_ref,
    contradicts,
    find_entry,
    fold,
    is_exact,
    more_exact,
    named_side,
    new_entry,
    rule_claim,
    same_speaker,
    version_of,
    void_version,
    with_source,
)
from tocsin.core.rows import ConflictRow, EntryRef, EntryRow, EventRow, IncidentRow, SaidRow, Source, Version
from tocsin.core.told import Linking, Told
from tocsin.schemas import Claim, Strike
from tocsin.schemas.words import EventStatus

CONFLICT_EPISODE = timedelta(days=5)
"""A total for a whole conflict that nobody has given for this long starts anew: it is another operation's."""
CONFLICT_INCIDENT_ENTRIES_MAX = 32

Scope = IncidentRow | ConflictRow


def enter_claim(linking: Linking, told: Told, claim: Claim) -> None:
    """Rule one claim against its entry and write down what it adds."""
    book, scope = linking.book, linking.book.scope(told.scope)
    if scope is None:
        return
    if claim.denied:
        _deny(linking, told, claim, scope)
        return
    version = version_of(claim, told.event_id, linking.item.article)
    claim = _with_victims_side(linking, _with_known_side(linking, claim, scope))
    ref, entry = _entry_of(linking, claim, told.scope, scope, version)
    earlier = _earlier(linking, entry, version)
    ruling = rule_claim(entry, version, is_copy=linking.is_copy, earlier=earlier, whole=told.incident is None)
    entry = entry or new_entry(claim, ref, told.scope, book.now)
    side, category = more_exact(entry, claim_ref(claim))
    ref = replace(ref, side=side, category=category)
    entry = replace(entry, side=side, category=category, last_at=book.now)
    if ruling.replaces:
        entry = add_version(entry, version)
    credited = _credited(entry, version)
    entry = _credit(entry, credited, linking.source)
    told.entry, told.before = ref.key, ruling.known
    told.ruling = _contest(linking, told, entry, scope, ruling)
    told.sources = next((v.sources for v in entry.versions if v.event_id == credited), ())
    book.put(ref.key, entry)
    scope = book.listed_entry(scope, ref)
    if ruling.replaces:
        scope = book.listed_event(scope, told.event_id, EventRow(scope=told.scope, entry=ref.key))
        linking.changed[told.scope] = linking.changed[told.conflict] = None
    book.put_scope(told.scope, scope)
    if told.incident is not None:
        list_with_conflict(book, told.conflict, ref.key)


def _entry_of(
    linking: Linking, claim: Claim, scope_id: str, scope: Scope, version: Version
) -> tuple[EntryRef, EntryRow | None]:
    """The entry ``claim`` belongs to: a known one, or where a new one will be."""
    book, wanted = linking.book, replace(claim_ref(claim), place=_part_of_place(claim, scope))
    for ref in find_entry(scope.entries, wanted, loose=isinstance(scope, IncidentRow)):
        entry = book.entry(ref.key)
        if entry is None or entry.current is None:
            continue
        if not is_exact(ref, wanted) and version.low < entry.current.low:
            continue  # a smaller number of a narrower group is a part, not a correction
        if isinstance(scope, ConflictRow) and entry.last_at < book.now - CONFLICT_EPISODE:
            return ref, None
        return ref, entry
    parts = (wanted.claimant, wanted.effect, fold(wanted.side), wanted.category, wanted.part, wanted.place)
    key = book.at("l", f"{scope_id}/{make_id('ent', *parts)}")
    return replace(wanted, key=key), book.entry(key)


def _part_of_place(claim: Claim, scope: Scope) -> str:
    """Which of an incident's several places a claim counts for; "" where it counts for all, or for the one."""
    if not isinstance(scope, IncidentRow):
        return ""
    all_places = {fold(p.name) for p in scope.places if is_local((p,))}
    told = {fold(p.name) for p in places_of(claim) if is_local((p,))}
    return "+".join(sorted(told)) if told and len(all_places) > 1 and len(told) < len(all_places) else ""


def _earlier(linking: Linking, entry: EntryRow | None, new: Version) -> Version | None:
    """What this article's earlier revision said in ``entry``: the same number if it did, else its last."""
    if entry is None or linking.seen is None:
        return None
    ours = [v for v in entry.versions if v.article == linking.item.article.article_id and not v.void]
    same = [v for v in ours if (v.low, v.high) == (new.low, new.high)]
    chosen = same or ours
    return chosen[-1] if chosen else None


def _with_known_side(linking: Linking, claim: Claim, scope: Scope) -> Claim:
    """``claim`` with its speaker's side, where this article does not tell it but an earlier one did."""
    speaker = claim.claimant
    if speaker is None or speaker.side or speaker.kind not in BELLIGERENT_KINDS:
        return claim
    for entry in linking.book.entries_at(r.key for r in scope.entries if r.claimant.startswith("side:")):
        if any(same_speaker(version.speaker, speaker.name) for version in entry.versions):
            return replace(claim, claimant=replace(speaker, side=entry.claimant_side))
    return claim


def _with_victims_side(linking: Linking, claim: Claim) -> Claim:
    """``claim`` with its victims' side, where only their words tell it."""
    if claim.victims.side:
        return claim
    side = named_side(claim.victims.text, linking.pair)
    return replace(claim, victims=replace(claim.victims, side=side)) if side else claim


def _contest(linking: Linking, told: Told, entry: EntryRow, scope: Scope, ruling: Ruling) -> Ruling:
    """A first claim that another side's numbers rule out is contested from the start."""
    rivals = [
        other.current.event_id
        for _, other in linking.book.entries(r for r in scope.entries if r.effect is entry.effect)
        if other.current is not None and contradicts(entry, other)
    ]
    told.denies = tuple(rivals)
    if rivals and ruling.status is EventStatus.NEW:
        return replace(ruling, status=EventStatus.CONTESTED, reason=LinkReason.CONTRADICTS)
    return ruling


def _deny(linking: Linking, told: Told, claim: Claim, scope: Scope) -> None:
    """A denial marks what it denies: the same effect on the same side, said by somebody else.

    Where the incident holds no such claim, one of the same number elsewhere in the conflict is meant.
    """
    book, conflict = linking.book, linking.book.conflict(told.conflict)
    who = claim.claimant.name if claim.claimant else linking.item.article.outlet
    whole = [ref.key for ref in conflict.entries]
    here = _deniable(linking, claim, [ref.key for ref in scope.entries])
    same_number = [found for found in here if found[2].low == claim.count.low]
    elsewhere = _deniable(linking, claim, [*whole, *conflict.incident_entries])
    denied = same_number or here or [found for found in elsewhere if found[2].low == claim.count.low]
    for key, entry, _ in denied:
        if who not in entry.denied_by:
            book.put(key, replace(entry, denied_by=(*entry.denied_by, who)[:SIDES_MAX]))
            linking.changed[entry.scope] = linking.changed[told.conflict] = None
    told.denies = tuple(dict.fromkeys(version.event_id for _, _, version in denied))
    if denied:
        _move_to(linking, told, denied[0][1].scope)
        told.before = denied[0][2]
    reason = LinkReason.DENIAL if denied else LinkReason.DENIAL_OF_UNKNOWN
    told.ruling = Ruling(EventStatus.DENIED, reason, told.before)


def _deniable(linking: Linking, claim: Claim, keys: list[str]) -> list[tuple[str, EntryRow, Version]]:
    """The entries ``claim`` may deny, with what stands in them."""
    wanted = claim_ref(claim)
    found = ((key, linking.book.entry(key)) for key in keys)
    return [
        (key, entry, entry.current)
        for key, entry in found
        if entry is not None and entry.current is not None
        if entry.effect is wanted.effect and entry.claimant != wanted.claimant
        if not wanted.side or not entry.side or fold(wanted.side) == fold(entry.side)
    ]


def _move_to(linking: Linking, told: Told, scope_id: str) -> None:
    """A denial belongs where what it denies was said."""
    found = linking.book.incident(scope_id)
    told.scope, told.incident = (found[0], found[0]) if found else (scope_id, None)
    linking.touched[told.scope] = None


def list_with_conflict(book: Book, conflict: str, key: str) -> None:
    """Let the conflict's view find the incident's entry under ``key``."""
    row = book.conflict(conflict)
    if key not in row.incident_entries:
        keys = (*row.incident_entries, key)[-CONFLICT_INCIDENT_ENTRIES_MAX:]
        book.put_conflict(conflict, replace(row, incident_entries=keys))


def _credited(entry: EntryRow, version: Version) -> str:
    """The statement ``version`` supports: an equal one, though it be an older one, else the current."""
    same = [v for v in entry.versions if (v.low, v.high) == (version.low, version.high) and not v.void]
    chosen = same[-1] if same else entry.current
    return chosen.event_id if chosen else ""


def _credit(entry: EntryRow, event_id: str, source: Source) -> EntryRow:
    versions = (
        replace(v, sources=with_source(v.sources, source)) if v.event_id == event_id else v for v in entry.versions
    )
    return replace(entry, versions=tuple(versions))


def _discredit(entry: EntryRow, article: str) -> EntryRow:
    """``entry`` without ``article`` among its sources."""
    versions = (replace(v, sources=tuple(s for s in v.sources if s.article != article)) for v in entry.versions)
    return replace(entry, versions=tuple(versions))


def take_back(linking: Linking) -> None:
    """Retract what the article's earlier revision said and this one leaves out."""
    if linking.seen is None:
        return
    entries = {told.entry for told in linking.told if told.entry}
    incidents = {told.incident for told in linking.told if told.strike and told.scope}
    for said in linking.seen.said:
        if said.entry and said.entry not in entries:
            _withdraw_claim(linking, said)
        elif said.strike is not None and said.scope not in incidents:
            _withdraw_strike(linking, said, said.strike)


def _withdraw_claim(linking: Linking, said: SaidRow) -> None:
    entry = linking.book.entry(said.entry)
    if entry is None:
        return
    entry = _discredit(entry, linking.item.article.article_id)
    linking.book.put(said.entry, entry)
    version = next((v for v in entry.versions if v.event_id == said.event_id), None)
    if version is None or version.void or version.sources or said.claim is None:
        return  # somebody else still says so
    status = EventStatus.RETRACTED if entry.current is version else EventStatus.REPEAT
    linking.book.put(said.entry, void_version(entry, said.event_id))
    _tell_withdrawn(linking, said, Ruling(status, LinkReason.WITHDRAWN, version), None, said.claim)


def _withdraw_strike(linking: Linking, said: SaidRow, strike: Strike) -> None:
    found = linking.book.incident(said.scope)
    if found is not None and found[1].articles <= 1:
        _tell_withdrawn(linking, said, Ruling(EventStatus.RETRACTED, LinkReason.WITHDRAWN), strike, None)


def _tell_withdrawn(
    linking: Linking, said: SaidRow, ruling: Ruling, strike: Strike | None, claim: Claim | None
) -> None:
    found = linking.book.incident(said.scope)
    incident, conflict = (found[0], found[1].conflict) if found else (None, said.scope)
    event_id = linking.event_id(f"withdrawn {said.event_id}")
    told = Told(event_id, incident or conflict, incident, conflict, ruling, strike=strike, claim=claim)
    told.entry, told.before = said.entry, ruling.known
    linking.told.append(told)
    linking.touched[told.scope] = linking.changed[told.scope] = linking.changed[conflict] = None
