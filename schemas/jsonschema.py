"""The published JSON Schemas: what each noun looks like on the wire, made from the noun itself.

``python -m tocsin.schemas.jsonschema --write`` puts them in step with the nouns; ``--check`` says which are stale.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

import orjson
from mashumaro.jsonschema import DRAFT_2020_12, JSONSchemaBuilder

from tocsin.schemas import TOP_NOUNS, Value

DIALECT = DRAFT_2020_12.uri
FOLDER = Path(__file__).resolve().parent / "json"
EXAMPLES = Path(__file__).resolve().parent / "examples"


def file_stem(noun: type[Value]) -> str:
    """``alert.1`` for ``tocsin.alert/1``: the name of the noun's files, one for each version."""
    name, _, version = noun.schema_name().partition("/")
    return f"{name.removeprefix('tocsin.')}.{version}"


def schema_id(noun: type[Value]) -> str:
    """The schema's ``$id``, e.g. ``urn:tocsin:alert:1``: a name, not an address that has to answer."""
    return "urn:tocsin:" + file_stem(noun).replace(".", ":")


def json_schema(noun: type[Value]) -> dict[str, Any]:
    """The JSON Schema 2020-12 of one noun, its parts under ``$defs``.

    Unknown fields are allowed everywhere, so that a later version's message still validates.
    """
    builder = JSONSchemaBuilder(DRAFT_2020_12, all_refs=True)
    builder.build(noun)
    parts = {kind.__name__: kind for kind in _nouns_within(noun)}
    shapes = {name: _finish(parts[name], shape.to_dict()) for name, shape in builder.context.definitions.items()}
    top = shapes.pop(noun.__name__)
    schema = {"$schema": DIALECT, "$id": schema_id(noun), **top}
    return {**schema, "$defs": dict(sorted(shapes.items()))} if shapes else schema


def published() -> dict[Path, bytes]:
    """Every schema file as it should be, by its path."""
    return {FOLDER / f"{file_stem(noun)}.schema.json": _pretty(json_schema(noun)) for noun in TOP_NOUNS}


def stale() -> list[str]:
    """What is out of step between the nouns and the published files, one line each; [] when all is well."""
    wanted = published()
    lines = []
    for path, content in wanted.items():
        if not path.exists():
            lines.append(f"{path.name} is missing")
        elif path.read_bytes() != content:
            lines.append(f"{path.name} differs from its noun")
    lines += [f"{path.name} has no noun" for path in sorted(FOLDER.glob("*.schema.json")) if path not in wanted]
    return lines + [f"{example_path(noun).name} {problem}" for noun in TOP_NOUNS if (problem := _example_problem(noun))]


def example_path(noun: type[Value]) -> Path:
    """Where the golden message of ``noun`` is."""
    return EXAMPLES / f"{file_stem(noun)}.json"


def _example_problem(noun: type[Value]) -> str:
    """What is wrong with the golden message: it must come back byte for byte when read and written."""
    path = example_path(noun)
    if not path.exists():
        return "is missing; write one by hand"
    raw = path.read_bytes()
    return "" if noun.decode(raw).encode() + b"\n" == raw else "lacks a field its noun has gained"


def _pretty(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _nouns_within(noun: type[Value]) -> Iterator[type[Value]]:
    """``noun`` and every value it is made of, at any depth."""
    seen: list[type[Value]] = []
    todo: list[Any] = [noun]
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and issubclass(kind, Value) and kind not in seen:
            seen.append(kind)
            todo.extend(get_type_hints(kind).values())
        todo.extend(get_args(kind))
    return iter(seen)


def _finish(kind: type[Value], shape: dict[str, Any]) -> dict[str, Any]:
    """Add what the builder does not know: descriptions, the noun's name, and room for later fields."""
    told = field_descriptions(kind)
    hints = get_type_hints(kind)
    properties = {
        name: _describe(rest, told.get(name) or _enum_description(hints[name]))
        for name, rest in shape["properties"].items()
    }
    required = list(shape.get("required", []))
    if kind.schema_name():
        properties["schema"] = _name_property(kind)
        required.insert(0, "schema")
    out: dict[str, Any] = {"title": kind.__name__, "type": "object"}
    description = inspect.getdoc(kind) if _has_own_doc(kind) else None
    if description:
        out["description"] = _plain(description)
    return {**out, "properties": properties, "required": required, "additionalProperties": True}


def _describe(shape: dict[str, Any], text: str | None) -> dict[str, Any]:
    return {"description": text, **shape} if text else shape


def _name_property(kind: type[Value]) -> dict[str, Any]:
    """The noun's name; a later version of it passes too."""
    name = kind.schema_name().partition("/")[0]
    return {
        "description": "Name and version of this message; a later version only adds optional fields.",
        "type": "string",
        "pattern": f"^{re.escape(name)}/[1-9][0-9]*$",
        "examples": [kind.schema_name()],
    }


def _has_own_doc(kind: type) -> bool:
    """False where the docstring is the signature that ``dataclass`` writes by itself."""
    doc = kind.__dict__.get("__doc__") or ""
    return bool(doc) and not doc.startswith(f"{kind.__name__}(")


def _enum_description(hint: Any) -> str | None:
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, Enum) and _has_own_doc(kind):
            return _plain(inspect.getdoc(kind) or "") or None
    return None


def field_descriptions(kind: type[Value]) -> dict[str, str]:
    """The strings written under the fields of ``kind`` in its source, by field."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    pairs = ((_field_name(field), _string(after)) for field, after in pairwise(body))
    return {name: _plain(text) for name, text in pairs if name and text}


def _field_name(node: ast.stmt) -> str:
    return node.target.id if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else ""


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""


def _plain(text: str) -> str:
    """One paragraph without the source's line breaks and code marks."""
    return re.sub(r"\s+", " ", inspect.cleandoc(text)).replace("``", "`").strip()


def main(arguments: list[str] | None = None) -> int:
    """Check or write the published files; 1 when a check finds one stale."""
    parser = argparse.ArgumentParser(
        prog="python -m tocsin.schemas.jsonschema", description=(__doc__ or "").split("\n")[0]
    )
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true", help="say which published schemas are out of step")
    choice.add_argument("--write", action="store_true", help="write them all")
    if parser.parse_args(arguments).write:
        write()
        return 0
    lines = stale()
    for line in lines:
        sys.stderr.write(f"{line}; run: python -m tocsin.schemas.jsonschema --write\n")
    return 1 if lines else 0


def write() -> None:
    """Write every schema, remove those of nouns that are gone, and give examples the fields their nouns gained."""
    FOLDER.mkdir(exist_ok=True)
    wanted = published()
    for path in FOLDER.glob("*.schema.json"):
        if path not in wanted:
            path.unlink()
    for path, content in wanted.items():
        path.write_bytes(content)
    for noun in TOP_NOUNS:
        example = example_path(noun)
        example.write_bytes(noun.decode(example.read_bytes()).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
