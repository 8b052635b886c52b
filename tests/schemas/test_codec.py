"""Nouns survive the wire, welcome later versions and name what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.schemas import values

from tocsin.errors import WrongShape
from tocsin.schemas import TOP_NOUNS, Alert, Feed, FeedState, Place, Strike, Value
from tocsin.schemas.jsonschema import example_path

NOUNS = [pytest.param(noun, id=noun.__name__) for noun in TOP_NOUNS]

WHOLE = st.integers(-(2**63), 2**63 - 1)
JUNK = st.one_of(st.none(), st.booleans(), WHOLE, st.text(), st.lists(WHOLE), st.binary())


def example(noun: type[Value]) -> dict[str, Any]:
    message: dict[str, Any] = orjson.loads(example_path(noun).read_bytes())
    return message


@pytest.mark.parametrize("noun", NOUNS)
def test_any_value_comes_back_equal_and_byte_identical(noun: type[Value]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(values.noun(noun))
    def check(value: Value) -> None:
        raw = value.encode()
        again = noun.decode(raw)
        assert again == value
        assert again.encode() == raw

    check()


@pytest.mark.parametrize("noun", NOUNS)
def test_a_later_version_with_more_fields_is_read(noun: type[Value]) -> None:
    message = example(noun)
    later = noun.schema_name().partition("/")[0] + "/2"
    with_more = {**message, "schema": later, "a_field_of_version_2": {"deep": [1, None]}}
    value = noun.decode(orjson.dumps(with_more))
    assert orjson.loads(value.encode()) == {**message, "schema": later}


def test_unknown_fields_deep_inside_are_ignored() -> None:
    message = example(Alert)
    message["evidence"][0]["evidence"]["unknown"] = 1
    message["places"][0]["unknown"] = "x"
    assert orjson.loads(Alert.decode(orjson.dumps(message)).encode()) == example(Alert)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_message_without_its_id_says_so(noun: type[Value]) -> None:
    message = example(noun)
    first = next(name for name in message if name != "schema")
    del message[first]
    with pytest.raises(WrongShape) as caught:
        noun.decode(orjson.dumps(message))
    assert (caught.value.field, caught.value.problem) == (first, "is missing")


@pytest.mark.parametrize("noun", NOUNS)
@given(junk=JUNK)
@settings(max_examples=20, deadline=None)
def test_junk_is_a_wrong_shape_and_nothing_else(noun: type[Value], junk: Any) -> None:
    with pytest.raises(WrongShape):
        noun.decode(junk if isinstance(junk, bytes) else orjson.dumps(junk))


PLACE = {"text": "Kabul", "span": [0, 5], "name": "Kabul", "precision": "city"}
WRONG: dict[str, tuple[type[Value], dict[str, Any], str]] = {
    "a list's second element": (Strike, {"places": [PLACE, {**PLACE, "precision": "blob"}]}, "places[1].precision"),
    "a part's part": (Strike, {"places": [{**PLACE, "span": [1]}]}, "places[0].span"),
    "a field missing from an element": (Strike, {"places": [PLACE, PLACE, {"text": "x"}]}, "places[2].span"),
    "a number for a text": (Strike, {"strike_id": 5}, "strike_id"),
    "a list for a text": (Strike, {"weapon": []}, "weapon"),
    "a fraction for a whole number": (Strike, {"evidence": {"start": 1.5, "end": 2, "text": ""}}, "evidence.start"),
    "true for a whole number": (Strike, {"evidence": {"start": 0, "end": True, "text": ""}}, "evidence.end"),
    "a word outside the vocabulary": (Strike, {"mode": "catapult"}, "mode"),
    "no time": (Alert, {"first_seen_at": "yesterday"}, "first_seen_at"),
    "a text for a flag": (Feed, {"enabled": "false"}, "enabled"),
    "another noun": (Alert, {"schema": "tocsin.feed/1"}, "schema"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_field_is_named_by_its_path(name: str) -> None:
    noun, change, path = WRONG[name]
    with pytest.raises(WrongShape) as caught:
        noun.decode(orjson.dumps({**example(noun), **change}))
    assert caught.value.field == path
    assert path in str(caught.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas(Value):
    """Parts by name, as memory holds them."""

    places: dict[str, Place]


def test_a_wrong_value_of_an_object_is_named_by_its_key() -> None:
    with pytest.raises(WrongShape) as caught:
        Atlas.decode(orjson.dumps({"places": {"a": PLACE, "b c": {"text": "x"}}}))
    assert caught.value.field == "places[b c].span"


def test_a_field_that_is_no_more_is_ignored() -> None:
    """Logs hold feed states that remembered their items one by one."""
    old = {**example(FeedState), "seen": {"tag:news.example,2026:1": {"article_id": "art-1", "revision": 1}}}
    assert FeedState.decode(orjson.dumps(old)) == FeedState.decode(orjson.dumps(example(FeedState)))
    assert b'"seen"' not in FeedState.decode(orjson.dumps(old)).encode()


def test_a_time_in_another_zone_is_read_as_utc() -> None:
    message = {**example(Alert), "first_seen_at": "2026-02-28T11:12:00+05:00"}
    assert orjson.loads(Alert.decode(orjson.dumps(message)).encode())["first_seen_at"] == "2026-02-28T06:12:00Z"


def test_a_whole_number_is_a_number() -> None:
    assert Alert.decode(orjson.dumps({**example(Alert), "score": 7})).score == 7.0
