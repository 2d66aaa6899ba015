"""What a superior hopes of those he speaks to, which asks it of them politely."""

import re
from functools import cache
from typing import Final

from .. import words as w
from ..items import asked
from ..lexicon import any_of
from ..view import View

_HOPES: Final = ("mong muốn", "mong")
_SPEAKS: Final = re.compile(
    r"(?<!\w)(?:phát biểu|bế giảng|kết luận|thay mặt|đồng chí|lãnh đạo|bí thư|chủ tịch|giám đốc|"
    r"trưởng ban|chỉ đạo|về phía mình|về phần mình)(?!\w)"
)
_FRAME: Final = re.compile(r" (?:rằng )?(?:(?:trong )?thời gian tới,? |năm mới,? |tới đây,? )?")
_THOSE: Final = re.compile(
    r"(?:anh chị em|anh, chị em|học viên|cán bộ|đoàn viên|hội viên|quý doanh nghiệp|mỗi|toàn thể|"
    r"tập thể)(?!\w)"
)
_REACH: Final = 110


@cache
def _urged() -> re.Pattern[str]:
    return re.compile(
        rf"(?<= ){any_of('urged')}(?!\w)|(?<= )(?:nỗ lực|cố gắng|vận dụng|tự giác|chấp hành)(?!\w)"
    )


def hoped(view: View, start: int, end: int) -> int | None:
    """Find work behind `Phát biểu bế giảng, ông mong muốn các học viên sẽ …`.

    What workers hope for, and what is only wished, is none: `mong các cháu được đến trường`.
    """
    said = w.directive(view, start, end) if view.low.find("mong", start, end) >= 0 else None
    if said is None or said.text not in _HOPES or not _SPEAKS.search(view.low, start, said.start):
        return None
    frame = _FRAME.match(view.low, said.end, end)
    begin = frame.end() if frame else said.end
    if not (_THOSE.match(view.low, begin) or asked(view, begin, end)):
        return None
    limit = min(end, begin + _REACH)
    modal = w.modal(view, begin, limit)
    if modal:
        return modal.end if w.begins_with_verb(view, modal.end + 1, end) else None
    return begin if _urged().search(view.low, begin, limit) else None
