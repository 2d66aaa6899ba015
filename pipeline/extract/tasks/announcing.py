"""What the words above or in front of a list announce: work or none, still to do or done."""

import re
from functools import cache
from typing import Final

from schemas.tasks import TaskStatus

from . import words as w
from .lexicon import any_of
from .view import View

_ASKING: Final = ("directive", "modal", "focus", "agreed", "ahead")
_CLAUSE: Final = 180
_TAIL: Final = 90
"""So near its end a cue holds what rules work out: a word, forty signs and the stop."""
_LAW: Final = re.compile(
    r"(?:^|\n)(?:điều|khoản|chương|mục) \d+"
    r"|(?:luật|nghị định|thông tư)[^.;:]{0,80}quy định[^.;:]{0,80}$"
)
_BY_LAW: Final = re.compile(
    r"(?<!\w)theo (?:quy định (?:của|tại) )?(?:khoản \d{1,2},? ?)?(?:điều \d{1,3},? ?)?(?:của )?"
    r"(?:bộ luật|luật|nghị định|thông tư)(?!\w)"
    r"(?:(?!yêu cầu|đề nghị|chỉ đạo|giao |kiến nghị)[^:;.\n]){0,140}:?\s*$"
)
"""What the law asks of everybody: `Theo Điều 38 Luật …, người sử dụng lao động phải:`."""
_IN_A_LAW: Final = re.compile(
    r"(?<!thực hiện )(?<!chấp hành )(?<!tuân thủ )(?:(?:một số|các|những|nhiều) )?"
    r"(?:điểm|điểm mới|nội dung|nội dung mới|quy định|điều|quyền lợi)(?: \w+){0,2} "
    r"(?:tại|trong|của|về|theo) (?:bộ luật|luật|nghị định|thông tư|hiến pháp)(?!\w)"
    r"[^.;:]{0,60}:?\s*$"
)
"""What is only explained: `nhấn mạnh một số điểm tại Bộ luật Lao động:`."""
_RULED: Final = re.compile(
    r"(?<!\w)(?:kết luận|chỉ đạo|quyết nghị|quyết định|ý kiến|phân công|chỉ thị|"
    r"(?:trong đó|thông báo|công văn|công điện|văn bản|điện) (?:nêu rõ|ghi rõ|nêu|ghi))"
    r"(?: như sau)?:\s*$"
)
"""What closes a meeting and binds those who heard it: `Phó Trưởng Ban kết luận:`."""
_PURPOSE_NEAR: Final = 24
_SPEAKERS: Final = ("đại biểu", "đại diện", "thành viên", "cử tri", "dự hội nghị", "tham dự")
"""Who speaks before a directive: `các đại biểu thống nhất giao:` opens work, no list of people."""
_QUOTES_LAW: Final = re.compile(r"quy định|(?:điều|khoản|chương|mục) \d")
_AT_FAULT: Final = re.compile(
    r"(?:doanh nghiệp|đơn vị|công ty|cơ sở|hộ|chủ|tổ chức|cá nhân|người) (?:\w+ )?vi phạm ?:?\s*$"
)
_MUST: Final = re.compile(r" (?:phải|cần|sẽ|có trách nhiệm) ?:?\s*$")
_DISCUSSED: Final = re.compile(
    r"(?<!\w)(?:thảo luận|trao đổi|góp ý|đóng góp ý kiến|tham gia ý kiến|bàn|chất vấn|tọa đàm|"
    r"cho ý kiến)(?!\w)(?:,? (?!thống nhất|đề ra|xác định|yêu cầu|đề nghị|kiến nghị|"
    r"sẽ|cần|phải|tập trung|nhấn mạnh|triển khai|thực hiện|quyết nghị)\w+){0,8}"
    r" (?:về|các|những|một số) (?:\w+ ){0,2}(?:vấn đề|nội dung|chủ đề)(?: sau| như sau)?:?\s*$"
)
"""What is only talked about: `các đại biểu thảo luận về các vấn đề:`."""
_DISCUSSIONS: Final = tuple(
    noun + end for noun in ("vấn đề", "nội dung", "chủ đề") for end in ("", " sau", " như sau")
)
_ADVISED: Final = re.compile(
    r"(?<!\w)khuyên [^:.;]{0,90}:?$|cảnh báo [^,.;:]{0,40}?(?:rủi ro|nguy cơ|hệ lụy|hậu quả|"
    r"kịch bản|tình huống|xu hướng|chiêu|chiêu trò|hình thức|thách thức)(?!\w)[^,.;:]{0,40}:?$"
)
"""What readers are advised or warned of: `bác sĩ khuyên người cao tuổi:`."""
_PURPOSE: Final = re.compile(r"(?<!\w)nhằm(?: mục đích)? ?:?\s*$")
_COMPOUND: Final = re.compile(r"điều (?:tra|kiện|hành|chỉnh|động|phối|trị|dưỡng|lệ)(?!\w)")
"""What begins with `điều` and names no point."""
_WORKED: Final = re.compile(
    r"(?<!\w)(?:việc|công việc|phần việc|nội dung|mặt|hoạt động|công tác) (?:đã |mà \w+ ){0,2}"
    r"(?:làm được|làm tốt|đã làm|đã thực hiện|đã triển khai)(?!\w)(?![^:]*(?:sẽ|cần|phải))"
    r"|(?<!\w)đã (?:có|triển khai|tổ chức) (?:(?:rất )?nhiều|những|một số|các) "
    r"(?:hoạt động|việc làm|cách làm|biện pháp|phần việc|đổi mới|cố gắng|sáng tạo|nỗ lực)(?!\w)"
    r"(?![^:]*(?:sẽ|cần|phải))"
    r"|(?<!\w)được (?:đẩy mạnh|triển khai|tổ chức|thực hiện|duy trì|quan tâm|chú trọng|đổi mới)"
    r"(?!\w)[^:;,]{0,40}? (?:bằng|với|qua) (?:nhiều|các|những) (?:hình thức|cách làm|hoạt động|"
    r"việc làm|mô hình|biện pháp|phần việc)(?!\w)(?![^:]*(?:sẽ|cần|phải))"
    r"|(?<!\w)(?:công tác|hoạt động|phong trào|việc)(?!\w)(?:(?!sẽ|cần|phải|tiếp tục)[^:;,]){2,80}?"
    r"(?<!sẽ )(?<!cần )(?<!phải )được (?:đẩy mạnh|quan tâm|chú trọng|tăng cường|duy trì|coi trọng|"
    r"đổi mới|thực hiện tốt)(?: (?:thường xuyên|hơn|đúng mức|toàn diện|kịp thời)){0,2} ?:\s*$"
    r"|(?<!\w)(?:làm|thực hiện|triển khai|hoàn thành|giải quyết) (?:được|xong)(?!\w)"
    r"(?![^:]*(?:sẽ|cần|phải|tới))"
    r"|(?<!\w)(?:vừa qua|năm qua|tháng qua|quý qua|nhiệm kỳ qua|thời gian qua),? [^:;.]{0,60}?"
    r"(?:hoàn thành|làm|triển khai|thực hiện)(?!\w)(?![^:]*(?:sẽ|cần|phải|tới))"
    r"|(?<!\w)(?<!đánh giá )kết quả (?:\w+ ){0,2}?(?:thực hiện|triển khai|hoàn thành|phối hợp|"
    r"lãnh đạo)(?!\w)(?![^:]*(?:sẽ|cần|phải|phương hướng|nhiệm vụ,|giải pháp|thời gian tới|"
    r"tiếp theo|(?:và|,) (?:\w+ ){0,2}nhiệm vụ))"
)
"""What names work that is over: `Những việc làm được trong năm:`."""
_SAID: Final = re.compile(r"được |đã |làm | qua| xong|kết quả ")
"""A word of these is in all of them."""
_SETTLED_BY: Final = re.compile(
    r" được [^,.;:]{2,60}?(?:kết luận|giao|thống nhất|chỉ đạo|xác định|đề ra|phân công)(?!\w)"
)
"""What has been settled and is to be done: `mấy việc đã được Trưởng Ban kết luận:`."""
_DECIDES: Final = re.compile(
    r"(?:,| và|, đồng thời| đồng thời)(?: cùng| đã)? (?:thống nhất|xác định|đề ra|thông qua|"
    r"quyết nghị|nhất trí|đặt ra|đưa ra|quyết tâm|phấn đấu|đặt mục tiêu|nêu|"
    r"biểu quyết(?: thông qua)?)(?!\w)"
)
_ASIDE: Final = re.compile(
    r"\s{0,3}(?:sau khi|trên cơ sở|ghi nhận|đánh giá cao|mặc dù|tuy|dù|do|vì|bởi|căn cứ|phát huy|"
    r"khi|biểu dương|nhận định|phấn khởi|bên cạnh|cùng với|ngoài|từ (?:thực tế|kết quả|những|các)|"
    r"trước (?:tình hình|thực trạng|việc|những)|qua (?:kiểm tra|khảo sát|theo dõi|nghe))(?!\w)"
)
"""How a clause begins that only leads to the one that opens the points."""
_NO_MAIN: Final = re.compile(r",? ?(?:gồm|bao gồm|cụ thể|như|trong đó|đó là|với)(?!\w)")
"""Behind the comma stands no clause, but what opens the points."""
_OVER: Final = (" đã", " đã được", " vừa")
"""How a cue ends whose points are reported: `Từ kiến nghị năm trước, công ty đã:`."""
_SHINES: Final = re.compile("nổi bật|tiêu biểu|dấu ấn|điểm sáng")
"""What names highlights, which are over."""


@cache
def _ruled_out() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<out>{any_of('no_tasks')})(?!\w)(?! (?:quốc hội|hđnd|hội đồng))"
        r"[^:,.;]{0,40}[:.]?\s*$"
    )


_PRAISES: Final = re.compile(
    r"(?<!\w)(?:tuyên dương|biểu dương|vinh danh|khen thưởng|tặng thưởng|trao thưởng)(?!\w)"
    r"[^.;:]{0,60}:?\s*$"
)
"""What opens awards: `Công an tỉnh tuyên dương các tập thể, cá nhân:`."""


def no_work(view: View, start: int, end: int) -> bool:
    """Tell a cue that opens agendas, delegates, awards, shortcomings, laws, results."""
    ruled = _ruled(view, start, end)
    return _results(view, start, end) if ruled is None else ruled


def tells_results(view: View, start: int, end: int) -> bool:
    """Tell a cue that rules work out by nothing but the word: `Kết quả nổi bật năm 2010:`."""
    return _ruled(view, start, end) is None and _results(view, start, end)


def _results(view: View, start: int, end: int) -> bool:
    results = w.cue(view, max(start, end - _CLAUSE), end, "results")
    return bool(results and not w.cue(view, results.end, end, "strong_noun"))


def _ruled(view: View, start: int, end: int) -> bool | None:
    """Tell whether a cue opens no work or asks for some, None where it does neither."""
    low = view.low[max(start, end - _CLAUSE) : end]
    if (
        low.endswith("?")
        or low.startswith("tránh ")
        or ("theo " in low and _BY_LAW.search(low))
        or (low.rstrip(" :").endswith(_DISCUSSIONS) and _DISCUSSED.search(low))
        or (("khuyên " in low or "cảnh báo " in low) and _ADVISED.search(low))
        or ("luật" in low and _IN_A_LAW.search(low, max(0, len(low) - _TAIL)))
        or ("nhằm" in low and _PURPOSE.search(low, max(0, len(low) - _PURPOSE_NEAR)))
    ):
        return True
    if asks(view, max(start, end - _CLAUSE), end) and not _hard(view, low, end):
        return False
    if ("dương" in low or "thưởng" in low or "vinh" in low) and _PRAISES.search(low):
        return True
    out = _ruled_out().search(low, max(0, len(low) - _TAIL))
    behind = end - len(low) + out.end("out") if out else end
    place = behind if out and out["out"] == "chuyên đề" else end
    if (
        out
        and not (out["out"].endswith(_SPEAKERS) and _speak(view, behind, end))
        and not w.cue(view, place, end, "strong_noun")
        and not _aims().search(low[: out.start()])
    ) or (_QUOTES_LAW.search(low) and _LAW.search(low)):
        return True
    return None


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(
        r"(?:khắc phục|tháo gỡ|giải quyết|xử lý|hạn chế|phòng ngừa|chuẩn bị|chấm dứt|chấn chỉnh|"
        r"ngăn chặn|sửa chữa|giải pháp|biện pháp|để) [^:.;]{0,60}$"
    )


def _hard(view: View, low: str, end: int) -> bool:
    """Tell a cue whose last words rule work out although somebody asks: `yêu cầu về hồ sơ:`."""
    found = _ruled_out().search(low, max(0, len(low) - _TAIL))
    if not found or _aims().search(low[: found.start()]) or _AT_FAULT.search(low):
        return False
    place = end - len(low) + found.end("out")
    if _MUST.search(low, found.end("out")):
        return False
    if found["out"].endswith(_SPEAKERS):
        return not _speak(view, place, end)
    if w.begins_with_verb(view, place + 1, end) and asks(view, end - len(low), place):
        return False  # `yêu cầu các doanh nghiệp có vi phạm thực hiện:`
    return not (w.directive(view, place, end) and w.cue(view, place, end, "strong_noun"))


def _speak(view: View, place: int, end: int) -> bool:
    """Tell people who ask, agree or name work: `các đại biểu thống nhất 4 nhiệm vụ:`."""
    return asks(view, place, end) or announces(view, place, end)


def asks(view: View, start: int, end: int) -> bool:
    """Tell a cue in which somebody asks, must or plans."""
    first = view.cues.first
    return view.cues.any(start, end) and any(first(kind, start, end) for kind in _ASKING)


def announces(view: View, start: int, end: int) -> bool:
    """Tell a cue that names work: `nhiệm vụ trọng tâm:`, `6 nội dung`."""
    named = w.cue(view, start, end, "plan_noun")
    while named and _COMPOUND.match(view.low, named.start):
        named = w.cue(view, named.end, end, "plan_noun")
    return named is not None


def concludes(view: View, start: int, end: int) -> bool:
    """Tell words that close a meeting and bind those who heard them: `Phó Trưởng Ban kết luận:`."""
    return _RULED.search(view.low, max(start, end - _TAIL), end) is not None


def status(view: View, cue: tuple[int, int]) -> TaskStatus:
    """Tell whether the clause that opens a list reports its points as carried out."""
    if concludes(view, *cue):
        return "planned"
    clause = re.split(r"[.;]", view.low[cue[0] : cue[1]].rstrip(" :."))[-1]
    start = cue[0] + view.low[cue[0] : cue[1]].rindex(clause) if clause else cue[0]
    start = main_clause(view, start, cue[1])
    over = is_worked(view, start, cue[1]) or is_over(view, start, cue[1])
    if over or tells_results(view, start, cue[1]):
        return "done"
    past = w.reported(view, start, cue[1])
    if past and _SETTLED_BY.match(view.low, past.end, cue[1]):
        return "planned"
    if not past or w.modal(view, past.end, cue[1]) or decides(view, past.end, cue[1]):
        return "planned"
    asked = w.directive(view, start, cue[1])
    return "planned" if asked else "done"


def main_clause(view: View, start: int, end: int) -> int:
    """Give where the main clause begins behind what was told: `Ghi nhận … đã cố gắng, ông …`."""
    aside = _ASIDE.match(view.low, start, end)
    comma = view.low.find(",", aside.end(), end) if aside else -1
    while comma >= 0 and view.low.count("(", start, comma) > view.low.count(")", start, comma):
        comma = view.low.find(",", comma + 1, end)
    return start if comma < 0 or _NO_MAIN.match(view.low, comma, end) else comma + 1


def decides(view: View, start: int, end: int) -> bool:
    """Tell words that, behind what was done, go on with a decision: `… và thống nhất 4 việc:`."""
    return _DECIDES.search(view.low, start, end) is not None


def is_over(view: View, start: int, end: int) -> bool:
    """Tell a cue whose last word reports, and highlights: `công ty đã:`, `Hoạt động nổi bật:`."""
    cue = view.low[start:end].rstrip(" :.")
    if cue.endswith(_OVER):
        return True
    return _SHINES.search(cue) is not None and not asks(view, start, end)


def is_worked(view: View, start: int, end: int) -> bool:
    """Tell words that name work that is over: `những việc làm được:`, `đã có nhiều hoạt động:`."""
    return bool(_SAID.search(view.low, start, end) and _WORKED.search(view.low, start, end))
