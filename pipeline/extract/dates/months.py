"""Months, quarters and parts of a year."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import fragments as f
from .days import year_offset
from .moment import Candidate, Moment, Relative
from .rule import Rule, rule

_OFFSET = rf"(?P<of_year>năm{f.SPACE}(?:nay|này|ngoái|trước|sau|tới))(?!\w)"
_YEAR = (
    rf"(?:(?:{f.SEP}|{f.GAP},?{f.GAP}(?:của{f.SPACE})?năm{f.SPACE}|{f.SPACE})(?P<y>{f.Y})(?!\d)"
    rf"|{f.SPACE}(?:của{f.SPACE})?{_OFFSET})"
)
_MODDED = rf"(?:(?P<mod>{f.MOD}){f.SPACE})?"
_END = f.NOT_IN_NUMBER + r"(?![^\W_])"
_NOT_A_RATE = rf"(?!{f.SPACE}(?:lần|triệu|tỷ|tỉ|đồng|nghìn|ngàn|lương|tuổi|ngày)(?!\w))"
_TO = rf"(?:{f.GAP}{f.DASH}{f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?(?:tháng{f.SPACE})?)"
_QUARTER = r"(?:IV|I{1,3}|[1-4])(?!\w)"
_QUARTER_WORD = r"(?:một|hai|ba|tư|bốn)(?!\w)"
_COUNT = rf"(?:0?[1-9]|1[01]|{f.NUMBER_WORD})(?!\w)"


def _place(match: re.Match[str], name: str, moment: Moment, **more: object) -> Iterator[Candidate]:
    groups = match.groupdict()
    candidate = Candidate(
        match.start(), match.end(), f"dates.{name}", "date", moment, grain="month",
        mod=f.MODS.get((groups.get("mod") or "").lower()),  # type: ignore[arg-type]
        year_offset=year_offset(groups.get("of_year")),
    )  # fmt: skip
    if moment.is_valid:
        yield replace(candidate, **more)  # type: ignore[arg-type]


def _month(match: re.Match[str]) -> Iterator[Candidate]:
    words = match["m"]
    if not words[0].isdigit() and not (match["y"] or match["of_year"] or match["mod"]):
        if words[0].islower() and words.lower() not in ("giêng", "chạp"):
            return
    yield from _place(match, "month", Moment(f.year(match["y"]), f.month(words)))


def _bare_month(match: re.Match[str]) -> Iterator[Candidate]:
    moment = Moment(int(match["y"]), int(match["m"]))
    if 1900 <= int(match["y"]) <= 2100:
        yield from _place(match, "bare_month", moment, weak=True)


def _month_range(match: re.Match[str]) -> Iterator[Candidate]:
    year = f.year(match["y"])
    first, last = Moment(year, int(match["m1"])), Moment(year, int(match["m"]))
    if int(match["m1"]) < int(match["m"]):
        yield from _place(
            match, "month_range", first, kind="interval", last=last, grain="month", mod=None
        )


_IN_LIST = re.compile(rf"(?:tháng{f.SPACE})?{f.M}(?!\d)", re.IGNORECASE)


def _month_list(match: re.Match[str]) -> Iterator[Candidate]:
    """`tháng 4, 5 và 6/2022`: one month each, the year of the last shared by all."""
    year = f.year(match["y"])
    missing = ("year",) if year else ()
    for found in _IN_LIST.finditer(match.string, match.start("months"), match.end("months")):
        moment = Moment(year, int(re.findall(r"\d+", found[0])[0]))
        yield Candidate(
            found.start(), found.end(), "dates.month_list", "date", moment, grain="month",
            missing=missing,
        )  # fmt: skip
    last = Moment(year, int(match["m"]))
    yield Candidate(
        match.start("last"), match.end(), "dates.month_list", "date", last, grain="month"
    )


def _quarter_number(words: str) -> int:
    plain = words.upper()
    return f.ROMAN[plain] if plain in f.ROMAN else f.ROMAN_WORDS[words.lower()]


def _quarter_span(start: int, end: int, number: int, match: re.Match[str], **more: object) -> Candidate:
    year = f.year(match["y"])
    candidate = Candidate(
        start, end, "dates.quarter", "interval",
        Moment(year, 3 * number - 2), Moment(year, 3 * number), grain="quarter",
        year_offset=year_offset(match["of_year"]),
    )  # fmt: skip
    return replace(candidate, **more)  # type: ignore[arg-type]


def _quarter(match: re.Match[str]) -> Iterator[Candidate]:
    mod = f.MODS.get((match["mod"] or "").lower())
    number = _quarter_number(match["q"])
    yield _quarter_span(match.start(), match.end(), number, match, mod=mod)


def _quarter_list(match: re.Match[str]) -> Iterator[Candidate]:
    """`quý I, II/2022`: one quarter each."""
    missing = ("year",) if match["y"] else ()
    yield _quarter_span(
        match.start(), match.end("q"), _quarter_number(match["q"]), match, missing=missing
    )
    yield _quarter_span(match.start("last"), match.end(), _quarter_number(match["q2"]), match)


def _part_of_year(match: re.Match[str]) -> Iterator[Candidate]:
    count = f.number(match["n"])
    if not 1 <= count <= 11 or not (match["which"] or match["y"]):
        return
    year, offset = f.year(match["y"]), year_offset(match["of_year"])
    which = (match["which"] or "đầu").lower()
    low, high = (13 - count, 12) if which == "cuối" else (1, count)
    candidate = Candidate(
        match.start(), match.end(), "dates.part_of_year", "interval",
        Moment(year, low), Moment(year, high),
        grain={3: "quarter", 6: "half"}.get(count, "month"), year_offset=offset,  # type: ignore[arg-type]
    )  # fmt: skip
    yield candidate


def _months_of_year(match: re.Match[str]) -> Iterator[Candidate]:
    """`những tháng cuối năm 2021`: the year, and which part of it."""
    mod, year = f.MODS[match["which"].lower()], f.year(match["y"])
    offset = year_offset(match["of_year"])
    relative = None if year or offset is not None else Relative("year", 0)
    yield Candidate(
        match.start(), match.end(), "dates.months_of_year", "date", Moment(year), grain="year",
        mod=mod, year_offset=offset, relative=relative,  # type: ignore[arg-type]
    )  # fmt: skip


def _half(match: re.Match[str]) -> Iterator[Candidate]:
    late = match["which"].lower() == "cuối"
    year, offset = f.year(match["y"]), year_offset(match["of_year"])
    if match["m"]:
        month = f.month(match["m"])
        end = Moment(year, month).last_day(2000)
        assert end is not None
        first, last = Moment(year, month, 16 if late else 1), Moment(
            year, month, end.day if late else 15
        )
    else:
        first, last = Moment(year, 7 if late else 1), Moment(year, 12 if late else 6)
    yield Candidate(
        match.start(), match.end(), "dates.half", "interval", first, last,
        grain="other" if match["m"] else "half", year_offset=offset,
    )  # fmt: skip


def _week_of_month(match: re.Match[str]) -> Iterator[Candidate]:
    """`tuần đầu tháng 6` is 1–7 June (guide, section 1)."""
    words = match["n"].lower()
    year, month = f.year(match["y"]), f.month(match["m"])
    index = {"đầu": 0, "đầu tiên": 0, "cuối": -1}.get(words)
    if index is None:
        index = f.number(words.removeprefix("thứ").strip()) - 1
    if index < 0:
        end = Moment(year, month).last_day(year or 2001)
        assert end is not None
        first, last = end.day - 6, end.day
    else:
        first, last = 7 * index + 1, 7 * index + 7
    if last <= 31:
        yield Candidate(
            match.start(), match.end(), "dates.week_of_month", "interval",
            Moment(year, month, first), Moment(year, month, last), grain="week",
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule("month", "month mod", rf"{_MODDED}(?:tháng{f.GAP}|T(?=\d))(?P<m>{f.MONTH}){_YEAR}?{_END}{_NOT_A_RATE}", _month),
    rule("bare_month", "digit", rf"(?P<m>{f.M})/(?P<y>{f.Y}){_END}(?!/)", _bare_month),
    rule("month_range", "month", rf"tháng{f.SPACE}(?P<m1>{f.M})(?!\d){_TO}(?P<m>{f.M})(?!\d){_YEAR}?{_END}{_NOT_A_RATE}", _month_range),
    rule("month_list", "month", rf"(?P<months>tháng{f.SPACE}{f.M}(?!\d)(?:,{f.GAP}(?:tháng{f.SPACE})?{f.M}(?!\d)){{0,10}})"
         rf"(?:,?{f.SPACE}và{f.SPACE}|,{f.GAP})(?P<last>(?:tháng{f.SPACE})?(?P<m>{f.M})(?!\d){_YEAR}?){_END}{_NOT_A_RATE}", _month_list),
    rule("quarter", "quarter mod", rf"{_MODDED}quý{f.SPACE}(?P<q>{_QUARTER}|{_QUARTER_WORD}){_YEAR}?{_END}", _quarter),
    rule("quarter_list", "quarter", rf"quý{f.SPACE}(?P<q>{_QUARTER})(?:,{f.GAP}|{f.SPACE}và{f.SPACE})"
         rf"(?P<last>(?:quý{f.SPACE})?(?P<q2>{_QUARTER}){_YEAR}?){_END}", _quarter_list),
    rule("part_of_year", "digit word", rf"(?P<n>{_COUNT}){f.SPACE}tháng{f.SPACE}(?:(?P<which>đầu|cuối){f.SPACE}"
         rf"(?:của{f.SPACE})?)?(?:năm(?:{f.SPACE}(?P<y>{f.Y})(?!\d))?|{_OFFSET})(?!{f.SPACE}(?:học|nhiệm))(?!\w)", _part_of_year),
    rule("months_of_year", "several", rf"(?:những|các|mấy){f.SPACE}(?:tháng|ngày|tuần){f.SPACE}(?P<which>đầu|giữa|cuối){f.SPACE}"
         rf"(?:của{f.SPACE})?(?:{_OFFSET}|năm(?:{f.SPACE}(?P<y>{f.Y})(?!\d))?)(?!\w)", _months_of_year),
    rule("half", "half", rf"nửa{f.SPACE}(?P<which>đầu|cuối){f.SPACE}(?:của{f.SPACE})?"
         rf"(?:{_OFFSET}|năm(?:{f.SPACE}(?P<y>{f.Y})(?!\d))?|tháng{f.SPACE}(?P<m>{f.MONTH}))(?!\w)", _half),
    rule("week_of_month", "week", rf"tuần{f.SPACE}(?:lễ{f.SPACE})?(?P<n>đầu{f.SPACE}tiên|đầu|cuối|thứ{f.SPACE}(?:[1-4]|nhất|hai|ba|tư))"
         rf"{f.SPACE}(?:của{f.SPACE})?tháng{f.SPACE}(?P<m>{f.MONTH})(?:(?:{f.SEP}|{f.SPACE}năm{f.SPACE})(?P<y>{f.Y})(?!\d))?{_END}", _week_of_month),
)  # fmt: skip
