"""The number-anchored pass: every number of a text with what belongs to its own form."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from ....data.alternatives import alternatives
from ....text.numerals import BARE_SCALE
from ....text.numerals.fragments import (
    DIGIT_REST,
    DIGIT_WORDS,
    FIRST_WORDS,
    NEXT_WORD,
    NUMBER_WORDS,
    SCALES,
    WORD_RUN,
)
from .. import lexicon
from ..view import View
from .forms import atom, run, special
from .joining import FAR, joined
from .quantity import Quantity

_SINGLE = {w: DIGIT_WORDS[w] for w in FIRST_WORDS if w in DIGIT_WORDS} | {"mười": 10}
_SCALE = "|".join(SCALES)
_MORE = (
    r"\d|[.,]\d| ?[%(]| phần | {0,2}(?:k|tr\d{0,3})(?!\w)| {1,3}\d"
    rf"| {{1,3}}(?:{_SCALE}|rưỡi|rưởi)(?!\w)"
)
"""What goes on a number, or stands behind it as its own."""
_OTHER = (
    r"[0-9%(]|[/.,-][0-9]|k(?!\w)|tr\d{0,3}(?!\w)"
    rf"| (?:[%(0-9]|phần |(?:k|tr\d{{0,3}}|{_SCALE}|rưỡi|rưởi)(?!\w))"
)
"""The same, and signs that make digits a date, a fraction, a range."""
_GROUPS = r"\.[0-9][0-9][0-9]"
for _ in range(4):
    _GROUPS = rf"\.[0-9][0-9][0-9](?:{_GROUPS}|)"
_DIGITS = (
    r"[0-9](?<!\w.)(?:"
    rf"(?:[0-9]{{0,18}}(?!{_OTHER})|(?<!0)[0-9]{{0,2}}{_GROUPS}(?!{_OTHER}))(?P<bare>)"
    r"|\d?(?:[/.-]\d{1,2}[/.-]\d{4}|/(?:19|20)\d{2})(?![\d.,])(?P<date>)"
    r"|(?=\d{0,2}/\d)(?<!đến \d)(?<!tới \d)(?<!chia \d)(?<!dưới \d)(?<!khoảng \d)(?<!trên \d)"
    rf"(?<!trong \d)(?<!số \d)\d{{0,2}}/(?P<of>\d{{1,3}})(?!{_MORE}|/\d| ?[/–—:.-] ?\d)"
    rf"|(?:(?<!0)\d{{0,2}}(?:\.\d{{3}}){{1,5}}|\d{{0,18}})(?!{_MORE})(?P<plain>)"
    r"|\d{0,8}(?:[.,]\d{1,2})? ?%(?P<percent>)"
    r"|(?:(?<!0)\d{0,2}(?:\.\d{3}){1,4}|\d{0,14})(?:,\d{1,2})? "
    rf"(?P<scale>nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w|{_MORE})"
    rf"|(?P<digits>{DIGIT_REST}))"
)
"""Digits with nothing of their own behind them, as nearly all are; a date; a day or fraction; the
same digits with more around them; a percentage; `2,5 triệu`; any others, to be read again."""
_VAGUE = ("hàng", "vài", "mấy", "cả", "hơn", "gần", "trên", "khoảng", "ngót", "chừng")
_STARTS = alternatives(
    (
        *FIRST_WORDS,
        "nửa",
        *(f"{word} {scale}" for word in _VAGUE for scale in SCALES),
        *(f"{scale} {half}" for scale in SCALES for half in ("rưỡi", "rưởi")),
    )
)
_WORDS = (
    rf"(?P<vague>(?:hàng|vài|mấy|cả) {BARE_SCALE})"
    rf"|(?:hơn|gần|trên|khoảng|ngót|chừng|cả) (?P<bare>{BARE_SCALE})(?! r[ưu][ỡở]i)"
    r"|(?:(?:hơn|gần|trên|khoảng|ngót|chừng) )?(?P<halved>nửa (?:triệu|vạn|nghìn|ngàn|tỷ|tỉ)"
    r"|(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ) r[ưu][ỡở]i)(?!\w)"
    r"|(?P<half>(?:một )?nửa)(?!\w)"
)
_LINKS = frozenset(("đến", "tới", "cho", "và", "hoặc", "hay", "trên", "chia", "phần", "trong",
                    "khoảng", "số", "tổng"))  # fmt: skip
_NUMBERED = re.compile(r"[1-9] ([1-9]\d\d)(?!\d)")
_NAME_WORD = re.compile(
    r"(?:(?<!\w)[A-ZĐÀ-Ỹ][^\W\d_]*|(?<!\w)(?:xưởng|phân xưởng|nhà máy|xí nghiệp|khu|tổ|đội|số|"
    r"cơ sở|chi nhánh|công trường|phòng|ca|nhóm|khối|giai đoạn|đợt)) $"
)
_SPACED = re.compile(r"(?<![\w.,])(?<!\d )\d{1,3}(?: \d{3})+(?![\d.,]?\d)")


def quantities(view: View) -> list[Quantity]:
    """Give every number where facts may stand, in order; shapes of codes as `odd`."""
    low, end = view.low, 0
    atoms: list[Quantity] = []
    named: list[int] = []
    ties: list[int] = []
    for match in _matches(view):
        start, stop = match.span()
        if start < end:
            continue
        if start - end < FAR:
            ties.append(len(atoms))
        group = match.lastgroup
        if group == "bare" or group == "plain":
            if stop - start < 4:
                value, year = int(low[start:stop]), False
            else:
                value = int(low[start:stop].replace(".", ""))
                year = stop - start == 4 and 1900 <= value <= 2100
            atoms.append(
                Quantity(start, stop, "number", value, None, None, False, False, year, not year)
            )
            end = stop
        elif group is None:
            stop, found = _in_words(low, start)
            end = _add(found, max(end, stop), atoms, ties)
        elif group == "digits":
            found = list(run(low, low[start:stop], start, stop))
            named += [len(atoms) + i for i, one in enumerate(found) if low[one.start + 1] == " "]
            end = _add(found, stop, atoms, ties)
        elif group == "date":
            atoms.append(Quantity(start, stop, "date", None))
            end = stop
        else:
            atoms.append(_in_digits(low[start:stop], group, start))
            end = stop
    if named:
        _leave_names(view, atoms, named)
    return joined(low, atoms, ties)


def _add(found: list[Quantity], end: int, atoms: list[Quantity], ties: list[int]) -> int:
    """Add the numbers of a run and tell where they end."""
    ties += range(len(atoms) + 1, len(atoms) + len(found))
    atoms += found
    return max([end, *(one.end for one in found)])


def _in_digits(text: str, group: str, start: int) -> Quantity:
    """Read `5/8`, `12,5%`, `2,5 triệu`, the other usual forms that are written in digits."""
    stop = start + len(text)
    if group == "of":
        above, _, below = text.partition("/")
        of = int(below)
        if not of:
            return Quantity(start, stop, "odd", None)
        return Quantity(start, stop, "ratio", int(above), of=of)
    if group == "percent":
        number = float(text[:-1].replace(",", "."))
        value = int(number) if number.is_integer() else number
        return Quantity(start, stop, "number", value, percent=True)
    number_text, _, scale = text.partition(" ")
    whole, _, decimals = number_text.replace(".", "").partition(",")
    total, unit = int(whole + decimals) * SCALES[scale], 10 ** len(decimals)
    return Quantity(start, stop, "number", total // unit if total % unit == 0 else total / unit)


def _in_words(low: str, place: int) -> tuple[int, list[Quantity]]:
    """Read number words at a place, if they are a number there, and tell where they end."""
    match = _number_words().match(low, place)
    group = match.lastgroup if match else None
    if match is None or group is None:
        return place, []
    start, stop = match.span(group)
    text = low[start:stop]
    if group == "one":
        found = [atom(low, start, stop, _SINGLE[text], words=True)]
    elif group == "words":
        found = list(run(low, text, start, stop))
    else:
        found = [special(group, text, start, stop)]
    return match.end(), found


_Find = Callable[[str, int, int], Iterator[re.Match[str]]]


def _matches(view: View) -> list[re.Match[str]]:
    """Give what may be a number where facts may stand, in order of place."""
    digits, words, following = _scans()
    low, spaced = view.low, view.spaced
    found: list[re.Match[str]] = []
    for start, end in view.open():
        found += digits(low, start, end)
        if said := [
            match
            for match in words(spaced, start, end + 1)
            if match[2] in following or match[1] not in _SINGLE
        ]:
            found = sorted(found + said, key=re.Match.start)
    return found


@cache
def _scans() -> tuple[_Find, _Find, frozenset[str | None]]:
    """Give what finds digits, what finds number words behind a blank, and what may follow those.

    A single number word (`một`, `năm` …) is one only in front of what can be counted.
    """
    tables = (lexicon.nouns(), lexicon.classifiers(), lexicon.declared())
    firsts = _LINKS.union(*(table.firsts for table in tables))
    words = rf" ({_STARTS})(?!\w)(?: (?=([^\W\d_]+))|)"
    return (
        re.compile(_DIGITS).finditer,
        re.compile(words).finditer,
        frozenset({*firsts, *NUMBER_WORDS, "nửa"}),
    )


@cache
def _number_words() -> re.Pattern[str]:
    """Give the pattern of number words."""
    tables = (lexicon.nouns(), lexicon.classifiers(), lexicon.declared())
    firsts = _LINKS.union(*(table.firsts for table in tables))
    return re.compile(
        rf"{_WORDS}|(?P<one>{alternatives(_SINGLE)})(?!\w)(?!{NEXT_WORD})"
        rf"(?= {alternatives(firsts)}(?![^\W\d_]))"
        rf"|(?P<words>(?=\w{{1,6}}{NEXT_WORD})(?:{WORD_RUN}))"
    )


def _leave_names(view: View, atoms: list[Quantity], places: list[int]) -> None:
    """Leave out the digits of names, unless the article groups its thousands with blanks."""
    named = [(i, other) for i in places if (other := _unnamed(view, atoms[i])) is not atoms[i]]
    if named and not _spaced(view):
        for index, other in named:
            atoms[index] = other


def _unnamed(view: View, atom: Quantity) -> Quantity:
    """Leave the digit of a name in front: in `Xưởng May 1 368 người` work 368 people."""
    if atom.percent or atom.words:
        return atom
    tail = _NUMBERED.match(view.low, atom.start)
    if tail is None or tail.end() != atom.end:
        return atom
    front = _NAME_WORD.search(view.text, max(0, atom.start - 24), atom.start)
    if front is None:
        return atom
    return Quantity(tail.start(1), atom.end, "number", int(tail[1]))


def _spaced(view: View) -> bool:
    """Tell whether the article groups its thousands with blanks where no name stands in front."""
    return any(
        not _NAME_WORD.search(view.text, max(0, m.start() - 24), m.start())
        for m in _SPACED.finditer(view.text)
    )
