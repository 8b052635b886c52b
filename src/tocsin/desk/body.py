"""The body that the page posts: a JSON object of short texts, or a refusal that says what is wrong with it."""

from __future__ import annotations

from typing import Any

import orjson

BODY_BYTES_MAX = 16_384
TEXT_CHARS_MAX = 500


class RefusedError(ValueError):
    """What was posted cannot be said; the message tells the person why and what to do."""


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in ``body``; raises RefusedError where it is none."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise RefusedError(f"the body is not JSON: {error}") from error
    if not isinstance(said, dict):
        raise RefusedError("the body is not a JSON object")
    return said


def read_text(said: dict[str, Any], name: str, *, required: bool = False, chars_max: int = TEXT_CHARS_MAX) -> str:
    """The text under ``name`` without its outer space, "" where there is none; raises RefusedError for anything else."""
    value = said.get(name) or ""
    if not isinstance(value, str) or len(value) > chars_max:
        raise RefusedError(f"{name} is a text of at most {chars_max} characters")
    if required and not value.strip():
        raise RefusedError(f"{name} is missing")
    return value.strip()
