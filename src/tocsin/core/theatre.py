"""Which theatre an event belongs to: coarse groups of countries, so that all about one conflict meets in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tocsin.core.actors.table import side_countries
from tocsin.schemas.event import Claim, Place, Strike
from tocsin.schemas.words import PlaceRole, Scope

UNPLACED = "unplaced"
"""Where nothing says what part of the world is meant."""
_COUNTRIES = {
    "south-asia": "AF PK IN BD NP LK BT MV IO",
    "middle-east": "IL PS LB SY IQ IR YE SA AE QA KW BH OM JO TR EG CY",
    "eastern-europe": "UA RU BY MD",
    "caucasus": "GE AM AZ",
    "central-asia": "KZ KG UZ TJ TM",
    "sudan-horn": "SD SS ET ER SO DJ KE",
    "great-lakes": "CD RW BI UG TZ CG CF GA GQ ST",
    "west-africa": "ML BF NE NG TD CM BJ TG GH SN MR CI GN GW GM SL LR CV SH",
    "north-africa": "LY TN DZ MA EH",
    "southern-africa": "MZ ZA ZW ZM AO MW NA BW LS SZ MG MU KM SC RE YT",
    "southeast-asia": "MM TH KH LA VN PH ID MY SG TL BN CX CC",
    "east-asia": "CN TW JP KR KP MN HK MO",
    "europe": (
        "GB IE FR DE ES PT IT NL BE LU CH AT PL CZ SK HU RO BG GR AL MK ME RS XK BA HR SI SE NO DK FI EE LV LT IS MT "
        "AD MC SM VA LI GI IM JE GG FO AX SJ GL CS AN"
    ),
    "americas": (
        "US CA MX GT HN SV NI CR PA BZ CU HT DO JM BS BB TT CO VE EC PE BO BR PY UY AR CL GY SR GF PR VI VG AI AG AW BM BQ "
        "CW DM FK GD GP GS KN KY LC MF BL MQ MS PM SX TC VC BV"
    ),
    "oceania": "AU NZ PG FJ SB VU NC PF WS TO KI TV NR PW FM MH GU MP AS CK NU TK WF PN NF UM HM TF AQ",
}
THEATRES: dict[str, frozenset[str]] = {name: frozenset(codes.split()) for name, codes in _COUNTRIES.items()}
"""Theatre to its countries (ISO 3166-1 alpha-2). Every country is in exactly one."""
THEATRE_OF: dict[str, str] = {code: name for name, codes in THEATRES.items() for code in codes}
WORLDWIDE = frozenset({"US", "GB", "FR", "DE", "RU", "CA", "AU"})
"""States that fight far from home: as a side they do not place an event unless nothing else does."""
Split = dict[str, tuple[tuple[Strike, ...], tuple[Claim, ...]]]


def theatre_of(event: Strike | Claim, dominant: str | None = None) -> str:
    """The theatre of one event: of its places, else of the sides it names, else ``dominant``, its article's.

    A side that fights in many parts of the world, or one at home elsewhere than its article, does not outweigh the
    article.
    """
    placed = _by_places(event.places)
    if placed:
        return placed
    if dominant:
        return dominant
    return _by_sides(_sides(event)) or UNPLACED


def split_by_theatre(strikes: Iterable[Strike], claims: Iterable[Claim]) -> Split:
    """What of one article's events goes to which theatre, in their order; theatres in the order of first mention.

    Events without a place go with the article's dominant theatre, so that what one article tells of one conflict
    stays together.
    """
    strikes, claims = tuple(strikes), tuple(claims)
    events: tuple[Strike | Claim, ...] = (*strikes, *claims)
    dominant = dominant_theatre(events)
    of = {id(event): theatre_of(event, dominant) for event in events}
    order = dict.fromkeys(of[id(event)] for event in sorted(events, key=lambda e: (e.evidence.start, e.evidence.end)))
    return {
        name: (
            tuple(strike for strike in strikes if of[id(strike)] == name),
            tuple(claim for claim in claims if of[id(claim)] == name),
        )
        for name in order
    }


def dominant_theatre(events: Sequence[Strike | Claim]) -> str | None:
    """The theatre most of an article's events are placed in, today's counting double; else that of most sides."""
    votes: Counter[str] = Counter()
    for event in events:
        if name := _by_places(event.places):
            votes[name] += 2 if event.scope is Scope.CURRENT else 1
    if not votes:
        for event in events:
            if name := _by_sides(_sides(event)):
                votes[name] += 1
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def _by_places(places: Iterable[Place]) -> str | None:
    votes: Counter[str] = Counter()
    for place in places:
        name = THEATRE_OF.get(place.country or "")
        if name:
            votes[name] += 2 if place.role is PlaceRole.LITERAL else 1
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def _sides(event: Strike | Claim) -> list[str]:
    if isinstance(event, Strike):
        named = [event.target.side if event.target else None, event.attacker.side if event.attacker else None]
    else:
        named = [
            event.victims.side,
            event.perpetrator.side if event.perpetrator else None,
            event.claimant.side if event.claimant else None,
        ]
    return [side for side in named if side]


def _by_sides(sides: Sequence[str]) -> str | None:
    home = side_countries()
    codes = [code for side in sides if (code := home.get(side.lower()))]
    local = [code for code in codes if code not in WORLDWIDE]
    return next((THEATRE_OF[code] for code in (*local, *codes) if code in THEATRE_OF), None)


def theatre_words(theatre: str) -> str:
    """A theatre as people call it: "South Asia"."""
    return "places not named" if theatre == UNPLACED else theatre.replace("-", " ").title()
