"""What every kind that speaks HTTP shares: one POST, and what its outcome means for the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from urllib.parse import urlsplit

import httpcore

from tocsin.core.retry import AttemptResult, Verdict, judge_status, read_retry_after
from tocsin.delivery.http import BlockedAddressError, Http

USER_AGENT = f"tocsin/{version('tocsin')}"


def host_of(url: str) -> str:
    """Scheme, host and port: what of an address may be shown, and whose breaker it shares."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"


async def post(
    http: Http, url: str, body: bytes, headers: Mapping[str, str], now: datetime, *, allow_private: bool
) -> AttemptResult:
    """POST ``body`` as JSON and judge the outcome. No message names more of the address than its host."""
    host = host_of(url)
    told = {"content-type": "application/json", "user-agent": USER_AGENT, **headers}
    try:
        reply = await http.post(url, body, told, allow_private=allow_private)
    except BlockedAddressError:
        advice = "is inside a private network; set allow_private = true if that is meant"
        return AttemptResult(Verdict.BLOCKED_ADDRESS, error=f"{host} {advice}")
    except (TimeoutError, httpcore.TimeoutException):
        return AttemptResult(Verdict.TIMEOUT, error=f"{host} did not answer in time")
    except httpcore.ConnectError as error:
        return AttemptResult(Verdict.NETWORK, error=f"cannot connect to {host}: {_cause(error)}")
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        return AttemptResult(Verdict.NETWORK, error=f"{host} broke off the exchange ({type(error).__name__})")
    return judge_status(reply.status, read_retry_after(reply.headers, reply.body, now), reply.latency_ms)


def _cause(error: BaseException) -> str:
    """The words of the innermost cause that has any: "certificate has expired" rather than "all attempts failed"."""
    told = ""
    step: BaseException | None = error
    while step is not None:
        told = str(step) or told
        step = step.__cause__ or step.__context__
    return told[:200] or type(error).__name__
