"""The AsyncAPI document is valid by the official schema, and is what the topics are."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft7Validator

from tocsin.schemas import jsonschema as published
from tocsin.schemas.asyncapi import Channel, asyncapi
from tocsin.settings import StreamSettings
from tocsin.streams.topics import TOPICS

SPEC = Path(__file__).parent / "asyncapi_spec" / "3.0.0.json"


@cache
def official() -> Any:
    return Draft7Validator(orjson.loads(SPEC.read_bytes()))


def document() -> dict[str, Any]:
    settings = StreamSettings()
    channels = [
        Channel(
            name=topic.name,
            address=settings.prefix + topic.name,
            noun=topic.noun,
            about=topic.about,
            written_by=topic.written_by,
            read_by=topic.read_by,
            compact=topic.compact,
            key=topic.key,
            partitions=settings.partitions,
            retention_days=settings.retention_days,
        )
        for topic in TOPICS
    ]
    return asyncapi(channels, version="0.1.0")


def test_document_is_valid_by_the_official_schema() -> None:
    assert [error.message for error in official().iter_errors(document())] == []


BROKEN = {
    "a misspelt part": lambda d: d.update(chanels=d.pop("channels")),
    "an unknown action": lambda d: next(iter(d["operations"].values())).update(action="shout"),
    "a missing version": lambda d: d["info"].pop("version"),
    "a wrong binding": lambda d: d["channels"]["feeds"]["bindings"]["kafka"].update(partitions="many"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_not_valid(name: str) -> None:
    broken = deepcopy(document())
    BROKEN[name](broken)
    assert not official().is_valid(broken)


def test_every_topic_is_there_with_a_published_payload() -> None:
    told = document()
    assert set(told["channels"]) == {topic.name for topic in TOPICS}
    for message in told["components"]["messages"].values():
        reference = message["payload"]["schema"]["$ref"]
        assert (published.FOLDER.parent / reference).is_file(), reference


def test_every_reference_inside_leads_somewhere() -> None:
    told = document()
    for operation in told["operations"].values():
        assert operation["channel"]["$ref"].removeprefix("#/channels/") in told["channels"]
    for channel in told["channels"].values():
        for message in channel["messages"].values():
            assert message["$ref"].removeprefix("#/components/messages/") in told["components"]["messages"]


def test_keys_are_told_by_the_field_they_come_from() -> None:
    messages = document()["components"]["messages"]
    assert messages["Delivery"]["bindings"]["kafka"]["key"]["description"].startswith("`alert_id`")
    for topic in TOPICS:
        field = messages[topic.noun.__name__]["bindings"]["kafka"]["key"]["description"].split("`")[1]
        assert field in topic.noun.__dataclass_fields__  # type: ignore[attr-defined]


def test_what_is_not_said_is_left_out_and_still_valid() -> None:
    topic = TOPICS[0]
    channel = Channel(topic.name, topic.name, topic.noun, topic.about, topic.written_by, topic.read_by, compact=False)
    told = asyncapi([channel], version="0.1.0")
    assert official().is_valid(told)
    assert "partitions" not in told["channels"][topic.name]["bindings"]["kafka"]


def test_compacted_topics_are_told_apart() -> None:
    channels = document()["channels"]
    assert channels["incidents"]["bindings"]["kafka"]["topicConfiguration"] == {"cleanup.policy": ["compact"]}
    assert "retention.ms" in channels["alerts.raised"]["bindings"]["kafka"]["topicConfiguration"]
