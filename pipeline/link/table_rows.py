"""Whose figures the rows of a table are: `Khu Vân Lũng | 38 | 16.420` counts in `Khu Vân Lũng`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..text.cells import AMONG, SUMS_UP, first_head, label
from .marked import UPPER
from .view import Counted

_Place = tuple[int, int]
_RULE: Final = "counts.table"
_CELLS: Final = re.compile(r"\t|\||[ \u00a0]{2}|^\s*$")
_WHOSE: Final = (
    r"(?:khu|kcn|ccn|kkt|kcx|cụm|huyện|quận|thị xã|thành phố|tp|tỉnh|địa phương|địa bàn|đơn vị|xã|"
    r"phường|thị trấn|công ty|doanh nghiệp|cơ sở|nơi|khối|trường|công đoàn|cđcs|chi bộ|đảng bộ|"
    r"bệnh viện|nhà máy|xí nghiệp|chi nhánh|phân xưởng|phòng|ban|ngành|vùng|miền)(?!\w)"
)
_HEADS: Final = re.compile(rf"(?:tên |các |danh sách ){{0,2}}{_WHOSE}", re.IGNORECASE)
_NAMED: Final = re.compile(rf"(?i:{_WHOSE}).{{0,40}}? [{UPPER}\d]|(?i:khối|ngành|vùng|miền)(?!\w)")
_UNNAMED: Final = re.compile(rf"{AMONG.pattern}|(?:còn lại|khác)(?!\w)", re.IGNORECASE)
_LONGEST: Final = 60


def row_names(text: str, counts: Sequence[Counted]) -> Iterator[tuple[int, _Place]]:
    """Give, by the count's number, the name of its row, where rows are zones, places or bodies.

    What rows are tells the heading of their column (`Tên khu`, `Đơn vị`) or the name itself
    (`Huyện Lạc Vân`); rows that sum up, and traits such as `Nữ`, have none.
    """
    end, name, heads = -1, None, None
    for number, count in enumerate(counts):
        if count.rule != _RULE:
            continue
        if count.start > end:
            start = text.rfind("\n", 0, count.start) + 1
            if heads is None or not all(map(_CELLS.search, text[end:start].split("\n"))):
                heads = _heads(text, start)
            end = text.find("\n", count.end)
            end = len(text) if end < 0 else end
            name = _name(text, start, count.start, is_headed=heads)
        if name:
            yield number, name


def _heads(text: str, start: int) -> bool:
    """Tell whether the line above the first row names zones, places or bodies."""
    above = text[:start].rstrip("\n\t |\u00a0")
    line = above[max(above.rfind("\n") + 1, len(above) - 300) :]
    return _HEADS.match(first_head(line)) is not None


def _name(text: str, start: int, end: int, *, is_headed: bool) -> _Place | None:
    begin, stop, _ = label(text, start, end)
    if begin == stop or stop - begin > _LONGEST:
        return None
    if SUMS_UP.match(text, begin, stop) or _UNNAMED.match(text, begin, stop):
        return None
    known = _NAMED.match(text, begin, stop) or (is_headed and text[begin].isupper())
    return (begin, stop) if known else None
