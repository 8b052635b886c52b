"""Which turns of phrase say killed, captured or missing: "met his death", "fell in the ambush", "in captivity"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.core.extract.english import grammar as g
from tocsin.core.extract.english.words import listed
from tocsin.core.extract.harm.frames import Stated, aux_start, state, whom
from tocsin.core.extract.harm.harmed import along_with
from tocsin.core.extract.harm.objects import objects
from tocsin.core.extract.harm.subjects import subjects
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.walk import Clause, skip_left, skip_right
from tocsin.schemas.words import Effect

MEETING = listed(
    "met meet meeting embraced embracing attained attaining achieved achieving found finding received reached reaching reach attain achieve embrace"
)
ENDS = frozenset(("martyrdom", "shahadat", "shahadah", "veergati", "death", "deaths", "end"))
MARTYRDOM = frozenset(("martyrdom", "shahadat", "shahadah", "veergati"))
BATTLES = listed(
    "ambush battle battles clash clashes fighting combat action attack assault line defence defense field gunfight encounter operation raid raids strike strikes airstrike airstrikes shelling bombing bombardment"
)
CAPTORS = listed(
    """militants militant rebels rebel gunmen insurgents kidnappers captors abductors terrorists gang group militia militiamen
    jihadists taliban fighters faction pirates extremists guerrillas hostage-takers maoists maoist cpi-maoist cpi-maoists naxals naxalites naxalite ultras cadres outfit dacoits miscreants
    attackers assailants bandits raiders soldiers troops ypg ypj sdf asayish isis isil daesh hts hamas hezbollah houthi houthis ulfa gnla"""
)
UNKNOWN = frozenset(("unknown", "unclear", "uncertain", "known", "clear"))


def _people(c: Clause, verb: int) -> list[Group]:
    """The people that are the subject of the verb at ``verb``; none where it may only have happened."""
    first, aux = aux_start(c, verb)
    if "m" in aux or "f" in aux:
        return []
    whose = whom(c, first)
    return [whose[0]] if whose else subjects(c, first)


def met_death(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "met their deaths in the blast", "embraced martyrdom", "met his end"."""
    before = i - 1 if c.tag(i - 1) not in "Sx" else i - 2
    if word not in ENDS or c.low(before) not in MEETING or (before == i - 1 and word not in MARTYRDOM):
        return []
    people = _people(c, before)
    return [
        state(c, Effect.KILLED, group, "met_death", group.first, i + 1, i)
        for group in (*people, *(along_with(c, i + 1) if people else ()))
        if group.low
    ]


def _price(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "seven soldiers paid the supreme price", "made the ultimate sacrifice"."""
    if c.low(i - 1) not in ("supreme", "ultimate") or c.low(i - 3) not in ("paid", "made"):
        return []
    return [
        state(c, Effect.KILLED, group, "met_death", group.first, i + 1, i) for group in _people(c, i - 3) if group.low
    ]


def _end(c: Clause, i: int, word: str) -> list[Stated]:
    return met_death(c, i, word) if c.low(i - 1) in ("their", "his", "her") else []


def _fell(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "25 people fell as martyrs", "two guards fell in the ambush"."""
    at = skip_right(c, i + 2, "A") if c.low(i + 1) == "as" else i + 1
    if c.low(at) in ("martyrs", "martyr", "dead"):
        people = [group for group in subjects(c, i) if group.kind in ("count", "single")]
        return [state(c, Effect.KILLED, group, "fell.martyrs", group.first, at + 1, i) for group in people]
    place = skip_right(c, i + 2, "TASxJCeU")
    if c.low(i + 1) not in ("in", "during") or c.low(place - 1) not in BATTLES:
        return []
    people = [group for group in _people(c, i) if group.kind in ("count", "single") and not group.guessed]
    people = [group for group in people if c.low(group.last - 1) not in ("another", "others")]  # rockets fall as well
    return [state(c, Effect.KILLED, group, "fell.battle", group.first, i + 1, i) for group in people]


ASCENDING = frozenset(("rose", "risen", "ascended", "ascending", "rising"))


def _ascended(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "two fighters rose as martyrs", "ascended as a martyr", "ascended to martyrdom"."""
    at = skip_right(c, i + 2, "A") if c.low(i + 1) in ("as", "to") else i
    return _fell(c, i, word) if c.low(at) in ("martyrs", "martyr") else _to_martyrdom(c, i)


def _to_martyrdom(c: Clause, i: int) -> list[Stated]:
    if c.low(i + 1) != "to" or c.low(i + 2) not in MARTYRDOM:
        return []
    people = [group for group in _people(c, i) if group.low]
    return [state(c, Effect.KILLED, group, "met_death", group.first, i + 3, i) for group in people]


def _sent(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "three terrorists were sent to hell", as armies say."""
    if c.low(i - 1) != "to" or c.low(i - 2) not in ("sent", "dispatched", "despatched"):
        return []
    people = [group for group in _people(c, i - 2) if "B" in aux_start(c, i - 2)[1]]
    return [state(c, Effect.KILLED, group, "sent.hell", group.first, i + 1, i) for group in people]


def _remains(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the remains of 37 villagers were found"."""
    if c.tag(i + 1) != "o" or c.tag(i - 1) not in "TexJ":
        return []
    returned = not RETURNED.isdisjoint(c.lowers[c.first : c.last])
    people = [group for n, group in enumerate(objects(c, i + 2)) if n == 0 or not group.guessed]
    people = [group for group in people if group.kind == "count" or (group.kind == "single" and returned)]
    return [state(c, Effect.KILLED, group, "bodies", i, i + 2, i) for group in people]


RETURNED = listed(
    "handed hand handing returned return recovered retrieved repatriated exhumed found discovered received delivered"
)
"""What is done with the remains of somebody known; a museum shows those of a pharaoh."""


def held(c: Clause, i: int, word: str) -> list[Stated]:
    """Such as "two nurses remain in captivity", "nine sailors are in the hands of pirates", "held by the rebels"."""
    if word == "held":
        being = c.low(i - 1) == "being" and c.low(i + 1) in ("in", "at", "captive", "without") and not _law(c, i)
        still = "still" in c.lowers[max(c.first, i - 2) : i] and not KIDNAPS.isdisjoint(c.doc.vocabulary)
        if still and not _law(c, i):
            return _captives(c, i, i + 1)
        if not being and (c.low(i + 1) != "by" or not captor(c, i + 2)):
            return []
        return _captives(c, i, i + 2)
    if word == "hands" and c.low(i - 1) in CAPTORS and c.low(i - 2) == "in" and c.tag(i - 3) in "Bva":
        return _captives(c, skip_left(c, i - 3, "a"), i + 1)  # "are still in rebel hands"
    if word == "custody" and c.lowers[i - 2 : i] == ["in", "their"] and not KIDNAPS.isdisjoint(c.doc.vocabulary):
        return _captives(c, skip_left(c, i - 3, "a"), i + 1)
    whose = 1 + (word == "captivity" and c.low(i - 1) in CAPTORS)  # "in rebel captivity"
    at = skip_left(c, i - whose, "T")
    if c.low(at) == "into" and c.low(at - 1) in ("fell", "fallen", "fall") and captor(c, i + 2):
        return _captives(c, at - 1, i + 1)  # "fell into the hands of the rebels"
    if c.low(at) != "in" or (word != "captivity" and not (c.tag(i + 1) == "o" and captor(c, i + 2))):
        return []
    verb = skip_left(c, at - 1, "a")
    if c.low(verb) == "be" and c.low(verb - 1) == "to":  # "are suspected to be in the custody of"
        verb = next((k for k in range(verb - 2, c.first, -1) if c.tags[k] == "B"), verb)
    return _captives(c, verb, i + 1) if c.tag(verb) in "Bv" else []


KIDNAPS = listed("kidnapped abducted hostage hostages kidnappers captors abductors abduction kidnapping abductions")


def _law(c: Clause, i: int) -> bool:
    """Whether police or a court hold them: no captives of war."""
    return not LAW.isdisjoint(c.lowers[max(c.first, i - 8) : min(c.last, i + 8)])


LAW = listed("police jail prison court custody trial charges suspicion murder questioning")


def _captives(c: Clause, verb: int, last: int) -> list[Stated]:
    people = [group for group in _people(c, verb) if group.kind in ("count", "single")]
    return [state(c, Effect.CAPTURED, group, "held", group.first, last, verb) for group in people if group.low]


def captor(c: Clause, at: int) -> bool:
    """Whether the words from token ``at`` name somebody who takes hostages, not the police."""
    end = skip_right(c, at, "TASxJCPpLGU") + 1
    return any(c.low(k) in CAPTORS for k in range(at, end)) or "armed" in c.lowers[at : min(at + 2, c.last)]


def _picked_up(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "four boys had been picked up by militants"."""
    if c.low(i + 1) != "up" or c.low(i + 2) != "by" or not captor(c, i + 3):
        return []
    return _captives(c, i, i + 3)


FATE_REACH = 60


def _like_fate(c: Clause, i: int) -> list[Stated]:
    """Such as "five others met the same fate": what was told last of others."""
    verb = skip_left(c, i - 2, "TA")
    if c.low(verb) not in ("met", "meet", "suffered", "suffer", "shared", "share"):
        return []
    told = next((k for k in range(verb - 1, max(-1, verb - FATE_REACH), -1) if c.lowers[k] in g.EFFECT_OF), -1)
    if told < 0:
        return []
    effect = Effect(g.EFFECT_OF[c.lowers[told]])
    people = [group for group in _people(c, verb) if group.kind in ("count", "single") and group.low]
    return [state(c, effect, group, "met_death", group.first, i + 1, i) for group in people]


def _whereabouts(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "the whereabouts of three sailors are unknown", "the fate of the two pilots is not clear"."""
    people = objects(c, i + 2) if c.tag(i + 1) == "o" else []
    if c.low(i - 1) in ("same", "similar") and (like := _like_fate(c, i)):
        return like
    if c.low(i - 1) == "whose" and i - 1 in c.ends and any(c.low(k) in UNKNOWN for k in range(i + 1, i + 5)):
        led = c.ends[i - 1]  # "numerous people whose whereabouts were unknown"
        return [state(c, Effect.MISSING, led, "whereabouts", led.first, i + 1, i)] if led.low else []
    if not people:
        return []
    be = skip_right(c, people[-1].last, "azCoITx")
    if c.tag(be) not in "Bv" or not any(c.low(k) in UNKNOWN for k in range(be, be + 4)):
        return []
    return [
        state(c, Effect.MISSING, group, "whereabouts", i, be, i)
        for group in people
        if group.kind in ("count", "single")
    ]


SLITTING = frozenset(("slit", "slitting", "slits", "cut", "cutting"))


def _throat(c: Clause, i: int, _word: str) -> list[Stated]:
    """Such as "slit the throat of a villager", "slitting the throats of two men"."""
    before = skip_left(c, i - 1, "TS")
    if c.low(before) == "had" and c.low(i + 1) in SLITTING:  # "two monks had their throats cut"
        return [state(c, Effect.KILLED, group, "throat", group.first, i + 2, i) for group in _people(c, before)]
    if c.tag(i + 1) != "o" or c.low(before) not in SLITTING:
        return []
    return [state(c, Effect.KILLED, group, "throat", i - 1, i + 1, i) for group in objects(c, i + 2)]


Frame = Callable[[Clause, int, str], list[Stated]]
FRAMES: dict[str, Frame] = {
    "fell": _fell,
    "fallen": _fell,
    **dict.fromkeys(ASCENDING, _ascended),
    "price": _price,
    "sacrifice": _price,
    "end": _end,
    "shahadat": met_death,
    "shahadah": met_death,
    "veergati": met_death,
    "hell": _sent,
    "remains": _remains,
    "held": held,
    "captivity": held,
    "custody": held,
    "picked": _picked_up,
    "throat": _throat,
    "throats": _throat,
    "whereabouts": _whereabouts,
    "fate": _whereabouts,
}
"""The frame a word begins, where its letter does not tell."""
