"""Counts: stated quantities of counted nouns, found by one number-anchored pass (guide, §3)."""

from .apart import APART
from .find import CountsFound, find_counts
from .roles.assign import ROLES
from .rows.lists import LISTS
from .rules import RULES
from .shares import SHARES

RULE_NAMES: tuple[str, ...] = (
    *RULES,
    *(name for table in (SHARES, APART, LISTS, ROLES) for name, _ in table),
)
"""Every rule that `without` can switch off."""

__all__ = ["RULE_NAMES", "CountsFound", "find_counts"]
