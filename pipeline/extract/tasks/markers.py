"""Markers of points, at the beginning of a line or inside one."""

import re
from dataclasses import dataclass
from typing import Final

_ORDER: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FIRST: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_B = r"[ \t\u00a0]"
_WORDS = (
    rf"(?P<là>(?:{'|'.join(_FIRST)}){_B}là)(?P<a>{_B}?[,:]?)"
    rf"|(?:(?:nhiệm vụ|giải pháp|nội dung|khâu đột phá){_B})?thứ{_B}(?P<thứ>{'|'.join(_ORDER)})(?=[ \u00a0]?[,:])(?P<b>{_B}?[,:]?)"
)
_LINE: Final = re.compile(
    rf"{_B}*(?:[*_]{{1,2}})?(?:(?P<bracket>\((?P<n1>\d{{1,2}})\))|(?P<num>(?P<n2>\d{{1,2}}){_B}?[.)/\-–:])(?!\d)"
    rf"|(?P<letter>\(?[a-zđ]\)|[a-zđ][.](?={_B}))|(?P<roman>(?:{'|'.join(sorted(_ROMAN, key=len, reverse=True))})[.)/\-](?={_B}))"
    rf"|(?P<bullet>[-–—+•*▪●○✓►·])(?=[ \t\u00a0A-ZÀ-ỸĐ])|(?P<words>{_WORDS}))(?:[*_]{{1,2}})?{_B}*",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(
    rf"(?:(?<=[:;,.])|(?<=[:;,.][ \u00a0])|(?<=và ))(?:(?P<bracket>\((?P<n1>\d{{1,2}})\))|(?P<num>(?P<n2>\d{{1,2}}){_B}?[\-)](?={_B}|[^\W\d]))(?!\d)"
    rf"|(?P<words>{_WORDS})){_B}*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: where it stands, where its point begins, which style and number it has."""

    start: int
    end: int
    """Where the words of the point begin."""
    text: str
    style: str
    ordinal: int | None
    at_line_start: bool


def line_marker(text: str, start: int, end: int) -> Marker | None:
    """Give the marker with which a line begins."""
    match = _LINE.match(text, start, end)
    return _marker(match, at_line_start=True) if match and match.end() < end else None


def inline_markers(text: str, start: int, end: int) -> list[Marker]:
    """Give the markers behind `:`, `;`, `,` or `.` inside a line."""
    return [_marker(m, at_line_start=False) for m in _INLINE.finditer(text, start, end) if m.end() < end]


def _marker(match: re.Match[str], *, at_line_start: bool) -> Marker:
    groups = match.groupdict()
    text = match[0].strip().strip("*_").rstrip(",: \u00a0")
    style, ordinal = _read(groups)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Marker(start, match.end(), text, style, ordinal, at_line_start)


def _read(groups: dict[str, str | None]) -> tuple[str, int | None]:
    if groups.get("bracket"):
        return "(1)", int(groups["n1"] or 0)
    if groups.get("num"):
        return "1" + (groups["num"] or "")[-1].replace("–", "-"), int(groups["n2"] or 0)
    if groups.get("là"):
        return "là", _FIRST.index((groups["là"] or "").lower().split()[0]) + 1
    if groups.get("thứ"):
        return "thứ", _ORDER.index((groups["thứ"] or "").lower()) + 1
    if groups.get("roman"):
        return "I", _ROMAN.index((groups["roman"] or "").rstrip(".)/-").upper()) + 1
    if groups.get("letter"):
        return "a", None
    return (groups.get("bullet") or "-"), None
