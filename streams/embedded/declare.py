"""What Faust and Kafka say of a topic's cleanup, as a policy of ours."""

from collections.abc import Mapping
from typing import Any

from tocsin.streams.embedded.topic import TOMBSTONE_MS, Policy


def policy_of(config: Mapping[str, Any] | None, retention_s: float | None, compacting: bool | None) -> Policy:
    """Return the policy of a topic declared with Faust's arguments and Kafka's configuration names.

    Understood: ``cleanup.policy``, ``retention.ms``, ``retention.bytes`` (-1 is none) and
    ``delete.retention.ms``; what is about brokers and replicas has no meaning here.
    """
    names = dict(config or {})
    cleanup = {part.strip() for part in str(names.get("cleanup.policy", "")).split(",")} - {""}
    compact = bool(compacting) or "compact" in cleanup
    keeps_by_age = "delete" in cleanup or not compact
    ms = int(retention_s * 1000) if retention_s else _limit(names.get("retention.ms"))
    return Policy(
        compact=compact,
        retention_ms=ms if keeps_by_age or retention_s else None,
        retention_bytes=_limit(names.get("retention.bytes")) if keeps_by_age else None,
        tombstone_ms=int(names.get("delete.retention.ms", TOMBSTONE_MS)),
    )


def _limit(value: object) -> int | None:
    number = -1 if value is None else int(str(value))
    return None if number < 0 else number
