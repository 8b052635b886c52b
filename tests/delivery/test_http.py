"""Only the public internet is reached, at the very address that was checked, under the certificate of the name."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpcore
import pytest
from tests.fakes.chat_server import ChatServer, chat_server

from tocsin.delivery.http import BlockedAddressError, Http, is_public

ADDRESSES = {
    "93.184.216.34": True,
    "2606:2800:220:1:248:1893:25c8:1946": True,
    "127.0.0.1": False,
    "10.1.2.3": False,
    "172.16.0.1": False,
    "192.168.1.1": False,
    "169.254.169.254": False,
    "100.64.0.1": False,
    "0.0.0.0": False,
    "224.0.0.1": False,
    "255.255.255.255": False,
    "::1": False,
    "::": False,
    "fe80::1%eth0": False,
    "fd00::1": False,
    "::ffff:127.0.0.1": False,
    "::ffff:93.184.216.34": True,
    "2002:7f00:1::": False,
    "64:ff9b::7f00:1": False,
    "ff02::1": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_public_addresses_are_public(address: str) -> None:
    assert is_public(address) is ADDRESSES[address]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for hooks.example that signs itself, and its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    name = ["-subj", "/CN=hooks.example", "-addext", "subjectAltName=DNS:hooks.example"]
    files = ["-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run(["openssl", "req", "-x509", *options, *name, *files], cwd=folder, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return both


@pytest.fixture
async def secure_chat(certificate: Path) -> AsyncIterator[ChatServer]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    async with chat_server(tls) as chat:
        yield chat


class Always:
    """A look-up that gives these addresses for any name, and remembers who asked."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.addresses


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificate)


def reaching(certificate: Path, look_up: Always) -> Http:
    """Connections for which the loopback counts as public."""
    return Http(look_up=look_up, may_reach=lambda _address: True, tls=trusting(certificate))


async def test_the_checked_address_is_connected_to_under_the_name_of_the_host(
    secure_chat: ChatServer, certificate: Path
) -> None:
    look_up = Always("127.0.0.1")
    http = reaching(certificate, look_up)
    port = secure_chat.url.rsplit(":", 1)[1]
    reply = await http.post(f"https://hooks.example:{port}/x", b"{}", {})
    assert reply.status == 200
    assert secure_chat.received[0].headers["host"] == f"hooks.example:{port}"
    assert look_up.asked == ["hooks.example"]
    await http.close()


async def test_a_certificate_for_another_name_is_refused(secure_chat: ChatServer, certificate: Path) -> None:
    http = reaching(certificate, Always("127.0.0.1"))
    with pytest.raises(httpcore.ConnectError, match=r"certificate is not valid for 'elsewhere\.example'"):
        await http.post(secure_chat.url.replace("127.0.0.1", "elsewhere.example"), b"{}", {})
    assert secure_chat.received == []
    await http.close()


async def test_a_certificate_nobody_vouches_for_is_refused(secure_chat: ChatServer) -> None:
    http = Http(look_up=Always("127.0.0.1"), may_reach=lambda _address: True)
    with pytest.raises(httpcore.ConnectError, match="self-signed certificate"):
        await http.post(secure_chat.url.replace("127.0.0.1", "hooks.example"), b"{}", {})
    await http.close()


async def test_a_second_address_is_tried_when_the_first_does_not_answer(
    secure_chat: ChatServer, certificate: Path
) -> None:
    http = reaching(certificate, Always("127.0.0.9", "127.0.0.1"))
    reply = await http.post(secure_chat.url.replace("127.0.0.1", "hooks.example"), b"{}", {})
    assert reply.status == 200
    await http.close()


async def test_one_private_address_among_public_ones_blocks_the_host() -> None:
    http = Http(look_up=Always("93.184.216.34", "169.254.169.254"))
    with pytest.raises(BlockedAddressError):
        await http.post("https://hooks.example/x", b"{}", {})
    await http.close()


async def test_a_name_that_does_not_exist_cannot_be_connected_to() -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    http = Http(look_up=nowhere)
    with pytest.raises(httpcore.ConnectError):
        await http.post("https://hooks.example/x", b"{}", {})
    await http.close()
