"""Who came: people at an event, strikers, guests."""

import re

from ..lexicon import PERSONS
from . import verbs
from .scene import COPULAS, VICTIMS, Scene
from .verbs import Done, as_role

_CLAUSE_END = re.compile(r"[;.!?\n]")
_INSURED = re.compile(
    r" (?:đóng )?(?:bhxh|bảo hiểm|bhyt|bhtn|tự nguyện|bắt buộc|thị trường|"
    r"lực lượng|tổ chức|công đoàn|nghiệp đoàn|đóng|học|thi)(?!\w)"
)
_NOBODY = frozenset({"other", "zones", "households"})
_HOLDS = (" có ", " thu hút ", " quy tụ ", " với ", " của ")
_HOLD = frozenset(words.split()[-1] for words in _HOLDS)
_ELECTED = re.compile(r"(?<!\w)(?:bầu|giới thiệu|bầu ra|cử)(?!\w)(?:(?! gồm )[^;.]){0,30}$")
_ATTENDS = re.compile(
    r" (?:tham gia|tham dự|về dự|đến dự|dự(?! án| kiến| báo| toán)|đình công|"
    r"ng[ừư]ng việc(?! luân phiên)|lãn công|được triệu tập|"
    r"đến (?:xem|tuyển|phỏng vấn|dự tuyển|tìm việc|tham quan|cổ vũ)|"
    r"nghỉ việc tập thể|hưởng ứng|tranh tài|không vào làm|bỏ ca|phản đối|có mặt)(?!\w)"
)
_WIDTH = 120
_CLAUSE = re.compile(r"[^;.!?\n\d]{0,90}")
_STRIKES = re.compile(
    r"(?<!\w)(?:đình công|ng[ừư]ng việc(?! luân phiên)|nghỉ việc tập thể|lãn công|tụ tập|phản ứng|"
    r"không (?:chịu )?(?:vào|vận hành|trở lại|quay lại) (?:xưởng|ca|chuyền|làm|máy|nhà máy|việc)|"
    r"(?:ngồi|đứng) (?:kín|tại chỗ|bệt|trước cổng)|kéo (?:ra|đến|lên)|bao vây|xuống đường)(?!\w)"
)
_UNREST = ("đình công", "ngừng việc", "lãn công", "nghỉ việc tập thể")
_WALKOUT = re.compile(
    r"(?<!\w)(?:không chịu v(?:ào|ô)|bỏ cơm|rời chuyền|đứng kín|đứng ngoài cổng|"
    r"tràn ra (?:đường|cổng)|kéo (?:nhau )?ra (?:vỉa hè|cổng|đường|ngoài|đứng)|"
    r"vây (?:kín )?(?:cổng|trụ sở)|"
    r"(?:tập trung|tụ tập|đứng|ngồi)[^.;\d]{0,40} trước cổng|"
    r"canh (?:giữ )?(?:cổng|nhà xưởng|máy móc)|"
    r"(?:căng|giăng|treo) băng[- ]rôn|đòi (?:nợ |tiền |tăng |trả |quyền )(?:lương|lợi))(?!\w)"
)
"""What strikers alone do, however many they are said to be."""
_WALKOUTS = (
    "chịu v", "bỏ cơm", "rời chuyền", "đứng kín", "cổng", "kéo ra ", "kéo nhau", "tràn ra ",
    "vây ", "canh ", "rôn", "đòi ",
)  # fmt: skip
"""One of them stands in whatever that matches."""
_ANOTHER = re.compile(r";|(?<!\w)(?:công nhân|lao động|người|họ|bảo vệ|công an|dân)(?!\w)")
_COMES = (" đến từ ", ", đại diện cho ", " đại diện cho ", ", thay mặt ")
_GATHERING = re.compile(
    r"(?<!\w)(?:phiên|hội thi|lớp|hội nghị|ngày hội|buổi|chương trình|giải|cuộc thi|hội thao|"
    r"khóa|đợt)(?!\w)"
)
_STANDS_FOR = (" đại diện cho ", " thay mặt ", " thay mặt cho ")
"""Those for whom others speak are not there: `198 đại biểu, đại diện cho 21.000 đoàn viên`."""
_GUESTS_STAND = frozenset({"diện", "với", "và", "có", "cùng"})
_BODIES = frozenset({"enterprises", "organisations", "union_organisations"})
_MEETING = re.compile(
    r"(?<!\w)(?:giao ban|đối thoại|tọa đàm|cuộc gặp|buổi gặp|gặp gỡ|cuộc họp|chủ trì)(?!\w)"
)
_GUEST_ENDS = re.compile(
    r"(?: (?:cấp|trong|thuộc|ngành|khối|của|trên|tiêu biểu|lớn)(?: [^\W\d_]+){0,3})?(?:[,.;]|$)"
)
_DRAWS = frozenset({"thu hút", "quy tụ"})
_GUESTS = frozenset({"khán giả", "cổ động viên", "khách mời", "người xem"})
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_HELD = re.compile(
    r"(?<!\w)(?:phiên|ngày hội|hội nghị|hội thi|hội thao|"
    r"lớp(?! (?:này|tôi|mẫu giáo|mầm non|có|em|\d|[a-z]\d))|khóa|buổi|chương trình|giải|cuộc thi|"
    r"tọa đàm|hội thảo|lễ)(?!\w)[^.,;:\d]{0,60} (?:có|thu hút|quy tụ|với)(?: sự tham gia của)? $"
)
_EVENTS = (
    "hội ", "phiên", "lớp ", "khóa ", "buổi", "chương trình", "giải ", "cuộc thi", "tọa đàm", "lễ ",
)  # fmt: skip
"""One of them stands in whatever that matches."""
_WITH = frozenset({"có", "còn có", "còn", "với", "gồm", "cùng", "lên"}) | COPULAS
_LAST_GUEST = re.compile(
    r"(?:,|(?<!\w)(?:và|cùng|cùng với))(?: (?:đại diện|lãnh đạo|chủ|giám đốc|đông đảo|toàn thể))?"
    r"(?: (?:của|cho))? $"
)


def participants(scene: Scene) -> Done | None:
    """`hơn 200 đại biểu dự`, `với 640 công nhân tham gia`: people at an event, strikers."""
    reading = scene.reading
    if reading.quantity.percent or reading.measure in _NOBODY:
        return None
    low, start, last = scene.low, reading.start, reading.last
    persons = reading.measure in PERSONS
    if last == "cho" and low.endswith(_STANDS_FOR, 0, start):
        return None
    if persons and _elects(scene.view.in_front(reading)):
        return as_role("change")
    if reading.noun.endswith("đại biểu"):
        return as_role("level" if reading.quantity.of else "participants")
    came = (
        (persons and low.startswith(_COMES, reading.end))
        or (
            last in _HOLD
            and low.endswith(_HOLDS, 0, start)
            and reading.modifier not in ("at_most", "less_than")
            and _is_held(scene.view.in_front(reading, _WIDTH))
        )
        or _is_told(scene)
        or (last in _GUESTS_STAND and _meets(scene, scene.view.in_front(reading, _WIDTH)))
        or (persons and _strikes(scene))
        or reading.noun in _GUESTS
    )
    return as_role("participants") if came and not VICTIMS.match(low, reading.end) else None


def _elects(left: str) -> bool:
    """Tell `bầu 15 đồng chí vào ban chấp hành`, `cử 8 vận động viên`."""
    may = "bầu" in left or "giới thiệu" in left or "cử " in left
    return may and _ELECTED.search(left) is not None


def _is_held(left: str) -> bool:
    """Tell whether an event is said to have those who follow: `hội thi thu hút`."""
    for words in _EVENTS:
        if words in left:
            return _HELD.search(left) is not None
    return False


def _meets(scene: Scene, left: str) -> bool:
    """Tell `giao ban quý III với 8 phòng, …`, `Đại diện 92 doanh nghiệp`: guests of a meeting."""
    reading = scene.reading
    if reading.absolute is None or reading.measure not in _BODIES | PERSONS:
        return False
    if reading.last == "diện":
        return reading.measure in _BODIES and left.endswith("đại diện ")
    may = "gặp" in left or "họp" in left or "chủ trì" in left or "giao ban" in left
    may = may or "đối thoại" in left or "tọa đàm" in left
    return (
        may
        and _MEETING.search(left) is not None
        and _GUEST_ENDS.match(scene.low, reading.end) is not None
    )


def _is_told(scene: Scene) -> bool:
    """Tell whether a cue says that people came."""
    return (
        (_attends(scene) and scene.further("participants"))
        or ("participants" in scene.cues.kinds and _attended(scene))
        or (
            not _DRAWS.isdisjoint(scene.cues.words)
            and _drawn(scene)
            and _GATHERING.search(scene.view.low, scene.start, scene.reading.start) is not None
        )
    )


def _drawn(scene: Scene) -> bool:
    """Tell whether `thu hút`, `quy tụ` is the last verb in front."""
    for place in range(scene.last - 1, scene.first - 1, -1):
        words = scene.cues.words[place]
        if words in _DRAWS:
            return scene.reading.start - scene.cues.ends[place] < 50
        if words not in _WITH:
            return False
    return False


def _attends(scene: Scene) -> bool:
    """Look for `tham gia`, `dự`, `ngừng việc` behind the count, in its clause."""
    reading = scene.reading
    place, end = reading.end, reading.sentence[1]
    stop = end if end < place + 90 else place + 90
    found = _ATTENDS.search(scene.view.spaced, place, stop + 1)
    if found is None or not _CLAUSE.fullmatch(scene.low, place, found.start()):
        return False
    if _INSURED.match(scene.low, found.end() - 1):
        return False
    closing = _CLAUSE_END.search(scene.low, place, stop)
    return "hưởng lương" not in scene.low[place : closing.start() if closing else stop]


def _strikes(scene: Scene) -> bool:
    """Look for a strike of the people counted further on in the sentence, brackets left out."""
    view, reading = scene.view, scene.reading
    if reading.last == "số":
        return False
    place, end = reading.end, reading.sentence[1]
    if end < place:
        end = view.sentence(place - 1)[1]
    right = view.low[place : end if end < place + 240 else place + 240]
    if "(" in right:
        right = _BRACKETS.sub(" ", right)
    found = walks = _WALKOUT.search(right) if _may_walk_out(right) else None
    if reading.modifier != "exact":
        strikes = _STRIKES.search(right)
        if (strikes or walks) and view.says(_UNREST):
            found = strikes
    return found is not None and not _ANOTHER.search(right, 0, found.start())


def _may_walk_out(right: str) -> bool:
    for words in _WALKOUTS:  # noqa: SIM110
        if words in right:
            return True
    return False


def _attended(scene: Scene) -> bool:
    """Look for `Tham dự có`, `với sự tham gia của` in front of the count."""
    view, reading, cues = scene.view, scene.reading, scene.cues
    first, last = scene.first, scene.last
    if first == last and cues.kinds[0] == "participants":
        guests = reading.measure in PERSONS and cues.ends[0] < reading.start
        return guests and _LAST_GUEST.search(view.in_front(reading, 40)) is not None
    place = last - 1
    while place >= first and cues.kinds[place] != "participants":
        place -= 1
    if place < first:
        return False
    end = cues.ends[place]
    other = scene.previous if scene.previous and scene.previous.start > end else None
    if other and not verbs.joined(view, other, reading):
        return False
    if place == first and _LAST_GUEST.search(view.in_front(reading, 40)):
        return reading.measure in PERSONS or reading.measure == "enterprises"
    near = reading.start - end < 60 and "." not in view.low[end : reading.start]
    plain = all(cues.words[i] in _WITH or cues.kinds[i] == "head" for i in range(place + 1, last))
    return near and plain and not _INSURED.match(view.low, end)
