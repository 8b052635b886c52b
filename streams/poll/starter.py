"""The starter pack: feeds to choose from, none of them polled until a person enables it."""

from __future__ import annotations

from importlib.resources import files

from tocsin.schemas import Feed
from tocsin.streams.poll.catalogue import read_feeds


def starter_pack() -> tuple[Feed, ...]:
    """The bundled feeds, every one disabled, with language, country, kind, and terms to check first."""
    text = files("tocsin.starter").joinpath("feeds.toml").read_text(encoding="utf-8")
    return read_feeds(text, "starter/feeds.toml")
