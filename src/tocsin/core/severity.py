"""How severe a piece of news is: points that add up in the open, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from tocsin.core.ledger import fold
from tocsin.schemas import Place, ScorePart
from tocsin.schemas.words import Effect, Mode, Severity

THRESHOLDS = ((8.0, Severity.CRITICAL), (5.5, Severity.HIGH), (3.5, Severity.MEDIUM))
"""Chosen so that of a usual day's alerts about 5 % are critical and 15 % high, as EEMUA 191 asks of alarms."""

EFFECT_WEIGHTS: dict[Effect, float] = {
    Effect.KILLED: 1.0,
    Effect.KILLED_OR_WOUNDED: 0.7,
    Effect.MISSING: 0.6,
    Effect.CAPTURED: 0.5,
    Effect.WOUNDED: 0.5,
}
"""Points for each doubling of the number: 1 + log2 would give a war's total no more than a few large attacks."""

MODE_POINTS: dict[Mode, float] = {
    Mode.CHEMICAL: 5.0,
    Mode.AIR: 1.5,
    Mode.MISSILE: 1.5,
    Mode.DRONE: 1.5,
    Mode.SUICIDE: 1.5,
    Mode.ROCKET: 1.5,
    Mode.BOMB: 1.0,
    Mode.SHELLING: 1.0,
    Mode.CLASH: 0.5,
    Mode.SHOOTING: 0.25,
    Mode.UNSPECIFIED: 0.0,
}
STRIKE_POINTS = 1.0
CIVILIAN_POINTS = 1.5
CAPITAL_POINTS = 1.5
TARGET_POINTS = 1.5
FIRST_OF_KIND_POINTS = 1.0
NEW_PAIR_POINTS = 1.5
CONTESTED_POINTS = 0.5
SURGE_POINTS = 4.0

TARGET_WORDS = (
    "hospital", "clinic", "maternity", "school", "university", "kindergarten", "mosque", "church", "synagogue",
    "temple", "market", "refugee camp", "aid convoy", "embassy", "consulate", "parliament", "palace", "airport",
    "nuclear", "reactor", "enrichment", "dam", "power plant", "refinery", "funeral", "wedding", "bus station",
)  # fmt: skip
"""Protected or strategic: what international humanitarian law shields, and what a whole country hangs on."""

_CAPITAL_TABLE = (
    "AE=abu dhabi;AF=kabul;AL=tirana;AM=yerevan;AO=luanda;AR=buenos aires;AT=vienna;AU=canberra;AZ=baku;"
    "BA=sarajevo;BD=dhaka;BE=brussels;BF=ouagadougou;BG=sofia;BH=manama;BI=gitega|bujumbura;BJ=porto-novo;"
    "BO=la paz|sucre;BR=brasilia;BT=thimphu;BW=gaborone;BY=minsk;CA=ottawa;CD=kinshasa;CF=bangui;"
    "CG=brazzaville;CH=bern;CI=yamoussoukro|abidjan;CL=santiago;CM=yaounde;CN=beijing;CO=bogota;CR=san jose;"
    "CU=havana;CY=nicosia;CZ=prague;DE=berlin;DJ=djibouti;DK=copenhagen;DO=santo domingo;DZ=algiers;EC=quito;"
    "EE=tallinn;EG=cairo;ER=asmara;ES=madrid;ET=addis ababa;FI=helsinki;FR=paris;GA=libreville;GB=london;"
    "GE=tbilisi;GH=accra;GM=banjul;GN=conakry;GQ=malabo;GR=athens;GT=guatemala city;GW=bissau;GY=georgetown;"
    "HN=tegucigalpa;HR=zagreb;HT=port-au-prince;HU=budapest;ID=jakarta|nusantara;IE=dublin;IL=jerusalem|tel aviv;"
    "IN=new delhi|delhi;IQ=baghdad;IR=tehran;IS=reykjavik;IT=rome;JM=kingston;JO=amman;JP=tokyo;KE=nairobi;"
    "KG=bishkek;KH=phnom penh;KP=pyongyang;KR=seoul;KW=kuwait city;KZ=astana;LA=vientiane;LB=beirut;LK=colombo;"
    "LR=monrovia;LT=vilnius;LV=riga;LY=tripoli;MA=rabat;MD=chisinau;ME=podgorica;MG=antananarivo;MK=skopje;"
    "ML=bamako;MM=naypyidaw|naypyitaw;MN=ulaanbaatar;MR=nouakchott;MW=lilongwe;MX=mexico city;MY=kuala lumpur;"
    "MZ=maputo;NA=windhoek;NE=niamey;NG=abuja;NI=managua;NL=amsterdam|the hague;NO=oslo;NP=kathmandu;"
    "NZ=wellington;OM=muscat;PA=panama city;PE=lima;PG=port moresby;PH=manila;PK=islamabad;PL=warsaw;"
    "PS=gaza city|ramallah;PT=lisbon;PY=asuncion;QA=doha;RO=bucharest;RS=belgrade;RU=moscow;RW=kigali;"
    "SA=riyadh;SD=khartoum|port sudan;SE=stockholm;SI=ljubljana;SK=bratislava;SL=freetown;SN=dakar;SO=mogadishu;"
    "SS=juba;SV=san salvador;SY=damascus;TD=n'djamena|ndjamena;TG=lome;TH=bangkok;TJ=dushanbe;TL=dili;"
    "TM=ashgabat;TN=tunis;TR=ankara;TW=taipei;TZ=dodoma;UA=kyiv|kiev;UG=kampala;US=washington;UY=montevideo;"
    "UZ=tashkent;VE=caracas;VN=hanoi;XK=pristina;YE=sanaa|sana'a|aden;ZA=pretoria|cape town;ZM=lusaka;ZW=harare"
)
CAPITALS: Mapping[str, tuple[str, ...]] = {
    code: tuple(names.split("|")) for code, _, names in (entry.partition("=") for entry in _CAPITAL_TABLE.split(";"))
}
"""Seats of government, ISO 3166-1 to folded names; where two claim to be it, both."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What severity is judged by. ``tolls`` maps an effect to the largest number claimed."""

    tolls: Mapping[Effect, int]
    civilians: int = 0
    modes: tuple[Mode, ...] = ()
    places: tuple[Place, ...] = ()
    words: str = ""
    """The evidence, read for what was hit."""
    first_of_kind: bool = False
    new_pair: bool = False
    contested: bool = False
    surge: int = 0
    named: bool = True
    """False where an attack has neither a place nor a party: then only its numbers count."""


def score_parts(weight: Weight) -> tuple[ScorePart, ...]:
    """The summands of the severity, those of zero points left out."""
    return tuple(part for part in (*_toll_parts(weight), *_circumstance_parts(weight)) if part.points)


def _toll_parts(weight: Weight) -> list[ScorePart]:
    parts = []
    for effect, points in EFFECT_WEIGHTS.items():
        number = weight.tolls.get(effect, 0)
        if number > 0:
            what = effect.replace("_", " ")
            parts.append(_part(effect, points * log2(1 + number), f"{number} {what} claimed"))
    if weight.civilians > 0:
        parts.append(_part("civilians", CIVILIAN_POINTS, f"{weight.civilians} of them civilians"))
    return parts


def _circumstance_parts(weight: Weight) -> list[ScorePart]:
    parts = []
    if weight.modes and weight.named:
        mode = max(weight.modes, key=lambda m: (MODE_POINTS[m], m))
        parts.append(_part("strike", STRIKE_POINTS, "an attack, not only a number"))
        parts.append(_part("weapon", MODE_POINTS[mode], f"way of attack: {mode}"))
    capital = next((p.name for p in weight.places if is_capital(p)), None)
    if capital:
        parts.append(_part("capital", CAPITAL_POINTS, f"{capital} is a capital"))
    target = struck_target(weight.words)
    if target:
        parts.append(_part("target", TARGET_POINTS, f"{target} named"))
    if weight.first_of_kind:
        parts.append(_part("first of its kind", FIRST_OF_KIND_POINTS, "not seen here for long"))
    if weight.new_pair:
        parts.append(_part("new pair", NEW_PAIR_POINTS, "these sides had not met before"))
    if weight.contested:
        parts.append(_part("contested", CONTESTED_POINTS, "the sides contradict each other"))
    if weight.surge:
        parts.append(_part("surge", SURGE_POINTS, f"{weight.surge} new attacks in six hours"))
    return parts


def _part(part: str, points: float, why: str) -> ScorePart:
    return ScorePart(part=part, points=round(points, 2), why=why)


def is_capital(place: Place) -> bool:
    """True for a country's seat of government."""
    return fold(place.name) in CAPITALS.get(place.country or "", ())


_TARGETS = re.compile(r"\b(" + "|".join(sorted(TARGET_WORDS, key=len, reverse=True)) + r")(?:s|es)?\b")


def struck_target(words: str) -> str | None:
    """The first protected or strategic target that ``words`` name."""
    found = _TARGETS.search(fold(words))
    return found[1] if found else None


def total(parts: tuple[ScorePart, ...]) -> float:
    """The score: what the parts add up to."""
    return round(sum(part.points for part in parts), 2)


def severity_of(score: float) -> Severity:
    """The severity a score stands for."""
    return next((severity for least, severity in THRESHOLDS if score >= least), Severity.LOW)
