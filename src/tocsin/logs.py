"""How tocsin writes its log: one plain line, or one JSON object, per event; secrets never."""

from __future__ import annotations

import logging
import sys
import time

import orjson

from tocsin.settings import LogSettings

QUIET = (
    *("faust", "mode", "aiokafka", "kafka", "httpx", "httpcore", "h2", "hpack", "uvicorn"),
    *("tocsin.streams.memory", "tocsin.streams.embedded", "tocsin.streams.kafka"),  # Faust services of ours
)
"""Loggers whose informational lines are about themselves: «Starting…»."""


class _Utc(logging.Formatter):
    @staticmethod
    def converter(seconds: float | None) -> time.struct_time:
        return time.gmtime(seconds)


class _Plain(_Utc):
    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")


class _Json(_Utc):
    def format(self, record: logging.LogRecord) -> str:
        """One JSON object: time, level, logger, message, and the traceback where there is one."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S") + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return orjson.dumps(line).decode()


def set_up_logs(settings: LogSettings) -> None:
    """Log to standard error as ``settings`` say; replaces what was set up before."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if settings.format == "json" else _Plain())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
