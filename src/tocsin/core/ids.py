"""Ids that are the same on every machine and in every replay: hashes of content, never of time or chance."""

from __future__ import annotations

from hashlib import blake2b

ID_BYTES = 10
"""80 bits: at a billion ids the chance of any collision is below one in a million."""


def make_id(prefix: str, *parts: object) -> str:
    """``prefix-`` and 20 hex digits of the parts; None and "" differ, and parts never run together."""
    told = b"".join([_told(part) for part in parts])
    return f"{prefix}-{blake2b(told, digest_size=ID_BYTES).hexdigest()}"


def _told(part: object) -> bytes:
    """One part with its length before it."""
    if part is None:
        return b"\x00\x00\x00\x01n\x00"
    raw = str(part).encode("utf-8", "surrogatepass")
    return len(raw).to_bytes(4, "big") + b"s" + raw
