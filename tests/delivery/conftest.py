"""A receiver and the connections to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from tests.fakes.chat_server import ChatServer, chat_server

from tocsin.delivery import Http


@pytest.fixture
async def chat() -> AsyncIterator[ChatServer]:
    async with chat_server() as server:
        yield server


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    connections = Http()
    yield connections
    await connections.close()
