"""tocsin dead: what was set aside, and how it is put back once its cause is mended."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import click
import orjson

from tocsin.commands.saying import say
from tocsin.core.retry import NO_POSITION
from tocsin.errors import InputError, WrongShape
from tocsin.schemas import Alert, DeadLetter, Delivery
from tocsin.schemas.words import DeliveryOutcome
from tocsin.settings import Settings
from tocsin.streams.app import reading_client
from tocsin.streams.clock import Clock
from tocsin.streams.declare import embedded_path
from tocsin.streams.send import Sender
from tocsin.streams.tail import read_all
from tocsin.streams.topics import DEAD_LETTERS, DELIVERIES, TOPICS

ERROR_CHARS_SHOWN = 200


async def read_letters(settings: Settings) -> dict[str, DeadLetter]:
    """The dead letters on the log by id, in the order they came; of one put back, that it was."""
    letters: dict[str, DeadLetter] = {}
    if settings.is_embedded and not embedded_path(settings).exists():
        return letters
    topic = settings.streams.prefix + DEAD_LETTERS.name
    async for record in read_all(settings.broker_url, [topic], client=reading_client(settings)):
        try:
            letter = DeadLetter.decode(record.value or b"")
        except WrongShape:
            continue
        known = letters.get(letter.dead_letter_id)
        if known is None or letter.replayed_at is not None:
            letters[letter.dead_letter_id] = letter
    return letters


async def list_letters(settings: Settings, *, stage: str, reason: str, everything: bool, as_json: bool) -> None:
    """Print the dead letters that were not put back yet, or all of them."""
    letters = [one for one in (await read_letters(settings)).values() if _passes(one, stage, reason)]
    shown = [one for one in letters if everything or one.replayed_at is None]
    if as_json:
        for one in shown:
            click.echo(one.encode())
        return
    if not shown:
        click.echo(f"no dead letters{' of that kind' if stage or reason else ''}; {len(letters)} were put back")
        return
    for one in shown:
        done = f"  (put back {one.replayed_at:%Y-%m-%d %H:%M}Z)" if one.replayed_at else ""
        click.echo(
            f"{one.dead_letter_id}  {one.at:%Y-%m-%d %H:%M}Z  {one.stage}: {one.reason.value}  {_where(one)}{done}"
        )
        click.echo(f"    {' '.join(one.error.split())[:ERROR_CHARS_SHOWN]}")
    click.echo(f"{len(shown)} of {len(letters)}; mend the cause, then `tocsin dead replay ID`", err=True)


def _passes(letter: DeadLetter, stage: str, reason: str) -> bool:
    return (not stage or letter.stage == stage) and (not reason or letter.reason == reason)


def _where(letter: DeadLetter) -> str:
    if letter.partition == NO_POSITION:
        return f"{letter.topic} to {letter.headers.get('destination', '?')}"
    return f"{letter.topic}/{letter.partition}/{letter.offset}"


async def show_letter(settings: Settings, name: str) -> None:
    """Print one letter whole, its bytes as JSON or text where they are any."""
    letter = find_letter(await read_letters(settings), name)
    for field, value in letter.to_dict().items():
        if field not in ("value", "schema"):
            click.echo(f"{field}: {value}")
    raw = _bytes(letter.value)
    click.echo(f"value: {'none' if raw is None else f'{len(raw)} bytes'}")
    try:
        click.echo(orjson.dumps(orjson.loads(raw or b""), option=orjson.OPT_INDENT_2))
    except orjson.JSONDecodeError:
        click.echo((raw or b"").decode("utf-8", "backslashreplace"))


def find_letter(letters: Mapping[str, DeadLetter], name: str) -> DeadLetter:
    """The letter with the id ``name``, or the one whose id begins so; raises InputError."""
    found = (
        [letters[name]] if name in letters else [one for key, one in letters.items() if name and key.startswith(name)]
    )
    if len(found) != 1:
        raise InputError(
            f"{len(found) or 'no'} dead letter{'s' if found else ''} {name!r}; `tocsin dead list --all` shows their ids"
        )
    return found[0]


async def replay_letters(
    settings: Settings, names: Sequence[str], *, everything: bool, stage: str, reason: str, again: bool
) -> None:
    """Put letters back: those named, or all that were not yet (of one stage or reason)."""
    letters = await read_letters(settings)
    if everything:
        chosen = [one for one in letters.values() if _passes(one, stage, reason) and (again or one.replayed_at is None)]
    else:
        chosen = [find_letter(letters, name) for name in names]
    if not chosen:
        raise InputError("nothing to put back: name ids, or give --all; `tocsin dead list` shows what there is")

    async def put(sender: Sender) -> list[str]:
        return [await put_back(settings, sender, one, again=again, now=Clock().now()) for one in chosen]

    body = {"ids": [one.dead_letter_id for one in chosen], "again": again}
    for line in await say(settings, put, "/api/dead", body):
        click.echo(line)


async def put_back(settings: Settings, sender: Sender, letter: DeadLetter, *, again: bool, now: datetime) -> str:
    """Put one letter's original bytes back on their topic, and say so on the log; returns a line for people.

    The record comes without its source, so that the stage does not take it for one it has seen, and with its own
    time, so that it is decided as it would have been. Raises InputError where it cannot be put back.
    """
    if letter.replayed_at is not None and not again:
        raise InputError(
            f"{letter.dead_letter_id} was put back at {letter.replayed_at:%Y-%m-%d %H:%M}Z; --again does it once more"
        )
    if letter.stage == "store":
        raise InputError(
            f"{letter.dead_letter_id}: only the warehouse could not take this record, every stage has it; mend the cause "
            "and let the store begin a new warehouse (docs/sinks.md)"
        )
    if letter.partition == NO_POSITION:
        await (await sender.send(DELIVERIES, _delivery(settings, letter, now), at=now))
    elif letter.topic in {settings.streams.prefix + topic.name for topic in TOPICS}:
        key, raw = _bytes(letter.key), _bytes(letter.value)
        await (await sender.put_back(letter.topic, key, raw, partition=letter.partition, at=letter.at))
    else:
        raise InputError(f"{letter.dead_letter_id}: {letter.topic} is no topic of this log; check [streams] prefix")
    await (await sender.send(DEAD_LETTERS, replace(letter, replayed_at=now), at=now))
    return f"put back {letter.dead_letter_id}: {_where(letter)}"


def _delivery(settings: Settings, letter: DeadLetter, now: datetime) -> Delivery:
    """A delivery that was given up, to be tried anew at its one destination."""
    alert = Alert.decode(_bytes(letter.value) or b"")
    name = letter.headers["destination"]
    kind = next((str(d.get("kind", "")) for d in settings.destinations if d.get("name") == name), "")
    if not kind:
        raise InputError(f"{letter.dead_letter_id}: tocsin.toml has no destination {name!r} any more")
    return Delivery(
        delivery_id=letter.headers["delivery_id"],
        alert_id=alert.alert_id,
        revision=alert.revision,
        destination=name,
        destination_kind=kind,
        attempt=0,
        outcome=DeliveryOutcome.RETRY,
        attempted_at=now,
        next_attempt_at=now,
        alert=alert,
    )


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def as_word(settings: Settings, sender: Sender) -> Any:
    """The same for the desk: ``{"ids": [...], "again": false}``."""

    async def replay(said: Mapping[str, Any], now: datetime) -> list[str]:
        names = said.get("ids")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise InputError("ids is a list of dead letters' ids")
        letters = await read_letters(settings)
        chosen = [find_letter(letters, name) for name in names]
        return [await put_back(settings, sender, one, again=said.get("again") is True, now=now) for one in chosen]

    return replay
