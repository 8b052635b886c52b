"""From what an operator set to what a Kafka client needs: addresses, sign-in, encryption."""

from __future__ import annotations

import ssl
from typing import Any
from urllib.parse import urlsplit

import faust
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth

from tocsin.errors import SettingsError
from tocsin.settings import KafkaSettings

SCHEME = "kafka"
DRIVER_SCHEME = "tocsin-kafka"
"""Under which Faust finds our driver (entry point `faust.transports`); `kafka` stays Faust's own for other apps."""
PORT = 9092
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
REQUEST_TIMEOUT_MS = 60_000


def bootstrap_servers(broker_url: str) -> list[str]:
    """Read `kafka://host:9092,host2` as ["host:9092", "host2:9092"].

    Raises:
        SettingsError: another scheme, no host, a port that is none, or a password in the address.
    """
    scheme, found, rest = broker_url.partition("://")
    if not found or scheme != SCHEME:
        raise SettingsError(f"broker must be kafka://host:9092,host2:9092,…, not {_shown(broker_url)}")
    parts = [part.strip().removeprefix(f"{SCHEME}://").rstrip("/") for part in rest.replace(";", ",").split(",")]
    return [_server(part) for part in parts]


def driver_url(broker_url: str) -> str:
    """Turn `kafka://a,b:9093` into the URL list that makes Faust take tocsin's driver."""
    return ";".join(f"{DRIVER_SCHEME}://{server}" for server in bootstrap_servers(broker_url))


def credentials(kafka: KafkaSettings) -> Any:
    """Build Faust's credentials from ``[kafka]``: SASL, TLS, both, or None where neither is set.

    Raises:
        SettingsError: a mechanism we do not have, a password missing, or a CA file that cannot be read.
    """
    context = _tls(kafka)
    if kafka.username:
        if kafka.mechanism not in MECHANISMS:
            raise SettingsError(f"[kafka] mechanism must be one of {', '.join(MECHANISMS)}, not {kafka.mechanism!r}")
        if not kafka.password:
            raise SettingsError("[kafka] username is set but password is not: set TOCSIN_KAFKA_PASSWORD")
        return faust.SASLCredentials(
            username=kafka.username, password=kafka.password, ssl_context=context, mechanism=kafka.mechanism
        )
    return faust.SSLCredentials(context) if context else None


def client_options(broker_url: str, kafka: KafkaSettings) -> dict[str, Any]:
    """Give the keyword arguments that any aiokafka client takes to reach the broker; holds the password, never log it."""
    auth = credentials_to_aiokafka_auth(credentials(kafka))
    return {"bootstrap_servers": bootstrap_servers(broker_url), "request_timeout_ms": REQUEST_TIMEOUT_MS, **auth}


def _server(part: str) -> str:
    try:
        url = urlsplit(f"//{part}")
        host, port = url.hostname, url.port or PORT
    except ValueError:
        raise SettingsError(f"broker: {part!r} is not host:port; a port is a number up to 65535") from None
    if url.username or url.password:
        raise SettingsError(
            "broker: no user or password in the address; set [kafka] username and TOCSIN_KAFKA_PASSWORD"
        )
    if not host or url.path:
        raise SettingsError(f"broker: {part!r} is not host:port; write kafka://host:9092,host2:9092")
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _shown(broker_url: str) -> str:
    return repr(broker_url.rpartition("@")[2])


def _tls(kafka: KafkaSettings) -> ssl.SSLContext | None:
    if not kafka.tls:
        if kafka.ca_file:
            raise SettingsError("[kafka] ca_file is set but tls is false: set tls = true")
        return None
    try:
        return ssl.create_default_context(cafile=kafka.ca_file or None)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"[kafka] ca_file {kafka.ca_file!r} cannot be used: {error}") from error
