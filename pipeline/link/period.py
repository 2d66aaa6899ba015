"""When a count holds: the date that governs it in its sentence, or was set up just before.

A date governs from the front of its clause (`Tính đến 30/6, toàn khu có …`, `Năm 2023, …`) what
follows up to the next one, or from right behind the number (`71.200 (năm 2005)`). `So với cùng kỳ`
compares and governs nothing, nor do the dates of events, documents and the page (guide, section 3).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.making import changed

from ..segment.segmented import SegmentedText
from .marked import COUNT, DATE, WORD, Sheet, backwards, cues, led, places_of
from .placed import Placed
from .view import Counted, View

_REACH: Final = 48
_FRONT: Final = re.compile(
    rf"(?: {backwards('period_lead')}){{0,3}}\s{{0,{_REACH}}}"
    rf"(?:$|[,;:(–—“.]|[-+•*](?!\S)|{backwards('clause_before_date')})",
    re.IGNORECASE,
)
"""What stands in front of a date that governs; read backwards, at one place."""
_UP_TO: Final = (
    "thời điểm",
    *(c + more for c in ("đến", "tới", "hết", "lũy kế") for more in ("", " hết", " cuối", " ngày")),
)
_ENDS: Final = re.compile(led(cues("ends_period")))
_RISES: Final = re.compile(r"(?<!\w)(?:từ|xuống|lên)(?: (?:còn|đến|tới|mức))? $")
_RISING: Final = ("từ ", "xuống ", "lên ", " còn ", " đến ", " tới ", " mức ")
_NEAR: Final = 60
"""How far behind a count its own date can stand."""
_BEHIND: Final = re.compile(
    rf" ?\((?:(?:tính đến|đến|của|trong) )?{DATE}"
    rf"|(?: {WORD})?(?: (?:trong|vào|của|cả|hồi|trước|đến hết|đến|hết)){{0,2}} {DATE}"
)
_SECOND: Final = (f"{DATE}, ", f"{DATE} và ", f"{DATE} - ")
_LATER: Final = re.compile(r" (?:sau|trước|nữa|tới|lại đây|tuổi)(?!\w)")
_SHOWS: Final = re.compile(rf" (?:cho thấy|là(?= [^\w\s]))|: ?(?=[^\n;]{{0,40}}{COUNT})")
_SURVEYED: Final = re.compile(
    r"Theo(?: kết quả)? (?:khảo sát|thống kê|báo cáo|số liệu|tổng hợp|điều tra)[^,;:.]{0,60} $"
)
"""What stands before a date whose figures are told: `Theo khảo sát năm 2019, 37% công nhân …`."""
_COMPARED: Final = re.compile(r" (?:so với|so cùng kỳ)(?!\w)")
_PLACED: Final = re.compile(r"(?<!\w)(?:tại|ở|đến từ|của|thuộc) $")
_PLACING: Final = ("tại ", "ở ", "đến từ ", "của ", "thuộc ")
_WANTED_BY: Final = re.compile(
    rf"[^;.:{DATE}]{{0,90}}? "
    rf"(?:trong|ngay trong|vào|trước|đến|đến hết|hết|chậm nhất|chậm nhất là)? ?{DATE}"
)
_OTHER_WORK: Final = re.compile(led(cues("other_work")))
_STOCK_GOES_ON: Final = re.compile(
    r"\s*(?:tổng số|số|trong đó|riêng số|cụ thể)(?!\w)", re.IGNORECASE
)
_CHANGE_GOES_ON: Final = re.compile(
    r"\s*(?:kết quả|đã|có(?! mặt)|trong đó|ngoài ra|các cấp|thành lập|kết nạp)(?!\w)", re.IGNORECASE
)
_OF_BEFORE: Final = f"{DATE} ("
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
    article: SegmentedText,
    counts: Sequence[CountFact],
    dates: Sequence[DateFact],
    *,
    view: View | None = None,
    days: Placed[DateFact] | None = None,
) -> tuple[CountFact, ...]:
    """Give the counts with `period`, the id of the date they hold for, where the article says so.

    In `Tính đến 30/6, toàn khu có 45 doanh nghiệp, tăng 3 doanh nghiệp so với năm 2022` both hold
    for 30/6. A date set up in front holds on in the next sentences of its paragraph where they
    plainly go on counting (`Tổng số lao động là …`). Source: annotation guide, section 3.
    """
    if not (counts and dates):
        return tuple(counts)
    found = _found(view or View(article, counts), days or Placed(dates))
    if not found:
        return tuple(counts)
    held = list(counts)
    for number, date in found.items():
        held[number] = changed(held[number], {"period": date.id})
    return tuple(held)


def _found(view: View, days: Placed[DateFact]) -> dict[int, DateFact]:
    """Give the date of each count that has one by the count's number."""
    runs = [(start, end, DATE) for start, end in days.places]
    places = [start for start, _ in days.places]
    sheet = Sheet(view.text, runs + [(start, end, COUNT) for start, end in view.places])
    found: dict[int, DateFact] = {}
    governor: _Governor | None = None
    said, before, until = "", 0, 0
    for start, end, first, last in view.sentences:
        since = bisect_left(places, start, until)
        until = bisect_left(places, end, since)
        joint = view.text[before:start]
        if governor and (joint.strip() or joint.count("\n") > 1):
            governor = None
        before = end
        counts = view.counts[first:last]
        if governor or (since < until and _may_hold(counts, places[since])):
            text = sheet.part(start, end)
            if governor and not _goes_on(said, joint, text, governor.is_stock):
                governor = None
            line = _Line(text, start, counts, days.facts[since:until])
            governor, said = line.read(governor, found, first), text
    return found


def _may_hold(counts: Sequence[Counted], place: int) -> bool:
    """Tell whether the first date of a sentence stands before a number, or not far behind one."""
    last = counts[-1]
    if place <= last.end + _NEAR:
        return True
    return any(count.role == "target" for count in counts)


def _goes_on(said: str, joint: str, text: str, is_stock: bool) -> bool:
    """Tell a sentence that goes on counting, or the next point of a list."""
    if "\n" in joint:
        return bool(_LIST_LINE.match(text)) and said[-1] in ":;,"
    return bool((_STOCK_GOES_ON if is_stock else _CHANGE_GOES_ON).match(text))


def _can_govern(date: DateFact, *, is_stock: bool = False) -> bool:
    """Leave out dates of the page, of events and of documents, whose dates have a day."""
    if is_stock and date.role not in ("publication", "page", "document"):
        return True
    if date.kind == "interval" and date.role == "event":
        return True
    if date.role == "document":
        return date.grain in ("month", "quarter", "half", "year") and date.kind != "duration"
    return date.role not in _NEVER and not date.part_of_day


class _Line:
    """One blotted sentence with its counts and dates."""

    __slots__ = ("_by_start", "_counts", "_has_brackets", "_places", "_start", "text")

    def __init__(
        self, text: str, start: int, counts: Sequence[Counted], dates: Sequence[DateFact]
    ) -> None:
        self.text, self._start, self._counts = text, start, counts
        self._by_start = {date.start - start: date for date in dates}
        self._places = list(self._by_start)
        self._has_brackets = "(" in text or ")" in text

    def read(
        self, carried: _Governor | None, found: dict[int, DateFact], first: int
    ) -> _Governor | None:
        """Enter the period of each count and give the date that may hold on behind the sentence."""
        current = carried
        seen = [carried] if carried else []
        stack: list[_Governor | None] = []
        turns = self._turns()
        read = end = 0
        was_placed = False
        for number, count in enumerate(self._counts, first):
            begin, start = end, count.start - self._start
            while read < len(turns) and turns[read][0] < start:
                place, stop = turns[read]
                read += 1
                letter = self.text[place]
                if letter == "(":
                    stack.append(current)
                elif letter == ")":
                    current = stack.pop() if stack else current
                elif self._is_in_front(place, stop):
                    current, begin = self._governor(place), place
                    seen += [current] if current else []
            if current and not self._goes_on_over(begin, start, current):
                current = None
            end = count.end - self._start
            behind = bisect_left(self._places, end)
            is_near = behind < len(self._places) and (
                self._places[behind] <= end + _NEAR or count.role == "target"
            )
            date = self._behind(count, end) if is_near or self._has_brackets else None
            placed = current is not None and self._is_place(start, current)
            placed = placed or (was_placed and count.role == "part")
            was_placed = placed
            if not (date or placed) and current and self._holds(count, start, current, carried):
                date = current.date
            if date and count.role != "threshold":
                found[number] = date
        return seen[0] if current and len(seen) == 1 else None

    def _turns(self) -> list[tuple[int, int]]:
        """Give the places of brackets, and of dates; dates without a gap are one."""
        turns: list[tuple[int, int]] = []
        for start, date in self._by_start.items():
            end = date.end - self._start
            if turns and start <= turns[-1][1]:
                turns[-1] = turns[-1][0], end
            else:
                turns.append((start, end))
        if self._has_brackets:
            turns += [(place, place + 1) for sign in "()" for place in places_of(sign, self.text)]
            turns.sort()
        return turns

    def _goes_on_over(self, begin: int, start: int, by: _Governor) -> bool:
        """Tell that a date holds over these words to the count behind them."""
        return _ENDS.search(self.text, begin, start) is None

    def _is_place(self, start: int, by: _Governor) -> bool:
        """Tell a number of those where things are done: `6 vụ tại 5 doanh nghiệp`."""
        if by.is_stock or not self.text.endswith(_PLACING, max(0, start - 12), start):
            return False
        return _PLACED.search(self.text, max(0, start - 12), start) is not None

    def _is_in_front(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - _REACH) : start]
        if before.endswith(_SECOND) or _LATER.match(self.text, end):
            return False
        if _FRONT.match(before[::-1]) or _SHOWS.match(self.text, end):
            return True
        told = self.text.startswith(",", end) and self.text[:start]
        return bool(told and told.startswith("Theo") and _SURVEYED.fullmatch(told))

    def _governor(self, place: int) -> _Governor | None:
        date = self._by_start.get(place)
        before = self.text[max(0, place - 24) : place]
        is_stock = before[-1:].isspace() and before[:-1].lower().endswith(_UP_TO)
        if date is None or not _can_govern(date, is_stock=is_stock):
            return None
        return _Governor(date, is_stock)

    def _holds(self, count: Counted, start: int, by: _Governor, carried: _Governor | None) -> bool:
        before = self.text[max(0, start - 20) : start]
        if count.role == "target":
            since = self.text[max(0, by.date.end - self._start) : start]
            return by.date.role == "plan" and by is not carried and ";" not in since
        if count.role == "change" and _COMPARED.match(self.text, count.end - self._start):
            since = self.text[max(0, by.date.end - self._start) : start]
            if by is carried or COUNT in since or "," in since[1:]:
                return False
        if by.is_stock:
            return by is not carried or count.role in _STOCK
        if not (before.endswith(_RISING) and _RISES.search(before)):
            return True
        since = self.text[max(0, start - 90) : start]
        return not before.endswith("từ ") and not (" từ " in since or DATE in since[-30:])

    def _date_before(self, end: int) -> DateFact | None:
        start = end
        while start and self.text[start - 1] == DATE:
            start -= 1
        return self._by_start.get(start)

    def _behind(self, count: Counted, end: int) -> DateFact | None:
        """Give the date right behind a count, or the one by which a target is to be met."""
        match = _BEHIND.match(self.text, end)
        if not match and count.role == "target":
            match = _WANTED_BY.match(self.text, end)
            if match and _OTHER_WORK.search(match[0]):
                match = None
        date = self._by_start.get(match.end() - 1) if match else None
        start = count.start - self._start
        if not match and self.text.startswith(_OF_BEFORE, max(0, start - 3)):
            date = self._date_before(start - 2)
        if date is None or not _can_govern(date):
            return None
        return None if count.role == "target" and date.kind == "duration" else date
