"""What a number was before: `từ 1.900 (năm 2010) xuống còn 1.500 công nhân`."""

import re

from ..modifiers import before
from ..reading import Reading
from ..refusals import no_count
from .row import Row, shared

_RAISED = re.compile(
    r"(?: \([^()\n]{0,40}\)|,? (?:hồi |vào |của |ở |trong )?(?:(?:đầu|cuối|giữa) )?"
    r"(?:năm|tháng|quý)(?: [\divx/-]{1,9}| ngoái| trước| nay)| người)?(?: |, (?:[^\W\d_]+ ){0,4}?)"
    r"(?:(?:đã|nay|tăng|giảm|nâng|rút|chỉ|sụt) ){0,2}"
    r"(?:lên|xuống|còn|thành|tới)(?: (?:còn|chỉ còn|đến|tới|thành|là))? "
)


def is_raised(row: Row, reading: Reading, found: list[Reading]) -> bool:
    """`từ 1.900 (năm 2010) xuống còn 1.500 công nhân`: add what the number was before."""
    view, quantities = row.view, row.quantities
    low, start = view.low, reading.start
    if reading.noun_start <= reading.quantity.end:
        return False
    for quantity in reversed(quantities[max(0, reading.index - 3) : reading.index]):
        front = before(view, quantity.start)
        if front.last != "từ" or _RAISED.fullmatch(low, quantity.end, start) is None:
            continue
        same = quantity.kind == "number" and quantity.percent == reading.quantity.percent
        taken = quantity.start in row.read()
        if not same or taken or no_count(view, quantity, front, reading.measure) is not None:
            return False
        found.append(shared(quantity, front, reading))
        return True
    return False
