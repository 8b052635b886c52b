"""The small pieces under the log: headers, the partitioner, policies, turns."""

import pytest
from faust.types import TP
from hypothesis import given
from hypothesis import strategies as st
from tests.streams.transport_contract import MURMUR2

from tocsin.streams.embedded.declare import policy_of
from tocsin.streams.embedded.headers import pack, unpack
from tocsin.streams.embedded.order import take_turns
from tocsin.streams.embedded.partitioner import murmur2, partition_of
from tocsin.streams.embedded.topic import Policy

headers = st.lists(st.tuples(st.text(max_size=40), st.none() | st.binary(max_size=300)))


@given(headers)
def test_headers_come_back_as_they_were(pairs: list[tuple[str, bytes | None]]) -> None:
    assert unpack(pack(pairs)) == pairs


def test_headers_may_be_a_mapping() -> None:
    assert unpack(pack({"a": b"1"})) == [("a", b"1")]
    assert pack(None) is pack({}) is None


@pytest.mark.parametrize("key", MURMUR2)
def test_the_hash_is_kafkas(key: bytes) -> None:
    assert murmur2(key) == MURMUR2[key] & 0xFFFFFFFF


@given(st.binary(max_size=64), st.integers(1, 64))
def test_the_partitioner_is_aiokafkas(key: bytes, partitions: int) -> None:
    from aiokafka.partitioner import DefaultPartitioner

    numbers = list(range(partitions))
    assert partition_of(key, partitions) == DefaultPartitioner()(key, numbers, numbers)


@pytest.mark.parametrize(
    ("config", "retention_s", "compacting", "policy"),
    [
        (None, None, None, Policy()),
        (None, 60.0, None, Policy(retention_ms=60_000)),
        ({}, None, True, Policy(compact=True)),
        ({"cleanup.policy": "compact", "retention.ms": 5}, None, None, Policy(compact=True)),
        ({"cleanup.policy": "compact,delete", "retention.ms": "5"}, None, None, Policy(compact=True, retention_ms=5)),
        ({"retention.ms": -1, "retention.bytes": 9}, None, None, Policy(retention_bytes=9)),
        ({"cleanup.policy": "compact", "delete.retention.ms": 7}, None, None, Policy(compact=True, tombstone_ms=7)),
    ],
)
def test_what_kafka_and_faust_call_it_is_understood(
    config: dict[str, object] | None, retention_s: float | None, compacting: bool | None, policy: Policy
) -> None:
    assert policy_of(config, retention_s, compacting) == policy


def test_topics_take_turns_and_keep_their_own_order() -> None:
    a, b = TP("a", 0), TP("b", 0)
    row = (0, 0, 0, None, None, None)
    topics = [[(a, (i, *row[1:])) for i in range(3)], [(b, (i, *row[1:])) for i in range(1)]]
    assert [(tp.topic, r[0]) for tp, r in take_turns(topics)] == [("a", 0), ("b", 0), ("a", 1), ("a", 2)]
    assert take_turns([]) == []
