"""Brokers for the whole session: a real Kafka of one and of three, and Kafka's wire without Kafka."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import pytest

from tests.brokers import kafka, mock_cluster

RUNNING = "TOCSIN_TEST_KAFKA"


@dataclass(frozen=True, slots=True)
class RunningKafka:
    """A Kafka that somebody else runs; tests use it and leave it running."""

    bootstrap: str

    @property
    def url(self) -> str:
        return f"kafka://{self.bootstrap}"


def unavailable(reason: str) -> NoReturn:
    """Skip where a developer has no Java; in CI nothing may be skipped."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{reason} (CI is set, so this is not skipped)", pytrace=False)
    pytest.skip(reason)


def own_cluster(brokers: int) -> Iterator[kafka.Cluster]:
    """Run a cluster of ours, or say which part is missing."""
    if missing := kafka.missing_parts():
        unavailable(f"a real Kafka needs {' and '.join(missing)}: install it, or set {RUNNING}=host:port")
    try:
        kafka.resolve_jars()
    except kafka.BrokerUnavailableError as problem:
        unavailable(str(problem))
    with kafka.running(brokers) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def own_kafka() -> Iterator[kafka.Cluster]:
    """One real broker that a test may restart, pause or kill, if it is up again when the test ends."""
    yield from own_cluster(1)


@pytest.fixture(scope="session")
def kafka_broker(request: pytest.FixtureRequest) -> kafka.Cluster | RunningKafka:
    """One real broker, ours or the one that TOCSIN_TEST_KAFKA names."""
    if address := os.environ.get(RUNNING):
        return RunningKafka(address)
    cluster: kafka.Cluster = request.getfixturevalue("own_kafka")
    return cluster


@pytest.fixture(scope="session")
def kafka_three() -> Iterator[kafka.Cluster]:
    """Three real brokers, for replication and for losing one."""
    yield from own_cluster(3)


@pytest.fixture(scope="session")
def mock_kafka() -> Iterator[mock_cluster.MockKafka]:
    """Kafka's wire, everywhere."""
    with mock_cluster.running() as cluster:
        yield cluster
