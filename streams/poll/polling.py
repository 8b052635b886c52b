"""The poller with everything it needs, built from the settings and taken down in order."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from tocsin.schemas import Article, Feed
from tocsin.settings import Settings
from tocsin.streams.clock import Clock
from tocsin.streams.poll.fetch import Fetcher, FetchLimits, user_agent
from tocsin.streams.poll.guard import AllowList, tls_context
from tocsin.streams.poll.page import PageReader
from tocsin.streams.poll.poller import Poller, PollLimits, Publish, Save
from tocsin.streams.poll.pool import ParserPool
from tocsin.streams.poll.visit import Visit


def open_fetcher(settings: Settings, allow: tuple[str, ...] = ()) -> Fetcher:
    """A fetcher as the settings say; ``allow`` adds to allow_private."""
    from tocsin import __version__  # noqa: PLC0415 - the package's own name

    return Fetcher(
        agent=user_agent(__version__, settings.poll.contact),
        limits=FetchLimits(connections=max(settings.poll.concurrency * 2, 16)),
        allow=AllowList.read((*settings.poll.allow_private, *allow)),
        proxy=settings.poll.proxy,
        tls=tls_context(settings.home / settings.poll.ca_file if settings.poll.ca_file else None),
    )


@asynccontextmanager
async def open_poller(
    settings: Settings,
    publish: Publish,
    save: Save,
    *,
    observe: Callable[[Visit], None] | None = None,
    wants_page: Callable[[Feed, Article], bool] | None = None,
) -> AsyncIterator[Poller]:
    """A Poller ready to ``run``; its parsers and connections end with the context.

    ``wants_page`` is the gate before a page is fetched (for feeds with full_text); None lets every item through.
    """
    async with AsyncExitStack() as stack:
        fetcher = await stack.enter_async_context(open_fetcher(settings))
        parser = await stack.enter_async_context(ParserPool())
        clock = Clock()
        pages = PageReader(fetcher, parser, clock, wants=wants_page)
        poller = Poller(
            fetcher=fetcher,
            parser=parser,
            clock=clock,
            publish=publish,
            save=save,
            limits=PollLimits(concurrency=settings.poll.concurrency, host_spacing_s=settings.poll.host_spacing_s),
            full_text=pages.enrich,
            observe=observe,
        )
        try:
            yield poller
        finally:
            await poller.stop()
