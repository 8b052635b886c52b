"""How a command puts something on the log: by itself, or through the desk of the tocsin that owns the log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import orjson

from tocsin.commands.speaker import speaker
from tocsin.desk.guard import POST_HEADER
from tocsin.errors import InputError, OperatorError, StoreError
from tocsin.settings import Settings
from tocsin.streams.send import Sender

DESK_S_MAX = 60.0


async def say(
    settings: Settings, put: Callable[[Sender], Awaitable[list[str]]], path: str, body: Mapping[str, Any]
) -> list[str]:
    """Run ``put`` with a sender of our own; where a running tocsin owns the log, post ``body`` to its desk instead.

    Returns lines for people. Raises OperatorError where neither can be done.
    """
    try:
        async with speaker(settings) as sender:
            return await put(sender)
    except StoreError as error:
        return await _through_desk(settings, path, body, error)


async def _through_desk(settings: Settings, path: str, body: Mapping[str, Any], why: StoreError) -> list[str]:
    host = "127.0.0.1" if settings.desk.host in ("0.0.0.0", "::") else settings.desk.host  # noqa: S104 - compared, not bound
    url = f"http://{f'[{host}]' if ':' in host else host}:{settings.desk.port}"
    try:
        async with httpx.AsyncClient(timeout=DESK_S_MAX, trust_env=False) as client:
            answer = await client.post(
                url + path,
                content=orjson.dumps(body),
                headers={POST_HEADER: "1", "Content-Type": "application/json"},
            )
    except httpx.HTTPError as error:
        raise OperatorError(
            f"{why}. Its desk at {url} does not answer either ({error}): stop that process, then try again"
        ) from error
    try:
        said = orjson.loads(answer.content)
    except orjson.JSONDecodeError:
        said = {}
    if answer.is_error:
        raise InputError(str(said.get("error") or f"the desk at {url} answered {answer.status_code}"))
    return [str(line) for line in said.get("done", [])]
