"""Feeds as they are found: each quirk by name, and that no bytes crash the parser, hold it up or dirty its words."""

from __future__ import annotations

import gzip
import random
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fakes.feeds import NOW, Entry, atom, entries, rss

from tocsin.schemas.words import DateFlag
from tocsin.streams.poll.corpus import parse_file
from tocsin.streams.poll.parse import Kind, Parsed, parse_feed

ITEM = "<item><title>T</title><link>https://n.example/1</link><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item>"
TEN = datetime(2026, 11, 22, 10, tzinfo=UTC)
SECONDS_MAX = 2.0


def read(body: bytes | str, content_type: str | None = None, *, items_max: int = 500) -> Parsed:
    raw = body if isinstance(body, bytes) else body.encode()
    return parse_feed(raw, url="https://n.example/feed", now=NOW, content_type=content_type, items_max=items_max)


def doc(inside: str, attributes: str = 'version="2.0"') -> str:
    return f'<?xml version="1.0"?><rss {attributes}><channel><title>C</title>{inside}</channel></rss>'


def with_title(title: str) -> str:
    return doc(ITEM.replace("<title>T<", f"<title>{title}<"))


def encoded(declared: str, title: str, actual: str) -> bytes:
    return with_title(title).replace("?>", f' encoding="{declared}"?>', 1).encode(actual)


MEDIA = 'version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'

ONE_ITEM: dict[str, bytes | str] = {
    "plain": doc(ITEM),
    "undeclared_prefix": doc(ITEM.replace("</item>", "<media:content url='x'/></item>")),
    "item_beside_the_channel": f"<rss version='2.0'><channel><title>C</title></channel>{ITEM}</rss>",
    "upper_case": doc(ITEM).upper().replace("HTTPS://N.EXAMPLE", "https://n.example"),
    "default_namespace": doc(ITEM, 'version="2.0" xmlns="http://backend.userland.com/rss2"'),
    "no_version": doc(ITEM, ""),
    "rss_in_rss": f"<rss version='2.0'>{doc(ITEM)[21:]}</rss>",
    "channel_only": f"<channel><title>C</title>{ITEM}</channel>",
    "prefixed_atom": '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title><a:link href="https://n.example/1"/><a:updated>2026-11-22T10:00:00Z</a:updated></a:entry></a:feed>',
    "atom_without_namespace": '<feed><entry><title>T</title><link href="/1"/><updated>2026-11-22T10:00:00Z</updated></entry></feed>',
    "atom_03": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title><link rel="alternate" href="/1"/><issued>2026-11-22T10:00:00Z</issued><modified>2026-11-22T11:00:00Z</modified></entry></feed>',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title></channel><item rdf:about="https://n.example/1"><title>T</title><link>https://n.example/1</link><dc:date>2026-11-22T10:00:00Z</dc:date></item></rdf:RDF>',
    "json_feed": '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"/1","title":"T","date_published":"2026-11-22T05:00:00-05:00"}]}',
    "json_feed_with_odd_version": '{"version":"1.0","items":[{"content_text":"x","url":"/1","title":"T","date_published":"2026-11-22T10:00:00Z"}]}',
    "json_feed_with_mark": b'\xef\xbb\xbf {"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://n.example/1","title":"T","date_published":"2026-11-22T10:00:00Z"}]}',
    "published_before_updated": f'<feed {ATOM}><entry><title>T</title><link href="/1"/><updated>2026-11-22T11:00:00Z</updated><published>2026-11-22T10:00:00Z</published></entry></feed>',
    "updated_of_dot_net": doc("<item><title>T</title><link>/1</link><a10:updated>2026-11-22T10:00:00Z</a10:updated></item>", 'xmlns:a10="http://www.w3.org/2005/Atom"'),
    "second_date_is_better": doc("<item><title>T</title><link>/1</link><pubDate>soon</pubDate><dc:date>2026-11-22T10:00:00Z</dc:date></item>", 'xmlns:dc="http://purl.org/dc/elements/1.1/"'),
    "media_title": doc(ITEM.replace("</item>", "<media:content url='x'><media:title>Other</media:title></media:content></item>"), MEDIA),
    "image_in_item": doc(ITEM.replace("<title>", "<image><title>Other</title><link>http://o/</link></image><title>", 1)),
    "source_in_entry": f'<feed {ATOM}><entry><title>T</title><link href="/1"/><updated>2026-11-22T10:00:00Z</updated><source><title>Other</title><link href="http://o/"/><updated>2001-01-01T00:00:00Z</updated></source></entry></feed>',
    "links_of_all_kinds": f'<feed {ATOM}><entry><title>T</title><link rel="self" href="/s"/><link rel="replies" href="/r"/><link rel="alternate" href="/1"/><link rel="enclosure" href="/e"/><updated>2026-11-22T10:00:00Z</updated></entry></feed>',
    "self_link_in_item": doc(ITEM.replace("<link>", "<atom:link rel='self' href='/s'/><link>"), MEDIA),
    "link_in_cdata": doc(ITEM.replace("https://n.example/1", "<![CDATA[\n https://n.example/1 \n]]>")),
    "link_with_at_protocol_name": doc(ITEM.replace("<link>", '<link uri="at://did:plc:abc/app.bsky.feed.post/1">')),
    "link_without_scheme": doc(ITEM.replace("https://n.example/1", "//n.example/1")),
    "guid_as_link": doc(ITEM.replace("<link>", "<guid>").replace("</link>", "</guid>")),
    "guid_beside_link": doc(ITEM.replace("<link>", "<guid>https://o.example/g</guid><link>")),
    "xml_base": f'<feed {ATOM} xml:base="https://n.example/a/"><entry xml:base="../"><title>T</title><link href="1"/><updated>2026-11-22T10:00:00Z</updated></entry></feed>',
    "php_warning_before": "<br />\n<b>Warning</b>: x in /var/www on line 3<br />\n" + doc(ITEM),
    "doctype_html_before": "<!DOCTYPE html>\n" + doc(ITEM),
    "words_behind": doc(ITEM) + "<!-- cached --><script>x</script>",
    "xml_11": doc(ITEM).replace("1.0", "1.1", 1),
    "stylesheet": '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>' + doc(ITEM)[21:],
    "netscape_doctype": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">' + doc(ITEM, 'version="0.91"')[21:],
    "unquoted_attribute": doc(ITEM.replace("<link>", "<guid isPermaLink=false>1</guid><link>")),
    "doubled_attribute": doc(ITEM.replace("<item>", "<item a='1' a='2'>")),
    "channel_never_ends": doc(ITEM).replace("</channel></rss>", ""),
    "item_in_cdata": doc(ITEM.replace("</item>", "<description><![CDATA[<item><title>no</title></item>]]></description></item>")),
    "nul_in_title": doc(ITEM).replace("<title>T", "<title>T\0"),
    "comment_in_title": with_title("T<!-- x -->"),
    "title_over_lines": with_title("\n  T\n"),
    "title_in_cdata_and_bold": with_title("<![CDATA[<b>T</b>]]>"),
    "declared_utf16_is_utf8": doc(ITEM).replace("?>", ' encoding="utf-16"?>', 1),
    "declared_nonsense": doc(ITEM).replace("?>", ' encoding="x-foo"?>', 1),
}  # fmt: skip


@pytest.mark.parametrize("body", ONE_ITEM.values(), ids=ONE_ITEM)
def test_the_item_is_found_whatever_surrounds_it(body: bytes | str) -> None:
    parsed = read(body)
    assert [(item.title, item.link, item.published_at) for item in parsed.items] == [("T", "https://n.example/1", TEN)]
    assert parsed.items_total == 1
    assert parsed.format


TITLES: dict[str, tuple[bytes | str, str]] = {
    "html_entities": (with_title("Caf&eacute;&nbsp;&ndash; x"), "Café – x"),
    "loose_ampersands": (with_title("AT&T & co &copy"), "AT&T & co &copy"),
    "doubly_escaped": (with_title("A &amp;amp; B &amp;#8217;s"), "A & B ’s"),
    "less_than": (with_title("3 &lt; 5"), "3 < 5"),
    "raw_less_than": (with_title("3 < 5"), "3 < 5"),
    "own_entity": ('<!DOCTYPE rss [<!ENTITY kyiv "Kyiv">]>' + with_title("In &kyiv;")[21:], "In Kyiv"),
    "entity_bomb": ('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + with_title("x&b;")[21:], "x&b;"),
    "external_entity": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + with_title("x&x;")[21:], "x&x;"),
    "control_references": (with_title("a&#x1;&#0;&#xD800;&#150;b"), "a–b"),
    "end_of_cdata_in_words": (with_title("a ]]> b"), "a ]]> b"),
    "atom_html": (f'<feed {ATOM}><entry><title type="html">&lt;i&gt;T&lt;/i&gt; &amp;amp; x</title></entry></feed>', "T & x"),
    "atom_xhtml": (f'<feed {ATOM}><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">T <em>x</em> &lt; y</div></title></entry></feed>', "T x < y"),
    "utf_16": (encoded("utf-16", "Té", "utf-16"), "Té"),
    "utf_16_without_mark": (encoded("utf-16", "Té", "utf-16-le"), "Té"),
    "utf_32": (encoded("utf-32", "Té", "utf-32"), "Té"),
    "windows_1252_as_utf8": (encoded("utf-8", "T “q” é", "cp1252"), "T “q” é"),
    "windows_1252_as_latin_1": (encoded("iso-8859-1", "T “q”", "cp1252"), "T “q”"),
    "utf_8_as_latin_1": (encoded("iso-8859-1", "Té", "utf-8"), "Té"),
    "windows_1251": (encoded("windows-1251", "Киев", "cp1251"), "Киев"),
    "koi8_r": (encoded("koi8-r", "Киев", "koi8-r"), "Киев"),
    "gb2312": (encoded("gb2312", "袭击", "gb18030"), "袭击"),
    "shift_jis": (encoded("shift_jis", "攻撃", "cp932"), "攻撃"),
    "iso_2022_jp": (encoded("iso-2022-jp", "攻撃", "iso-2022-jp"), "攻撃"),
    "arabic_undeclared": (with_title("انفجار في كابول وقتل ثلاثة عشر شخصا").replace("<title>C", "<language>ar</language><title>C", 1).encode("cp1256"), "انفجار في كابول وقتل ثلاثة عشر شخصا"),
    "ebcdic": (encoded("cp037", "Te", "cp037"), "Te"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "title"), TITLES.values(), ids=TITLES)
def test_the_headline_is_what_people_would_read(body: bytes | str, title: str) -> None:
    assert [item.title for item in read(body).items] == [title]


def test_the_http_charset_is_used_when_the_document_names_none() -> None:
    body = with_title("Київ").encode("koi8-u")
    assert read(body, "text/xml; charset=koi8-u").items[0].title == "Київ"


NO_FEED = {
    "empty": (b"", Kind.EMPTY),
    "blanks": (b" \n\0 ", Kind.EMPTY),
    "eleven_bytes": (b"hello world", Kind.EMPTY),
    "web_page": (b"<!doctype html><html><body>" + b"x" * 100, Kind.HTML),
    "site_map": (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://n.example/1</loc></url></urlset>',
        Kind.OTHER,
    ),
    "opml": (b'<opml version="2.0"><body><outline xmlUrl="https://n.example/feed"/></body></opml>', Kind.OTHER),
    "json": (b'{"items": "no"}', Kind.OTHER),
    "json_list": (b"[1, 2, 3]", Kind.OTHER),
    "half_json": (b'{"version":"https://jsonfeed.org/version/1","items":[', Kind.OTHER),
    "pdf": (b"%PDF-1.7" + bytes(range(256)), Kind.OTHER),
    "words": (
        b"This is not a feed, but it goes on for longer than sixty-four bytes, so it is no mere stub.",
        Kind.OTHER,
    ),
}


@pytest.mark.parametrize(("body", "kind"), NO_FEED.values(), ids=NO_FEED)
def test_what_is_no_feed_is_a_problem_in_words(body: bytes, kind: Kind) -> None:
    parsed = read(body)
    assert (parsed.kind, parsed.items) == (kind, [])
    assert parsed.problems


def test_the_fullest_field_is_the_body_and_the_other_the_summary() -> None:
    ns = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    inside = ITEM.replace(
        "</item>",
        "<description>Short.</description><content:encoded><![CDATA[<p>Long one.</p><p>Two & three.</p>]]></content:encoded></item>",
    )
    (item,) = read(doc(inside, ns)).items
    assert (item.body, item.summary) == ("Long one.\n\nTwo & three.", "Short.")


def test_what_a_feed_asks_of_pollers_is_read() -> None:
    ns = (
        'version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    told = "<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency><language>pt_br</language><atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://n.example/self'/><skipHours><hour>1</hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>Sunday</day><day>Noday</day></skipDays>"
    parsed = read(doc(told + ITEM, ns))
    assert (parsed.ttl_s, parsed.update_period_s, parsed.skip_hours, parsed.skip_days) == (
        1_800,
        21_600,
        (0, 1),
        ("sun",),
    )
    assert (parsed.hub, parsed.topic, parsed.language) == ("https://hub.example/", "https://n.example/self", "pt-BR")


def test_items_beyond_the_limit_are_counted_and_said() -> None:
    parsed = read(rss(entries(60)), items_max=50)
    assert (len(parsed.items), parsed.items_total) == (50, 60)
    assert parsed.items[0].title == "Headline 0"
    assert "60 items: the first 50 were read" in parsed.problems


def test_half_an_item_at_the_end_is_left_out() -> None:
    whole = rss(entries(5))
    parsed = read(whole[: whole.rindex(b"<pubDate>")])
    assert [item.title for item in parsed.items] == [f"Headline {n}" for n in range(4)]
    assert any("breaks off" in problem for problem in parsed.problems)


def test_one_broken_item_costs_only_itself() -> None:
    broken = "<item><title>Broken</titel><link>https://n.example/b</link></item>"
    parsed = read(doc(ITEM + broken + ITEM.replace("/1", "/2")))
    assert [(item.title, item.link[-1]) for item in parsed.items] == [("T", "1"), ("Broken", "b"), ("T", "2")]


def test_an_unambiguous_date_settles_the_others_order() -> None:
    items = [
        Entry(link=f"https://n.example/{n}", published=raw)
        for n, raw in enumerate(["03/04/2026 10:00 GMT", "25/04/2026 10:00 GMT"])
    ]
    first, _ = read(rss(items)).items
    assert (first.published_at, first.date_flags) == (datetime(2026, 4, 3, 10, tzinfo=UTC), ())
    (alone,) = read(rss(items[:1])).items
    assert alone.date_flags == (DateFlag.UNREADABLE,)


HEAD, TAIL = '<rss version="2.0"><channel><title>C</title>', "</channel></rss>"
SIZE = 3_000_000
HOSTILE = {
    "tiny_items": HEAD + "<item/>" * (SIZE // 7) + TAIL,
    "small_items": HEAD + "<item><title>a</title></item>" * (SIZE // 30) + TAIL,
    "broken_items": HEAD + "<item><title>a<b></title></item>" * (SIZE // 34) + TAIL,
    "ampersands": HEAD + "<item><title>" + "& " * (SIZE // 2) + "</title></item>" + TAIL,
    "escaped": HEAD + "<item><title>a</title><description>" + "&lt;p&gt;" * (SIZE // 8) + "</description></item>" + TAIL,
    "categories": HEAD + "<item><title>a</title>" + "<category>x</category>" * (SIZE // 22) + "</item>" + TAIL,
    "attributes": HEAD + "<item " + " ".join(f'a{n}="1"' for n in range(SIZE // 12)) + "><title>a</title></item>" + TAIL,
    "less_thans": HEAD + "<item><title>" + "<" * SIZE + "</title></item>" + TAIL,
    "open_comments": HEAD + "<!--" * (SIZE // 4) + TAIL,
    "open_cdata": HEAD + "<item><![CDATA[" * (SIZE // 15) + TAIL,
    "closing_tags": HEAD + "</p>" * (SIZE // 4) + "<item><title>a</title></item>" + TAIL,
    "nested": HEAD + "<item>" + "<a>" * (SIZE // 3) + TAIL,
    "namespaces": "<rss " + " ".join(f'xmlns:n{n}="u"' for n in range(50_000)) + "><channel><item/></channel></rss>",
    "entity_declarations": "<!DOCTYPE rss [" + '<!ENTITY a "b">' * (SIZE // 15) + "]>" + HEAD + "<item/>" + TAIL,
    "xhtml": f'<feed {ATOM}><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">' + "<p>x</p>" * (SIZE // 8) + "</div></content></entry></feed>",
    "deep_json": '{"version":"https://jsonfeed.org/version/1","items":' + "[" * SIZE,
    "json_items": '{"version":"https://jsonfeed.org/version/1","items":[' + ",".join(['{"id":1}'] * (SIZE // 10)) + "]}",
    "long_dates": HEAD + ("<item><title>a</title><pubDate>" + " 1:" * 2_000 + "</pubDate></item>") * 400 + TAIL,
    "skip_hours": HEAD + "<skipHours>" * (SIZE // 11) + TAIL,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_document_holds_the_parser_up(text: str) -> None:
    body = text.encode()
    start = time.process_time()
    read(body)
    assert time.process_time() - start < SECONDS_MAX


def clean_enough(parsed: Parsed) -> bool:
    words = [
        text
        for item in parsed.items
        for text in (item.title, item.body, item.summary, item.guid, item.link, item.author)
    ]
    return not any(
        "\0" in text or any("\ud800" <= char <= "\udfff" for char in text) for text in [*words, *parsed.problems]
    )


SEEDS = [rss(entries(4)), atom(), *(body if isinstance(body, bytes) else body.encode() for body in ONE_ITEM.values())]


@pytest.mark.parametrize("seed", range(12))
def test_damaged_documents_neither_crash_nor_slow_nor_dirty(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        body = bytearray(chance.choice(SEEDS))
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(body))
            match chance.randrange(5):
                case 0:
                    body[at] = chance.randrange(256)
                case 1:
                    del body[at : at + chance.randint(1, 40)]
                case 2:
                    body[at:at] = chance.choice(
                        [
                            b"<",
                            b">",
                            b"&",
                            b"]]>",
                            b"<![CDATA[",
                            b"<!--",
                            b"\0",
                            b"\xff",
                            b"&#0;",
                            b"</item>",
                            b"<item>",
                        ]
                    )
                case 3:
                    body[at:at] = body[chance.randrange(len(body)) :][: chance.randint(1, 200)]
                case _:
                    body = body[: max(1, at)]
            body = body or bytearray(b"x")
        start = time.process_time()
        parsed = read(bytes(body))
        assert time.process_time() - start < SECONDS_MAX
        assert clean_enough(parsed)
        assert Parsed.decode(parsed.encode()) == parsed


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"<rss><channel><item>",
            b"<feed><entry><title>",
            b'{"version":"https://jsonfeed.org/version/1","items":[',
        ]
    ),
)
def test_any_bytes_are_read_or_refused(tail: bytes, head: bytes) -> None:
    parsed = read(head + tail)
    assert clean_enough(parsed)
    assert parsed.kind is Kind.FEED or parsed.items == []


def test_a_file_is_answered_with_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(gzip.compress(rss([Entry(guid="g")])))
    answer = parse_file(path, now=NOW)
    assert (answer["file"], answer["format"], answer["problems"]) == (str(path), "rss20", [])
    (article,) = answer["articles"]
    assert (article["title"], article["link"], article["guid"]) == ("A strike hit Kabul", "https://news.example/1", "g")
    assert (article["published"], article["date_flags"]) == ("2026-11-22T11:00:00Z", [])


def test_a_file_that_is_no_feed_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    for name, body in (("a", b""), ("b", b"\x1f\x8bbroken"), ("c", bytes(range(256)) * 40)):
        (tmp_path / name).write_bytes(body)
        answer = parse_file(tmp_path / name, now=NOW)
        assert answer["articles"] == []
        assert answer["problems"]
    assert parse_file(tmp_path / "missing", now=NOW)["problems"]
    assert parse_file(tmp_path, now=NOW)["problems"]


def test_a_relative_link_of_a_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss([Entry(link="/story/1"), Entry(link="javascript:alert(1)")]))
    assert [article["link"] for article in parse_file(path, now=NOW)["articles"]] == ["/story/1", ""]
    assert [article["link"] for article in parse_file(path, now=NOW, url="https://n.example/f")["articles"]] == [
        "https://n.example/story/1",
        "",
    ]
