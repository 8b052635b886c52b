"""An article is created once, updated when its words change, and otherwise dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.decision import Decision, DictMemory
from tocsin.core.dedupe import REVISIONS_MAX, DedupeReason, decide_dedupe
from tocsin.core.ids import make_id
from tocsin.schemas import Article
from tocsin.schemas.words import Sighting, TextSource

NOW = datetime(2026, 2, 28, 6, 0, tzinfo=UTC)
ARTICLE = Article(
    article_id=make_id("art", 1),
    revision=1,
    sighting=Sighting.CREATED,
    feed_id="feed-1",
    outlet="wire",
    url="https://wire.example/1",
    canonical_url="https://wire.example/1",
    title="Strikes hit Kabul",
    summary="",
    text="Strikes hit Kabul on Saturday, officials said.",
    text_source=TextSource.FEED,
    fetched_at=NOW,
    content_hash="",
)


def tell(text: str, article: Article = ARTICLE) -> Article:
    return replace(article, text=text)


def see(memory: DictMemory, *articles: Article, now: datetime = NOW) -> list[Decision]:
    decisions = []
    for article in articles:
        decision = decide_dedupe(memory, article, now)
        memory.apply(decision.remember)
        decisions.append(decision)
    return decisions


def reasons(decisions: list[Decision]) -> list[str]:
    return [str(decision.reason) for decision in decisions]


def test_the_first_sighting_is_created() -> None:
    [decision] = see(DictMemory(), ARTICLE)
    assert decision.reason is DedupeReason.CREATED
    assert decision.send == (ARTICLE,)


def test_the_second_sighting_is_dropped() -> None:
    [_, decision] = see(DictMemory(), ARTICLE, replace(ARTICLE, fetched_at=NOW + timedelta(hours=1)))
    assert decision.reason is DedupeReason.REPEAT
    assert decision.send == ()
    assert decision.remember == {}


def test_changed_words_are_the_next_revision() -> None:
    [_, second, third] = see(DictMemory(), ARTICLE, tell("19 killed."), tell("25 killed, officials said."))
    assert [(a.revision, a.sighting) for d in (second, third) for a in d.send if isinstance(a, Article)] == [
        (2, "updated"),
        (3, "updated"),
    ]


def test_punctuation_and_case_are_no_change() -> None:
    assert reasons(see(DictMemory(), ARTICLE, tell(ARTICLE.text.upper() + "!"))) == ["created", "repeat"]


def test_the_poller_s_revision_does_not_count() -> None:
    [_, decision] = see(DictMemory(), ARTICLE, replace(ARTICLE, revision=7, sighting=Sighting.UPDATED))
    assert decision.reason is DedupeReason.REPEAT


def test_a_shorter_excerpt_in_another_feed_takes_nothing_back() -> None:
    other = replace(ARTICLE, feed_id="feed-2", text="Strikes hit Kabul.")
    assert reasons(see(DictMemory(), ARTICLE, other)) == ["created", "shorter_source"]


def test_a_fuller_text_in_another_feed_is_an_update() -> None:
    other = replace(ARTICLE, feed_id="feed-2", text=ARTICLE.text + " At least 19 were killed.")
    assert reasons(see(DictMemory(), ARTICLE, other)) == ["created", "updated"]


def test_a_page_that_could_not_be_fetched_again_takes_nothing_back() -> None:
    page = replace(ARTICLE, text=ARTICLE.text * 9, text_source=TextSource.PAGE)
    assert reasons(see(DictMemory(), page, ARTICLE)) == ["created", "shorter_source"]
    assert reasons(see(DictMemory(), ARTICLE, page)) == ["created", "updated"]


def test_a_ticker_stops_being_updated() -> None:
    memory = DictMemory()
    see(memory, *(tell(f"Now {n} in the queue.") for n in range(REVISIONS_MAX)))
    [decision] = see(memory, tell("Now a thousand in the queue."))
    assert decision.reason is DedupeReason.TOO_MANY_REVISIONS


def test_an_article_from_before_the_window_is_created_again() -> None:
    memory = DictMemory()
    see(memory, ARTICLE)
    [inside] = see(memory, ARTICLE, now=NOW + timedelta(days=29))
    [outside] = see(memory, ARTICLE, now=NOW + timedelta(days=31))
    assert (inside.reason, outside.reason) == (DedupeReason.REPEAT, DedupeReason.CREATED)


def test_memory_stays_below_200_bytes_an_article() -> None:
    memory = DictMemory()
    for n in range(3_000):
        see(memory, replace(ARTICLE, article_id=make_id("art", n), text=f"{ARTICLE.text} {n}"))
    size = sum(len(key) + len(row.encode()) for key, row in memory.rows.items())
    assert size / 3_000 < 200


def test_what_has_aged_is_forgotten_and_what_is_in_use_stays() -> None:
    memory = DictMemory()
    old = [replace(ARTICLE, article_id=make_id("art", n)) for n in range(200)]
    see(memory, *old)
    see(memory, replace(old[5], text="Changed since."), now=NOW + timedelta(days=20))
    fresh = [replace(ARTICLE, article_id=make_id("new", n)) for n in range(50)]
    see(memory, *fresh, now=NOW + timedelta(days=31))
    kept = [a for a in old if a.article_id in memory.rows]
    assert kept == [old[5]]
    assert all(a.article_id in memory.rows for a in fresh)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_revisions_count_up_by_one_and_repeats_send_nothing(sightings: list[tuple[int, int]]) -> None:
    memory, revision, words = DictMemory(), dict[str, int](), dict[str, int]()
    for which, text in sightings:
        article = replace(ARTICLE, article_id=f"art-{which}", text=f"text {text} of it")
        [decision] = see(memory, article)
        changed = words.get(article.article_id) != text
        assert bool(decision.send) is changed
        if changed:
            words[article.article_id] = text
            revision[article.article_id] = revision.get(article.article_id, 0) + 1
            [sent] = decision.send
            assert isinstance(sent, Article)
            assert sent.revision == revision[article.article_id]
