"""A whole beside its parts added up, written out in the article's own figures."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.checks import Check, CheckCode, CheckStatus
from schemas.counts import CountFact

from .figures import grouped, printed, value
from .noted import noted


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that are compared with their whole, and zones named one by one."""

    parts: tuple[CountFact, ...]
    singles: int = 0

    @property
    def total(self) -> Decimal:
        """The parts added up."""
        return sum((value(p) for p in self.parts), Decimal(self.singles))


def compared(whole: CountFact, summed: Sum, status: CheckStatus, code: CheckCode) -> Check:
    """Give the check of a whole: `45 doanh nghiệp = 30 + 15`, or by how much it differs."""
    total, stated = summed.total, value(whole)
    addends = [value(p) for p in summed.parts] + [Decimal(1)] * summed.singles
    words = [printed(p) for p in summed.parts] + ["1"] * summed.singles
    sign = "=" if total == stated else "≠"
    message = f"{whole.text} {sign} {' + '.join(words)}"
    if total != stated:
        more = "more" if total > stated else "less"
        message += f", which is {grouped(total)}: {grouped(abs(total - stated))} {more}"
    if status == "incomplete":
        message += ", and the list breaks off"
    return noted(
        code=code, status=status, measure=whole.measure, expected=str(stated),
        found=f"{' + '.join(map(str, addends))} = {total}",
        facts=[whole.id, *(p.id for p in summed.parts)], message=message,
    )  # fmt: skip
