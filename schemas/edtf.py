"""EDTF as the record uses it: levels 0 and 1, unspecified digits anywhere, open ends.

Source: ISO 8601-2:2019 (EDTF); what we add is said in `DateFact.value`.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Final

_DATE = r"-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?"
_TIME = r"T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
_POINT = rf"{_DATE}(?:{_TIME})?[?~%]?"
_LENGTH = r"P(?:(?:[0-9]+[YMWD]){1,4}(?:T(?:[0-9]+[HM]){1,2})?|T(?:[0-9]+[HM]){1,2})"
_UNITS_IN_ORDER = r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?"

DATE_PATTERN: Final = rf"^{_DATE}[?~%]?$"
TIME_PATTERN: Final = rf"^-?[0-9X]{{4}}-[0-9X]{{2}}-[0-9X]{{2}}{_TIME}$"
INTERVAL_PATTERN: Final = rf"^(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)$"
DURATION_PATTERN: Final = rf"^{_LENGTH}(?:/{_LENGTH})?$"
VALUE_PATTERN: Final = (
    rf"^(?:{_POINT}|(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)|{_LENGTH}(?:/{_LENGTH})?)$"
)

_date = re.compile(DATE_PATTERN)
_time = re.compile(TIME_PATTERN)
_interval = re.compile(INTERVAL_PATTERN)
_duration = re.compile(DURATION_PATTERN)
_in_order = re.compile(rf"^{_UNITS_IN_ORDER}(?:/{_UNITS_IN_ORDER})?$")

Bounds = tuple[dt.date | None, dt.date | None]


@lru_cache(maxsize=4096)
def kind_of(value: str) -> str | None:
    """Tell `date`, `time`, `interval` or `duration` from the form of a value; None if it is none.

    >>> kind_of("2022-01/2022-03")
    'interval'
    """
    for kind, pattern in (
        ("duration", _duration), ("date", _date), ("time", _time), ("interval", _interval)
    ):  # fmt: skip
        if pattern.match(value) and (kind != "duration" or _in_order.match(value)):
            return kind
    return None


def point_bounds(value: str) -> Bounds:
    """Give the first and last day of one date or time: `2022-11` is 1 to 30 November 2022.

    `XXXX-03-08` has no bounds, `199X` has ten years of them. Raises ValueError for a date that
    the calendar does not have.
    """
    day_part = value.split("T")[0].rstrip("?~%")
    year_text, *rest = day_part.lstrip("-").split("-")
    month_text = rest[0] if rest else "XX"
    day_text = rest[1] if len(rest) > 1 else "XX"
    month = None if "X" in month_text else int(month_text)
    day = None if "X" in day_text else int(day_text)
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"no month {month_text} in {value}")
    if day is not None and not 1 <= day <= _longest(month, year_text):
        raise ValueError(f"no day {day_text} in {value}")
    if year_text.startswith("X") or day_part.startswith("-") or year_text == "0000":
        return None, None
    low, high = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    if month is None:
        return dt.date(low, 1, 1), dt.date(high, 12, 31)
    if day is None:
        return dt.date(low, month, 1), dt.date(high, month, _longest(month, str(high)))
    return dt.date(low, month, day), dt.date(high, month, day)


def _longest(month: int | None, year_text: str) -> int:
    if month is None:
        return 31
    if month != 2:
        return 30 if month in (4, 6, 9, 11) else 31
    year = 2000 if "X" in year_text or year_text == "0000" else int(year_text)
    return 29 if calendar.isleap(year) else 28


def bounds(value: str, mod: str | None = None) -> Bounds:
    """Give the inclusive days a value covers, narrowed to its first, middle or last third by `mod`.

    >>> bounds("2022-11", "end")
    (datetime.date(2022, 11, 21), datetime.date(2022, 11, 30))

    Null where unknown, open, or a length. Raises ValueError where the calendar has no such day or
    an interval runs backwards.
    """
    found = _whole(value)
    return found if mod is None else _third(*found, mod)


@lru_cache(maxsize=4096)
def days(value: str, mod: str | None = None) -> tuple[str | None, str | None]:
    """Give the bounds as the record writes them, ISO 8601; raises as `bounds` does."""
    first, last = bounds(value, mod)
    return first.isoformat() if first else None, last.isoformat() if last else None


@lru_cache(maxsize=4096)
def _whole(value: str) -> Bounds:
    """Give the days of a value as it stands."""
    kind = kind_of(value)
    if kind is None:
        raise ValueError(f"{value} is neither EDTF nor an ISO 8601 length")
    if kind == "duration":
        return None, None
    if kind != "interval":
        return point_bounds(value)
    start, end = value.split("/")
    first = None if start == ".." else point_bounds(start)[0]
    last = None if end == ".." else point_bounds(end)[1]
    if first and last and first > last:
        raise ValueError(f"{value} ends before it starts")
    if ".." not in (start, end) and not (first and last) and _later(start, end):
        raise ValueError(f"{value} ends before it starts")
    return first, last


def _later(start: str, end: str) -> bool:
    """Compare two dates of the same unknown year; across a year's end nothing is known."""
    return "XXXX" in start and "XXXX" in end and len(start) == len(end) == 7 and start > end


def _third(first: dt.date | None, last: dt.date | None, mod: str) -> Bounds:
    if first is None or last is None:
        return first, last
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return first, last
    part = ("start", "mid", "end").index(mod)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        cuts = (1, 11, 21, last.day + 1)
        return first.replace(day=cuts[part]), first.replace(day=cuts[part + 1] - 1)
    if months % 3:
        return first, last
    begin = first.month - 1 + part * months // 3
    close = begin + months // 3 - 1
    year, month = first.year + close // 12, close % 12 + 1
    return (
        dt.date(first.year + begin // 12, begin % 12 + 1, 1),
        dt.date(year, month, calendar.monthrange(year, month)[1]),
    )
