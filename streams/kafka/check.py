"""What `tocsin doctor` asks of a Kafka cluster, and what to do about each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.protocol.admin import CreateTopicsRequest

from tocsin.errors import OperatorError
from tocsin.settings import KafkaSettings
from tocsin.streams.finding import Finding, Level
from tocsin.streams.kafka.admin import admin_client
from tocsin.streams.kafka.connect import bootstrap_servers
from tocsin.streams.kafka.declare import TopicState, describe, misfit
from tocsin.streams.topics import TopicSpec


async def check_broker(
    broker_url: str, kafka: KafkaSettings, specs: Sequence[TopicSpec] = (), *, patience_s: float = 0.0
) -> list[Finding]:
    """Look at the cluster and at the topics of ``specs``; never raises for what it finds, never changes anything."""
    try:
        async with admin_client(broker_url, kafka, patience_s) as admin:
            cluster = await admin.describe_cluster()
            settings = await _broker_settings(admin, cluster)
            spoken = await _versions_spoken(admin, cluster)
            topics = await describe(admin, [spec.name for spec in specs])
    except OperatorError as error:
        return [Finding(Level.BAD, "Kafka", str(error))]
    return [
        *_check_brokers(cluster, bootstrap_servers(broker_url)),
        *_check_release(spoken),
        *_check_secrecy(kafka, bootstrap_servers(broker_url)),
        *_check_settings(settings),
        *_check_topics(specs, topics, len(cluster["brokers"])),
    ]


async def _broker_settings(admin: Any, cluster: Mapping[str, Any]) -> dict[str, str]:
    node = cluster["brokers"][0]["node_id"]
    (response,) = await admin.describe_configs([ConfigResource(ConfigResourceType.BROKER, str(node))])
    code, _reason, _kind, _name, entries = response.resources[0]
    return {} if code else {entry[0]: entry[1] for entry in entries}


def _check_brokers(cluster: Mapping[str, Any], servers: Sequence[str]) -> Iterator[Finding]:
    brokers = ", ".join(f"{b['host']}:{b['port']}" for b in cluster["brokers"])
    yield Finding(Level.GOOD, f"{len(cluster['brokers'])} broker(s) up: {brokers}")
    if cluster["controller_id"] < 0:
        yield Finding(
            Level.BAD, "no controller is elected", "start the missing brokers: without a majority nothing moves"
        )
    else:
        yield Finding(Level.GOOD, f"the controller is broker {cluster['controller_id']}")
    if len(servers) == 1 and len(cluster["brokers"]) > 1:
        yield Finding(
            Level.WARNING,
            f"only one of {len(cluster['brokers'])} brokers is named in the settings",
            "name two or more in broker, or no worker can start while that one is down",
        )


KAFKA_4_CREATES_TOPICS_FROM = 2
"""Kafka 4.0 dropped versions 0 and 1 of CreateTopics (KIP-896); a broker does not say its release."""


async def _versions_spoken(admin: Any, cluster: Mapping[str, Any]) -> Mapping[int, tuple[int, int]]:
    connection = await admin._client._get_conn(cluster["brokers"][0]["node_id"])  # noqa: SLF001 - no other way to them
    return connection._versions if connection else {}  # noqa: SLF001


def _check_release(spoken: Mapping[int, tuple[int, int]]) -> Iterator[Finding]:
    oldest, _newest = spoken.get(CreateTopicsRequest.API_KEY, (0, 0))
    if oldest >= KAFKA_4_CREATES_TOPICS_FROM:
        yield Finding(Level.GOOD, "it is Kafka 4.0 or later")
    else:
        yield Finding(
            Level.WARNING,
            "it is older than Kafka 4.0",
            "the tests run on 4.3.1; 3.6 is the oldest that knows the topic settings tocsin asks for",
        )


LOOPBACK = ("127.", "localhost", "[::1]")


def _check_secrecy(kafka: KafkaSettings, servers: Sequence[str]) -> Iterator[Finding]:
    remote = [server for server in servers if not server.startswith(LOOPBACK)]
    if kafka.username and kafka.mechanism == "PLAIN" and not kafka.tls and remote:
        yield Finding(
            Level.BAD, f"the password goes to {remote[0]} unencrypted", "set [kafka] tls = true, or a SCRAM mechanism"
        )


def _check_settings(settings: Mapping[str, str]) -> Iterator[Finding]:
    if settings.get("auto.create.topics.enable") == "true":
        yield Finding(
            Level.WARNING,
            "Kafka creates topics by itself (auto.create.topics.enable)",
            "turn it off: a misspelt prefix would make topics with the wrong number of partitions",
        )
    if settings.get("unclean.leader.election.enable") == "true":
        yield Finding(
            Level.WARNING,
            "Kafka may elect a leader that lacks acknowledged records (unclean.leader.election.enable)",
            "turn it off for the brokers; tocsin's own topics have it off",
        )


def _check_topics(specs: Sequence[TopicSpec], topics: Mapping[str, TopicState], brokers: int) -> Iterator[Finding]:
    missing = [spec.name for spec in specs if spec.name not in topics]
    if missing:
        yield Finding(
            Level.WARNING, f"{len(missing)} of {len(specs)} topics are not there yet", "a worker creates them"
        )
    for spec in specs:
        if state := topics.get(spec.name):
            yield from _check_topic(spec, state)
    if topics and brokers >= 3 and all(state.replication == 1 for state in topics.values()):
        yield Finding(
            Level.WARNING,
            f"each record is on one broker of {brokers}",
            "with [streams] replication = 3 (for topics yet to be made) a broker may burn down and nothing is lost",
        )
    if topics and not missing:
        yield Finding(Level.GOOD, f"all {len(specs)} topics are there")


def _check_topic(spec: TopicSpec, state: TopicState) -> Iterator[Finding]:
    for text in misfit(spec, state):
        yield Finding(Level.BAD, text, "make the settings and the topic agree; a worker will not start")
    if state.leaderless:
        yield Finding(
            Level.BAD, f"topic {spec.name}: {state.leaderless} partition(s) nobody serves", "start their brokers"
        )
    elif state.under_replicated:
        yield Finding(
            Level.WARNING,
            f"topic {spec.name}: {state.under_replicated} partition(s) have fewer copies than they should",
            "a broker is down or behind; see its log",
        )
    if state.replication < spec.replication:
        yield Finding(
            Level.WARNING,
            f"topic {spec.name} has {state.replication} copies, not {spec.replication}",
            "kafka-reassign-partitions.sh adds copies",
        )
    if state.min_in_sync > state.replication:
        yield Finding(
            Level.BAD,
            f"topic {spec.name} wants {state.min_in_sync} copies in sync and has {state.replication}",
            "lower min.insync.replicas or add copies: no record can be written",
        )
    if spec.retention_s is not None and state.retention_s != spec.retention_s:
        yield Finding(
            Level.WARNING,
            f"topic {spec.name} keeps records {_span(state.retention_s)}, not {_span(spec.retention_s)}",
            "kafka-configs.sh --alter --add-config retention.ms=…, or set [streams] retention_days",
        )


def _span(seconds: float | None) -> str:
    if seconds is None:
        return "for ever"
    return f"{seconds / 86400:g} days" if seconds >= 2 * 86400 else f"{seconds / 3600:g} hours"
