"""What the tables of every room are asked; a room names its rows, its rules and its runner."""

from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from ..tables import Row, coverage


class Specification:
    """Every row holds, every rule has its rows and is needed."""

    rows: ClassVar[list[Row]]
    rules: ClassVar[tuple[str, ...]]
    wrong: Callable[..., list[str]]
    """Says in words what a room finds otherwise than a row wants it, `without` some rules."""
    least: ClassVar[int]

    def test_the_row_holds(self, row: Row) -> None:
        assert self.wrong(row) == [], row.text

    def test_there_are_enough_rows_and_none_twice(self) -> None:
        assert len(self.rows) >= self.least
        texts = Counter((row.text, row.published) for row in self.rows)
        assert [text for text, times in texts.items() if times > 1] == []

    def test_a_rule_has_five_positives_and_three_near_misses(self, rule: str) -> None:
        counted = coverage(self.rows)
        assert counted.positives[rule] >= 5
        assert counted.near[rule] >= 3

    def test_rows_name_rules_that_are_there(self) -> None:
        assert {row.rule for row in self.rows} <= set(self.rules)

    def test_switching_a_rule_off_turns_a_row_red(self, rule: str) -> None:
        rows = [row for row in self.rows if row.rule == rule and not row.near]
        assert any(self.wrong(row, without=frozenset({rule})) for row in rows)
