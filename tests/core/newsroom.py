"""A newsroom for tests: articles with the strikes and claims they tell, without any text to extract from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tocsin.core.alert import decide_alert
from tocsin.core.decision import Decision, DictMemory
from tocsin.core.held import Waits, whole_ms
from tocsin.core.ids import make_id
from tocsin.core.link import decide_link
from tocsin.core.policy import Policy
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import (
    Actor,
    Alert,
    ArticleRef,
    Claim,
    Claimant,
    Conflict,
    Count,
    Directive,
    EnrichedEvent,
    Evidence,
    Extraction,
    Incident,
    Place,
    Strike,
    Tick,
    Value,
    Victims,
    When,
)
from tocsin.schemas.words import (
    ActorKind,
    Category,
    ClaimantKind,
    Effect,
    Mode,
    PlacePrecision,
    PlaceRole,
    Qualifier,
    Scope,
    StrikeStatus,
    TimePrecision,
    Verb,
)

START = datetime(2026, 2, 28, 6, 0, tzinfo=UTC)
NOWHERE = (0, 0)

# name: (country, admin1, lat, lon, precision, geonameid)
PLACES: dict[str, tuple[str, str | None, float | None, float | None, PlacePrecision, int | None]] = {
    "Kabul": ("AF", "Kabul", 34.528, 69.172, PlacePrecision.CITY, 1138958),
    "Kābul": ("AF", "Kabul", 34.528, 69.172, PlacePrecision.CITY, 1138958),
    "Kaboul": ("AF", "Kabul", 34.53, 69.17, PlacePrecision.CITY, None),
    "Bagram air base": ("AF", "Parwan", 34.946, 69.265, PlacePrecision.SITE, None),
    "Shahr-e Naw": ("AF", "Kabul", 34.532, 69.166, PlacePrecision.SITE, None),
    "Kandahar": ("AF", "Kandahar", 31.613, 65.71, PlacePrecision.CITY, 1138336),
    "Khost": ("AF", "Khost", 33.34, 69.92, PlacePrecision.ADMIN1, 1444362),
    "Khost city": ("AF", "Khost", 33.339, 69.92, PlacePrecision.CITY, 1444363),
    "Paktika": ("AF", "Paktika", 32.5, 68.8, PlacePrecision.ADMIN1, 1131256),
    "Torkham": ("AF", "Nangarhar", 34.12, 71.09, PlacePrecision.CITY, 1123004),
    "Afghanistan": ("AF", None, 33.0, 66.0, PlacePrecision.COUNTRY, 1149361),
    "Quetta": ("PK", "Balochistan", 30.184, 67.001, PlacePrecision.CITY, 1167528),
    "Peshawar": ("PK", "Khyber Pakhtunkhwa", 34.008, 71.578, PlacePrecision.CITY, 1168197),
    "Rafah": ("PS", "Gaza", 31.297, 34.243, PlacePrecision.CITY, 281102),
    "Khan Younis": ("PS", "Gaza", 31.34, 34.306, PlacePrecision.CITY, 281124),
    "Kharkiv": ("UA", "Kharkiv", 49.98, 36.25, PlacePrecision.CITY, 706483),
}


def place(name: str, *, associative: bool = False) -> Place:
    country, admin1, lat, lon, precision, geonameid = PLACES[name]
    return Place(
        text=name,
        span=NOWHERE,
        name=name,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        precision=precision,
        geonameid=geonameid,
        role=PlaceRole.ASSOCIATIVE if associative else PlaceRole.LITERAL,
    )


def actor(name: str | None) -> Actor | None:
    return Actor(text=name, span=NOWHERE, name=name, side=name, kind=ActorKind.STATE) if name else None


def hours(start: float, end: float) -> When:
    """From ``start`` to ``end`` hours after the story's beginning."""
    return When(
        start=START + timedelta(hours=start),
        end=START + timedelta(hours=end),
        precision=TimePrecision.HOUR,
        text="then",
        span=NOWHERE,
    )


def strike(
    mode: str = "air",
    by: str | None = None,
    on: str | None = None,
    at: tuple[str, ...] | str = (),
    *,
    when: When | None = None,
    status: str = "reported",
    scope: str = "current",
    associative: bool = False,
) -> Strike:
    names = (at,) if isinstance(at, str) else at
    words = " ".join(str(part) for part in (by, mode, on, *names, status, scope) if part)
    return Strike(
        strike_id=make_id("str", mode, by, on, names, when and when.start, status, scope),
        mode=Mode(mode),
        attacker=actor(by),
        target=actor(on),
        places=tuple(place(name, associative=associative) for name in names),
        when=when,
        status=StrikeStatus(status),
        scope=Scope(scope),
        evidence=Evidence(start=0, end=len(words), text=words),
    )


_QUALIFIERS = {
    "at least": Qualifier.AT_LEAST,
    "more than": Qualifier.MORE_THAN,
    "about": Qualifier.ABOUT,
    "up to": Qualifier.UP_TO,
    "fewer than": Qualifier.FEWER_THAN,
}
_WORDS = {"dozens": 24, "several": 3, "scores": 40, "hundreds": 200}


def count(text: str) -> Count:
    """ "19", "at least 19", "10 to 15", "dozens": as the gold guide counts them."""
    if text in _WORDS:
        return Count(low=_WORDS[text], high=None, qualifier=Qualifier.VAGUE, text=text, span=NOWHERE)
    if " to " in text and not text.startswith("up to"):
        least, most = text.split(" to ")
        return Count(low=int(least), high=int(most), qualifier=Qualifier.RANGE, text=text, span=NOWHERE)
    head, _, number = text.rpartition(" ")
    qualifier, value = _QUALIFIERS.get(head, Qualifier.EXACT), int(number)
    bounds: dict[Qualifier, tuple[int, int | None]] = {
        Qualifier.AT_LEAST: (value, None),
        Qualifier.MORE_THAN: (value + 1, None),
        Qualifier.FEWER_THAN: (0, value - 1),
    }
    low, high = bounds.get(qualifier, (value, value))
    return Count(low=low, high=high, qualifier=qualifier, text=text, span=NOWHERE)


def claimant(said: str | None) -> Claimant | None:
    """ "Mujahid/Afghanistan", "Red Crescent:medical", "officials:unnamed"; None for the article's own voice."""
    if said is None:
        return None
    name, _, kind = said.partition(":")
    name, _, side = name.partition("/")
    return Claimant(
        text=name,
        span=NOWHERE,
        name=name,
        side=side or None,
        kind=ClaimantKind(kind or ("official" if side else "unnamed")),
    )


def claim(
    number: str,
    effect: str = "killed",
    victims: str = "people",
    side: str | None = None,
    by: str | None = None,
    *,
    category: str = "unknown",
    at: tuple[str, ...] | str = (),
    perpetrator: str | None = None,
    cumulative: bool = False,
    subset: bool = False,
    denied: bool = False,
    scope: str = "current",
    when: When | None = None,
) -> Claim:
    names = (at,) if isinstance(at, str) else at
    words = f"{by or 'article'}: {number} {victims} {effect}"
    return Claim(
        claim_id=make_id("clm", number, effect, victims, side, by, category, names, perpetrator, denied, scope, subset),
        effect=Effect(effect),
        count=count(number),
        victims=Victims(text=victims, span=NOWHERE, category=Category(category), side=side),
        claimant=claimant(by),
        perpetrator=actor(perpetrator),
        places=tuple(place(name) for name in names),
        when=when,
        scope=Scope(scope),
        subset=subset,
        cumulative=cumulative,
        denied=denied,
        evidence=Evidence(start=0, end=len(words), text=words),
    )


def article(
    outlet: str,
    minutes: float = 0,
    *events: Strike | Claim,
    name: str = "",
    text: str | None = None,
    revision: int = 1,
    theatre: str = "south-asia",
    backfill: bool = False,
    published: float | None = None,
) -> Extraction:
    """One revision of one article, fetched ``minutes`` after the story's beginning.

    Articles of one ``text`` are copies; without a text each article has words of its own.
    """
    article_id = make_id("art", outlet, name or minutes)
    words = text if text is not None else " ".join(make_id("w", article_id, revision, n) for n in range(40))
    fetched = START + timedelta(minutes=minutes)
    ref = ArticleRef(
        article_id=article_id,
        revision=revision,
        feed_id=f"feed-{outlet}",
        outlet=outlet,
        url=f"https://{outlet.replace(' ', '')}.example/{article_id}",
        title=f"{outlet} at {minutes}",
        published_at=START + timedelta(minutes=minutes if published is None else published),
        fetched_at=fetched,
        backfill=backfill,
        content_hash=content_hash("", words),
        signature=signature(words),
        lead_signature=lead_signature(words),
    )
    return Extraction(
        extraction_id=make_id("ext", article_id, revision, theatre),
        theatre=theatre,
        article=ref,
        strikes=tuple(e for e in events if isinstance(e, Strike)),
        claims=tuple(e for e in events if isinstance(e, Claim)),
    )


def revised(extraction: Extraction, minutes: float, *events: Strike | Claim) -> Extraction:
    """The next revision of the same article."""
    old = extraction.article
    ref = replace(
        old,
        revision=old.revision + 1,
        fetched_at=START + timedelta(minutes=minutes),
        content_hash=content_hash("", f"{old.article_id} {old.revision + 1}"),
    )
    return Extraction(
        extraction_id=make_id("ext", ref.article_id, ref.revision, extraction.theatre),
        theatre=extraction.theatre,
        article=ref,
        strikes=tuple(e for e in events if isinstance(e, Strike)),
        claims=tuple(e for e in events if isinstance(e, Claim)),
    )


def directive(verb: str, kind: str, target: str, minutes: float = 0, **more: object) -> Directive:
    return Directive(
        directive_id=make_id("dir", verb, kind, target, minutes),
        verb=Verb(verb),
        theatre="south-asia",
        target_kind=kind,  # type: ignore[arg-type]
        target=target,
        by="night desk",
        at=START + timedelta(minutes=minutes),
        **more,  # type: ignore[arg-type]
    )


@dataclass
class Newsroom:
    """Feeds the link stage one item after another and keeps what it sent."""

    memory: DictMemory = field(default_factory=DictMemory)
    sent: list[Value] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)
    bell: DictMemory = field(default_factory=DictMemory)
    alerts: list[Alert] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)
    ticks: list[str] = field(default_factory=list)
    waits: Waits = field(default_factory=Waits)

    def ring(self, *items: Extraction | Directive) -> list[Alert]:
        """Link ``items`` and bring what comes of them to the alert stage; returns the last one's alerts."""
        rung: list[Alert] = []
        for item in items:
            events: list[EnrichedEvent | Directive] = [*self.read(item)]
            if isinstance(item, Directive):
                events = [item]
            now = item.article.fetched_at if isinstance(item, Extraction) else item.at
            self.until(now)
            rung = [alert for event in events for alert in self._decide(event, now)]
        return rung

    def until(self, now: datetime) -> list[Alert]:
        """Let time pass: ticks come when they are due; returns what they rang."""
        rung: list[Alert] = []
        while ticks := self.waits.ticks(now):
            at = whole_ms(ticks[0].due_at)
            rung += self._decide(replace(ticks[0], at=at), at)
        return rung

    def wait(self, minutes: float) -> list[Alert]:
        """Let time pass until ``minutes`` after the story's beginning."""
        return self.until(START + timedelta(minutes=minutes))

    def _decide(self, event: EnrichedEvent | Directive | Tick, now: datetime) -> list[Alert]:
        decision = decide_alert(self.bell, event, now, self.policy)
        self.bell.apply(decision.remember)
        self.waits.learn(decision.remember)
        if isinstance(event, Tick):
            self.ticks.append(decision.reason)
        elif decision.reason != "gathered":
            self.verdicts.append(decision.reason)
        rung = [sent for sent in decision.send if isinstance(sent, Alert)]
        self.alerts.extend(rung)
        return rung

    def read(self, *items: Extraction | Directive) -> list[EnrichedEvent]:
        """Link ``items``; returns the enriched events of the last one."""
        events: list[EnrichedEvent] = []
        for item in items:
            now = item.article.fetched_at if isinstance(item, Extraction) else item.at
            decision: Decision = decide_link(self.memory, item, now)
            self.memory.apply(decision.remember)
            self.sent.extend(decision.send)
            self.reasons.append(decision.reason)
            events = [sent for sent in decision.send if isinstance(sent, EnrichedEvent)]
        return events

    @property
    def events(self) -> list[EnrichedEvent]:
        return [sent for sent in self.sent if isinstance(sent, EnrichedEvent)]

    @property
    def incidents(self) -> dict[str, Incident]:
        return {sent.incident_id: sent for sent in self.sent if isinstance(sent, Incident)}

    @property
    def conflicts(self) -> dict[str, Conflict]:
        return {sent.conflict_id: sent for sent in self.sent if isinstance(sent, Conflict)}
