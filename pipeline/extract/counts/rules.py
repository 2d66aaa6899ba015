"""Rules for a number with its noun behind it, by name."""

import re
from typing import cast

from schemas.counts import Measure

from .behind import Found
from .modifiers import after, before
from .numbers.quantity import Quantity
from .reading import Reading
from .refusals import Refusal, no_count
from .view import View

OTHER_SHARE = re.compile(
    r" (?:so với |về )?(?:kế hoạch|chỉ tiêu|dự toán|vốn|diện tích|công suất|doanh thu|gdp|grdp|"
    r"số phiếu|phiếu|lương|"
    r"nhu cầu|điện năng|giá trị|sản lượng|năng lực|số vốn|quỹ|kinh phí|mức|cổ phần|"
    r"giá|thị phần|ngân sách|điểm)(?!\w)"
)
"""What a percentage is told of where it is no share of anything counted."""
_YOUTH = re.compile(
    r"(?<!\w)(?:đoàn thanh niên|(?:tỉnh|thành|huyện|quận|xã|thị|chi|cơ sở|liên chi) ?đoàn"
    r"(?! viên| kết| thể)|đoàn khối|thanh niên cộng sản)(?!\w)"
)
"""Whose members `đoàn viên` are where no union is meant."""
_YOUTH_UNION = (
    "đoàn thanh niên",
    "tỉnh đoàn",
    "thành đoàn",
    "huyện đoàn",
    "quận đoàn",
    "đoàn tncs",
)
_UNION = ("công đoàn", "cđcs", "lđlđ", "liên đoàn lao động", "nghiệp đoàn")
"""Where the article speaks of the one and never of the other, its members are meant."""
RULES = (
    "counts.fraction",
    "counts.task_fraction",
    "counts.percent",
    "counts.range",
    "counts.vague",
    "counts.classifier",
    "counts.generic_noun",
    "counts.number_noun",
)
"""Every rule by name; the kind of number and of noun says which one reads it, at most one."""


def rule_of(view: View, quantity: Quantity, noun: Found) -> str | None:
    """Name the rule that reads a number with its noun; none where it is a share of other things."""
    if quantity.percent:
        other = OTHER_SHARE.match(view.low, quantity.end)
        return None if other else "counts.percent"
    if quantity.kind == "number":
        if noun.classified:
            return "counts.classifier"
        return "counts.generic_noun" if noun.generic else "counts.number_noun"
    return _BY_KIND[quantity.kind]


_BY_KIND = {"ratio": "counts.fraction", "range": "counts.range", "vague": "counts.vague"}


def read(view: View, quantity: Quantity, noun: Found, rule: str) -> Reading | Refusal:
    """Make a reading of a number and the noun behind it, unless something refuses it."""
    in_front = before(view, quantity.start)
    measure, name = noun.measure, noun.noun
    if not (quantity.bare and in_front.is_free):
        refusal = no_count(view, quantity, in_front, measure)
        if refusal is not None:
            return refusal
    start, end, modifier, last = in_front.start, noun.end, in_front.modifier, in_front.last
    if name.endswith("đoàn viên") and is_youth(view, start):
        measure = "people"
    if quantity.percent and view.low.startswith(" trở lên ", quantity.end):
        modifier = "at_least"
    around = after(view, start, end)
    if around:
        start, end, modifier = around
        last = before(view, start).last
    if quantity.high is not None:
        modifier = "range"
    elif quantity.kind == "vague":
        modifier = "at_least"
    return Reading(
        start, end, quantity, name, cast(Measure, measure), modifier, rule, noun.start, last,
        name if noun.generic else None,
    )  # fmt: skip


def is_youth(view: View, place: int) -> bool:
    """Tell whether a sentence speaks of the youth union, whose members are `đoàn viên` too."""
    if not view.says(_UNION) and view.says(_YOUTH_UNION):
        return True
    start, end = view.sentence(place)
    words = view.low[start:end].replace("đoàn viên", "")
    return ("đoàn" in words or "thanh niên" in words) and (
        _YOUTH.search(view.low, start, end) is not None
    )
