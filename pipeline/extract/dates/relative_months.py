"""Months and more told from another day: `tháng trước`, `quý này`, `cùng kỳ năm ngoái`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate, Relative, Unit
from .months import MODDED
from .relatives import NO_CLAUSE
from .rule import Rule, rule

_OFFSETS: Final = {
    "này": 0, "nay": 0, "hiện tại": 0, "trước": -1, "liền trước": -1, "liền kề trước": -1,
    "qua": -1, "rồi": -1, "vừa qua": -1, "vừa rồi": -1, "tới": 1, "sau": 1, "tiếp theo": 1,
    "kế tiếp": 1, "tiếp": 1,
}  # fmt: skip
_ONTO: Final = ("đến ", "tới ", "hẹn ", "hết ")
_BEFORE_PART: Final = ("hồi ", "vào ", "từ ", *_ONTO)
"""What stands before `đầu tháng` where it is of this month, the last ones where it lies ahead."""
_BEGUN: Final[dict[str, Unit]] = {"tháng": "month", "quý": "quarter", "tuần": "week"}
_WHICH = (
    rf"(?P<which>này|nay|hiện{f.SPACE}tại|(?:liền{f.SPACE}(?:kề{f.SPACE})?)?trước|qua|vừa{f.SPACE}qua|vừa{f.SPACE}rồi|rồi|tới|sau"
    rf"|tiếp{f.SPACE}theo|kế{f.SPACE}tiếp|tiếp)(?!\w)"
)

_NO_SPAN = (
    rf"(?!(?<=tới|sau|qua){f.SPACE}\d)"
    rf"(?!{f.SPACE}\d{{1,2}}(?:[/h.-]\d|{f.SPACE}(?:ngày|tuần|tháng|quý|năm|giờ|phút)(?!\w)))"
)
"""`tháng trước 47 công nhân …`, but not `mỗi tháng tới 20 ca`, `mỗi tháng trước 5 ngày`."""


def _candidate(match: re.Match[str], name: str, relative: Relative) -> Iterator[Candidate]:
    unit, groups = relative.unit, match.groupdict()
    yield Candidate(
        *match.span(), f"dates.{name}", "date", relative=relative,
        grain="quarter" if unit == "quarter" else "month" if unit == "month" else "year",
        mod=f.MODS.get(" ".join((groups.get("mod") or "").split())),
    )  # fmt: skip


def _offset(match: re.Match[str]) -> int:
    return _OFFSETS[" ".join(match["which"].split())]


def _month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    return _candidate(match, "relative_month", Relative("month", _offset(match)))


def _in_this_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`hồi đầu tháng`: of the month of writing, or of the one before where that has not come."""
    low, start = match.string, match.start()
    if low.endswith(_BEFORE_PART, 0, start):
        lately = not low.endswith(_ONTO, 0, start)
        yield from _candidate(match, "relative_month", Relative("month", 0, lately=lately))


def _quarter(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    return _candidate(match, "relative_quarter", Relative("quarter", _offset(match)))


def _year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    words = match["of_year"] or match["lately"]
    relative = Relative("year", reading.year_offset(words) or 0, lately=words.endswith("qua"))
    return _candidate(match, "relative_year", relative)


def _part_of_this_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    return _candidate(match, "part_of_this_year", Relative("year", 0))


def _part_of_this_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    return _candidate(match, "part_of_this_year", Relative(_BEGUN[match["unit"]], 0))


def _until_its_end(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`đến hết năm`, `từ nay đến hết tháng`: the year or month of writing."""
    if not match.string.endswith(("đến hết ", "tới hết ", "cho hết "), 0, match.start()):
        return ()
    unit: Unit = "month" if match["unit"] == "tháng" else "year"
    whole = Relative(unit, 0)
    return tuple(_candidate(match, "part_of_this_year", whole))


def _term(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`nhiệm kỳ qua`, `nhiệm kỳ mới`: one of the terms that the article states in years."""
    back = match["which"].endswith(("qua", "trước"))
    yield Candidate(
        *match.span(), "dates.relative_term", "date", relative=Relative("term", -1 if back else 0),
        grain="year",
    )  # fmt: skip


def _school_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`năm học trước`, `năm học mới`: from September to the summer after."""
    which = " ".join(match["which"].split())
    lately = which in ("mới", "qua", "vừa qua")
    relative = Relative("school", _OFFSETS.get(which, 1), lately=lately)
    yield Candidate(*match.span(), "dates.school_year", "date", grain="year", relative=relative)


def _same_period(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`cùng kỳ năm 2018`, and bare `so với cùng kỳ`, which is told from a period before it."""
    if match["bare"]:
        relative = Relative("quarter", -1, from_previous=True, lately=True)
        yield Candidate(*match.span(), "dates.same_period", "date", grain="year", relative=relative)
        return
    year = reading.year(match)
    offset = year if year is not None else reading.year_offset(match["of_year"])
    if offset is not None:
        yield Candidate(
            *match.span(), "dates.same_period", "date", grain="year",
            relative=Relative("quarter", offset, from_previous=True),
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "relative_month", "mod",
        rf"(?P<mod>đầu|giữa|cuối){f.SPACE}tháng(?={f.GAP}(?:$|[\n,.;:)!?]))", _in_this_month,
        after="months_mod",
    ),
    rule(
        "part_of_this_year", "month year", r"(?P<unit>tháng|năm)(?!\w)", _until_its_end,
        after="whole",
    ),
    rule(
        "relative_month", "month mod",
        rf"{MODDED}tháng{f.SPACE}{_WHICH}{NO_CLAUSE}{_NO_SPAN}", _month,
        after="month_told months_mod mod",
    ),
    rule(
        "relative_quarter", "quarter mod", rf"{MODDED}quý{f.SPACE}{_WHICH}{NO_CLAUSE}", _quarter,
        after="quarter_told quarter_mod mod",
    ),
    rule(
        "relative_year", "year mod",
        rf"{MODDED}(?:{f.OF_YEAR}|(?P<lately>năm{f.SPACE}qua)(?!\w)){NO_CLAUSE}", _year,
        after="year_told number years_mod mod",
    ),
    rule(
        "part_of_this_year", "mod",
        rf"(?P<mod>đầu|giữa|cuối){f.SPACE}năm(?!\w)"
        rf"(?!{f.SPACE}(?:\d|học|nay|ngoái|trước|sau|tới(?!{f.SPACE}(?:nay|giờ|thời))|này|qua|thứ|mới(?!{f.ONLY_NOW})|tài|dương|âm|vừa|kia|liền|đó|đấy|ấy))"
        rf"(?!(?<=giữa{f.SPACE[0]}năm){f.SPACE}(?:người|đứa|anh|chị|em|ông|bà|con|cháu|cô|cái|căn)(?!\w))",
        _part_of_this_year, after="years_mod",
    ),
    rule(
        "part_of_this_year", "mod",
        rf"(?P<mod>đầu){f.SPACE}(?P<unit>tháng|quý|tuần)(?={f.SPACE}(?:cho{f.SPACE})?(?:đến|tới){f.SPACE}(?:nay|giờ|thời)(?!\w))",
        _part_of_this_month, after="months_mod quarter_mod week_mod",
    ),
    rule(
        "relative_term", "term",
        rf"nhiệm{f.SPACE}kỳ{f.SPACE}(?P<which>này|mới|tới|hiện{f.SPACE}tại|vừa{f.SPACE}qua|qua|trước)(?!\w)"
        rf"{NO_CLAUSE}",
        _term, after="term_told",
    ),
    rule(
        "school_year", "year",
        rf"năm{f.SPACE}học{f.SPACE}(?P<which>mới|vừa{f.SPACE}rồi|vừa{f.SPACE}qua|qua|này|nay|trước|tới|sau|hiện{f.SPACE}tại)"
        rf"(?!\w){NO_CLAUSE}(?!{f.GAP}\(?\d{{4}})",
        _school_year, after="school",
    ),
    rule(
        "same_period", "same",
        rf"cùng{f.SPACE}(?:kỳ|thời{f.SPACE}(?:điểm|gian|kỳ)|tháng|quý|giai{f.SPACE}đoạn){f.SPACE}{f.WHOLE_YEAR}"
        rf"|(?P<bare>cùng{f.SPACE}kỳ)(?!\w)(?!{f.SPACE}(?:họp|thi|sát|kiểm|tuyển|đại|hạn|với|nhau))",
        _same_period, after="period",
    ),
)  # fmt: skip
