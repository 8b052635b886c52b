"""Whether new attacks come far more often than a theatre is used to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.core.held import hold_surge, put_wait, wait_of
from tocsin.core.ids import make_id
from tocsin.core.judge import is_news, silence_of_old
from tocsin.core.listening import PLACES_MAX, Listening
from tocsin.core.policy import severity_rank
from tocsin.core.quotes import quotes_of, timings_of
from tocsin.core.rung import RateRow
from tocsin.core.severity import Weight, score_parts, severity_of, total
from tocsin.core.theatre import theatre_words
from tocsin.schemas import Alert, EnrichedEvent
from tocsin.schemas.words import AlertKind, AlertReason, EventStatus

RATE_WINDOW = timedelta(hours=6)
RATE_FADE = 1 / 28
"""The mean and its spread are of about the last week of windows."""
RATE_CATCH_UP_MAX = 56
"""Empty windows counted after a silence: two weeks of silence are as good as any longer one."""


def find_surge(listening: Listening, events: list[EnrichedEvent]) -> Alert | None:
    """Ring once a window when new attacks lie far above the theatre's own mean; counts ``events`` in any case."""
    policy, now, key = listening.policy, listening.now, listening.at("n", "")
    fresh = [
        e
        for e in events
        if e.strike is not None and is_news(e) and e.status is EventStatus.NEW and not silence_of_old(e, policy, now)
    ]
    row = _rolled(listening.draft.get(key, RateRow), now)
    row = replace(row, count=row.count + len(fresh))
    alert = _surge_alert(listening, fresh[-1], row) if fresh and _surges(listening, row) else None
    loud = alert is not None and severity_rank(alert.severity) >= severity_rank(policy.quiet_severity_min)
    if alert is not None and policy.quiet_at(now) and not loud:
        hold_surge(listening, alert, row.window, policy.quiet_until(now))
        alert = None
    listening.draft.put(key, replace(row, rung_window=row.window) if alert else row)
    return alert


def release_surge(listening: Listening) -> list[Alert]:
    """The surge that quiet hours hid, as it was last; it is rung once for its window."""
    wait = wait_of(listening.draft, listening.theatre)
    row = listening.draft.get(listening.at("n", ""), RateRow)
    put_wait(listening.draft, listening.theatre, replace(wait, surge=None, surge_window=-1, surge_until=None))
    if wait.surge is None or row is None:
        return []
    listening.draft.put(listening.at("n", ""), replace(row, rung_window=max(row.rung_window, wait.surge_window)))
    why = f"During quiet hours: {wait.surge.why}"
    return [replace(wait.surge, why=why, timings=replace(wait.surge.timings, decided_at=listening.now))]


def _surges(listening: Listening, row: RateRow) -> bool:
    policy = listening.policy
    usual_spread = max(row.variance**0.5, row.mean**0.5, 1.0)
    return (
        row.windows >= policy.surge_baseline_windows
        and row.count >= policy.surge_min
        and row.count >= row.mean + policy.surge_sigmas * usual_spread
        and row.rung_window < row.window
    )


def _surge_alert(listening: Listening, event: EnrichedEvent, row: RateRow) -> Alert:
    theatre = listening.theatre
    parts = score_parts(Weight(tolls={}, surge=row.count))
    score = total(parts)
    return Alert(
        alert_id=make_id("alr", theatre, "surge", row.window),
        revision=1,
        kind=AlertKind.ALERT,
        reason=AlertReason.SURGE,
        severity=severity_of(score),
        score=score,
        score_parts=parts,
        headline=f"Surge of attacks in {theatre_words(theatre)}",
        why=f"{row.count} new attacks in six hours, where {row.mean:.1f} are usual.",
        theatre=theatre,
        incident_id=None,
        conflict_id=event.conflict_id,
        places=event.strike.places[:PLACES_MAX] if event.strike else (),
        event_ids=(event.event_id,),
        evidence=tuple(quotes_of(event)),
        sources=event.sources,
        independent_sources=event.independent_sources,
        first_seen_at=event.article.fetched_at,
        timings=timings_of(event, listening.now),
        sample=event.article.sample,
    )


def _rolled(row: RateRow | None, now: datetime) -> RateRow:
    """``row`` with every window that has ended counted into the mean."""
    window = int(now.timestamp() // RATE_WINDOW.total_seconds())
    if row is None:
        return RateRow(since=now, window=window)
    for _ in range(min(window - row.window, RATE_CATCH_UP_MAX)):
        fade = max(RATE_FADE, 1 / (row.windows + 1))
        off = row.count - row.mean
        mean = row.mean + fade * off
        variance = (1 - fade) * (row.variance + fade * off * off)
        row = replace(row, mean=round(mean, 6), variance=round(variance, 6), windows=row.windows + 1, count=0)
    return replace(row, window=max(window, row.window))
