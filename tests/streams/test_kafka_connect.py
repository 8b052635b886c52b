"""Addresses and sign-in: what an operator writes becomes what a client needs, or a sentence that says what to write."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tocsin.errors import SettingsError
from tocsin.settings import KafkaSettings
from tocsin.streams.kafka import bootstrap_servers, client_options, credentials, driver_url

SECRET = "correct horse battery staple"


@pytest.mark.parametrize(
    ("url", "servers"),
    [
        ("kafka://host", ["host:9092"]),
        ("kafka://host:9093", ["host:9093"]),
        ("kafka://a:1,b:2", ["a:1", "b:2"]),
        ("kafka://a:1;kafka://b", ["a:1", "b:9092"]),
        ("kafka://a:1, b:2/", ["a:1", "b:2"]),
        ("kafka://[::1]:9092", ["[::1]:9092"]),
    ],
)
def test_an_address_names_its_servers(url: str, servers: list[str]) -> None:
    assert bootstrap_servers(url) == servers


@pytest.mark.parametrize(
    "url", ["embedded://x", "host:9092", "kafka://", "kafka://a,,b", "kafka://a:port", "kafka://a:99999", "kafka://a/b"]
)
def test_what_is_no_address_says_what_to_write(url: str) -> None:
    with pytest.raises(SettingsError, match="host"):
        bootstrap_servers(url)


@pytest.mark.parametrize("url", [f"kafka://me:{SECRET}@host:9092", f"http://me:{SECRET}@host"])
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        bootstrap_servers(url)
    assert SECRET not in str(caught.value)


def test_faust_takes_our_driver_for_every_server() -> None:
    from faust.transport.drivers import by_url
    from faust.utils.urls import urllist

    from tocsin.streams.kafka.driver import Transport

    urls = urllist(driver_url("kafka://a:1,b:2"))
    assert [(url.host, url.port) for url in urls] == [("a", 1), ("b", 2)]
    assert by_url(urls[0]) is Transport


def test_no_sign_in_by_default() -> None:
    assert credentials(KafkaSettings()) is None
    assert client_options("kafka://a", KafkaSettings())["security_protocol"] == "PLAINTEXT"


@pytest.mark.parametrize(
    ("settings", "protocol"),
    [
        (KafkaSettings(username="me", password=SECRET), "SASL_PLAINTEXT"),
        (KafkaSettings(username="me", password=SECRET, tls=True), "SASL_SSL"),
        (KafkaSettings(tls=True), "SSL"),
    ],
)
def test_sign_in_and_encryption_go_together(settings: KafkaSettings, protocol: str) -> None:
    options = client_options("kafka://a", settings)
    assert options["security_protocol"] == protocol
    assert options.get("sasl_plain_password") == (SECRET if settings.username else None)
    assert (options.get("ssl_context") is not None) is settings.tls


def test_a_password_is_not_in_any_repr() -> None:
    settings = KafkaSettings(username="me", password=SECRET)
    assert SECRET not in repr(settings)
    assert SECRET not in repr(credentials(settings))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (KafkaSettings(username="me"), "TOCSIN_KAFKA_PASSWORD"),
        (KafkaSettings(username="me", password="x", mechanism="GSSAPI"), "SCRAM-SHA-256"),
        (KafkaSettings(ca_file="ca.pem"), "tls = true"),
        (KafkaSettings(tls=True, ca_file="/nowhere/ca.pem"), "/nowhere/ca.pem"),
    ],
)
def test_a_half_set_sign_in_says_what_is_missing(settings: KafkaSettings, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        credentials(settings)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_only_the_named_authority_is_trusted(tmp_path: Path) -> None:
    certificate = tmp_path / "ca.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=kafka -keyout {tmp_path}/key.pem -out {certificate}"
    subprocess.run(command.split(), check=True, capture_output=True)
    context = client_options("kafka://a", KafkaSettings(tls=True, ca_file=str(certificate)))["ssl_context"]
    assert [dict(part[0] for part in ca["subject"]) for ca in context.get_ca_certs()] == [{"commonName": "kafka"}]
    assert context.check_hostname
