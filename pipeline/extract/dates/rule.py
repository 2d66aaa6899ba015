"""What a rule of the date room is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .lead import Lead
from .moment import Candidate

Build = Callable[[re.Match[str], Lead], Iterable[Candidate]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, the words it may begin with, and what a match says."""

    name: str
    """As it stands in the record: `dates.numeric`."""
    heads: frozenset[str]
    """Classes of first words, as `triggers` names them."""
    pattern: re.Pattern[str]
    """Read on folded text (`folding.fold`)."""
    build: Build
    led: bool = False
    """The pattern begins behind the lead (`sáng ngày …`), not at the first word."""
    closes: bool = False
    """Nothing else can reach further where it matches."""
    after: frozenset[str] = frozenset()
    """What stands behind the first word where it can match, as `triggers` names it; behind the
    lead, where there is one."""
    lunar: bool = False
    """Can match only where `lunar.may_be_named`."""


def rule(
    name: str,
    heads: str,
    pattern: str,
    build: Build,
    *,
    led: bool = False,
    closes: bool = False,
    after: str = "",
    lunar: bool = False,
) -> Rule:
    """Compile a rule; `heads` and `after` are names set off by spaces, no `after` means any."""
    return Rule(
        f"dates.{name}", frozenset(heads.split()), re.compile(pattern), build, led,
        closes, frozenset(after.split()), lunar,
    )  # fmt: skip
