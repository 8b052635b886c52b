"""A realistic stream of nouns for the desk, built from the sample story's own articles, every span a true one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tocsin.core.ids import make_id
from tocsin.sample import load_story
from tocsin.schemas import (
    Actor,
    Alert,
    Article,
    Claim,
    Claimant,
    Conflict,
    Count,
    Delivery,
    EnrichedEvent,
    Evidence,
    Feed,
    FeedState,
    Incident,
    Place,
    Quote,
    ScorePart,
    Strike,
    Timings,
    Toll,
    Value,
    Victims,
)
from tocsin.schemas.article import ref
from tocsin.schemas.words import (
    ActorKind,
    AlertKind,
    AlertReason,
    Category,
    ClaimantKind,
    DeliveryOutcome,
    Effect,
    EventKind,
    EventStatus,
    FeedHealth,
    Mode,
    PlacePrecision,
    Qualifier,
    Severity,
    Sighting,
    TextSource,
)

NOW = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
THEATRE = "europe"
CONFLICT = make_id("con", "Spain", "Italy")
TARRAGONA = make_id("inc", "tarragona")
LIVORNO = make_id("inc", "livorno")
TOPIC_OF: dict[type[Value], str] = {
    Feed: "feeds",
    FeedState: "feeds.polled",
    Article: "articles.unique",
    EnrichedEvent: "events.enriched",
    Incident: "incidents",
    Conflict: "conflicts",
    Alert: "alerts.raised",
    Delivery: "deliveries",
}
OUTLETS = {
    "sample-wire": "Meridian Wire (sample)",
    "sample-courier": "The Harbour Courier (sample)",
    "sample-ledger": "The Northern Ledger (sample)",
}


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def record(value: Value) -> tuple[str, bytes, bytes]:
    """The value as a record: logical topic, key, value."""
    topic = TOPIC_OF[type(value)]
    names = {"feeds": "feed_id", "feeds.polled": "feed_id", "incidents": "incident_id", "conflicts": "conflict_id"}
    return topic, str(getattr(value, names.get(topic, "schema"))).encode(), value.encode()


def article(item_id: str, *, at: datetime = NOW, text: str | None = None, **more: Any) -> Article:
    """An article of the sample story, as dedupe would pass it on; ``text`` makes up another."""
    story = load_story(NOW)
    item = next((item for item in story.items if item.item_id == item_id), None)
    revision = int(more.pop("revision", 1))
    said = item.versions[revision - 1] if item else None
    feed_id = item.feeds[0] if item else "sample-wire"
    body = text if text is not None else (said.text if said else "")
    values: dict[str, Any] = {
        "article_id": make_id("art", item_id),
        "revision": revision,
        "sighting": Sighting.CREATED if revision == 1 else Sighting.UPDATED,
        "feed_id": feed_id,
        "outlet": OUTLETS.get(feed_id, feed_id),
        "url": f"http://127.0.0.1:8400/articles/{item_id}",
        "canonical_url": f"http://127.0.0.1:8400/articles/{item_id}",
        "title": said.title if said else item_id,
        "summary": "",
        "text": body,
        "text_source": TextSource.FEED,
        "language": "en",
        "published_at": at,
        "fetched_at": at + timedelta(seconds=2),
        "sample": True,
        "content_hash": make_id("hash", body),
    }
    return Article(**{**values, **more})


def span(text: str, part: str, start: int = 0) -> tuple[int, int]:
    at = text.index(part, start)
    return at, at + len(part)


def evidence(text: str, part: str) -> Evidence:
    start, end = span(text, part)
    return Evidence(start=start, end=end, text=part)


def place(text: str, name: str, country: str, lat: float, lon: float) -> Place:
    return Place(
        text=name, span=span(text, name), name=name, country=country, lat=lat, lon=lon, precision=PlacePrecision.CITY
    )


def tarragona(text: str) -> Place:
    return place(text, "Tarragona", "ES", 41.1167, 1.25)


def claim(
    source: Article,
    sentence: str,
    count: tuple[str, int, int | None, Qualifier],
    victims: tuple[str, Category, str | None],
    claimant: tuple[str, str, str | None, ClaimantKind] | None,
    *,
    effect: Effect = Effect.KILLED,
    where: Place | None = None,
    denied: bool = False,
) -> Claim:
    text = source.text
    proof = evidence(text, sentence)
    said = None
    if claimant is not None:
        words, name, side, kind = claimant
        said = Claimant(text=words, span=span(text, words), name=name, side=side, kind=kind)
    number, low, high, qualifier = count
    group, category, victim_side = victims
    return Claim(
        claim_id=make_id("clm", source.article_id, source.revision, sentence, number, effect),
        effect=effect,
        count=Count(low=low, high=high, qualifier=qualifier, text=number, span=span(text, number, proof.start)),
        victims=Victims(text=group, span=span(text, group, proof.start), category=category, side=victim_side),
        claimant=said,
        places=(where,) if where else (),
        denied=denied,
        evidence=proof,
    )


def claim_event(
    source: Article, what: Claim, status: EventStatus, *, incident: str | None = TARRAGONA, **more: Any
) -> EnrichedEvent:
    values: dict[str, Any] = {
        "event_id": make_id("evt", what.claim_id),
        "kind": EventKind.CLAIM,
        "theatre": THEATRE,
        "incident_id": incident,
        "conflict_id": CONFLICT,
        "status": status,
        "reason": str(status),
        "article": ref(source),
        "claim": what,
    }
    return EnrichedEvent(**{**values, **more})


def toll(event: EnrichedEvent, claimant_side: str | None, *, own: bool | None, since: datetime, denied: bool) -> Toll:
    what = event.claim
    assert what is not None
    return Toll(
        effect=what.effect,
        victim_side=what.victims.side,
        category=what.victims.category,
        claimant=what.claimant.name if what.claimant else None,
        claimant_side=claimant_side,
        own_side=own,
        low=what.count.low,
        best=what.count.low,
        high=what.count.high,
        since=since,
        event_id=event.event_id,
        evidence=what.evidence,
        url=event.article.url,
        outlet=event.article.outlet,
        sources=event.sources,
        independent_sources=event.independent_sources,
        denied=denied,
    )


BALMORA = ("government spokeswoman Irene Balmora", "Irene Balmora", "Spain", ClaimantKind.OFFICIAL)
VENZONI = ("defence ministry spokesman Dario Venzoni", "Dario Venzoni", "Italy", ClaimantKind.OFFICIAL)
URQUILLA = ("Spain's defence minister Tomas Urquilla", "Tomas Urquilla", "Spain", ClaimantKind.OFFICIAL)
CIVILIANS = ("civilians", Category.CIVILIAN, "Spain")
EXACT = Qualifier.EXACT


@dataclass
class Story:
    """The story told as records; ``events`` by a short name."""

    now: datetime = NOW
    articles: dict[str, Article] = field(default_factory=dict)
    events: dict[str, EnrichedEvent] = field(default_factory=dict)

    def feeds(self) -> Iterator[Value]:
        healths = (FeedHealth.LIVE, FeedHealth.LIVE, FeedHealth.QUIET, FeedHealth.FAILING)
        advice = {FeedHealth.FAILING: "answers 503 since 03:10; wait, or remove it from feeds.toml"}
        titles = ("sample-wire", "sample-courier", "sample-ledger", "bay-radio")
        for feed_id, health in zip(titles, healths, strict=True):
            failing = health is FeedHealth.FAILING
            sample = feed_id.startswith("sample")
            url = f"http://127.0.0.1:8400/feeds/{feed_id}.xml"
            outlet = OUTLETS.get(feed_id, "Bay Radio")
            yield Feed(feed_id=feed_id, url=url, outlet=outlet, title=feed_id, kind="newspaper", sample=sample)
            yield FeedState(
                feed_id=feed_id,
                url=url,
                health=health,
                health_since=self.now - minutes(50),
                advice=advice.get(health, ""),
                polls=12,
                failures=7 if failing else 0,
                last_status=503 if failing else 200,
                last_polled_at=self.now - timedelta(seconds=3),
                last_success_at=self.now - (minutes(50) if failing else timedelta(seconds=3)),
                newest_item_at=self.now - minutes(2),
                interval_s=3,
                items_last=9,
                items_new=1,
            )

    def first_strike(self) -> Iterator[Value]:
        source = self._article("tarragona-strikes", 60)
        yield source
        text = source.text
        strike = Strike(
            strike_id=make_id("stk", "tarragona"),
            mode=Mode.AIR,
            attacker=Actor(
                text="Italian", span=span(text, "Italian"), name="Italy", side="Italy", kind=ActorKind.STATE
            ),
            places=(tarragona(text),),
            evidence=evidence(text, "Italian air strikes hit the Spanish port of Tarragona early on Sunday"),
        )
        yield self._keep(
            "strike",
            EnrichedEvent(
                event_id=make_id("evt", "strike"),
                kind=EventKind.STRIKE,
                theatre=THEATRE,
                incident_id=TARRAGONA,
                conflict_id=CONFLICT,
                status=EventStatus.NEW,
                reason="new_strike",
                article=ref(source),
                strike=strike,
                sources=3,
                independent_sources=2,
            ),
        )
        sentence = (
            "Spanish government spokeswoman Irene Balmora said 12 civilians had been killed and 30 wounded in the "
            "strikes on Tarragona."
        )
        killed = claim(source, sentence, ("12", 12, 12, EXACT), CIVILIANS, BALMORA, where=tarragona(text))
        yield self._keep("twelve", claim_event(source, killed, EventStatus.NEW, sources=3, independent_sources=2))
        wounded = claim(source, sentence, ("30", 30, 30, EXACT), CIVILIANS, BALMORA, effect=Effect.WOUNDED)
        yield self._keep("thirty", claim_event(source, wounded, EventStatus.NEW, sources=2))
        yield self.incident(1, ("twelve", "thirty"))
        yield self.alert(1, Severity.HIGH, AlertReason.NEW_STRIKE, ("strike", "twelve"), 58)

    def wire_copy(self) -> Iterator[Value]:
        source = self._article("tarragona-wire-copy", 55)
        yield source
        sentence = (
            "Spanish government spokeswoman Irene Balmora said 12 civilians had been killed and 30 wounded in the "
            "strikes on Tarragona."
        )
        same = claim(source, sentence, ("12", 12, 12, EXACT), CIVILIANS, BALMORA)
        known: dict[str, Any] = {"known_low": 12, "known_high": 12, "known_text": "12"}
        yield self._keep("copy", claim_event(source, same, EventStatus.REPEAT, reason="wire_copy", sources=3, **known))

    def raised(self) -> Iterator[Value]:
        source = self._article("tarragona-toll-rises", 31)
        yield source
        sentence = (
            "Spanish government spokeswoman Irene Balmora said at least 22 civilians had been killed in Tarragona, "
            "including four children."
        )
        who = ("Spanish government spokeswoman Irene Balmora", *BALMORA[1:])
        more = claim(
            source,
            sentence,
            ("at least 22", 22, None, Qualifier.AT_LEAST),
            CIVILIANS,
            who,
            where=tarragona(source.text),
        )
        yield self._keep(
            "twenty_two",
            claim_event(
                source,
                more,
                EventStatus.RAISED,
                known_low=12,
                known_high=12,
                known_text="12",
                supersedes=self.events["twelve"].event_id,
                sources=2,
            ),
        )
        yield self.incident(2, ("twenty_two", "thirty"))
        yield self.alert(2, Severity.CRITICAL, AlertReason.RAISED_CLAIM, ("twenty_two", "twelve"), 30)

    def contradicted(self) -> Iterator[Value]:
        source = self._article("rome-answers", 12)
        yield source
        soldiers = ("Spanish soldiers", Category.COMBATANT, "Spain")
        sentence = (
            "Italian defence ministry spokesman Dario Venzoni said the air strikes had killed 40 Spanish soldiers "
            "in Tarragona."
        )
        forty = claim(source, sentence, ("40", 40, 40, EXACT), soldiers, VENZONI, where=tarragona(source.text))
        yield self._keep("forty", claim_event(source, forty, EventStatus.NEW, contested=True))
        own_sentence = (
            "Italy's army said three Italian soldiers had been killed when Spanish forces fired back at the "
            "landing party."
        )
        own = claim(
            source,
            own_sentence,
            ("three", 3, 3, EXACT),
            ("Italian soldiers", Category.COMBATANT, "Italy"),
            ("Italy's army", "Italy's army", "Italy", ClaimantKind.MILITARY),
        )
        yield self._keep("three", claim_event(source, own, EventStatus.NEW))
        answer = self._article("tarragona-denial", 8)
        yield answer
        denial = claim(
            answer,
            "Spain's defence minister Tomas Urquilla denied that 40 Spanish soldiers had been killed in the Italian "
            "air strikes on Tarragona.",
            ("40", 40, 40, EXACT),
            soldiers,
            URQUILLA,
            denied=True,
        )
        yield self._keep(
            "denial",
            claim_event(answer, denial, EventStatus.DENIED, denies=(self.events["forty"].event_id,), contested=True),
        )
        ministry = ("Spain's defence ministry", "Spain's defence ministry", "Spain", ClaimantKind.MILITARY)
        two = claim(
            answer,
            "Spain's defence ministry said two Spanish soldiers had been killed in Tarragona.",
            ("two", 2, 2, EXACT),
            soldiers,
            ministry,
        )
        yield self._keep("two", claim_event(answer, two, EventStatus.CONTESTED, contested=True))
        theirs = claim(
            answer,
            "The Spanish ministry said its forces had killed 25 Italian soldiers on the beach west of the city.",
            ("25", 25, 25, EXACT),
            ("Italian soldiers", Category.COMBATANT, "Italy"),
            ministry,
        )
        yield self._keep("twenty_five", claim_event(answer, theirs, EventStatus.CONTESTED, contested=True))
        names = ("twenty_two", "thirty", "forty", "two", "three", "twenty_five")
        yield self.incident(3, names, contested=True)
        yield self.conflict(names)
        yield self.alert(
            1,
            Severity.MEDIUM,
            AlertReason.CONTESTED,
            ("forty", "denial"),
            7,
            name="contested",
            headline="Tarragona: Italy says 40 Spanish soldiers killed, Spain denies it",
            why="Italy claims 40 Spanish soldiers killed; Spain denied it and says two.",
        )

    def livorno(self) -> Iterator[Value]:
        source = self._article("livorno-drones", 20)
        yield source
        text = source.text
        where = place(text, "Livorno", "IT", 43.5485, 10.3106)
        ministry = ("Italy's interior ministry", "Italy's interior ministry", "Italy", ClaimantKind.OFFICIAL)
        people = ("people", Category.UNKNOWN, "Italy")
        sentence = "Italy's interior ministry said seven people had been killed in the drone attack on Livorno."
        seven = claim(source, sentence, ("seven", 7, 7, EXACT), people, ministry, where=where)
        yield self._keep("seven", claim_event(source, seven, EventStatus.NEW, incident=LIVORNO))
        yield self.livorno_incident(1, ("seven",))
        yield self.alert(
            1,
            Severity.HIGH,
            AlertReason.NEW_STRIKE,
            ("seven",),
            19,
            name="livorno",
            incident_id=LIVORNO,
            headline="Spanish drones strike Livorno: 7 killed, Italy says",
            why="First drone strike on Livorno on record here; 7 people killed by the ministry's count.",
        )
        later = self._article("livorno-drones", 20, revision=2)
        yield later
        sentence = sentence.replace("seven", "four")
        four = claim(later, sentence, ("four", 4, 4, EXACT), people, ministry, where=where)
        yield self._keep(
            "four",
            claim_event(
                later,
                four,
                EventStatus.LOWERED,
                incident=LIVORNO,
                supersedes=self.events["seven"].event_id,
                known_low=7,
                known_high=7,
                known_text="seven",
                before=seven.evidence,
                before_url=source.url,
                before_outlet=source.outlet,
            ),
        )
        yield self.livorno_incident(2, ("four",))
        yield self.alert(
            2,
            Severity.HIGH,
            AlertReason.CORRECTION,
            ("four",),
            4,
            name="livorno",
            kind=AlertKind.CORRECTION,
            incident_id=LIVORNO,
            headline="Correction: 4 killed in Livorno, not 7",
            why="The Harbour Courier lowered the number of people killed from 7 to 4.",
        )

    def deliveries(self) -> Iterator[Delivery]:
        for attempt, outcome, code in ((1, DeliveryOutcome.RETRY, 429), (2, DeliveryOutcome.DELIVERED, 200)):
            yield Delivery(
                delivery_id=make_id("dlv", "night-desk"),
                alert_id=make_id("alr", "tarragona"),
                revision=2,
                destination="night-desk",
                destination_kind="slack",
                attempt=attempt,
                outcome=outcome,
                status_code=code,
                error="429 Too Many Requests" if code == 429 else None,
                attempted_at=self.now - minutes(30 - attempt),
                latency_ms=180,
            )

    def all(self) -> Iterator[Value]:
        for part in (self.feeds, self.first_strike, self.wire_copy, self.raised, self.contradicted, self.livorno):
            yield from part()
        yield from self.deliveries()

    def incident(self, revision: int, names: tuple[str, ...], *, contested: bool = False) -> Incident:
        members = [event for event in self.events.values() if event.incident_id == TARRAGONA]
        return Incident(
            incident_id=TARRAGONA,
            revision=revision,
            theatre=THEATRE,
            conflict_id=CONFLICT,
            headline="Air strikes on Tarragona",
            modes=(Mode.AIR,),
            places=(tarragona(self.articles["tarragona-strikes"].text),),
            attackers=("Italy",),
            targets=("Spain",),
            when=None,
            first_seen_at=self.now - minutes(60),
            last_seen_at=self.now - minutes(60 - 12 * revision),
            articles=len({event.article.article_id for event in members}),
            sources=3,
            independent_sources=2,
            tolls=self._tolls(names),
            contested=contested,
            sample=True,
            event_ids=tuple(event.event_id for event in members),
        )

    def livorno_incident(self, revision: int, names: tuple[str, ...]) -> Incident:
        base = self.incident(revision, names)
        text = self.articles["livorno-drones"].text
        return replace(
            base,
            incident_id=LIVORNO,
            headline="Drone strike on Livorno",
            modes=(Mode.DRONE,),
            places=(place(text, "Livorno", "IT", 43.5485, 10.3106),),
            attackers=("Spain",),
            targets=("Italy",),
            articles=1,
            sources=1,
            independent_sources=1,
            event_ids=tuple(e.event_id for e in self.events.values() if e.incident_id == LIVORNO),
        )

    def conflict(self, names: tuple[str, ...]) -> Conflict:
        return Conflict(
            conflict_id=CONFLICT,
            revision=1,
            theatre=THEATRE,
            name="Spain and Italy",
            sides=("Spain", "Italy"),
            first_seen_at=self.now - minutes(60),
            last_seen_at=self.now - minutes(4),
            incidents=2,
            tolls=self._tolls(names),
            contested=True,
            sample=True,
        )

    def _tolls(self, names: tuple[str, ...]) -> tuple[Toll, ...]:
        found = []
        for name in names:
            event = self.events[name]
            assert event.claim is not None
            side = event.claim.claimant.side if event.claim.claimant else None
            own = None if side is None else side == event.claim.victims.side
            denied = any(event.event_id in other.denies for other in self.events.values())
            found.append(toll(event, side, own=own, since=event.article.fetched_at, denied=denied))
        return tuple(found)

    def alert(
        self,
        revision: int,
        severity: Severity,
        reason: AlertReason,
        names: tuple[str, ...],
        minutes_ago: float,
        *,
        name: str = "tarragona",
        **more: Any,
    ) -> Alert:
        events = [self.events[one] for one in names]
        at = self.now - minutes(minutes_ago)
        quotes = []
        for event in events:
            what = event.claim or event.strike
            assert what is not None
            who = event.claim.claimant.name if event.claim and event.claim.claimant else None
            quotes.append(
                Quote(
                    article_id=event.article.article_id,
                    revision=event.article.revision,
                    outlet=event.article.outlet,
                    url=event.article.url,
                    title=event.article.title,
                    claimant=who,
                    evidence=what.evidence,
                )
            )
        values: dict[str, Any] = {
            "alert_id": make_id("alr", name),
            "revision": revision,
            "kind": AlertKind.ALERT if revision == 1 else AlertKind.UPDATE,
            "reason": reason,
            "severity": severity,
            "score": 7.25,
            "score_parts": (
                ScorePart(part="killed", points=4.25, why="at least 22 killed: log2(1 + 22)"),
                ScorePart(part="civilians", points=2.0, why="the dead are civilians"),
                ScorePart(part="first_here", points=1.0, why="no air strike was known here before"),
            ),
            "headline": "Italian air strikes on Tarragona: "
            + ("12 civilians killed, Spain says" if revision == 1 else "at least 22 civilians killed, Spain says"),
            "why": "First air strike on Tarragona on record here; 12 civilians killed by Spain's count."
            if revision == 1
            else "Spain raised its count of civilians killed in Tarragona from 12 to at least 22.",
            "theatre": THEATRE,
            "incident_id": TARRAGONA,
            "conflict_id": CONFLICT,
            "places": events[0].claim.places if events[0].claim else (),
            "event_ids": tuple(event.event_id for event in events),
            "evidence": tuple(quotes),
            "sources": 3,
            "independent_sources": 2,
            "first_seen_at": self.now - minutes(60),
            "timings": Timings(published_at=at, fetched_at=at, decided_at=at),
            "sample": True,
        }
        return Alert(**{**values, **more})

    def _article(self, item_id: str, minutes_ago: float, **more: Any) -> Article:
        found = article(item_id, at=self.now - minutes(minutes_ago), **more)
        self.articles[item_id] = found
        return found

    def _keep(self, name: str, event: EnrichedEvent) -> EnrichedEvent:
        self.events[name] = event
        return event
