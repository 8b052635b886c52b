"""The topics as an AsyncAPI 3 document: what travels where, by which key, how long, between whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tocsin.schemas.base import Value
from tocsin.schemas.jsonschema import file_stem

ASYNCAPI = "3.0.0"
KAFKA_BINDING = "0.5.0"
JSON_SCHEMA = "application/schema+json;version=draft-2020-12"
MILLISECONDS_A_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Channel:
    """One topic. ``name`` is without the prefix, ``address`` as the broker knows it; None where it is not said."""

    name: str
    address: str
    noun: type[Value]
    about: str
    written_by: str
    read_by: tuple[str, ...]
    compact: bool
    key: Callable[[Any], str] | None = None
    partitions: int | None = None
    retention_days: int | None = None


def asyncapi(channels: Iterable[Channel], *, version: str) -> dict[str, Any]:
    """The document of ``channels``; payloads refer to the published JSON Schemas in the folder ``json`` beside it."""
    channels = tuple(channels)
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
        "channels": {channel.name: _channel(channel) for channel in channels},
        "operations": {name: operation for channel in channels for name, operation in _operations(channel)},
        "components": {"messages": {channel.noun.__name__: _message(channel) for channel in channels}},
    }


def _channel(channel: Channel) -> dict[str, Any]:
    binding: dict[str, Any] = {"topic": channel.address, "bindingVersion": KAFKA_BINDING}
    if channel.partitions is not None:
        binding["partitions"] = channel.partitions
    if channel.compact:
        binding["topicConfiguration"] = {"cleanup.policy": ["compact"]}
    elif channel.retention_days is not None:
        binding["topicConfiguration"] = {"retention.ms": channel.retention_days * MILLISECONDS_A_DAY}
    noun = channel.noun.__name__
    return {
        "address": channel.address,
        "description": channel.about,
        "messages": {noun: {"$ref": f"#/components/messages/{noun}"}},
        "bindings": {"kafka": binding},
    }


def _message(channel: Channel) -> dict[str, Any]:
    message = {
        "name": channel.noun.schema_name(),
        "title": channel.noun.__name__,
        "contentType": "application/json",
        "payload": {"schemaFormat": JSON_SCHEMA, "schema": {"$ref": f"./json/{file_stem(channel.noun)}.schema.json"}},
    }
    if channel.key is None:
        return message
    field = channel.key(_FieldNames())
    key = {"type": "string", "description": f"`{field}`: what must meet or stay in order shares it."}
    return {**message, "bindings": {"kafka": {"key": key, "bindingVersion": KAFKA_BINDING}}}


class _FieldNames:
    """Stands in for a noun so that a key function tells which field it takes."""

    def __getattr__(self, name: str) -> str:
        return name


def _operations(channel: Channel) -> Iterable[tuple[str, dict[str, Any]]]:
    """Who sends to the topic and who receives from it, as tocsin's own parts."""
    for party in channel.written_by.split(", "):
        yield _operation(channel, party, "send", "writes")
    for party in channel.read_by:
        yield _operation(channel, party, "receive", "reads")


def _operation(channel: Channel, party: str, action: str, verb: str) -> tuple[str, dict[str, Any]]:
    name = f"{party} {verb} {channel.name}".replace(" ", "_").replace(".", "_")
    reference = {"$ref": f"#/channels/{channel.name}"}
    return name, {"action": action, "channel": reference, "summary": f"{party} {verb} {channel.name}."}
