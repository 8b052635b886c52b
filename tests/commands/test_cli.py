"""The command line as people use it: what it prints, and what it says when something is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from tocsin.cli import main

GOLD = {
    "id": "g1",
    "text": "Air strikes killed at least 12 civilians in Aleppo on Friday, the governor said.",
    "claims": [
        {
            "effect": "killed", "low": 12, "high": None, "qualifier": "at_least", "victims": "civilians", "category": "civilian",
            "victim_side": None, "claimant": "the governor", "perpetrator": None, "places": ["Aleppo"], "subset": False,
            "scope": "current", "denied": False, "evidence": "killed at least 12 civilians",
        }
    ],
    "strikes": [],
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tocsin(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


def test_text_on_standard_input_becomes_one_json_line(home: Path) -> None:
    result = tocsin("extract", stdin=GOLD["text"])  # type: ignore[arg-type]

    line = orjson.loads(result.stdout)
    assert set(line) == {"id", "strikes", "claims"}
    assert [(c["effect"], c["count"]["low"]) for c in line["claims"]] == [("killed", 12)]


def test_json_lines_keep_their_ids_and_an_article_without_text_is_named(home: Path) -> None:
    Path("a.jsonl").write_bytes(orjson.dumps(GOLD) + b"\n" + orjson.dumps({"id": "b", "text": "Nothing here."}) + b"\n")
    result = tocsin("extract", "a.jsonl")
    assert [orjson.loads(line)["id"] for line in result.stdout.splitlines()] == ["g1", "b"]

    Path("bad.jsonl").write_text('{"id": "x"}\n')
    result = tocsin("extract", "bad.jsonl")
    assert result.exit_code == 2
    assert 'bad.jsonl line 1: an article is an object with at least "text"' in result.stderr


@pytest.mark.parametrize(("dates", "kept"), [(("3/4/2016", "11/21/2016"), True), (("3/4/2016",), False)])
def test_slashed_dates_are_read_where_the_file_shows_their_order(
    home: Path, dates: tuple[str, ...], kept: bool
) -> None:
    Path("a.jsonl").write_bytes(b"".join(orjson.dumps({"text": "x", "date": date}) + b"\n" for date in dates))

    result = tocsin("extract", "a.jsonl")

    assert result.exit_code == 0
    assert ("left out" in result.stderr) is not kept


def test_a_file_called_dash_is_standard_input(home: Path) -> None:
    by_name, plain = (tocsin("extract", *paths, stdin=GOLD["text"]) for paths in (["-"], []))  # type: ignore[arg-type]

    assert by_name.stdout == plain.stdout != ""


def test_store_says_who_keeps_the_warehouse_of_an_embedded_log(home: Path) -> None:
    result = tocsin("store")

    assert (result.exit_code, "keep the warehouse themselves" in result.stderr) == (2, True)


def test_extract_explain_shows_the_words_and_the_rules(home: Path) -> None:
    result = tocsin("extract", "--explain", stdin=GOLD["text"])  # type: ignore[arg-type]

    assert result.exit_code == 0, result.output
    assert "killed 12 or more: " in result.stdout
    assert "says the governor" in result.stdout


def test_score_gives_the_measures_and_lists_errors(home: Path) -> None:
    Path("gold.jsonl").write_bytes(orjson.dumps(GOLD))
    Path("found.jsonl").write_text(tocsin("extract", "gold.jsonl").stdout)

    result = tocsin("score", "gold.jsonl", "found.jsonl", "--errors", "5")

    assert "claims core  P 1.000  R 1.000  F1 1.000" in result.stdout
    assert "invented | g1 | strike" in result.stdout, "the gold says there is no strike"
    assert orjson.loads(tocsin("score", "gold.jsonl", "found.jsonl", "--json").stdout)["claims_core"]["f1"] == 1.0


def test_a_missing_file_is_one_plain_line(home: Path) -> None:
    result = tocsin("extract", "nowhere.txt")

    assert (result.exit_code, result.stderr) == (2, "tocsin: nowhere.txt: no such file\n")


def test_the_example_settings_are_the_defaults(home: Path) -> None:
    example = tocsin("settings", "--example").stdout
    uncommented = "\n".join(
        line.removeprefix("# ").split("  #")[0] for line in example.splitlines()[1:] if line.strip()
    )
    table = tomllib.loads(
        "\n".join(line.split("]  ")[0] + "]" if line.startswith("[") else line for line in uncommented.splitlines())
    )

    assert table["streams"]["partitions"] == 8
    assert table["alerts"]["score_min"] == 2.5
    Path("tocsin.toml").write_text(example)
    assert tocsin("settings").exit_code == 0


def test_doctor_says_what_is_missing_and_fails_on_what_is_wrong(home: Path) -> None:
    result = tocsin("doctor", "--no-network")
    assert result.exit_code == 0
    assert "no feeds are configured" in result.stdout

    Path("tocsin.toml").write_text("[alerts]\nscor_min = 1\n")
    result = tocsin("doctor", "--no-network")
    assert result.exit_code == 1
    assert "scor_min" in result.stdout


def test_feeds_come_in_by_opml_are_paused_removed_and_go_out_again(home: Path) -> None:
    Path("in.opml").write_text(
        '<opml version="2.0"><body><outline text="A" type="rss" xmlUrl="https://a.example/rss"/>'
        '<outline text="B" type="rss" xmlUrl="https://b.example/rss"/></body></opml>'
    )
    assert "added 2 feeds" in tocsin("feeds", "import", "in.opml").stdout
    assert "added 0 feeds" in tocsin("feeds", "import", "in.opml").stdout
    ids = [feed["id"] for feed in tomllib.loads(Path("feeds.toml").read_text())["feed"]]

    assert tocsin("feeds", "pause", ids[0]).exit_code == 0
    assert tomllib.loads(Path("feeds.toml").read_text())["feed"][0]["enabled"] is False
    assert tocsin("feeds", "remove", ids[1]).exit_code == 0
    out = tocsin("feeds", "export").stdout
    assert "https://a.example/rss" in out
    assert "https://b.example/rss" not in out
    assert "has no feed" in tocsin("feeds", "remove", "nothing").stderr


def test_the_starter_pack_comes_paused(home: Path) -> None:
    result = tocsin("feeds", "import", "--starter")

    feeds = tomllib.loads(Path("feeds.toml").read_text())["feed"]
    assert "they are paused" in result.stdout
    assert len(feeds) > 50
    assert not any(feed.get("enabled", True) for feed in feeds)


def test_feed_files_are_parsed_one_json_line_each(home: Path) -> None:
    Path("f.xml").write_text(
        '<rss version="2.0"><channel><title>T</title><item><title>A &amp; B</title><link>https://a.example/1</link>'
        "<pubDate>Sat, 28 Feb 2026 18:00:00 GMT</pubDate></item></channel></rss>"
    )
    Path("n.xml").write_text("not a feed")

    first, second = (orjson.loads(line) for line in tocsin("feeds", "parse", "f.xml", "n.xml").stdout.splitlines())

    assert [(a["title"], a["link"]) for a in first["articles"]] == [("A & B", "https://a.example/1")]
    assert (second["articles"], len(second["problems"])) == ([], 1)


def test_a_replay_gives_the_same_bytes_twice(home: Path) -> None:
    from bench.articles import article

    Path("a.jsonl").write_bytes(b"".join(article(n).encode() + b"\n" for n in range(40)))
    for out in ("one", "two"):
        result = tocsin("replay", "a.jsonl", "--out", out)
        assert result.exit_code == 0, result.output

    one = {path.name: path.read_bytes() for path in Path("one").iterdir()}
    assert one == {path.name: path.read_bytes() for path in Path("two").iterdir()}
    assert one["alerts.raised.jsonl"].count(b"\n") > 5
    assert "articles/s" in result.stderr


def test_a_wrong_article_in_a_replay_is_named_with_its_field(home: Path) -> None:
    Path("a.jsonl").write_text('{"article_id": "x"}\n')

    assert "a.jsonl line 1: Article field 'revision': is missing" in tocsin("replay", "a.jsonl").stderr
