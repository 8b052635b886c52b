"""The characters a feed's bytes stand for, whatever its server, its declaration and its editor say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from html.entities import html5

import charset_normalizer

DETECT_BYTES = 20_000
"""Enough of a body for its charset to show."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHAPES = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"{\0", "utf-16-le"),
    (b"\0{", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
"""How "<" or "{" or "<?xm" looks in encodings that are not ASCII's kin (XML 1.0, appendix F)."""
_WIDER = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "latin_1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs", "unicode": "utf-8", "utf8": "utf-8",
    "win-1251": "cp1251", "windows1251": "cp1251", "x-mac-roman": "mac_roman", "x-user-defined": "cp1252",
}  # fmt: skip
"""Supersets that decode what is really sent under the narrower name (WHATWG Encoding Standard)."""
_STATEFUL = ("iso-2022", "iso2022", "utf-7", "hz")
"""Their bytes are plain ASCII, so that looking like UTF-8 proves nothing."""
_WIDE = ("utf-16", "utf-32", "utf16", "utf32", "ucs-")
"""Their shape was looked for before: a document that only says so is something else."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})\s*["']""")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,400}\?>", re.IGNORECASE)
_ROOT = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF|channel|RDF|[a-z0-9]{1,12}:(?:rss|feed|RDF))[\s>]", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ufeff]")
_REFERENCE = re.compile(r"&(?:#(\d{1,8}|[xX][0-9A-Fa-f]{1,7});?|([A-Za-z][A-Za-z0-9]{0,31});)?")
_ENTITY = re.compile(r"""<!ENTITY\s+(\w{1,32})\s+["']([^"'&<%]{0,200})["']\s*>""")
"""Entities of the document's own that stand for plain words; any other kind is an attack, and stays unread."""
_LINK_URI = re.compile(r"""<link uri\s?=\s?(?:"[^"<>]{0,2048}"|'[^'<>]{0,2048}')\s?>""")
"""AT Protocol's name of an item, beside the address in the element; feedparser would take it for the address."""
ENTITIES_MAX = 50
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
HEAD_CHARS = 20_000
"""Junk before the root element is looked for this far: notices, comments, licence texts."""


def to_text(body: bytes, content_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode ``body``; returns the text and what was wrong with it.

    Order: byte order mark; the shape of the first bytes; valid UTF-8 that is not plain ASCII (whatever is
    declared: no other text is valid UTF-8 by chance); the XML declaration; the HTTP charset; a detector.
    """
    body = body.lstrip(b"\r\n\t \0") if not body.startswith((b"\0\0\0<", b"\0<", b"\0{")) else body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), ()
    for shape, name in _SHAPES:
        if body.startswith(shape):
            return body.decode(name, "replace"), ()
    declared = _DECLARED.search(body[:2_000])
    names = [declared[1].decode().lower() if declared else "", _http_charset(content_type)]
    if not body.isascii() or not any(name.startswith(_STATEFUL) for name in names):
        try:
            return body.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    return _by_name(body, names)


def _by_name(body: bytes, names: list[str]) -> tuple[str, tuple[str, ...]]:
    known = [found for name in names if name and not name.startswith(_WIDE) and (found := _codec(name))]
    for name in known:
        if name != "utf-8":
            try:
                return body.decode(name), ()
            except UnicodeDecodeError:
                continue
    if _is_nearly_utf8(body):
        return body.decode("utf-8", "replace"), ("bytes that are not UTF-8 were replaced",)
    detected = _detect(body)
    if detected:
        return body.decode(detected, "replace"), (f"charset not declared or wrong: read as {detected}",)
    return body.decode(known[0] if known else "cp1252", "replace"), ("charset unknown: some characters may be wrong",)


def _is_nearly_utf8(body: bytes) -> bool:
    """A few broken bytes (a cut in the middle of a letter) in what is UTF-8 otherwise."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    letters = sum(1 for char in text[:50_000] if char > "\x7f") - wrong
    return letters > 20 * wrong


_BY_LANGUAGE = {
    "cp1250": "pl cs sk hu ro hr sl bs", "cp1251": "ru uk be bg sr mk", "cp1253": "el", "cp1254": "tr az", "cp1255": "he",
    "cp1256": "ar fa ur ps", "cp1257": "lt lv et", "cp1258": "vi", "cp874": "th", "gb18030": "zh", "cp949": "ko", "cp932": "ja",
}  # fmt: skip
"""The Windows code page of a language: what a feed is written in when it is not what it says."""
_LATIN = frozenset(
    {
        "cp1250",
        "cp1254",
        "cp1257",
        "cp1258",
        "cp775",
        "cp850",
        "cp852",
        "cp437",
        "cp858",
        "hp-roman8",
        "mac-roman",
        "mac-latin2",
        "mac-iceland",
        "mac-turkish",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-16",
    }
)
"""What detectors take Western text for; without a word of the language it is Western."""


def _by_language(body: bytes) -> str:
    """The code page of the language the document names, when its bytes are valid in it."""
    found = re.search(rb"<(?:dc:)?language>\s*([a-zA-Z]{2})\b|xml:lang\s*=\s*[\"']([a-zA-Z]{2})\b", body[:DETECT_BYTES])
    if not found:
        return ""
    language = (found[1] or found[2]).decode().lower()
    name = next((page for page, languages in _BY_LANGUAGE.items() if language in languages.split()), "")
    if not name:
        return ""
    try:
        body.decode(name)
    except UnicodeDecodeError:
        return ""
    return name


def _detect(body: bytes) -> str:
    by_language = _by_language(body)
    if by_language:
        return by_language
    try:
        best = charset_normalizer.from_bytes(body[:DETECT_BYTES], steps=5, chunk_size=512).best()
    except (LookupError, ValueError, UnicodeError):
        return ""
    name = _codec(best.encoding) if best else ""
    return "cp1252" if name in _LATIN else name


def _http_charset(content_type: str | None) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", content_type or "", re.IGNORECASE)
    return found[1].lower() if found else ""


def _codec(name: str) -> str:
    """The text codec for ``name``; "" when Python has none."""
    name = _WIDER.get(name.lower(), name.lower())
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding else ""  # noqa: SLF001 - the only way to tell rot13 from a charset


def without_illegal(text: str) -> str:
    """``text`` without the characters XML forbids."""
    return _ILLEGAL.sub("", text)


def clean_xml(text: str) -> str:
    """``text`` ready for a strict XML parser: declaration in UTF-8 and first, no illegal characters, no unknown entities.

    Takes linear time. What a CDATA section holds is left alone but for illegal characters.
    """
    text = _ILLEGAL.sub("", text)
    text = _from_root(text)
    text = _DECLARATION.sub("", text, count=1) if text[:5].lower() == "<?xml" else text
    text = _LINK_URI.sub("<link>", text) if "<link uri" in text else text
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _mend_references(text.lstrip())


def _from_root(text: str) -> str:
    """Drop what stands before the declaration or the root element."""
    at = 0
    head = text[:HEAD_CHARS]
    while head.startswith("<!--", at) or head[at : at + 1].isspace():
        if head[at : at + 1].isspace():
            at += 1
            continue
        end = head.find("-->", at)
        if end < 0:
            break
        at = end + 3
    found = _ROOT.search(head, at)
    if not found:
        return text
    between = head[at : found.start()]
    return text[found.start() :] if "<!DOCTYPE" not in between.upper() else text[at:]


def _mend_references(text: str) -> str:
    """Turn HTML entities into characters and loose ampersands into ``&amp;``, outside CDATA."""
    if "&" not in text:
        return text
    own = dict(_ENTITY.findall(text[:HEAD_CHARS])[:ENTITIES_MAX])
    out: list[str] = []
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        out.append(_REFERENCE.sub(lambda found: _mended(found, own), text[at : start if start >= 0 else len(text)]))
        if start < 0:
            break
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end + 3
        out.append(text[start:end])
        at = end
    return "".join(out)


def _mended(found: re.Match[str], own: Mapping[str, str]) -> str:
    number, name = found[1], found[2]
    if number:
        return _character(number)
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return found[0]
    if name in own:
        return own[name]
    character = html5.get(name + ";")
    return character.replace("&", "&amp;").replace("<", "&lt;") if character else "&amp;" + found[0][1:]


def _character(number: str) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "ignore")
    legal = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return f"&#{code};" if legal else ""
