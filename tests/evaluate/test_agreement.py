"""Agreement of two annotators: symmetric, and blind to what either calls optional."""

import pytest

from pipeline.evaluate.agreement import agreement

from .conftest import Annotated

ONE = "⟦Ngày 1/2/2020⟧{d 2020-02-01 event} có ⟦45 doanh nghiệp⟧{c enterprises 45 level}."


def test_the_same_annotation_agrees(annotated: Annotated) -> None:
    report = agreement([annotated(ONE)], [annotated(ONE)])
    assert (report.dates.value.f1, report.counts.value.f1, report.count_roles.share) == (1, 1, 1)


def test_a_difference_costs_the_same_both_ways(annotated: Annotated) -> None:
    other = annotated("⟦Ngày 1/2/2020⟧{d 2020-02-01 event} có 45 doanh nghiệp.")
    there, back = agreement([annotated(ONE)], [other]), agreement([other], [annotated(ONE)])
    assert there.counts.value.f1 == back.counts.value.f1 == 0
    assert there.dates.value.f1 == 1


@pytest.mark.parametrize("first", ["{c enterprises 45 ?}", "{c enterprises 46 level ?}"])
def test_what_one_calls_optional_is_left_out(annotated: Annotated, first: str) -> None:
    doubtful = annotated(ONE.replace("{c enterprises 45 level}", first))
    report = agreement([doubtful], [annotated(ONE)])
    assert report.counts.value.gold == report.counts.value.predicted == 0


def test_a_missing_article_is_an_error(annotated: Annotated) -> None:
    with pytest.raises(KeyError):
        agreement([annotated(ONE, id="a")], [annotated(ONE, id="b")])
