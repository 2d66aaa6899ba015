"""Nouns of a sentence that say who or what is counted."""

import re
from collections.abc import Sequence

from .lexicon import finals, generic
from .reading import Reading
from .view import Mention, View

_OFFICES = frozenset(
    {"công an", "lãnh đạo", "giám đốc", "chủ tịch", "phó chủ tịch", "bí thư", "kiểm lâm", "thầy",
     "cô", "bạn", "công an xã", "đảng ủy", "cấp ủy", "đảng đoàn", "liên đoàn lao động",
     "công đoàn", "công đoàn ngành", "ban cán sự đảng", "cảnh sát", "bộ đội", "tổng giám đốc",
     "phó giám đốc", "thanh tra"}
)  # fmt: skip
"""Nouns that mostly speak of a body or of one person, not of those counted."""
_COMPANIES = frozenset(
    {"công ty", "nhà máy", "xí nghiệp", "tổng công ty", "tập đoàn", "hợp tác xã"}
)
_SIGNS = '(“":'
_PROPER = re.compile(r" (?:[A-ZĐÀ-Ỹ]|cổ phần|một thành viên)")


def zones_named(view: View, reading: Reading) -> bool:
    """Tell whether the sentence names zones."""
    mentions = view.mentions(reading.sentence)
    return any(m.measure == "zones" and names(view, m) for m in mentions)


def right_in_front(view: View, reading: Reading, allowed: frozenset[str]) -> Mention | None:
    """Find the noun right in front of the number: `đảng viên 320 đồng chí`."""
    words = view.in_front(reading, 24).rstrip(" :").rsplit(None, 2)
    if words and words[-1] in ("là", "có"):
        words.pop()
    if not words or words[-1].strip(_SIGNS) not in finals():
        return None
    for mention in view.mentions(reading.sentence, reading.start):
        near = reading.start - 12 < mention.end <= reading.start
        if near and mention.measure in allowed and names(view, mention):
            between = view.low[mention.end : reading.start].strip(" :")
            if between in ("", "là", "có"):
                return mention
    return None


def first_of_row(view: View, before: Sequence[Mention]) -> Mention:
    """Give the last noun; of `cán bộ, công nhân viên` the first (guide, section 3)."""
    index = len(before) - 1
    while index and view.low[before[index - 1].end : before[index].start] == ", ":
        index -= 1
    return before[index]


def names(view: View, mention: Mention) -> bool:
    """Tell whether a noun says who is counted: no office, no name of one company."""
    if mention.canonical in generic() or mention.canonical in _OFFICES:
        return False
    return mention.canonical not in _COMPANIES or not _PROPER.match(view.text, mention.end)


def ends_a_name(view: View, start: int) -> bool:
    """Tell `Công ty Thủy sản Ngã Bảy tổ chức hội nghị`: the word for a number is a name's."""
    text = view.text
    if not text[start].isupper() or text[start + 1 : start + 2].isupper():
        return False
    word = text.rfind(" ", 0, start - 1) + 1
    apart = start < 2 or text[start - 1] != " " or not text[start - 2].isalpha()
    return not apart and text[word : start - 1].istitle()
