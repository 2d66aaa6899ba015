"""A place on the calendar with any of its parts missing, and a candidate that states one."""

import datetime as dt
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from schemas.dates import Grain, Missing, Mod, PartOfDay

_new: Final = tuple.__new__
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "term", "school"]


class Moment(NamedTuple):
    """Year, month, day and clock time, None where not stated: `8/3` is Moment(month=3, day=8)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int, int] | None = None
    digits: str | None = None
    """A year written with unspecified digits, `199X`, in place of `year`."""

    def first_day(self, year: int | None = None) -> dt.date | None:
        """Give the first day of the moment in its own or the given year; None if there is none."""
        chosen = self.year if self.year is not None else year
        if chosen is None:
            return None
        try:
            return dt.date(chosen, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def last_day(self, year: int | None = None) -> dt.date | None:
        """Give the last day of the moment in its own or the given year; None if there is none."""
        first = self.first_day(year)
        if first is None or self.day is not None:
            return first
        after = (
            dt.date(first.year + 1, 1, 1)
            if self.month in (None, 12)
            else dt.date(first.year, first.month + 1, 1)
        )
        return after - dt.timedelta(days=1)

    def with_parts_of(self, other: "Moment") -> "Moment":
        """Fill year and month, where missing, from another moment."""
        month = self.month if self.month is not None or self.day is None else other.month
        return self._replace(year=self.year if self.year is not None else other.year, month=month)

    def after(self, first: "Moment") -> "Moment":
        """Fill the year, where missing, so that the moment does not come before another."""
        if self.year is not None or first.year is None or self.month is None:
            return self
        earlier = (self.month, self.day or 31) < (first.month or 1, first.day or 0)
        return self._replace(year=first.year + earlier)

    def precedes(self, first: "Moment") -> bool:
        """Tell that the moment is over before another begins, where both years are known."""
        if self.year is None or first.year is None:
            return False
        end = (self.year, self.month or 12, self.day or 31)
        return end < (first.year, first.month or 1, first.day or 1)


@lru_cache(maxsize=4096)
def written(moment: Moment) -> str:
    """Write a moment as EDTF: `XXXX-03-08`, `2022-11`, `2017-09-13T14:30:00`."""
    year, month, day, clock, digits = moment
    text = digits or ("XXXX" if year is None else f"{year:04d}")
    if day is None:
        return text if month is None else f"{text}-{month:02d}"
    text = f"{text}-{'XX' if month is None else f'{month:02d}'}-{day:02d}"
    return text if clock is None else text + "T{:02d}:{:02d}:{:02d}".format(*clock)


@lru_cache(maxsize=4096)
def is_valid(moment: Moment) -> bool:
    """Tell whether the calendar has such a day in some year, or in the year stated."""
    year, month, day, clock, _ = moment
    if month is not None and not 1 <= month <= 12:
        return False
    if year is not None and not 100 <= year <= 2999:
        return False
    if clock is not None and not (clock[0] < 24 and max(clock[1:]) < 60):
        return False
    if day is None:
        return True
    try:
        dt.date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


class Relative(NamedTuple):
    """A place told from a reference day: `hôm qua` is Relative("day", -1)."""

    unit: Unit
    offset: int
    weekday: int | None = None
    """With unit week: the day of that week, 0 = Monday."""
    from_previous: bool = False
    """Told from the date mentioned before (`cùng ngày`), not from the day of writing."""
    day: int | None = None
    """With unit month: the day of that month."""
    lately: bool = False
    """With a year: the one that ends about now, `năm qua` said in December or in January; with a
    period compared: bare `cùng kỳ`, which a period before it alone can settle; with a school year:
    the one that ended, or begins, about now."""
    this_week: bool = False
    """With a weekday: the one of this week, whichever side it lies on."""


class Candidate(NamedTuple):
    """A time expression as read from its words alone."""

    start: int
    end: int
    rule: str
    kind: Literal["date", "interval", "duration"]
    first: Moment = Moment()
    last: Moment | None = None
    """End of an interval; None with kind interval means an open end."""
    open_start: bool = False
    grain: Grain | None = "day"
    mod: Mod | None = None
    part_of_day: PartOfDay | None = None
    weekday: int | None = None
    relative: Relative | None = None
    year_offset: int | None = None
    """The year told from the year of writing: -1 in `tháng 9 năm ngoái`."""
    lunar: tuple[int, int, int | None] | None = None
    """Day, month and year of the lunar calendar; day 0 is the whole month."""
    last_lunar: tuple[int, int, int | None] | None = None
    """With an interval of the lunar calendar: its last day, `mùng 1 đến mùng 5 Tết`."""
    until_now: bool = False
    length: str | None = None
    """ISO 8601 length of a duration."""
    weak: bool = False
    """Needs a time word beside it to be a date at all."""
    missing: tuple[Missing, ...] = ()
    """Parts that sharing filled in: not in these words."""
    because: str | None = None
    """Why the filled-in parts are what they are."""
    open_mod: Mod | None = None
    """With an interval: the `mod` of its first place, as in `đầu năm đến nay`."""
    from_now: int | None = None
    """Where `nay` stands that the interval begins with: `từ nay đến cuối năm 2025`."""
    last_relative: Relative | None = None
    """With an interval: its end told from another day, as in `từ năm 2019 đến năm nay`."""
    day_of_week: int | None = None
    """With a week of a month: the day of it that is told, 0 = Monday."""

    @property
    def lacks_year(self) -> bool:
        """Tell a calendar place without its year."""
        return (
            self.kind != "duration" and self.relative is None and self.lunar is None
            and self.first.year is None and self.first.digits is None
            and (self.last is None or self.last.year is None)
        )  # fmt: skip

    @property
    def is_point(self) -> bool:
        """Tell a date with a place of its own, not relative."""
        return self.kind == "date" and self.relative is None and self.lunar is None

    @property
    def tells_hours(self) -> bool:
        """Tell the hours of one day: `7h - 11h ngày 9/8`."""
        first, last = self.first, self.last
        return last is not None and first.clock is not None and first[:3] == last[:3]

    @property
    def runs_over_new_year(self) -> bool:
        """Tell an interval whose last month comes before its first: `từ 25/12 đến 5/1`."""
        first, last = self.first, self.last
        if last is None or first.month is None or last.month is None:
            return False
        return (first.month, first.day or 0) > (last.month, last.day or 31)

    @property
    def runs_backwards(self) -> bool:
        """Tell an interval whose last day comes before its first."""
        return self.last is not None and self.last.precedes(self.first)


_NO_LENGTH: Final = (None, None, False, None)
_ALL_SAID: Final = ((), None, None, None, None, None)
"""What most candidates have of their fields from `lunar` on, and behind `weak`."""


def place(
    span: tuple[int, int],
    rule: str,
    first: Moment,
    grain: Grain,
    last: Moment | None = None,
    *,
    mod: Mod | None = None,
    part: PartOfDay | None = None,
    weekday: int | None = None,
    offset: int | None = None,
    weak: bool = False,
) -> Candidate:
    """Give a date, or with `last` an interval, as most rules read one.

    Made at once of all its fields, which costs half.
    """
    return _new(Candidate, (
        *span, rule, "date" if last is None else "interval", first, last, False, grain, mod, part,
        weekday, None, offset, *_NO_LENGTH, weak, *_ALL_SAID,
    ))  # fmt: skip


def is_stated(candidate: Candidate) -> bool:
    """Tell a place on the calendar with its year, that nothing else is asked for."""
    first = candidate.first
    return (
        first.year is not None and candidate.relative is None and candidate.lunar is None
        and candidate.year_offset is None and (first.day is None or first.month is not None)
        and not candidate.until_now and candidate.from_now is None
        and candidate.last_relative is None and candidate.last_lunar is None
    )  # fmt: skip
