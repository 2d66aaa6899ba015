"""Why a number is no fact, read from its form, its neighbours and its block."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, cast, get_args

from schemas.unassigned import UnassignedReason

from ..data import load
from ..segment.segmented import SegmentedText
from ..text.letters import CAPITALS
from .marked import led

_LEFT_REACH, _RIGHT_REACH = 48, 40
_NO_NAMES: Final = frozenset(
    ("con", "tổng", "trong", "một", "nhân", "dân", "tỷ", "tỉ", "hệ", "gọi", "máy", "đa", "là", "có")
)
"""Words that make no name with `số`: `con số 17`, `tổng số 45`."""
_FURNITURE: Final = frozenset({"boilerplate", "stamp", "page_header"})
_BEFORE_CODES: Final = frozenset("-–/")
_BEHIND_MARKERS: Final = frozenset(".)/-–:")
"""Signs behind a number, past one blank, with which a code or text under a marker begins."""
_BLANKS: Final = ("", " ", "\u00a0", "\t")
_ON_THE_PAGE: Final = frozenset({"document_number", "address", "time_of_day"})
_CLOCK: Final = re.compile(
    r"(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[ \u00a0]?(?:[hg]|giờ[ \u00a0])[0-5]\d)"
)
_FRACTION: Final = re.compile(r"[\d.,]{1,6}[ \u00a0]?/[ \u00a0]?\d{1,4}")
_SCORE: Final = re.compile(r"\d{1,2}[ \u00a0]?[-–:][ \u00a0]?\d{1,2}")
_MATCH: Final = re.compile(r"(?:trận|hiệp|đội)[^.;]{0,40}$")
_MARKS: Final = re.compile(r"(?:điểm|chấm|đạt)[^.;]{0,24}$")
_SUB_MARKER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_MARKER_AHEAD: Final = re.compile(r"[ \u00a0]?[.)/\-–:](?!\d)[ \u00a0]?(?=[^\W_]|[“\"(])")
_LINE_OPENING: Final = re.compile(r"[ \t\u00a0]{0,40}(?:[-+•*][ \t\u00a0]{0,3})?\(?")
_FIRST_CELL: Final = re.compile(r"[ |\u00a0]{0,9}")
"""What stands in front of the number of a table's row: `1 | Khu Đông | 12`."""
_LONGEST_ROW_NUMBER: Final = 4
_CLAUSE_OPENING: Final = re.compile(r"[:;.][ \u00a0]{1,2}$")
_CODE_AHEAD: Final = re.compile(r"[ \u00a0]?[-–/][ \u00a0]?[A-ZĐ]{1,8}(?![^\W\d_])")
_HOUR_AHEAD: Final = re.compile(r"[ \u00a0]?giờ(?!\w)(?![ \u00a0]?/)")
_AT: Final = frozenset(
    ("lúc", "vào", "hồi", "từ", "đến", "trước", "sau", "khoảng", "đúng", "quá", "mới")
)
_RANGE: Final = re.compile(r"[ \u00a0](?:đến|tới|-|–|và|hoặc)[ \u00a0]\d{1,3}(?:[.,]\d{1,3})?")
_SIGNS: Final = "(“:"
_UP_TO: Final = frozenset({"đến", "tới", "-"})
_TO: Final = frozenset("đt-–vh")
"""How what stands between the ends of a range begins."""
_UNIT: Final = re.compile(
    r"[ \u00a0]?(?P<scale>(?:(?:nghìn|ngàn|triệu|trăm|tỷ|tỉ|tr|k)(?!\w)[ \u00a0]?){0,2})"
    r"(?P<unit>[^\W\d_]{1,9}[²³23]?|°c|[%‰°$€])?(?:[ \u00a0](?P<second>[^\W\d_]{1,9}))?"
)
_STREET_AHEAD: Final = re.compile(
    r"[A-Z]?[ \u00a0](?:đường|phố)(?!\w)"
    r"|[A-Z]?[ \u00a0](?:[" + CAPITALS + r"][^\W\d_]{0,8}[ \u00a0]){1,3}[^\W\d_]{1,9},"
)
_STREET_OPENING: Final = (":", ",", "số", "tại")
_PAGE_CUE: Final = re.compile(
    r"giấy phép|công văn|quyết định|số|địa chỉ|trụ sở|soạn|gmt|utc|lộ |phố"
)
_ADDRESS_LINE: Final = re.compile(r"(?:địa chỉ|trụ sở|tòa soạn|toà soạn)(?!\w)[^;]{0,40}$")
_GLUED: Final = re.compile(r"[^\W\d_]{1,9}[.\-–+]?$|[$€+]$")
_GLUED_REACH: Final = 10
_HALF: Final = re.compile(
    r"(?P<document>/[A-ZĐ-]{2,12})$|(?P<clock>(?<!\d)\d{1,2} ?(?:[hg]|giờ ))$"
    r"|(?P<unit>[\d ][kc]?m)$"
)
"""What a number is the second half of: `17/2022/UBTVQH15`, `11h30`, `16 m2`."""
_HALVES: Final[dict[str, UnassignedReason]] = {
    "document": "document_number", "clock": "time_of_day", "unit": "measure",
}  # fmt: skip
_NAMED: Final = re.compile(
    r"(?:[\w,][ \u00a0][" + CAPITALS + r"][^\W\d_]{0,8}|[A-ZĐ]{2,8})[ \u00a0]$"
)
_IS: Final = (" là ", " là\u00a0")
_AGE_IS: Final = re.compile(r"tuổi[^.;,\d]{0,30} là[ \u00a0]$")
_OF_NUMBERS: Final = " .()-+0123456789"
_OF_A_PHONE: Final = " .()-0123456789"
_NAME_REACH: Final = 12
_PHONE: Final = re.compile(r"[(+]?\d[\d .()\-]{6,18}\d")
_PHONE_CUE: Final = re.compile(
    led(
        ("điện thoại", "đt", "đtdđ", "tel", "hotline", "fax", "di động", "số máy", "zalo", "sđt",
         "đường dây nóng", "tổng đài"),
        behind=r"[^;]{0,28}$",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cues:
    before: dict[str, UnassignedReason]
    behind: dict[str, UnassignedReason]
    last: frozenset[str]
    """The last words of those in front: words behind which nothing else is looked up."""


@cache
def _cues() -> _Cues:
    before: dict[str, UnassignedReason] = {}
    behind: dict[str, UnassignedReason] = {}
    for row in load("number_reasons"):
        assert row.canonical in get_args(UnassignedReason)
        table = before if row.type == "before" else behind
        table[row.surface] = cast(UnassignedReason, row.canonical)
    return _Cues(before, behind, frozenset(words.rpartition(" ")[2] for words in before))


def reason_of(article: SegmentedText, start: int, end: int) -> UnassignedReason:
    """Tell why the number at a place is no fact, `unknown` where nothing says so.

    In `Quyết định số 1187/QĐ-SNV` the number is a `document_number`, in `Mến, 27 tuổi` an `age`.
    """
    text, lowered = article.text, article.low
    words = text[start:end]
    reach = max(0, start - _LEFT_REACH)
    line = max(text.rfind("\n", reach, start) + 1, reach)
    left, low = text[line:start], lowered[line:start]
    if _is_phone(text, start, words, low):
        return "phone"
    stop = text.find("\n", end, end + _RIGHT_REACH)
    right = text[end : stop if stop >= 0 else end + _RIGHT_REACH]
    sign = right[1:2] if right[:1] in _BLANKS else right[:1]
    has_code = sign in _BEFORE_CODES and _CODE_AHEAD.match(right) is not None
    if article.kind_at(start) in _FURNITURE:
        if not (has_code or _PAGE_CUE.search(low) or _is_clock(words)):
            return "page_counter"
        return _of_the_page(_by_neighbours(words, left, low, right, has_code=has_code), low)
    if (sign in _BEHIND_MARKERS or words[0] == "(") and _is_marker(words, left, right):
        return "list_marker"
    if (sign == "|" or right[:1] == "\t") and _numbers_a_row(words, left):
        return "list_marker"
    return _by_neighbours(words, left, low, right, has_code=has_code)


def _of_the_page(found: UnassignedReason, low: str) -> UnassignedReason:
    """Read a number of the page's furniture: a licence, an address, a clock, else a counter."""
    if found in _ON_THE_PAGE:
        return found
    return "address" if _ADDRESS_LINE.search(low) else "page_counter"


def _is_clock(words: str) -> bool:
    may_be = ":" in words or "h" in words or "g" in words
    return may_be and _CLOCK.fullmatch(words) is not None


def _by_neighbours(
    words: str, left: str, low: str, right: str, *, has_code: bool
) -> UnassignedReason:
    if _is_clock(words):
        return "time_of_day"
    if has_code:
        return "document_number"
    if low[-1:] != " " or low.endswith("giờ "):
        half = _HALF.search(left, max(0, len(left) - 14))
        if half is not None and half.lastgroup:
            return _HALVES[half.lastgroup]
    found = _behind(low, right.lower())
    if found is not None:
        return found
    if _is_opening(low) and _STREET_AHEAD.match(right):
        return "address"
    found = _in_front(left, low)
    return found or _by_form(words, left, low)


def _behind(low: str, right: str) -> UnassignedReason | None:
    """Read the unit or noun behind a number, also behind the second end of its range."""
    if right[:1] == "%":
        return "measure"
    if "giờ" in right[:4] and _HOUR_AHEAD.match(right) and not _AT.isdisjoint(low.split()[-1:]):
        return "time_of_day"
    span = _RANGE.match(right) if right[1:2] in _TO else None
    match = _UNIT.match(right, span.end() if span else 0)
    if match is None:
        return None
    scale, unit, second = match.groups()
    if unit is not None:
        units = _cues().behind
        found = units.get(f"{unit} {second}") or units.get(unit)
        if found is not None:
            return found
    return "money" if scale and scale.split()[-1] in ("triệu", "tỷ", "tỉ", "tr", "k") else None


def _in_front(left: str, low: str) -> UnassignedReason | None:
    """Read the words in front of a number: `quốc lộ 7`, `Nghị quyết số 20`, `xe buýt số 12`."""
    if low[-1:] in ("$", "€"):
        return "money"
    glued = None if low[-1:] in _BLANKS else _GLUED.search(low, max(0, len(low) - _GLUED_REACH))
    if glued is not None:
        word = glued[0].rstrip("-–+")
        code = _look_up(low[: glued.start()].split()) if len(word) < 4 else None
        return _cues().before.get(word) or code or "name"
    words = low.split()
    if not words or words[-1].rstrip(":") != "số":
        return _look_up(words)
    found = _look_up(words[:-1])
    if found is not None:
        return found
    if len(words) == 1 or left.rstrip(" :")[-2:] in ("Số", "SỐ"):
        return "document_number"
    noun = words[-2]
    return "name" if noun.isalpha() and noun not in _NO_NAMES else None


def _look_up(words: list[str]) -> UnassignedReason | None:
    if not words:
        return None
    cues, last = _cues(), words[-1]
    if last.strip(_SIGNS) in cues.last:
        for length in (4, 3, 2, 1):
            found = cues.before.get(" ".join(words[-length:]).strip(_SIGNS))
            if found is not None:
                return found
    return "age" if last in _UP_TO and "tuổi từ" in " ".join(words) else None


def _by_form(words: str, left: str, low: str) -> UnassignedReason:
    if not words.isdecimal():
        if _SCORE.fullmatch(words) and _MATCH.search(low):
            return "score"
        if _FRACTION.fullmatch(words):
            return "score" if words.endswith("/10") and _MARKS.search(low) else "fraction"
    if low.endswith(_IS) and _AGE_IS.search(low):
        return "age"
    named = left[-1:] in _BLANKS and _NAMED.search(left, max(0, len(left) - _NAME_REACH))
    return "name" if named else "unknown"


def _is_opening(low: str) -> bool:
    """Tell words in front at which an address can begin."""
    words = low[:-1] if low[-1:] in _BLANKS else low
    return not words or words.endswith(_STREET_OPENING)


def _numbers_a_row(words: str, left: str) -> bool:
    return len(words) < _LONGEST_ROW_NUMBER and _FIRST_CELL.fullmatch(left) is not None


def _is_marker(words: str, left: str, right: str) -> bool:
    """Tell the marker of a list: `(1)`, or `2.`, `3-` where a line or clause begins."""
    if words[0] == "(" and words[-1] == ")":
        return True
    if not (_MARKER_AHEAD.match(right) and _SUB_MARKER.fullmatch(words)):
        return False
    if len(left) < _LEFT_REACH and _LINE_OPENING.fullmatch(left):
        return True
    return bool(_CLAUSE_OPENING.search(left)) and "." not in words and right[:1] in "-–.)/"


def _is_phone(text: str, start: int, words: str, low: str) -> bool:
    plain = words.isdecimal()
    if not plain and words.strip(_OF_NUMBERS):
        return False
    digits = len(words) if plain else sum(map(str.isdigit, words))
    if digits > 8 and (words[0] in "0+(" or text[start - 1 : start] in ("+", "(")):
        return True
    if words[0] == "(" and digits > 6:
        return True
    if digits < 3:
        end = start + len(words)
        if plain and text[end : end + 2].strip(_OF_A_PHONE):
            return False
        match = _PHONE.match(text, start)
        if match is None or sum(map(str.isdigit, match[0])) < 7:
            return False
    return bool(_PHONE_CUE.search(low))
