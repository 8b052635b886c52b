"""Topics on a real Kafka: made as described, never changed behind anybody's back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest
from tests.brokers.kafka import Cluster

from tocsin.errors import OperatorError
from tocsin.settings import KafkaSettings
from tocsin.streams.kafka import Level, check_broker, describe_topics, ensure_topics
from tocsin.streams.kafka.admin import KafkaUnreachable
from tocsin.streams.kafka.declare import ENVELOPE_BYTES
from tocsin.streams.topics import TopicSpec

pytestmark = pytest.mark.kafka

PLAIN = KafkaSettings()
NOWHERE = "kafka://127.0.0.1:1"


def spec(**changes: object) -> TopicSpec:
    made = TopicSpec(f"t-{uuid4().hex}", 3, 86_400.0, compact=False, replication=1, max_bytes=500_000)
    return replace(made, **changes)  # type: ignore[arg-type]


async def test_missing_topics_are_made_as_described(kafka_broker: Cluster) -> None:
    kept, compacted = spec(), spec(compact=True, retention_s=None)
    assert await ensure_topics(kafka_broker.url, [kept, compacted], PLAIN) == (kept.name, compacted.name)
    states = await describe_topics(kafka_broker.url, PLAIN, [kept.name, compacted.name])
    assert states[kept.name].cleanup_policy == "delete"
    assert states[kept.name].retention_s == 86_400.0
    assert states[compacted.name].cleanup_policy == "compact"
    assert states[compacted.name].retention_s is None
    for state in states.values():
        assert (state.partitions, state.replication, state.leaderless) == (3, 1, 0)
        assert state.max_bytes == 500_000 + ENVELOPE_BYTES


async def test_a_topic_without_compaction_or_retention_is_kept_for_ever(kafka_broker: Cluster) -> None:
    kept = spec(retention_s=None)
    await ensure_topics(kafka_broker.url, [kept], PLAIN)
    states = await describe_topics(kafka_broker.url, PLAIN, [kept.name])
    assert (states[kept.name].cleanup_policy, states[kept.name].retention_s) == ("delete", None)


async def test_declaring_again_changes_nothing(kafka_broker: Cluster) -> None:
    topic = spec()
    await ensure_topics(kafka_broker.url, [topic], PLAIN)
    assert await ensure_topics(kafka_broker.url, [topic], PLAIN) == ()


async def test_workers_that_declare_at_the_same_time_agree(kafka_broker: Cluster) -> None:
    topics = [spec() for _ in range(5)]
    await asyncio.gather(*(ensure_topics(kafka_broker.url, topics, PLAIN) for _ in range(4)))
    assert len(await describe_topics(kafka_broker.url, PLAIN, [topic.name for topic in topics])) == 5


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"partitions": 4}, "has 3 partitions, not 4"),
        ({"compact": True}, "has cleanup.policy=delete, not compact"),
        ({"max_bytes": 900_000}, "takes records up to 600,000 bytes, not 900,000"),
    ],
)
async def test_a_topic_that_does_not_fit_is_named_and_left_alone(
    kafka_broker: Cluster, change: dict[str, object], says: str
) -> None:
    topic, other = spec(), spec()
    await ensure_topics(kafka_broker.url, [topic], PLAIN)
    before = await describe_topics(kafka_broker.url, PLAIN, [topic.name])
    with pytest.raises(OperatorError) as caught:
        await ensure_topics(kafka_broker.url, [replace(topic, **change), other], PLAIN)  # type: ignore[arg-type]
    assert f"topic {topic.name} {says}" in str(caught.value)
    assert await describe_topics(kafka_broker.url, PLAIN, [topic.name, other.name]) == before


async def test_more_copies_than_brokers_says_which_setting(own_kafka: Cluster) -> None:
    with pytest.raises(OperatorError, match=r"\[streams\] replication"):
        await ensure_topics(own_kafka.url, [spec(replication=3)], PLAIN)


async def test_nobody_there_says_where_we_knocked() -> None:
    with pytest.raises(KafkaUnreachable, match=r"127\.0\.0\.1:1 .*is it running"):
        await ensure_topics(NOWHERE, [spec()], PLAIN, patience_s=0)


async def test_three_brokers_hold_three_copies_and_confirm_with_two(kafka_three: Cluster) -> None:
    topic = spec(replication=3)
    await ensure_topics(kafka_three.url, [topic], PLAIN)
    state = (await describe_topics(kafka_three.url, PLAIN))[topic.name]
    assert (state.replication, state.min_in_sync) == (3, 2)


async def test_doctor_finds_a_sound_broker_sound(kafka_broker: Cluster) -> None:
    topic = spec()
    await ensure_topics(kafka_broker.url, [topic], PLAIN)
    findings = await check_broker(kafka_broker.url, PLAIN, [topic])
    assert {finding.level for finding in findings} == {Level.GOOD}
    assert {"all 1 topics are there", "it is Kafka 4.0 or later"} <= {finding.what for finding in findings}


async def test_doctor_says_what_is_wrong_with_topics(kafka_broker: Cluster) -> None:
    topic = spec()
    await ensure_topics(kafka_broker.url, [topic], PLAIN)
    wanted = [replace(topic, partitions=5, retention_s=3600.0, replication=2), spec()]
    found = {f.what: f.level for f in await check_broker(kafka_broker.url, PLAIN, wanted)}
    assert found[f"topic {topic.name} has 3 partitions, not 5"] is Level.BAD
    assert found[f"topic {topic.name} keeps records 24 hours, not 1 hours"] is Level.WARNING
    assert found[f"topic {topic.name} has 1 copies, not 2"] is Level.WARNING
    assert found["1 of 2 topics are not there yet"] is Level.WARNING


async def test_doctor_finds_nobody_there() -> None:
    (finding,) = await check_broker(NOWHERE, PLAIN)
    assert finding.level is Level.BAD
    assert "127.0.0.1:1" in finding.advice


async def test_doctor_finds_a_broker_down(kafka_three: Cluster) -> None:
    topic = spec(replication=3)
    await ensure_topics(kafka_three.url, [topic], PLAIN)
    kafka_three.brokers[2].kill()
    try:
        await asyncio.to_thread(kafka_three.wait_ready)
        findings = await check_broker(kafka_three.url, PLAIN, [topic])
        assert [f.level for f in findings if f.what.startswith(f"topic {topic.name}: 3 partition(s) have fewer")]
        assert any(f.what.startswith("2 broker(s) up") for f in findings)
    finally:
        await asyncio.to_thread(kafka_three.start)
