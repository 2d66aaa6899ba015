"""What stands around a mention: a plan, a document, an event, a period, told by its sentence."""

import re
from bisect import bisect_left
from functools import reduce
from operator import or_
from typing import Final

from .cue_words import (
    DOCUMENT,
    DUE,
    EARLIER,
    EVENT,
    FUTURE,
    HELD,
    ISSUED,
    OUTLOOK,
    PAST,
    PLAN,
    REACH,
    REVIEW,
    TARGET,
    Cue,
)
from .fragments import PARTS
from .moment import Candidate

_CLOSE: Final = 12
"""Characters: a plan's cue so near is meant for the date, whatever stands behind it."""
_DUE, _BARE = 40, 3
"""Characters between a deadline's cue and its date; bare `trước` has none (`lãi trước thuế`)."""
_AHEAD: Final = re.compile(r" {1,2}(?:tới đây|sắp tới|tới)(?!\w)")
_BEHIND: Final = re.compile(r" {1,2}(?:vừa qua|vừa rồi|qua)(?!\w)")
_NUMBERED: Final = re.compile(r"\d[\d.]{0,6}[-/ ]{0,2}[^\W\d]|(?<!\w)số:? {1,2}\d")
_DATED: Final = re.compile(r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}(?!\d)|tháng \d{1,2} năm \d{4}")
"""A full date: the document behind which it stands has its day."""
_SIDES: Final = (" tới", " sắp", " vừa", " qua", "  ")
_TIMES: Final = PLAN | DUE | FUTURE | PAST
_FORCES: Final = ("từ ", "lực ", "dụng ", "hành ")
_UNTIL: Final = ("tới ", "đến ", "sang ", "trong ", "vào ", "hết ")
_WAITS: Final = re.compile(
    r"(?<!\w)(?:đang|hoãn|lùi|dời|chờ|đợi|hẹn|(?:gia|còn|thời) hạn|hiệu lực|kín|đủ việc|đơn hàng)"
    r"(?!\w)[^.;,\n]{0,24}(?<!\w)(?:tới|đến|sang|trong|vào)(?: hết)? $"
)
"""What goes on, or is put off, until a date."""
_HAD_TO: Final = re.compile(r"(?<!\w)(?:đã|từng|vừa) (?:[^\W\d_]{1,7} ){0,2}$")
"""Before a modal that is over: `đã hai lần phải hoãn`."""
_SUFFERED: Final = re.compile(
    r" (?:tạm |xin )?(?:nghỉ|ngừng|dừng|đóng|nhập viện|cấp cứu|điều trị|sơ tán|di dời|bỏ|bán"
    r"|vay|chịu|sống|ngủ|nằm|chờ|đợi|cách ly|ăn|ở|thuê|uống|đi)(?!\w)"
)
"""What people have to bear, from a day on, rather than to do: `phải nghỉ việc từ ngày 19`."""
_DONE: Final = re.compile(
    r"(?<!\w)đã (?:di dời|sơ tán|đưa|xong|hoàn thành|hoàn tất|nộp|trả|rút|gặt|thu hoạch|bàn giao|về"
    r"|xây|lắp|sửa|cứu|dừng|ngừng|đóng|mở|bán|mua|gửi|phát|cấp|chuyển|có mặt)(?!\w)[^,.;:\n]{0,40}$"
)
"""What was done by a time, rather than asked for or promised."""
_TURN: Final = re.compile(r"(?<!\w)(?:song|nhưng|tuy nhiên|thế nhưng|trong khi)(?!\w)")
"""Words that open a clause of their own: a plan before them says nothing of what follows."""
_MODALS: Final = ("phải", "cần")
_IN_FORCE: Final = re.compile(
    r"(?<!\w)(?:hiệu lực|áp dụng|thi hành)(?: thi hành)?(?:[^.;,\n]{0,24}?(?<!\w)từ)?$"
)
_CITED: Final = re.compile(r" {1,2}(?:số:? {0,2})?\d")
_PART_OF_DAY: Final = re.compile(rf"(?:{'|'.join(sorted(PARTS))})(?!\w)")
_NEXT_CLAUSE: Final = re.compile(
    r" ?, (?!(?:của|về|do|phê duyệt|ban hành|quy định|v/v|kèm|có|số|hướng dẫn|sửa đổi)(?!\w))"
)
_ITEM: Final = re.compile(
    r" *(?:\(?\d{1,2}[).\-/]|[-+•*]|[a-zđ]\)|\([ivx]{1,4}\)|một là|hai là|ba là"
    r"|bốn là|năm là|thứ nhất|thứ (?:hai|ba|tư|năm),)"
)


class Around:
    """What the sentence of one mention says of it; every question is answered once."""

    __slots__ = (
        "_ahead", "_document", "_plan", "all", "before", "end", "low", "rule", "said", "sentence",
        "start", "told",
    )  # fmt: skip

    def __init__(
        self,
        low: str,
        candidate: Candidate,
        sentence: tuple[int, int],
        cues: list[Cue],
        so_far: list[int],
    ) -> None:
        """Take the sentence and its cues, and what they say up to each."""
        self.low = low
        self.rule = candidate.rule
        self.start = start = candidate.start
        self.end = candidate.end
        self.sentence = sentence
        self.all = cues
        self.said = so_far[-1]
        number = bisect_left(cues, (start,))
        self.before = cues[:number]
        self.told = so_far[number]
        """All that the cues before the mention say."""
        if number and cues[0][0] < start - REACH:
            self.before = [c for c in self.before if c[0] >= start - REACH]
            self.told = reduce(or_, (c[2] for c in self.before), 0)
        self._ahead: bool | None = None
        self._plan: bool | None = None
        self._document: bool | None = None

    def behind(self, kinds: int, reach: int = 60) -> bool:
        """Tell that a cue of one of the kinds stands behind the mention."""
        if not self.said & kinds:
            return False
        end = self.end
        return any(c[2] & kinds for c in self.all if end <= c[0] < end + reach)

    def last(self, kind: int, reach: int = REACH) -> Cue | None:
        """Give the last cue of a kind before the mention."""
        if not self.told & kind:
            return None
        left = self.start - reach
        for cue in reversed(self.before):
            if cue[0] < left:
                return None
            if cue[2] & kind:
                return cue
        return None

    def touches(self, kind: int, gap: int = 2) -> bool:
        """Tell that a cue of a kind stands right before the mention."""
        if not self.told & kind:
            return False
        near = self.start - gap
        return any(cue[2] & kind for cue in self.before[-3:] if cue[1] >= near)

    @property
    def is_plan(self) -> bool:
        """Tell a date that lies ahead: under a plan, task or deadline cue of its sentence."""
        if self._plan is None:
            self._plan = self._tell_plan()
        return self._plan

    def _tell_plan(self) -> bool:
        low, start, end = self.low, self.start, self.end
        if low.startswith(_SIDES, end):
            if _AHEAD.match(low, end):
                return True
            if _BEHIND.match(low, end):
                return False
        if low.endswith(_UNTIL, 0, start) and _WAITS.search(low, max(0, start - 48), start):
            return True
        if not self.said & _TIMES:
            return False
        for cue in self.before[-4:]:
            gap, says = start - cue[1], cue[2]
            if says & DUE and gap <= (_BARE if self._says(cue) == "trước" else _DUE):
                return True
            if says & PLAN and gap <= _CLOSE and not self._had_to(cue):
                return True
        for cue in self.all:
            if end <= cue[0] < end + 60:
                if cue[2] & FUTURE:
                    return True
                if cue[2] & PAST:
                    return False
        for cue in reversed(self.before):
            says = cue[2]
            if says & PAST:
                return False
            if says & FUTURE or (says & PLAN and self._reaches(cue)):
                return True
        return False

    def _reaches(self, cue: Cue) -> bool:
        """Tell a plan's cue that governs the mention: a modal does so in its own clause alone."""
        modal = self._says(cue) in _MODALS
        if self._had_to(cue) or _TURN.search(self.low, cue[1], self.start):
            return False
        return not self._is_cited(cue) and not (modal and ";" in self.low[cue[1] : self.start])

    def _had_to(self, cue: Cue) -> bool:
        """Tell a modal that is over: `đã hai lần phải hoãn`."""
        says = self._says(cue)
        if says not in _MODALS:
            return False
        low, start = self.low, self.start
        if says == "phải" and low.endswith("từ ", 0, start) and _SUFFERED.match(low, cue[1]):
            return True
        return _HAD_TO.search(self.low, max(0, cue[0] - 20), cue[0]) is not None

    def _says(self, cue: Cue) -> str:
        return self.low[cue[0] : cue[1]]

    def _is_cited(self, cue: Cue) -> bool:
        """Tell a plan that is a paper with its number: `Thực hiện Kế hoạch số 12/KH-UBND`."""
        return bool(cue[2] & DOCUMENT) and bool(_CITED.match(self.low, cue[1]))

    @property
    def sets_target(self) -> bool:
        """Tell a period for which an aim is set behind it: `giai đoạn …, tỉnh đặt chỉ tiêu`."""
        return self.behind(TARGET, 48)

    @property
    def lies_ahead(self) -> bool:
        """Tell a plan, or a point of a list that does not report; a limit lies ahead by itself."""
        if self._ahead is None:
            if self.rule == "dates.before":
                self._ahead = not (self.is_earlier or self._is_done_before())
            else:
                self._ahead = self.is_plan or (self.is_item and not self.is_reported)
        return self._ahead

    def _is_done_before(self) -> bool:
        """Tell what was done by then: `đã di dời 48 hộ trước 16 giờ ngày 10/9`."""
        return bool(_DONE.search(self.low, max(self.sentence[0], self.start - 60), self.start))

    @property
    def is_item(self) -> bool:
        """Tell a sentence that begins with the marker of a list."""
        marker = _ITEM.match(self.low, *self.sentence)
        return marker is not None and marker.end() <= self.start

    @property
    def is_reported(self) -> bool:
        """Tell a list's point that reports: `- Tính đến 30/6, đã thành lập 12 CĐCS`."""
        end = self.start + 80
        return bool(self.said & PAST) and any(c[2] & PAST for c in self.all if c[0] < end)

    @property
    def is_document(self) -> bool:
        """Tell the day on which a cited document was issued: `Kế hoạch số 45-KH ngày 12/4`."""
        if self._document is None:
            self._document = bool(self.told & DOCUMENT) and self._tell_document()
        return self._document

    def _tell_document(self) -> bool:
        cue = self.last(DOCUMENT, 150)
        if cue is None or ";" in self.low[cue[1] : self.start]:
            return False
        between = self.low[cue[1] : self.start].rstrip()
        if self.is_in_force or self._opens_clause(between) or _DATED.search(between):
            return False
        if self.touches(ISSUED, 6) or (between.endswith(("(", ",")) and len(between) < 60):
            return True
        numbered = _NUMBERED.search(between)
        return numbered is not None and len(between) - numbered.end() < 70

    def _opens_clause(self, between: str) -> bool:
        """Tell the day of an act behind a document: `Thực hiện Kế hoạch số 5, sáng 8/3, …`."""
        if not between.endswith(","):
            return False
        if _PART_OF_DAY.match(self.low, self.start):
            return True
        return bool(_NEXT_CLAUSE.match(self.low, self.end))

    @property
    def is_in_force(self) -> bool:
        """Tell the day from which something holds: `có hiệu lực từ ngày 1/7/2016`."""
        if not self.low.endswith(_FORCES, 0, self.start):
            return False
        before = self.low[max(0, self.start - 40) : self.start].rstrip()
        return _IN_FORCE.search(before) is not None

    @property
    def has_event(self) -> bool:
        """Tell a sentence that reports an act: somebody held, signed, opened something."""
        return bool(self.said & EVENT)

    @property
    def is_told(self) -> bool:
        """Tell a sentence that says, behind the mention, that something is done."""
        return self.behind(PAST, 120)

    @property
    def is_earlier(self) -> bool:
        """Tell a date that is said to lie before what is reported."""
        if not self.said & EARLIER:
            return False
        low, high = self.start - 60, self.start + 30
        return any(c[2] & EARLIER for c in self.all if low <= c[0] < high)

    @property
    def outlook(self) -> str | None:
        """Tell a period `reviewed` (`tổng kết năm 2022`) from one `planned` (`nhiệm vụ năm 2023`).

        The cue that stands nearer to the period decides; None where there is none.
        """
        if self.told & (OUTLOOK | REVIEW):
            for cue in reversed(self.before):
                if cue[2] & OUTLOOK:
                    return "planned"
                if cue[2] & REVIEW:
                    return "reviewed"
        return None

    @property
    def is_held(self) -> bool:
        """Tell the year of an event's name: `Hội nghị đối thoại với người lao động năm 2024`."""
        return self.last(HELD, 140) is not None
