"""The scope that holds at a place of a sentence, read from left to right."""

import re
from typing import Final

from . import following as f
from . import holding as h
from .bodies import Candidate
from .openers import Line, Opener
from .view import Counted

_PEOPLE: Final = frozenset({"workers", "people", "union_members", "party_members"})
_GROUND: Final = " trên địa bàn"
_BRACKET: Final = re.compile(r"[()]")
_ASIDE: Final = ("riêng ", "Riêng ")


class Held:
    """What holds between two numbers: an opener, a label, or what held before them."""

    __slots__ = (
        "_are_several", "_behind", "_ground", "_has_commas", "_in_list", "_is_aside", "_is_first",
        "_is_series", "_line", "_of_total", "_opened", "_openers", "_outer", "_stack", "_whole",
        "current", "is_wished", "zones",
    )  # fmt: skip

    def __init__(self, line: Line, carried: tuple[int, int] | None) -> None:
        """Begin with what the sentence before counts, where this one goes on with it."""
        self._line = line
        self._openers = line.openers()
        self._stack: list[Candidate | None] = []
        self._outer: Candidate | None = None
        self._ground: Candidate | None = None
        self._behind: Candidate | None = None
        self._are_several = False
        self._of_total = False
        self._in_list = False
        self._has_commas = False
        self._is_aside = False
        self._is_first = True
        self._is_series = line.is_series()
        self._opened: Counted | None = None
        self.zones: Candidate | None = None
        self.is_wished = False
        self.current: Candidate | None = None
        if carried:
            self.current = Candidate(carried[0] - line.start, carried[1] - line.start, "whole")
        self._whole = self.current

    def go_on(self, count: Counted, between: str, end: int) -> None:
        """Go on over the words between two counts to the second."""
        has_bracket = "(" in between or ")" in between
        if has_bracket:
            self._turn(between)
        opener = self._openers.get(end + len(between))
        if opener:
            self._open(opener, count, between, end)
        elif (self._in_list or self._is_series or has_bracket or count.role == "part") and (
            label := self._label(count, between)
        ):
            self._enter(Candidate(end + label[0], end + label[1], "zone"), is_label=True)
        elif self.current or self.zones or self._whole or self._behind or self._in_list:
            self._stay(count, between)
        self._is_first = False

    def _label(self, count: Counted, between: str) -> tuple[int, int] | None:
        if self._is_series:
            return h.in_series(between)
        is_part = count.role == "part"
        if is_part and not self._in_list and (unit := h.first_unit(between)):
            return unit
        may_label = self._in_list or (is_part and "(" in between)
        return h.labelled(between, is_part=is_part) if may_label else None

    def _open(self, opener: Opener, count: Counted, between: str, end: int) -> None:
        scope, self.is_wished = opener
        self._opened = count
        self._is_aside = self._line.text.endswith(_ASIDE, 0, scope.start)
        self._enter(scope, is_label=scope.end + 2 >= end + len(between) or self._is_aside)
        self._has_commas = ("," in between or self._is_aside) and ";" not in between
        if count.role != "part" and not self._is_aside:
            self._are_several = self._are_several or self._whole is not None
            self._whole = None if self._are_several else scope

    def _stay(self, count: Counted, between: str) -> None:
        """Hold on to what holds, or go back to what held before a list."""
        is_total = count.role == "total"
        if count.role == "target" and h.wants(between):
            self.is_wished = True
        if self._is_beside(count, between):
            self.current, self._in_list = self._outer, False
        by_commas = self._has_commas and not (self._is_aside and not self._outer)
        if self._in_list and h.returns(between, is_list_of_commas=by_commas):
            self.current, self._in_list = self._outer, False
        elif (is_total or "; " in between) and h.counts_whole(between, is_total=is_total):
            self.current = self._whole
        elif self.current or self.zones:
            if not self._is_first and h.breaks(between):
                self.current = None
            elif self.zones and count.measure in ("enterprises", "workers"):
                self.current = self.zones
        if self._are_several and self._has_commas and h.totals(between):
            self.current = None
        if self._behind and not (self.current is None and self._goes_with(count, self._behind)):
            self._behind = None

    def _is_beside(self, count: Counted, between: str) -> bool:
        """Tell one more part of the whole: `khối FDI có 239 công ty; 44 công ty tư nhân`."""
        first = self._opened
        if first is None or not between.lstrip(")").startswith("; ") or count.role != "part":
            return False
        return first.role == "part" and first.measure == count.measure

    def _goes_with(self, count: Counted, behind: Candidate) -> bool:
        """Tell a number of those counted just before, or a part of them."""
        between = self._line.text[behind.end : count.start - self._line.start]
        if count.role == "part" and between in (" có ", " mới có ", " chỉ có ", " đã có ", " thì "):
            return True
        if self._of_total and count.role == "part" and between.startswith(", "):
            return not h.breaks(between)
        return h.goes_with(between)

    def _turn(self, between: str) -> None:
        for bracket in _BRACKET.findall(between):
            if bracket == "(":
                self._stack.append(self.current)
            elif self._stack:
                self.current = self._stack.pop()

    def _enter(self, scope: Candidate, *, is_label: bool) -> None:
        if is_label and not self._in_list:
            self._outer = self.current
        self.current, self._in_list, self.zones, self._behind = scope, is_label, None, None

    def over(self, count: Counted, end: int) -> Candidate | None:
        """Give the scope of a count: what stands right behind it, or what holds."""
        scope = self._right_behind(count, end)
        if scope:
            self._behind = None if self.current else scope
            self._of_total = count.role == "total"
        return scope or self.current or self._behind

    def _right_behind(self, count: Counted, end: int) -> Candidate | None:
        line = self._line
        if line.text.startswith(_GROUND, end) and h.is_on_the_same_ground(line.text, end):
            return self._ground
        for candidate in line.followers.get(end, ()):
            if f.follows(
                line.text, end, candidate,
                close=self.current is not None, people=count.measure in _PEOPLE,
            ):  # fmt: skip
                self._ground = candidate
                return candidate if candidate.kind != "sector" or count.role == "part" else None
        return None
