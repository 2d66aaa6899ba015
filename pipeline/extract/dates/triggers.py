"""The first words of time expressions, each with what must follow it for a rule to be tried.

One pattern finds them all in one pass and tells what follows by the group that it closes last, so
that of some seventy rules the one or two are tried that can match. What follows is a cheap look
ahead, not the rule itself.
"""

import re
from collections.abc import Iterable
from typing import Final

from . import fragments as f
from .folding import NO_WORD
from .numbers import FIRST_WORDS

_NUMBERS = (*FIRST_WORDS, "tư")
_THAT = ("đó", "đấy", "ấy")
_WHICH = ("này", "nay", "hiện", "liền", "trước", "qua", "vừa", "rồi", "tới", "sau", "tiếp", "kế")
_DAY_NAMES = ("thứ", "chủ", "chúa", r"t\d", "cn")
_OTHER_FIRST = ("đầu", "cuối", "nửa", "giữa", "tờ", "buổi")
"""First words of parts of the day that say something else far more often."""
Follow = tuple[str, str]
"""What follows a first word: its name, and the look ahead that tells it."""


def _first(words: Iterable[str]) -> list[str]:
    return sorted({w.split()[0] for w in words})


_PARTS = _first(f.PARTS)
_SECOND_WORDS = sorted({w.split()[1] for w in f.PARTS if " " in w})


def _then(*words: str) -> str:
    """Look ahead for a blank and one of the words."""
    return rf"(?= {{1,3}}(?:{'|'.join(words)})(?!\w))"


_FIGURE = r"(?= {0,3}[:,']? {0,3}\d)"
_NUMBER = (
    r"(?=(?:,? {1,3}(?:mươi|mười|mốt|một|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|tám|chín|trăm|đến|tới"
    r"|hoặc)(?!\w)| ?- ?[^\W\d]{2,5}(?!\w)){0,8} {1,3}"
    r"(?:năm|tháng|ngày|tuần|quý|thập|thế|tết)(?!\w))"
)
_TIMED = r"(?: {0,3}:)? {0,3}(?:từ {1,3})?(?:năm {1,3})?\d{4}(?!\d)"
"""Behind `giai đoạn`: years, as `span_of_years` reads them."""
_ON = r"(?: {0,3}-| {1,3}(?:đến|tới)(?!\w))"
_BACK = r" {1,3}(?:sau|trước)(?!\w)"
_ENDS = r" {1,3}(?:đầu|cuối)(?!\w)"
_MONTH_AHEAD = rf" {{0,3}}(?:\d|{f.any_of(f.MONTHS)}(?!\w))"
_STEM = rf" {{1,3}}{f.MONTH} {{1,3}}năm {{1,3}}(?:{'|'.join(f.STEMS)}) "
_STOPS = r"(?= {0,3}(?:$|[\n,.;:)!?”\"]))"
_PART = rf"(?:{'|'.join(_PARTS)})(?!\w)"
_LISTED = rf"(?:\d|ngày(?!\w)|buổi(?!\w)|{_PART})"

_BEHIND_DIGITS: Final[tuple[Follow, ...]] = (
    ("full", r"(?P<mark>[/.-])(?= {0,3}(?:\d{1,2}(?!\d)|[ivx]{1,4}) {0,3}(?P=mark) {0,3}\d)"),
    ("of_year", r"(?<=\d)/(?=\d{4}(?!\d))"),
    ("stroke", r"/(?= {0,3}\d{1,2}(?!\d))"), ("dot", r"\.(?= {0,3}\d{1,2}(?!\d))"),
    ("dash", r"-(?= {0,3}\d{1,2}(?!\d))"),
    ("clock", rf"(?:: ?\d\d|(?:h|g|giờ)(?![^\W\d])|rưỡi(?= {{1,3}}{_PART}))"),
    ("of_months", r"t[/-]?\d{4}(?!\d)"),
    ("month_ends", rf"tháng(?={_ENDS})"), ("month_back", rf"tháng(?={_BACK})"),
    ("month_on", rf"tháng(?={_ON})"), ("month_stem", rf"tháng(?={_STEM})"),
    ("month", rf"tháng(?=/|{_MONTH_AHEAD}| {{1,3}}(?:của|sang)(?!\w))(?!\w)"),
    ("months", r"tháng(?!\w)"),
    ("unit_back", rf"(?:năm|ngày|tuần)(?={_BACK})"), ("unit_on", rf"(?:năm|ngày|tuần)(?={_ON})"),
    ("unit_years", rf"năm(?!\w)(?={_TIMED})"), ("unit_ends", rf"(?:ngày|tuần)(?={_ENDS})"),
    ("unit", r"(?:năm|ngày|tuần|thập|thế)(?!\w)"),
    ("quarters", rf"quý(?={_ENDS}|{_BACK})"), ("tet", r"tết(?!\w)"),
    ("decimal", r",5(?= {1,3}(?:năm|tháng))"),
    ("join",
     r", {0,3}\d{1,3}(?!\d)(?= {0,3}(?:[,&/.-]|(?:và|hoặc|năm|tháng|tuần|ngày|thập|thế)(?!\w)))"),
    ("join", rf"(?:& {{0,3}}(?=\d)|và {{1,3}}(?={_LISTED})|hoặc(?= ))"), ("to", r"(?:đến|tới) "),
)  # fmt: skip
"""What can stand behind one to four digits, blanks passed over."""
_BEHIND_YEAR: Final[tuple[Follow, ...]] = (
    ("iso", r"(?=[/.-]\d\d[/.-]\d\d(?!\d))"),
    ("years", r"(?= {0,3}[/-]| {1,3}(?:cho|đến|tới)(?!\w))"), ("year", ""),
)  # fmt: skip
"""What can stand behind four digits."""
_BEHIND_LED: Final[tuple[Follow, ...]] = (
    ("full", r"(?P<mark>[/.-]) {0,3}(?:\d{1,2}(?!\d)|[ivx]{1,4}) {0,3}(?P=mark) {0,3}\d"),
    ("", r"(?<=\d)/\d{4}(?!\d)"),
    ("stroke", r"/ {0,3}\d"), ("dot", r"\. {0,3}\d"), ("dash", r"- {0,3}\d"),
    ("", r"[/.-] {0,3}[ivx]"), ("month_stem", rf"tháng{_STEM}"),
    ("month_led", rf"tháng{_MONTH_AHEAD}"), ("month_signed", r"[/,.-] {0,3}tháng"),
    ("month_this", r"tháng {1,3}(?:này|nay|vừa|trước|sau|tới)(?!\w)"),
    ("tet", "tết"), ("", r"(?:năm|ngày|tuần|quý|th[ậế]|tháng)"),
    ("listed", rf"(?:[,&] {{0,3}}(?:{_LISTED}|(?:và|hoặc) )|(?:và|hoặc) {{1,3}}{_LISTED})"),
    ("to", r"(?:đến|tới) "), ("rest", ""),
)  # fmt: skip
"""What can stand behind the digits of a day that a lead begins; an empty name means no rule."""
_BEHIND_LED_YEAR: Final[tuple[Follow, ...]] = (
    ("iso", r"[/.-]\d\d[/.-]\d\d(?!\d)"), ("", ""),
)  # fmt: skip
"""The same behind four digits."""

_MONTH: Final[tuple[Follow, ...]] = (
    ("month_stem", rf"(?={_STEM})"),
    ("month_alone",
     rf"(?= {{0,3}}{f.M}(?! {{0,3}}[-,]| {{1,3}}(?:đến|tới|và|\d)))"),
    ("month_list", rf"(?= {{0,3}}{f.M})"), ("month_told", _then(*_WHICH)),
    ("month_named", _then(*_first(f.MONTHS))),
    ("month_ends", _then("đầu", "cuối")), ("whole", rf"(?<=hết tháng){_STOPS}"),
)  # fmt: skip
_YEAR: Final[tuple[Follow, ...]] = (
    ("year_alone",
     r"(?= {0,3}\d{4}(?!\d)(?! {0,3}[,/-]| {1,3}(?:và|cho|đến|tới)(?!\w)))"),
    ("years", _FIGURE), ("number", _NUMBER), ("year_told", _then(*_WHICH, "ngoái", "kia", *_THAT)),
    ("school", _then("học")), ("year_named", _then("tài", *f.STEMS)),
    ("year_words", _then(*FIRST_WORDS)), ("whole", rf"(?<=hết năm){_STOPS}"),
)  # fmt: skip
_WEEKDAY: Final[tuple[Follow, ...]] = (
    ("lead",
     rf"(?= {{0,3}}(?:{'|'.join(f.WEEKDAYS)}|[2-7])(?!\w) {{0,3}},? {{0,3}}(?:\d|ngày))"),
    ("words", rf"(?= ?[2-7](?!\d)| {{1,3}}(?:{'|'.join(f.WEEKDAYS)}|[2-7])(?!\w))"),
)  # fmt: skip
_PART_OF_DAY: Final[tuple[Follow, ...]] = (
    ("lead", r"(?=,? {1,3}\d)"),
    ("lead", _then("nay", "qua", "mai", "mốt", "ngày", "cùng", "mùng", "mồng", "rằm")),
    ("words", _then(*_SECOND_WORDS, *_DAY_NAMES, "hôm", "bữa")),
)  # fmt: skip
_MOD: Final[tuple[Follow, ...]] = (
    ("month_mod", rf"(?= {{1,3}}tháng {{0,3}}{f.M}(?! {{1,3}}năm {{1,3}}[^\W\d]))"),
    ("months_mod", _then("tháng")),
    ("year_mod", r"(?= {1,3}năm {0,3}'?\d)"), ("years_mod", _then("năm")),
    ("quarter_mod", _then("quý")), ("week_mod", _then("tuần", "thứ", "chủ")),
    ("age_mod", _then("những", "các", "thập", "thế")), ("figures_mod", _then(r"\d{4}")),
)  # fmt: skip
_SPAN: Final = (("span", _then(r"\d{4}")),)
_BUDGET: Final = "độ(?: {1,3}(?:tài {1,3}chính|kế {1,3}toán))?"
_THIS_QUARTER: Final = r"(?= {1,3}(?:iv|i{1,3}|0?[1-4])(?!\w)"


def _span_behind(*words: str) -> tuple[Follow, ...]:
    return (("span", rf"(?= {{1,3}}(?:{'|'.join(words)}){_TIMED})"),)


_WORDS: Final[tuple[tuple[str, tuple[str, ...], tuple[Follow, ...]], ...]] = (
    ("day", ("ngày",), (
        ("lead", _FIGURE), ("ends", _then("đầu", "cuối")),
        ("lead", _then(*_NUMBERS, *_DAY_NAMES, "mùng", "mồng", "hôm", "mai", "mốt", "kia", "kìa",
                       "rằm")),
    )),
    ("day", ("mùng", "mồng"), (("lead", "(?= )"),)),
    ("day", ("bữa",), (("lead", _then("nay", "qua", "kia", "kìa")),)),
    ("day", ("hôm",), (
        ("lead", _FIGURE), ("words", _then("thứ", "chủ", "chúa")),
        ("lead", _then("nay", "qua", "kia", "kìa", "sau", "trước", "mùng", "mồng")),
    )),
    ("full_moon", ("rằm",), (("full_moon", _then("tháng")),)),
    ("weekday", ("thứ",), _WEEKDAY),
    ("weekday", ("chủ", "chúa"), (
        ("lead", r"(?= {1,3}nhật {0,3},? {0,3}(?:\d|ngày))"), ("words", _then("nhật")),
    )),
    ("weekday", ("cn",), (("words", r"(?=[ ,.:-])"),)),
    ("weekday month", ("t",), (("words", r"(?=\d{1,2}[/.-]\d{4}|[2-7][ ,.:-])"),)),
    ("part", tuple(w for w in _PARTS if w not in _OTHER_FIRST), _PART_OF_DAY),
    ("part", ("buổi",), (("words", rf"(?= {{1,3}}{_PART})"),)),
    ("part", ("tờ",), (("words", _then("mờ")),)),
    ("part mod", ("giữa",), (("words", _then("trưa")), *_MOD)),
    ("part mod", ("đầu", "cuối"), (("words", _then("giờ", "chiều", "buổi")), *_MOD)),
    ("mod", ("thượng", "trung", "hạ"), (("mod", _then("tuần")),)),
    ("half part", ("nửa",), (
        ("words", _then("đêm")), ("half_year", _then("năm", "tháng", "đầu", "cuối", "sau", "thế")),
    )),
    ("month", ("tháng",), _MONTH),
    ("quarter", ("quý",), (
        ("quarter_list", rf"{_THIS_QUARTER}(?: {{0,3}},| {{1,3}}và))"),
        ("quarter", rf"{_THIS_QUARTER})"), ("quarter", _then("một", "hai", "ba", "tư", "bốn")),
        ("quarter_told", _then(*_WHICH)), ("quarters", _then("đầu", "cuối")),
    )),
    ("quarter", ("q",), (("quarter", r"(?=[1-4][ /.-]\d{4})"),)),
    ("year word", ("năm",), _YEAR),
    ("year", ("sang",), (("year_told", _then("năm")),)),
    ("term", ("giai",), _span_behind("đoạn")),
    ("term", ("thời",), _span_behind("kỳ", "gian")),
    ("term", ("nhiệm",), (*_span_behind("kỳ"), ("term_told", _then("kỳ")))),
    ("term", ("niên",), _span_behind("khóa", "hạn", _BUDGET, "vụ")),
    ("term", ("khóa",), (("span", r"(?=(?: {1,3}học)?:? {0,3}\d{4})"),)),
    ("half", ("h",), (("half_year", r"(?=[12][ /.-]?(?:năm )?(?:19|20)\d\d(?!\d))"),)),
    ("term", ("vụ",), (*_SPAN, *_span_behind("đông {1,3}xuân", "mía", "ép"))),
    ("term", ("mùa",), (*_SPAN, *_span_behind("giải", "bóng", "khô", "mưa", "đông", "hè"))),
    ("decade", ("thập",), (("age", _then("niên", "kỷ")),)),
    ("century", ("thế",), (("age", _then("kỷ")),)),
    ("week", ("tuần",), (
        ("week_both", _then("lễ")), ("week_told", _then(*_WHICH)),
        ("ends", _then("đầu", "cuối", "thứ")),
    )),
    ("same", ("cùng",), (
        ("told", _then("ngày")), ("period", _then("kỳ", "thời", "tháng", "quý", "giai")),
    )),
    ("several", ("những", "các", "mấy", "vài"), (
        ("some_months", _then("tháng")), ("some_days", _then("ngày", "tuần")),
        ("some_years", _then("năm")),
    )),
    ("after", ("sau", "trước"), (("step", _then("đó", "ấy")),)),
    ("ago", ("cách",), (("step", _then("đây")),)),
    ("word", tuple(w for w in _NUMBERS if w != "năm"), (("number", _NUMBER),)),
)  # fmt: skip
"""Classes of first words, the words, and what can follow them; the first that fits decides."""

Place = tuple[str, str]
"""Classes of a first word, and what follows it."""
LEADING: Final = frozenset(("lead", "words", "clock"))
"""What follows where a lead is to be read before the rules that go with one."""
HEAD, HEADED = "ngày", "headed "
"""The commonest lead is one word and one blank before figures: it need not be read. What begins
the names of what follows it there."""


def _alternatives(classes: str, follows: Iterable[Follow], places: list[Place]) -> str:
    """Write looks ahead as one group, with an empty group behind each that tells which it was."""
    written: list[str] = []
    for name, pattern in follows:
        places += [("", "")] * pattern.count("(?P<")
        written.append(rf"{pattern}()")
        places.append((classes, name))
    return f"(?:{'|'.join(written)})"


def _spelled(words: list[str], depth: int, places: list[Place]) -> list[str]:
    """Write words that are alike up to a depth, each with what can follow it, as branches."""
    branches: list[str] = []
    for letter in sorted({word[depth] for word in words if len(word) > depth}):
        same = [word for word in words if word[depth : depth + 1] == letter]
        spelled = _spelled(same, depth + 1, places)
        branches.append(letter + (spelled[0] if len(spelled) == 1 else f"(?:{'|'.join(spelled)})"))
    for word in words:
        if len(word) == depth:
            boundary = "" if depth == 1 else r"(?![^\W\d])"
            headed = _headed(places) + "|" if word == HEAD else ""
            others = _alternatives(*_BY_WORD[word], places)
            branches.append(f"{boundary}(?:{headed}{others})")
    return branches


def _headed(places: list[Place]) -> str:
    """Write what can stand behind a head and one blank: figures, and what stands behind them."""
    year = [(HEADED + name, pattern) for name, pattern in _BEHIND_LED_YEAR]
    other = [(HEADED + name, p.replace("mark", "headed")) for name, p in _BEHIND_LED]
    of_year = _alternatives("day", year, places)
    return rf"(?= \d{{1,4}}(?:(?<=\d{{4}}){of_year}| {{0,3}}{_alternatives('day', other, places)}))"


def _behind_digits(places: list[Place]) -> str:
    """Write what can stand behind digits."""
    year = _alternatives("digit", _BEHIND_YEAR, places)
    other = _alternatives("digit", _BEHIND_DIGITS, places)
    return rf"(?!\d)(?=(?<=\d{{4}}){year}| {{0,3}}+{other})"


_BY_WORD: Final = {word: (classes, follows) for classes, words, follows in _WORDS for word in words}
PLACES: Final[list[Place]] = [("", "")]
"""By the number of the group that a trigger closes last: the classes and what follows."""
_FIGURES: Final = _behind_digits(PLACES)
_WORD: Final = "|".join(_spelled(list(_BY_WORD), 0, PLACES))
FIRST: Final = re.compile(rf"(?:[0-9]\d{{0,3}}+{_FIGURES}|{_WORD})")
"""A trigger at the place itself, for the beginning of the text."""
LATER: Final = re.compile(rf"{NO_WORD}(?:[0-9](?<!\d[.,/:]\d)\d{{0,3}}+{_FIGURES}|{_WORD})")
"""A trigger behind a character that is no letter or digit.

What stands before digits is asked behind the first of them: every branch then begins with a letter
or a digit, and `re` passes over a branch by its first character without trying it.
"""


def behind_lead(places: list[Place]) -> str:
    """Give the pattern of what stands behind a lead, perhaps nothing; `places` take its names."""
    year = _alternatives("", _BEHIND_LED_YEAR, places)
    digits = _alternatives("", _BEHIND_LED, places)
    words = (
        ("number", rf"{f.any_of(_NUMBERS)}(?!\w)"), ("full_moon", r"rằm(?!\w)"),
        ("told", r"(?:nay|qua|kìa|kia|mai|mốt|cùng|sau|trước)(?!\w)"),
    )  # fmt: skip
    spelled = _alternatives("", words, places)
    return rf"(?:(?=\d{{1,4}}(?:(?<=\d{{4}}){year}| {{0,3}}{digits})|{spelled}))?"
