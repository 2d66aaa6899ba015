"""When a count holds: the date that governs it in its sentence, or was set up just before.

A date governs from the front of its clause (`Tính đến 30/6, toàn khu có …`, `Năm 2023, …`) what
follows up to the next one, or from right behind the number (`71.200 (năm 2005)`). `So với cùng kỳ`
compares and governs nothing, nor do the dates of events, documents and the page (guide, section 3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from schemas.counts import CountFact
from schemas.dates import DateFact

from ..segment.segmented import SegmentedText
from .marked import COUNT, DATE, WORD, blot, words

_LEAD: Final = words("period_lead")
_FRONT: Final = re.compile(
    r"(?:^|[,;:(–—“.]|(?<!\S)[-+•*]|(?<!\w)"
    + words("clause_before_date")
    + rf")\s*(?:{_LEAD} ){{0,3}}$",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(r"(?:đến|tới|hết|lũy kế)(?: (?:hết|cuối|ngày))?\s$", re.IGNORECASE)
_ENDS: Final = re.compile(r"(?<!\w)" + words("ends_period"))
_RISES: Final = re.compile(r"(?<!\w)(?:từ|xuống|lên)(?: (?:còn|đến|tới|mức))? $|(?<!\w)tăng từ $")
_TURN: Final = re.compile(rf"(?P<date>{DATE}+)|[()]")
_BEHIND: Final = re.compile(
    rf" ?\((?:(?:tính đến|đến|của|trong) )?{DATE}"
    rf"|(?: {WORD})?(?: (?:trong|vào|của|cả|hồi|trước|đến hết|đến|hết)){{0,2}} {DATE}"
)
_SECOND: Final = re.compile(rf"{DATE}(?:,| và| -) $")
_LATER: Final = re.compile(r" (?:sau|trước|nữa|tới|lại đây|tuổi)(?!\w)")
_SHOWS: Final = re.compile(r" (?:cho thấy|là(?= [^\w\s]))")
_COMPARED: Final = re.compile(r" (?:so với|so cùng kỳ)(?!\w)")
_PLACED: Final = re.compile(r"(?<!\w)(?:tại|ở|đến từ|của|thuộc) $")
_WANTED_BY: Final = re.compile(
    rf"[^;.:{DATE}]{{0,90}}? "
    rf"(?:trong|ngay trong|vào|trước|đến|đến hết|hết|chậm nhất|chậm nhất là)? ?{DATE}"
)
_OTHER_WORK: Final = re.compile(rf"(?<!\w){words('other_work')}")
_STOCK_GOES_ON: Final = re.compile(
    r"\s*(?:tổng số|số|trong đó|riêng số|cụ thể)(?!\w)", re.IGNORECASE
)
_CHANGE_GOES_ON: Final = re.compile(
    r"\s*(?:kết quả|đã|có(?! mặt)|trong đó|ngoài ra|các cấp|thành lập|kết nạp)(?!\w)", re.IGNORECASE
)
_OF_BEFORE: Final = re.compile(rf"{DATE} \($")
_LIST_LINE: Final = re.compile(r"\s*[-+•*]")
_NEVER: Final = frozenset({"publication", "page", "event"})
_STOCK: Final = frozenset({"level", "total", "part"})


@dataclass(frozen=True, slots=True)
class _Governor:
    """A date in front of its clause."""

    date: DateFact
    is_stock: bool
    """True of `tính đến 30/6`, false of `trong 6 tháng đầu năm`."""


def with_period(
    article: SegmentedText, counts: Sequence[CountFact], dates: Sequence[DateFact]
) -> tuple[CountFact, ...]:
    """Give the counts with `period`, the id of the date they hold for, where the article says so.

    In `Tính đến 30/6, toàn khu có 45 doanh nghiệp, tăng 3 doanh nghiệp so với năm 2022` both hold
    for 30/6. A date set up in front holds on in the next sentences of its paragraph where they
    plainly go on counting (`Tổng số lao động là …`). Source: annotation guide, section 3.
    """
    text = blot(article.text, [*((d, DATE) for d in dates), *((c, COUNT) for c in counts)])
    by_start = {d.start: d for d in dates}
    found: dict[str, str] = {}
    governor: _Governor | None = None
    last = -1
    ordered = sorted(counts, key=lambda c: c.start)
    for (start, end), group in groupby(ordered, key=lambda c: article.sentence_at(c.start)):
        line = _Line(text[start:end], start, by_start)
        carried = governor if governor and _goes_on(text, last, start, governor.is_stock) else None
        governor = line.read(list(group), carried, found)
        last = end
    return tuple(
        c.model_copy(update={"period": found[c.id]}) if c.id in found else c for c in counts
    )


def _goes_on(text: str, last: int, start: int, is_stock: bool) -> bool:
    between = text[last:start]
    if between.strip() or between.count("\n") > 1:
        return False
    if "\n" in between:
        return bool(_LIST_LINE.match(text, start)) and text[last - 1] in ":;,"
    return bool((_STOCK_GOES_ON if is_stock else _CHANGE_GOES_ON).match(text, start))


def _can_govern(date: DateFact, *, is_stock: bool = False) -> bool:
    """Leave out dates of the page, of events and of documents, whose dates have a day."""
    if is_stock and date.role == "event":
        return not date.part_of_day
    if date.role == "document":
        return date.grain in ("month", "quarter", "half", "year") and date.kind != "duration"
    return date.role not in _NEVER and not date.part_of_day


class _Line:
    """One blotted sentence."""

    def __init__(self, text: str, start: int, by_start: dict[int, DateFact]) -> None:
        self.text = text
        self._start = start
        self._by_start = by_start

    def read(
        self, counts: Sequence[CountFact], carried: _Governor | None, found: dict[str, str]
    ) -> _Governor | None:
        """Enter the period of each count and give the date that may hold on behind the sentence."""
        current = carried
        seen = [carried] if carried else []
        stack: list[_Governor | None] = []
        end = 0
        for count in counts:
            begin, start = end, count.start - self._start
            for place, letter in self._turns(end, start):
                if letter == "(":
                    stack.append(current)
                elif letter == ")":
                    current = stack.pop() if stack else current
                else:
                    current, begin = self._governor(place), place
                    seen += [current] if current else []
            if current and _ENDS.search(self.text, begin, start):
                current = None
            if (
                current
                and not current.is_stock
                and _PLACED.search(self.text, max(0, start - 12), start)
            ):
                current = None
            end = count.end - self._start
            date = self._behind(count, end) or (
                current.date if current and self._holds(count, start, current, carried) else None
            )
            if date and count.role != "threshold":
                found[count.id] = date.id
        return seen[0] if current and len(seen) == 1 else None

    def _turns(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Give brackets and dates in front of a clause, in order."""
        for match in _TURN.finditer(self.text, start, end):
            if match["date"]:
                if self._is_in_front(*match.span()):
                    yield match.start(), DATE
            else:
                yield match.start(), match[0]

    def _is_in_front(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 48) : start]
        if _LATER.match(self.text, end) or _SECOND.search(before):
            return False
        return bool(_FRONT.search(before) or _SHOWS.match(self.text, end))

    def _governor(self, place: int) -> _Governor | None:
        date = self._by_start.get(self._start + place)
        is_stock = bool(_UP_TO.search(self.text[max(0, place - 24) : place]))
        if date is None or not _can_govern(date, is_stock=is_stock):
            return None
        return _Governor(date, is_stock)

    def _holds(
        self, count: CountFact, start: int, by: _Governor, carried: _Governor | None
    ) -> bool:
        before = self.text[max(0, start - 20) : start]
        if count.role == "target":
            since = self.text[max(0, by.date.end - self._start) : start]
            return by.date.role == "plan" and by is not carried and ";" not in since
        if count.role == "change" and _COMPARED.match(self.text, count.end - self._start):
            return False
        if by.is_stock:
            return by is not carried or count.role in _STOCK
        return not _RISES.search(before)

    def _date_before(self, end: int) -> DateFact | None:
        start = end
        while start and self.text[start - 1] == DATE:
            start -= 1
        return self._by_start.get(self._start + start)

    def _behind(self, count: CountFact, end: int) -> DateFact | None:
        """Give the date right behind a count, or the one by which a target is to be met."""
        match = _BEHIND.match(self.text, end)
        if not match and count.role == "target":
            match = _WANTED_BY.match(self.text, end)
            if match and _OTHER_WORK.search(match[0]):
                match = None
        date = self._by_start.get(self._start + match.end() - 1) if match else None
        start = count.start - self._start
        if not match and _OF_BEFORE.search(self.text, max(0, start - 3), start):
            date = self._date_before(start - 2)
        if date is None or not _can_govern(date):
            return None
        return None if count.role == "target" and date.kind == "duration" else date
