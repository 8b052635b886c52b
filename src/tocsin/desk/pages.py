"""What the page asks for, as JSON: a beginning, one alert, one incident, one conflict, one article, one feed."""

from __future__ import annotations

from itertools import islice
from typing import Any

import orjson

from tocsin.desk.holdings import Holdings
from tocsin.desk.matrix import matrix_of
from tocsin.schemas import Alert, Conflict, EnrichedEvent, Incident, Toll, Value


def as_json(**fields: Any) -> bytes:
    """One JSON object; times in UTC with a Z."""
    return orjson.dumps(fields, option=orjson.OPT_UTC_Z)


def _raw(value: Value) -> orjson.Fragment:
    return orjson.Fragment(value.encode())


def snapshot(held: Holdings, **more: Any) -> bytes:
    """All the page needs to begin: newest alerts, incidents and conflicts, how the feeds are, and what is muted."""
    return as_json(
        **more,
        alerts=alerts(held, held.limits.alerts_max),
        incidents=incidents(held, held.limits.incidents_shown_max),
        conflicts=[orjson.Fragment(conflict_summary(one)) for one in held.conflicts.newest_first()],
        feeds=held.tally(),
        destinations=[_raw(one) for one in held.destinations.values() if one.disabled],
        mutes=[_raw(directive) for directive in held.mutes()],
    )


def alerts(held: Holdings, count_max: int) -> list[orjson.Fragment]:
    """The newest alerts, newest first."""
    return [orjson.Fragment(alert_summary(held, one)) for one in islice(held.alerts.newest_first(), count_max)]


def feeds(held: Holdings) -> list[orjson.Fragment]:
    """Every feed with how it is doing."""
    return [orjson.Fragment(feed_summary(held, feed.feed_id)) for feed in held.feeds.values()]


def feed_summary(held: Holdings, feed_id: str) -> bytes:
    """One feed, and its state where it has been polled."""
    feed, state = held.feeds.get(feed_id), held.feed_states.get(feed_id)
    return as_json(feed_id=feed_id, feed=_raw(feed) if feed else None, state=_raw(state) if state else None)


def alert_summary(held: Holdings, revisions: dict[int, Alert]) -> bytes:
    """One alert: its newest revision, what each revision said, what people said of it, and where it went."""
    newest = revisions[max(revisions)]
    return as_json(
        alert=_raw(newest),
        revisions=[_revision(one) for _, one in sorted(revisions.items())],
        directives=[_raw(one) for one in held.said_of("alert", newest.alert_id)],
        deliveries=[_raw(one) for one in held.deliveries_of(newest.alert_id)],
    )


def _revision(alert: Alert) -> dict[str, Any]:
    return {
        "revision": alert.revision,
        "kind": alert.kind,
        "reason": alert.reason,
        "severity": alert.severity,
        "score": alert.score,
        "headline": alert.headline,
        "why": alert.why,
        "decided_at": alert.timings.decided_at,
    }


def incident_summary(incident: Incident) -> bytes:
    """One incident with its contested view."""
    return as_json(incident=_raw(incident), matrix=_matrix(incident.tolls, incident.contested))


def conflict_summary(conflict: Conflict) -> bytes:
    """One conflict with its contested view."""
    return as_json(conflict=_raw(conflict), matrix=_matrix(conflict.tolls, conflict.contested))


def _matrix(tolls: tuple[Toll, ...], contested: bool) -> dict[str, Any]:
    matrix = matrix_of(tolls, contested=contested)
    return {
        "columns": matrix.columns,
        "rows": [
            {
                "side": row.side,
                "effect": row.effect,
                "people": row.people,
                "cells": row.cells,
                "lowest": row.lowest,
                "highest": row.highest,
                "clash": row.clash,
            }
            for row in matrix.rows
        ],
    }


def incident(held: Holdings, incident_id: str) -> bytes | None:
    """One incident whole: contested view, ledger, alerts, and what people said; None where it is not held."""
    found = held.incidents.get(incident_id)
    if found is None:
        return None
    return as_json(
        incident=_raw(found),
        matrix=_matrix(found.tolls, found.contested),
        events=_events(held.events_of(incident_id)),
        alerts=[one.alert_id for one in _alerts_of(held) if one.incident_id == incident_id],
        directives=[_raw(one) for one in held.said_of("incident", incident_id)],
        wrong_events=held.wrong_events(),
    )


def conflict(held: Holdings, conflict_id: str) -> bytes | None:
    """One conflict whole: contested view, claims of no single incident, its incidents; None where not held."""
    found = held.conflicts.get(conflict_id)
    if found is None:
        return None
    members = [one for one in held.incidents.newest_first() if one.conflict_id == conflict_id]
    return as_json(
        conflict=_raw(found),
        matrix=_matrix(found.tolls, found.contested),
        events=_events(held.events_of(conflict_id)),
        incidents=[one.incident_id for one in members if not one.merged_into],
        alerts=[one.alert_id for one in _alerts_of(held) if one.conflict_id == conflict_id and not one.incident_id],
        wrong_events=held.wrong_events(),
    )


def article(held: Holdings, article_id: str, revision: int | None) -> bytes | None:
    """One article with the events that point into it; its newest revision where none is named."""
    revisions = held.library.revisions(article_id)
    wanted = revision if revision is not None else max(revisions, default=0)
    found = held.library.get((article_id, wanted))
    if found is None:
        return None
    events = [event for event in held.events_of(article_id) if event.article.revision == wanted]
    return as_json(article=_raw(found), revisions=revisions, events=_events(events))


def _events(events: list[EnrichedEvent]) -> list[orjson.Fragment]:
    return [_raw(event) for event in events]


def _alerts_of(held: Holdings) -> list[Alert]:
    return [revisions[max(revisions)] for revisions in held.alerts.newest_first()]


def events(held: Holdings, count_max: int) -> list[orjson.Fragment]:
    """The newest strikes and claims, newest first."""
    return [_raw(event) for event in islice(held.events.newest_first(), count_max)]


def incidents(held: Holdings, count_max: int) -> list[orjson.Fragment]:
    """The newest incidents, the last touched first."""
    return [orjson.Fragment(incident_summary(one)) for one in islice(held.incidents.newest_first(), count_max)]
