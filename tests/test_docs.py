"""The documents are true: their commands exist, their links lead somewhere, every command explains itself."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tocsin.agents.pipeline import STAGE_NAMES, decisions, pipeline
from tocsin.cli import main
from tocsin.core.policy import Policy
from tocsin.streams.topics import TOPICS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    found = {}
    for name, command in group.commands.items():
        found[f"{path}{name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{path}{name} ")
    return found


@pytest.mark.parametrize("name", sorted(commands(main)))
def test_every_command_explains_itself(name: str) -> None:
    command = commands(main)[name]

    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_named_in_a_document_exist(path: Path) -> None:
    known = commands(main)
    for words in re.findall(r"`(?:\.venv/bin/)?tocsin ((?:[a-z]+ ?)+)", path.read_text(encoding="utf-8")):
        first = words.split()[0]
        assert first in known, f"{path.name} names tocsin {first}"


def test_targets_named_in_the_readme_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text()):
        assert f"\n{target}:" in makefile


def test_the_picture_names_every_stage_and_topic_between_a_feed_and_an_alert() -> None:
    for text in ((ROOT / "README.md").read_text(), (ROOT / "agents" / "__init__.py").read_text()):
        assert all(name in text for name in STAGE_NAMES)
        assert all(t.name in text for stage in decisions(Policy()) for t in stage.sends if not t.compact)


def test_every_topic_a_stage_touches_is_listed() -> None:
    stages = pipeline(Policy(), ()).stages

    assert tuple(stage.name for stage in stages) == STAGE_NAMES
    assert {t.name for stage in stages for t in (*stage.reads, *stage.sends)} <= {t.name for t in TOPICS}
