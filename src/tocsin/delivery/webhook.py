"""An alert as signed JSON to any web server, by Standard Webhooks 1.0.0."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.retry import AttemptResult, OutboxRow, Verdict
from tocsin.core.signing import read_secret, sign
from tocsin.delivery.destination import Destination, read_ref, read_url
from tocsin.delivery.dispatch import Now
from tocsin.delivery.http import Http
from tocsin.delivery.post import host_of, post
from tocsin.schemas import Alert
from tocsin.schemas.words import AlertKind

BODY_BYTES_MAX = 262_144
"""A larger message is given up, not cut: half an alert is no alert. The specification advises 20 kB."""
SECRETS_MAX = 4
"""Of one destination, written one after another while the receiver changes from an old one to a new one."""

EVENT_TYPES = {
    AlertKind.ALERT: "alert.raised",
    AlertKind.UPDATE: "alert.updated",
    AlertKind.CORRECTION: "alert.corrected",
}


@dataclass(frozen=True, slots=True)
class Webhook:
    """The way out to one web server."""

    destination: Destination
    url: str = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)
    http: Http = field(repr=False)
    now: Now = field(repr=False)
    pace_s: float = 0.0

    @property
    def host(self) -> str:
        """Whose circuit breaker it shares."""
        return host_of(self.url)

    async def send(self, row: OutboxRow) -> AttemptResult:
        """POST the alert; the body is the same for every attempt, the timestamp and signature are new."""
        body = render(row.alert)
        if len(body) > BODY_BYTES_MAX:
            return AttemptResult(Verdict.TOO_LARGE, error=f"{len(body)} bytes; a webhook's limit is {BODY_BYTES_MAX}")
        now = self.now()
        stamp = int(now.timestamp())
        headers = {
            "webhook-id": row.delivery_id,
            "webhook-timestamp": str(stamp),
            "idempotency-key": row.delivery_id,
        }
        if self.keys:
            headers["webhook-signature"] = sign(self.keys, row.delivery_id, stamp, body)
        return await post(self.http, self.url, body, headers, now, allow_private=self.destination.allow_private)


def render(alert: Alert) -> bytes:
    """``{"type": …, "timestamp": …, "data": the alert}``; the timestamp is that of the decision to ring."""
    decided = alert.timings.decided_at.isoformat().replace("+00:00", "Z")
    return b'{"type":"%b","timestamp":"%b","data":%b}' % (
        EVENT_TYPES[alert.kind].encode(),
        decided.encode(),
        alert.encode(),
    )


def open_webhook(destination: Destination, http: Http, now: Now, environ: Mapping[str, str] = os.environ) -> Webhook:
    """Read the address and the secrets; raises SettingsError. Without ``secret_ref`` nothing is signed."""
    return Webhook(destination, read_url(destination, environ), read_keys(destination, environ), http, now)


def read_keys(destination: Destination, environ: Mapping[str, str] = os.environ) -> tuple[bytes, ...]:
    """The signing keys behind ``secret_ref``: one, or several apart by spaces; () when there is none."""
    if not destination.secret_ref:
        return ()
    what = f"destination {destination.name!r} secret_ref"
    words = read_ref(destination.secret_ref, what, environ).split()
    return tuple(read_secret(word, what) for word in words[:SECRETS_MAX])
