"""Why a number is no count: dates, codes, money, ages and the rest (guide, section 3, end)."""

import re
from functools import cache
from typing import Final, NamedTuple

from schemas.unassigned import UnassignedReason

from . import lexicon
from .modifiers import Before, words_before
from .named import ends_a_name
from .numbers.quantity import Quantity
from .view import View


class Refusal(NamedTuple):
    """A number that is no count; without a reason another room will say what it is."""

    reason: UnassignedReason | None


_LEAST_OVER = 5
"""Fewer people or bodies behind a slash are what is given to each: `350.000 đồng/1 người`."""
refused: Final = cache(Refusal)
"""Gives the refusal for a reason, of which there is one each."""


_FENCES: dict[str, UnassignedReason | None] = {
    "before_date": None, "before_clock": "time_of_day", "before_address": "address",
    "before_document": "document_number", "before_ordinal": "ordinal", "before_phone": "phone",
    "before_score": "score", "before_name": "name", "before_ratio": "measure",
    "before_age": "age",
}  # fmt: skip
_HIGHEST = {
    "ngày": 31, "mùng": 31, "mồng": 31, "tháng": 12, "quý": 4, "tuần": 53, "hôm": 31, "sáng": 31,
    "trưa": 31, "chiều": 31, "tối": 31, "đêm": 31, "cấp": 4, "ca": 4, "lớp": 12, "khối": 12,
    "nhóm": 9, "tổ": 30, "đội": 30, "khóa": 80, "khoá": 80, "kỳ": 30, "hạng": 9, "bậc": 9,
    "loại": 9, "vòng": 20, "đợt": 20, "bước": 20, "lần": 99, "quận": 12, "phường": 28,
    "tầng": 99, "lầu": 99, "tết": 2100, "xuân": 2100,
}  # fmt: skip
"""Up to which number a word makes it a name or place in a row; more is a quantity again."""
_TEAMS = frozenset({"tổ", "đội", "nhóm"})
_EACH = frozenset({"quân", "mỗi", "hàng", "hằng", "từng", "một", "cả", "nửa", "suốt", "trong"})
_COUNTED_SERIES = frozenset({"thiểu", "tổng", "trong", "con", "đa", "với"})
_SHORT = re.compile(r"(?<!\w)[a-zđ]{1,2}\.$")
_AND_DAY = re.compile(r"(?<!tháng)(?<!quý)[ /]\d{0,3}[/\d] ?(?:và|-|–|,|đến) ?$")
_HOLIDAYS = frozenset(
    {(8, 3), (30, 4), (1, 5), (2, 9), (20, 10), (20, 11), (22, 12), (27, 7), (26, 3), (19, 5),
     (1, 6), (10, 3), (3, 2), (28, 7), (21, 6), (27, 2), (19, 8), (7, 5)}
)  # fmt: skip


def behind(low: str, end: int) -> int:
    """Give the place of the next word on the line, at most three blanks on."""
    place = end
    while place < end + 3 and low[place : place + 1] == " ":
        place += 1
    return place


def no_count(view: View, quantity: Quantity, before: Before, measure: str) -> Refusal | None:
    """Tell why a number in front of a counted noun is none of its number, None if it is.

    The word in front and the form of the number say which reasons can hold: mostly none.
    """
    last, finals = before.last, lexicon.fences().finals
    plain = quantity.bare or (
        not (quantity.words or quantity.year_like or quantity.of is not None) and quantity.whole
    )
    found: Refusal | None = None
    if last:
        if last in finals or (not plain and last.lstrip(lexicon.OPENING) in finals):
            found = _fenced(view, quantity, before, measure)
        if found is None and last in lexicon.JOINS:
            found = _series(view, quantity, before)
        elif found is None and last in lexicon.SO:
            found = _proportion(view, before)
        if plain:
            return found
    else:
        found = _glued(view, quantity, measure)
    return found or _by_form(view, quantity, before, measure)


def _by_form(view: View, quantity: Quantity, before: Before, measure: str) -> Refusal | None:
    """Give the reasons that the form of a number has, or its place at the start of a line."""
    found: Refusal | None = None
    if quantity.year_like:
        found = _year(quantity, before)
    if quantity.words:
        if ends_a_name(view, quantity.start):
            return refused("name")
        found = _word_for_year(view, quantity, before, measure) or _nothing(
            quantity, before, measure
        )
    elif quantity.kind == "ratio":
        found = found or _day(view, quantity, before)
    if found is None and not before.last:
        found = _row_number(view, quantity, before)
    return found or _per(view, quantity)


def _glued(view: View, quantity: Quantity, measure: str) -> Refusal | None:
    """A sign ties the number to what stands in front: `COVID-19`, `TT-12`, `Q.12`, `$5`."""
    start = quantity.start
    sign, further = view.low[start - 1 : start], view.low[start - 2 : start - 1]
    if sign in ("", " ", "\n", "(", "“", '"', ",", ";", ":", "•", "*", "‘", "'", "["):
        return None
    if sign in "-–—" and not further.isalnum():
        return None
    if sign == ".":
        short = _SHORT.search(view.low, max(0, start - 4), start)
        return refused("address") if short else None
    if sign == "/":
        least = _LEAST_OVER if measure != "other" else 100
        return None if (quantity.value or 0) >= least and further.isalpha() else refused(None)
    if sign in "$€£":
        return refused("money")
    return refused("phone" if sign == "+" else "name")


def _fenced(view: View, quantity: Quantity, before: Before, measure: str) -> Refusal | None:
    """A word in front makes the number a date, an address, an ordinal …"""
    words = words_before(view, before.start)
    found = lexicon.fences().last(words)
    if found is None:
        return None
    count, kind = found
    if kind == "free":
        return None
    word = " ".join(words[-count:])
    earlier = words[-count - 1] if len(words) > count else ""
    value = quantity.high or quantity.value or 0
    if word == "số" and (earlier in _COUNTED_SERIES or _of_many(quantity, earlier, measure)):
        return None
    if word == "tuổi" and earlier.isdigit():
        return None
    if word == "bình quân" and earlier == "dụng" and before.modifier in _LIMITS:
        return None
    if word == "cấp" and earlier in _GIVEN:
        return None
    if word == "năm" and not (quantity.year_like or quantity.kind == "ratio"):
        return None if earlier in _EACH or value > 99 else refused(None)
    if kind == "before_date" and earlier in _EACH and word != "năm":
        return None
    if kind in _NEVER_GROUPED and measure != "other" and _is_grouped(view, quantity):
        return None
    if word in _TEAMS and measure in lexicon.PERSONS:
        return None
    if word in _HIGHEST and value > _HIGHEST[word]:
        return None
    if kind == "before_date" and quantity.words and word not in ("thứ", "tháng", "ngày", "quý"):
        return None
    if word == "số":
        return refused("address" if _STREET.match(view.text, quantity.end) else None)
    return refused(_FENCES[kind])


_NEVER_GROUPED = frozenset({"before_address", "before_name", "before_ordinal"})


def _is_grouped(view: View, quantity: Quantity) -> bool:
    """Tell `cầu đường 1.230 người` from `đường 30`: no street's number has a point."""
    return (quantity.value or 0) >= 1000 and "." in view.low[quantity.start : quantity.end]


def _of_many(quantity: Quantity, earlier: str, measure: str) -> bool:
    """Tell `Số 45 doanh nghiệp này …` from `xe số 45`."""
    high = (quantity.value or 0) >= 10
    return high and measure != "other" and earlier in _BEFORE_MANY


_LIMITS = frozenset({"at_most", "at_least", "less_than", "more_than"})
"""What makes an average a size: `sử dụng bình quân không quá 100 lao động`."""
_GIVEN = frozenset({"đã", "được", "mới", "vừa", "sẽ", "và", "tỉnh", "sở", "đề nghị", "cung"})
_BEFORE_MANY = frozenset(
    {"", "và", "của", "với", "còn", "nên", "cho", "riêng", "nhưng", "thì", "đến", "có", "hết", "là",
     "trước", "sau", "toàn", "bộ", "ngoài", "hiện", "nay", "khi", "vì"}
)  # fmt: skip
_SOME = frozenset({"dăm", "đôi", "vài", "mươi"})
_STREET = re.compile(r"[A-Z]?(?:/\d+)* (?:đường|phố|ngõ|[A-ZĐ][^\W\d_])")


def _series(view: View, quantity: Quantity, before: Before) -> Refusal | None:
    """`Ngày 5 và 6`, `quận 3, 5 và 12`: the number goes on a row of dates or places."""
    if not view.low[max(0, before.start - len(before.last) - 3) : before.start][:1].isdigit():
        return None
    row = _ROW.search(view.left(before.start, 40))
    value = quantity.high or quantity.value or 0
    if row is None or value > _HIGHEST.get(row[1], 31):
        return None
    return refused("address" if row[1] in ("quận", "phường") else None)


_ROW = re.compile(
    r"(?<!\w)(ngày|tháng|quý|quận|phường|khóa|lớp|tổ|điều|khoản|chương|mục|đợt|giai đoạn|lần|ca|"
    r"tuần) \d{1,2}(?:, \d{1,2}){0,5} (?:và|hoặc|đến|-|–) $"
)


def _proportion(view: View, before: Before) -> Refusal | None:
    """`Cứ 10 công nhân thì có 7 người ở trọ` counts nobody."""
    place = before.start
    if view.low.find("cứ ", max(0, place - 60), place) < 0:
        return None
    return refused("measure") if _EVERY.search(view.left(place, 60)) else None


_EVERY = re.compile(r"(?<!\w)cứ [^.;]{1,44}?(?:thì|lại) (?:(?:có|chỉ|đã|mới)(?: có| tới| đến)? )?$")


def _year(quantity: Quantity, before: Before) -> Refusal | None:
    """Four bare digits that may be a year count only behind a modifier or a verb."""
    if before.start < quantity.start:
        return None
    last = before.last
    return None if last in _ASKS else refused(None)


_ASKS = frozenset(
    {"có", "còn", "gồm", "với", "cho", "là", "lập", "nạp", "tuyển", "dụng", "nhận", "tặng", "trao",
     "khám", "trợ", "thêm", "mới", "giảm", "tăng", "đạt", "lên", "lý", "được", "chỉ", "hút"}
)  # fmt: skip
"""Words that ask for a number, so that one which looks like a date is none."""


def _word_for_year(view: View, quantity: Quantity, before: Before, measure: str) -> Refusal | None:
    """`năm` is a year unless a word in front asks for a number: `gồm năm doanh nghiệp`."""
    if view.low[quantity.start : quantity.end] != "năm":
        return None
    last = before.last
    noun = view.low[quantity.end + 1 : quantity.end + 6]
    if last in _BEFORE_FIVE or (
        last[-1:] in ("", ",", ";") and measure != "other" and " " not in noun[:4]
    ):
        return None
    return refused(None)


_BEFORE_FIVE = frozenset(
    {"gồm", "có", "lập", "chức", "trao", "tặng", "nạp", "cho", "mở", "hiện", "khiến", "làm", "bắt",
     "thêm", "nhất", "thiểu", "khoảng", "và", "cùng", "thể", "quản", "đề", "ra", "việc", "với",
     "chỉ", "được", "còn", "bởi", "từ", "số", "ở", "tại", "cứu", "mất", "hơn", "tuyển", "kiểm"}
)  # fmt: skip


def _day(view: View, quantity: Quantity, before: Before) -> Refusal | None:
    """`30/4` is no fraction; nor is `8/3` where nothing asks for one."""
    value, of = quantity.value or 0, quantity.of or 0
    if value > of:
        return refused("unknown")
    joined = _AND_DAY.search(view.left(quantity.start, 8))
    if joined and value <= 31 and of <= 12:
        return refused(None)
    if (value, of) in _HOLIDAYS and before.start == quantity.start:
        last = before.last
        return None if last in _ASKS else refused(None)
    return None


def _nothing(quantity: Quantity, before: Before, measure: str) -> Refusal | None:
    """`không vụ nào` counts nothing; `nửa` is a share only of people and bodies.

    `cả hai đợt` speaks of those that are known, `dăm ba người` of nobody knows how many.
    """
    if quantity.value == 0 or (quantity.of == 2 and measure == "other"):
        return refused(None)
    last = before.last
    if last in _SOME or (measure == "other" and last == "cả"):
        return refused(None)
    return None


def _row_number(view: View, quantity: Quantity, before: Before) -> Refusal | None:
    """A bare number in front of a capital at the beginning of a line numbers a row."""
    start, end = quantity.start, quantity.end
    if quantity.words or quantity.kind != "number" or before.start != start:
        return None
    capital = view.text[behind(view.low, end) : behind(view.low, end) + 2]
    first = not view.line_in_front(start)
    return (
        refused("list_marker")
        if first and capital[:1].isupper() and capital[1:].islower()
        else None
    )


def _per(view: View, quantity: Quantity) -> Refusal | None:
    """`mỗi hộ 3,5 người` is an average, `mục 3.2` a heading; other decimals are odd but stated."""
    if quantity.percent or quantity.whole:
        return None
    pointed = "." in view.low[quantity.start : quantity.end]
    average = _AVERAGE.search(view.left(quantity.start, 60))
    return refused("measure") if pointed or average else None


_AVERAGE = re.compile(r"(?<!\w)(?:mỗi|bình quân|trung bình|đạt|một)(?!\w)")
