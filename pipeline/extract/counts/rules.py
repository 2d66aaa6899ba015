"""Rules for a number with its noun behind it, by name."""

import re
from collections.abc import Callable
from typing import NamedTuple, cast

from schemas.counts import Measure, Modifier

from . import lexicon
from .lexicon import Entry
from .modifiers import Before, after
from .quantity import Quantity
from .reading import Reading
from .refusals import Refusal, behind, no_count
from .view import View

_LINK = re.compile(
    r"(?:trở lên )?(?:(?:của|trên|trong|so với) )?"
    r"(?:(?:tổng số|tổng|số lượng|số|các|toàn bộ|toàn thể|những) ){0,2}"
)
_RATIO_LINK = re.compile(r"(?:(?:tổng số|tổng|số lượng|số|các|những) ){0,2}")
OTHER_SHARE = re.compile(
    r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|vốn|diện tích|công suất|doanh thu|gdp|grdp|"
    r"số phiếu|phiếu|lương|"
    r"nhu cầu|điện năng|giá trị|sản lượng|năng lực|số vốn|quỹ|kinh phí|mức|cổ phần|"
    r"giá|thị phần|ngân sách|điểm)(?!\w)"
)
"""What a percentage is told of where it is no share of anything counted."""
_EACH_ONE = re.compile(r" ?/ ?[^\W\d_]")
_KINDS = frozenset(
    {"hội nghị", "lễ", "cuộc", "buổi", "thi", "họp", "tuyên truyền", "thực hiện", "triển khai",
     "tập huấn", "các", "chương", "lớp", "kỷ", "đại hội", "khám", "ra", "ký", "đối thoại"}
)  # fmt: skip
"""What follows `tổ chức` where it is a verb."""
_VERB = re.compile(rf" (?:{'|'.join(sorted(_KINDS))})(?!\w)")


_YOUTH = re.compile(
    r"(?<!\w)(?:đoàn thanh niên|(?:tỉnh|thành|huyện|quận|xã|thị|chi|cơ sở|liên chi) ?đoàn"
    r"(?! viên| kết| thể)|đoàn khối|thanh niên cộng sản)(?!\w)"
)
"""Whose members `đoàn viên` are where no union is meant."""
_VISITS = re.compile(r"lượt (?:truy cập|xem|đọc|thích|chia sẻ|bình luận|tải)(?!\w)")
_BODY_WORDS = frozenset({"đơn vị", "cơ sở", "tổ chức", "tập thể", "bộ phận"})


class Found(NamedTuple):
    """A counted noun behind a number."""

    start: int
    end: int
    entry: Entry
    classified: bool
    """A classifier stands between the number and the noun."""


class Behind(NamedTuple):
    """What stands behind a number."""

    place: int
    noun: Found | None
    unit: tuple[int, Entry] | None
    """Money, a measure, a length of time or an age."""
    announced: tuple[int, Entry] | None
    """A task noun."""


class Place(NamedTuple):
    """One quantity with its surroundings, as every rule sees it."""

    view: View
    quantity: Quantity
    before: Before
    behind: Behind

    @property
    def noun(self) -> Found | None:
        """The counted noun behind the number."""
        return self.behind.noun


Rule = Callable[[Place], Reading | Refusal | None]


def look_behind(view: View, quantity: Quantity) -> Behind:
    """Look once for noun, unit and task noun behind a number; the longer of two wins."""
    low, place = view.low, behind(view.low, quantity.end)
    unit = lexicon.units().match(low, place)
    if place == quantity.end:
        found = None if unit else _glued(view, place)
        return Behind(place, found, unit, None)
    start = place
    if quantity.percent or quantity.kind == "ratio":
        link = (_LINK if quantity.percent else _RATIO_LINK).match(low, place)
        start = link.end() if link else place
    found = _noun_at(view, start)
    announced = lexicon.declared().match(low, place)
    if found and unit and unit[0] >= found.end:
        found = None
    elif found and (
        _EACH_ONE.match(low, found.end) or _is_verb(low, found) or _VISITS.match(low, place)
    ):
        return Behind(place, None, None, None)
    elif found:
        unit = None
    return Behind(place, found, unit, announced)


def _glued(view: View, place: int) -> Found | None:
    """Find an abbreviation in capitals that stands right behind its number: `3.000CN`."""
    direct = _named(view, place) if view.text[place : place + 1].isupper() else None
    if direct is None or not direct[1].capitals:
        return None
    return Found(place, direct[0], direct[1], False)


def _is_verb(low: str, found: Found) -> bool:
    return found.entry.canonical == "tổ chức" and _VERB.match(low, found.end) is not None


def _noun_at(view: View, place: int) -> Found | None:
    low = view.low
    direct = _named(view, place)
    between = lexicon.classifiers().match(low, place)
    if between:
        further = behind(low, between[0])
        noun = _named(view, further) if further > between[0] else None
        word = between[1].canonical
        fits = noun is not None and (
            word == "lượt" or (word in _BODY_WORDS) != (noun[1].type in lexicon.PERSONS)
        )
        if noun and word in _BODY_WORDS and noun[1].canonical in _BODY_WORDS:
            fits = False
        if noun and fits and (direct is None or noun[0] > direct[0]):
            words = f"{between[1].canonical} {noun[1].canonical}"
            return Found(place, noun[0], Entry(words, noun[1].type), True)
    return Found(place, direct[0], direct[1], False) if direct else None


def _named(view: View, place: int) -> tuple[int, Entry] | None:
    found = lexicon.nouns().match(view.low, place)
    if found and found[1].capitals and not view.text[place : found[0]].isupper():
        return None
    return found


def _read(at: Place, rule: str) -> Reading | Refusal | None:
    """Make a reading of a number and the noun behind it, unless something refuses it."""
    if at.noun is None:
        return None
    quantity, noun = at.quantity, at.noun
    name = noun.entry.canonical
    refusal = no_count(at.view, quantity, at.before, noun.entry.type)
    if refusal is not None:
        return refusal
    start, end, modifier = at.before.start, noun.end, at.before.modifier
    measure = noun.entry.type
    if name == "đoàn viên" and _YOUTH.search(at.view.low, *at.view.sentence(start)):
        measure = "people"
    if quantity.percent and at.view.low.startswith(" trở lên ", quantity.end):
        modifier = "at_least"
    around = after(at.view, start, end)
    if around:
        start, end, modifier = around
    return Reading(
        start, end, quantity, name, cast(Measure, measure),
        _of_kind(quantity, modifier), rule, noun.start,
        generic=None if noun.classified or name not in lexicon.generic() else name,
    )  # fmt: skip


def _of_kind(quantity: Quantity, modifier: Modifier) -> Modifier:
    if quantity.high is not None:
        return "range"
    return "at_least" if quantity.kind == "vague" else modifier


def _ratio(at: Place) -> Reading | Refusal | None:
    return _read(at, "counts.fraction") if at.quantity.kind == "ratio" else None


def _declared_ratio(at: Place) -> Reading | Refusal | None:
    """`7/9 nội dung phối hợp`: of task nouns only fractions are counts."""
    found = at.behind.announced
    if at.quantity.kind != "ratio" or found is None:
        return None
    noun = Found(at.behind.place, found[0], Entry(found[1].canonical, "other"), False)
    return _read(at._replace(behind=at.behind._replace(noun=noun)), "counts.task_fraction")


def _percent(at: Place) -> Reading | Refusal | None:
    if not at.quantity.percent or OTHER_SHARE.match(at.view.low, at.quantity.end):
        return None
    return _read(at, "counts.percent")


def _range(at: Place) -> Reading | Refusal | None:
    share = at.quantity.percent
    return _read(at, "counts.range") if at.quantity.kind == "range" and not share else None


def _vague(at: Place) -> Reading | Refusal | None:
    return _read(at, "counts.vague") if at.quantity.kind == "vague" else None


def _classifier(at: Place) -> Reading | Refusal | None:
    plain = _plain(at.quantity) and at.noun is not None and at.noun.classified
    return _read(at, "counts.classifier") if plain else None


def _generic(at: Place) -> Reading | Refusal | None:
    plain = _plain(at.quantity) and at.noun is not None and not at.noun.classified
    if not plain or at.noun is None or at.noun.entry.canonical not in lexicon.generic():
        return None
    return _read(at, "counts.generic_noun")


def _number(at: Place) -> Reading | Refusal | None:
    if at.noun is None or at.noun.classified or at.noun.entry.canonical in lexicon.generic():
        return None
    return _read(at, "counts.number_noun") if _plain(at.quantity) else None


def _plain(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.percent


RULES: tuple[tuple[str, Rule], ...] = (
    ("counts.fraction", _ratio),
    ("counts.task_fraction", _declared_ratio),
    ("counts.percent", _percent),
    ("counts.range", _range),
    ("counts.vague", _vague),
    ("counts.classifier", _classifier),
    ("counts.generic_noun", _generic),
    ("counts.number_noun", _number),
)
