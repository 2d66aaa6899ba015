"""The words of directives: who asks, what is asked, what is no task."""

import re
from functools import lru_cache
from typing import Final

from ...data import load
from ...text.numerals import parse_numeral

DIRECTIVE: Final = re.compile(
    r"(?<![\w-])(?:[Yy]êu cầu|[Đđ]ề nghị|[Kk]iến nghị|[Đđ]ề xuất|giao(?= (?:cho |các |những |lãnh đạo |phòng |sở )|[ \u00a0][A-ZÀ-ỸĐ]|[ \u00a0]?:|[ \u00a0]\d{1,2}[ \u00a0](?:việc|nhiệm))|"
    r"(?<![Bb]an )chỉ đạo|mong muốn|mong|lưu ý|nhắc nhở|cam kết|hứa|kêu gọi|đồng ý)(?!\w)",
)
NO_SPEECH: Final = re.compile(
    r"(?:các|những|theo|đáp ứng|được|sự|công tác|phát biểu|lãnh đạo,|văn bản|danh sách|giấy|đơn|bàn|chuyển|"
    r"ý kiến|tinh thần|nhu cầu|mọi|một số|bản|ký|ban chỉ|bị|nhiều|về|thư|hồ sơ|thời gian|đúng|vượt|bàn|kết luận|"
    r"\d+|hai|ba|bốn|năm|sáu|xét|nội dung|ghi|việc|có|thực hiện|nêu|bỏ|kể cả|qua|không|chưa|cũng như|hay)[ \u00a0]$",
    re.IGNORECASE,
)
MODAL: Final = re.compile(
    r"(?<!\w)(?:sẽ|cần|phải|nên|cần phải|có trách nhiệm|có nhiệm vụ)(?:[ \u00a0](?:tập trung)(?!\w))?(?!\w)",
    re.IGNORECASE,
)
FOCUS: Final = re.compile(r"(?<!\w)tập trung(?: thực hiện)?(?!\w)", re.IGNORECASE)
AHEAD: Final = re.compile(
    r"(?:thời gian tới|thời gian đến|sắp tới|giai đoạn tới|trong năm tới|năm tới|nhiệm kỳ tới|những tháng (?:tới|cuối năm)|"
    r"\d tháng cuối năm|phương hướng|tới đây)",
    re.IGNORECASE,
)
PLAN_NOUN: Final = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|nội dung|yêu cầu|kiến nghị|đề nghị|phần việc|việc|khâu đột phá|chỉ tiêu|biện pháp|"
    r"đề xuất|công việc|mục tiêu|phương hướng|kế hoạch|trọng tâm|cam kết|điểm|hoạt động|bước|công tác)(?!\w)",
    re.IGNORECASE,
)
STRONG_NOUN: Final = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|yêu cầu|kiến nghị|đề nghị|đề xuất|phương hướng|mục tiêu|biện pháp|cam kết|"
    r"nội dung (?:phối hợp|trọng tâm|sau|chủ yếu|chính|cụ thể|công việc)|khâu đột phá|việc sau|công việc sau)(?!\w)",
    re.IGNORECASE,
)
DONE: Final = re.compile(r"(?<!\w)đã(?!\w)(?! (?:yêu cầu|đề nghị|chỉ đạo|giao|kiến nghị|thống nhất|xác định|đề ra|cam kết|thông qua|nhất trí|ban hành|ký|có|đưa ra|quyết định|biểu quyết))", re.I)
NO_TASKS: Final = re.compile(
    r"(?<!\w)(?:chuyên đề|thành phần|đại biểu|danh sách|gồm có|bao gồm|tồn tại|hạn chế|vi phạm|thiếu sót|khuyết điểm|"
    r"khó khăn|vướng mắc|nguyên nhân|bài học|kết quả như sau|giải nhất|bằng khen|giấy khen|khen thưởng|tham dự|dự hội nghị|"
    r"chương trình nghị sự|tham luận|lý do|sai phạm|ưu điểm|câu hỏi|quyền lợi)(?!\w)[^:,]{0,40}:?\s*$",
    re.IGNORECASE,
)
CONTINUES: Final = re.compile(
    r"(?:ngoài ra|bên cạnh đó|cùng với đó|đồng thời|song song với đó|mặt khác|bên cạnh việc)(?!\w)", re.IGNORECASE
)
HEADING: Final = re.compile(r"(?:đối với|về|với|phần|nhóm|trong thời hạn|trước ngày|trước mắt|lâu dài)(?!\w)", re.I)
_DECLARED: Final = re.compile(
    r"(?<![\w,.])(?P<number>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm))?)[ \u00a0]{1,2}"
    r"(?:nhóm[ \u00a0]|loại[ \u00a0])?(?:nhiệm vụ|giải pháp|nội dung|yêu cầu|kiến nghị|đề nghị|phần việc|việc|khâu đột phá|"
    r"chỉ tiêu|biện pháp|đề xuất|công việc|mục tiêu|vấn đề|điểm|bước|chương trình|công tác|đột phá|cam kết|hoạt động)(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    rows = sorted((row.surface for row in load("task_verbs")), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(map(re.escape, rows)) + r")(?!\w)", re.IGNORECASE)


def begins_with_verb(words: str) -> bool:
    """Tell words that begin like a task: `Rà soát thang bảng lương`."""
    return bool(_verbs().match(words))


def first_verb(words: str, reach: int = 110) -> int | None:
    """Give the place of the first task verb behind an actor, None where there is none near."""
    for match in re.finditer(r"(?<!\w)\w", words[:reach]):
        place = match.start()
        if (place == 0 or words[place].islower()) and _verbs().match(words, place):
            return place
    return None


def declared(cue: str) -> int | None:
    """Give the number of points that a cue announces: `6 nhóm nhiệm vụ trọng tâm` is 6."""
    found = list(_DECLARED.finditer(cue))
    if not found:
        return None
    numeral = parse_numeral(found[-1]["number"].lower())
    return int(numeral.value) if numeral and numeral.value else None
