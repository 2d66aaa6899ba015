"""Rules for a number of things whose noun stands elsewhere."""

import re
from functools import cache

from . import lexicon
from .elliptic import ELLIPTIC, LAST_WORDS, TOLD_BEHIND, elliptic, may_be_elliptic
from .lexicon import PERSONS
from .modifiers import Before, before
from .nearby import SUBSETS, Apart, ApartRule, head, read_apart
from .numbers.quantity import Quantity
from .reading import Reading
from .refusals import behind
from .view import Mention, View

NOUN_NUMBER = "counts.noun_number"
_COPULAS = frozenset(
    {"là", "đạt", "được", "lên", "còn", "xuống", "có", "từ", "tới", "đến", "bằng",
     "hiện", "mới", "chỉ"}
)  # fmt: skip
_SETTLES = re.compile(
    r" ?(?:[.,;:)\n]|$|\((?!\d)"
    r"|(?:so|tăng|giảm|và|trong|vào|lên|xuống|thì|với|ở|tại|nhưng|do|năm|khi)(?!\w))"
)
_LONGEST = 7
"""More digits in a row are a code or a telephone's."""
_MARKER = re.compile(r"[.)/-] ")
_OPENS_CLAUSE = re.compile(r"(?:^|[;:(]|[-+•*] )[ ]*$", re.MULTILINE)
_BEFORE = 12
"""Characters: what opens a clause stands so near in front of its noun."""
_NAME = re.compile(r" (?:[A-ZĐÀ-Ỹ]|\d)")
"""What makes a noun a name: `KCN Lộc Sơn: 24` counts no zones."""
_BREAK = re.compile(r"[\d,;.:]")
_SUBSET_ENDS = frozenset(noun.split()[-1] for noun in SUBSETS)
_KIND = re.compile(
    r"(?:[,;(]|[,;] trong đó|: gồm|:) (?:và |còn |riêng |có |số )?(?P<name>(?:người|lao động|"
    r"công nhân|đồng bào|cán bộ|đảng viên|đoàn viên|đại biểu) (?:(?:là )?[^\W\d_]+ ){0,4}"
    r"|(?:(?:ngoại|ngoài|trong|nội) tỉnh|địa phương|nước ngoài|thời vụ|biên chế|hợp đồng|trực tiếp|"
    r"gián tiếp|nam|nữ|nam giới|nữ giới|dân tộc thiểu số|dân tộc kinh) )(?:là |có )?$"
)
"""The name of some of those counted: `người nước ngoài`, `ngoại tỉnh`."""
_MOVED = ("tăng ", "giảm ", "tăng thêm ", "giảm đi ", "hơn ", "thêm ")
_OTHER_KIND = re.compile(
    r"(?<!\w)(?:tăng|giảm|thu nhập|lương|tuổi|năm|tháng|ngày|(?<!thiểu )số|được|bị|đã|hơn|so|"
    r"đạt|mỗi|từ|đến|thứ|khóa|cấp|lên|xuống|nhận|hưởng|thêm|chiếm|nhất|mới)(?!\w)"
)
_SETTLED = re.compile(r" ?(?:[;,.)](?!\d)|\n|$|\()| và(?!\w)")
_KIND_ENDS = frozenset(
    {"ngoài", "tỉnh", "phương", "vụ", "chế", "đồng", "tiếp", "nam", "nữ", "giới", "số", "kinh",
     "thông", "tạo", "động", "nhân", "tật", "nghề", "tịch", "việt", "viên", "là", "tỉnh:", "nữ:"}
)  # fmt: skip
_THIS = re.compile(
    r"(?<!\w)con số (?:này|đó|ấy|trên|tương ứng)(?: (?:[^\d.;:()]|(?<=năm )\d{4}){1,40}(?= ))?"
    r"(?:,? (?:chỉ|đã|mới|hiện|hiện nay|nay|chỉ mới|mới chỉ|đang|vẫn|tăng|giảm))*"
    r" (?:là|còn|đạt|lên|tới|đến|ở mức|vượt|chỉ|có)(?: (?:còn|đến|tới|là|có))? $"
)
_ELSE = re.compile(
    r"\d(?<!năm \d)(?<!năm \d\d)(?<!năm \d\d\d)(?<!năm \d\d\d\d)|"
    r"(?<!\w)(?:tiền|lương|mức|thu nhập|vốn|giá|doanh thu|kinh phí|tỷ lệ|điểm|sản lượng|diện tích)"
    r"(?!\w)"
)
"""Another number or thing that `con số này` may mean."""
_FAR = 200
_OF_ALL = re.compile(r" trong (?:tổng )?số ")
_LAST_WORDS = _COPULAS | _SUBSET_ENDS | _KIND_ENDS | LAST_WORDS
"""Where another word stands in front of a number, only what stands behind it can tell."""
_BEHIND = (" trong ", " so với")
_TOLD_BEHIND = _BEHIND + TOLD_BEHIND


def may_stand_apart(view: View, quantity: Quantity, in_front: Before) -> bool:
    """Tell cheaply that a number of things may have its noun elsewhere, as few have."""
    low, start, last = view.low, in_front.start, in_front.last
    if last.isalpha() and last not in _LAST_WORDS:
        spoken = quantity.kind == "ratio" and quantity.words
        return spoken or low.startswith(_TOLD_BEHIND, quantity.end)
    return (
        _has_verb(view, in_front)
        or may_be_elliptic(view, quantity, in_front)
        or low.startswith(_BEHIND, quantity.end)
        or (last in _SUBSET_ENDS and low.endswith(_subset_ends(), 0, start - 1))
        or last.lstrip(lexicon.OPENING) in _KIND_ENDS
    )


def of_stated(view: View, quantity: Quantity) -> bool:
    """Tell whether a number may be one of a stated number: `450 trong tổng số 700`."""
    return view.low.startswith(" trong ", quantity.end)


def _has_verb(view: View, in_front: Before) -> bool:
    """Tell whether `là`, `đạt`, a colon or another sign of equality stands in front."""
    last = in_front.last or view.low[max(0, in_front.start - 1) : in_front.start]
    return last in _COPULAS or last[-1:] in (":", "=")


def _noun_number(at: Apart) -> Reading | None:
    """`tổng số chi bộ ở 4 phường là 56`, `số CĐCS tăng từ 320 lên 415`."""
    quantity, last = at.quantity, at.last
    if quantity.percent or quantity.of is not None:
        return None
    if not _SETTLES.match(at.view.low, quantity.end):
        return None
    if quantity.value == 1 and _MARKER.match(at.view.low, quantity.end):
        return None
    if last in _COPULAS or last[-1:] in (":", "="):
        noun = head(at) or _in_front_of_colon(at)
    else:
        noun = _subset(at)
        if noun and noun.measure == "people" and at.told and at.told.measure in PERSONS:
            noun = noun._replace(measure=at.told.measure)
    if (
        noun is None
        or _is_code(at)
        or (noun.canonical in ("nữ", "nam") and quantity.high is not None)
    ):
        return None
    return read_apart(at, noun.canonical, noun.measure, NOUN_NUMBER)


def _is_code(at: Apart) -> bool:
    """Tell a long run of digits: `Mã số doanh nghiệp: 3702145987`."""
    written = at.view.low[at.quantity.start : at.quantity.end]
    return written.isdigit() and len(written) > _LONGEST


def _in_front_of_colon(at: Apart) -> Mention | None:
    """Find the noun of `Doanh nghiệp: 45`, `Doanh nghiệp trong nước: 45`."""
    left = at.left.rstrip()
    if left[-1:] != ":":
        return None
    colon = at.before.start - len(at.left) + len(left) - 1
    for mention in reversed(at.mentions()):
        if mention.end <= colon:
            qualifier = at.view.low[mention.end : colon]
            line = at.view.line_start(mention.start)
            front = max(line, mention.start - _BEFORE)
            first = _OPENS_CLAUSE.search(at.view.low, front, mention.start) is not None
            named = _NAME.match(at.view.text, mention.end) is not None
            plain = len(qualifier) < 50 and not _BREAK.search(qualifier) and not named
            return mention if not qualifier or (first and plain) else None
    return None


@cache
def _subset_ends() -> tuple[str, ...]:
    """Give the words that a subset noun is written with."""
    entries = lexicon.nouns().entries
    return tuple(surface for surface, entry in entries.items() if entry.canonical in SUBSETS)


def _subset(at: Apart) -> Mention | None:
    """Find a subset noun right in front: `5.600 người, lao động nữ 3.100`."""
    whole = at.told.absolute if at.told else None
    if whole is None or whole < (at.quantity.value or 0):
        return None
    end = at.before.start - len(at.left) + len(at.left.rstrip())
    named = (m for m in at.mentions() if m.end == end and m.canonical in SUBSETS)
    return next(named, None)


def _of_a_stated_number(at: Apart) -> Reading | None:
    """`450 trong tổng số 700 công nhân`: the noun stands behind the whole."""
    if not at.view.low.startswith(" trong ", at.quantity.end):
        return None
    link = _OF_ALL.match(at.view.low, at.quantity.end)
    if link is None or at.place + 1 >= len(at.quantities) or at.quantity.percent:
        return None
    whole = at.quantities[at.place + 1]
    noun = lexicon.nouns().match(at.view.low, behind(at.view.low, whole.end))
    if noun is None or before(at.view, whole.start).start != link.end():
        return None
    return read_apart(at, noun[1].canonical, noun[1].type, "counts.of_stated")


def _named_part(at: Apart) -> Reading | None:
    """`43.600 lao động (nữ 68,4%; người nước ngoài 517)`: some of those counted, by their name."""
    quantity, low = at.quantity, at.view.low
    if quantity.kind != "number" or quantity.percent or not quantity.value:
        return None
    named = _KIND.search(at.left[-60:])
    if named is None or _OTHER_KIND.search(named["name"]):
        return None
    if not _SETTLED.match(low, quantity.end):
        return None
    whole = _whole_of(at)
    if whole is None:
        return None
    return read_apart(at, whole.noun, whole.measure, "counts.named_part", whole=whole, like=whole)


def _whole_of(at: Apart) -> Reading | None:
    """Find the people of whom some are named: the last number of them in the paragraph."""
    line = at.view.line_start(at.quantity.start)
    for reading in reversed(at.earlier[-8:]):
        if reading.start < line:
            return None
        if reading.measure in PERSONS and reading.absolute is not None:
            moved = at.view.low.endswith(_MOVED, 0, reading.start)
            if reading.absolute > (at.quantity.value or 0) and not (moved or reading.whole):
                return reading
    return None


def _this_number(at: Apart) -> Reading | None:
    """`Cùng kỳ năm 2022, con số này chỉ là 39`: what was counted last is meant."""
    quantity, low = at.quantity, at.view.low
    said = _THIS.search(at.left[-80:]) if "con số" in at.left[-80:] else None
    told = _told_last(at) if said else None
    if said is None or told is None or quantity.kind != "number" or quantity.percent:
        return None
    if told.absolute is None or told.measure == "other" or not _SETTLES.match(low, quantity.end):
        return None
    between = at.between(at.earlier[-1].end)
    if len(between) > _FAR or "\n" in between or _ELSE.search(between):
        return None
    return read_apart(at, told.noun, told.measure, "counts.this_number", like=told)


def _told_last(at: Apart) -> Reading | None:
    """Give the last count; of `1.200 doanh nghiệp, tăng 15%` the number, not its growth."""
    told = at.earlier[-1] if at.earlier else None
    if told is not None and told.rule == "counts.growth" and len(at.earlier) > 1:
        return at.earlier[-2] if at.earlier[-2].measure == told.measure else None
    return told


APART: tuple[tuple[str, ApartRule], ...] = (
    ("counts.of_stated", _of_a_stated_number),
    (NOUN_NUMBER, _noun_number),
    (ELLIPTIC, elliptic),
    ("counts.named_part", _named_part),
    ("counts.this_number", _this_number),
)
