"""Health and metrics of a worker, for the machine that watches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def health_app(app: Any, is_ready: Callable[[], bool]) -> Starlette:
    """/health: the process turns. /ready: it owns partitions and remembers them. /metrics: Prometheus."""

    async def health(_: Request) -> Response:
        return _json({"status": "ok"})

    async def ready(_: Request) -> Response:
        owned = sorted({f"{tp.topic}/{tp.partition}" for tp in app.consumer.assignment()})
        all_right = is_ready()
        state = {"status": "ready" if all_right else "not ready", "partitions": len(owned)}
        return _json(state, 200 if all_right else 503)

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/health", health), Route("/ready", ready), Route("/metrics", metrics)])


def _json(table: Mapping[str, object], status: int = 200) -> Response:
    return Response(orjson.dumps(table), status_code=status, media_type="application/json")
