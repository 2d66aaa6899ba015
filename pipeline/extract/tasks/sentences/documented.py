"""Work that a document asks of a body: `Theo công điện này, các tỉnh phải …`."""

import re
from typing import Final

from .. import words as w
from ..items import is_body
from ..stories import told
from ..view import View

_SUBJECT: Final = 110
_NAMED: Final = 90
_BEFORE: Final = 240
BINDING: Final = ("phải", "cần", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ")
_BESIDES: Final = re.compile(r"(?:ngoài|bên cạnh|cùng với) [^,.:;]{3,60}, ")
"""What a body has to bear anyhow: `Theo quyết định, ngoài nộp phạt, công ty phải …`."""
_SEVERAL: Final = re.compile(r"(?:\w{1,8} ){0,4}(?:các|mỗi|từng|mọi|toàn bộ) ")
DOCUMENT: Final = re.compile(
    r"(?<!\w)(?:chỉ thị|kế hoạch|công văn|công điện|thông báo|quyết định|kết luận|văn bản)(?!\w)"
)


def by_document(view: View, start: int, end: int) -> int | None:
    """Give where work begins behind such a lead, or `Theo đó, …` behind a sentence that has one."""
    said = w.cue(view, start, end, "by_document")
    comma = view.low.find(", ", said.end, said.end + _NAMED) if said else -1
    if said is None or said.start != start or comma < 0:
        return None
    if said.text == "theo đó" and not DOCUMENT.search(view.low, max(0, start - _BEFORE), start):
        return None
    begin = comma + 2
    besides = _BESIDES.match(view.low, begin, end)
    begin = besides.end() if besides else begin
    modal = w.modal(view, begin, min(end, begin + _SUBJECT))
    if modal is None or not modal.text.startswith(BINDING) or w.acts(view, begin, modal.start):
        return None
    who = is_body(view, begin) or _SEVERAL.match(view.low, begin)
    return modal.end if who and not told(view, begin, modal.start) else None
