"""What a feed's markup says in plain words, safe to store, show and cut evidence from."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

TEXT_CHARS_MAX = 200_000
"""A very long read is 100,000 characters; beyond twice that it is a dump, not an article."""
TITLE_CHARS_MAX = 1_000
SUMMARY_CHARS_MAX = 4_000
MARKUP_CHARS_MAX = 1_500_000
"""Markup read for one item: page builders write about five characters of it for one of text."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
    ]
)
"""Elements that end a paragraph (WHATWG rendering, display: block and list-item)."""
LINE_BREAKS = frozenset({"br"})
CELLS = frozenset({"td", "th"})
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "map",
        "select",
        "textarea",
        "button",
        "noembed",
        "noframes",
    ]
)
"""Elements whose content is not words of the article."""
VERBATIM = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes"})
"""Inside these, ``<`` opens nothing until the element's own end tag."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069]"
)
"""Controls, lone surrogates, non-characters, and invisible marks that hide or reorder words.
U+200C and U+200D stay: Persian and Urdu spell with them."""
_ASTRAL_NON = re.compile(
    "[" + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17)) + "]"
)
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINES = re.compile(r"\s*[\n\x85\u2028\u2029]\s*")
_PARAGRAPHS = re.compile(r"[ ]*\n[ ]*(?:\n[ ]*)+")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
_LOOKS_MARKED = re.compile(r"<[a-zA-Z!/?]|&#?\w{1,32};")
_CP1252 = {i: bytes([i]).decode("cp1252", "ignore") for i in range(0x80, 0xA0)}
_WORDPRESS_TAIL = re.compile(r"\s*The post .{1,400} (?:first )?appeared (?:first )?on .{1,200}\.?\s*\Z", re.DOTALL)


def clean(text: str) -> str:
    """``text`` in NFC without controls, lone surrogates, non-characters and invisible marks.

    C1 code points are read as the Windows-1252 characters they nearly always stand for. Newlines
    and tabs stay.
    """
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CP1252)
        text = _ASTRAL_NON.sub("", _FORBIDDEN.sub("", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str, limit: int = TITLE_CHARS_MAX) -> str:
    """``text`` clean, on one line, with single blanks, cut at ``limit`` characters."""
    text = " ".join(clean(text[: limit * 4]).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def title_text(markup: str, *, is_plain: bool = False) -> str:
    """A headline as people read it: HTML elements stripped, entities decoded once more when still there.

    What only looks like an element stays: "Using the <select> tag", "x < 5".
    """
    markup = markup[: TITLE_CHARS_MAX * 4]
    if is_plain or not _LOOKS_MARKED.search(markup):
        return one_line(markup)
    if "<" in markup:
        markup = _TITLE_SILENT.sub(" ", markup)
        markup = _TITLE_BREAK.sub(" ", markup)
        markup = _TITLE_INLINE.sub("", markup)
    return one_line(unescape(markup))


_TITLE_SILENT = re.compile(r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE_BREAK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|hr|blockquote)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TITLE_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|base|bdi|bdo|big|blink|cite|code|del|dfn|em|embed|font|frame|frameset|i|iframe|img|ins|kbd|link|mark|meta|nobr|object|applet|q|rp|rt|ruby|s"
    r"|samp|small|span|strike|strong|sub|sup|svg|time|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def plain_text(markup: str, limit: int = TEXT_CHARS_MAX) -> str:
    """The words of ``markup`` with a blank line between paragraphs; takes linear time on any input.

    Text without a tag or entity keeps its own line breaks as they are.
    """
    markup = markup[:MARKUP_CHARS_MAX]
    if not _LOOKS_MARKED.search(markup):
        return _settle(clean(markup))[:limit].rstrip()
    if "<" in markup:
        pieces = _Stripper(markup).run()
        text = clean(unescape("".join(pieces)))
    else:
        text = clean(unescape(markup))
    return _settle(text)[:limit].rstrip()


def article_text(title: str, body: str) -> str:
    """What extraction reads: the title, a blank line, the body; the title alone when the body repeats it."""
    body = _WORDPRESS_TAIL.sub("", body) if "appeared" in body[-700:] else body
    if not body or body == title:
        return title
    return f"{title}\n\n{body}" if title else body


def _settle(text: str) -> str:
    """One blank between words, one blank line between paragraphs."""
    text = _BLANKS.sub(" ", text)
    return _PARAGRAPHS.sub("\n\n", text).replace(" \n", "\n").replace("\n ", "\n").strip()


class _Stripper:
    """One walk over the markup: every ``<`` is looked at once, so no input makes it slow."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.out: list[str] = []
        self.silent = ""
        self.silent_depth = 0
        self.no_more: set[str] = set()
        self.pre = 0

    def run(self) -> list[str]:
        at, end = 0, len(self.markup)
        while at < end:
            less = self.markup.find("<", at)
            if less < 0:
                self._text(self.markup[at:])
                break
            if less > at:
                self._text(self.markup[at:less])
            at = self._angle(less)
        return self.out

    def _text(self, text: str) -> None:
        if not self.silent:
            self.out.append(text if self.pre else _LINES.sub(" ", text))

    def _angle(self, less: int) -> int:
        """Read what starts at the ``<`` at ``less``; returns where reading goes on."""
        markup = self.markup
        following = markup[less + 1 : less + 2]
        if following == "!":
            if markup.startswith("<!--", less):
                return self._skip(less, "-->")
            if markup.startswith("<![CDATA[", less):
                return self._cdata(less)
            return self._skip(less, ">")
        if following == "?":
            return self._skip(less, ">")
        closing = following == "/"
        name = _NAME.match(markup, less + 1 + closing)
        if name is None:
            self._text("<")
            return less + 1
        stop = self._tag_end(name.end())
        if stop < 0:
            self._text("<")
            return less + 1
        tag = name.group().lower()
        if closing:
            self._close(tag)
        elif markup[stop - 2] != "/" or tag in BLOCKS or tag in LINE_BREAKS:
            return self._open(tag, stop)
        return stop

    def _find(self, needle: str, start: int) -> int:
        """Like str.find, but a needle once not found is never looked for again."""
        if needle in self.no_more:
            return -1
        found = self.markup.find(needle, start)
        if found < 0:
            self.no_more.add(needle)
        return found

    def _skip(self, less: int, needle: str) -> int:
        found = self._find(needle, less + 2)
        return found + len(needle) if found >= 0 else (less + 2 if needle == "-->" else len(self.markup))

    def _cdata(self, less: int) -> int:
        found = self._find("]]>", less)
        stop = found if found >= 0 else len(self.markup)
        self._text(self.markup[less + 9 : stop])
        return min(stop + 3, len(self.markup))

    def _tag_end(self, start: int) -> int:
        """Where the tag whose name ends at ``start`` ends, quotes respected; -1 when it never does."""
        greater = self._find(">", start)
        if greater < 0:
            return -1
        inside = self.markup[start:greater]
        for quote in "\"'":
            if inside.count(quote) % 2 and ("=" + quote in inside or "= " + quote in inside):
                close = self.markup.find(quote, greater, greater + 4_000)
                later = self.markup.find(">", close, close + 4_000) if close >= 0 else -1
                if later >= 0 and "<" not in self.markup[greater:close]:
                    return later + 1
        return greater + 1

    def _open(self, tag: str, stop: int) -> int:
        if tag in BLOCKS:
            self._break("\n\n")
            self.pre += tag == "pre"
        elif tag in LINE_BREAKS:
            self._break("\n")
        elif tag in CELLS:
            self._break(" ")
        elif tag in SILENT:
            if tag in VERBATIM:
                return self._verbatim(tag, stop)
            if self.markup[stop - 2] != "/" and tag != "embed" and self.silent in ("", tag):
                self.silent = tag
                self.silent_depth += 1
        return stop

    def _verbatim(self, tag: str, stop: int) -> int:
        end = f"</{tag}"
        if end in self.no_more:
            return stop
        found = re.compile(re.escape(end), re.IGNORECASE).search(self.markup, stop)
        if found is None:
            self.no_more.add(end)
            return stop if tag == "title" else len(self.markup)
        greater = self.markup.find(">", found.end())
        return greater + 1 if greater >= 0 else len(self.markup)

    def _close(self, tag: str) -> None:
        if tag == self.silent:
            self.silent_depth -= 1
            self.silent = tag if self.silent_depth else ""
        elif tag in BLOCKS:
            self._break("\n\n")
            self.pre -= tag == "pre" and self.pre > 0

    def _break(self, mark: str) -> None:
        if not self.silent:
            self.out.append(mark)
