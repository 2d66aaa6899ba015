"""What a count is in its sentence: size class, part, target, participants, change or level."""

import re
from collections.abc import Sequence

from . import verbs
from .attending import participants
from .lexicon import PERSONS
from .parts import parts
from .plans import Plans
from .reading import Reading
from .scene import COPULAS, DIGIT, VICTIMS, RoleRule, Scene, clause, turns
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
_WEAK = frozenset({"với", "thuộc", "ở", "của", "trong", "tại", "hoạt động", "làm việc"})
_SLIGHT = _WEAK | COPULAS
_FLOWS = (" có ", " có thêm ")
_SHORT_ENDS = tuple(
    f"{word}{sign} " for word in ("thiếu", "hụt", "khát", "hiếm") for sign in ("", "“", '"', "”")
)


def assign(view: View, readings: Sequence[Reading], *, without: frozenset[str]) -> list[Reading]:
    """Give every reading its role; what no rule settles is a level."""
    if not readings:
        return []
    off = "counts.role_threshold" in without
    sized = set() if off else {r.start for r in readings if _is_size(view, r)}
    part = parts(view, [r for r in readings if r.start not in sized] if sized else readings)
    plans = Plans(view, readings[-1].start)
    rules = [rule for name, rule in ROLES if name not in without]
    previous: Reading | None = None
    cues: list[Cue] = []
    latest, parted = -1, list[tuple[int, int]]()
    for index, reading in enumerate(readings):
        start, end = reading.start, reading.end
        sentence = reading.sentence
        if sentence[0] != latest:
            latest, cues = sentence[0], _free_cues(view, readings, index)
            parted = turns(view.low, sentence)
        if reading.role is None:
            place = 0
            for cue in cues:
                if cue.end > start:
                    break
                place += 1
            front, further = cues[:place], cues[place:]
            if further and further[0].start < end:
                further = [cue for cue in further if cue.start >= end]
            if parted and front and parted[0][0] < start:
                front = clause(front, parted, start)
            scene = Scene(
                view, reading, previous, latest, front, further,
                part.get(start), plans, sized=start in sized,
            )  # fmt: skip
            _settle(scene, rules)
        previous = reading
    return _side_by_side(view, readings)


def _free_cues(view: View, readings: Sequence[Reading], first: int) -> list[Cue]:
    """Give the cues of the sentence of a count, without those inside a count."""
    free: list[Cue] = []
    place = max(0, first - 1)
    for cue in view.cues(readings[first].sentence):
        while place < len(readings) and readings[place].end <= cue.start:
            place += 1
        if place == len(readings) or cue.start < readings[place].start:
            free.append(cue)
    return free


def _settle(scene: Scene, rules: Sequence[RoleRule]) -> None:
    reading = scene.reading
    for rule in rules:
        found = rule(scene)
        if found:
            reading.role, reading.direction = found
            return
    reading.role = "level"


def _side_by_side(view: View, readings: Sequence[Reading]) -> list[Reading]:
    """Let `8 tập thể và 30 cá nhân được tặng …` share the role that the verb behind gives."""
    for index in range(len(readings) - 2, -1, -1):
        reading, following = readings[index], readings[index + 1]
        shared = following.role in ("change", "participants") and reading.role == "level"
        if shared and verbs.joined(view, reading, following):
            reading.role, reading.direction = following.role, following.direction
    return list(readings)


def _size(scene: Scene) -> Done | None:
    """`doanh nghiệp (có) trên 20 lao động`: a class of enterprises, not a head count."""
    return Done("threshold") if scene.sized else None


def _is_size(view: View, reading: Reading) -> bool:
    limit = reading.quantity.high or reading.quantity.value or 0
    if reading.modifier not in _SIZES or reading.measure not in PERSONS or limit > 3000:
        return False
    if reading.quantity.percent or view.low.startswith(_HEAD_COUNT_WORDS, reading.start):
        return False
    left = view.in_front(reading, 80)
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
    part = scene.part
    return Done(part) if part and part != "whole" else None


def _whole(scene: Scene) -> Done | None:
    """`có 85 lao động, nhưng chỉ 52 người có hợp đồng`: a stock with a part."""
    return Done("total") if scene.part == "whole" else None


def _target(scene: Scene) -> Done | None:
    """`phấn đấu … thành lập 12 CĐCS`, or a point of a list of things to do."""
    view, start, cues = scene.view, scene.reading.start, scene.front
    short = _is_short(scene)
    if not (
        short
        or any(c.type == "target" and view.low[c.start - 2 : c.start] != "% " for c in cues)
        or scene.plans.hold(start)
        or _ordered(scene)
        or _is_minimum(scene)
    ):
        return None
    if any(c.type == "done" and c.words.startswith(("mới", "đã")) for c in cues[-2:]):
        return None
    if short:
        return Done("target")
    moved = [c for c in cues if c.type in ("up", "down") or "tuyển" in c.words]
    return Done("target", "up" if moved and moved[-1].type != "down" else None)


def _is_short(scene: Scene) -> bool:
    """Tell `còn thiếu 300 công nhân`."""
    view, reading = scene.view, scene.reading
    if reading.measure != "workers":
        return False
    left = view.low[max(scene.start, reading.start - 16) : reading.start]
    return left.endswith(_SHORT_ENDS) and _SHORT_OF.search(left) is not None


def _is_minimum(scene: Scene) -> bool:
    """Tell `ít nhất 5 doanh nghiệp` of what is to come."""
    view, reading = scene.view, scene.reading
    start = reading.start
    if start == reading.quantity.start or not view.low.startswith(_MINIMUM, start):
        return False
    past = _HAD.search(view.in_front(reading, 24))
    if not past and not _SUFFERED.match(view.low, reading.end):
        return True
    return _DUE.search(view.in_front(reading, 60)) is not None


def _ordered(scene: Scene) -> bool:
    """Tell a further point of an order: `đề nghị huyện rà soát …; phát triển thêm 6 CĐCS`."""
    low, start, end = scene.view.low, scene.start, scene.reading.start
    turn = low.rfind(";", start, end)
    if turn < 0 or _REPORTED.search(low, turn, end):
        return False
    orders = list(_ORDER.finditer(low, start, turn))
    return bool(orders) and not _PAST.search(low, max(start, orders[0].start() - 12), turn)


def _verb_behind(scene: Scene) -> Done | None:
    """`80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`: the change stands behind."""
    return verbs.behind(scene.view, scene.reading)


def _change(scene: Scene) -> Done | None:
    """`thành lập 25 CĐCS`, `kết nạp 1.800 đoàn viên`: done in a period."""
    view, reading = scene.view, scene.reading
    if reading.quantity.of is not None or not scene.front:
        return None
    found = _changed(scene)
    if found is None or _FROM_TO.search(view.in_front(reading, 24)):
        return None
    rescued = scene.front[-1].words in _RESCUES
    return found if rescued or not VICTIMS.match(view.low, reading.end) else None


def _changed(scene: Scene) -> Done | None:
    """Give the change that the nearest verb in front tells of."""
    view, reading = scene.view, scene.reading
    copula = False
    for cue in reversed(scene.front):
        kind, words = cue.type, cue.words
        if kind == "down" and _belongs_to_previous(scene, cue):
            continue
        far = reading.start - cue.end
        if kind in ("up", "down") and not (copula and far > 40):
            spent = words in ("tăng", "giảm") and DIGIT.search(view.low, cue.end, reading.start)
            if not spent:
                return Done("change", "up" if kind == "up" else "down")
        if kind == "done" and far < 70 and not copula and not reading.quantity.percent:
            if _NOT.search(view.low, max(0, cue.start - 10), cue.start):
                return None
            return Done("change", "up" if words in _GAINS else None)
        copula = copula or words in COPULAS
        if kind == "level" and words not in _SLIGHT:
            left = view.in_front(reading, 100)
            placed = words.endswith("việc làm cho") and _IN_A_PERIOD.search(left)
            flows = placed or (left.endswith(_FLOWS) and _FLOW.search(left))
            return Done("change") if flows else None
    return None


def _belongs_to_previous(scene: Scene, cue: Cue) -> bool:
    """Tell `5 doanh nghiệp ngừng hoạt động, 1.460 lao động …`: the verb is told of the first."""
    before, low = scene.previous, scene.view.low
    if before is None or cue.type != "down" or before.end > cue.start:
        return False
    behind = low[cue.end : scene.reading.start]
    return "," in behind and "," not in low[before.end : cue.start] and cue.start - before.end < 40


ROLES: tuple[tuple[str, RoleRule], ...] = (
    ("counts.role_threshold", _size),
    ("counts.role_part", _part),
    ("counts.role_target", _target),
    ("counts.role_verb_behind", _verb_behind),
    ("counts.role_participants", participants),
    ("counts.role_change", _change),
    ("counts.role_whole", _whole),
)
