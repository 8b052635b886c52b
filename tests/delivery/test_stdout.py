"""One alert is one line, whatever a feed wrote."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.delivery.outside import ALERT, a_row
from tests.schemas import values

from tocsin.core.retry import Verdict
from tocsin.delivery.stdout import LINE_CHARS_MAX, Stdout, render
from tocsin.schemas import Alert


def test_the_line_says_when_how_bad_what_and_where_to_read() -> None:
    assert render(ALERT) == (
        "2026-02-28T06:14:31Z HIGH update: Kabul, Kandahar: at least 19 civilians killed, says Hamdullah Fitrat | "
        "Deputy spokesman Hamdullah Fitrat now says at least 19 civilians killed; before, at least 17. | "
        "https://news.example/world/2026/02/28/strikes-on-kabul?utm_source=rss"
    )
    assert " [sample] update: " in render(replace(ALERT, sample=True))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.noun(Alert))
def test_it_is_one_printable_line(alert: Alert) -> None:
    line = render(alert)
    assert len(line.splitlines()) == 1
    assert len(line) <= LINE_CHARS_MAX
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in line)


def test_a_headline_cannot_turn_the_line_around() -> None:
    assert "\u202e" not in render(replace(ALERT, headline="killed \u202e 55"))


async def test_a_closed_stream_is_a_fault_to_try_again() -> None:
    stream = io.StringIO()
    stream.close()
    assert (await Stdout(stream).send(a_row())).verdict is Verdict.NETWORK
