"""The topics as an AsyncAPI 3 document: what travels where, by which key, how long, between whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from tocsin.schemas.base import Value
from tocsin.schemas.jsonschema import file_stem

ASYNCAPI = "3.0.0"
KAFKA_BINDING = "0.5.0"
JSON_SCHEMA = "application/schema+json;version=draft-2020-12"


class Topic(Protocol):
    """What the document must know of a topic."""

    @property
    def name(self) -> str: ...
    @property
    def noun(self) -> type[Value]: ...
    @property
    def key(self) -> Callable[[Any], str]: ...
    @property
    def about(self) -> str: ...
    @property
    def written_by(self) -> str: ...
    @property
    def read_by(self) -> tuple[str, ...]: ...
    @property
    def compact(self) -> bool: ...


def asyncapi(
    topics: Iterable[Topic], *, version: str, prefix: str, partitions: int, retention_days: int
) -> dict[str, Any]:
    """The document of ``topics``; payloads refer to the published JSON Schemas in the folder ``json`` beside it."""
    topics = tuple(topics)
    return {
        "asyncapi": ASYNCAPI,
        "info": {
            "title": "tocsin",
            "version": version,
            "description": (
                "Watches news feeds and rings when fighting escalates. Every message is JSON, carries its name and "
                "version in `schema`, and has ids that a replay repeats: consumers upsert by id and revision. "
                "A later version only adds optional fields; ignore what you do not know."
            ),
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "kafka": {
                "host": "localhost:9092",
                "protocol": "kafka",
                "description": "The broker of your own; set by `broker` in tocsin.toml.",
            }
        },
        "channels": {topic.name: _channel(topic, prefix, partitions, retention_days) for topic in topics},
        "operations": {name: operation for topic in topics for name, operation in _operations(topic)},
        "components": {"messages": {topic.noun.__name__: _message(topic) for topic in topics}},
    }


def _channel(topic: Topic, prefix: str, partitions: int, retention_days: int) -> dict[str, Any]:
    keep = {"cleanup.policy": ["compact"]} if topic.compact else {"retention.ms": retention_days * 86_400_000}
    binding = {"topic": prefix + topic.name, "partitions": partitions, "topicConfiguration": keep}
    return {
        "address": prefix + topic.name,
        "description": topic.about,
        "messages": {topic.noun.__name__: {"$ref": f"#/components/messages/{topic.noun.__name__}"}},
        "bindings": {"kafka": {**binding, "bindingVersion": KAFKA_BINDING}},
    }


def _message(topic: Topic) -> dict[str, Any]:
    field = topic.key(_FieldNames())
    key = {"type": "string", "description": f"`{field}`: what must meet or stay in order shares it."}
    return {
        "name": topic.noun.schema_name(),
        "title": topic.noun.__name__,
        "contentType": "application/json",
        "payload": {"schemaFormat": JSON_SCHEMA, "schema": {"$ref": f"./json/{file_stem(topic.noun)}.schema.json"}},
        "bindings": {"kafka": {"key": key, "bindingVersion": KAFKA_BINDING}},
    }


class _FieldNames:
    """Stands in for a noun so that a key function tells which field it takes."""

    def __getattr__(self, name: str) -> str:
        return name


def _operations(topic: Topic) -> Iterable[tuple[str, dict[str, Any]]]:
    """Who sends to the topic and who receives from it, as tocsin's own parts."""
    for party in topic.written_by.split(", "):
        yield _operation(topic, party, "send")
    for party in topic.read_by:
        yield _operation(topic, party, "receive")


def _operation(topic: Topic, party: str, action: str) -> tuple[str, dict[str, Any]]:
    verb = {"send": "writes", "receive": "reads"}[action]
    name = f"{party} {verb} {topic.name}".replace(" ", "_").replace(".", "_")
    channel = {"$ref": f"#/channels/{topic.name}"}
    return name, {"action": action, "channel": channel, "summary": f"{party} {verb} {topic.name}."}
