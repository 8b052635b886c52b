"""One signed-in admin connection, and what to say when there is none."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaConnectionError

from tocsin.errors import OperatorError
from tocsin.settings import KafkaSettings
from tocsin.streams.kafka.connect import client_options

log = logging.getLogger("tocsin.kafka")

RETRY_EVERY_S = 1.0


class KafkaUnreachable(OperatorError):
    """No broker of the list answers, or none lets us in."""


@contextlib.asynccontextmanager
async def admin_client(broker_url: str, kafka: KafkaSettings, patience_s: float) -> AsyncIterator[Any]:
    """Give a connected AIOKafkaAdminClient; try again for ``patience_s`` while nobody answers.

    Raises:
        KafkaUnreachable: nobody did; says where we knocked and what to look at.
    """
    admin = await _connect(broker_url, kafka, asyncio.get_running_loop().time() + patience_s)
    try:
        yield admin
    finally:
        await admin.close()


async def _connect(broker_url: str, kafka: KafkaSettings, deadline_s: float) -> Any:
    options = client_options(broker_url, kafka)
    waiting = False
    while True:
        admin = AIOKafkaAdminClient(**options)
        try:
            await admin.start()
        except KafkaConnectionError as error:
            await admin.close()
            if asyncio.get_running_loop().time() >= deadline_s:
                raise KafkaUnreachable(_advice(options["bootstrap_servers"], kafka)) from error
            if not waiting:
                log.warning("kafka at %s does not answer yet; waiting", ",".join(options["bootstrap_servers"]))
            waiting = True
            await asyncio.sleep(RETRY_EVERY_S)
        else:
            return admin


def _advice(servers: list[str], kafka: KafkaSettings) -> str:
    way = f"as {kafka.username!r} by {kafka.mechanism}" if kafka.username else "without signing in"
    way += ", with TLS" if kafka.tls else ", without TLS"
    return (
        f"no Kafka broker answers at {', '.join(servers)} ({way}): is it running, and is that its advertised address? "
        "Does it want TLS or a password ([kafka] tls, username, TOCSIN_KAFKA_PASSWORD)? "
        "On one machine you need none: leave broker empty to use the embedded log"
    )
