"""Rows of grades: `xếp loại: 26 tốt, 23 khá, 11 trung bình` divides those counted in front."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..modifiers import before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .row import UNTOLD, Row

RATED: Final = "counts.rated"
_GRADES: Final = (
    "hoàn thành", "không hoàn thành", "chưa hoàn thành", "xuất sắc", "vững mạnh", "trong sạch",
    "tốt", "khá", "giỏi", "tiên tiến", "trung bình", "yếu", "kém", "đạt", "không đạt", "chưa đạt",
    "không xếp loại", "chưa xếp loại", "không phân loại", "loại",
)  # fmt: skip
_BEHIND: Final = tuple(f" {grade}" for grade in _GRADES)
_GRADE: Final = re.compile(
    r" (?:(?:không |chưa )?hoàn thành(?: (?:xuất sắc|tốt))?(?: (?:chức trách, )?nhiệm vụ)?|"
    r"(?:trong sạch,? )?vững mạnh(?: (?:xuất sắc|tiêu biểu))?|xuất sắc|tốt|khá|giỏi|tiên tiến|"
    r"trung bình(?: khá| yếu)?|yếu(?:,? kém)?|kém|(?:không |chưa )?đạt(?: (?:chuẩn|yêu cầu|loại))?|"
    r"(?:không|chưa) (?:xếp|phân) loại|loại (?:xuất sắc|tốt|khá|giỏi|trung bình|yếu|kém|[abcd])"
    r"|vững mạnh)(?= ?(?:[,;.):\n]|$| và(?!\w)))"
)
_JOIN: Final = re.compile(r"(?:,|;|,? và| ?/)(?: và| còn| có)? ")
_CUE: Final = re.compile(
    r"(?<!\w)(?:xếp loại|phân loại|đánh giá|kết quả|chất lượng|bình xét|xếp hạng|trong (?:số )?đó|"
    r"gồm|có)(?!\w)[^.;\d\n]{0,40}$"
)
_LEAST: Final = 2
_FAR: Final = 320


def rated(row: Row) -> list[Reading]:
    """Give the numbers of a row of grades, as parts of the last count in front of it."""
    view, found = row.view, list[Reading]()
    for run in _runs(view, row):
        whole = _whole(row, run)
        if whole is not None:
            found += _parts(view, run, whole)
    return found


def _runs(view: View, row: Row) -> Iterator[list[Quantity]]:
    """Give the numbers that are each followed by a grade, next to each other."""
    run: list[Quantity] = []
    end = -1
    for index in row.plain if len(row.plain) >= _LEAST else ():
        quantity = row.quantities[index]
        graded = view.low.startswith(_BEHIND, quantity.end)
        grade = _GRADE.match(view.low, quantity.end) if graded else None
        if grade is None:
            continue
        joined = run and _JOIN.fullmatch(view.low, end, quantity.start)
        if run and not joined:
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(quantity)
        end = grade.end()
    if len(run) >= _LEAST:
        yield run


def _whole(row: Row, run: Sequence[Quantity]) -> Reading | None:
    """Give the count that the row divides: a near one that it adds up to, else its sentence's only.

    A cue of grading stands between, or in front of it: `Xếp loại 56 CĐCS: …`.
    """
    view, first = row.view, run[0].start
    total = sum(quantity.value or 0 for quantity in run)
    start = view.sentence(first)[0]
    near = [r for r in row.readings if first - _FAR < r.start < first and r.measure not in UNTOLD]
    own = [r for r in near if r.start >= start]
    exact = [r for r in near if r.absolute == total]
    whole = exact[-1] if exact else own[0] if len(own) == 1 else None
    if whole is None or (whole.absolute or 0) < total:
        return None
    between = view.low[whole.end : first]
    if "\n\n" in between:
        return None
    graded = between == ": " and _CUE.search(view.low, max(0, whole.start - 40), whole.start)
    return whole if graded or _CUE.search(between) else None


def _parts(view: View, run: Sequence[Quantity], whole: Reading) -> list[Reading]:
    found: list[Reading] = []
    for quantity in run:
        front = before(view, quantity.start)
        if no_count(view, quantity, front, whole.measure) is not None:
            return []
        found.append(
            Reading(
                front.start, quantity.end, quantity, whole.noun, whole.measure, front.modifier,
                RATED, quantity.end, front.last, whole=whole.start, like=whole.start,
            )
        )  # fmt: skip
    return found
