"""Rows of tables as lines print them: how a row is numbered, what names it, which row sums up."""

import re
from typing import Final, NamedTuple

SUMS_UP: Final = re.compile(
    r"(?:tổng|cộng|toàn (?:tỉnh|huyện|thành phố|ngành|quận|thị xã|khối))(?!\w)", re.IGNORECASE
)
"""How the label of a row begins that adds up the others: `Tổng cộng`, `Toàn tỉnh`."""
AMONG: Final = re.compile(
    r"(?:trong (?:số )?đó|riêng)(?!\w)|(?:lao động |công nhân )?(?:nữ|nam)(?: giới)?$",
    re.IGNORECASE,
)
"""How the label of a row begins that tells some of another row: `Trong đó: nữ`."""
_MARKER: Final = re.compile(
    r"(?:(?P<below>\d{1,2}(?:\.\d{1,2}){1,3})|(?P<number>\d{1,3})|(?P<roman>[IVX]{1,5})|"
    r"(?P<letter>[a-zđA-ZĐ])|(?P<bullet>[-–+*•]))(?:[.)/]|(?=[\s|]))[ \u00a0]?"
)
_CELL: Final = re.compile(r"[^\t|\n]+?(?=[ \u00a0]{0,40}(?:[\t|\n]|$)|[ \u00a0]{2})")


class Label(NamedTuple):
    """The words that name a row; offsets into the text."""

    start: int
    end: int
    kind: str | None
    """The style of the row's marker: `number` of `1`, None without any."""


def label(text: str, start: int, end: int) -> Label:
    """Give the label in front of a row's first figure: `Khu Đông` of `1 | Khu Đông | 12`."""
    place = _begin(text, start, end)
    mark = _MARKER.match(text, place, end)
    place = _begin(text, mark.end(), end) if mark else place
    cell = _CELL.match(text, place, end)
    return Label(place, cell.end() if cell else place, mark.lastgroup if mark else None)


def _begin(text: str, start: int, end: int) -> int:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" \t\u00a0|"))


def first_head(line: str) -> str:
    """Give the head of the column that names a table's rows: `Tên khu` of `STT | Tên khu | DN`."""
    cells = (cell[0].strip() for cell in _CELL.finditer(line))
    return next((cell for cell in cells if cell and cell.lower() not in _NUMBERING), "")


_NUMBERING: Final = frozenset({"stt", "tt", "số tt", "no"})
"""Heads of the column that only numbers the rows."""
