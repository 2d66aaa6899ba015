"""Years, spans of years, decades and centuries."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Mod

from . import fragments as f
from . import reading
from .lead import Lead
from .lexicon import counts_at
from .moment import Candidate, Moment
from .months import MODDED
from .numbers import YEAR_WORDS, year_in_words
from .rule import Rule, rule

FIRST_YEAR, LAST_YEAR = 1000, 2200
_TERM = (
    rf"(?:giai{f.SPACE}đoạn|thời{f.SPACE}(?:kỳ|gian)|nhiệm{f.SPACE}kỳ|niên{f.SPACE}(?:khóa|hạn|độ|vụ)|"
    rf"năm{f.SPACE}học|(?:những|các|hai|hai|ba|bốn|năm|[2-9]|10|15|20|25|30){f.SPACE}năm|mùa{f.SPACE}giải"
    rf"|khóa|năm|vụ(?:{f.SPACE}(?:đông{f.SPACE}xuân|mùa|mía))?|mùa(?:{f.SPACE}(?:khô|mưa|đông|hè|lũ|hạn|vụ|bóng))?)"
)
_NOT_BEFORE_CHRIST = rf"(?!{f.SPACE}(?:tcn|trước{f.SPACE}công{f.SPACE}nguyên))"
_JOINT = (
    rf"(?:{f.GAP}[/-]{f.GAP}|{f.SPACE}(?:cho{f.SPACE})?(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?"
    rf"(?:năm{f.SPACE})?)"
)
_CENTURIES: Final = {
    **{word: n for n, word in enumerate(("x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
                                         "xviii", "xix", "xx", "xxi"), 9)},
    **{str(n + 1): n for n in range(9, 21)},
}  # fmt: skip


def plausible(year: int | None) -> bool:
    """Tell a number that can be a year of our sources."""
    return year is not None and FIRST_YEAR <= year <= LAST_YEAR


def _candidate(match: re.Match[str], name: str, year: int, *, weak: bool = False) -> Candidate:
    return Candidate(
        match.start(), match.end(), f"dates.{name}", "date", Moment(year), grain="year", weak=weak,
        mod=_mod(match) if "mod" in match.re.groupindex else None,
    )  # fmt: skip


def _mod(match: re.Match[str]) -> Mod | None:
    return f.MODS.get(" ".join((match["mod"] or "").split()))


def _year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    if not (match["head"] or match["mod"]):
        return
    if plausible(int(match["y"])):
        yield _candidate(match, "year", int(match["y"]), weak=not match["head"])


def _short_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`từ năm 98`, `cuối năm 21`: only where a word before it says that a year is told."""
    yield _candidate(match, "short_year", reading.short_year(match["yy"]), weak=not match["mod"])


def _worded(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    year = year_in_words(match["yw"])
    if year is not None:
        yield _candidate(match, "year_in_words", year, weak=year < FIRST_YEAR)


_LISTED = re.compile(rf"(?:năm {{1,3}})?({f.Y})")


def _year_list(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`năm 2019, 2020 và 2021`: one year each."""
    found = list(_LISTED.finditer(match.string, match.start("years"), match.end()))
    if all(plausible(int(one[1])) for one in found) and not counts_at(match.string, match.end()):
        for one in found:
            yield Candidate(
                one.start(), one.end(), "dates.year_list", "date", Moment(int(one[1])), grain="year"
            )


def _bare_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    if 1900 <= int(match["y"]) <= 2100:
        yield _candidate(match, "bare_year", int(match["y"]), weak=True)


def _span(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    first, words = int(match["y"]), match["y2"]
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    named = bool(match["term"])
    near = 0 < last - first <= (1000 if named else 60)
    whole = Candidate(
        match.start(), match.end(), "dates.span_of_years", "interval", Moment(first),
        Moment(last), grain="year", weak=not named,
    )  # fmt: skip
    if not (plausible(first) and plausible(last) and (named or len(words) == 4)):
        return
    if near:
        yield whole
    elif named and first > last and len(words) == 4:
        yield whole._replace(end=match.end("y"), kind="date", last=None)
        yield whole._replace(start=match.start("y2"), kind="date", first=Moment(last), last=None)


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
        "span_of_years", "term year digit word several",
        rf"(?P<term>{_TERM}{f.GAP}:?{f.GAP}(?:từ{f.SPACE})?(?:năm{f.SPACE})?)?(?P<y>{f.Y}){_JOINT}"
        rf"(?P<y2>{f.Y}|\d\d(?!\d)){f.END}(?!{f.GAP}/{f.GAP}\d)",
        _span, after="unit_years years number school span some_years",
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
