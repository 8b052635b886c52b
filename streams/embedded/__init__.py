"""A Faust transport with no broker: ``embedded://PATH``, one durable log in one SQLite file."""

from tocsin.streams.embedded.transport import Transport

__all__ = ["Transport"]
