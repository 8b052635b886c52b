"""Alert: does this ring, and what does the bell say?"""

from datetime import datetime

from tocsin.core.alert import decide_alert
from tocsin.core.decision import Decision, Memory
from tocsin.core.policy import Policy
from tocsin.schemas import Directive, EnrichedEvent
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ALERTS_RAISED, DIRECTIVES, EVENTS_ENRICHED


def alert(policy: Policy) -> Stage:
    """Ring once for what is new or worse, by ``policy``."""

    def decide(memory: Memory, item: EnrichedEvent | Directive, now: datetime) -> Decision:
        return decide_alert(memory, item, now, policy)

    return Stage("alert", reads=(EVENTS_ENRICHED, DIRECTIVES), decide=decide, sends=(ALERTS_RAISED,))
