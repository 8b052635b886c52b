"""A broker that wants a password over TLS: in with the right one, and a sentence for each way to be kept out."""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from tests.brokers import kafka
from tests.streams.test_contract_kafka import KafkaHarness
from tests.streams.transport_contract import Sent

from tocsin.settings import KafkaSettings
from tocsin.streams.kafka import client_options, credentials, describe_topics, ensure_topics
from tocsin.streams.kafka.admin import KafkaUnreachable
from tocsin.streams.tail import read_all
from tocsin.streams.topics import TopicSpec

pytestmark = [
    pytest.mark.kafka,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl"),
]

USER = "tocsin"
PASSWORD = "correct-horse-battery-staple"


def make_certificate(folder: Path) -> Path:
    """Make a certificate for 127.0.0.1 that is its own authority, and a key store of it for the broker."""
    request = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kafka -addext subjectAltName=IP:127.0.0.1"
    run(f"{request} -keyout {folder}/key.pem -out {folder}/ca.pem")
    run(
        f"openssl pkcs12 -export -in {folder}/ca.pem -inkey {folder}/key.pem -out {folder}/broker.p12 -passout pass:{PASSWORD}"
    )
    return folder / "ca.pem"


def run(command: str) -> None:
    subprocess.run(command.split(), check=True, capture_output=True)


@pytest.fixture(scope="module")
def guarded(
    own_kafka: kafka.Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[kafka.Cluster, KafkaSettings]]:
    del own_kafka  # there to say what is missing where no broker can be had
    folder = tmp_path_factory.mktemp("guarded")
    authority = make_certificate(folder)
    settings = {
        "listener.security.protocol.map": "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",  # PLAINTEXT is only a name here
        "sasl.enabled.mechanisms": "SCRAM-SHA-256",
        "sasl.mechanism.inter.broker.protocol": "SCRAM-SHA-256",
        "listener.name.plaintext.scram-sha-256.sasl.jaas.config": "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "ssl.keystore.type": "PKCS12",
        "ssl.keystore.location": str(folder / "broker.p12"),
        "ssl.keystore.password": PASSWORD,
        "ssl.truststore.type": "PEM",  # a broker talks to itself, too
        "ssl.truststore.location": str(authority),
    }
    client = {
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": "SCRAM-SHA-256",
        "sasl.username": USER,
        "sasl.password": PASSWORD,
        "ssl.ca.location": str(authority),
    }
    scram = ("--add-scram", f"SCRAM-SHA-256=[name={USER},password={PASSWORD}]")
    with kafka.running(1, settings=settings, format_arguments=scram, client=client) as cluster:
        yield cluster, KafkaSettings(username=USER, password=PASSWORD, tls=True, ca_file=str(authority))


async def test_signed_in_everything_works(guarded: tuple[kafka.Cluster, KafkaSettings], tmp_path: Path) -> None:
    cluster, signed_in = guarded
    topic = TopicSpec(f"t-{uuid4().hex}", 4, None, compact=False, replication=1, max_bytes=1_000)
    await ensure_topics(cluster.url, [topic], signed_in)
    assert topic.name in await describe_topics(cluster.url, signed_in)
    harness = KafkaHarness(cluster, tmp_path)
    harness.settings = {"broker_credentials": credentials(signed_in)}
    await harness.send(topic.name, [Sent(b"through Faust's producer")])
    client = {k: v for k, v in client_options(cluster.url, signed_in).items() if k != "bootstrap_servers"}
    assert [r.value async for r in read_all(cluster.url, [topic.name], client=client)] == [b"through Faust's producer"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password": "wrong-horse"}, r"as 'tocsin' by SCRAM-SHA-256"),
        ({"username": "nobody"}, r"as 'nobody' by SCRAM-SHA-256"),
        ({"mechanism": "PLAIN"}, r"by PLAIN"),
        ({"tls": False, "ca_file": ""}, r"without TLS"),
        ({"ca_file": ""}, r"with TLS"),
        ({"username": "", "password": ""}, r"without signing in"),
    ],
)
async def test_kept_out_the_message_says_how_we_knocked_and_no_password(
    guarded: tuple[kafka.Cluster, KafkaSettings],
    change: dict[str, object],
    says: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    cluster, signed_in = guarded
    caplog.set_level(logging.DEBUG)
    with pytest.raises(KafkaUnreachable, match=says) as caught:
        await describe_topics(cluster.url, replace(signed_in, **change))  # type: ignore[arg-type]
    for text in (str(caught.value), caplog.text):
        assert PASSWORD not in text
        assert "wrong-horse" not in text
