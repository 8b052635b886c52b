"""The command line: how each command is called. What it does is in commands/; settings are read here, once."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import click

from tocsin import __version__
from tocsin.errors import OperatorError
from tocsin.settings import Settings, load_settings

EXIT_OPERATOR = 2
"""Exit status when a person has to act; the message says what to do."""


class _Group(click.Group):
    """Turns an operator's error into one plain line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OperatorError as error:
            click.secho("tocsin: ", fg="red", bold=True, nl=False, err=True)
            click.echo(str(error), err=True)
            ctx.exit(EXIT_OPERATOR)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            ctx.exit(0)


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(cls=_Group, epilog=_examples("tocsin run", "tocsin extract article.txt --explain", "tocsin doctor"))
@click.option(
    "--config", type=click.Path(path_type=Path), help="Settings file; default: ./tocsin.toml, if there is one."
)
@click.version_option(__version__, prog_name="tocsin")
@click.pass_context
def main(ctx: click.Context, config: Path | None) -> None:
    """Watch the world's news feeds and ring when fighting escalates.

    It keeps who claims what, with the very words that say so. Start with `tocsin run`.
    """
    ctx.obj = config


def _settings(ctx: click.Context) -> Settings:
    return load_settings(ctx.find_root().obj)


def _with_logs(ctx: click.Context) -> Settings:
    from tocsin.logs import set_up_logs

    settings = _settings(ctx)
    set_up_logs(settings.log)
    return settings


@main.command(epilog=_examples("tocsin run", "tocsin run --sample", "TOCSIN_DESK_PORT=9000 tocsin run"))
@click.option("--sample", is_flag=True, help="Poll the bundled sample story too, though feeds are configured.")
@click.option("--pace", default=None, type=float, help="Seconds between two events of the sample story.")
@click.pass_context
def run(ctx: click.Context, sample: bool, pace: float | None) -> None:
    """Start everything in one process: poller, pipeline, desk.

    With no feeds.toml it polls the bundled sample story, which is invented, so that the desk has something to show.
    """
    from tocsin.commands.run import run_all

    asyncio.run(run_all(_with_logs(ctx), sample=sample, pace_s=pace))


@main.command(epilog=_examples("tocsin worker", "TOCSIN_BROKER=kafka://kafka:9092 tocsin worker"))
@click.pass_context
def worker(ctx: click.Context) -> None:
    """Run a worker without the desk. On Kafka, start as many as you like: they share the partitions."""
    from tocsin.commands.worker import run_worker

    asyncio.run(run_worker(_with_logs(ctx)))


@main.command(
    epilog=_examples("tocsin desk", "TOCSIN_DESK_HOST=0.0.0.0 TOCSIN_DESK_HOSTS=desk.example.org tocsin desk")
)
@click.pass_context
def desk(ctx: click.Context) -> None:
    """Serve the live page, reading the topics from their beginning.

    Beside an embedded worker it only shows; on Kafka people may also speak (acknowledge, mute, mark wrong).
    """
    from tocsin.commands.run import run_desk

    asyncio.run(run_desk(_with_logs(ctx)))


@main.command(epilog=_examples("tocsin store", "TOCSIN_STORE_POSTGRES=env:WAREHOUSE tocsin store"))
@click.pass_context
def store(ctx: click.Context) -> None:
    """Keep the warehouse that [store] names, on Kafka: one such process for all workers.

    On the embedded log `tocsin run` and `tocsin worker` do it themselves.
    """
    from tocsin.commands.run import run_store

    asyncio.run(run_store(_with_logs(ctx)))


@main.command(
    epilog=_examples(
        "tocsin extract article.txt",
        "cat article.txt | tocsin extract --explain",
        "tocsin extract articles.jsonl > found.jsonl",
        "tocsin extract --feed https://example.org/rss",
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--explain", is_flag=True, help="Show the text with what was found in colour, and the rules that found it."
)
@click.option("--feed", help="Extract from the items of the feed at this address, or in this file.")
@click.pass_context
def extract(ctx: click.Context, paths: tuple[Path, ...], explain: bool, feed: str | None) -> None:
    """Print strikes and casualty claims: one JSON line per article with id, strikes, claims.

    PATHS are texts, or .jsonl files with one article a line ({"id", "text", "title", "published_at"}); without any,
    standard input is read.
    """
    from tocsin.commands import extract as command

    if feed is not None:
        from tocsin.commands.feeds import readings_of_feed

        items = iter(asyncio.run(readings_of_feed(_settings(ctx), feed)))
    else:
        items = command.readings(paths)
    command.run_explained(items) if explain else command.run_lines(items)


@main.command(
    epilog=_examples(
        "tocsin extract gold.jsonl > found.jsonl",
        "tocsin score gold.jsonl found.jsonl --errors 20",
        "tocsin score --live",
        "tocsin score --live --labels marked/",
    )
)
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.argument("predicted", required=False, type=click.Path(path_type=Path))
@click.option("--live", is_flag=True, help="Score what is on the log by what people at the desk marked wrong.")
@click.option(
    "--labels", type=click.Path(path_type=Path), help="With --live: write the marked articles there as labels."
)
@click.option(
    "--errors", default=0, help="List this many of what was missed and invented; of marks: all, or this many."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def score(
    ctx: click.Context,
    gold: Path | None,
    predicted: Path | None,
    live: bool,
    labels: Path | None,
    errors: int,
    as_json: bool,
) -> None:
    """Compare extracted strikes and claims with hand-labelled articles, or count what the desk marked wrong (--live)."""
    if live and gold is None:
        from tocsin.commands.audit import run_audit

        asyncio.run(run_audit(_settings(ctx), errors=errors, as_json=as_json, labels=labels))
        return
    if live or labels or gold is None or predicted is None:
        raise click.UsageError(
            "name the labelled and the extracted file, or give --live (with --labels DIR, if you like)"
        )
    from tocsin.commands.score import run_score

    run_score(gold, predicted, errors=errors, as_json=as_json)


@main.command(epilog=_examples("tocsin replay articles.jsonl --out replayed/", "tocsin replay --speed 60"))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write every topic's records into this folder.")
@click.option("--speed", type=float, help="Play so many times faster than it happened; default: as fast as it goes.")
@click.pass_context
def replay(ctx: click.Context, path: Path | None, out: Path | None, speed: float | None) -> None:
    """Run the same decisions over articles on file (JSON lines), or those still on the topic.

    The same articles always give the same bytes. Nothing is delivered and no topic is written.
    """
    from tocsin.commands.run import run_replay_command

    run_replay_command(_settings(ctx), path, out=out, speed=speed)


@main.command()
@click.option("--mermaid", is_flag=True, help="Draw the pipeline as a Mermaid diagram.")
@click.option("--asyncapi", is_flag=True, help="Print the AsyncAPI 3 document of the topics.")
@click.pass_context
def topics(ctx: click.Context, mermaid: bool, asyncapi: bool) -> None:
    """List the topics: what each carries, who writes it, who reads it, how long it is kept."""
    from tocsin.commands.topics import show_topics

    show_topics(_settings(ctx), mermaid=mermaid, asyncapi=asyncapi)


@main.command()
@click.option("--no-network", is_flag=True, help="Leave out what asks other machines (feeds, clock).")
@click.pass_context
def doctor(ctx: click.Context, no_network: bool) -> None:
    """Check broker, disk, feeds, clock and settings, and say what to do."""
    from tocsin.commands.doctor import run_doctor

    sys.exit(asyncio.run(run_doctor(_settings(ctx), network=not no_network)))


@main.command("settings", epilog=_examples("tocsin settings", "tocsin settings --example > tocsin.toml"))
@click.option("--example", is_flag=True, help="Print a tocsin.toml with every setting, its default and its meaning.")
@click.pass_context
def show_settings(ctx: click.Context, example: bool) -> None:
    """Show the settings in force; secrets are not shown."""
    from tocsin.commands.show_settings import print_example, print_settings

    print_example() if example else print_settings(_settings(ctx))


@main.group("dead")
def dead_letters() -> None:
    """List, show and put back what was set aside: bad input loses nothing."""


def _filters(command: Any) -> Any:
    command = click.option("--stage", default="", help="Only those of this stage, e.g. extract.")(command)
    return click.option("--reason", default="", help="Only those set aside for this reason, e.g. wrong_shape.")(command)


@dead_letters.command("list", epilog=_examples("tocsin dead list", "tocsin dead list --stage deliver --json"))
@_filters
@click.option("--all", "everything", is_flag=True, help="Those that were put back too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each, with the original bytes.")
@click.pass_context
def dead_list(ctx: click.Context, stage: str, reason: str, everything: bool, as_json: bool) -> None:
    """List the dead letters that were not put back yet."""
    from tocsin.commands.dead import list_letters

    asyncio.run(list_letters(_settings(ctx), stage=stage, reason=reason, everything=everything, as_json=as_json))


@dead_letters.command("show", epilog=_examples("tocsin dead show dead-4f1c"))
@click.argument("letter")
@click.pass_context
def dead_show(ctx: click.Context, letter: str) -> None:
    """Show one whole: what went wrong, where, and the original bytes. The beginning of an id is enough."""
    from tocsin.commands.dead import show_letter

    asyncio.run(show_letter(_settings(ctx), letter))


@dead_letters.command(
    "replay", epilog=_examples("tocsin dead replay dead-4f1c", "tocsin dead replay --all --reason delivery_exhausted")
)
@click.argument("letters", nargs=-1)
@_filters
@click.option("--all", "everything", is_flag=True, help="All that were not put back yet.")
@click.option("--again", is_flag=True, help="Also what was put back before.")
@click.pass_context
def dead_replay(
    ctx: click.Context, letters: tuple[str, ...], stage: str, reason: str, everything: bool, again: bool
) -> None:
    """Put the original bytes back on their topic, once the cause is mended; a running tocsin does it for you.

    A delivery that was given up goes to its one destination again.
    """
    from tocsin.commands.dead import replay_letters

    settings = _settings(ctx)
    asyncio.run(replay_letters(settings, letters, everything=everything, stage=stage, reason=reason, again=again))


@main.group("destinations")
def destinations() -> None:
    """List where alerts go, and resume one that said it wants no more (410)."""


@destinations.command("list")
@click.pass_context
def destinations_list(ctx: click.Context) -> None:
    """List the destinations of tocsin.toml and how each stands."""
    from tocsin.commands.destinations import list_destinations

    asyncio.run(list_destinations(_settings(ctx)))


@destinations.command("resume", epilog=_examples("tocsin destinations resume night-desk"))
@click.argument("name")
@click.option("--by", default="", help="Who says so; it stands on the log.")
@click.pass_context
def destinations_resume(ctx: click.Context, name: str, by: str) -> None:
    """Write to a destination again that answered 410 gone."""
    from tocsin.commands.destinations import resume_destination

    asyncio.run(resume_destination(_settings(ctx), name, by))


@main.group()
def feeds() -> None:
    """List, add, check and exchange feeds. They stand in feeds.toml; a running tocsin takes up changes by itself."""


@feeds.command("list")
@click.pass_context
def feeds_list(ctx: click.Context) -> None:
    """List the configured feeds and, where a log is at hand, how each is doing."""
    from tocsin.commands.feeds import list_feeds

    asyncio.run(list_feeds(_settings(ctx)))


@feeds.command("add", epilog=_examples("tocsin feeds add https://example.org/rss.xml --outlet 'Example Wire'"))
@click.argument("url")
@click.option("--outlet", default="", help="Who publishes it; default: the feed's own title.")
@click.option("--id", "feed_id", default="", help="A short name; default: made from the address.")
@click.option("--full-text", is_flag=True, help="Fetch the page of an item that speaks of fighting.")
@click.pass_context
def feeds_add(ctx: click.Context, url: str, outlet: str, feed_id: str, full_text: bool) -> None:
    """Add a feed, by its address or by a page that links to it."""
    from tocsin.commands.feeds import add_feed

    asyncio.run(add_feed(_settings(ctx), url, outlet=outlet, feed_id=feed_id, full_text=full_text))


@feeds.command("remove")
@click.argument("feed_id")
@click.pass_context
def feeds_remove(ctx: click.Context, feed_id: str) -> None:
    """Remove a feed from feeds.toml, or one that was added on the desk."""
    from tocsin.commands.feeds import remove_feed

    asyncio.run(remove_feed(_settings(ctx), feed_id))


@feeds.command("pause")
@click.argument("feed_id")
@click.option("--resume", is_flag=True, help="Poll it again.")
@click.pass_context
def feeds_pause(ctx: click.Context, feed_id: str, resume: bool) -> None:
    """Stop polling a feed for a while, and keep what is known of it."""
    from tocsin.commands.feeds import pause_feed

    asyncio.run(pause_feed(_settings(ctx), feed_id, enabled=resume))


@feeds.command("import", epilog=_examples("tocsin feeds import subscriptions.opml", "tocsin feeds import --starter"))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--starter", is_flag=True, help="The bundled list of candidates, all of them paused: check terms, then resume."
)
@click.pass_context
def feeds_import(ctx: click.Context, path: Path | None, starter: bool) -> None:
    """Add the feeds of an OPML file."""
    from tocsin.commands.feeds import import_feeds

    import_feeds(_settings(ctx), path, starter=starter)


@feeds.command("export", epilog=_examples("tocsin feeds export > feeds.opml"))
@click.pass_context
def feeds_export(ctx: click.Context) -> None:
    """Print the configured feeds as OPML."""
    from tocsin.commands.feeds import export_feeds

    export_feeds(_settings(ctx))


@feeds.command("check")
@click.argument("feed_ids", nargs=-1)
@click.pass_context
def feeds_check(ctx: click.Context, feed_ids: tuple[str, ...]) -> None:
    """Poll each feed once, gently, and show how it is doing; nothing is sent on."""
    from tocsin.commands.feeds import check

    asyncio.run(check(_settings(ctx), feed_ids))


@feeds.command(
    "parse", epilog=_examples("tocsin feeds parse saved-feed.xml", "tocsin feeds parse corpus/*.xml > parsed.jsonl")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def feeds_parse(paths: tuple[Path, ...]) -> None:
    """Parse feed files: one JSON line per file with file, format, articles, problems.

    A file that is no feed, or that holds its parser up for ten seconds, is a problem of its line and no more.
    """
    from tocsin.commands.feedfiles import print_parsed

    asyncio.run(print_parsed(paths))


if __name__ == "__main__":
    main()
