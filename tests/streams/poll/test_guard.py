"""The guard looks at the address that is dialled, through every disguise an address can wear."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fakes.feed_server import FeedServer, Reply
from tests.fakes.feeds import rss

from tocsin.streams.poll.fetch import Fault, Fetcher, FetchFault
from tocsin.streams.poll.guard import AllowList, is_public

PRIVATE = (
    "127.0.0.1", "127.255.0.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::a00:1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
)  # fmt: skip
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700::1111",
    "2a00:1450:4001::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_inside_address_is_refused_in_every_form(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_passes_in_every_form(address: str) -> None:
    assert is_public(ip_address(address))


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.ip_addresses(v=4))
def test_wrapping_an_address_changes_nothing(address: object) -> None:
    inner = ip_address(str(address))
    for wrapped in (f"::ffff:{inner}", f"64:ff9b::{inner}"):
        assert is_public(ip_address(wrapped)) == is_public(inner)


HOSTS = (
    "localhost",
    "127.0.0.1",
    "2130706433",
    "0177.0.0.1",
    "0x7f.1",
    "127.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0",
    "127.0.0.1.",
)


@pytest.mark.parametrize("host", HOSTS)
async def test_loopback_is_refused_under_every_name(server: FeedServer, host: str) -> None:
    server.serve("/feed", Reply(200, rss()))
    async with Fetcher(agent="t") as fetcher:
        with pytest.raises(FetchFault) as refused:
            await fetcher.get(server.url("/feed", host))
    assert refused.value.fault in (Fault.REFUSED, Fault.DNS, Fault.BAD_URL)
    assert server.hits == []


async def test_a_name_that_changes_its_answer_is_refused_at_the_second_connection(server: FeedServer) -> None:
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    async def rebinding(host: str, port: int) -> list[str]:
        return answers.pop(0) if answers else ["127.0.0.1"]

    server.serve("/feed", Reply(200, rss()))
    assert (await rebinding("looks.example", 80)) == ["93.184.216.34"]
    async with Fetcher(agent="t", resolver=rebinding) as fetcher:
        with pytest.raises(FetchFault) as refused:
            await fetcher.get(server.url("/feed", "looks.example"))
    assert refused.value.fault is Fault.REFUSED
    assert "127.0.0.1" in str(refused.value)
    assert server.hits == []


async def test_only_the_addresses_that_pass_are_dialled(server: FeedServer) -> None:
    async def mixed(host: str, port: int) -> list[str]:
        return ["10.0.0.1", "127.0.0.1"]

    server.serve("/feed", Reply(200, rss()))
    async with Fetcher(agent="t", resolver=mixed, allow=AllowList.read(["127.0.0.0/8"])) as fetcher:
        assert (await fetcher.get(server.url("/feed", "mixed.example"))).status == 200


@pytest.mark.parametrize("entry", ["127.0.0.1", "127.0.0.0/8", "inside.example", "inside.example:{port}"])
async def test_the_operator_can_let_an_inside_feed_through(server: FeedServer, entry: str) -> None:
    async def inside(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    server.serve("/feed", Reply(200, rss()))
    allow = AllowList.read([entry.format(port=server.port)])
    async with Fetcher(agent="t", resolver=inside, allow=allow) as fetcher:
        assert (await fetcher.get(server.url("/feed", "inside.example"))).status == 200
        with pytest.raises(FetchFault):
            await fetcher.get("http://169.254.169.254/")


async def test_a_proxy_is_asked_for_the_whole_address(server: FeedServer) -> None:
    server.serve("http://news.example/feed", Reply(200, rss()))
    async with Fetcher(agent="t", proxy=f"http://127.0.0.1:{server.port}") as fetcher:
        answer = await fetcher.get("http://news.example/feed")
    assert answer.status == 200
    assert server.hits[0].headers["host"] == "news.example"
