"""Which addresses are the public internet."""

from __future__ import annotations

import pytest

from tocsin.delivery.http import is_public

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
