"""Items cut out of documents no parser gets through: the right link, date and title of each, and nothing of its neighbours."""

from __future__ import annotations

import pytest
from tests.fakes.feeds import NOW

from tocsin.streams.poll.jsonfeed import RawItem
from tocsin.streams.poll.parse import parse_feed
from tocsin.streams.poll.salvage import salvage


def only(inside: str, start: str = "<item>") -> RawItem:
    (item,) = salvage(f"<rss><channel>{start}{inside}</item></channel>", 10)
    return item


LINKS = {
    "text": ("<link>https://n.example/1</link>", "https://n.example/1"),
    "alternate": ('<link rel="alternate" href="https://n.example/1"/>', "https://n.example/1"),
    "no_rel": ("<link href='https://n.example/1'/>", "https://n.example/1"),
    "after_its_feed": ('<link rel="self" href="/feed"/><link href="/1"/>', "/1"),
    "before_its_sound": ('<link href="/1"/><link rel="enclosure" href="/1.mp3"/>', "/1"),
    "replies_are_no_page": ('<link rel="replies" href="/1/replies"/>', ""),
    "atom_in_rss": ('<atom:link rel="self" href="/feed"/><link>/1</link>', "/1"),
    "guid": ("<guid>https://n.example/1</guid>", "https://n.example/1"),
    "guid_that_is_no_link": ('<guid isPermaLink="false">https://n.example/1</guid>', ""),
    "guid_that_is_no_address": ("<guid>1</guid>", ""),
    "source_has_its_own": ("<source><title>O</title><link href='/other'/></source><link href='/1'/>", "/1"),
    "source_never_closed": ("<source url='/other'><link>/1</link>", "/1"),
    "source_closes_itself": ("<source url='/other'/><link>/1</link>", "/1"),
}


@pytest.mark.parametrize(("inside", "link"), LINKS.values(), ids=LINKS)
def test_the_link_is_the_items_page(inside: str, link: str) -> None:
    assert only(f"<title>T</title>{inside}").link == link


def test_an_item_of_rdf_is_linked_by_the_address_it_is_about() -> None:
    assert only("<title>T</title>", '<item rdf:about="https://n.example/1">').link == "https://n.example/1"


def test_the_title_and_date_of_a_source_are_not_the_items() -> None:
    item = only(
        "<source><title>Other</title><updated>2001-01-01T00:00:00Z</updated></source><title>T</title><issued>2026-11-22T10:00:00Z</issued>"
    )
    assert (item.title, item.dates) == ("T", ("2026-11-22T10:00:00Z",))


def test_dates_of_publication_come_before_those_of_changes() -> None:
    item = only(
        "<title>T</title><modified>2026-11-22T12:00:00Z</modified><issued>2026-11-22T10:00:00Z</issued>"
        "<created>2026-11-22T11:00:00Z</created>"
    )
    assert item.dates == ("2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z")


def test_items_of_the_content_module_are_part_of_their_item() -> None:
    inside = "<content:items><rdf:Bag><rdf:li><content:item rdf:about='/p'/></rdf:li></rdf:Bag></content:items>"
    body = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>C</title></channel>'
        f'<item rdf:about="/1"><title>T</title><link>/1</link>{inside}</item></rdf:RDF>'
    )
    parsed = parse_feed(body.encode(), url="https://n.example/f", now=NOW)
    assert [item.link for item in parsed.items] == ["https://n.example/1"]
    assert (parsed.items_total, parsed.problems) == (1, ())


def test_a_long_archive_is_read_item_by_item_and_loses_none() -> None:
    """Past the parser's estimated second, items are cut out one by one: nothing but the depth of bodies differs."""
    item = "<item><title>T {n}</title><link>https://n.example/{n}</link><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>{more}</item>"
    more = "".join(f"<category>c{n}</category>" for n in range(8))
    body = "".join(item.format(n=n, more=more) for n in range(4_000))
    parsed = parse_feed(
        f"<rss version='2.0'><channel><title>C</title>{body}</channel></rss>".encode(), url="", now=NOW, items_max=5_000
    )
    assert parsed.problems == ("too much markup for its parser: items were read one by one",)
    assert [item.link for item in parsed.items] == [f"https://n.example/{n}" for n in range(4_000)]
    assert {item.published_at for item in parsed.items} == {NOW.replace(hour=10, minute=0, second=0)}
    assert (parsed.format, parsed.title) == ("rss20", "C")
