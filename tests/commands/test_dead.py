"""tocsin dead: what was set aside is found, shown and put back, byte for byte."""

from __future__ import annotations

import asyncio
import base64
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.core.newsroom import Newsroom, article, strike

from tocsin.cli import main
from tocsin.commands.dead import find_letter, read_letters
from tocsin.commands.speaker import speaker
from tocsin.core.decision import DictMemory
from tocsin.core.retry import OutboxRow, bury, decide_after, decide_deliver, decide_deliveries, judge_status
from tocsin.delivery.destination import Destination
from tocsin.errors import InputError
from tocsin.schemas import Alert, DeadLetter, Delivery, DestinationState
from tocsin.schemas.words import DeadReason
from tocsin.settings import Settings, load_settings
from tocsin.streams.app import topic_specs
from tocsin.streams.compacted import newest
from tocsin.streams.declare import declare_topics
from tocsin.streams.stage import SOURCE_HEADER
from tocsin.streams.tail import Record, read_all
from tocsin.streams.topics import DEAD_LETTERS, DESTINATIONS

AT = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
RAW = b'{"schema":"tocsin.article/1", "broken": \xff}'
TOML = """
[[destinations]]
name = "hook"
kind = "webhook"
url = "https://hook.example/x"
secret_ref = "env:HOOK_SECRET"
"""


@pytest.fixture
def settings(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setenv("HOOK_SECRET", "whsec_" + "dG9jc2luLXRlc3Qtc2VjcmV0LTAxMjM0NTY3ODk=")
    Path("tocsin.toml").write_text(TOML)
    return load_settings(environ={})


def letter(**more: object) -> DeadLetter:
    base = DeadLetter(
        dead_letter_id="dead-0123456789",
        stage="dedupe",
        reason=DeadReason.UNDECODABLE,
        error="WrongShape: Article: not JSON",
        topic="tocsin.articles.polled",
        partition=3,
        offset=17,
        key=base64.b64encode(b"art-1").decode(),
        value=base64.b64encode(RAW).decode(),
        headers={SOURCE_HEADER: "x/0/1/0"},
        at=AT,
    )
    return replace(base, **more)  # type: ignore[arg-type]


async def bury_on_log(settings: Settings, *letters: DeadLetter) -> None:
    async with speaker(settings) as sender:
        for one in letters:
            await (await sender.send(DEAD_LETTERS, one, at=one.at))


async def records(settings: Settings, topic: str) -> list[Record]:
    return [one async for one in read_all(settings.broker_url, [f"tocsin.{topic}"])]


async def tocsin(*args: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, main, list(args))


async def test_the_original_bytes_go_back_to_their_partition_with_their_time_and_no_source(settings: Settings) -> None:
    await bury_on_log(settings, letter())

    done = await tocsin("dead", "replay", "dead-0123")

    assert done.exit_code == 0, done.output
    [record] = await records(settings, "articles.polled")
    assert (record.key, record.value, record.partition) == (b"art-1", RAW, 3)
    assert record.headers == ()
    assert abs(record.timestamp - AT.timestamp()) < 0.002


async def test_a_letter_put_back_is_told_and_not_put_back_twice(settings: Settings) -> None:
    await bury_on_log(settings, letter())
    assert "dead-0123456789" in (await tocsin("dead", "list", "--json")).output
    await tocsin("dead", "replay", "--all")

    assert "no dead letters; 1 were put back" in (await tocsin("dead", "list")).output
    again = await tocsin("dead", "replay", "dead-0123456789")
    assert (again.exit_code, "--again does it once more" in again.stderr) == (2, True)
    assert (await tocsin("dead", "replay", "dead-0123456789", "--again")).exit_code == 0
    assert len(await records(settings, "articles.polled")) == 2


async def test_show_gives_the_words_and_the_bytes(settings: Settings) -> None:
    await bury_on_log(settings, letter(), letter(dead_letter_id="dead-b", value=base64.b64encode(b'{"a":1}').decode()))
    shown = (await tocsin("dead", "show", "dead-0")).output
    assert "WrongShape: Article: not JSON" in shown
    assert r"\xff" in shown
    assert '"a": 1' in (await tocsin("dead", "show", "dead-b")).output


async def test_all_of_one_stage_or_reason(settings: Settings) -> None:
    other = letter(
        dead_letter_id="dead-x", stage="extract", topic="tocsin.articles.unique", reason=DeadReason.TOO_LARGE
    )
    await bury_on_log(settings, letter(), other)
    assert "dead-x" not in (await tocsin("dead", "list", "--stage", "dedupe", "--json")).output
    await tocsin("dead", "replay", "--all", "--reason", "too_large")
    assert len(await records(settings, "articles.unique")) == 1
    assert await records(settings, "articles.polled") == []


@pytest.mark.parametrize(
    ("buried", "told"),
    [
        (letter(stage="store", topic="tocsin.events.enriched"), "only the warehouse could not take"),
        (letter(topic="other.articles.polled"), "is no topic of this log"),
    ],
)
async def test_what_cannot_be_put_back_says_why(settings: Settings, buried: DeadLetter, told: str) -> None:
    await bury_on_log(settings, buried)
    result = await tocsin("dead", "replay", buried.dead_letter_id)
    assert (result.exit_code, told in result.stderr) == (2, True)
    assert (await read_letters(settings))[buried.dead_letter_id].replayed_at is None


def test_an_id_s_beginning_must_be_of_one_letter() -> None:
    letters = {name: letter(dead_letter_id=name) for name in ("dead-a1", "dead-a2")}
    assert find_letter(letters, "dead-a2").dead_letter_id == "dead-a2"
    for name in ("dead-a", "dead-z", ""):
        with pytest.raises(InputError):
            find_letter(letters, name)


async def test_a_delivery_that_was_given_up_goes_to_its_one_destination_again(settings: Settings) -> None:
    room = Newsroom()
    [alert] = room.ring(article("wire", 0, strike("air", "Pakistan", "Afghanistan", "Kabul")))
    hook, other = Destination("hook", "webhook"), Destination("other", "webhook")
    row = decide_deliveries(alert, [hook], AT)[0]
    _, failed = decide_after(row, judge_status(400), AT, random.Random(1))
    await bury_on_log(settings, bury(row, failed))

    assert (await tocsin("dead", "replay", "--all")).exit_code == 0

    [record] = await records(settings, "deliveries")
    back, memory = Delivery.decode(record.value or b""), DictMemory()
    decision = decide_deliver(memory, back, AT + timedelta(hours=1), [hook, other])
    [again] = decision.remember.values()
    assert isinstance(again, OutboxRow)
    assert (again.delivery_id, again.destination, again.alert.encode()) == (row.delivery_id, "hook", alert.encode())
    assert isinstance(again.alert, Alert)
    memory.apply(decision.remember)
    assert decide_deliver(memory, back, AT + timedelta(hours=1), [hook]).remember == {row.delivery_id: again}


async def test_without_a_log_there_is_nothing(settings: Settings) -> None:
    assert "no dead letters" in (await tocsin("dead", "list")).output
    assert (await tocsin("dead", "replay", "--all")).exit_code == 2


@pytest.mark.kafka
async def test_on_kafka_the_commands_speak_for_themselves(
    own_kafka: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOCSIN_BROKER", own_kafka.url)
    settings = load_settings()
    await declare_topics(settings, topic_specs(settings, ()))
    await bury_on_log(settings, letter())
    async with speaker(settings) as sender:
        gone = DestinationState(destination="hook", disabled=True, reason="410: gone", at=AT)
        await (await sender.send(DESTINATIONS, gone))

    assert "put back dead-0123456789" in (await tocsin("dead", "replay", "--all")).output
    assert "hook is resumed" in (await tocsin("destinations", "resume", "hook")).output
    assert '"event": {' in (await tocsin("score", "--live", "--json")).output

    [record] = await records(settings, "articles.polled")
    assert (record.key, record.value, record.partition) == (b"art-1", RAW, 3)
    assert not (await newest(settings, DESTINATIONS, DestinationState))["hook"].disabled
