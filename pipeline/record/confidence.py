"""How sure a fact is: the measured precision of the rule that read it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, TypeVar

from schemas.base import Fact
from schemas.making import changed
from schemas.tasks import TaskList

from ..data import load
from ..errors import SetupError

TABLE: Final = "rule_precision"
ENOUGH: Final = 20
"""Cases from which a share is told."""
_F = TypeVar("_F", bound=Fact)


@cache
def measured() -> Mapping[str, float]:
    """Give the precision of every rule that had cases enough, as `scripts/calibrate` measured it.

    A row of the table is the rule, `right/cases`, the class and where it was measured.
    """
    found = {}
    for row in load(TABLE):
        right, slash, cases = row.canonical.partition("/")
        if not (slash and right.isdecimal() and cases.isdecimal() and int(right) <= int(cases)):
            raise SetupError(
                "lexicon_damaged", f"{TABLE}.tsv: {row.surface} has no right/cases",
                hint="Run scripts/calibrate, or install vifacts again.",
            )  # fmt: skip
        if int(cases) >= ENOUGH:
            found[row.surface] = round(int(right) / int(cases), 3)
    return found


def with_confidence(facts: Iterable[_F]) -> list[_F]:
    """Give the facts with the precision of their rules; null where too few cases were measured."""
    known = measured()
    return [changed(fact, {"confidence": known.get(fact.rule)}) for fact in facts]


def lists_with_confidence(tasks: Iterable[TaskList]) -> list[TaskList]:
    """Give the lists with the precision of their items' rules."""
    return [changed(t, {"items": with_confidence(t.items)}) for t in tasks]
