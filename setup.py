"""Builds tocsin; with TOCSIN_COMPILED=1 a wheel whose extraction is compiled (docs/decisions/0008-compiled-extraction.md)."""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

COMPILED = (
    "extract/*.py",
    "extract/*/[!_]*.py",
    "places/*.py",
    "actors/find.py",
    "dates.py",
    "small.py",
    "when.py",
)
TABLES = (
    "english/*.py",
    "places/cues.py",
    "extract/decide.py",
    "extract/explain.py",
    "extract/extracted.py",
    "strikes/guard_words.py",
    "strikes/signs.py",
)
"""Hold words and shapes, no work: compiled they would take a minute more and save nothing."""


def extensions() -> list[Extension]:
    """The compiled modules: of a wheel alone, so that beside the sources of a checkout there is never an older copy of them."""
    if os.environ.get("TOCSIN_COMPILED") != "1" or "bdist_wheel" not in sys.argv:
        return []
    from mypyc.build import mypycify  # noqa: PLC0415  only who compiles needs it

    paths = sorted(
        path
        for part in COMPILED
        for path in Path("src/tocsin/core").glob(part)
        if not any(path.match(table) for table in TABLES)
    )
    modules: list[Extension] = mypycify([str(path) for path in paths], opt_level="1", debug_level="0")
    for module in modules:
        # To look for warnings in generated C takes longer than to compile it; nobody replaces a function of ours when
        # the module is loaded, so that calls among them may go straight (2 % of the time).
        module.extra_compile_args += ["-Wno-all", "-fno-semantic-interposition"]
    return modules


setup(ext_modules=extensions())
