"""What must hold for every story, not only for those told."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.core.newsroom import PLACES as KNOWN_PLACES
from tests.core.newsroom import Newsroom, article, claim, directive, place, strike

from tocsin.core.policy import Policy
from tocsin.core.rows import ConflictRow, EntryRow, EventRow, IncidentRow
from tocsin.schemas import Claim, Directive, Extraction, Strike

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
CITIES = ("Kabul", "Kandahar", "Torkham", "Khost", "Afghanistan")
COUNTS = ("1", "4", "at least 9", "19", "more than 20", "dozens", "55", "about 60", "100 to 120", "297")
SPEAKERS = (None, "Zaidi/Pakistan", "Mujahid/Afghanistan", "Red Crescent:medical", "officials:unnamed")

strikes = st.builds(
    strike,
    st.sampled_from(("air", "drone", "shelling", "bomb", "clash", "unspecified")),
    st.sampled_from((None, "Pakistan", "Afghanistan")),
    st.sampled_from((None, "Afghanistan")),
    st.sampled_from(("", *CITIES)).map(lambda name: (name,) if name else ()),
    status=st.sampled_from(("reported", "reported", "reported", "denied", "threatened")),
    scope=st.sampled_from(("current", "current", "background")),
)
claims = st.builds(
    claim,
    st.sampled_from(COUNTS),
    st.sampled_from(("killed", "killed", "wounded", "captured")),
    st.just("people"),
    st.sampled_from((None, "Afghanistan", "Pakistan")),
    st.sampled_from(SPEAKERS),
    category=st.sampled_from(("unknown", "civilian", "combatant")),
    at=st.sampled_from(("", *CITIES)).map(lambda name: (name,) if name else ()),
    cumulative=st.booleans(),
    subset=st.booleans(),
    denied=st.sampled_from((False, False, False, True)),
    scope=st.sampled_from(("current", "current", "background")),
)
events = st.lists(st.one_of(strikes, claims), min_size=1, max_size=5)
stories = st.lists(events, min_size=1, max_size=6)


def told(story: list[list[Strike | Claim]], spacing: float = 17) -> list[Extraction]:
    return [article(f"outlet {n % 4}", n * spacing, *said, name=f"story {n}") for n, said in enumerate(story)]


@QUICK
@given(events, st.permutations(range(5)))
def test_the_order_of_wire_copies_never_changes_the_set_of_alerts(said: list[Strike | Claim], order: list[int]) -> None:
    words = " ".join(f"word{n}" for n in range(120))

    def rung(outlets: list[int]) -> set[tuple[str, int, str, str]]:
        room = Newsroom()
        for minute, outlet in enumerate(outlets):
            room.ring(article(f"outlet {outlet}", minute, *said, name="copy", text=words))
        return {(a.alert_id, a.revision, a.reason, a.severity) for a in room.alerts}

    assert rung(list(order)) == rung(list(range(5)))


@QUICK
@given(stories)
def test_a_replay_is_byte_identical(story: list[list[Strike | Claim]]) -> None:
    first, again = Newsroom(), Newsroom()
    first.ring(*told(story))
    again.ring(*told(story))
    assert [v.encode() for v in (*first.sent, *first.alerts)] == [v.encode() for v in (*again.sent, *again.alerts)]


PLACED_LATER = [
    [strike("air", "Pakistan"), strike("air", "Afghanistan"), strike("air")],
    [strike("air"), strike("air", None, "Afghanistan"), claim("1", "killed", "people", at="Kabul", category="unknown")],
]
"""Two attacks without a place; what is told next gives one of them its place, and is told again."""
PLACED_WITHIN = [
    [strike("air")],
    [
        *(strike("air"), strike("air"), strike("air", None, "Afghanistan")),
        claim("4", "killed", "people", category="unknown"),
        claim("1", "killed", "people", by="Zaidi/Pakistan", at="Kabul", category="unknown"),
    ],
]
"""The last claim of an article gives its attack a place, and with it the claims before it that name none."""


@QUICK
@given(stories)
@example(PLACED_LATER)
@example(PLACED_WITHIN)
def test_a_repeat_never_rings(story: list[list[Strike | Claim]]) -> None:
    room = Newsroom(policy=Policy(cooldown_minutes=0))
    items = told(story)
    room.ring(*items)
    last = (len(story) - 1) * 17
    again = article("republisher", last + 5, *story[-1], name="again")
    assert room.ring(again) == []
    assert room.ring(items[-1]) == []


@QUICK
@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 600))
def test_a_higher_toll_by_the_same_claimant_always_rings_at_the_ladder(first: int, more: int, minutes: int) -> None:
    room = Newsroom()
    hit = strike("air", "Pakistan", "Afghanistan", "Kabul")
    room.ring(article("wire", 0, hit, claim(str(first), "killed", by="Mujahid/Afghanistan", at="Kabul")))
    rung = room.ring(
        article("daily", minutes, hit, claim(str(first + more), "killed", by="Mujahid/Afghanistan", at="Kabul"))
    )
    if room.policy.crosses_step(first, first + more):
        assert [alert.reason for alert in rung] == ["raised_claim"]
        assert rung[0].revision == 2


@QUICK
@given(stories)
def test_a_revision_of_an_alert_comes_once_and_in_order(story: list[list[Strike | Claim]]) -> None:
    room = Newsroom()
    room.ring(*told(story, 3))
    seen: dict[str, int] = {}
    for alert in room.alerts:
        assert alert.revision == seen.get(alert.alert_id, 0) + 1
        seen[alert.alert_id] = alert.revision


@QUICK
@given(stories)
def test_every_alert_shows_its_words_and_its_sum(story: list[list[Strike | Claim]]) -> None:
    room = Newsroom()
    room.ring(*told(story))
    for alert in room.alerts:
        assert alert.evidence
        assert alert.score == round(sum(part.points for part in alert.score_parts), 2)
        assert alert.why.endswith(".")
        assert alert.headline


@QUICK
@given(stories)
def test_background_and_threats_alone_never_ring(story: list[list[Strike | Claim]]) -> None:
    room = Newsroom()
    for item in told(story):
        past = tuple(s for s in item.strikes if s.scope == "background" or s.status != "reported")
        quiet = tuple(c for c in item.claims if c.scope == "background")
        room.ring(article("history", 0, *past, *quiet, name=item.article.article_id))
    assert room.alerts == []


said_at_the_desk = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "wrong", "mute", "unmute", "snooze", "acknowledge")),
        st.integers(0, 20),
        st.integers(0, 20),
    ),
    max_size=8,
)


def directives(room: Newsroom, told_at_desk: list[tuple[str, int, int]], minutes: float) -> list[Directive]:
    """What the desk might say of what is known, and of what is not."""
    incidents = [*room.incidents, "inc-nobody"]
    events = [*(event.event_id for event in room.events), "evt-nobody"]
    found = []
    for n, (verb, one, other) in enumerate(told_at_desk):
        kind = "event" if verb == "wrong" else "incident"
        target = events[one % len(events)] if kind == "event" else incidents[one % len(incidents)]
        leaving = tuple(events[other % len(events) :][:3])
        more = {"into": incidents[other % len(incidents)]} if verb == "merge" else {"targets": leaving}
        found.append(directive(verb, kind, target, minutes + n, **(more if verb in ("merge", "split") else {})))
    return found


@QUICK
@given(stories, said_at_the_desk, stories)
def test_whatever_is_said_in_whatever_order_no_row_is_lost_or_leaked(
    before: list[list[Strike | Claim]], desk: list[tuple[str, int, int]], after: list[list[Strike | Claim]]
) -> None:
    room = Newsroom()
    room.ring(*told(before))
    for item in directives(room, desk, 110):
        room.ring(item)
    room.ring(*(article(f"late {n}", 130 + 9 * n, *said, name=f"late {n}") for n, said in enumerate(after)))
    rows = room.memory.rows
    scopes = [row for row in rows.values() if isinstance(row, IncidentRow | ConflictRow)]
    listed = {ref.key for row in scopes for ref in row.entries}
    assert {key for key, row in rows.items() if isinstance(row, EntryRow)} == listed
    events = {f"south-asia/e/{event}" for row in scopes for event in row.events}
    assert {key for key, row in rows.items() if isinstance(row, EventRow)} == events
    assert all(key.startswith("south-asia/") for key in (*rows, *room.bell.rows))


@QUICK
@given(stories, said_at_the_desk)
def test_a_desk_replays_byte_for_byte(story: list[list[Strike | Claim]], desk: list[tuple[str, int, int]]) -> None:
    def tell() -> list[bytes]:
        room = Newsroom()
        room.ring(*told(story))
        room.ring(*directives(room, desk, 110))
        room.ring(article("last", 200, *story[-1], name="last"))
        return [value.encode() for value in (*room.sent, *room.alerts)]

    assert tell() == tell()


def test_the_places_of_the_properties_are_known() -> None:
    assert all(place(name).name in KNOWN_PLACES for name in CITIES)
