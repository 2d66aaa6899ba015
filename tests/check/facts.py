"""Facts for the tables of checks: from marks in the text, as the corpus writes them."""

import re
from collections.abc import Sequence

from pipeline.evaluate.markup import parse
from pipeline.segment.segmented import SegmentedText
from schemas import edtf
from schemas.base import place_id
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.gold import GoldCount, GoldDate

from ..tables import article

_NUMBER = re.compile(
    r"^(?:(?:hơn|khoảng|gần|trên|chưa đến|một|hai|ba|triệu|nghìn|[\d.,%/]+) ?\b){1,5} ?"
)


def read(
    marked: str, *, because: Sequence[str] = ()
) -> tuple[SegmentedText, list[DateFact], list[CountFact]]:
    """Give the article of a marked text, every line a body block, with its dates and counts."""
    gold = parse(f"---\n{marked}\n---\n", id="row")
    reasons = iter(because)
    dates = [_date(date, next(reasons, "marked")) for date in gold.gold.dates]
    return article(gold.text), dates, [_count(count) for count in gold.gold.counts]


def _date(gold: GoldDate, because: str) -> DateFact:
    assert gold.value is not None and gold.role is not None
    first, last = edtf.bounds(gold.value, gold.mod)
    return DateFact(
        id=place_id("d", gold.start, gold.end), start=gold.start, end=gold.end, text=gold.text,
        rule="dates.marked", confidence=None, kind=gold.kind, value=gold.value,
        grain=None if gold.kind == "duration" else "day", mod=gold.mod,
        earliest=first.isoformat() if first else None, latest=last.isoformat() if last else None,
        part_of_day=gold.part_of_day, role=gold.role, inferred=list(gold.inferred),
        because=because if gold.inferred else None, alternatives=[],
    )  # fmt: skip


def _count(gold: GoldCount) -> CountFact:
    assert gold.role is not None
    return CountFact(
        id=place_id("c", gold.start, gold.end), start=gold.start, end=gold.end, text=gold.text,
        rule="counts.marked", confidence=None, measure=gold.measure,
        noun=gold.noun or _NUMBER.sub("", gold.text) or gold.text, modifier=gold.modifier,
        unit=gold.unit, value=gold.value, low=gold.low, high=gold.high, of=gold.of,
        role=gold.role, direction=gold.direction, scope=None, period=None,
    )  # fmt: skip
