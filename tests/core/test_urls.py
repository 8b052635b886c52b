"""One page, one name: what the canonical form folds, and what it must keep apart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.urls import absolute, canonical_url, host_of, shown

SAME = {
    "scheme": ("http://a.example/x", "https://a.example/x"),
    "case_of_host": ("https://A.Example/x", "https://a.example/x"),
    "default_port": ("https://a.example:443/x", "https://a.example/x"),
    "other_default_port": ("http://a.example:80/x", "https://a.example/x"),
    "trailing_slash": ("https://a.example/x/", "https://a.example/x"),
    "double_slash": ("https://a.example//x", "https://a.example/x"),
    "dot_segments": ("https://a.example/b/../x", "https://a.example/x"),
    "empty_path": ("https://a.example", "https://a.example/"),
    "fragment": ("https://a.example/x#comments", "https://a.example/x"),
    "campaign": ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
    "bbc": ("https://a.example/x?at_medium=RSS&at_campaign=KARANGA", "https://a.example/x"),
    "ref_rss": ("https://a.example/x?ref=rss", "https://a.example/x"),
    "order_of_parameters": ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
    "escapes": ("https://a.example/%7Euser/%c3%a9", "https://a.example/~user/é"),
    "idn": ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
    "trailing_dot": ("https://a.example./x", "https://a.example/x"),
    "blanks_around": (" https://a.example/x\n", "https://a.example/x"),
    "line_break_inside": ("https://a.example/long\n    path", "https://a.example/longpath"),
    "escaped_ampersand": ("https://a.example/x?a=1&amp;b=2", "https://a.example/x?a=1&b=2"),
    "credentials": ("https://u:p@a.example/x", "https://a.example/x"),
}

DIFFERENT = {
    "path": ("https://a.example/x", "https://a.example/y"),
    "case_of_path": ("https://a.example/X", "https://a.example/x"),
    "parameter": ("https://a.example/?p=1", "https://a.example/?p=2"),
    "host": ("https://a.example/x", "https://www.a.example/x"),
    "port": ("https://a.example:8443/x", "https://a.example/x"),
    "escaped_slash": ("https://a.example/a%2Fb", "https://a.example/a/b"),
    "route_in_fragment": ("https://a.example/#!/a", "https://a.example/#!/b"),
    "source_that_names_a_page": ("https://a.example/?source=ministry", "https://a.example/"),
    "plus_and_blank": ("https://a.example/?q=a+b", "https://a.example/?q=ab"),
}

NO_ADDRESS = (
    "",
    "javascript:alert(1)",
    "mailto:a@b",
    "ftp://a.example/",
    "//a.example/x",
    "https://",
    "http://[::1",
    "http://a:b/",
    "https://a b/",
    "x" * 5_000,
)


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_page_has_one_name(pair: tuple[str, str]) -> None:
    assert canonical_url(pair[0]) == canonical_url(pair[1]) != ""


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_two_pages_keep_two_names(pair: tuple[str, str]) -> None:
    assert canonical_url(pair[0]) != canonical_url(pair[1])


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_web_address_has_no_name(text: str) -> None:
    assert canonical_url(text) == ""


urls = st.builds(
    "{}://{}{}/{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.from_regex(r"[a-zA-Z0-9-]{1,12}(\.[a-z]{2,5}){1,2}", fullmatch=True),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    st.text(max_size=40),
    st.text(max_size=30).map(lambda text: "?" + text),
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(urls, st.text(max_size=200)))
def test_canonical_form_is_stable_and_clean(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert once == "" or (once.startswith("https://") and once.isascii() and once.isprintable() and " " not in once)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(urls, st.text(max_size=200)), st.text(max_size=200))
def test_resolving_gives_a_web_address_or_nothing(base: str, link: str) -> None:
    found = absolute(base, link)
    assert found == "" or found.startswith(("http://", "https://"))
    found.encode("utf-8")


def test_relative_links_resolve_as_in_a_browser() -> None:
    base = "https://a.example/deep/feed.xml"
    assert absolute(base, "story") == "https://a.example/deep/story"
    assert absolute(base, "//b.example/x") == "https://b.example/x"
    assert absolute(base, " /with space ") == "https://a.example/with%20space"
    assert absolute(base, "javascript:alert(1)") == ""


def test_a_shown_address_has_no_password() -> None:
    assert shown("https://user:secret@a.example/x?y=1") == "https://a.example/x?y=1"
    assert host_of("https://user:secret@A.example:8080/") == "a.example"
