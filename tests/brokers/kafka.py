"""A real Apache Kafka on loopback, one broker or three, for tests and by hand (`python tests/brokers/kafka.py`)."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
SHARED_SETTINGS = HERE / "broker.properties"
LOGGING = HERE / "log4j2.properties"
JARS = HERE.parents[1] / ".kafka" / "libs"

CLUSTER_ID = "dG9jc2luLXRlc3RzLTAwMQ"  # 16 bytes in URL-safe base64, as `kafka-storage format` wants
HEAP_MIB = 256
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 30.0
RESOLVE_TIMEOUT_S = 600.0

# exec keeps the broker's pid; the watcher ends the broker when the pipe from this process closes, even by kill -9.
WATCHED = 'exec 3<&0; (cat <&3 >/dev/null; kill -KILL $$) & exec "$@" </dev/null 3<&-'


class BrokerUnavailableError(RuntimeError):
    """A real broker cannot be had here; the message says which part is missing or what failed."""


def missing_parts() -> list[str]:
    """Name what this machine lacks to run a broker: nothing, or Java, Maven or both."""
    parts = [
        name for name, command in (("Java 17 or later", "java"), ("Maven", "mvn")) if shutil.which(command) is None
    ]
    return [part for part in parts if not (part == "Maven" and jars_are_current())]


def jars_are_current() -> bool:
    """Tell whether .kafka/libs was resolved from this pom."""
    stamp = JARS / "pom.xml"
    return stamp.is_file() and stamp.read_bytes() == POM.read_bytes()


def resolve_jars() -> Path:
    """Copy the broker's jars from Maven Central into .kafka/libs once per pom; return that folder."""
    if missing := missing_parts():
        raise BrokerUnavailableError(
            f"no Kafka broker: {' and '.join(missing)} not found; install it or set TOCSIN_TEST_KAFKA=host:port"
        )
    if jars_are_current():
        return JARS
    JARS.parent.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="libs-", dir=JARS.parent))
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={fresh}"]
    done = subprocess.run(
        [*command, "-DincludeScope=runtime"], capture_output=True, text=True, timeout=RESOLVE_TIMEOUT_S, check=False
    )
    if done.returncode != 0:
        shutil.rmtree(fresh)
        raise BrokerUnavailableError(f"Maven could not resolve {POM}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    shutil.copy(POM, fresh / "pom.xml")
    shutil.rmtree(JARS, ignore_errors=True)
    fresh.rename(JARS)
    return JARS


def free_ports(count: int) -> list[int]:
    """Return loopback ports that nothing listened on a moment ago."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def read_properties(path: Path) -> dict[str, str]:
    """Read `name=value` lines; `#` starts a comment line."""
    lines = (line.strip() for line in path.read_text().splitlines())
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def java(*arguments: str, heap_mib: int = HEAP_MIB) -> list[str]:
    """Build a command that starts quickly: the quick compiler only, the small collector."""
    return [
        "java",
        f"-Xmx{heap_mib}m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        f"-Dlog4j2.configurationFile={LOGGING}",
        "-cp",
        f"{JARS}/*",
        *arguments,
    ]


@dataclass(slots=True)
class Broker:
    """One broker process; its folder, ports and settings outlive every restart."""

    node_id: int
    port: int
    controller_port: int
    folder: Path
    voters: str
    replication: int
    settings: dict[str, str] = field(default_factory=dict)
    format_arguments: tuple[str, ...] = ()
    """For `kafka-storage format`: `--add-scram …` makes users."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def log_path(self) -> Path:
        return self.folder / "broker.log"

    @property
    def pid(self) -> int:
        """The JVM's own process id."""
        if self.process is None:
            raise BrokerUnavailableError(f"broker {self.node_id} is not running")
        return self.process.pid

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def format(self) -> None:
        """Write the settings and an empty storage folder; keep what an earlier format left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "server.properties").write_text("".join(f"{k}={v}\n" for k, v in self._properties().items()))
        if (self.folder / "data" / "meta.properties").exists():
            return
        command = java(
            "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", str(self.folder / "server.properties")
        ) + list(self.format_arguments)
        done = subprocess.run(command, capture_output=True, text=True, timeout=START_TIMEOUT_S, check=False)
        if done.returncode != 0:
            raise BrokerUnavailableError(
                f"storage of broker {self.node_id} was not formatted:\n{done.stdout}{done.stderr}"
            )

    def start(self) -> None:
        """Start the process; Cluster.wait_ready says when it serves."""
        if self.running():
            return
        command = ["/bin/sh", "-c", WATCHED, "sh", *java("kafka.Kafka", str(self.folder / "server.properties"))]
        with self.log_path.open("ab") as log:
            # A session of its own: Ctrl-C at the terminal must not end the broker before the tests do.
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def stop(self) -> None:
        """Shut down in order (SIGTERM), or by force after STOP_TIMEOUT_S."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the process as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze the process (SIGSTOP): its sockets stay open and answer nothing."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def log_tail(self, limit: int = 3000) -> str:
        return self.log_path.read_text(errors="replace")[-limit:] if self.log_path.exists() else ""

    def _end(self, how: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_TIMEOUT_S)
        # The watcher first, then the pipe it watches; the group's id is ours while the watcher lives.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_TIMEOUT_S)
        if process.stdin is not None:
            process.stdin.close()

    def _properties(self) -> dict[str, str]:
        copies = str(self.replication)
        in_sync = str(max(1, self.replication - 1))
        return {
            "process.roles": "broker,controller",
            "node.id": str(self.node_id),
            "controller.quorum.voters": self.voters,
            "listeners": f"PLAINTEXT://{self.address},CONTROLLER://127.0.0.1:{self.controller_port}",
            "advertised.listeners": f"PLAINTEXT://{self.address}",
            "controller.listener.names": "CONTROLLER",
            "log.dirs": str(self.folder / "data"),
            "offsets.topic.replication.factor": copies,
            "offsets.topic.num.partitions": "4",  # 50 by default; every one costs start-up time
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": in_sync,
            "transaction.state.log.num.partitions": "4",
            "share.coordinator.state.topic.replication.factor": copies,
            "share.coordinator.state.topic.min.isr": in_sync,
            "share.coordinator.state.topic.num.partitions": "1",
            "min.insync.replicas": in_sync,
            "default.replication.factor": copies,
            "num.network.threads": "2",
            "num.io.threads": "4",
            "broker.session.timeout.ms": "3000",  # a killed broker may not come back before this has passed
            "broker.heartbeat.interval.ms": "500",
            "log.cleaner.dedupe.buffer.size": "4194304",  # 128 MiB of a 256 MiB heap by default
            "log.cleaner.backoff.ms": "200",  # so that a test sees compaction
            **read_properties(SHARED_SETTINGS),
            **self.settings,
        }


@dataclass(slots=True)
class Cluster:
    """Brokers that form one Kafka; same ports and data after restart(), kill() and start()."""

    brokers: list[Broker]
    folder: Path
    client: dict[str, str] = field(default_factory=dict)
    """More settings for the librdkafka client that asks whether the brokers are ready."""

    @property
    def bootstrap(self) -> str:
        """`127.0.0.1:port,…` of every broker."""
        return ",".join(broker.address for broker in self.brokers)

    @property
    def url(self) -> str:
        """The same as tocsin's settings take it: `kafka://127.0.0.1:port,…`."""
        return f"kafka://{self.bootstrap}"

    def start(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Start every broker that is not running and wait until all of them serve."""
        for broker in self.brokers:
            broker.start()
        self.wait_ready(timeout_s)

    def stop(self) -> None:
        # Together: in a cluster of three, the last broker alone has no quorum to say goodbye to.
        for broker in self.brokers:
            if broker.process is not None and broker.running():
                broker.process.terminate()
        for broker in self.brokers:
            broker.stop()

    def kill(self) -> None:
        for broker in self.brokers:
            broker.kill()

    def restart(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Stop in order and start again on the same data."""
        self.stop()
        self.start(timeout_s)

    def wait_ready(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Wait until each running broker knows all running brokers; raise with its log when one ended."""
        expected = {broker.node_id for broker in self.brokers if broker.running()}
        deadline = time.monotonic() + timeout_s
        for broker in self.brokers:
            while broker.running() and known_brokers(broker.address, self.client) != expected:
                if time.monotonic() > deadline:
                    raise BrokerUnavailableError(
                        f"broker {broker.node_id} not ready in {timeout_s:.0f} s:\n{broker.log_tail()}"
                    )
                time.sleep(0.1)
            if broker.process is not None and not broker.running():
                raise BrokerUnavailableError(f"broker {broker.node_id} ended while starting:\n{broker.log_tail()}")


def known_brokers(address: str, more: Mapping[str, str] | None = None) -> set[int]:
    """Ask one broker which brokers are alive; the empty set when it does not answer."""
    from confluent_kafka import KafkaException
    from confluent_kafka.admin import AdminClient

    host, port = address.rsplit(":", 1)
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
        client = AdminClient({"bootstrap.servers": address, "log_level": 0, **(more or {})})
        return set(client.list_topics(timeout=3).brokers)
    except (OSError, KafkaException):
        return set()


def prepare(
    count: int,
    folder: Path,
    *,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    format_arguments: Sequence[str] = (),
    client: Mapping[str, str] | None = None,
) -> Cluster:
    """Resolve the jars and format the storage of `count` brokers; nothing runs yet."""
    resolve_jars()
    ports = free_ports(2 * count)
    addresses = ports[:count] if port is None else list(range(port, port + count))
    voters = ",".join(f"{index + 1}@127.0.0.1:{controller}" for index, controller in enumerate(ports[count:]))
    brokers = [
        Broker(
            node_id=index + 1,
            port=addresses[index],
            controller_port=ports[count + index],
            folder=folder / f"broker-{index + 1}",
            voters=voters,
            replication=count,
            settings=dict(settings or {}),
            format_arguments=tuple(format_arguments),
        )
        for index in range(count)
    ]
    for broker in brokers:
        broker.format()
    return Cluster(brokers, folder, dict(client or {}))


@contextlib.contextmanager
def running(count: int = 1, **more: Any) -> Iterator[Cluster]:
    """Run a fresh cluster, prepared with `more`, in a temporary folder; leave neither process nor file."""
    with tempfile.TemporaryDirectory(prefix="tocsin-kafka-", ignore_cleanup_errors=True) as folder:
        cluster = prepare(count, Path(folder), **more)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.kill()  # its data goes with it, so a shutdown in order would only take longer


def main() -> int:
    """Run a broker until Ctrl-C and print where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brokers", type=int, choices=(1, 3), default=1, help="how many (default 1)")
    parser.add_argument("--port", type=int, help="first broker's port (default: a free one)")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = time.monotonic()
    try:
        with running(arguments.brokers, port=arguments.port) as cluster:
            print(f"Kafka is up after {time.monotonic() - started:.1f} s (Ctrl-C ends it and removes its data)")
            print(f"bootstrap  {cluster.bootstrap}")
            print(f"tocsin     TOCSIN_BROKER={cluster.url}")
            print(f"tests      TOCSIN_TEST_KAFKA={cluster.bootstrap}", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        print("\nKafka is down")
    except BrokerUnavailableError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
