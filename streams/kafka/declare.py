"""Which topics a Kafka cluster holds, and making those that are missing; what is there is never changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import TopicAlreadyExistsError, for_code

from tocsin.errors import OperatorError
from tocsin.settings import KafkaSettings
from tocsin.streams.kafka.admin import admin_client
from tocsin.streams.topics import TopicSpec

log = logging.getLogger("tocsin.kafka")

ENVELOPE_BYTES = 100_000
"""Key, headers and batch framing beside the largest value; the producer allows the same (streams/app.py)."""
CREATE_TIMEOUT_MS = 30_000
LEADERS_TIMEOUT_S = 30.0
PATIENCE_S = 30.0
"""How long a starting worker waits for a broker that is starting too."""
FOREVER = -1

COMPACTED = {
    "cleanup.policy": "compact",
    "min.cleanable.dirty.ratio": "0.1",  # half of the log by default: twice as much to read when a table is rebuilt
    "segment.bytes": str(32 * 2**20),  # the newest segment is never compacted; 1 GiB of it by default
    "segment.ms": str(6 * 3600 * 1000),
    "delete.retention.ms": str(24 * 3600 * 1000),
}
DELETED = {"cleanup.policy": "delete"}
ALWAYS = {
    # Kafka 4 refuses records stamped more than an hour ahead of the broker: a worker's clock that jumps would stop the line.
    "message.timestamp.after.max.ms": str(2**63 - 1),
    "unclean.leader.election.enable": "false",
}


@dataclass(frozen=True, slots=True)
class TopicState:
    """One topic as the cluster has it. ``retention_s`` None is for ever."""

    name: str
    partitions: int
    replication: int
    """Copies of the partition that has the fewest."""
    leaderless: int
    """Partitions that nobody serves now."""
    under_replicated: int
    """Partitions some of whose copies lag behind."""
    cleanup_policy: str
    retention_s: float | None
    max_bytes: int
    """The largest record batch, envelope included."""
    min_in_sync: int


def topic_configuration(spec: TopicSpec) -> dict[str, str]:
    """Kafka's settings for ``spec``; a copy fewer than there are must confirm each record, so that one may be down."""
    retention_ms = FOREVER if spec.retention_s is None else int(spec.retention_s * 1000)
    return {
        **(COMPACTED if spec.compact else {**DELETED, "retention.ms": str(retention_ms)}),
        **ALWAYS,
        "max.message.bytes": str(spec.max_bytes + ENVELOPE_BYTES),
        "min.insync.replicas": str(max(1, spec.replication - 1)),
    }


async def ensure_topics(
    broker_url: str, specs: Sequence[TopicSpec], kafka: KafkaSettings, *, patience_s: float = PATIENCE_S
) -> tuple[str, ...]:
    """Create the topics of ``specs`` that are missing, wait until each has its leaders, return the created names.

    Raises:
        KafkaUnreachable: no broker answered for ``patience_s``.
        OperatorError: a topic that exists does not fit (nothing was created then), or could not be created.
    """
    async with admin_client(broker_url, kafka, patience_s) as admin:
        found = await describe(admin, [spec.name for spec in specs])
        if misfits := [text for spec in specs if spec.name in found for text in misfit(spec, found[spec.name])]:
            raise OperatorError(_misfit_message(misfits))
        missing = [spec for spec in specs if spec.name not in found]
        await _create(admin, missing)
        await _await_leaders(admin, {spec.name: spec.partitions for spec in specs})
        return tuple(spec.name for spec in missing)


async def describe_topics(
    broker_url: str, kafka: KafkaSettings, names: Iterable[str] | None = None, *, patience_s: float = 0.0
) -> dict[str, TopicState]:
    """Describe the topics called ``names`` (default: all that are not Kafka's own) that exist, by name."""
    async with admin_client(broker_url, kafka, patience_s) as admin:
        return await describe(admin, names)


def misfit(spec: TopicSpec, state: TopicState) -> list[str]:
    """Say where ``state`` cannot serve as ``spec``; empty when it can."""
    wanted = "compact" if spec.compact else "delete"
    problems = []
    if state.partitions != spec.partitions:
        problems.append(f"has {state.partitions} partitions, not {spec.partitions}")
    if state.cleanup_policy != wanted:
        problems.append(f"has cleanup.policy={state.cleanup_policy}, not {wanted}")
    if state.max_bytes < spec.max_bytes:
        problems.append(f"takes records up to {state.max_bytes:,} bytes, not {spec.max_bytes:,}")
    return [f"topic {spec.name} {problem}" for problem in problems]


def _misfit_message(misfits: list[str]) -> str:
    listed = "\n".join(f"  {text}" for text in misfits)
    return (
        f"Kafka has topics that do not fit; nothing was changed:\n{listed}\n"
        "Make [streams] partitions and record_bytes_max agree with what is there, or alter the topics "
        "(kafka-configs.sh for policy and size; a new [streams] prefix for another number of partitions: "
        "the keys of the old one would move)"
    )


async def _create(admin: Any, specs: Sequence[TopicSpec]) -> None:
    if not specs:
        return
    topics = [NewTopic(s.name, s.partitions, s.replication, topic_configs=topic_configuration(s)) for s in specs]
    response = await admin.create_topics(topics, timeout_ms=CREATE_TIMEOUT_MS)
    for name, code, reason in response.topic_errors:
        if code not in {0, TopicAlreadyExistsError.errno}:  # another worker was quicker: fine
            raise OperatorError(_create_message(name, code, reason, specs[0].replication))
        log.info("topic %s %s", name, "exists" if code else "created")


def _create_message(name: str, code: int, reason: str | None, replication: int) -> str:
    error = for_code(code).__name__.removesuffix("Error")
    hint = {
        "InvalidReplicationFactor": f"set [streams] replication to at most the number of brokers (now {replication})",
        "TopicAuthorizationFailed": "let this user create topics, or create them yourself: tocsin topics lists them",
        "ClusterAuthorizationFailed": "let this user create topics, or create them yourself: tocsin topics lists them",
        "PolicyViolation": "create it yourself as your cluster's policy wants it: tocsin topics lists them",
    }.get(error, "see the broker's log")
    return f"topic {name} was not created: {error} ({reason or 'no reason given'}); {hint}"


async def _await_leaders(admin: Any, partitions: Mapping[str, int]) -> None:
    deadline = asyncio.get_running_loop().time() + LEADERS_TIMEOUT_S
    while waiting := [
        name for name, topic in (await _metadata(admin, partitions)).items() if _served(topic) < partitions[name]
    ]:
        if asyncio.get_running_loop().time() > deadline:
            raise OperatorError(
                f"topic {waiting[0]} (and {len(waiting) - 1} more) has partitions without a leader after "
                f"{LEADERS_TIMEOUT_S:.0f} s: are all Kafka brokers up? tocsin doctor says which are"
            )
        await asyncio.sleep(0.2)


async def _metadata(admin: Any, names: Iterable[str] | None) -> dict[str, Any]:
    # Asking for one topic by name would create it where the broker creates topics by itself.
    topics = {topic["topic"]: topic for topic in await admin.describe_topics()}
    if names is None:
        return {name: topic for name, topic in topics.items() if not topic["is_internal"]}
    absent: dict[str, Any] = {"partitions": []}
    return {name: topics.get(name, absent) for name in names}


def _served(topic: Mapping[str, Any]) -> int:
    return sum(1 for partition in topic["partitions"] if partition["leader"] >= 0)


async def describe(admin: Any, names: Iterable[str] | None) -> dict[str, TopicState]:
    topics = {name: topic for name, topic in (await _metadata(admin, names)).items() if topic["partitions"]}
    if not topics:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in topics]
    states = {}
    for response in await admin.describe_configs(resources):
        for code, reason, _kind, name, entries in response.resources:
            if code:
                raise OperatorError(f"topic {name} cannot be described: {for_code(code).__name__} ({reason})")
            states[name] = _state(name, topics[name], {entry[0]: entry[1] for entry in entries})
    return states


def _state(name: str, topic: Mapping[str, Any], configuration: Mapping[str, str]) -> TopicState:
    partitions = topic["partitions"]
    retention_ms = int(configuration.get("retention.ms", FOREVER))
    policy = configuration.get("cleanup.policy", "delete")
    return TopicState(
        name=name,
        partitions=len(partitions),
        replication=min(len(partition["replicas"]) for partition in partitions),
        leaderless=len(partitions) - _served(topic),
        under_replicated=sum(1 for partition in partitions if len(partition["isr"]) < len(partition["replicas"])),
        cleanup_policy=policy,
        retention_s=None if retention_ms < 0 or "delete" not in policy else retention_ms / 1000,
        max_bytes=int(configuration.get("max.message.bytes", 0)),
        min_in_sync=int(configuration.get("min.insync.replicas", 1)),
    )
