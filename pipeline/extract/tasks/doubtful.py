"""Which cue words are what they look like: `yêu cầu` asks or is a noun."""

import re
from functools import cache
from typing import Final

from .lexicon import Hit, by_first_word, opener, surfaces

_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_HANDED: Final = re.compile(
    r" (?:ban (?:chấp hành|giám đốc|quản lý|chỉ huy|chỉ đạo|thường vụ|tổ chức|tuyên giáo|dân vận)|"
    r"cho |các |những |lãnh đạo |phòng |sở |nhiệm vụ|trách nhiệm|chỉ tiêu cho |kế hoạch cho |"
    rf"{_NUMBER} (?:việc|nhiệm|đầu việc|nội dung|phần việc))| ?:| \([1ia]\)"
)
_MUST: Final = ("sẽ ", "cần ", "phải ")
"""Behind these `giao` is itself the work: `huyện sẽ giao xã cắm mốc`."""
_AT_ONCE: Final = re.compile(
    r" (?:luôn|ngay|cụ thể|rõ|trực tiếp|tại chỗ|như sau)[^,.;:\n]{0,30}:(?!\d)"
)
"""How who hands something out goes on: `ông giao luôn tại chỗ: Sở Xây dựng …`."""
_NO_MODAL: Final = re.compile(
    r"(?<!\w)(?:(?:không|chưa|bị|hậu|vừa|lại) |(?:nhu|chuyên|siêng|khi|nơi|lúc) (?=cần)|"
    r"(?:việc|điều) (?=cần)|"
    r"(?:vấp|lẽ|(?<!hai )(?<!các )(?<!ba )bên|tay|phía|trái|gặp|mắc) (?=phải)|"
    r"(?:trở|làm|tạo|gây|dựng|xây|cho|viết|dệt|,) (?=nên))"
)
_OTHER_MODAL: Final = re.compile(
    r" (?:thiết|việc(?! gì)|thơ|kíp|cù|mẫn|cẩu|trục|câu|kiệm|chăng|trái|lòng|vợ|người|duyên)(?!\w)"
)
_NUMBERED: Final = re.compile(
    r"(?:(?<!\w)(?:phường|quận|khu|phố|tổ|ấp|thôn|đội|xưởng|khóa|số|năm|tháng|ngày|quý|đoàn|"
    r"khu vực)|"
    r"(?<=\w )(?!\d)[^\W_a-zà-ỹ]\w*|\d/\d{1,2}) ?[\d/.-]{1,10} $"
)
"""Behind a number that belongs to a name or date somebody asks: `phường 12 yêu cầu`."""
_NAMED: Final = re.compile(
    r"[^\W\d_a-zà-ỹđ][a-zà-ỹđ]* (?:Được|Có|Ký|Hay|Hai|Ba|Bốn|Năm|Sáu|Bản|Bàn|Đơn|Sự|Mọi|"
    r"Như|Lời|Xét|Khi|Bài|Vì|Do|Về|Với|Nhận|Gửi|Bị) $"
)
"""A person whose name is also a word behind which a directive is a noun: `ông Lê Thành Được`."""
_DECIDES: Final = re.compile(
    r"(?<!theo )(?<!các )(?<!ký )(?<!\w)(?:đã |vừa )?(?:quyết định|trực tiếp|kịp thời|tin tưởng) $"
)
"""Before `giao` these hand something out: `UBND tỉnh quyết định giao Sở Y tế …`."""
_TIMED: Final = re.compile(
    r" (?:ngay )?(?:(?:trong|từ) [^.,;:]{3,30}?|(?:năm|quý|tháng) [\divx]{1,4}|"
    r"sau [^.,;:]{3,30}?),? "
    r"(?=(?:các|mỗi|sở|ban|phòng|ubnd|công an|công đoàn|lđlđ|bhxh|văn phòng|chi|đoàn|hội) )"
)
"""When what is handed out is due: `giao trong quý IV các phòng …`."""
_TASK_ITSELF: Final = re.compile(
    r"(?<!\w)(?:sẽ|cần|phải|là|có nhiệm vụ|có trách nhiệm)(?: tiếp tục| cùng)? $"
)
_MAY_BE_WORK: Final = frozenset(
    ("chỉ đạo", "yêu cầu", "đề nghị", "kiến nghị", "đề xuất", "khuyến cáo", "kêu gọi", "nhắc nhở")
)
_LEADS_WORK: Final = re.compile(
    r"(?<!\w)(?:tập trung|tiếp tục|tăng cường|lãnh đạo,?|phối hợp|quan tâm|trong|công tác|và|"
    r"có mặt|hiện trường|xuống|đến) $"
)
_CONSENTS: Final = frozenset(("chấp nhận", "chấp thuận"))
_DEMANDING: Final = re.compile(
    r"(?<!\w)(?:công nhân|cn|cnlđ|nlđ|người lao động|lao động|tập thể|công đoàn|thợ lò|tài xế|họ)"
    r"(?: (?:\w+ ){0,4}(?:đã |cũng |đồng loạt |tiếp tục |cùng ))? ?,? ?$"
)
"""Who demands what is otherwise only named: `yêu cầu tăng lương`."""
_AT_A_MEETING: Final = re.compile(
    r" (?:tại(?! (?:chỗ|hiện trường)[^,.;:\n]{0,30}:)|hội nghị|cuộc họp|buổi|phiên|"
    r"đại hội|công tác|chữa cháy|cứu hộ|cứu nạn)(?!\w)"
)
_STUDIED: Final = re.compile(
    r"(?<!\w)(?:tổ chức|học tập,?|nghiên cứu,?|triển khai,?|phổ biến,?|hội nghị|được|nghiêm túc) $"
)
"""Before `quán triệt` these make it work: `đã tổ chức quán triệt nghị quyết`."""
_THINGS: Final = (
    "đề thi", "bài thi", "cuộc thi", "hội thi", "phim", "gói thầu", "thị trường", "đối tác",
    "bên mua", "đơn hàng", "công việc", "nghề", "tiêu chuẩn", "trò chơi", "hợp đồng", "khách hàng",
    "nhãn hàng",
)  # fmt: skip
_REQUIRES: Final = re.compile(
    rf"(?<!\w)(?<!quản lý )(?<!phòng )(?<!dạy )(?:{'|'.join(_THINGS)})"
    r"(?: (?!và |do )\w+){0,4} $"
)
_ANYBODY: Final = re.compile(
    r" (?:khách hàng|số (?:công nhân|lao động|người|hộ|thợ|bà con|anh em|cán bộ))(?!\w)"
)
"""Who is asked in words that else make a noun of it: `đề nghị số công nhân còn lại …`."""
_RAISE: Final = " tăng lương"
_ANSWERS: Final = re.compile(r" (?:trước|nếu|về|với|toàn diện|chính|cá nhân|liên đới|khi)(?!\w)")
"""`chịu trách nhiệm trước huyện nếu …` is itself what is asked."""
_FOCUSED: Final = re.compile(r" tập trung(?: thực hiện| vào)?(?!\w)")


_PAPERS: Final = re.compile(
    r" ?quán triệt(?: \w+){0,2}? (?:nghị quyết|chỉ thị|văn bản|chủ trương|quy định|kế hoạch|luật|"
    r"nội dung|tinh thần)(?!\w)"
)
"""What is studied, which is work: `chi bộ đã quán triệt nghị quyết; xây dựng …`."""
_TELLS: Final = (" tuyên truyền", " tuyên dương")
_ISSUES: Final = (" ban hành ", " ký ")
_STOP: Final = re.compile(r"[:;\n]|\.(?!\d)")


@cache
def _before() -> dict[str, tuple[str, ...]]:
    """Give the words behind which a directive is a noun, by the last of each, with a space."""
    found: dict[str, list[str]] = {}
    for word in surfaces("no_directive_after"):
        found.setdefault(word.rpartition(" ")[2], []).append(f"{word} ")
    return {last: tuple(words) for last, words in found.items()}


def _is_noun(low: str, plain: str, start: int) -> bool:
    """Tell `các yêu cầu`, `12 kiến nghị`, `theo chỉ đạo`."""
    if start < 2 or low[start - 1] != " ":
        return False
    if low[start - 2].isdigit():
        return not _NUMBERED.search(plain, max(0, start - 24), start)
    place = max(low.rfind(" ", 0, start - 1), low.rfind("\n", 0, start - 1)) + 1
    if plain[place].isupper() and _NAMED.search(plain, max(0, place - 12), start):
        return False
    last = low[place : start - 1]
    for sign in "(“\"'.,;:":
        last = last[last.rfind(sign, 0, -1) + 1 :] if sign in last else last
    for word in _before().get(last, ()):
        if low.endswith(word, 0, start):
            place = start - len(word)
            return not (place and (low[place - 1].isalnum() or low[place - 1] == "_"))
    return False


@cache
def _speaks() -> re.Pattern[str]:
    """Tell a body or paper that asks from nouns of the same words: `đoàn công tác yêu cầu`."""
    return re.compile(
        r"(?<!\w)(?:(?:có|ra|gửi|ký|bằng|ban hành) (?:công )?văn bản (?:hỏa tốc |khẩn )?"
        r"|(?:đoàn|tổ) công tác |lập biên bản |(?:với|nghe) (?:các )?(?:nội dung )?báo cáo,? và "
        r"|(?:nhiều|các|một số|có|\d) (?:lượt )?ý kiến )$"
    )


@cache
def _refused_behind() -> dict[str, tuple[str, ...]]:
    return by_first_word(surfaces("no_directive_before"))


@cache
def _no_past() -> dict[str, tuple[str, ...]]:
    return by_first_word(surfaces("done_no"))


def _asks(hit: Hit, low: str, plain: str) -> Hit | None:
    """Tell the directive of a speaker from nouns of the same words."""
    start, end, word = hit
    if plain[start].isupper() and _is_in_a_name(plain, start, end):
        return None
    if word == "đòi" or (_goes_on(low, end, _refused_behind()) and not _ANYBODY.match(low, end)):
        raised = word == "đồng ý" and low.startswith(_RAISE, end)
        return hit if raised or word in _CONSENTS or _is_demand(low, start, end) else None
    decides = word == "giao" and _DECIDES.search(plain, max(0, start - 24), start)
    noun = not decides and _is_noun(low, plain, start)
    if noun and not _speaks().search(low, max(0, start - 36), start):
        return None
    if _is_work(word, low, start) or (word == "yêu cầu" and _is_required(low, start)):
        return None
    if word == "giao":
        if low.endswith(_MUST, 0, start):
            return None
        end += len(" ngay") * low.startswith(" ngay ", end)
        handed = plain[end + 1 : end + 2].isupper() or _HANDED.match(low, end)
        handed = handed or _AT_ONCE.match(low, end) or _TIMED.match(low, end)
        if handed or low.startswith(" ban", end):
            return hit if handed else None
        return hit if opener("actor_head").match(low, end + 1) else None
    return None if word == "chỉ đạo" and low.endswith("ban ", 0, start) else hit


def _is_in_a_name(plain: str, start: int, end: int) -> bool:
    """Tell a word of a name within a sentence: `các KCN Giao Thủy`, not `TỈNH GIAO SỞ Y TẾ`."""
    before = start > 1 and plain[start - 1] == " " and plain[start - 2].isalnum()
    return before and plain[start + 1].islower() and plain[end + 1 : end + 2].isupper()


def _is_demand(low: str, start: int, end: int) -> bool:
    """Tell a series that workers demand: `công nhân yêu cầu tăng lương; trả tiền phép năm`."""
    if not _DEMANDING.search(low, max(0, start - 40), start):
        return False
    stops = (place for sign in (". ", "\n") if (place := low.find(sign, end)) > 0)
    return low.find(";", end, min(stops, default=len(low))) > 0


def _is_work(word: str, low: str, start: int) -> bool:
    """Tell a directive that is itself to be given: `cần chỉ đạo các xã …`, `sẽ kiến nghị …`."""
    before = max(0, start - 28)
    if word == "quán triệt":
        studied = low.endswith("đã ", 0, start) and _PAPERS.match(low, start)
        return bool(studied or _STUDIED.search(low, before, start))
    if word not in _MAY_BE_WORK:
        return False
    if _TASK_ITSELF.search(low, before, start):
        return True
    if word == "chỉ đạo" and _AT_A_MEETING.match(low, start + len(word)):
        return True
    return word == "chỉ đạo" and bool(_LEADS_WORK.search(low, before, start))


def _is_required(low: str, start: int) -> bool:
    """Tell what a thing or a customer requires: `Đề thi yêu cầu thí sinh …`."""
    before = low[max(0, start - 46) : start]
    return any(word in before for word in _THINGS) and _REQUIRES.search(before) is not None


def _goes_on(low: str, end: int, words: dict[str, tuple[str, ...]]) -> bool:
    """Tell a place behind which one of some words follows."""
    if not low.startswith(" ", end):
        return False
    begin = end + 1
    match = _WORD.match(low, begin)
    if not match:
        return False
    for word in words.get(match[0], ()):
        stop = begin + len(word)
        if low.startswith(word, begin) and not low[stop : stop + 1].isalnum():
            return True
    return False


def _modal(hit: Hit, low: str, _plain: str) -> Hit | None:
    before = max(0, hit.start - 12)
    refused = any(m.end() == hit.start for m in _NO_MODAL.finditer(low, before, hit.end))
    if refused or _OTHER_MODAL.match(low, hit.end):
        return None
    if hit.text.startswith("chịu") and _ANSWERS.match(low, hit.end):
        return None
    focus = _FOCUSED.match(low, hit.end)
    return Hit(hit.start, focus.end(), low[hit.start : focus.end()]) if focus else hit


def _past(hit: Hit, low: str, _plain: str) -> Hit | None:
    """Leave out `đã` before what was asked, not before `tuyên truyền`, `ban hành kế hoạch; …`."""
    if not _goes_on(low, hit.end, _no_past()) or low.startswith(_TELLS, hit.end):
        return hit
    if low.startswith(" quán triệt", hit.end):
        return hit if _PAPERS.match(low, hit.end) else None
    if not low.startswith(_ISSUES, hit.end):
        return None
    stop = _STOP.search(low, hit.end)
    return hit if stop and stop[0] == ";" else None


JUDGES: Final = {"directive": _asks, "modal": _modal, "past": _past}
