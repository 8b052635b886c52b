"""A wrong destination is named with what to do, and never with its secrets."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.delivery.outside import START

from tocsin.delivery import DESTINATIONS_MAX, Destination, Http, open_senders, read_destinations
from tocsin.delivery.destination import read_ref, read_url
from tocsin.errors import SettingsError
from tocsin.schemas.words import Severity

GOOD = {"name": "desk", "kind": "webhook", "url": "https://hooks.example/x"}


def test_a_full_table_is_read() -> None:
    table = {
        **GOOD,
        "secret_ref": "env:S",
        "min_severity": "high",
        "theatres": ["south-asia"],
        "enabled": False,
        "allow_private": True,
    }
    assert read_destinations([table]) == (
        Destination("desk", "webhook", "https://hooks.example/x", "env:S", Severity.HIGH, ("south-asia",), False, True),
    )


WRONG: dict[str, tuple[list[dict[str, Any]], str]] = {
    "no name": ([{"kind": "webhook"}], "number 1 has no name"),
    "an unknown key": ([{**GOOD, "min_severty": "high"}], "did you mean min_severity?"),
    "an unknown kind": ([{**GOOD, "kind": "pigeon"}], "kind 'pigeon' is none of slack, stdout, webhook"),
    "an unknown severity": ([{**GOOD, "min_severity": "bad"}], "min_severity 'bad' is none of critical, high"),
    "no address": ([{"name": "desk", "kind": "slack"}], "'desk' has no url"),
    "a text for a flag": ([{**GOOD, "enabled": "yes"}], "enabled is true or false"),
    "a text for a list": ([{**GOOD, "theatres": "levant"}], "theatres is a list"),
    "a number for a text": ([{**GOOD, "url": 7}], "url is a text"),
    "one name twice": ([GOOD, GOOD], "two destinations are called 'desk'"),
    "too many": ([{**GOOD, "name": str(i)} for i in range(DESTINATIONS_MAX + 1)], "the limit is 100"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_table_is_named(name: str) -> None:
    tables, words = WRONG[name]
    with pytest.raises(SettingsError) as caught:
        read_destinations(tables)
    assert words in str(caught.value)


URLS = {
    "ftp://host/SECRET": "not a web address",
    "https:///SECRET": "not a web address",
    "SECRET": "not a web address",
    "https://host:port/SECRET": "not an address",
    "http://hooks.example/SECRET": "hooks.example without TLS",
    "https://user:SECRET@hooks.example/x": "no user name",
    "https://hooks.example/SECRET x": "a space",
    "https://hooks.example/SECRÈT": "beyond ASCII",
    "env:NOTHING": "the environment has no NOTHING",
    "file:/nowhere/at/all": "cannot read /nowhere/at/all",
}


@pytest.mark.parametrize("url", URLS)
def test_a_wrong_address_says_why_and_shows_nothing(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_url(Destination("desk", "webhook", url=url), {})
    assert URLS[url] in str(caught.value)
    assert "destination 'desk' url" in str(caught.value)
    assert "SECR" not in str(caught.value)


def test_plain_text_is_no_reference_to_a_secret(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="write env:NAME or file:PATH") as caught:
        read_ref("hunter2", "destination 'desk' secret_ref", {})
    assert "hunter2" not in str(caught.value)
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(SettingsError, match="is empty"):
        read_ref(f"file:{tmp_path / 'empty'}", "x", {})


def test_representation_shows_neither_address_nor_secret() -> None:
    shown = repr(Destination("desk", "slack", url="https://hooks.example/SECRET", secret_ref="file:/run/SECRET"))
    assert "SECRET" not in shown
    assert "desk" in shown


async def test_senders_are_opened_for_what_is_enabled_only() -> None:
    http = Http()
    destinations = read_destinations(
        [GOOD, {**GOOD, "name": "off", "enabled": False}, {"name": "log", "kind": "stdout"}]
    )
    senders = open_senders(destinations, http, lambda: START, {})
    assert sorted(senders) == ["desk", "log"]
    assert senders["desk"].host == "https://hooks.example"
    await http.close()


async def test_a_secret_that_is_missing_is_found_at_the_start_not_at_the_first_alert() -> None:
    http = Http()
    with pytest.raises(SettingsError, match="the environment has no HOOK_SECRET"):
        open_senders(read_destinations([{**GOOD, "secret_ref": "env:HOOK_SECRET"}]), http, lambda: START, {})
    await http.close()


def test_the_table_in_the_docs_is_read() -> None:
    docs = Path(__file__).parents[2] / "docs" / "delivery.md"
    table = tomllib.loads(docs.read_text().split("```toml\n")[1].split("```")[0])
    (destination,) = read_destinations(table["destinations"])
    assert (destination.name, destination.min_severity) == ("night-desk", Severity.HIGH)
