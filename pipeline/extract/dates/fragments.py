"""Pieces of patterns that the rules of this room are built of.

All are read on folded text (`folding.fold`) and bounded: no quantifier stands inside another that
is not fixed.
"""

from collections.abc import Iterable
from typing import Final, get_args

from schemas.dates import Mod, PartOfDay

from ...data import load
from ...data.alternatives import alternatives
from .folding import MAY, fold
from .numbers import SMALL_NUMBER, YEAR_WORDS


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of the words, the longest first, with up to three blanks for one."""
    return alternatives(words, blank=SPACE)


def _rows(kind: str) -> dict[str, str]:
    return {fold(r.surface): r.canonical for r in load("calendar_words") if r.type == kind}


def _parts() -> dict[str, PartOfDay]:
    known: dict[str, PartOfDay] = {name: name for name in get_args(PartOfDay)}
    return {surface: known[name] for surface, name in _rows("part_of_day").items()}


def _mods() -> dict[str, Mod]:
    known: dict[str, Mod] = {name: name for name in get_args(Mod)}
    return {surface: known[name] for surface, name in _rows("mod").items()}


MONTHS: Final = {word: int(number) for word, number in _rows("month").items()} | {MAY: 5}
WEEKDAYS: Final = {surface: int(number) for surface, number in _rows("weekday").items()}
PARTS: Final = _parts()
MODS: Final = _mods()
UNITS: Final = _rows("unit")


def mod(words: str | None) -> Mod | None:
    """Give what the words of a `mod` say: `trung tuần` is `mid`, None where there are none."""
    return MODS.get(words) or MODS.get(" ".join(words.split())) if words else None


SPACE: Final = r" {1,3}"
GAP: Final = r" {0,3}"
SEP: Final = rf"{GAP}[/.-]{GAP}"
D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
M: Final = r"(?:1[0-2]|0?[1-9])(?!\d)"
Y: Final = r"\d{4}(?!\d)"
ROMAN_MONTH: Final = r"(?:x(?:i{0,2})|i[vx]|i{1,3}|vi{0,3})(?![^\W_])"
DAY: Final = rf"(?:{D}|{SMALL_NUMBER}|tư(?!\w))"
COUNT: Final = rf"(?:\d{{1,3}}(?![\d.,/])|{SMALL_NUMBER})"
MONTH: Final = rf"(?:{M}|{any_of(MONTHS)}(?!\w))"
WEEKDAY: Final = (
    rf"(?:thứ{SPACE}(?:{any_of(WEEKDAYS)}|[2-7])|thứ[2-7]|chủ{SPACE}nhật|chúa{SPACE}nhật"
    r"|t[2-7](?=[ ,.:-])|cn(?=[,.:-]| (?:ngày |\d)))(?!\w)"
)
PART: Final = rf"(?:buổi{SPACE})?{any_of(PARTS)}(?!\w)"
MOD: Final = rf"{any_of(MODS)}(?!\w)"
CLOCK: Final = (
    rf"(?:[01]?\d|2[0-4])(?!\d)(?: ?: ?[0-5]\d(?: ?: ?[0-5]\d)?(?!\d)|{GAP}(?:giờ|h|g)(?![^\W\d_])"
    rf"(?:{GAP}[0-5]\d(?![\d/])(?!{GAP}[.-]{GAP}\d)(?:{GAP}(?:phút(?!\w)|p(?!\w)|'))?"
    rf"|{SPACE}rưỡi(?!\w)|{SPACE}kém{SPACE}(?:[0-5]?\d(?!\d)|{SMALL_NUMBER})(?:{SPACE}phút(?!\w))?)?"
    rf"|{SPACE}rưỡi(?={SPACE}{PART}))"
)
MERIDIEM: Final = r"(?:am|pm|sa|ch)(?!\w)"
GLUED: Final = r"(?:(?=(?:đến|tới|và|của|tại|do|với|thì|là)(?!\w))|(?<=\d{4})(?=[^\W\d_]{2}))"
"""A word that a careless writer sets right behind a date: `1/7/2025đến`, `năm 2021công đoàn`."""
END: Final = rf"(?!\d)(?![./]\d)(?! ?[%‰])(?:(?!\w)|{GLUED})(?!/[^\W\d])"
"""Behind a number: it does not go on, is no share, and no document's number begins."""
WORD_END: Final = r"(?!\w)"
OF_YEAR: Final = (
    rf"(?P<of_year>(?:năm{SPACE}(?:nay|này|hiện{SPACE}tại|ngoái|trước|sau|tới(?!{SPACE}(?:nay|giờ|thời))|kia|đó|đấy|ấy|tiếp{SPACE}theo|kế{SPACE}tiếp"
    rf"|liền{SPACE}trước|vừa{SPACE}qua|vừa{SPACE}rồi|rồi)|cùng{SPACE}năm|sang{SPACE}năm(?!{GAP}'?\d|{SPACE}(?:mới|thứ|học))))(?!\w)"
)
_COUNTED = (
    rf"(?!{SPACE}(?:người|công{SPACE}nhân|lao{SPACE}động|doanh{SPACE}nghiệp|hộ|vụ|trường|đoàn{SPACE}viên"
    rf"|đảng{SPACE}viên|học{SPACE}sinh|cán{SPACE}bộ|tấn|ha|km|tỷ|triệu|đồng|tỉ|đại{SPACE}biểu)(?!\w))"
)
YEAR_TAIL: Final = (
    rf"(?:(?:{SEP}|{GAP},?{GAP}(?:của{SPACE})?năm{GAP}|,?{SPACE}(?={Y}{_COUNTED}))(?P<y>{Y})"
    rf"|{GAP},?{GAP}(?:của{SPACE})?năm{SPACE}(?:'?(?P<yy>\d\d)(?!\d)(?![.,/]\d)"
    rf"(?!{SPACE}[^\W\d])|(?P<yw>{YEAR_WORDS}))"
    rf"|{SPACE}(?:của{SPACE})?{OF_YEAR})"
)
"""What may stand behind a month or day to tell its year: groups y, yy, yw, of_year."""
STEMS: Final = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
BRANCHES: Final = (
    ("tý", "tí"), ("sửu",), ("dần",), ("mão", "mẹo"), ("thìn",), ("tỵ", "tị"), ("ngọ",), ("mùi",),
    ("thân",), ("dậu",), ("tuất",), ("hợi",),
)  # fmt: skip
NAMED_YEAR: Final = (
    rf"(?P<stem>{'|'.join(STEMS)}){SPACE}"
    rf"(?P<branch>{'|'.join(name for names in BRANCHES for name in names)})(?!\w)"
)
"""A year of the cycle of sixty: `quý mão`."""
ONLY_NOW: Final = (
    rf"{SPACE}(?:\d{{1,3}}(?!\d)|(?:đạt|có|chỉ|được|thu|bằng|xảy|tuyển|kết|hoàn|giải|thực|cấp|ký|nhận|chiếm|tăng|"
    r"giảm|là|nộp|thành|phát|ghi|triển|đóng)(?!\w))"
)
"""What stands behind `mới` where it is no new year: `5 tháng đầu năm mới đạt 21%`."""
WHOLE_YEAR: Final = (
    rf"(?:của{SPACE})?(?:{OF_YEAR}|(?:năm{SPACE})?(?P<y>{Y})|năm(?:{SPACE}(?P<yw>{YEAR_WORDS}))?(?!\w))"
    rf"(?!{SPACE}(?:học|nhiệm|mới(?!{ONLY_NOW}))(?!\w))"
)
"""The year that a part is of, stated or not: `năm 2023`, `của năm nay`, `năm`."""
