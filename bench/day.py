"""A day of news as a file to replay: `python -m bench.day 100000 > day.jsonl`, then `tocsin replay day.jsonl`."""

from __future__ import annotations

import sys

from bench.articles import article

SECONDS_A_DAY = 86_400


def main(number: int) -> None:
    """Write ``number`` articles of one day, one JSON line each."""
    per_hour = max(1, number * 3600 // SECONDS_A_DAY)
    for n in range(number):
        sys.stdout.buffer.write(article(n, per_hour).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
