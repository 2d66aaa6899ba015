"""Years, spans of years, decades and centuries."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from .moment import Candidate, Moment
from .rule import Rule, rule

FIRST_YEAR, LAST_YEAR = 1000, 2200
_END = f.NOT_IN_NUMBER + r"(?![^\W_])"
_TERM = (
    rf"(?:giai{f.SPACE}đoạn|thời{f.SPACE}k[ỳì]|nhiệm{f.SPACE}k[ỳì]|niên{f.SPACE}(?:khóa|khoá|hạn|độ)|"
    rf"năm{f.SPACE}học|khóa|khoá|(?:\d{{1,2}}|{f.NUMBER_WORD}){f.SPACE}năm|năm)"
)
_JOINT = rf"(?:{f.GAP}(?:{f.DASH}|/){f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?(?:năm{f.SPACE})?)"
_CENTURIES = {"xviii": 17, "xix": 18, "xx": 19, "xxi": 20, "18": 17, "19": 18, "20": 19, "21": 20}


def plausible(year: int | None) -> bool:
    """Tell a number of four digits that can be a year of our sources."""
    return year is not None and FIRST_YEAR <= year <= LAST_YEAR


def _year(match: re.Match[str]) -> Iterator[Candidate]:
    year = int(match["y"])
    if plausible(year):
        yield Candidate(
            match.start(), match.end(), "dates.year", "date", Moment(year), grain="year",
            mod=f.MODS.get((match["mod"] or "").lower()),  # type: ignore[arg-type]
        )  # fmt: skip


_LISTED = re.compile(rf"(?:năm{f.SPACE})?{f.Y}", re.IGNORECASE)


def _year_list(match: re.Match[str]) -> Iterator[Candidate]:
    """`năm 2019, 2020 và 2021`: one year each."""
    for found in _LISTED.finditer(match.string, match.start("years"), match.end()):
        year = int(found[0][-4:])
        if plausible(year):
            yield Candidate(
                found.start(), found.end(), "dates.year_list", "date", Moment(year), grain="year"
            )


def _bare_year(match: re.Match[str]) -> Iterator[Candidate]:
    if 1900 <= int(match["y"]) <= 2100:
        yield Candidate(
            match.start(), match.end(), "dates.bare_year", "date", Moment(int(match["y"])),
            grain="year", weak=True,
        )  # fmt: skip


def _span(match: re.Match[str]) -> Iterator[Candidate]:
    first, words = int(match["y"]), match["y2"]
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    named = bool(match["term"])
    near = 0 < last - first <= (1000 if named else 60)
    if plausible(first) and plausible(last) and near and (named or len(words) == 4):
        yield Candidate(
            match.start(), match.end(), "dates.span_of_years", "interval", Moment(first),
            Moment(last), grain="year",
        )  # fmt: skip


def _decade(match: re.Match[str]) -> Iterator[Candidate]:
    words, century = match["n"], (match["century"] or "").lower()
    if len(words) == 4:
        digits = words[:3] + "X"
    elif century in _CENTURIES:
        digits = f"{_CENTURIES[century]}{words[0]}X"
    else:
        digits = f"{'20' if words[0] in '012' else '19'}{words[0]}X"
    yield Candidate(
        match.start(), match.end(), "dates.decade", "date", Moment(digits=digits), grain="decade"
    )


def _century(match: re.Match[str]) -> Iterator[Candidate]:
    number = _CENTURIES.get(match["c"].lower())
    if number is not None:
        yield Candidate(
            match.start(), match.end(), "dates.century", "date", Moment(digits=f"{number}XX"),
            grain="other",
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule("year", "year mod", rf"(?:(?P<mod>{f.MOD}){f.SPACE})?năm{f.SPACE}(?P<y>{f.Y}){_END}", _year),
    rule("year_list", "year several", rf"(?:các{f.SPACE}|những{f.SPACE}|hai{f.SPACE}|2{f.SPACE})?(?P<years>năm{f.SPACE}{f.Y}(?:,{f.GAP}(?:năm{f.SPACE})?{f.Y}){{0,12}})"
         rf"(?:,?{f.SPACE}và{f.SPACE}|,{f.GAP})(?:năm{f.SPACE})?{f.Y}{_END}(?!\.\d)", _year_list),
    rule("bare_year", "digit", rf"(?P<y>{f.Y}){_END}(?!{f.GAP}[/\-–]{f.GAP}\d)", _bare_year),
    rule("span_of_years", "term year digit word", rf"(?P<term>(?:{_TERM}){f.GAP}:?{f.GAP}(?:từ{f.SPACE})?(?:năm{f.SPACE})?)?"
         rf"(?P<y>{f.Y}){_JOINT}(?P<y2>{f.Y}|\d\d(?!\d)){_END}(?!{f.GAP}[/–]{f.GAP}\d)", _span),
    rule("decade", "decade several", rf"(?:thập{f.SPACE}(?:niên|kỷ|kỉ)|(?:những|các){f.SPACE}năm){f.SPACE}(?:những{f.SPACE}năm{f.SPACE})?"
         rf"(?P<n>\d0|(?:1[89]|20)\d0)(?!\d)(?:{f.SPACE}(?:của{f.SPACE})?thế{f.SPACE}k[ỷỉ]{f.SPACE}(?P<century>XIX|XXI|XX|19|20|21)(?!\w))?(?!{f.GAP}{f.DASH}{f.GAP}\d)(?!\w)", _decade),
    rule("century", "century", rf"thế{f.SPACE}k[ỷỉ]{f.SPACE}(?:thứ{f.SPACE})?(?P<c>XVIII|XIX|XXI|XX|18|19|20|21)(?!\w)", _century),
)  # fmt: skip
