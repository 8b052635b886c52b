"""What the desk's words change of what is known: incidents split and merged, events marked wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tocsin.core.book import Book
from tocsin.core.decision import Decision, Memory
from tocsin.core.entering import list_with_conflict
from tocsin.core.incident import PLACES_MAX, SIDES_MAX
from tocsin.core.ledger import LinkReason, split_id, void_version
from tocsin.core.rows import ConflictRow, EntryRef, EntryRow, EventRow, IncidentRow, Version
from tocsin.core.views import conflict_view, incident_view, refresh_conflict, refresh_incident
from tocsin.schemas import Directive, Value
from tocsin.schemas.words import Mode, Verb


def decide_directive(memory: Memory, item: Directive, now: datetime) -> Decision:
    """Carry out a split, a merge or a "wrong"; what concerns only alerts changes nothing here.

    Sends the Incidents and Conflicts that changed. A directive carried out twice changes nothing the
    second time.
    """
    book = Book(memory, item.theatre, now)
    carry_out = {Verb.MERGE: _merge, Verb.SPLIT: _split, Verb.WRONG: _wrong}.get(item.verb)
    if carry_out is None:
        return Decision(LinkReason.NOT_FOR_LINK)
    reason, changed = carry_out(book, item)
    if reason is LinkReason.UNKNOWN_TARGET:
        return Decision(reason)
    return Decision(reason, book.changes, tuple(_views(book, changed)))


def _views(book: Book, changed: list[str]) -> list[Value]:
    views: list[Value] = []
    conflicts: dict[str, None] = {}
    for scope_id in dict.fromkeys(changed):
        row = book.scope(scope_id)
        if isinstance(row, IncidentRow):
            views.append(incident_view(book, scope_id, refresh_incident(book, scope_id, row)))
            conflicts[row.conflict] = None
        elif isinstance(row, ConflictRow):
            conflicts[scope_id] = None
    for found in conflicts:
        views.append(conflict_view(book, found, refresh_conflict(book, found, book.conflict(found))))
    return views


def _merge(book: Book, item: Directive) -> tuple[LinkReason, list[str]]:
    """Everything known of ``target`` goes into ``into``; later reports of it follow."""
    source = book.get(book.at("i", item.target), IncidentRow)
    found = book.incident(item.into) if item.into else None
    if source is None or found is None or source.merged_into or found[0] == item.target:
        return LinkReason.UNKNOWN_TARGET, []
    into_id, into = found
    into = _with_facts(into, source)
    book.put_incident(into_id, into)
    for ref in source.entries:
        _move_entry(book, ref, into_id)
    for event_id in source.events:
        _move_event(book, event_id, into_id)
    gone = replace(source, merged_into=into_id, entries=(), events=(), sources=())
    book.put_incident(item.target, gone)
    return LinkReason.MERGED, [item.target, into_id]


def _with_facts(into: IncidentRow, source: IncidentRow) -> IncidentRow:
    """``into`` with all that ``source`` knows."""
    return replace(
        into,
        modes=tuple(dict.fromkeys((*into.modes, *source.modes))),
        places=tuple(dict.fromkeys((*into.places, *source.places)))[:PLACES_MAX],
        attackers=tuple(dict.fromkeys((*into.attackers, *source.attackers)))[:SIDES_MAX],
        targets=tuple(dict.fromkeys((*into.targets, *source.targets)))[:SIDES_MAX],
        start=into.start or source.start,
        end=into.end or source.end,
        published=min(into.published, source.published),
        first_at=min(into.first_at, source.first_at),
        last_at=max(into.last_at, source.last_at),
        articles=into.articles + source.articles,
        sources=tuple(dict.fromkeys((*into.sources, *source.sources))),
    )


def _move_entry(book: Book, ref: EntryRef, into_id: str) -> None:
    """Bring an entry's statements to another incident, in the order they were made."""
    entry = book.entry(ref.key)
    if entry is None:
        return
    _add_statements(book, entry, ref, into_id, entry.versions)
    book.drop(ref.key)


def _add_statements(book: Book, entry: EntryRow, ref: EntryRef, into_id: str, versions: tuple[Version, ...]) -> None:
    key = book.at("l", f"{into_id}/{ref.key.rpartition('/')[2]}")
    there = book.entry(key) or replace(entry, scope=into_id, versions=())
    merged = sorted((*there.versions, *versions), key=lambda v: (v.published, v.event_id))
    book.put(key, replace(there, versions=tuple(merged), first_at=min(there.first_at, entry.first_at)))
    row = book.get(book.at("i", into_id), IncidentRow)
    if row is not None:
        book.put_incident(into_id, book.listed_entry(row, replace(ref, key=key)))
        list_with_conflict(book, row.conflict, key)


def _move_event(book: Book, event_id: str, into_id: str) -> None:
    event = book.get(book.at("e", event_id), EventRow)
    row = book.get(book.at("i", into_id), IncidentRow)
    if event is None or row is None:
        return
    entry = book.at("l", f"{into_id}/{event.entry.rpartition('/')[2]}") if event.entry else ""
    moved = replace(event, scope=into_id, entry=entry)
    book.put_incident(into_id, book.listed_event(row, event_id, moved))


def _split(book: Book, item: Directive) -> tuple[LinkReason, list[str]]:
    """The events of ``targets`` leave for an incident of their own."""
    found = book.incident(item.target)
    if found is None:
        return LinkReason.UNKNOWN_TARGET, []
    old_id, old = found
    leaving = tuple(event for event in item.targets if event in old.events)
    if not leaving:
        return LinkReason.UNKNOWN_TARGET, []
    new_id = split_id(item)
    staying = tuple(event for event in old.events if event not in leaving)
    new = replace(old, revision=0, entries=(), events=(), sources=(), articles=1, denied_by=(), contested=False)
    book.put_incident(new_id, _told_again(book, new, leaving))
    for event_id in leaving:
        _split_statement(book, event_id, old, new_id)
        _move_event(book, event_id, new_id)
    old = book.get(book.at("i", old_id), IncidentRow) or old
    book.put_incident(old_id, replace(_told_again(book, old, staying), events=staying))
    return LinkReason.SPLIT, [old_id, new_id]


def _split_statement(book: Book, event_id: str, old: IncidentRow, new_id: str) -> None:
    """Move the one statement an event made; the rest of its entry stays."""
    event = book.get(book.at("e", event_id), EventRow)
    entry = book.entry(event.entry) if event and event.entry else None
    ref = next((r for r in old.entries if event and r.key == event.entry), None)
    if event is None or entry is None or ref is None:
        return
    leaving = tuple(v for v in entry.versions if v.event_id == event_id)
    _add_statements(book, entry, ref, new_id, leaving)
    book.put(event.entry, replace(entry, versions=tuple(v for v in entry.versions if v.event_id != event_id)))


def _told_again(book: Book, row: IncidentRow, events: tuple[str, ...]) -> IncidentRow:
    """``row`` with only what these events' strikes told; unchanged where they told nothing."""
    rows = [book.get(book.at("e", event_id), EventRow) for event_id in events]
    strikes = [r for r in rows if r is not None and r.mode is not None]
    if not strikes:
        return row
    modes = (s.mode for s in strikes if s.mode is not None and s.mode is not Mode.UNSPECIFIED)
    return replace(
        row,
        modes=tuple(dict.fromkeys(modes)),
        places=tuple(dict.fromkeys(p for s in strikes for p in s.places))[:PLACES_MAX],
        attackers=tuple(dict.fromkeys(s.attacker for s in strikes if s.attacker))[:SIDES_MAX],
        targets=tuple(dict.fromkeys(s.target for s in strikes if s.target))[:SIDES_MAX],
    )


def _wrong(book: Book, item: Directive) -> tuple[LinkReason, list[str]]:
    """An event marked wrong no longer counts in its entry; it stays in the record."""
    event = book.get(book.at("e", item.target), EventRow) if item.target_kind == "event" else None
    if event is None:
        return (LinkReason.NOT_FOR_LINK if item.target_kind != "event" else LinkReason.UNKNOWN_TARGET), []
    entry = book.entry(event.entry) if event.entry else None
    if entry is not None:
        book.put(event.entry, void_version(entry, item.target))
    return LinkReason.MARKED_WRONG, [event.scope]
