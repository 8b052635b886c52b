"""When the bell rings and when it keeps silent."""

from typing import Any

from tests.core.newsroom import article, claim, directive, strike
from tests.core.scenarios.scenario import Scenario

from tocsin.core.policy import Policy
from tocsin.schemas import Claim, Extraction

KABUL = strike("air", "Pakistan", "Afghanistan", "Kabul")
NEW = "strike new new_incident"
KNOWN = "strike repeat known_incident"


def toll(number: str, by: str | None = "Fitrat/Afghanistan", **more: Any) -> Claim:
    return claim(number, "killed", "civilians", "Afghanistan", by, category="civilian", **more)


def day(n: float) -> float:
    return n * 1440


def _quiet(outlet: str, n: int) -> Extraction:
    return article(outlet, day(n), strike("shelling", "Pakistan", "Afghanistan", "Torkham"))


SEED = (
    strike("air", "Pakistan", "Afghanistan", ("Kabul", "Kandahar", "Afghanistan")),
    strike("unspecified", "Afghanistan"),
    strike("clash", None, None, "Torkham"),
    strike("clash", scope="background"),
    strike("air", "Pakistan", None, "Paktika", scope="background"),
    claim("55", "killed", "Pakistani soldiers", "Pakistan", "Zabihullah Mujahid/Afghanistan", category="combatant", perpetrator="Afghanistan"),
    claim("several", "captured", "several others", "Pakistan", "Zabihullah Mujahid/Afghanistan", category="combatant", perpetrator="Afghanistan"),
    claim("13", "killed", "Afghan troops", "Afghanistan", "Zabihullah Mujahid/Afghanistan", category="combatant"),
    claim("297", "killed", "Afghan Taliban and militants", "Afghanistan", "Zaidi/Pakistan", category="combatant"),
    claim("12", "killed", "soldiers", "Pakistan", "Islamabad/Pakistan", category="combatant"),
    claim("at least 19", "killed", "civilians", "Afghanistan", "Hamdullah Fitrat/Afghanistan", category="civilian", at=("Khost", "Paktika")),
    claim("more than 70", "killed", "people", scope="background"),
    claim("3", "captured", "Pakistani soldiers", "Pakistan", scope="background"),
    claim("at least 13", "killed", "civilians", "Afghanistan", "UN mission:monitor", category="civilian", scope="background", at="Paktika"),
)  # fmt: skip
SEED_LEDGER = (
    NEW, NEW, NEW, "strike repeat background", "strike repeat background",
    "claim new", "claim new", "claim new", "claim contested contradicts", "claim contested contradicts", "claim new",
    "claim repeat background", "claim repeat background", "claim repeat background",
)  # fmt: skip
SEED_AGAIN = (
    KNOWN, KNOWN, KNOWN, "strike repeat background", "strike repeat background",
    *("claim repeat same_number",) * 6,
    *("claim repeat background",) * 3,
)  # fmt: skip

SCENARIOS = (
    Scenario(
        "one article, three strikes, nine claims",
        "an article rings once, and again under another address never",
        (article("wire", 0, *SEED, name="a"), article("wire", 60, *SEED, name="b"), article("daily", 90, *SEED)),
        (*SEED_LEDGER, *SEED_AGAIN, *SEED_AGAIN),
        ("A1 new_strike",),
        ("rang", "repeat", "repeat"),
        4,
    ),
    Scenario(
        "a toll that climbs",
        "one alert, an update for each step, none between",
        (
            article("wire", 0, KABUL, toll("11")),
            article("wire", 30, KABUL, toll("12")),
            article("wire", 60, KABUL, toll("19")),
            article("wire", 90, KABUL, toll("20")),
            article("wire", 120, KABUL, toll("21")),
        ),
        (NEW, "claim new", KNOWN, "claim raised", KNOWN, "claim raised", KNOWN, "claim raised", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim", "A3 raised_claim"),
        ("rang", "not_higher", "updated", "updated", "not_higher"),
    ),
    Scenario(
        "two updates within minutes",
        "an update that crosses no step waits ten minutes, then rings by itself; said again, it is a repeat",
        (
            article("wire", 0, KABUL, toll("21")),
            article("daily", 4, KABUL, toll("26")),
            article("third", 20, KABUL, toll("26")),
        ),
        (NEW, "claim new", KNOWN, "claim raised", KNOWN, "claim repeat"),
        ("A1 new_strike", "A2 raised_claim"),
        ("rang", "cooling_down", "repeat"),
    ),
    Scenario(
        "a step crossed within minutes",
        "a step is never held back",
        (
            article("wire", 0, KABUL, toll("19")),
            article("daily", 4, KABUL, toll("50")),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 new_strike", "A2 raised_claim"),
    ),
    Scenario(
        "history",
        "background strikes and claims never ring",
        (
            article(
                "wire",
                0,
                strike("air", "Pakistan", None, "Paktika", scope="background"),
                claim("140", scope="background", at="Paktika"),
            ),
        ),
        ("strike repeat background", "claim repeat background"),
        (),
        ("background",),
        0,
    ),
    Scenario(
        "a threat",
        "hypothetical and threatened strikes never ring",
        (
            article("wire", 0, strike("missile", "Iran", None, "Quetta", status="threatened")),
            article("wire", 5, strike("missile", "Iran", None, "Quetta", status="hypothetical")),
        ),
        ("strike repeat threatened", "strike repeat hypothetical"),
        (),
        ("hypothetical", "hypothetical"),
        0,
    ),
    Scenario(
        "a strike denied",
        "a denial never rings; it marks the incident",
        (article("wire", 0, KABUL), article("daily", 30, strike("air", "Pakistan", None, "Kabul", status="denied"))),
        (NEW, "strike denied denied_strike"),
        ("A1 new_strike",),
        ("rang", "denied"),
        1,
        True,
    ),
    Scenario(
        "one dead in a shooting",
        "below the threshold nothing rings",
        (article("wire", 0, strike("shooting", None, None, "Quetta"), claim("1", at="Quetta")),),
        (NEW, "claim new"),
        (),
        ("below_threshold",),
    ),
    Scenario(
        "one dead, then six",
        "what was below the threshold rings when it has grown above it",
        (
            article("wire", 0, strike("shooting", None, None, "Quetta"), claim("1", at="Quetta")),
            article("wire", 30, strike("shooting", None, None, "Quetta"), claim("6", at="Quetta")),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 raised_claim",),
        ("below_threshold", "rang"),
    ),
    Scenario(
        "a lower threshold",
        "score_min is the desk's to set",
        (article("wire", 0, strike("shooting", None, None, "Quetta"), claim("1", at="Quetta")),),
        (NEW, "claim new"),
        ("A1 new_strike",),
        policy=Policy(score_min=1.0),
    ),
    Scenario(
        "the back catalogue",
        "a feed's first poll is backfill: kept, not rung; what comes live afterwards is a repeat",
        (
            article("wire", 0, KABUL, toll("19"), backfill=True),
            article("daily", 30, KABUL, toll("19")),
            article("third", 60, KABUL, toll("25")),
        ),
        (NEW, "claim new", KNOWN, "claim repeat", KNOWN, "claim raised"),
        ("A1 raised_claim",),
        ("backfill", "repeat", "rang"),
    ),
    Scenario(
        "news that comes three days late",
        "stale news is kept and does not ring",
        (article("wire", day(3), KABUL, published=0),),
        (NEW,),
        (),
        ("stale",),
    ),
    Scenario(
        "quiet hours",
        "what is not critical waits, rings when they end, and when it is heard again it is a repeat",
        (
            article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Torkham")),
            article("daily", 120, strike("air", "Pakistan", "Afghanistan", "Torkham")),
            article("third", 130, strike("air", "Pakistan", "Afghanistan", "Torkham")),
        ),
        (NEW, KNOWN, KNOWN),
        ("A1 new_strike",),
        ("quiet_hours", "repeat", "repeat"),
        policy=Policy(quiet_hours="22:00-07:00"),
    ),
    Scenario(
        "critical news in quiet hours",
        "the worst rings at any hour",
        (article("wire", 0, KABUL, toll("80")),),
        (NEW, "claim new"),
        ("A1 new_strike",),
        policy=Policy(quiet_hours="22:00-07:00"),
    ),
    Scenario(
        "an outlet muted",
        "its news is kept, not rung; another outlet's raise rings",
        (
            directive("mute", "outlet", "tabloid", -5),
            article("tabloid", 0, KABUL, toll("19")),
            article("wire", 20, KABUL, toll("30")),
        ),
        (NEW, "claim new", KNOWN, "claim raised"),
        ("A1 raised_claim",),
        ("noted", "muted", "rang"),
    ),
    Scenario(
        "a mute taken back",
        "unmuted, it rings",
        (
            directive("mute", "actor", "Pakistan", -9),
            directive("unmute", "actor", "Pakistan", -5),
            article("wire", 0, KABUL),
        ),
        (NEW,),
        ("A1 new_strike",),
        ("noted", "noted", "rang"),
    ),
    Scenario(
        "an actor muted",
        "a party's attacks do not ring",
        (directive("mute", "actor", "pakistan", -9), article("wire", 0, KABUL)),
        (NEW,),
        (),
        ("noted", "muted"),
    ),
    Scenario(
        "a roundup of three cities",
        "one article, three new incidents: one alert; the next article updates the one it concerns",
        (
            article(
                "wire",
                0,
                strike("air", "Pakistan", None, "Kabul"),
                strike("air", "Pakistan", None, "Kandahar"),
                strike("air", "Pakistan", None, "Torkham"),
            ),
            article("daily", 60, strike("air", "Pakistan", None, "Torkham"), claim("9", at="Torkham")),
        ),
        (NEW, NEW, NEW, KNOWN, "claim new"),
        ("A1 new_strike", "A2 new_claim"),
    ),
    Scenario(
        "a mass event in forty articles",
        "a flood of reports is one alert and a few updates",
        tuple(article(f"paper{n}", n, KABUL, toll(str(20 + n // 4))) for n in range(40)),
        (NEW, "claim new", *((KNOWN, "claim") * 39)),
        ("A1 new_strike", "A2 raised_claim", "A3 raised_claim", "A4 raised_claim"),
    ),
    Scenario(
        "after two days of silence",
        "a conflict's next total after 48 hours is a new alert",
        (
            article("wire", 0, claim("297", "killed", "militants", "Afghanistan", "Zaidi/Pakistan", cumulative=True)),
            article(
                "wire", day(3), claim("400", "killed", "militants", "Afghanistan", "Zaidi/Pakistan", cumulative=True)
            ),
        ),
        ("claim new", "claim raised"),
        ("A1 new_claim", "B1 raised_claim"),
    ),
    Scenario(
        "a month of shelling, then an air strike",
        "the first of its kind in this region, told by somebody who has listened long enough",
        (
            *(_quiet("wire", n) for n in range(0, 34, 3)),
            article("wire", day(34), strike("air", "Pakistan", "Afghanistan", "Torkham")),
        ),
        (*(NEW,) * 12, NEW),
        ("A1 first_of_kind",),
    ),
    Scenario(
        "an air strike after a week of listening",
        "somebody who has listened for a week knows no first of a month",
        (
            *(_quiet("wire", n) for n in range(0, 7, 3)),
            article("wire", day(7), strike("air", "Pakistan", "Afghanistan", "Torkham")),
        ),
        (*(NEW,) * 3, NEW),
        ("A1 new_strike",),
    ),
    Scenario(
        "two that never fought before",
        "a new pair of sides",
        (
            *(_quiet("wire", n) for n in range(0, 34, 3)),
            article("wire", day(34), strike("shelling", "India", "Pakistan", "Quetta")),
        ),
        (*(NEW,) * 12, NEW),
        ("A1 new_actor_pair",),
    ),
    Scenario(
        "fourteen attacks in an hour after a quiet week",
        "a surge against the theatre's own usual rate rings once",
        (
            *(_quiet("wire", n) for n in range(9)),
            *(article(f"paper{n}", day(9) + n, strike("bomb", f"group {n}", None, "Peshawar")) for n in range(14)),
        ),
        (*(NEW,) * 23,),
        ("A1 surge",),
    ),
    Scenario(
        "fourteen attacks where nobody knows what is usual",
        "without a baseline there is no surge",
        tuple(article(f"paper{n}", n, strike("bomb", f"group {n}", None, "Peshawar")) for n in range(14)),
        (*(NEW,) * 14,),
        (),
    ),
    Scenario(
        "a correction of what never rang",
        "nobody was told, so nobody is corrected",
        (
            article("wire", 0, strike("shooting", None, None, "Quetta"), claim("1", at="Quetta"), name="x"),
            article("wire", 20, strike("shooting", None, None, "Quetta"), name="x", revision=2),
        ),
        (NEW, "claim new", KNOWN, "claim retracted withdrawn"),
        (),
        ("below_threshold", "not_rung"),
    ),
)
