"""What a count is in its sentence: size class, part, target, participants, change or level."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemas.counts import CountRole, Direction

from .lexicon import PERSONS
from .parts import Part, parts
from .plans import Plans
from .reading import Reading
from .view import Cue, View

_SIZE_HEAD = re.compile(
    r"(?:doanh nghiệp|dn|đơn vị|công ty|nhà máy|xí nghiệp|cơ sở|nơi|cđcs|công đoàn cơ sở|hợp tác xã)"
    r"(?: [^\W\d_]+,?){0,8}? {1,3}$"
)
_SIZE_VERB = re.compile(
    r"(?:(?<!\w)(?:có|sử dụng|có sử dụng|với|quy mô|có quy mô|sử dụng từ|có từ|từ|đang sử dụng) {1,3})$"
)
_SPECIFIC = re.compile(r"(?<!\w)(?:này|đó|hiện|đã|chúng tôi|nay|trên địa bàn|toàn|tổng|tỉnh|huyện)(?!\w)")
_SIZES = frozenset({"more_than", "less_than", "at_least", "at_most", "range"})
_CLAUSE_END = re.compile(r"[;.:!?]")
_INSURED = re.compile(r" {1,3}(?:đóng )?(?:bhxh|bảo hiểm|bhyt|bhtn|tổ chức|công đoàn|nghiệp đoàn|đóng)")
_ELECTED = re.compile(r"(?<!\w)(?:bầu|giới thiệu|bầu ra|cử)(?!\w)[^;.]{0,30}$")
_ATTENDS = re.compile(
    r"(?<!\w)(?:tham gia|tham dự|về dự|đến dự|dự|đình công|ngừng việc|lãn công|nghỉ việc tập thể|"
    r"hưởng ứng|tranh tài|không vào làm|bỏ ca|phản đối)(?!\w)"
)
_GATHERING = re.compile(
    r"(?<!\w)(?:phiên|hội thi|lớp|hội nghị|ngày hội|buổi|chương trình|giải|cuộc thi|hội thao|khóa|đợt)(?!\w)"
)
_LEFT_OFF = re.compile(
    r" {1,3}(?:[^\W\d_]+ ){0,3}?(?:(?:đã|bị|phải|xin|được|tự ý|cho) ){0,2}"
    r"(nghỉ việc|nghỉ luân phiên|nghỉ chờ việc|thôi việc|mất việc|sa thải|giải thể|phá sản|"
    r"ngừng hoạt động|dừng hoạt động|tạm ngừng|chấm dứt hợp đồng|cắt giảm|ngừng việc luân phiên|"
    r"khai trừ|kỷ luật|tuyên dương|khen thưởng|biểu dương|tôn vinh|vinh danh|nhận|tặng|"
    r"trao|kết nạp|thành lập|công nhận|đào tạo|học nghề|khám|tư vấn|hỗ trợ|thăm|đóng cửa)(?!\w)"
)
_DOWN = frozenset(
    {"nghỉ việc", "nghỉ luân phiên", "nghỉ chờ việc", "thôi việc", "mất việc", "sa thải",
     "giải thể", "phá sản", "ngừng hoạt động", "dừng hoạt động", "tạm ngừng", "khai trừ",
     "chấm dứt hợp đồng", "cắt giảm", "ngừng việc luân phiên", "đóng cửa"}
)  # fmt: skip
_UP = frozenset({"kết nạp", "thành lập"})


class Scene(NamedTuple):
    """What the role of a count is read from."""

    view: View
    readings: Sequence[Reading]
    part: dict[int, Part]
    plans: Plans


class Role(NamedTuple):
    """A role with the direction of a change."""

    role: CountRole
    direction: Direction | None = None


RoleRule = Callable[[Scene, Reading], Role | None]


def assign(view: View, readings: Sequence[Reading], *, without: frozenset[str]) -> list[Reading]:
    """Give every reading its role; what no rule settles is a level."""
    scene = Scene(view, readings, {}, Plans(view))
    sized = {r.start for r in readings if _size(scene, r)} - (
        {r.start for r in readings} if "counts.role_threshold" in without else set()
    )
    scene = scene._replace(part=parts(view, [r for r in readings if r.start not in sized]))
    return [_with_role(scene, reading, without) for reading in readings]


def _with_role(scene: Scene, reading: Reading, without: frozenset[str]) -> Reading:
    if reading.role is not None:
        return reading
    for name, rule in ROLES:
        if name in without:
            continue
        found = rule(scene, reading)
        if found:
            return replace(
                reading, role=found.role, direction=found.direction, role_rule=name
            )
    return replace(reading, role="level")


def _size(scene: Scene, reading: Reading) -> Role | None:
    """`doanh nghiệp (có) trên 20 lao động`: a class of enterprises, not a head count."""
    if reading.modifier not in _SIZES or reading.measure not in PERSONS:
        return None
    left = scene.view.left(reading.start, 80)
    verb = _SIZE_VERB.search(left)
    before = left[: verb.start()] if verb else left
    head = _SIZE_HEAD.search(before + " " if before[-1:] != " " else before)
    if head is None or _SPECIFIC.search(head[0]):
        return None
    place = reading.start - len(left) + head.start()
    named = scene.view.text[place : reading.start]
    return None if re.search(r"(?<!\w)[A-ZĐ][^\W\d_]*[a-zà-ỹ]", named[1:]) else Role("threshold")


def _target(scene: Scene, reading: Reading) -> Role | None:
    """`phấn đấu … phát triển 02 đến 03 TCCSĐ`, or a point of a list of things to do."""
    cues = _in_front(scene.view, reading)
    aimed = any(cue.type == "target" for cue in cues)
    if not aimed and not scene.plans.hold(reading.start):
        return None
    last = cues[-1] if cues else None
    if not aimed and last is not None and last.type == "level" and last.words in ("của", "nợ"):
        return None
    moved = [c for c in cues if c.type in ("up", "down")]
    direction: Direction | None = "up" if moved and moved[-1].type == "up" else None
    return Role("target", direction)


def _part(scene: Scene, reading: Reading) -> Role | None:
    found = scene.part.get(reading.start)
    left = _left_off(scene, reading)
    if found == "part" and reading.generic and left and left.direction == "down":
        return None
    return Role(found) if found else None


def _participants(scene: Scene, reading: Reading) -> Role | None:
    """`hơn 200 đại biểu dự`, `với 640 công nhân tham gia`: people at an event, strikers."""
    view = scene.view
    sentence, end = view.sentence(reading.start)
    left = view.low[sentence : reading.start]
    if reading.quantity.percent or reading.measure in ("other", "zones", "households"):
        return None
    if reading.noun.endswith("đại biểu") and not _ELECTED.search(left):
        return Role("participants")
    stop = _CLAUSE_END.search(view.low, reading.end, min(end, reading.end + 90))
    right = view.low[reading.end : stop.start() if stop else min(end, reading.end + 90)]
    attends = _ATTENDS.search(right)
    if attends and not re.search(r"\d", right[: attends.start()]):
        if not _INSURED.match(right, attends.end()) and "phải ngừng" not in right:
            return Role("participants")
    cues = _in_front(view, reading)
    near = [c for c in cues if c.type == "participants"]
    if near and not re.search(r"[;.]", view.low[near[-1].end : reading.start]):
        if reading.start - near[-1].end < 60 and not _INSURED.match(view.low, near[-1].end):
            return Role("participants")
    drawn = re.search(r"thu hút[^;.]{0,50}$", left)
    return Role("participants") if drawn and _GATHERING.search(left) else None


def _change(scene: Scene, reading: Reading) -> Role | None:
    """`thành lập 147 CĐCS`, `kết nạp 7.013 đoàn viên`: done in a period."""
    left = _left_off(scene, reading)
    if left:
        return left
    cues = _in_front(scene.view, reading)
    for cue in reversed(cues):
        if cue.type in ("up", "down"):
            return Role("change", "up" if cue.type == "up" else "down")
        if cue.type == "done":
            return Role("change")
        if cue.type == "level":
            return None
    return None


def _left_off(scene: Scene, reading: Reading) -> Role | None:
    """`97 người nghỉ việc`, `32 tập thể được tặng Bằng khen`: the verb stands behind."""
    match = _LEFT_OFF.match(scene.view.low, reading.end)
    if match is None or reading.quantity.percent:
        return None
    verb = match[1]
    if verb in _DOWN:
        return Role("change", "down")
    passive = re.search(r"(?:được|bị) ", match[0])
    if not passive:
        return None
    return Role("change", "up" if verb in _UP else None)


def _in_front(view: View, reading: Reading) -> list[Cue]:
    """Give the cues of the clause in front of a count, nearest last."""
    cues = [c for c in view.cues(reading.start) if c.end <= reading.start]
    for place in range(len(cues) - 1, -1, -1):
        if ";" in view.low[cues[place].end : reading.start]:
            return cues[place + 1 :]
    return cues


ROLES: tuple[tuple[str, RoleRule], ...] = (
    ("counts.role_threshold", _size),
    ("counts.role_part", _part),
    ("counts.role_target", _target),
    ("counts.role_participants", _participants),
    ("counts.role_change", _change),
)
