"""What a number without a counted noun is, where its own place shows it."""

import re

from schemas.unassigned import UnassignedReason

from . import lexicon
from .modifiers import Before
from .numbers.quantity import Quantity
from .refusals import Refusal, refused
from .view import View

_UNITS: dict[str, UnassignedReason | None] = {
    "money": "money", "measure": "measure", "age": "age", "time": None
}  # fmt: skip
MEASURED: dict[str | None, Refusal] = {unit: refused(reason) for unit, reason in _UNITS.items()}
"""The refusal of a number by its unit: `42 tỷ đồng`, `500 ha`; times have no reason."""
_CODE = re.compile(r"(?:/\d{4})? ?[-–/] ?[A-ZĐ][A-ZĐƯÔ]{0,7}(?![^\W\d_])")
_CODE_SIGNS = frozenset("-–/")
_CLOCK_SIGNS = frozenset("hg:")
_CLOCK = re.compile(r" ?(?:h|g|giờ)(?:\d{2})?(?!\w)|:\d{2}(?!\d)")
_NEVER = 10**15
_HIGHEST = {"năm": 99, **dict.fromkeys(("sáng", "trưa", "chiều", "tối", "đêm"), 31)}
"""More is no date behind it: `(đầu năm 398)`, `ca đêm 280`."""
_LIST = re.compile(r"(?:[.)\]]|[-–/]) |[.)]$")


def _sign_behind(low: str, end: int) -> str:
    """Give the sign or letter behind a number, with or without a blank."""
    if end < len(low) and low[end] == " ":
        end += 1
    return low[end] if end < len(low) else ""


def is_date(low: str, quantity: Quantity, before: Before) -> bool:
    """Tell cheaply a number that a word in front makes a date, as half of those without a noun.

    Where something of its own stands behind it, it is looked at more closely.
    """
    if before.last not in lexicon.date_words() or not (quantity.bare or quantity.year_like):
        return False
    if not quantity.year_like and (quantity.value or 0) > _HIGHEST.get(before.last, _NEVER):
        return False
    sign = _sign_behind(low, quantity.end)
    if sign in _CODE_SIGNS or sign in _CLOCK_SIGNS:
        return False
    return not low.startswith((" trong ", " so với"), quantity.end)


def alone(view: View, quantity: Quantity, before: Before) -> Refusal | None:
    """Tell what a number without a counted noun is, where its own place shows it."""
    end = quantity.end
    sign = _sign_behind(view.low, end)
    if sign in _CODE_SIGNS and _CODE.match(view.text, end):
        return refused("document_number")
    if sign in _CLOCK_SIGNS and _CLOCK.match(view.low, end):
        return refused("time_of_day")
    if before.last and before.last != "(":
        return None
    opening = view.line_in_front(quantity.start)
    if opening in ("", "(") and quantity.value is not None and _LIST.match(view.low, end):
        return refused("list_marker")
    return None
