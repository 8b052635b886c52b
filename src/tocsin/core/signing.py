"""Sign a webhook as Standard Webhooks 1.0.0 says, so that any of its libraries can check it."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable
from hashlib import sha256

from tocsin.errors import SettingsError

SECRET_PREFIX = "whsec_"  # noqa: S105 - the spec's prefix, not a secret
SECRET_MIN_BYTES = 24
SECRET_MAX_BYTES = 64
"""Both from the specification's "Signature scheme"."""


def read_secret(text: str, what: str) -> bytes:
    """The key in ``whsec_`` + base64; raises SettingsError that names ``what`` and never shows the text."""
    try:
        key = base64.b64decode(text.strip().removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise SettingsError(f"{what}: not a webhook secret; write whsec_ and base64 ({_make_one()})") from None
    if not SECRET_MIN_BYTES <= len(key) <= SECRET_MAX_BYTES:
        raise SettingsError(
            f"{what}: a webhook secret has {SECRET_MIN_BYTES} to {SECRET_MAX_BYTES} bytes, "
            f"this one has {len(key)}; make one with {_make_one()}"
        )
    return key


def sign(keys: Iterable[bytes], message_id: str, timestamp_s: int, body: bytes) -> str:
    """The ``webhook-signature`` header: one ``v1,…`` for each key, so that a receiver can change its secret.

    ``timestamp_s`` is the attempt's time in whole Unix seconds, the same as in ``webhook-timestamp``.
    """
    signed = f"{message_id}.{timestamp_s}.".encode() + body
    return " ".join("v1," + base64.b64encode(hmac.digest(key, signed, sha256)).decode() for key in keys)


def _make_one() -> str:
    return "echo whsec_$(openssl rand -base64 32)"
