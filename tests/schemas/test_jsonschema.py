"""The published schemas say what the nouns are: no more, no less, and never stale."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from tests.schemas import values

from tocsin.schemas import TOP_NOUNS, Alert, Value, jsonschema
from tocsin.schemas.jsonschema import example_path, json_schema

NOUNS = [pytest.param(noun, id=noun.__name__) for noun in TOP_NOUNS]


def validator(noun: type[Value]) -> Any:
    return Draft202012Validator(json_schema(noun), format_checker=FormatChecker())


def test_published_files_are_in_step_with_the_nouns() -> None:
    assert jsonschema.stale() == [], "run: python -m tocsin.schemas.jsonschema --write"


@pytest.mark.parametrize("noun", NOUNS)
def test_schema_is_a_valid_2020_12_schema(noun: type[Value]) -> None:
    Draft202012Validator.check_schema(json_schema(noun))


@pytest.mark.parametrize("noun", NOUNS)
def test_golden_example_validates_and_comes_back_byte_for_byte(noun: type[Value]) -> None:
    raw = example_path(noun).read_bytes()
    validator(noun).validate(orjson.loads(raw))
    assert noun.decode(raw).encode() + b"\n" == raw


@pytest.mark.parametrize("noun", NOUNS)
def test_whatever_a_noun_encodes_validates(noun: type[Value]) -> None:
    check_schema = validator(noun)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(values.noun(noun))
    def check(value: Value) -> None:
        check_schema.validate(orjson.loads(value.encode()))

    check()


@pytest.mark.parametrize("noun", NOUNS)
def test_a_later_version_validates_and_another_noun_does_not(noun: type[Value]) -> None:
    message = orjson.loads(example_path(noun).read_bytes())
    name = noun.schema_name().partition("/")[0]
    assert validator(noun).is_valid({**message, "schema": f"{name}/2", "later": True})
    assert not validator(noun).is_valid({**message, "schema": "tocsin.other/1"})
    assert not validator(noun).is_valid({**message, "schema": f"{name}x/1"})


@pytest.mark.parametrize("noun", NOUNS)
def test_a_message_without_a_required_field_does_not_validate(noun: type[Value]) -> None:
    message = orjson.loads(example_path(noun).read_bytes())
    for required in json_schema(noun)["required"]:
        assert not validator(noun).is_valid({key: value for key, value in message.items() if key != required})


def test_descriptions_come_from_the_source() -> None:
    shape = json_schema(Alert)
    assert shape["properties"]["why"]["description"] == "One plain sentence: what is new against what was known."
    assert shape["$defs"]["Place"]["properties"]["country"]["description"] == "ISO 3166-1 alpha-2."
    assert shape["properties"]["reason"]["description"] == "Why the bell rings."


def test_check_says_which_file_is_stale_and_what_to_run(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tocsin.schemas import jsonschema as j;"
        f"j.FOLDER = Path({str(tmp_path)!r}); j.write(); (j.FOLDER / 'alert.1.schema.json').write_text('{{}}');"
        "(j.FOLDER / 'old.1.schema.json').write_text('{}'); sys.exit(j.main(['--check']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "alert.1.schema.json differs from its noun; run: python -m tocsin.schemas.jsonschema --write" in ran.stderr
    assert "old.1.schema.json has no noun" in ran.stderr
