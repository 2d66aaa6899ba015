"""Where a point begins and ends: without marker, cue, joining stops and a leading `và`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from . import words as w
from .draft import Point
from .lexicon import Hit, opener
from .opening import passive
from .view import View

_LEAD: Final = re.compile(r"(?:[ ,;:*_-]|(?:và|hoặc|đồng thời là)(?= )){1,12}")
_LEADS: Final = frozenset(" ,;:*_-vhđ")
"""The signs with which what `_LEAD` finds begins."""
_JOIN: Final = " \n.;,:/*_-…"
_TAIL_AND: Final = re.compile(r"[;,] *(?:và|hoặc)$")
_DIRECTED: Final = re.compile(
    r"(?:(?:đồng thời|cũng|và|tiếp tục) )?"
    r"(?P<word>yêu cầu|đề nghị|kiến nghị|giao|chỉ đạo|lưu ý|nhắc nhở|kêu gọi)"
    r"(?: cho)? "
)
_GIVEN: Final = ("giao", "chỉ đạo", "lưu ý", "nhắc nhở", "kêu gọi")
_PETITIONS: Final = ("kiến nghị", "đề xuất")
"""Who so asks hands nothing out himself: `kiến nghị Chủ tịch tỉnh …; giao Sở A kiểm tra`."""
_THING: Final = re.compile(r"(?:mức|tỷ lệ|tỉ lệ|số|khoản|phương án|việc|về)(?!\w)|\d")
_BESIDES: Final = re.compile(r"(?:còn|trong khi(?: đó)?,?|về phía) ")
_FOR: Final = re.compile(
    r"(?:(?:riêng |còn )?(?:đối với|với|về phía|phía)|đề nghị|yêu cầu|kiến nghị|giao) "
    r"(?=(?P<who>[^.:;\n]{2,120}):)"
)
"""For whom a point is: `Đối với Sở Y tế: …`, `Đề nghị Hội Nông dân tỉnh: …`."""
_DUE: Final = re.compile(
    r"(?:(?:riêng|còn) )?(?:đối với|về phía|phía|với|riêng) [^,.:;\n]{3,80}, (?:cần|phải|cần phải) "
)
"""Of whom something is due: `về phía doanh nghiệp, cần …`."""
_ASKED: Final = re.compile(
    r"[^\W\d_a-zà-ỹđ]|(?:các|những|lãnh đạo|cấp|chính quyền|người|mỗi|từng|công ty|doanh nghiệp) |"
    r"\d[\d.]{0,6} (?:doanh nghiệp|công ty|đơn vị|cơ sở|hộ|nhà máy|chủ|cơ quan|xã|phường|huyện|"
    r"trường|địa phương|sở|tỉnh) "
)
_IF: Final = re.compile(r"(?:khi|nếu|trường hợp|trong trường hợp|để|sau khi|trước khi|hễ)(?!\w)")
_BREAK: Final = re.compile(r"[,;:(“\"]|[.!?] ")
_CONCLUDES: Final = re.compile(
    r"(?<!\w)(?:kết luận|ý kiến(?: chỉ đạo)?|chỉ đạo|quyết nghị|chỉ thị(?= ?(?:như sau)?:))(?!\w)"
)
_BREAK_NOUNS: Final = re.compile(r"[;:(“\"]|[.!?] ")
_NAME: Final = 50
_UNIT: Final = re.compile(
    r"(?:thị trấn|thị xã|phường|xã|thành phố|huyện|quận|ban|ngành|đoàn thể|đơn vị|địa phương|"
    r"cơ quan|tổ chức|doanh nghiệp|phòng|sở|trường|bộ phận|phân xưởng|xưởng|tổ|đội|khoa|trạm|thôn|"
    r"khu phố|tổ dân phố|công đoàn|hội|ubnd|hộ|chủ|cán bộ|công chức|viên chức|người|đảng viên|"
    r"đoàn viên|chính quyền|mặt trận|các|chi bộ|đảng ủy|công an|trung tâm)(?!\w)"
)
"""With these go on the names of several: `UBND các xã, thị trấn`."""
_LABEL: Final = re.compile(
    r"(?:khoa|(?:phân|tiểu) ban|chuyền|ca|mũi|"
    r"nhóm(?! giải pháp| nhiệm vụ| vấn đề| chỉ tiêu| nội dung| việc)|"
    r"vụ|thủ kho|nhà bếp|đ/c|chị|anh|bch|btv|ubkt|ubmt|tlđ|nhcsxh|vksnd|tand|tập thể|đại diện|"
    r"buôn|bản|ấp|làng|tp|tx|tt|lò|tàu|giàn|giám thị|chủ nhiệm)(?!\w| sáng| chiều)[^:;\n]{0,70}:"
)
"""Units and people who stand before a colon with their work: `Khoa Dược: kiểm kê khẩu trang`."""
_SPEAKER: Final = 130
_SPOKE: Final = re.compile(
    r", (?:(?:theo|như) (?:lời )?(?:ông|bà|anh|chị|đồng chí|bác sĩ|luật sư|đại diện|lãnh đạo|vị|"
    r"tiến sĩ|ts|pgs|gs|chuyên gia)(?! con) [^;.]{1,90}|"
    r"(?:ông|bà|anh|chị|đồng chí|vị|thượng tá|đại tá|thiếu tướng|bộ trưởng|thủ tướng|chủ tịch|"
    r"bí thư|giám đốc|tiến sĩ|ts|pgs|gs|luật sư|bác sĩ)(?! con)(?: [^;.]{1,90})? "
    r"(?:nói|nói thêm|cho biết|cho hay|nhấn mạnh|khẳng định|phát biểu|chia sẻ|bày tỏ|góp ý|đề nghị|"
    r"chỉ đạo|lưu ý|dặn|nhắc nhở|kết luận|phân tích|nhận định|kiến nghị|đề xuất|kêu gọi|"
    r"yêu cầu))$"
)
"""Who spoke, behind what was said without quotation marks."""
_TOPIC: Final = 80
_BARE: Final = 16
"""Fewer letters behind a modal say too little: `mất liên lạc 30 phút phải báo`."""
_LONGEST: Final = 120
_SPARED: Final = 160


def trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    """Give a point without the stops, semicolons and `và` around it, an ellipsis too."""
    low = view.low
    begin = start + low.startswith(" ", start, end)
    if low[begin : begin + 1] in _LEADS:
        begin = _past_lead(low, start, end)
    if low.startswith("“", begin, end) and low.find("”", begin, end) < 0:
        begin = _past_lead(low, begin + 1, end)
    stop = _without_stops(low, begin, _closed(view.plain, begin, end))
    tail = _TAIL_AND.search(low, max(begin, stop - 12), stop) if low[stop - 1] in "àc" else None
    if tail:
        stop = _without_stops(low, begin, tail.start())
    return begin, stop


def unspoken(view: View, begin: int, end: int) -> int:
    """Give where a point ends whose sentence then says who spoke: `…, ông Hải nhấn mạnh`."""
    place = view.low.rfind(", ", max(begin, end - _SPEAKER), end)
    if place < 0:
        return end
    found = _SPOKE.search(view.low, max(begin, end - _SPEAKER), end)
    return _without_stops(view.low, begin, found.start()) if found else end


def unquoted(view: View, begin: int, end: int) -> tuple[int, int]:
    """Give what is asked inside quotation marks, behind its modal: `“Các xã phải chi trả …”`."""
    last = end - 1
    if view.low[begin : begin + 1] not in ("“", '"') or view.low[last:end] not in ("”", '"'):
        return begin, end
    begin, end = begin + 1, _without_stops(view.low, begin + 1, last)
    modal = w.modal(view, begin, min(end, begin + _SPARED)) if is_body(view, begin) else None
    if modal and not w.acts(view, begin, modal.start):
        begin = _past_space(view.low, modal.end, end)
    return begin, end


def _past_lead(low: str, start: int, end: int) -> int:
    lead = _LEAD.match(low, start, end)
    return lead.end() if lead else start


def _closed(plain: str, begin: int, end: int) -> int:
    """Give where a quotation closes that was opened before: `… ngày mai”, bà Hạnh nói`."""
    place = plain.find("”", begin, end)
    if place >= 0 and plain.find("“", begin, place) < 0:
        return place
    if plain.find('"', begin, end) < 0 or plain.count('"', begin, end) % 2 == 0:
        return end
    opened_before = plain.count('"', max(plain.rfind("\n", 0, begin), 0), begin) % 2
    return plain.index('"', begin, end) if opened_before else end


def _without_stops(low: str, begin: int, end: int) -> int:
    while end > begin and low[end - 1] in _JOIN:
        end -= 1
    return _unquoted(low, begin, end) if end > begin and low[end - 1] == "”" else end


def _unquoted(low: str, begin: int, end: int) -> int:
    """Leave out a closing quotation mark that nothing opens, and the stop before it."""
    if low.find("“", begin, end) < 0:
        return _without_stops(low, begin, end - 1)
    return end


def opened(view: View, start: int, end: int, *, spoken: str | None = None) -> int:
    """Give where a point's work begins: behind the modal of its own actor.

    `spoken` is the word with which a speaker asks: behind it `…; đề nghị các xã …` begins with
    `các xã`, while `chỉ đạo các xã …` is work unless the speaker himself `chỉ đạo`.

    `BHXH tỉnh phải thanh tra …` and `BHXH tỉnh: thanh tra …` begin with `thanh tra`;
    `Sở Xây dựng rà soát …` keeps its actor (guide, section 4).
    """
    directed = _DIRECTED.match(view.low, start, end) if spoken else None
    own_work = directed and directed["word"] == "chỉ đạo" != spoken
    own_work = own_work or (directed and directed["word"] == "giao" and spoken in _PETITIONS)
    if directed and not own_work and _somebody(view, directed, end):
        return opened(view, directed.end(), end)
    other = _other_speaker(view, start, end) if spoken and not directed else None
    if other:
        return opened(view, other, end)
    somebody = _FOR.match(view.low, start, end)
    if somebody and _is_actor(view, somebody.end()):
        return _behind_colon(view, start, somebody.end("who"), end)
    due = _DUE.match(view.low, start, end) if view.low[start : start + 1] in "rcđvp" else None
    if due:
        return due.end()
    limit = min(end, start + _SPARED)
    stop = _BREAK.search(view.low, start, limit)
    if w.begins_with_verb(view, start, end):
        named = stop and stop[0] == ":" and _is_actor(view, start)
        return _behind_colon(view, start, stop.start(), end) if named and stop else start
    charged = passive(view, start, end)
    if charged:
        return _past_space(view.low, charged, end)
    modal = w.modal(view, start, limit)
    if modal and modal.start == start and modal.text.startswith("chịu"):
        return start
    own = modal and (stop is None or modal.start < stop.start() or _is_list(view, start, modal))
    own = own and not _IF.match(view.low, start)
    if modal and own and not _then(view, start, modal) and not w.acts(view, start, modal.start):
        behind = _past_space(view.low, modal.end, end)
        bare = end - behind < _BARE and 2 * (end - behind) < modal.start - start
        return start if behind >= end or (bare and not asked(view, start, end)) else behind
    named = stop and stop[0] in ":," and _is_actor(view, start)
    if stop and (named or (stop[0] == ":" and _LABEL.match(view.low, start))):
        colon = _colon(view.low, start, min(limit, start + _TOPIC))
        plain = colon and (stop[0] == ":" or not w.acts(view, stop.end(), colon))
        return _behind_colon(view, start, colon, end) if colon and plain else start
    return start


def _then(view: View, start: int, modal: Hit) -> bool:
    """Tell what must be done if something holds: `đã hứa thì phải làm`."""
    return view.low.find(" thì ", start, modal.start) >= 0


def _somebody(view: View, directed: re.Match[str], end: int) -> bool:
    """Tell whoever is asked behind a directive, by no word that we know: `yêu cầu nhà bếp`."""
    begin = directed.end()
    if asked(view, begin, end):
        return True
    if directed["word"] in _GIVEN or w.begins_with_verb(view, begin, end):
        return False
    return not _THING.match(view.low, begin) and w.acts(view, begin, min(end, begin + _NAME))


def _other_speaker(view: View, start: int, end: int) -> int | None:
    """Give where work begins in `còn các doanh nghiệp kiến nghị ngân hàng giãn nợ`."""
    lead = _BESIDES.match(view.low, start, end)
    begin = lead.end() if lead else start
    if lead is None or not is_body(view, begin):
        return None
    said = w.directive(view, begin, min(end, begin + _TOPIC))
    if not said or _BREAK.search(view.low, begin, said.start) or w.acts(view, begin, said.start):
        return None
    return said.end + 1 if asked(view, said.end + 1, end) else None


def _is_list(view: View, start: int, modal: Hit) -> bool:
    """Tell several who must do it: `UBND các xã, thị trấn phải …`."""
    if not _is_actor(view, start) or _BREAK_NOUNS.search(view.low, start, modal.start):
        return False
    pieces = view.low[start : modal.start].split(", ")[1:]
    return all(len(piece) < _NAME and _UNIT.match(piece) for piece in pieces)


def directed(view: View, points: Sequence[Point], cue: tuple[int, int] | None) -> None:
    """Let points begin behind their own directive where the cue says that somebody speaks.

    `UBND huyện yêu cầu: … 6. Đề nghị Hội Nông dân vận động …` begins with `Hội Nông dân`.
    """
    said = w.directive(view, *cue) if cue else None
    concludes = cue and _CONCLUDES.search(view.low, *cue)
    if cue is None or not (said or concludes) or (said and asked(view, said.end + 1, cue[1])):
        return
    for point in points:
        if _DIRECTED.match(view.low, point.start, point.end):
            word = said.text if said else "kết luận"
            point.start = opened(view, point.start, point.end, spoken=word)


def _colon(low: str, start: int, end: int) -> int | None:
    """Give the first colon with words on both sides."""
    place = low.find(": ", start, end)
    while place >= 0 and (place == 0 or low[place - 1] in ".;:"):
        place = low.find(": ", place + 1, end)
    return place if place >= 0 else None


def _behind_colon(view: View, start: int, colon: int, end: int) -> int:
    """Give where the work of `Sở Y tế: giám sát …` begins, the whole where no verb follows."""
    behind = _past_space(view.low, colon + 1, end)
    near = colon - start <= _LONGEST
    return behind if near and w.begins_with_verb(view, behind, end) else start


def asked(view: View, start: int, end: int) -> bool:
    """Tell somebody who is asked: `các sở …`, `Sở Xây dựng …`."""
    return bool(_ASKED.match(view.plain, start, end)) or _is_actor(view, start)


@cache
def _actors() -> re.Pattern[str]:
    return opener("actor_head")


def _is_actor(view: View, start: int) -> bool:
    return bool(_actors().match(view.low, start))


def is_body(view: View, place: int) -> bool:
    """Tell `UBND các tỉnh, thành phố` from `Anh Tuấn, công nhân may`."""
    person = view.low.startswith(("ông ", "bà ", "đồng chí "), place)
    person = person and not view.low.startswith("bà con", place)
    return _is_actor(view, place) and not person


def _past_space(low: str, place: int, end: int) -> int:
    while place < end and low[place] in " :\n":
        place += 1
    return place
