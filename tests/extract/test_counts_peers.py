"""Number rows of NeMo in front of a counted noun."""

import pytest

from .peer_counts import SET_ASIDE, asked, in_scope, report, right


def test_numbers_ranges_and_fractions_before_a_noun() -> None:
    rows = asked()
    if not rows:
        pytest.skip("../shared/peers is not there")
    wrong = [row["id"] for row in rows if not right(row)]
    assert len(rows) > 150
    assert len(wrong) / len(rows) <= 0.02, wrong


def test_every_row_is_asked_or_set_aside_with_a_reason() -> None:
    rows = in_scope()
    if not rows:
        pytest.skip("../shared/peers is not there")
    assert set(SET_ASIDE) <= {row["id"] for row in rows}
    assert f"set aside: {len(rows) - len(asked())}" in report()
