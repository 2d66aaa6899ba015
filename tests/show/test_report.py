"""`vifacts show` as text, held by golden files; `scripts/make_golden` makes them."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from pipeline.io.records import read_records
from pipeline.show.report import report
from schemas.base import SCHEMA_VERSION
from schemas.record import ArticleRecord

from ..io.full import make

GOLDEN = Path(__file__).parents[1] / "golden"
NUMBERS = {"003": 0, "016": 1}


def golden() -> list[ArticleRecord]:
    with (GOLDEN / "records.jsonl").open("rb") as stream:
        return list(read_records(stream, uri="records.jsonl"))


def lines(record: ArticleRecord | dict[str, Any], *, width: int | None = None) -> list[str]:
    if isinstance(record, dict):
        record = ArticleRecord.model_validate(record)
    return [line.plain for line in report(record, width=width)]


@pytest.mark.parametrize("article", NUMBERS)
@pytest.mark.parametrize(("name", "width"), [("80", 80), ("piped", None)])
def test_golden(article: str, name: str, width: int | None) -> None:
    expected = (GOLDEN / f"show-{article}-{name}.txt").read_text(encoding="utf-8")
    assert lines(golden()[NUMBERS[article]], width=width) == expected.split("\n")[:-1]


@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    for record in golden():
        wide = [line for line in lines(record, width=width) if cell_len(line) > width]
        assert wide == []


@pytest.mark.parametrize("width", [40, 80, None])
def test_every_fact_is_there_at_every_width(width: int | None) -> None:
    for record in golden():
        seen = "".join("".join(lines(record, width=width)).split())
        facts = [*record.dates, *record.organisations, *record.counts, *record.unassigned]
        facts += [item for tasks in record.tasks for item in tasks.items]
        assert facts
        assert [f.text for f in facts if "".join(f.text.split()) not in seen] == []


def test_in_a_pipe_a_fact_is_one_line_with_its_id() -> None:
    record = golden()[1]
    found = {line.split()[0]: line for line in lines(record) if line.startswith("  ")}
    for date in record.dates:
        assert f"[{date.text}]" in found[date.id]
        assert ("! year inferred: " in found[date.id]) == bool(date.inferred)


def test_what_joins_classes_is_told() -> None:
    record = make()
    record["counts"][0]["period"] = record["dates"][0]["id"]
    item = record["tasks"][0]["items"][1]
    item |= {"inferred": True, "targets": [record["counts"][1]["id"]]}
    seen = lines(record)
    (count,) = [line for line in seen if "[45 doanh nghiệp]" in line]
    assert "  - scope: Toàn khu  - period: sáng 8/3/2024 = 2024-03-08 morning" in count
    first, second = (line for line in seen if line.startswith("  t"))
    assert first.endswith("rà soát hồ sơ  - actor, from the cue: Quận ủy")
    assert "  ! inferred: goes on after the last marked point" in second
    assert second.endswith("  - deadline: ngày 30/6/2024  - target: 30 doanh nghiệp")
    assert "  - cue: Quận ủy yêu cầu:" in seen


def test_what_fails_comes_first_and_is_told_on_top() -> None:
    record = make()
    passed = record["checks"][0]
    failed = {**passed, "status": "fail", "message": "45 < 30"}
    record["checks"] = [passed, failed, {**passed, "status": "incomplete"}]
    record["warnings"] = [{"code": "odd", "message": "so odd"}]
    seen = lines(record)
    assert seen[3:5] == ["! 1 check failed", "! so odd (odd)"]
    found = [line for line in seen if "subset" in line]
    assert [line.split(" subset")[0] for line in found] == ["! FAILED", "! incomplete", "  ok"]
    assert "(expected: 45, found: 30; of: 45 doanh nghiệp; 30 doanh nghiệp)" in found[0]


def test_without_text_the_words_stand_alone() -> None:
    record = make()
    del record["text"]
    assert any(line.endswith("  [30 doanh nghiệp]") for line in lines(record))


def test_words_give_no_orders() -> None:
    record = make()
    record["entities"][0]["name"] = "\x1b]0;x\x07Quận ủy\n\u2028[red]4"
    record["warnings"] = [{"code": "odd", "message": "\x1b[2J"}]
    seen = "\n".join(lines(record))
    assert "]0;xQuận ủy [red]4" in seen
    assert not [char for char in seen if not char.isprintable() and char != "\n"]


def test_golden_records_are_of_this_contract() -> None:
    text = (GOLDEN / "records.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["schema_version"] for line in text.splitlines()] == [
        SCHEMA_VERSION
    ] * 2
