"""Rules against gold: what a case is, and what a share is worth."""

from pipeline.evaluate import calibration
from pipeline.evaluate.calibration import Case, cases, precisions, reliability
from pipeline.evaluate.markup import parse
from pipeline.record import extract

GOLD = (
    "---\nKhu có ⟦45 doanh nghiệp⟧{c enterprises 45 level}, ⟦120 công nhân⟧{c workers 130 level}"
    " và ⟦7 căn nhà⟧{c other 7 level ?}. Xã có 9 hộ.\n---\n"
)


def test_a_prediction_is_right_where_its_value_is() -> None:
    gold = parse(GOLD, id="a")
    found = list(cases(gold, extract(gold.text)))
    assert sorted((c.rule, c.right) for c in found) == [
        ("counts.number_noun", False),  # 120 is not gold's 130
        ("counts.number_noun", False),  # 9 hộ, which gold does not have
        ("counts.number_noun", True),
    ]


def test_spaces_at_the_ends_of_gold_shift_nothing() -> None:
    gold = parse(GOLD, id="a")
    found = list(cases(gold, extract(f"\n\n{gold.text}")))
    assert sorted(c.right for c in found) == [False, False, True]


def test_a_share_needs_cases_enough() -> None:
    few = [Case("dates.year", True)] * (calibration.ENOUGH - 1)
    assert precisions(few)[0].share is None
    (enough,) = precisions([*few, Case("dates.year", False)])
    assert (enough.right, enough.cases, enough.share) == (19, 20, 0.95)


def test_reliability_lays_expectation_beside_outcome() -> None:
    found = [Case("a.b", True), Case("a.b", False), Case("a.c", True), Case("a.d", True)]
    low, high = reliability(found, {"a.b": 0.75, "a.c": 1.0})
    assert (low.cases, low.expected, low.measured) == (2, 0.75, 0.5)
    assert (high.low, high.high, high.cases, high.measured) == (0.95, 1.0, 1, 1.0)
