"""Places told from another day: `hôm nay`, `tháng trước`, `cùng ngày`, `cuối năm`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from .days import YEAR_OFFSETS
from .moment import Candidate, Relative
from .rule import Rule, rule

_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_MODDED = rf"(?:(?P<mod>{f.MOD}){f.SPACE})?"
_WHICH = r"(?P<which>này|nay|trước|ngoái|sau|tới)(?!\w)"
_OFFSETS = {**YEAR_OFFSETS, "này": 0}
_NAMED_WEEKDAY = re.compile(r"[Tt]hứ\s[A-ZĐ]|[Cc]hủ\s[Nn]hật")
_ORDINAL = re.compile(r"(?:lần|khóa|khoá|hạng|đứng|vị trí|nhiệm kỳ|bậc|kỳ)\s$", re.IGNORECASE)
_NO_CLAUSE = rf"(?!{f.SPACE}(?:đó|khi|đây|hết|tiên|mắt|thời|hạn)(?!\w))"


def _candidate(match: re.Match[str], name: str, relative: Relative, grain: str) -> Iterator[Candidate]:
    groups = match.groupdict()
    yield Candidate(
        match.start(), match.end(), f"dates.{name}", "date", relative=relative,
        grain=grain,  # type: ignore[arg-type]
        mod=f.MODS.get((groups.get("mod") or "").lower()),  # type: ignore[arg-type]
        part_of_day=f.part_of_day(groups.get("part")),  # type: ignore[arg-type]
        weekday=f.weekday(groups.get("weekday")),
    )  # fmt: skip


def _day(match: re.Match[str]) -> Iterator[Candidate]:
    words = match[0].lower().split()
    offset = 2 if words[0] == "ngày" and words[-1] == "kia" else _DAYS[words[-1]]
    return _candidate(match, "relative_day", Relative("day", offset), "day")


def _same_day(match: re.Match[str]) -> Iterator[Candidate]:
    offset = {"cùng": 0, "sau": 1, "trước": -1}[match["same"].lower() if match["same"] else match["step"].lower()]
    return _candidate(match, "same_day", Relative("day", offset, from_previous=True), "day")


def _week(match: re.Match[str]) -> Iterator[Candidate]:
    words = match["which"].lower()
    offset = -1 if words in ("trước", "qua") else 1 if words in ("tới", "sau") else 0
    weekday = f.weekday(match["weekday"])
    relative = Relative("week", offset, weekday=weekday)
    return _candidate(match, "relative_week", relative, "week" if weekday is None else "day")


def _month(match: re.Match[str]) -> Iterator[Candidate]:
    relative = Relative("month", _OFFSETS[match["which"].lower()])
    return _candidate(match, "relative_month", relative, "month")


def _quarter(match: re.Match[str]) -> Iterator[Candidate]:
    relative = Relative("quarter", _OFFSETS[match["which"].lower()])
    return _candidate(match, "relative_quarter", relative, "quarter")


def _year(match: re.Match[str]) -> Iterator[Candidate]:
    return _candidate(match, "relative_year", Relative("year", _OFFSETS[match["which"].lower()]), "year")


def _part_of_this_year(match: re.Match[str]) -> Iterator[Candidate]:
    return _candidate(match, "part_of_this_year", Relative("year", 0), "year")


def _same_period(match: re.Match[str]) -> Iterator[Candidate]:
    if match["y"]:
        relative = Relative("quarter", int(match["y"]), from_previous=True)
    else:
        offset = YEAR_OFFSETS[match["which"].lower()]
        relative = Relative("quarter", offset, from_previous=True)
    return _candidate(match, "same_period", relative, "year")


def _weekday(match: re.Match[str]) -> Iterator[Candidate]:
    if not match["part"] and not _NAMED_WEEKDAY.match(match["weekday"]):
        return
    if _ORDINAL.search(match.string, max(0, match.start() - 12), match.start()):
        return
    yield from _candidate(match, "weekday_alone", Relative("week", 0, weekday=f.weekday(match["weekday"])), "day")


RULES: Final[tuple[Rule, ...]] = (
    rule("relative_day", "day part", rf"(?:(?:(?P<part>{f.PART})(?:{f.SPACE}(?:ngày{f.SPACE})?hôm)?|(?:ngày{f.SPACE})?hôm)"
         rf"{f.SPACE}(?:nay|qua|kia|mai)|ngày{f.SPACE}(?:mai|kia))(?!\w)", _day),
    rule("same_day", "same day part", rf"(?:(?:(?P<part>{f.PART}){f.SPACE})?(?P<same>cùng){f.SPACE}ngày|(?:ngày{f.SPACE})?hôm{f.SPACE}(?P<step>sau|trước))(?!\w)", _same_day),
    rule("relative_week", "week weekday mod", rf"{_MODDED}(?:(?P<weekday>{f.WEEKDAY}){f.SPACE})?tuần{f.SPACE}(?P<which>này|trước|qua|tới|sau)(?!\w){_NO_CLAUSE}", _week),
    rule("relative_month", "month mod", rf"{_MODDED}tháng{f.SPACE}(?P<which>này|trước|sau|tới)(?!\w){_NO_CLAUSE}", _month),
    rule("relative_quarter", "quarter", rf"quý{f.SPACE}(?P<which>này|trước|sau|tới)(?!\w)", _quarter),
    rule("relative_year", "year mod", rf"{_MODDED}năm{f.SPACE}{_WHICH}{_NO_CLAUSE}", _year),
    rule("part_of_this_year", "mod", rf"(?P<mod>đầu|giữa|cuối){f.SPACE}năm(?!{f.SPACE}(?:\d|học|nay|ngoái|trước|sau|tới|này|qua|thứ|mới))(?!\w)", _part_of_this_year),
    rule("same_period", "same", rf"cùng{f.SPACE}k[ỳì]{f.SPACE}(?:của{f.SPACE})?năm{f.SPACE}(?:(?P<y>{f.Y})(?!\d)|(?P<which>trước|ngoái)(?!\w))", _same_period),
    rule("weekday_alone", "weekday part", rf"(?:(?P<part>{f.PART}){f.SPACE})?(?P<weekday>{f.WEEKDAY})(?!{f.GAP},?{f.GAP}(?:\d|ngày))", _weekday),
)  # fmt: skip
