"""What a claim is against what its claimant said before."""

from typing import Any

from tests.core.newsroom import article, claim, revised, strike
from tests.core.scenarios.scenario import Scenario

from tocsin.schemas import Claim

STRIKE = strike("air", "Pakistan", "Afghanistan", "Kabul")
FITRAT: dict[str, Any] = {
    "victims": "civilians",
    "side": "Afghanistan",
    "category": "civilian",
    "by": "Hamdullah Fitrat/Afghanistan",
}
NEW = "strike new new_incident"
KNOWN = "strike repeat known_incident"


def fitrat(number: str, **more: Any) -> Claim:
    return claim(number, **{**FITRAT, **more})


def _pair(name: str, rule: str, first: str, then: str, ledger: str, *alerts: str) -> Scenario:
    """One claimant, two numbers, an hour apart."""
    return Scenario(
        name,
        rule,
        (
            article("wire", 0, STRIKE, fitrat(first)),
            article("daily", 60, STRIKE, fitrat(then)),
        ),
        (NEW, "claim new first_claim", KNOWN, ledger),
        ("A1 new_strike", *alerts),
        incidents=1,
    )


WIRE_TEXT = " ".join(f"word{n}" for n in range(300))
FIRST = article("wire", 0, STRIKE, fitrat("19"), name="one")

SCENARIOS = (
    _pair("the same number", "said again is a repeat", "19", "19", "claim repeat same_number"),
    _pair("at least 19 after 19", "says no more than was known", "19", "at least 19", "claim repeat within_known"),
    _pair("19 after at least 19", "the same said tighter", "at least 19", "19", "claim narrowed tighter"),
    _pair(
        "more than 20 after 19",
        "a higher low bound is raised",
        "19",
        "more than 20",
        "claim raised higher_low",
        "A2 raised_claim",
    ),
    _pair("dozens after 30", "a vague word below a number is a repeat", "30", "dozens", "claim repeat within_known"),
    _pair(
        "dozens after 12",
        "a vague word above a number is raised",
        "12",
        "dozens",
        "claim raised higher_low",
        "A2 raised_claim",
    ),
    _pair("30 after dozens", "a number the word left room for narrows it", "dozens", "30", "claim narrowed tighter"),
    _pair("60 after dozens", "twice the word is raised", "dozens", "60", "claim raised higher_low", "A2 raised_claim"),
    _pair("about 30 after 28", "about is good for a tenth", "28", "about 30", "claim repeat within_known"),
    _pair("about 40 after 28", "and no more", "28", "about 40", "claim raised higher_low", "A2 raised_claim"),
    _pair("12 after 10 to 15", "a range had left room", "10 to 15", "12", "claim narrowed tighter"),
    _pair(
        "18 after 10 to 15",
        "beyond the range is raised",
        "10 to 15",
        "18",
        "claim raised higher_low",
        "A2 raised_claim",
    ),
    _pair("up to 30 after 20", "a ceiling above says nothing new", "20", "up to 30", "claim repeat within_known"),
    _pair(
        "17 after 19, same speaker, later", "a correction", "19", "17", "claim lowered lower_number", "A2 correction"
    ),
    Scenario(
        "11, then 19, then 11 again",
        "an older number still going round never rings",
        (
            article("wire", 0, STRIKE, fitrat("11")),
            article("wire", 60, STRIKE, fitrat("19")),
            article("slow", 90, STRIKE, fitrat("11")),
        ),
        (NEW, "claim new", KNOWN, "claim raised higher_low", KNOWN, "claim repeat older_number"),
        ("A1 new_strike", "A2 raised_claim"),
    ),
    Scenario(
        "a lower number from another mouth of the same side",
        "only the speaker corrects the speaker",
        (
            article("wire", 0, STRIKE, fitrat("19")),
            article("daily", 60, STRIKE, fitrat("8", by="Khost governor/Afghanistan")),
        ),
        (NEW, "claim new", KNOWN, "claim repeat other_speaker_lower"),
        ("A1 new_strike",),
    ),
    Scenario(
        "one spokesman in two spellings",
        "Zaidi and Mosharraf Zaidi are one",
        (
            article("wire", 0, STRIKE, fitrat("40", by="Zaidi/Pakistan")),
            article("daily", 60, STRIKE, fitrat("30", by="Mosharraf Zaidi/Pakistan")),
        ),
        (NEW, "claim new", KNOWN, "claim lowered lower_number"),
        ("A1 new_strike", "A2 correction"),
    ),
    Scenario(
        "a part of the dead",
        "a subset never replaces a total",
        (
            article("wire", 0, STRIKE, fitrat("19"), fitrat("4", victims="children", subset=True)),
            article("daily", 60, STRIKE, fitrat("25", victims="children", subset=True)),
            article("third", 90, STRIKE, fitrat("19")),
        ),
        (NEW, "claim new", "claim new", KNOWN, "claim raised", KNOWN, "claim repeat same_number"),
        ("A1 new_strike",),
    ),
    Scenario(
        "since Thursday",
        "a running total is the conflict's: it does not raise the incident's toll",
        (
            article("wire", 0, STRIKE, fitrat("19")),
            article("daily", 60, STRIKE, fitrat("140", cumulative=True)),
            article("third", 90, STRIKE, fitrat("19")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim", KNOWN, "claim repeat same_number"),
        ("A1 new_strike", "A2 new_claim"),
        incidents=1,
    ),
    Scenario(
        "a claim of another claimant",
        "each claimant has its own entry; a number no higher than one rung is not news",
        (
            article("wire", 0, STRIKE, fitrat("19")),
            article("daily", 60, STRIKE, fitrat("15", by="Red Crescent:medical")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim"),
        ("A1 new_strike",),
        ("rang", "not_higher"),
    ),
    Scenario(
        "a higher claim of another claimant",
        "a number higher than any rung is news",
        (
            article("wire", 0, STRIKE, fitrat("19")),
            article("daily", 60, STRIKE, fitrat("26", by="Red Crescent:medical")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim"),
        ("A1 new_strike", "A2 new_claim"),
    ),
    Scenario(
        "the outlets' own voice",
        "the articles' own voice is one claimant, whichever outlet",
        (
            article("wire", 0, STRIKE, claim("12", at="Kabul")),
            article("daily", 60, STRIKE, claim("12", at="Kabul")),
            article("third", 90, STRIKE, claim("9", at="Kabul")),
        ),
        (NEW, "claim new", KNOWN, "claim repeat same_number", KNOWN, "claim repeat other_speaker_lower"),
        ("A1 new_strike",),
    ),
    Scenario(
        "19 people, then 19 civilians",
        "victims told more exactly are the same victims",
        (
            article("wire", 0, STRIKE, fitrat("19", victims="people", side=None, category="unknown")),
            article("daily", 60, STRIKE, fitrat("19")),
        ),
        (NEW, "claim new", KNOWN, "claim repeat same_number"),
        ("A1 new_strike",),
    ),
    Scenario(
        "killed and wounded",
        "each effect has its own entry; a second effect is news",
        (
            article("wire", 0, STRIKE, fitrat("19")),
            article("daily", 60, STRIKE, fitrat("44", effect="wounded")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim"),
        ("A1 new_strike", "A2 new_claim"),
    ),
    Scenario(
        "ten outlets, one wire story",
        "copies repeat; they are outlets, not sources of their own",
        (
            article("wire", 0, STRIKE, fitrat("19"), text=WIRE_TEXT),
            *(article(f"paper{n}", 5 + n, STRIKE, fitrat("19"), text=WIRE_TEXT) for n in range(9)),
        ),
        (NEW, "claim new", *((KNOWN, "claim repeat wire_copy") * 9)),
        ("A1 new_strike",),
        ("rang", *("syndicated",) * 9),
        1,
    ),
    Scenario(
        "a wire story cut short",
        "the first eighty words tell a truncated copy",
        (
            article("wire", 0, STRIKE, fitrat("19"), text=WIRE_TEXT),
            article("paper", 5, STRIKE, fitrat("19"), text=" ".join(WIRE_TEXT.split()[:100])),
        ),
        (NEW, "claim new", KNOWN, "claim repeat wire_copy"),
        ("A1 new_strike",),
    ),
    Scenario(
        "a wire story with a new toll",
        "a copy whose number is higher is news all the same",
        (
            article("wire", 0, STRIKE, fitrat("19"), text=WIRE_TEXT),
            article("paper", 5, STRIKE, fitrat("31"), text=WIRE_TEXT + " update"),
        ),
        (NEW, "claim new", KNOWN, "claim raised higher_low"),
        ("A1 new_strike", "A2 raised_claim"),
    ),
    Scenario(
        "a revision raises the number",
        "an article that changes its number replaces its claim",
        (FIRST, revised(FIRST, 40, STRIKE, fitrat("26"))),
        (NEW, "claim new", KNOWN, "claim raised revised_higher"),
        ("A1 new_strike", "A2 raised_claim"),
    ),
    Scenario(
        "a revision lowers the number",
        "a correction, with both evidences",
        (FIRST, revised(FIRST, 40, STRIKE, fitrat("9"))),
        (NEW, "claim new", KNOWN, "claim lowered revised_lower"),
        ("A1 new_strike", "A2 correction"),
    ),
    Scenario(
        "a revision changes only other words",
        "the same numbers are repeats",
        (FIRST, revised(FIRST, 40, STRIKE, fitrat("19"))),
        (NEW, "claim new", KNOWN, "claim repeat same_number"),
        ("A1 new_strike",),
    ),
    Scenario(
        "a revision drops the claim",
        "what a revision leaves out is retracted",
        (FIRST, revised(FIRST, 40, STRIKE)),
        (NEW, "claim new", KNOWN, "claim retracted withdrawn"),
        ("A1 new_strike", "A2 correction"),
    ),
    Scenario(
        "a revision drops everything",
        "an empty extraction takes back strike and claim",
        (FIRST, revised(FIRST, 40)),
        (NEW, "claim new", "strike retracted withdrawn", "claim retracted withdrawn"),
        ("A1 new_strike", "A2 correction"),
    ),
    Scenario(
        "a revision drops what others still say",
        "what another article carries stands",
        (FIRST, article("daily", 20, STRIKE, fitrat("19")), revised(FIRST, 40, STRIKE)),
        (NEW, "claim new", KNOWN, "claim repeat same_number", KNOWN),
        ("A1 new_strike",),
    ),
    Scenario(
        "the same revision twice",
        "seen before: nothing changes",
        (FIRST, FIRST),
        (NEW, "claim new"),
        ("A1 new_strike",),
    ),
    Scenario(
        "the same article republished under another address",
        "another article, the same claims: repeats",
        (FIRST, article("wire", 120, STRIKE, fitrat("19"), name="republished")),
        (NEW, "claim new", KNOWN, "claim repeat same_number"),
        ("A1 new_strike",),
    ),
    Scenario(
        "the other side denies it",
        "a denial marks the claim and the incident contested",
        (
            article("wire", 0, STRIKE, fitrat("3", effect="captured", side="Pakistan", category="combatant")),
            article(
                "daily",
                60,
                STRIKE,
                fitrat("3", effect="captured", side="Pakistan", category="combatant", by="Zaidi/Pakistan", denied=True),
            ),
        ),
        (NEW, "claim new", KNOWN, "claim denied denial"),
        ("A1 new_strike", "A2 contested"),
        contested=True,
    ),
    Scenario(
        "a denial of what nobody said",
        "nothing to deny: nothing rings",
        (
            article("wire", 0, STRIKE),
            article(
                "daily", 60, STRIKE, fitrat("3", effect="captured", side="Pakistan", by="Zaidi/Pakistan", denied=True)
            ),
        ),
        (NEW, KNOWN, "claim denied denial_of_unknown"),
        ("A1 new_strike",),
        contested=False,
    ),
    Scenario(
        "the other side's number rules it out",
        "a first claim that contradicts is contested",
        (
            article("wire", 0, STRIKE, fitrat("13", category="combatant", victims="troops")),
            article("daily", 60, STRIKE, fitrat("70", category="combatant", victims="militants", by="Zaidi/Pakistan")),
        ),
        (NEW, "claim new", KNOWN, "claim contested contradicts"),
        ("A1 new_strike", "A2 contested"),
        contested=True,
    ),
    Scenario(
        "the other side's number leaves it possible",
        "numbers that agree contest nothing",
        (
            article("wire", 0, STRIKE, fitrat("at least 13", category="combatant")),
            article("daily", 60, STRIKE, fitrat("14", category="combatant", by="Zaidi/Pakistan")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim"),
        ("A1 new_strike",),
        contested=False,
    ),
    Scenario(
        "a denial in a report of another attack",
        "a denial with the number it denies finds the claim elsewhere in the conflict",
        (
            article(
                "wire",
                0,
                strike("clash", "Afghanistan", "Pakistan", "Torkham"),
                claim("40", "killed", "soldiers", "Pakistan", "Mujahid/Afghanistan", at="Torkham"),
            ),
            article(
                "daily",
                60,
                STRIKE,
                claim("40", "killed", "soldiers", "Pakistan", "Zaidi/Pakistan", at="Kabul", denied=True),
            ),
        ),
        (NEW, "claim new", NEW, "claim denied denial"),
        ("A1 new_strike", "B1 new_strike", "A2 contested"),
        contested=True,
    ),
    Scenario(
        "an air strike on nobody, nowhere",
        "an attack with neither place nor party does not ring without numbers",
        (article("wire", 0, strike("air")),),
        (NEW,),
        (),
        ("below_threshold",),
    ),
    Scenario(
        "the same attacker, the target told loosely",
        "where the attacker is the same, what was hit does not part incidents",
        (
            article("wire", 0, STRIKE),
            article("daily", 30, strike("air", "Pakistan", "TTP", "Kabul")),
        ),
        (NEW, "strike repeat refined"),
        ("A1 new_strike",),
        incidents=1,
    ),
    Scenario(
        "12 in the headline, 19 in the text",
        "two numbers of one claimant in one article: the higher stands, and the article's next revision lowers nothing",
        (
            article("wire", 0, STRIKE, fitrat("12"), fitrat("19"), name="two"),
            article("wire", 20, STRIKE, fitrat("12"), fitrat("19"), name="two", revision=2),
            article("daily", 40, STRIKE, fitrat("19")),
        ),
        (
            *(NEW, "claim new", "claim raised second_number"),
            *(KNOWN, "claim repeat older_number", "claim repeat same_number"),
            *(KNOWN, "claim repeat same_number"),
        ),
        ("A1 new_strike",),
        ("rang", "repeat", "repeat"),
    ),
    Scenario(
        "a speaker whose side only one article tells",
        "Zaidi is Mosharraf Zaidi of Pakistan, though this article does not say so",
        (
            article("wire", 0, STRIKE, fitrat("40", by="Mosharraf Zaidi/Pakistan")),
            article("daily", 30, STRIKE, fitrat("40", by="Zaidi:unnamed")),
            article("third", 60, STRIKE, fitrat("40", by="Karimi:unnamed")),
        ),
        (NEW, "claim new", KNOWN, "claim repeat same_number", KNOWN, "claim new first_claim"),
        ("A1 new_strike",),
    ),
    Scenario(
        "own losses disputed by somebody whose side is not told",
        "twice a side's own number of its fighters is a dispute, whoever says it",
        (
            article("wire", 0, STRIKE, fitrat("13", category="combatant", victims="Afghan troops", side=None)),
            article("daily", 60, STRIKE, fitrat("97", category="combatant", victims="fighters", by="Karimi:unnamed")),
        ),
        (NEW, "claim new", KNOWN, "claim contested contradicts"),
        ("A1 new_strike", "A2 contested"),
        contested=True,
    ),
    Scenario(
        "a rising toll of civilians by another speaker",
        "a hospital's higher number of civilians disputes nobody",
        (
            article("wire", 0, STRIKE, fitrat("13")),
            article("daily", 60, STRIKE, fitrat("40", by="Red Crescent:medical")),
        ),
        (NEW, "claim new", KNOWN, "claim new first_claim"),
        ("A1 new_strike", "A2 new_claim"),
        contested=False,
    ),
)
