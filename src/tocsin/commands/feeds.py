"""tocsin feeds: the list of feeds, and a look at what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tocsin.commands.reading import Reading
from tocsin.commands.saying import say
from tocsin.core.feedlist import DESK, FeedVerb, decide_feed_word
from tocsin.errors import InputError, Retryable
from tocsin.schemas import Article, Feed, FeedState
from tocsin.settings import Settings
from tocsin.streams.clock import Clock
from tocsin.streams.compacted import newest
from tocsin.streams.poll import catalogue, opml
from tocsin.streams.poll.check import check_feeds
from tocsin.streams.poll.discover import NothingThere, discover
from tocsin.streams.poll.job import ParseJob
from tocsin.streams.poll.polling import open_fetcher, open_poller
from tocsin.streams.poll.pool import ParserPool
from tocsin.streams.poll.starter import starter_pack
from tocsin.streams.poll.visit import Visitor
from tocsin.streams.send import Sender
from tocsin.streams.topics import FEEDS, FEEDS_POLLED

HEALTH_COLOURS = {"live": "green", "quiet": "green", "unknown": "dim", "paused": "dim", "stale": "yellow"}


def feeds_path(settings: Settings) -> Path:
    """Where the feed list stands."""
    return settings.home / settings.poll.feeds


def _configured(settings: Settings) -> tuple[Feed, ...]:
    path = feeds_path(settings)
    return catalogue.load_feeds_toml(path) if path.exists() else ()


async def list_feeds(settings: Settings) -> None:
    """Print the feeds of feeds.toml and of the desk, and how each is doing, as far as the log says."""
    listed = {feed.feed_id: feed for feed in _configured(settings)}
    known = await newest(settings, FEEDS, Feed)
    feeds = [known.get(feed.feed_id, feed) for feed in listed.values()]
    feeds += [feed for feed in known.values() if feed.origin == DESK and feed.feed_id not in listed]
    if not feeds:
        click.echo(f"no feeds in {feeds_path(settings)}; `tocsin feeds add URL` adds one")
        return
    states = await newest(settings, FEEDS_POLLED, FeedState)
    table = Table("id", "outlet", "address", "from", "health", "last poll", "what to do")
    for feed in feeds:
        state = states.get(feed.feed_id)
        health = "paused" if not feed.enabled else (state.health.value if state else "unknown")
        polled = f"{state.last_polled_at:%Y-%m-%d %H:%M}Z" if state and state.last_polled_at else "never"
        colour = HEALTH_COLOURS.get(health, "red")
        advice = state.advice if state else ""
        table.add_row(feed.feed_id, feed.outlet, feed.url, _from(feed), f"[{colour}]{health}[/]", polled, advice)
    Console().print(table)


def _from(feed: Feed) -> str:
    if feed.origin == DESK:
        return f"desk ({feed.said_by})" if feed.said_by else "desk"
    if feed.listed is not None and feed.listed != feed.enabled:
        return f"feeds.toml, {'resumed' if feed.enabled else 'paused'} on the desk"
    return "feeds.toml"


async def add_feed(settings: Settings, url: str, *, outlet: str, feed_id: str, full_text: bool) -> None:
    """Find the feed at ``url``, or the one its page links to, and add it to feeds.toml."""
    try:
        async with open_fetcher(settings) as fetcher, ParserPool() as parser:
            found = await discover(url, fetcher, parser, ParseJob(feed_id="new", url=url, now=Clock().now()))
    except (NothingThere, Retryable) as error:
        raise InputError(str(error)) from error
    best = found[0]
    name = outlet or best.title or url
    feed = Feed(
        feed_id=feed_id or catalogue.feed_id_of(name, best.url),
        url=best.url,
        outlet=name,
        title=best.title,
        full_text=full_text,
    )
    catalogue.append_feed(feeds_path(settings), feed)
    click.echo(f"added {feed.feed_id}: {feed.url}")
    for other in found[1:]:
        click.echo(f"  the page also links to {other.url} ({other.title or 'untitled'})")


async def remove_feed(settings: Settings, feed_id: str) -> None:
    """Take a feed out of feeds.toml; one that was added on the desk, off the log."""
    if await _is_of_the_desk(settings, feed_id):
        await _say_of_feed(settings, FeedVerb.REMOVE, feed_id)
    else:
        catalogue.remove_feed(feeds_path(settings), feed_id)
    click.echo(f"removed {feed_id}; a running tocsin stops polling it within seconds")


async def pause_feed(settings: Settings, feed_id: str, *, enabled: bool) -> None:
    """Pause a feed, or poll it again: in feeds.toml, and over what was said on the desk."""
    verb = FeedVerb.RESUME if enabled else FeedVerb.PAUSE
    if await _is_of_the_desk(settings, feed_id):
        await _say_of_feed(settings, verb, feed_id)
    else:
        before = next((feed.enabled for feed in _configured(settings) if feed.feed_id == feed_id), None)
        catalogue.set_enabled(feeds_path(settings), feed_id, enabled=enabled)
        known = (await newest(settings, FEEDS, Feed)).get(feed_id)
        if known is not None and before is enabled and known.enabled is not enabled:
            await _say_of_feed(settings, verb, feed_id)  # the file said so already; the desk had said otherwise
    click.echo(f"{feed_id} is {'polled again' if enabled else 'paused'}")


async def _is_of_the_desk(settings: Settings, feed_id: str) -> bool:
    if any(feed.feed_id == feed_id for feed in _configured(settings)):
        return False
    known = (await newest(settings, FEEDS, Feed)).get(feed_id)
    return known is not None and known.origin == DESK


async def _say_of_feed(settings: Settings, verb: FeedVerb, feed_id: str) -> None:
    """The same as on the desk's page, put on the log."""
    feed = (await newest(settings, FEEDS, Feed))[feed_id]
    now = Clock().now()
    _, after = decide_feed_word(verb, feed, by="command line", now=now)

    async def put(sender: Sender) -> list[str]:
        if verb is FeedVerb.REMOVE:
            await (await sender.forget(FEEDS, feed_id))
        elif after is not None:
            await (await sender.send(FEEDS, after, at=now))
        return []

    await say(settings, put, "/api/feeds", {"verb": verb, "feed_id": feed_id, "by": "command line"})


def import_feeds(settings: Settings, path: Path | None, *, starter: bool) -> None:
    """Add the feeds of an OPML file, or of the starter pack, that are not there yet."""
    if (path is None) != starter:
        raise InputError("name one OPML file, or give --starter")
    found = starter_pack() if path is None else opml.read_opml(path)
    known = {feed.feed_id for feed in _configured(settings)} | {feed.url for feed in _configured(settings)}
    added = [feed for feed in found if feed.feed_id not in known and feed.url not in known]
    for feed in added:
        catalogue.append_feed(feeds_path(settings), feed)
    click.echo(f"added {len(added)} feeds to {feeds_path(settings)}; {len(found) - len(added)} were there already")
    if starter:
        click.echo("they are paused: read each one's terms, then `tocsin feeds pause ID --resume`")


def export_feeds(settings: Settings) -> None:
    """Print the configured feeds as OPML."""
    click.echo(opml.write_opml(_configured(settings), at=Clock().now()))


async def check(settings: Settings, feed_ids: Sequence[str]) -> None:
    """Poll each feed once and show what came of it."""
    feeds = [feed for feed in _configured(settings) if not feed_ids or feed.feed_id in feed_ids]
    unknown = set(feed_ids) - {feed.feed_id for feed in feeds}
    if unknown:
        raise InputError(
            f"no feed {min(unknown)!r} in {feeds_path(settings)}; `tocsin feeds list` shows those there are"
        )
    if not feeds:
        raise InputError(f"no feeds in {feeds_path(settings)}; `tocsin feeds add URL` adds one")
    table = Table("id", "health", "items", "newest", "seconds", "what was seen", "what to do")
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=len(feeds))
        async with open_fetcher(settings) as fetcher, ParserPool() as parser:
            visitor = Visitor(fetcher, parser)
            rows = await check_feeds(feeds, visitor, Clock(), lambda _: progress.advance(task))
    for row in rows:
        colour = HEALTH_COLOURS.get(row.health, "red")
        seen = "; ".join((row.outcome.value.replace("_", " "), *row.problems))
        newest = "" if row.newest_age is None else f"{row.newest_age.total_seconds() / 3600:.1f} h ago"
        table.add_row(
            row.feed_id, f"[{colour}]{row.health}[/]", str(row.items), newest, f"{row.seconds:.1f}", seen, row.advice
        )
    Console().print(table)
    bad = [row.feed_id for row in rows if not row.is_good]
    click.echo(f"{len(rows) - len(bad)} of {len(rows)} feeds answer well", err=True)


async def _nothing(_: object) -> None:
    """A check sends nothing on."""


async def readings_of_feed(settings: Settings, url: str) -> list[Reading]:
    """The items of the feed at ``url`` as texts to extract from."""
    articles: list[Article] = []

    async def keep(found: Sequence[Article]) -> None:
        articles.extend(found)

    async with open_poller(settings, keep, _nothing) as poller:
        await poller.poll_once(Feed(feed_id="feed", url=url, outlet=url))
    return [
        Reading(
            id=a.article_id,
            text=a.text,
            title=a.title,
            outlet=a.outlet,
            language=a.language,
            published_at=a.published_at,
        )
        for a in articles
    ]
