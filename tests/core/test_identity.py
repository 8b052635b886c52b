"""Items keep their identity: whatever documents a feed shows, one thing is created once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tocsin.core.identity import REMEMBER_GONE, ROWS_GONE_MAX, Item, Sameness, decide_items, remembered, unpack
from tocsin.core.ids import make_id
from tocsin.core.signature import content_hash
from tocsin.core.urls import canonical_url

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def item(guid: str = "", link: str = "", title: str = "Title") -> Item:
    return Item(
        guid=guid, link=link, canonical=canonical_url(link), title=title, content_hash=content_hash(title, title)
    )


def test_an_items_id_is_that_of_its_address() -> None:
    ((one,), _) = (decide_items("", "f", [item("g", "https://a.example/1")], NOW)[0], None)
    assert one.article_id == make_id("art", "https://a.example/1")


def test_two_feeds_with_one_address_give_one_article() -> None:
    here, there = (decide_items("", name, [item(name, "https://a.example/1")], NOW)[0][0] for name in ("one", "two"))
    assert here.article_id == there.article_id


def test_two_feeds_with_one_guid_and_no_address_give_two() -> None:
    here, there = (decide_items("", name, [item("1")], NOW)[0][0] for name in ("one", "two"))
    assert here.article_id != there.article_id


def test_a_home_page_does_not_name_an_item() -> None:
    answer, _ = decide_items("", "f", [item("1", "https://a.example/"), item("2", "https://a.example/")], NOW)
    assert len({one.article_id for one in answer}) == 2


def test_an_item_that_takes_over_an_address_is_another_article() -> None:
    a, b = item("A", "https://a.example/top", "Old top story"), item("B", "https://a.example/top", "New top story")
    moved = item("A", "https://a.example/archive", "Old top story")
    for document in ([moved, b], [b, moved]):
        before, memory = decide_items("", "f", [a], NOW)
        answer, _ = decide_items(memory, "f", document, NOW)
        told = {one.item.guid: (one.article_id, one.sameness) for one in answer}
        assert told["A"] == (before[0].article_id, Sameness.SAME)
        assert told["B"][1] is Sameness.NEW
        assert told["B"][0] != before[0].article_id


def test_gone_items_are_forgotten_in_time_and_in_number() -> None:
    many = [item(str(n), f"https://a.example/{n}", f"T{n}") for n in range(ROWS_GONE_MAX + 100)]
    _, memory = decide_items("", "f", many, NOW)
    _, memory = decide_items(memory, "f", [item("x", "https://a.example/x")], NOW + timedelta(hours=1))
    assert remembered(memory) == ROWS_GONE_MAX + 1
    _, memory = decide_items(memory, "f", [item("x", "https://a.example/x")], NOW + REMEMBER_GONE + timedelta(hours=2))
    assert remembered(memory) == 1


def test_a_damaged_memory_is_an_empty_one() -> None:
    for memory in ("not base64!", "QUJD", "é", "A" * 47):
        assert unpack(memory) == []
        assert decide_items(memory, "f", [item("1", "https://a.example/1")], NOW)[0][0].sameness is Sameness.NEW


items = st.builds(
    item,
    guid=st.sampled_from(["", "1", "2", "http://a.example/1#2"]),
    link=st.sampled_from(["", "http://a.example/1", "https://a.example/2/", "https://a.example/"]),
    title=st.sampled_from(["One", "Two", "Three", ""]),
)
documents = st.lists(items, max_size=6)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_a_document_seen_again_holds_no_news(document: list[Item]) -> None:
    first, memory = decide_items("", "f", document, NOW)
    again, after = decide_items(memory, "f", document, NOW)
    assert {one.sameness for one in again} <= {Sameness.SAME, Sameness.TWIN}
    assert [one.article_id for one in again] == [one.article_id for one in first]
    assert remembered(after) == remembered(memory)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_no_article_is_created_twice_in_a_document(document: list[Item]) -> None:
    answer, _ = decide_items("", "f", document, NOW)
    created = [one.article_id for one in answer if one.sameness is Sameness.NEW]
    assert len(created) == len(set(created))


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents, min_size=1, max_size=5))
def test_revisions_of_an_article_only_grow(history: list[list[Item]]) -> None:
    memory = ""
    latest: dict[str, int] = {}
    for step, document in enumerate(history):
        answer, memory = decide_items(memory, "f", document, NOW + timedelta(minutes=step))
        for one in answer:
            if one.sameness is Sameness.CHANGED:
                assert one.revision == latest[one.article_id] + 1
            if one.sameness is not Sameness.TWIN:
                latest[one.article_id] = one.revision


GUID_AND_LINK_PART = [
    [item(guid="1", link="http://a.example/1", title="One")],
    [item(guid="1", link="", title="One"), item(guid="", link="http://a.example/1", title="Two")],
    [item(guid="", link="http://a.example/1", title="Two"), item(guid="1", link="", title="One")],
]
"""One keeps the guid, another takes over the address, and then they change their order."""


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents, min_size=1, max_size=5))
@example(GUID_AND_LINK_PART)
def test_remembered_articles_have_their_own_ids(history: list[list[Item]]) -> None:
    memory = ""
    for document in history:
        _, memory = decide_items(memory, "f", document, NOW)
        ids = [row.article for row in unpack(memory)]
        assert len(ids) == len(set(ids))


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(documents, min_size=1, max_size=4))
def test_the_same_history_gives_the_same_bytes(history: list[list[Item]]) -> None:
    def run() -> list[tuple[list[str], str]]:
        memory, told = "", []
        for document in history:
            answer, memory = decide_items(memory, "f", document, NOW)
            told.append(([one.article_id for one in answer], memory))
        return told

    assert run() == run()
