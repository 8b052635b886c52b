"""Makes the topics a worker needs, on whichever transport the broker's URL names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tocsin.settings import Settings
from tocsin.streams.topics import TopicSpec


async def declare_topics(settings: Settings, specs: Sequence[TopicSpec]) -> None:
    """Create what is missing; raises OperatorError where what is there does not fit."""
    if settings.is_embedded:
        await _declare_embedded(embedded_path(settings), specs)
    else:
        from tocsin.streams import kafka  # noqa: PLC0415 - only where there is a Kafka

        await kafka.ensure_topics(settings.broker_url, specs, settings.kafka)


def embedded_path(settings: Settings) -> Path:
    """The file of the embedded log."""
    from tocsin.streams.embedded.address import path_of  # noqa: PLC0415

    return path_of(settings.broker_url)


async def _declare_embedded(path: Path, specs: Sequence[TopicSpec]) -> None:
    from tocsin.streams.embedded import shared  # noqa: PLC0415
    from tocsin.streams.embedded.topic import Policy  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    log = shared.acquire(path)
    try:
        for spec in specs:
            keep = None if spec.retention_s is None else int(spec.retention_s * 1000)
            await log.create(spec.name, spec.partitions, Policy(compact=spec.compact, retention_ms=keep))
    finally:
        shared.release(log)
