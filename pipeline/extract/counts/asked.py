"""Percentages of people named further off: those asked, those among whom, a change told twice."""

import re

from schemas.counts import Direction

from . import lexicon
from .nearby import Apart, head, read_apart
from .reading import Reading

AMONG = re.compile(r"trong (?:số )?(?:đó|này),?\s*$")
SURVEYED = re.compile(
    r"(?:trong (?:tổng )?số|khảo sát|phỏng vấn|hỏi ý kiến|lấy ý kiến(?: của)?|thăm dò|"
    r"(?:phát )?phiếu (?:hỏi|cho|tới)|(?<!\w)hỏi)(?: hơn| gần| khoảng)? $"
)
IS_TOLD = re.compile(
    r" (?:là|đủ|thuộc|ở|có|đã|chưa|đang|được|không|bị|phải|muốn|thuê|sống|đến từ|quê|qua đào tạo|"
    r"làm việc|cho biết|cho rằng|trả lời|chọn|nữ|nam|từ|dưới|trên)(?!\w)"
)
"""What is told of some of those counted: `76% là nữ`, `30% chưa có nhà`."""
TOLD_OF = lexicon.PERSONS | {"enterprises", "households"}
_TOLD = re.compile(
    r" (?:nhận|vừa|tăng|giữ|giảm|chi tiêu|tiết kiệm|tích lũy|trả|tự|nghỉ|đi|về|học|mua|vay|gửi|"
    r"dùng|sử dụng|hài lòng|đồng ý|hưởng|đạt|tốt nghiệp|tham gia|còn|chỉ|mất|dự kiến|gặp)(?!\w)"
)
"""What is told of the next of them."""
_NEXT = re.compile(
    r"[,;](?: (?:và|còn|trong khi|thì))?(?: (?:có|chỉ|chỉ có))? $| và(?: chỉ)?(?: có)? $"
)
_ARE = re.compile(r" là (?:các |những )?")
_FOUND = ("cho thấy ", "cho biết ", "cho thấy có ", "ghi nhận ")
_PERSONAL = re.compile(
    r" (?:đều )?(?:là |thuộc )?(?:các )?(?:lao động|công nhân|người|nữ|nam|phụ nữ|thanh niên|dân|"
    r"đồng bào|dưới|trên|trẻ|có tuổi|chưa lập gia đình|ở độ tuổi|trong độ tuổi|qua đào tạo)(?!\w)"
)
"""What is told of people alone."""
_MOVED_BY = re.compile(r"(?<!\w)(tăng|tăng thêm|giảm|cắt giảm|sụt|sụt giảm|giảm đi) $")
_AS_MUCH = re.compile(
    r"(?:(?: so với| so| của| cùng kỳ)[^,;.()]{0,44})?,? ?\(?(?:tương đương|tương ứng|tức|hay)"
    r"(?: với| giảm| tăng| khoảng| hơn)? "
)


def of_row(at: Apart) -> Reading | None:
    """`Gần 20% lao động không đủ sống, 31% phải tằn tiện`: of those of whom the first is told."""
    told = at.told
    if told is None or not told.quantity.percent or told.measure not in TOLD_OF:
        return None
    words = at.between(told.end)
    low, end = at.view.low, at.quantity.end
    if len(words) > 90 or not _NEXT.search(words):
        return None
    if not (IS_TOLD.match(low, end) or _TOLD.match(low, end)):
        return None
    if (told.quantity.value or 0) + (at.quantity.value or 0) > 100:
        return None
    return read_apart(at, told.noun, told.measure, "counts.next_share", whole=told, like=told)


def of_said(at: Apart) -> Reading | None:
    """`Trong nhóm trả lời có 67,3% là lao động nữ`: who they are stands behind the share."""
    in_a_row = at.told is not None and at.told.quantity.percent
    if in_a_row or not at.view.low.startswith(" là ", at.quantity.end):
        return None
    link = _ARE.match(at.view.low, at.quantity.end)
    said = at.view.mention_at(link.end()) if link else None
    if said is None or said.measure not in TOLD_OF or said.canonical in lexicon.generic():
        return None
    return read_apart(at, said.canonical, said.measure, "counts.percent_apart")


def of_change(at: Apart) -> Reading | None:
    """`giảm 528 người so với đầu năm 2011 (tương đương 13,2%)`: as much in per cent."""
    told = at.told
    if told is None or told.absolute is None or told.quantity.percent:
        return None
    front = at.view.low[max(at.sentence, told.start - 28) : told.start]
    verb = _MOVED_BY.search(front)
    if verb is None or not _AS_MUCH.fullmatch(at.between(told.end)):
        return None
    direction: Direction = "up" if verb[1].startswith("tăng") else "down"
    return read_apart(
        at, told.noun, told.measure, "counts.percent_apart", like=told, direction=direction
    )


def those(at: Apart) -> Reading | None:
    """Find whom `Trong số đó gần 70% là lao động nữ` speaks of: people, not the zones beside."""
    if not AMONG.search(at.left[-24:]):
        return None
    start, low = at.sentence, at.view.low
    if low.startswith(("trong đó", "trong số đó", "trong số này"), start):
        start = at.view.sentence(max(at.view.line_start(start), start - 2))[0]
    persons = _PERSONAL.match(low, at.quantity.end) is not None
    if start != at.sentence and not (persons or IS_TOLD.match(low, at.quantity.end)):
        return None
    for reading in reversed(at.earlier[-6:]):
        if reading.start < start:
            break
        told = reading.measure in (lexicon.PERSONS if persons else TOLD_OF)
        if told and reading.absolute is not None:
            return reading
    return None


def of_kind(at: Apart) -> Reading | None:
    """`Trong số lao động mất việc, 70% là nữ`: of people whose number is not told."""
    opens = at.left.startswith(("trong số ", "trong tổng số ")) and at.left.endswith(", ")
    if (
        not opens
        or len(at.left) > 80
        or "%" in at.left
        or not IS_TOLD.match(at.view.low, at.quantity.end)
    ):
        return None
    noun = head(at)
    if noun is None or noun.measure not in TOLD_OF:
        return None
    found = read_apart(at, noun.canonical, noun.measure, "counts.percent_apart")
    if found is not None:
        found.role = "level"
    return found


def of_asked(at: Apart) -> Reading | None:
    """`Khảo sát 2.982 người lao động tại 10 tỉnh cho thấy 54,9% đủ sống`: of those asked."""
    low, end = at.view.low, at.quantity.end
    if not at.left.endswith(_FOUND) or not IS_TOLD.match(low, end):
        return None
    for reading in at.earlier[-4:]:
        asked = reading.start >= at.sentence and reading.measure in lexicon.PERSONS
        if asked and reading.absolute and SURVEYED.search(low, at.sentence, reading.start):
            return read_apart(
                at, reading.noun, reading.measure, "counts.percent_apart", whole=reading,
                like=reading,
            )  # fmt: skip
    return None
