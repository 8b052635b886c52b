"""Link: which incident is this, who said it before, and what is new about it?"""

from tocsin.core.link import decide_link
from tocsin.streams.stage import Stage
from tocsin.streams.topics import CONFLICTS, DIRECTIVES, EVENTS_ENRICHED, EVENTS_EXTRACTED, INCIDENTS


def link() -> Stage:
    """The ledger and the incidents of a theatre live in its partition."""
    return Stage(
        "link",
        reads=(EVENTS_EXTRACTED, DIRECTIVES),
        decide=decide_link,
        sends=(EVENTS_ENRICHED, INCIDENTS, CONFLICTS),
    )
