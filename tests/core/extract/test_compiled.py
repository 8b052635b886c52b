"""Compiled extraction finds what interpreted extraction finds; `make compiled` runs this with a compiled wheel in front."""

from __future__ import annotations

import ast
import os
import random
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from bench.articles import ONE_IN, text_of

pytestmark = pytest.mark.compiled
ROOT = Path(__file__).parents[3]
READ = """
import sys
from datetime import UTC, datetime
import orjson
from tocsin.core.extract import extract
from tocsin.core.extract.reading import tokens
print(tokens.__file__, flush=True)
for text in orjson.loads(sys.stdin.buffer.read()):
    for at in (None, datetime(2026, 2, 28, 9, tzinfo=UTC)):
        found = extract(text, article_id="a", published_at=at)
        sys.stdout.buffer.write(orjson.dumps((found.strikes, found.claims)) + b"\\n")
"""
SHUFFLED = 500


def told() -> list[str]:
    """Every longer text of the tests of core/."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "tests" / "core").rglob("*.py"))]
    values = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = {value.encode("utf-8", "replace").decode() for value in values if isinstance(value, str)}
    return sorted(text for text in texts if len(text) > 25)


def corpus() -> list[str]:
    """Those texts, some of them run together or with their words in another order, and articles."""
    chance, texts = random.Random(3), told()
    words = " ".join(texts).split()
    articles = ["\n\n".join(text_of(number, one_in)) for number in range(20) for one_in in (1, ONE_IN)]
    joined = [chance.choice((" ", "\n\n")).join(chance.sample(texts, chance.randint(2, 12))) for _ in range(SHUFFLED)]
    salads = [" ".join(chance.choices(words, k=chance.randint(5, 150))) for _ in range(SHUFFLED)]
    return [*texts, *articles, *joined, *salads, *(text.upper() for text in joined[:100])]


def read(texts: list[str], env: dict[str, str]) -> tuple[Path, list[bytes]]:
    """Which file read the texts, and what it found in each."""
    done = subprocess.run(
        [sys.executable, "-c", READ], input=orjson.dumps(texts), capture_output=True, check=True, env=env
    )
    engine, *found = done.stdout.splitlines()
    return Path(engine.decode()), found


def test_compiled_extraction_finds_what_interpreted_extraction_finds() -> None:
    texts = corpus()
    compiled, ours = read(texts, dict(os.environ))
    interpreted, theirs = read(texts, {**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert (interpreted.suffix, compiled.suffix) == (".py", ".so")
    assert len(ours) == len(texts) * 2
    different = [texts[n // 2] for n, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    assert different == []
