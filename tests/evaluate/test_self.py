"""Gold turned into records scores 1 everywhere, and nothing is made up where nothing is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.readers import load_gold
from pipeline.evaluate.report import Report, Score, Share
from schemas.base import Frozen

WHOLE = """Chủ Nhật, ngày 21/9/2025

⟦Sáng 16/5⟧{d 2024-05-16 event morning ~year}, ⟦Ban Quản lý⟧{o zone_authority entity=E} (⟦BQL⟧{o \
zone_authority entity=E}) và ⟦Công đoàn các KCN tỉnh⟧{o union} họp ⟦cuối tháng 11/2022⟧{d 2022-11 \
background mod=end}, ⟦hàng năm⟧{d none duration ?}.
Toàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 total scope="Toàn khu" \
period="cuối tháng 11/2022"} với ⟦hơn 12.300 lao động⟧{c workers 12300 \
more_than level}, ⟦0,64%⟧{c workers 0.64% part}, ⟦3-4 đơn vị⟧{c organisations 3..4 level}, \
⟦5/8 nội dung⟧{c other 5/8 level ?}.
BQL yêu cầu 2 nhiệm vụ: (1) ⟦rà soát thang lương ⟦trước ngày 30/6⟧{d \
../2024-06-30 plan ~year}⟧{t A 1 actors="BQL" deadline="trước ngày 30/6"}; \
(2) ⟦xây nhà ăn ca⟧{t A 2}."""
FOOTER = ('list A planned 2 cue="BQL yêu cầu"', "check task_count pass", "check weekday fail")


def figures(tree: Frozen, path: str = "") -> Iterator[tuple[str, float | None]]:
    """All figures of a report with their names."""
    for name in type(tree).model_fields:
        value = getattr(tree, name)
        if isinstance(value, Score):
            yield f"{path}{name}", value.f1
        elif isinstance(value, Share):
            yield f"{path}{name}", value.share
        elif isinstance(value, Frozen):
            yield from figures(value, f"{path}{name}.")


def not_one(report: Report) -> list[str]:
    return [name for name, value in figures(report) if value != 1.0]


def test_gold_against_itself_scores_one(annotated, record_of):
    gold = annotated(WHOLE, *FOOTER)
    report = evaluate([gold], [record_of(gold)])
    assert len(list(figures(report))) == 24
    assert not_one(report) == []
    assert report.misses == []


def test_seeds_against_themselves_score_one(seeds: Path, record_of):
    gold = list(load_gold(seeds))
    report = evaluate(gold, [record_of(article) for article in gold])
    assert (report.articles.gold, report.articles.with_record) == (5, 5)
    assert not_one(report) == ["count_periods", "item_actors", "item_deadlines"]
    assert report.count_periods.f1 is None
    assert report.item_actors.share is report.item_deadlines.share is None
    assert report.misses == []
    assert report.dates.value.gold == 31
    assert report.organisations.value.gold == 87


def test_an_article_without_facts_has_null_figures(annotated, record_of):
    gold = annotated("Không có gì.")
    report = evaluate([gold], [record_of(gold)])
    assert {value for _, value in figures(report)} == {None}


@pytest.mark.parametrize("records", [0, 1])
def test_no_gold_at_all_has_null_figures(annotated, record_of, records):
    report = evaluate([], [record_of(annotated("Không có gì."))] * records)
    assert {value for _, value in figures(report)} == {None}
    assert report.articles.records_without_gold == records


def test_the_report_is_json_with_one_type_a_field(annotated, record_of):
    gold = annotated(WHOLE, *FOOTER)
    for records in ([], [record_of(gold)]):
        report = evaluate([gold], records)
        text = report.model_dump_json()
        assert Report.model_validate_json(text) == report
        assert "NaN" not in text


def test_same_input_same_bytes(annotated, record_of):
    gold = [annotated(WHOLE, *FOOTER, id="a"), annotated("⟦Sở Y tế⟧{o government}", id="b")]
    once, twice = (evaluate(gold, []).model_dump_json() for _ in range(2))
    assert once == twice
    assert [m.article for m in evaluate(gold, []).misses][-1] == "b"
