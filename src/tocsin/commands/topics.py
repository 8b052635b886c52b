"""tocsin topics: the topics as a table, a diagram, or an AsyncAPI document."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from tocsin.agents.pipeline import decisions
from tocsin.core.policy import Policy
from tocsin.settings import Settings
from tocsin.streams.topics import TOPICS


def show_topics(settings: Settings, *, mermaid: bool, asyncapi: bool) -> None:
    """Print what was asked for."""
    console = Console()
    if mermaid:
        console.print(mermaid_of(), markup=False, highlight=False)
    elif asyncapi:
        console.print(asyncapi_of(settings), markup=False, highlight=False, soft_wrap=True)
    else:
        console.print(_table(settings))


def _table(settings: Settings) -> Table:
    table = Table("topic", "carries", "about", "written by", "read by", "kept")
    for topic in TOPICS:
        kept = "newest per key, for ever" if topic.compact else f"{settings.streams.retention_days} days"
        name = settings.streams.prefix + topic.name
        table.add_row(name, topic.noun.__name__, topic.about, topic.written_by, ", ".join(topic.read_by), kept)
    return table


def mermaid_of() -> str:
    """The pipeline as a Mermaid flow chart, drawn from the stages themselves."""
    lines = ["flowchart LR", "  feeds([feeds]) --> poll[poll] --> articles.polled"]
    for stage in decisions(Policy()):
        lines += [f"  {topic.name} --> {stage.name}[{stage.name}]" for topic in stage.reads]
        lines += [f"  {stage.name} --> {topic.name}" for topic in stage.sends]
    lines += ["  alerts.raised --> deliver[deliver] --> chat([chat])"]
    lines += ["  events.enriched --> desk([desk])", "  events.enriched --> store([warehouses])"]
    return "\n".join(lines)


def asyncapi_of(settings: Settings) -> str:
    """The AsyncAPI 3 document of the topics, as JSON."""
    import orjson  # noqa: PLC0415

    from tocsin import __version__  # noqa: PLC0415
    from tocsin.schemas.asyncapi import Channel, asyncapi  # noqa: PLC0415

    channels = [
        Channel(
            name=topic.name,
            address=settings.streams.prefix + topic.name,
            noun=topic.noun,
            about=topic.about,
            written_by=topic.written_by,
            read_by=topic.read_by,
            compact=topic.compact,
            partitions=settings.streams.partitions,
            retention_days=None if topic.compact else settings.streams.retention_days,
        )
        for topic in TOPICS
    ]
    return orjson.dumps(asyncapi(channels, version=__version__), option=orjson.OPT_INDENT_2).decode()
