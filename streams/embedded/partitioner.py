"""Which partition a key belongs to: Kafka's murmur2, so that a key lands alike on either transport."""

from functools import lru_cache

_MASK = 0xFFFFFFFF
_M = 0x5BD1E995
_SEED = 0x9747B28C
KEYS_REMEMBERED = 65_536  # hashing in Python costs microseconds, and keys come again


@lru_cache(maxsize=KEYS_REMEMBERED)
def murmur2(data: bytes) -> int:
    """Return Kafka's 32-bit hash of ``data`` (org.apache.kafka.common.utils.Utils.murmur2), unsigned."""
    length = len(data)
    h = _SEED ^ length
    whole = length & ~3
    for at in range(0, whole, 4):
        k = (int.from_bytes(data[at : at + 4], "little") * _M) & _MASK
        k = ((k ^ (k >> 24)) * _M) & _MASK
        h = ((h * _M) & _MASK) ^ k
    if whole < length:
        h = ((h ^ int.from_bytes(data[whole:], "little")) * _M) & _MASK
    h = ((h ^ (h >> 13)) * _M) & _MASK
    return h ^ (h >> 15)


def partition_of(key: bytes, partitions: int) -> int:
    """Return the partition number of ``key`` in a topic of ``partitions``."""
    return (murmur2(key) & 0x7FFFFFFF) % partitions
