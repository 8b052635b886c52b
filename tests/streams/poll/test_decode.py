"""Bodies are unpacked step by step: bombs cost no more memory than the limit."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.streams.poll.decode import BodyTooLarge, Undecodable, decode_body

PACK = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.compress}


@pytest.mark.parametrize("encoding", PACK)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=300_000))
def test_every_encoding_round_trips(encoding: str, body: bytes) -> None:
    assert decode_body(PACK[encoding](body), encoding, 300_000) == body


@pytest.mark.parametrize("encoding", PACK)
def test_the_limit_is_exact(encoding: str) -> None:
    body = b"x" * 100_000
    assert decode_body(PACK[encoding](body), encoding, 100_000) == body
    with pytest.raises(BodyTooLarge):
        decode_body(PACK[encoding](body), encoding, 99_999)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=500), st.sampled_from([*PACK, "gzip, br", "x-gzip", None, "", "nonsense"]))
def test_any_bytes_are_unpacked_or_refused(wire: bytes, encoding: str | None) -> None:
    try:
        assert isinstance(decode_body(wire, encoding, 10_000), bytes)
    except (BodyTooLarge, Undecodable):
        return


BOMB = """
import brotli, gc, resource, sys, zlib, zstandard
from tocsin.streams.poll.decode import BodyTooLarge, decode_body
kind, size = sys.argv[1], 1 << 30
block = b"\\0" * (1 << 20)
if kind == "br":
    packer = brotli.Compressor(quality=5); wire = b"".join(packer.process(block) for _ in range(1024)) + packer.finish()
elif kind == "zstd":
    packer = zstandard.ZstdCompressor(level=3).compressobj(); wire = b"".join(packer.compress(block) for _ in range(1024)) + packer.flush()
else:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if kind == "gzip" else 15)
    wire = b"".join(packer.compress(block) for _ in range(1024)) + packer.flush()
del packer, block
gc.collect()
assert len(wire) < 2_000_000
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
decode_body(wire[:0], kind, 1)
before = peak()
try:
    decode_body(wire, kind, 4_000_000)
except BodyTooLarge:
    print(len(wire), (peak() - before) / 1024)
else:
    raise SystemExit("the bomb went off")
"""


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_gigabyte_in_a_small_body_costs_under_ten_megabytes(encoding: str) -> None:
    out = subprocess.run(
        [sys.executable, "-c", BOMB, encoding], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    wire_bytes, grown_mb = out.split()
    assert int(wire_bytes) < 2_000_000
    assert float(grown_mb) < 10.0
