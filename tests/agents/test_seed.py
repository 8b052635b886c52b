"""One story, five claimants, contradicting tolls: each claim with its claimant, one ring, silence when it comes again.

The article in seed.txt is written for these tests; the figures and who gave them are those of 27 and 28 February 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tocsin.agents.pipeline import decisions
from tocsin.agents.replay import Replay
from tocsin.core.ids import make_id
from tocsin.core.policy import Policy
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import Alert, Article, EnrichedEvent, Value
from tocsin.schemas.words import Sighting, TextSource
from tocsin.streams.topics import ARTICLES_POLLED

TEXT = (Path(__file__).parent / "seed.txt").read_text(encoding="utf-8")
AT = datetime(2026, 2, 28, 18, 0, tzinfo=UTC)


def seed(url: str = "https://wire.example/seed", outlet: str = "Wire", at: datetime = AT) -> Article:
    title = "Washington stands by Pakistan as it bombs Afghan cities"
    return Article(
        article_id=make_id("art", url),
        revision=1,
        sighting=Sighting.CREATED,
        feed_id=outlet,
        outlet=outlet,
        url=url,
        canonical_url=url,
        title=title,
        summary="",
        text=TEXT,
        text_source=TextSource.FEED,
        language="en",
        published_at=at,
        fetched_at=at + timedelta(minutes=1),
        content_hash=content_hash(title, TEXT),
        signature=signature(TEXT),
        lead_signature=lead_signature(TEXT),
    )


@pytest.fixture
def line() -> Replay:
    return Replay(decisions(Policy()))


def play(line: Replay, article: Article) -> Iterator[Value]:
    return (noun for _, noun in line.put(ARTICLES_POLLED, article, article.fetched_at))


def test_each_claim_has_its_claimant(line: Replay) -> None:
    claims = [n.claim for n in play(line, seed()) if isinstance(n, EnrichedEvent) and n.claim]
    found = {(c.count.low, c.scope.value): c.claimant.text if c.claimant else "" for c in claims}

    assert "Zabihullah Mujahid" in found[55, "current"]
    assert "Zabihullah Mujahid" in found[13, "current"]
    assert "Zaidi" in found[297, "current"]
    assert "Islamabad" in found[12, "current"]
    assert "Hamdullah Fitrat" in found[19, "current"]


def test_its_strikes_on_kabul_and_kandahar_are_found(line: Replay) -> None:
    strikes = [n.strike for n in play(line, seed()) if isinstance(n, EnrichedEvent) and n.strike]

    assert {"Kabul", "Kandahar"} <= {place.name for strike in strikes for place in strike.places}


def test_it_rings_once(line: Replay) -> None:
    alerts = [noun for noun in play(line, seed()) if isinstance(noun, Alert)]

    assert len({alert.alert_id for alert in alerts}) == 1
    assert [alert.revision for alert in alerts] == [1]


def test_polled_again_it_is_silent(line: Replay) -> None:
    list(play(line, seed()))

    assert list(play(line, replace(seed(), fetched_at=AT + timedelta(hours=1)))) == []


def test_under_another_address_it_is_silent(line: Replay) -> None:
    list(play(line, seed()))
    again = list(play(line, seed("https://other.example/copy", "Other", AT + timedelta(hours=2))))

    assert [noun for noun in again if isinstance(noun, Alert)] == []
    assert any(isinstance(noun, EnrichedEvent) for noun in again)


def test_every_event_points_at_its_words(line: Replay) -> None:
    for noun in play(line, seed()):
        if isinstance(noun, EnrichedEvent):
            evidence = (noun.claim or noun.strike).evidence  # type: ignore[union-attr]
            assert TEXT[evidence.start : evidence.end] == evidence.text != ""


def test_replayed_twice_the_bytes_are_equal() -> None:
    articles = [seed(), seed("https://other.example/copy", "Other", AT + timedelta(hours=2))]
    runs = []
    for _ in range(2):
        line = Replay(decisions(Policy()))
        runs.append([noun.encode() for article in articles for noun in play(line, article)])

    assert runs[0] == runs[1]
    assert len(runs[0]) > 10
