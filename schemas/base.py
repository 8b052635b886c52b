"""What every noun on the wire has in common: frozen values, JSON by orjson, errors that name the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Self

import orjson
from mashumaro.config import BaseConfig
from mashumaro.exceptions import (
    ExtraKeysError,
    InvalidFieldValue,
    MissingField,
)
from mashumaro.mixins.orjson import DataClassORJSONMixin

from tocsin.errors import WrongShape


def utc(value: datetime) -> datetime:
    """Return ``value`` in UTC; a naive time is taken to be UTC already."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def parse_time(text: str) -> datetime:
    """Read an RFC 3339 time into UTC; raises ValueError."""
    return utc(datetime.fromisoformat(text))


def exactly(kind: type[Any]) -> Callable[[Any], Any]:
    """A reader that takes a JSON value of ``kind`` as it is: ``str([])`` would be a value, and a wrong one."""

    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(value)
        return value

    return read


def read_float(value: Any) -> float:
    """A JSON number: a whole one may be written without its point."""
    if type(value) not in (float, int):
        raise ValueError(value)
    return float(value)


class Value(DataClassORJSONMixin):
    """A frozen value that maps to and from a JSON object.

    Unknown fields are ignored, so that a reader of version 1 accepts a later version's message.
    """

    __slots__ = ()

    class Config(BaseConfig):  # noqa: D106
        orjson_options = orjson.OPT_UTC_Z
        serialization_strategy = {  # noqa: RUF012
            datetime: {"deserialize": parse_time},
            str: {"deserialize": exactly(str)},
            int: {"deserialize": exactly(int)},
            bool: {"deserialize": exactly(bool)},
            float: {"deserialize": read_float},
        }
        lazy_compilation = True

    @classmethod
    def schema_name(cls) -> str:
        """Name and version of a noun that travels by itself, e.g. ``tocsin.claim/1``; "" for a part of one."""
        field = cls.__dataclass_fields__.get("schema") if is_dataclass(cls) else None
        return str(field.default) if field else ""

    def encode(self) -> bytes:
        """The canonical bytes: fields in their declared order, times as RFC 3339 in UTC with a Z."""
        return bytes(self.to_jsonb())

    @classmethod
    def decode(cls, raw: bytes | str) -> Self:
        """Read ``raw``; raises WrongShape with the path of the first wrong field."""
        try:
            value = cls.from_json(raw)
        except orjson.JSONDecodeError as error:
            raise WrongShape(cls.__name__, "", f"not JSON: {error}") from error
        except (InvalidFieldValue, MissingField, ExtraKeysError) as error:
            field, problem = _locate(error)
            raise WrongShape(cls.__name__, field, problem) from error
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise WrongShape(cls.__name__, "", f"not an object of the right shape: {error}") from error
        _check_name(cls, value)
        return value


def _check_name(noun: type[Value], value: Value) -> None:
    """A message of another noun is wrong; a later version of the same noun is welcome."""
    ours = noun.schema_name()
    theirs = str(getattr(value, "schema", ours))
    if theirs.partition("/")[0] != ours.partition("/")[0]:
        raise WrongShape(noun.__name__, "schema", f"{theirs!r} is not {ours!r}")


def _locate(error: BaseException) -> tuple[str, str]:
    """The path of the innermost wrong field, like ``places[1].precision``, and what is wrong with it."""
    path: list[str] = []
    problem = str(error)
    for step, inner in pairwise([*_chain(error), None]):
        if isinstance(step, InvalidFieldValue):
            path.append(step.field_name + _position(step.field_value, inner))
            problem = f"{_short(step.field_value)} is not {step.field_type_name}"
        elif isinstance(step, MissingField):
            path.append(step.field_name)
            problem = "is missing"
    return ".".join(path), problem


def _chain(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what caused it, outermost first."""
    step: BaseException | None = error
    while step is not None:
        yield step
        step = step.__cause__ or step.__context__


def _position(value: Any, inner: BaseException | None) -> str:
    """``[index]`` of the first element of a list or object that is wrong in itself, "" for a plain field."""
    if not isinstance(value, list | dict) or not isinstance(inner, InvalidFieldValue | MissingField):
        return ""
    elements = value.items() if isinstance(value, dict) else enumerate(value)
    part = inner.holder_class
    return next((f"[{at}]" for at, element in elements if isinstance(element, dict) and not _reads(part, element)), "")


def _reads(part: Any, element: dict[str, Any]) -> bool:
    try:
        part.from_json(orjson.dumps(element))
    except (InvalidFieldValue, MissingField):
        return False
    return True


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
