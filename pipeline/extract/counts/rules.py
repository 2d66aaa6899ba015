"""Rules for a number with its noun behind it, by name."""

import re
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple, cast

from schemas.counts import Measure, Modifier

from . import lexicon
from .behind import Behind, Found
from .modifiers import Before, after
from .quantity import Quantity
from .reading import Reading
from .refusals import Refusal, no_count
from .view import View

OTHER_SHARE = re.compile(
    r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|vốn|diện tích|công suất|doanh thu|gdp|grdp|"
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
class Place(NamedTuple):
    """One quantity with what stands behind it, as every rule sees it."""

    view: View
    quantity: Quantity
    behind: Behind


Rule = Callable[[Place], Found | None]
"""Gives the noun of the number, None where the rule does not read it."""


def read(at: Place, before: Before, noun: Found, rule: str) -> Reading | Refusal:
    """Make a reading of a number and the noun behind it, unless something refuses it."""
    view, quantity, behind = at
    measure, name = noun.entry.type, noun.entry.canonical
    refusal = no_count(view, quantity, before, measure)
    if refusal is not None:
        return refusal
    start, end, modifier = before.start, noun.end, before.modifier
    if name == "đoàn viên" and _is_youth(view, start):
        measure = "people"
    if quantity.percent and view.low.startswith(" trở lên ", quantity.end):
        modifier = "at_least"
    around = after(view, start, end)
    if around:
        start, end, modifier = around
    generic = not noun.classified and name in lexicon.generic()
    return Reading(
        start, end, quantity, name, cast(Measure, measure),
        _of_kind(quantity, modifier), rule, noun.start, generic=name if generic else None,
    )  # fmt: skip


def _is_youth(view: View, place: int) -> bool:
    """Tell whether a sentence speaks of the youth union, whose members are `đoàn viên` too."""
    start, end = view.sentence(place)
    words = view.low[start:end].replace("đoàn viên", "")
    return ("đoàn" in words or "thanh niên" in words) and (
        _YOUTH.search(view.low, start, end) is not None
    )


def _of_kind(quantity: Quantity, modifier: Modifier) -> Modifier:
    if quantity.high is not None:
        return "range"
    return "at_least" if quantity.kind == "vague" else modifier


def _noun(at: Place) -> Found | None:
    return at.behind.noun


def _declared_ratio(at: Place) -> Found | None:
    """`7/9 nội dung phối hợp`: of task nouns only fractions are counts."""
    return at.behind.announced


def _percent(at: Place) -> Found | None:
    other = OTHER_SHARE.match(at.view.low, at.quantity.end)
    return None if other else at.behind.noun


def _classifier(at: Place) -> Found | None:
    noun = at.behind.noun
    return noun if noun is not None and noun.classified else None


def _generic(at: Place) -> Found | None:
    noun = at.behind.noun
    if noun is None or noun.classified or noun.entry.canonical not in lexicon.generic():
        return None
    return noun


def _number(at: Place) -> Found | None:
    noun = at.behind.noun
    if noun is None or noun.classified or noun.entry.canonical in lexicon.generic():
        return None
    return noun


BY_KIND: dict[str, tuple[tuple[str, Rule], ...]] = {
    "ratio": (("counts.fraction", _noun), ("counts.task_fraction", _declared_ratio)),
    "percent": (("counts.percent", _percent),),
    "range": (("counts.range", _noun),),
    "vague": (("counts.vague", _noun),),
    "number": (
        ("counts.classifier", _classifier),
        ("counts.generic_noun", _generic),
        ("counts.number_noun", _number),
    ),
}
"""The rules for a kind of quantity, a percentage being a kind of its own."""
RULES: tuple[tuple[str, Rule], ...] = tuple(chain.from_iterable(BY_KIND.values()))
