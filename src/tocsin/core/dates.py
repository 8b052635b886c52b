"""When was this said, read from the raw string a feed wrote: a wrong date is worse than none, so doubt is flagged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.core.date_words import COUNTRY_ZONES, GUESSED_ZONES, MONTHS, TWO_WORD_MONTHS, WEEKDAYS, ZONES
from tocsin.schemas.words import DateFlag

FUTURE_SLACK = timedelta(minutes=15)
"""Clocks differ by minutes; the feeds that lie run 20 to 40 minutes ahead."""
OLDEST_YEAR = 1995
"""No news feed is older than the web's first newspapers; below it stand epoch zeros and defaults."""
DATE_CHARS_MAX = 120
ZONE_SECONDS_MAX = 15 * 3_600


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a raw date says: ``at`` in UTC or None, and why it should be read with care."""

    at: datetime | None
    flags: tuple[DateFlag, ...] = ()


class _Unreadable(Exception):
    """No reading of the string is safe."""


@dataclass(slots=True)
class _Parts:
    """Numbers found so far; ``guessed`` when one of them had to be assumed."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0
    micro: int = 0
    offset_s: int = 0
    guessed: bool = False


def read_date(
    raw: str | None, *, now: datetime, country: str | None = None, day_first: bool | None = None
) -> DateReading:
    """Read ``raw``, the date as the feed wrote it.

    The ladder: an instant (epoch seconds or milliseconds), ISO 8601 and RFC 3339 with their common
    misspellings, then words (RFC 822, asctime, and month names in some twenty languages), then
    numbers with separators. ``country`` (ISO 3166-1) settles zone names such as IST; ``day_first``
    settles 03/04/2026. What stays ambiguous is UNREADABLE, never a coin toss. Flags: MISSING (empty),
    UNREADABLE, GUESSED (no zone, no time of day, or an ambiguous zone), FUTURE (later than ``now`` by
    more than FUTURE_SLACK), TOO_OLD (before OLDEST_YEAR; an epoch zero has no ``at``).
    """
    text = _normalise(raw or "")
    if not text:
        return DateReading(None, (DateFlag.MISSING,))
    weekday, rest = _weekday(text)
    try:
        parts = (
            _instant(text)
            or _iso(rest, country)
            or _compact(rest)
            or _words(text, country)
            or _numbers(rest, _Order(day_first, weekday, now), country)
        )
        at = _build(parts)
        disagrees = weekday is not None and weekday != _local_weekday(parts)
    except (_Unreadable, ValueError, OverflowError):
        return DateReading(None, (DateFlag.UNREADABLE,))
    return _judge(at, parts.guessed or disagrees, now)


_WEEKDAY_FIRST = re.compile(r"([A-Za-z]{2,9})\.?\s?,?\s+(?=\d)|([A-Za-z]{3,9}),(?=\d)")


def _weekday(text: str) -> tuple[int | None, str]:
    """The English weekday ``text`` begins with (0 Monday) or None, and the text without the word before its first number."""
    found = _WEEKDAY_FIRST.match(text)
    if not found:
        return None, text
    word = (found[1] or found[2]).lower()
    if word in MONTHS and word not in WEEKDAYS:
        return None, text
    number = ("mo", "tu", "we", "th", "fr", "sa", "su").index(word[:2]) if word in WEEKDAYS else None
    return number, text[found.end() :]


def _local_weekday(parts: _Parts) -> int:
    return datetime(parts.year, parts.month, parts.day, tzinfo=UTC).weekday()


def read_http_date(raw: str | None) -> datetime | None:
    """An HTTP date header (RFC 9110 5.6.7, all three forms) in UTC, or None; a zone other than GMT is read as written."""
    text = _normalise(raw or "")
    if not text or text.isdigit():
        return None
    try:
        parts = _words(text, None)
        return _build(parts) if parts else None
    except (_Unreadable, ValueError, OverflowError):
        return None


def _judge(at: datetime, guessed: bool, now: datetime) -> DateReading:
    flags = (DateFlag.GUESSED,) if guessed else ()
    if at > now + FUTURE_SLACK:
        return DateReading(at, (*flags, DateFlag.FUTURE))
    if at.year < OLDEST_YEAR:
        is_default = at.year <= 1900 or abs(at - datetime(1970, 1, 1, tzinfo=UTC)) <= timedelta(days=1)
        return DateReading(None if is_default else at, (*flags, DateFlag.TOO_OLD))
    return DateReading(at, flags)


def _normalise(raw: str) -> str:
    """Blanks folded, digits of any script in ASCII, typographic marks and wrappers dropped."""
    text = raw.strip()[:DATE_CHARS_MAX]
    if not text.isascii():
        text = "".join(_ascii_digit(char) for char in unicodedata.normalize("NFC", text))
        text = text.replace("−", "-").replace("–", "-").replace("‐", "-").replace("،", ",").replace("：", ":")
    text = re.sub(r"<[^>]*>|<!\[CDATA\[|\]\]>|[\x00-\x1f\u200e\u200f\u202a-\u202e]", " ", text)
    return " ".join(text.split()).strip(" .,;\"'")


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _instant(text: str) -> _Parts | None:
    """Unix seconds (9 or 10 digits, perhaps a fraction) or milliseconds (12 or 13)."""
    found = re.fullmatch(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})", text)
    if not found:
        return None
    seconds = int(found[1]) if found[1] else int(found[2]) // 1000
    if found[2] and text.startswith(("19", "20")) and 1 <= int(text[4:6]) <= 12:
        return None
    at = datetime.fromtimestamp(seconds, UTC)
    return _Parts(at.year, at.month, at.day, at.hour, at.minute, at.second)


_ISO = re.compile(
    r"""(?P<year>\d{4})\s?(?P<sep>[-/.:])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})\.?
    (?: (?:\s*[Tt,]\s*|\s+|-(?=\d{1,2}:)|:(?=\d{1,2}:)) (?P<rest>.*)
      | (?P<zone>[Zz]|\+\d{2}:\d{2}) )?""",
    re.VERBOSE,
)
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})|(\d{4})")
_ORDINAL = re.compile(r"(\d{4})-?(\d{3})(?:[Tt](.*))?")


def _iso(text: str, country: str | None) -> _Parts | None:
    """Year first with one separator: ISO 8601, RFC 3339, SQL, and slashes or dots for dashes."""
    found = _ISO.fullmatch(text)
    if found:
        parts = _Parts(int(found["year"]), int(found["month"]), int(found["day"]))
        return _with_time(parts, found["zone"] or found["rest"], country)
    short = _MONTH_ONLY.fullmatch(text)
    if short:
        year, month = (short[1], short[2]) if short[1] else (short[3], "1")
        return _Parts(int(year), int(month), 1, guessed=True)
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal and 1 <= int(ordinal[2]) <= 366:
        day = datetime(int(ordinal[1]), 1, 1, tzinfo=UTC) + timedelta(days=int(ordinal[2]) - 1)
        if day.year != int(ordinal[1]):
            raise _Unreadable
        return _with_time(_Parts(day.year, day.month, day.day), ordinal[3], country)
    return _cjk(text, country)


def _cjk(text: str, country: str | None) -> _Parts | None:
    """2026年11月22日 21:05 and 2026년 11월 22일 오후 9:05."""
    found = re.match(
        r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]\s*(?:[(（][^)）]{1,3}[)）])?\s*(.*)", text
    )
    if not found:
        return None
    rest = found[4]
    for word, mark in (("오후", "pm"), ("下午", "pm"), ("午後", "pm"), ("오전", "am"), ("上午", "am"), ("午前", "am")):
        if word in rest:
            rest = rest.replace(word, "").strip() + " " + mark
    rest = re.sub(
        r"(\d{1,2})\s*[時时시]\s*(\d{1,2})\s*[分분](?:\s*(\d{1,2})\s*[秒초])?",
        lambda m: f"{m[1]}:{m[2]}" + (f":{m[3]}" if m[3] else ""),
        rest,
    )
    return _with_time(_Parts(int(found[1]), int(found[2]), int(found[3])), rest.strip(), country)


def _compact(text: str) -> _Parts | None:
    """20261122, 20261122T2105, 20261122210500Z (ISO 8601 basic)."""
    found = re.fullmatch(
        r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[Tt ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?\s?([Zz]|[+-]\d{2}:?\d{2})?)?", text
    )
    if not found:
        return None
    parts = _Parts(
        int(found[1]), int(found[2]), int(found[3]), int(found[4] or 0), int(found[5] or 0), int(found[6] or 0)
    )
    parts.guessed = not found[7]
    if found[7] and found[7] not in "Zz":
        parts.offset_s = _numeric_zone(found[7])
    return parts


_TIME = re.compile(
    r"""(?<![\d:+.-])(?P<h>\d{1,2})
    (?: (?: : (?P<m1>\d{1,2}) : (?P<s1>\d{1,2}) (?: [.,:] (?P<f1>\d{1,9}) )?
          | [:hH.] (?P<m>\d{2}) (?: [:.m'] (?P<s>\d{2}) (?: [.,:] (?P<f>\d{1,9}) )? )? ) (?!\d)
        \s* (?P<ap>[AaPp]\.?\s?[Mm]\b\.?)?
      | \s* (?P<ap2>[AaPp]\.?[Mm]\b\.?) )""",
    re.VERBOSE,
)
"""Minutes and seconds of one digit are read where all three parts are there: 10:5 alone may be cut off."""
_NUMERIC_ZONE = r"[+-]\s?\d{1,2}(?::?\s?\d{2})?(?::?00|:0)?"
_ZONE = re.compile(
    rf"""\(? (?: (?P<name>[A-Za-z]{{1,5}})? \s* :?-?(?P<num>{_NUMERIC_ZONE})? \)?
      | (?P<first>{_NUMERIC_ZONE}) \s? \(?(?P<second>[A-Za-z]{{1,5}})\)?
      | (?:{_NUMERIC_ZONE})? \s? \[? (?P<place>[A-Z][A-Za-z]+(?:/[A-Za-z_+-]+){{1,2}}) \]? )
    \s* (?:\([^)]*\)|\[(?:UTC|GMT|Z)\])?""",
    re.VERBOSE,
)
"""An abbreviation, a number, both in either order, or a place of the tz database."""


def _with_time(parts: _Parts, rest: str | None, country: str | None) -> _Parts:
    """Add the time of day and zone in ``rest``; none, or a time with no zone, is a guess."""
    rest = (rest or "").strip(" ,")
    if not rest:
        parts.guessed = True
        return parts
    rest = re.sub(r"^(?:at|um|à|a las|saat|-|\|)\s+", "", rest, flags=re.IGNORECASE)
    basic = re.match(r"(\d{2})(\d{2})(\d{2})?(?=$|[Zz+\-\s.])", rest)
    if basic and ":" not in rest[:5]:
        rest = f"{basic[1]}:{basic[2]}" + (f":{basic[3]}" if basic[3] else "") + rest[basic.end() :]
    hour_only = re.fullmatch(r"(\d{2})([Zz]|[+-]\d{2}:?\d{2})?", rest)
    if hour_only:
        rest = f"{hour_only[1]}:00{hour_only[2] or ''}"
    found = _TIME.match(rest)
    if not found:
        return _zone_alone(parts, rest, country)
    _set_time(parts, found)
    _set_zone(parts, rest[found.end() :], country)
    return parts


def _zone_alone(parts: _Parts, rest: str, country: str | None) -> _Parts:
    """A date followed by nothing but a zone has no time of day."""
    _set_zone(parts, rest, country)
    parts.guessed = True
    return parts


def _set_time(parts: _Parts, found: re.Match[str]) -> None:
    hour, meridiem = int(found["h"]), (found["ap"] or found["ap2"] or "")[:1].lower()
    minute, second = found["m"] or found["m1"], found["s"] or found["s1"]
    if meridiem and 1 <= hour <= 12:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    parts.hour, parts.minute = hour, int(minute or 0)
    parts.second = int(second or 0)
    parts.micro = int((found["f"] or found["f1"] or "0").ljust(6, "0")[:6])


def _set_zone(parts: _Parts, tail: str, country: str | None) -> None:
    tail = tail.strip(" ,.;")
    if not tail:
        parts.guessed = True
        return
    found = _ZONE.fullmatch(tail)
    if not found:
        raise _Unreadable
    if found["place"] and not re.match(r"[+-]", tail):
        parts.offset_s = _place_offset(parts, found["place"])
        return
    name, number = (found["name"] or "").lower(), found["num"] or found["first"] or _leading_number(tail)
    if number and (not name or name in ("gmt", "utc", "ut", "z", "t")):
        parts.offset_s = _numeric_zone(number)
        return
    if number:
        # "EST-0500": the number says it in full, when the name agrees or is unknown.
        parts.offset_s = _numeric_zone(number)
        parts.guessed |= ZONES.get(name, parts.offset_s) != parts.offset_s
        return
    known = COUNTRY_ZONES.get((name, (country or "").upper()), ZONES.get(name))
    is_settled = (name, (country or "").upper()) in COUNTRY_ZONES
    parts.offset_s = known or 0
    parts.guessed |= known is None or (name in GUESSED_ZONES and not is_settled)


def _leading_number(tail: str) -> str:
    """The offset before a place in brackets, which says the same in full."""
    found = re.match(_NUMERIC_ZONE, tail)
    return found[0] if found else ""


def _place_offset(parts: _Parts, name: str) -> int:
    """Seconds east of UTC at that local time in a place of the tz database, e.g. Europe/Brussels."""
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _Unreadable from error
    local = datetime(parts.year, parts.month, parts.day, min(parts.hour, 23), parts.minute, tzinfo=zone)
    offset = local.utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _numeric_zone(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if ":" in text:
        hours, minutes = (re.sub(r"\D", "", piece) for piece in text.split(":")[:2])
    elif len(digits) <= 2:
        hours, minutes = digits, "0"
    else:
        digits = digits[:4].rjust(4, "0")
        hours, minutes = digits[:2], digits[2:]
    seconds = int(hours) * 3_600 + int(minutes or 0) * 60
    if seconds > ZONE_SECONDS_MAX or int(minutes or 0) > 59:
        raise _Unreadable
    return -seconds if text.lstrip().startswith("-") else seconds


_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*", re.UNICODE)
_NUMBER = re.compile(r"\d+")


def _words(text: str, country: str | None) -> _Parts | None:
    """A month by name with a day and a year around it: RFC 822, RFC 850, asctime, and prose in many languages."""
    month, span = _find_month(text)
    if not month:
        return None
    clock = _TIME.search(text)
    before, after = text[: span[0]], text[span[1] :]
    if clock and clock.start() >= span[1]:
        after = text[span[1] : clock.start()]
    elif clock and clock.end() <= span[0]:
        before = text[clock.end() : span[0]]
    day, year, guessed = _day_and_year(_NUMBER.findall(before), _NUMBER.findall(after), text, clock)
    parts = _Parts(year, month, day, guessed=guessed)
    if clock is None:
        parts.guessed = True
        return parts
    _set_time(parts, clock)
    tail = text[clock.end() :]
    if clock.end() <= span[0]:
        tail = ""
    _set_zone(parts, _strip_year(tail, year), country)
    return parts


def _strip_year(tail: str, year: int) -> str:
    """Asctime puts the year after the time, some put it before the zone."""
    return re.sub(rf"(?<![\d+-]){year}(?!\d)", "", tail, count=1).strip()


def _find_month(text: str) -> tuple[int, tuple[int, int]]:
    folded = text.casefold()
    for name, number in TWO_WORD_MONTHS.items():
        at = folded.find(name)
        if at >= 0:
            return number, (at, at + len(name))
    if len(folded) != len(text):
        folded = text.lower()
    best: tuple[int, tuple[int, int]] = (0, (0, 0))
    for word in _WORD.finditer(folded):
        number = MONTHS.get(word.group().strip("."), 0) or MONTHS.get(word.group().removeprefix("و"), 0)
        if number:
            if best[0] and best[0] != number:
                # Two different month names: "Sun" or "Mar" as a weekday elsewhere (mar = martes); the one by a number wins.
                best = min((best, (number, word.span())), key=lambda item: _gap_to_number(text, item[1]))
                continue
            best = (number, word.span())
    return best


def _gap_to_number(text: str, span: tuple[int, int]) -> int:
    before = re.search(r"(\d)[^\d]*$", text[: span[0]])
    gap_before = span[0] - before.start(1) if before else 99
    after = re.search(r"\d", text[span[1] :])
    gap_after = after.start() + 1 if after else 99
    return min(gap_before, gap_after)


def _day_and_year(before: list[str], after: list[str], text: str, clock: re.Match[str] | None) -> tuple[int, int, bool]:
    """Which of the numbers around the month is the day and which the year."""
    numbers = [*before[-2:], *after[:2]]
    if len(before) >= 1 and len(after) >= 1:
        first, second = before[-1], after[0]
        if len(first) == 4:
            return int(second), int(first), False
        return int(first), *_year(second)
    if not before and len(numbers) >= 2:
        return int(numbers[0]), *_year(numbers[1])
    tail_year = (
        re.search(r"(?<![\d+-])((?:19|20)\d{2})\s*$|(?:^|(?<=\s))((?:19|20)\d{2})(?=\s)", text[clock.end() :])
        if clock
        else None
    )
    if tail_year and len(numbers) == 1:
        return int(numbers[0]), int(tail_year[1] or tail_year[2]), False
    raise _Unreadable


def _year(text: str) -> tuple[int, bool]:
    """A year as written: four digits, two (RFC 2822 4.3: 00-49 are 2000s), or three (years since 1900)."""
    number = int(text)
    if len(text) == 4:
        return number, False
    if len(text) == 2:
        return number + (2000 if number < 50 else 1900), False
    if len(text) == 3:
        return number + 1900, True
    raise _Unreadable


_SEPARATED = re.compile(r"(\d{1,2})\s?([./ -])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)(?:[\s,T]*(?:-\s+)?(.*))?")
_TIME_FIRST = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?)[\s,-]+(\d{1,2}[./-]\d{1,2}[./-]\d{4})(.*)")


@dataclass(frozen=True, slots=True)
class _Order:
    """What is known of the order of day and month besides the two numbers."""

    day_first: bool | None
    weekday: int | None
    now: datetime


def _numbers(text: str, order: _Order, country: str | None) -> _Parts:
    """22.11.2026 21:05, 11/22/2026 9:05 PM: the order must be certain, or the date is unreadable."""
    swapped = _TIME_FIRST.fullmatch(text)
    if swapped:
        text = f"{swapped[2]} {swapped[1]}{swapped[3]}"
    found = _SEPARATED.fullmatch(text)
    if not found:
        raise _Unreadable
    year, odd = _year(found[4])
    day, month, is_guess = _day_and_month(int(found[1]), int(found[3]), found[2], year, order)
    parts = _Parts(year, month, day, guessed=is_guess or odd)
    return _with_time(parts, found[5], country)


def _day_and_month(first: int, second: int, separator: str, year: int, order: _Order) -> tuple[int, int, bool]:
    """Day and month out of two numbers; dots are always day first (German, Russian, Turkish usage)."""
    if first > 12 or first == second or separator == ".":
        return first, second, False
    if second > 12:
        return second, first, False
    as_day_first = datetime(year, second, first, tzinfo=UTC)
    as_month_first = datetime(year, first, second, tzinfo=UTC)
    if order.weekday is not None and as_day_first.weekday() != as_month_first.weekday():
        if as_day_first.weekday() == order.weekday:
            return first, second, False
        if as_month_first.weekday() == order.weekday:
            return second, first, False
    if order.day_first is not None:
        return (first, second, False) if order.day_first else (second, first, False)
    limit = order.now + timedelta(days=1)
    if as_day_first <= limit < as_month_first:
        return first, second, True
    if as_month_first <= limit < as_day_first:
        return second, first, True
    raise _Unreadable


def _build(parts: _Parts) -> datetime:
    """The instant in UTC; 24:00 is the next midnight and a leap second the second before it."""
    extra = timedelta(days=1) if (parts.hour, parts.minute, parts.second) == (24, 0, 0) else timedelta()
    hour = 0 if extra else parts.hour
    second = 59 if parts.second == 60 else parts.second
    local = datetime(parts.year, parts.month, parts.day, hour, parts.minute, second, parts.micro, tzinfo=UTC)
    return local + extra - timedelta(seconds=parts.offset_s)
