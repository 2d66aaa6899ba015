"""Verbs with which somebody begins to act, behind whose name they end it: `các sở ⟦rà soát⟧ …`.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from functools import cache
from typing import Final

from ..data import load
from .marked import Blotted, any_of

_WORD: Final = re.compile(r"\w+")
_FROM_PLACE: Final = re.compile(r"(?<!\w)từ [^,;:.]{2,30} $")
"""Before `đến` a place, no verb: `UBND các tỉnh từ Thanh Hóa đến Bình Định`."""
_SECOND: Final = {
    "đội": ("bộ ",), "tải": ("vận ",), "bán": ("buôn ",), "nuôi": ("chăn ",),
    "lập": ("công ", "dân ", "độc "), "học": ("trường ", "khoa "), "tập huấn": ("lớp ",),
    "nhân": ("công ", "nạn ", "bệnh ", "thương ", "tư ", "cá ", "doanh ", "phạm ", "quân ", "tù "),
    "ăn": ("suất ", "nhà ", "bếp ", "bữa "),
    "thông tin": ("trang ", "cổng ", "phòng ", "công nghệ "),
    "trên cơ sở": ("cấp ",), "làm": ("việc ",),
    "cấp": ("thứ ", "sơ ", "trung ", "cao ", "cung ", "hai ", "ba "),
}  # fmt: skip
"""Second words of nouns that would be verbs by themselves."""


@cache
def _verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give modals, verbs, stops and what only looks like one, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in load("link_cues"):
        if row.type in ("task_modal", "task_stop"):
            kind = "stop" if row.type == "task_stop" else "verb"
            found.setdefault(row.surface.split(" ")[0], []).append((row.surface, kind))
    for row in load("task_verbs"):
        kind = "noun" if row.type == "noun" else "verb"
        found.setdefault(row.surface.split(" ")[0], []).append((row.surface, kind))
    return {
        first: tuple(sorted(group, key=lambda p: (p[1] != "noun", -len(p[0]), p)))
        for first, group in found.items()
    }


@cache
def holding_verbs() -> re.Pattern[str]:
    """Tell words for somebody in which a verb stands: `ban chấp hành`, `người đại diện`."""
    known = _verbs()
    groups = [row.surface for row in load("link_cues") if row.type == "somebody"]
    several = [g.split(" ") for g in groups if " " in g]
    return re.compile(any_of(" ".join(g) for g in several if any(w in known for w in g)))


def verb_end(said: Blotted, start: int, *, stops: bool = True) -> int:
    """Give where a modal or task verb ends that begins at a place, 0 where none does.

    Where a noun of several words begins it is the same below 0: `điều kiện` holds no `kiện`.
    With `stops` words count too that are no verbs, but end a name: `các sở ngay sau hội nghị`.
    """
    first = _WORD.match(said.low, start)
    for phrase, kind in _verbs().get(first[0], ()) if first else ():
        end = start + len(phrase)
        if said.low.startswith(phrase, start) and not _WORD.match(said.low, end):
            ends = kind == "verb" or (stops and kind == "stop")
            if kind == "noun" and " " in phrase:
                return -end
            return end if ends and not _is_part(said, phrase, start, end) else 0
    return 0


def _is_part(said: Blotted, phrase: str, start: int, end: int) -> bool:
    """Tell `bộ đội`, `khóa XV` and `khóa mới` from verbs of the same letters."""
    if phrase == "khóa":
        return said.text.startswith(("I", "V", "X", "mới", "này", "vừa"), end + 1)
    if phrase == "chỉ":
        return said.low.startswith((" huy", " số", " tiêu", " thị", " định"), end)
    if phrase == "đội":
        return not said.low.startswith((" mũ", " nón"), end)
    if phrase == "điều":
        return said.low.startswith(" dưỡng", end)
    if phrase == "đến":
        return _FROM_PLACE.search(said.low, max(0, start - 40), start) is not None
    return phrase in _SECOND and said.low.endswith(_SECOND[phrase], 0, start)


def is_verb(said: Blotted, start: int) -> bool:
    """Tell a place where a modal or task verb begins: `rà soát`, not `bộ đội`."""
    return verb_end(said, start, stops=False) > 0
