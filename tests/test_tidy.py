"""What a reader may rely on in every file of the package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for room in ("agents", "schemas", "streams", "src/tocsin")
    for path in (ROOT / room).rglob("*.py")
    if not path.is_symlink()
)
FUNCTION_LINES_MAX = 100


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_answers_and_no_function_is_too_long_to_see(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree), f"{path} has no docstring"
    long = [
        f"{node.name} {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= FUNCTION_LINES_MAX
    ]
    assert not long


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 100
