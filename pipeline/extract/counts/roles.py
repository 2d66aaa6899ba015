"""What a count is in its sentence: size class, part, target, participants, change or level."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from . import verbs
from .attending import participants
from .lexicon import PERSONS
from .parts import parts
from .plans import Plans
from .reading import Reading
from .scene import COPULAS, DIGIT, VICTIMS, RoleRule, Scene
from .verbs import Done
from .view import Cue, View

_SIZE_HEAD = re.compile(
    r"(?:doanh nghiệp|dn|đơn vị|công ty|nhà máy|xí nghiệp|cơ sở|nơi|cđcs|công đoàn cơ sở|"
    r"hợp tác xã|hộ)(?P<between>(?: [^\W\d_]+,?){0,10}?) $"
)
_SIZE_VERB = re.compile(
    r"(?<!\w)(?:(?:có|sử dụng|có sử dụng|với|quy mô|có quy mô|với quy mô) )?(?:từ )?$"
)
_NO_SIZE = re.compile(
    r"(?<!\w)(?:này|đó|hiện|đã|chúng tôi|nay|trên địa bàn|toàn|tổng|với|sử dụng|đang|cần|tuyển|"
    r"thêm|tìm|cho|giảm|thiếu|hỗ trợ|thu hút|của tôi|là|mất|có)(?!\w)"
)
_SIZES = frozenset({"more_than", "less_than", "at_least", "at_most", "range"})
_HEAD_COUNT_WORDS = ("hơn", "khoảng", "gần", "vượt", "ước")
_SHORT_OF = re.compile(r"(?<!\w)(?:thiếu|thiếu hụt|khát|khan hiếm)[“\"”]? $")
_RESCUES = frozenset({"cứu", "cứu được", "cứu sống", "giải cứu", "giải cứu được"})
_IN_A_PERIOD = re.compile(
    r"(?<!\w)(?:năm (?:19|20)\d\d|năm qua|tháng đầu năm|quý [ivx\d]+|(?:trong|hằng|hàng|mỗi) "
    r"(?:năm|quý|tháng)|đã)(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:chưa|không|chậm|trốn)(?: được)? $")
_GAINS = frozenset({"nhận được", "mới nhận được", "mới tuyển được", "tuyển chọn"})
_FLOW = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng) (?:năm|tháng|quý|tuần|ngày)(?!\w)[^.;\d]{0,40} có(?: thêm)? $"
)
_ORDER = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|chỉ đạo|kiến nghị|(?<!bàn )(?<!chuyển )giao (?:cho )?"
    r"(?:các|sở|phòng|ban|ủy ban|ubnd|công đoàn))(?!\w)"
)
_PAST = re.compile(r"(?<!\w)(?:đã|được|theo)(?!\w)")
_REPORTED = re.compile(r"(?<!\w)(?:đã|có|còn|đạt|là|gồm|với|hiện|được|tăng|giảm)(?!\w)")
_FROM_TO = re.compile(r"(?<!\w)từ $")
_SUFFERED = re.compile(r" (?:[^\W\d_]+ ){0,2}?(?:đã|đang|bị|thiệt mạng|tử vong|chết|mất)(?!\w)")
_PROPER = re.compile(r"(?<!\w)[A-ZĐ][^\W\d_]*[a-zà-ỹ]")
_MINIMUM = ("ít nhất", "tối thiểu")
_HAD = re.compile(r"(?<!\w)(?:đã|có|còn)(?!\w)")
_DUE = re.compile(r"(?<!\w)đến (?:cuối |hết )?(?:năm|quý|tháng) [\divx/]{1,7}[^.;\d]{0,30}$")
_TURN = re.compile(r";|(?<!\w)(?:nhưng|song|tuy nhiên)(?!\w)")
_WEAK = frozenset({"với", "thuộc", "ở", "của", "trong", "tại", "hoạt động", "làm việc"})


def assign(view: View, readings: Sequence[Reading], *, without: frozenset[str]) -> list[Reading]:
    """Give every reading its role; what no rule settles is a level."""
    plans = Plans(view)
    off = "counts.role_threshold" in without
    sized = set() if off else {r.start for r in readings if _is_size(view, r)}
    part = parts(view, [r for r in readings if r.start not in sized])
    assigned: list[Reading] = []
    free = _free_cues(view, readings)
    for index, reading in enumerate(readings):
        cues = free[view.sentence(reading.start)[0]]
        previous = readings[index - 1] if index else None
        front = _in_front(view, reading, [c for c in cues if c.end <= reading.start])
        further = [c for c in cues if c.start >= reading.end]
        scene = Scene(view, reading, previous, part, plans, front, further)
        assigned.append(_with_role(scene, without))
    return _side_by_side(view, assigned)


def _free_cues(view: View, readings: Sequence[Reading]) -> dict[int, list[Cue]]:
    """Give the cues of every sentence that holds counts, without those inside a count."""
    free: dict[int, list[Cue]] = {}
    starts = [reading.start for reading in readings]
    for reading in readings:
        sentence = view.sentence(reading.start)[0]
        if sentence in free:
            continue
        free[sentence] = []
        for cue in view.cues(reading.start):
            place = bisect_right(starts, cue.start) - 1
            if cue.type != "idiom" and (place < 0 or cue.start >= readings[place].end):
                free[sentence].append(cue)
    return free


def _with_role(scene: Scene, without: frozenset[str]) -> Reading:
    reading = scene.reading
    if reading.role is not None:
        return reading
    for name, rule in ROLES:
        found = None if name in without else rule(scene)
        if found:
            reading.role, reading.direction = found.role, found.direction
            return reading
    reading.role = "level"
    return reading


def _side_by_side(view: View, readings: list[Reading]) -> list[Reading]:
    """Let `8 tập thể và 30 cá nhân được tặng …` share the role that the verb behind gives."""
    for index in range(len(readings) - 2, -1, -1):
        reading, following = readings[index], readings[index + 1]
        shared = following.role in ("change", "participants") and reading.role == "level"
        if shared and verbs.joined(view, reading, following):
            reading.role, reading.direction = following.role, following.direction
    return readings


def _size(scene: Scene) -> Done | None:
    """`doanh nghiệp (có) trên 20 lao động`: a class of enterprises, not a head count."""
    return Done("threshold") if _is_size(scene.view, scene.reading) else None


def _is_size(view: View, reading: Reading) -> bool:
    limit = reading.quantity.high or reading.quantity.value or 0
    if reading.modifier not in _SIZES or reading.measure not in PERSONS or limit > 3000:
        return False
    if reading.quantity.percent or view.low.startswith(_HEAD_COUNT_WORDS, reading.start):
        return False
    left = view.left(reading.start, 80)
    verb = _SIZE_VERB.search(left)
    before = left[: verb.start()] if verb else left
    head = _SIZE_HEAD.search(before)
    if head is None or _NO_SIZE.search(head["between"]):
        return False
    place = reading.start - len(left) + head.start()
    named = view.text[place + 1 : reading.start]
    return _PROPER.search(named) is None


def _part(scene: Scene) -> Done | None:
    """`900 lao động, trong đó 500 lao động nữ`: total and part."""
    found = scene.part.get(scene.reading.start)
    return Done(found) if found and found != "whole" else None


def _whole(scene: Scene) -> Done | None:
    """`có 85 lao động, nhưng chỉ 52 người có hợp đồng`: a stock with a part."""
    return Done("total") if scene.part.get(scene.reading.start) == "whole" else None


def _target(scene: Scene) -> Done | None:
    """`phấn đấu … thành lập 12 CĐCS`, or a point of a list of things to do."""
    view, reading, cues = scene.view, scene.reading, scene.front
    if any(c.type == "done" and c.words.startswith(("mới", "đã")) for c in cues[-2:]):
        return None
    if reading.measure == "workers" and _SHORT_OF.search(view.left(reading.start, 16)):
        return Done("target")
    aimed = any(c.type == "target" and view.low[c.start - 2 : c.start] != "% " for c in cues)
    minimum = view.low.startswith(_MINIMUM, reading.start)
    past = minimum and _HAD.search(view.left(reading.start, 24))
    if (
        not aimed
        and not scene.plans.hold(reading.start)
        and not _ordered(view, reading)
        and not (minimum and not past and not _SUFFERED.match(view.low, reading.end))
        and not (minimum and _DUE.search(view.left(reading.start, 60)))
    ):
        return None
    moved = [c for c in cues if c.type in ("up", "down") or "tuyển" in c.words]
    return Done("target", "up" if moved and moved[-1].type != "down" else None)


def _ordered(view: View, reading: Reading) -> bool:
    """Tell a further point of an order: `đề nghị huyện rà soát …; phát triển thêm 6 CĐCS`."""
    start = view.sentence(reading.start)[0]
    turn = view.low.rfind(";", start, reading.start)
    if turn < 0 or _REPORTED.search(view.low, turn, reading.start):
        return False
    orders = list(_ORDER.finditer(view.low, start, turn))
    return bool(orders) and not _PAST.search(view.low, max(start, orders[0].start() - 12), turn)


def _verb_behind(scene: Scene) -> Done | None:
    """`80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`: the change stands behind."""
    return verbs.behind(scene.view, scene.reading)


def _change(scene: Scene) -> Done | None:
    """`thành lập 25 CĐCS`, `kết nạp 1.800 đoàn viên`: done in a period."""
    view, reading = scene.view, scene.reading
    if reading.quantity.of is not None or _FROM_TO.search(view.left(reading.start, 24)):
        return None
    rescued = bool(scene.front) and scene.front[-1].words in _RESCUES
    if not rescued and VICTIMS.match(view.low, reading.end):
        return None
    copula = False
    for cue in reversed(scene.front):
        if _belongs_to_previous(scene, cue):
            continue
        far = reading.start - cue.end
        spent = cue.words in ("tăng", "giảm") and DIGIT.search(view.low, cue.end, reading.start)
        if cue.type in ("up", "down") and not (copula and far > 40) and not spent:
            return Done("change", "up" if cue.type == "up" else "down")
        if cue.type == "done" and far < 70 and not copula and not reading.quantity.percent:
            if _NOT.search(view.low, max(0, cue.start - 10), cue.start):
                return None
            return Done("change", "up" if cue.words in _GAINS else None)
        copula = copula or cue.words in COPULAS
        if cue.type == "level" and cue.words not in _WEAK | COPULAS:
            left = view.left(reading.start, 100)
            placed = cue.words.endswith("việc làm cho") and _IN_A_PERIOD.search(left)
            return Done("change") if placed or _FLOW.search(left) else None
    return None


def _belongs_to_previous(scene: Scene, cue: Cue) -> bool:
    """Tell `5 doanh nghiệp ngừng hoạt động, 1.460 lao động …`: the verb is told of the first."""
    before, low = scene.previous, scene.view.low
    if before is None or cue.type != "down" or before.end > cue.start:
        return False
    behind = low[cue.end : scene.reading.start]
    return "," in behind and "," not in low[before.end : cue.start] and cue.start - before.end < 40


def _in_front(view: View, reading: Reading, front: Sequence[Cue]) -> list[Cue]:
    """Keep the cues of the clause in front of a count; `;` and `nhưng` part clauses."""
    end = reading.start
    if not front or not _TURN.search(view.low, front[0].end, end):
        return list(front)
    for place in range(len(front) - 1, -1, -1):
        if _TURN.search(view.low, front[place].end, end):
            return list(front[place + 1 :])
        end = front[place].start
    return list(front)


ROLES: tuple[tuple[str, RoleRule], ...] = (
    ("counts.role_threshold", _size),
    ("counts.role_part", _part),
    ("counts.role_target", _target),
    ("counts.role_verb_behind", _verb_behind),
    ("counts.role_participants", participants),
    ("counts.role_change", _change),
    ("counts.role_whole", _whole),
)
