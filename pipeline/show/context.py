"""A fact's words with what stands around them in their line."""

from dataclasses import dataclass

from ..view.plain import printable

_LEAST = 8
"""Fewer characters of a neighbour say nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """Words and their neighbours, each on one line and safe to print."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        """Give the words in brackets: `… dự họp [sáng 8/3] tại …`."""
        return f"{self.before}[{self.words}]{self.after}"


def context(text: str | None, words: str, start: int, end: int, *, room: int) -> Context:
    """Give words in their line, all of them, and as many neighbours as `room` characters hold.

    >>> context("Họp sáng 8/3 tại hội trường", "sáng 8/3", 4, 12, room=24)
    Context(before='Họp ', words='sáng 8/3', after=' tại hội …')

    Cut at words; without the article's text the words stand alone.
    """
    shown = printable(words)
    if text is None:
        return Context("", shown, "")
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = _edge(text[first:start], left=True)
    after = _edge(text[end : last if last >= 0 else len(text)], left=False)
    left, right = _shares(len(before), len(after), max(room - len(shown) - 2, 0))
    return Context(_last(before, left), shown, _first(after, right))


def _edge(words: str, *, left: bool) -> str:
    """Make a neighbour printable; the space between it and the words stays."""
    shown = printable(words)
    if not shown:
        return ""
    if left:
        return shown + " " * words[-1].isspace()
    return " " * words[0].isspace() + shown


def _shares(left: int, right: int, room: int) -> tuple[int, int]:
    """Divide room in halves; what one side does not need the other has."""
    half = room // 2
    if left <= half:
        return left, min(right, room - left)
    if right <= half:
        return min(left, room - right), right
    return half, room - half


def _first(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    kept = words[: room - 1].rpartition(" ")[0]
    return f"{kept} …" if len(kept) + 2 >= _LEAST and len(kept) + 2 <= room else ""


def _last(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    kept = words[len(words) - room + 1 :].partition(" ")[2] if room > 1 else ""
    return f"… {kept}" if len(kept) + 2 >= _LEAST and len(kept) + 2 <= room else ""
