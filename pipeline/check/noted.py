"""A check as made of its values; the record that takes it in validates it."""

from collections.abc import Sequence

from schemas.checks import Check, CheckCode, CheckStatus
from schemas.counts import Measure
from schemas.making import made


def noted(
    *,
    code: CheckCode,
    status: CheckStatus,
    measure: Measure | None,
    expected: str | None,
    found: str | None,
    facts: Sequence[str],
    message: str,
) -> Check:
    """Give one comparison, unvalidated: `code="weekday", status="pass", …`."""
    values = {
        "code": code, "status": status, "measure": measure, "expected": expected,
        "found": found, "facts": list(facts), "message": message,
    }  # fmt: skip
    return made(Check, values)
