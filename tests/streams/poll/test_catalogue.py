"""Feed lists: read with errors that name the line, written so that they read back, changed without losing a comment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.schedule import FIXED_MIN_S
from tocsin.schemas import Feed
from tocsin.streams.poll.catalogue import (
    FeedsError,
    append_feed,
    feed_id_of,
    load_feeds_toml,
    read_feeds,
    remove_feed,
    set_enabled,
    write_feeds,
)
from tocsin.streams.poll.opml import parse_opml, read_opml, write_opml
from tocsin.streams.poll.starter import starter_pack

LIST = """\
# ours
[defaults]
language = "en"

[[feed]]
id = "khaama"          # the agency
url = "https://khaama.example/feed/"
outlet = "Khaama Press"
country = "AF"
interval = "15m"
tags = ["asia", "wire"]

# a party's voice
[[feed]]
url = "https://state.example/rss"
enabled = false
"""


def test_a_list_is_read_with_its_defaults() -> None:
    khaama, state = read_feeds(LIST)
    assert khaama == Feed(
        feed_id="khaama", url="https://khaama.example/feed/", outlet="Khaama Press", country="AF", language="en", interval_s=900,
        tags=("asia", "wire"),
    )  # fmt: skip
    assert (state.outlet, state.language, state.enabled) == ("state.example", "en", False)
    assert state.feed_id == feed_id_of("state.example", state.url)


ERRORS = {
    "no_url": ("[[feed]]\nid = 'x'\n", "feeds.toml line 1: feed 'x': has no url"),
    "no_address": (
        "\n[[feed]]\nurl = 'khaama'\n",
        "feeds.toml line 2: feed 'khaama': url 'khaama' is no http or https address",
    ),
    "unknown_key": ("[[feed]]\nurl = 'https://a.example'\nlangauge = 'en'\n", "did you mean 'language'?"),
    "single_brackets": ("[feed]\nurl = 'https://a.example'\n", "each feed begins with a line [[feed]]"),
    "plural": ("[[feeds]]\nurl = 'https://a.example'\n", "each feed begins with [[feed]]"),
    "broken_toml": ("[[feed]]\nurl = https://a.example\n", "not valid TOML"),
    "interval": ("[[feed]]\nurl = 'https://a.example'\ninterval = '5'\n", "interval '5' must be a time from"),
    "interval_too_short": ("[[feed]]\nurl = 'https://a.example'\ninterval = '0s'\n", "interval '0s'"),
    "bool": ("[[feed]]\nurl = 'https://a.example'\nenabled = 'yes'\n", "enabled must be true or false, not 'yes'"),
    "country": ("[[feed]]\nurl = 'https://a.example'\ncountry = 'Afghanistan'\n", 'two capital letters such as "AF"'),
    "language": ("[[feed]]\nurl = 'https://a.example'\nlanguage = 'English'\n", "a language tag"),
    "id": ("[[feed]]\nurl = 'https://a.example'\nid = 'A b'\n", "must be small letters"),
    "tags": ("[[feed]]\nurl = 'https://a.example'\ntags = 'x'\n", "tags must be a list"),
    "same_address": (
        "[[feed]]\nurl = 'https://a.example/f'\n[[feed]]\nurl = 'http://a.example/f/'\n",
        "line 3: feed 'http://a.example/f/': has the same address",
    ),
    "same_id": (
        "[[feed]]\nid = 'x'\nurl = 'https://a.example'\n[[feed]]\nid = 'x'\nurl = 'https://b.example'\n",
        "id 'x' is used twice",
    ),
    "not_text": ("[[feed]]\nurl = 5\n", "url must be text in quotes"),
}


@pytest.mark.parametrize(("text", "message"), ERRORS.values(), ids=ERRORS)
def test_a_mistake_is_named_with_its_place_and_cure(text: str, message: str) -> None:
    with pytest.raises(FeedsError) as error:
        read_feeds(text)
    assert message in str(error.value)


def test_a_password_in_an_address_is_not_shown() -> None:
    with pytest.raises(FeedsError) as error:
        read_feeds("[[feed]]\nurl = 'https://me:secret@a.example/f'\nenabled = 1\n")
    assert "secret" not in str(error.value)


def test_a_missing_list_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FeedsError, match="tocsin feeds add URL"):
        load_feeds_toml(tmp_path / "feeds.toml")


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
feeds = st.builds(
    Feed,
    feed_id=st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True),
    url=st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9]{1,9}", fullmatch=True),
    outlet=words.filter(bool),
    title=words,
    language=st.none() | st.sampled_from(["en", "pt-BR"]),
    country=st.none() | st.just("AF"),
    kind=words,
    enabled=st.booleans(),
    full_text=st.booleans(),
    interval_s=st.none() | st.integers(FIXED_MIN_S, 604_800),
    tags=st.lists(words, max_size=3).map(tuple),
    terms=words,
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(feeds, max_size=4, unique_by=(lambda feed: feed.feed_id, lambda feed: feed.url)))
def test_a_written_list_reads_back(listed: list[Feed]) -> None:
    assert read_feeds(write_feeds(listed)) == tuple(listed)


def test_adding_pausing_and_removing_keep_the_rest_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(LIST)
    append_feed(path, Feed(feed_id="new", url="https://new.example/f", outlet="New"))
    set_enabled(path, "khaama", enabled=False)
    assert [(feed.feed_id, feed.enabled) for feed in load_feeds_toml(path)][::2] == [("khaama", False), ("new", True)]
    set_enabled(path, "khaama", enabled=True)
    state_id = load_feeds_toml(path)[1].feed_id
    remove_feed(path, state_id)
    text = path.read_text()
    assert [feed.feed_id for feed in load_feeds_toml(path)] == ["khaama", "new"]
    assert "# ours" in text
    assert "# the agency" in text
    assert "[defaults]" in text


def test_removing_the_only_feed_leaves_a_list(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    append_feed(path, Feed(feed_id="new", url="https://new.example/f", outlet="New"))
    remove_feed(path, "new")
    assert load_feeds_toml(path) == ()
    append_feed(path, Feed(feed_id="new", url="https://new.example/f", outlet="New"))
    assert len(load_feeds_toml(path)) == 1


def test_a_paused_default_can_be_resumed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("[defaults]\nenabled = false\n\n[[feed]]\nid = 'a'\nurl = 'https://a.example/'\n")
    set_enabled(path, "a", enabled=True)
    assert load_feeds_toml(path)[0].enabled


def test_what_cannot_be_added_leaves_the_list_alone(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(LIST)
    with pytest.raises(FeedsError, match="used twice"):
        append_feed(path, Feed(feed_id="khaama", url="https://new.example/f", outlet="New"))
    with pytest.raises(FeedsError, match="did you mean 'khaama'"):
        remove_feed(path, "kharma")
    assert path.read_text() == LIST


OPML = """<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body>
<outline text="Asia"><outline text="Khaama &amp; Co" type="rss" xmlUrl="https://khaama.example/feed/" htmlUrl="https://khaama.example"/>
<outline text="Wires"><outline title="TASS" XMLURL=" https://tass.example/rss "/></outline></outline>
<outline text="no feed"/><outline text="again" xmlUrl="http://khaama.example/feed"/><outline text="js" xmlUrl="javascript:x"/>
</body></opml>"""


def test_opml_gives_each_feed_once_with_its_folders_as_tags() -> None:
    khaama, tass = parse_opml(OPML.encode())
    assert (khaama.url, khaama.title, khaama.tags) == ("https://khaama.example/feed/", "Khaama & Co", ("Asia",))
    assert (tass.url, tass.outlet, tass.tags) == ("https://tass.example/rss", "TASS", ("Asia", "Wires"))


def test_opml_with_a_loose_ampersand_and_latin_letters_is_read() -> None:
    body = (
        OPML.replace("&amp;", "&")
        .replace("Asia", "Ásia")
        .encode("latin-1")
        .replace(b'"1.0"?>', b'"1.0" encoding="iso-8859-1"?>', 1)
    )
    assert parse_opml(body)[0].tags == ("Ásia",)


@pytest.mark.parametrize(
    ("body", "message"),
    [(b"", "not well-formed"), (b"<rss/>", "no OPML"), (b"<opml><body/></opml>", "holds no feed"), (b"<opml><body><outline", "not well-formed"),
     (b"<!DOCTYPE o [<!ENTITY a 'b'>]><opml/>", "declares entities"), (b"<opml>" + b"<outline>" * 100, "too deep")],
)  # fmt: skip
def test_a_wrong_opml_is_named(body: bytes, message: str) -> None:
    with pytest.raises(FeedsError, match=message):
        parse_opml(body, "x.opml")


def test_a_missing_opml_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedsError, match="cannot be read"):
        read_opml(tmp_path / "none.opml")


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(feeds, min_size=1, max_size=4, unique_by=lambda feed: feed.url))
def test_exported_opml_imports_again(listed: list[Feed]) -> None:
    text = write_opml(listed, at=datetime(2026, 11, 22, tzinfo=UTC))
    assert {feed.url for feed in parse_opml(text.encode())} == {feed.url for feed in listed}


def test_the_starter_pack_is_whole_and_disabled() -> None:
    pack = starter_pack()
    assert len(pack) >= 100
    assert not any(feed.enabled or feed.sample for feed in pack)
    assert all(feed.language and feed.kind and feed.terms and feed.outlet for feed in pack)
    assert len({feed.feed_id for feed in pack}) == len(pack)
    assert len({feed.language for feed in pack}) >= 12
