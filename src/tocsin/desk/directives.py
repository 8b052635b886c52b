"""What a person at the desk may say, read strictly from what the page posts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast, get_args, get_type_hints

from tocsin.core.ids import make_id
from tocsin.desk.body import RefusedError, read_object, read_text
from tocsin.desk.holdings import Holdings
from tocsin.schemas import Directive
from tocsin.schemas.base import parse_time
from tocsin.schemas.words import Fault, Verb

TARGETS_MAX = 200
SNOOZE_DAYS_MAX = 7
MUTE_DAYS_MAX = 90

TARGET_KINDS: tuple[str, ...] = get_args(get_type_hints(Directive)["target_kind"])
ALLOWED: dict[Verb, tuple[str, ...]] = {
    Verb.ACKNOWLEDGE: ("alert",),
    Verb.SNOOZE: ("alert", "incident"),
    Verb.MUTE: ("incident", "place", "outlet", "actor"),
    Verb.UNMUTE: ("incident", "place", "outlet", "actor"),
    Verb.WRONG: ("alert", "incident", "event"),
    Verb.SPLIT: ("incident",),
    Verb.MERGE: ("incident",),
}
"""What each verb may be said of."""
HELD_KINDS = ("alert", "incident", "event")


def read_directive(body: bytes, held: Holdings, *, by: str, now: datetime) -> Directive:
    """The directive in ``body``; raises RefusedError.

    ``by`` stands for a person who gave no name. An alert, incident or event must be on the desk; a place, outlet or
    actor needs the theatre it is muted in.
    """
    said = read_object(body)
    verb, kind = _verb(said), read_text(said, "target_kind")
    if kind not in ALLOWED[verb]:
        raise RefusedError(f"{verb} is said of {' or '.join(ALLOWED[verb])}, not of {kind or 'nothing'}")
    target = read_text(said, "target", required=True)
    theatre = _theatre(said, held, kind, target)
    into, targets = _into(said, held, verb, target), _targets(said, held, verb, target)
    until = _until(said, verb, now)
    who = read_text(said, "by") or by
    return Directive(
        directive_id=make_id("dir", verb, kind, target, into, *targets, until, who, now.isoformat()),
        verb=verb,
        theatre=theatre,
        target_kind=cast("Any", kind),
        target=target,
        into=into,
        targets=targets,
        until=until,
        note=read_text(said, "note") or None,
        by=who,
        at=now,
        fault=_fault(said, verb),
    )


def _verb(said: dict[str, Any]) -> Verb:
    try:
        return Verb(str(said.get("verb")))
    except ValueError:
        raise RefusedError(f"verb is one of {', '.join(Verb)}") from None


def _theatre(said: dict[str, Any], held: Holdings, kind: str, target: str) -> str:
    if kind not in HELD_KINDS:
        return read_text(said, "theatre", required=True)
    theatre = held.theatre_of(kind, target)
    if theatre is None:
        raise RefusedError(f"{kind} {target} is not on the desk any more; reload the page")
    return theatre


def _into(said: dict[str, Any], held: Holdings, verb: Verb, target: str) -> str | None:
    """The incident to merge into."""
    if verb is not Verb.MERGE:
        return None
    into = read_text(said, "into", required=True)
    if into == target:
        raise RefusedError("an incident cannot be merged into itself; name another one")
    other, this = held.incidents.get(into), held.incidents.get(target)
    if other is None or this is None or other.theatre != this.theatre:
        raise RefusedError(f"incident {into} is not one of this theatre's on the desk; choose one from the list")
    return into


def _targets(said: dict[str, Any], held: Holdings, verb: Verb, incident_id: str) -> tuple[str, ...]:
    """The events a split takes out of its incident."""
    if verb is not Verb.SPLIT:
        return ()
    targets = said.get("targets")
    if not isinstance(targets, list) or not 0 < len(targets) <= TARGETS_MAX:
        raise RefusedError(f"choose from 1 to {TARGETS_MAX} claims to split off")
    members = {event.event_id for event in held.events_of(incident_id)}
    chosen = {one for one in targets if isinstance(one, str)}
    if len(chosen) == 0 or not chosen < members:
        raise RefusedError("a split takes some of the incident's claims, and leaves at least one")
    return tuple(sorted(chosen))


def _fault(said: dict[str, Any], verb: Verb) -> Fault | None:
    """Which part of what is marked wrong is."""
    text = read_text(said, "fault")
    if verb is not Verb.WRONG or not text:
        return None
    try:
        return Fault(text)
    except ValueError:
        raise RefusedError(f"fault is one of {', '.join(Fault)}") from None


def _until(said: dict[str, Any], verb: Verb, now: datetime) -> datetime | None:
    text = read_text(said, "until", required=verb is Verb.SNOOZE)
    if verb not in (Verb.SNOOZE, Verb.MUTE) or not text:
        return None
    try:
        until = parse_time(text)
    except ValueError:
        raise RefusedError("until is a time like 2026-02-28T04:00:00Z") from None
    days_max = SNOOZE_DAYS_MAX if verb is Verb.SNOOZE else MUTE_DAYS_MAX
    if not now < until <= now + timedelta(days=days_max):
        raise RefusedError(f"until lies between now and {days_max} days from now")
    return until
