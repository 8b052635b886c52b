"""What the sample story says, and when each of its articles appears."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

PACE_S = 1.0
"""Seconds between beats: the story is complete 12 s after the first poll."""

DISCLAIMER = "Sample story, invented: written to show how tocsin works. Nothing in it happened."
"""Stands at the end of every article, in every feed's description and on every page."""

SINCE_DAYS = 3
"""The story's operation began this many days before the server started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFeed:
    feed_id: str
    outlet: str
    title: str
    kind: str
    format: Literal["rss", "atom"]

    @property
    def path(self) -> str:
        """Where the server has it."""
        return f"/feeds/{self.feed_id}.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One revision of an item; it appears at ``beat``."""

    beat: int
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, parted by empty lines."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    item_id: str
    feeds: tuple[str, ...]
    shows: str
    """The rule it is in the story for."""
    versions: tuple[Version, ...]

    @property
    def path(self) -> str:
        """Where the server has its page."""
        return f"/articles/{self.item_id}"

    def at(self, beat: float) -> Version | None:
        """The newest version that has appeared by ``beat``; None before the first."""
        appeared = [version for version in self.versions if version.beat <= beat]
        return appeared[-1] if appeared else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    feeds: tuple[SampleFeed, ...]
    items: tuple[Item, ...]

    @property
    def beats(self) -> int:
        """The beat of the last thing that happens."""
        return max(version.beat for item in self.items for version in item.versions)

    def visible(self, feed_id: str, beat: float) -> list[tuple[Item, Version]]:
        """What ``feed_id`` carries at ``beat``, the latest change first, as feeds do."""
        shown = [
            (item, version) for item in self.items if feed_id in item.feeds and (version := item.at(beat)) is not None
        ]
        return sorted(shown, key=lambda pair: pair[1].beat, reverse=True)


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((files("tocsin.sample") / "story.toml").read_text("utf-8"))


def load_story(started_at: datetime) -> Story:
    """Read the story with its weekdays counted from ``started_at`` (UTC)."""
    raw = _raw()
    days = _weekdays(started_at.astimezone(UTC))
    return Story(
        feeds=tuple(_feed(row) for row in raw["feed"]),
        items=tuple(_item(row, days) for row in raw["item"]),
    )


def _weekdays(now: datetime) -> dict[str, str]:
    return {
        "{today}": now.strftime("%A"),
        "{yesterday}": (now - timedelta(days=1)).strftime("%A"),
        "{since}": (now - timedelta(days=SINCE_DAYS)).strftime("%A"),
    }


def _feed(row: dict[str, Any]) -> SampleFeed:
    return SampleFeed(
        feed_id=row["id"], outlet=row["outlet"], title=row["title"], kind=row["kind"], format=row["format"]
    )


def _item(row: dict[str, Any], days: dict[str, str]) -> Item:
    first = _version(row, days)
    later = tuple(_version(revision, days) for revision in row.get("revision", ()))
    return Item(item_id=row["id"], feeds=tuple(row["feeds"]), shows=row["shows"], versions=(first, *later))


def _version(row: dict[str, Any], days: dict[str, str]) -> Version:
    text = _fill(row["text"], days)
    paragraphs = (*(part.strip() for part in text.strip().split("\n\n")), DISCLAIMER)
    return Version(beat=row["beat"], title=_fill(row["title"], days), paragraphs=paragraphs)


def _fill(text: str, days: dict[str, str]) -> str:
    for token, day in days.items():
        text = text.replace(token, day)
    return text
