"""A desk that runs, and a Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright
from tests.desk.stories import record

from tocsin.desk.app import create_desk
from tocsin.desk.serving import serving
from tocsin.desk.view import View
from tocsin.schemas import Directive, Value

CHROMIUM = os.environ.get("TOCSIN_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--no-sandbox", "--headless=new", "--disable-gpu", "--mute-audio")
WAIT_MS = 10_000


def need_chromium() -> str:
    """The browser's path; without one the test is skipped, and fails where CI says that one must be there."""
    if CHROMIUM:
        return CHROMIUM
    reason = "no Chromium found: install it, or set TOCSIN_TEST_CHROMIUM to its path"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class LiveDesk:
    """A desk on a port that stays the same when its server is stopped and started."""

    silent: bool = False
    """Nobody may speak: a desk that only shows."""
    port: int = 0
    url: str = ""
    said: list[Directive] = field(default_factory=list)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def __post_init__(self) -> None:
        self.reborn()

    def reborn(self) -> None:
        """A new process: it remembers nothing, and its stream has another epoch."""
        self.app = create_desk(View(), send=None if self.silent else self._send, ping_s=0.5)
        self.desk = self.app.state.desk

    async def _send(self, directive: Directive) -> None:
        self.said.append(directive)
        self.desk.apply("directives", directive.theatre.encode(), directive.encode())

    async def up(self) -> None:
        """Answer."""
        self.desk.journal.closed = False
        self._stack = AsyncExitStack()
        serve = serving(self.app, port=self.port, on_stop=self.desk.journal.close)
        self.url = await self._stack.enter_async_context(serve)
        self.port = int(self.url.rpartition(":")[2])

    async def down(self) -> None:
        """Answer no more; what the desk knows stays."""
        await self._stack.aclose()

    def tell(self, *values: Value) -> None:
        """Let records come in."""
        for value in values:
            self.desk.apply(*record(value))


@dataclass
class Watched:
    """A page, and everything it asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(WAIT_MS)
        self.page.on("request", self._asks)
        self.page.on("console", self._speaks)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def _asks(self, request: Request) -> None:
        self.asked.append(request.url)

    def _speaks(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


async def launch(stack: AsyncExitStack) -> Browser:
    """A Chromium for a whole module."""
    path = need_chromium()
    player = await stack.enter_async_context(async_playwright())
    browser = await player.chromium.launch(executable_path=path, args=list(FLAGS))
    stack.push_async_callback(browser.close)
    return browser
