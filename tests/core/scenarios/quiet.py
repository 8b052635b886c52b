"""What is kept back rings when its time has come, once, if it still stands; the story begins at six in the morning."""

from dataclasses import replace
from datetime import timedelta

from tests.core.newsroom import START, Newsroom, article, claim, directive, revised, strike
from tests.core.scenarios.bell import KABUL, KNOWN, NEW, toll
from tests.core.scenarios.scenario import Scenario

from tocsin.core.policy import Policy
from tocsin.schemas import Directive, Extraction

NIGHT = Policy(quiet_hours="22:00-07:00")
TORKHAM = strike("air", "Pakistan", "Afghanistan", "Torkham")
QUETTA = strike("drone", "India", "Pakistan", "Quetta")
FIRST = article("wire", 0, TORKHAM)


def alert_of(*items: Extraction | Directive, policy: Policy = NIGHT) -> str:
    """The id of the first alert of a story so far."""
    room = Newsroom(policy=policy)
    room.ring(*items)
    return room.alerts[0].alert_id


def event_of(item: Extraction, kind: str) -> str:
    return next(event.event_id for event in Newsroom().read(item) if event.kind == kind)


def incident_of(*items: Extraction) -> str:
    return str(Newsroom().read(*items)[0].incident_id)


RUNG = article("wire", 0, KABUL, toll("21"))
DAY = Policy()
SNOOZE = directive("snooze", "alert", alert_of(RUNG, policy=DAY), 5, until=START + timedelta(hours=3))
TOLD_LOW = article("wire", 0, TORKHAM, claim("9", at="Torkham", by="Fitrat/Afghanistan"))

LOW = article("wire", 0, TORKHAM, claim("2", at="Torkham", by="Fitrat/Afghanistan"))

SCENARIOS = (
    Scenario(
        "quiet hours end",
        "what was kept back rings when they end, though nothing more is heard",
        (FIRST,),
        (NEW,),
        ("A1 new_strike",),
        ("quiet_hours",),
        policy=NIGHT,
        wait=60,
        why="During quiet hours: not reported before: air strikes on Torkham by Pakistan.",
    ),
    Scenario(
        "quiet hours have not ended",
        "a minute before their end nothing rings",
        (FIRST,),
        (NEW,),
        (),
        ("quiet_hours",),
        policy=NIGHT,
        wait=59,
    ),
    Scenario(
        "the next night",
        "what rang at the end of one night does not ring at the end of the next",
        (FIRST,),
        (NEW,),
        ("A1 new_strike",),
        policy=NIGHT,
        wait=3 * 1440,
    ),
    Scenario(
        "a report taken back in the night",
        "what no longer stands in the morning never rings",
        (FIRST, revised(FIRST, 30)),
        (NEW, "strike retracted"),
        (),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "a report taken back that another outlet carries",
        "what somebody else still reports stands",
        (FIRST, article("daily", 20, TORKHAM), revised(FIRST, 30)),
        (NEW, KNOWN),
        ("A1 new_strike",),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "a toll that climbs in the night",
        "one alert in the morning, with the last number",
        (
            article("wire", 0, TORKHAM, claim("4", at="Torkham", by="Fitrat/Afghanistan")),
            article("daily", 20, TORKHAM, claim("9", at="Torkham", by="Fitrat/Afghanistan")),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike",),
        ("quiet_hours", "quiet_hours"),
        policy=NIGHT,
        wait=120,
        why="During quiet hours: not reported before: air strikes on Torkham by Pakistan; "
        "Fitrat (Afghanistan) now says 9 people killed, up from 4.",
    ),
    Scenario(
        "a toll corrected in the night",
        "one alert in the morning, with the number that stands; nobody is corrected who was not told",
        (TOLD_LOW, revised(TOLD_LOW, 20, TORKHAM, claim("6", at="Torkham", by="Fitrat/Afghanistan"))),
        (NEW, "claim new", KNOWN, "claim lowered"),
        ("A1 new_strike",),
        policy=NIGHT,
        wait=120,
        why="During quiet hours: not reported before: air strikes on Torkham by Pakistan; "
        "Fitrat (Afghanistan) now says 6 people killed, down from 9.",
    ),
    Scenario(
        "two attacks in one night",
        "each incident has its alert in the morning",
        (FIRST, article("daily", 5, QUETTA)),
        (NEW, NEW),
        ("A1 new_strike", "B1 new_strike"),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "a roundup in the night",
        "what one article brought is one alert in the morning, too",
        (article("wire", 0, TORKHAM, QUETTA),),
        (NEW, NEW),
        ("A1 new_strike",),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "it gets critical before the night is over",
        "the worst rings at once and tells the rest; nothing is left for the morning",
        (
            article("wire", 0, TORKHAM, toll("2", at="Torkham")),
            article("daily", 30, TORKHAM, toll("90", at="Torkham")),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike",),
        ("quiet_hours", "rang"),
        policy=NIGHT,
        wait=240,
        why="Not reported before: air strikes on Torkham by Pakistan; Fitrat (Afghanistan) now says 90 civilians killed, up from 2.",
    ),
    Scenario(
        "marked wrong in the night",
        "an incident marked wrong does not ring in the morning",
        (FIRST, directive("wrong", "incident", incident_of(FIRST), 20)),
        (NEW,),
        (),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "one report marked wrong in the night",
        "an event marked wrong does not ring in the morning",
        (FIRST, directive("wrong", "event", event_of(FIRST, "strike"), 20)),
        (NEW,),
        (),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "muted in the night",
        "what is muted when the night ends does not ring",
        (FIRST, directive("mute", "place", "Torkham", 20)),
        (NEW,),
        (),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "two incidents merged in the night",
        "what was kept back of the one rings with the other, once",
        (
            FIRST,
            article("daily", 5, QUETTA),
            directive("merge", "incident", incident_of(article("daily", 5, QUETTA)), 20, into=incident_of(FIRST)),
        ),
        (NEW, NEW),
        ("A1 new_strike",),
        policy=NIGHT,
        wait=120,
    ),
    Scenario(
        "a snooze ends",
        "what came meanwhile rings once when it ends",
        (
            RUNG,
            SNOOZE,
            article("daily", 60, KABUL, toll("26")),
            article("third", 90, KABUL, toll("31")),
        ),
        (NEW, "claim new", KNOWN, "claim raised", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim"),
        ("rang", "snoozed", "snoozed", "snoozed"),
        wait=600,
        why="While it was snoozed: Fitrat (Afghanistan) now says 31 civilians killed, up from 26.",
    ),
    Scenario(
        "a snooze ends and nothing came",
        "the end of a snooze alone is no news",
        (RUNG, SNOOZE),
        (NEW, "claim new"),
        ("A1 new_strike",),
        wait=600,
    ),
    Scenario(
        "it gets worse while snoozed",
        "a rise in severity rings through the snooze and tells what was kept back; its end adds nothing",
        (
            article("wire", 0, TORKHAM, claim("2", at="Torkham", by="Fitrat/Afghanistan")),
            directive(
                "snooze",
                "alert",
                alert_of(article("wire", 0, TORKHAM, claim("2", at="Torkham", by="Fitrat/Afghanistan")), policy=DAY),
                5,
                until=START + timedelta(hours=3),
            ),
            article("daily", 60, TORKHAM, claim("1", "captured", at="Torkham", by="Fitrat/Afghanistan")),
            article("third", 90, TORKHAM, claim("80", at="Torkham", by="Fitrat/Afghanistan")),
        ),
        (NEW, "claim new", KNOWN, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim"),
        ("rang", "snoozed", "snoozed", "updated"),
        wait=600,
    ),
    Scenario(
        "a snooze made longer",
        "what came meanwhile rings when the longer one ends, and not when the first would have",
        (
            RUNG,
            SNOOZE,
            article("daily", 60, KABUL, toll("26")),
            directive("snooze", "alert", alert_of(RUNG, policy=DAY), 100, until=START + timedelta(hours=5)),
            article("third", 240, QUETTA),
        ),
        (NEW, "claim new", KNOWN, "claim raised", NEW),
        ("A1 new_strike", "B1 new_strike", "A2 raised_claim"),
        wait=301,
        why="While it was snoozed: Fitrat (Afghanistan) now says 26 civilians killed, up from 21.",
    ),
    *(
        Scenario(
            f"a snooze that ends in quiet hours, {when}",
            "what was snoozed waits for their end too",
            (
                LOW,
                directive("snooze", "alert", alert_of(LOW, policy=DAY), 5, until=START + timedelta(hours=3)),
                article("daily", 60, TORKHAM, claim("1", "captured", at="Torkham", by="Fitrat/Afghanistan")),
            ),
            (NEW, "claim new", KNOWN, "claim new"),
            ("A1 new_strike", *later),
            policy=Policy(quiet_hours="08:00-12:00"),
            wait=wait,
        )
        for when, wait, later in (("before", 359, ()), ("after", 360, ("A2 new_claim",)))
    ),
    Scenario(
        "marked wrong while snoozed",
        "an alert marked wrong stays silent when its snooze ends",
        (
            RUNG,
            SNOOZE,
            article("daily", 60, KABUL, toll("26")),
            directive("wrong", "alert", alert_of(RUNG, policy=DAY), 70),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike",),
        wait=600,
    ),
    Scenario(
        "ten minutes after an update",
        "what came too soon after the last rings by itself when the ten minutes are over",
        (RUNG, article("daily", 4, KABUL, toll("26"))),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim"),
        ("rang", "cooling_down"),
        wait=10,
        why="Fitrat (Afghanistan) now says 26 civilians killed, up from 21.",
    ),
    Scenario(
        "nine minutes after an update",
        "and not before",
        (RUNG, article("daily", 4, KABUL, toll("26"))),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike",),
        wait=9.9,
    ),
    Scenario(
        "a step crossed while an update waits",
        "the step rings at once; the number it passed never does",
        (RUNG, article("daily", 4, KABUL, toll("26")), article("third", 6, KABUL, toll("55"))),
        (NEW, "claim new", KNOWN, "claim raised", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim"),
        wait=60,
        why="Fitrat (Afghanistan) now says 55 civilians killed, up from 26.",
    ),
    Scenario(
        "a surge in the night",
        "it rings in the morning, once",
        (
            *(article("wire", n * 1440 + 300, strike("shelling", "Pakistan", None, "Torkham")) for n in range(9)),
            *(article(f"paper{n}", 9 * 1440 + n, strike("bomb", f"group {n}", None, "Peshawar")) for n in range(14)),
        ),
        ((NEW),) * 23,
        ("A1 surge",),
        policy=replace(NIGHT, score_min=3.0),
        wait=9 * 1440 + 120,
        why="During quiet hours: 14 new attacks in six hours",
    ),
)
