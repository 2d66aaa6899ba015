"""Every planted error is found and no other, over generated paragraphs and the whole pipeline."""

from random import Random

import pytest

from pipeline.record import extract

from .breakdowns import Paragraph, breakdown

SUMS = ("total_of_parts", "zone_count")


def wrong(paragraph: Paragraph) -> str | None:
    """Say what the checks of a paragraph miss or invent."""
    checks = extract(paragraph.text).checks
    fails = [c.message for c in checks if c.status == "fail"]
    passes = [c.message for c in checks if c.status == "pass" and c.code in SUMS]
    if paragraph.adds_up:
        right = not fails and (passes or not paragraph.is_sum)
    else:
        right = len(fails) == 1 and not passes
    return None if right else f"{paragraph.text}: {fails or passes or 'nothing'}"


def found_wrong(count: int, *, seed: int) -> list[str]:
    random = Random(seed)
    said = (wrong(breakdown(random)) for _ in range(count))
    return [line for line in said if line]


def test_the_planted_error_is_found_and_no_other() -> None:
    assert found_wrong(280, seed=1) == []


@pytest.mark.slow
def test_in_five_thousand_paragraphs() -> None:
    assert found_wrong(5000, seed=2) == []
