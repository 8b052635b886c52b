"""Which names the desk answers to, however it listens."""

from __future__ import annotations

import logging
from dataclasses import replace

import httpx
import pytest

from tocsin.commands.desk import desk_app, desk_hosts
from tocsin.errors import SettingsError
from tocsin.settings import DeskSettings, Settings, load_settings


def settings(**desk: object) -> Settings:
    return replace(Settings(), desk=DeskSettings(**desk))  # type: ignore[arg-type]


async def status_of(app_settings: Settings, host: str) -> int:
    app = desk_app(app_settings, send=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as page:
        return (await page.get("/", headers={"Host": host})).status_code


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
async def test_on_every_address_only_named_hosts_are_answered(host: str, caplog: pytest.LogCaptureFixture) -> None:
    named = settings(host=host, hosts=("desk.example.org", "192.0.2.7"))
    assert [
        await status_of(named, name) for name in ("desk.example.org:8420", "192.0.2.7", "localhost", "evil.example")
    ] == [
        200,
        200,
        200,
        421,
    ]
    assert not caplog.records


async def test_on_every_address_without_names_it_answers_to_localhost_and_says_what_to_do(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert await status_of(settings(host="0.0.0.0"), "evil.example") == 421
    assert await status_of(settings(host="0.0.0.0"), "127.0.0.1:8420") == 200
    assert "[desk] hosts" in caplog.text


def test_the_public_address_is_a_name(caplog: pytest.LogCaptureFixture) -> None:
    assert desk_hosts(settings(host="0.0.0.0", public_url="https://desk.example/")) == ()
    assert not caplog.records, "create_desk adds the public address by itself"


def test_its_own_address_is_its_name() -> None:
    assert desk_hosts(settings(host="192.0.2.7", hosts=("desk.lan",))) == ("192.0.2.7", "desk.lan")
    assert desk_hosts(settings(host="2001:db8::7")) == ("[2001:db8::7]",)


def test_any_host_is_no_list() -> None:
    with pytest.raises(SettingsError, match="must name each host"):
        load_settings(environ={"TOCSIN_DESK_HOSTS": "*"})
