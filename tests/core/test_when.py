"""Words for a time are placed before the day of publication, as precisely as they say and no more so."""

# ruff: noqa: SIM905  word lists read best as words

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.when import TIMELY, find_times, find_when
from tocsin.schemas.words import TimePrecision as P

SATURDAY = datetime(2026, 2, 28, 15, 0, tzinfo=UTC)


def day(month: int, number: int, year: int = 2026, hour: int = 0) -> datetime:
    return datetime(year, month, number, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on Friday", day(2, 27), day(2, 28), P.DAY),
        ("on Saturday", day(2, 28), day(3, 1), P.DAY),
        ("last Saturday", day(2, 21), day(2, 22), P.DAY),
        ("late on Friday", day(2, 27, hour=17), day(2, 28, hour=2), P.PART_OF_DAY),
        ("in the early hours of Friday morning", day(2, 27), day(2, 27, hour=6), P.PART_OF_DAY),
        ("on Thursday night", day(2, 26, hour=18), day(2, 27, hour=6), P.PART_OF_DAY),
        ("at dawn on Tuesday", day(2, 24, hour=3), day(2, 24, hour=8), P.PART_OF_DAY),
        ("overnight", day(2, 27, hour=18), day(2, 28, hour=10), P.PART_OF_DAY),
        ("overnight between Friday and Saturday", day(2, 27, hour=18), day(2, 28, hour=10), P.PART_OF_DAY),
        ("yesterday evening", day(2, 27, hour=17), day(2, 27, hour=23), P.PART_OF_DAY),
        ("February 27", day(2, 27), day(2, 28), P.DAY),
        ("27 February 2025", day(2, 27, 2025), day(2, 28, 2025), P.DAY),
        ("on the 11th of January", day(1, 11), day(1, 12), P.DAY),
        ("May 31", day(5, 31, 2025), day(6, 1, 2025), P.DAY),
        ("two days ago", day(2, 26), day(2, 27), P.DAY),
        ("last week", day(2, 16), day(2, 23), P.RANGE),
        ("earlier this month", day(2, 1), day(3, 1), P.RANGE),
        ("since Thursday", day(2, 26), day(3, 1), P.RANGE),
        ("since October 7", day(10, 7, 2025), day(3, 1), P.RANGE),
        ("in October", day(10, 1, 2025), day(11, 1, 2025), P.MONTH),
        ("in March 2019", day(3, 1, 2019), day(4, 1, 2019), P.MONTH),
        ("in 2021", day(1, 1, 2021), day(1, 1, 2022), P.YEAR),
        ("since 2021", day(1, 1, 2021), day(3, 1), P.RANGE),
    ],
)
def test_a_time_is_the_latest_one_before_publication(text: str, start: datetime, end: datetime, precision: P) -> None:
    (when,) = find_times(text, SATURDAY)
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "next Friday",
        "every Friday",
        "on Fridays",
        "they may have left",
        "a march against war",
        "31 June 2025",
        "in 2031",
        "killed 55 soldiers",
    ],
)
def test_what_is_no_past_time_yields_nothing(text: str) -> None:
    assert find_times(text, SATURDAY) == ()


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "overnight", "in October", "May 31", "two days ago", "since 2021"]
)
def test_without_a_publication_date_relative_words_yield_nothing(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize("text", ["on 27 February 2025", "in March 2019", "in 2021"])
def test_without_a_publication_date_absolute_words_are_placed(text: str) -> None:
    assert len(find_times(text)) == 1


def test_the_words_are_the_ones_in_the_text() -> None:
    text = "He said it happened in the early hours of Friday, and again on February 3."
    for when in find_times(text, SATURDAY):
        assert text[when.span[0] : when.span[1]] == when.text
    assert [when.text for when in find_times(text, SATURDAY)] == ["in the early hours of Friday", "on February 3"]


def test_the_day_somebody_spoke_is_not_the_day_it_happened() -> None:
    doc = read_doc("The minister said on Saturday that jets struck Kandahar on Thursday night.")
    at = doc.text.index("struck")
    when = find_when(doc, (at, at + 6), doc.sentences[0], SATURDAY)
    assert when is not None
    assert when.text == "on Thursday night"


def test_each_clause_has_its_own_time() -> None:
    doc = read_doc("Shelling hit the market on Monday, while an air strike killed nine on Wednesday.")
    first = find_when(doc, (0, 8), doc.sentences[0], SATURDAY)
    at = doc.text.index("air strike")
    second = find_when(doc, (at, at + 10), doc.sentences[0], SATURDAY)
    assert first is not None
    assert first.text == "on Monday"
    assert second is not None
    assert second.text == "on Wednesday"


@given(st.text(max_size=300), st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_no_text_makes_it_raise_and_no_time_is_in_the_future(text: str, published: datetime) -> None:
    for when in find_times(text, published):
        assert when.start is not None
        assert when.end is not None
        assert when.start < when.end
        assert (when.start - published.replace(tzinfo=UTC)).days <= 1


@given(
    st.lists(
        st.sampled_from(
            "on Friday night overnight between and Saturday February 31 2021 since last week 7 days ago in May the early hours of".split()
        ),
        max_size=30,
    )
)
def test_any_jumble_of_time_words_is_read_in_order(words: list[str]) -> None:
    times = find_times(" ".join(words), SATURDAY)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(times))


def test_a_word_of_time_is_in_every_text_that_names_one() -> None:
    named = [
        "on Monday", "overnight into Sunday", "this evening", "two hours ago", "last year", "in the past three days",
        "on March 3", "3 May 2019", "in mid-January", "since 1987", "late on Friday night", "yesterday morning",
    ]  # fmt: skip
    anchor = datetime(2026, 2, 28, tzinfo=UTC)
    assert [text for text in named if not find_times(text, anchor)] == []
    assert [text for text in named if not TIMELY.any_of(text.lower().split())] == []
