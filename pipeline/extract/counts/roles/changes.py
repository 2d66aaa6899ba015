"""Counts that tell of a change: what was done in a period, what grew, what was lost."""

import re

from ..reading import Reading
from ..view import View
from . import verbs
from .marks import is_next_of_row
from .scene import COPULAS, DIGIT, VICTIMS, Scene
from .verbs import Done, as_role

_RESCUES = frozenset({"cứu", "cứu được", "cứu sống", "giải cứu", "giải cứu được"})
_IN_A_PERIOD = re.compile(
    r"(?<!\w)(?:năm (?:19|20)\d\d|năm qua|tháng đầu năm|quý [ivx\d]+|(?:trong|hằng|hàng|mỗi) "
    r"(?:năm|quý|tháng)|đã)(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:chưa|không|chậm|trốn)(?: được)? $")
_AFTER_IT = re.compile(r"(?<!\w)(?:qua|sau|sau khi|kết quả|thông qua)(?: (?:đợt|cuộc|việc))? $")
"""`Qua kiểm tra 38 doanh nghiệp, …` tells what was looked at, not what was done."""
_GAINS = frozenset({"nhận được", "mới nhận được", "mới tuyển được", "tuyển chọn"})
_FLOW = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng) (?:năm|tháng|quý|tuần|ngày)(?!\w)[^.;\d]{0,40} có(?: thêm)? $"
)
_FLOWS = ("có", "thêm")
_WEAK = frozenset({"với", "thuộc", "ở", "của", "trong", "tại", "hoạt động", "làm việc"})
_LOST = frozenset({"mất", "hụt"})
_AS_BEFORE = re.compile(
    r"(?: (?:chết|bị thương|mất tích))?(?:,| và|, và)(?: (?:tăng|giảm))?(?: thêm)? "
)
"""What joins the numbers of one comparison: `giảm 19 vụ, 7 người chết và 22 người bị thương`."""
_COMPARED = ("so với", "cùng kỳ")
_GROWS_ALONE = frozenset({"enterprises", "workers", "union_members", "zones"})
_MOVED = (" tăng ", " giảm ", " tăng thêm ", " giảm được ")


def change(scene: Scene) -> Done | None:
    """`thành lập 25 CĐCS`, `kết nạp 1.800 đoàn viên`: done in a period."""
    reading = scene.reading
    if reading.quantity.of is not None:
        return None
    if reading.last in _LOST and _is_lost(scene):
        return as_role("change", "down")
    if reading.last == "thêm" and (added := verbs.added(scene.view, reading)):
        return added
    may = scene.first != scene.last and (scene.moves or reading.last in _FLOWS)
    found = _changed(scene, reading) if may else None
    if found is None or reading.last == "từ":
        return None
    if scene.cues.words[scene.last - 1] in _RESCUES or not VICTIMS.match(scene.low, reading.end):
        return found
    return found if _is_more(scene, reading) else None


def _is_lost(scene: Scene) -> bool:
    """Tell `xưởng mất 22 thợ`, `hụt 2.105 người so với cuối quý`: fewer than there were."""
    reading = scene.reading
    if reading.measure in ("other", "zones") or VICTIMS.match(scene.low, reading.end):
        return False
    return reading.last == "mất" or scene.low.startswith(" so với", reading.end)


def _is_more(scene: Scene, reading: Reading) -> bool:
    """Tell `tăng 3 người chết`: a rise of victims is a change, though victims are a level."""
    return scene.low.endswith((" tăng ", " giảm ", " tăng thêm "), 0, reading.start)


def _changed(scene: Scene, reading: Reading) -> Done | None:
    """Give the change that the nearest verb in front tells of."""
    copula, start = False, reading.start
    cues = scene.cues
    for place in range(scene.last - 1, scene.first - 1, -1):
        kind, words, end = cues.kinds[place], cues.words[place], cues.ends[place]
        if kind == "level":
            if words in COPULAS:
                copula = True
            elif words not in _WEAK:
                return _flow(scene.view, reading, words)
        elif kind == "up" or kind == "down":
            if kind == "down" and _belongs_to_previous(scene, place):
                continue
            if copula and start - end > 40:
                continue
            if words not in ("tăng", "giảm") or not DIGIT.search(scene.low, end, start):
                return as_role("change", "up" if kind == "up" else "down")
        elif kind == "done" and start - end < 70 and not (copula or reading.quantity.percent):
            begin = cues.starts[place]
            if _NOT.search(scene.low, max(0, begin - 10), begin):
                return None
            if _AFTER_IT.search(scene.low, max(0, begin - 16), begin):
                continue
            return as_role("change", "up" if words in _GAINS else None)
    return None


def _flow(view: View, reading: Reading, words: str) -> Done | None:
    """`tạo việc làm cho 2.000 lao động`, `mỗi năm có thêm 300 công nhân`: told of a period."""
    placed = words[-3:] == "cho" and words.endswith("việc làm cho")
    if placed and _IN_A_PERIOD.search(view.in_front(reading, 100)):
        return as_role("change")
    left = view.in_front(reading, 100) if reading.last in _FLOWS else ""
    each = "mỗi" in left or "hàng" in left or "hằng" in left
    return as_role("change") if each and _FLOW.search(left) else None


def _belongs_to_previous(scene: Scene, place: int) -> bool:
    """Tell `5 doanh nghiệp ngừng hoạt động, 1.460 lao động …`: the verb is told of the first."""
    before, low = scene.previous, scene.view.low
    start, end = scene.cues.starts[place], scene.cues.ends[place]
    if before is None or before.end > start or start - before.end >= 40:
        return False
    return "," in low[end : scene.reading.start] and "," not in low[before.end : start]


def goes_on(scene: Scene, before: Reading, reading: Reading) -> bool:
    """Tell whether a count goes on with the change told of the one in front of it."""
    view = scene.view
    if before.measure == reading.measure:
        again = reading.like == before.start and reading.last in ("là", "")
        if again or is_next_of_row(view, before, reading):
            return True
    if before.measure in _GROWS_ALONE or reading.measure in _GROWS_ALONE:
        return False
    return _is_compared(scene, before) and (
        _AS_BEFORE.fullmatch(view.low, before.end, reading.start) is not None
    )


def _is_compared(scene: Scene, before: Reading) -> bool:
    """Tell a rise or fall that the sentence compares with another time."""
    low, (start, end) = scene.low, before.sentence
    moved = low.endswith(_MOVED, 0, before.start) or before.role == "change"
    return moved and any(low.find(words, start, end) >= 0 for words in _COMPARED)
