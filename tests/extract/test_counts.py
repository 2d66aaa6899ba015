"""Counts: the seeds, evidence on every text, switches, speed of the pattern."""

import json
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.counts import find_counts
from pipeline.segment.article import segment
from schemas.counts import CountFact
from schemas.gold import GoldArticle, GoldCount

from ..tables import article

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"
SENTENCE = "Toàn khu có hơn 45 doanh nghiệp với 9.400 lao động, trong đó 65% là nữ."
PIECES = [
    "Toàn khu có ", "45", " ", "\u00a0", "doanh nghiệp", "9.400 lao động", ", ", "trong đó ",
    "65%", "hơn ", "từ 3 đến 5", "hàng nghìn ", "một phần ba ", "số ", "người", "\n", "(", ")",
    "5/8 ", "nội dung", "ngày 5/9", "😀", "\u200b", "tăng ", "97, 162 và 31 ", "là ", "; ", ". ",
    "5 tỷ đồng", "İ", "1" * 30, "năm ", "khu ", "trở lên", "chiếm ", "tổng số ",
]  # fmt: skip


def told(facts: tuple[CountFact, ...]) -> list[tuple[object, ...]]:
    return [(f.measure, f.value, f.low, f.high, f.unit, f.modifier, f.role) for f in facts]


def test_the_seeds_are_found_with_value_and_role() -> None:
    if not SEEDS.exists():
        pytest.skip("../shared/gold is not there")
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        gold = GoldArticle.model_validate(json.loads(line))
        found = {(f.start, f.end): f for f in find_counts(segment(gold.text)).facts}
        needed = [c for c in gold.gold.counts if not c.optional]
        assert all((c.start, c.end) in found for c in needed)
        assert all(_agree(c, found[c.start, c.end]) for c in needed)
        known = {(c.start, c.end) for c in gold.gold.counts}
        assert [f.text for place, f in found.items() if place not in known] == []


def _agree(gold: GoldCount, fact: CountFact) -> bool:
    fields = ("measure", "unit", "modifier", "value", "low", "high", "of", "role")
    return all(getattr(gold, name) == getattr(fact, name) for name in fields)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_evidence_is_exact_on_whatever_stands_there(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    found = find_counts(article(text))
    spans = [(f.start, f.end) for f in found.facts]
    assert all(text[f.start : f.end] == f.text for f in (*found.facts, *found.leftovers))
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    places = [(u.start, u.end) for u in found.leftovers]
    assert not any(s < end and start < e for s, e in spans for start, end in places)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    find_counts(article(unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "  "])
@pytest.mark.parametrize("front", ["", "😀 ", "\n\n", "\u200b"])
def test_blanks_and_neighbours_change_nothing(blank: str, front: str) -> None:
    plain = find_counts(article(SENTENCE)).facts
    other = find_counts(article(front + SENTENCE.replace(" ", blank))).facts
    assert told(other) == told(plain)
    assert len(plain) == 3


def test_a_share_of_one_thing_or_of_a_size_class_needs_no_whole() -> None:
    one = find_counts(article("Công nhân vừa xin nghỉ ở một xưởng may, chiếm 31%."))
    assert told(one.facts) == []
    sized = find_counts(article("Tỉnh có nhiều doanh nghiệp trên 20 lao động (chiếm 31%)."))
    assert [(f.text, f.role) for f in sized.facts] == [
        ("trên 20 lao động", "threshold"),
        ("31%", "part"),
    ]


def test_a_line_end_parts_number_and_noun() -> None:
    assert find_counts(article("Toàn khu có 45\ndoanh nghiệp")).facts == ()


def test_boilerplate_holds_no_counts() -> None:
    text = "Toàn khu có 45 doanh nghiệp.\n\nTin khác\n12 doanh nghiệp được khen (05/6/2024)\n"
    assert [f.text for f in find_counts(segment(text)).facts] in ([], ["45 doanh nghiệp"])


def test_two_runs_are_equal() -> None:
    assert find_counts(article(SENTENCE)) == find_counts(article(SENTENCE))


@pytest.mark.parametrize(
    "stress",
    [
        "1" * 10**6,
        "1." * 20000,
        "5 " * 20000,
        "5-" * 20000,
        "hai mươi " * 5000,
        "số 5 là " * 5000,
        "Xưởng May 1 368 người, " * 4000,
        "- khu A: 45 công nhân:\n" * 3000,
        "tổng cộng 5 công nhân, " * 3000,
        "kiểm tra 45 công ty, 5% công ty nợ. " * 2000,
    ],
    ids=[
        "digits",
        "dots",
        "blanks",
        "dashes",
        "words",
        "heads",
        "names",
        "points",
        "sums",
        "shares",
    ],
)
def test_the_patterns_are_linear(stress: str) -> None:
    begin = time.process_time()
    find_counts(article(stress))
    assert time.process_time() - begin < 6
