"""Record headers as bytes: names and values, in order, duplicates and all."""

import struct
from collections.abc import Iterable, Mapping

Headers = list[tuple[str, bytes | None]]

_NAME = struct.Struct(">H")
_VALUE = struct.Struct(">I")
_NONE = 0xFFFFFFFF  # a header may have no value, as on Kafka


def pack(headers: Mapping[str, bytes | None] | Iterable[tuple[str, bytes | None]] | None) -> bytes | None:
    """Return the headers as one blob, or None when there are none."""
    pairs = headers.items() if isinstance(headers, Mapping) else (headers or ())
    blob = b"".join(_pack_one(name, value) for name, value in pairs)
    return blob or None


def _pack_one(name: str, value: bytes | None) -> bytes:
    raw = name.encode()
    head = _NAME.pack(len(raw)) + raw
    return head + (_VALUE.pack(_NONE) if value is None else _VALUE.pack(len(value)) + value)


def unpack(blob: bytes | None) -> Headers:
    """Return the list of (name, value) that ``pack`` was given."""
    pairs: Headers = []
    at, end = 0, len(blob or b"")
    while blob and at < end:
        (length,) = _NAME.unpack_from(blob, at)
        name = blob[at + 2 : at + 2 + length].decode()
        at += 2 + length
        (length,) = _VALUE.unpack_from(blob, at)
        at += 4
        value = None if length == _NONE else blob[at : at + length]
        at += 0 if length == _NONE else length
        pairs.append((name, value))
    return pairs
