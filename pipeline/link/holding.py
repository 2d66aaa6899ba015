"""How far a scope holds: which words between two numbers end it, name the next, or go on with it.

Everything here reads blotted sentences (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, COUNT, NUMBER_AHEAD, UPPER, WORD, ZONES, cues, led, words

_PLACES: Final = r"(?:của|tại|ở|thuộc|trong|trên|khu vực|khối|ngành)(?!\w)"
_NO_LABEL: Final = words("no_label")
_BRACKETED: Final = re.compile(r"\([^()]{0,300}\)")
_OTHER_SUBJECT: Final = rf"\s*{words('other_subject')}"
_OTHER_PLANT: Final = (
    r"(?:nhà máy|xí nghiệp|hợp tác xã) (?!(?:và|cùng|đang|đã|hoạt động|với|có|sử dụng|thu hút|trên"
    r"|trong|tại|ở|của|thuộc|mới|khác)(?!\w))\w"
)
"""Not `45 doanh nghiệp, nhà máy với 3.000 lao động`, where two nouns are counted."""
_BREAK: Final = re.compile(
    rf"“|”|\"|{BODY}|,{_OTHER_SUBJECT}|, {_OTHER_PLANT}|;{_OTHER_SUBJECT}|"
    + led(("và", "còn", "nhưng", "song", "do"), behind=_OTHER_SUBJECT)
    + r"|r(?<!\w.)iêng (?!số|lao động|công nhân|nữ|tháng|năm|quý|trong)|"
    + r"; (?:HTX|[Hh]ợp tác xã|[Tt]rường|[Bb]ệnh viện|[Cc]hi nhánh|[Ll]àng nghề)(?!\w)|"
    + led([*cues("other_clause"), "doanh"])
)
"""`doanh nghiệp` that is not counted is another subject, with or without a comma in front."""
_PART_LABEL: Final = re.compile(
    rf"(?:\(|[,;] (?:và )?|^ và )(?P<label>[{UPPER}]{WORD[:-1]}*(?: [{UPPER}]{WORD[:-1]}*){{0,4}}|"
    rf"(?!{_NO_LABEL}){WORD}(?: (?!{_NO_LABEL}){WORD}){{0,3}}):? $"
)
_FIRST_UNIT: Final = re.compile(
    r"(?:trong đó|gồm|bao gồm)(?: có)?:? (?P<label>(?:phân xưởng|xưởng|tổ(?! chức)|bộ phận|"
    rf"phòng|đội|chuyền|khâu|công đoạn|kho|trạm)(?: {WORD}){{1,4}}?)(?: có| là)? $"
)
_SERIES_LABEL: Final = re.compile(
    r"(?:^|[;:,(\n]|(?<!\w)(?:và|còn|riêng)(?!\w)) ?(?:[-+•*–] ?)?(?:(?:trong đó|nhiều nhất|"
    r"đông nhất|cao nhất|thấp nhất|ít nhất|đứng đầu|dẫn đầu|kế đến|kế tiếp|tiếp đến|tiếp theo|"
    r"sau đó|rồi đến|xếp sau|cụ thể|như|gồm)(?: là| có)? )?"
    rf"(?P<label>(?:[^\W\d_]|{BODY})[^;:,()\n]{{0,60}}?)"
    r"(?: (?:hiện |đang )?(?:có|là|với|còn|đạt|được)| ?[:–-])? $"
)
_WANTS: Final = re.compile(
    rf"(?: {WORD}){{0,3}},?(?: (?:và|hiện|đang|vẫn|còn|nay|nhưng|song|sẽ)){{0,3}} "
    rf"(?:cần|thiếu|muốn|có nhu cầu|đăng tuyển|tuyển)(?: {WORD}){{0,3}} $"
)
_SUMS_UP: Final = re.compile(r"[,;] (?:tổng cộng|cộng lại|cộng chung|tất cả|cả thảy)(?: là| có)? $")
_GOES_ON: Final = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:"
    r"(?:Trong đó|Trong (?:tổng )?số (?:này|đó|ấy)|Số này|Tại đây|Ở đây|Nơi đây|Nơi này)(?!\w)"
    r"|Ngoài ra,? (?:hiện )?(?:còn )?có(?!\w)"
    rf"|(?:Tổng số|Số)(?! (?:tiền|vốn|thu|nợ)(?!\w))(?: (?!{_PLACES})[^\W_]+){{1,9}} "
    rf"{NUMBER_AHEAD})"
)
_OWN_NUMBER: Final = re.compile(rf"; (?:tổng )?số(?: (?!{_PLACES}){WORD}){{1,8}} $")
_GOES_WITH: Final = re.compile(
    rf"(?: {WORD}){{0,8}}?(?:,? với|,? sử dụng|,? thu hút|,? tạo việc làm cho"
    rf"|, trong đó(?: có)?|, gồm)(?: {WORD}){{0,4}} |, (?:tăng|giảm|chiếm) "
)
_RETURNS: Final = re.compile(r";\s*(?:tổng )?số |,? (?:số |phần )?còn lại(?: là| có)? $")
_WHOLE_AGAIN: Final = re.compile(
    r"; (?:(?:hiện |đang |đã )?(?:sử dụng|thu hút|giải quyết việc làm|tạo việc làm)"
    rf"(?: {WORD}){{0,3}} )?$"
)
_SAME_GROUND: Final = re.compile(
    rf" trên địa bàn(?= ?[.,;:)]|$| (?!tỉnh|thành phố|huyện|quận|xã|phường|[{UPPER}]))"
)
_OF_A_NUMBER: Final = re.compile(rf" (?:của|thuộc) {COUNT}")
_LIST_FOLLOWS: Final = re.compile(r"(?:trong đó|gồm|bao gồm|gồm có)\s*:\s*$", re.IGNORECASE)
_LIST_LINE: Final = re.compile(rf"\s*[-+•*]\s*[{COUNT}{ZONES}]")


def labelled(between: str, *, is_part: bool) -> tuple[int, int] | None:
    """Give the place of a label that only its place in a list of parts shows: `(Rạch Giá 3, …)`."""
    match = _PART_LABEL.search(between)
    if match and (is_part or match["label"][0].isupper()):
        return match.span("label")
    return None


def first_unit(between: str) -> tuple[int, int] | None:
    """Give the place of the first unit of a list: `trong đó phân xưởng cắt 120 người, …`."""
    match = _FIRST_UNIT.search(between)
    return match.span("label") if match else None


def in_series(between: str) -> tuple[int, int] | None:
    """Give the place of a label in a series of labels and numbers: `; Đồng Văn II 51 - 15.876`."""
    match = _SERIES_LABEL.search(between)
    if match is None:
        return None
    label = match["label"]
    begins = match.start("label") == 0 and " " in label
    named = any(c.isupper() or c == BODY for c in label[begins:])
    return match.span("label") if named else None


def wants(between: str) -> bool:
    """Tell words before those who are wanted: `có 870 công nhân, cần tuyển thêm 350`."""
    return _WANTS.match(between) is not None


def breaks(between: str) -> bool:
    """Tell words between two numbers behind which the scope of the first no longer holds."""
    return bool(_BREAK.search(_BRACKETED.sub("", between).rpartition(")")[2]))


def returns(between: str, *, is_list_of_commas: bool) -> bool:
    """Tell words behind a list of parts that count the whole again: `…; tổng số đoàn viên là`.

    A semicolon is enough where commas set the parts off: `A 8 người, B 3 người; 6 người mất tích`.
    """
    goes_back = is_list_of_commas and _WHOLE_AGAIN.match(between)
    return bool(goes_back or _RETURNS.search(between))


def counts_whole(between: str, *, is_total: bool) -> bool:
    """Tell words before a number that is of the whole again.

    Behind parts their sum (`KCN A có 22; KCN B có 17, tổng cộng 39`), and behind a semicolon a
    number of its own (`trong đó 38 CĐCS ngoài nhà nước; số đoàn viên là 900`).
    """
    return bool((is_total and _SUMS_UP.fullmatch(between)) or _OWN_NUMBER.search(between))


def totals(between: str) -> bool:
    """Tell words before the sum over several: `Khu A có 20, khu B có 15, tổng số lao động là`."""
    return between.startswith(", tổng ")


def goes_with(between: str) -> bool:
    """Tell words before a number of those counted just before: `96 doanh nghiệp của A với 800`."""
    return bool(_GOES_WITH.fullmatch(between))


def is_on_the_same_ground(line: str, end: int) -> bool:
    """Tell a bare `trên địa bàn` right behind a number: the place named so before is meant."""
    return bool(_SAME_GROUND.match(line, end))


def is_of_a_number(line: str, end: int) -> bool:
    """Tell a number whose owner is itself counted: `25/25 công đoàn của hai tỉnh`."""
    return bool(_OF_A_NUMBER.match(line, end))


def goes_on(before: str, line: str) -> bool:
    """Tell a sentence that goes on counting within the scope of the one before."""
    if _GOES_ON.match(line):
        return True
    return bool(_LIST_LINE.match(line) and _LIST_FOLLOWS.search(before))
