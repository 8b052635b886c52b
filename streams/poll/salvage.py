"""Items out of a document that no parser gets through: each one cut out and read on its own, so that one broken item costs only itself."""

from __future__ import annotations

import re

from tocsin.streams.poll.jsonfeed import RawItem

FIELD_CHARS_MAX = 200_000
FIELDS_MAX = 300
"""Elements of one item that are looked at; real items have ten, and some hundred categories."""

_START = re.compile(r"<(?!content:)(?:[A-Za-z0-9_]{1,20}:)?(?:item|entry)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_END = re.compile(r"</(?!content:)(?:[A-Za-z0-9_]{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_NAMES = r"title|link|guid|id|pubDate|published|updated|date|issued|created|modified|description|summary|encoded|content|author|creator|category|enclosure|comments|source"
_FIELD = re.compile(rf"<(?:[A-Za-z0-9_]{{1,20}}:)?({_NAMES})((?:\s[^<>]{{0,2000}})?)(/?)>", re.IGNORECASE)
_NEXT = re.compile(rf"</|<(?:[A-Za-z0-9_]{{1,20}}:)?(?:{_NAMES}|item|entry)[\s/>]", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]{1,2048})", re.IGNORECASE)
_REL = re.compile(r"\brel\s*=\s*[\"']?([^\"'\s>]{1,200})", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:rdf:)?about\s*=\s*[\"']([^\"'\s>]{1,2048})", re.IGNORECASE)
_SOURCE_END = re.compile(r"</(?:[A-Za-z0-9_]{1,20}:)?source\s*>", re.IGNORECASE)
_DATES = ("pubdate", "published", "issued", "created", "date", "updated", "modified")
_BODIES = ("encoded", "content", "description", "summary")


def salvage(text: str, items_max: int) -> tuple[RawItem, ...]:
    """The items of ``text`` as far as they can be told apart; takes linear time."""
    starts = []
    for found in _START.finditer(text):
        starts.append(found)
        if len(starts) > items_max:
            break
    items = []
    for number, start in enumerate(starts[:items_max]):
        limit = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        end = _END.search(text, start.end(), limit)
        about = _ABOUT.search(start.group())
        items.append(_item(text[start.end() : end.start() if end else limit], about[1] if about else ""))
    return tuple(item for item in items if item.title or item.link or item.guid or item.bodies)


def _item(text: str, about: str) -> RawItem:
    """One item's fields; ``about`` is the address RDF names it by."""
    fields: dict[str, str] = {}
    at = 0
    for _ in range(FIELDS_MAX):
        found = _FIELD.search(text, at)
        if found is None:
            break
        name, attributes, empty = found[1].lower(), found[2], found[3]
        at = found.end()
        if name == "source":
            # Where the item was taken from has a title and a link of its own.
            end = None if empty else _SOURCE_END.search(text, at)
            at = end.end() if end else at
            continue
        href = _HREF.search(attributes) if name == "link" else None
        if href and _is_page(attributes):
            fields.setdefault("link", href[1].replace("&amp;", "&"))
        if empty or href:
            continue
        if name == "guid" and re.search(r"\bispermalink\s*=\s*[\"']?false", attributes, re.IGNORECASE):
            fields.setdefault("no_link", name)
        value, at = _value(text, at)
        fields.setdefault(name, value)
    bodies = tuple((fields[name], False) for name in _BODIES if fields.get(name))
    return RawItem(
        guid=fields.get("guid") or fields.get("id", ""),
        link=fields.get("link") or about or _permalink(fields),
        title=fields.get("title", ""),
        bodies=bodies,
        dates=tuple(fields[name] for name in _DATES if fields.get(name)),
        author=fields.get("author") or fields.get("creator", ""),
    )


def _is_page(attributes: str) -> bool:
    """Whether a link leads to the item's page, not to its feed, its replies or its sound."""
    rel = _REL.search(attributes)
    return rel is None or rel[1].lower() == "alternate"


def _permalink(fields: dict[str, str]) -> str:
    guid = fields.get("guid") or fields.get("id", "")
    return guid if guid.lower().startswith(("http://", "https://")) and "no_link" not in fields else ""


def _value(text: str, at: int) -> tuple[str, int]:
    """What stands between here and the next tag of any kind that could end it; CDATA is taken whole."""
    start = at
    while text[start : start + 1].isspace():
        start += 1
    if text.startswith("<![CDATA[", start):
        end = text.find("]]>", start)
        stop = end if end >= 0 else len(text)
        return text[start + 9 : min(stop, start + FIELD_CHARS_MAX)], stop
    found = _NEXT.search(text, at)
    stop = found.start() if found else len(text)
    return _unescaped(text[at : min(stop, at + FIELD_CHARS_MAX)]).strip(), stop


def _unescaped(text: str) -> str:
    """One layer of XML escapes undone."""
    return (
        text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&apos;", "'")
        .replace("&amp;", "&")
    )
