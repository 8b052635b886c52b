"""Every rule of the rules page reads its one example and leaves the other alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tocsin.core.extract import extract

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "rules.md"
ROW = re.compile(r"^\| `([^`]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ROWS = [
    (rule, yes.strip().replace("<br>", "\n"), no.strip().replace("<br>", "\n"))
    for rule, yes, no in ROW.findall(PAGE.read_text("utf-8"))
]
RULE_IN_CODE = re.compile(
    r'"((?:passive|reduced|verb|left|noun|lives|lost|dead|number|list|scope|kind|reports)\.[a-z_]+)"'
)


def rules_of(text: str) -> set[str]:
    return {rule for claim in extract(text).claims for rule in claim.rules}


def test_the_page_has_rows() -> None:
    assert len(ROWS) > 50


@pytest.mark.parametrize(("rule", "text"), [(rule, yes) for rule, yes, _ in ROWS], ids=[row[0] for row in ROWS])
def test_a_rule_reads_its_example(rule: str, text: str) -> None:
    assert rule in rules_of(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, no) for rule, _, no in ROWS], ids=[row[0] for row in ROWS])
def test_a_rule_leaves_its_neighbour_alone(rule: str, text: str) -> None:
    assert rule not in rules_of(text)


def test_each_rule_of_the_code_is_on_the_page() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src/tocsin/core/extract").glob("*.py"))
    missing = set(RULE_IN_CODE.findall(code)) - {rule for rule, _, _ in ROWS} - {"scope.context"}
    assert not missing
