"""Which address is this really, so that one page has one name however it is linked."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, unquote_to_bytes, urljoin, urlsplit

import idna

URL_CHARS_MAX = 2_048
"""Longer addresses are session junk or attacks; browsers and crawlers stop near here too."""

DEFAULT_PORTS = {"http": 80, "https": 443}

TRACKING_PREFIXES = (
    "utm_",
    "mtm_",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "piwik_",
    "matomo_",
    "hsa_",
    "at_",
    "stm_",
    "vero_",
    "oly_",
    "ns_",
)
"""Families of campaign parameters: Google, Matomo, HubSpot, BBC (at_, ns_), Omeda."""

TRACKING_NAMES = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "ysclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "hsctatracking",
        "__hstc",
        "__hssc",
        "__hsfp",
        "s_cid",
        "ncid",
        "cmpid",
        "icid",
        "ito",
        "ocid",
        "smid",
        "smtyp",
        "sr_share",
        "ftag",
        "wt_mc",
        "wt_zmc",
        "xtor",
        "campaign_id",
        "emailid",
        "rss_id",
        "feedref",
        "feed_ref",
        "feedname",
        "feedtype",
        "traffic_source",
        "spm",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "_ga",
        "_gl",
        "_openstat",
        "wickedid",
        "srsltid",
        "sharetype",
        "share_source",
        "sfnsn",
        "mibextid",
        "ref_src",
        "ref_url",
        "fb_action_ids",
        "fb_action_types",
        "fb_source",
        "ml_subscriber",
        "ml_subscriber_hash",
        "rb_clickid",
        "maca",
        "source_rss",
        "via_rss",
    ]
)
"""Parameters that say who shared a link, never which page it is; gathered from the vendors' own documents."""

DROP_WHEN_FEEDLIKE = frozenset({"ref", "source", "src", "from", "via", "rss", "feed", "medium", "amp"})
"""Ambiguous names: dropped only when the value says it names a feed, a share or nothing at all."""

FEEDLIKE_VALUES = frozenset(
    {"", "1", "rss", "feed", "feeds", "atom", "rssfeed", "rss-feed", "twitter", "facebook", "share", "amp"}
)

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEEP_IN_PATH = _UNRESERVED | frozenset(b"!$&'()*+,;=:@/")
_KEEP_IN_QUERY = _UNRESERVED | frozenset(b"!$'()*,;:@/?+")
_EDGE = re.compile(
    r"^[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028\u2029\ufeff]+|[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028\u2029\ufeff]+$"
)
_JUNK = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]+ *")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def split(url: str) -> SplitResult | None:
    """The parts of an http(s) ``url`` with a host and a sane port, or None when it is no such thing."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or port == 0:
        return None
    return parts


def tidy(url: str) -> str:
    """``url`` as a browser reads it: no blanks around it, no controls or line breaks inside, inner blanks escaped."""
    return _JUNK.sub("", _EDGE.sub("", url)).replace(" ", "%20")


def absolute(base: str, link: str) -> str:
    """``link`` resolved against ``base``; "" when the result is not an http(s) address of sane length."""
    link = tidy(link)
    if not link:
        return ""
    try:
        joined = urljoin(base, link)
    except ValueError:
        return ""
    joined = _lower_scheme(joined)
    if len(joined) > URL_CHARS_MAX or split(joined) is None:
        return ""
    return joined.encode("utf-8", "replace").decode()


def _lower_scheme(url: str) -> str:
    scheme, colon, rest = url.partition(":")
    return scheme.lower() + colon + rest


def host_of(url: str) -> str:
    """The host that answers for ``url``, lower case and in ASCII; "" when there is none."""
    parts = split(_lower_scheme(tidy(url)))
    return _ascii_host(parts.hostname or "") if parts else ""


def shown(url: str) -> str:
    """``url`` without user name and password, for logs and messages."""
    parts = split(_lower_scheme(url))
    if parts is None or "@" not in parts.netloc:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def canonical_url(url: str) -> str:
    """The one name of the page behind ``url``; "" when it is no http(s) address.

    Folds what does not change the page: http and https (publishers flip), letter case of scheme and
    host, IDN forms, default ports, needless percent-encoding, dot segments, a trailing slash, the
    order of parameters, campaign parameters, and the fragment (but not ``#!`` routes). It is a key,
    not an address to visit. Idempotent.
    """
    url = _lower_scheme(tidy(url))
    if len(url) > URL_CHARS_MAX:
        return ""
    parts = split(url)
    if parts is None:
        return ""
    host = _ascii_host(parts.hostname or "")
    if not host:
        return ""
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    path = _path(parts.path)
    query = _query(parts.query, host)
    route = "#" + _encode(parts.fragment, _KEEP_IN_PATH) if parts.fragment.startswith("!") else ""
    return f"https://{host}{port}{path}{'?' + query if query else ''}{route}"


def _ascii_host(host: str) -> str:
    """``host`` in lower-case ASCII (IDNA 2008 with UTS 46 mapping); "" when it cannot be one."""
    host = host.rstrip(".").lower()
    if ":" in host:
        try:
            return f"[{IPv6Address(host.partition('%')[0]).compressed}]"
        except ValueError:
            return ""
    if host.isascii():
        return host if re.fullmatch(r"[a-z0-9_~!$&'()*+,;=.-]{1,253}", host) else ""
    try:
        return idna.encode(host, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return ""


def _path(path: str) -> str:
    """``path`` with dot segments and doubled or trailing slashes gone and one spelling of its escapes."""
    kept: list[str] = []
    for segment in _encode(path, _KEEP_IN_PATH).split("/"):
        if segment == "..":
            if kept:
                kept.pop()
        elif segment not in ("", "."):
            kept.append(segment)
    return "/" + "/".join(kept)


def _query(query: str, host: str) -> str:
    pairs = []
    for pair in query.replace("&amp;", "&").split("&"):
        name, equals, value = pair.partition("=")
        if name and not _is_tracking(name.lower(), value.lower(), host):
            pairs.append(_encode(name, _KEEP_IN_QUERY) + (equals and "=" + _encode(value, _KEEP_IN_QUERY | {0x3D})))
    return "&".join(sorted(pairs))


def _is_tracking(name: str, value: str, host: str) -> bool:
    if name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES):
        return True
    return name in DROP_WHEN_FEEDLIKE and (value in FEEDLIKE_VALUES or value == host or "rss" in value)


def _encode(text: str, keep: frozenset[int]) -> str:
    """``text`` percent-encoded one way: unreserved bytes bare, every other byte as ``%XX``.

    An escape of a reserved byte stays an escape (``%2F`` is not ``/``); a bare ``%`` becomes ``%25``.
    """
    text = _PERCENT.sub("%25", text)
    out: list[str] = []
    for index, piece in enumerate(re.split(r"(%[0-9A-Fa-f]{2})", text)):
        if index % 2:
            byte = unquote_to_bytes(piece)[0]
            out.append(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}")
        else:
            raw = piece.encode("utf-8", "replace")
            out.append("".join(chr(byte) if byte in keep else f"%{byte:02X}" for byte in raw))
    return "".join(out)
