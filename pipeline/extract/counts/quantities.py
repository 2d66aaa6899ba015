"""The number-anchored pass: every number of a text with what belongs to its own form."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from ...text.numerals import BARE_SCALE, NUMERAL, exact, numerals_in_run, parse_numeral
from ...text.numerals.fragments import DIGIT_WORDS, FIRST_WORDS, SCALES
from . import lexicon
from .view import View

Kind = Literal["number", "range", "ratio", "vague", "odd"]

_SCAN = re.compile(
    r"(?<!\w)(?=[\dhvmcngtkbs])(?:(?P<date>\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|/(?:19|20)\d{2})(?![\d.,]))"
    rf"|(?P<vague>(?:hàng|vài|mấy|cả) {BARE_SCALE})"
    rf"|(?:hơn|gần|trên|khoảng|ngót|chừng|cả) (?P<bare>{BARE_SCALE})"
    r"|(?P<halved>nửa (?:triệu|vạn|nghìn|ngàn|tỷ|tỉ)"
    r"|(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ) r[ưu][ỡở]i)(?!\w)"
    r"|(?P<half>(?:một )?nửa)(?!\w)"
    rf"|(?P<run>{NUMERAL}))"
)
_PERCENT = re.compile(r" ?%| phần trăm(?!\w)")
_PART_OF = re.compile(r" phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")
_IN_WORDS = re.compile(r" ?\( ?([^\W\d_]+(?: [^\W\d_]+){0,9}) ?\)")
_PAIR = re.compile(
    r"^(hai|ba|năm|sáu|bảy|tám)( )(ba|bốn|sáu|bảy|tám|chín)((?: (?:chục|trăm|nghìn|ngàn))?)$"
)
_LAST_SCALE = re.compile(r"(nghìn|ngàn|vạn|triệu|tỷ|tỉ|k|tr|chục|trăm)$")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,5}")
_ONE_WORD = {w: DIGIT_WORDS[w] for w in FIRST_WORDS if DIGIT_WORDS.get(w)} | {"mười": 10}
_ONE_WORD_OR_NONE = frozenset({*_ONE_WORD, "không"})
_LINKS = frozenset(("đến", "tới", "cho", "và", "hoặc", "hay", "trên", "chia", "phần", "trong",
                    "khoảng", "số", "tổng"))  # fmt: skip
_NEXT = re.compile(r" ([^\W\d_]+)")
_SCALE_OF = SCALES | {"k": 1000, "tr": 10**6}
_TIGHT = {
    sign.join(blanks): sign
    for sign in "/-–—:."
    for blanks in (("", ""), (" ", " "), ("", " "), (" ", ""))
    if sign not in ".:" or blanks == ("", "")
}
_NUMBERED = re.compile(r"[1-9] ([1-9]\d\d)(?!\d)")
_NAME_WORD = re.compile(
    r"(?:(?<!\w)[A-ZĐÀ-Ỹ][^\W\d_]*|(?<!\w)(?:xưởng|phân xưởng|nhà máy|xí nghiệp|khu|tổ|đội|số|"
    r"cơ sở|chi nhánh|công trường|phòng|ca|nhóm|khối|giai đoạn|đợt)) $"
)
_SPACED = re.compile(r"(?<![\w.,])(?<!\d )\d{1,3}(?: \d{3})+(?![\d.,]?\d)")
_OVER = re.compile(r" (?:trên(?: tổng số)?|trong|chia) ")
_TO_OR_OF = frozenset("đtc")  # what the words of _TO and _OVER begin with
_TO = re.compile(r" (?:đến|tới|cho đến)(?: (?:dưới|khoảng))? ")


class Quantity(NamedTuple):
    """A number, range or ratio as written, without modifier and noun; `end` is behind `%`."""

    start: int
    end: int
    kind: Kind
    value: int | float | None
    """The number; of a range its lower end, of a ratio its numerator; None for odd shapes."""
    high: int | float | None = None
    of: int | float | None = None
    percent: bool = False
    words: bool = False
    year_like: bool = False
    """Four bare digits that may be a year."""

    @property
    def whole(self) -> bool:
        """Tell whether things can be counted with it: no decimals, unless a percentage."""
        return not (isinstance(self.value, float) or isinstance(self.high, float))


def quantities(view: View) -> tuple[Quantity, ...]:
    """Give every number where facts may stand, in order; shapes of codes and dates as `odd`."""
    atoms = list(_atoms(view))
    low = view.low
    one_digit = [i for i, atom in enumerate(atoms) if low[atom.start + 1 : atom.start + 2] == " "]
    named = [(i, other) for i in one_digit if (other := _unnamed(view, atoms[i])) is not atoms[i]]
    if named and not _spaced(view):
        for index, other in named:
            atoms[index] = other
    return tuple(_joined(low, atoms))


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
    return atom._replace(start=tail.start(1), value=int(tail[1]))


def _spaced(view: View) -> bool:
    """Tell whether the article groups its thousands with blanks where no name stands in front."""
    return any(
        not _NAME_WORD.search(view.text, max(0, m.start() - 24), m.start())
        for m in _SPACED.finditer(view.text)
    )


def _atoms(view: View) -> Iterator[Quantity]:
    """Read number by number; nearly all are bare digits with nothing of their own behind them."""
    low, end = view.low, 0
    countable = _behind_a_word()
    for match in chain.from_iterable(_SCAN.finditer(low, *piece) for piece in view.open()):
        group = match.lastgroup or ""
        start, stop = match.span(group)
        if start < end:
            continue
        text = match[group]
        if text in _ONE_WORD_OR_NONE:
            following = _NEXT.match(low, stop)
            if following is None or following[1] not in countable:
                continue
        if group != "run":
            found = _read(group, text, start, stop)
            end = stop
            yield found
            continue
        plain = _plain(text)
        if plain is not None:
            atom = _atom(low, start, stop, *plain)
            end = atom.end
            yield atom
            continue
        for atom in _run(low, text, start, stop):
            end = max(end, atom.end)
            yield atom


@cache
def _behind_a_word() -> frozenset[str]:
    """Give what can stand behind a single number word (`một`, `năm` …) that counts something."""
    tables = (lexicon.nouns(), lexicon.classifiers(), lexicon.declared())
    return frozenset(_LINKS.union(*(table.firsts for table in tables)))


def _plain(text: str) -> tuple[int, str] | None:
    """Read the two usual forms without the grammar: bare or dotted digits, one number word."""
    if text.isdigit():
        return int(text), "digits"
    if _DOTTED.fullmatch(text):
        return int(text.replace(".", "")), "digits"
    value = _ONE_WORD.get(text)
    return None if value is None else (value, "words")


def _read(group: str, text: str, start: int, end: int) -> Quantity:
    """Read what is no plain run of number words: dates, halves, scales without a digit."""
    if group == "date":
        return Quantity(start, end, "odd", None)
    if group == "half":
        return Quantity(start, end, "ratio", 1, of=2, words=True)
    if group == "halved":
        halved = parse_numeral(f"một {text}" if text[0] != "n" else "")
        value = halved.value if halved else SCALES[text.split()[1]] // 2
        return Quantity(start, end, "number", value, words=True)
    if group == "vague":
        return Quantity(start, end, "vague", _product(text.split()[1:]), words=True)
    return Quantity(start, end, "number", _product(text.split()), words=True)


def _run(low: str, text: str, start: int, end: int) -> Iterator[Quantity]:
    if pair := _PAIR.match(text):
        yield from _pair(pair, start, end)
        return
    runs = numerals_in_run(text)
    for run in runs:
        yield _atom(low, start + run.start, start + run.end, run.numeral.value, run.numeral.form)
    if text[0].isdigit() and not runs:
        yield Quantity(start, end, "odd", None)


def _atom(low: str, start: int, end: int, value: int | float, form: str) -> Quantity:
    """Add what stands right behind the number: %, `phần ba`, the number again in brackets."""
    words = form == "words"
    following = low[end : end + 2]
    further = following[1:] if following[:1] == " " else following[:1]
    text = low[start:end]
    year = end - start == 4 and not words and text.isdigit() and 1900 <= value <= 2100
    if further not in ("%", "p", "("):
        return Quantity(start, end, "number", value, words=words, year_like=year)
    if percent := _PERCENT.match(low, end):
        plain = parse_numeral(text, counted=False)
        value = plain.value if plain else value
        return Quantity(start, percent.end(), "number", value, percent=True, words=words)
    if part := _PART_OF.match(low, end):
        below = parse_numeral("bốn" if part[1] == "tư" else part[1])
        if below:
            return Quantity(start, part.end(), "ratio", value, of=below.value, words=words)
    if again := _IN_WORDS.match(low, end):
        spelled = parse_numeral(again[1])
        if spelled and spelled.value == value:
            end = again.end()
    return Quantity(start, end, "number", value, words=words, year_like=year)


def _pair(match: re.Match[str], start: int, end: int) -> Iterator[Quantity]:
    """Read `hai ba` before a noun as two or three; other neighbours as one number."""
    first, second = parse_numeral(match[1]), parse_numeral(match[3])
    whole = parse_numeral(match[0])
    if first is None or second is None:
        return
    if second.value - first.value == 1:
        scale = SCALES.get(match[4].strip(), 1)
        yield Quantity(start, end, "range", first.value * scale, second.value * scale, words=True)
    elif whole:
        yield Quantity(start, end, "number", whole.value, words=True)


def _product(words: list[str]) -> int:
    value = 1
    for word in words:
        value *= SCALES[word]
    return value


def _joined(low: str, atoms: list[Quantity]) -> Iterator[Quantity]:
    """Join what signs tie together: ranges, ratios; longer chains are dates, codes, phones."""
    place = 0
    while place < len(atoms):
        last = place
        signs: list[str] = []
        while last + 1 < len(atoms):
            if atoms[last + 1].start - atoms[last].end > 3:
                break
            sign = _TIGHT.get(low[atoms[last].end : atoms[last + 1].start])
            if sign is None:
                break
            signs.append(sign)
            last += 1
        first, second = atoms[place], atoms[last]
        if not signs and place + 1 < len(atoms) and low[first.end + 1 : first.end + 2] in _TO_OR_OF:
            following = atoms[place + 1]
            if following.start - first.end < 24 and _TO.fullmatch(low, first.end, following.start):
                second, signs, last = following, ["đến"], place + 1
            elif _over(low, first, following):
                second, signs, last = following, ["/"], place + 1
        if not signs:
            yield first
        elif len(signs) == 1:
            yield from _two(low, first, second, signs[0])
        else:
            yield Quantity(first.start, second.end, "odd", None)
        place = last + 1


def _over(low: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether `trên` or `chia` makes a ratio: `8 trên 10 doanh nghiệp`."""
    if second.start - first.end > 16 or not first.kind == second.kind == "number":
        return False
    match = _OVER.fullmatch(low, first.end, second.start)
    if match is None or first.percent or second.percent or not second.value:
        return False
    if "trong" in match[0] and (first.words or second.words):
        return False
    return "chia" in match[0] or (first.value or 0) < second.value


def _two(low: str, first: Quantity, second: Quantity, sign: str) -> Iterator[Quantity]:
    odd = Quantity(first.start, second.end, "odd", None)
    if first.kind != "number" or second.kind != "number":
        yield from (first, second) if sign == "đến" else (odd,)
    elif sign == "/":
        plain = not (first.percent or second.percent or second.value == 0)
        ratio = first._replace(end=second.end, kind="ratio", of=second.value, year_like=False)
        yield ratio if plain else odd
    elif sign in ":.":
        yield odd
    else:
        joined = _range(low, first, second)
        if joined:
            yield joined
        elif sign == "đến":
            yield from (first, second)
        else:
            yield odd


def _range(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.value is None or second.value is None or (first.percent and not second.percent):
        return None
    lowest = first.value
    scale = _LAST_SCALE.search(low[second.start : second.end])
    if scale and not second.percent and not _LAST_SCALE.search(low[first.start : first.end]):
        lowest = exact(Fraction(str(lowest)) * _SCALE_OF[scale[1]])
    years = first.year_like and second.year_like
    if years or lowest >= second.value or re.match(r"0\d\d", low[first.start : first.end]):
        return None
    return second._replace(start=first.start, kind="range", value=lowest, high=second.value)
