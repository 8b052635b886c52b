"""The desk over a log: a view that reads the topics from their beginning and follows them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.applications import Starlette

from tocsin.desk.app import create_desk
from tocsin.desk.view import View
from tocsin.schemas import Directive
from tocsin.settings import Settings
from tocsin.streams.app import reading_client
from tocsin.streams.send import Sender
from tocsin.streams.tail import tail
from tocsin.streams.topics import DIRECTIVES


@dataclass(frozen=True, slots=True)
class Read:
    """One record under its logical topic name."""

    topic: str
    key: bytes | None
    value: bytes | None


def desk_app(settings: Settings, *, send: Sender | None) -> Starlette:
    """The desk as an ASGI app; without ``send`` it only shows."""
    view = View()
    prefix = settings.streams.prefix
    topics = [prefix + name for name in view.topics]

    async def records() -> AsyncIterator[Read]:
        async for record in tail(settings.broker_url, topics, since="earliest", client=reading_client(settings)):
            yield Read(record.topic.removeprefix(prefix), record.key, record.value)

    async def put(directive: Directive) -> None:
        if send is not None:
            await (await send.send(DIRECTIVES, directive, at=directive.at))

    hosts = ("*",) if settings.desk.host in {"0.0.0.0", "::"} else (settings.desk.host,)  # noqa: S104 - compared, not bound
    return create_desk(
        view,
        send=put if send is not None else None,
        records=records,
        hosts=hosts,
        public_url=settings.desk.public_url,
    )
