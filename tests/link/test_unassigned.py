"""What became of every number: the table of reasons, and what holds for any text."""

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.link.unassigned import unassigned
from pipeline.record import extract
from pipeline.segment.article import segment
from schemas.base import Span
from schemas.record import ArticleRecord
from schemas.unassigned import Unassigned, UnassignedReason

from ..tables import unmark

ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "tables" / "reasons.toml").read_text(encoding="utf-8")
)["row"]


def wrong(
    spans: tuple[tuple[int, int], ...], reason: str, found: list[Unassigned], text: str
) -> list[str]:
    """Name the marked characters that stand in no number with the reason."""
    said = []
    for start, end in spans:
        over = [u for u in found if u.start < end and start < u.end]
        covered = {i for u in over if u.reason == reason for i in range(u.start, u.end)}
        digits = [i for i in range(start, end) if text[i].isdigit()] or list(range(start, end))
        if not covered.issuperset(digits):
            said.append(f"{text[start:end]}: {[(u.text, u.reason) for u in over]}")
    return said


@pytest.mark.parametrize(
    "row", [r for r in ROWS if not r.get("rooms")], ids=lambda r: r["text"][:40]
)
def test_the_place_of_a_number_says_why_it_is_no_fact(row: dict[str, Any]) -> None:
    text, spans = unmark(row["text"])
    assert wrong(spans, row["reason"], unassigned(segment(text), (), ()), text) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["text"][:40])
def test_the_record_says_the_same(row: dict[str, Any]) -> None:
    text, spans = unmark(row["text"])
    record = extract(text)
    in_names = tuple((o.start, o.end) for o in record.organisations)
    spans = tuple(s for s in spans if not any(a <= s[0] and s[1] <= b for a, b in in_names))
    assert wrong(spans, row["reason"], list(record.unassigned), text) == []


@pytest.mark.parametrize("number", ["٢٩١", "२९१", "២៩១", "၂၉၁", "᠒᠙᠑", "２９１"])
def test_digits_of_other_scripts_are_numbers(number: str) -> None:
    found = unassigned(segment(f"Lượt xem: {number} lần, 12"), (), ())
    assert [left.text for left in found] == [number, "12"]


def test_the_table_has_every_reason_and_no_row_twice() -> None:
    marks = Counter[str]()
    for row in ROWS:
        marks[row["reason"]] += len(unmark(row["text"])[1])
    assert sum(marks.values()) >= 120
    assert set(marks) == set(get_args(UnassignedReason))
    assert min(marks.values()) >= 2
    assert [t for t, times in Counter(row["text"] for row in ROWS).items() if times > 1] == []


PIECES = st.sampled_from(
    (Path(__file__).parent / "tables" / "pieces.txt").read_text(encoding="utf-8").split("|")
)
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=10).map("".join),
    st.text(st.sampled_from("0123456789/-.,:() \n%hagiờngàytriệu"), min_size=1, max_size=40),
).filter(lambda text: text.strip() != "")


def owners(record: ArticleRecord) -> dict[str, list[Span]]:
    return {
        "dates": list(record.dates), "counts": list(record.counts),
        "unassigned": list(record.unassigned),
    }  # fmt: skip


@example("٣12/5/2014")
@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_digit_is_owned_once(text: str) -> None:
    record = extract(text)
    assert record.text is not None
    named = {i for o in record.organisations for i in range(o.start, o.end)}
    owned = Counter(
        i
        for spans in owners(record).values()
        for span in spans
        for i in range(span.start, span.end)
    )
    for match in re.finditer(r"\d", record.text):
        place = match.start()
        assert owned[place] == 1 or (owned[place] == 0 and place in named), record.text[place - 5 :]
    assert max(owned.values(), default=0) <= 1


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_what_is_left_over_is_in_order_and_quotes_the_text(text: str) -> None:
    article = segment(text)
    left = unassigned(article, (), ())
    assert [u.start for u in left] == sorted({u.start for u in left})
    assert all(a.end <= b.start for a, b in pairwise(left))
    assert all(text[u.start : u.end] == u.text and re.search(r"\d", u.text) for u in left)
    digits = sum(len(re.findall(r"\d", u.text)) for u in left)
    assert digits == len(re.findall(r"\d", text))


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def left_over(text: str, words: str, reason: UnassignedReason) -> Unassigned:
    start, end = span(text, words)
    return Unassigned(start=start, end=end, text=words, reason=reason)


def test_of_a_number_owned_in_part_the_rest_is_left() -> None:
    text = "Ngày 12/5/2014 họp."
    left = unassigned(segment(text), [span(text, "Ngày 12/5")], ())
    assert [(u.text, u.reason) for u in left] == [("2014", "unknown")]


def test_owners_may_stand_in_each_other() -> None:
    text = "Công đoàn Công ty May 10 có 45 lao động, 3 ca."
    spans = [
        span(text, "Công đoàn Công ty May 10 có 45"),
        span(text, "10"),
        span(text, "45 lao động"),
    ]
    assert [u.text for u in unassigned(segment(text), spans, ())] == ["3"]


def test_leftovers_give_way_to_owners_and_to_each_other() -> None:
    text = "Từ 18 đến 38 tuổi, 45 lao động."
    leftovers = [
        left_over(text, "45", "unknown"), left_over(text, "18 đến 38", "age"),
        left_over(text, "18", "unknown"),
    ]  # fmt: skip
    left = unassigned(segment(text), [span(text, "45 lao động")], leftovers)
    assert [(u.text, u.reason) for u in left] == [("18 đến 38", "age")]


def test_a_room_that_took_a_name_for_a_document_is_put_right() -> None:
    text = "Tuyến xe buýt số 12 kéo dài vào khu công nghiệp."
    left = unassigned(segment(text), (), [left_over(text, "12", "document_number")])
    assert [(u.text, u.reason) for u in left] == [("12", "name")]


@pytest.mark.parametrize("piece", ["1 ", "1/", "(1) ", "1.2,", "0241 ", "1h", "a1"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    left = unassigned(segment(text), (), ())
    assert sum(c.isdigit() for u in left for c in u.text) == sum(c.isdigit() for c in text)
