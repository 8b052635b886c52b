"""The brokers the tests run on: they start, come back with their data, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.brokers import kafka, mock_cluster
from tests.streams.test_contract_kafka import KafkaHarness
from tests.streams.transport_contract import REPOSITORY, Sent

from tocsin.streams.kafka import bootstrap_servers
from tocsin.streams.tail import read_all

SCRIPT = REPOSITORY / "tests" / "brokers" / "kafka.py"


def gone(pid: int) -> bool:
    """Whether no process has this id; a zombie that nobody has looked at is gone too."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.kafka
async def test_what_was_acknowledged_is_there_after_a_kill_and_a_restart(
    own_kafka: kafka.Cluster, tmp_path: Path
) -> None:
    harness = KafkaHarness(own_kafka, tmp_path)
    topic = harness.fresh("durable")
    await harness.declare(topic)
    address, pid = own_kafka.bootstrap, own_kafka.brokers[0].pid
    await harness.send(topic, [Sent(b"before")])
    own_kafka.kill()
    assert gone(pid)
    own_kafka.start()
    own_kafka.restart()
    assert own_kafka.bootstrap == address
    assert [record.value for record in await harness.read(topic)] == [b"before"]


@pytest.mark.kafka
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_broker_by_hand_ends_with_its_script_however_that_ends(
    own_kafka: kafka.Cluster, tmp_path: Path, how: signal.Signals
) -> None:
    del own_kafka  # there to say what is missing where no broker can be had
    folder = {**os.environ, "TMPDIR": str(tmp_path)}  # a killed script leaves its data there
    with subprocess.Popen([sys.executable, str(SCRIPT)], stdout=subprocess.PIPE, text=True, env=folder) as script:
        assert script.stdout is not None
        said = [script.stdout.readline().split() for _ in range(4)]
        url = said[2][1].partition("=")[2]
        (address,) = bootstrap_servers(url)
        broker = listener(address)
        script.send_signal(how)
        script.wait(30)
        until_gone(broker)
    assert said[0][:3] == ["Kafka", "is", "up"]
    assert said[3] == ["tests", f"TOCSIN_TEST_KAFKA={address}"]
    assert kafka.known_brokers(address) == set()


def listener(address: str) -> int:
    """Find the process of the broker that was told to listen here."""
    for entry in Path("/proc").iterdir():
        line = read(entry / "cmdline").split("\0")
        if "kafka.Kafka" in line and f"PLAINTEXT://{address}" in read(Path(line[line.index("kafka.Kafka") + 1])):
            return int(entry.name)
    pytest.fail(f"no broker process listens at {address}")


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def until_gone(pid: int) -> None:
    import time

    deadline = time.monotonic() + 10
    while not gone(pid):
        assert time.monotonic() < deadline, f"broker {pid} outlives its script"
        time.sleep(0.05)


def test_a_machine_without_java_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "python3").symlink_to(sys.executable)
    done = subprocess.run(
        [sys.executable, str(SCRIPT)],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Java 17 or later" in done.stderr
    assert "TOCSIN_TEST_KAFKA" in done.stderr
    assert "Traceback" not in done.stderr


async def test_the_mock_cluster_speaks_kafka(mock_kafka: mock_cluster.MockKafka) -> None:
    from aiokafka import AIOKafkaProducer

    producer = AIOKafkaProducer(bootstrap_servers=mock_kafka.bootstrap, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        sent = [await producer.send_and_wait("mocked", b"%d" % number, b"key") for number in range(10)]
    finally:
        await producer.stop()
    assert [meta.offset for meta in sent] == list(range(10))
    assert len({meta.partition for meta in sent}) == 1
    client = {"isolation_level": "read_uncommitted"}  # all that the mock has
    came = [record async for record in read_all(mock_kafka.url, ["mocked"], client=client)]
    assert [record.value for record in came] == [b"%d" % number for number in range(10)]
    assert {record.partition for record in came} < set(range(mock_cluster.PARTITIONS))
