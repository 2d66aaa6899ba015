"""Tables are the specification: TOML rows with the evidence marked in the text.

    [[row]]
    rule = "counts.number_noun"
    text = "Toàn khu có ⟦45 doanh nghiệp⟧ với ⟦12.300 lao động⟧."
    expect = [{measure = "enterprises", value = 45}, {measure = "workers", value = 12300}]

The marks are the spans of all expected facts, in order; `expect` names any of their fields.
A row with `near` instead of `rule` is a near miss: that rule must stay silent in it; it has no
marks where nothing is a fact. `leftover = [{text = "42 tỷ", reason = "money"}]` names numbers
that are no facts, `published` is a date given from outside, `entities = [{name = "…", mentions =
["…"]}]` the entities of the marked organisations, in order. Offsets are computed, never typed.
`kinds` names the blocks of the lines of a passage (all `body` where it is absent), `lists` groups
the marks of a passage of tasks (see tests/extract/test_tasks_tables.py).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel

from pipeline.segment.segmented import SegmentedText
from pipeline.segment.sentences import sentences
from schemas.article import Block, BlockKind

OPEN, CLOSE = "⟦", "⟧"
_KEYS = {"rule", "near", "text", "expect", "leftover", "published", "kinds", "lists", "entities"}


class FactLike(Protocol):
    """What the runner needs of a fact."""

    start: int
    end: int
    text: str
    rule: str


class LeftoverLike(Protocol):
    """What the runner needs of a number that became no fact."""

    text: str
    reason: str


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    id: str
    rule: str
    near: bool
    text: str
    spans: tuple[tuple[int, int], ...]
    expect: tuple[dict[str, Any], ...] = ()
    leftover: tuple[dict[str, str], ...] = ()
    published: str | None = None
    kinds: tuple[BlockKind, ...] = ()
    lists: tuple[dict[str, Any], ...] = ()
    entities: tuple[dict[str, Any], ...] | None = None


@dataclass(frozen=True)
class Coverage:
    """How many rows a rule has."""

    positives: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)


def rows(*paths: Path) -> list[Row]:
    """Read the rows of tables, refusing what is not as described above."""
    found: list[Row] = []
    for path in paths:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(table) == {"row"}, f"{path.name}: only [[row]] may stand in a table"
        for number, raw in enumerate(table["row"], 1):
            found.append(_row(f"{path.stem}-{number:03}", raw))
    return found


def _row(name: str, raw: dict[str, Any]) -> Row:
    assert set(raw) <= _KEYS, f"{name}: unknown keys {sorted(set(raw) - _KEYS)}"
    assert ("rule" in raw) != ("near" in raw), f"{name}: either rule or near"
    text, spans = unmark(raw["text"])
    expect = tuple(raw.get("expect", ({},) * len(spans)))
    assert len(expect) == len(spans), f"{name}: {len(spans)} marks, {len(expect)} expected facts"
    assert spans or "near" in raw, f"{name}: a row for a rule marks a fact"
    return Row(
        name, raw.get("rule") or raw["near"], "near" in raw, text, spans, expect,
        tuple(raw.get("leftover", ())), raw.get("published"), tuple(raw.get("kinds", ())),
        tuple(raw.get("lists", ())), tuple(raw["entities"]) if "entities" in raw else None,
    )  # fmt: skip


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks out of a text and give the spans they marked."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length = start = 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = length
        elif piece == CLOSE:
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), tuple(spans)


def article(text: str, kinds: Sequence[BlockKind] = ()) -> SegmentedText:
    """Make an article of a row's text: lines as blocks of `kinds`, sentences as the pipeline's."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    named = kinds or ("body",) * len(lines)
    blocks = tuple(
        Block(start=start, end=end, kind=kind)
        for (start, end), kind in zip(lines, named, strict=True)
    )
    return SegmentedText(text, blocks, sentences(text, blocks))


def differences(
    row: Row, facts: Sequence[FactLike], leftovers: Sequence[LeftoverLike] = ()
) -> list[str]:
    """Say in words what a room found otherwise than the row wants it; empty is right.

    Rooms make their facts unvalidated (`schemas/making.py`); each is validated here.
    """
    for fact in (*facts, *leftovers):
        if isinstance(fact, BaseModel):
            type(fact).model_validate(fact)
    wanted, got = set(row.spans), {(f.start, f.end) for f in facts}
    said = [f"misses ⟦{row.text[s:e]}⟧" for s, e in sorted(wanted - got)]
    said += [f"adds ⟦{row.text[s:e]}⟧" for s, e in sorted(got - wanted)]
    by_span = {(f.start, f.end): f for f in facts}
    for span, expected in zip(row.spans, row.expect, strict=True):
        if span in by_span:
            said += _fields(by_span[span], expected)
    fired = {f.rule for f in facts}
    if row.near and row.rule in fired:
        said.append(f"{row.rule} fires")
    left = [(u.text, u.reason) for u in leftovers]
    for wish in row.leftover:
        if (wish["text"], wish["reason"]) not in left:
            said.append(f"leaves {left}, not {wish}")
    return said


def _fields(fact: FactLike, expected: dict[str, Any]) -> list[str]:
    got = fact.model_dump(mode="json") if isinstance(fact, BaseModel) else vars(fact)
    missing = [key for key in expected if key not in got]
    assert not missing, f"a fact has no {missing}"
    return [
        f"⟦{fact.text}⟧ has {key} {got[key]!r}, not {value!r}"
        for key, value in expected.items()
        if got[key] != (None if value == "null" else value)
    ]


def coverage(found: Iterable[Row]) -> Coverage:
    """Count the positives and the near misses of every rule."""
    counted = Coverage()
    for row in found:
        (counted.near if row.near else counted.positives)[row.rule] += 1
    return counted


def page(table: str) -> str:
    """A page around the table of an article, which alone looks like furniture."""
    return (
        "Công đoàn các khu công nghiệp tỉnh tổng kết hoạt động năm 2021\n\nNgày 12/1/2022, Công "
        "đoàn các khu công nghiệp tỉnh tổng kết hoạt động năm 2021, kết quả như sau:\n\n"
        f"{table}\n\nPhát biểu tại hội nghị, Chủ tịch Công đoàn các khu công nghiệp tỉnh biểu "
        "dương kết quả mà các cấp công đoàn trong khu đạt được trong năm qua.\n"
    )
