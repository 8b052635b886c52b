"""The sentences people read: headlines, and why an alert rings, in words a tired person takes in at once."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.core.incident import side_of
from tocsin.schemas import Claim, EnrichedEvent, Place
from tocsin.schemas.words import AlertReason, Category, Effect, EventStatus, Mode, PlacePrecision, Qualifier

PLACES_NAMED_MAX = 3

MODE_WORDS: dict[Mode, str] = {
    Mode.AIR: "air strikes",
    Mode.DRONE: "drone attack",
    Mode.MISSILE: "missile attack",
    Mode.ROCKET: "rocket attack",
    Mode.SHELLING: "shelling",
    Mode.BOMB: "bombing",
    Mode.SUICIDE: "suicide attack",
    Mode.CHEMICAL: "chemical attack",
    Mode.SHOOTING: "shooting",
    Mode.CLASH: "clashes",
    Mode.UNSPECIFIED: "attack",
}
EFFECT_WORDS: dict[Effect, str] = {
    Effect.KILLED: "killed",
    Effect.WOUNDED: "wounded",
    Effect.CAPTURED: "captured",
    Effect.MISSING: "missing",
    Effect.KILLED_OR_WOUNDED: "killed or wounded",
}
_QUALIFIER_WORDS: dict[Qualifier, str] = {
    Qualifier.AT_LEAST: "at least {low}",
    Qualifier.ABOUT: "about {low}",
    Qualifier.UP_TO: "up to {high}",
    Qualifier.FEWER_THAN: "at most {high}",
}


def listing(words: Iterable[str], limit: int = PLACES_NAMED_MAX) -> str:
    """Join as people do: "a", "a and b", "a, b and c", "a, b and 4 more"."""
    found = list(dict.fromkeys(word for word in words if word))
    if len(found) > limit:
        more = len(found) - limit + 1
        return f"{', '.join(found[: limit - 1])} and {more} more"
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def place_words(places: Iterable[Place]) -> str:
    """The places by name, the country only where nothing finer is told."""
    told = tuple(places)
    finer = [p.name for p in told if p.precision is not PlacePrecision.COUNTRY]
    return listing(finer or [p.name for p in told])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_told(modes: tuple[Mode, ...]) -> Mode:
    """The way of attack an incident is named by: the first that was told."""
    return next((mode for mode in modes if mode is not Mode.UNSPECIFIED), Mode.UNSPECIFIED)


_STRUCK_AT = frozenset({PlacePrecision.SITE, PlacePrecision.CITY})
_PREPOSITIONS: dict[Mode, str] = {
    Mode.SHELLING: "of",
    Mode.BOMB: "in",
    Mode.SHOOTING: "in",
    Mode.SUICIDE: "in",
    Mode.CLASH: "in",
}
"""Before a site or a town that was struck; every other way of attack is "on" it."""


def _where(mode: Mode, places: tuple[Place, ...]) -> str:
    """Say where: "on Kabul", "of Kharkiv", "at Torkham crossing", "in Spain": a region or a country is only where it happened."""
    finer = [p for p in places if p.precision is not PlacePrecision.COUNTRY]
    if not places or not any(p.precision in _STRUCK_AT for p in finer):
        return f"in {place_words(places)}" if places else ""
    preposition = _PREPOSITIONS.get(mode, "on")
    if preposition == "in" and all(p.precision is PlacePrecision.SITE for p in finer):
        preposition = "at"
    return f"{preposition} {place_words(places)}"


def attack_phrase(
    modes: tuple[Mode, ...], attackers: tuple[str, ...], targets: tuple[str, ...], places: tuple[Place, ...]
) -> str:
    """How, where, by whom: "air strikes on Kabul by Pakistan", "clashes in Torkham", "drone attack in Spain".

    Who did it always stands behind "by": "Spain drone attack" could be an attack by Spain or one in Spain. Where both
    sides were told as attackers, those who were struck are left out.
    """
    mode = first_told(modes)
    where = _where(mode, places)
    if mode is Mode.CLASH:
        sides = tuple(dict.fromkeys((*attackers, *targets)))
        who = f"between {listing(sides)}" if len(sides) > 1 else f"involving {sides[0]}" if sides else ""
        return " ".join(part for part in (MODE_WORDS[mode], who, where) if part)
    by = [a for a in attackers if a not in targets] or list(attackers)
    aimed = listing(t for t in targets if t not in by)
    against = f"{'of' if mode is Mode.SHELLING else 'on' if _PREPOSITIONS.get(mode) is None else 'against'} {aimed}"
    at = where or (against if aimed else "")
    return " ".join(part for part in (MODE_WORDS[mode], at, f"by {listing(by)}" if by else "") if part)


def incident_headline(
    modes: tuple[Mode, ...], attackers: tuple[str, ...], targets: tuple[str, ...], places: tuple[Place, ...]
) -> str:
    """One line that names an incident."""
    return _capital(attack_phrase(modes, attackers, targets, places))


def count_words(low: int, high: int | None, qualifier: Qualifier, text: str = "") -> str:
    """A count as a person would say it: a number, or the article's own word where it gave none."""
    if qualifier is Qualifier.VAGUE:
        return text or f"at least {low}"
    if qualifier is Qualifier.MORE_THAN:
        return f"more than {low - 1}"
    if qualifier is Qualifier.RANGE and high is not None:
        return f"{low} to {high}"
    if qualifier in _QUALIFIER_WORDS:
        return _QUALIFIER_WORDS[qualifier].format(low=low, high=low if high is None else high)
    return "no" if (low, high) == (0, 0) else str(low)


_ONE_WORDS = {Category.CIVILIAN: "civilian", Category.COMBATANT: "combatant"}
_CATEGORY_WORDS = {Category.CIVILIAN: "civilians", Category.COMBATANT: "combatants"}


def victim_words(claim: Claim) -> str:
    """The victims in the article's own words, without their number, else by what kind they are."""
    words, number = claim.victims.text.strip(), claim.count.text.strip()
    if number and words.casefold().startswith(number.casefold()):
        words = words[len(number) :].strip()
    one = (claim.count.low, claim.count.high) == (1, 1)
    return words or (_ONE_WORDS if one else _CATEGORY_WORDS).get(claim.victims.category, "person" if one else "people")


_ROUND_NUMBER_WORDS = ("dozens", "scores", "hundreds", "thousands", "tens", "a number", "a handful", "a couple")


def claim_words(claim: Claim) -> str:
    """Say a claim's number: "at least 19 civilians killed"."""
    count, victims = claim.count, victim_words(claim)
    number = count_words(count.low, count.high, count.qualifier, count.text.strip())
    if number.casefold().endswith(_ROUND_NUMBER_WORDS) and not victims.startswith("of "):
        number = f"{number} of"
    if (
        count.qualifier is Qualifier.VAGUE and number.casefold() in victims.casefold()
    ):  # "civilians were killed": the plural is all the number there is
        return f"{victims} {EFFECT_WORDS[claim.effect]}"
    return f"{number} {victims} {EFFECT_WORDS[claim.effect]}"


_PLURALS = frozenset({"police", "people", "staff", "personnel", "media"})


def says(who: str, one: str = "says", many: str = "say") -> str:
    """Who, and the verb that agrees: "Zaidi (Pakistan) says", "Austrian police say"."""
    last = who.partition(" (")[0].split()[-1:]
    word = last[0] if last else ""
    plural = word in _PLURALS or (word.islower() and word.endswith("s") and not word.endswith("ss"))
    return f"{who} {many if plural else one}"


QUOTE_CHARACTERS_MAX = 120


def denial_words(claim: Claim, who: str) -> str:
    """Who denies what, in the article's own words."""
    words = " ".join(claim.evidence.text.split())
    if len(words) > QUOTE_CHARACTERS_MAX:
        words = words[: QUOTE_CHARACTERS_MAX - 1].rstrip() + "…"
    return f"{says(who, 'denies', 'deny')} “{words}”"


def claimant_words(claim: Claim, outlet: str) -> str:
    """Who says so: the claimant with its side, or the outlet where the article says it itself."""
    speaker = claim.claimant
    if speaker is None:
        return outlet
    name = speaker.name
    if name.startswith(("The ", "A ", "An ")):  # "The hospital's director": said in the middle of a sentence
        name = name[0].lower() + name[1:]
    if speaker.side and speaker.side.casefold() not in name.casefold():
        return f"{name} ({speaker.side})"
    return name


STRIKES_NAMED_MAX = 3
CLAIMS_NAMED_MAX = 2
"""Of a why sentence: what a person takes in at once; the rest is counted."""

News = tuple[AlertReason, EnrichedEvent]


def why_sentence(news: Iterable[News], *, first_days: int, pair_days: int, kept_for: str = "") -> str:
    """One plain sentence: what is new against what was known, the most telling first; ``kept_for`` says why it is late."""
    told = list(news)
    strikes = [(reason, event) for reason, event in told if event.strike is not None]
    claims = [(reason, event) for reason, event in told if event.strike is None]
    fresh = any(event.status is EventStatus.NEW for _, event in strikes)
    latest: dict[str, News] = {}
    for reason, event in claims:  # of two numbers of one claimant in one article, only the one that stands
        latest.setdefault(event.entry_id or event.event_id, (reason, event))
    said = _claim_clauses(list(latest.values()), fresh=fresh)
    clauses = [*_strike_clauses(strikes, first_days, pair_days), *said[:CLAIMS_NAMED_MAX]]
    more = len(said) - CLAIMS_NAMED_MAX
    if more > 0:
        clauses.append(f"and {more} more {'claim' if more == 1 else 'claims'}")
    late = f"{kept_for}: " if kept_for else ""
    return _capital(late + "; ".join(clauses)) + "."


def _claim_clauses(news: list[News], *, fresh: bool) -> list[str]:
    """What each claim says; a number that somebody denies in the same breath is told with who does."""
    deniers = {
        (e.claim.effect, e.claim.count.low): says(claimant_words(e.claim, e.article.outlet), "denies", "deny")
        for _, e in news
        if e.claim and e.claim.denied
    }
    clauses: dict[str, None] = {}
    answered = set()
    for reason, event in news:
        claim = event.claim
        if claim is None or (claim.denied and (claim.effect, claim.count.low) in answered):
            continue
        number = (claim.effect, claim.count.low)
        denier = "" if claim.denied else deniers.get(number, "")
        if denier:
            answered.add(number)
            clauses[f"{says(claimant_words(claim, event.article.outlet))} {claim_words(claim)}, which {denier}"] = None
        else:
            clauses[_claim_clause(reason, event, fresh=fresh)] = None
    return list(clauses)


def _strike_clauses(strikes: list[News], first_days: int, pair_days: int) -> list[str]:
    gone = [_strike_words(e) for _, e in strikes if e.status is EventStatus.RETRACTED]
    new = [_strike_words(e) for _, e in strikes if e.status is EventStatus.NEW]
    again = [_strike_words(e) for _, e in strikes if e.status not in (EventStatus.NEW, EventStatus.RETRACTED)]
    reasons = {reason for reason, _ in strikes}
    clauses = []
    if new:
        clauses.append(f"not reported before: {listing(new, STRIKES_NAMED_MAX)}")
    again = [words for words in again if words not in new]
    if again:
        clauses.append(f"held back until now: {listing(again, STRIKES_NAMED_MAX)}")
    if AlertReason.NEW_ACTOR_PAIR in reasons:
        clauses.append(f"these sides were not reported fighting each other for at least {pair_days} days")
    if AlertReason.FIRST_OF_KIND in reasons:
        clauses.append(f"the first of its kind there for at least {first_days} days")
    if gone:
        outlet = strikes[0][1].article.outlet
        clauses.append(f"{outlet} no longer reports it: {listing(gone, STRIKES_NAMED_MAX)}")
    return clauses


def _strike_words(event: EnrichedEvent) -> str:
    strike = event.strike
    if strike is None:
        return ""
    attackers = tuple(side for side in (side_of(strike.attacker),) if side)
    targets = tuple(side for side in (side_of(strike.target),) if side)
    return attack_phrase((strike.mode,), attackers, targets, strike.places)


def _claim_clause(reason: AlertReason, event: EnrichedEvent, *, fresh: bool) -> str:
    """What a claim says that was not known; ``fresh`` where the whole attack was not: then every number is new."""
    claim = event.claim
    if claim is None:
        return ""
    who, said = claimant_words(claim, event.article.outlet), claim_words(claim)
    known = event.known_text
    if event.status is EventStatus.DENIED:
        return denial_words(claim, who)
    if event.status is EventStatus.RETRACTED:
        return f"{event.article.outlet} took this back: {said}, as {who} said"
    if event.status is EventStatus.RAISED and known:
        return f"{says(who, 'now says', 'now say')} {said}, up from {known}"
    if event.status is EventStatus.LOWERED and known:
        return f"{says(who, 'now says', 'now say')} {said}, down from {known}"
    if reason is AlertReason.CONTESTED:
        return f"{says(who)} {said}, which the other side's numbers contradict"
    if event.status is EventStatus.REPEAT:
        return f"{says(who)} {said}, held back until now"
    return f"{says(who)} {said}" if fresh else f"{says(who)} {said}, a number not given before"


def alert_headline(
    what: str,
    here: Iterable[tuple[Claim, str]],
    whole: Iterable[tuple[Claim, str]],
    denial: EnrichedEvent | None = None,
) -> str:
    """The incident with its highest claim, then the highest for the whole conflict, each with who says so, or denies it."""
    told = [part for part in (what, _highest(here, denial)) if part]
    first = ": ".join(told) if told else ""
    overall = _highest(whole, denial)
    if not overall:
        return _capital(first) or "Fighting reported"
    return f"{first}; in the whole conflict {overall}" if first else _capital(overall)


def taken_back_headline(what: str, back: list[EnrichedEvent]) -> str:
    """The line of a correction by which nothing stands of what was told: it must not read as if it did."""
    outlet = back[0].article.outlet
    gone = next((event.claim for event in back if event.claim), None)
    if gone is None or any(event.strike for event in back):
        return f"Taken back by {outlet}: {what[:1].lower() + what[1:] or 'its report'}"
    told = f"{outlet} took back {claim_words(gone)}"
    return f"{what}: {told}" if what else _capital(told)


def _highest(claims: Iterable[tuple[Claim, str]], denial: EnrichedEvent | None) -> str:
    best = max(claims, key=lambda c: (c[0].effect is Effect.KILLED, c[0].count.low), default=None)
    if best is None:
        return ""
    claim, outlet = best
    told = f"{claim_words(claim)}, {says(claimant_words(claim, outlet))}"
    no = denial.claim if denial else None
    if denial is None or no is None or (no.effect, no.count.low) != (claim.effect, claim.count.low):
        return told
    return f"{told}; {says(claimant_words(no, denial.article.outlet), 'denies', 'deny')} it"
