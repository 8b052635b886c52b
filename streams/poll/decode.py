"""The bytes behind a Content-Encoding, unpacked step by step so that no body can unpack to more than is allowed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Generator, Iterator

import brotli
import zstandard

STEP_BYTES = 64 * 1024
"""Output of one step: what a bomb can cost beyond the limit."""
ZSTD_WINDOW_BYTES_MAX = 8 * 1024 * 1024
"""RFC 8878 asks decoders for HTTP to take windows to 8 MB; a larger one is an attack on memory."""
LAYERS_MAX = 2
"""Encodings stacked on one body; real servers never use more."""
ACCEPT_ENCODING = "gzip, deflate, br, zstd"

IDENTITY_WORDS = frozenset(
    {"", "identity", "none", "utf-8", "utf8", "binary", "8bit", "7bit", "text/xml", "application/xml"}
)
"""What servers write into Content-Encoding when they mean nothing by it."""


class BodyTooLarge(Exception):
    """The body, unpacked, passes the limit."""


class Undecodable(Exception):
    """The body is not what its Content-Encoding says, or the encoding is unknown."""


def decode_body(wire: bytes, content_encoding: str | None, limit: int) -> bytes:
    """Unpack ``wire`` to at most ``limit`` bytes.

    A body that says gzip but is plain is taken as plain; one that is gzip unannounced is unpacked.
    Raises BodyTooLarge, or Undecodable for a damaged body or an encoding we did not ask for.
    """
    layers = [word.strip().lower() for word in (content_encoding or "").split(",")]
    layers = [word for word in layers if word not in IDENTITY_WORDS]
    if len(layers) > LAYERS_MAX:
        raise Undecodable(f"{len(layers)} encodings on one body")
    if not layers and wire[:3] == b"\x1f\x8b\x08":
        layers = ["gzip"]
    if not wire:
        return b""
    for layer in reversed(layers):
        wire = _unpack(wire, layer, limit)
    if len(wire) > limit:
        raise BodyTooLarge
    return wire


def _unpack(wire: bytes, encoding: str, limit: int) -> bytes:
    steps = _STEPS.get(encoding)
    if steps is None:
        raise Undecodable(f"content encoding {encoding!r}")
    if encoding.endswith("gzip") and wire[:2] != b"\x1f\x8b":
        return wire
    if encoding != "gzip" and wire.lstrip()[:1] == b"<" and _is_text(wire):
        return wire
    out = bytearray()
    try:
        for piece in steps(wire):
            out += piece
            if len(out) > limit:
                raise BodyTooLarge
    except (zlib.error, brotli.error, zstandard.ZstdError, MemoryError) as error:
        raise Undecodable(f"damaged {encoding} body: {error}") from error
    return bytes(out)


def _is_text(wire: bytes) -> bool:
    """Plain markup under a false label: no control byte in its first kilobyte."""
    return not any(byte < 9 for byte in wire[:1024])


def _gzip(wire: bytes) -> Iterator[bytes]:
    """All members of a gzip body (RFC 1952 allows several); trailing junk is left."""
    rest = wire
    while rest[:2] == b"\x1f\x8b":
        rest = yield from _zlib_steps(zlib.decompressobj(31), rest)


def _deflate(wire: bytes) -> Iterator[bytes]:
    """RFC 9110 deflate is zlib; many servers send the bare stream."""
    is_zlib = len(wire) >= 2 and wire[0] & 0x0F == 8 and (wire[0] << 8 | wire[1]) % 31 == 0
    yield from _zlib_steps(zlib.decompressobj(15 if is_zlib else -15), wire)


def _zlib_steps(unpacker: zlib._Decompress, wire: bytes) -> Generator[bytes, None, bytes]:
    """Unpack one stream in steps; returns what follows it."""
    for start in range(0, len(wire), STEP_BYTES):
        yield unpacker.decompress(wire[start : start + STEP_BYTES], STEP_BYTES)
        while unpacker.unconsumed_tail and not unpacker.eof:
            yield unpacker.decompress(unpacker.unconsumed_tail, STEP_BYTES)
        if unpacker.eof:
            return unpacker.unused_data + wire[start + STEP_BYTES :]
    while piece := unpacker.decompress(b"", STEP_BYTES):
        yield piece
    if not unpacker.eof:
        raise Undecodable("the compressed body ends too early")
    return b""


def _brotli(wire: bytes) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    for start in range(0, len(wire), STEP_BYTES):
        piece = unpacker.process(wire[start : start + STEP_BYTES], output_buffer_limit=STEP_BYTES)
        # It may say that it accepts more while output is still waiting: ask until nothing comes.
        while piece or not unpacker.can_accept_more_data():
            yield piece
            if unpacker.is_finished():
                return
            piece = unpacker.process(b"", output_buffer_limit=STEP_BYTES)
    if not unpacker.is_finished():
        raise Undecodable("the compressed body ends too early")


def _zstd(wire: bytes) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES_MAX)
    with unpacker.stream_reader(io.BytesIO(wire), read_across_frames=True) as reader:
        while piece := reader.read(STEP_BYTES):
            yield piece


_STEPS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
