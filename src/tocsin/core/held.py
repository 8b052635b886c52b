"""What was kept back, until when, and whether it still stands: the rows behind every release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tocsin.core.decision import Draft
from tocsin.core.judge import Judged, best_of
from tocsin.core.listening import Listening
from tocsin.core.rung import HeldRow, ScopeRow, Waiting, WaitRow
from tocsin.schemas import Alert, EnrichedEvent, Tick, Value
from tocsin.schemas.words import AlertReason, EventStatus

WAIT = "/w/"
WAITING_MAX = 256
"""Incidents of one theatre of which news is kept back; what is beyond rings when it is heard again."""
HELD_NEWS_MAX = 6
"""Pieces of news of one incident; the first and the newest stay."""


def wait_of(draft: Draft, theatre: str) -> WaitRow:
    """What is kept back in a theatre."""
    return draft.get(theatre + WAIT, WaitRow) or WaitRow()


def put_wait(draft: Draft, theatre: str, row: WaitRow) -> None:
    """Remember it; nothing where nothing waits."""
    if row != WaitRow():
        draft.put(theatre + WAIT, row)
    elif draft.get(theatre + WAIT, WaitRow) is not None:
        draft.drop(theatre + WAIT)


def hold(ear: Listening, rings: Iterable[Judged], home: str, until: datetime, silence: str) -> None:
    """Keep ``rings`` until ``until``; of one ledger entry, and of one article's strikes, the newest."""
    for scope in dict.fromkeys(ring.scope for ring in rings):
        news = [ring for ring in rings if ring.scope == scope]
        wait = wait_of(ear.draft, ear.theatre)
        known = next((one for one in wait.waiting if one.scope == scope), None)
        if known is None and len(wait.waiting) >= WAITING_MAX:
            continue
        keys = known.keys if known else ()
        for ring in news:
            keys = _kept(ear, scope, keys, ring)
        one = Waiting(scope=scope, home=home, until=until, silence=silence, keys=keys)
        others = tuple(other for other in wait.waiting if other.scope != scope)
        put_wait(ear.draft, ear.theatre, replace(wait, waiting=(*others, one)))


def _kept(ear: Listening, scope: str, keys: tuple[str, ...], ring: Judged) -> tuple[str, ...]:
    """The keys with ``ring`` among them; what it replaces, and what is too much, is dropped."""
    left = []
    for key in keys:
        row = ear.draft.get(_at(ear, scope, key), HeldRow)
        if row is not None and _replaces(ring.event, row.event):
            if ring.event.status is EventStatus.REPEAT:
                return keys  # said again; what was first said stays
            ear.draft.drop(_at(ear, scope, key))
        elif row is not None:
            left.append(key)
    if len(left) >= HELD_NEWS_MAX:
        ear.draft.drop(_at(ear, scope, left.pop(1)))
    if ring.reason is not None:
        ear.draft.put(_at(ear, scope, ring.event.event_id), HeldRow(event=ring.event, reason=ring.reason))
    return (*left, ring.event.event_id)


def _replaces(new: EnrichedEvent, old: EnrichedEvent) -> bool:
    if new.event_id == old.event_id:
        return True
    if new.strike is not None or old.strike is not None:
        both = new.strike is not None and old.strike is not None
        return both and new.article.article_id == old.article.article_id and new.article != old.article
    return new.entry_id is not None and new.entry_id == old.entry_id


def _at(ear: Listening, scope: str, key: str) -> str:
    return ear.at("h", f"{scope}/{key}")


def take(ear: Listening, scopes: Iterable[str]) -> list[Judged]:
    """Take out what is kept back of ``scopes``; gives what of it still stands."""
    wanted = set(scopes)
    wait = wait_of(ear.draft, ear.theatre)
    found = []
    for one in wait.waiting:
        if one.scope in wanted:
            found += list(_taken(ear, one))
    left = tuple(one for one in wait.waiting if one.scope not in wanted)
    if len(left) < len(wait.waiting):
        put_wait(ear.draft, ear.theatre, replace(wait, waiting=left))
    return found


def _taken(ear: Listening, one: Waiting) -> Iterator[Judged]:
    row = ear.scope(one.scope)
    for key in one.keys:
        held = ear.draft.get(_at(ear, one.scope, key), HeldRow)
        if held is None:
            continue
        ear.draft.drop(_at(ear, one.scope, key))
        if stands(row, held):
            yield Judged(held.event, one.scope, held.reason)


def stands(row: ScopeRow, held: HeldRow) -> bool:
    """True where nothing that came since has rung it, replaced its number or taken it back."""
    event = held.event
    if event.strike is not None:
        return row.held is not None or (held.reason is AlertReason.CORRECTION and bool(row.alert))
    if held.reason is AlertReason.CONTESTED and not row.contested_rung:
        return True
    toll = next((toll for toll in row.tolls if toll.entry == event.entry_id), None)
    if toll is None or toll.held is None or event.claim is None:
        return False
    return toll.best == (0 if event.status is EventStatus.RETRACTED else best_of(event.claim))


def take_back(ear: Listening, scope: str, event: EnrichedEvent) -> None:
    """An article took back its report of an attack: what was kept of it is let go."""
    drop_where(ear.draft, ear.theatre, scope, article_id=event.article.article_id)
    row = ear.scope(scope)
    if row.held is not None and not any(held.event.strike for held in _rows(ear.draft, ear.theatre, scope)):
        ear.put_scope(scope, replace(row, held=None))


def drop_where(draft: Draft, theatre: str, scope: str, *, article_id: str = "", event_id: str = "") -> None:
    """Let go what is kept of ``scope``: the strikes of an article, one event, or without either all of it."""
    wait = wait_of(draft, theatre)
    one = next((one for one in wait.waiting if one.scope == scope), None)
    if one is None:
        return
    left = []
    for key in one.keys:
        held = draft.get(f"{theatre}/h/{scope}/{key}", HeldRow)
        if held is not None and _is_left(held.event, article_id, event_id):
            left.append(key)
        elif held is not None:
            draft.drop(f"{theatre}/h/{scope}/{key}")
    others = tuple(other for other in wait.waiting if other.scope != scope)
    kept = (replace(one, keys=tuple(left)),) if left else ()
    put_wait(draft, theatre, replace(wait, waiting=(*others, *kept)))


def _is_left(event: EnrichedEvent, article_id: str, event_id: str) -> bool:
    if article_id:
        return event.strike is None or event.article.article_id != article_id
    return bool(event_id) and event.event_id != event_id


def _rows(draft: Draft, theatre: str, scope: str) -> Iterator[HeldRow]:
    for one in wait_of(draft, theatre).waiting:
        if one.scope == scope:
            rows = (draft.get(f"{theatre}/h/{scope}/{key}", HeldRow) for key in one.keys)
            yield from (row for row in rows if row is not None)


def move(draft: Draft, theatre: str, scope: str, into: str) -> None:
    """Two incidents became one: what was kept of the one is kept of the other."""
    wait = wait_of(draft, theatre)
    one = next((one for one in wait.waiting if one.scope == scope), None)
    if one is None:
        return
    there = next((other for other in wait.waiting if other.scope == into), None)
    for key in one.keys:
        held = draft.get(f"{theatre}/h/{scope}/{key}", HeldRow)
        if held is not None:
            draft.drop(f"{theatre}/h/{scope}/{key}")
            draft.put(f"{theatre}/h/{into}/{key}", held)
    keys = tuple(dict.fromkeys((*(there.keys if there else ()), *one.keys)))
    until = max(one.until, there.until) if there else one.until
    moved = replace(one, scope=into, home=there.home if there else one.home, until=until, keys=keys)
    others = tuple(other for other in wait.waiting if other.scope not in (scope, into))
    put_wait(draft, theatre, replace(wait, waiting=(*others, moved)))


def hold_surge(ear: Listening, alert: Alert, window: int, until: datetime) -> None:
    """Keep a surge that quiet hours hide; a later one replaces it."""
    wait = wait_of(ear.draft, ear.theatre)
    put_wait(ear.draft, ear.theatre, replace(wait, surge=alert, surge_window=window, surge_until=until))


def due_at(row: WaitRow) -> datetime | None:
    """When a theatre's next tick is due: where alerts are ready, when they became so; None where nothing waits."""
    if row.ready:
        return row.ready_at
    moments = [one.until for one in row.waiting]
    if row.surge_until is not None:
        moments.append(row.surge_until)
    return min(moments, default=None)


def whole_ms(moment: datetime) -> datetime:
    """``moment`` or the next whole millisecond after it: what a record's time can hold."""
    over = moment.microsecond % 1000
    return moment + timedelta(microseconds=1000 - over) if over else moment


LATE_MAX = timedelta(minutes=1)
"""A tick sent later than this after it was due (nobody was there to send it) says when it was really sent."""


@dataclass(slots=True)
class Waits:
    """Which theatres wait for a tick, learned from the rows a stage writes."""

    rows: dict[str, WaitRow] = field(default_factory=dict)

    def learn(self, changes: Mapping[str, Value | None]) -> None:
        """Take in rows as they were written."""
        for key, row in changes.items():
            if key.endswith(WAIT):
                if isinstance(row, WaitRow):
                    self.rows[key.removesuffix(WAIT)] = row
                else:
                    self.rows.pop(key.removesuffix(WAIT), None)

    def ticks(self, now: datetime) -> list[Tick]:
        """The ticks that are due, the longest due first, each of the moment it was due unless that is long ago."""
        due = [(at, theatre) for theatre, row in self.rows.items() if (at := due_at(row)) is not None and at <= now]
        return [
            Tick(theatre=theatre, due_at=at, at=whole_ms(at if now - at <= LATE_MAX else now))
            for at, theatre in sorted(due)
        ]
