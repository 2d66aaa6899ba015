"""The gate: floors hold, rise, and fall only with changed gold and a page that says why."""

import json
from pathlib import Path

import pytest

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.figures import figures
from pipeline.evaluate.gate import (
    Breach,
    Floors,
    breaches,
    fingerprint,
    lowered,
    raised,
    unexplained,
)
from schemas.gold import GoldArticle

from .conftest import Annotated, RecordOf

OLD, NEW = "0" * 64, "1" * 64
PAGE = "docs/decisions/0099-why.md"
FLOORS = Floors(gold=OLD, splits={"dev": {"dates.value": 0.9, "counts.value": 0.8}})


def test_a_figure_below_its_floor_is_a_breach() -> None:
    found = list(breaches({"dev": {"dates.value": 0.899, "counts.value": 0.8}}, FLOORS))
    assert found == [Breach(split="dev", figure="dates.value", floor=0.9, measured=0.899)]


def test_a_figure_that_is_gone_is_a_breach() -> None:
    found = list(breaches({"dev": {"dates.value": 0.95}}, FLOORS))
    assert [(b.figure, b.measured) for b in found] == [("counts.value", None)]
    assert len(list(breaches({}, FLOORS))) == 2


def test_floors_rise_and_never_fall() -> None:
    floors = raised({"dev": {"dates.value": 0.98765, "counts.value": 0.5}}, FLOORS, gold=NEW)
    assert floors.splits == {"dev": {"dates.value": 0.987, "counts.value": 0.8}}
    assert floors.gold == NEW


def test_first_floors_are_what_is_measured() -> None:
    assert raised({"dev": {"dates.value": 0.5}}, None, gold=OLD).splits == {
        "dev": {"dates.value": 0.5}
    }


def test_a_floor_falls_only_with_changed_gold() -> None:
    measured = {"dev": {"dates.value": 0.7, "counts.value": 0.9}}
    with pytest.raises(ValueError, match="has not changed"):
        lowered(measured, FLOORS, gold=OLD, page=PAGE)
    fresh = lowered(measured, FLOORS, gold=NEW, page=PAGE)
    assert fresh.splits["dev"] == {"dates.value": 0.7, "counts.value": 0.9}
    assert [(e.gold, e.page) for e in fresh.lowered] == [(NEW, PAGE)]
    assert not list(unexplained(FLOORS, fresh))


@pytest.mark.parametrize("gold", [OLD, NEW])
def test_a_floor_lowered_by_hand_is_seen(gold: str) -> None:
    by_hand = FLOORS.model_copy(
        update={"gold": gold, "splits": {"dev": {"dates.value": 0.1, "counts.value": 0.8}}}
    )
    assert [b.figure for b in unexplained(FLOORS, by_hand)] == ["dates.value"]


def test_a_floor_that_vanished_is_seen() -> None:
    without = Floors(gold=OLD, splits={"dev": {"dates.value": 0.9}})
    assert [b.figure for b in unexplained(FLOORS, without)] == ["counts.value"]


def test_fingerprint_hangs_on_content_and_not_on_order(annotated: Annotated) -> None:
    one, two = annotated("⟦Ngày 1/2/2020⟧{d 2020-02-01 event}", id="a"), annotated("Họp.", id="b")
    other = annotated("⟦Ngày 1/2/2020⟧{d 2020-02-01 period}", id="a")
    assert fingerprint([one, two]) == fingerprint([two, one])
    assert fingerprint([one, two]) != fingerprint([other, two])


def test_a_worsened_rule_turns_the_gate_red(annotated: Annotated, record_of: RecordOf) -> None:
    """Facts that a rule no longer finds lower the figure below its floor."""
    body = "⟦Ngày 1/2/2020⟧{d 2020-02-01 event} có ⟦45 doanh nghiệp⟧{c enterprises 45 level}."
    gold = annotated(body)
    whole: GoldArticle = gold
    floors = raised({"dev": figures(evaluate([gold], [record_of(whole)]))}, None, gold=OLD)
    assert not list(breaches({"dev": figures(evaluate([gold], [record_of(whole)]))}, floors))
    worse = whole.model_copy(update={"gold": whole.gold.model_copy(update={"counts": []})})
    found = list(breaches({"dev": figures(evaluate([gold], [record_of(worse)]))}, floors))
    assert "counts.value" in {b.figure for b in found}


def test_committed_floors_are_well_formed() -> None:
    path = Path(__file__).parents[2] / "corpus" / "floors.json"
    floors = Floors.model_validate_json(path.read_text(encoding="utf-8"))
    assert set(floors.splits) == {"train", "dev", "test"}
    assert all(json.loads(path.read_text("utf-8"))["splits"].values())
