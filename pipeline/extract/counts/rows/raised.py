"""What a number was before: `từ 1.900 (năm 2010) xuống còn 1.500 công nhân`."""

import re
from collections.abc import Sequence

from ..modifiers import Before, before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View

TO_NOW = frozenset({"lên", "xuống", "còn", "tới", "đến", "thành"})
_RAISED = re.compile(
    r"(?: \([^()\n]{0,40}\)|,? (?:hồi |vào |của |ở |trong )?(?:(?:đầu|cuối|giữa) )?"
    r"(?:năm|tháng|quý)(?: [\divx/-]{1,9}| ngoái| trước| nay)| người)?(?: |, (?:[^\W\d_]+ ){0,4}?)"
    r"(?:(?:đã|nay|tăng|giảm|nâng|rút|chỉ|sụt) ){0,2}"
    r"(?:lên|xuống|còn|thành|tới)(?: (?:còn|chỉ còn|đến|tới|thành|là))? "
)


def is_raised(
    view: View,
    quantities: Sequence[Quantity],
    readings: Sequence[Reading],
    reading: Reading,
    found: list[Reading],
) -> bool:
    """`từ 1.900 (năm 2010) xuống còn 1.500 công nhân`: add what the number was before."""
    low, start = view.low, reading.start
    if reading.noun_start <= reading.quantity.end:
        return False
    for quantity in reversed(quantities[max(0, reading.index - 3) : reading.index]):
        front = before(view, quantity.start)
        if front.last != "từ" or _RAISED.fullmatch(low, quantity.end, start) is None:
            continue
        same = quantity.kind == "number" and quantity.percent == reading.quantity.percent
        taken = any(other.quantity.start == quantity.start for other in readings)
        if not same or taken or no_count(view, quantity, front, reading.measure) is not None:
            return False
        found.append(shared(quantity, front, reading))
        return True
    return False


def shared(quantity: Quantity, front: Before, reading: Reading) -> Reading:
    """Let a number count what a count behind it counts."""
    return Reading(
        front.start, quantity.end, quantity, reading.noun, reading.measure,
        front.modifier, "counts.shared_noun", quantity.end, front.last, like=reading.start,
    )  # fmt: skip
