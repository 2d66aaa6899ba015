"""Years, spans of years, decades and centuries."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Mod

from . import fragments as f
from . import reading
from .lead import Lead
from .lexicon import counts_at
from .moment import Candidate, Moment, place
from .months import MODDED
from .numbers import YEAR_WORDS, year_in_words
from .rule import Rule, rule

FIRST_YEAR, LAST_YEAR = 1000, 2200
_SPAN, _LIFE, _LONG_SPAN = 60, 110, 1000
"""Years between the ends of a span, of a life (`(1931-2013)`), and of one named (`giai đoạn`)."""
_FISCAL = rf"(?:{f.SPACE}(?:tài{f.SPACE}chính|kế{f.SPACE}toán))"
_TERM = (
    rf"(?:giai{f.SPACE}đoạn|thời{f.SPACE}(?:kỳ|gian)|nhiệm{f.SPACE}kỳ|niên{f.SPACE}(?:khóa|hạn|vụ|độ{_FISCAL}?)|"
    rf"năm(?:{f.SPACE}học|{_FISCAL})|(?:những|các|hai|hai|ba|bốn|năm|[2-9]|10|15|20|25|30){f.SPACE}năm|mùa{f.SPACE}giải"
    rf"|khóa(?:{f.SPACE}học)?|năm|vụ(?:{f.SPACE}(?:đông{f.SPACE}xuân|mùa|mía|ép))?|mùa(?:{f.SPACE}(?:khô|mưa|đông|hè|lũ|hạn|vụ|bóng))?)"
)
_NOT_BEFORE_CHRIST = rf"(?!{f.SPACE}(?:tcn|trước{f.SPACE}công{f.SPACE}nguyên))"
_JOINT = (
    rf"(?:{f.GAP}[/-]{f.GAP}|{f.SPACE}(?:cho{f.SPACE})?(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?"
    rf"(?:năm{f.SPACE})?)"
)
_OF_THINGS: Final = re.compile(
    r" {1,3}(?:đến|tới) {1,3}\d\d {1,3}"
    r"(?!(?:đến|tới|trở|của|và|khi|thì|là|ở|đã|về|có|với|tại|do|sẽ|được|tỉnh|toàn)(?!\w))[^\W\d]"
)
"""`nhiều hơn đợt kiểm tra năm 2011 tới 49 sai phạm`: 49 is no year."""
_CENTURIES: Final = {
    **{word: n for n, word in enumerate(("x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
                                         "xviii", "xix", "xx", "xxi"), 9)},
    **{str(n + 1): n for n in range(9, 21)},
}  # fmt: skip


def plausible(year: int | None) -> bool:
    """Tell a number that can be a year of our sources."""
    return year is not None and FIRST_YEAR <= year <= LAST_YEAR


def _candidate(
    match: re.Match[str], name: str, year: int, *, mod: Mod | None = None, weak: bool = False
) -> Candidate:
    return place(match.span(), name, Moment(year), "year", mod=mod, weak=weak)


def _mod(match: re.Match[str]) -> Mod | None:
    return f.mod(match["mod"])


def _year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    head, words, year = match.group("head", "mod", "y")
    if not (head or words) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ()
    return (_candidate(match, "dates.year", int(year), mod=f.mod(words), weak=not head),)


def _budget_year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`niên độ 2017`, `niên vụ 2019`: a year of accounts or of a crop."""
    year = int(match["y"])
    return (_candidate(match, "dates.year", year),) if plausible(year) else ()


def _short_year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`từ năm 98`, `cuối năm 21`: only where a word before it says that a year is told."""
    mod, year = _mod(match), reading.short_year(match["yy"])
    return (_candidate(match, "dates.short_year", year, mod=mod, weak=not match["mod"]),)


def _worded(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    year = year_in_words(match["yw"])
    if year is None:
        return ()
    weak = year < FIRST_YEAR
    return (_candidate(match, "dates.year_in_words", year, mod=_mod(match), weak=weak),)


_LISTED = re.compile(rf"(?:năm {{1,3}})?({f.Y})")


def _year_list(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`năm 2019, 2020 và 2021`: one year each."""
    found = list(_LISTED.finditer(match.string, match.start("years"), match.end()))
    if all(plausible(int(one[1])) for one in found) and not counts_at(match.string, match.end()):
        for one in found:
            yield Candidate(
                one.start(), one.end(), "dates.year_list", "date", Moment(int(one[1])), grain="year"
            )


def _bare_year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    year = int(match["y"])
    if not 1900 <= year <= 2100:
        return ()
    return (_candidate(match, "dates.bare_year", year, weak=True),)


def _span(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    named, digits, words = match.group("term", "y", "y2")
    first = int(digits)
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    if not (plausible(first) and plausible(last) and (named or len(words) == 4)):
        return ()
    whole = place(
        match.span(),
        "dates.span_of_years",
        Moment(first),
        "year",
        Moment(last),
        mod=_mod(match),
        weak=not named,
    )
    low, start, end = match.string, match.start(), match.end()
    if len(words) == 2 and _OF_THINGS.match(low, match.end("y")):
        year = whole._replace(end=match.end("y"), kind="date", last=None, rule="dates.year")
        return (year,)
    bracketed = low[start - 1 : start] == "(" and low[end : end + 1] == ")"
    if 0 < last - first <= (_LONG_SPAN if named else _LIFE if bracketed else _SPAN):
        return (whole,)
    if not (named and first > last and len(words) == 4):
        return ()
    return (
        whole._replace(end=match.end("y"), kind="date", last=None),
        whole._replace(start=match.start("y2"), kind="date", first=Moment(last), last=None),
    )


def _decade(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    words, century = match["n"], match["century"]
    if len(words) == 4:
        digits = words[:3] + "X"
    elif century in _CENTURIES:
        digits = f"{_CENTURIES[century]}{words[0]}X"
    else:
        digits = f"{'20' if words[0] in '012' else '19'}{words[0]}X"
    yield Candidate(
        match.start(),
        match.end(),
        "dates.decade",
        "date",
        Moment(digits=digits),
        grain="decade",
        mod=_mod(match),
    )


def _century(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    number = _CENTURIES.get(match["c"])
    if number is not None:
        yield Candidate(
            match.start(), match.end(), "dates.century", "date",
            Moment(digits=f"{number:02d}XX"), grain="other", mod=_mod(match),
        )  # fmt: skip


_CENTURY_NAME = r"(?P<{}>x(?:vi{{0,3}}|i[vx]|x?i{{0,3}})|1\d|2[01])(?!\w)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "year", "year mod",
        rf"{MODDED}(?P<head>năm{f.GAP}(?:tài{f.SPACE}chính{f.SPACE})?(?:{f.NAMED_YEAR},?{f.SPACE}\(?)?)?(?P<y>{f.Y})"
        rf"{f.END}(?!,\d){_NOT_BEFORE_CHRIST}",
        _year, after="year_alone years number year_named year_mod years_mod figures_mod mod",
    ),
    rule(
        "year", "term",
        rf"niên{f.SPACE}(?:độ{_FISCAL}?|vụ){f.GAP}(?P<y>{f.Y}){f.END}(?!{f.GAP}-{f.GAP}\d)",
        _budget_year, after="span",
    ),
    rule(
        "short_year", "year mod",
        rf"{MODDED}năm{f.SPACE}'?(?P<yy>\d\d){f.END}(?!,\d)"
        rf"(?!{f.SPACE}(?!(?:đến|tới|trở|của|và|khi|thì|là|ở|đã|về)(?!\w))[^\W\d])",
        _short_year, after="years year_mod mod",
    ),
    rule(
        "year_in_words", "year mod", rf"{MODDED}năm{f.SPACE}(?P<yw>{YEAR_WORDS})", _worded,
        after="year_words number years_mod mod",
    ),
    rule(
        "year_list", "year several digit word",
        rf"(?:(?:các|những|hai|ba|[23]){f.SPACE})?"
        rf"(?P<years>năm{f.SPACE}{f.Y}(?:,{f.GAP}(?:năm{f.SPACE})?{f.Y}){{0,12}})"
        rf"(?:,?{f.SPACE}và{f.SPACE}|,{f.GAP})(?:năm{f.SPACE})?{f.Y}{f.END}",
        _year_list, after="unit_years years number some_years",
    ),
    rule(
        "bare_year", "digit",
        rf"(?P<y>{f.Y}){f.END}(?!,\d)(?!{f.GAP}[/-]{f.GAP}\d)", _bare_year, after="year years",
    ),
    rule(
        "span_of_years", "term year digit word several mod",
        rf"{MODDED}(?P<term>{_TERM}{f.GAP}:?{f.GAP}(?:từ{f.SPACE})?(?:năm{f.SPACE})?)?(?P<y>{f.Y}){_JOINT}"
        rf"(?P<y2>{f.Y}|\d\d(?!\d)){f.END}(?!{f.GAP}/{f.GAP}\d)",
        _span, after="unit_years years number school span some_years year_named years_mod mod",
    ),
    rule(
        "decade", "decade several mod",
        rf"{MODDED}(?:thập{f.SPACE}(?:niên|kỷ)|(?:những|các){f.SPACE}năm){f.SPACE}(?:những{f.SPACE}năm{f.SPACE})?"
        rf"(?P<n>(?:1[89]|20)\d0|\d0)(?!\d)"
        rf"(?:{f.SPACE}(?:của{f.SPACE})?thế{f.SPACE}kỷ{f.SPACE}{_CENTURY_NAME.format('century')})?"
        rf"(?!{f.GAP}-{f.GAP}\d)(?!,? \d)(?!\w)",
        _decade, after="age some_years age_mod mod",
    ),
    rule(
        "century", "century mod",
        rf"{MODDED}thế{f.SPACE}kỷ{f.SPACE}(?:thứ{f.SPACE})?{_CENTURY_NAME.format('c')}", _century,
        after="age age_mod mod",
    ),
)  # fmt: skip
