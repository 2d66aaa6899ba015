"""What a rule of the date room is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .moment import Candidate

Build = Callable[[re.Match[str]], Iterable[Candidate]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, the words it may begin with, and what a match says."""

    name: str
    """As it stands in the record: `dates.numeric`."""
    heads: frozenset[str]
    """Classes of first words, as `scan.TRIGGERS` names them."""
    pattern: re.Pattern[str]
    build: Build


def rule(name: str, heads: str, pattern: str, build: Build) -> Rule:
    """Compile a rule; `heads` are trigger classes set off by spaces."""
    return Rule(f"dates.{name}", frozenset(heads.split()), re.compile(pattern, re.IGNORECASE), build)
