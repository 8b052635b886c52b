"""The same rules hold for articles as they are written: extracted, linked and rung."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from tests.core.newsroom import START, Newsroom

from tocsin.core.decision import DictMemory
from tocsin.core.extract.decide import decide_extract
from tocsin.core.ids import make_id
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import Alert, Article, Extraction
from tocsin.schemas.words import Sighting, TextSource

FIRST = """Pakistani air strikes hit the Afghan city of Kandahar early on Saturday, officials said.

Afghan government spokesman Hamid Zargar said at least 19 civilians were killed and 30 wounded in the strikes on \
Kandahar. Ambulances were seen driving towards the old bazaar, and several houses were on fire.

Pakistan's army said its jets had struck a camp outside the city and that all of them had returned."""

HIGHER = """The death toll from Pakistani air strikes on the Afghan city of Kandahar has risen to 34, Afghan government \
spokesman Hamid Zargar said on Saturday evening.

Rescuers were still digging in the old bazaar, he said."""

HISTORY = """Shops in Kandahar closed on Saturday to mark the anniversary of a 2009 truck bombing that killed more than \
40 people in the city."""

SPORT = """A late strike by the captain killed the game off and sank the visitors in a bombardment of the goal."""


@dataclass
class Press:
    """Articles as words, through extraction, the ledger and the bell."""

    room: Newsroom = field(default_factory=Newsroom)
    extracted: DictMemory = field(default_factory=DictMemory)

    def print(self, outlet: str, minutes: float, text: str, name: str = "", revision: int = 1) -> list[Alert]:
        at = START + timedelta(hours=6, minutes=minutes)
        article = Article(
            article_id=make_id("art", outlet, name or text),
            revision=revision,
            sighting=Sighting.CREATED,
            feed_id=f"feed-{outlet}",
            outlet=outlet,
            url=f"https://{outlet}.example/{minutes}",
            canonical_url=f"https://{outlet}.example/{minutes}",
            title="",
            summary="",
            text=text,
            text_source=TextSource.FEED,
            language="en",
            published_at=at,
            fetched_at=at,
            content_hash=content_hash("", text),
            signature=signature(text),
            lead_signature=lead_signature(text),
        )
        decision = decide_extract(self.extracted, article, at)
        self.extracted.apply(decision.remember)
        return [a for sent in decision.send if isinstance(sent, Extraction) for a in self.room.ring(sent)]


def test_an_attack_rings_once_however_often_it_is_told() -> None:
    press = Press()
    [alert] = press.print("wire", 0, FIRST)
    assert (alert.reason, alert.kind) == ("new_strike", "alert")
    assert "Kandah" in alert.headline
    assert any(quote.evidence.text in FIRST for quote in alert.evidence)
    assert press.print("wire", 10, FIRST, name="republished") == []
    assert press.print("daily", 20, FIRST) == []
    assert press.print("daily", 30, FIRST) == []


def test_a_higher_toll_updates_the_alert() -> None:
    press = Press()
    [first] = press.print("wire", 0, FIRST)
    [then] = press.print("daily", 90, HIGHER)
    assert (then.alert_id, then.revision) == (first.alert_id, 2)
    assert then.reason in ("raised_claim", "new_claim")
    assert "34" in then.why


def test_a_revision_that_lowers_a_number_is_a_correction_with_both_words() -> None:
    press = Press()
    press.print("wire", 0, FIRST, name="a")
    [correction] = press.print("wire", 40, FIRST.replace("at least 19", "nine"), name="a", revision=2)
    assert correction.kind == "correction"
    words = " ".join(quote.evidence.text for quote in correction.evidence[:2])
    assert "nine" in words
    assert "19" in words


def test_history_and_sport_do_not_ring() -> None:
    press = Press()
    assert press.print("wire", 0, HISTORY) == []
    assert press.print("wire", 5, SPORT) == []


def test_evidence_is_the_article_s_own_words() -> None:
    press = Press()
    [alert] = press.print("wire", 0, FIRST)
    for quote in alert.evidence:
        assert FIRST[quote.evidence.start : quote.evidence.end] == quote.evidence.text
    for event in press.room.events:
        told = event.strike or event.claim
        assert told is not None
        assert FIRST[told.evidence.start : told.evidence.end] == told.evidence.text
