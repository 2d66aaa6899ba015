"""A date of publication given from outside, brought to the one form that records have."""

import datetime as dt
import re

from ..errors import ReadError

_FORM = re.compile(
    r"(?P<month>\d{4}-\d{2})(?:(?P<day>-\d{2})(?:[T ](?P<time>\d{2}:\d{2})(?P<second>:\d{2})?"
    r"(?:[.,]\d{1,9})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?",
    re.ASCII,
)
_VIETNAM = dt.timezone(dt.timedelta(hours=7))  # no daylight saving time since 1975
_HINT = "Write a day (2024-05-17), a month (2024-05) or a date-time (2024-05-17T08:15:00+07:00)."


def read_published(value: str) -> str:
    """Give a day, a month or a date-time as `2024-05-17`, `2024-05` or `2024-05-17T08:15:00`.

    >>> read_published("2024-05-16T20:00:00Z")
    '2024-05-17T03:00:00'

    A date-time with an offset is told in Vietnamese time (UTC+7), because the article's own "hôm
    nay" is a day there; without one it is taken as Vietnamese. Fractions of a second are left out.
    Raises ReadError `bad_published` for anything else, also for days the calendar doesn't have.
    """
    match = _FORM.fullmatch(value.strip())
    if match is None:
        raise ReadError("bad_published", f"published is {value!r}, no date we know", hint=_HINT)
    month, day, time, second, zone = match.group("month", "day", "time", "second", "zone")
    stated = f"{month}{day or '-01'}T{time or '00:00'}{second or ':00'}{zone or ''}"
    try:
        moment = dt.datetime.fromisoformat(stated)
        moment = moment.astimezone(_VIETNAM) if zone else moment
    except (ValueError, OverflowError) as error:
        raise ReadError("bad_published", f"published is {value!r}: {error}", hint=_HINT) from error
    if time:
        return moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    return f"{month}{day or ''}"
