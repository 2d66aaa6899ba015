"""The cue words of an article, found in one pass, and which of them are what they look like."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final

from .cue_table import KINDS, READ, known_words, pattern
from .lexicon import Hit, by_first_word, opener, surfaces

_SIGNS: Final = "\n,.:;()“”\"?!…[]*‘’'«»/<>{}_"
_FIRST_PRINTED: Final = re.compile(r"0?1 ?[).\-/:,]|①|[ai] ?[).\-/]|một(?:,| là)|thứ nhất")
_SELDOM_FIRST: Final = (": 01", ": ①")
_SELDOM_MARKED: Final = ("i.", "1:", "01:", "①")
_CRIME_BEFORE: Final = 90
_CRIME_NEAR: Final = 60
_SURE: Final = frozenset(KINDS) - {"directive", "modal", "past"}
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_HANDED: Final = re.compile(
    r" (?:ban (?:chấp hành|giám đốc|quản lý|chỉ huy|chỉ đạo|thường vụ|tổ chức|tuyên giáo|dân vận)|"
    r"cho |các |những |lãnh đạo |phòng |sở |nhiệm vụ|trách nhiệm|chỉ tiêu cho |kế hoạch cho |"
    rf"{_NUMBER} (?:việc|nhiệm|đầu việc|nội dung|phần việc))| ?:| \([1ia]\)"
)
_NO_MODAL: Final = re.compile(
    r"(?<!\w)(?:(?:không|chưa|bị|hậu|vừa|lại) |(?:nhu|chuyên|siêng) (?=cần)|(?:việc|điều) (?=cần)|"
    r"(?:vấp|lẽ|(?<!hai )(?<!các )(?<!ba )bên|tay|phía|trái|gặp|mắc) (?=phải)|"
    r"(?:trở|làm|tạo|gây|dựng|xây|cho|viết|dệt|,) (?=nên))"
)
_OTHER_MODAL: Final = re.compile(
    r" (?:thiết|thơ|kíp|cù|mẫn|cẩu|trục|câu|kiệm|chăng|trái|lòng|vợ|người|duyên)(?!\w)"
)
_NUMBERED: Final = re.compile(
    r"(?:(?<!\w)(?:phường|quận|khu|phố|tổ|ấp|thôn|đội|xưởng|khóa|số|năm|tháng|ngày|quý|đoàn|"
    r"khu vực)|"
    r"(?<=\w )(?!\d)[^\W_a-zà-ỹ]\w*|\d/\d{1,2}) ?[\d/.-]{1,10} $"
)
"""Behind a number that belongs to a name or date somebody asks: `phường 12 yêu cầu`."""
_TASK_ITSELF: Final = re.compile(r"(?<!\w)(?:sẽ|cần|phải|là|có nhiệm vụ|có trách nhiệm) $")
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
    r" (?:tại|hội nghị|cuộc họp|buổi|phiên|đại hội|công tác|chữa cháy|cứu hộ|cứu nạn)(?!\w)"
)
_STUDIED: Final = re.compile(
    r"(?<!\w)(?:tổ chức|học tập,?|nghiên cứu,?|triển khai,?|phổ biến,?|hội nghị|được|nghiêm túc) $"
)
"""Before `quán triệt` these make it work: `đã tổ chức quán triệt nghị quyết`."""
_RAISE: Final = " tăng lương"
_ANSWERS: Final = re.compile(r" (?:trước|nếu|về|với|toàn diện|chính|cá nhân|liên đới|khi)(?!\w)")
"""`chịu trách nhiệm trước huyện nếu …` is itself what is asked."""
_FOCUSED: Final = re.compile(r" tập trung(?: thực hiện| vào)?(?!\w)")


class Cues:
    """All cue words of an article by kind and place; the doubtful are judged when asked for."""

    def __init__(self, low: str, plain: str) -> None:
        """Find them all, once."""
        self._low = low
        self._plain = plain
        self._found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in READ}
        self._judged: dict[tuple[str, int], Hit | None] = {}
        self._asking: list[int] = []
        self._firsts: list[int] = []
        self._places: list[int] = []
        self.seldom_marked = False
        self._read()

    def _read(self) -> None:
        low, found, asking = self._low, self._found, self._asking
        search, known = pattern().search, known_words()
        spaced = low
        for sign in _SIGNS:
            if sign in spaced:
                spaced = spaced.replace(sign, " ")
        match = search(spaced := f" {spaced} ")
        while match:
            place, stop = match.span()
            asks, may_be_first, kinds = known[match[0]]
            for kind, word in kinds:
                found[kind].append((place, word))
            if kinds:
                self._places.append(place)
            if asks:
                asking.append(place)
            if may_be_first:
                self._add_first(place)
            match = search(spaced, place + 1)
        for sign in _SELDOM_FIRST:
            place = low.find(sign)
            while place >= 0:
                self._add_first(place + 2)
                place = low.find(sign, place + 1)
        self._firsts.sort()
        stop = low.find(";")
        while stop >= 0:
            asking.append(stop)
            stop = low.find(";", stop + 1)
        asking.sort()

    def _add_first(self, place: int) -> None:
        found = _FIRST_PRINTED.match(self._low, place)
        if found:
            self._firsts.append(place)
            self.seldom_marked |= found[0] in _SELDOM_MARKED

    def first(self, kind: str, start: int, end: int) -> Hit | None:
        """Give the first word of a kind within a range."""
        found = self._found[kind]
        if not found or found[-1][0] < start:
            return None
        index = bisect_left(found, (start,))
        size = len(found)
        while index < size:
            place, word = found[index]
            if place >= end:
                return None
            hit = self._hit(kind, place, word)
            if hit:
                return hit if hit.end <= end else None
            index += 1
        return None

    def _hit(self, kind: str, place: int, word: str) -> Hit | None:
        if kind in _SURE:
            return Hit(place, place + len(word), word)
        key = kind, place
        if key not in self._judged:
            hit = Hit(place, place + len(word), word)
            told = kind == "directive" and self._is_told(place)
            self._judged[key] = None if told else _JUDGES[kind](hit, self._low, self._plain)
        return self._judged[key]

    def _is_told(self, place: int) -> bool:
        """Tell what a suspect demanded of a victim: it is told, not asked."""
        crimes = self._found["crime"]
        index = bisect_left(crimes, (place,)) - 1
        if index < 0:
            return False
        start, word = crimes[index]
        end = start + len(word)
        near = start >= place - _CRIME_BEFORE and end <= place <= end + _CRIME_NEAR
        return near and not any(self._low.find(sign, end, place) >= 0 for sign in ".;:")

    def any(self, start: int, end: int) -> bool:
        """Tell a range in which a word of any kind begins."""
        index = bisect_left(self._places, start)
        return index < len(self._places) and self._places[index] < end

    def may_ask(self, start: int, end: int) -> bool:
        """Tell words that may hold a directive or a series: a cheap look before the costly ones."""
        index = bisect_left(self._asking, start)
        if index < len(self._asking) and self._asking[index] < end:
            return True
        names = self._found["strong_noun"]
        index = bisect_left(names, (start,))
        if index == len(names) or names[index][0] >= end:
            return False
        return self._low.find(" là ", start, end) >= 0 or self._low.find("gồm ", start, end) >= 0

    def asking(self, starts: Sequence[int]) -> list[int]:
        """Give the numbers of the lines that may ask, of lines that begin at these places."""
        names = [place for place, _ in self._found["strong_noun"]]
        return _numbers(starts, [*self._asking, *names])

    def first_marker(self, start: int, end: int) -> int:
        """Give where the first marker of a group may begin in a range, the end where none does."""
        index = bisect_left(self._firsts, start)
        return min(self._firsts[index], end) if index < len(self._firsts) else end

    def opening(self, starts: Sequence[int]) -> list[int]:
        """Give the numbers of the lines that may hold a group's first marker: `1)`, `một là`."""
        return _numbers(starts, self._firsts)


def _numbers(starts: Sequence[int], places: Sequence[int]) -> list[int]:
    return sorted({bisect_right(starts, place) - 1 for place in places} - {-1})


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
    last = low[max(low.rfind(" ", 0, start - 1), low.rfind("\n", 0, start - 1)) + 1 : start - 1]
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
        r"|(?:đoàn|tổ) công tác )$"
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
    if word == "đòi" or _goes_on(low, end, _refused_behind()):
        raised = word == "đồng ý" and low.startswith(_RAISE, end)
        return hit if raised or word in _CONSENTS or _is_demand(low, start, end) else None
    if _is_noun(low, plain, start) and not _speaks().search(low, max(0, start - 24), start):
        return None
    if _is_work(word, low, start):
        return None
    if word == "giao":
        end += len(" ngay") * low.startswith(" ngay ", end)
        handed = plain[end + 1 : end + 2].isupper() or _HANDED.match(low, end)
        if handed or low.startswith(" ban", end):
            return hit if handed else None
        return hit if opener("actor_head").match(low, end + 1) else None
    return None if word == "chỉ đạo" and low.endswith("ban ", 0, start) else hit


def _is_demand(low: str, start: int, end: int) -> bool:
    """Tell a series that workers demand: `công nhân yêu cầu tăng lương; trả tiền phép năm`."""
    if not _DEMANDING.search(low, max(0, start - 40), start):
        return False
    stops = (place for sign in (". ", "\n") if (place := low.find(sign, end)) > 0)
    return low.find(";", end, min(stops, default=len(low))) > 0


def _is_work(word: str, low: str, start: int) -> bool:
    """Tell a directive that is itself to be given: `cần chỉ đạo các xã …`, `sẽ kiến nghị …`."""
    before = max(0, start - 18)
    if word == "quán triệt":
        return bool(_STUDIED.search(low, before, start))
    if word not in _MAY_BE_WORK:
        return False
    if _TASK_ITSELF.search(low, before, start):
        return True
    if word == "chỉ đạo" and _AT_A_MEETING.match(low, start + len(word)):
        return True
    return word == "chỉ đạo" and bool(_LEADS_WORK.search(low, before, start))


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
    """Leave out `đã` before what was asked."""
    return None if _goes_on(low, hit.end, _no_past()) else hit


_JUDGES: Final = {"directive": _asks, "modal": _modal, "past": _past}
