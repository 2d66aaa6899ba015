"""Who those counted with a generic noun are, as the words right behind it say."""

import re
from collections.abc import Sequence

from .lexicon import PERSONS
from .reading import Reading
from .roles.census import IN_SUM
from .roles.marks import is_acted, is_next_of_row
from .view import Mention, View

_ARE = re.compile(r" (?:đều |vốn |chính )?là (?:các |những )?")
_IN_NUMBER = re.compile(r" (?:trong|trên) (?:tổng )?số (?:các |những |toàn bộ )?(?=[^\W\d_])")
_IS = re.compile(
    r"(?: (?:bị thương|bị nạn|tử vong|thiệt mạng|nhập viện|này|nói trên))?"
    r" (?:đều |vốn |chính )?là (?:các |những )?"
    r"|,? \(?(?:mà )?(?:đa số|đa phần|phần lớn|phần đông|chủ yếu|hầu hết|toàn|toàn bộ|tất cả|đều)"
    r"(?: đều)?(?: là| thuộc)? (?:các |những )?"
)
"""What says of whom a count was: `1.050 người, đa số là lao động nữ`."""
_OPENS = re.compile(r"[^\d.;\n]{0,60}(?:[,:(] ?(?:trong đó|gồm|bao gồm|cụ thể)(?: có)?:? |: )")
_OPENED = (
    ": ", "trong đó ", "trong đó có ", "trong đó có: ", "gồm ", "gồm có ", "gồm có: ", "cụ thể ",
    "cụ thể có ", "cụ thể có: ",
)  # fmt: skip
"""One of them ends whatever that matches."""
_CASE = re.compile(r"[^.;:()\n]{0,80}, (?:(?:và|còn) )?(?:có )?$")
_FROM = ("từ ", "từ chỗ ", "từ chỗ có ", "từ mức ", "trước đây có ")
_LEFT = frozenset({"còn", "lên", "xuống", "có", "tới", "đến", "đạt"})
_REST = ("còn lại ", "còn lại là ", "còn lại có ")
"""Whether it is the rest of those before, or of a whole further in front, the parts tell."""
_NOW = ("nay còn ", "nay chỉ còn ", "hiện còn ", "hiện chỉ còn ", "giờ còn ", "giờ chỉ còn ")
_HIRED = re.compile(
    r"(?:(?<!thi )(?<!xét )tuyển(?! sinh)|cắt giảm|sa thải|trả lương|bảng lương|"
    r"nợ (?:tiền )?lương|nợ (?:bhxh|bảo hiểm xã hội)|"
    r"ký hợp đồng(?: lao động)? với)[^,;.\d]{0,24}$"
    r"|(?<!\w)(?:nghỉ|mất|thôi|bỏ) việc(?: (?:chỉ|mới|có|còn|là|tới|đến|thêm|lên)){0,3} $"
    r"|(?<!\w)(?:công ty|doanh nghiệp|nhà máy|xí nghiệp|xưởng)[^,;.\d]{0,36} cần(?: thêm)? $"
)
_AT_WORK = re.compile(
    r" (?:(?:đã|đang|sẽ|phải|bị|được|cùng|đồng loạt|tạm|xin|khác|này|ở|lại) ){0,3}"
    r"(?:nghỉ việc|mất việc|thôi việc|bỏ việc|ngừng việc|đình công|đứng máy|tăng ca"
    r"|(?:đi|quay lại|trở lại) làm(?: việc)? (?:trở lại|lại|đầy đủ|bình thường)"
    r"|(?:quay lại|trở lại) (?:làm việc|nhà máy|xưởng))(?!\w)"
)
"""What only those who work do: `1.088 người đi làm trở lại`."""
_WITH = re.compile(r"(?:,| với| -| –| \(|, với)(?: tổng số| tổng cộng)? ")
_ENDS = re.compile(r" ?(?:[;,.)\n]|$)")
_AND_OTHERS = re.compile(r" (?:và|cùng) (?!(?:đang|đã|có|được|bị|chưa|chỉ|đều)(?!\w))")


def are(view: View, place: int) -> Mention | None:
    """Give the noun of `9.087 người là đoàn viên`, `300 người trong số công nhân xưởng nhuộm`."""
    for link in (_ARE, _IN_NUMBER):
        found = link.match(view.low, place)
        if found is not None:
            return view.mention_at(found.end())
    return None


def says(view: View, place: int) -> bool:
    """Tell whether words behind a count say of whom it was."""
    return _IS.match(view.low, place) is not None


def mostly(view: View, place: int) -> Mention | None:
    """Give the noun of `58 người, đa số là công nhân`; none where others are named beside them."""
    found = _IS.match(view.low, place)
    mention = view.mention_at(found.end()) if found else None
    if mention is None or (found and found[0].startswith((",", " (")) and _mixed(view, mention)):
        return None
    return mention


def _mixed(view: View, mention: Mention) -> bool:
    """Tell `phần lớn là công nhân và bà con trong xóm`: people of several kinds."""
    return _AND_OTHERS.match(view.low, mention.end) is not None


def told_behind(view: View, reading: Reading, following: Sequence[Reading]) -> Reading | None:
    """Give what counts behind say of whom one was: its parts, or the sum that it is a part of."""
    for told in (_of_parts, _of_sum, _of_now):
        found = told(view, reading, following)
        if found is not None:
            return found
    return None


def _of_now(view: View, reading: Reading, following: Sequence[Reading]) -> Reading | None:
    """Give what is left: `Từ 98.000 người năm 2018, nay nhà máy còn hơn 40.000 lao động`."""
    now = following[0] if following else None
    if now is None or now.generic or now.sentence != reading.sentence or now.absolute is None:
        return None
    moved = view.low.endswith(_FROM, 0, reading.start) and now.last in _LEFT
    return now if moved and now.measure in PERSONS else None


def _of_parts(view: View, whole: Reading, readings: Sequence[Reading]) -> Reading | None:
    """Give one of the parts that make a count: `17 đơn vị, trong đó 11 DN ngoài khu, 06 DN …`."""
    if not readings or not whole.absolute or readings[0].generic is not None:
        return None
    start = readings[0].start
    opened = view.low.endswith(_OPENED, 0, start)
    if not opened or not _OPENS.fullmatch(view.low, whole.end, start):
        return None
    total, measure = 0.0, readings[0].measure
    for reading in readings:
        if reading.measure != measure or reading.absolute is None or total >= whole.absolute:
            break
        total += reading.absolute
    return readings[0] if total == whole.absolute else None


def _of_sum(view: View, reading: Reading, following: Sequence[Reading]) -> Reading | None:
    """Give a sum behind: `xưởng 1 845 người, xưởng 2 760 người, tổng cộng 1.605 công nhân`."""
    for other in following:
        if other.start >= reading.sentence[1]:
            break
        if other.generic is None and other.like is None and other.absolute is not None:
            summed = view.low.endswith(IN_SUM, 0, other.start)
            return other if summed and at_most(reading, other) else None
    return None


def is_case(view: View, latest: Reading, reading: Reading) -> bool:
    """Tell `941 người đã được cấp phép, 35 trường hợp đang làm thủ tục`: some more of the same."""
    if reading.generic != "trường hợp" or latest.generic != "người":
        return False
    return _CASE.fullmatch(view.low, latest.end, reading.start) is not None


def is_other(view: View, latest: Reading, reading: Reading) -> bool:
    """Tell who are none of those before: of another place, time or act.

    `Từ 41.000 công nhân, nay chỉ còn 38.500 người`; `…, chấm dứt hợp đồng với 310 người`.
    """
    if is_next_of_row(view, latest, reading) or is_acted(view, reading):
        return True
    if reading.last == "và" or view.low.endswith(_REST, 0, reading.start):
        return True
    was = view.low.endswith(_FROM, 0, latest.start)
    return was or view.low.endswith(_NOW, 0, reading.start)


def both_open(view: View, first: Reading, second: Reading) -> bool:
    """Tell two counts in brackets of their own, of which the first has its own noun."""
    opened = all(view.low.endswith("(", 0, reading.start) for reading in (first, second))
    return opened and first.generic is None


def of_bodies(view: View, reading: Reading, earlier: Sequence[Reading]) -> bool:
    """Tell `19 đơn vị, 4.730 người; 31 đơn vị, 9.866 lao động`: those who work in the bodies."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure != "enterprises" or last.sentence != reading.sentence:
        return False
    if not _WITH.fullmatch(view.low, last.end, reading.start):
        return False
    if not _ENDS.match(view.low, reading.end):
        return False
    named = (m.measure == "workers" for m in view.mentions(reading.sentence))
    return any(named) or any(r.measure == "workers" for r in earlier[-4:])


def is_hired(left: str) -> bool:
    """Tell `tuyển`, `sa thải`, `trả lương cho`: people of whom an employer speaks."""
    may = "tuyển" in left or "lương" in left or "thải" in left or "giảm" in left or "cần" in left
    may = may or "việc" in left or "nợ " in left
    return (may or "hợp đồng" in left) and _HIRED.search(left) is not None


def works(view: View, place: int) -> bool:
    """Tell whether words behind people say that they work for somebody, or no longer do."""
    return _AT_WORK.match(view.low, place) is not None


def of_several(reading: Reading, earlier: Sequence[Reading]) -> bool:
    """Tell whether a sum is of people of several kinds: `12 bác sĩ, 20 công nhân, tổng cộng 32`."""
    start = reading.sentence[0]
    kinds = {r.measure for r in earlier[-8:] if r.start >= start and r.measure in PERSONS}
    return len(kinds) > 1


def start_of(view: View, reading: Reading) -> int:
    """Give the start of the sentence, or of the one before it where it begins with `Trong đó`."""
    start = reading.sentence[0]
    if view.low.startswith(("trong đó", "trong số đó", "trong số này"), start):
        return view.sentence(max(view.line_start(start), start - 2))[0]
    return start


def at_most(part: Reading, whole: Reading) -> bool:
    """Tell a number that is no more than another."""
    return (
        part.absolute is not None and whole.absolute is not None and part.absolute <= whole.absolute
    )
