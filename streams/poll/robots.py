"""May this page be fetched: robots.txt, asked once a day a site, and the Content-Signal it states."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from protego import Protego

from tocsin.core.urls import split
from tocsin.streams.poll.fetch import FetchesFeeds, FetchFault

CACHE_S = 24 * 3_600.0
RETRY_S = 600.0
"""After a robots.txt that could not be had."""
SITES_MAX = 20_000
ROBOTS_BYTES_MAX = 512_000
"""RFC 9309 2.5 asks parsers to read at least 500 KiB."""
PRODUCT = "tocsin"
SIGNALS_MAX = 200


class RobotsReason(StrEnum):
    """What robots.txt says of a page."""

    ALLOWED = "allowed"
    NO_RULES = "no_rules"
    DISALLOWED = "disallowed"
    UNREACHABLE = "unreachable"
    """RFC 9309 2.3.1.4: a server error means hands off for now."""


@dataclass(frozen=True, slots=True)
class RobotsWord:
    """``signals`` is the site's Content-Signal as written, e.g. "search=yes, ai-train=no"; "" when it states none."""

    reason: RobotsReason
    signals: str = ""
    crawl_delay_s: float | None = None

    @property
    def may_fetch(self) -> bool:
        return self.reason in (RobotsReason.ALLOWED, RobotsReason.NO_RULES)


@dataclass(slots=True)
class _Site:
    rules: Protego | None
    reason: RobotsReason
    signals: str
    until: float


class Robots:
    """robots.txt by site, cached; ``now`` is monotonic seconds."""

    def __init__(self, fetcher: FetchesFeeds) -> None:
        self._fetcher = fetcher
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    async def ask(self, url: str, now: float) -> RobotsWord:
        """What robots.txt of ``url``'s site says of it."""
        parts = split(url)
        if parts is None:
            return RobotsWord(RobotsReason.DISALLOWED)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        site = self._sites.get(origin)
        if site is None or site.until <= now:
            site = await self._fetch(origin, now)
            self._sites[origin] = site
            while len(self._sites) > SITES_MAX:
                self._sites.popitem(last=False)
        self._sites.move_to_end(origin)
        if site.rules is None:
            return RobotsWord(site.reason, site.signals)
        allowed = site.rules.can_fetch(url, PRODUCT)
        delay = site.rules.crawl_delay(PRODUCT)
        reason = RobotsReason.ALLOWED if allowed else RobotsReason.DISALLOWED
        return RobotsWord(reason, site.signals, None if delay is None else float(delay))

    async def _fetch(self, origin: str, now: float) -> _Site:
        try:
            answer = await self._fetcher.get(origin + "/robots.txt", accept="text/plain, */*;q=0.1")
        except FetchFault:
            return _Site(None, RobotsReason.UNREACHABLE, "", now + RETRY_S)
        if answer.status >= 500 or answer.status == 429:
            return _Site(None, RobotsReason.UNREACHABLE, "", now + RETRY_S)
        if answer.status != 200:
            return _Site(None, RobotsReason.NO_RULES, "", now + CACHE_S)
        text = answer.body[:ROBOTS_BYTES_MAX].decode("utf-8", "replace").lstrip("\ufeff")
        return _Site(Protego.parse(text), RobotsReason.ALLOWED, read_signals(text), now + CACHE_S)


def forbids_ai_input(signals: str) -> bool:
    """The publisher says its text is not to be an input of automated answers."""
    return re.search(r"ai-input\s*=\s*no", signals, re.IGNORECASE) is not None


def tidy_signals(value: str) -> str:
    """A Content-Signal as it was written, without what does not belong into one."""
    return re.sub(r"[^\w=,; -]", "", value).strip()[:SIGNALS_MAX]


def read_signals(text: str) -> str:
    """The Content-Signal of robots.txt's group for all agents, or of its first group that has one."""
    agents: list[str] = []
    first = ""
    in_rules = False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            agents = [value] if in_rules else [*agents, value]
            in_rules = False
            continue
        in_rules = True
        if name == "content-signal" and value:
            value = tidy_signals(value)
            if "*" in agents:
                return value
            first = first or value
    return first
