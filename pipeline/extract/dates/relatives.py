"""Days told from another day: `hôm nay`, `cùng ngày`, `hai ngày sau`, `thứ Hai tuần này`."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Grain

from . import fragments as f
from . import reading
from .days import AFTER, HEADS
from .lead import Lead
from .moment import Candidate, Moment, Relative, Unit
from .rule import Rule, rule

_BY_HEAD: Final = {"nay": 0, "qua": -1, "kia": -2, "kìa": -3}
_BY_DAY: Final = {"mai": 1, "kia": 2, "mốt": 2, "kìa": 3}
_BY_PART: Final = {"nay": 0, "qua": -1, "mai": 1, "mốt": 2}
_GRAINS: Final[dict[Unit, Grain]] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_UNITS: Final[dict[str, Unit]] = {
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
}
_ENDS = (
    r"(?= {0,3}(?:$|[\n,.;:()\]!?…\"”-])| {1,3}(?:đã|sẽ|mới|vẫn|lại|thì|là|tại|ở|ông|bà|anh|chị|các"
    r"|được|bị|cũng|họ|tôi|chúng|người|nhà|công)(?!\w))"
)
_WEEKS: Final = {
    "này": 0, "nay": 0, "hiện tại": 0, "trước": -1, "qua": -1, "rồi": -1, "vừa qua": -1,
    "vừa rồi": -1, "tới": 1, "sau": 1, "tiếp theo": 1, "kế tiếp": 1, "tiếp": 1,
}  # fmt: skip
WHICH_WEEK: Final = (
    rf"(?P<which>này|nay|hiện{f.SPACE}tại|trước|qua|rồi|vừa{f.SPACE}qua|vừa{f.SPACE}rồi|tới|sau"
    rf"|tiếp{f.SPACE}theo|kế{f.SPACE}tiếp)(?!\w)"
)
NO_CLAUSE: Final = rf"(?!{f.SPACE}(?:khi|đây|hết|tiên|mắt|thời|hạn|kia)(?!\w))"
_ORDINAL: Final = re.compile(
    r"(?:nhật|thứ \w{2,4}) (?:đến|tới|-) {1,2}$|(?:lần|khóa|hạng|đứng|vị trí|nhiệm kỳ|bậc|kỳ|người"
    r"|con|(?:điểm|mảng|vùng) (?:sáng|tối)|điểm|mảng|vùng|ngày|năm|tháng|tuần|ca|bên|lớp|số)"
    r" {1,2}$"
)
_LABELS: Final = re.compile(
    rf" {{0,3}}: {{0,3}}(?:{f.WEEKDAY}[ ,-]{{1,4}})?(?:ngày {{1,3}})?"
    r"\d{1,2} {0,2}[/.-] {0,2}\d{1,2} {0,2}[/.-] {0,2}\d{4}"
)
"""Behind `Hôm nay` in a page's header: it names the day that follows, and is none of its own."""


def _days(match: re.Match[str], lead: Lead, offset: int) -> Iterator[Candidate]:
    clock = reading.clock(match["clock2"], match["meridiem2"], lead.part) or lead.clock
    yield Candidate(
        lead.start, match.end(), "dates.relative_day", "date", Moment(clock=clock),
        relative=Relative("day", offset), grain="minute" if clock else "day", part_of_day=lead.part,
        weekday=lead.weekday,
    )  # fmt: skip


def _relative_day(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    word = match["word"]
    if word == "nay" and _LABELS.match(match.string, match.end()):
        return
    if lead.head.endswith(("hôm", "bữa")):
        table = _BY_HEAD
    else:
        table = _BY_DAY if lead.head == "ngày" else _BY_PART if lead.part and not lead.head else {}
    if word in table:
        yield from _days(match, lead, table[word])


def _same_day(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    step = match["step"]
    if step and not lead.head.endswith("hôm"):
        return
    offset = 0 if not step else 1 if step == "sau" else -1
    yield Candidate(
        lead.start, match.end(), "dates.same_day", "date", Moment(clock=lead.clock),
        relative=Relative("day", offset, from_previous=True),
        grain="minute" if lead.clock else "day", part_of_day=lead.part,
    )  # fmt: skip


def _step(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`hai ngày sau`, `3 tháng trước đó`, `sau đó hai ngày`, `cách đây 3 tuần`."""
    groups = match.groupdict()
    unit = _UNITS[match["unit"]]
    back = groups["way"] == "trước" or "ago" in groups
    number = reading.count(match["n"])
    told = not ("ago" in groups or (back and not groups.get("that")))
    yield Candidate(
        *match.span(), "dates.step", "date",
        relative=Relative(unit, -number if back else number, from_previous=told),
        grain=_GRAINS[unit],
        length=f.UNITS.get(match["unit"], "P{}M").format(number),
    )  # fmt: skip


def _week(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    offset = _WEEKS[" ".join(match["which"].split())]
    weekday = reading.weekday(match["weekday"])
    mod = f.MODS.get(match["mod"] or "")
    weekend = mod == "end" and weekday is None
    part = reading.part_of_day(match["part"])
    clock = reading.clock(match["clock"], None, part) if weekday is not None else None
    yield Candidate(
        match.start(), match.end(), "dates.relative_week", "date", Moment(clock=clock),
        relative=Relative("weekend" if weekend else "week", offset, weekday=weekday),
        grain="week" if weekday is None else "minute" if clock else "day",
        mod=None if weekend or weekday is not None else mod, part_of_day=part, weekday=weekday,
    )  # fmt: skip


def _weekday(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """A weekday alone, where it is no ordinal; `thứ Sáu tới` and `thứ Ba vừa rồi` say the side."""
    side = " ".join((match["side"] or "").split())
    if _ORDINAL.search(match.string, max(0, match.start() - 12), match.start()):
        return
    weekday, part = reading.weekday(match["weekday"]), reading.part_of_day(match["part"])
    clock = reading.clock(match["clock"], None, part)
    this_week = side.endswith(("này", "đầu tuần"))
    yield Candidate(
        *match.span(), "dates.weekday_alone", "date", Moment(clock=clock),
        relative=Relative("week", _WEEKS.get(side, 0), weekday=weekday, this_week=this_week),
        part_of_day=part, weekday=weekday, weak=not (part or side or clock),
        grain="minute" if clock else "day",
    )  # fmt: skip


_CLOCK = rf"(?:(?P<clock>{f.CLOCK}){f.SPACE})?"
_NUMBER_UNIT = rf"(?P<n>{f.COUNT}){f.SPACE}(?P<unit>ngày|tuần|tháng|quý|năm)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "relative_day", HEADS, rf"(?P<word>nay|qua|kìa|kia|mai|mốt)(?!\w){AFTER}", _relative_day,
        led=True, after="told",
    ),
    rule(
        "same_day", f"{HEADS} same",
        rf"(?:cùng{f.SPACE}ngày|(?P<step>sau|trước)(?!{f.SPACE}(?:khi|lúc|ngày|tết|lễ|cưới)))(?!\w)",
        _same_day, led=True, after="told",
    ),
    rule(
        "step", "digit word",
        rf"{_NUMBER_UNIT}{f.SPACE}(?P<way>sau|trước)(?:{f.SPACE}(?P<that>đó|ấy)(?!\w)|{_ENDS})",
        _step, after="unit_back month_back quarters number",
    ),
    rule(
        "step", "after",
        rf"(?P<way>sau|trước){f.SPACE}(?P<that>đó|ấy)(?:{f.SPACE}(?:đúng|khoảng|gần))?{f.SPACE}{_NUMBER_UNIT}"
        r"(?!\w)",
        _step, after="step",
    ),
    rule(
        "step", "ago",
        rf"cách{f.SPACE}(?P<ago>đây)(?:{f.SPACE}(?:đúng|khoảng|gần|hơn))?{f.SPACE}{_NUMBER_UNIT}(?P<way>)"
        r"(?!\w)",
        _step, after="step",
    ),
    rule(
        "relative_week", "week weekday mod part day digit",
        rf"{_CLOCK}(?:(?P<part>{f.PART}){f.SPACE})?(?:(?P<mod>{f.MOD}){f.SPACE})?"
        rf"(?:hôm{f.SPACE})?(?:(?P<weekday>{f.WEEKDAY}),?{f.SPACE}(?:của{f.SPACE})?)?tuần{f.SPACE}(?:lễ{f.SPACE})?"
        rf"{WHICH_WEEK}{NO_CLAUSE}",
        _week, after="words clock week_told week_both week_mod mod",
    ),
    rule(
        "weekday_alone", "weekday part day digit",
        rf"(?:hôm{f.SPACE})?{_CLOCK}(?:(?P<part>{f.PART}){f.SPACE})?(?P<weekday>{f.WEEKDAY})"
        rf"(?!{f.GAP},?{f.GAP}(?:\d|ngày))"
        rf"(?!{f.SPACE}(?:(?:đến|tới){f.SPACE}(?:thứ|chủ)|h[ằà]ng)|{f.GAP}-{f.GAP}(?:thứ|chủ))"
        rf"(?:{f.SPACE}(?P<side>này|tới|sau|vừa{f.SPACE}rồi|vừa{f.SPACE}qua|qua|trước|tuần{f.SPACE}này"
        rf"|đầu{f.SPACE}tuần){_ENDS})?",
        _weekday, after="words clock",
    ),
)  # fmt: skip
