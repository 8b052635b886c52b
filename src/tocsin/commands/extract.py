"""tocsin extract: what strikes and claims a text states, as JSON lines or in colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import orjson
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from tocsin.commands.reading import Reading, read_path, read_stream
from tocsin.core.extract import Extracted, extract

STANDARD_INPUT = Path("-")
MANY_ARTICLES = 50
"""From here on a progress bar is shown, where there is a terminal to show it on."""


def readings(paths: Sequence[Path]) -> Iterator[Reading]:
    """The articles of the files, or of standard input where there are none, or where one is called -."""
    return chain.from_iterable(
        read_stream(sys.stdin) if path == STANDARD_INPUT else read_path(path) for path in paths or (STANDARD_INPUT,)
    )


def extract_one(reading: Reading) -> Extracted:
    """What one article states."""
    return extract(
        reading.text,
        article_id=reading.id,
        title=reading.title,
        outlet=reading.outlet,
        language=reading.language,
        published_at=reading.published_at,
    )


def line_of(reading: Reading, found: Extracted) -> bytes:
    """One JSON line: id, strikes, claims."""
    parts = {
        "id": reading.id,
        "strikes": [orjson.Fragment(strike.encode()) for strike in found.strikes],
        "claims": [orjson.Fragment(claim.encode()) for claim in found.claims],
    }
    return orjson.dumps(parts, option=orjson.OPT_APPEND_NEWLINE)


def run_lines(items: Iterable[Reading]) -> None:
    """Write one JSON line per article to standard output."""
    everything = list(items)
    out = sys.stdout.buffer
    with Progress(console=Console(stderr=True), disable=len(everything) < MANY_ARTICLES, transient=True) as progress:
        for reading in progress.track(everything, description="extracting"):
            out.write(line_of(reading, extract_one(reading)))
    out.flush()


def run_explained(items: Iterable[Reading]) -> None:
    """Show each text with what was found marked in it, and the rule that found it."""
    from tocsin.core.extract.explain import explain  # noqa: PLC0415 - only this view needs it

    console = Console()
    for reading in items:
        found = extract_one(reading)
        console.rule(reading.id)
        console.print(coloured(reading.text, explain(reading.text, found)))
        for line in summary(found):
            console.print(line)


COLOURS = {
    "count": "bold black on yellow",
    "claim": "bold yellow",
    "victims": "yellow",
    "claimant": "bold cyan",
    "perpetrator": "magenta",
    "attacker": "magenta",
    "target": "green",
    "place": "blue",
    "when": "dim cyan",
    "strike": "bold red",
}


def coloured(text: str, spans: Iterable[tuple[int, int, str, str]]) -> Text:
    """``text`` with each (start, end, label, rule) in its colour."""
    shown = Text(text)
    for start, end, label, _rule in spans:
        shown.stylize(COLOURS.get(label.split("/")[0], "underline"), start, end)
    return shown


def summary(found: Extracted) -> Iterator[Text]:
    """One line for each claim and strike, with its rules."""
    for claim in found.claims:
        who = claim.claimant.text if claim.claimant else "the article itself"
        high = "or more" if claim.count.high is None else f"to {claim.count.high}"
        count = str(claim.count.low) if claim.count.high == claim.count.low else f"{claim.count.low} {high}"
        marks = [word for word, on in (("part of a whole", claim.subset), ("denied", claim.denied)) if on]
        extra = f" ({', '.join([claim.scope.value, *marks])})"
        yield Text.assemble(
            ("claim  ", "bold yellow"),
            f"{claim.effect.value} {count}: {claim.victims.text} [{claim.victims.category.value}], says {who}{extra}",
            (f"  {' '.join(claim.rules)}", "dim"),
        )
    for strike in found.strikes:
        attacker = strike.attacker.text if strike.attacker else "unknown attacker"
        places = ", ".join(place.text for place in strike.places) or "no place"
        yield Text.assemble(
            ("strike ", "bold red"),
            f"{strike.mode.value} by {attacker} at {places} ({strike.status.value}, {strike.scope.value})",
            (f"  {' '.join(strike.rules)}", "dim"),
        )
