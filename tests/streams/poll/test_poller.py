"""The poller as a whole: order of effects, hosts treated gently, feeds added and removed while it runs."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from tests.fakes.feed_server import Reply
from tests.fakes.feeds import Entry, entries, rss
from tests.streams.poll.conftest import Desk, RunningClock, StandingClock

from tocsin.core.conditional import Hop
from tocsin.core.schedule import When
from tocsin.schemas import Article, Feed, FeedState
from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.fetch import Answer, Fault, FetchFault
from tocsin.streams.poll.health import Outcome
from tocsin.streams.poll.poller import Poller, PollLimits
from tocsin.streams.poll.pool import InlineParser
from tocsin.streams.poll.visit import Visit

FEED = rss(entries(3))
QUICK = PollLimits(concurrency=16, host_spacing_s=0.0, spread_s=0, stall_retry_s=0.01, stalls_max=3)


@dataclass(slots=True)
class FakeFetcher:
    """Answers at once from a table of URLs; remembers when it was asked and how many asked at once."""

    pages: dict[str, Answer | Fault] = field(default_factory=dict)
    asked: list[tuple[str, float]] = field(default_factory=list)
    delay_s: float = 0.0
    now_by_host: dict[str, int] = field(default_factory=dict)
    most_by_host: dict[str, int] = field(default_factory=dict)

    async def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, accept: str = "", http2: bool = True
    ) -> Answer:
        host = url.split("/")[2]
        self.asked.append((url, asyncio.get_running_loop().time()))
        self.now_by_host[host] = self.now_by_host.get(host, 0) + 1
        self.most_by_host[host] = max(self.most_by_host.get(host, 0), self.now_by_host[host])
        await asyncio.sleep(self.delay_s)
        self.now_by_host[host] -= 1
        answer = self.pages.get(url, Answer(url, 200, {}, FEED))
        if isinstance(answer, Fault):
            raise FetchFault(answer, "scripted")
        return replace(answer, url=url)


@dataclass(slots=True)
class Log:
    """Where articles and states go, in the order they went; fails when told to."""

    went: list[tuple[str, Any]] = field(default_factory=list)
    refuse: Callable[[str], bool] = lambda _: False
    visits: list[Visit] = field(default_factory=list)

    async def publish(self, articles: Sequence[Article]) -> None:
        await asyncio.sleep(0)
        if self.refuse("publish"):
            raise ConnectionError("the log is away")
        self.went.append(("publish", tuple(articles)))

    async def save(self, state: FeedState) -> None:
        if self.refuse("save"):
            raise ConnectionError("the log is away")
        self.went.append(("save", state))

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.went]

    def ids(self) -> list[str]:
        return [article.article_id for kind, what in self.went if kind == "publish" for article in what]


def feed(name: str, host: str = "", **more: Any) -> Feed:
    return Feed(feed_id=name, url=f"http://{host or name}.example/feed", outlet=name, **more)


def made(fetcher: FakeFetcher, log: Log, limits: PollLimits = QUICK, clock: Any = None) -> Poller:
    return Poller(
        fetcher=fetcher, parser=InlineParser(), clock=clock or RunningClock(), publish=log.publish, save=log.save, random=Random(3),
        limits=limits, observe=log.visits.append,
    )  # fmt: skip


@asynccontextmanager
async def running(poller: Poller) -> Any:
    task = asyncio.create_task(poller.run())
    try:
        yield task
    finally:
        await poller.stop()
        await asyncio.gather(task, return_exceptions=True)


async def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something to become true; fails when it does not."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.005)


async def test_articles_are_durable_before_the_state_is_saved(desk: Desk) -> None:
    log = Log()
    poller = made(FakeFetcher(), log)
    await poller.poll_once(feed("a"))
    assert log.kinds() == ["publish", "save"]


async def test_a_refused_publish_saves_nothing_and_the_same_ids_come_again() -> None:
    log, refusals = Log(), [True, False, False]
    log.refuse = lambda kind: kind == "publish" and refusals.pop(0)
    poller = made(FakeFetcher(), log)
    with pytest.raises(ConnectionError):
        await poller.poll_once(feed("a"))
    assert log.went == []
    await poller.poll_once(feed("a"))
    first = log.ids()
    await poller.poll_once(feed("a"))
    assert log.ids() == first * 2


async def test_a_crash_between_publish_and_save_repeats_the_same_articles() -> None:
    log = Log()
    log.refuse = lambda kind: kind == "save"
    clock = StandingClock()
    poller = made(FakeFetcher(), log, clock=clock)
    with pytest.raises(ConnectionError):
        await poller.poll_once(feed("a"))
    log.refuse = lambda _: False
    await poller.poll_once(feed("a"))
    (_, first), (_, second), _ = log.went
    assert first == second
    assert log.kinds() == ["publish", "publish", "save"]


async def test_every_feed_is_polled_and_its_state_saved() -> None:
    log = Log()
    poller = made(FakeFetcher(), log)
    for number in range(200):
        poller.add(feed(f"f{number}"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 200)
    assert {state.feed_id for kind, state in log.went if kind == "save"} == {f"f{n}" for n in range(200)}
    assert poller.stats.outcomes == {Outcome.NEWS: 200}


async def test_one_request_a_host_at_a_time_and_spaced() -> None:
    fetcher, log = FakeFetcher(delay_s=0.02), Log()
    poller = made(fetcher, log, replace(QUICK, host_spacing_s=0.08))
    for number in range(5):
        poller.add(feed(f"f{number}", host="same"))
    poller.add(feed("other"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 6)
    assert fetcher.most_by_host == {"same.example": 1, "other.example": 1}
    times = [at for url, at in fetcher.asked if "same" in url]
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.075


async def test_concurrency_is_a_limit() -> None:
    fetcher, log = FakeFetcher(delay_s=0.01), Log()
    poller = made(fetcher, log, replace(QUICK, concurrency=4))
    busy: list[int] = []
    for number in range(40):
        poller.add(feed(f"f{number}"))
    async with running(poller):
        while poller.stats.polls < 40:
            busy.append(sum(fetcher.now_by_host.values()))
            await asyncio.sleep(0.002)
    assert max(busy) == 4


async def test_a_feed_added_while_running_is_polled_and_one_removed_is_not() -> None:
    fetcher, log = FakeFetcher(), Log()
    poller = made(fetcher, log)
    async with running(poller):
        poller.add(feed("a", interval_s=10))
        await until(lambda: poller.stats.polls == 1)
        poller.remove("a")
        poller.add(feed("b"))
        await until(lambda: poller.stats.polls == 2)
        assert not poller.poll_soon("a")
        assert poller.poll_soon("b")
        await until(lambda: poller.stats.polls == 3)
    assert [url.split("//")[1][0] for url, _ in fetcher.asked] == ["a", "b", "b"]


async def test_a_feed_removed_while_it_is_polled_saves_nothing() -> None:
    fetcher, log = FakeFetcher(delay_s=0.05), Log()
    poller = made(fetcher, log)
    poller.add(feed("a"))
    async with running(poller):
        await until(lambda: len(fetcher.asked) == 1)
        poller.remove("a")
        await until(lambda: poller.stats.polls == 1)
    assert log.kinds() == ["publish"]


async def test_a_paused_feed_says_so_and_is_not_polled_until_resumed() -> None:
    fetcher, log = FakeFetcher(), Log()
    poller = made(fetcher, log)
    poller.add(feed("a", enabled=False))
    async with running(poller):
        await until(lambda: log.kinds() == ["save"])
        assert log.went[0][1].health is FeedHealth.PAUSED
        assert fetcher.asked == []
        assert not poller.poll_soon("a")
        poller.add(feed("a"))
        await until(lambda: poller.stats.polls == 1)
    assert log.went[-1][1].health is FeedHealth.LIVE


async def test_a_state_that_comes_back_late_does_not_undo_a_newer_one() -> None:
    fetcher, log = FakeFetcher(), Log()
    poller = made(fetcher, log)
    poller.add(feed("a"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 1)
        old = log.went[-1][1]
        poller.poll_soon("a")
        await until(lambda: poller.stats.polls == 2)
        poller.add(feed("a", title="renamed"), old)
    ((_, state),) = poller.states()
    assert state.polls == 2


async def test_due_time_of_a_saved_state_is_kept_over_a_restart() -> None:
    fetcher, log = FakeFetcher(), Log()
    later = RunningClock().now() + timedelta(hours=1)
    state = FeedState(feed_id="a", url=feed("a").url, configured_url=feed("a").url, next_poll_at=later, polls=1)
    poller = made(fetcher, log)
    poller.add(feed("a"), state)
    poller.add(feed("b"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 1)
    assert [url for url, _ in fetcher.asked] == [feed("b").url]


async def test_two_feeds_told_to_wait_hold_their_host_and_one_does_not() -> None:
    told = Answer("", 429, {"retry-after": "600"}, b"")
    fetcher = FakeFetcher(pages={feed("a", "h").url + "1": told, feed("b", "h").url + "2": told})
    log = Log()
    poller = made(fetcher, log)
    one, two = (Feed(feed_id=n, url=feed("x", "h").url + n, outlet="h") for n in "12")
    async with running(poller):
        poller.add(one)
        await until(lambda: poller.stats.polls == 1)
        poller.add(feed("free", "h"))
        await until(lambda: poller.stats.polls == 2)
        poller.add(two)
        await until(lambda: poller.stats.polls == 3)
        poller.add(feed("held", "h"))
        poller.add(feed("elsewhere"))
        await until(lambda: poller.stats.polls == 4)
    assert {visit.feed_id for visit in log.visits} == {"1", "free", "2", "elsewhere"}


async def test_when_everything_fails_at_once_no_feed_is_blamed() -> None:
    log, clock = Log(), StandingClock()
    fetcher = FakeFetcher()
    poller = made(fetcher, log, clock=clock)
    feeds = [feed(f"f{n}") for n in range(40)]
    fetcher.pages = {one.url: Fault.DNS for one in feeds}
    visits = [await poller.poll_once(one) for one in feeds]
    assert poller.fleet_is_down
    assert visits[0].state.failures == 1
    last = visits[-1]
    assert (last.state.failures, last.next_reason, last.state.health) == (0, When.SOON, FeedHealth.UNKNOWN)
    clock.advance(minutes=6)
    assert not poller.fleet_is_down


async def test_one_broken_host_is_no_fleet_alarm() -> None:
    log = Log()
    fetcher = FakeFetcher(pages={f"http://bad.example/{n}": Fault.TIMEOUT for n in range(40)})
    poller = made(fetcher, log, clock=StandingClock())
    visits = [
        await poller.poll_once(Feed(feed_id=str(n), url=f"http://bad.example/{n}", outlet="x")) for n in range(40)
    ]
    assert not poller.fleet_is_down
    assert {visit.state.failures for visit in visits} == {1}


async def test_a_log_that_stays_away_stops_the_poller_with_its_error() -> None:
    log = Log()
    log.refuse = lambda kind: kind == "save"
    poller = made(FakeFetcher(), log)
    poller.add(feed("a"))
    with pytest.raises(ConnectionError, match="the log is away"):
        async with asyncio.timeout(10):
            await poller.run()


async def test_a_log_that_comes_back_is_used_again() -> None:
    log, refusals = Log(), [True, True]
    log.refuse = lambda kind: kind == "save" and bool(refusals) and refusals.pop()
    poller = made(FakeFetcher(), log)
    poller.add(feed("a"))
    async with running(poller):
        await until(lambda: "save" in log.kinds())
    assert len(set(log.ids())) == 3


async def test_a_fault_of_ours_in_one_feed_does_not_stop_the_others() -> None:
    class Broken(FakeFetcher):
        async def get(
            self, url: str, headers: Mapping[str, str] | None = None, *, accept: str = "", http2: bool = True
        ) -> Answer:
            if "bad" in url:
                raise RuntimeError("a bug")
            return await FakeFetcher.get(self, url, headers)

    log = Log()
    poller = made(Broken(), log)
    poller.add(feed("bad"))
    poller.add(feed("good"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 2)
    assert poller.stats.outcomes == {Outcome.INTERNAL: 1, Outcome.NEWS: 1}


async def test_a_pushed_document_is_taken_in_once_and_leaves_the_schedule_alone() -> None:
    log = Log()
    poller = made(FakeFetcher(), log)
    poller.add(feed("a"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 1)
    ((_, before),) = poller.states()
    visit = await poller.ingest("a", rss([Entry(title="Pushed", link="https://n.example/p"), *entries(3)]))
    assert visit is not None
    assert [article.title for article in visit.articles] == ["Pushed"]
    ((_, after),) = poller.states()
    assert (after.next_poll_at, after.etag, after.polls) == (before.next_poll_at, before.etag, before.polls)
    again = await poller.ingest("a", rss([Entry(title="Pushed", link="https://n.example/p")]))
    assert again is not None
    assert again.articles == ()
    assert await poller.ingest("unknown", FEED) is None


async def test_redirect_hops_reach_the_decision() -> None:
    url = feed("a").url
    answer = Answer(url, 200, {}, FEED, hops=(Hop(url, 301, "https://a.example/feed"),))
    log = Log()
    visit = await made(FakeFetcher(pages={url: answer}), log).poll_once(feed("a"))
    assert visit.state.url == "https://a.example/feed"


async def test_a_wrong_clock_does_not_hide_silence() -> None:
    log = Log()
    items = [Entry(link="https://n.example/f", published="Mon, 22 Nov 2027 11:00:00 GMT"), *entries(3)]
    fetcher = FakeFetcher(pages={feed("a").url: Answer("", 200, {}, rss(items))})
    visit = await made(fetcher, log, clock=StandingClock()).poll_once(feed("a"))
    assert visit.state.newest_item_at is not None
    assert visit.state.newest_item_at.year == 2026


async def test_polls_of_a_small_fleet_start_within_seconds() -> None:
    fetcher, log = FakeFetcher(), Log()
    poller = made(fetcher, log, replace(QUICK, spread_s=300))
    for number in range(3):
        poller.add(feed(f"f{number}"))
    async with running(poller):
        await until(lambda: poller.stats.polls == 3, seconds=4.0)


async def test_a_server_is_asked_over_real_http(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED))
    log = Log()
    poller = Poller(
        fetcher=desk.fetcher,
        parser=InlineParser(),
        clock=RunningClock(),
        publish=log.publish,
        save=log.save,
        limits=QUICK,
    )
    poller.add(desk.feed(interval_s=10))
    async with running(poller):
        await until(lambda: poller.stats.polls == 1)
    assert log.kinds() == ["publish", "save"]
