"""TLS and HTTP/2 as feeds meet them: whose certificates are believed, what is said of the others, and streams that break."""

from __future__ import annotations

import gzip
import shutil
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.fakes.certificates import Authority, make_authority, serving
from tests.fakes.feed_server import FeedServer, Manner, Reply, conditional
from tests.fakes.feeds import entries, rss
from tests.streams.poll.conftest import QUICK, Desk

from tocsin.errors import SettingsError
from tocsin.settings import PollSettings, Settings
from tocsin.streams.poll.fetch import Fault, Fetcher, FetchFault
from tocsin.streams.poll.guard import AllowList, tls_context
from tocsin.streams.poll.health import TROUBLES, Outcome
from tocsin.streams.poll.polling import open_fetcher

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="makes certificates with openssl")

FEED = rss(entries(3))
HERE = "IP:127.0.0.1"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def trusted(authority: Authority) -> Path:
    """A certificate for this address by the authority that the desk trusts."""
    return authority.issue(HERE)


@asynccontextmanager
async def secure(certificate: Path, authority: Authority, **how: tuple[str, ...]) -> AsyncIterator[Desk]:
    """A desk that trusts ``authority`` and a server that shows ``certificate``."""
    tls = tls_context(authority.certificate)
    async with (
        FeedServer(tls=serving(certificate, **how)) as server,
        Fetcher(agent="tocsin/test", limits=QUICK, allow=AllowList.read(["127.0.0.1"]), tls=tls) as fetcher,
    ):
        yield Desk(server, fetcher)


async def test_a_feed_comes_over_http2_and_answers_304_there(authority: Authority, trusted: Path) -> None:
    async with secure(trusted, authority) as desk:
        desk.server.serve("/feed", conditional(FEED, '"v1"'))
        answer = await desk.fetcher.get(desk.server.url())
        assert (answer.http_version, answer.status, answer.body) == ("HTTP/2", 200, FEED)
        assert (await desk.poll()).outcome is Outcome.NEWS
        assert (await desk.poll(hours=1)).outcome is Outcome.NOT_MODIFIED
        assert desk.server.hits[-1].headers["if-none-match"] == '"v1"'


async def test_the_tag_http1_keeps_a_feed_off_http2(authority: Authority, trusted: Path) -> None:
    async with secure(trusted, authority) as desk:
        desk.server.serve("/feed", Reply(200, FEED))
        assert (await desk.fetcher.get(desk.server.url(), http2=False)).http_version == "HTTP/1.1"
        assert (await desk.poll(desk.feed(tags=("http1",)))).outcome is Outcome.NEWS
        assert ":authority" not in desk.server.hits[-1].headers
        await desk.poll(desk.feed(feed_id="other"))
        assert ":authority" in desk.server.hits[-1].headers


async def test_a_server_that_offers_only_http1_is_asked_so(authority: Authority, trusted: Path) -> None:
    async with secure(trusted, authority, protocols=("http/1.1",)) as desk:
        desk.server.serve("/feed", Reply(200, FEED))
        assert (await desk.fetcher.get(desk.server.url())).http_version == "HTTP/1.1"


async def test_a_long_compressed_body_comes_whole_through_http2s_windows(authority: Authority, trusted: Path) -> None:
    body = rss(entries(400))
    plain = body + b"<!--" + bytes(range(48, 58)) * 15_000 + b"-->"
    async with secure(trusted, authority) as desk:
        desk.server.serve("/plain", Reply(200, plain))
        desk.server.serve("/zipped", Reply(200, gzip.compress(body), (("Content-Encoding", "gzip"),)))
        assert (await desk.fetcher.get(desk.server.url("/plain"))).body == plain
        assert (await desk.fetcher.get(desk.server.url("/zipped"))).body == body


async def test_the_limits_hold_on_http2_too(authority: Authority, trusted: Path) -> None:
    async with secure(trusted, authority) as desk:
        desk.server.serve("/feed", Reply(200, b"x" * (QUICK.wire_bytes + 1)))
        assert (await desk.poll()).outcome is Outcome.TOO_LARGE


BREAKS = {
    "h2_stream_reset_in_the_body": ("h2", Manner.CUT, Outcome.PROTOCOL),
    "h2_goaway": ("h2", Manner.RESET, Outcome.PROTOCOL),
    "h2_silence": ("h2", Manner.HANG, Outcome.TIMEOUT),
    "h1_half_a_body": ("http/1.1", Manner.CUT, Outcome.CUT_SHORT),
    "h1_half_a_body_then_silence": ("http/1.1", Manner.STALL, Outcome.TIMEOUT),
    "h1_cut_before_a_word": ("http/1.1", Manner.RESET, Outcome.CUT_SHORT),
    "h1_silence": ("http/1.1", Manner.HANG, Outcome.TIMEOUT),
    "h1_drip": ("http/1.1", Manner.DRIP, Outcome.DRIP),
}


@pytest.mark.parametrize(("protocol", "manner", "outcome"), BREAKS.values(), ids=BREAKS)
async def test_what_breaks_behind_tls_is_not_blamed_on_tls(
    authority: Authority, trusted: Path, protocol: str, manner: Manner, outcome: Outcome
) -> None:
    async with secure(trusted, authority, protocols=(protocol,)) as desk:
        desk.server.serve("/feed", Reply(200, FEED, manner=manner), Reply(200, FEED))
        visit = await desk.poll()
        assert visit.outcome is outcome
        assert visit.articles == ()
        assert (await desk.poll(hours=1)).outcome is Outcome.NEWS


REFUSED = {
    "another_name": ({"names": "DNS:other.example"}, "not valid for '127.0.0.1'"),
    "expired": ({"names": HERE, "ends": "20210101000000Z"}, "certificate has expired"),
    "not_yet": ({"names": HERE, "begins": "20900101000000Z"}, "certificate is not yet valid"),
}


@pytest.mark.parametrize(("issued", "said"), REFUSED.values(), ids=REFUSED)
async def test_a_wrong_certificate_is_refused_with_its_reason(
    authority: Authority, issued: dict[str, str], said: str
) -> None:
    async with secure(authority.issue(**issued), authority) as desk:
        desk.server.serve("/feed", Reply(200, FEED))
        visit = await desk.poll()
        assert visit.outcome is Outcome.CERTIFICATE
        assert "its certificate is refused: " in (visit.state.last_error or "")
        assert said in (visit.state.last_error or "")
        assert desk.server.hits == []
        assert "ca_file" in TROUBLES[visit.outcome][2]


async def test_an_authority_nobody_named_is_not_believed(desk: Desk, trusted: Path) -> None:
    async with FeedServer(tls=serving(trusted)) as server:
        visit = await desk.poll(desk.feed(url=server.url()))
    assert visit.outcome is Outcome.CERTIFICATE
    assert "unable to get local issuer certificate" in (visit.state.last_error or "")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
async def test_a_server_of_the_last_decade_is_a_tls_fault(authority: Authority, trusted: Path) -> None:
    old = serving(trusted)
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    async with FeedServer(tls=old) as server, secure(trusted, authority) as desk:
        assert (await desk.poll(desk.feed(url=server.url()))).outcome is Outcome.TLS


async def test_ca_file_adds_an_authority(authority: Authority, trusted: Path) -> None:
    poll = PollSettings(ca_file=authority.certificate.name, allow_private=("127.0.0.1",))
    async with FeedServer(tls=serving(trusted)) as server:
        server.serve("/feed", Reply(200, FEED))
        async with open_fetcher(Settings(home=authority.folder, poll=poll)) as fetcher:
            assert (await fetcher.get(server.url())).body == FEED
        async with open_fetcher(Settings(poll=PollSettings(allow_private=("127.0.0.1",)))) as fetcher:
            with pytest.raises(FetchFault) as caught:
                await fetcher.get(server.url())
            assert caught.value.fault is Fault.CERTIFICATE


async def test_ssl_cert_file_stands_for_the_systems_list(
    authority: Authority, trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    async with FeedServer(tls=serving(trusted)) as server:
        server.serve("/feed", Reply(200, FEED))
        async with open_fetcher(Settings(poll=PollSettings(allow_private=("127.0.0.1",)))) as fetcher:
            assert (await fetcher.get(server.url())).status == 200


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_ca_file_that_cannot_be_used_is_named(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "ours.pem").write_text(content)
    with pytest.raises(SettingsError, match=r"\[poll\] ca_file .*ours\.pem.* cannot be used"):
        open_fetcher(Settings(home=tmp_path, poll=PollSettings(ca_file="ours.pem")))
