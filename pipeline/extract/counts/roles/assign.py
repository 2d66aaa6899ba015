"""What a count is in its sentence: size class, part, target, participants, change or level."""

import re
from collections.abc import Sequence
from functools import cache

from ..reading import Reading
from ..view import View
from . import verbs
from .attending import participants
from .changes import change, goes_on
from .parts import parts
from .plans import Plans, may_order
from .scene import Own, RoleRule, Scene, passages
from .sizes import SIZES, is_size
from .verbs import Done, as_role

_SHORT_OF = re.compile(r"(?<!\w)(?:thiếu|thiếu hụt|khát|khan hiếm)[“\"”]? $")
_ORDER = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|chỉ đạo|kiến nghị|phấn đấu|(?<!bàn )(?<!chuyển )giao (?:cho )?"
    r"(?:các|sở|phòng|ban|ủy ban|ubnd|công đoàn))(?!\w)"
)
_PAST = re.compile(r"(?<!\w)(?:đã|được|theo)(?!\w)")
_REPORTED = re.compile(r"(?<!\w)(?:đã|có|còn|đạt|là|gồm|với|hiện|được|tăng|giảm)(?!\w)")
_SUFFERED = re.compile(r" (?:[^\W\d_]+ ){0,2}?(?:đã|đang|bị|thiệt mạng|tử vong|chết|mất)(?!\w)")
_MINIMUM = ("ít nhất", "tối thiểu")
_HAD = re.compile(r"(?<!\w)(?:đã|có|còn)(?!\w)")
_DUE = re.compile(r"(?<!\w)đến (?:cuối |hết )?(?:năm|quý|tháng) [\divx/]{1,7}[^.;\d]{0,30}$")
_AIMS = frozenset({"at_least", "range"})
"""What a part has that is itself aimed at: `cần 2.500 công nhân, trong đó tối thiểu 1.000 nữ`."""
_COMES = (" tham dự", " dự ", " về dự")
_SHARED = ("change", "participants")
_Table = tuple[tuple[str, RoleRule], ...]
_Rules = dict[Own | None, tuple[RoleRule, ...]]
_SHORT_LAST = frozenset('utếm“"”')
"""One of them ends whatever the pattern of what is short matches."""


def assign(view: View, readings: Sequence[Reading], *, without: frozenset[str]) -> list[Reading]:
    """Give every reading its role; what no rule settles is a level."""
    if not readings:
        return []
    off = "counts.role_threshold" in without
    sized = [] if off else [r for r in readings if r.modifier in SIZES and is_size(view, r)]
    within = passages(view, readings)
    own: dict[int, Own] = {}
    if sized:
        others = [r for r in readings if r not in sized]
        own |= parts(view, others, passages(view, others))
        own |= dict.fromkeys((r.start for r in sized), "size")
    else:
        own |= parts(view, readings, within)
    scene, rules = Scene(view, Plans(view, readings[-1].start)), _rules(without)
    for passage in within:
        scene.enter(passage)
        for reading in passage[1]:
            if reading.role is None:
                _settle(scene, reading, own.get(reading.start), rules)
            scene.previous = reading
    _share(view, readings)
    return list(readings)


def _settle(scene: Scene, reading: Reading, own: Own | None, rules: _Rules) -> None:
    """Give a count the role that the first rule finds, and of a row the one in front of it."""
    scene.look(reading, own)
    for rule in rules[own]:
        found = rule(scene)
        if found is not None:
            reading.role, reading.direction = found
            return
    reading.role, before = "level", scene.previous
    if before is None or before.role != "change" or before.direction is None:
        return
    if goes_on(scene, before, reading):
        reading.role, reading.direction = before.role, before.direction


@cache
def _rules(without: frozenset[str]) -> _Rules:
    """Give the rules that can settle a count, by what lists say that it is."""
    told, clause, last = (
        tuple(rule for name, rule in table if name not in without)
        for table in (_BY_LIST, _BY_CLAUSE, _AT_LAST)
    )
    by_part: _Rules = dict.fromkeys(("size", "part", "total"), told + clause)
    return {**by_part, "whole": clause + last, None: clause}


def _share(view: View, readings: Sequence[Reading]) -> None:
    """Let `8 tập thể và 30 cá nhân được tặng …` share the role that the verb behind gives."""
    following = readings[-1]
    for reading in reversed(readings):
        shared = reading.role == "level" and following.role in _SHARED
        if shared and verbs.joined(view, reading, following):
            reading.role, reading.direction = following.role, following.direction
        following = reading


def _size(scene: Scene) -> Done | None:
    """`doanh nghiệp (có) trên 20 lao động`: a class of enterprises, not a head count."""
    return as_role("threshold") if scene.part == "size" else None


def _part(scene: Scene) -> Done | None:
    """`900 lao động, trong đó 500 lao động nữ`: total and part; what is aimed at stays a target."""
    part = scene.part
    if part not in ("total", "part"):
        return None
    aimed = scene.reading if part == "part" else scene.next_one()
    own = aimed is not None and aimed.modifier in _AIMS
    return (_target(scene) if own else None) or as_role(part)


def _whole(scene: Scene) -> Done | None:
    """`có 85 lao động, nhưng chỉ 52 người có hợp đồng`: a stock with a part."""
    return as_role("total") if scene.part == "whole" else None


def _target(scene: Scene) -> Done | None:
    """`phấn đấu … thành lập 12 CĐCS`, or a point of a list of things to do."""
    reading, low, cues = scene.reading, scene.low, scene.cues
    start = reading.start
    short = reading.measure == "workers" and low[start - 2] in _SHORT_LAST
    if not (scene.aims or short or start != reading.quantity.start):
        return None
    short = short and _is_short(scene)
    if not (
        short
        or ("target" in cues.kinds and _is_aimed(scene))
        or (scene.plans.starts and scene.plans.hold(start))
        or (scene.orders and _ordered(scene))
        or (start != reading.quantity.start and _is_minimum(scene))
    ):
        return None
    if reading.noun.endswith("đại biểu") or low.startswith(_COMES, reading.end):
        return None
    for place in range(max(scene.first, scene.last - 2), scene.last):
        if cues.kinds[place] == "done" and cues.words[place].startswith(("mới", "đã")):
            return None
    if short:
        return as_role("target")
    for place in range(scene.last - 1, scene.first - 1, -1):
        kind = cues.kinds[place]
        if kind == "down":
            return as_role("target")
        if kind == "up" or "tuyển" in cues.words[place]:
            return as_role("target", "up")
    return as_role("target")


def _is_aimed(scene: Scene) -> bool:
    """Tell whether `phấn đấu`, `cần` stands in front, but not `100% cần`, `(chỉ tiêu 10), …`."""
    low, kinds, starts = scene.low, scene.cues.kinds, scene.cues.starts
    for place in range(scene.first, scene.last):
        if kinds[place] == "target" and low[starts[place] - 2 : starts[place]] != "% ":
            closing = low.find(")", starts[place], scene.reading.start)
            if closing < 0 or low.find("(", starts[place], closing) >= 0:
                return True
    return False


def _is_short(scene: Scene) -> bool:
    """Tell `còn thiếu 300 công nhân`."""
    return _SHORT_OF.search(scene.view.in_front(scene.reading, 16)) is not None


def _is_minimum(scene: Scene) -> bool:
    """Tell `ít nhất 5 doanh nghiệp` of what is to come."""
    view, reading = scene.view, scene.reading
    if not view.low.startswith(_MINIMUM, reading.start):
        return False
    past = _HAD.search(view.in_front(reading, 24))
    if not past and not _SUFFERED.match(view.low, reading.end):
        return True
    return _DUE.search(view.in_front(reading, 60)) is not None


def _ordered(scene: Scene) -> bool:
    """Tell a further point of an order: `đề nghị huyện rà soát …; phát triển thêm 6 CĐCS`."""
    low, start, end = scene.view.low, scene.start, scene.reading.start
    turn = low.rfind(";", start, end)
    if turn < 0:
        return False
    if not may_order(low[start:turn]) or _REPORTED.search(low, turn, end):
        return False
    orders = list(_ORDER.finditer(low, start, turn))
    return bool(orders) and not _PAST.search(low, max(start, orders[0].start() - 12), turn)


def _verb_behind(scene: Scene) -> Done | None:
    """`80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`: the change stands behind."""
    return verbs.behind(scene.view, scene.reading)


_BY_LIST: _Table = (("counts.role_threshold", _size), ("counts.role_part", _part))
_BY_CLAUSE: _Table = (
    ("counts.role_target", _target),
    ("counts.role_verb_behind", _verb_behind),
    ("counts.role_participants", participants),
    ("counts.role_change", change),
)
_AT_LAST: _Table = (("counts.role_whole", _whole),)
"""What makes more of a stock that has a part than a level, where no verb does."""
ROLES: _Table = (*_BY_LIST, *_BY_CLAUSE, *_AT_LAST)
