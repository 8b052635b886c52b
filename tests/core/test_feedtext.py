"""Markup to words: what is kept, what goes, and that no input makes it slow or unclean."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.feedtext import article_text, clean, one_line, plain_text, title_text

CASES = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    "break": ("One<br>two<br/>three", "One\ntwo\nthree"),
    "entities": ("<p>Tom &amp; Jerry &eacute; &#8217; &#x2014;</p>", "Tom & Jerry é ’ —"),
    "script": ("a<script>if (a < b) { x('</p>') }</script>b", "ab"),
    "style": ("<style>p { color: red }</style>text", "text"),
    "comment": ("a<!-- <p>hidden</p> -->b", "ab"),
    "less_than": ("3 < 5 and 7 > 2 <b>!</b>", "3 < 5 and 7 > 2 !"),
    "unclosed_tag": ("words <a href='x", "words <a href='x"),
    "greater_in_attribute": ('<a title="a > b">link</a>', "link"),
    "list": ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
    "table": ("<table><tr><td>Killed</td><td>13</td></tr></table>", "Killed 13"),
    "line_break_in_source": ("<p>one\ntwo</p>", "one two"),
    "pre": ("<pre>one\ntwo</pre>", "one\ntwo"),
    "cdata": ("<![CDATA[inside]]> out", "inside out"),
    "iframe": ("a<iframe src=x>fallback</iframe>b", "ab"),
    "select": ("a<select><option>no</option></select>b", "ab"),
    "plain_text_keeps_its_lines": ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
    "no_break_space": ("a&nbsp;b", "a b"),
    "windows_quotes": ("\x93quoted\x94", "\u201cquoted\u201d"),
    "bidi_marks": ("a\u202eb\u2066c", "abc"),
    "soft_hyphen": ("Ka\u00adbul", "Kabul"),
    "zero_width_non_joiner_stays": ("می\u200cخواهم", "می\u200cخواهم"),
}


@pytest.mark.parametrize(("markup", "text"), CASES.values(), ids=CASES)
def test_markup_becomes_words(markup: str, text: str) -> None:
    assert plain_text(markup) == text


TITLES = {
    "AT&amp;T <b>wins</b>": "AT&T wins",
    "Q&A: 5 > 3": "Q&A: 5 > 3",
    "Using the <select> tag": "Using the <select> tag",
    "Dead<script>alert(1)</script> end": "Dead end",
    "one\n  two": "one two",
    "<p>Breaking</p><p>news</p>": "Breaking news",
    "\ufeffMark": "Mark",
}


@pytest.mark.parametrize(("markup", "title"), TITLES.items())
def test_headline_is_one_clean_line(markup: str, title: str) -> None:
    assert title_text(markup) == title


def test_a_plain_headline_is_not_decoded_again() -> None:
    assert title_text("&amp; <b>", is_plain=True) == "&amp; <b>"


def test_an_article_is_its_title_a_blank_line_and_its_body() -> None:
    assert article_text("Title", "Body.") == "Title\n\nBody."
    assert article_text("Title", "") == article_text("Title", "Title") == "Title"
    assert article_text("T", "Body.\n\nThe post T appeared first on Site.") == "T\n\nBody."


HOSTILE = [
    "<",
    "<a ",
    "<!--",
    "<script>",
    "<a b='",
    "<svg>",
    "</div>",
    "&",
    '<a ="<',
    "\n ",
    "<a b='>",
    "<?",
    "<svg></b>",
    "<title>",
    "\u00a0\n",
    "<![CDATA[",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_markup_makes_it_slow(piece: str) -> None:
    start = time.process_time()
    plain_text(piece * (600_000 // len(piece)))
    title_text(piece * 5_000)
    assert time.process_time() - start < 2.0


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&;/!-'\"ab\x00\ud800")), max_size=300))
def test_any_markup_gives_clean_words(markup: str) -> None:
    for text in (plain_text(markup), title_text(markup), clean(markup), one_line(markup)):
        text.encode("utf-8")
        assert "\0" not in text
        assert not any(unicodedata.category(char) == "Cs" for char in text)
        assert unicodedata.is_normalized("NFC", text)
    assert "\n" not in title_text(markup)
