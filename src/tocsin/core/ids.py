"""Ids that are the same on every machine and in every replay: hashes of content, never of time or chance."""

from __future__ import annotations

from hashlib import blake2b

ID_BYTES = 10
"""80 bits: at a billion ids the chance of any collision is below one in a million."""


def make_id(prefix: str, *parts: object) -> str:
    """``prefix-`` and 20 hex digits of the parts; None and "" differ, and parts never run together."""
    digest = blake2b(digest_size=ID_BYTES)
    for part in parts:
        raw = b"\x00" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(4, "big") + (b"n" if part is None else b"s") + raw)
    return f"{prefix}-{digest.hexdigest()}"
