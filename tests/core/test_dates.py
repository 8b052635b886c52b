"""The date ladder: what each shape of date means, what is flagged, and what is refused rather than guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.dates import FUTURE_SLACK, read_date, read_http_date
from tocsin.schemas.words import DateFlag

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)

CERTAIN = {
    "Sun, 22 Nov 2026 21:05:00 GMT": "2026-11-22T21:05:00",
    "Sun, 22 Nov 2026 21:05:00 +0300": "2026-11-22T18:05:00",
    "Sun, 22 Nov 2026 21:05:00 +03": "2026-11-22T18:05:00",
    "Sun,22 Nov 2026 21:05:00 +03:00": "2026-11-22T18:05:00",
    "Sun, 22 Nov 2026 21:05:00 GMT+0300": "2026-11-22T18:05:00",
    "Sun, 22 Nov 2026 21:05:00 +0530 IST": "2026-11-22T15:35:00",
    "Sun, 22 Nov 2026 21:05:00 +0000 (UTC)": "2026-11-22T21:05:00",
    "Sun, 22 Nov 2026 21:05:00 TRT": "2026-11-22T18:05:00",
    "Sun, 22 Nov 2026 11:05:00 EST": "2026-11-22T16:05:00",
    "Sun, 22 Nov 2026 9:05 PM GMT": "2026-11-22T21:05:00",
    "Sunday, 22-Nov-26 07:33:43 GMT": "2026-11-22T07:33:43",
    "Sun Nov 22 07:33:43 UTC 2026": "2026-11-22T07:33:43",
    "Sun Nov 22 2026 17:00:00 GMT+0000 (Coordinated Universal Time)": "2026-11-22T17:00:00",
    "Mon, 16th Nov 2020 13:16:28 GMT": "2020-11-16T13:16:28",
    "22 Nov 2026, 14:05 (GMT+3)": "2026-11-22T11:05:00",
    "Thu, 25 Feb 2016 00:00:00 Europe/Brussels": "2016-02-24T23:00:00",
    "Fri, 31 Mar 2023 20:19:00 America/Los_Angeles": "2023-04-01T03:19:00",
    "Sat, 11 04 2020 08:51:49 +0100": "2020-04-11T07:51:49",
    "Do, 22 Okt 2026 14:05:00 +0200": "2026-10-22T12:05:00",
    "mar., 01 déc. 2020 16:11:02 +0000": "2020-12-01T16:11:02",
    "2026-11-22T21:05:00Z": "2026-11-22T21:05:00",
    "2026-11-22T21:05:00.123+03:00": "2026-11-22T18:05:00.123000",
    "2026-11-22 21:05:00 +0300": "2026-11-22T18:05:00",
    "2020-11-08T16:20:00-05:00Z": "2020-11-08T21:20:00",
    "2026-11-22T21:05+03": "2026-11-22T18:05:00",
    "20261122T210500Z": "2026-11-22T21:05:00",
    "1763802000": "2025-11-22T09:00:00",
    "1763802000000": "2025-11-22T09:00:00",
    "Sat, 21 Nov 2026 24:00:00 GMT": "2026-11-22T00:00:00",
    "09/15/2014 4:20 pm PST": "2014-09-16T00:20:00",
    "2026-01-17T12:35:9+01:00": "2026-01-17T11:35:09",
    "Sun, 22 Nov 2026 9:5:03 GMT": "2026-11-22T09:05:03",
    "2026-11-22T9:5:3Z": "2026-11-22T09:05:03",
    "2026-11-22T21:05:00+00:0": "2026-11-22T21:05:00",
    "2026-11-22T21:05:00+00:00[UTC]": "2026-11-22T21:05:00",
}

GUESSED = {
    "Sun Nov 22 07:33:43 2026": "2026-11-22T07:33:43",
    "2026-11-22 21:05:00": "2026-11-22T21:05:00",
    "2026-11-22": "2026-11-22T00:00:00",
    "2016/6/29 15:07:41": "2016-06-29T15:07:41",
    "22.11.2026 14:05": "2026-11-22T14:05:00",
    "11/22/2026 9:00 PM": "2026-11-22T21:00:00",
    "22 Kasım 2026 Pazar 14:05": "2026-11-22T14:05:00",
    "22 ноября 2026 г. 14:05": "2026-11-22T14:05:00",
    "22 листопада 2026, 14:05": "2026-11-22T14:05:00",
    "22 de noviembre de 2026 14:05": "2026-11-22T14:05:00",
    "dimanche 22 novembre 2026 à 14h05": "2026-11-22T14:05:00",
    "٢٢ نوفمبر ٢٠٢٦ ١٤:٠٥": "2026-11-22T14:05:00",
    "22 تشرين الثاني 2026": "2026-11-22T00:00:00",
    "2026年11月22日 14:05": "2026-11-22T14:05:00",
    "2026년 11월 22일 오후 2:05": "2026-11-22T14:05:00",
    "Sun, 22 Nov 2026 21:05:00 IST": "2026-11-22T21:05:00",
    "Mon, 22 Nov 2026 21:05:00 GMT": "2026-11-22T21:05:00",
    "Sat, 22 Nov 126 10:00:00 GMT": "2026-11-22T10:00:00",
    "12/11/2026": "2026-11-12T00:00:00",
    "2026-11-22Z": "2026-11-22T00:00:00",
    "2026-11-22+01:00": "2026-11-21T23:00:00",
    "یکشنبه 22 نوامبر 2026": "2026-11-22T00:00:00",
    "۲۲ نومبر ۲۰۲۶ ۱۴:۰۵": "2026-11-22T14:05:00",
}

UNREADABLE = (
    "03/04/2026 10:00", "Today", "2 hours ago", "Sun, 31 Feb 2026 21:05:00 GMT", "0000-00-00 00:00:00", "22 Nov", "Nov. 2020",
    "2026-13-01", "Sun, 22 Nov 2026 25:05:00 GMT", "Sun, 22 Nov 2026 21:05:00 +9900", "not a date", "٢٢", "::::", "9" * 80,
    "Sun, 22 Nov 2026 21:05:00 Nowhere/Else",
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), CERTAIN.items())
def test_a_certain_date_is_read_without_a_flag(raw: str, expected: str) -> None:
    reading = read_date(raw, now=NOW)
    assert (reading.at, reading.flags) == (datetime.fromisoformat(expected).replace(tzinfo=UTC), ())


@pytest.mark.parametrize(("raw", "expected"), GUESSED.items())
def test_a_date_with_something_assumed_says_so(raw: str, expected: str) -> None:
    reading = read_date(raw, now=NOW)
    assert (reading.at, reading.flags) == (datetime.fromisoformat(expected).replace(tzinfo=UTC), (DateFlag.GUESSED,))


@pytest.mark.parametrize("raw", UNREADABLE)
def test_an_uncertain_date_is_refused(raw: str) -> None:
    reading = read_date(raw, now=NOW)
    assert (reading.at, reading.flags) == (None, (DateFlag.UNREADABLE,))


@pytest.mark.parametrize("raw", ["", "  ", None, "<![CDATA[ ]]>"])
def test_no_date_is_missing(raw: str | None) -> None:
    assert read_date(raw, now=NOW).flags == (DateFlag.MISSING,)


@pytest.mark.parametrize(
    "raw",
    ["Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"],
)
def test_a_clocks_zero_is_no_date(raw: str) -> None:
    reading = read_date(raw, now=NOW)
    assert reading.at is None
    assert DateFlag.TOO_OLD in reading.flags


def test_the_country_settles_an_ambiguous_zone() -> None:
    raw = "Sun, 22 Nov 2026 20:00:00 IST"
    told = {country: read_date(raw, now=NOW, country=country) for country in ("IN", "IL", "IE")}
    assert [(reading.at.hour if reading.at else None, reading.flags) for reading in told.values()] == [
        (14, ()),
        (18, ()),
        (19, ()),
    ]


def test_the_feeds_own_habit_settles_the_order_of_day_and_month() -> None:
    raw = "03/04/2026 10:00"
    assert [read_date(raw, now=NOW, day_first=first).at for first in (True, False)] == [
        datetime(2026, 4, 3, 10, tzinfo=UTC),
        datetime(2026, 3, 4, 10, tzinfo=UTC),
    ]


def test_the_future_begins_after_the_slack() -> None:
    soon, later = NOW + FUTURE_SLACK, NOW + FUTURE_SLACK + timedelta(seconds=1)
    assert read_date(soon.isoformat(), now=NOW).flags == ()
    assert read_date(later.isoformat(), now=NOW).flags == (DateFlag.FUTURE,)


zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
moments = st.datetimes(datetime.fromisoformat("1996-01-01"), datetime.fromisoformat("2026-11-20"), timezones=zones).map(
    lambda at: at.replace(microsecond=0)
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(moments)
def test_rfc_822_round_trips(at: datetime) -> None:
    reading = read_date(format_datetime(at), now=NOW)
    assert (reading.at, reading.flags) == (at.astimezone(UTC), ())


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(moments)
def test_rfc_3339_round_trips(at: datetime) -> None:
    reading = read_date(at.isoformat(), now=NOW)
    assert (reading.at, reading.flags) == (at.astimezone(UTC), ())


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(moments)
def test_unix_seconds_round_trip(at: datetime) -> None:
    assert read_date(str(int(at.timestamp())), now=NOW).at == at.astimezone(UTC)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(moments)
def test_http_dates_round_trip_in_all_three_forms(at: datetime) -> None:
    at = at.astimezone(UTC)
    for form in ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"):
        assert read_http_date(f"{at:{form}}") == at


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=150), st.text("0123456789 :/-.,+TZGMTadpmSunNov年", max_size=40)))
def test_any_text_is_read_or_refused(raw: str) -> None:
    reading = read_date(raw, now=NOW)
    assert (reading.at is None) <= bool(reading.flags)
    assert reading.at is None or reading.at.tzinfo is UTC


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(1, 12), st.integers(1, 12), st.integers(2000, 2025))
def test_an_ambiguous_order_is_never_decided_in_silence(first: int, second: int, year: int) -> None:
    reading = read_date(f"{first:02}/{second:02}/{year} 10:00 GMT", now=NOW)
    if first == second:
        assert reading.flags == ()
    else:
        assert reading.at is None or DateFlag.GUESSED in reading.flags
