"""When the bell rings, for what, and why not: one alert for an incident, revised as the news gets worse.

an article's events      are weighed together when the last has come: they ring once
a reason to ring         core/judge.py, event by event
muted, snoozed, wrong    as the desk said
the alert                the one that already covers an incident the article tells of, else a new one
a new alert              needs a severity score of at least ``score_min``
an update                needs a step crossed, a rise in severity, or ten minutes since the last
quiet hours              hold back all but the worst
what was held back       rings when the quiet hours, the snooze or the ten minutes end, if it still stands: a tick
                         on the log says that they have (core/release.py)
"""

from __future__ import annotations

from datetime import datetime

from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.desk_words import decide_desk_words
from tocsin.core.judge import Verdict
from tocsin.core.listening import Listening, forget
from tocsin.core.policy import Policy
from tocsin.core.release import decide_tick
from tocsin.core.ringing import Ringing
from tocsin.schemas import Directive, EnrichedEvent, Tick

BATCH_EVENTS_MAX = 200
"""Events of one article that are weighed together; what comes after them is weighed by itself."""


def decide_alert(memory: Memory, item: EnrichedEvent | Directive | Tick, now: datetime, policy: Policy) -> Decision:
    """Decide whether ``item`` rings the bell.

    Events come one by one, in the order the link stage sent them; rows are keyed by the theatre.
    Sends at most a few Alerts, each one revision; the reason says what rang or why nothing did.
    """
    if isinstance(item, Directive):
        return decide_desk_words(memory, item)
    if isinstance(item, Tick):
        return decide_tick(memory, item, now, policy)
    draft = Draft(memory)
    events = _gathered(draft, item)
    if events is None:
        return Decision(Verdict.GATHERED, draft.changes)
    forget(draft, item.theatre, now)
    ringing = Ringing(Listening(draft, item.theatre, now, policy))
    alerts = ringing.run(events)
    return Decision(ringing.verdict, draft.changes, tuple(alerts))


def _gathered(draft: Draft, event: EnrichedEvent) -> list[EnrichedEvent] | None:
    """All events of an article once its last has come; None while more are to follow."""
    if event.batch is None or event.batch_size <= 1 or event.batch_index >= BATCH_EVENTS_MAX:
        return [event]
    prefix = f"{event.theatre}/g/{event.batch}"
    last = min(event.batch_size, BATCH_EVENTS_MAX) - 1
    if event.batch_index < last:
        draft.put(f"{prefix}/{event.batch_index}", event)
        return None
    events = []
    for index in range(last):
        row = draft.get(f"{prefix}/{index}", EnrichedEvent)
        if row is not None:
            events.append(row)
            draft.drop(f"{prefix}/{index}")
    return [*events, event]
