"""A number that leaves its noun out, since the count in front of it has told it."""

import re

from . import lexicon
from .modifiers import Before
from .nearby import CLOSED, OTHER_HEADS, SUBSETS, Apart, head, read_apart
from .numbers.quantity import Quantity
from .reading import Reading
from .rules import OTHER_SHARE
from .then import LAST_OF_TIME, is_other_time
from .view import View

ELLIPTIC = "counts.elliptic"
_DONE_BEHIND = (
    " làm thủ tục", " xin ", " giải thể", " tạm ngừng", " ngừng hoạt động", " phá sản", " đóng cửa",
    " chờ giải thể", " quay lại hoạt động", " quay trở lại hoạt động", " hoạt động trở lại", " bị ",
    " chưa ", " đang ", " không ", " nghỉ việc", " mất việc", " tử vong", " chết", " mất tích",
    " nhập viện", " xuất viện", " khỏi bệnh", " trọng thương", " đã ", " nợ ", " vi phạm",
    " thiếu ", " mắc ", " sai ", " chậm ", " trốn ", " được ", " còn hoạt động", " còn phát sinh",
)  # fmt: skip
"""What is told of the next ones: `14 doanh nghiệp tạm ngừng, 213 làm thủ tục giải thể`."""
_NEXT = re.compile(
    r"[^\d.;:()\n]{0,60}(?:[,;]| thì| nhưng| song| mà|,? trong (?:số )?đó)"
    r"(?: (?:và|còn|trong khi|thì|nhưng|song|mà|trong (?:số )?đó))?(?: theo [^\d,;.:()]{2,30}?)?"
    r"(?: (?:có|vẫn còn|vẫn|chỉ|mới|chỉ có|mới có|mới chỉ|mới chỉ có|đã))?(?: (?:tới|đến))? $"
)
_BEFORE_NEXT = frozenset({"và", "còn", "khi", "tới", "đến", "có", "đó", "thì", "chỉ", "mới", "mà"})
_LEFT = re.compile(
    r"[^\d.()\n]{0,60}[,;.] ?(?:(?:số )?còn lại(?: (?:là|có|gồm)| \(| )"
    r"|(?:còn |trong khi )?số (?:phải|đã|chưa|được|bị|còn|đăng ký) [^\d,;.:()]{1,24} "
    r"(?:là|còn|chỉ|mới|lên tới|lên đến)) ?$"
)
"""`74 doanh nghiệp giữ nguyên; số còn lại (18) tính chuyện giảm người`."""
_GOAL = re.compile(
    r"(?: [^\W\d_,;.]+){0,4}?(?:,| và|/|;)? ?(?:\(|so với |trên |vượt |bằng )?"
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|đề ra|được giao)(?: [^\W\d_]+){0,4}?"
    r"(?: là| đề ra| được giao)?:? $"
)
"""What leads to the number that was to be reached: `(chỉ tiêu cả năm là 150)`."""
_NO_GOAL = re.compile(r"(?<!\w)(?:đạt|vốn|tiền|thu|diện tích|triệu|tỷ)(?!\w)")
_BODIES = frozenset({"enterprises", "organisations", "union_organisations", "party_organisations"})
_VERBS = {
    **dict.fromkeys(
        ("kỷ luật", "khai trừ", "xóa tên", "xoá tên", "cảnh cáo", "khiển trách", "cách chức",
         "kết nạp", "sa thải", "tuyển", "tuyển bù", "bỏ việc", "cắt giảm", "bị thương", "chết",
         "mất tích"),
        lexicon.PERSONS,
    ),
    **dict.fromkeys(("giải thể", "thành lập", "phá sản", "tạm ngừng"), _BODIES),
}  # fmt: skip
"""Verbs of a series, and of whom each is told: `kết nạp 121 đảng viên, kỷ luật 9, xóa tên 3`."""
_VERB = re.compile(rf"(?<!\w)({'|'.join(_VERBS)})(?: được| thêm| mới)? $")
_SUBJECT = re.compile(
    r"[^\d,;.:()]{0,40}(?:[,;]|(?<!\w)và)(?: và)? (?:(?!lương)[^\d,;.:()]{1,24} )?"
)
_FINALS = frozenset(verb.split()[-1] for verb in _VERBS) | {
    "thêm", "mới", "tiêu", "hoạch", "tiêu:", "hoạch:", "ra", "ra:", "giao", "giao:", "quyết",
    "kỳ:", "trước:", "ngoái:", "nay:",
}  # fmt: skip
_MOST = 10**8
"""More are no people and no bodies but money."""
_ENDS = frozenset(("", *' ,;.)”"\n'))
_LEFTS = ("còn lại (", "còn lại ")
LAST_WORDS = _FINALS | _BEFORE_NEXT | LAST_OF_TIME
"""No other word stands right in front of such a number."""
TOLD_BEHIND = (" nơi", " ca ", " là ")
"""What may stand behind one, whatever stands in front."""
_FROM = re.compile(r"(?<!\w)(?:từ|tăng|giảm|nâng)(?!\w)")
_COUNTER = re.compile(r" (nơi|ca)(?!\w)")
"""Words for one of them: `6 trung tâm, hiện 5 nơi mở cửa`; `171 bệnh nhi, trong đó 98 ca sởi`."""
_PATIENTS = frozenset({"bệnh nhân", "bệnh nhi", "người", "trẻ", "trẻ em", "sản phụ", "trường hợp"})
_AMONG = re.compile(r"(?<!\w)(?:trong (?:số )?đó|gồm|bao gồm)(?: có)? $")
_OF_THEM = re.compile(r"[^\d.;\n]{0,40}, (?:(?:nhưng|song|trong đó|thì|có|và|còn) ){0,2}$")
_OF_OTHERS = re.compile(
    r" (?:số |tổng |quãng |tổng số )?(?:thời gian|diện tích|tiền|chặng|đường|sản lượng|thu nhập|"
    r"lương|chi phí|nhu cầu|là|đến|ngày|năm)(?!\w)"
)
_MOVED = frozenset({"còn", "lên", "xuống"})


def may_be_elliptic(view: View, quantity: Quantity, in_front: Before) -> bool:
    """Tell cheaply whether what stands around a number may tell of more things of a kind."""
    last = in_front.last
    if last in _FINALS or (quantity.kind == "ratio" and quantity.words):
        return True
    if last in LAST_OF_TIME and view.low[quantity.end : quantity.end + 1] in _ENDS:
        return True
    if view.low.startswith(TOLD_BEHIND, quantity.end):
        return True
    next_one = last[-1:] in ("", ",", ";", "(") or last in _BEFORE_NEXT
    if last in ("", "(", "lại") and view.low.endswith(_LEFTS, 0, in_front.start):
        return True
    return next_one and view.low.startswith(_DONE_BEHIND, quantity.end)


def elliptic(at: Apart) -> Reading | None:
    """`3 người chết, 12 bị thương`; `kỷ luật 9 đảng viên, xóa tên 3`; `25 em, nay còn 7`."""
    told = is_other_time(at)
    if told is not None:
        return read_apart(at, told.noun, told.measure, ELLIPTIC, like=told)
    latest, value = at.latest, at.quantity.value
    if latest is None or not value or value > _MOST or (latest.absolute or 0) < 2:
        return None
    words = at.between(latest.end)
    if len(words) > 70:
        return None
    if _is_goal(at, latest, words):
        return _goal(at, latest)
    if OTHER_HEADS.search(words):
        return None
    if at.quantity.of is not None:
        return _fraction(at, latest, words)
    plain = at.quantity.kind == "number" and not at.quantity.percent
    if not plain or latest.measure in ("other", "zones") or value < 2:
        return None
    if at.view.low.startswith(" là ", at.quantity.end):
        return _of_kind(at, latest)
    if _LEFT.fullmatch(words) and CLOSED.match(at.view.low, at.quantity.end):
        return read_apart(at, latest.noun, latest.measure, ELLIPTIC, like=latest)
    counter = _COUNTER.match(at.view.low, at.quantity.end)
    if counter is not None:
        return _one_by_one(at, latest, words, counter)
    if not (_is_next(at, words) or _is_done(at, latest, words) or _is_rest(at, latest, words)):
        return None
    return read_apart(at, latest.noun, latest.measure, ELLIPTIC, like=latest)


def _fraction(at: Apart, latest: Reading, words: str) -> Reading | None:
    """`71 thỏa ước được ký, nhưng hai phần ba sao chép luật`."""
    low, end = at.view.low, at.quantity.end
    if not _OF_THEM.fullmatch(words) or OTHER_SHARE.match(low, end) or _OF_OTHERS.match(low, end):
        return None
    return read_apart(at, latest.noun, latest.measure, ELLIPTIC, whole=latest, like=latest)


def _one_by_one(at: Apart, latest: Reading, words: str, counter: re.Match[str]) -> Reading | None:
    if (at.quantity.value or 0) > (latest.absolute or 0):
        return None
    bodies = counter[1] == "nơi" and latest.measure in _BODIES and latest.generic is None
    ill = counter[1] == "ca" and latest.noun in _PATIENTS and _AMONG.search(words)
    if not (bodies or ill):
        return None
    found = read_apart(at, latest.noun, latest.measure, ELLIPTIC, whole=latest, like=latest)
    if found is not None:
        found.end = counter.end()
    return found


def _is_goal(at: Apart, latest: Reading, words: str) -> bool:
    """Tell `kết nạp 38 đảng viên (chỉ tiêu cả năm là 150)`: what was to be reached."""
    if latest.absolute is None or latest.measure in ("other", "zones"):
        return False
    if at.quantity.kind != "number" or at.quantity.percent:
        return False
    said = "tiêu" in words or "hoạch" in words or "nghị quyết" in words or "đề ra" in words
    if not (said or "giao" in words) or _NO_GOAL.search(words):
        return False
    return bool(_GOAL.fullmatch(words)) and bool(CLOSED.match(at.view.low, at.quantity.end))


def _goal(at: Apart, latest: Reading) -> Reading | None:
    found = read_apart(at, latest.noun, latest.measure, ELLIPTIC, like=latest)
    if found is not None:
        found.role = "target"
    return found


def _of_kind(at: Apart, latest: Reading) -> Reading | None:
    """Read `94.600 người, trong đó 31.800 là thợ lò`: the noun is said of some of them."""
    said = at.view.mention_at(at.quantity.end + 4)
    if said is None or (at.quantity.value or 0) > (latest.absolute or 0):
        return None
    persons = latest.measure in lexicon.PERSONS
    if (said.measure in lexicon.PERSONS) != persons:
        return None
    own = said.canonical not in lexicon.generic() and said.canonical not in SUBSETS
    noun, measure = (said.canonical, said.measure) if own else (latest.noun, latest.measure)
    like = None if own else latest
    return read_apart(at, noun, measure, ELLIPTIC, whole=latest, like=like)


def _is_next(at: Apart, words: str) -> bool:
    behind = at.view.low.startswith(_DONE_BEHIND, at.quantity.end)
    return behind and _NEXT.fullmatch(words) is not None


def _is_done(at: Apart, latest: Reading, words: str) -> bool:
    """Tell a verb of the same series right in front and nothing behind."""
    verb = _VERB.search(words)
    if verb is None or _SUBJECT.fullmatch(words, 0, verb.start()) is None:
        return False
    told = latest.measure in _VERBS[verb[1]]
    return told and CLOSED.match(at.view.low, at.quantity.end) is not None


def _is_rest(at: Apart, latest: Reading, words: str) -> bool:
    """Tell what has become of those counted: `từ 320 doanh nghiệp lên 415`, `nay còn 7`."""
    if at.last not in _MOVED or ";" in words or "." in words or head(at) is not None:
        return False
    if not CLOSED.match(at.view.low, at.quantity.end):
        return False
    own = at.view.nouns(latest.end, at.before.start)
    if any(m.measure != "other" and m.canonical not in lexicon.generic() for m in own):
        return False
    whole, value = latest.absolute or 0, at.quantity.value or 0
    if at.last == "lên":
        front = at.view.low[max(at.sentence, latest.start - 12) : latest.start]
        return value > whole and _FROM.search(front + words) is not None
    return value < whole
