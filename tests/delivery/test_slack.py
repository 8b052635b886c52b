"""Whatever a feed writes, the message is within Slack's limits and alarms nobody it should not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import orjson
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.delivery.outside import ALERT
from tests.schemas import values

from tocsin.delivery import slack
from tocsin.schemas import Alert

HOSTILE = "<!channel> <@U123> <https://evil.example|click> & *bold* \n> quote \x00 \u202e " + "é" * 4_000
BIG = replace(
    ALERT,
    headline=HOSTILE,
    why=HOSTILE,
    theatre=HOSTILE,
    evidence=tuple(
        replace(
            ALERT.evidence[0],
            claimant=HOSTILE,
            outlet=HOSTILE,
            url=url,
            evidence=replace(ALERT.evidence[0].evidence, text=HOSTILE),
        )
        for url in [
            "javascript:alert(1)",
            "https://x.example/?a=1&b=<x>",
            "https://x.example/?a=1&b=2",
            "https://x.example/a|b",
            "https://" + "x" * 5_000,
        ]
    ),
)


def texts(message: dict[str, Any]) -> list[str]:
    blocks = message["blocks"]
    return [block["text"]["text"] for block in blocks if "text" in block] + [
        element["text"] for block in blocks for element in block.get("elements", [])
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(alert=values.noun(Alert))
@example(alert=BIG)
def test_every_message_is_within_the_limits(alert: Alert) -> None:
    message = slack.render(alert)
    header, *rest = message["blocks"]
    assert len(message["blocks"]) <= slack.BLOCKS_MAX
    assert 1 <= len(header["text"]["text"]) <= slack.HEADER_CHARS_MAX
    assert 1 <= len(message["text"]) <= slack.TEXT_CHARS_MAX
    assert all(
        1 <= len(block["text"]["text"]) <= slack.SECTION_CHARS_MAX for block in rest if block["type"] == "section"
    )
    assert len(rest[-1]["elements"]) <= slack.CONTEXT_ELEMENTS_MAX
    assert sum(len(text) for text in texts(message)) <= slack.MESSAGE_CHARS_MAX
    orjson.dumps(message)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(alert=values.noun(Alert))
@example(alert=BIG)
def test_nothing_a_feed_writes_becomes_a_mention_or_a_link_of_its_own(alert: Alert) -> None:
    message = slack.render(alert)
    for text in [*texts(message)[1:], message["text"]]:
        without_links = re.sub(r"<https?://[^\s<>|]+\|[^<>|]*>", "", text)
        assert not re.search(r"[<>]", without_links.removeprefix("> ")), text
        assert "&" not in re.sub(r"&(amp|lt|gt);", "", text)
        assert "\u202e" not in text


def test_a_link_goes_to_the_article_and_to_nothing_odd() -> None:
    message = orjson.dumps(slack.render(ALERT)).decode()
    assert f"<{ALERT.evidence[0].url}|Example News>" in message
    odd = orjson.dumps(slack.render(BIG)).decode()
    assert "javascript:" not in odd


@given(st.text(), st.integers(8, 50))
def test_escaping_stays_within_the_limit_and_cuts_no_entity(text: str, limit: int) -> None:
    shown = slack.cut_escaped(text, limit)
    assert 1 <= len(shown) <= limit
    assert "&" not in re.sub(r"&(amp|lt|gt);", "", shown)


def test_the_message_reads_well() -> None:
    message = slack.render(ALERT)
    assert (
        message["blocks"][0]["text"]["text"]
        == "🟠 Update: Kabul, Kandahar: at least 19 civilians killed, says Hamdullah Fitrat"
    )
    assert message["blocks"][1]["text"]["text"] == ALERT.why
    assert "1 independent of 2 sources" in message["blocks"][-1]["elements"][0]["text"]
    assert slack.render(replace(ALERT, sample=True))["text"].startswith("🟠 [sample] Update:")
