"""An alert as a message in a Slack channel, through an incoming webhook, within Slack's limits."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from tocsin.core.retry import AttemptResult, OutboxRow
from tocsin.delivery.destination import Destination, read_url
from tocsin.delivery.dispatch import Now
from tocsin.delivery.http import Http
from tocsin.delivery.line import one_line
from tocsin.delivery.post import host_of, post
from tocsin.schemas import Alert, Quote
from tocsin.schemas.words import AlertKind, Severity

# https://docs.slack.dev/reference/block-kit/blocks : characters of the text fields, items of the lists
HEADER_CHARS_MAX = 150
SECTION_CHARS_MAX = 3_000
CONTEXT_ELEMENTS_MAX = 10
TEXT_CHARS_MAX = 40_000
BLOCKS_MAX = 50
MESSAGE_CHARS_MAX = 12_000
"""Over all blocks; Slack answers msg_blocks_too_long somewhere above (github.com/slackapi/bolt-js/issues/2867)."""
QUOTES_MAX = 3
QUOTE_CHARS_MAX = 900
URL_CHARS_MAX = 2_000
PACE_S = 1.0
"""Slack asks for at most one message a second and hook; https://docs.slack.dev/apis/web-api/rate-limits"""

# Shape as well as colour: it must read on a grey screen
MARKS = {Severity.CRITICAL: "🔴", Severity.HIGH: "🟠", Severity.MEDIUM: "🟡", Severity.LOW: "⚪"}
KINDS = {AlertKind.ALERT: "", AlertKind.UPDATE: "Update: ", AlertKind.CORRECTION: "Correction: "}


@dataclass(frozen=True, slots=True)
class Slack:
    """The way out to one channel. The hook's address is the secret."""

    destination: Destination
    url: str = field(repr=False)
    http: Http = field(repr=False)
    now: Now = field(repr=False)
    pace_s: float = PACE_S

    @property
    def host(self) -> str:
        """Whose circuit breaker it shares."""
        return host_of(self.url)

    async def send(self, row: OutboxRow) -> AttemptResult:
        """POST the message. Slack has no idempotency key: a reply lost after success shows the message twice."""
        body = orjson.dumps(render(row.alert))
        return await post(self.http, self.url, body, {}, self.now(), allow_private=self.destination.allow_private)


def render(alert: Alert) -> dict[str, Any]:
    """The message: a header, what is new, the words and who said them, and how many say so."""
    sample = "[sample] " if alert.sample else ""
    title = f"{MARKS[alert.severity]} {sample}{KINDS[alert.kind]}{alert.headline}"
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": cut(_plain(title), HEADER_CHARS_MAX)}},
        _section(cut_escaped(alert.why, SECTION_CHARS_MAX)),
        *[_section(_quote(quote)) for quote in alert.evidence[:QUOTES_MAX]],
        {"type": "context", "elements": [{"type": "mrkdwn", "text": _footing(alert)}]},
    ]
    return {"text": cut_escaped(title, SECTION_CHARS_MAX), "blocks": blocks, "unfurl_links": False}


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, the last an ellipsis where some are left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut_escaped(text: str, limit: int) -> str:
    """``text`` as mrkdwn that shows it as it is, within ``limit`` after escaping; never cuts an entity in two."""
    shown = _plain(text)
    while len(escaped := escape(cut(shown, limit))) > limit:
        shown = cut(shown, max(1, len(shown) - (len(escaped) - limit)))
    return escaped


def escape(text: str) -> str:
    """Slack's three characters; without ``<`` there is no link and no ``<!channel>``."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """One line without control characters; a text Slack would find empty becomes a dash."""
    return one_line(text) or "–"


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _quote(quote: Quote) -> str:
    words = cut_escaped(quote.evidence.text, QUOTE_CHARS_MAX)
    return f"> {words}\n{cut_escaped(quote.claimant or quote.outlet, 200)}, in {_link(quote.url, quote.outlet)}"


def _link(url: str, label: str) -> str:
    """A link, where the address is a web address that cannot break out of one; else only the label."""
    shown = cut_escaped(label.replace("|", " "), 200)
    if len(url) > URL_CHARS_MAX or not re.fullmatch(r"https?://[^\s<>|\x00-\x1f]+", url):
        return shown
    return f"<{escape(url)}|{shown}>"


def _footing(alert: Alert) -> str:
    independent = f"{alert.independent_sources} independent of {alert.sources} sources"
    return cut_escaped(f"{alert.severity} · {alert.reason.replace('_', ' ')} · {alert.theatre} · {independent}", 500)


def open_slack(destination: Destination, http: Http, now: Now, environ: Mapping[str, str] = os.environ) -> Slack:
    """Read the hook's address; raises SettingsError."""
    return Slack(destination, read_url(destination, environ), http, now)
