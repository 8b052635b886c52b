"""A copy is known by its words: whole, reworked a little, or cut short."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tocsin.core.copies import group_of, is_copy
from tocsin.core.rows import ArticleRow
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import ArticleRef

NOW = datetime(2026, 2, 28, tzinfo=UTC)
WORDS = [f"word{n}" for n in range(400)]
STORY = " ".join(WORDS)


def ref(text: str, article_id: str = "art-2") -> ArticleRef:
    return ArticleRef(
        article_id=article_id,
        revision=1,
        feed_id="f",
        outlet="paper",
        url="u",
        title="",
        fetched_at=NOW,
        content_hash=content_hash("", text),
        signature=signature(text),
        lead_signature=lead_signature(text),
    )


def row(text: str) -> ArticleRow:
    told = ref(text)
    return ArticleRow(
        revision=1,
        at=NOW,
        outlet="wire",
        group="art-1",
        content_hash=told.content_hash,
        signature=told.signature,
        lead=told.lead_signature,
    )


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (STORY, True),
        (STORY.upper() + "!", True),
        (" ".join([*WORDS[:390], "and", "ten", "words", "of", "our", "own"]), True),
        ("(Our desk) " + STORY, True),
        (" ".join(WORDS[:90]), True),
        (" ".join(WORDS[200:]), False),
        (" ".join(f"other{n}" for n in range(400)), False),
        ("Nineteen killed", False),
    ],
    ids=["same", "case", "new tail", "new head", "cut short", "second half", "another story", "too short"],
)
def test_what_is_a_copy(text: str, copy: bool) -> None:
    assert is_copy(ref(text), row(STORY)) is copy


def test_two_headlines_are_copies_only_when_equal() -> None:
    assert is_copy(ref("Nineteen killed in Khost"), row("Nineteen killed in Khost"))
    assert not is_copy(ref("Nineteen killed in Khost"), row("Nineteen killed in Kabul"))


def test_an_article_is_no_copy_of_itself_and_a_lost_first_teller_is_no_match() -> None:
    assert group_of(ref(STORY, "art-1"), [("art-1", row(STORY))]) == "art-1"
    assert group_of(ref(STORY), [("art-0", None), ("art-1", row(STORY))]) == "art-1"
    assert group_of(ref(STORY), []) == "art-2"
