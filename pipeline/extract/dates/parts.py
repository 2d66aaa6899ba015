"""Parts of a year or month: `9 tháng đầu năm 2023`, `nửa cuối năm`, `tuần đầu tháng 6`."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Grain

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate, Moment, Relative, place
from .rule import Rule, rule

_WEEKS: Final = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_OPENS: Final = re.compile(r"(?:^|[.\n;] {0,3})(?:trong {1,3})?$")
"""`11 tháng, cả nước đón …`: so the months gone by begin a sentence."""
_SOME: Final = re.compile(
    r"(?:(?<!\w)(?:những|các|mấy|vài|nhiều|bao nhiêu|hàng|hằng|mỗi|từng|ngày|số|chục)|\d) {1,3}$"
)
"""Before `tháng`: more than one month is told."""
_SUMMED: Final = re.compile(r"(?<!\w)(?:tính chung|lũy kế|luỹ kế) {1,3}$")
_EARNED: Final = tuple(
    f"{noun} "
    for noun in (
        "doanh thu", "kim ngạch", "kim ngạch xuất khẩu", "lợi nhuận", "sản lượng", "thu ngân sách",
        "nộp ngân sách", "công tác lãnh đạo", "giá trị sản xuất", "giải ngân",
        "sản xuất kinh doanh",
    )
)  # fmt: skip
"""What is told of the months gone by: `Doanh thu 6 tháng ước đạt 4.870 tỷ đồng`."""
_TELLS: Final = (" đã ", " có ", " toàn ")
"""How brackets go on that tell of them: `(5 tháng đã xảy ra 02 vụ)`."""
_SUMMED_ENDS: Final = ("chung ", "kế ", "  ")
_GRAINS: Final[dict[int, Grain]] = {3: "quarter", 6: "half"}


def _part_of_year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    count, which = reading.count(match["n"]), match["which"]
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    if not 1 <= count <= 11 or not (which or (count > 1 and (year or offset is not None))):
        return ()
    low, high = (13 - count, 12) if which == "cuối" else (1, count)
    return (
        place(
            match.span(), "dates.part_of_year", Moment(year, low), _GRAINS.get(count, "month"),
            Moment(year, high), offset=offset,
        ),
    )  # fmt: skip


def _month_at_end(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`tháng đầu năm 2023`, `tháng cuối cùng của năm`: January and December, if it is only one."""
    if _SOME.search(match.string, max(0, match.start() - 12), match.start()):
        return ()
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    month = Moment(year, 12 if match["which"] == "cuối" else 1)
    return (place(match.span(), "dates.part_of_year", month, "month", offset=offset),)


def _months_with_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`kết quả 9 tháng 2023`, `10 tháng/2021`, `6T/2023`."""
    count = int(match["n"])
    if 2 <= count <= 11 and 1990 <= int(match["y"]) <= 2100:
        year = int(match["y"])
        yield Candidate(
            match.start(), match.end(), "dates.part_of_year", "interval", Moment(year, 1),
            Moment(year, count), grain=_GRAINS.get(count, "month"),
        )  # fmt: skip


def _months_so_far(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`tính chung 9 tháng`, `Trong 9 tháng, …`, `doanh thu 9 tháng`: the months of the year so far.

    But for the first it is a length where its last month is not the one just gone by.
    """
    count = reading.count(match["n"])
    if not 2 <= count <= 11:
        return ()
    start, end = match.span()
    comma = match.string.startswith(",", end)
    before = match.string[max(0, start - 12) : start]
    summed = _SUMMED.search(before) if before.endswith(_SUMMED_ENDS) else None
    opens = (comma and _OPENS.search(before)) or (
        match.string.startswith(_TELLS, end) and before.endswith("(")
    )
    if not (summed or opens or match.string.endswith(_EARNED, 0, start)):
        return ()
    return (
        Candidate(
            start, end, "dates.part_of_year", "interval", Moment(None, 1), Moment(None, count),
            grain=_GRAINS.get(count, "month"), length=None if summed else f"P{count}M",
        ),
    )  # fmt: skip


def _months_of_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`những tháng cuối năm 2018`: the year, and which part of it."""
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    relative = None if year or offset is not None else Relative("year", 0)
    yield Candidate(
        match.start(), match.end(), "dates.months_of_year", "date", Moment(year), grain="year",
        mod=f.MODS[match["which"]], year_offset=offset, relative=relative,
    )  # fmt: skip


def _days_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`10 ngày đầu tháng 4`, `hai tuần cuối năm 2022`: so many days from one end."""
    days = reading.count(match["n"]) * (7 if match["unit"] == "tuần" else 1)
    year, number = reading.year(match), reading.month(match["m"]) if match["m"] else None
    late = match["which"] == "cuối"
    end = Moment(year, number or (12 if late else 1)).last_day(2001)
    if end is None or not 1 < days <= 28:
        return
    low, high = (end.day - days + 1, end.day) if late else (1, days)
    yield Candidate(
        match.start(), match.end(), "dates.days_of_month", "interval",
        Moment(year, end.month, low), Moment(year, end.month, high), grain="other",
        year_offset=reading.year_offset(match["of_year"]),
    )  # fmt: skip


def _some_days_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`những ngày cuối tháng 4`: the month, and which part of it."""
    yield Candidate(
        match.start(), match.end(), "dates.days_of_month", "date",
        Moment(reading.year(match), reading.month(match["m"])), grain="month",
        mod=f.MODS[match["which"]], year_offset=reading.year_offset(match["of_year"]),
    )  # fmt: skip


def _half(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    late = match["which"] in ("cuối", "sau")
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    first, last = Moment(year, 7 if late else 1), Moment(year, 12 if late else 6)
    yield Candidate(
        match.start(), match.end(), "dates.half", "interval", first, last, grain="half",
        year_offset=offset,
    )  # fmt: skip


def _short_half(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`H2/2023`: half a year as analysts write it."""
    year, late = int(match["y"]), match["which"] == "2"
    first, last = Moment(year, 7 if late else 1), Moment(year, 12 if late else 6)
    return (place(match.span(), "dates.half", first, "half", last),)


def _half_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    late = match["which"] in ("cuối", "sau")
    year, number = reading.year(match), reading.month(match["m"])
    end = Moment(year, number).last_day(2001)
    if end is not None:
        low, high = (16, end.day) if late else (1, 15)
        yield Candidate(
            match.start(), match.end(), "dates.half", "interval", Moment(year, number, low),
            Moment(year, number, high), grain="other",
            year_offset=reading.year_offset(match["of_year"]),
        )  # fmt: skip


def _week_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`tuần đầu tháng 6` is 1–7 June, `thứ Tư tuần đầu tháng 6` a day of it (guide, section 1)."""
    words = " ".join(match["n"].split())
    year, number = reading.year(match), reading.month(match["m"])
    end = Moment(year, number).last_day(2001)
    if end is None:
        return
    if words.startswith("cuối"):
        low, high = end.day - 6, end.day
    else:
        week = 1 if words.startswith("đầu") else _WEEKS[words.removeprefix("thứ ")]
        low, high = 7 * week - 6, 7 * week
    yield Candidate(
        match.start(), match.end(), "dates.week_of_month", "interval", Moment(year, number, low),
        Moment(year, number, high), grain="week", part_of_day=reading.part_of_day(match["part"]),
        year_offset=reading.year_offset(match["of_year"]),
        day_of_week=reading.weekday(match["weekday"]),
    )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "part_of_year", "digit word",
        rf"(?P<n>{f.COUNT}){f.SPACE}tháng{f.SPACE}(?:(?P<which>đầu|cuối){f.SPACE}(?:tiên{f.SPACE})?)?"
        rf"{f.WHOLE_YEAR}",
        _part_of_year, after="month month_stem month_ends number",
    ),
    rule(
        "part_of_year", "digit",
        rf"(?P<n>0?[2-9]|1[01])(?:{f.SPACE}tháng(?:{f.SPACE}|/|-)|t[/-]?)(?P<y>{f.Y}){f.END}",
        _months_with_year, after="month month_on of_months",
    ),
    rule(
        "part_of_year", "digit word",
        rf"(?P<n>{f.COUNT}){f.SPACE}tháng(?!\w)(?!{f.SPACE}(?:qua|tới|nữa|trước|sau|liên|liền)(?!\w))",
        _months_so_far, after="month month_stem month_ends month_on months number",
    ),
    rule(
        "part_of_year", "month",
        rf"tháng{f.SPACE}(?P<which>đầu|cuối)(?:{f.SPACE}(?:tiên|cùng))?{f.SPACE}{f.WHOLE_YEAR}",
        _month_at_end, after="month_ends",
    ),
    rule(
        "months_of_year", "several",
        rf"(?:những|các|mấy|vài){f.SPACE}(?:tháng|ngày|tuần){f.SPACE}(?P<which>đầu|giữa|cuối){f.SPACE}"
        rf"(?:tiên{f.SPACE})?{f.WHOLE_YEAR}",
        _months_of_year, after="some_months some_days",
    ),
    rule(
        "days_of_month", "digit word",
        rf"(?P<n>{f.COUNT}){f.SPACE}(?P<unit>ngày|tuần){f.SPACE}(?P<which>đầu|cuối){f.SPACE}(?:tiên{f.SPACE})?"
        rf"(?:của{f.SPACE})?(?:tháng{f.GAP}(?P<m>{f.MONTH})|(?=năm{f.SPACE}(?:\d|nay|ngoái))){f.YEAR_TAIL}?{f.END}",
        _days_of_month, after="unit_ends number",
    ),
    rule(
        "days_of_month", "several",
        rf"(?:những|các|mấy|vài){f.SPACE}(?:ngày|tuần){f.SPACE}(?P<which>đầu|giữa|cuối){f.SPACE}"
        rf"(?:tiên{f.SPACE})?(?:của{f.SPACE})?tháng{f.GAP}(?P<m>{f.MONTH}){f.YEAR_TAIL}?{f.END}",
        _some_days_of_month, after="some_days",
    ),
    rule(
        "half", "half",
        rf"nửa{f.SPACE}(?:năm{f.SPACE}(?=(?:đầu|cuối|sau){f.SPACE}(?:(?:của{f.SPACE})?năm|\d{{4}})))?"
        rf"(?P<which>đầu|cuối|sau){f.SPACE}{f.WHOLE_YEAR}",
        _half, after="half_year",
    ),
    rule(
        "half", "half", r"h(?P<which>[12])[ /.-]?(?:năm )?(?P<y>(?:19|20)\d\d)(?![\d/.-]\d|\d)",
        _short_half, after="half_year",
    ),
    rule(
        "half", "half",
        rf"nửa{f.SPACE}(?:tháng{f.SPACE})?(?P<which>đầu|cuối|sau){f.SPACE}(?:của{f.SPACE})?tháng{f.GAP}"
        rf"(?P<m>{f.MONTH}){f.YEAR_TAIL}?{f.END}",
        _half_of_month, after="half_year",
    ),
    rule(
        "week_of_month", "week weekday part",
        rf"(?:(?:(?P<part>{f.PART}){f.SPACE})?(?P<weekday>{f.WEEKDAY}),?{f.SPACE}(?:của{f.SPACE})?)?"
        rf"tuần{f.SPACE}(?:lễ{f.SPACE})?(?P<n>đầu{f.SPACE}tiên|đầu|cuối{f.SPACE}cùng|cuối"
        rf"|thứ{f.SPACE}(?:[1-4]|nhất|hai|ba|tư)){f.SPACE}(?:của{f.SPACE})?tháng{f.GAP}"
        rf"(?P<m>{f.MONTH}){f.YEAR_TAIL}?{f.END}",
        _week_of_month, after="week_both ends words",
    ),
)  # fmt: skip
