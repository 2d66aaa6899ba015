"""One pass over the text: at each word that can begin a time expression, the longest reading."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from . import days, lengths, lunar, months, relatives, years
from . import fragments as f
from .moment import Candidate
from .rule import Rule

ALL_RULES: Final[tuple[Rule, ...]] = (
    *days.RULES, *lunar.RULES, *months.RULES, *years.RULES, *relatives.RULES, *lengths.RULES
)  # fmt: skip

TRIGGERS: Final[dict[str, tuple[str, ...]]] = {
    "day": ("ngày", "mùng", "mồng", "hôm"),
    "full_moon": ("rằm",),
    "weekday": ("thứ", "chủ", "t", "cn"),
    "part": ("buổi", *sorted({w.split()[0] for w in f.PARTS})),
    "month": ("tháng", "t"),
    "quarter": ("quý",),
    "mod": tuple(sorted({w.split()[0] for w in f.MODS})),
    "half": ("nửa",),
    "year": ("năm",),
    "term": ("giai", "thời", "nhiệm", "niên", "khóa", "khoá"),
    "decade": ("thập",),
    "century": ("thế",),
    "week": ("tuần",),
    "same": ("cùng",),
    "several": ("những", "các", "mấy"),
    "word": tuple(sorted({w.split()[0] for w in f.SMALL})),
    "digit": ("0",),
}
"""The first words of time expressions by class; `t` stands for T before a digit, `0` for any digit."""


def _trigger() -> re.Pattern[str]:
    words = sorted({w for row in TRIGGERS.values() for w in row} - {"t", "0"})
    return re.compile(
        rf"(?<![^\W_])(?:(?:{'|'.join(words)})(?![^\W\d])|T(?=\d)|(?<![\d.,/])\d)", re.IGNORECASE
    )


_TRIGGER: Final = _trigger()


@lru_cache(maxsize=64)
def _dispatch(without: frozenset[str]) -> dict[str, tuple[Rule, ...]]:
    """Give, for each first word, the rules that may begin with it."""
    table: dict[str, list[Rule]] = {}
    for kind, words in TRIGGERS.items():
        for word in words:
            row = table.setdefault(word, [])
            row.extend(
                r for r in ALL_RULES if kind in r.heads and r.name not in without and r not in row
            )
    return {word: tuple(row) for word, row in table.items()}


def scan(text: str, *, without: frozenset[str] = frozenset()) -> Iterator[list[Candidate]]:
    """Yield, in order and without overlap, the candidates of each match (a list states several)."""
    table = _dispatch(without)
    position = 0
    while found := _TRIGGER.search(text, position):
        word = "0" if found[0].isdigit() else found[0].lower()
        best = _longest(text, found.start(), table[word])
        if best:
            yield best
            position = max(c.end for c in best)
        else:
            position = _next(text, found)


def _next(text: str, found: re.Match[str]) -> int:
    """Give where to look on: behind the word, behind the whole number."""
    end = found.end()
    if found[0].isdigit():
        while end < len(text) and text[end].isdigit():
            end += 1
    return end


def _longest(text: str, place: int, rules: Iterable[Rule]) -> list[Candidate]:
    best: list[Candidate] = []
    reach = -1
    for rule in rules:
        match = rule.pattern.match(text, place)
        if match is None or match.end() <= reach:
            continue
        read = list(rule.build(match))
        if read:
            best, reach = read, match.end()
    return best
